"""Plain text and Markdown, in any encoding that Chinese files have."""

from __future__ import annotations

import re
from itertools import accumulate, groupby
from typing import TYPE_CHECKING

from eduplan.documents import mistakes
from eduplan.documents.cell_lines import CellLines, blocks_of_cells
from eduplan.documents.lines import Line, is_entry, is_furniture, joined
from eduplan.documents.pasted import PastedTable, pasted_tables
from eduplan.documents.text_cells import BREAK, in_one_line, split_line
from eduplan.tables import encodings
from eduplan.tables.blocks import Block, Cell, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eduplan.documents.text_cells import Mark

_OTHERS = ("big5", "utf-16-le", "utf-16-be")
"""Encodings that say nothing of themselves, tried where a text is not in UTF-8."""
_RARE = 100
"""Among so many characters is a common one; a damaged file read as another encoding has fewer."""
_BREAKS = dict.fromkeys(map(ord, "\r\v\f\x85\u2028\u2029"), "\n")
_COMMON = "的是有在和教學育校"
"""Characters that Chinese documents are full of: a text in the wrong encoding has hardly any."""


def decoded(raw: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16, GB18030 or Big5, its lines ended by LF.

    Raises:
        UnreadableError: it is in none of them.
    """
    text = encodings.decoded(raw)
    if not encodings.wide_encoding(raw) and not encodings.decodes(raw, "utf-8"):
        others = [raw.decode(one) for one in _OTHERS if encodings.decodes(raw, one)]
        best = max(others, key=_common, default="")
        text = best if _common(best) > max(_common(text or ""), len(best) / _RARE) else text
    if text is None or text.count("\0") * 50 > len(text):
        raise UnreadableError(mistakes.NO_ENCODING)
    return text.replace("\r\n", "\n").translate(_BREAKS)


def _common(text: str) -> int:
    return sum(map(text.count, _COMMON))


def blocks_of_text(text: str) -> Iterator[Block]:
    """Yield the paragraphs of plain text; rows of cells, and cells one a line, are tables."""
    every = in_one_line(text).split("\n")
    starts = [0, *accumulate(len(line) + 1 for line in every)]
    tables, begin = 0, 0
    for table in (*pasted_tables(every), PastedTable(len(every), len(every), ())):
        lines = [
            line
            for number in range(begin, table.start)
            if not is_furniture(every[number]) or _is_cell(every, number)
            for line in _as_written(text, every[number], starts[number])
        ]
        for block in _with_tables(lines, tables):
            tables = max(tables, block.cell.table if block.cell else 0)
            yield block
        tables += 1
        yield from blocks_of_cells(one.lines(tables, starts=starts) for one in table.cells)
        begin = table.end


def _as_written(text: str, line: str, start: int) -> Iterator[Line]:
    """Yield a line of a table as it is, and any other as the lines of the text that it was."""
    if BREAK not in line or _mark_of_row(line) is not None:
        yield Line(line, start)
        return
    for one in text[start : start + len(line)].split("\n"):
        yield Line(one, start)
        start += len(one) + 1


def _is_cell(lines: Sequence[str], number: int) -> bool:
    """Tell a bare number that is a cell, pasted between other cells, from one of a page."""
    near = [one.strip() for one in lines[max(0, number - 1) : number + 2]]
    is_bare = near[-2 if number + 1 < len(lines) else -1].isdigit()
    return is_bare and len(near) > 2 and all(_CELL.fullmatch(one) for one in near)


_CELL = re.compile("[^。，；：！？]{1,24}|[^。，；！？]{1,60}[)）率比数额值]")
_HEADING = re.compile(r"#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_LINK = re.compile(r"!?\[([^\[\]]*)\]\([^()]*\)")
_HIDDEN = re.compile(r"~~[^~\n]+~~|<sup>\s*(?:\d{1,2}|\[\d{1,2}\])\s*</sup>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!~-])")
_NOTE = re.compile(r"\[\^[^\[\]]{1,30}\]:?")
_BREAK = re.compile(r"\s*<br\s*/?>\s*")
_ITEM = re.compile(r"[*+-]\s+")


def blocks_of_markdown(text: str) -> Iterator[Block]:
    """Yield the paragraphs of Markdown, its signs taken off; a table is given cell by cell."""
    shown = _HIDDEN.sub("", _without_comments(text)).split("\n")
    lines = [Line(_plain(one)) for one in shown if not _is_rule(one) and not is_entry(one)]
    for is_table, group in groupby(_with_tables(lines), lambda one: one.cell and one.cell.table):
        if is_table:
            yield from blocks_of_cells(
                CellLines(one.cell, _BREAK.split(one.text)) for one in group if one.cell
            )
        else:
            yield from (block._replace(places=()) for block in group)


def _without_comments(text: str) -> str:
    """Return Markdown without its comments; one that never ends is none."""
    kept, place = "", 0
    while (begin := text.find("<!--", place)) >= 0 and (end := text.find("-->", begin)) >= 0:
        kept += text[place:begin]
        place = end + len("-->")
    return kept + text[place:]


def _is_rule(line: str) -> bool:
    """Tell whether a line only parts: the head of a table from its rows, or a fence of code."""
    return ("---" in line and not line.strip("|:- \t")) or line.startswith(("```", "~~~"))


def _plain(line: str) -> str:
    line = _HEADING.sub("", line, count=1) if line.startswith("#") else line
    line = _ITEM.sub("", line, count=1) if _ITEM.match(line) else line
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", _NOTE.sub("", line))))


def _with_tables(lines: Sequence[Line], tables: int = 0) -> Iterator[Block]:
    """Yield paragraphs and cells; `tables` are counted so far."""
    for is_table, group in groupby(lines, key=lambda line: _mark_of_row(line.text) is not None):
        if is_table:
            tables += 1
            yield from _table(list(group), tables)
        else:
            yield from joined(list(group))


def _mark_of_row(line: str) -> Mark | None:
    """Return what parts the cells of a line of a table, None for any other line."""
    if max(line.count("|"), line.count("｜")) >= 2:
        return "bar" if line.lstrip()[:1] in ("|", "｜") else "open"
    return "tab" if line.strip().count("\t") >= 2 else None


def _table(lines: Sequence[Line], number: int) -> Iterator[Block]:
    first = _mark_of_row(lines[0].text)
    for row, line in enumerate(lines, 1):
        mark = _mark_of_row(line.text) or "bar"
        if first == "open" and mark == "bar":  # its first cell is blank
            mark = "open"
        for column, one in enumerate(split_line(line.text, 0, mark), 1):
            cell = Cell(number, row, column)
            ends = accumulate((len(text) for text, _ in one.printed), initial=0)
            starts = (line.start + at for _, at in one.printed)
            yield Block(one.text, cell=cell, places=tuple(zip(ends, starts, strict=False)))
