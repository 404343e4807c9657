"""The values that a promise accepts in a year: the one place that decides it.

A promise may be a level (达到85%), a change from where it starts (年均提高0.4个百分点), or relative
to another figure. What is rounded, the start or a printed change, leaves the line between accepted
and not accepted open for a stretch; a value on that stretch can't be told.
"""

from __future__ import annotations

from fractions import Fraction

import attrs

from eduplan.bounds import (
    AtLeast,
    AtMost,
    Bound,
    Compared,
    Eliminate,
    Exactly,
    Fall,
    FullCoverage,
    Maintain,
    Multiple,
    Rise,
    over_of,
)
from eduplan.catalogue.definitions import Better
from eduplan.quantity import EVERYTHING, Interval
from eduplan.quantity.figure import measured
from eduplan.quantity.ranges import ONE, divide, root
from eduplan.words import Words

NOT_DUE = Words("这一年没有要求", "nothing is asked of this year")
NO_START = Words(
    "没有起点的数，算不出要求达到多少",
    "the start is not known, so what is asked can't be worked out",
)
NO_BEFORE = Words(
    "没有上一年的数，算不出这一年要求达到多少",
    "the year before is not known, so what is asked of this one can't be worked out",
)
NO_OTHER = Words("所比的数不知道", "the figure that it is held against is not known")


@attrs.frozen
class Value:
    """A value twice: as printed, and all that the printed digits may stand for.

    `printed` is a single point, unless a figure is hedged (约) or the value is no fraction (a
    coefficient of variation). It gives the answers; where `possible` would allow another one, the
    answer says that it rests on the rounding.
    """

    printed: Interval
    possible: Interval


def membership(accepted: Interval, values: Interval) -> bool | None:
    """Return whether all values are accepted, none (False), or some (None)."""
    common = values.intersect(accepted)
    if common is None:
        return False
    return True if common == values else None


@attrs.frozen
class Aim:
    """What a promise asks of a year: the values that meet it, and which way is forward.

    Attributes:
        accepted: the values that meet it, by the numbers as they are printed.
        better: `higher` or `lower`, or `band` where closer to the accepted values is forward.
        printed: those that meet it at the precision of print: 0.38 points are 0.4 as printed.
        surely: those that meet it whatever was rounded; None if there are none.
        possibly: those that may meet it.
        spread: where the line lies that a change leads to, at the precision of print.
        reason: why nothing is asked or known, and then everything is accepted.
    """

    accepted: Interval
    better: Better
    printed: Interval = attrs.field(default=attrs.Factory(lambda own: own.accepted, True))
    surely: Interval | None = attrs.field(default=attrs.Factory(lambda own: own.accepted, True))
    possibly: Interval = attrs.field(default=attrs.Factory(lambda own: own.accepted, True))
    spread: Interval | None = None
    reason: Words | None = None

    @classmethod
    def of_nothing(cls, reason: Words, better: Better = "band") -> Aim:
        """Return the aim of a year of which nothing is asked, or nothing known."""
        return cls(EVERYTHING, better, surely=None, reason=reason)

    def line(self, *, rises: bool) -> Interval:
        """Return where the line lies between what is accepted and what is not.

        `rises` asks for the line above which values are accepted, else for the one below which.
        """
        if self.spread is not None:
            return self.spread
        if self.accepted.is_point:
            return self.possibly
        sure = self.surely or EVERYTHING
        ends = (self.possibly.lower, sure.lower) if rises else (sure.upper, self.possibly.upper)
        return EVERYTHING if None in ends else Interval(*ends)

    def holds(self, value: Value) -> tuple[bool | None, bool]:
        """Return whether a value is accepted, and whether that rests on how anything was rounded.

        None: it can't be told, not even by the numbers as they are printed.
        """
        if self.reason is not None:
            return None, False
        if self.surely is not None and membership(self.surely, value.possible):
            return True, False
        if membership(self.possibly, value.possible) is False:
            return False, False
        held = membership(self.printed, value.printed)
        return held, held is not None


