"""Reads a plan from its TOML file, and gives the registry with the definitions of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from os import PathLike
from typing import Any, NamedTuple

import attrs

from eduplan.arguments import require_registry
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, can_be_aimed_at
from eduplan.catalogue.regions import RegionError, region_named
from eduplan.errors import EduplanError
from eduplan.files import mistakes
from eduplan.files.forms import Row
from eduplan.files.kinds import OWN_DOMAIN, clause_name
from eduplan.files.located import LocatedTable, parse_toml, read_toml
from eduplan.files.names import Names
from eduplan.files.plan_form import FORMAT, OWN_TABLES, PLAN_FILE
from eduplan.files.plan_formula import RelationReader
from eduplan.files.plan_own import own_spellings, with_own_definitions
from eduplan.files.plan_plugins import with_plugins_of_plan
from eduplan.files.plan_titles import with_titles_defined
from eduplan.files.problems import ProblemList
from eduplan.files.reader import Reader
from eduplan.files.text_file import MAXIMUM_BYTES, file_name, read_bytes
from eduplan.plan.model import Plan
from eduplan.quantity import Figure, Unit
from eduplan.registry import Registry
from eduplan.tables.encodings import is_workbook


class LoadedPlan(NamedTuple):
    """A plan, and the registry to judge it by: the one given, with what the plan defines itself."""

    plan: Plan
    registry: Registry


def read_plan(path: str | PathLike[str], registry: Registry) -> LoadedPlan:
    """Return the plan in the file at `path`: TOML, or a workbook with a sheet for each table.

    Raises:
        InputError: the file can't be read as a plan; holds every problem in the order of the file,
            with line, column, key, what was expected and the nearest valid names.
        ArgumentError: `registry` is no registry.
    """
    require_registry(registry)
    return load_data(read_plan_data(path), registry)


def read_plan_data(path: str | PathLike[str]) -> LocatedTable:
    """Return what the file of a plan holds, TOML or a workbook, before it is read as one.

    Raises:
        InputError: the file can't be read, is no TOML, or no workbook with the sheets of a plan.
    """
    raw = read_bytes(path, MAXIMUM_BYTES)
    if not is_workbook(raw):
        return read_toml(path)
    from eduplan.files.workbook_reader import plan_of_sheets  # only workbooks pay for it
    from eduplan.tables.workbook import workbook_sheets

    return plan_of_sheets(workbook_sheets(raw, file_name(path)), file_name(path))


def parse_plan(text: str, registry: Registry, file: str = "<text>") -> LoadedPlan:
    """Return the plan in a TOML text; `file` is the name that locations carry.

    Raises:
        InputError, ArgumentError: as `read_plan`.
    """
    require_registry(registry)
    return load_data(parse_toml(text, file), registry)


def load_data(table: LocatedTable, registry: Registry) -> LoadedPlan:
    """Return the plan that a file holds, given what it holds before it is read as one.

    Raises:
        InputError: as `read_plan`.
    """
    problems = ProblemList(table.locate)
    _check_header(table, problems)
    registry = _within(with_plugins_of_plan(table, registry, problems), table)
    data = with_titles_defined(table.data, registry.catalogue)
    if data is not table.data:
        table = attrs.evolve(table, data=data)
    settled, unsettled = _settled(table, registry, problems)
    written = {name: value for name, value in table.data.items() if name not in OWN_TABLES}
    reader = Reader(_names(settled, table.data), problems)
    file = reader.table((), written, PLAN_FILE)
    _read_relations(file, table, settled.catalogue, unsettled)
    problems.raise_problems()
    for row in file.rows():
        row.extra["location"] = row.place
    file.extra["file"] = table.file
    return LoadedPlan(file.item(), settled)


def _within(registry: Registry, table: LocatedTable) -> Registry:
    """Return a registry as it is in the region of a plan, if that is told."""
    region = region_named(_text(table.data, "region"))
    try:
        return registry.within(region)
    except RegionError:
        return registry  # reported when the file is read


def _check_header(table: LocatedTable, problems: ProblemList) -> None:
    """Refuse a file of another format at once: anything else in it would be misjudged."""
    if "plan" in table.data:
        problems.add(("plan",), mistakes.PLAN_TABLE(), mistakes.NO_PLAN_TABLE)
        problems.raise_problems()
    number = table.data.get("format", FORMAT)
    if type(number) is int and number != FORMAT:
        expected = PLAN_FILE.keys["format"].kind.expected
        problems.add(("format",), mistakes.UNKNOWN_FORMAT(number=number), expected)
        problems.raise_problems()


def _settled(
    table: LocatedTable, registry: Registry, problems: ProblemList
) -> tuple[Registry, frozenset[str]]:
    """Return the registry with the file's own definitions.

    Where those don't fit, it is the one given, with the words of the definitions that it lacks:
    what is wrong with a relation that uses one is not known.
    """
    reader = Reader(_names(registry, table.data), problems)
    rows = tuple(
        row
        for name in OWN_TABLES
        if name in table.data
        for row in reader.rows((name,), table.data[name], PLAN_FILE.keys[name].kind)
    )
    settled = with_own_definitions(rows, registry, table) if rows else registry
    return (registry, own_spellings(rows)) if settled is None else (settled, frozenset())


def _names(registry: Registry, data: Mapping[str, Any]) -> Names:
    """Return every name that a file may refer to: the catalogue's and its own."""
    catalogue = registry.catalogue
    indicators = {
        name
        for name, definition in catalogue.definitions.items()
        if isinstance(definition, Indicator)
    }
    own_indicators = _texts(data, "indicator", "name")
    own = own_indicators | _texts(data, "element", "name")
    families = {
        "indicator": indicators | own_indicators,
        "counted": {name for name, one in catalogue.definitions.items() if can_be_aimed_at(one)},
        "value": catalogue.definitions.keys() | own,
        "dimension": catalogue.dimensions.keys(),
        "rule": catalogue.rules.keys(),
        "method": {one.name for one in registry.methods},
        "figure": {
            text
            for table, key in (("statement", "id"), ("statement", "label"), ("baseline", "id"))
            for text in _texts(data, table, key)
        },
        "clause": {clause_name(text) for text in _texts(data, "clause", "id")},
        "goal": _texts(data, "goal", "id"),
        "problem": _texts(data, "problem", "id"),
        "target": _texts(data, "target", "id"),
        "aim": {
            text for key in ("id", "title", "indicator") for text in _texts(data, "target", key)
        },
    }
    names = Names(catalogue, families, home=OWN_DOMAIN)
    subjects = {
        name: "".join(
            one.name for one in names.meant_in(row, _text(row, "indicator"), "indicator")[:1]
        )
        for row in _tables(data, "target")
        if (name := _text(row, "id"))
    }
    return attrs.evolve(names, subjects=subjects)


