"""What rules and checks may ask of data: the figures of one table beside a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain
from typing import Any, NamedTuple

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, Scope, adds_up
from eduplan.catalogue.outcome import Outcome, failed
from eduplan.catalogue.region_names import region_name
from eduplan.catalogue.rule import Check
from eduplan.data.cells import Home
from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable
from eduplan.engine.conditions import conditions, figures_read
from eduplan.engine.evaluation.answers import Alike
from eduplan.engine.evaluation.check_columns import Answered, answered
from eduplan.engine.evaluation.series import SeriesReader
from eduplan.engine.evaluation.trace import places, rows_of
from eduplan.errors import Location
from eduplan.formula import Reference
from eduplan.plan.model import Plan
from eduplan.plan.settings import USUAL, Plausibility
from eduplan.quantity import Interval
from eduplan.readings.columns import ColumnReader, NotInColumnsError
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context, Reading
from eduplan.readings.notes import cells_of
from eduplan.readings.observed import ObservedFacts
from eduplan.readings.places import Places
from eduplan.words import Words


class Decision(NamedTuple):
    """What a rule on data is asked about, and what decides it."""

    subjects: Callable[[DataCase], Iterator[tuple[str, object] | Alike]]
    function: Callable[[Any, DataCase], Outcome]


@attrs.frozen(eq=False, repr=False, slots=False)
class DataCase:
    """One table before one plan and one catalogue.

    Attributes:
        plan: the plan whose region the table is of.
        catalogue: what the installed plugins define, and the plan's own indicators.
        facts: the table, as facts that formulas are read over.
        series: reads indicators over the years of the table.
        own_standards: whether checks that rest on a reference of our own are asked.
        plausible: from where figures are hardly likely.
    """

    plan: Plan
    catalogue: Catalogue
    facts: ObservedFacts
    series: SeriesReader
    own_standards: bool = True
    plausible: Plausibility = USUAL

    @property
    def table(self) -> ObservationTable:
        """The observations themselves."""
        return self.facts.table

    def place(self, context: Context) -> str:
        """Return a place and year for people, the region by its name: `清河县 实验幼儿园 2023`."""
        name = self.plan.region_name if context.region == self.plan.region else ""
        name = name or region_name(context.region, context.year) or context.region
        return subject_of(attrs.evolve(context, region=name))

    @cached_property
    def reader(self) -> ExactReader:
        """Reads formulas over the table, with what was read for the targets."""
        return ExactReader(self.facts, self.catalogue, elements=self.series.possible.elements)

    @cached_property
    def of_parts(self) -> ExactReader:
        """Reads formulas with the sum of the parts in place of each disputed total."""
        return ExactReader(self.facts.without(self.disputed), self.catalogue)

    @cached_property
    def printed(self) -> ObservedFacts:
        """The same facts, each rounded figure at its printed value."""
        return self.facts.as_printed()

    def elements_of(self, indicator: Indicator) -> frozenset[str]:
        """Return the elements that an indicator is computed from in the end."""
        read = self.catalogue.names_behind(indicator.name)
        return frozenset(
            name for name in read if not isinstance(self.catalogue.get(name), Indicator)
        )

    @cached_property
    def totals(self) -> tuple[tuple[Observation, Reading], ...]:
        """Each total that a region reports, with the sum of the parts that the table has of it.

        Of a part that the table doesn't name, the second is the whole.
        """
        return tuple(self._totals())

    @cached_property
    def disputed(self) -> tuple[Observation, ...]:
        """The totals that differ from the sum of their parts (DATA001)."""
        return tuple(row for row, total in self.totals if not row.is_part and differs(row, total))

    def places(self, level: str) -> Iterator[Context]:
        """Yield every place of a level, and every year, for which the table has a figure."""
        for region, name, year in self._homes(level):
            yield Context(region, year, name or None)

    def _homes(self, level: str) -> Iterator[Home]:
        for year in self.table.years:
            for region in self.table.regions:
                names = self.table.institutions(region, year) if level == "institution" else ()
                for name in names or ("",):  # a table of totals only is still to agree with itself
                    yield region, name, year

    @cached_property
    def columns(self) -> ColumnReader:
        """Reads formulas by columns, with the figures that were read for the targets."""
        shared = self.series.columns
        names = (self.catalogue.get(name) for name in self.table.restrictions)
        if not any(isinstance(one, Indicator) for one in names):
            return shared  # where no indicator is published, it can't be preferred
        return ColumnReader(self.facts, figures=shared.figures)

    def answered(self, check: Check) -> tuple[Answered, ...]:
        """Return how a check ends in each place; nothing where it is not asked by columns."""
        if check.code not in self._answered:
            found: tuple[Answered, ...] = ()
            with suppress(NotInColumnsError):
                places = self._places[check.level]
                found = tuple([answered(check, self.columns, some) for some in places])
            self._answered[check.code] = found
        return self._answered[check.code]

    @cached_property
    def _answered(self) -> dict[str, tuple[Answered, ...]]:
        return {}

    def known_outcome(self, check: Check, context: Context) -> Outcome | None:
        """Return how a check ends in a place, None where it fails or is not asked by columns."""
        for one in self.answered(check):
            cell = one.places.at(context)
            if cell is not None:
                return one.outcome(cell)
        return None

    def fails(self, check: Check, context: Context) -> bool:
        """Tell whether a check fails in a place, where that is told without reading it exactly.

        It isn't where totals are disputed: alone they make no check fail.
        """
        places = ((one, one.places.at(context)) for one in self.answered(check))
        return not self.disputed and any(
            cell is not None and one.failing >> cell & 1 for one, cell in places
        )

    @cached_property
    def _places(self) -> Mapping[str, tuple[Places, ...]]:
        """Every place of each level, institutions and regions apart."""
        found = {}
        for level in ("institution", "region"):
            homes = [*self._homes(level)]
            parts = [one for one in homes if one[1]], [one for one in homes if not one[1]]
            found[level] = tuple(self.columns.institutions.places(some) for some in parts if some)
        return found

    def known_conditions(self, check: Check, context: Context) -> list[Reading]:
        """Return the conditions of a check that rest on a figure of the table."""
        parts = conditions(self.reader.read(check.formula, context))
        return [one for one in parts if next(figures_read(one), None) is not None]

    def concerns(self, condition: Reading) -> bool:
        """Return whether all that a condition reads applies to the institution it is about."""
        names = self.catalogue.names_read(condition.node)
        return all(self.facts.applies(name, condition.context) for name in names)

    def undisputed(self, failing: Iterable[Reading]) -> list[Reading]:
        """Return those failing conditions that also fail without the disputed totals."""
        return [one for one in failing if not self._is_disputed(one)]

    def reads_disputed(self, rows: Iterable[Observation]) -> bool:
        """Tell whether one of these rows is a disputed total."""
        return not {id(row) for row in rows}.isdisjoint(map(id, self.disputed))

    def is_found(self, rows: Iterable[Observation]) -> bool:
        """Tell whether a check of a domain already fails on a subset of these rows."""
        known = {id(row) for row in rows}
        return any(against <= known for against in self._rows_against)

    @cached_property
    def _rows_against(self) -> tuple[frozenset[int], ...]:
        """The rows, by identity, for which each condition of a check fails."""
        checks = [one for one in self.catalogue.rules.values() if isinstance(one, Check)]
        failing = (
            part
            for check in checks
            for context in self._not_passed(check)
            for part in self.known_conditions(check, context)
            if part.value is False
        )
        return tuple(
            frozenset(map(id, rows_of([part], self.facts))) for part in self.undisputed(failing)
        )

    def _not_passed(self, check: Check) -> Iterator[Context]:
        """Yield the places in which a check fails, or of which columns don't tell."""
        answered = self.answered(check)
        if not answered:
            yield from self.places(check.level)
        for one in answered:
            yield from map(one.places.contexts.__getitem__, cells_of(one.failing))

    def _is_disputed(self, failing: Reading) -> bool:
        if not self.reads_disputed(rows_of([failing], self.facts)):
            return False
        return self.of_parts.read(failing.node, failing.context).value is not False

    def _totals(self) -> Iterator[tuple[Observation, Reading]]:
        elements = self.series.possible.elements
        cells = self.table.observations
        of_regions = (rows for (_, name, _), rows in cells.at_home.items() if not name)
        for at in sorted(chain.from_iterable(of_regions)):
            if cells.values[at] is None:
                continue
            row, definition = cells[at], self.catalogue.get(cells.kinds[at].name)
            if not adds_up(definition):
                continue
            read = elements.read if row.is_part else elements.total
            total = read(Reference(row.name), definition, context_of(row))
            if total is not None and rows_of([total], self.facts):
                yield row, total


