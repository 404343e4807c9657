"""The elements and indicators that a plan file defines itself, as a contribution of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.contribution import Contribution
from eduplan.catalogue.definitions import Definition, Element, Indicator
from eduplan.errors import InputError
from eduplan.files import mistakes
from eduplan.files.forms import Row
from eduplan.files.kinds import OWN_DOMAIN, OWN_PLUGIN
from eduplan.files.located import LocatedTable
from eduplan.files.own_form import reported
from eduplan.files.plan_formula import parse_located
from eduplan.files.toml_places import KeyPath
from eduplan.formula import Reference, node_of
from eduplan.registry import RefusedError, Registry
from eduplan.words import Words

_WORDS = Words("本地", "local")


def own_spellings(rows: Iterable[Row]) -> frozenset[str]:
    """Return everything that formulas may call the definitions of a file by."""
    names = (row.found["name"] for row in rows if "name" in row.found)
    return frozenset((*names, *(word for row in rows for word, _ in _spellings(row))))


def own_terms(data: Mapping[str, Any]) -> Iterator[str]:
    """Yield the terms of what a file defines itself, whatever else stands there.

    They are labels and aliases, and titles of targets without an indicator (see `plan_titles`).
    """
    for kind in ("element", "indicator", "target"):
        rows = data.get(kind)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, dict):
                aliases = row.get("aliases")
                terms = (row.get("label"), row.get("label_en"))
                if kind == "target":
                    terms = (None if "indicator" in row else row.get("title"), None)
                others = aliases if isinstance(aliases, list) else ()
                yield from (one for one in (*terms, *others) if isinstance(one, str))


def _spellings(row: Row) -> Iterator[tuple[str, KeyPath]]:
    """Yield the terms of a definition, with the place of each."""
    for key in ("label", "label_en"):
        if key in row.found:
            yield row.found[key], (*row.path, key)
    for index, alias in enumerate(row.found.get("aliases", ())):
        yield alias, (*row.path, "aliases", index)


def with_own_definitions(
    rows: Sequence[Row], registry: Registry, table: LocatedTable
) -> Registry | None:
    """Return `registry` with the definitions of a file; None if they don't fit, which is reported.

    `rows` are its `[[element]]` and `[[indicator]]` tables.
    """
    by_name: dict[str, Row] = {}
    for row in rows:
        name = row.found.get("name", "")
        if name in by_name:
            row.problem("name", mistakes.DEFINED_AGAIN(name=name))
        elif row.sound:
            by_name[name] = row
    if len(by_name) < len(rows):
        return None
    definitions = {name: _definition(row) for name, row in by_name.items()}
    for name, row in by_name.items():
        if isinstance(one := definitions[name], Indicator) and "formula" not in row.found:
            definitions[reported(name)] = _reported(one)
    settled = _with_formulas(definitions, by_name, registry.catalogue, table)
    return None if settled is None else _merged(settled, by_name, registry)


def _definition(row: Row) -> Definition:
    row.extra["defined_in"] = f"{row.place.file}:{row.place.line}"
    if row.table.makes is Indicator:
        is_read = "formula" in row.found  # when all names are known
        row.extra["formula"] = node_of(0) if is_read else Reference(reported(row.found["name"]))
    definition: Definition = row.item()
    return definition


def _reported(indicator: Indicator) -> Element:
    """Return the element that an indicator without a formula is read from, as it is reported."""
    return Element(
        name=reported(indicator.name),
        label=f"{indicator.label}（上报数）",
        label_en=f"{indicator.label_en} (reported)",
        unit=indicator.unit,
        level=indicator.level,
        dimensions=indicator.dimensions,
        time_point=indicator.time_point,
        adds_up=False,
        defined_in=indicator.defined_in,
    )


def _with_formulas(
    definitions: Mapping[str, Definition],
    rows: Mapping[str, Row],
    catalogue: Catalogue,
    table: LocatedTable,
) -> dict[str, Definition] | None:
    """Return the definitions with their formulas read, or None if one can't be read."""
    names = _joined(catalogue, definitions).names.preferring(OWN_DOMAIN)
    settled: dict[str, Definition] = {}
    for name, definition in definitions.items():
        settled[name] = definition
        row = rows.get(name)
        if isinstance(definition, Indicator) and row is not None and "formula" in row.found:
            path = (*row.path, "formula")
            try:
                formula = parse_located(row.found["formula"], names, path, table)
            except InputError as error:
                row.problems.add_error(path, error)
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
    ).named_after(catalogue)


def _merged(
    definitions: Mapping[str, Definition],
    rows: Mapping[str, Row],
    registry: Registry,
) -> Registry | None:
    contribution = Contribution(
        plugin=OWN_PLUGIN,
        name=OWN_DOMAIN,
        words=_WORDS,
        definitions=tuple(definitions.values()),
    )
    try:
        return registry.with_contribution(contribution)
    except RefusedError as error:
        for refusal in error.refusals:
            row = next(
                (rows[name] for name in refusal.about if name in rows), next(iter(rows.values()))
            )
            key = refusal.key or ("formula" if "formula" in row.found else "name")
            row.problem(key, *refusal.problem.wrong)
        return None
