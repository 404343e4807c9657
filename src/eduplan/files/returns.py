"""Reads the school workbooks of the national returns 教育事业统计报表.

A sheet is known by the code of its form (教基3112_小学), a cell by the codes of its column and row,
never by its address: rows and columns may be moved. A workbook is one school's and is named after
it: `实验小学(小学).xlsx`.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from os.path import dirname, join
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.kinds import KINDS
from eduplan.data.observation import Observation
from eduplan.errors import Location, Problem
from eduplan.files import returns_mistakes as mistakes
from eduplan.files.problems import ProblemList
from eduplan.files.table_cells import CellReader
from eduplan.files.table_columns import COLUMNS
from eduplan.files.table_sheet import Given
from eduplan.files.toml_places import KeyPath
from eduplan.tables.sheet import Sheet, cell
from eduplan.tables.spelling import heading, year_within

_CODE = re.compile(r"(教基\d{4}续?|(?:基础基|中职基|小基|中基|幼基)\d[\d-]*)")
_SCHOOL = re.compile(r"(.+?)[(（]([^()（）]+)[)）]")
_LETTERS = ("甲", "乙")
_NOTHING = frozenset({"", "-", "—", "/"})
_NUMBER = re.compile(r"\d+")
_KINDS = {words.zh: code for code, (words, *_) in KINDS.items()}


@attrs.frozen
class Form:
    """A form: its code and title, the headings of its numbered columns, and the labels of rows."""

    code: str
    title: str
    columns: tuple[str, ...]
    rows: Mapping[int, str]
    identities: tuple[Mapping[str, Any], ...]
    row_identities: tuple[Mapping[str, Any], ...]
    cells: tuple[Mapping[str, Any], ...]


@cache
def forms() -> tuple[Mapping[str, Form], Mapping[str, str]]:
    """Return the forms that are read, by code, and the titles of some that are not."""
    with open(join(dirname(__file__), "returns.toml"), "rb") as file:
        data = tomllib.load(file)
    found = {
        one["code"]: Form(
            one["code"],
            one["title"],
            tuple(one["columns"]),
            {int(code): label for code, label in one["rows"].items()},
            tuple(one.get("identities", ())),
            tuple(one.get("row_identities", ())),
            tuple(one["cells"]),
        )
        for one in data["form"]
    }
    return found, data["unsupported"]


def form_code(sheet: Sheet) -> str:
    """Return the code of the form that a sheet is, from its name or its first row; "" for none."""
    found = _CODE.search(sheet.name)
    if found is None and sheet.rows and is_form(sheet):
        found = _CODE.search(" ".join(sheet.rows[0]))
    return found[1] if found else ""


def is_form(sheet: Sheet) -> bool:
    """Tell whether a sheet has the row of column codes: 甲 乙 1 2 and so on."""
    return any({*_LETTERS} <= {*row} for row in sheet.rows[:10])


class ReturnReader:
    """Reads one sheet of a school's workbook; what is wrong goes to `problems`."""

    def __init__(self, sheet: Sheet, code: str, catalogue: Catalogue, given: Given) -> None:
        self.problems: list[Problem] = list(sheet.problems)
        self.unread: list[Problem] = []
        self.uncounted: list[Observation] = []
        self.is_table = True
        self._sheet = sheet
        self._code = code
        self._catalogue = catalogue
        self._given = given
        self._at: int | None = None
        self._report = ProblemList(self._place)
        self._cells = CellReader(catalogue, self._report, given.regions)

    def _place(self, path: KeyPath) -> Location:
        return self._sheet.place(int(path[0]) if path else None, self._at)

    def observations(self) -> tuple[Observation, ...]:
        """Return the figures of the sheet that an element stands for."""
        form = forms()[0].get(self._code)
        if form is None:
            title = forms()[1].get(self._code, "")
            message = mistakes.UNSUPPORTED_FORM(code=f"{self._code} {title}".strip())
            expected = mistakes.SUPPORTED(codes=tuple(forms()[0]))
            self.unread.append(Problem(message, self._sheet.place(), expected))
            return ()
        columns = self._columns(form)
        if columns is None:
            return ()
        rows = self._rows(form)
        self._check(form, columns, rows)
        found = tuple(self._found(form, columns, rows))
        self.problems += self._report.sorted()
        left = mistakes.REST_OF_FORM(code=form.code, title=form.title)
        self.unread.append(Problem(left, self._sheet.place()))
        return found

    def _columns(self, form: Form) -> dict[int, int] | None:
        """Return the position of each numbered column; the headings above must be the form's."""
        codes = next((at for at, row in enumerate(self._sheet.rows) if {*_LETTERS} <= {*row}), None)
        if codes is None:
            message = mistakes.NO_COLUMN_CODES(code=form.code)
            self.problems.append(Problem(message, self._sheet.place(), mistakes.CODES))
            return None
        self._codes = codes
        spread = self._sheet.spread(until=codes).rows
        headers = [[heading(one) for one in row] for row in spread[:codes]]
        found: dict[int, int] = {}
        for at, text in enumerate(self._sheet.rows[codes]):
            number = int(text) if _NUMBER.fullmatch(text) else 0
            if not 1 <= number <= len(form.columns):
                continue
            expected = heading(form.columns[number - 1])
            if not any(row[at] == expected for row in headers if at < len(row)):
                self._wrong_header(number, at, expected, headers)
            found[number] = at
        lacking = [one for one in range(1, len(form.columns) + 1) if one not in found]
        for number in lacking:
            message = mistakes.NO_COLUMN(
                code=form.code, number=number, header=form.columns[number - 1]
            )
            self.problems.append(Problem(message, self._sheet.place(codes)))
        return None if self.problems else found

    def _wrong_header(
        self, number: int, at: int, expected: str, headers: Sequence[Sequence[str]]
    ) -> None:
        said = next((row[at] for row in reversed(headers) if at < len(row) and row[at]), "")
        place = self._sheet.place(self._codes, at)
        message = mistakes.OTHER_HEADER(code=self._code, number=number, header=said)
        near = tuple(one for row in headers for one in row if one == expected)
        self.problems.append(
            Problem(message, place, mistakes.FORM_HEADER(header=expected), near[:1])
        )

    def _rows(self, form: Form) -> dict[int, int]:
        """Return the position of each row by its code, in the column 乙."""
        codes = self._sheet.rows[self._codes]
        at, name = codes.index("乙"), codes.index("甲")
        width = next(
            (n for n, one in enumerate(codes[name + 1 :], 1) if one), 1
        )  # 班额 | 25人及以下
        found: dict[int, int] = {}
        for position in range(self._codes + 1, len(self._sheet.rows)):
            row = self._sheet.rows[position]
            text = cell(row, at)
            if not _NUMBER.fullmatch(text):
                continue
            number = int(text)
            labels = [heading(one) for one in row[name : name + width] if one]
            expected = heading(form.rows.get(number, ""))
            if expected and expected not in labels:
                label = labels[-1] if labels else ""
                message = mistakes.OTHER_ROW(code=form.code, number=number, label=label)
                place = self._sheet.place(position, name)
                self.problems.append(Problem(message, place, mistakes.FORM_HEADER(header=expected)))
            found[number] = position
        return found

    def _check(self, form: Form, columns: Mapping[int, int], rows: Mapping[int, int]) -> None:
        """Report cells that are not the sum that the form says they are."""
        for one in form.identities:
            for number in one.get("rows", rows):
                if number in rows:
                    cells = [(rows[number], columns[at]) for at in (one["sum"], *one["parts"])]
                    self._check_sum(cells, [form.columns[at - 1] for at in one["parts"]])
        for one in form.row_identities:
            numbers = (one["sum"], *one["parts"])
            for at in columns.values() if rows.keys() >= {*numbers} else ():
                cells = [(rows[number], at) for number in numbers]
                self._check_sum(cells, [form.rows[number] for number in one["parts"]])

    def _check_sum(self, cells: Sequence[tuple[int, int]], names: Sequence[str]) -> None:
        """Report the first of some cells if it is not the sum of the others."""
        total, *parts = (cell(self._sheet.rows[position], at) for position, at in cells)
        figures = [text for text in parts if text not in _NOTHING]
        if not figures or not all(_NUMBER.fullmatch(text) for text in (total, *figures)):
            return
        if int(total) != sum(map(int, figures)):
            position, at = cells[0]
            message = mistakes.NOT_THE_SUM(
                header=self._header(position, at),
                total=int(total),
                parts=tuple(names),
                sum=sum(map(int, figures)),
            )
            self.problems.append(Problem(message, self._sheet.place(position, at)))

    def _header(self, position: int, at: int) -> str:
        """Return what a cell stands under and beside: its row and its column."""
        row, headers = self._sheet.rows[position], self._sheet.spread(until=self._codes).rows
        column = next(filter(None, (cell(one, at) for one in headers[self._codes - 1 :: -1])), "")
        return f"{cell(row, self._sheet.rows[self._codes].index('甲'))}/{column}"

    def _found(
        self, form: Form, columns: Mapping[int, int], rows: Mapping[int, int]
    ) -> Iterator[Observation]:
        school, kind = self._school
        year = next(filter(None, map(year_within, self._titles)), None)
        if year is None:
            self._report.add((), mistakes.NO_YEAR, mistakes.YEAR_OF_FOLDER)
            return
        own = f"school_type={kind}" if kind else ""
        for one in form.cells:
            numbers = one.get("rows") or [one["row"]]
            if not rows.keys() >= {*numbers} or one["name"] not in self._catalogue.definitions:
                continue
            position = rows[numbers[0]]
            parts = [
                cell(self._sheet.rows[rows[number]], columns[at])
                for number in numbers
                for at in one["columns"]
            ]
            if any(text in _NOTHING for text in parts):
                continue
            is_sum = len(parts) > 1 and all(_NUMBER.fullmatch(text) for text in parts)
            self._at = columns[one["columns"][0]]
            texts = {
                **dict.fromkeys(COLUMNS, ""),
                "region": self._given.region,
                "institution": school,
                "scope": ";".join(filter(None, (one.get("scope", ""), own))),
                "year": str(year),
                "element": one["name"],
                "value": str(sum(map(int, parts))) if is_sum else parts[0],
                "source": f"{form.code} {form.title}",
            }
            whole = frozenset({"school_type"} if kind else ())
            place = self._sheet.place(position, self._at)
            found = self._cells.observation(position, texts, place, whole)
            if found is not None:
                yield found

    @property
    def _school(self) -> tuple[str, str]:
        """The name of the school and the code of its kind, by the name of the file."""
        name = re.split(r"[/\\]", self._sheet.file)[-1].rpartition(".")[0]
        found = _SCHOOL.fullmatch(name)
        kind = _KINDS.get(found[2], "") if found else ""
        return (found[1], kind) if found and kind else (name, "")

    @property
    def _titles(self) -> Iterator[str]:
        """The texts that may name the year, the nearest first: title, sheet, file and folders."""
        yield from (" ".join(row) for row in self._sheet.rows[: getattr(self, "_codes", 0)])
        yield self._sheet.name.replace(self._code, "")
        yield from reversed(re.split(r"[/\\]", self._sheet.file))
