"""An alias restates a general rule for a domain: its own page and code, never a second finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan import (
    Case,
    Domain,
    Outcome,
    Registry,
    Target,
    Words,
    audit,
    failed,
)
from eduplan.arguments import ArgumentError
from eduplan.engine.audit import UnknownRuleError
from tests import small

if TYPE_CHECKING:
    from collections.abc import Sequence

WAIVER = """
[[waiver]]
rule = "PUP001"
subject = "T1"
reason = "等待年报"
document = "小教函〔2021〕7号"
expires = 2025-12-31
"""


def _general() -> Domain:
    domain = Domain("general", Words("一般", "General"))

    @domain.rule(
        "GEN001",
        per="target",
        severity="error",
        title=Words("目标", "A target"),
        message=Words("有目标{target}", "there is a target {target}"),
        remedy=Words("删去", "Delete it"),
    )
    def any_target(target: Target, case: Case) -> Outcome:
        return failed(target=target.id)

    return domain


def _pupils(alias_of: str = "GEN001") -> Domain:
    domain = Domain("pupil", Words("学生", "Pupils"))
    domain.alias("PUP001", alias_of, title=Words("学生目标", "A target for pupils"))
    return domain


REGISTRY = small.registry(_general(), _pupils())


def _codes(
    registry: Registry = REGISTRY,
    body: str = "",
    *,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> list[str]:
    plan = small.plan(small.TARGET + body, registry)
    report = audit(plan, registry, today=small.TODAY, select=select, ignore=ignore)
    return [finding.code for finding in report.findings]


def test_an_alias_takes_over_what_the_general_rule_is_asked_and_says() -> None:
    """Its title and page are its own; subject, severity, message and remedy the general rule's."""
    alias, general = (REGISTRY.catalogue.rules[code] for code in ("PUP001", "GEN001"))

    assert alias.title == Words("学生目标", "A target for pupils")
    assert (alias.per, alias.severity, alias.message, alias.remedy) == (
        general.per,
        general.severity,
        general.message,
        general.remedy,
    )


@pytest.mark.parametrize("select", [[], ["PUP001"], ["GEN001"], ["PUP"], ["PUP001", "GEN001"]])
def test_one_fact_is_one_finding_however_it_is_selected(select: list[str]) -> None:
    """The finding carries the code of the general rule."""
    assert _codes(select=select) == ["GEN001"]


@pytest.mark.parametrize(
    ("ignore", "found"), [("PUP001", None), ("GEN001", None), ("GEN", None), ("PUP", ["GEN001"])]
)
def test_ignoring_a_domain_leaves_the_general_rules_that_it_restates(
    ignore: str, found: list[str] | None
) -> None:
    """A code stands for the general rule; a prefix only for what is the domain's own."""
    if found is None:  # the general rule was the only one
        with pytest.raises(ArgumentError, match="no rule left to ask"):
            _codes(ignore=[ignore])
    else:
        assert _codes(ignore=[ignore]) == found


def test_a_waiver_of_an_alias_waives_the_finding_of_the_general_rule() -> None:
    """The county may write the code that it read on the alias's page."""
    registry = small.registry(_general(), _pupils())

    assert _codes(registry, WAIVER) == []


def test_an_alias_of_a_rule_that_nobody_defines_sets_its_plugin_aside() -> None:
    """The reason names the place and the nearest rule."""
    registry = small.registry(_general(), _pupils("GEN002"))
    (failed_plugin,) = registry.failed

    assert failed_plugin.name == "pupil"
    assert "no installed plugin defines the rule GEN002; did you mean 'GEN001'" in str(
        failed_plugin.reasons[0]
    )
    with pytest.raises(UnknownRuleError):
        _codes(registry, select=["PUP001"])


def test_an_alias_restates_a_rule_itself_never_another_alias() -> None:
    """The reason names the rule to restate."""
    again = Domain("again", Words("又一", "Again"))
    again.alias("AGA001", "PUP001", title=Words("又", "Again"))
    registry = small.registry(_general(), _pupils(), again)

    assert ["expected alias_of='GEN001'" in str(one.reasons[0]) for one in registry.failed] == [
        True
    ]
