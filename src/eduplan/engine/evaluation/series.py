"""An indicator over the years of a table, each year once as printed and once as possible."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cached_property

import attrs

from eduplan.catalogue.definitions import AMOUNTS, Indicator, Scope
from eduplan.catalogue.regions import PLACE
from eduplan.data.table import ObservationTable
from eduplan.formula import Node, Reference, Window, transform
from eduplan.immutable import frozen_texts
from eduplan.plan.model import Plan
from eduplan.plan.promised import Value
from eduplan.readings.columns import ColumnReader, NotInColumnsError
from eduplan.readings.exact import ExactReader, is_surer
from eduplan.readings.facts import Context, Reading, combined
from eduplan.readings.figures import FigureColumns
from eduplan.readings.observed import ObservedFacts


@attrs.frozen(eq=False, slots=False)
class YearReading:
    """An indicator in one year: computed from counts, unless what is published `is_surer`.

    Attributes:
        year: the year.
        value: the value, or None where it is not known.
        by_columns: whether it was read by columns, in which no calculation failed.
    """

    year: int
    value: Value | None
    by_columns: bool
    _read: Callable[[], tuple[Reading, Reading]] = attrs.field(repr=False)
    _summed: Callable[[], Reading] | None = attrs.field(default=None, repr=False)

    @cached_property
    def summed(self) -> Reading:
        """How the printed value comes about; what institutions add up to is not taken apart."""
        return self.printed if self._summed is None else self._summed()

    @property
    def printed(self) -> Reading:
        """How the value comes about, each rounded figure at its printed value."""
        return self._readings[0]

    @property
    def possible(self) -> Reading:
        """How all that the value may be comes about."""
        return self._readings[1]

    @cached_property
    def _readings(self) -> tuple[Reading, Reading]:
        return self._read()


class SeriesReader:
    """Reads indicators over one table; what was read once is kept.

    Values are read by columns. How one comes about is read when somebody asks.

    `whole` is the table with the regions beside the plan's own, for what is held against one.
    """

    def __init__(
        self, facts: ObservedFacts, plan: Plan, whole: ObservationTable | None = None
    ) -> None:
        self._whole = whole
        self.facts = facts
        self.catalogue = facts.catalogue
        self.plan = plan
        self.possible = ExactReader(facts, facts.catalogue, prefer_published=False)
        self.printed = self.possible
        self.columns = ColumnReader(facts, prefer_published=False)
        self.printed_columns = self.columns
        if self.columns.figures.rounded:
            as_printed = facts.as_printed()
            self.printed = ExactReader(as_printed, facts.catalogue, prefer_published=False)
            figures = FigureColumns(as_printed, beside=self.columns.figures)
            self.printed_columns = ColumnReader(as_printed, prefer_published=False, figures=figures)

    def series(self, name: str, scope: Scope, *, summed: bool = False) -> Series:
        """Return the series of an indicator for the plan's region and a scope.

        `summed` adds up what is of each year over the years of the period.
        """
        return Series(self, self.catalogue.indicator(name), scope, summed=summed)

    @cached_property
    def summed(self) -> ExactReader:
        """Reads rounded figures as printed, and adds up those of institutions by columns."""
        columns = self.printed_columns
        elements = columns.figures.elements
        return ExactReader(columns.facts, self.catalogue, prefer_published=False, elements=elements)

    @cached_property
    def beside(self) -> SeriesReader:
        """Reads the figures of every region of the table."""
        if self._whole is None:
            return self
        known_on = self.facts.known_on
        facts = ObservedFacts(self._whole, self.catalogue, known_on=known_on)
        return SeriesReader(facts, self.plan)

    def value(self, name: str, context: Context) -> Value | None:
        """Return the value of any name in a context, or None where it is not known."""
        with suppress(NotInColumnsError):
            return self.by_columns(Reference(name), context)
        return value_of(
            *[one.read(Reference(name), context) for one in (self.printed, self.possible)]
        )

    def rests_on_rounding(self, node: Node) -> bool:
        """Return whether a formula may read a rounded figure of the table."""
        rounded = self.columns.figures.rounded
        return bool(rounded) and not rounded.isdisjoint(self.catalogue.names_read(node))

    def by_columns(self, node: Node, context: Context) -> Value | None:
        """Return the value of a formula in a context, or None where it is not known.

        Raises:
            NotInColumnsError: it is left to the exact reading.
        """
        possible = printed = self.columns.cell(node, context)
        if self.rests_on_rounding(node):
            printed = self.printed_columns.cell(node, context)
        is_known = printed.is_known and possible.is_known
        return Value(printed.interval, possible.interval) if is_known else None


class Series:
    """One indicator of the plan's region in one scope, year by year."""

    def __init__(
        self, reader: SeriesReader, indicator: Indicator, scope: Scope, *, summed: bool = False
    ) -> None:
        self.indicator = indicator
        self.is_summed = summed and indicator.time_point != "period"
        self.scope = scope
        self._reader = reader
        self._years: dict[int, YearReading] = {}

    @property
    def is_cumulative(self) -> bool:
        """Whether it adds up over the period, starting from nothing."""
        return self._is_of_years and self.indicator.unit.kind in AMOUNTS

    @property
    def is_of_period(self) -> bool:
        """Whether it is a figure of several years together that does not add up."""
        return self._is_of_years and not self.is_cumulative

    @property
    def _is_of_years(self) -> bool:
        return self.is_summed or self.indicator.time_point == "period"

    def in_year(self, year: int) -> YearReading:
        """Return what is known of a year; a period that is over stays as it ended."""
        if year not in self._years:
            self._years[year] = self._read(year)
        return self._years[year]

    def value(self, year: int) -> Value | None:
        """Return the value of a year, or None where it is not known."""
        return self.in_year(year).value

    def last_known(self, first: int, before: int) -> int | None:
        """Return the last year from `first` on, before `before`, that has a value.

        What is counted for a period has none of the period before, and no new one after it.
        """
        plan = self._reader.plan
        if self._is_of_years:
            first, before = max(first, plan.first_year), min(before, plan.last_year)
        known = (year for year in range(before - 1, first - 1, -1) if self.value(year) is not None)
        return next(known, None)

    def _read(self, year: int) -> YearReading:
        reader = self._reader
        read = min(year, reader.plan.last_year) if self._is_of_years else year
        scope = {name: code for name, code in self.scope.items() if name != PLACE}
        place = self.scope.get(PLACE, reader.plan.region)
        context = Context(place, read, scope=frozen_texts(scope))

        name = self.indicator.name

        def readings() -> tuple[Reading, Reading]:
            possible = self._of(reader.possible, context)
            is_rounded = reader.rests_on_rounding(Reference(name))
            return self._of(reader.printed, context) if is_rounded else possible, possible

        def summed() -> Reading:
            return self._of(reader.summed, context)

        formula = self._so_far(read) if self.is_summed else Reference(name)
        if (
            self.is_summed
            or formula_in(self.indicator, reader.plan, read) is self.indicator.formula
        ):
            with suppress(NotInColumnsError):
                value = reader.by_columns(formula, context)
                return YearReading(year, value, True, readings, summed)
        return YearReading(year, value_of(*readings()), False, readings)

    def _so_far(self, year: int) -> Node:
        gone = max(1, year - self._reader.plan.first_year + 1)
        return Window("total", Reference(self.indicator.name), gone)

    def _of(self, reader: ExactReader, context: Context) -> Reading:
        """Read a year; of a figure of the period only the years of the period that are gone."""
        if self.is_summed:
            found = reader.read(self._so_far(context.year), context)
            return found._replace(name=self.indicator.name)
        node, indicator = Reference(self.indicator.name), self.indicator
        formula = formula_in(indicator, self._reader.plan, context.year)
        if formula is indicator.formula:
            return reader.read(node, context)
        part = reader.read(formula, context)
        computed = combined(node, context, part.value, indicator.unit, (part,))
        published = reader.read(node, context)
        if published.source and is_surer(published.interval, computed.known_interval):
            return published
        return computed._replace(name=indicator.name)


def value_of(printed: Reading, possible: Reading) -> Value | None:
    """Return the value that two readings give, or None where it is not known."""
    if not (printed.is_known and possible.is_known):
        return None
    return Value(printed.interval, possible.interval)


def formula_in(indicator: Indicator, plan: Plan, year: int) -> Node:
    """Return the formula of an indicator for a year.

    The windows of an indicator of the period reach back no further than its first year. In earlier
    years they reach as far as the formula says, into the period before.
    """
    gone = year - plan.first_year + 1
    if indicator.time_point != "period" or gone < 1:
        return indicator.formula
    formula = _cut(indicator.formula, gone)
    return indicator.formula if formula == indicator.formula else formula


def _cut(node: Node, years: int) -> Node:
    """Return a formula whose windows reach back over `years` at most: not before the period."""

    def cut(one: Node) -> Node | None:
        if not isinstance(one, Window):
            return None
        return Window(one.function, _cut(one.operand, years), min(one.years, years))

    return transform(node, cut)
