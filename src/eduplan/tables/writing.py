"""Writes workbooks with XlsxWriter of the extra `tables`: plain cells, notes and drop-downs.

Every text is written as text: one that begins with `=`, `+`, `-` or `@` never becomes a formula.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from io import BytesIO
from math import ceil
from typing import Any, TypeAlias

import attrs

from eduplan.errors import EduplanError, column_letters
from eduplan.tables import mistakes

Value: TypeAlias = "str | int | None"

MAXIMUM_TEXT = 32_767
"""Most characters that a cell of a workbook holds."""

_CHOICES = "选项"
_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_LOOKED_AFTER = 500
"""Rows below the header in which drop-downs are offered."""

_MOST_NOTE = 2_000
_A4 = 9
_LINE, _HIGHEST = 15, 405
"""Heights of one line of text, and of the highest row that a program shows, in points."""


class WorkbookError(EduplanError):
    """A workbook can't be written: nothing is installed for it, or a text is too long."""


@attrs.frozen
class Column:
    """A column of a sheet: its header, what it means, and what may be chosen in it.

    A column that is folded is hidden behind a [+].
    """

    header: str
    note: str = ""
    width: int = 14
    choices: tuple[str, ...] = ()
    is_required: bool = False
    is_folded: bool = False


@attrs.frozen
class Page:
    """A sheet to be written: texts above it, its columns, and its rows.

    `choices` are what may be chosen in the second cell of a row, by its position.
    """

    name: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Value]] = ()
    above: tuple[str, ...] = ()
    choices: Mapping[int, tuple[str, ...]] = attrs.field(factory=dict)


def workbook_bytes(pages: Sequence[Page], *, title: str = "") -> bytes:
    """Return a workbook (.xlsx) of some sheets, the same bytes for the same sheets.

    Raises:
        WorkbookError: XlsxWriter is not installed, or a text is longer than `MAXIMUM_TEXT`.
    """
    try:
        import xlsxwriter
    except ModuleNotFoundError:
        raise WorkbookError(mistakes.NO_WRITER) from None
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": title, "created": datetime(2000, 1, 1)})
    _Writer(book).write(pages)
    book.close()
    return stream.getvalue()


class _Writer:
    def __init__(self, book: Any) -> None:
        self._book = book
        plain = {"text_wrap": True, "valign": "top"}
        self._cell = book.add_format({**plain, "num_format": "@"})
        self._quoted = book.add_format({**plain, "num_format": "@", "quote_prefix": True})
        self._number = book.add_format({"valign": "top"})
        head = {**plain, "bold": True, "border": 1, "bg_color": "#DDEBF7"}
        self._head = book.add_format(head)
        self._required = book.add_format({**head, "bg_color": "#F8CBAD"})
        self._lists: dict[tuple[str, ...], str] = {}

    def write(self, pages: Sequence[Page]) -> None:
        """Write the sheets, and a hidden one that holds what drop-downs offer."""
        sheets = [self._book.add_worksheet(one.name) for one in pages]
        columns = (one.choices for page in pages for one in page.columns)
        cells = (one for page in pages for one in page.choices.values())
        self._write_choices(sorted(filter(None, {*columns, *cells})))
        for sheet, page in zip(sheets, pages, strict=True):
            self._write_page(sheet, page)

    def _write_choices(self, lists: Sequence[tuple[str, ...]]) -> None:
        if not lists:
            return
        sheet = self._book.add_worksheet(_CHOICES)
        sheet.hide()
        for column, texts in enumerate(lists):
            for row, text in enumerate(texts):
                sheet.write_string(row, column, text, self._cell)
            letters = column_letters(column + 1)
            self._lists[texts] = f"={_CHOICES}!${letters}$1:${letters}${len(texts)}"

    def _write_page(self, sheet: Any, page: Page) -> None:
        for row, text in enumerate(page.above):
            sheet.write_string(row, 0, _short(text))
        head = len(page.above)
        for at, one in enumerate(page.columns):
            folded = {"level": 1, "hidden": True} if one.is_folded else {}
            sheet.set_column(at, at, one.width, None, folded)
            sheet.write_string(
                head, at, one.header, self._required if one.is_required else self._head
            )
            if one.note:
                sheet.write_comment(head, at, one.note[:_MOST_NOTE], {"x_scale": 2, "y_scale": 2})
            if one.choices:
                self._offer(sheet, range(head + 1, head + 1 + _LOOKED_AFTER), at, one.choices)
        for position, choices in page.choices.items():
            self._offer(sheet, range(head + 1 + position, head + 2 + position), 1, choices)
        sheet.freeze_panes(head + 1, 1)
        sheet.set_landscape()
        sheet.set_paper(_A4)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(head)
        sheet.hide_gridlines(0)  # they are printed too
        for row, values in enumerate(page.rows, start=head + 1):
            for at, value in enumerate(values):
                if isinstance(value, str) and value:
                    is_sign = value.startswith(_SIGNS)
                    sheet.write_string(
                        row, at, _short(value), self._quoted if is_sign else self._cell
                    )
                elif isinstance(value, int):
                    sheet.write_number(row, at, value, self._number)
            lines = max(map(_lines, values, page.columns), default=1)
            if lines > 1:  # LibreOffice does not fit the row to a text that is wrapped
                sheet.set_row(row, min(lines * _LINE, _HIGHEST))

    def _offer(self, sheet: Any, rows: range, column: int, choices: tuple[str, ...]) -> None:
        rule = {"validate": "list", "source": self._lists[choices], "error_type": "warning"}
        sheet.data_validation(rows[0], column, rows[-1], column, rule)


def _lines(value: Value, column: Column) -> int:
    """Return how many lines a cell takes, a Chinese character as wide as two others."""
    texts = value.split("\n") if isinstance(value, str) and not column.is_folded else [""]
    widths = (len(text) + sum(not one.isascii() for one in text) for text in texts)
    return sum(max(ceil(width / column.width), 1) for width in widths)


def _short(text: str) -> str:
    if len(text) > MAXIMUM_TEXT:
        raise WorkbookError(mistakes.LONG_TEXT(text=text, most=MAXIMUM_TEXT))
    return text
