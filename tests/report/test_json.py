"""The JSON of an audit: valid by its schema, in one order, exact."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import jsonschema
import pytest

from eduplan.engine.audit import audit
from eduplan.errors import EduplanError, InputError, Location, Problem
from eduplan.failures import FAILURE_KINDS
from eduplan.report.json import AUDIT_SCHEMA, audit_document, dump, error_document
from eduplan.report.settings import AuditSettings
from tests.report import sample
from tests.report.sample import report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.words import Language

SCHEMA = json.loads(AUDIT_SCHEMA.read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


def document(*, troubled: bool = True, lang: Language = "zh") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(
        dump(audit_document(report(troubled=troubled), AuditSettings(), lang))
    )
    return found


def test_the_schema_itself_is_valid() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("troubled", [False, True])
def test_an_audit_is_valid_by_the_schema(lang: Language, troubled: bool) -> None:
    VALIDATOR.validate(document(troubled=troubled, lang=lang))


@pytest.mark.parametrize(
    "error",
    [
        EduplanError("no"),
        InputError([Problem("bad", Location("a.toml", 1, 2, "k"), "good", ("goods",))]),
        InputError([Problem("there is no such file", Location("a.toml"))]),
    ],
)
def test_an_error_is_valid_by_the_schema(error: EduplanError) -> None:
    error.add_note("a note")

    VALIDATOR.validate(json.loads(dump(error_document(error))))


def test_a_failed_rule_names_its_plugin_and_its_traceback_stands_once_under_an_id() -> None:
    found = document()

    (failed,) = found["failed_rules"]
    assert (failed["code"], failed["subject"], failed["plugin"]) == ("BRK001", "plan", "broken")
    assert failed["reason"] == "raised"
    assert list(found["tracebacks"]) == [failed["traceback_id"]]
    assert found["tracebacks"][failed["traceback_id"]][-1] == "ZeroDivisionError: by zero"


def test_the_reasons_of_failed_rules_in_the_schema_are_those_there_are() -> None:
    failed = SCHEMA["$defs"]["failed_rule"]["properties"]["reason"]

    assert failed["enum"] == list(FAILURE_KINDS)


def test_keys_stand_in_the_order_of_the_schema() -> None:
    assert list(_misordered(document(), SCHEMA["$defs"]["audit"])) == []


def _misordered(value: Any, schema: dict[str, Any]) -> Iterator[tuple[list[str], list[str]]]:
    if "$ref" in schema:
        schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema and value is not None:
        schema = SCHEMA["$defs"][schema["anyOf"][0]["$ref"].rpartition("/")[2]]
    if isinstance(value, list):
        for one in value:
            yield from _misordered(one, schema.get("items", {}))
    elif isinstance(value, dict) and "properties" in schema:
        known = [name for name in schema["properties"] if name in value]
        if known != list(value):
            yield known, list(value)
        for name, one in value.items():
            yield from _misordered(one, schema["properties"].get(name, {}))


def test_numbers_are_exact_and_no_float_appears() -> None:
    values = document()["findings"][0]["values"]

    assert values["gap"] == {"text": "2.29个百分点", "exact": "229/10000", "unit": "个百分点"}
    assert Fraction(values["gap"]["exact"]) == Fraction("0.0229")
    json.loads(dump(document()), parse_float=pytest.fail)


def test_the_counts_add_up_to_every_rule_asked_about_each_subject() -> None:
    counts = document()["counts"]

    assert counts["outcomes"] == sum(counts["by_status"].values()) == 20
    assert counts["by_status"]["fail"] == sum(counts["by_severity"].values())


def test_a_finding_keeps_its_fingerprint_when_its_line_changes() -> None:
    plan = sample.plan()
    moved = attrs.evolve(
        plan, targets=tuple(attrs.evolve(one, location=None) for one in plan.targets)
    )

    before, after = (
        audit(one, sample.registry(), today=sample.TODAY).findings for one in (plan, moved)
    )

    assert [one.fingerprint for one in before] == [one.fingerprint for one in after]


def test_a_file_name_that_is_no_text_is_still_json() -> None:
    assert json.loads(dump({"file": "\udcff.toml"})) == {"file": "\udcff.toml"}


@pytest.mark.parametrize(
    ("settings", "troubled", "code"),
    [
        (AuditSettings(), False, 1),
        (AuditSettings(severity="error"), False, 1),
        (AuditSettings(), True, 1),
        (AuditSettings(strict=True), True, 2),
        (AuditSettings(strict=True), False, 1),
    ],
)
def test_the_exit_code_follows_from_findings_and_failures(
    settings: AuditSettings, troubled: bool, code: int
) -> None:
    assert settings.exit_code(report(troubled=troubled)) == code


@pytest.mark.parametrize(("severity", "code"), [("error", 0), ("warning", 0), ("info", 1)])
def test_only_findings_of_the_chosen_severity_or_worse_count(severity: Any, code: int) -> None:
    found = report()
    only_info = attrs.evolve(
        found, findings=tuple(one for one in found.findings if one.severity == "info")
    )

    assert AuditSettings(severity=severity).exit_code(only_info) == code


def test_a_rule_that_failed_is_never_clean() -> None:
    assert AuditSettings().exit_code(attrs.evolve(report(troubled=True), findings=())) == 1
