"""Reads observations from the strict long CSV: one figure in each row, eight named columns.

`region,institution,scope,year,element,value,unit,source`, in any order. An empty institution is
the region itself; `scope` is written `stage=primary;ownership=public`, in codes or labels;
`element` is a full name, a label or an alias; without `unit` a value is in the catalogue's own.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from os import PathLike

from eduplan.arguments import require_registry
from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable, TableError
from eduplan.errors import InputError, Location, Problem, nearest_names
from eduplan.files import table_mistakes as mistakes
from eduplan.files.problems import ProblemList
from eduplan.files.table_cells import CellReader
from eduplan.files.text_file import file_name, read_text
from eduplan.files.toml_places import KeyPath
from eduplan.registry import Registry
from eduplan.words import Words

COLUMNS = ("region", "institution", "scope", "year", "element", "value", "unit", "source")
"""The columns of the file, all of them and no others."""

MAXIMUM_TABLE_BYTES = 32 * 2**20
"""Largest table that is read, in bytes (32 MiB, some 400,000 rows)."""


def read_table(path: str | PathLike[str], registry: Registry) -> ObservationTable:
    """Return the observations of the CSV file at `path`.

    Args:
        path: a file in UTF-8 with the columns of `COLUMNS`.
        registry: the plugins in use, whose elements and codes the table names: the registry that
            `read_plan` gave with the plan.

    Raises:
        InputError: the file can't be read as such a table; holds every problem in the order of
            the rows, with row and column, what was expected and the nearest valid names.
        ArgumentError: `registry` is no registry.
    """
    require_registry(registry)
    text = read_text(path, MAXIMUM_TABLE_BYTES)
    return parse_table(text, registry, file_name(path))


def parse_table(text: str, registry: Registry, file: str = "<text>") -> ObservationTable:
    """Return the observations of a CSV text; `file` is the name that locations carry.

    Raises:
        InputError, ArgumentError: as `read_table`.
    """
    require_registry(registry)
    problems: list[Problem] = []
    rows = _rows(text.removeprefix("\ufeff"), file, problems)
    line, header = next(rows, (1, []))
    if not header:
        raise InputError(problems or [Problem(mistakes.EMPTY_TABLE, Location(file), _EXPECTED)])
    columns = _columns(header, Location(file, line))
    report = ProblemList(partial(_place, file, columns))
    cells = CellReader(registry.catalogue, report, file)
    observations = tuple(_observations(rows, columns, cells))
    if not problems and not report and not observations:
        report.add((), mistakes.NO_ROWS, mistakes.A_ROW_EACH)
    try:
        table = ObservationTable(observations, file)
    except TableError as error:
        problems += error.problems
    if problems:
        report.add_error((), InputError(problems))
    report.raise_problems()
    return table


_EXPECTED = mistakes.COLUMNS(columns=Words.same(",".join(COLUMNS)))


def _place(file: str, columns: Mapping[str, int], cell: KeyPath) -> Location:
    """Return the place of a cell, given as line and column, of a whole row, or of the table."""
    line = int(cell[0]) if cell else None
    column = str(cell[1]) if len(cell) > 1 else ""
    return Location(file, line, columns[column] + 1 if column else None, column)


def _rows(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row begins, and its cells; rows of empty cells are left out."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if any("\n" in cell and cell.count(",") >= len(COLUMNS) - 1 for cell in row):
                problems.append(
                    Problem(mistakes.ROWS_IN_CELL, Location(file, line), mistakes.WHOLE_CELL)
                )
            elif any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        message = mistakes.NOT_CSV(reason=str(error))
        problems.append(Problem(message, Location(file, line), mistakes.WHOLE_CELL))


def _columns(header: Sequence[str], place: Location) -> Mapping[str, int]:
    """Return the position of each column.

    Raises:
        InputError: a column is unknown, missing or given twice.
    """
    names = [cell.strip() for cell in header]
    problems = list(_mistakes(names, place))
    if problems:
        raise InputError(problems)
    return {name: names.index(name) for name in COLUMNS}


def _mistakes(names: Sequence[str], place: Location) -> Iterator[Problem]:
    for sign, called in mistakes.SEPARATORS.items():
        if len(names) == 1 and sign in names[0]:
            yield Problem(mistakes.SEPARATED(sign=called), place, mistakes.COMMAS)
            return
    missing = [name for name in COLUMNS if name not in names]
    for name in dict.fromkeys(names):
        if name not in COLUMNS:
            said = mistakes.UNKNOWN_COLUMN(name=name) if name else mistakes.UNNAMED_COLUMN
            yield Problem(said, place, _EXPECTED, nearest_names(name, missing) if name else ())
        elif names.count(name) > 1:
            yield Problem(mistakes.COLUMN_TWICE(name=name), place, _EXPECTED)
    if missing:
        yield Problem(mistakes.COLUMNS_MISSING(names=tuple(missing)), place, _EXPECTED)


def _observations(
    rows: Iterator[tuple[int, list[str]]], columns: Mapping[str, int], cells: CellReader
) -> Iterator[Observation]:
    """Yield what could be read, so that rows are compared even where others are wrong."""
    for line, row in rows:
        if len(row) != len(columns):
            message = mistakes.ROW_LENGTH(count=len(row))
            cells.report.add((line,), message, mistakes.AS_HEADER(count=len(columns)))
            continue
        found = cells.observation(line, {name: row[at].strip() for name, at in columns.items()})
        if found is not None:
            yield found
