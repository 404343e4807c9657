"""A table of observations as facts that formulas are read over."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.standard_lookup import judges, standards_for
from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable
from eduplan.quantity import Interval
from eduplan.readings.facts import Context, Fact

_PUBLISHED = ("exact", "rounded")


class ObservedFacts:
    """The figures of a table, and the standards of the catalogue.

    A region's own figure is the one that stands for it; one without is put together from its own
    institutions and from the regions in it that the table knows of any year, so that a region that
    has not reported makes the whole unknown.

    Args:
        table: the observations.
        catalogue: what their names stand for.
        printed: take a rounded figure at its printed value instead of all that rounds to it.
        known_on: the day whose knowledge of standards counts; None knows all.
    """

    def __init__(
        self,
        table: ObservationTable,
        catalogue: Catalogue,
        *,
        printed: bool = False,
        known_on: datetime.date | None = None,
    ) -> None:
        self.table = table
        self.catalogue = catalogue
        self.printed = printed
        self.known_on = known_on

    def without(self, rows: Iterable[Observation]) -> ObservedFacts:
        """Return the same facts, some rows of the table left out."""
        table, printed, known_on = self.table.without(rows), self.printed, self.known_on
        return ObservedFacts(table, self.catalogue, printed=printed, known_on=known_on)

    def fact(self, name: str, context: Context) -> Fact | None:
        """Return the figure for exactly this region or institution, year and scope."""
        row = self.observation(name, context)
        if row is None or row.figure is None:
            return None
        figure, source = row.figure, f"{row.place} {row.source}".rstrip()
        if self.printed and figure.qualifier in _PUBLISHED:
            return Fact(Interval.point(figure.value), source, figure.text)
        return Fact(figure.interval, source, figure.text)

    def observation(self, name: str, context: Context) -> Observation | None:
        """Return the row for exactly this name and context, if there is one."""
        institution = context.institution or ""
        return self.table.find(name, context.region, context.year, institution, context.scope)

    def institutions(self, context: Context) -> Sequence[Context]:
        """Return the institutions of exactly a region that have a row in the year."""
        region, year = context.region, context.year
        return [Context(region, year, name) for name in self.table.institutions(region, year)]

    def parts(self, context: Context) -> Sequence[Context]:
        """Return the widest regions within a region that have a row in any year."""
        return [Context(part, context.year) for part in self.table.parts(context.region)]

    def code(self, context: Context, dimension: str) -> str | None:
        """Return an institution's own code of a dimension."""
        institution = context.institution or ""
        return self.table.own_code(context.region, institution, context.year, dimension)

    def standard(self, about: str, context: Context) -> Fact | None:
        """Return the number that the standard which judges asks, at the end of the year.

        What is asked of a stage or a type is asked of an institution whose own code is that.
        """
        scope = {**self._own_codes(about, context), **context.scope}
        context = attrs.evolve(context, scope=scope)
        return judging_standard(about, context, self.catalogue, self.known_on)

    def _own_codes(self, about: str, context: Context) -> dict[str, str]:
        """Return an institution's codes of the dimensions that standards about a name have."""
        if context.institution is None:
            return {}
        standards = self.catalogue.standards_about(about)
        dimensions = {dimension for one in standards for dimension in one.scope}
        codes = {dimension: self.code(context, dimension) for dimension in sorted(dimensions)}
        return {dimension: code for dimension, code in codes.items() if code is not None}


def judging_standard(
    about: str, context: Context, catalogue: Catalogue, known_on: datetime.date | None = None
) -> Fact | None:
    """Return the number that the standard which judges a name asks, at the end of the year.

    It is as known on `known_on`; None counts all that is known. None is returned where no standard
    judges.
    """
    definition = catalogue.get(about)
    answer = standards_for(
        catalogue,
        about,
        on=datetime.date(context.year, 12, 31),
        region=context.region,
        scope=context.scope,
        known_on=known_on,
    )
    found = judges(answer, getattr(definition, "better", "none"))
    if not found:
        return None
    text = found[0].bound.describe(definition.unit)
    return Fact(_asked(found[0].bound.accepted), found[0].name, text)


def _asked(accepted: Interval) -> Interval:
    """Return the number that ≥4.2 or ≤45 names, for a formula to compare with; a band as it is."""
    ends = {end for end in (accepted.lower, accepted.upper) if end is not None}
    return Interval.point(*ends) if len(ends) == 1 else accepted
