"""What a plan publishes, as facts that formulas can be read over: baselines, then targets."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from eduplan.catalogue.outcome import Reason, UndecidedError
from eduplan.engine.conditions import explained, figures_read
from eduplan.plan.model import Baseline, Statement, Target
from eduplan.quantity import Interval
from eduplan.readings.elements import anything
from eduplan.readings.exact import ExactReader, Fact, Moment, Reading
from eduplan.readings.facts import require_calculations
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from eduplan.catalogue.definitions import Scope
    from eduplan.engine.case import Case
    from eduplan.formula import Node
    from eduplan.plan.model import Item
    from eduplan.quantity import Figure

__all__ = [
    "Calculated",
    "PublishedFacts",
    "TargetFacts",
    "calculated",
    "items_of",
    "most_exact",
    "shared_by",
]

_Stated = TypeVar("_Stated", Baseline, Statement)
MOST_PLACES = 5
"""Places that a reason names; whoever mends these few sees the others."""


class PublishedFacts:
    """The figures of one year: baselines and statements; undated ones count for the base year.

    What is not told apart by a dimension is one figure for all its codes: the share of backbone
    teachers of a level is of all teachers. A figure that the plan prints several times is what all
    of them allow. Where they differ, those that say that they are parts (其中) are left out, then
    those without a year; if they still do, it is unknown, since nobody can say which of them it is.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self._reader = ExactReader(self, case.catalogue)

    def read(self, formula: Node, moment: Moment) -> Reading:
        """Return the reading of a formula over these facts; what was read once is kept."""
        return self._reader.read(formula, moment)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of which there is a figure for any year."""
        plan = self.case.plan
        return frozenset(
            (*(one.indicator for one in plan.baselines), *(one.about for one in plan.statements))
        )

    def fact(self, name: str, moment: Moment) -> Fact | None:
        """Return the figure that the plan prints for a name, year and scope."""
        return self._one(name, moment, self._facts(name, moment))

    def _one(self, name: str, moment: Moment, facts: Iterator[Fact]) -> Fact | None:
        """Return what several figures of one thing say together."""
        first = next(facts, None)
        others = tuple(facts) if first else ()
        return self._together(name, moment, (first, *others)) if first and others else first

    @cached_property
    def _items(self) -> dict[str, Baseline | Statement | Target]:
        """The items that have figures, by the place that a fact names as its source."""
        of = self.case
        items: tuple[Baseline | Statement | Target, ...]
        items = (*of.plan.baselines, *of.plan.statements, *of.plan.targets)
        return {of.place(one).zh: one for one in items}

    def _together(self, name: str, moment: Moment, told: tuple[Fact, ...]) -> Fact | None:
        shared = shared_by([one.interval for one in told])
        if shared is not None:
            # Mostly one of them is the most exact, and says all that there is to say.
            enough = (one for one in told if one.interval == shared)
            whole = Fact(shared, "；".join([one.source for one in told]), told=told)
            return next(enough, whole)
        items = [self._items[one.source] for one in told]
        for is_doubtful in (self.case.is_part, _is_undated):
            surer = [fact for fact, item in zip(told, items, strict=True) if not is_doubtful(item)]
            if 0 < len(surer) < len(told):
                return self._one(name, moment, iter(surer))
        places = [(one.text, self.case.place(item)) for one, item in zip(told, items, strict=True)]
        year = None if _is_undated(items[0]) else moment.year
        return Fact(
            anything(self.case.catalogue.get(name)),
            "；".join([one.source for one in told]),
            told=told,
            problem=_differing(self.case.label(name), year, places),
        )

    def _facts(self, name: str, moment: Moment) -> Iterator[Fact]:
        scope = self._scope(name, moment)
        for item in self.case.baselines_of(name, scope):
            if self.case.year_of_baseline(item) == moment.year:
                yield self._printed(item, item.figure)
        for statement in self.case.statements_about(name):
            is_of_year = self.case.year_of_statement(statement) == moment.year
            same = is_of_year and dict(statement.scope) == scope
            single = statement.first_year == statement.last_year
            if statement.figure is not None and same and single:
                yield self._printed(statement, statement.figure)

    def _scope(self, name: str, moment: Moment) -> dict[str, str]:
        known = getattr(self.case.catalogue.get(name), "dimensions", ())
        return {dimension: code for dimension, code in moment.scope.items() if dimension in known}

    def period_total(self, name: str, moment: Moment, years: int) -> Fact | None:
        """Return the figure that the plan prints for exactly these years together."""
        period, scope = (moment.year - years + 1, moment.year), self._scope(name, moment)
        printed = (
            self._printed(one, one.figure)
            for one in self.case.statements_about(name)
            if one.figure is not None
            and (one.first_year, one.last_year) == period
            and dict(one.scope) == scope
        )
        return self._one(name, moment, printed)

    def _printed(self, item: Item, figure: Figure) -> Fact:
        return Fact(figure.interval, self.case.place(item).zh, figure.text)

    def institutions(self, moment: Moment) -> Sequence[Moment]:
        """Return none: a plan publishes figures of the region only."""
        return ()

    def parts(self, moment: Moment) -> Sequence[Moment]:
        """Return none: a plan's figures stand for its region as a whole."""
        return ()

    def code(self, moment: Moment, dimension: str) -> str | None:
        """Return None: a plan publishes no institutions."""
        return None

    def standard(self, about: str, moment: Moment) -> Fact | None:
        """Return the standard in force about a name in the moment's year, if there is one."""
        return None


