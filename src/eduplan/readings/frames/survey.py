"""Survey a frame before anything is asked of it: which columns it has, and how large numbers get.

The frame is asked one question for sizes and gaps, one about rows that stand twice and, where there
are any, one about the rows of regions and one about the own codes of institutions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.readings.frames import mistakes
from eduplan.readings.frames.arithmetic import bits_of
from eduplan.readings.frames.keys import require_one_row_each
from eduplan.readings.frames.kinds import ITSELF, counting_cells
from eduplan.readings.frames.layout import (
    INSTITUTION,
    KEYS,
    REGION,
    YEAR,
    Cell,
    Layout,
    cell_named,
)
from eduplan.readings.frames.mistakes import FrameError

OWN_DIMENSIONS = ("school_type", "ownership", "location", "authority", "stage")
"""The columns that may say what an institution is."""

MOST_PLACES = 6
"""Most decimals of a column of numbers that are not whole."""

LARGEST = 2.0**53
"""Numbers that are not whole stay below: then each is the nearest to one decimal only."""

Ask = Callable[[Any, Sequence[Any]], Mapping[str, Any]]
"""Returns the one row that some expressions over a frame give."""


def survey(
    frame: Any, ns: Any, catalogue: Catalogue, ask: Ask, rows: Callable[[Any], Iterable[Any]]
) -> Layout:
    """Return what the columns of a frame are.

    Args:
        frame: a frame of `ns`, lazy or not.
        ns: the library, `polars` or `narwhals`.
        catalogue: what columns are named after.
        ask: returns the one row that expressions give.
        rows: returns the rows of a small frame, as mappings.

    Raises:
        FrameError: it has no column of regions or years, one that is named after nothing known, a
            number with more than `MOST_PLACES` decimals, or two rows for one institution and year.
    """
    schema = frame.collect_schema()
    cells = _cells(schema, catalogue)
    require_one_row_each(frame, ns, [one for one in KEYS if one in schema], rows)
    dimensions = tuple(one for one in OWN_DIMENSIONS if one in schema)
    has_column = INSTITUTION in schema
    counts = _counts(frame, ns, schema, cells, has_column, ask)
    total, of_regions = counts["rows"], counts["regions"]
    regional: Mapping[str, Any] = {}
    if has_column and 0 < of_regions < total:
        own = frame.filter(ns.col(INSTITUTION).is_null())
        regional = ask(own, _sizes(ns, schema, cells))
    layout = Layout(
        cells={
            (one.name, one.codes): _surveyed(one, number, schema[one.column], counts, regional)
            for number, one in enumerate(cells)
        },
        dimensions=dimensions,
        has_institutions=of_regions < total,
        has_regions=of_regions > 0,
        member_bits=bits_of(total),
        size=total * len(cells),
        years=(int(counts["first"]), int(counts["last"])),
    )
    return attrs.evolve(layout, kinds=_kinds(frame, ns, catalogue, layout, rows))


def _cells(schema: Mapping[str, Any], catalogue: Catalogue) -> list[Cell]:
    for key in (REGION, YEAR):
        if key not in schema:
            raise FrameError(mistakes.NO_KEY_COLUMN(column=key), mistakes.THE_KEYS)
    cells, unknown = [], []
    for column in schema:
        if column in KEYS or column in OWN_DIMENSIONS:
            continue
        named = cell_named(column, catalogue)
        if named is None:
            unknown.append(column)
        else:
            cells.append(Cell(column=column, name=named[0], codes=named[1]))
    if unknown:
        raise FrameError(mistakes.UNKNOWN_COLUMNS(columns=tuple(unknown)))
    return cells


def is_whole(dtype: Any) -> bool:
    """Tell whether a column holds integers."""
    return bool(dtype.is_integer())


def places_of(dtype: Any) -> int | None:
    """Return the decimals of a column of decimals, None of any other."""
    return getattr(dtype, "scale", None) if dtype.is_decimal() else None


def _sizes(ns: Any, schema: Mapping[str, Any], cells: Sequence[Cell]) -> list[Any]:
    found = []
    for number, cell in enumerate(cells):
        column = _plain(ns, cell.column, schema[cell.column])
        found += [
            column.null_count().alias(f"null{number}"),
            column.min().alias(f"min{number}"),
            column.max().alias(f"max{number}"),
        ]
    return found


def _counts(
    frame: Any, ns: Any, schema: Any, cells: Sequence[Cell], has_column: bool, ask: Ask
) -> Mapping[str, Any]:
    asked = [
        ns.len().alias("rows"),
        ns.col(YEAR).min().alias("first"),
        ns.col(YEAR).max().alias("last"),
        *_sizes(ns, schema, cells),
    ]
    if has_column:
        asked.append(ns.col(INSTITUTION).null_count().alias("regions"))
    for number, cell in enumerate(cells):
        if schema[cell.column].is_float():
            column = _plain(ns, cell.column, schema[cell.column])
            for places in range(MOST_PLACES + 1):
                scale = 10.0**places
                # The nearest double to m ÷ 10^k, both exact, is the column's own number.
                same = (column * scale).round() / scale == column
                wrong = (~same & ~column.is_null()).cast(ns.Int64).sum()
                asked.append(wrong.alias(f"places{number}.{places}"))
    found = dict(ask(frame, asked))
    found.setdefault("regions", found["rows"])
    return {name: value or 0 for name, value in found.items()}


def _plain(ns: Any, column: str, dtype: Any) -> Any:
    """Return a column in which NaN is missing, too."""
    if not dtype.is_float():
        return ns.col(column)
    return ns.when(~ns.col(column).is_nan()).then(ns.col(column))


def _surveyed(
    cell: Cell,
    number: int,
    dtype: Any,
    counts: Mapping[str, Any],
    regional: Mapping[str, Any],
) -> Cell:
    total, of_regions = counts["rows"], counts["regions"]
    gaps, scale = counts[f"null{number}"], 10 ** _places(cell, number, dtype, counts)
    least, most = (counts[f"{end}{number}"] or 0 for end in ("min", "max"))
    bits = bits_of(int(max(abs(least), abs(most)) * scale)) + 1
    region_gaps = regional[f"null{number}"] if regional else gaps if of_regions else 0
    there = total - gaps
    in_regions = of_regions - region_gaps
    return attrs.evolve(
        cell,
        factor=Fraction(1, scale),
        bits=bits,
        region_bits=bits,
        lacking=gaps - region_gaps > 0,
        of_institutions=there - in_regions > 0,
        of_regions=in_regions > 0,
        negative=least < 0,
        positive=least > 0,
    )


def _places(cell: Cell, number: int, dtype: Any, counts: Mapping[str, Any]) -> int:
    if is_whole(dtype):
        return 0
    decimals = places_of(dtype)
    if decimals is not None:
        return decimals
    for places in range(MOST_PLACES + 1):
        if not counts.get(f"places{number}.{places}", 1):
            largest = max(abs(counts[f"{end}{number}"] or 0) for end in ("min", "max"))
            if largest * 10**places < LARGEST:
                return places
    if dtype.is_float():
        raise FrameError(mistakes.TOO_MANY_DECIMALS(column=cell.column, most=MOST_PLACES))
    raise FrameError(mistakes.NO_NUMBERS(column=cell.column))


def _kinds(
    frame: Any,
    ns: Any,
    catalogue: Catalogue,
    layout: Layout,
    rows: Callable[[Any], Iterable[Any]],
) -> tuple[Mapping[str, Any], ...]:
    """Return each combination of own codes, and of elements of which institutions count one."""
    counting = counting_cells(catalogue, layout)
    if not layout.has_institutions or not (layout.dimensions or counting):
        return ()
    keys = [ns.col(one) for one in layout.dimensions]
    keys += [
        (ns.col(one.column).fill_null(0) == 1).alias(f"one{number}")
        for number, one in enumerate(counting)
    ]
    own = frame.filter(~ns.col(INSTITUTION).is_null()) if layout.has_regions else frame
    found = []
    for row in rows(own.select(*keys).unique()):
        counted = tuple(one.column for number, one in enumerate(counting) if row[f"one{number}"])
        codes = {one: row[one] if isinstance(row[one], str) else None for one in layout.dimensions}
        kind = {**codes, ITSELF: counted}
        if kind not in found:
            found.append(kind)
    return tuple(sorted(found, key=str))


def prepared(frame: Any, ns: Any, layout: Layout) -> Any:
    """Return a frame whose columns of figures are integers of 64 bits."""
    schema = frame.collect_schema()
    columns = []
    for cell in layout.cells.values():
        dtype = schema[cell.column]
        if is_whole(dtype):
            column = ns.col(cell.column).cast(ns.Int64)
        else:
            scale = Fraction(1) / cell.factor
            column = (_plain(ns, cell.column, dtype) * float(scale)).round().cast(ns.Int64)
        columns.append(column.alias(cell.column))
    return frame.with_columns(*columns)