def _texts(data: Mapping[str, Any], table: str, key: str) -> set[str]:
    """Return the texts at `key` in the tables of one name, whatever else is there."""
    return {text for row in _tables(data, table) if (text := _text(row, key))}


def _tables(data: Mapping[str, Any], name: str) -> Iterator[Mapping[str, Any]]:
    rows = data.get(name)
    yield from (row for row in (rows if isinstance(rows, list) else ()) if isinstance(row, dict))


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    return value if isinstance(value, str) else ""


def _read_relations(
    file: Row, table: LocatedTable, catalogue: Catalogue, unsettled: frozenset[str]
) -> None:
    """Read the formulas of the relations over the figures of the file."""
    figures = [row for row in file.rows("baseline", "statement", "target") if "id" in row.found]
    units = {row.found["id"]: _unit(row) for row in figures}
    unread = frozenset(row.found["id"] for row in figures if not row.sound)
    reader = RelationReader(units, unread, catalogue, table)
    for row in file.rows("relation"):
        text, path = row.found.get("formula", ""), (*row.path, "formula")
        if not text or any(word in text for word in unsettled):
            continue  # reported
        try:
            row.extra["formula"] = reader.formula(text, path)
        except EduplanError as error:
            file.problems.add_error(path, error)


def _unit(row: Row) -> Unit | None:
    """Return the unit of the figure of a row; None if it has none."""
    values = (*row.found.get("range", ()), *row.found.values())
    figure = next((one for one in values if isinstance(one, Figure)), None)
    if figure is not None:
        return figure.unit
    of = row.definition if "eliminate" in row.found else None
    return None if of is None else of.unit
