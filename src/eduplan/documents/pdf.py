"""PDF files with a text layer: lines as pdfium gives them, ruled tables cell by cell."""

from __future__ import annotations

from io import BytesIO
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import pdfplumber
import pypdfium2

from eduplan.documents import mistakes
from eduplan.documents.cell_lines import CellLines, blocks_of_cells
from eduplan.documents.lines import Line, is_furniture, joined, without_running_heads
from eduplan.tables.blocks import Block, Cell, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_HAIR = 1
"""Lines of a table that lie no further apart are one."""
TABLE = "\x00table "
"""Stands among the lines of a page where a table is."""


def blocks_of_pdf(raw: bytes) -> Iterator[Block]:
    """Yield the paragraphs and cells; a paragraph that goes on overleaf is one, of its first page.

    Raises:
        UnreadableError: the file has a password.
    """
    tables: dict[str, _Ruled] = {}
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
    count = 0
    for is_table, group in groupby(lines, key=lambda line: line.text in tables):
        if is_table:
            for rows in _whole([tables[line.text] for line in group]):
                count += 1
                yield from blocks_of_cells(_cells(rows, count))
        else:
            yield from joined(list(group), width=width)


class _Spot(NamedTuple):
    """A cell: its text, and over how many rows and columns it reaches."""

    text: str
    rows: int
    columns: int


class _Row(NamedTuple):
    """A row by its columns; None stands where a cell from above or from the left reaches."""

    cells: list[_Spot | None]
    page: int

    def said(self, column: int) -> str:
        """Return the text in a column, none where no cell begins."""
        spot = self.cells[column]
        return spot.text.strip() if spot else ""

    @property
    def texts(self) -> list[str | None]:
        """The texts of all columns."""
        return [one.text if one else None for one in self.cells]


_Band: TypeAlias = "Callable[[float, float], list[str]]"

_Ruled: TypeAlias = "list[_Row]"
"""A ruled table as it stands on one page, or on several."""


def _whole(parts: Iterable[_Ruled]) -> list[_Ruled]:
    """Return tables of which none stands between others, those joined that go on overleaf."""
    found: list[_Ruled] = []
    for part in parts:
        if not (found and _is_overleaf(found[-1], part)):
            found.append(part)
            continue
        above = found[-1]
        rest = part[1:] if part[0].texts == above[0].texts else part
        if rest and _is_broken(above, rest[0]):
            both = zip(above[-1].cells, rest[0].cells, strict=True)
            above[-1] = above[-1]._replace(cells=[_one(*cells) for cells in both])
            rest = rest[1:]
        elif rest and rest[0].cells[0] and not rest[0].said(0):  # a category goes on
            _go_on(above, rest[0].cells[0].rows)
            rest = [rest[0]._replace(cells=[None, *rest[0].cells[1:]]), *rest[1:]]
        above += rest
    return found


def _one(above: _Spot | None, below: _Spot | None) -> _Spot | None:
    """Return a cell with what of it stands overleaf."""
    if above is None or below is None:
        return above or below
    return above._replace(text="\n".join(filter(None, (above.text, below.text))))


def _go_on(table: _Ruled, rows: int) -> None:
    """Let the last cell of the first column reach so many rows further."""
    for row in reversed(table):
        if spot := row.cells[0]:
            row.cells[0] = spot._replace(rows=spot.rows + rows)
            return


def _is_overleaf(table: _Ruled, part: _Ruled) -> bool:
    is_next = part[0].page == table[-1].page + 1
    return is_next and len(part[0].cells) == len(table[-1].cells)


def _is_broken(table: _Ruled, row: _Row) -> bool:
    """Tell whether a row overleaf is the rest of the last one: it has no number or no name."""
    body = table[1:]
    for at in range(len(row.cells)):
        if body and all(one.said(at).isdigit() for one in body):
            return not row.said(at)
    return not row.said(0) and all(one.said(0) for one in body)


