"""Pages of HTML: the blocks of the body, with tables cell by cell."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborHTMLParser, LexborNode

from eduplan.documents import mistakes
from eduplan.documents.cell_lines import CellLines, blocks_of_cells
from eduplan.documents.lines import is_around, is_entry, is_note_mark
from eduplan.documents.numbering import mark_of
from eduplan.tables.blocks import Block, Cell, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

_LEFT_OUT = (
    "script,style,noscript,template,nav,header,footer,aside,form,button,svg,textarea,select,rt,rp,"
    "sup.footnote,[hidden]"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_HEADINGS = re.compile("h[1-6]")
_BLOCKS = re.compile(
    "address|article|blockquote|body|center|d[dlt]|div|fieldset|fig.*|h[1-6]|hr|li|main|[ou]l|p|"
    "pre|section|br|table|tbody|thead|tfoot|t[rhd]|caption"
)
_DEEPEST = 300
"""Most elements that lie in one another; pages have a tenth of it, and a trap has no end."""
_NESTING = re.compile(
    "<(/?)(?:div|span|table|section|article|main|center|font|b|strong|em|i|u|a|ul|ol|dl|"
    "blockquote|fieldset|label|big|small)(?=[\\s>/])",
    re.IGNORECASE,
)
_VISITS = re.compile(
    r"^(.{0,12}(?:时间|日期)[:：]\s?\d{4}\D\d{1,2}\D\d{1,2}日?).*(?:来源|作者|浏览|阅读|点击|字体|字号|打印).*"
)
"""The line below the title of a page, of which only the day is of the text."""
_LONG = 300
_MOST = Fraction(4, 5)
"""A cell of so many characters, and of this part of all of its table, is a page and no cell."""


def blocks_of_html(text: str) -> Iterator[Block]:
    """Yield the paragraphs and cells of a page; menus, scripts and the like are left out."""
    if _depth(text) > _DEEPEST:
        raise UnreadableError(mistakes.TOO_DEEP(most=_DEEPEST))
    tree = LexborHTMLParser(text)
    for node in tree.css(_LEFT_OUT):
        node.decompose()
    for node in tree.css("[style]"):
        if _HIDDEN.search(node.attributes.get("style") or ""):
            node.decompose()
    for node in tree.css("sup"):
        before = node.prev.text() if node.prev is not None else ""
        if is_note_mark(node.text(), before):
            node.decompose()
    if tree.body is not None:
        yield from _Page().blocks(tree.body)


def _depth(text: str) -> int:
    """Return how many elements lie in one another, of those that must be closed."""
    depth = deepest = 0
    for tag in _NESTING.finditer(text):
        depth += -1 if tag[1] else 1
        depth, deepest = max(depth, 0), max(depth, deepest)
    return deepest


class _Page:
    def __init__(self, *, is_cell: bool = False) -> None:
        self._is_cell = is_cell
        self._tables = 0
        self._words: list[str] = []
        self._number = ""

    def blocks(self, node: LexborNode, *, is_heading: bool = False) -> Iterator[Block]:
        """Yield the blocks below a node, in order."""
        count = _first_number(node) - 1
        for child in node.iter(include_text=True):
            if child.tag == "-text":
                self._words.append(child.text(deep=False))
            elif child.tag == "table" and not _is_frame(child):
                yield from self._finished(is_heading)
                self._tables += 1
                for caption in child.css("caption"):
                    yield from self.blocks(caption)
                    yield from self._finished(False)
                yield from blocks_of_cells(_cells(child, self._tables))
            elif _BLOCKS.fullmatch(child.tag or ""):
                yield from self._finished(is_heading)
                heading = bool(_HEADINGS.fullmatch(child.tag or ""))
                if child.tag == "li":
                    count += 1
                    is_numbered = node.tag == "ol" and not self._is_cell
                    self._number = f"{count}." if is_numbered else ""
                yield from self.blocks(child, is_heading=heading)
                yield from self._finished(heading)
            else:
                yield from self.blocks(child, is_heading=is_heading)
        if node.tag == "body":
            yield from self._finished(is_heading)

    def lines(self, node: LexborNode) -> list[str]:
        """Return the lines of a node."""
        return [one.text for one in (*self.blocks(node), *self._finished(False))]

    def _finished(self, is_heading: bool) -> Iterator[Block]:
        text = _VISITS.sub(r"\1", _spaced("".join(self._words)))
        self._words.clear()
        if text and not is_around(text) and not is_entry(text):
            number, self._number = "" if mark_of(text) else self._number, ""
            yield Block(
                f"{number} {text}" if number else text,
                is_heading=True if is_heading else None,
                number=number,
            )


def _first_number(listed: LexborNode) -> int:
    """Return the number that a browser prints before the first item of a numbered list."""
    begin = listed.attributes.get("start") or "1"
    return int(begin) if begin.isascii() and begin.isdigit() and len(begin) < 6 else 1


def _spaced(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()


def _is_frame(table: LexborNode) -> bool:
    """Tell a table that only lays out a page, or puts text in a box, from one of data."""
    if len(table.css("table")) > 1 or table.css_first("h1,h2,h3,h4,h5,h6"):
        return True
    rows = [[len(_spaced(cell.text())) for cell in row.css("td,th")] for row in table.css("tr")]
    lengths = [one for row in rows for one in row]
    if all(sum(map(bool, row)) < 2 for row in rows):
        return True
    return max(lengths) >= _LONG and max(lengths) >= _MOST * sum(lengths)


def _cells(table: LexborNode, number: int) -> Iterator[CellLines]:
    """Yield the cells of a table; what is merged is given once, with its size."""
    taken: dict[int, int] = {}
    for row_number, row in enumerate(table.css("tr"), 1):
        column = 1
        for cell in row.css("td,th"):
            while taken.get(column, 0) >= row_number:
                column += 1
            height, width = _span(cell, "rowspan"), _span(cell, "colspan")
            taken |= dict.fromkeys(range(column, column + width), row_number + height - 1)
            place = Cell(number, row_number, column, height, width)
            yield CellLines(place, _Page(is_cell=True).lines(cell))
            column += width


def _span(cell: LexborNode, name: str) -> int:
    said = cell.attributes.get(name) or "1"
    return min(int(said), 200) if said.isascii() and said.isdigit() and int(said) else 1
