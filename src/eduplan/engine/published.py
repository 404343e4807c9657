"""What a plan publishes, as facts that formulas can be read over: baselines, then targets."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from eduplan.engine.conditions import explained, figures_read
from eduplan.quantity import Interval
from eduplan.readings.exact import ExactReader, Fact, Moment, Reading
from eduplan.readings.facts import require_calculations

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from eduplan.catalogue.definitions import Scope
    from eduplan.engine.case import Case
    from eduplan.formula import Node
    from eduplan.plan.model import Item
    from eduplan.quantity import Figure
    from eduplan.words import Words

__all__ = ["Calculated", "PublishedFacts", "TargetFacts", "calculated", "items_of"]


class PublishedFacts:
    """The figures of one year: baselines and statements; undated ones count for the base year.

    What is not told apart by a dimension is one figure for all its codes: the share of backbone
    teachers of a level is of all teachers.
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
        return next(self._facts(name, moment), None)

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
        for one in self.case.statements_about(name):
            same = (one.first_year, one.last_year) == period and dict(one.scope) == scope
            if one.figure is not None and same:
                return self._printed(one, one.figure)
        return None

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
    """Return an indicator by its formula, without a figure of its own; None if no number."""
    published, _ = case.facts
    moment = Moment(case.plan.region, year, scope=scope)
    reading = published.read(case.indicator(indicator).formula, moment)
    if not isinstance(reading.value, Interval):
        return None
    require_calculations(reading)
    missing = tuple(dict.fromkeys(one.name for one in reading.missing))
    items = items_of([reading], case)
    shown = reading._replace(unit=case.unit(indicator))  # 89.66 %, not 0.8966
    return Calculated(reading.value, items, missing, lambda: explained([shown], case.catalogue))


def items_of(readings: Iterable[Reading], case: Case) -> tuple[str, ...]:
    """Return the ids of the items that readings rest on, in the order of the plan."""
    sources = {figure.source for reading in readings for figure in figures_read(reading)}
    if not sources:
        return ()
    return tuple(name for place, name in case.ids_by_place.items() if place in sources)
