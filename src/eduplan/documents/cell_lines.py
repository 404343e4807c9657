"""Cells of several lines: lines that go together across a row of a table are rows of their own.

A table of indicators often prints a rate and its part (其中) in one cell, and their figures one
below the other in the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from eduplan.documents.wrapped_lines import regrouped
from eduplan.tables.blocks import Block, Cell

_FIGURE = re.compile(
    r"[^\w(（]*(?:约|近|超过|不低于|不高于|达到|大于|小于)?\s*"
    r"\d[\d.,:：]*\s*(?:[%‰％]|\w{0,3})(?:以上|以下|以内|左右|个百分点)?\W*"
)
_LONGEST = 60
"""A line that is longer is no figure; the pattern takes squares of the length."""


class CellLines(NamedTuple):
    """A cell with its lines, none of them blank; `printed` are those of the text, if known.

    Each is given with the place where it begins there.
    """

    cell: Cell
    lines: Sequence[str]
    page: int | None = None
    printed: Sequence[tuple[str, int]] = ()


def blocks_of_cells(cells: Iterable[CellLines]) -> Iterator[Block]:
    """Yield the cells of one table, row by row, each with one line of text.

    A row is several rows if some of its cells hold as many figures each, two or more, and its
    first cell with words a line for each, or one more on top: the whole that they are parts of.
    """
    rows = {number: _regrouped([*row]) for number, row in groupby(cells, lambda one: one.cell.row)}
    heights = {number: _height(row) for number, row in rows.items()}
    more = 0
    for number, row in rows.items():
        apart: list[Block] = []
        for one in row:
            below = range(number + 1, number + one.cell.rows)
            covered = sum(heights.get(other, 1) for other in below)
            apart += _apart(one, number + more, heights[number], covered)
        yield from sorted(apart, key=_row_of)
        more += heights[number] - 1


def _regrouped(row: Sequence[CellLines]) -> list[CellLines]:
    lines = regrouped([one.lines for one in row], _is_figure)
    return [one._replace(lines=said) for one, said in zip(row, lines, strict=True)]


def _row_of(block: Block) -> int:
    return block.cell.row if block.cell else 0


def _height(row: Sequence[CellLines]) -> int:
    """Return how many rows the lines of a row of a table make."""
    several = (one.lines for one in row if len(one.lines) > 1)
    figures = {len(lines) for lines in several if all(map(_is_figure, lines))}
    words = next(
        (one.lines for one in row if one.lines and not any(map(_is_figure, one.lines))), []
    )
    return len(words) if len(figures) == 1 and len(words) - max(figures) in (0, 1) else 1


def _is_figure(line: str) -> bool:
    return len(line) <= _LONGEST and _FIGURE.fullmatch(line) is not None


def _apart(one: CellLines, row: int, height: int, covered: int) -> Iterator[Block]:
    """Yield a cell of a row that makes `height` rows; `covered` are those below that it covers."""
    table, _, column, _, width = one.cell
    if covered or len(one.lines) < 2 or len(one.lines) not in (height, height - 1):
        cell = Cell(table, row, column, height + covered, width)
        text = "".join(one.lines)
        yield Block(text, page=one.page, cell=cell, places=_places([text], one.printed)[0])
        return
    first = row + height - len(one.lines)
    places = _places(one.lines, one.printed)
    for below, line in enumerate(one.lines):
        cell = Cell(table, first + below, column, 1, width)
        yield Block(line, page=one.page, cell=cell, places=places[below])


def _places(
    lines: Sequence[str], printed: Sequence[tuple[str, int]]
) -> list[tuple[tuple[int, int], ...]]:
    """Return for each line the places of the printed ones that make it."""
    found: list[tuple[tuple[int, int], ...]] = []
    left = [*printed]
    for line in lines:
        places: list[tuple[int, int]] = []
        end = 0
        while left and (at := line.find(left[0][0], end)) >= 0:
            text, start = left.pop(0)
            places.append((at, start))
            end = at + len(text)
        found.append(tuple(places))
    return found
