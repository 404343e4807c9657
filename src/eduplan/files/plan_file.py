"""Reads a plan from its TOML file, and gives the registry with the definitions of its own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from eduplan.bounds import Between, Eliminate, Qualitative
from eduplan.errors import InputError, Location
from eduplan.files.located import parse_toml, printed_key, read_toml
from eduplan.files.plan_items import PlanItems, waiver_id
from eduplan.files.plan_kinds import FORMAT
from eduplan.files.plan_report import Report, quoted
from eduplan.files.plan_shape import PLAN_FILE
from eduplan.files.plan_values import PlanNames, PlanValues, clause_name
from eduplan.plan.model import Baseline, Plan, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from os import PathLike

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.files.located import LocatedTable
    from eduplan.files.toml_places import KeyPath
    from eduplan.plan.model import Item, Relation
    from eduplan.quantity import Unit
    from eduplan.registry import Registry

__all__ = ["LoadedPlan", "parse_plan", "read_plan"]

_Item = TypeVar("_Item")


class LoadedPlan(NamedTuple):
    """A plan, and the registry to judge it by: the one given, with what the plan defines itself."""

    plan: Plan
    registry: Registry


def read_plan(path: str | PathLike[str], registry: Registry) -> LoadedPlan:
    """Return the plan in the TOML file at `path`.

    Raises:
        InputError: the file can't be read as a plan; holds every problem in the order of the file,
            with line, column, key, what was expected and the nearest valid names.
        ArgumentError: `registry` is no registry.
    """
    return _load(read_toml(path), registry)


def parse_plan(text: str, registry: Registry, file: str = "<text>") -> LoadedPlan:
    """Return the plan in a TOML text; `file` is the name that locations carry.

    Raises:
        InputError, ArgumentError: as `read_plan`.
    """
    return _load(parse_toml(text, file), registry)


def _load(table: LocatedTable, registry: Registry) -> LoadedPlan:
    if not hasattr(registry, "catalogue"):
        from eduplan.arguments import require_registry

        require_registry(registry)
    report = Report(table)
    _check_format(table, report)
    values = PlanValues(PlanNames(registry.catalogue, table.data), report).table(
        (), table.data, PLAN_FILE
    )
    _check_period(values.get("plan", {}), report)
    _check_baselines(values, report)
    _check_ids(values, report)
    unsettled: frozenset[str] = frozenset()
    if "element" in values or "indicator" in values:
        from eduplan.files.plan_own import own_spellings, with_own_definitions  # few plans do

        settled = with_own_definitions(values, registry, report)
        registry = settled or registry
        unsettled = frozenset() if settled else own_spellings(values)
    tables = _Tables(table, values, registry.catalogue, report)
    items: dict[str, Any] = dict(tables.items(unsettled))
    report.raise_problems()
    return LoadedPlan(Plan(**values["plan"], file=table.file, **items), registry)


def _check_format(table: LocatedTable, report: Report) -> None:
    """Refuse a file of another format at once: anything else in it would be misjudged."""
    number = table.data.get("format", FORMAT)
    if type(number) is int and number != FORMAT:
        message = f"the format {number} is not known"
        report.add(("format",), message, f"format = {FORMAT}")
        report.raise_problems()


def _check_period(plan: Mapping[str, Any], report: Report) -> None:
    """Report a period that ends before it begins, or before the year that it starts from."""
    first, last, base = (plan.get(f"{name}_year") for name in ("first", "last", "baseline"))
    if isinstance(first, int) and isinstance(last, int) and last < first:
        message = f"the plan ends in {last}, before it begins in {first}"
        report.add(("plan", "last_year"), message, "a year not before first_year")
    elif isinstance(base, int) and isinstance(last, int) and last < base:
        message = f"the plan ends in {last}, before its base year {base}"
        report.add(("plan", "baseline_year"), message, "a year not after last_year")


def _check_baselines(values: Mapping[str, Any], report: Report) -> None:
    """Report a state that nobody could know: of a year after that of the issue."""
    issued = values.get("plan", {}).get("issued")
    if issued is None:
        return
    for index, row in enumerate(values.get("baseline", ())):
        if row.get("year", 0) > issued.year:
            message = f"the baseline is of {row['year']}, but the plan was issued in {issued.year}"
            expected = "the year of a state that was known, or a target"
            report.add(("baseline", index, "year"), message, expected)


def _check_ids(values: Mapping[str, Any], report: Report) -> None:
    """Report each id that the file gives a second time, in whatever table."""
    first: dict[str, KeyPath] = {}
    for path, name in _ids(values):
        if name not in first:
            first[name] = path
            continue
        earlier, later = sorted((first[name], path), key=lambda one: _line(report, one))
        message = f"the id {quoted(name)} is given a second time"
        where = f"{printed_key(earlier)} in line {_line(report, earlier)}"
        report.add(later, f"{message}; it is that of {where}", "an id of its own")


def _line(report: Report, path: KeyPath) -> int:
    return report.table.locate(path).line or 0


def _ids(values: Mapping[str, Any]) -> Iterable[tuple[KeyPath, str]]:
    for table in _ITEM_TABLES:
        for index, row in enumerate(values.get(table, ())):
            if table == "waiver" and "rule" in row and "subject" in row:
                yield (table, index), waiver_id(row)
            elif "id" in row:
                name = clause_name(row["id"]) if table == "clause" else row["id"]
                yield (table, index, "id"), name


_ITEM_TABLES = tuple(
    name
    for name, key in PLAN_FILE.keys.items()
    if key.kind.table is not None and "id" in key.kind.table.keys and name != "plan"
)


class _Tables:
    """Makes the items of all tables of a file, each with its line and column."""

    def __init__(
        self, table: LocatedTable, values: Mapping[str, Any], catalogue: Catalogue, report: Report
    ) -> None:
        self.table = table
        self.values = values
        self.catalogue = catalogue
        self.report = report
        self.maker = PlanItems(catalogue, report)
        self.places = _places(table)

    def items(self, unsettled: frozenset[str]) -> dict[str, tuple[Item, ...]]:
        """Return the items by the names of the fields of `Plan`.

        `unsettled` are words of the file's own definitions where those don't fit: what is wrong
        with a relation that uses one is not known yet.
        """
        make = self.maker
        items: dict[str, tuple[Item, ...]] = {
            "clauses": self.made("clause", make.clause),
            "goals": self.made("goal", make.goal),
            "baselines": self.made("baseline", make.baseline),
            "statements": self.made("statement", make.statement),
            "targets": self.made("target", make.target),
            "measures": self.made("measure", make.measure),
            "problems": self.made("problem", make.problem),
            "waivers": self.made("waiver", make.waiver),
            "amendments": self.made("amendment", make.amendment),
        }
        figures = (*items["baselines"], *items["statements"], *items["targets"])
        return items | {"relations": self.relations(figures, unsettled)}

    def made(
        self, table: str, make: Callable[[KeyPath, dict[str, Any], Location], _Item]
    ) -> tuple[_Item, ...]:
        """Return the items of a table, in the order of the file."""
        return tuple(
            make((table, index), row, self.place(table, index))
            for index, row in enumerate(self.values.get(table, ()))
        )

    def place(self, table: str, index: int) -> Location:
        """Return where a table of an array stands."""
        if self.places is None:
            return self.table.locate((table, index))
        return self.places[table][index]

    def relations(self, figures: Iterable[Item], unsettled: frozenset[str]) -> tuple[Relation, ...]:
        """Return the relations whose formulas can be read over the figures."""
        rows = self.values.get("relation", ())
        if not rows:
            return ()
        from eduplan.files.plan_formula import RelationReader

        units = {item.id: self.unit(item) for item in figures if item.id}
        unread = frozenset(item.id for item in figures if not _is_read(item))
        reader = RelationReader(units, unread, self.catalogue, self.table)
        found: list[Relation] = []
        for index, row in enumerate(rows):
            if "formula" not in row or any(word in row["formula"] for word in unsettled):
                continue  # reported
            try:
                formula = reader.formula(row["formula"], ("relation", index, "formula"))
            except InputError as error:
                self.report.add_found(error.problems[0])
            else:
                found.append(self.maker.relation(row, self.place("relation", index), formula))
        return tuple(found)

    def unit(self, item: Any) -> Unit | None:
        """Return the unit of an item's figure; None if it has none."""
        bound = getattr(item, "bound", None)
        if isinstance(bound, Eliminate):
            definition = self.catalogue.definitions.get(item.indicator)
            return None if definition is None else definition.unit
        if isinstance(bound, Between):
            return bound.lower.unit
        figure = getattr(bound, "figure", None) if bound else getattr(item, "figure", None)
        return None if figure is None else figure.unit


