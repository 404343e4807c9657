"""The rows that many regions are evaluated from, as exact tables of single regions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from typing import Any, Protocol

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.data.table import ObservationTable
from eduplan.engine.bulk.cells import observations
from eduplan.engine.bulk.libraries import Source
from eduplan.readings.frames.layout import INSTITUTION, REGION, YEAR, Layout
from eduplan.readings.frames.region_figures import MEMBERS


class Rows(Protocol):
    """The rows of many regions."""

    def as_polars(self, frame: Any) -> Any:
        """Return what was added up as a lazy frame of Polars."""
        ...

    def places(self) -> Any:
        """Return a frame of each region and year, and how many institutions it has."""
        ...

    def tables(self, homes: Mapping[Any, Any]) -> Mapping[Any, ObservationTable]:
        """Return the rows of some regions as tables, by the region that each is put to."""
        ...


@attrs.frozen
class FrameRows:
    """The rows of a frame."""

    source: Source
    layout: Layout
    catalogue: Catalogue

    def as_polars(self, frame: Any) -> Any:
        """Return a frame of the source's library as a lazy one of Polars."""
        return self.source.as_polars(frame)

    def places(self) -> Any:
        """Return a frame of each region and year, and how many institutions it has."""
        ns, frame = self.source.ns, self.source.frame
        has_column = INSTITUTION in frame.collect_schema()
        is_member = ~ns.col(INSTITUTION).is_null() if has_column else ns.lit(value=False)
        counted = frame.select(REGION, YEAR, is_member.cast(ns.Int64).alias(MEMBERS))
        return counted.group_by(REGION, YEAR).agg(ns.col(MEMBERS).sum())

    def tables(self, homes: Mapping[Any, Any]) -> Mapping[Any, ObservationTable]:
        """Return the rows of some regions as tables, by the region that each is put to."""
        column = self.source.ns.col(REGION)
        found: dict[Any, list[Any]] = {one: [] for one in homes.values()}
        for row in self.source.rows(self.source.frame.filter(column.is_in(list(homes)))):
            found[homes[row[REGION]]].append(row)
        return {
            region: observations(rows, self.layout, self.catalogue)
            for region, rows in found.items()
        }


@attrs.frozen
class TableRows:
    """The rows of a table that was read for one region or several."""

    table: ObservationTable

    def as_polars(self, frame: Any) -> Any:
        """Return the places, which are of Polars."""
        return frame

    def places(self) -> Any:
        """Return a frame of each region and year, and how many institutions it has."""
        polars, counts = import_module("polars"), Counter[tuple[str, int]]()
        for region, institution, year in self.table.observations.at_home:
            counts[region, year] += bool(institution)
        rows = [(*place, count) for place, count in counts.items()]
        schema = {REGION: polars.String, YEAR: polars.Int64, MEMBERS: polars.Int64}
        return polars.LazyFrame(rows, schema=schema, orient="row")

    def tables(self, homes: Mapping[Any, Any]) -> Mapping[Any, ObservationTable]:
        """Return the rows of some regions as tables, by the region that each is put to."""
        rows = self.table.observations
        found = {}
        for region in dict.fromkeys(homes.values()):
            own = {part for part, home in homes.items() if home == region}
            chosen = rows.only(home[0] in own for home in rows.homes)
            found[region] = attrs.evolve(self.table, observations=chosen)
        return found
