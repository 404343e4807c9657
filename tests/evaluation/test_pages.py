"""Every comparison of data has a page in both languages, whose two examples do what they say."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING

import pytest

from eduplan import evaluate
from eduplan.catalogue.pages import rule_examples, rule_page
from eduplan.engine.evaluation.data_rules import DATA_RULES
from eduplan.files.plan_file import parse_plan
from eduplan.files.table_file import parse_table
from tests.installed import installed_registry
from tests.plugins.test_pages import HEADINGS
from tests.small import HEAD

if TYPE_CHECKING:
    from eduplan.catalogue.pages import Example
    from eduplan.catalogue.rule import Rule
    from eduplan.words import Language

REGISTRY = installed_registry()


@pytest.mark.parametrize("lang", HEADINGS)
@pytest.mark.parametrize("rule", DATA_RULES.values(), ids=lambda rule: rule.code)
def test_the_page_of_a_comparison_has_all_its_parts(rule: Rule, lang: Language) -> None:
    page = rule_page(rule, lang)

    assert page.startswith(f"# {rule.code} {rule.title.in_language(lang)}\n")
    assert re.findall(r"^## (.+)$", page, re.MULTILINE) == HEADINGS[lang]


@pytest.mark.parametrize("rule", DATA_RULES.values(), ids=lambda rule: rule.code)
def test_the_first_example_fires_and_the_second_does_not(rule: Rule) -> None:
    """An example without a plan is evaluated with one that has no item."""
    examples = rule_examples(rule)

    assert examples is not None
    assert _found(rule, examples.fires)
    assert not _found(rule, examples.silent)


def _found(rule: Rule, example: Example) -> bool:
    loaded = parse_plan(example.plan or HEAD.replace("229901", "220503"), REGISTRY)
    sources = tomllib.loads(example.mapping).get("sources", ())
    observed = parse_table(example.table, loaded.registry, sources=sources)
    report = evaluate(loaded.plan, loaded.registry, observed)
    return rule.code in [finding.code for finding in report.findings]
