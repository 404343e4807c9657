"""An audit as SARIF: valid by the standard's own schema, and true to the findings."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import attrs
import jsonschema
import jsonschema_rs
import pytest

from eduplan.catalogue.pages import rule_page
from eduplan.engine.audit import AuditReport, audit
from eduplan.errors import EduplanError, InputError, Location, Problem
from eduplan.files.plan_file import read_plan
from eduplan.plan.settings import AuditSettings
from eduplan.report.documents import dump
from eduplan.report.sarif import FINGERPRINT, audit_sarif, error_sarif
from tests.installed import installed_registry
from tests.report import sample

if TYPE_CHECKING:
    from eduplan.words import Language

SCHEMA = json.loads(
    Path(__file__).with_name("oasis").joinpath("sarif-schema-2.1.0.json").read_text("utf-8")
)
VALIDATOR = jsonschema_rs.Draft4Validator(SCHEMA)
EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "erdaojiang" / "plan.toml"
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


@cache
def example() -> AuditReport:
    loaded = read_plan(EXAMPLE, installed_registry())
    return audit(loaded.plan, loaded.registry, today=sample.TODAY)


def waived() -> AuditReport:
    plan = attrs.evolve(sample.plan(), waivers=(sample.WAIVER,))
    return audit(plan, sample.registry(), today=sample.TODAY)


def run_of(report: AuditReport, lang: Language = "zh") -> Any:
    """Return the one run of the log of a report, after holding the log against the schema."""
    log = json.loads(dump(audit_sarif(report, lang)))
    VALIDATOR.validate(log)
    [run] = log["runs"]
    return run


def test_the_schema_of_the_standard_is_a_schema_and_refuses_what_is_no_log() -> None:
    jsonschema.Draft4Validator.check_schema(SCHEMA)

    assert not VALIDATOR.is_valid({"version": "2.1.0"})
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"results": []}]})


@both_languages
def test_the_audit_of_the_example_is_valid_and_has_a_result_for_every_finding(
    lang: Language,
) -> None:
    run = run_of(example(), lang)

    expected = [(one.code, one.fingerprint) for one in example().findings]
    results = [(one["ruleId"], one["partialFingerprints"][FINGERPRINT]) for one in run["results"]]
    assert results == expected


@both_languages
def test_a_result_says_what_is_wrong_and_then_what_to_do(lang: Language) -> None:
    finding = example().findings[0]

    text = run_of(example(), lang)["results"][0]["message"]["text"]

    assert text.split("\n") == [
        finding.message.in_language(lang),
        finding.remedy.in_language(lang),
    ]


def test_the_index_of_a_rule_leads_to_the_rule() -> None:
    run = run_of(example())

    rules = run["tool"]["driver"]["rules"]
    assert {rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"]} == {True}


@both_languages
def test_every_rule_has_the_page_of_its_language_as_help(lang: Language) -> None:
    catalogue = example().catalogue

    for one in run_of(example(), lang)["tool"]["driver"]["rules"]:
        rule = catalogue.rules[one["id"]]
        assert one["shortDescription"]["text"] == rule.title.in_language(lang)
        assert one["help"]["markdown"] == rule_page(rule, lang)
        assert one["fullDescription"]["text"] in one["help"]["text"]
        assert "#" not in one["help"]["text"]


def test_only_the_rules_that_were_asked_are_listed() -> None:
    report = audit(
        sample.plan(),
        sample.registry(),
        today=sample.TODAY,
        settings=AuditSettings(("NUR",), ("NUR002",)),
    )

    run = run_of(report)

    assert [one["id"] for one in run["tool"]["driver"]["rules"]] == ["NUR001", "NUR003"]


def test_severities_become_the_levels_of_the_standard() -> None:
    results = run_of(sample.report())["results"]

    levels = {(one["ruleId"], one["properties"]["subjects"][0]): one["level"] for one in results}
    assert levels["NUR001", "T01"] == "error"
    assert levels["NUR002", "T01"] == "warning"
    assert levels["NUR001", "T09"] == "note"


def test_a_result_stands_at_line_item_and_clause_of_the_plan() -> None:
    [place] = run_of(sample.report())["results"][0]["locations"]

    assert place == {
        "physicalLocation": {
            "artifactLocation": {"uri": "plans/some.toml", "uriBaseId": "SRCROOT"},
            "region": {"startLine": 10, "startColumn": 1},
        },
        "logicalLocations": [
            {"name": "T01", "kind": "target"},
            {"name": "三(一)1", "kind": "clause"},
        ],
    }


def test_further_items_of_a_finding_are_related_places_with_what_they_say() -> None:
    [result] = [one for one in run_of(example())["results"] if one["ruleId"] == "PLAN001"]

    [related] = result["relatedLocations"]
    subjects = result["properties"]["subjects"]
    assert [place["name"] for place in related["logicalLocations"][:1]] == subjects[1:]
    assert related["message"]["text"].startswith("B06 基数 高中阶段毛入学率 96.9%")
    assert related["physicalLocation"]["region"]["startLine"] > 1


def test_a_finding_about_the_plan_as_a_whole_stands_at_the_top_of_its_file() -> None:
    [result] = [one for one in run_of(example())["results"] if one["ruleId"] == "PLAN015"]

    [place] = result["locations"]
    assert place["physicalLocation"]["region"] == {"startLine": 1}
    assert place["logicalLocations"] == [{"name": "plan", "kind": "plan"}]


def test_a_waived_finding_is_suppressed_with_reason_and_document_and_no_other_is() -> None:
    results = run_of(waived())["results"]

    [suppressed] = [one for one in results if one["suppressions"]]
    [suppression] = suppressed["suppressions"]
    assert (suppressed["ruleId"], suppressed["properties"]["subjects"]) == ("NUR002", ["T01"])
    assert suppression["justification"] == "责任单位另行发文\n某政办〔2025〕3号"
    assert suppression["location"]["physicalLocation"]["region"]["startLine"] == 99
    assert suppression["properties"] == {"id": "W01", "expires": "2026-12-31"}
    assert {type(one["suppressions"]) for one in results} == {list}


def test_a_rule_that_fails_makes_the_run_unsuccessful_and_is_named() -> None:
    run = run_of(sample.report(troubled=True))

    [invocation] = run["invocations"]
    [failed] = [one for one in invocation["toolExecutionNotifications"] if one["level"] == "error"]
    assert invocation["executionSuccessful"] is False
    assert failed["associatedRule"]["id"] == "BRK001"
    assert "ZeroDivisionError" in failed["message"]["text"]


def test_a_plugin_that_was_set_aside_is_a_warning_of_the_run() -> None:
    run = run_of(sample.report(troubled=True))

    notes = run["invocations"][0]["toolExecutionNotifications"]
    warnings = [one["message"]["text"] for one in notes if one["level"] == "warning"]
    states = {one["name"]: one["properties"]["state"] for one in run["tool"]["extensions"]}
    assert any(text.startswith("misspelt: ") for text in warnings)
    assert (states["misspelt"], states["nursery"]) == ("failed", "ready")


def test_a_run_that_went_well_has_no_notification_and_its_exit_code() -> None:
    [invocation] = run_of(sample.report())["invocations"]

    assert invocation == {
        "executionSuccessful": True,
        "exitCode": 1,
        "toolExecutionNotifications": [],
    }


@pytest.mark.parametrize(
    "file", ["规划/二道江 plan#1.toml", "../a%20b.toml", "c:d.toml", "\udcff.toml"]
)
def test_a_relative_path_is_a_percent_encoded_reference(file: str) -> None:
    plan = attrs.evolve(sample.plan(), file=file)
    report = audit(plan, sample.registry(), today=sample.TODAY)

    [artifact] = run_of(report)["artifacts"]

    uri = artifact["location"]["uri"]
    assert uri.isascii()
    assert urlsplit(uri)[:2] == ("", "")
    assert unquote(urlsplit(uri).path, errors="surrogateescape") == file


def test_an_absolute_path_is_an_absolute_uri(tmp_path: Path) -> None:
    file = tmp_path / "我的 规划.toml"
    plan = attrs.evolve(sample.plan(), file=str(file))

    run = run_of(audit(plan, sample.registry(), today=sample.TODAY))

    assert run["artifacts"][0]["location"] == {"uri": file.as_uri()}


def test_braces_in_a_message_are_doubled_since_single_ones_are_places_to_fill() -> None:
    log = error_sarif(EduplanError("expected { stage = … }"), "en")

    [notification] = log["runs"][0]["invocations"][0]["toolConfigurationNotifications"]
    assert notification["message"]["text"] == "expected {{ stage = … }}"


def test_an_input_that_can_not_be_read_is_a_run_with_a_notification_for_each_problem() -> None:
    error = InputError(
        [
            Problem("bad", Location("a.toml", 3, 7, "target[0].value"), "good", ("goods",)),
            Problem("there is no such file", Location("b.toml")),
        ]
    )
    error.note("these plugins were set aside: x")

    log = json.loads(dump(error_sarif(error, "en")))

    VALIDATOR.validate(log)
    [invocation] = log["runs"][0]["invocations"]
    first, second, note = invocation["toolExecutionNotifications"]
    assert (invocation["executionSuccessful"], invocation["exitCode"]) == (False, 2)
    assert first["message"]["text"] == "bad; expected good; did you mean 'goods'?"
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert first["locations"][0]["logicalLocations"] == [{"name": "target[0].value", "kind": "key"}]
    assert "region" not in second["locations"][0]["physicalLocation"]
    assert note["level"] == "note"


def test_a_log_holds_no_float() -> None:
    json.loads(dump(audit_sarif(example())), parse_float=pytest.fail)
