"""Plain text and Markdown, in any encoding that Chinese files have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from charset_normalizer import from_bytes

from eduplan.documents.document import Block, Cell
from eduplan.documents.lines import is_furniture, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENCODINGS = ["utf_8", "gb18030", "big5", "utf_16", "utf_16_le", "utf_16_be"]
_UNREADABLE = "\ufffd"


def decoded(raw: bytes) -> str | None:
    """Return the text of a file in UTF-8, UTF-16, GB18030 or Big5, or None if it is none of them."""
    for mark, encoding in (
        (b"\xef\xbb\xbf", "utf-8-sig"),
        (b"\xff\xfe", "utf-16"),
        (b"\xfe\xff", "utf-16"),
    ):
        if raw.startswith(mark):
            return _decoded_as(raw, encoding)
    if raw.count(0) * 8 < len(raw):
        text = _decoded_as(raw, "utf-8")
        if text is not None:
            return text
    best = from_bytes(raw, cp_isolation=_ENCODINGS).best()
    return None if best is None else _decoded_as(raw, best.encoding)


def _decoded_as(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def blocks_of_text(text: str) -> Iterator[Block]:
    """Yield the paragraphs of plain text; rows of cells parted by tabs or bars are a table."""
    yield from _with_tables(joined(one for one in text.splitlines() if not is_furniture(one)))


_HEADING = re.compile(r"#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*\*|__|`)(.+?)\1")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_RULE = re.compile(r"\s*\|?\s*:?-{3,}:?\s*(\|\s*:?-{3,}:?\s*)*\|?\s*")
_ITEM = re.compile(r"[*+-]\s+")


def blocks_of_markdown(text: str) -> Iterator[Block]:
    """Yield the paragraphs of Markdown, its signs taken off; a table is given cell by cell."""
    lines = [_plain(line) for line in text.splitlines() if not _RULE.fullmatch(line)]
    yield from _with_tables(joined(lines))


def _plain(line: str) -> str:
    line = _HEADING.sub("", line, count=1) if line.startswith("#") else line
    line = _ITEM.sub("", line, count=1) if _ITEM.match(line) else line
    return _EMPHASIS.sub(r"\2", _LINK.sub(r"\1", line))


def _with_tables(paragraphs: Iterator[str]) -> Iterator[Block]:
    rows: list[list[str]] = []
    tables = 0
    for paragraph in paragraphs:
        cells = _row(paragraph)
        if cells:
            rows.append(cells)
            continue
        tables += bool(rows)
        yield from _table(rows, tables)
        rows = []
        yield Block(paragraph)
    yield from _table(rows, tables + 1)


def _row(line: str) -> list[str]:
    """Return the cells of a line of a table, none for any other line."""
    if line.count("|") >= 2 or (line.startswith("|") and line.endswith("|")):
        return [one.strip() for one in line.strip("| ").split("|")]
    return [one.strip() for one in line.split("\t")] if line.count("\t") >= 2 else []


def _table(rows: Sequence[Sequence[str]], number: int) -> Iterator[Block]:
    for row_number, row in enumerate(rows, 1):
        for column, text in enumerate(row, 1):
            yield Block(text, cell=Cell(number, row_number, column))
