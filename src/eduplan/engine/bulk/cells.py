"""Rows of a frame as observations, for the exact reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.data import cells as data
from eduplan.data.cells import Cells, Home, Kind
from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable
from eduplan.errors import Location
from eduplan.immutable import frozen_texts
from eduplan.readings.frames.kinds import exact_figure
from eduplan.readings.frames.layout import INSTITUTION, REGION, YEAR, Layout


def observations(
    rows: Iterable[Mapping[str, Any]], layout: Layout, catalogue: Catalogue
) -> ObservationTable:
    """Return rows of a frame as a table of exact figures."""
    kinds: dict[tuple[object, ...], Kind] = {}
    return ObservationTable(
        Cells(one for row in rows for one in _of_row(row, layout, catalogue, kinds))
    )


def _of_row(
    row: Mapping[str, Any],
    layout: Layout,
    catalogue: Catalogue,
    kinds: dict[tuple[object, ...], Kind],
) -> Iterator[Observation | data.Cell]:
    institution = text(row.get(INSTITUTION))
    home = (str(row[REGION]), institution, int(row[YEAR]))
    codes = tuple(text(row[one]) if institution else "" for one in layout.dimensions)
    for cell in layout.cells.values():
        value = exact(row[cell.column])
        if value is None:
            continue
        key = (cell.column, codes)
        if key not in kinds:
            own = {one: code for one, code in zip(layout.dimensions, codes, strict=True) if code}
            unit = catalogue.get(cell.name).unit
            scope = frozen_texts({**own, **dict(cell.codes)})
            kinds[key] = Kind(cell.name, scope, frozenset(own), unit=unit)
        yield _cell(kinds[key], home, value, catalogue)


def _cell(
    kind: Kind, home: Home, value: Fraction | int, catalogue: Catalogue
) -> Observation | data.Cell:
    if value.denominator == 1:
        number = int(value)
        return data.Cell(kind, home, "", number, str(number), "", "", _nowhere, 0)
    region, institution, year = home
    return Observation(
        region=region,
        institution=institution,
        year=year,
        name=kind.name,
        figure=exact_figure(Fraction(value), catalogue.get(kind.name)),
        scope=kind.scope,
        own=kind.own,
    )


def _nowhere(row: int, column: int | None) -> Location:
    return Location("")


def text(value: Any) -> str:
    """Return a text of a frame, "" where it is missing: pandas has NaN there."""
    return value if isinstance(value, str) else ""


def exact(value: Any) -> Fraction | int | None:
    """Return a number of a frame as the decimal that it prints as; None where it is missing."""
    if value is None or value != value:
        return None
    if isinstance(value, float):
        return Fraction(Decimal(repr(float(value))))
    return value if isinstance(value, int) else Fraction(value)
