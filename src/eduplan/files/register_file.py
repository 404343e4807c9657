"""Reads a register of institutions from a file of its own: one institution in each row.

The columns are named as in tables of data, in any order and after a title; only the name has to be
there, and the region where no plan is read. An empty cell says nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike

from eduplan.arguments import require_registry
from eduplan.catalogue.catalogue import Catalogue
from eduplan.data.register import OWN_DIMENSIONS, Institution, Register
from eduplan.data.rows import row_name
from eduplan.errors import InputError, Location, Problem, nearest_names
from eduplan.files import table_mistakes as mistakes
from eduplan.files.problems import ProblemList
from eduplan.files.scopes import ScopeNames
from eduplan.files.table_cells import read_region, read_year
from eduplan.files.table_file import read_sheets
from eduplan.files.table_headings import KEYS, HeadingReader
from eduplan.files.toml_places import KeyPath
from eduplan.plan.model import Plan
from eduplan.registry import Registry
from eduplan.tables.sheet import Sheet, cell
from eduplan.tables.spelling import is_missing
from eduplan.tables.text import text_sheet
from eduplan.words import Words

OWN_COLUMNS = {
    "main_school": "main_school 主校 主校名称 计入学校",
    "since": "since 起始年份",
    "opened": "opened 开办年份 设立年份 建校年份",
    "closed": "closed 停办年份 撤销年份",
    "institution": "name 名称",
    "dimension:stage": "stages",
}
"""The columns that a register alone has, beside those of tables (`table_headings.KEYS`)."""

_OWN = {word: key for key, words in OWN_COLUMNS.items() for word in words.split(" ")}
_COLUMNS = (
    "region", "institution", "identifier", *OWN_DIMENSIONS, "stage", "main_school", "since",
    "opened", "closed",
)  # fmt: skip
_EXPECTED = mistakes.COLUMNS(columns=Words.same(", ".join(_COLUMNS)))
_SEARCHED = 6


def read_register(
    path: str | PathLike[str], registry: Registry, *, plan: Plan | None = None
) -> Register:
    """Return the register of institutions in the file at `path`, its first sheet in a workbook.

    Args:
        path: a CSV or a workbook, one institution in each row.
        registry: the plugins in use, which define the codes of 城乡, 办学性质 and the like.
        plan: the plan to whose region the institutions belong where no column names one.

    Raises:
        InputError: the file can't be read as a register; holds every problem in the order of the
            rows, with row and column.
        ArgumentError: `registry` is no registry.
    """
    require_registry(registry)
    return _register(read_sheets(path, registry.table_readers)[0], registry, plan)


def parse_register(
    text: str, registry: Registry, file: str = "<text>", *, plan: Plan | None = None
) -> Register:
    """Return the register of a CSV text; `file` is the name that locations carry.

    Raises:
        InputError, ArgumentError: as `read_register`.
    """
    require_registry(registry)
    return _register(text_sheet(text, file), registry, plan)


def _register(sheet: Sheet, registry: Registry, plan: Plan | None) -> Register:
    if not sheet.rows:
        empty = [Problem(mistakes.EMPTY_TABLE, sheet.place(), _EXPECTED)]
        raise InputError(sheet.problems or empty)
    header, columns = _header(sheet, HeadingReader(registry.catalogue), has_region=plan is not None)

    def place(path: KeyPath) -> Location:
        row, key = int(path[0]), str(path[1])
        return sheet.place(row, columns.get(key), key.removeprefix("dimension:"))

    report = ProblemList(place)
    cells = _Cells(registry.catalogue, report, sheet.file, plan)
    found: list[Institution] = []
    for at, row in enumerate(sheet.rows[header + 1 :], start=header + 1):
        values = {key: cell(row, column) for key, column in columns.items()}
        found += cells.institutions(at, sheet.lines[at], values)
    if sheet.problems:
        raise InputError(sheet.problems)
    report.raise_problems()
    return Register(found)


def _header(
    sheet: Sheet, reader: HeadingReader, *, has_region: bool
) -> tuple[int, Mapping[str, int]]:
    """Return the row of the header, after titles, and the position of each column.

    Columns of other things, such as the telephone, are left; what looks like one of ours is not.

    Raises:
        InputError: a column looks like one of ours, is given twice, or a required one is missing.
    """
    read = [[_key(text, reader) for text in row] for row in sheet.rows[:_SEARCHED]]
    at = next((at for at, keys in enumerate(read) if "institution" in keys), 0)
    place, problems = sheet.place(at), []
    columns: dict[str, int] = {}
    for column, (key, text) in enumerate(zip(read[at], sheet.rows[at], strict=True)):
        if key in columns:
            problems.append(Problem(mistakes.COLUMN_TWICE(name=text), place, _EXPECTED))
        elif key and key != "nothing":
            columns[key] = column
        elif not key and (nearest := nearest_names(text, _terms())):
            message = mistakes.UNKNOWN_COLUMN(name=text)
            problems.append(Problem(message, place, _EXPECTED, nearest))
    required = ("institution",) if has_region else ("region", "institution")
    missing = tuple(key for key in required if key not in columns)
    if missing:
        problems.append(Problem(mistakes.COLUMNS_MISSING(names=missing), place, _EXPECTED))
    if problems:
        raise InputError(problems)
    return at, columns


def _key(text: str, reader: HeadingReader) -> str:
    return _OWN.get(text) or reader.key_of(text)


def _terms() -> list[str]:
    known = [words for key, words in KEYS.items() if key != "nothing"]
    return [*_OWN, "学校类型", "办学性质", *(word for words in known for word in words.split(" "))]


class _Cells:
    """Makes an institution of each row; what is wrong with it goes to one report."""

    def __init__(
        self, catalogue: Catalogue, report: ProblemList, file: str, plan: Plan | None
    ) -> None:
        self._scopes = ScopeNames(catalogue, report)
        self._report = report
        self._file = file
        self._region = plan.region if plan else ""
        self._names = {plan.region_name: plan.region} if plan and plan.region_name else {}

    def institutions(self, line: int, number: int, row: Mapping[str, str]) -> Iterator[Institution]:
        """Yield the institution of a row, unless it is one of totals.

        Of what was reported the institution lacks the value.
        """
        stated = {key: text for key, text in row.items() if not is_missing(text)}
        of = row_name(f"{stated.get('identifier', '')} {row['institution']}")
        if of.is_total:
            return
        if not of.name:
            message = mistakes.NO_INSTITUTION(text=row["institution"])
            self._report.add((line, "institution"), message, mistakes.INSTITUTION_NAME)
        region = stated.get("region", self._region)
        stages = stated.get("dimension:stage", "").replace("、", "|").split("|")
        codes = {one: stated.get(f"dimension:{one}", "") for one in OWN_DIMENSIONS}
        yield Institution(
            region=read_region(self._report, (line, "region"), region, self._names),
            name=of.name,
            identifier=self._identifier(line, of.identifier, stated.get("identifier", "")),
            codes={one: self._code(line, one, text) for one, text in codes.items() if text},
            stages=tuple(self._code(line, "stage", one) for one in stages if one),
            main_school=stated.get("main_school", ""),
            since=self._year(line, stated, "since"),
            opened=self._year(line, stated, "opened"),
            closed=self._year(line, stated, "closed"),
            file=self._file,
            row=number,
        )

    def _identifier(self, line: int, found: str, text: str) -> str:
        if text and not found:
            message = mistakes.NOT_AN_IDENTIFIER(text=text)
            self._report.add((line, "identifier"), message, mistakes.TEN_DIGITS)
        return found

    def _year(self, line: int, row: Mapping[str, str], name: str) -> int | None:
        return read_year(self._report, (line, name), row[name]) if name in row else None

    def _code(self, line: int, dimension: str, text: str) -> str:
        cell = (line, f"dimension:{dimension}")
        return self._scopes.read([(cell, dimension, text)]).get(dimension, "")
