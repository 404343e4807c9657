"""Cells of a text: CSV with any usual delimiter, or what was copied from a spreadsheet."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import islice

from eduplan.errors import Location, Problem
from eduplan.tables import mistakes
from eduplan.tables.sheet import Row, Sheet

DELIMITERS = (",", "\t", ";", "|", "，")
"""What may stand between two cells; the first wins where two would do as well."""

_LOOKED_AT = 30
_HEAD = 10_000
_LEAST_SWALLOWED = 3
"""Cells of one swallowed row: fewer delimiters within quotes are just punctuation."""


def text_sheet(text: str, file: str = "<text>") -> Sheet:
    """Return the cells of a text; `file` is the name that locations carry."""
    text = text.removeprefix("\ufeff")
    delimiter = _delimiter(text)
    if not _cells(text[:_HEAD], delimiter):  # as copied from a page: columns parted by spaces
        text, delimiter = re.sub(r"(?<=\S)(?: {2,}|\u3000+)(?=\S)", "\t", text), "\t"
    problems: list[Problem] = []
    found = list(_rows(text, delimiter, file, problems))
    lines, rows = zip(*found, strict=True) if found else ((), ())
    return Sheet(file, rows, lines, problems=tuple(problems))


def _delimiter(text: str) -> str:
    """Return the delimiter that makes the most cells of the first lines."""
    head = "".join(islice(io.StringIO(text), _LOOKED_AT))
    return max(DELIMITERS, key=lambda one: _cells(head, one))


def _cells(head: str, delimiter: str) -> int:
    try:
        return sum(len(row) - 1 for row in csv.reader(io.StringIO(head), delimiter=delimiter))
    except csv.Error:
        return 0


def _rows(
    text: str, delimiter: str, file: str, problems: list[Problem]
) -> Iterator[tuple[int, Row]]:
    """Yield the line on which each row begins, and its cells; rows of empty cells are left out.

    The cells are without outer spaces.
    """
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line, width = 1, 0
    try:
        for row in reader:
            width = width or len(row)
            if reader.line_num > line and any(
                "\n" in one and one.count(delimiter) >= _swallowed(width) for one in row
            ):
                place = Location(file, line)
                problems.append(Problem(mistakes.ROWS_IN_CELL, place, mistakes.WHOLE_CELL))
            elif any(cells := tuple(map(str.strip, row))):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        message = mistakes.NOT_CSV(reason=str(error))
        problems.append(Problem(message, Location(file, line), mistakes.WHOLE_CELL))


def _swallowed(width: int) -> int:
    return max(_LEAST_SWALLOWED, width - 1)
