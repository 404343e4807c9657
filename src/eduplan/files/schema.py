"""The JSON Schema of the plan file for an installed catalogue, made from the reader's own table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from eduplan.catalogue.definitions import Indicator
from eduplan.files.plan_kinds import OWN_DOMAIN, YEAR_PATTERN
from eduplan.files.plan_shape import PLAN_FILE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.files.plan_kinds import Key, Kind, Table
    from eduplan.registry import Registry

__all__ = ["plan_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"


def plan_schema(registry: Registry) -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of the plan file.

    Names of indicators, elements, dimensions, codes and rules are enumerations of what is
    installed, so that editors complete and check them; names of the plan's own are patterns.
    """
    return {"$schema": _DIALECT, **_Writer(registry.catalogue).table(PLAN_FILE)}


class _Writer:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._forms: dict[str, Callable[[Kind], dict[str, Any]]] = {
            "text": _text,
            "figure": _text,
            "number": _number,
            "flag": lambda kind: {"const": True} if kind.least else {"type": "boolean"},
            "date": lambda _: {"type": "string", "format": "date"},
            "name": self._name,
            "scope": lambda _: self._scope(),
            "list": self._list,
            "one or list": lambda kind: {"anyOf": [self.kind(_item(kind)), self._list(kind)]},
            "by year": lambda kind: {
                "type": "object",
                "patternProperties": {YEAR_PATTERN: self.kind(_item(kind))},
                "additionalProperties": False,
            },
            "table": lambda kind: self.table(_table(kind)),
            "tables": lambda kind: {"type": "array", "items": self.table(_table(kind))},
        }

    def table(self, table: Table) -> dict[str, Any]:
        """Return the schema of one table, its keys in the order of the reader's table."""
        schema: dict[str, Any] = {
            "type": "object",
            "title": table.words.zh,
            "description": table.words.en,
            "properties": {name: self._key(key) for name, key in table.keys.items()},
            "required": [name for name, key in table.keys.items() if key.required],
            "additionalProperties": False,
        }
        if table.exactly_one:
            schema["oneOf"] = [{"required": [name]} for name in table.exactly_one]
        if table.at_most_one:
            schema["not"] = {"required": list(table.at_most_one)}
        if table.needs:
            schema["dependentRequired"] = {
                name: list(others) for name, others in table.needs.items()
            }
        return schema

    def kind(self, kind: Kind) -> dict[str, Any]:
        """Return the schema of one kind of value."""
        return self._forms[kind.form](kind)

    def _key(self, key: Key) -> dict[str, Any]:
        return {"title": key.words.zh, "description": key.words.en, **self.kind(key.kind)}

    def _list(self, kind: Kind) -> dict[str, Any]:
        schema: dict[str, Any] = {"type": "array", "items": self.kind(_item(kind))}
        if kind.least:
            schema["minItems"] = kind.least
        if kind.most is not None:
            schema["maxItems"] = kind.most
        return schema

    def _name(self, kind: Kind) -> dict[str, Any]:
        names = sorted(self._names(kind.family))
        if not names:
            return {"type": "string", "minLength": 1}
        if kind.family in ("indicator", "value"):
            own = {"type": "string", "pattern": rf"^{OWN_DOMAIN}\."}
            return {"anyOf": [{"enum": names}, own]}
        return {"enum": names}

    def _names(self, family: str) -> Iterable[str]:
        """Return the installed names of a family; none for what the plan itself names."""
        catalogue = self._catalogue
        definitions = catalogue.definitions.items()
        if family == "indicator":
            return (name for name, one in definitions if isinstance(one, Indicator))
        installed = {
            "value": catalogue.definitions,
            "rule": catalogue.rules,
            "dimension": catalogue.dimensions,
        }
        return installed.get(family, ())

    def _scope(self) -> dict[str, Any]:
        dimensions = self._catalogue.dimensions.values()
        codes = {one.name: {"title": one.label, "enum": sorted(one.codes)} for one in dimensions}
        return {"type": "object", "properties": codes, "additionalProperties": False}


def _text(kind: Kind) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if kind.options:
        schema["enum"] = list(kind.options)
    if kind.pattern:
        schema["pattern"] = kind.pattern
    if kind.most is not None:
        schema["maxLength"] = kind.most
    return schema


def _number(kind: Kind) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "integer"}
    if kind.least is not None:
        schema["minimum"] = kind.least
    if kind.most is not None:
        schema["maximum"] = kind.most
    return schema


def _item(kind: Kind) -> Kind:
    if kind.item is None:
        raise TypeError(f"the kind {kind.form!r} has no kind of its parts")
    return kind.item


def _table(kind: Kind) -> Table:
    if kind.table is None:
        raise TypeError(f"the kind {kind.form!r} has no table")
    return kind.table
