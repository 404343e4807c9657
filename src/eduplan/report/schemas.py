"""The published JSON Schemas of what the commands write: one for each command, each whole."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eduplan.report.documents import ANSWERS, AUDIT, EVALUATION, Json

DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "rule": ("rules", "failure"),
    "indicator": ("definitions", "failure"),
    "standard": ("answers", "coverage", "failure"),
    "conformance": ("conformance", "failure"),
    "plugins": ("plugins", "failure"),
    "draft": ("draft", "failure"),
    "source": ("source", "failure"),
    "diff": ("difference", "failure"),
    "catalogue": ("catalogue_changes", "failure"),
    "explain": ("explained", "item_of_plan", "rule_on_plan", "failure"),
    "error": ("failure",),
}
"""What each smaller document may be, by the names of its definitions."""

_WHOLE = {"audit": AUDIT, "evaluation": EVALUATION}

NAMES = (*_WHOLE, *DOCUMENTS)
"""The names of all that is published."""


def document_schema(name: str) -> Json:
    """Return the JSON Schema (draft 2020-12) of `audit`, `evaluation` or one of `DOCUMENTS`."""
    if name in _WHOLE:
        return _WHOLE[name].content
    definitions = {**AUDIT.content["$defs"], **ANSWERS.content["$defs"]}
    return {
        "$schema": ANSWERS.content["$schema"],
        "title": f"eduplan {name} --format json" if name != "error" else "eduplan: an error",
        "description": "Keys stand in the order of the properties here; exact numbers are text.",
        "oneOf": [{"$ref": f"#/$defs/{one}"} for one in DOCUMENTS[name]],
        "$defs": _reached(DOCUMENTS[name], definitions),
    }


def _reached(names: tuple[str, ...], definitions: Json) -> Json:
    """Return the named definitions and all that they refer to, in the order of the files."""
    reached: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += _references(definitions[name])
    return {name: schema for name, schema in definitions.items() if name in reached}


def _references(schema: Any) -> list[str]:
    if isinstance(schema, list):
        return [name for part in schema for name in _references(part)]
    if not isinstance(schema, dict):
        return []
    own = [schema["$ref"].rpartition("/")[2]] if "$ref" in schema else []
    return own + [name for part in schema.values() for name in _references(part)]
