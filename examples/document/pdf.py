"""Writes small PDF files of Chinese text, so that no test needs a file of somebody else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import takewhile

_FONT = (
    "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H "
    "/DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light "
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000 "
    "/FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 "
    "/FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 "
    "/StemV 93 >> >>] >>"
)
_SIZE, _SMALL, _LEFT, _TOP = 12, 7, 70, 760
LEFT, ABOVE = "\x00left", "\x00above"
"""Stand in a row where the cell on the left, or the one above, reaches."""
Row = Sequence[str]
Pieces = Mapping[int, str]
"""A line in the order that it is drawn in: where each piece begins, and its text."""


def pdf(*pages: Sequence[str | Pieces | Sequence[Row]], trailer: str = "") -> bytes:
    """Return a PDF file; a page holds lines, whole or in pieces, and tables as lists of rows."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", "", _FONT]
    kids = []
    for page in pages:
        content = "\n".join(_drawn(page))
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
            "/Resources << /Font << /F1 3 0 R >> >> >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>"
    out, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        f"{out}xref\n0 {size}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {size} /Root 1 0 R {trailer}>>\nstartxref\n{len(out)}\n%%EOF\n"
    ).encode("latin-1")


def _drawn(page: Sequence[str | Pieces | Sequence[Row]]) -> list[str]:
    height, drawn = _TOP, []
    for one in page:
        if isinstance(one, str | Mapping):
            pieces = {_LEFT: one} if isinstance(one, str) else one
            drawn += [_text(text, left, height) for left, text in pieces.items()]
            height -= 20
            continue
        drawn += _table(one, height)
        height -= 24 * len(one)
        height -= 8
    return drawn


def _table(rows: Sequence[Row], top: int) -> list[str]:
    drawn, width = [], 450 // max(map(len, rows))
    for row, cells in enumerate(rows):
        for column, cell in enumerate(cells):
            if cell in (LEFT, ABOVE):
                continue
            across = [*takewhile(lambda one: one == LEFT, cells[column + 1 :]), cell]
            below = (one[column] for one in rows[row + 1 :])
            down = [*takewhile(lambda one: one == ABOVE, below), cell]
            left, height = _LEFT + column * width, top - 24 * row
            tall = 24 * len(down)
            drawn.append(f"{left} {height + 16 - tall} {width * len(across)} {tall} re S")
            drawn.append(_text(cell, left + 2, height, _SMALL))
    return drawn


def _text(text: str, left: int, height: int, size: int = _SIZE) -> str:
    codes = text.encode("utf-16-be").hex()
    return f"BT /F1 {size} Tf {left} {height} Td <{codes}> Tj ET"
