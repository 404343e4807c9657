"""The elements and indicators that a plan file defines itself, as a contribution of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import attrs

from eduplan.catalogue.building import Contribution
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator
from eduplan.catalogue.figures import largest_value
from eduplan.errors import InputError
from eduplan.files.plan_formula import parse_located
from eduplan.files.plan_kinds import OWN_DOMAIN, OWN_PLUGIN
from eduplan.formula import node_of
from eduplan.loading import PluginError
from eduplan.quantity import FigureError, UnitError, parse_unit
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from eduplan.catalogue.definitions import Definition
    from eduplan.files.plan_report import Report
    from eduplan.files.toml_places import KeyPath
    from eduplan.quantity import Unit
    from eduplan.registry import Registry

__all__ = ["own_spellings", "with_own_definitions"]

_WORDS = Words("本地", "local")


class _Row(NamedTuple):
    """One `[[element]]` or `[[indicator]]` table: where it stands, and its values that fit."""

    table: str
    number: int
    values: Mapping[str, Any]

    def path(self, *keys: str | int) -> KeyPath:
        """Return the place of one of its keys."""
        return (self.table, self.number, *keys)

    def spellings(self) -> Iterator[tuple[str, KeyPath]]:
        """Yield what formulas may call it, with the place of each."""
        for key in ("label", "label_en"):
            if key in self.values:
                yield self.values[key], self.path(key)
        for index, alias in enumerate(self.values.get("aliases", ())):
            yield alias, self.path("aliases", index)


def own_spellings(values: Mapping[str, Any]) -> frozenset[str]:
    """Return everything that formulas may call the definitions of a file by."""
    names = (row.values["name"] for row in _rows(values) if "name" in row.values)
    return frozenset((*names, *(word for row in _rows(values) for word, _ in row.spellings())))


def with_own_definitions(
    values: Mapping[str, Any], registry: Registry, report: Report
) -> Registry | None:
    """Return `registry` with the definitions of a file; None if they don't fit, which is reported.

    `values` are the file's, by table.
    """
    rows = _named_rows(values, report)
    definitions: dict[str, Definition] = {}
    for name, row in rows.items():
        definition = _definition(row, report)
        if definition is not None:
            definitions[name] = definition
    if len(definitions) < sum(1 for _ in _rows(values)):
        return None
    settled = _with_formulas(definitions, rows, registry.catalogue, report)
    return None if settled is None else _merged(settled, rows, registry, report)


def _rows(values: Mapping[str, Any]) -> Iterator[_Row]:
    for table in ("element", "indicator"):
        for index, row in enumerate(values.get(table, ())):
            yield _Row(table, index, row)


def _named_rows(values: Mapping[str, Any], report: Report) -> dict[str, _Row]:
    """Return the rows by name; a name that is defined again is reported."""
    rows: dict[str, _Row] = {}
    for row in _rows(values):
        name = row.values.get("name")
        if name in rows:
            report.add(row.path("name"), f"{name} is defined a second time")
        elif name is not None:
            rows[name] = row
    return rows


def _definition(row: _Row, report: Report) -> Definition | None:
    values = row.values
    unit = _unit(row, report)
    written = report.table.data[row.table][row.number]
    required = {"label", "unit"} | ({"formula", "better"} if row.table == "indicator" else set())
    if unit is None or not values.keys() >= required | written.keys():
        return None  # what is lacking was reported
    place = report.table.locate(row.path())
    common: dict[str, Any] = {
        "name": values["name"],
        "label": values["label"],
        "label_en": values.get("label_en", values["label"]),
        "unit": unit,
        "dimensions": values.get("dimensions", ()),
        "definition": values.get("definition", ""),
        "source": values.get("source", ""),
        "aliases": values.get("aliases", ()),
        "time_point": values.get("time_point", "september"),
        "defined_in": f"{place.file}:{place.line}",
    }
    if row.table == "element":
        return Element(
            **common,
            level=values.get("level", "institution"),
            adds_up=values.get("adds_up", True),
        )
    return Indicator(
        **common,
        level=values.get("level", "region"),
        formula=node_of(0),  # read when all names are known
        better=values["better"],
        places=values.get("places"),
        most=_most(row, unit, report),
    )


def _unit(row: _Row, report: Report) -> Unit | None:
    if "unit" not in row.values:
        return None
    try:
        return parse_unit(row.values["unit"])
    except UnitError as error:
        report.add(row.path("unit"), error.message, error.expected, error.nearest)
        return None


def _most(row: _Row, unit: Unit, report: Report) -> Fraction | None:
    """Return the largest possible value, if the file gives one; one that is none is reported."""
    text = row.values.get("most")
    try:
        return None if text is None else largest_value(text, unit)
    except FigureError as error:
        report.add(row.path("most"), error.message, error.expected, error.nearest)
        return None


def _with_formulas(
    definitions: Mapping[str, Definition],
    rows: Mapping[str, _Row],
    catalogue: Catalogue,
    report: Report,
) -> dict[str, Definition] | None:
    """Return the definitions with their formulas read, or None if one can't be read."""
    names = _joined(catalogue, definitions).names
    settled: dict[str, Definition] = {}
    for name, definition in definitions.items():
        settled[name] = definition
        if isinstance(definition, Indicator):
            text, path = rows[name].values["formula"], rows[name].path("formula")
            try:
                formula = parse_located(text, names, path, report.table)
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
    rows: Mapping[str, _Row],
    registry: Registry,
    report: Report,
) -> Registry | None:
    contribution = Contribution(
        plugin=OWN_PLUGIN,
        name=OWN_DOMAIN,
        words=_WORDS,
        dimensions=(),
        definitions=tuple(definitions.values()),
        rules=(),
    )
    try:
        return registry.with_contribution(contribution)
    except PluginError as error:
        sentences = str(error).split("\n")
    _report_refusal(sentences, definitions, rows, report)
    _report_terms(
        [one for one in sentences if _owner(one, definitions) is None], rows, registry, report
    )
    return None


def _owner(sentence: str, definitions: Mapping[str, Definition]) -> str | None:
    """Return the first definition of the file that a sentence of the registry is about."""
    words = sentence.split()
    about = words if "cycle:" in words else words[:1]
    return next((name for name in definitions if name in about), None)


def _report_refusal(
    sentences: list[str],
    definitions: Mapping[str, Definition],
    rows: Mapping[str, _Row],
    report: Report,
) -> None:
    """Report what is said of each definition, once: a cycle is said of every one in it."""
    blamed: dict[str | None, str] = {}
    for sentence in sentences:
        blamed.setdefault(_owner(sentence, definitions), sentence)
    for owner, sentence in blamed.items():
        if owner is not None:
            row = rows[owner]
            key = "formula" if row.table == "indicator" else "name"
            prefix = f"{owner} ({definitions[owner].defined_in}): "
            report.add(row.path(key), sentence.removeprefix(prefix))


def _report_terms(
    sentences: list[str], rows: Mapping[str, _Row], registry: Registry, report: Report
) -> None:
    """Report the terms by which formulas of plugins no longer tell which definition is meant."""
    taken = [
        (path, f"{word!r} is the term for {' and '.join(names)}, and formulas read it")
        for row in rows.values()
        for word, path in row.spellings()
        if any(word in sentence for sentence in sentences)
        if (names := registry.catalogue.names.candidates(word))
    ]
    for path, message in taken:
        report.add(path, message, "a term of its own")
    if sentences and not taken:
        report.add(next(iter(rows.values())).path(), sentences[0])
