"""Laws: a rule that says nothing says why; one that raises is an outcome; none hides another."""

from __future__ import annotations

from typing import NoReturn

import attrs
import pytest

from eduplan import PASSED, Case, Domain, Outcome, Target, Words, audit, failed
from eduplan.files.plan_file import read_plan
from tests import small
from tests.installed import installed_registry

EXAMPLE = "examples/erdaojiang/plan.toml"
TEXT = Words("{what}", "{what}")


def _rules() -> Domain:
    domain = Domain("rules", Words("规则", "Rules"))

    def rule(code: str) -> object:
        return domain.rule(code, per="target", title=TEXT, message=TEXT, remedy=Words("", ""))

    @rule("BAD001")  # type: ignore[operator]
    def raises(target: Target, case: Case) -> NoReturn:
        raise ZeroDivisionError("by nothing")

    @rule("BAD002")  # type: ignore[operator]
    def recurses(target: Target, case: Case) -> Outcome:
        return recurses(target, case)  # type: ignore[no-any-return]

    @rule("BAD003")  # type: ignore[operator]
    def returns_junk(target: Target, case: Case) -> str:
        return "fine"

    @rule("BAD004")  # type: ignore[operator]
    def fills_nothing(target: Target, case: Case) -> Outcome:
        return failed()

    @rule("BAD005")  # type: ignore[operator]
    def changes_the_plan(target: Target, case: Case) -> Outcome:
        target.year = 2030  # type: ignore[misc]
        return PASSED

    @rule("BAD006")  # type: ignore[operator]
    def exits(target: Target, case: Case) -> NoReturn:
        raise SystemExit

    @rule("GOOD007")  # type: ignore[operator]
    def finds(target: Target, case: Case) -> Outcome:
        return failed(what="found")

    return domain


def test_a_rule_that_fails_itself_is_an_error_outcome_and_the_others_go_on() -> None:
    """Raising, recursing, junk, an unfilled message, mutation, exit; the last one still finds."""
    registry = small.registry(_rules())
    report = audit(small.plan(small.TARGET, registry), registry, today=small.TODAY)

    errors = {one.code: one for one in report.outcomes if one.outcome.status == "error"}
    assert sorted(errors) == [f"BAD00{number}" for number in range(1, 7)]
    assert all(one.subject == "T1" and one.outcome.reason for one in errors.values())
    assert "ZeroDivisionError" in errors["BAD001"].outcome.reason.words.en  # type: ignore[union-attr]
    assert [finding.code for finding in report.findings] == ["GOOD007"]


def test_the_counts_add_up_and_all_that_was_not_found_has_a_reason() -> None:
    """On the real plan, with all installed rules."""
    loaded = read_plan(EXAMPLE, installed_registry())
    report = audit(loaded.plan, loaded.registry, today=small.TODAY)

    assert sum(report.counts.values()) == len(report.outcomes)
    for one in report.outcomes:
        assert (one.outcome.reason is None) == (one.outcome.status in ("pass", "fail"))


def test_nothing_is_remembered_from_one_audit_to_the_next() -> None:
    """Law: no hidden state; asked again, or after others, an audit says the same."""
    loaded = read_plan(EXAMPLE, installed_registry())

    def findings() -> list[object]:
        report = audit(loaded.plan, loaded.registry, today=small.TODAY)
        return [(one, one.message, one.remedy) for one in report.findings]

    first = findings()
    audit(loaded.plan, loaded.registry, today=small.TODAY, select=["PLAN005"])

    assert findings() == first


def test_definitions_and_plans_can_not_be_changed() -> None:
    """Law: all definitions are immutable, their mappings too."""
    registry = small.registry()
    plan = small.plan(small.TARGET, registry)

    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        plan.targets[0].year = 2030  # type: ignore[misc]
    with pytest.raises(TypeError):
        registry.catalogue.definitions["schools.use"] = None  # type: ignore[index]
    with pytest.raises(TypeError):
        plan.targets[0].scope["stage"] = "primary"  # type: ignore[index]
    with pytest.raises(TypeError):
        plan.by_id["T2"] = plan.targets[0]  # type: ignore[index]
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        registry.catalogue.rules = {}  # type: ignore[misc]
