"""The elements and indicators that a plan file defines itself, as a contribution of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduplan.catalogue.building import Contribution
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator
from eduplan.errors import InputError
from eduplan.files.plan_formula import parse_located
from eduplan.files.plan_kinds import OWN_DOMAIN
from eduplan.formula import node_of
from eduplan.quantity import UnitError, parse_unit
from eduplan.registry import PluginError
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan.catalogue.definitions import Definition
    from eduplan.files.plan_report import Report
    from eduplan.files.toml_places import KeyPath
    from eduplan.quantity import Unit
    from eduplan.registry import Registry

__all__ = ["with_own_definitions"]

_OWNER = "the plan file"
_WORDS = Words("本地", "local")


def with_own_definitions(values: Mapping[str, Any], registry: Registry, report: Report) -> Registry:
    """Return `registry` with the `[[element]]` and `[[indicator]]` tables of a file, if it has any.

    `values` are the file's, by table. What does not fit is reported, and `registry` is returned as
    it is.
    """
    paths = _paths(values, report)
    definitions: dict[str, Definition] = {}
    for name, path in paths.items():
        definition = _definition(values[str(path[0])][path[1]], path, report)
        if definition is not None:
            definitions[name] = definition
    if not definitions or len(definitions) < len(paths):
        return registry
    settled = _with_formulas(definitions, paths, values, registry.catalogue, report)
    return registry if settled is None else _merged(settled, paths, registry, report)


def _paths(values: Mapping[str, Any], report: Report) -> dict[str, KeyPath]:
    """Return where each name is defined; a name that is defined again is reported."""
    paths: dict[str, KeyPath] = {}
    for table in ("element", "indicator"):
        for index, row in enumerate(values.get(table, ())):
            name = row.get("name")
            if name in paths:
                report.add((table, index, "name"), f"{name} is defined a second time")
            elif name is not None:
                paths[name] = (table, index)
    return paths


def _definition(row: Mapping[str, Any], path: KeyPath, report: Report) -> Definition | None:
    unit = _unit((*path, "unit"), row, report)
    required = ("label", "unit", "formula", "better") if path[0] == "indicator" else ("label",)
    if unit is None or any(name not in row for name in required):
        return None  # each was reported
    place = report.table.locate(path)
    common: dict[str, Any] = {
        "name": row["name"],
        "label": row["label"],
        "label_en": row.get("label_en", row["label"]),
        "unit": unit,
        "dimensions": row.get("dimensions", ()),
        "definition": row.get("definition", ""),
        "source": row.get("source", ""),
        "aliases": row.get("aliases", ()),
        "time_point": row.get("time_point", "september"),
        "defined_in": f"{place.file}:{place.line}",
    }
    if path[0] == "element":
        return Element(**common, level=row.get("level", "institution"))
    return Indicator(
        **common,
        level=row.get("level", "region"),
        formula=node_of(0),  # read when all names are known
        better=row["better"],
        places=row.get("places"),
    )


def _unit(path: KeyPath, row: Mapping[str, Any], report: Report) -> Unit | None:
    if "unit" not in row:
        return None
    try:
        return parse_unit(row["unit"])
    except UnitError as error:
        report.add(path, error.message, error.expected, error.nearest)
        return None


def _with_formulas(
    definitions: Mapping[str, Definition],
    paths: Mapping[str, KeyPath],
    values: Mapping[str, Any],
    catalogue: Catalogue,
    report: Report,
) -> dict[str, Definition] | None:
    """Return the definitions with their formulas read, or None if one can't be read."""
    import attrs

    names = _joined(catalogue, definitions).names
    settled = dict(definitions)
    for name, definition in definitions.items():
        if isinstance(definition, Indicator):
            table, index = paths[name]
            text = values[str(table)][index]["formula"]
            try:
                formula = parse_located(text, names, (table, index, "formula"), report.table)
            except InputError as error:
                report.add_found(error.problems[0])
                del settled[name]
            else:
                settled[name] = attrs.evolve(definition, formula=formula)
    return settled if len(settled) == len(definitions) else None


def _joined(catalogue: Catalogue, definitions: Mapping[str, Definition]) -> Catalogue:
    """Return both together, before the check whether they fit, for their names."""
    return Catalogue(
        labels={**catalogue.labels, OWN_DOMAIN: _WORDS},
        dimensions=catalogue.dimensions,
        definitions={**catalogue.definitions, **definitions},
        rules={},
        owners={},
        replaced={},
    )


def _merged(
    definitions: Mapping[str, Definition],
    paths: Mapping[str, KeyPath],
    registry: Registry,
    report: Report,
) -> Registry:
    contribution = Contribution(
        plugin=_OWNER,
        name=OWN_DOMAIN,
        words=_WORDS,
        dimensions=(),
        definitions=tuple(definitions.values()),
        rules=(),
        formula_texts={},
        overrides={},
    )
    try:
        return registry.with_contribution(contribution)
    except PluginError as error:
        for sentence in str(error).split("\n"):
            named = (name for name in paths if sentence.startswith((f"{name} ", f"{name}:")))
            inside = (name for name in paths if name in sentence)
            owner = next(named, None) or next(inside, None) or next(iter(paths))
            key = "formula" if paths[owner][0] == "indicator" else "name"
            report.add((*paths[owner], key), sentence)
        return registry
