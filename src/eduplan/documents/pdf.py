"""PDF files with a text layer: lines as pdfium gives them, ruled tables cell by cell."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

import pdfplumber
import pypdfium2

from eduplan.documents import mistakes
from eduplan.documents.lines import Line, is_furniture, joined, without_running_heads
from eduplan.tables.blocks import Block, Cell, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = "\x00table "
"""Stands among the lines of a page where a table is."""


def blocks_of_pdf(raw: bytes) -> Iterator[Block]:
    """Yield the paragraphs and cells; a paragraph that goes on overleaf is one, of its first page.

    Raises:
        UnreadableError: the file has a password.
    """
    tables: dict[str, list[Block]] = {}
    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise UnreadableError(mistakes.ENCRYPTED) from None
        raise
    with document, pdfplumber.open(BytesIO(raw)) as ruled:
        pages = [
            _lines(page, ruled.pages[number], number + 1, tables)
            for number, page in enumerate(document)
        ]
    kept = without_running_heads(pages)
    lines = [
        Line(line, page=number)
        for number, page in enumerate(kept, 1)
        for line in page
        if line in tables or not is_furniture(line)
    ]
    width = max((len(line.text) for line in lines if line.text not in tables), default=0)
    for is_table, group in groupby(lines, key=lambda line: line.text in tables):
        if is_table:
            yield from (cell for line in group for cell in tables[line.text])
        else:
            yield from joined(list(group), width=width)


def _lines(page: Any, ruled: Any, number: int, tables: dict[str, list[Block]]) -> list[str]:
    """Return the lines of a page from top to bottom, a sign in place of each ruled table."""
    text = page.get_textpage()
    height, width = page.get_height(), page.get_width()
    top, lines = 0.0, []
    for table in sorted(ruled.find_tables(), key=lambda one: one.bbox[1]):
        rows = table.extract()
        if len(rows) < 2 or max(map(len, rows)) < 2:
            continue
        lines += _band(text, width, height - table.bbox[1], height - top)
        sign = f"{TABLE}{len(tables) + 1}"
        tables[sign] = list(_cells(rows, len(tables) + 1, number))
        lines.append(sign)
        top = table.bbox[3]
    return [*lines, *_band(text, width, 0, height - top)]


def _band(text: Any, width: float, bottom: float, top: float) -> list[str]:
    found = text.get_text_bounded(left=0, bottom=bottom, right=width, top=top)
    return [line.rstrip() for line in found.replace("\r\n", "\n").split("\n") if line.strip()]


def _cells(rows: list[list[str | None]], table: int, page: int) -> Iterator[Block]:
    """Yield cells; None stands for what a merged cell covers."""
    for row_number, row in enumerate(rows, 1):
        for column, said in enumerate(row, 1):
            if said is None:
                continue
            width = 1
            while column + width <= len(row) and row[column + width - 1] is None and row_number > 0:
                width += 1
            height = _height(rows, row_number, column)
            width = width if height == 1 else 1
            text = said.replace("\n", "").strip()
            yield Block(text, page=page, cell=Cell(table, row_number, column, height, width))


def _height(rows: list[list[str | None]], row: int, column: int) -> int:
    """Return over how many rows a cell reaches: those below that have none in its column."""
    height = 1
    for below in rows[row:]:
        if below[column - 1] is not None or (column == 1 and all(one is None for one in below)):
            break
        if column > 1 and below[column - 2] is None:
            break
        height += 1
    return height
