"""`eduplan rule`: the page of a rule, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.cli.command import eduplan

if TYPE_CHECKING:
    from pathlib import Path


def test_a_rule_is_explained_by_code_or_name() -> None:
    by_code = eduplan("rule", "plan001")

    assert by_code.code == 0
    assert by_code.out.startswith("PLAN001 目标劣于基数")
    assert by_code.raw == eduplan("rule", "target_worse_than_baseline").raw


def test_an_alias_has_its_page_and_selects_the_rule_that_it_restates(plan: Path) -> None:
    """SH001 is PLAN001 told for senior high schools; a finding carries the general code."""
    page = eduplan("rule", "SH001").out
    done = eduplan("audit", plan, "--select", "SH001", "--today", "2026-01-01", "--format", "json")

    assert "同于    PLAN001" in page
    assert "照抄上级的“95%”" in page
    assert [finding["code"] for finding in done.document["findings"]] == ["PLAN001"]


def test_every_rule_of_the_list_has_its_page() -> None:
    listed = eduplan("rule", "--list", "--format", "json").document["rules"]

    assert "PLAN001" in [rule["code"] for rule in listed]
    page = eduplan("rule", "PLAN001", "--format", "json", "--lang", "en").document["rules"][0]
    assert page["title"] == "Target worse than its baseline"
    assert "page" in page


def test_an_unknown_rule_has_no_page_but_near_names() -> None:
    done = eduplan("rule", "PLAN00I")

    assert done.code == 2
    assert "是不是“PLAN0" in done.err
