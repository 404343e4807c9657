"""`eduplan audit`: findings, exit codes, JSON, SARIF, and options that can't be used."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import jsonschema
import pytest

from eduplan.report.documents import AUDIT
from tests.cli.command import eduplan
from tests.cli.plans import ONE_RULE

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def test_a_plan_with_findings_ends_in_one_and_shows_rule_clause_line_and_remedy(
    plan: Path,
) -> None:
    done = eduplan("audit", plan.name, *ONE_RULE, cwd=plan.parent)

    assert done.code == 1
    assert "错误 PLAN001 目标劣于基数（1项）" in done.out
    assert "三(一)1" in done.out
    assert "plan.toml:39" in done.out
    assert "改法：" in done.out
    assert done.err == ""


def test_a_plan_without_findings_ends_in_zero(good_plan: Path) -> None:
    done = eduplan("audit", good_plan, *ONE_RULE)

    assert done.code == 0
    assert "没有发现问题" in done.out


def test_what_is_less_serious_than_the_chosen_severity_is_shown_but_ends_in_zero(
    good_plan: Path,
) -> None:
    late = ("--select", "PLAN015", "--today", "2026-01-01")

    assert eduplan("audit", good_plan, *late).code == 1
    assert eduplan("audit", good_plan, *late, "--severity", "error").code == 0
    assert "PLAN015" in eduplan("audit", good_plan, *late, "--severity", "error").out


def test_codes_may_be_repeated_or_stand_in_one_list(plan: Path) -> None:
    listed = eduplan("audit", plan, "--select", "PLAN001，PLAN015", "--today", "2026-01-01")
    repeated = eduplan(
        *("audit", plan, "--select", "PLAN001", "--select", "PLAN015", "--today", "2026-01-01")
    )

    assert listed.raw == repeated.raw
    assert set(re.findall(r"PLAN\d+", listed.out)) == {"PLAN001", "PLAN015"}


def test_an_ignored_rule_is_not_asked(plan: Path) -> None:
    codes = ("PLAN001,PLAN015", "--ignore", "PLAN001", "--format", "json")
    done = eduplan("audit", plan, "--select", *codes)

    assert {one["code"] for one in done.document["findings"]} == {"PLAN015"}


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("zh", "eduplan: 不问PLAN001，就没有规则可问了\n"),
        ("en", "eduplan: without PLAN001 there is no rule left to ask\n"),
    ],
)
def test_to_ask_nothing_is_refused_since_it_would_look_like_no_finding(
    plan: Path, lang: str, said: str
) -> None:
    same = ("--select", "PLAN001", "--ignore", "PLAN001", "--lang", lang)
    done = eduplan("audit", plan, *same)

    assert (done.code, done.out, done.err) == (2, "", said)


def test_english_is_complete_but_for_the_words_of_the_plan(plan: Path) -> None:
    done = eduplan("audit", plan, *ONE_RULE, "--lang", "en")

    for own in ("某县“十四五”教育规划", "某政发〔2024〕1号", "某县人民政府"):
        done.out = done.out.replace(own, "")
    assert "error PLAN001 Target worse than its baseline" in done.out
    assert not re.findall(r"[\u3000-\u9fff]", re.sub(r"[一三]\([一三]\)", "", done.out))


def test_the_days_of_judgement_are_shown_and_can_be_chosen(plan: Path) -> None:
    done = eduplan("audit", plan, *ONE_RULE, "--known-on", "2025-06-30")

    assert "以2025-06-30已公布的内容为准，今天是2026-01-01" in done.out


SCHEMA = json.loads(AUDIT.path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_is_one_valid_document_with_both_days_and_the_exit_code(plan: Path, lang: str) -> None:
    done = eduplan("audit", plan, *ONE_RULE, "--format", "json", "--lang", lang)

    jsonschema.Draft202012Validator(SCHEMA).validate(done.document)
    assert done.document["exit_code"] == done.code == 1
    assert (done.document["known_on"], done.document["today"]) == ("2024-03-11", "2026-01-01")
    assert [one["code"] for one in done.document["findings"]] == ["PLAN001"]
    assert done.err == ""


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "no-such-file.toml"),
        ("audit", "."),
        ("audit",),
        ("audit", "plan.toml", "--today", "yesterday"),
        ("audit", "plan.toml", "--select", "PLAN999"),
        ("audit", "plan.toml", "--no-such-option"),
        ("no-such-command",),
    ],
)
def test_an_error_is_one_valid_json_document_as_well(plan: Path, arguments: Sequence[str]) -> None:
    done = eduplan(*arguments, "--format", "json", cwd=plan.parent)

    assert done.code == 2
    jsonschema.Draft202012Validator(SCHEMA).validate(done.document)
    assert done.document["error"]["message"]
    assert done.err == ""


def test_sarif_has_the_findings_and_the_exit_code_of_the_same_audit_as_json(plan: Path) -> None:
    done = eduplan("audit", plan.name, *ONE_RULE, "--format", "sarif", cwd=plan.parent)

    [run] = done.document["runs"]
    [result] = run["results"]
    as_json = eduplan("audit", plan.name, *ONE_RULE, "--format", "json", cwd=plan.parent).document
    assert result["partialFingerprints"]["eduplan/v1"] == as_json["findings"][0]["fingerprint"]
    assert run["invocations"][0]["exitCode"] == done.code == 1
    assert run["artifacts"][0]["location"] == {"uri": "plan.toml", "uriBaseId": "SRCROOT"}
    assert done.err == ""


@pytest.mark.parametrize(
    "arguments", [("no-such-file.toml",), (), ("plan.toml", "--no-such-option")]
)
def test_an_error_is_a_sarif_log_of_a_run_that_failed(plan: Path, arguments: Sequence[str]) -> None:
    done = eduplan("audit", *arguments, "--format=sarif", cwd=plan.parent)

    [run] = done.document["runs"]
    assert done.code == run["invocations"][0]["exitCode"] == 2
    assert run["invocations"][0]["executionSuccessful"] is False
    assert done.err == ""


@pytest.mark.parametrize("code", ["PLAN01", "plan1", "PLAN0001"])
def test_an_unknown_rule_is_refused_with_the_one_of_that_number(plan: Path, code: str) -> None:
    done = eduplan("audit", plan, "--select", code)

    assert done.code == 2
    assert f"“{code}”；是不是“PLAN001”？" in done.err


def test_an_unknown_rule_is_refused_with_the_nearest(plan: Path) -> None:
    done = eduplan("audit", plan, "--select", "PLAN00I")

    assert done.code == 2
    assert "是不是“PLAN0" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--today", "2024-02-30"),
        ("--today", "20240311"),
        ("--known-on", "３月"),
        ("--severity", "fatal"),
        ("--format", "xml"),
        ("--lang", "fr"),
        ("--sellect", "PLAN"),
    ],
)
def test_an_option_that_is_not_usable_is_named(plan: Path, arguments: Sequence[str]) -> None:
    done = eduplan("audit", plan, *arguments)

    assert done.code == 2
    assert done.out == ""
    assert arguments[0] in done.err or arguments[1] in done.err
    assert "eduplan audit --help" in done.err
