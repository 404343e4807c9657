"""Hold documents against the published schemas: their values, and the order of their keys."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import jsonschema

from eduplan.report.schemas import document_schema

if TYPE_CHECKING:
    from collections.abc import Iterator


@cache
def validator(name: str) -> jsonschema.Draft202012Validator:
    """Return what validates the documents of a name, days and all."""
    return jsonschema.Draft202012Validator(
        document_schema(name), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def check(name: str, document: Any) -> None:
    """Fail unless the document is valid by the schema of a name, its keys in the same order."""
    validator(name).validate(document)
    schema = document_schema(name)
    [one] = [
        part
        for part in schema["oneOf"]
        if validator(name).evolve(schema={**part, "$defs": schema["$defs"]}).is_valid(document)
    ]
    assert list(misordered(document, one, schema["$defs"])) == []


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
