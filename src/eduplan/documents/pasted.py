"""Tables in pasted text, found by their headers: cells in lines, or one a line."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import partial
from itertools import islice, pairwise
from typing import TYPE_CHECKING, NamedTuple

from eduplan.documents.cell_lines import CellLines, blocks_of_cells
from eduplan.documents.even_tables import AFTER, even_lines, even_rows
from eduplan.documents.row_fit import LEAST, Columns, Placed
from eduplan.documents.text_cells import SHOWN, Piece, look_of, marks_of, piece_of, split_line
from eduplan.documents.text_header import (
    Header,
    header_of_grid,
    header_of_run,
    headers_of,
    is_header,
    is_lower_row,
    is_of_indicators,
    with_bindings,
)
from eduplan.files.indicator_columns import names_columns
from eduplan.tables.blocks import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from eduplan.documents.text_cells import Mark
    from eduplan.tables.blocks import Block

_LONGEST, _FEWEST, _MOST = 60, 2, 14
"""The longest cell; the fewest and the most columns."""
_LONGEST_HEADER = 200
_MOST_TITLES = 2
"""How many lines right above a header may read like one."""
_BLANK_LINES = 24
"""How many lines of a table may be blank one after the other."""
_NEAR = 30
"""How many rows tell whether cells stand below their headers."""
_CORNER = ("    ", "\u3000\u3000")
"""What begins a header with nothing over the names of the rows."""
_NO_LINE = "。"
"""What stands for a cell between paragraphs: no pasted table goes on after it."""


class TextCell(NamedTuple):
    """A cell: its row and column from 1, how far it reaches, and its lines."""

    row: int
    column: int
    rows: int
    columns: int
    pieces: tuple[Piece, ...]

    def lines(
        self, table: int, *, page: int | None = None, starts: Sequence[int] = ()
    ) -> CellLines:
        """Return it as a cell of a table; `starts` are the places of the lines of the text."""
        cell = Cell(table, self.row, self.column, self.rows, self.columns)
        parts = [(text, one.line, at) for one in self.pieces for text, at in one.printed]
        printed = [(text, starts[line] + at) for text, line, at in parts if starts]
        return CellLines(cell, [text for text, _, _ in parts], page, printed)


class PastedTable(NamedTuple):
    """The places of the first line of a table and of the line after it, and its cells."""

    start: int
    end: int
    cells: tuple[TextCell, ...]


def pasted_tables(lines: Sequence[str]) -> Iterator[PastedTable]:
    """Yield the tables of a text, first to last."""
    at = 0
    while at < len(lines):
        line = lines[at].strip()
        marks = [*marks_of(line)] if _is_short(line) else []
        found = (
            (_table_of_lines(lines, at, marks) if marks else None)
            or (_table_of_cells(lines, at) if is_header(line) else None)
            or _even_table(lines, at, marks)
        )
        if found is not None:
            yield found
        at = found.end if found else at + 1


def with_pasted_tables(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield blocks, those that are the cells of a table, one a paragraph or line, as such."""
    every = [*blocks]
    lines = [_NO_LINE if one.cell else one.text for one in every]
    at = tables = 0
    for table in (*pasted_tables(lines), PastedTable(len(lines), len(lines), ())):
        last = 0
        for one in every[at : table.start]:
            if one.cell is not None:
                tables += one.cell.table != last
                last = one.cell.table
                one = one._replace(cell=one.cell._replace(table=tables))
            yield one
        tables += 1
        yield from blocks_of_cells(
            one.lines(tables, page=every[table.start].page) for one in table.cells
        )
        at = table.end


def _is_short(line: str) -> bool:
    return 0 < len(line) <= _LONGEST_HEADER and "。" not in line


