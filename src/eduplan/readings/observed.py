"""A table of observations as facts that formulas are read over."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from eduplan.catalogue.regions import NATION, RegionError, region_chain
from eduplan.quantity import Interval
from eduplan.readings.facts import Fact, Moment
from eduplan.readings.ranges import sum_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.data.observation import Observation
    from eduplan.data.table import ObservationTable

__all__ = ["ObservedFacts"]

BETWEEN = ":"
"""Stands between region and institution where an institution is named from a wider region."""

_ADDITIVE = ("count", "money", "measure")
_EXACT = ("exact", "rounded")
_SHOWN = 3


class ObservedFacts:
    """The figures of a table, rolled up over regions, and the standards of the catalogue.

    A region's own figure is the one that stands for it; a prefecture without one has the sum of
    the regions in it that the table knows, if each of them has one. Rates are never summed.

    Args:
        table: the observations.
        catalogue: what their names stand for.
        printed: take a rounded figure at its printed value instead of all that rounds to it.
        known_on: the day whose knowledge of standards counts; None knows all.
        own_only: leave the figures of regions out, so that only institutions are summed.
    """

    def __init__(
        self,
        table: ObservationTable,
        catalogue: Catalogue,
        *,
        printed: bool = False,
        known_on: datetime.date | None = None,
        own_only: bool = False,
    ) -> None:
        self.table = table
        self.catalogue = catalogue
        self.printed = printed
        self.known_on = known_on
        self.own_only = own_only

    def fact(self, name: str, moment: Moment) -> Fact | None:
        """Return the figure for exactly this region or institution, year and scope."""
        if moment.institution is None and self.own_only:
            return None
        row = self.observation(name, moment)
        if row is not None:
            return self._fact(row)
        return None if moment.institution is not None else self._of_parts(name, moment)

    def observation(self, name: str, moment: Moment) -> Observation | None:
        """Return the row for exactly this name and moment, if there is one."""
        region, institution = _home(moment)
        return self.table.find(name, region, moment.year, institution, moment.scope)

    def institutions(self, moment: Moment) -> Sequence[Moment]:
        """Return the institutions of a region, and of the regions in it, in one order."""
        region, year = moment.region, moment.year
        names = list(self.table.institutions(region, year))
        for part in self.table.regions_in(year):
            if part != region and _includes(region, part):
                found = self.table.institutions(part, year)
                names += [f"{part}{BETWEEN}{name}" for name in found]
        return [Moment(region, year, name) for name in names]

    def code(self, moment: Moment, dimension: str) -> str | None:
        """Return an institution's own code of a dimension."""
        region, institution = _home(moment)
        return self.table.own_code(region, institution, moment.year, dimension)

    def standard(self, about: str, moment: Moment) -> Fact | None:
        """Return the number that the standard which judges asks, at the end of the year."""
        from eduplan.catalogue.standards import judges, standards_for

        definition = self.catalogue.get(about)
        answer = standards_for(
            self.catalogue,
            about,
            on=datetime.date(moment.year, 12, 31),
            region=moment.region,
            scope=moment.scope,
            known_on=self.known_on,
        )
        found = judges(answer, getattr(definition, "better", "none"))
        if not found:
            return None
        text = found[0].bound.describe(definition.unit)
        return Fact(_asked(found[0].bound.accepted), found[0].name, text)

    def _fact(self, row: Observation) -> Fact | None:
        figure = row.figure
        if figure is None:
            return None
        source = f"{row.place} {row.source}".rstrip()
        if self.printed and figure.qualifier in _EXACT:
            return Fact(Interval.point(figure.value), source, figure.text)
        return Fact(figure.interval, source, figure.text)

    def _of_parts(self, name: str, moment: Moment) -> Fact | None:
        """Return the sum over the widest known regions within a region."""
        if self.catalogue.get(name).unit.kind not in _ADDITIVE:
            return None
        facts = [
            self.fact(name, Moment(part, moment.year, scope=moment.scope))
            for part in self._parts(moment)
        ]
        known = [fact for fact in facts if fact is not None]
        if not known or len(known) < len(facts):
            return None
        sources = [fact.source for fact in known]
        shown = "、".join(sources[:_SHOWN]) + ("……" if len(sources) > _SHOWN else "")
        return Fact(sum_of(fact.interval for fact in known), shown)

    def _parts(self, moment: Moment) -> list[str]:
        inner = [
            one
            for one in self.table.regions_in(moment.year)
            if one != moment.region and _includes(moment.region, one)
        ]
        return [
            one
            for one in inner
            if not any(_includes(other, one) and other != one for other in inner)
        ]


def _home(moment: Moment) -> tuple[str, str]:
    """Return the region that an institution is listed in, and its name there."""
    if moment.institution is None:
        return moment.region, ""
    part, mark, name = moment.institution.partition(BETWEEN)
    if mark and part != moment.region and _includes(moment.region, part):
        return part, name
    return moment.region, moment.institution


def _asked(accepted: Interval) -> Interval:
    """Return the number that ≥4.2 or ≤45 names, for a formula to compare with; a band as it is."""
    ends = {end for end in (accepted.lower, accepted.upper) if end is not None}
    return Interval.point(*ends) if len(ends) == 1 else accepted


def _includes(wider: str, region: str) -> bool:
    try:
        return wider == NATION or wider in region_chain(region)
    except RegionError:
        return False