@attrs.frozen(kw_only=True)
class Known:
    """The facts that decide what a promise asks.

    Attributes:
        better: the direction of the indicator.
        due: the year in which the promise is due.
        start_year, start: where it starts from.
        before: the value of the year before, for a change of each year.
        other: the figure that it is held against.
    """

    better: Better
    due: int
    start_year: int = 0
    start: Value | None = None
    before: Value | None = None
    other: Value | None = None


def asks_every_year(bound: Bound) -> bool:
    """Return whether each year is judged by itself, and not the due year alone."""
    return isinstance(bound, Maintain) or over_of(bound) == "each_year"


def accepted_in(bound: Bound, year: int, known: Known) -> Aim:
    """Return what a promise asks of a year.

    What is due in one year is asked of that year and later ones. A mean change asks for the end of
    the way only: between the years nothing is due.
    """
    if year < known.due and not asks_every_year(bound):
        return Aim.of_nothing(NOT_DUE)
    if isinstance(bound, (Rise, Fall)):
        return _changed(bound, known)
    if isinstance(bound, Multiple):
        return _multiplied(bound, known.start)
    if isinstance(bound, Compared):
        return _compared(bound, known.other)
    return level_aim(bound, known.better)


def level_aim(bound: Bound, better: Better) -> Aim:
    """Return what a bound asks of an indicator; the better side of a single figure is accepted.

    达到85% is met by 90 % where more is better, and by what prints as 85 % where neither is. 保持
    is met by what is better than the figure, too.
    """
    accepted = bound.accepted
    if isinstance(bound, (AtLeast, FullCoverage)):
        return Aim(accepted, "higher")
    if isinstance(bound, (AtMost, Eliminate)):
        return Aim(accepted, "lower")
    if isinstance(bound, Maintain) and not accepted.is_point:
        return Aim(accepted, "higher" if accepted.upper is None else "lower")
    if bound.kind == "range" or better not in ("higher", "lower"):
        if not isinstance(bound, Exactly):
            return Aim(accepted, "band")
        spread = measured(bound.figure)
        return Aim(accepted, "band", printed=spread, possibly=spread)
    if better == "higher":
        return Aim(Interval(accepted.lower, None), better)
    return Aim(Interval(None, accepted.upper), better)


def on_the_way(bound: Bound, year: int, known: Known) -> Fraction | None:
    """Return where a mean change would be in a year, on its way to the end; None of any other.

    A growth follows its compound path, points and amounts a straight line.
    """
    if not isinstance(bound, (Rise, Fall)) or bound.over != "mean" or known.start is None:
        return None
    start = known.start.printed
    if not start.is_point or year < known.start_year:
        return None
    return _line(bound, start, _exact(bound), min(year, known.due) - known.start_year).value


def changed(
    bound: Rise | Fall | Multiple, start: Interval, change: Interval, years: int
) -> Interval:
    """Return where a change leads: `change` is what the figure of the bound may stand for."""
    if isinstance(bound, Multiple):
        return start * change
    return _line(bound, start, -change if isinstance(bound, Fall) else change, years)


def yearly_change(
    bound: Rise | Fall, start: Interval, end: Interval, years: int
) -> Interval | None:
    """Return the change a year, in the kind of a bound, that leads from a start to an end.

    A mean growth is enclosed, as its root is seldom a fraction; None where it has no sense.
    """
    if years < 1 or not bound.is_growth:
        return (end - start) / Interval.point(years) if years > 0 else None
    times = divide(end, start)
    grown = None if times == EVERYTHING else root(times, years)
    return None if grown is None else grown - ONE


