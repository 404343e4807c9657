"""Every rule has a page in both languages, whose two examples do what they say.

An alias is never run itself: its first example makes the general rule fire that it restates.
"""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eduplan import audit, load_registry
from eduplan.files.plan_file import parse_plan

if TYPE_CHECKING:
    from eduplan.catalogue.rule import Rule

REGISTRY = load_registry()
RULES = list(REGISTRY.catalogue.rules.values())
TODAY = datetime.date(2025, 12, 31)
HEADINGS = {
    ".md": ["是什么", "为什么", "会报告的例子", "不会报告的例子", "怎么改", "依据"],
    ".en.md": ["What", "Why", "Example that fires", "Example that does not", "Remedy", "Source"],
}


def _page(rule: Rule, ending: str) -> str:
    page = Path(rule.folder, "pages", f"{rule.code}{ending}")
    return page.read_text(encoding="utf-8")


def _found(rule: Rule, text: str) -> bool:
    loaded = parse_plan(text, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY)
    return any(finding.code == (rule.alias_of or rule.code) for finding in report.findings)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("ending", sorted(HEADINGS))
def test_the_page_of_a_rule_has_all_its_parts(rule: Rule, ending: str) -> None:
    """What, why, both examples, remedy and source, in this order."""
    page = _page(rule, ending)

    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == HEADINGS[ending]
    assert page.startswith(f"# {rule.code} ")
    assert rule.alias_of in page


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@pytest.mark.parametrize("ending", sorted(HEADINGS))
def test_the_first_example_of_a_page_fires_and_the_second_does_not(rule: Rule, ending: str) -> None:
    """The examples are whole plan files, audited with everything that is installed."""
    fires, silent = re.findall(r"^```toml\n(.*?)^```", _page(rule, ending), re.DOTALL | re.M)

    assert _found(rule, fires)
    assert not _found(rule, silent)
