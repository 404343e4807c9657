"""What python-calamine does not tell of the cells of an .xlsx: errors, percent, lost results.

An error such as #DIV/0!, and a formula that was never calculated, come as empty cells, and 83.46%
comes as 0.8346. Only sheets that have such cells are looked at a second time.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import cached_property
from html import unescape
from posixpath import join, normpath
from xml.etree import ElementTree

import attrs

from eduplan.errors import column_letters
from eduplan.words import Words

_CELL = re.compile(rb"<c ([^>]*?)(?:/>|>(.*?)</c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]+)(\d+)"')
_COLUMN = re.compile(rb'<c [^>]*?\br="([A-Z]+)')
_ROW = re.compile(rb'<row [^>]*?\br="(\d+)"')
_PERCENT_FORMATS = frozenset({"9", "10"})
_WIDEST = 16_384
_UNSUSPICIOUS = 2_000_000


@attrs.frozen(eq=False)
class Marks:
    """What has to be done to the texts of a sheet, by line, the last row and column, what hides."""

    by_line: Mapping[int, list[tuple[int, Callable[[str], str]]]] = attrs.field(factory=dict)
    last: tuple[int, int] = (0, 0)
    hidden: tuple[Words, ...] = ()

    @property
    def area(self) -> int:
        """How many cells the sheet would have, empty ones included."""
        return self.last[0] * self.last[1]


class Package:
    """The parts of an .xlsx; of an .ods nothing is known here."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = frozenset(archive.namelist())

    def marks(self, sheet: str) -> Marks:
        """Return what calamine does not tell of a sheet."""
        part = self._parts.get(sheet)
        if part is None:
            return Marks()
        xml = self._archive.read(part)
        return Marks(self._found(xml), _last(xml), tuple(_hidden(xml)))

    def _found(self, xml: bytes) -> dict[int, list[tuple[int, Callable[[str], str]]]]:
        percent = [style for style in self._percent_styles if b's="%b"' % style in xml]
        found: dict[int, list[tuple[int, Callable[[str], str]]]] = {}
        if not percent and b"<f" not in xml and b't="e"' not in xml:
            return found
        styles = frozenset(percent)
        for line, column, mark in _marked(xml, styles):
            found.setdefault(line, []).append((column, mark))
        return found

    @cached_property
    def _parts(self) -> Mapping[str, str]:
        """The part of each sheet, by the name of the sheet."""
        book, links = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
        if not {book, links} <= self._names:
            return {}
        try:
            targets = {
                one.get("Id", ""): normpath(join("xl", one.get("Target", ""))).lstrip("/")
                for one in ElementTree.fromstring(self._archive.read(links))
            }
            sheets = ElementTree.fromstring(self._archive.read(book)).iterfind(".//{*}sheet")
            parts = {
                one.get("name", ""): targets.get(value, "").removeprefix("xl//")
                for one in sheets
                for key, value in one.items()
                if key.endswith("}id")
            }
        except ElementTree.ParseError:
            return {}
        return {name: part for name, part in parts.items() if part in self._names}

    @cached_property
    def _percent_styles(self) -> tuple[bytes, ...]:
        """The numbers of the cell styles that show a fraction as a percentage."""
        if "xl/styles.xml" not in self._names:
            return ()
        try:
            root = ElementTree.fromstring(self._archive.read("xl/styles.xml"))
        except ElementTree.ParseError:
            return ()
        own = {
            one.get("numFmtId", "")
            for one in root.iterfind("{*}numFmts/{*}numFmt")
            if "%" in re.sub(r'".*?"|\\.', "", one.get("formatCode", ""))
        }
        percent = own | _PERCENT_FORMATS
        styles = root.iterfind("{*}cellXfs/{*}xf")
        return tuple(
            str(number).encode()
            for number, one in enumerate(styles)
            if one.get("numFmtId", "") in percent
        )


_NO_NUMBER = re.compile(rb'\bt="(?!n")')


def _marked(
    xml: bytes, percent: frozenset[bytes]
) -> Iterator[tuple[int, int, Callable[[str], str]]]:
    """Yield line, column and what to do of each cell whose text is not what people see."""
    for found in _CELL.finditer(xml):
        head, body = found[1], found[2] or b""
        style = re.search(rb'\bs="(\d+)"', head)
        mark: Callable[[str], str] | None = None
        if b't="e"' in head:
            mark = _instead(_inner(body, b"v"))
        elif b"<f" in body and not _inner(body, b"v"):
            mark = _instead(f"={_inner(body, b'f')}")
        elif style is not None and style[1] in percent and not _NO_NUMBER.search(head):
            mark = _as_percent
        reference = _REFERENCE.search(head) if mark else None
        if mark is not None and reference is not None:
            yield int(reference[2]), _number(reference[1]) - 1, mark


def _inner(body: bytes, tag: bytes) -> str:
    found = re.search(rb"<%b(?:\s[^>]*)?>(.*?)</%b>" % (tag, tag), body, re.DOTALL)
    return unescape(found[1].decode("utf-8", "replace")) if found else ""


def _instead(text: str) -> Callable[[str], str]:
    return lambda _: text


def _as_percent(text: str) -> str:
    try:
        return f"{(Decimal(text) * 100).normalize():f}%"
    except InvalidOperation:
        return text


def _number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _hidden(xml: bytes) -> Iterator[Words]:
    """Yield the rows that are hidden and hold cells, and the columns."""
    if b' hidden="' not in xml:
        return
    for found in re.finditer(rb"<col ([^>]*)/>", xml):
        at = re.search(rb'min="(\d+)"', found[1])
        if at and re.search(rb'\bhidden="(?:1|true)"', found[1]):
            letters = column_letters(int(at[1]))
            yield Words(f"{letters}列", f"column {letters}")
    for found in re.finditer(rb"<row ([^>]*)>(?=<c )", xml):
        at = re.search(rb'\br="(\d+)"', found[1])
        if at and re.search(rb'\bhidden="(?:1|true)"', found[1]):
            yield Words(f"第{int(at[1])}行", f"row {int(at[1])}")


def _last(xml: bytes) -> tuple[int, int]:
    """Return the last row and, where that many rows could be too many, the last column."""
    start = xml.rfind(b"<row ")
    row = _ROW.match(xml, start) if start >= 0 else None
    last = int(row[1]) if row else 0
    if last * _WIDEST <= _UNSUSPICIOUS:
        return last, 1
    columns = set(_COLUMN.findall(xml))
    return last, max(map(_number, columns), default=1)
