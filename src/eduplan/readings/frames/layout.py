"""A table of observations as a frame: one row an institution and year, one column a figure.

A row without an institution holds the region's own figures. Further columns may say what an
institution is: `school_type`, `ownership`, `location`, `authority`, `stage`, as codes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue

REGION, YEAR, INSTITUTION = "region", "year", "institution"
KEYS = (REGION, YEAR, INSTITUTION)

Codes: TypeAlias = "tuple[tuple[str, str], ...]"
"""A scope as a key: sorted pairs of dimension and code."""


@attrs.frozen(kw_only=True)
class Cell:
    """A column of figures, and what the survey of the table says of it.

    Attributes:
        column: its name in the frame.
        name, codes: what it is a figure of.
        factor: what a whole number of the column is in base units.
        bits: all whole numbers of institutions stay below 2 to this power.
        region_bits: those of regions do.
        lacking: whether a row of an institution has none.
        of_institutions, of_regions: whether a row of one has any.
        negative: whether one is below zero.
        positive: whether all are above zero.
    """

    column: str
    name: str
    codes: Codes
    factor: Fraction = Fraction(1)
    bits: float = 40
    region_bits: float = 53
    lacking: bool = True
    of_institutions: bool = True
    of_regions: bool = True
    negative: bool = True
    positive: bool = False


@attrs.frozen(kw_only=True)
class Layout:
    """What the columns of a frame are, and what the survey says of its rows.

    Attributes:
        cells: the columns of figures, by what they are of.
        dimensions: the columns of own codes.
        kinds: each combination of own codes that occurs, as codes by dimension.
        has_institutions, has_regions: whether there are rows of institutions, of regions.
        member_bits: no region has 2 to this power institutions in a year.
        years: the first and the last year.
        size: how many figures there may be, rows by columns.
    """

    cells: Mapping[tuple[str, Codes], Cell]
    dimensions: tuple[str, ...] = ()
    kinds: tuple[Mapping[str, Any], ...] = ()
    has_institutions: bool = True
    has_regions: bool = True
    member_bits: float = 15
    years: tuple[int, int] = (1, 9999)
    size: int = 0

    def of_name(self, *names: str) -> Iterable[Cell]:
        """Return the columns of some names, whatever their codes."""
        return [cell for cell in self.cells.values() if cell.name in names]


def codes_of(scope: Mapping[str, str]) -> Codes:
    """Return a scope as a key."""
    return tuple(sorted(scope.items()))


def plain_name(column: str) -> str:
    """Return the name of a column in letters, digits and underlines: others mean more in Spark."""
    return re.sub(r"\W", lambda mark: f"__{ord(mark[0]):x}__", column)


def _as_named(column: str) -> str:
    return re.sub("__([0-9a-f]{2})__", lambda code: chr(int(code[1], 16)), column)


def cell_named(column: str, catalogue: Catalogue) -> tuple[str, Codes] | None:
    """Return what a column is of, by its name; None if it is of nothing that is known."""
    name, _, rest = _as_named(column).partition("[")
    if name not in catalogue.definitions or (rest and not rest.endswith("]")):
        return None
    pairs = [part.partition("=") for part in rest[:-1].split(";") if part]
    codes = tuple(sorted((dimension, code) for dimension, _, code in pairs))
    for dimension, code in codes:
        known = catalogue.dimensions.get(dimension)
        if known is None or code not in known.codes:
            return None
    return name, codes