def _even_table(lines: Sequence[str], at: int, marks: Sequence[Mark]) -> PastedTable | None:
    """Return the table of any other kind that begins with a line, its rows all whole."""
    rows = even_lines(lines, at, [one for one in marks if one in ("wide", "space")])
    if not rows and is_header(lines[at].strip()):
        rows = even_rows(_cells(lines, at, None))
    cells = (
        TextCell(number, column, 1, 1, (one,))
        for number, row in enumerate(rows, 1)
        for column, one in enumerate(row, 1)
    )
    return PastedTable(at, rows[-1][-1].line + 1, (*cells,)) if rows else None


def _table_of_lines(lines: Sequence[str], at: int, marks: Sequence[Mark]) -> PastedTable | None:
    """Return the table whose header is in one line, each row below in one or some."""
    for mark in marks:
        upper = split_line(lines[at], at, mark)
        if mark == "wide" and lines[at].startswith(_CORNER):
            upper = [Piece("", at, 0), *upper]
        below = _next_said(lines, at + 1)
        row = split_line(lines[below], below, mark) if below is not None else []
        texts, own = [one.text for one in upper], [one.text for one in row if one.text]
        if not (_FEWEST <= len(texts) <= _MOST and is_of_indicators(texts, own)):
            continue
        lower = row if is_lower_row(own) else []
        first = (below if lower and below is not None else at) + 1
        headers = _headers(upper, lower, mark)
        return _best(headers, partial(_pieces, lines, first, mark))
    return None


