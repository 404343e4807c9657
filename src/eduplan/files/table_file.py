"""Reads observations from the strict long CSV: one figure in each row, eight named columns.

`region,institution,scope,year,element,value,unit,source`, in any order. An empty institution is
the region itself; `scope` is written `stage=primary;ownership=public`, in codes or labels;
`element` is a full name, a label or an alias; without `unit` a value is in the catalogue's own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.data.table import DuplicateError, ObservationTable
from eduplan.errors import InputError, Location, Problem, nearest_names
from eduplan.files.table_cells import CellReader
from eduplan.files.text_file import file_name, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from os import PathLike

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.data.observation import Observation

__all__ = ["COLUMNS", "parse_table", "read_table"]

COLUMNS = ("region", "institution", "scope", "year", "element", "value", "unit", "source")
"""The columns of the file, all of them and no others."""


def read_table(path: str | PathLike[str], catalogue: Catalogue) -> ObservationTable:
    """Return the observations of the CSV file at `path`.

    Raises:
        InputError: the file can't be read as such a table; holds every problem in the order of
            the rows, with row and column, what was expected and the nearest valid names.
    """
    return parse_table(read_text(path), catalogue, file_name(path))


def parse_table(text: str, catalogue: Catalogue, file: str = "<text>") -> ObservationTable:
    """Return the observations of a CSV text; `file` is the name that locations carry.

    Raises:
        InputError: as `read_table`.
    """
    problems: list[Problem] = []
    rows = _rows(text.removeprefix("\ufeff"), file, problems)
    header = next(rows, None)
    if header is None:
        raise InputError(problems or [Problem("the table is empty", Location(file), _EXPECTED)])
    columns = _columns(header[1], Location(file, header[0]))
    cells = CellReader(catalogue, file, problems)
    observations = [one for one in _observations(rows, columns, cells) if one is not None]
    if not problems and not observations:
        problems.append(Problem("the table has no rows", Location(file), "a row for each figure"))
    if problems:
        problems += _duplicates(observations, file, cells)
        raise InputError(sorted(problems, key=lambda problem: problem.location.line or 0))
    return ObservationTable(tuple(observations), file, cells.own_dimensions)


_EXPECTED = f"the columns {','.join(COLUMNS)}"


def _rows(text: str, file: str, problems: list[Problem]) -> Iterator[tuple[int, list[str]]]:
    """Yield the line on which each row begins, and its cells; rows of empty cells are left out."""
    import csv
    import io

    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield line, row
            line = reader.line_num + 1
    except csv.Error as error:
        message = f"the row is no valid CSV: {error}"
        problems.append(Problem(message, Location(file, line), "quotes doubled inside quotes"))


def _columns(header: Sequence[str], place: Location) -> Mapping[str, int]:
    """Return the position of each column.

    Raises:
        InputError: a column is unknown, missing or given twice.
    """
    names = [cell.strip() for cell in header]
    problems = [
        _strange(name, names, place) for name in dict.fromkeys(names) if name not in COLUMNS
    ]
    repeated = [name for name in COLUMNS if names.count(name) > 1]
    problems += [Problem(f"the column {name} is given twice", place) for name in repeated]
    missing = [name for name in COLUMNS if name not in names]
    if missing:
        listed = ", ".join(missing)
        problems.append(Problem(f"these columns are missing: {listed}", place, _EXPECTED))
    if problems:
        raise InputError(problems)
    return {name: names.index(name) for name in COLUMNS}


def _strange(name: str, names: Sequence[str], place: Location) -> Problem:
    if not name:
        return Problem("a column has no name", place, _EXPECTED)
    free = [column for column in COLUMNS if column not in names]
    nearest = nearest_names(name, free)
    return Problem(f"unknown column {name!r}", place, _EXPECTED, nearest)


def _observations(
    rows: Iterator[tuple[int, list[str]]], columns: Mapping[str, int], cells: CellReader
) -> Iterator[Observation | None]:
    for line, row in rows:
        if len(row) != len(columns):
            cells.report(line, "", f"the row has {len(row)} cells", f"{len(columns)} cells")
            continue
        yield cells.observation(line, {name: row[place].strip() for name, place in columns.items()})


def _duplicates(observations: list[Observation], file: str, cells: CellReader) -> list[Problem]:
    """Return the duplicates among the rows that could be read, so that all shows at once."""
    try:
        ObservationTable(tuple(observations), file, cells.own_dimensions)
    except DuplicateError as error:
        return list(error.problems)
    return []
