"""Cells of a Parquet file, read with Polars of the extra `tables`."""

from __future__ import annotations

import io

from eduplan.errors import InputError, Location, Problem
from eduplan.tables import mistakes
from eduplan.tables.sheet import Sheet
from eduplan.tables.workbook import MAXIMUM_CELLS, cell_text


def parquet_sheet(raw: bytes, file: str) -> Sheet:
    """Return the cells of a Parquet file: the names of its columns, then its rows, as texts.

    A row is counted as in a workbook, in which the names of the columns stand in the first.

    Raises:
        InputError: the file is damaged or too large, or nothing is installed that reads it.
    """
    try:
        import polars
    except ModuleNotFoundError:
        raise InputError([Problem(mistakes.NO_PARQUET_READER, Location(file))]) from None
    try:
        # Counted before it is read: a few bytes may unpack to any number of equal rows.
        lazy = polars.scan_parquet(io.BytesIO(raw))
        names = lazy.collect_schema().names()
        rows = int(lazy.select(polars.len()).collect().item())
        if (rows + 1) * len(names) > MAXIMUM_CELLS:
            message = mistakes.TOO_MANY_ROWS(rows=rows, columns=len(names))
            raise InputError([Problem(message, Location(file))])
        frame = lazy.collect()
    except polars.exceptions.PolarsError as error:
        message = mistakes.DAMAGED_PARQUET(reason=str(error).partition("\n")[0])
        raise InputError([Problem(message, Location(file))]) from None
    cells = (tuple("" if one is None else cell_text(one) for one in row) for row in frame.rows())
    found = [(line, row) for line, row in enumerate(cells, start=2) if any(row)]
    lines = (1, *(line for line, _ in found))
    return Sheet(file, (tuple(names), *(row for _, row in found)), lines)
