"""Every comparison of data has a page in both languages, whose two examples do what they say."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eduplan import evaluate, load_registry
from eduplan.engine.evaluation.checks import DATA_RULES
from eduplan.files.plan_file import parse_plan
from eduplan.files.table_file import parse_table
from tests.plugins.test_pages import HEADINGS
from tests.small import HEAD

if TYPE_CHECKING:
    from eduplan.catalogue.rule import Rule

REGISTRY = load_registry()


def _page(rule: Rule, ending: str) -> str:
    assert rule.folder
    return Path(rule.folder, "pages", f"{rule.code}{ending}").read_text(encoding="utf-8")


def _example(page: str, heading: str) -> tuple[str, str]:
    """Return the plan (one without any item if none is shown) and the table of an example."""
    part = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    blocks = dict(re.findall(r"^```(toml|csv)\n(.*?)^```", part, re.DOTALL | re.MULTILINE))
    return blocks.get("toml", HEAD.replace("229901", "220503")), blocks["csv"]


def _found(rule: Rule, plan: str, table: str) -> bool:
    loaded = parse_plan(plan, REGISTRY)
    observed = parse_table(table, loaded.registry)
    report = evaluate(loaded.plan, loaded.registry, observed)
    return rule.code in [finding.code for finding in report.findings]


@pytest.mark.parametrize("ending", sorted(HEADINGS))
@pytest.mark.parametrize("rule", DATA_RULES.values(), ids=lambda rule: rule.code)
def test_the_page_of_a_comparison_has_all_its_parts(rule: Rule, ending: str) -> None:
    page = _page(rule, ending)

    title = rule.title.zh if ending == ".md" else rule.title.en
    assert page.startswith(f"# {rule.code} {title}\n")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == HEADINGS[ending]


@pytest.mark.parametrize("ending", sorted(HEADINGS))
@pytest.mark.parametrize("rule", DATA_RULES.values(), ids=lambda rule: rule.code)
def test_the_first_example_fires_and_the_second_does_not(rule: Rule, ending: str) -> None:
    page = _page(rule, ending)
    fires, silent = (_example(page, HEADINGS[ending][place]) for place in (2, 3))

    assert _found(rule, *fires)
    assert not _found(rule, *silent)
