"""Figures of ordinary tables: what a cell counts, in what unit and year, as its headers say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eduplan.documents.document import Passage
from eduplan.drafting.columns import Column, column_of
from eduplan.drafting.tokens import folded
from eduplan.files.table_headings import split_unit

_YEAR = re.compile(r"(?:19|20)\d\d年?(?:底|末)?(?:实际|现状|目标|规划|计划)?(?:数|值)?")
_NUMBER = re.compile(r"[≥≤<>约]?\s*\d[\d,.]*(?::\d[\d.]*|\s*(?:[%‰]|[\u4e00-\u9fff]{1,4})?)")
_NO_LABEL = re.compile("序号|编号|备注|单位|合计栏")
_UNIT = re.compile("计量单位|单位")
_UNIT_OF_ALL = re.compile(r"单位：\s*([^()（），、；\s/]{1,5})(?=[)）\s]|$)")


class CellFigure(NamedTuple):
    """A figure of a cell: its passage, what names it, its unit, its year, and its kind if told."""

    passage: Passage
    label: str
    unit: str
    year: int | None
    kind: str


def figures_of_table(passages: Sequence[Passage]) -> Iterator[CellFigure]:
    """Yield the cells whose headers say what they are: their name, and a unit, a year or a kind.

    The first rows without a number are the header; the first column with words names the rows.
    """
    title, grid = titled_grid(passages)
    width = max((len(row) for row in grid), default=0)
    above = _title_of(title)
    head = 0
    while head < len(grid) and not any(map(_is_number, grid[head])):
        head += 1
    if not 0 < head <= 2 or width < 2:
        return
    headings = _headings_of(grid[:head])
    units = next((place for place, one in enumerate(headings) if _UNIT.fullmatch(one.label)), None)
    for row in grid[head:]:
        named = next((one for one in row if one and not _is_number(one)), None)
        if named is None:
            continue
        name = row.index(named)
        label, unit = split_unit(folded(named.text).strip())
        if units is not None and units < len(row) and (cell := row[units]):
            unit = folded(cell.text).strip()
        for place, cell in enumerate(row):
            if place <= name or cell is None or not _is_number(cell):
                continue
            heading = headings[place]
            own, year = heading.unit or unit or above.unit, heading.year or above.year
            is_told = bool(own or year or heading.kind or _prints_unit(cell))
            if is_told and not _NO_LABEL.search(heading.label):
                yield CellFigure(cell, f"{label}{heading.label}", own, year, heading.kind)


def titled_grid(
    passages: Sequence[Passage],
) -> tuple[list[Passage], list[list[Passage | None]]]:
    """Return the cells by row and column, and apart from them those that name the table.

    A first row of a single cell with words names it: 表3 分年度投入（单位：万元）.
    """
    grid = _grid_of(passages)
    title: list[Passage] = []
    while len(grid) > 1 and len(grid[0]) > 1:
        words = dict.fromkeys(one for one in grid[0] if one is not None and one.text.strip())
        if len(words) > 1:
            break
        title += words
        grid = grid[1:]
    return title, grid


def _title_of(cells: Sequence[Passage]) -> Column:
    """Return the year and the unit that a title gives for all its table."""
    said = " ".join(folded(one.text).strip() for one in cells)
    unit = _UNIT_OF_ALL.search(said)
    return Column("", unit[1] if unit else "", column_of(said).year)


def _grid_of(passages: Sequence[Passage]) -> list[list[Passage | None]]:
    """Return the cells by row and column; a merged one stands in all places that it covers."""
    cells: dict[tuple[int, int], Passage] = {}
    for one in passages:
        assert one.cell is not None
        _, row, column, height, width = one.cell
        for down in range(height):
            for across in range(width):
                cells[row + down, column + across] = one
    rows = sorted({row for row, _ in cells})
    width = max((column for _, column in cells), default=0)
    return [[cells.get((row, column)) for column in range(1, width + 1)] for row in rows]


def _headings_of(head: Sequence[Sequence[Passage | None]]) -> list[Column]:
    """Return what the rows of a header say of each column; a blank above goes on from its left."""
    above: list[Passage | None] = [None] * len(head)
    found = []
    for at in range(max((len(row) for row in head), default=0)):
        cells = [row[at] if at < len(row) else None for row in head]
        for level, one in enumerate(cells):
            if one is not None:
                above[level:] = [one, *[None] * (len(head) - level - 1)]
            elif any(cells[level + 1 :]):
                cells[level] = above[level]
        found.append(_heading(cells))
    return found


def _heading(cells: Sequence[Passage | None]) -> Column:
    texts = dict.fromkeys(folded(one.text).strip() for one in cells if one is not None)
    return column_of("".join(texts))


def _is_number(cell: Passage | None) -> bool:
    text = folded(cell.text).strip() if cell is not None else ""
    return bool(_NUMBER.fullmatch(text)) and not _YEAR.fullmatch(text)


def _prints_unit(cell: Passage) -> bool:
    return not folded(cell.text).strip()[-1:].isdigit()
