"""The published schemas of the smaller documents: strict, whole, and true to every command."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from eduplan.report.schemas import DOCUMENTS, document_schema
from tests.report.schemas import check, misordered, validator

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ["audit", "evaluation", *DOCUMENTS]
# What a document may leave out, and only that.
OPTIONAL = {
    "made_from",
    "by_method",
    "replaced",
    "replaces",
    "exact",
    "unit",
    "page",
    "parts",
    "state",
    "unread",
}


def _objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, list):
        for part in schema:
            yield from _objects(part)
    elif isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for part in schema.values():
            yield from _objects(part)


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_a_schema_and_lacks_no_definition(name: str) -> None:
    schema = document_schema(name)

    jsonschema.Draft202012Validator.check_schema(schema)
    validator(name).is_valid({"error": {}})  # a reference that leads nowhere would raise
    assert list(schema["$defs"]) == list(dict.fromkeys(schema["$defs"]))


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_allows_no_key_that_it_does_not_name_and_says_which_may_be_absent(
    name: str,
) -> None:
    for one in _objects(document_schema(name)):
        assert one["additionalProperties"] is False or "properties" not in one
        properties = set(one.get("properties", ()))
        assert properties - set(one.get("required", ())) <= OPTIONAL
        assert set(one.get("required", ())) <= properties


@pytest.mark.parametrize("name", NAMES)
def test_every_document_may_be_an_error_instead(name: str) -> None:
    error = {"kind": "InputError", "message": "no", "problems": [], "notes": []}

    check(name, {"error": error})
    assert not validator(name).is_valid({"error": {**error, "more": 1}})
    assert not validator(name).is_valid({"error": {"kind": "InputError"}})


def test_keys_out_of_order_are_found() -> None:
    document = {"error": {"message": "no", "kind": "x", "problems": [], "notes": []}}
    schema = document_schema("error")

    [(expected, found)] = misordered(document, schema["oneOf"][0], schema["$defs"])

    assert expected[:2] == ["kind", "message"]
    assert found[:2] == ["message", "kind"]


def test_what_an_audit_and_an_evaluation_have_in_common_is_defined_alike() -> None:
    audit, evaluation = (document_schema(name)["$defs"] for name in ("audit", "evaluation"))

    for name in ("location", "plugin", "failure", "problem", "tracebacks"):
        assert audit[name] == evaluation.get(name, audit[name]), name