def differs(row: Observation, other: Reading) -> bool:
    """Tell whether a printed figure contradicts another reading of the same quantity."""
    if row.figure is None or not isinstance(other.value, Interval):
        return False
    return row.figure.interval.equal(other.value) is False


def failed_on_rows(words: Words, rows: Sequence[Observation], location: Location | None) -> Outcome:
    """Return a failure that shows words and where the rows stand."""
    found = failed(words=words, sources="\n".join(places(tuple(rows))))
    return attrs.evolve(found, location=location)


def context_of(row: Observation) -> Context:
    """Return the context of a row."""
    return Context(row.region, row.year, row.institution or None, row.scope)


def subject_of(context: Context) -> str:
    """Return a place and year as the subject of an outcome: `229901 实验幼儿园 2023`."""
    return _subject(context.region, context.institution or "", context.year, context.scope)


def subject_of_row(row: Observation) -> str:
    """Return a row as the subject of an outcome: its name, and its place and year."""
    return f"{row.name} {_subject(row.region, row.institution, row.year, row.scope)}"


def _subject(region: str, institution: str, year: int, scope: Scope) -> str:
    codes = "".join([f"[{name}={code}]" for name, code in sorted(scope.items())]) if scope else ""
    # A plus sign stands between the ids of a subject that is a pair.
    place = f"{region} {institution.replace('+', '＋')}" if institution else region
    return f"{place} {year}{codes}"
