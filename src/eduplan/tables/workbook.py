"""Cells of a workbook (.xlsx, .xls, .ods), read with python-calamine of the extra `tables`."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from eduplan.errors import InputError, Location, Problem
from eduplan.messages import Text
from eduplan.tables import mistakes
from eduplan.tables.encodings import ARCHIVE
from eduplan.tables.sheet import Row, Sheet
from eduplan.tables.xlsx import Marks, Package

MAXIMUM_UNPACKED = 512 * 2**20
"""Most bytes that the parts of a workbook may unpack to (512 MiB)."""

MAXIMUM_CELLS = 40_000_000
"""Most cells of the area that a sheet uses, empty ones included."""

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def workbook_sheets(raw: bytes, file: str) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook that hold cells, in its order; hidden ones too.

    Raises:
        InputError: the workbook is damaged, encrypted or unpacks to too much, or nothing is
            installed that reads it.
    """
    try:
        import python_calamine as calamine
    except ModuleNotFoundError:
        raise _refusal(file, mistakes.NO_READER) from None
    package = _package(raw, file)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
        shown = calamine.SheetVisibleEnum.Visible
        return tuple(_sheets(book, package, file, shown))
    except calamine.PasswordError:
        raise _refusal(file, mistakes.ENCRYPTED) from None
    except calamine.CalamineError as error:
        raise _refusal(file, mistakes.DAMAGED(reason=str(error))) from None


def _package(raw: bytes, file: str) -> Package | None:
    """Return the parts of a workbook that is a ZIP archive of reasonable size; else None."""
    if _ENCRYPTED in raw[: 2**16]:
        raise _refusal(file, mistakes.ENCRYPTED)
    if not raw.startswith(ARCHIVE):
        return None
    try:
        archive = zipfile.ZipFile(io.BytesIO(raw))
    except zipfile.BadZipFile as error:
        raise _refusal(file, mistakes.DAMAGED(reason=str(error))) from None
    size = sum(one.file_size for one in archive.infolist())
    if size > MAXIMUM_UNPACKED:
        raise _refusal(file, mistakes.BLOWN_UP(size=size, most=MAXIMUM_UNPACKED))
    return Package(archive)


def _sheets(
    book: CalamineWorkbook, package: Package | None, file: str, shown: object
) -> Iterator[Sheet]:
    for position, meta in enumerate(book.sheets_metadata):
        marks = package.marks(meta.name) if package else Marks()
        if marks.area > MAXIMUM_CELLS:
            message = mistakes.TOO_WIDE(row=marks.last[0], column=marks.last[1])
            raise InputError([Problem(message, Location(file, sheet=meta.name))])
        found = book.get_sheet_by_index(position)
        texts, lines = _texts(found.to_python(skip_empty_area=False), marks)
        merged = tuple(found.merged_cell_ranges or ())
        is_hidden = meta.visible != shown
        yield Sheet(file, texts, lines, meta.name, merged, is_hidden, marks.hidden)


def _texts(
    rows: Sequence[Sequence[object]], marks: Marks
) -> tuple[tuple[Row, ...], tuple[int, ...]]:
    """Return the rows that are not empty, as texts, and their numbers."""
    texts: list[Row] = []
    lines: list[int] = []
    known: dict[float, str] = {}
    for line, row in enumerate(rows, start=1):
        cells = [
            one.strip()
            if type(one) is str
            else (known.get(one) or known.setdefault(one, cell_text(one)))
            if type(one) is float
            else cell_text(one)
            for one in row
        ]
        for column, mark in marks.by_line.get(line, ()):
            if column < len(cells):
                cells[column] = mark(cells[column])
        if any(cells):
            texts.append(tuple(cells))
            lines.append(line)
    return tuple(texts), tuple(lines)


def cell_text(value: object) -> str:
    """Return what a spreadsheet shows of a value if it is not formatted.

    A spreadsheet counts in binary and shows fifteen digits: 0.1 + 0.2 is 0.3 to it.
    """
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return f"{Decimal(f'{value:.15g}'):f}"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime):
        return value.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    if isinstance(value, time):
        return value.isoformat("seconds")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, timedelta):
        return re.sub(r"^(\d):", r"0\1:", str(value))
    return str(value).strip()


def _refusal(file: str, message: Text) -> InputError:
    return InputError([Problem(message, Location(file))])
