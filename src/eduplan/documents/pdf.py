"""PDF files with a text layer: lines as pdfium gives them, ruled tables cell by cell."""

from __future__ import annotations

from typing import IO, TYPE_CHECKING, Any

import pdfplumber
import pypdfium2

from eduplan.documents.document import Block, Cell
from eduplan.documents.lines import is_furniture, joined, without_running_heads

if TYPE_CHECKING:
    from collections.abc import Iterator

TABLE = "\x00table "
"""Stands among the lines of a page where a table is."""


def pages_of_pdf(stream: IO[bytes]) -> tuple[list[list[str]], dict[str, list[Block]]]:
    """Return the lines of each page, and the cells of each table by the line that stands for it."""
    tables: dict[str, list[Block]] = {}
    pages = []
    raw = stream.read()
    with pypdfium2.PdfDocument(raw) as document, pdfplumber.open(_again(raw)) as ruled:
        for number, page in enumerate(document):
            pages.append(_lines(page, ruled.pages[number], number + 1, tables))
            ruled.pages[number].close()
    return pages, tables


def blocks_of_pdf(pages: list[list[str]], tables: dict[str, list[Block]]) -> Iterator[Block]:
    """Yield the paragraphs and cells of pages; one that goes on overleaf begins on the first."""
    kept = without_running_heads(pages)
    lines, of_page = [], {}
    for number, page in enumerate(kept, 1):
        for line in page:
            if line in tables or not is_furniture(line):
                of_page[len(lines)] = number
                lines.append(line)
    yield from _blocks(lines, of_page, tables)


def _blocks(
    lines: list[str], of_page: dict[int, int], tables: dict[str, list[Block]]
) -> Iterator[Block]:
    width = max((len(line) for line in lines if line not in tables), default=0)
    waiting: list[tuple[int, str]] = []
    for place, line in enumerate([*lines, ""]):
        if line in tables or place == len(lines):
            yield from _paragraphs(waiting, width)
            waiting = []
            yield from tables.get(line, ())
        else:
            waiting.append((of_page[place], line))


def _paragraphs(lines: list[tuple[int, str]], width: int) -> Iterator[Block]:
    used = 0
    for text in joined((line for _, line in lines), width=width):
        while used < len(lines) and not lines[used][1].strip():
            used += 1
        yield Block(text, page=lines[min(used, len(lines) - 1)][0])
        taken = 0
        while used < len(lines) and taken < len(text.replace(" ", "")):
            taken += len(lines[used][1].replace(" ", ""))
            used += 1


def _again(raw: bytes) -> IO[bytes]:
    from io import BytesIO

    return BytesIO(raw)


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
        if below[column - 1] is not None or column == 1 and all(one is None for one in below):
            break
        if column > 1 and below[column - 2] is None:
            break
        height += 1
    return height
