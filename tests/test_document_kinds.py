"""A document is asked only what its kind must have, and the docs say which rules speak to which."""

from __future__ import annotations

import re
from pathlib import Path

from eduplan import Rule, audit
from eduplan.files.plan_file import parse_plan
from eduplan.plan.model import ALSO_DOCUMENTS, DOCUMENT_KINDS
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
PAGE = Path(__file__).parents[1] / "docs" / "documents.md"
TARGET = 'target = [{ indicator = "学前三年毛入园率", at_least = "92%", clause = "二" }]\n'


def _codes(kind: str) -> set[str]:
    loaded = parse_plan(f'{HEAD}kind = "{kind}"\n{TARGET}', REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY)
    return {finding.code for finding in report.findings}


def test_a_bulletin_is_not_asked_for_the_baselines_of_targets() -> None:
    assert "PLAN005" in _codes("plan")
    assert "PLAN005" not in _codes("统计公报")


def test_an_excerpt_need_not_say_who_issued_it() -> None:
    head = 'title = "某县规划"\nregion = "229901"\nperiod = "2021-2025"\n'
    for kind, found in (("规划", {"PLAN060"}), ("摘录", set())):
        loaded = parse_plan(f'{head}kind = "{kind}"\n', REGISTRY)
        report = audit(loaded.plan, loaded.registry, today=TODAY, select=["PLAN060"])
        assert {finding.code for finding in report.findings} == found


def test_the_page_says_which_rules_speak_to_which_kinds() -> None:
    cells = re.findall(r"^\| ([A-Z]+\d{3}) .*?\| (.+) \|$", PAGE.read_text(encoding="utf-8"), re.M)
    limited = {
        rule.code: "、".join(DOCUMENT_KINDS[kind].zh for kind in rule.documents)
        for rule in REGISTRY.catalogue.rules.values()
        if isinstance(rule, Rule) and rule.documents
    }

    assert dict(cells) == limited


def test_a_document_is_called_what_people_call_it_as_the_page_says() -> None:
    rows = re.findall(r"^\| (\S+) \| (.*?)、?`(\w+)` \|", PAGE.read_text(encoding="utf-8"), re.M)
    on_page = {name: kind for _, also, kind in rows for name in also.split("、") if name}
    head = 'title = "某县教育"\nregion = "229901"\nperiod = "2021-2025"\n'

    assert {kind: label for label, _, kind in rows} == {
        kind: words.zh for kind, words in DOCUMENT_KINDS.items()
    }
    assert on_page == ALSO_DOCUMENTS
    for name, kind in ALSO_DOCUMENTS.items():
        assert parse_plan(f'{head}kind = "{name}"\n', REGISTRY).plan.kind == kind


def test_what_is_published_without_a_number_need_not_have_one() -> None:
    """Reviews, bulletins and reports of work are published, not sent out as official documents."""
    head = 'title = "某县教育"\nregion = "229901"\nperiod = "2021-2025"\n'
    issued = 'issuer = "某县人民政府"\nissued = 2021-06-30\n'
    found = {}
    for kind in DOCUMENT_KINDS:
        loaded = parse_plan(f'{head}{issued}kind = "{kind}"\n', REGISTRY)
        report = audit(loaded.plan, loaded.registry, today=TODAY, select=["PLAN060"])
        found[kind] = len(report.findings)

    assert {kind for kind, number in found.items() if number} == {"plan", "measures", "notice"}