def _headers(upper: Sequence[Piece], lower: Sequence[Piece], mark: Mark) -> list[Header]:
    if mark in SHOWN and (not lower or len(lower) > len(upper) // 2 + 1):
        return [header_of_grid(upper, lower)]
    said = [one for at, one in enumerate(upper) if one.text or not at]
    return [*headers_of(said, [one for one in lower if one.text])]


def _table_of_cells(lines: Sequence[str], at: int) -> PastedTable | None:
    """Return the table whose cells stand one a line."""
    run: list[Piece] = []
    after: int | None = at
    while after is not None and is_header(lines[after].strip()) and len(run) <= _MOST:
        run.append(_only(lines, after))
        after = _next_said(lines, after + 1)
    texts = tuple(one.text for one in run)
    if after is None or not _FEWEST < len(run) <= _MOST:
        return None
    headers = (
        header
        for first in range(_MOST_TITLES + 1)
        if names_columns(texts[first:])
        for header in header_of_run(run[first:])
    )
    return _best(headers, partial(_cells, lines, after))


def _best(
    headers: Iterable[Header], below: Callable[[Header], Iterable[Piece]]
) -> PastedTable | None:
    """Return the table of the header that the pieces below fit best, if they fit any."""
    best: tuple[float, PastedTable] | None = None
    for header in (one for given in headers for one in with_bindings(given)):
        rows, worth = Columns(header.roles).rows(below(header) if "label" in header.roles else ())
        if rows and worth >= LEAST * len(rows) and (best is None or worth > best[0]):
            end = max(one.line for cell in rows[-1] for one in cell.pieces) + 1
            best = worth, PastedTable(header.cells[0].piece.line, end, (*_cells_of(header, rows),))
    return best[1] if best else None


def _cells_of(header: Header, rows: Sequence[Sequence[Placed]]) -> Iterator[TextCell]:
    for piece, row, column, height, width in sorted(header.cells, key=lambda one: one.row):
        yield TextCell(row + 1, column + 1, height, width, (piece,))
    for number, cells in enumerate(rows, header.levels + 1):
        pieces: dict[int | None, tuple[Piece, ...]] = {}
        for one in cells:
            pieces[one.column] = (*pieces.get(one.column, ()), *one.pieces)
        for at, said in pieces.items():
            width = len(header.roles) if at is None else 1
            yield TextCell(number, (at or 0) + 1, 1, width, said)


def _next_said(lines: Sequence[str], at: int) -> int | None:
    """Return the next line that is not blank, if it is near."""
    near = range(at, min(len(lines), at + _BLANK_LINES + 1))
    return next((one for one in near if lines[one].strip()), None)


def _only(lines: Sequence[str], at: int) -> Piece:
    text = lines[at].strip()
    return piece_of(text, at, lines[at].index(text))


def _said_below(lines: Sequence[str], first: int) -> Iterator[int]:
    """Yield the lines that can be of a table that goes on at a line."""
    at = _next_said(lines, first)
    while at is not None and not (AFTER.match(lines[at].strip()) or "。" in lines[at]):
        yield at
        at = _next_said(lines, at + 1)


def _cells(lines: Sequence[str], first: int, header: Header | None) -> Iterator[Piece]:
    """Yield the cells one a line; more blank lines than in the header stand for blank cells."""
    over = [one.piece.line for one in header.cells] if header else []
    step = min((two - one for one, two in pairwise(sorted(over))), default=1)
    last = first - step
    for at in _said_below(lines, first):
        piece = _only(lines, at)
        if len(piece.text) > _LONGEST:
            return
        yield piece._replace(gap=(at - last) // step - 1)
        last = at


def _pieces(lines: Sequence[str], first: int, mark: Mark, header: Header) -> Iterator[Piece]:
    """Yield the cells of the rows, with the columns that marks and places show."""
    is_aligned = mark == "wide" and _is_aligned(lines, first, header)
    for at in _said_below(lines, first):
        row = _split(lines[at], at, mark)
        if mark in SHOWN:
            row = _by_marks(row, len(header.roles))
        elif is_aligned:
            row = _by_places(row, lines, header)
        said = [one for one in row if one.text]
        if any(len(one.text) > _LONGEST for one in said):
            return
        for place, one in enumerate(said):
            yield one._replace(opens=place == 0, is_alone=len(said) == 1)


def _split(line: str, number: int, mark: Mark) -> list[Piece]:
    """Return the cells of a line; one without the mark of its table may have a weaker one."""
    row = split_line(line, number, mark)
    if sum(bool(one.text) for one in row) < 2:
        for other in marks_of(line):
            parted = split_line(line, number, other)
            if sum(look_of(one.text) in ("figure", "nothing") for one in parted) > 1:
                return [one for one in parted if one.text]
    return row


def _by_marks(row: Sequence[Piece], width: int) -> list[Piece]:
    is_shown = len(row) <= width
    return [one._replace(column=at if is_shown else None) for at, one in enumerate(row)]


def _is_aligned(lines: Sequence[str], first: int, header: Header) -> bool:
    """Tell whether the cells of the first rows stand below their headers, each below another."""
    near = islice(_said_below(lines, first), _NEAR)
    rows = [row for at in near if len(row := split_line(lines[at], at, "wide")) > 1]
    below = [all(one.column is not None for one in _by_places(row, lines, header)) for row in rows]
    return len(rows) > 1 and sum(below) * 4 >= len(rows) * 3


def _by_places(row: Sequence[Piece], lines: Sequence[str], header: Header) -> list[Piece]:
    """Return the cells of a line with the columns of the headers that they stand below.

    More cells than headers stand below none.
    """
    over = [(at, _reach(one, lines)) for at, one in enumerate(header.pieces()) if one is not None]
    if len(row) > len(over):
        return [*row]
    nearest: list[int | None] = []
    for piece in row:
        own = _reach(piece, lines)
        distance, at = min((_distance(own, reach), at) for at, reach in over)
        nearest.append(at if distance <= 2 else None)
    counted = Counter(nearest)
    return [
        piece._replace(column=at if counted[at] == 1 else None)
        for piece, at in zip(row, nearest, strict=True)
    ]


def _reach(piece: Piece, lines: Sequence[str]) -> tuple[int, int]:
    """Return where a piece begins and ends as it is printed, in half widths."""
    begin = _width(lines[piece.line][: piece.at])
    return begin, begin + _width(piece.text)


def _distance(one: tuple[int, int], other: tuple[int, int]) -> int:
    return min(abs(one[0] - other[0]), abs(one[1] - other[1]))


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(one) in "WFA" else 1 for one in text)
