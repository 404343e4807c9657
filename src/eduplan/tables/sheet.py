"""One sheet of cells: each is a text that knows its row and column in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeAlias

import attrs

from eduplan.errors import InputError, Location, Problem
from eduplan.tables import mistakes
from eduplan.words import Words

Row: TypeAlias = "tuple[str, ...]"
Merge: TypeAlias = "tuple[tuple[int, int], tuple[int, int]]"
"""The first and the last cell of a merged area, each as row and column from 0."""


@attrs.frozen(eq=False)
class Sheet:
    """The rows of a text file, or of one sheet of a workbook, that are not empty.

    Attributes:
        file: the name of the file, as locations print it.
        name: the name of the sheet; "" for a text file.
        rows: the cells of each row, without outer spaces; rows may differ in length.
        lines: the number of each row in the file, from 1: in a text the line on which it begins.
        merged: the merged areas, in numbers of rows and columns of the file from 0.
        is_hidden: whether the workbook hides the sheet.
        hidden: its rows and columns that are hidden, each as people call it.
        problems: what of the file could not be read as cells.
    """

    file: str
    rows: tuple[Row, ...]
    lines: tuple[int, ...]
    name: str = ""
    merged: tuple[Merge, ...] = ()
    is_hidden: bool = False
    hidden: tuple[Words, ...] = ()
    problems: tuple[Problem, ...] = ()

    def place(self, row: int | None = None, column: int | None = None, key: str = "") -> Location:
        """Return the place of a cell, a row or the sheet, by positions from 0."""
        line = None if row is None else self.lines[row]
        return Location(self.file, line, None if column is None else column + 1, key, self.name)

    def spread(self, columns: frozenset[int] | None = None, until: int | None = None) -> Sheet:
        """Return the sheet with the text of a merged area in each of its cells.

        Args:
            columns: only areas that begin in one of these columns; None is all.
            until: only areas that begin above this row (a position in `rows`); None is all.
        """
        if not self.merged:
            return self
        rows = [list(row) for row in self.rows]
        at = {line - 1: position for position, line in enumerate(self.lines)}
        for (top, left), (bottom, right) in self.merged:
            first = at.get(top)
            if first is None or (until is not None and first >= until):
                continue
            if columns is not None and left not in columns:
                continue
            text = cell(self.rows[first], left)
            for position in (at[line] for line in range(top, bottom + 1) if line in at):
                row = rows[position]
                row += [""] * (right + 1 - len(row))
                row[left : right + 1] = [text] * (right + 1 - left)
        return attrs.evolve(self, rows=tuple(map(tuple, rows)))


def cell(row: Row, column: int) -> str:
    """Return the text in a column; "" beyond the end of the row."""
    return row[column] if column < len(row) else ""


class TableReader(NamedTuple):
    """A format of tables that a plugin reads.

    Attributes:
        suffix: how the names of its files end, such as `.dbf`.
        label: what people call it.
        read: called with the bytes of a file; returns the name and the rows of each sheet, each
            row as texts. Any exception says that the file can't be read.
    """

    suffix: str
    label: Words
    read: Callable[[bytes], Iterable[tuple[str, Iterable[Sequence[str]]]]]

    def sheets(self, raw: bytes, file: str) -> tuple[Sheet, ...]:
        """Return the sheets of a file; rows are counted from 1, and empty ones left out.

        Raises:
            InputError: the file can't be read.
        """
        try:
            return tuple(_sheet(file, name, rows) for name, rows in self.read(raw))
        except Exception as error:  # a plugin may raise anything
            reason = f"{type(error).__name__}: {error}"
            message = mistakes.DAMAGED_TABLE(format=self.label, reason=reason)
            raise InputError([Problem(message, Location(file))]) from error


def _sheet(file: str, name: str, rows: Iterable[Sequence[str]]) -> Sheet:
    found = [(line, tuple(map(str.strip, row))) for line, row in enumerate(rows, start=1)]
    kept = [(line, row) for line, row in found if any(row)]
    return Sheet(file, tuple(row for _, row in kept), tuple(line for line, _ in kept), name)
