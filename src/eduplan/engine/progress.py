"""Level, pace and direction of a target: three answers, each computed alone, none merged.

Every value comes twice: `printed`, as it was published or computed from what was, and `possible`,
all that the published digits may stand for. The printed value gives the answer; where the possible
values would also allow another, the answer says that it rests on the rounding.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

import attrs

from eduplan.bounds import AtLeast, AtMost, Eliminate
from eduplan.quantity import EVERYTHING, Interval

if TYPE_CHECKING:
    from eduplan.bounds import Bound
    from eduplan.catalogue.definitions import Better
    from eduplan.words import Words

__all__ = [
    "NEAR",
    "Change",
    "ChangeState",
    "Judged",
    "Level",
    "LevelState",
    "Pace",
    "PaceState",
    "Value",
    "YearKept",
    "accepted_values",
    "aim_from",
    "change_between",
    "decided",
    "distance",
    "level_of",
    "membership",
    "pace_of",
    "share_gone",
    "time_gone",
]

NEAR = Fraction(4, 5)
"""From this ratio of progress to time gone on, a target is broadly on schedule 基本符合预期.

A convention of eduplan, not a national rule: 监测 and 评估 documents name the classes, no figure.
"""

LevelState: TypeAlias = Literal["met", "missed", "unknown", "manual"]
PaceState: TypeAlias = Literal[
    "on_schedule",
    "near",
    "behind",
    "none",
    "kept",
    "restored",
    "lost",
    "not_applicable",
    "unknown",
    "manual",
]
ChangeState: TypeAlias = Literal["improved", "flat", "worsened", "unknown"]


@attrs.frozen
class Value:
    """A value as printed, and all that it may be; a single printed one unless it is hedged (约)."""

    printed: Interval
    possible: Interval

    @property
    def point(self) -> Fraction | None:
        """The printed value, or None where the print gives a bound or nothing."""
        return self.printed.value if self.printed.is_point else None


@attrs.frozen
class Judged:
    """What a target asks: the values that meet it, and which way is forward.

    `better` is `higher` or `lower`, or `band` where closer to the accepted values is forward.
    """

    accepted: Interval
    better: Better


@attrs.frozen
class Level:
    """Whether the target is met; `gap` is what is lacking, `margin` what is to spare, base units.

    `rests_on_rounding` says that the other answer is possible within the published digits.
    """

    state: LevelState
    gap: Fraction | None = None
    margin: Fraction | None = None
    rests_on_rounding: bool = False
    reason: Words | None = None


@attrs.frozen
class YearKept:
    """Whether a value that is to be kept was kept in a year; None where that is unknown."""

    year: int
    kept: bool | None
    rests_on_rounding: bool = False


@attrs.frozen
class Pace:
    """Progress against time.

    Attributes:
        method: `linear_share`, `path` (milestones), `cumulative`, `yearly` (to be kept every
            year), `manual`, or "" where none applies.
        state: what comes of it; `reason` says why there is no more.
        share: p, the share of the way that is gone; `shares` all that it may be.
        time: τ, the share of the time that is gone, at the indicator's own time points.
        due: the share of the way that should be gone: τ, or what the milestones ask.
        ratio: ρ = share ÷ due.
        years: of a value that is to be kept, each year.
    """

    method: str
    state: PaceState
    share: Fraction | None = None
    time: Fraction | None = None
    due: Fraction | None = None
    ratio: Fraction | None = None
    shares: Interval | None = None
    rests_on_rounding: bool = False
    years: tuple[YearKept, ...] = ()
    reason: Words | None = None


@attrs.frozen
class Change:
    """The change since an earlier year, forward or backward; `difference` in base units."""

    year: int
    state: ChangeState
    difference: Fraction | None = None
    rests_on_rounding: bool = False


def accepted_values(bound: Bound, better: Better) -> Judged:
    """Return what a bound accepts; beyond `exactly` and `maintain` on the better side is accepted.

    达到85% is met by 90 % where more is better, and is met by 85 % alone where neither is.
    """
    if isinstance(bound, AtLeast):
        return Judged(bound.accepted, "higher")
    if isinstance(bound, (AtMost, Eliminate)):
        return Judged(bound.accepted, "lower")
    accepted = bound.accepted
    if bound.kind in ("exactly", "maintain") and better == "higher":
        return Judged(Interval(accepted.lower, None), better)
    if bound.kind in ("exactly", "maintain") and better == "lower":
        return Judged(Interval(None, accepted.upper), better)
    return Judged(accepted, better if better in ("higher", "lower") else "band")


def level_of(value: Value, accepted: Interval) -> Level:
    """Return the level of a value; unknown where neither what is printed nor possible decides."""
    held, rests = decided(value, accepted)
    if held is None:
        return Level("unknown")
    state: LevelState = "met" if held else "missed"
    if value.point is None:
        return Level(state)
    gap = distance(value.point, accepted)
    margin = _margin(value.point, accepted) if held else None
    return Level(state, gap, margin, rests)


def membership(accepted: Interval, values: Interval) -> bool | None:
    """Return whether all values are accepted, none (False), or some (None)."""
    common = values.intersect(accepted)
    if common is None:
        return False
    return True if common == values else None


def distance(value: Fraction, accepted: Interval) -> Fraction:
    """Return how far a value lies outside the accepted ones; zero inside and at an end."""
    if accepted.lower is not None and value < accepted.lower:
        return accepted.lower - value
    if accepted.upper is not None and value > accepted.upper:
        return value - accepted.upper
    return Fraction(0)


def aim_from(base: Fraction, accepted: Interval) -> Fraction | None:
    """Return the accepted end that lies ahead of a base; None where the base is accepted."""
    if membership(accepted, Interval.point(base)):
        return None
    if accepted.lower is not None and base <= accepted.lower:
        return accepted.lower
    return accepted.upper


def time_gone(start: int, year: int, due: int) -> Fraction | None:
    """Return τ, the share of the time from `start` to `due` that is gone; None if there is none.

    All three are years of one indicator, whose figures are taken at the same time point of each,
    so whole years lie between them. After the due year, all the time is gone.
    """
    if due <= start:
        return None
    return min(Fraction(1), max(Fraction(0), Fraction(year - start, due - start)))


def share_gone(base: Interval, value: Interval, aim: Fraction) -> Interval:
    """Return p = (value − base) ÷ (aim − base), the share of the way from base to aim.

    Written as 1 − (aim − value) ÷ (aim − base) each figure occurs once, so that the interval is
    exactly what p may be. With an aim of 0 it is (base − value) ÷ base.
    """
    goal = Interval.point(aim)
    way = goal - base
    if way.contains(0):
        return EVERYTHING
    return Interval.point(1) - (goal - value) / way


def pace_of(
    base: Value, value: Value, aim: Fraction, *, time: Fraction, due: Fraction, method: str
) -> Pace:
    """Return the pace of a value that is to move from a base to an aim.

    `due` is the share of the way that is due after the share `time` of the time.
    """
    shares = share_gone(base.possible, value.possible, aim)
    printed = share_gone(base.printed, value.printed, aim)
    states = {_state(end, due) for end in (shares.lower, shares.upper)}
    if not printed.is_point:
        if len(states) == 1 and None not in states:
            return Pace(method, _certain(states), time=time, due=due, shares=shares)
        return Pace(method, "unknown", time=time, due=due, shares=shares)
    share = printed.value
    state = _state(share, due)
    assert state is not None
    ratio = share / due if due > 0 else None
    rests = not shares.is_point and states != {state}
    return Pace(method, state, share, time, due, ratio, shares, rests)


def change_between(before: Value, now: Value, judged: Judged, year: int) -> Change:
    """Return the change from an earlier value to the present one."""
    earlier, later = (_merit(value.printed, judged) for value in (before, now))
    state = _compared(earlier, later)
    sure = _compared(_merit(before.possible, judged), _merit(now.possible, judged))
    if state == "unknown":
        state = sure
    difference = None
    if before.point is not None and now.point is not None:
        difference = now.point - before.point
    return Change(year, state, difference, state != "unknown" and state != sure)


def decided(value: Value, accepted: Interval) -> tuple[bool | None, bool]:
    """Return whether a value is accepted, and whether that rests on how it was rounded."""
    sure = membership(accepted, value.possible)
    if sure is not None:
        return sure, False
    held = membership(accepted, value.printed)
    return held, held is not None


def _margin(value: Fraction, accepted: Interval) -> Fraction | None:
    ends = [abs(value - end) for end in (accepted.lower, accepted.upper) if end is not None]
    return min(ends, default=None)


def _state(share: Fraction | None, due: Fraction) -> PaceState | None:
    if share is None:
        return None
    if share >= due:
        return "on_schedule"
    if share <= 0:
        return "none"
    return "near" if share >= NEAR * due else "behind"


def _certain(states: set[PaceState | None]) -> PaceState:
    [state] = states
    assert state is not None
    return state


def _merit(values: Interval, judged: Judged) -> Interval:
    """Return values turned so that more is better: as they are, negated, or minus the distance."""
    if judged.better == "higher":
        return values
    if judged.better == "lower":
        return -values
    if values.lower is None or values.upper is None:
        return Interval(None, 0)
    ends = [distance(end, judged.accepted) for end in (values.lower, values.upper)]
    least = Fraction(0) if values.meets(judged.accepted) else min(ends)
    return -Interval(least, max(ends))


def _compared(before: Interval, now: Interval) -> ChangeState:
    if now.is_point and before == now:
        return "flat"
    if before.less(now):
        return "improved"
    return "worsened" if now.less(before) else "unknown"
