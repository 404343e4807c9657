"""Hold documents against the published schemas: their values, and the order of their keys."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema_rs import Draft202012Validator

from eduplan.report import schemas

if TYPE_CHECKING:
    from collections.abc import Iterator

document_schema = cache(schemas.document_schema)


@cache
def validator(name: str) -> Draft202012Validator:
    """Return what validates the documents of a name, days and all."""
    return _validator(document_schema(name))


def check(name: str, document: Any) -> None:
    """Fail unless the document is valid by the schema of a name, its keys in the same order."""
    fitting = [part for part, one in _parts(name) if one.is_valid(document)]
    if len(fitting) != 1:
        validator(name).validate(document)  # says what is wrong
    [schema] = fitting
    assert list(misordered(document, schema, document_schema(name)["$defs"])) == []


def _validator(schema: dict[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, validate_formats=True)


@cache
def _parts(name: str) -> list[tuple[Any, Draft202012Validator]]:
    """Return the schemas of which a document must fit exactly one, with what validates each."""
    schema = document_schema(name)
    return [(part, _validator({**part, "$defs": schema["$defs"]})) for part in schema["oneOf"]]


def misordered(value: Any, schema: Any, definitions: Any) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the keys of each object that don't stand in the order of its schema."""
    if "$ref" in schema:
        schema = definitions[schema["$ref"].rpartition("/")[2]]
    for part in schema.get("anyOf", ()):
        if value is not None and "$ref" in part and isinstance(value, dict):
            schema = definitions[part["$ref"].rpartition("/")[2]]
    if isinstance(value, list):
        for one in value:
            yield from misordered(one, schema.get("items", {}), definitions)
    elif isinstance(value, dict) and "properties" in schema:
        known = [name for name in schema["properties"] if name in value]
        if known != list(value):
            yield known, list(value)
        for name, one in value.items():
            yield from misordered(one, schema["properties"].get(name, {}), definitions)
