"""The report model as a workbook: one sheet a page, tables with filters, numbers as numbers.

Every text is written as text, also one that begins with a sign, so that nothing from a plan, a
table or a plugin becomes a formula. The same report gives the same bytes.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from fractions import Fraction
from math import ceil
from typing import Any

import xlsxwriter

from eduplan.charts import PathChart
from eduplan.quantity import Interval, Unit
from eduplan.report.office import fixed_zip
from eduplan.report.terminal import display_width, printable
from eduplan.report_model import (
    Cell,
    Entry,
    Fields,
    Note,
    Page,
    Part,
    Picture,
    Prose,
    Quantity,
    Report,
    Role,
    Section,
    Steps,
    Table,
)
from eduplan.words import Language, Words

_UNTITLED = Words("报告", "Report")
_LEVEL = Words("轻重", "Severity")
_WHERE = Words("在哪一节", "Section")
_SAID = Words("内容", "What it says")
_BELOW = Words("其他", "More")
_VALUES = Words("数值", "Values")
_TARGET = Words("目标", "Target")
_WHAT = Words("哪一项", "Which")
_NAME = Words("是什么", "What")
_VALUE = Words("数值", "Value")
_LEAST = Words("至少", "At least")
_MOST = Words("至多", "At most")
_UNIT = Words("单位", "Unit")
_MOST_TEXT = 32_767
_FORMATS = {"rate": "0.00%", "ratio": '0.00":1"', "count": "#,##0", "number": "General"}
_DECIMAL = "#,##0.00"
_COLOURS: dict[Role, str] = {"error": "#B3261E", "warning": "#8A5300", "aside": "#57606A"}
_CHART_ROWS = 16
_LINE, _HIGHEST = 15, 405
"""Heights of one line of text, and of the highest row that a program shows, in points."""


def write_xlsx(report: Report, *, lang: Language = "zh", expand: bool = False) -> bytes:
    """Return a report as the bytes of an .xlsx file; nothing is folded away in a workbook."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(
        file,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    titles = [page.title for page in report.pages if page.title]
    title = printable((titles[0] if titles else _UNTITLED).in_language(lang))
    book.set_properties({"title": title[:255], "created": datetime(2000, 1, 1)})
    writer = _Book(book, lang)
    for page in report.pages:
        writer.page(page)
    writer.values(report)
    if not report.pages:
        book.add_worksheet()
    book.close()
    return fixed_zip(file.getvalue())


