"""The JSON of an audit: valid by its schema, in one order, exact."""

from __future__ import annotations

import datetime
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from eduplan.catalogue.outcome import Amount, Outcome, failed
from eduplan.domain import Domain
from eduplan.engine.audit import audit
from eduplan.errors import EduplanError, InputError, Location, Problem
from eduplan.failures import FAILURE_KINDS
from eduplan.files.plan_file import read_plan
from eduplan.plan.settings import AuditSettings
from eduplan.quantity import parse_unit
from eduplan.registry import Registry
from eduplan.report.documents import Stream, dump, dumped
from eduplan.report.json import audit_document, error_document
from eduplan.report.sarif import audit_sarif
from eduplan.report.schemas import document_schema
from eduplan.words import Words
from tests.installed import installed_registry
from tests.report import sample
from tests.report.sample import report
from tests.report.schemas import check, validator

if TYPE_CHECKING:
    from eduplan.engine.case import Case
    from eduplan.words import Language


EXAMPLE = "examples/erdaojiang/plan.toml"


def document(*, troubled: bool = True, lang: Language = "zh") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dump(audit_document(report(troubled=troubled), lang)))
    return found


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("troubled", [False, True])
def test_an_audit_is_valid_by_the_schema(lang: Language, troubled: bool) -> None:
    check("audit", document(troubled=troubled, lang=lang))


@pytest.mark.parametrize(
    "error",
    [
        EduplanError("no"),
        InputError([Problem("bad", Location("a.toml", 1, 2, "k"), "good", ("goods",))]),
        InputError([Problem("there is no such file", Location("a.toml"))]),
    ],
)
def test_an_error_is_valid_by_the_schema(error: EduplanError) -> None:
    error.note("a note")

    check("error", json.loads(dump(error_document(error))))


def test_a_failed_rule_names_its_plugin_and_its_traceback_stands_once_under_an_id() -> None:
    found = document()

    (one,) = found["failed_rules"]
    assert (one["code"], one["subject"], one["plugin"]) == ("BRK001", "plan", "broken")
    assert one["reason"] == "raised"
    assert list(found["tracebacks"]) == [one["traceback_id"]]
    assert found["tracebacks"][one["traceback_id"]][-1] == "ZeroDivisionError: by zero"


def test_the_reasons_of_failed_rules_in_the_schema_are_those_there_are() -> None:
    reason = document_schema("audit")["$defs"]["failed_rule"]["properties"]["reason"]

    assert reason["enum"] == list(FAILURE_KINDS)


def test_numbers_are_exact_and_no_float_appears() -> None:
    values = document()["findings"][0]["values"]

    assert values["gap"] == {"text": "2.29个百分点", "exact": "229/10000", "unit": "个百分点"}
    assert Fraction(values["gap"]["exact"]) == Fraction("0.0229")
    json.loads(dump(document()), parse_float=pytest.fail)


def test_a_finding_carries_the_exact_figures_that_it_compares_and_where_they_stand() -> None:
    """A target by what it accepts, a baseline by all that its printed digits may stand for."""
    registry = installed_registry()
    found = audit(read_plan(EXAMPLE, registry).plan, registry, today=sample.TODAY)
    whole = json.loads(dump(audit_document(found)))
    [one] = [one for one in whole["findings"] if one["code"] == "PLAN001"]
    target, base = one["operands"]

    check("audit", whole)
    assert one["values"]["gap"] == {"text": "1.9个百分点", "exact": "19/1000", "unit": "个百分点"}
    assert [target["id"], base["id"]] == one["subjects"]
    assert target["exact"]["lower"] == "19/20"
    assert target["exact"]["upper"] is None
    assert (base["text"], base["unit"]) == ("96.9%", "%")
    assert (base["exact"]["lower"], base["exact"]["upper"]) == ("1937/2000", "1939/2000")
    assert target["location"] == one["location"]
    assert base["location"]["key"].startswith("baseline[")


def every_value(subject: object, case: Case) -> Outcome:
    """Fail with a value of every kind that a message may show."""
    return failed(
        amount=Amount(Fraction(-229, 10000), parse_unit("个百分点")),
        words=Words("字", "words"),
        text="文",
        number=3,
        day=datetime.date(2024, 3, 11),
    )


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_value_of_every_kind_is_shown_and_exact_where_it_can_be(lang: Language) -> None:
    domain, both = Domain("kinds", Words("种类", "Kinds")), Words("值", "values")
    domain.rule("KIN001", per="plan", title=both, message=both, remedy=both)(every_value)
    found = audit(sample.plan(), Registry.of({"kinds": sample.plugin(domain)}), today=sample.TODAY)

    whole = json.loads(dump(audit_document(found, lang)))

    check("audit", whole)
    assert whole["findings"][0]["values"] == {
        "amount": {
            "text": "-2.29个百分点" if lang == "zh" else "-2.29 percentage points",
            "exact": "-229/10000",
            "unit": "个百分点",
        },
        "day": {"text": "2024-03-11", "exact": "2024-03-11"},
        "number": {"text": "3", "exact": "3"},
        "text": {"text": "文"},
        "words": {"text": "字" if lang == "zh" else "words"},
    }


def test_a_waived_finding_stands_apart_with_its_waiver() -> None:
    plan = attrs.evolve(sample.plan(), waivers=(sample.WAIVER,))
    found = audit(plan, sample.registry(), today=sample.TODAY)

    whole = json.loads(dump(audit_document(found)))

    check("audit", whole)
    [waived] = whole["waived"]
    assert (waived["finding"]["code"], waived["waiver"]["expires"]) == ("NUR002", "2026-12-31")


@pytest.mark.parametrize(
    "change",
    [
        {"severity": "fatal"},
        {"fingerprint": "short"},
        {"more": 1},
        {"values": {"x": {"text": "1", "unit": "人"}}},
        {"values": {"x": {"text": "1", "exact": 1}}},
        {"values": {"x": {"text": "1", "exact": "1.5"}}},
        {"location": {"file": "a.toml", "line": 0, "column": 1, "key": ""}},
    ],
)
def test_a_finding_that_is_none_is_refused_by_the_schema(change: dict[str, Any]) -> None:
    whole = document()
    whole["findings"][0] |= change

    assert not validator("audit").is_valid(whole)


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
    assert attrs.evolve(report(troubled=troubled), settings=settings).exit_code == code


@pytest.mark.parametrize(("severity", "code"), [("error", 0), ("warning", 0), ("info", 1)])
def test_only_findings_of_the_chosen_severity_or_worse_count(severity: Any, code: int) -> None:
    found = report()
    only_info = attrs.evolve(
        found, findings=tuple(one for one in found.findings if one.severity == "info")
    )

    assert attrs.evolve(only_info, settings=AuditSettings(severity=severity)).exit_code == code


def test_a_rule_that_failed_is_never_clean() -> None:
    assert attrs.evolve(report(troubled=True), findings=()).exit_code == 1


@pytest.mark.parametrize("write", [audit_document, audit_sarif])
def test_what_is_made_while_it_is_written_is_the_same_document(write: Any) -> None:
    """The findings of half a million items are never all in the memory at once."""
    for troubled in (False, True):
        found = report(troubled=troubled)

        streamed = b"".join(dumped(write(found, streamed=True)))

        assert streamed == dump(write(found))
    nothing = {"findings": Stream(lambda: iter(()))}
    assert json.loads(b"".join(dumped(nothing))) == {"findings": []}