def _is_read(item: Any) -> bool:
    """Tell whether an item has what its table says; an item with a reported mistake has not."""
    if isinstance(item, Target):
        return item.bound is not None and (bool(item.indicator) or _is_qualitative(item))
    if isinstance(item, Baseline):
        return item.figure is not None and bool(item.indicator)
    return item.figure is not None or bool(item.claim)


def _is_qualitative(target: Target) -> bool:
    return isinstance(target.bound, Qualitative) and bool(target.bound.text)


_HEADER = re.compile(r"\[\[[ \t]*([a-z]+)[ \t]*\]\]")


def _places(table: LocatedTable) -> dict[str, list[Location]] | None:
    """Return the places of the `[[table]]` headers by name, or None if only a full scan finds all.

    A line that looks like such a header is one, unless it stands within a string of several lines;
    and each element has one, unless the file writes the array in brackets.
    """
    text = table.text
    if '"""' in text or "'''" in text:
        return None
    places: dict[str, list[Location]] = {name: [] for name in PLAN_FILE.keys}
    line, counted = 1, 0
    for header in _HEADER.finditer(text):
        start, name = header.start(), header[1]
        line_start = text.rfind("\n", 0, start) + 1
        if text[line_start:start].strip(" \t"):
            continue  # within a value or a comment
        line += text.count("\n", counted, start)
        counted = start
        known = places.setdefault(name, [])
        place = f"{name}[{len(known)}]"
        known.append(Location(table.file, line, start - line_start + 1, place))
    for name, found in places.items():
        rows = table.data.get(name)
        if len(found) != (len(rows) if isinstance(rows, list) else 0):
            return None
    return places
