"""Every rule has a page in both languages, whose two examples do what they say.

An alias is never run itself: its first example makes the general rule fire that it restates.
"""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING

import pytest

from eduplan import audit
from eduplan.catalogue.pages import rule_examples, rule_page
from eduplan.catalogue.rule import general_code
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry

if TYPE_CHECKING:
    from eduplan.catalogue.rule import AnyRule
    from eduplan.words import Language

REGISTRY = installed_registry()
RULES = list(REGISTRY.catalogue.rules.values())
TODAY = datetime.date(2025, 12, 31)
HEADINGS: dict[Language, list[str]] = {
    "zh": ["是什么", "为什么", "会报告的例子", "不会报告的例子", "怎么改", "依据"],
    "en": ["What", "Why", "Example that fires", "Example that does not", "Remedy", "Source"],
}


@pytest.mark.parametrize("lang", HEADINGS)
def test_the_page_of_a_rule_has_all_its_parts(lang: Language) -> None:
    """What, why, both examples, remedy and source, in this order; a restated rule is named."""
    strays = [
        rule.code
        for rule in RULES
        for page in [rule_page(rule, lang)]
        if re.findall(r"^## (.+)$", page, re.MULTILINE) != HEADINGS[lang]
        or not page.startswith(f"# {rule.code} ")
        or general_code(rule) not in page
    ]

    assert strays == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_the_first_example_of_a_page_fires_and_the_second_does_not(rule: AnyRule) -> None:
    """The examples are whole plan files, audited with everything that is installed."""
    examples = rule_examples(rule)

    assert examples is not None
    assert _found(rule, examples.fires.plan)
    assert not _found(rule, examples.silent.plan)


def _found(rule: AnyRule, text: str) -> bool:
    loaded = parse_plan(text, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY)
    return any(finding.code == general_code(rule) for finding in report.findings)
