"""Installed plugins that misbehave: each is named with its reason, and everything else goes on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from eduplan.report.schemas import document_schema
from tests import small
from tests.containment.environment import BUILT_IN, LEFT_OUT, Done, Environment

if TYPE_CHECKING:
    from pathlib import Path

PLAN = "tests/plans/clean.toml"
DAY = ("--today", "2022-01-31")

SET_ASIDE = {
    "a_name_that_is_taken": "preschool is defined by preschool and by a_name_that_is_taken",
    "asks_for_more": "Argument(s) {'year'} are declared in the hookimpl but can not be found",
    "exits_at_import": "SystemExit: usage: exits_at_import FILE",
    "labels_with_numbers": "numbers.pupils: 2025 is not text (labels_with_numbers:8)",
    "misspells_its_hook": "'eduplan_domain' is not a hook of eduplan; did you mean "
    "'eduplan_domains'?",
    "preschool": "a plugin named preschool is installed with eduplan and with eduplan-a-second-",
    "raises_at_import": "UnspeakableError: (str() of it raised ValueError)",
    "raises_in_hook": "FileNotFoundError: no such file: indicators.csv",
    "returns_junk": "eduplan_domains returned a str; expected Domain",
}
"""Plugin to a part of the reason for which it is set aside."""

FAILED = {
    "JNK001": "returned bool; expected an Outcome",
    "JNK002": "returned status='failed'; expected pass/fail/",
    "JNK003": "returned severity='fatal'; expected error/",
    "JNK004": "its texts can't be filled (KeyError: 'what'); the outcome carries where",
    "JNK005": "returned what=0.1; expected text",
    "JNK006": "ValueError: not to be shown",
    "MUT001": "FrozenInstanceError",
    "MUT002": "FrozenInstanceError",
    "MUT003": "this mapping can't be changed",
    "MUT004": "this mapping can't be changed",
    "MUT005": "FrozenInstanceError",
    "MUT006": "FrozenInstanceError",
    "MUT007": "FrozenInstanceError",
    "MUT008": "this mapping can't be changed",
    "RSE001": "ZeroDivisionError: division by zero",
    "RSE002": "RecursionError",
    "RSE003": "StopEverythingError: enough",
    "RSE004": "SystemExit: 4",
    "RSE005": "'Plan' object has no attribute 'taregts'",
}
"""Rule to a part of the reason for which it fails."""


def _valid(done: Done, schema: str) -> Any:
    jsonschema.validate(done.document, document_schema(schema))
    return done.document


@pytest.fixture(scope="module")
def listed(environment: Environment) -> Any:
    done = environment.eduplan_process("plugins", "--format", "json")
    assert done.code == 0, done.err
    return _valid(done, "plugins")


@pytest.fixture(scope="module")
def audited(environment: Environment) -> Any:
    done = environment.eduplan("audit", PLAN, *DAY, "--format", "json")
    assert done.code == 1, done.err
    return _valid(done, "audit")


# Plugins


def test_every_plugin_that_can_not_be_used_is_listed_as_set_aside_and_no_other_is(
    listed: Any,
) -> None:
    """The built-in preschool stays, although two others take its name."""
    failed = [(one["name"], one["distribution"]) for one in listed["plugins"] if one["reasons"]]

    assert [name for name, _ in failed] == sorted(SET_ASIDE)
    assert all(distribution.startswith("eduplan-") for _, distribution in failed)
    ready = {one["name"] for one in listed["plugins"] if one["state"] == "ready"}
    assert ready >= {*BUILT_IN, "good_county", "rules_that_raise"}


@pytest.mark.parametrize("name", sorted(SET_ASIDE))
def test_a_plugin_that_is_set_aside_keeps_version_distribution_and_reason(
    listed: Any, name: str
) -> None:
    """Although it could not be imported."""
    (one,) = (one for one in listed["plugins"] if one["name"] == name and one["reasons"])

    assert one["state"] == "failed"
    assert one["version"] == "1.0"
    assert any(SET_ASIDE[name] in reason for reason in one["reasons"])


def test_what_a_plugin_raised_is_to_be_had_with_file_and_line(listed: Any) -> None:
    """From its own code on: how the host came to it is of no use to its author."""
    (one,) = (one for one in listed["plugins"] if one["name"] == "raises_in_hook")
    lines = listed["tracebacks"][one["traceback_id"]]

    assert lines[0] == "Traceback (most recent call last):"
    assert "raises_in_hook.py" in lines[1]
    assert lines[-1] == "FileNotFoundError: no such file: indicators.csv"


# Rules


def test_each_rule_that_fails_is_an_outcome_with_rule_subject_plugin_and_reason(
    audited: Any,
) -> None:
    """Raising, recursing, exiting, junk, mutation; none is missing and none is there twice."""
    failed = {one["code"]: one for one in audited["failed_rules"]}

    assert len(failed) == len(audited["failed_rules"]) == audited["counts"]["by_status"]["error"]
    assert sorted(failed) == sorted(FAILED)
    for code, reason in FAILED.items():
        assert reason in failed[code]["text"]
        assert failed[code]["subject"] == "plan"
        assert failed[code]["plugin"].startswith("rules_")


def test_every_exception_of_a_rule_has_its_traceback(audited: Any) -> None:
    """And only an exception has one."""
    for one in audited["failed_rules"]:
        assert (one["reason"] == "raised") == (one["traceback_id"] in audited["tracebacks"])


def test_all_other_rules_answer_as_if_those_that_fail_were_not_there(
    environment: Environment, audited: Any
) -> None:
    """The plan, the catalogue and what outcomes share are as they were."""
    only = environment.run(
        "audit", PLAN, *DAY, "--format", "json", "--lang", "en",
        "--only-plugins", ",".join([*BUILT_IN, "good_county"]),
    )  # fmt: skip
    alone = only.document

    assert [one["code"] for one in alone["findings"]] == ["GUD001"]
    assert audited["findings"] == alone["findings"]
    assert audited["undecided"] == alone["undecided"]
    counts = dict(audited["counts"]["by_status"])
    counts["error"] -= len(FAILED)
    assert counts == alone["counts"]["by_status"]


def test_the_text_for_planners_names_what_failed_and_shows_no_traceback(
    environment: Environment,
) -> None:
    done = environment.eduplan("audit", PLAN, *DAY)

    assert done.code == 1
    assert "set aside: a_name_that_is_taken, asks_for_more" in " ".join(done.out.split())
    assert "left out: calculations_that_fail" in " ".join(done.out.split())
    for code in FAILED:
        assert f"    {code} plan: the rule failed: " in done.out
    assert "Traceback" not in done.out + done.err


def test_what_plugins_print_does_not_come_between_the_lines_of_the_answer(
    environment: Environment,
) -> None:
    """One that prints as it is loaded and as it is asked would spoil the JSON."""
    done = environment.eduplan_process("audit", PLAN, *DAY, "--format", "json")

    assert json.loads(done.raw)
    assert "Traceback" not in done.err
    assert done.err.split("\n")[:2] == ["good_county is loaded", "good_county is asked"]


# Strict


@pytest.mark.parametrize(
    "command",
    [
        ("audit", PLAN),
        ("evaluate", PLAN, "--data", "no-such-table.csv"),
        ("explain", "在园幼儿数"),
        ("explain", "T1", "--plan", PLAN),
        ("plugins",),
        ("rule", "--list"),
        ("indicator", "在园幼儿数"),
        ("standard", "普惠性幼儿园覆盖率"),
        ("schema",),
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_with_strict_a_plugin_that_fails_is_an_error_on_every_command(
    environment: Environment, command: tuple[str, ...]
) -> None:
    """Each that fails is named with its reason, before anything is answered."""
    done = environment.eduplan(*command, "--strict")

    assert done.code == 2
    assert done.out == ""
    for name, reason in SET_ASIDE.items():
        assert f"plugin {name!r}: " in done.err
        assert reason in done.err


def test_with_strict_a_rule_that_fails_is_an_error_that_stands_in_the_report(
    environment: Environment, tmp_path: Path
) -> None:
    """What the other rules found is not hidden by it."""
    plan = tmp_path / "plan.toml"
    plan.write_text(f'{small.HEAD}[[measure]]\nid = "M1"\ntitle = "新建"\n', encoding="utf-8")
    strict = ("--only-plugins", "good_county,rules_that_raise", "--strict", "--lang", "en")
    audit = environment.run("audit", plan, *DAY, *strict)
    explain = environment.run("explain", "M1", "--plan", plan, *strict)

    assert (audit.code, explain.code) == (2, 2)
    for done in (audit, explain):
        assert "RSE001 plan: the rule failed: ZeroDivisionError: division by zero" in done.out
    assert "GUD001" in audit.out


def test_without_strict_an_item_is_explained_and_the_rules_that_failed_are_named(
    environment: Environment,
) -> None:
    """What is not found of an item may be what a rule that failed would have found."""
    text = environment.eduplan("explain", "T1", "--plan", PLAN)
    document = _valid(
        environment.eduplan("explain", "T1", "--plan", PLAN, "--format", "json"), "explain"
    )

    assert text.code == 0
    assert "RSE003 plan: the rule failed: StopEverythingError: enough" in text.out
    assert {one["code"] for one in document["failed_rules"]} == {*FAILED}


# Names that nothing defines, since a plugin is not in use


def test_a_rule_of_a_plugin_that_is_not_in_use_is_no_silent_choice(
    environment: Environment,
) -> None:
    """The error names the plugins that may define it: those set aside, and those left out."""
    done = environment.eduplan("audit", PLAN, *DAY, "--select", "HNG001")

    assert done.code == 2
    assert "no installed plugin defines a rule 'HNG001'" in done.err
    assert "returns_junk" in done.err
    assert "left out: " + ", ".join(sorted(LEFT_OUT)) in done.err


def test_a_plan_that_names_an_indicator_of_such_a_plugin_says_so(
    environment: Environment, tmp_path: Path
) -> None:
    """Among the other mistakes, with a note that it may be no mistake of the plan."""
    plan = tmp_path / "plan.toml"
    with open(PLAN, encoding="utf-8") as file:
        text = file.read()
    plan.write_text(
        text + '\n[[target]]\nid = "T99"\nindicator = "numbers.pupils"\nat_least = "1人"\n',
        encoding="utf-8",
    )
    done = environment.eduplan("audit", plan, *DAY)

    assert done.code == 2
    assert "numbers.pupils" in done.err
    assert "set aside" in done.err
    assert "labels_with_numbers" in done.err
