"""What a plan publishes, as facts that formulas can be read over: baselines, then targets."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import attrs

from eduplan.quantity import Interval
from eduplan.readings.exact import Fact, Moment, Reading, read_exact
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from eduplan.engine.case import Case
    from eduplan.plan.model import Baseline

__all__ = ["Calculated", "PublishedFacts", "TargetFacts", "calculated"]


class PublishedFacts:
    """The figures of one year: baselines and statements; undated ones count for the base year."""

    def __init__(self, case: Case) -> None:
        self._case = case

    def fact(self, name: str, moment: Moment) -> Fact | None:
        """Return the figure that the plan prints for a name, year and scope."""
        return next(self._facts(name, moment), None)

    def items_read(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the items that publish any of the names."""
        case = self._case
        baselines = [item.id for item in case.plan.baselines if item.indicator in names]
        return (*baselines, *(item.id for item in case.plan.statements if item.about in names))

    def _facts(self, name: str, moment: Moment) -> Iterator[Fact]:
        plan = self._case.plan
        scope = dict(moment.scope)
        for item in self._case.baselines_of(name, scope):
            if (plan.baseline_year if item.year is None else item.year) == moment.year:
                yield Fact(item.figure.interval, self._case.place(item).zh, item.figure.text)
        for statement in self._case.statements_about(name):
            year = plan.baseline_year if statement.last_year is None else statement.last_year
            same = dict(statement.scope) == scope and year == moment.year
            single = statement.first_year == statement.last_year
            if statement.figure is not None and same and single:
                figure = statement.figure
                yield Fact(figure.interval, self._case.place(statement).zh, figure.text)

    def institutions(self, moment: Moment) -> Sequence[Moment]:
        """Return none: a plan publishes figures of the region only."""
        return ()

    def code(self, moment: Moment, dimension: str) -> str | None:
        """Return None: a plan publishes no institutions."""
        return None

    def standard(self, about: str, moment: Moment) -> Fact | None:
        """Return the standard in force about a name in the moment's year, if there is one."""
        return None


class TargetFacts(PublishedFacts):
    """The bounds that the plan's targets set for one year; undated ones count for its end."""

    def items_read(self, names: Sequence[str]) -> tuple[str, ...]:
        """Return the ids of the targets for any of the names."""
        return tuple(item.id for item in self._case.plan.targets if item.indicator in names)

    def _facts(self, name: str, moment: Moment) -> Iterator[Fact]:
        for target in self._case.targets_of(name, dict(moment.scope)):
            if self._case.plan.due_year(target) == moment.year:
                text = self._case.aim(target).zh
                yield Fact(target.bound.accepted, self._case.place(target).zh, text)


class Calculated(NamedTuple):
    """What an indicator is by its formula, from the counts that a plan publishes.

    `items` are the ids of what was read, `missing` the names that nothing publishes; `interval` is
    what the value may be, whatever they are; `words()` shows the calculation.
    """

    interval: Interval
    items: tuple[str, ...]
    missing: tuple[str, ...]
    words: Callable[[], Words]


def calculated(case: Case, baseline: Baseline) -> Calculated | None:
    """Return a baseline's indicator by its formula, without its own figure; None if no number."""
    facts = PublishedFacts(case)
    moment = Moment(case.plan.region, case.year_of_baseline(baseline), scope=baseline.scope)
    formula = case.indicator(baseline.indicator).formula
    reading = read_exact(formula, facts, moment, case.catalogue)
    if not isinstance(reading.value, Interval):
        return None
    read = [leaf.name for leaf in _leaves(reading) if leaf.source]
    missing = tuple(dict.fromkeys(one.name for one in reading.missing))
    items = facts.items_read(read)
    shown = attrs.evolve(reading, unit=case.unit(baseline.indicator))  # 89.66 %, not 0.8966
    return Calculated(reading.value, items, missing, lambda: _explained(shown, case))


def _leaves(reading: Reading) -> Iterator[Reading]:
    if not reading.parts:
        yield reading
    for part in reading.parts:
        yield from _leaves(part)


def _explained(reading: Reading, case: Case) -> Words:
    from eduplan.readings.words import explain

    return Words(
        explain(reading, case.catalogue, lang="zh").lines()[0],
        explain(reading, case.catalogue, lang="en").lines()[0],
    )
