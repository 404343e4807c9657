"""Rows of a frame as observations, for the exact reader."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable
from eduplan.readings.frames.kinds import exact_figure
from eduplan.readings.frames.layout import INSTITUTION, REGION, YEAR, Layout


def observations(
    rows: Iterable[Mapping[str, Any]], layout: Layout, catalogue: Catalogue
) -> ObservationTable:
    """Return rows of a frame as a table of exact figures."""
    return ObservationTable(one for row in rows for one in _of_row(row, layout, catalogue))


def _of_row(row: Mapping[str, Any], layout: Layout, catalogue: Catalogue) -> Iterator[Observation]:
    institution = text(row.get(INSTITUTION))
    codes = {one: text(row[one]) for one in layout.dimensions} if institution else {}
    own = {one: code for one, code in codes.items() if code}
    for cell in layout.cells.values():
        value = exact(row[cell.column])
        if value is not None:
            yield Observation(
                region=str(row[REGION]),
                institution=institution,
                year=int(row[YEAR]),
                name=cell.name,
                figure=exact_figure(value, catalogue.get(cell.name)),
                scope={**own, **dict(cell.codes)},
                own=frozenset(own),
            )


def text(value: Any) -> str:
    """Return a text of a frame, "" where it is missing: pandas has NaN there."""
    return value if isinstance(value, str) else ""


def exact(value: Any) -> Fraction | None:
    """Return a number of a frame as the decimal that it prints as; None where it is missing."""
    if value is None or value != value:
        return None
    if isinstance(value, float):
        return Fraction(Decimal(repr(float(value))))
    return Fraction(value)
