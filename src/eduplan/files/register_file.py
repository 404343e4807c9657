"""Reads a register of institutions from a file of its own: one institution in each row.

The columns are named by the terms of the field or by those of `Institution`, in any order; only the
region and the name have to be there. An empty cell says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from eduplan.files.toml_places import KeyPath
from eduplan.formula.names import normalise
from eduplan.registry import Registry
from eduplan.tables.sheet import Sheet, cell
from eduplan.tables.spelling import is_missing
from eduplan.tables.text import text_sheet
from eduplan.words import Words

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "region": ("行政区划代码", "地区"),
    "name": ("名称", "学校名称", "机构名称", "学校（机构）名称"),
    "identifier": ("标识码", "学校标识码", "学校（机构）标识码"),
    "school_type": ("学校类型", "办学类型"),
    "stages": ("学段",),
    "location": ("城乡", "城乡类型"),
    "ownership": ("办学性质",),
    "authority": ("主管部门口径",),
    "main_school": ("主校", "计入学校"),
    "since": ("起始年份", "自"),
    "opened": ("开办年份", "设立年份"),
    "closed": ("停办年份", "撤销年份"),
}
"""The columns of a register and the terms that name them; `region` and `name` must be there."""

_REQUIRED = ("region", "name")
_EXPECTED = mistakes.COLUMNS(columns=Words.same(", ".join(COLUMNS)))
_NAMES = {normalise(term): name for name, terms in COLUMNS.items() for term in (name, *terms)}


def read_register(path: str | PathLike[str], registry: Registry) -> Register:
    """Return the register of institutions in the file at `path`, its first sheet in a workbook.

    Args:
        path: a CSV or a workbook whose columns are named in `COLUMNS`.
        registry: the plugins in use, which define the codes of 城乡, 办学性质 and the like.

    Raises:
        InputError: the file can't be read as a register; holds every problem in the order of the
            rows, with row and column.
        ArgumentError: `registry` is no registry.
    """
    require_registry(registry)
    return _register(read_sheets(path)[0], registry)


def parse_register(text: str, registry: Registry, file: str = "<text>") -> Register:
    """Return the register of a CSV text; `file` is the name that locations carry.

    Raises:
        InputError, ArgumentError: as `read_register`.
    """
    require_registry(registry)
    return _register(text_sheet(text, file), registry)


def _register(sheet: Sheet, registry: Registry) -> Register:
    if not sheet.rows:
        empty = [Problem(mistakes.EMPTY_TABLE, sheet.place(), _EXPECTED)]
        raise InputError(sheet.problems or empty)
    columns = _columns(sheet.rows[0], sheet.place(0))

    def place(path: KeyPath) -> Location:
        row, key = int(path[0]), str(path[1])
        return sheet.place(row, columns[key], key)

    report = ProblemList(place)
    cells = _Cells(registry.catalogue, report, sheet.file)
    found = []
    for at, row in enumerate(sheet.rows[1:], start=1):
        values = {name: cell(row, column) for name, column in columns.items()}
        found.append(cells.institution(at, sheet.lines[at], values))
    if sheet.problems:
        raise InputError(sheet.problems)
    report.raise_problems()
    return Register(found)


def _columns(header: Sequence[str], place: Location) -> Mapping[str, int]:
    """Return the position of each column.

    Raises:
        InputError: a column is unknown or given twice, or a required one is missing.
    """
    columns: dict[str, int] = {}
    problems = []
    for at, text in enumerate(header):
        name = _NAMES.get(normalise(text.strip()))
        if name is None:
            said = mistakes.UNKNOWN_COLUMN(name=text) if text else mistakes.UNNAMED_COLUMN
            nearest = nearest_names(text, _NAMES) if text else ()
            problems.append(Problem(said, place, _EXPECTED, nearest))
        elif name in columns:
            problems.append(Problem(mistakes.COLUMN_TWICE(name=text), place, _EXPECTED))
        else:
            columns[name] = at
    missing = tuple(name for name in _REQUIRED if name not in columns)
    if missing:
        problems.append(Problem(mistakes.COLUMNS_MISSING(names=missing), place, _EXPECTED))
    if problems:
        raise InputError(problems)
    return columns


class _Cells:
    """Makes an institution of each row; what is wrong with it goes to one report."""

    def __init__(self, catalogue: Catalogue, report: ProblemList, file: str) -> None:
        self._scopes = ScopeNames(catalogue, report)
        self._report = report
        self._file = file

    def institution(self, line: int, number: int, row: Mapping[str, str]) -> Institution:
        """Return the institution of a row; of what was reported it lacks the value."""
        of = row_name(f"{row.get('identifier', '')} {row['name']}")
        if of.is_total or not of.name:
            message = mistakes.NO_INSTITUTION(text=row["name"])
            self._report.add((line, "name"), message, mistakes.INSTITUTION_NAME)
        stated = {name: text for name, text in row.items() if not is_missing(text)}
        stages = stated.get("stages", "").replace("、", "|").split("|")
        return Institution(
            region=read_region(self._report, (line, "region"), row["region"]),
            name=of.name,
            identifier=self._identifier(line, of.identifier, stated.get("identifier", "")),
            codes={
                name: self._code(line, name, name, stated[name])
                for name in OWN_DIMENSIONS
                if name in stated
            },
            stages=tuple(self._code(line, "stages", "stage", one) for one in stages if one),
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

    def _code(self, line: int, column: str, dimension: str, text: str) -> str:
        return self._scopes.read([((line, column), dimension, text)]).get(dimension, "")