def _lines(page: Any, ruled: Any, number: int, tables: dict[str, _Ruled]) -> list[str]:
    """Return the lines of a page from top to bottom, a sign in place of each ruled table."""
    band = _bands(page, ruled)
    height = page.get_height()
    top, lines = 0.0, []
    for table in sorted(ruled.find_tables(), key=lambda one: one.bbox[1]):
        rows = [_Row(cells, number) for cells in _spots(table)]
        last = next(reversed(tables.values()), None)
        is_rest = last is not None and bool(rows) and _is_overleaf(last, rows)
        if len(rows) < (1 if is_rest else 2) or len(rows[0].cells) < 2:
            continue
        lines += band(top, table.bbox[1])
        sign = f"{TABLE}{len(tables) + 1}"
        tables[sign] = rows
        lines.append(sign)
        top = table.bbox[3]
    return lines + band(top, height)


def _bands(page: Any, ruled: Any) -> _Band:
    """Return what reads the lines of a page between two heights, told from the top.

    Where a font is neither in the file nor on the machine, pdfium leaves out characters that are
    drawn by themselves; such a page is read by pdfplumber, which is slower.
    """
    text = page.get_textpage()
    height, width = page.get_height(), page.get_width()
    if _count(text) < len(ruled.chars):
        plain = ruled.dedupe_chars()  # what is drawn twice to look bold
        if _count(text) < sum(not one["text"].isspace() for one in plain.chars):
            return lambda top, bottom: _lines_in(
                plain.crop((0, top, width, bottom), strict=False).extract_text()
            )
    mended = _in_order(text)

    def band(top: float, bottom: float) -> list[str]:
        found = text.get_text_bounded(left=0, bottom=height - bottom, right=width, top=height - top)
        return [mended.get(line, line) for line in _lines_in(found)]

    return band


def _count(text: Any) -> int:
    return len("".join(text.get_text_range().split()))


def _lines_in(found: str) -> list[str]:
    return [line.rstrip() for line in found.replace("\r\n", "\n").split("\n") if line.strip()]


def _in_order(text: Any) -> dict[str, str]:
    """Return the lines that pdfium does not give as they are seen, with what they say.

    A font that lacks a character leaves it to another one, which is drawn after all the rest of
    the line. And where Chinese and digits stand a little apart, as Word sets them, pdfium makes up
    a space that nobody typed.
    """
    lines: list[list[_Drawn]] = [[]]
    mended = {}
    raw = pypdfium2.raw
    for at in range(text.count_chars()):
        one = chr(raw.FPDFText_GetUnicode(text, at))
        if one == "\n":
            lines.append([])
        elif one != "\r":
            left, _, right, _ = text.get_charbox(at, loose=True)
            lines[-1].append(_Drawn(left, right, one, raw.FPDFText_IsGenerated(text, at) == 1))
    for line in lines:
        drawn = [one for one in line if not one.is_made_up]
        if len(drawn) < len(line) or any(b.left < a.left for a, b in pairwise(drawn)):
            said = "".join(one.text for one in line).rstrip()
            mended[said] = _as_seen(sorted(drawn)) if drawn else said
    return mended


class _Drawn(NamedTuple):
    left: float
    right: float
    text: str
    is_made_up: bool


def _as_seen(line: list[_Drawn]) -> str:
    """Return the characters of a line from left to right, a space where there is a wide gap.

    Between two letters any gap is one.
    """
    size = max(one.right - one.left for one in line)
    said = line[0].text
    for before, one in pairwise(line):
        wide = size / 8 if before.text.isascii() and one.text.isascii() else size / 2
        said += f" {one.text}" if one.left - before.right > wide else one.text
    return said.rstrip()


def _spots(table: Any) -> Iterator[list[_Spot | None]]:
    """Yield the cells of a table row by row, each with how far its lines reach."""
    tops = [row.bbox[1] for row in table.rows]
    lefts = sorted({cell[0] for cell in table.cells})
    for row, texts in zip(table.rows, table.extract(), strict=True):
        yield [
            box
            and _Spot(
                text or "",
                max(1, sum(box[1] <= top < box[3] - _HAIR for top in tops)),
                max(1, sum(box[0] <= left < box[2] - _HAIR for left in lefts)),
            )
            for box, text in zip(row.cells, texts, strict=True)
        ]


def _cells(ruled: _Ruled, table: int) -> Iterator[CellLines]:
    """Yield the cells of a table."""
    for row_number, (row, page) in enumerate(ruled, 1):
        for column, spot in enumerate(row, 1):
            if spot is not None:
                lines = [line.strip() for line in spot.text.split("\n") if line.strip()]
                place = Cell(table, row_number, column, spot.rows, spot.columns)
                yield CellLines(place, lines, page)
