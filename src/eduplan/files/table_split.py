"""Tells the tables of one sheet apart: one below the other, or side by side."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from eduplan.files.table_headings import HeadingReader
from eduplan.files.table_layout import is_group, is_note
from eduplan.tables.sheet import Row, Sheet, cell
from eduplan.tables.spelling import year_within

_OF_ROWS = frozenset({"institution", "element", "identifier"})
"""The columns that say what a row is of."""


def tables_of(sheet: Sheet, reader: HeadingReader) -> tuple[Sheet, ...]:
    """Return the tables of a sheet, each with the titles above it; most have one."""
    rows = enumerate(sheet.rows)  # of figures, that begin with one, there are the most
    headers = [at for at, row in rows if not row[0][:1].isdigit() and _is_header(row, reader)]
    if not headers:
        return (sheet,)
    starts = [0, *_starts(sheet, headers)]
    ends = [*starts[1:], len(sheet.rows)]
    titles = [at for at in range(headers[0]) if is_group(sheet.rows[at])]
    found: list[Sheet] = []
    if len(starts) == 1:
        return tuple(_side_by_side(sheet, reader))
    for start, end in zip(starts, ends, strict=True):
        positions = [*range(start, end)]
        top = next(at for at in headers if at >= start)
        if not any(year_within(" ".join(sheet.rows[at])) for at in range(start, top)):
            positions = [*(at for at in titles if at < start), *positions]
        found += _side_by_side(_of_rows(sheet, positions), reader)
    return tuple(found)


def _is_header(row: Row, reader: HeadingReader) -> bool:
    """Tell a row that names what rows are of and at least one figure, and holds no figure."""
    if any(one[:1].isdigit() for one in row):
        return False
    texts = [one for one in row if one]
    return (
        len(texts) > 1
        and any(reader.key_of(one) in _OF_ROWS for one in texts)
        and any(reader.read((one,)).is_known for one in texts if reader.key_of(one) not in _OF_ROWS)
    )


def _starts(sheet: Sheet, headers: list[int]) -> Iterator[int]:
    """Yield where further tables begin: a header of its own below rows of data, with its titles."""
    last = headers[0]
    for at in headers[1:]:
        start = at
        while start > last + 1 and _is_above(sheet.rows[start - 1]):
            start -= 1
        if start > last + 1 and sheet.rows[at] != sheet.rows[last]:
            yield start
            last = at


def _is_above(row: Row) -> bool:
    """Tell a title, or an upper level of a header, from data and notes."""
    return not is_note(row) and not any(one[:1].isdigit() for one in row[1:])


def _of_rows(sheet: Sheet, positions: list[int]) -> Sheet:
    return attrs.evolve(
        sheet,
        rows=tuple(sheet.rows[at] for at in positions),
        lines=tuple(sheet.lines[at] for at in positions),
        problems=sheet.problems if positions == sorted({*range(positions[-1] + 1)}) else (),
    )


def _side_by_side(sheet: Sheet, reader: HeadingReader) -> Iterator[Sheet]:
    """Yield the tables that an empty column parts, each with a column of its own for its rows."""
    header = next((row for row in sheet.rows if _is_header(row, reader)), ())
    keys = [reader.key_of(one) for one in header]
    first = next((one for one in keys if one in _OF_ROWS), "")
    starts = [
        at
        for at, key in enumerate(keys)
        if key == first
        and at > keys.index(first)
        and not any(cell(row, at - 1) for row in sheet.rows)
    ]
    if not starts:
        yield sheet
        return
    for start, end in zip([0, *starts], [*starts, None], strict=True):
        rows = [row if is_group(row) else ("",) * start + row[start:end] for row in sheet.rows]
        kept = [at for at, row in enumerate(rows) if any(row)]
        yield attrs.evolve(
            sheet,
            rows=tuple(rows[at] for at in kept),
            lines=tuple(sheet.lines[at] for at in kept),
            problems=sheet.problems if start == 0 else (),
        )
