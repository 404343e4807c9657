"""Reads observations from tables as people keep them: CSV, workbooks, Parquet, long or wide.

A **long** table has one figure in each row, in the columns `region, institution, scope, year,
element, value, unit, source` or their Chinese names; a **wide** one has a place in each row and an
element in each column, or an element in each row and a year in each column. A row of 合计 is of the
region, and one of 小计 or 其中 of a part of it (`eduplan.data.rows`).
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from os import PathLike

from eduplan.arguments import require_registry
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.region_names import region_name, region_records, successors_of
from eduplan.data.cells import Cell, Cells
from eduplan.data.observation import Observation
from eduplan.data.own_codes import OwnCodes
from eduplan.data.register import NO_REGISTER, Register
from eduplan.data.rows import identified
from eduplan.data.sources import settled
from eduplan.data.table import ObservationTable, TableError
from eduplan.errors import InputError, Location, Problem
from eduplan.files import table_mistakes as mistakes
from eduplan.files.region_names import RegionNames
from eduplan.files.returns import ReturnReader, form_code
from eduplan.files.table_headings import HeadingReader
from eduplan.files.table_sheet import Given, SheetReader
from eduplan.files.table_split import tables_of
from eduplan.files.text_file import decode_text, file_name, read_bytes
from eduplan.immutable import EMPTY
from eduplan.messages import Message
from eduplan.plan.model import Plan
from eduplan.registry import Registry
from eduplan.tables.encodings import PARQUET, decoded, is_workbook
from eduplan.tables.sheet import Sheet, TableReader
from eduplan.tables.text import text_sheet

MAXIMUM_TABLE_BYTES = 32 * 2**20
"""Largest table that is read, in bytes (32 MiB, some 400,000 rows)."""

_TABLES = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".et", ".ods", ".parquet")


def read_table(
    path: str | PathLike[str],
    registry: Registry,
    *,
    plan: Plan | None = None,
    mapping: Mapping[str, str] = EMPTY,
    sources: Sequence[str] = (),
    register: Register = NO_REGISTER,
) -> ObservationTable:
    """Return the observations of the file at `path`, or of all tables in the folder at `path`.

    Args:
        path: CSV in UTF-8, UTF-16 or GB18030 with any usual delimiter, a workbook or
            Parquet (extra `tables`); or a folder of them.
        registry: the plugins in use, whose elements and codes the table names: the registry that
            `read_plan` gave with the plan.
        plan: the plan beside which the table is read: figures of no named region are its
            region's, and its region may be called by name.
        mapping: what a header says, and what it shall say; "-" for a column not wanted.
        sources: words in the names of sources, files or sheets: where figures of one thing differ,
            that of the first counts, and the others are kept with it (`Observation.instead_of`).
        register: the institutions that are known beside the table.

    Raises:
        InputError: the file can't be read as such a table; holds every problem in the order of
            the rows, with row and column, what was expected and the nearest valid names.
        ArgumentError: `registry` is no registry.
    """
    require_registry(registry)
    sheets, left = table_sheets(path, registry.table_readers)
    given = _given(plan)
    return _table(sheets, registry, file_name(path), given, register, left, mapping, sources)


def parse_table(
    text: str,
    registry: Registry,
    file: str = "<text>",
    *,
    plan: Plan | None = None,
    sources: Sequence[str] = (),
    register: Register = NO_REGISTER,
) -> ObservationTable:
    """Return the observations of a CSV text; `file` is the name that locations carry.

    Raises:
        InputError, ArgumentError: as `read_table`.
    """
    require_registry(registry)
    sheets = [text_sheet(text, file)]
    return _table(sheets, registry, file, _given(plan), register, [], sources=sources)


def table_sheets(
    path: str | PathLike[str], readers: Sequence[TableReader] = ()
) -> tuple[list[Sheet], list[Problem]]:
    """Return the sheets of the file, or of all tables in the folder, and what else is there.

    `readers` read formats of their own, and come first: `registry.table_readers` are those of
    plugins.

    Raises:
        InputError: a file can't be read as cells, or the folder holds no table.
    """
    left: list[Problem] = []
    endings = (*_TABLES, *(one.suffix.lower() for one in readers))
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for file in _files(path, left, endings):
        try:
            sheets += read_sheets(file, readers)
        except InputError as error:  # name the other files that can't be read as well
            problems += error.problems
    if problems:
        raise InputError(problems)
    return sheets, left


def read_sheets(
    path: str | PathLike[str], readers: Sequence[TableReader] = ()
) -> tuple[Sheet, ...]:
    """Return the sheets of cells of the file at `path`: a text, a workbook, Parquet or a plugin's.

    Raises:
        InputError: the file can't be read, or nothing is installed that reads workbooks.
    """
    name = file_name(path)
    raw = read_bytes(path, MAXIMUM_TABLE_BYTES)
    for one in readers:
        if name.casefold().endswith(one.suffix.casefold()):
            return one.sheets(raw, name)
    if is_workbook(raw):
        from eduplan.tables.workbook import workbook_sheets  # only workbooks pay for it

        return workbook_sheets(raw, name)
    if raw.startswith(PARQUET):
        from eduplan.tables.parquet import parquet_sheet  # and only Parquet for Polars

        return (parquet_sheet(raw, name),)
    text = decoded(raw)
    return (text_sheet(decode_text(raw, name) if text is None else text, name),)


def _files(
    path: str | PathLike[str], left: list[Problem], endings: tuple[str, ...]
) -> Iterator[str]:
    """Yield the file, or the tables in the folder and those in it, sorted; the rest is noted."""
    root = file_name(path)
    if not os.path.isdir(root):
        yield root
        return
    found = False
    for folder, inner, files in os.walk(root):
        inner.sort()
        for name in sorted(files):
            whole = os.path.join(folder, name)
            if name.startswith((".", "~$")):
                continue
            if name.lower().endswith(endings):
                found = True
                yield whole
            else:
                left.append(Problem(mistakes.NOT_A_TABLE, Location(whole)))
    if not found:
        raise InputError([Problem(mistakes.NO_TABLES, Location(root))])


def _given(plan: Plan | None) -> Given:
    return Given(plan.region, RegionNames(plan)) if plan else Given()


def _table(
    sheets: Sequence[Sheet],
    registry: Registry,
    file: str,
    given: Given,
    register: Register,
    left: list[Problem],
    mapping: Mapping[str, str] = EMPTY,
    sources: Sequence[str] = (),
) -> ObservationTable:
    headings = HeadingReader(registry.catalogue, dict(mapping))
    readers = list[SheetReader | ReturnReader]()
    found = list[Observation | Cell]()
    for reader in _readers(sheets, registry.catalogue, headings, given, left):
        readers.append(reader)
        found += reader.observations()
    observations = Cells(found)
    problems = _problems(readers, left, some=bool(observations))
    left += _merged_regions(observations, given.region)
    order = {(sheet.file, sheet.name): number for number, sheet in enumerate(sheets)}
    left.sort(key=lambda one: _order(one.location, order))
    unread = InputError(left).problems if left else ()
    try:
        named, register = identified(observations, register)
        problems += _without_main_school(readers, register)
        codes = OwnCodes(named, register)
        rows = settled(codes, sources)
        table = ObservationTable(rows, file, register, unread=unread, codes=codes)
    except TableError as error:
        problems += (_labelled(one, registry.catalogue) for one in error.problems)
    if problems:
        raise InputError(sorted(problems, key=lambda one: _order(one.location, order)))
    if not observations:
        raise InputError(unread or [Problem(mistakes.EMPTY_TABLE, Location(file))])
    return table


def _readers(
    sheets: Sequence[Sheet],
    catalogue: Catalogue,
    headings: HeadingReader,
    given: Given,
    left: list[Problem],
) -> Iterator[SheetReader | ReturnReader]:
    """Yield what reads each table of the sheets that are shown; `left` gets what is hidden."""
    for sheet in sheets:
        if sheet.is_hidden:
            left.append(Problem(mistakes.HIDDEN, sheet.place()))
            continue
        if sheet.hidden:
            left.append(Problem(mistakes.HIDDEN_PARTS(parts=sheet.hidden), sheet.place()))
        if code := form_code(sheet):
            yield ReturnReader(sheet, code, catalogue, given)
        else:
            for table in tables_of(sheet, headings):
                yield SheetReader(table, catalogue, headings, given)


def _labelled(problem: Problem, catalogue: Catalogue) -> Problem:
    """Return a problem that calls a definition by its label; rows know only names."""
    message = problem.message
    name = str(message.values.get("name", "")) if isinstance(message, Message) else ""
    if not isinstance(message, Message) or name not in catalogue.definitions:
        return problem
    values = {**message.values, "name": catalogue.words(name)}
    return problem._replace(message=message.kind(**values))


def _merged_regions(observations: Cells, region: str) -> Iterator[Problem]:
    """Yield the regions of rows that became a part of the plan's, with what was left of them."""
    outside: dict[str, int] = {}
    for home, rows in observations.at_home.items() if region else ():
        if home[0] != region:
            outside.setdefault(home[0], rows[0])
    for code, at in outside.items():
        if region in successors_of(code):
            one = observations[at]
            until = region_records()[code][-1].until or one.year
            message = mistakes.MERGED(code=code, name=region_name(code), year=until, region=region)
            yield Problem(message, one.location)


def _without_main_school(
    readers: Iterable[SheetReader | ReturnReader], register: Register
) -> Iterator[Problem]:
    """Yield each institution that is not counted as a school, and whose main school is unknown."""
    seen: set[tuple[str, str]] = set()
    for one in chain.from_iterable(reader.uncounted for reader in readers):
        name = register.name(one.region, one.institution, one.identifier)
        known = register.find(one.region, name, one.year)
        if not (known and known.main_school) and (one.region, name) not in seen:
            seen.add((one.region, name))
            message = mistakes.NOT_COUNTED(name=name)
            yield Problem(message, one.location, mistakes.WITH_A_MAIN_SCHOOL)


def _order(place: Location, sheets: Mapping[tuple[str, str], int]) -> tuple[int, int, int]:
    return sheets.get((place.file, place.sheet), -1), *place.order


def _problems(
    readers: Sequence[SheetReader | ReturnReader], left: list[Problem], *, some: bool
) -> list[Problem]:
    """Return what is wrong; a sheet without a known header is only left out if others have one."""
    problems: list[Problem] = []
    for reader in readers:
        left += reader.unread
        if reader.is_table or not some:
            problems += reader.problems
        else:
            left += [one._replace(expected="") for one in reader.problems]
    return problems
