"""Word files: paragraphs and tables in reading order, with the numbers that Word computes."""

from __future__ import annotations

import re
from io import BytesIO
from itertools import chain
from typing import TYPE_CHECKING, Any, TypeAlias

import docx
from docx.oxml.ns import qn

from eduplan.documents.cell_lines import CellLines, blocks_of_cells
from eduplan.documents.lines import is_entry, is_note_mark
from eduplan.documents.word_numbers import WordNumbers
from eduplan.tables.blocks import Block, Cell

if TYPE_CHECKING:
    from collections.abc import Iterator

_SKIPPED = {
    qn(name)
    for name in (
        "w:del",
        "w:moveFrom",
        "w:instrText",
        "w:delText",
        "w:pPr",
        "w:rPr",
        "w:rt",
        "w:txbxContent",
    )
} | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
"""What is no text of a paragraph: deleted, moved away, a field's code, a box of its own."""

_Cell: TypeAlias = "tuple[int, int, str, Any]"
"""Column, width, vertical merge and element of a cell."""

_MOST_COLUMNS = 63
"""Word has no wider tables; a cell that claims more columns is a trap."""

_SIGNS = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}


def blocks_of_docx(raw: bytes) -> Iterator[Block]:
    """Yield the paragraphs and cells; headers, footers, notes and contents are left out."""
    document = docx.Document(BytesIO(raw))
    part = document.part
    numbering = getattr(part, "numbering_part", None) if _has_numbering(part) else None
    numbers = WordNumbers(None if numbering is None else numbering.element, document.styles.element)
    yield from _Body(numbers).blocks(document.element.body)


def _has_numbering(part: Any) -> bool:
    return any(one.reltype.endswith("/numbering") for one in part.rels.values())


class _Body:
    def __init__(self, numbers: WordNumbers) -> None:
        self._numbers = numbers
        self._tables = 0

    def blocks(self, parent: Any) -> Iterator[Block]:
        """Yield the blocks below an element: a body, or what a content control holds."""
        joined: list[str] = []
        for child in parent:
            if child.tag == qn("w:p") and _is_joined_to_next(child):
                joined += _texts(child)
            elif child.tag == qn("w:p"):
                found = self._paragraph(child, "".join(joined))
                joined = []
                yield from (one for one in found if not is_entry(one.text))
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag == qn("w:sdt") and not _is_contents(child):
                yield from self.blocks(child.find(qn("w:sdtContent")) or ())
            elif child.tag == qn("w:ins"):
                yield from self.blocks(child)

    def _paragraph(self, paragraph: Any, before: str = "") -> Iterator[Block]:
        if _style_name(paragraph).lower().startswith(("toc", "contents")):
            return
        number = self._numbers.text_of(paragraph)
        text = f"{before}{''.join(_texts(paragraph))}".strip()
        for line_number, line in enumerate(text.split("\n")):
            if line.strip():
                own = "" if line_number else number
                yield Block(_led(own, line.strip()), number=own)
        for box in paragraph.iter(qn("w:txbxContent")):
            if not any(
                one.tag in _SKIPPED and "Fallback" in one.tag for one in box.iterancestors()
            ):
                yield from self.blocks(box)

    def _table(self, table: Any) -> Iterator[Block]:
        """Yield the cells; a table of one column is a box (专栏) around text."""
        rows = [[*_cells_of(row)] for row in _rows(table)]
        if all(len(row) < 2 for row in rows):
            for *_, cell in chain.from_iterable(rows):
                yield from self.blocks(cell)
        else:
            self._tables += 1
            yield from blocks_of_cells(self._cells(rows, self._tables))

    def _cells(self, rows: list[list[_Cell]], number: int) -> Iterator[CellLines]:
        """Yield the cells; one that is merged downwards is given once, with its height."""
        for row_number, row in enumerate(rows):
            for column, width, merge, cell in row:
                if merge == "continue":
                    continue
                height = _height(rows, row_number, column) if merge == "restart" else 1
                lines = [
                    block.text for one in cell.iter(qn("w:p")) for block in self._paragraph(one)
                ]
                place = Cell(number, row_number + 1, column + 1, height, width)
                yield CellLines(place, lines)


_RUNS_ON = re.compile(r"[\da-zA-Z]$|[\u4e00-\u9fff]$")


def _led(number: str, text: str) -> str:
    """Return a paragraph behind its number, with the space that keeps both apart: 1. 3所."""
    is_apart = _RUNS_ON.search(number) or (number[-1:] in (".", "．") and text[:1].isdigit())
    return f"{number} {text}" if is_apart else f"{number}{text}"


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, none of one within it."""
    return (row for row in table.iter(qn("w:tr")) if _nearest(row) is table)


def _nearest(row: Any) -> Any:
    return next(one for one in row.iterancestors() if one.tag == qn("w:tbl"))


def _cells_of(row: Any) -> Iterator[_Cell]:
    """Yield column, width, vertical merge and element of each cell of a row."""
    properties = row.find(qn("w:trPr"))
    before = None if properties is None else properties.find(qn("w:gridBefore"))
    column = 0 if before is None else _columns(before.get(qn("w:val"), "0"))
    for cell in row.iter(qn("w:tc")):
        if next(one for one in cell.iterancestors() if one.tag == qn("w:tr")) is not row:
            continue
        said = cell.find(qn("w:tcPr"))
        span = None if said is None else said.find(qn("w:gridSpan"))
        merged = None if said is None else said.find(qn("w:vMerge"))
        width = 1 if span is None else _columns(span.get(qn("w:val"), "1"))
        merge = "" if merged is None else merged.get(qn("w:val"), "continue")
        yield column, width, merge, cell
        column += width


def _columns(said: str) -> int:
    return min(int(said), _MOST_COLUMNS)


def _height(rows: list[list[_Cell]], first: int, column: int) -> int:
    height = 1
    for row in rows[first + 1 :]:
        if not any(one == column and merge == "continue" for one, _, merge, _ in row):
            break
        height += 1
    return height


def _style_name(paragraph: Any) -> str:
    properties = paragraph.find(qn("w:pPr"))
    style = None if properties is None else properties.find(qn("w:pStyle"))
    return "" if style is None else str(style.get(qn("w:val"), ""))


def _is_contents(control: Any) -> bool:
    gallery = control.find(f"{qn('w:sdtPr')}/{qn('w:docPartObj')}/{qn('w:docPartGallery')}")
    return gallery is not None and "Contents" in gallery.get(qn("w:val"), "")


def _is_joined_to_next(paragraph: Any) -> bool:
    """Tell a paragraph whose mark was deleted: what is left of it belongs to the next."""
    return paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}/{qn('w:del')}") is not None


def _is_no_text(run: Any, before: str) -> bool:
    """Tell a run that is hidden, or that refers to a note by a raised number."""
    properties = run.find(qn("w:rPr"))
    if properties is None:
        return False
    hidden = properties.find(qn("w:vanish"))
    if hidden is not None and hidden.get(qn("w:val"), "1") not in ("0", "false", "off"):
        return True
    raised = properties.find(qn("w:vertAlign"))
    is_raised = raised is not None and raised.get(qn("w:val")) == "superscript"
    return is_raised and is_note_mark("".join(_texts(run)), before)


def _texts(element: Any) -> Iterator[str]:
    last = ""
    for child in element:
        if child.tag in _SKIPPED or (child.tag == qn("w:r") and _is_no_text(child, last)):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        else:
            for last in _texts(child):
                yield last