class _Book:
    """Writes the sheets of a report in one language."""

    def __init__(self, book: Any, lang: Language) -> None:
        self.book = book
        self.lang = lang
        self._formats: dict[tuple[tuple[str, Any], ...], Any] = {}
        self._names: set[str] = set()

    def page(self, page: Page) -> None:
        """Write a page on a sheet of its own: its head and entries, and each table on one more."""
        name = self.said(page.kind or page.title or _UNTITLED)
        tables = [*_tables(page.parts, Words("", ""))]
        lines = [*self._lines(page)]
        if lines:
            head = [self.said(one) for one in (_WHERE, _LEVEL, _SAID, _BELOW)]
            self._sheet(name, head, (24, 10, 80, 60), lines)
        for title, table in tables:
            self.table(self.said(title) or name, table)
        pictures = [*_pictures(page.parts)]
        if pictures:
            self.pictures(name, pictures)

    def _lines(self, page: Page) -> Iterator[list[tuple[str, Role]]]:
        """Yield head and entries of a page as rows: section, severity, words, what stands below."""
        for one in page.head.fields:
            yield [(self.said(one.label), ""), ("", ""), (self.said(one.cell.words), ""), ("", "")]
        for section, part in _entries(page.parts, Words("", "")):
            where = self.said(section)
            if isinstance(part, Entry):
                tag = self.said(part.tag)
                words = self.said(part.in_full or part.words)
                below = "\n".join(self._texts((*part.parts, *part.details)))
                yield [(where, ""), (tag, part.role), (words, ""), (below, "aside")]
            else:
                for label, words, role in self._loose(part):
                    yield [(where, ""), (label, ""), (words, role), ("", "")]

    def _loose(self, part: Part) -> Iterator[tuple[str, str, Role]]:
        if isinstance(part, Note) and self.said(part.words):
            yield self.said(part.label), self.said(part.words), part.role
        elif isinstance(part, Fields):
            for one in part.fields:
                yield self.said(one.label), self.said(one.cell.words), ""
        elif isinstance(part, (Prose, Steps)):
            yield "", "\n".join(self._texts([part])), ""

    def _texts(self, parts: Iterable[Part]) -> Iterator[str]:
        """Yield what stands below an entry, a line each."""
        for part in parts:
            match part:
                case Fields():
                    for one in part.fields:
                        yield f"{self.said(one.label)}: {self.said(one.cell.words)}"
                case Note():
                    if self.said(part.words):
                        yield f"{self.said(part.label)}{self.said(part.words)}"
                case Entry():
                    yield self.said(part.in_full or part.words)
                    yield from self._texts((*part.parts, *part.details))
                case Section():
                    yield self.said(part.title)
                    yield from self._texts(part.parts)
                case Steps():
                    yield from part.derivation.lines(self.lang)
                case Prose():
                    yield self.said(part.text)
                case Table():
                    for row in part.rows:
                        yield " | ".join(self.said(cell.words) for cell in row.cells)

    def table(self, title: str, table: Table) -> None:
        """Write a table on a sheet; a cell of one exact number is that number in its format."""
        head = [self.said(one.label) for one in table.columns]
        widths = [40 if one.kind == "words" else 14 for one in table.columns]
        sheet = self._sheet(title, head, widths, [])
        for line, row in enumerate(table.rows, start=1):
            for place, cell in enumerate(row.cells):
                self._cell(sheet, line, place, cell, row.role)
            _fit(sheet, line, [self.said(cell.words) for cell in row.cells], widths)
        if table.rows:
            sheet.autofilter(0, 0, len(table.rows), len(head) - 1)

    def _cell(self, sheet: Any, line: int, place: int, cell: Cell, role: Role) -> None:
        [one, *more] = cell.quantities or [None]
        number = None if one is None or more else _number(one.value)
        text = self.said(cell.words)
        if one is not None and number is not None and not _is_share(text):
            format_ = self._format(num_format=_number_format(one.unit), valign="top")
            sheet.write_number(line, place, _shown(number, one.unit), format_)
        else:
            self._text(sheet, line, place, text, role)

    def pictures(self, page: str, pictures: Sequence[Picture]) -> None:
        """Write the paths as native charts, each over the numbers that it draws."""
        paths = [(one, one.chart) for one in pictures if isinstance(one.chart, PathChart)]
        if not paths:
            return
        name = self._name(f"{page} {self.said(Words('路径', 'paths'))}")
        sheet = self.book.add_worksheet(name)
        sheet.set_column(0, 0, 12)
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        row = 0
        for picture, chart in paths:
            row = self._path(sheet, name, row, picture, chart)

    def _path(self, sheet: Any, name: str, row: int, picture: Picture, chart: PathChart) -> int:
        """Write the years of a path and its chart from `row` on; return the row after both."""
        title = self.said(picture.title)
        sheet.write_string(row, 0, _short(title), self._format(bold=True))
        format_ = self._format(num_format=_number_format(chart.unit))
        known = {one.year: _number(one.value) for one in chart.observed}
        steps = (chart.start if chart.has_way else None, *chart.milestones)
        way = {one.year: _number(one.value) for one in steps if one}
        aim = chart.aim.value
        edges = [end for end in (aim.lower, aim.upper) if end is not None] if aim else []
        way[chart.aim.year] = edges[0] if edges else None
        years = range(min(*known, *way), max(*known, *way) + 1)
        sheet.write_row(row + 1, 0, ["", self.said(_VALUE), self.said(_TARGET)])
        for line, year in enumerate(years, start=row + 2):
            sheet.write_number(line, 0, year)
            for place, values in ((1, known), (2, way)):
                value = values.get(year)
                if value is not None:
                    sheet.write_number(line, place, _shown(value, chart.unit), format_)
        drawn = self.book.add_chart({"type": "scatter", "subtype": "straight_with_markers"})
        last = row + 1 + len(years)
        for place, label, dash in ((1, _VALUE, "solid"), (2, _TARGET, "dash")):
            drawn.add_series(
                {
                    "name": self.said(label),
                    "categories": [name, row + 2, 0, last, 0],
                    "values": [name, row + 2, place, last, place],
                    "line": {"dash_type": dash, "width": 1.75},
                }
            )
        drawn.set_title({"name": title, "name_font": {"size": 11}, "overlay": False})
        drawn.set_x_axis({"min": years[0], "max": max(years[-1], years[0] + 1), "major_unit": 1})
        drawn.set_y_axis({"num_format": _number_format(chart.unit)})
        drawn.set_legend({"position": "bottom"})
        drawn.show_blanks_as("gap" if None in known.values() else "span")
        drawn.set_size({"width": 480, "height": 280})
        sheet.insert_chart(row, 4, drawn, {"description": title})
        return row + max(_CHART_ROWS, len(years) + 3)

    def values(self, report: Report) -> None:
        """Write every exact number of the report on one sheet, with both ends of an interval."""
        rows = [
            (where, field, one)
            for page in report.pages
            for where, field, one in _quantities(page.parts, "", self.lang)
        ]
        if not rows:
            return
        head = [self.said(one) for one in (_WHAT, _NAME, _VALUE, _LEAST, _MOST, _UNIT)]
        widths = (60, 20, 16, 16, 16, 12)
        sheet = self._sheet(self.said(_VALUES), head, widths, [])
        for line, (where, field, one) in enumerate(rows, start=1):
            self._text(sheet, line, 0, where, "")
            self._text(sheet, line, 1, field, "")
            format_ = self._format(num_format=_number_format(one.unit), valign="top")
            value = one.value
            ends = (_number(value), value.lower if value else None, value.upper if value else None)
            for place, end in enumerate(ends, start=2):
                if end is not None:
                    sheet.write_number(line, place, _shown(end, one.unit), format_)
            self._text(sheet, line, 5, self.said(one.unit.words), "")
            _fit(sheet, line, [where, field], widths)
        sheet.autofilter(0, 0, len(rows), len(head) - 1)

    def _sheet(
        self,
        name: str,
        head: Sequence[str],
        widths: Sequence[int],
        lines: Sequence[Sequence[tuple[str, Role]]],
    ) -> Any:
        """Return a new sheet with a frozen head and rows of text."""
        sheet = self.book.add_worksheet(self._name(name))
        bold = self._format(bold=True, bg_color="#DDE6F0", border=1, text_wrap=True, valign="top")
        for place, (text, width) in enumerate(zip(head, widths, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, text, bold)
        sheet.freeze_panes(1, 1)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        for line, cells in enumerate(lines, start=1):
            for place, (text, role) in enumerate(cells):
                self._text(sheet, line, place, text, role)
            _fit(sheet, line, [text for text, _ in cells], widths)
        if lines:
            sheet.autofilter(0, 0, len(lines), len(head) - 1)
        return sheet

    def _text(self, sheet: Any, line: int, place: int, text: str, role: Role) -> None:
        if text:
            settings: dict[str, Any] = {"text_wrap": True, "valign": "top", "num_format": "@"}
            if role in _COLOURS:
                settings["font_color"] = _COLOURS[role]
            if text[0] in "=+-@\t\r":
                settings["quote_prefix"] = True
            sheet.write_string(line, place, _short(text), self._format(**settings))

    def _format(self, **settings: Any) -> Any:
        key = tuple(sorted(settings.items()))
        if key not in self._formats:
            self._formats[key] = self.book.add_format(settings)
        return self._formats[key]

    def _name(self, text: str) -> str:
        """Return a name that a sheet may have and that no other one has."""
        plain = re.sub(r"[\[\]:*?/\\']", " ", text).strip()[:28] or "1"
        name, number = plain, 2
        while name.lower() in self._names:
            name, number = f"{plain[:26]} {number}", number + 1
        self._names.add(name.lower())
        return name

    def said(self, words: Words) -> str:
        """Return words in the language, with control and direction marks escaped."""
        return printable(words.in_language(self.lang))


def _entries(parts: Iterable[Part], section: Words) -> Iterator[tuple[Words, Part]]:
    """Yield what is neither a section nor a table nor a picture, with the title of its section."""
    for part in parts:
        if isinstance(part, Section):
            yield from _entries(part.parts, part.title or section)
        elif not isinstance(part, (Table, Picture)):
            yield section, part


def _tables(parts: Iterable[Part], section: Words) -> Iterator[tuple[Words, Table]]:
    for part in parts:
        if isinstance(part, Section):
            yield from _tables(part.parts, part.title or section)
        elif isinstance(part, Table):
            yield section, part
        elif isinstance(part, Picture) and not part.is_small:
            yield section, part.table


def _pictures(parts: Iterable[Part]) -> Iterator[Picture]:
    for part in parts:
        if isinstance(part, Section):
            yield from _pictures(part.parts)
        elif isinstance(part, Picture):
            yield part


def _quantities(
    parts: Iterable[Part], where: str, lang: Language
) -> Iterator[tuple[str, str, Quantity]]:
    """Yield every exact number below some parts, with what it is a number of."""
    for part in parts:
        match part:
            case Section():
                yield from _quantities(part.parts, part.title.in_language(lang), lang)
            case Entry():
                yield from _quantities(part.parts, part.words.in_language(lang), lang)
            case Fields():
                for field in part.fields:
                    label = field.label.in_language(lang)
                    yield from ((where, f"{label} {one.key}", one) for one in field.cell.quantities)


def _fit(sheet: Any, line: int, texts: Sequence[str], widths: Sequence[int]) -> None:
    """Make a row as high as its longest text needs: not every program does so when it opens one."""
    lines = max(
        sum(max(1, ceil(display_width(one) * 1.05 / width)) for one in text.split("\n"))
        for text, width in zip(texts, widths, strict=False)
    )
    if lines > 1:
        sheet.set_row(line, min(lines * _LINE, _HIGHEST))


def _number(value: Interval | None) -> Fraction | None:
    return value.value if value is not None and value.is_point else None


def _shown(value: Fraction, unit: Unit) -> float:
    """Return a number as a sheet shows it: a share as itself, all else in its unit."""
    return float(value if unit.kind in ("rate", "ratio") else value / unit.scale)


def _number_format(unit: Unit) -> str:
    return _FORMATS.get(unit.kind, _DECIMAL)


def _is_share(text: str) -> bool:
    """Tell whether a text says two numbers, as 「3/19」."""
    return "/" in text and text.replace("/", "").isdigit()


def _short(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else f"{text[: _MOST_TEXT - 1]}…"
