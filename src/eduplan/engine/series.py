"""An indicator over the years of a table, each year once as printed and once as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from eduplan.engine.progress import Value
from eduplan.formula import Aggregate, Apply, Earlier, Node, Reference, Selection, Window
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Moment, combined
from eduplan.readings.observed import ObservedFacts

if TYPE_CHECKING:
    import datetime

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Indicator, Scope
    from eduplan.data.table import ObservationTable
    from eduplan.plan.model import Plan
    from eduplan.readings.facts import Reading

__all__ = ["ADDITIVE", "Series", "SeriesReader", "YearReading"]

ADDITIVE = ("count", "money", "measure")
"""Kinds of unit whose figures add up from year to year."""


@attrs.frozen(eq=False)
class YearReading:
    """An indicator in one year; a value computed from counts goes before a published one."""

    year: int
    printed: Reading
    possible: Reading

    @property
    def value(self) -> Value | None:
        """The value, or None where it is not known."""
        if not (self.printed.is_known and self.possible.is_known):
            return None
        return Value(self.printed.interval, self.possible.interval)


class SeriesReader:
    """Reads indicators over one table; what was read once is kept."""

    def __init__(
        self, table: ObservationTable, catalogue: Catalogue, plan: Plan, known_on: datetime.date
    ) -> None:
        self.catalogue = catalogue
        self.plan = plan
        self.possible = _reader(ObservedFacts(table, catalogue, known_on=known_on))
        self.printed = _reader(ObservedFacts(table, catalogue, known_on=known_on, printed=True))
        self._nodes: dict[str, Node] = {}

    def series(self, name: str, scope: Scope) -> Series:
        """Return the series of an indicator for the plan's region and a scope."""
        return Series(self, self.catalogue.indicator(name), scope)

    def node(self, name: str) -> Node:
        """Return one and the same reference for a name, so that its readings are kept."""
        return self._nodes.setdefault(name, Reference(name))


class Series:
    """One indicator of the plan's region in one scope, year by year."""

    def __init__(self, reader: SeriesReader, indicator: Indicator, scope: Scope) -> None:
        self.indicator = indicator
        self.scope = scope
        self._reader = reader
        self._years: dict[int, YearReading] = {}

    @property
    def is_cumulative(self) -> bool:
        """Whether it adds up over the period, starting from nothing."""
        indicator = self.indicator
        return indicator.time_point == "period" and indicator.unit.kind in ADDITIVE

    @property
    def is_of_period(self) -> bool:
        """Whether it is a figure of several years together that does not add up."""
        return self.indicator.time_point == "period" and not self.is_cumulative

    def in_year(self, year: int) -> YearReading:
        """Return what is known of a year."""
        if year not in self._years:
            self._years[year] = self._read(year)
        return self._years[year]

    def value(self, year: int) -> Value | None:
        """Return the value of a year, or None where it is not known."""
        return self.in_year(year).value

    def last_known(self, first: int, before: int) -> int | None:
        """Return the last year from `first` on, before `before`, that has a value."""
        known = (year for year in range(before - 1, first - 1, -1) if self.value(year) is not None)
        return next(known, None)

    def _read(self, year: int) -> YearReading:
        reader = self._reader
        moment = Moment(reader.plan.region, year, scope=self.scope)
        printed, possible = (
            self._of(one, moment, year) for one in (reader.printed, reader.possible)
        )
        return YearReading(year, printed, possible)

    def _of(self, reader: ExactReader, moment: Moment, year: int) -> Reading:
        node = self._reader.node(self.indicator.name)
        if not self.is_cumulative or not _has_window(self.indicator.formula):
            return reader.read(node, moment)
        elapsed = max(1, year - self._reader.plan.first_year + 1)
        part = reader.read(_cut(self.indicator.formula, elapsed), moment)
        reading = combined(node, moment, part.value, self.indicator.unit, (part,))
        if reading.is_known:
            return reading._replace(name=self.indicator.name)
        published = reader.read(node, moment)
        return published if published.source else reading._replace(name=self.indicator.name)


def _reader(facts: ObservedFacts) -> ExactReader:
    return ExactReader(facts, facts.catalogue, prefer_published=False)


def _has_window(node: Node) -> bool:
    return _cut(node, 0) != node


def _cut(node: Node, years: int) -> Node:
    """Return a formula whose windows reach back over `years` at most: not before the period."""
    if isinstance(node, Window) and node.function == "total":
        return attrs.evolve(node, years=min(node.years, years))
    if isinstance(node, Apply):
        return attrs.evolve(node, operands=tuple(_cut(one, years) for one in node.operands))
    if isinstance(node, (Aggregate, Selection, Earlier)):
        return attrs.evolve(node, operand=_cut(node.operand, years))
    return node
