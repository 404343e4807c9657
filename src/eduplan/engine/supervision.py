"""The verdict of supervision on a region: every item of a document, and the schools that fail.

Any document will do whose items are standards of the kind `supervision`: 优质均衡
(教督〔2017〕6号), 基本均衡 (教督〔2012〕3号), 普及普惠 (教督〔2020〕1号). An item about each
institution is met if every one meets it; an item without a value is open, never met.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from eduplan.bounds import Qualitative
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, Standard
from eduplan.catalogue.regions import region_chain
from eduplan.catalogue.standard_lookup import state_of
from eduplan.data.table import ObservationTable
from eduplan.engine.spread import Spread, spread_of
from eduplan.formula import Reference as NameOf
from eduplan.quantity import Interval
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context, Reading
from eduplan.readings.observed import ObservedFacts
from eduplan.readings.solving import Solution, inputs_of, solve

MOST_SOLVED = 20
"""Of how many institutions that fail an item it is worked out what would do."""


@attrs.frozen
class SchoolResult:
    """An institution held against one item.

    Attributes:
        name: the institution.
        value: its value; None where it is not known.
        is_met: whether that is accepted.
        lacks: how far the value is from what is accepted, None where it is, or is not known.
        solutions: what one figure of it must become, for those that lack most.
    """

    name: str
    value: Interval | None
    is_met: bool | None
    lacks: Fraction | None = None
    solutions: tuple[Solution, ...] = ()


@attrs.frozen
class ItemResult:
    """One item of the document.

    Attributes:
        standard: what is asked.
        value: the value of the region; None of an item about each institution, or where unknown.
        is_met: whether it is met; None where that can't be told, or people must judge.
        schools: of an item about each institution, every one that it applies to.
        spread: of a variation, what each institution adds to it.
        solutions: of an item about the region, what one of its figures must become.
    """

    standard: Standard
    value: Interval | None
    is_met: bool | None
    schools: tuple[SchoolResult, ...] = ()
    spread: Spread | None = None
    solutions: tuple[Solution, ...] = ()

    @property
    def failing(self) -> tuple[SchoolResult, ...]:
        """The institutions that do not meet it, those first that lack most."""
        found = (one for one in self.schools if one.is_met is False)
        return tuple(sorted(found, key=lambda one: (-(one.lacks or 0), one.name)))


@attrs.frozen
class Supervision:
    """The verdict on a region in a year by the items of one document."""

    document: str
    number: str
    region: str
    year: int
    items: tuple[ItemResult, ...]

    @property
    def is_met(self) -> bool | None:
        """Whether every item is met; None where one is open and none failed."""
        if any(one.is_met is False for one in self.items):
            return False
        return None if any(one.is_met is None for one in self.items) else True


def documents_of(catalogue: Catalogue) -> dict[str, str]:
    """Return the documents of supervision by their number, with their titles."""
    found = (one for one in catalogue.standards if one.kind == "supervision")
    return {one.document_number: one.document for one in found if one.document_number}


def supervise(
    number: str, region: str, year: int, table: ObservationTable, catalogue: Catalogue
) -> Supervision:
    """Hold the data of a region against every item of a document that is in force.

    Args:
        number: the number of the document.
        region: the code of the region.
        year: the year at whose end it is judged.
        table: the observations.
        catalogue: what defines the items.
    """
    day = datetime.date(year, 12, 31)
    chain = region_chain(region)
    asked = [
        one
        for one in catalogue.standards
        if one.document_number == number
        and one.kind == "supervision"
        and one.region in chain
        and state_of(one, on=day, known_on=day) == "in_force"
    ]
    facts = ObservedFacts(table.within(region).until(year), catalogue, known_on=day).as_printed()
    judge = _Judge(facts, catalogue, region, year)
    title = documents_of(catalogue).get(number, number)
    return Supervision(title, number, region, year, tuple(map(judge.item, asked)))


class _Judge:
    """Holds the facts of one region and year against items."""

    def __init__(self, facts: ObservedFacts, catalogue: Catalogue, region: str, year: int) -> None:
        self.facts = facts
        self.catalogue = catalogue
        self.reader = ExactReader(facts, catalogue, prefer_published=False)
        self.home = Context(region, year)

    def item(self, standard: Standard) -> ItemResult:
        """Return whether one item is met, by the region or by each of its institutions."""
        definition = self.catalogue.definitions.get(standard.about)
        if isinstance(standard.bound, Qualitative) or not isinstance(definition, Indicator):
            return ItemResult(standard, None, None)
        if definition.level == "institution":
            item = ItemResult(standard, None, None, tuple(self._schools(standard)))
            worst = {one.name for one in item.failing[:MOST_SOLVED]}
            schools = tuple(
                self._solved(one, standard) if one.name in worst else one for one in item.schools
            )
            return attrs.evolve(item, schools=schools, is_met=_all_met(schools))
        context = attrs.evolve(self.home, scope=standard.scope)
        reading = self.reader.read(NameOf(standard.about), context)
        value = reading.interval if reading.is_known else None
        is_met = None if value is None else _is_within(value, standard.bound.accepted)
        solutions = tuple(self._solutions(reading, standard)) if is_met is False else ()
        return ItemResult(standard, value, is_met, spread=spread_of(reading), solutions=solutions)

    def _schools(self, standard: Standard) -> Iterator[SchoolResult]:
        home, names = self.home, self.catalogue.names_read(NameOf(standard.about))
        for member in self.reader.elements.members(home):
            context = attrs.evolve(member, scope=standard.scope)
            applies = all(self.facts.applies(name, member) for name in names)
            if not applies or not self.reader.elements.is_within(context):
                continue
            reading = self.reader.read(NameOf(standard.about), context)
            value = reading.interval if reading.is_known else None
            accepted = standard.bound.accepted
            is_met = None if value is None else _is_within(value, accepted)
            lacks = _lacks(value, accepted) if is_met is False else None
            yield SchoolResult(member.institution or "", value, is_met, lacks)

    def _solved(self, school: SchoolResult, standard: Standard) -> SchoolResult:
        """Return a school that fails with what one of its figures must become."""
        member = Context(self.home.region, self.home.year, school.name, standard.scope)
        reading = self.reader.read(NameOf(standard.about), member)
        return attrs.evolve(school, solutions=tuple(self._solutions(reading, standard)))

    def _solutions(self, reading: Reading, standard: Standard) -> Iterator[Solution]:
        node, accepted = NameOf(standard.about), standard.bound.accepted
        for figure in inputs_of(reading, self.catalogue):
            yield solve(node, reading.context, accepted, figure, self.facts)


def _is_within(value: Interval, accepted: Interval) -> bool | None:
    common = value.intersect(accepted)
    return False if common is None else True if common == value else None


def _lacks(value: Interval | None, accepted: Interval) -> Fraction | None:
    """Return how far a value is from what is accepted, where it is a single one."""
    if value is None or not value.is_point:
        return None
    if accepted.lower is not None and value.value < accepted.lower:
        return accepted.lower - value.value
    return None if accepted.upper is None else value.value - accepted.upper


def _all_met(schools: Iterable[SchoolResult]) -> bool | None:
    answers = [one.is_met for one in schools]
    if False in answers:
        return False
    return True if answers and None not in answers else None