class TargetFacts(PublishedFacts):
    """The bounds that the plan's targets set for one year; undated ones count for its end."""

    @cached_property
    def names(self) -> frozenset[str]:
        """The indicators that have a target for any year."""
        return frozenset(target.indicator for target in self.case.plan.targets)

    def period_total(self, name: str, moment: Moment, years: int) -> Fact | None:
        """Return None: a target is for one year."""
        return None

    def _facts(self, name: str, moment: Moment) -> Iterator[Fact]:
        for target in self.case.targets_of(name, self._scope(name, moment)):
            if self.case.plan.due_year(target) == moment.year:
                text = self.case.aim(target).zh
                yield Fact(target.bound.accepted, self.case.place(target).zh, text)


class Calculated(NamedTuple):
    """What an indicator is by its formula, from the counts that a plan publishes.

    `items` are the ids of what was read, `missing` the names that nothing publishes; `interval` is
    what the value may be, whatever they are; `words()` shows the calculation.
    """

    interval: Interval
    items: tuple[str, ...]
    missing: tuple[str, ...]
    words: Callable[[], Words]


def calculated(case: Case, indicator: str, scope: Scope, year: int) -> Calculated | None:
    """Return an indicator by its formula, without a figure of its own; None if no number.

    Raises:
        UndecidedError: what the formula reads is printed differently in several places, or its
            divisor is zero, or may be.
        PluginFailedError: a plugin's calculation failed, and that is why there is no value.
    """
    published, _ = case.facts
    moment = Moment(case.plan.region, year, scope=scope)
    reading = published.read(case.indicator(indicator).formula, moment)
    if not isinstance(reading.value, Interval):
        return None
    require_calculations(reading)
    if reading.problem is not None:
        raise UndecidedError(Reason("undefined", reading.problem))
    missing = tuple(dict.fromkeys(one.name for one in reading.missing))
    items = items_of([reading], case)
    shown = reading._replace(unit=case.unit(indicator))  # 89.66 %, not 0.8966
    return Calculated(reading.value, items, missing, lambda: explained([shown], case.catalogue))


def most_exact(items: Sequence[_Stated], case: Case) -> _Stated:
    """Return the most exact of some figures of one thing.

    Where they differ, parts are left out, then what has no year and only counts for the base year.

    Raises:
        UndecidedError: the figures differ.
    """
    printed = [(one, one.figure) for one in items if one.figure is not None]
    shared = shared_by([figure.interval for _, figure in printed])
    if shared is not None:
        enough = (one for one, figure in printed if figure.interval == shared)
        return next(enough, items[0])
    for is_doubtful in (case.is_part, _is_undated):
        surer = [one for one in items if not is_doubtful(one)]
        if 0 < len(surer) < len(items):
            return most_exact(surer, case)
    first, places = items[0], [(figure.text, case.place(one)) for one, figure in printed]
    if isinstance(first, Baseline):
        label, year = case.name_of(first), case.year_of_baseline(first)
    else:
        label, year = case.label(first.about), case.year_of_statement(first)
    said = _differing(label, None if _is_undated(first) else year, places)
    raise UndecidedError(Reason("undefined", said))


def _is_undated(item: Baseline | Statement | Target) -> bool:
    """Tell whether an item only counts for the base year; a target never does."""
    if isinstance(item, Target):
        return False
    return (item.year if isinstance(item, Baseline) else item.last_year) is None


def _differing(label: Words, year: int | None, places: Sequence[tuple[str, Words]]) -> Words:
    """Return that figures of one thing differ: the first few of them, and where each stands.

    `year` None is of figures that all have none.
    """
    shown, more = places[:MOST_PLACES], len(places) - MOST_PLACES
    chinese = "、".join([f"{text}（{place.zh}）" for text, place in shown])
    english = ", ".join([f"{text} ({place.en})" for text, place in shown])
    if more > 0:
        chinese, english = f"{chinese}等{len(places)}处", f"{english} and {more} more"
    if year is None:
        return Words(
            f"规划给{label.zh}写了不同的数，都没有写年份：{chinese}",
            f"the plan gives different figures of {label.en}, all without a year: {english}",
        )
    return Words(
        f"规划给{year}年的{label.zh}写了不同的数：{chinese}",
        f"the plan gives different figures of {label.en} in {year}: {english}",
    )


def shared_by(intervals: Sequence[Interval]) -> Interval | None:
    """Return the values that all of some intervals (one at least) allow; None if there is none."""
    shared: Interval | None = intervals[0]
    for other in intervals[1:]:
        shared = None if shared is None else shared.intersect(other)
    return shared


def items_of(readings: Iterable[Reading], case: Case) -> tuple[str, ...]:
    """Return the ids of the items that readings rest on, in the order of the plan."""
    sources = {figure.source for reading in readings for figure in figures_read(reading)}
    if not sources:
        return ()
    return tuple(name for place, name in case.ids_by_place.items() if place in sources)
