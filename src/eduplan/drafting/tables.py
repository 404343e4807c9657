"""Figures of tables: the table of main indicators 主要指标表, as any document prints it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.documents.document import Document, Passage
from eduplan.documents.numbering import mark_of
from eduplan.drafting import reasons
from eduplan.drafting.cells import fact_of_cell, token_of_cell
from eduplan.drafting.duties import duties_of
from eduplan.drafting.fact import Fact, Unread
from eduplan.drafting.indicator_rows import caption_of, facts_of_rows, frame_of
from eduplan.drafting.limits import with_limits
from eduplan.drafting.plain_tables import figures_of_table
from eduplan.drafting.times import Times
from eduplan.drafting.tokens import FIGURE, STRAY, folded, tokens_of
from eduplan.drafting.vocabulary import vocabulary
from eduplan.files.indicator_table import IndicatorTable, read_indicator_table
from eduplan.tables.blocks import Cell
from eduplan.tables.sheet import Sheet

_SENTENCE = re.compile(r"(?=.*\d).{5,}[，。；,;].{3,}", re.DOTALL)
_TOLD = re.compile(r"(?=.*\d)[^\d]{2}", re.DOTALL)
_CODE = re.compile(r"[A-Za-z]+[\w/.-]*\d[\w/.-]*|\d{6,}[/-][\w/.-]+")


def facts_of_tables(
    document: Document, catalogue: Catalogue, times: Times | None
) -> tuple[list[Fact], list[Unread], list[Passage]]:
    """Return the figures of the tables, the cells that were not read, and those that are prose.

    A column of a year after that in which the document speaks holds targets; what is due without a
    year is due in the last year of its period, and what is so without one was so before it.
    """
    tasks = {one.start for duty in duties_of(document) for one in duty.told}
    found: list[Fact] = []
    unread: list[Unread] = []
    prose: list[Passage] = []
    header: tuple[Passage, ...] = ()
    for passages in document.tables:
        caption, frame = caption_of(document, passages[0]), frame_of(document, passages[0], times)
        forms = [passages, _turned(passages), *_below(header, passages, document)]
        read = ((one, read_indicator_table(_sheet(one), catalogue, caption)) for one in forms)
        cells, table = next((one for one in read if _prints_figures(one[1])), (passages, None))
        if table is not None:
            places = dict(_places(cells))
            facts, left = facts_of_rows(table.rows, places, frame)
            loose = [one for at in table.loose if (one := places.get(at.order))]
            header = tuple(one for one in cells if one.cell and one.cell.row < table.body)
        else:
            facts, left = [*_plain_facts(passages, times.now if times else None)], []
            loose, header = [*passages], ()
        facts = [*with_limits(passages, facts)]
        told = [one for one in dict.fromkeys([*loose, *left]) if _is_prose(one, tasks)]
        left = [one for one in left if one not in told]
        prose += told
        taken = {*(one.start for one in facts), *(one.start for one in (*told, *left))}
        left += _left(dict.fromkeys(loose), taken)
        found += facts
        unread += map(_unread, left)
    return found, unread, prose


def _prints_figures(table: IndicatorTable | None) -> bool:
    """Tell a table of indicators from one of tasks (任务, 内容), whose cells are all words."""
    rows = () if table is None else table.rows
    printed = (one.text for row in rows for one in (*row.states, *row.dues, *row.changes))
    return any(re.search(r"\d", text) for text in printed)


def _below(
    header: Sequence[Passage], passages: Sequence[Passage], document: Document
) -> Iterator[tuple[Passage, ...]]:
    """Yield a table without a header below that of the table right before it."""
    before = document.at(passages[0].start - 1) if header and passages[0].start else None
    if before is None or before.cell is None or _width(header) != _width(passages):
        return
    first = max(one.cell.row + one.cell.rows for one in header if one.cell) - 1
    yield (*header, *(_moved(one, first) for one in passages))


def _width(passages: Iterable[Passage]) -> int:
    return max(one.cell.column + one.cell.columns for one in passages if one.cell)


def _moved(passage: Passage, rows: int) -> Passage:
    assert passage.cell is not None
    return attrs.evolve(passage, cell=passage.cell._replace(row=passage.cell.row + rows))


def _turned(passages: Sequence[Passage]) -> tuple[Passage, ...]:
    """Return a table with its rows as columns, as one is that has its years down the side."""
    cells = [one.cell for one in passages]
    turned = (
        attrs.evolve(
            one,
            cell=Cell(cell.table, cell.column, cell.row, cell.columns, cell.rows),
        )
        for one, cell in zip(passages, cells, strict=True)
        if cell is not None
    )
    return tuple(sorted(turned, key=lambda one: one.cell[1:3] if one.cell else ()))


def _left(passages: Iterable[Passage], read: Collection[int]) -> list[Passage]:
    """Return the cells with numbers that were not read, and that are figures of something."""
    numbers = (one for one in passages if _has_number(one.text) and one.start not in read)
    return [one for one in numbers if not (_is_row_number(one) or _is_code(one))]


def _is_prose(cell: Passage, tasks: Collection[int]) -> bool:
    """Tell a cell that says what is done, 完成3所学校改造, from a label or a figure."""
    plain = folded(cell.text)
    if _SENTENCE.match(plain) or (cell.start in tasks and _TOLD.match(plain)):
        return True
    return bool(re.search(r"\d", plain) and vocabulary().begins_in_making.match(plain))


def _has_number(text: str) -> bool:
    plain = folded(text)
    mark = mark_of(plain)
    said = plain[mark.length :] if mark else plain
    return any(one.kind in (FIGURE, STRAY) for one in tokens_of(said))


def _is_code(passage: Passage) -> bool:
    """Tell a number of a file, as cards of pages give it, from a figure: QL01/2023-00045."""
    return _CODE.fullmatch(folded(passage.text).strip()) is not None


def _is_row_number(passage: Passage) -> bool:
    is_first = passage.cell is not None and passage.cell.column == 1
    return is_first and re.fullmatch(r"\d{1,3}[.、．]?", folded(passage.text).strip()) is not None


def _plain_facts(passages: tuple[Passage, ...], now: int | None) -> Iterator[Fact]:
    for one in figures_of_table(passages):
        token = token_of_cell(one.passage.text, one.unit)
        is_ahead = one.year is not None and now is not None and one.year > now
        kind = one.kind or ("target" if is_ahead else "baseline")
        if token is not None:
            yield fact_of_cell(one.passage, token, one.label, kind, one.year, "")


def _sheet(passages: Iterable[Passage]) -> Sheet:
    """Return the cells of a table as rows, merged areas as such."""
    rows: dict[int, list[str]] = {}
    merged = []
    for one in passages:
        assert one.cell is not None
        _, row, column, height, width = one.cell
        cells = rows.setdefault(row, [])
        cells += [""] * (column - len(cells))
        cells[column - 1] = one.text.strip()
        if height > 1 or width > 1:
            merged.append(((row - 1, column - 1), (row + height - 2, column + width - 2)))
            for below in range(row, row + height):
                rows.setdefault(below, [])
    lines = tuple(sorted(rows))
    texts = tuple(tuple(folded(one) for one in rows[line]) for line in lines)
    return Sheet("", texts, lines, merged=tuple(merged))


def _places(passages: tuple[Passage, ...]) -> Iterator[tuple[tuple[int, int], Passage]]:
    """Yield each passage by every row and column that it covers."""
    for one in passages:
        assert one.cell is not None
        _, row, column, height, width = one.cell
        for down in range(row, row + height):
            for across in range(column, column + width):
                yield (down, across), one


def _unread(passage: Passage) -> Unread:
    return Unread(passage.text, reasons.NO_ROW, passage.start, passage.end, passage.clause)