def _changed(bound: Rise | Fall, known: Known) -> Aim:
    of_each = bound.over == "each_year"
    start = known.before if of_each else known.start
    if start is None:
        return Aim.of_nothing(NO_BEFORE if of_each else NO_START)
    years = known.due - known.start_year if bound.over == "mean" else 1
    if years < 1:
        return Aim.of_nothing(NO_START)
    exact, printed = _exact(bound), measured(bound.figure)
    if isinstance(bound, Fall):
        printed = -printed
    rises = isinstance(bound, Rise) is not bound.is_limit
    # A change that is printed as 0.4 is kept by one that prints so; what is more, keeps it anyway.
    lenient = (
        Interval(printed.lower, exact.upper, printed.lower_closed)
        if rises
        else Interval(exact.lower, printed.upper, True, printed.upper_closed)
    )
    aim = _beyond(
        rises,
        _line(bound, start.printed, exact, years),
        _line(bound, start.printed, lenient, years),
        _line(bound, start.possible, exact, years),
        _line(bound, start.possible, lenient, years),
        is_open=bound.figure.qualifier in ("more_than", "less_than"),
    )
    return attrs.evolve(aim, spread=_line(bound, start.possible, printed, years))


def _multiplied(bound: Multiple, start: Value | None) -> Aim:
    if start is None:
        return Aim.of_nothing(NO_START)
    times = Interval.point(bound.figure.value)
    exact, wide = start.printed * times, start.possible * times
    rises = (bound.figure.value >= 1) is not bound.is_limit
    return _beyond(rises, exact, exact, wide, wide)


def _compared(bound: Compared, other: Value | None) -> Aim:
    if other is None:
        return Aim.of_nothing(NO_OTHER)
    within = Interval.point(0 if bound.within is None else bound.within.value)
    times = Interval.point(bound.factor)
    other = Value(other.printed * times, other.possible * times)
    if bound.sense == "level_with":
        return _level_with(other, within)
    rises = bound.sense in ("not_below", "above")
    printed, wide = (
        one - within if rises else one + within for one in (other.printed, other.possible)
    )
    is_open = bound.sense in ("above", "below")
    return _beyond(rises, printed, printed, wide, wide, is_open=is_open)


def _level_with(other: Value, within: Interval) -> Aim:
    both = Interval(-within.value, within.value)
    low, high = other.possible - within, other.possible + within
    surely = None
    if high.lower is not None and low.upper is not None and low.upper <= high.lower:
        surely = Interval(low.upper, high.lower)
    wide = other.possible + both
    return Aim(other.printed + both, "band", surely=surely, possibly=wide)


def _exact(bound: Rise | Fall) -> Interval:
    """Return the change of a bound, below zero for a fall."""
    value = bound.figure.value
    return Interval.point(-value if isinstance(bound, Fall) else value)


def _line(bound: Rise | Fall, start: Interval, change: Interval, years: int) -> Interval:
    """Return where a change leads from a start: so many times, growing by a share or an amount."""
    if not bound.is_growth:
        return start + change * Interval.point(years)
    factor = Interval.point(1) + change
    for _ in range(years):
        start = start * factor
    return start


def _beyond(
    rises: bool,
    printed: Interval,
    lenient: Interval,
    surest: Interval,
    widest: Interval,
    *,
    is_open: bool = False,
) -> Aim:
    """Return the aim of all values on one side of a line that is known within intervals."""
    surely = surest.upper if rises else surest.lower
    return Aim(
        _side(rises, printed.lower if rises else printed.upper, is_open),
        "higher" if rises else "lower",
        printed=_side(rises, lenient.lower if rises else lenient.upper, is_open),
        surely=None if surely is None else _side(rises, surely, is_open),
        possibly=_side(rises, widest.lower if rises else widest.upper, is_open),
    )


def _side(rises: bool, end: Fraction | None, is_open: bool) -> Interval:
    return (
        Interval(end, None, lower_closed=not is_open)
        if rises
        else Interval(None, end, upper_closed=not is_open)
    )
