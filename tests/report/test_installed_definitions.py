"""Every definition, standard, rule and item of the installed plugins and the example has a page."""

from __future__ import annotations

import datetime
import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attrs
import pytest

from eduplan.catalogue.pages import rule_page
from eduplan.catalogue.standard_lookup import standards_for
from eduplan.engine.audit import AuditReport, audit
from eduplan.files.plan_file import LoadedPlan, read_plan
from eduplan.report.definitions import definition_document, definitions_report
from eduplan.report.documents import dump
from eduplan.report.items import item_document, item_report
from eduplan.report.json import audit_document
from eduplan.report.of_results import report_of
from eduplan.report.rules import rule_document, rule_report, rules_list
from eduplan.report.standard_answer import answer_document, answer_report
from eduplan.report.terminal import Console, display_width
from eduplan.report.text import write_text
from tests.installed import installed_registry
from tests.report.schemas import check

if TYPE_CHECKING:
    from eduplan.catalogue.rule import AnyRule
    from eduplan.report_model import Report
    from eduplan.words import Language

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "erdaojiang" / "plan.toml"
DAY = datetime.date(2024, 3, 11)
both_languages = pytest.mark.parametrize("lang", ["zh", "en"])


@cache
def example() -> tuple[LoadedPlan, AuditReport]:
    loaded = read_plan(EXAMPLE, installed_registry())
    return loaded, audit(loaded.plan, loaded.registry, today=DAY)


def _lines(report: Report, lang: Language, width: int = 80) -> list[str]:
    return write_text(report, lang=lang, console=Console(width)).splitlines()


def _json(document: dict[str, Any]) -> Any:
    """Return a document as whoever reads it gets it; no number in it may be a float."""
    return json.loads(dump(document), parse_float=pytest.fail)


@both_languages
def test_every_definition_has_a_page_and_a_document(lang: Language) -> None:
    catalogue = installed_registry().catalogue

    for definition in catalogue.definitions.values():
        page = _lines(definitions_report([definition], catalogue), lang, 100)

        assert definition.name in "\n".join(page[:2])
        assert not [line for line in page if display_width(line) > 100]
        check(
            "indicator", {"definitions": [_json(definition_document(definition, catalogue, lang))]}
        )


@both_languages
def test_an_element_names_the_total_that_may_include_it(lang: Language) -> None:
    catalogue = installed_registry().catalogue
    desks = catalogue.get("finance.desks_bought")

    page = "\n".join(_lines(definitions_report([desks], catalogue), lang, 100))

    assert f"{catalogue.label('finance.equipment_sets', lang)} (finance.equipment_sets)" in page
    assert definition_document(desks, catalogue, lang)["may_be_within"] == "finance.equipment_sets"


@both_languages
def test_every_definition_says_which_standards_there_are(lang: Language) -> None:
    catalogue = installed_registry().catalogue

    for name in filter(catalogue.standards_about, catalogue.definitions):
        answer = standards_for(catalogue, name, on=DAY, region="220503")

        assert len(_lines(answer_report([answer], catalogue), lang)) > 2
        check("standard", {"answers": [_json(answer_document(answer, catalogue, lang))]})


@both_languages
def test_every_rule_has_a_page_and_a_document(lang: Language) -> None:
    catalogue = installed_registry().catalogue
    rules = tuple(catalogue.rules.values())

    assert len(_lines(rules_list(rules), lang)) == len(rules)
    for rule in rules:
        page = _lines(rule_report(rule, catalogue), lang)

        assert page[0].startswith(rule.code)
        check("rule", {"rules": [_json(rule_document(rule, catalogue, lang))]})


def test_a_rule_whose_page_is_not_there_says_which_file_it_lacks() -> None:
    """Whoever forgot it, or misspelt its name, sees where it is looked for."""
    catalogue = installed_registry().catalogue
    rule = attrs.evolve(catalogue.rules["PRE001"], folder="/nowhere")

    page = rule_report(rule, catalogue)

    assert _lines(page, "zh")[-1] == "没有说明页：pages/PRE001.md不在，或不是 UTF-8 文本"
    assert "pages/PRE001.en.md" in _lines(page, "en")[-1]


@pytest.mark.parametrize(
    "examples",
    [
        "",
        "fires.plan = 'never closed",
        "fires = 'format = 1'\nsilent = 'format = 1'\n",
        "fires.plan = 1\nsilent.plan = 2\n",
        "fires.plan = 'format = 1'\n",
        "fires.text = 'format = 1'\nsilent.text = 'format = 1'\n",
    ],
)
def test_a_page_whose_examples_cannot_be_read_says_so_and_shows_the_rest(
    examples: str, tmp_path: Path
) -> None:
    rule = _rule_of(tmp_path, {"PRE001.md": "# PRE001 某事\n\n某事。\n", "PRE001.toml": examples})

    *_, said, last = _lines(rule_report(rule, installed_registry().catalogue), "zh")

    assert said == "某事。"
    assert last == "没有例子：pages/PRE001.toml不在或写法不对"


def test_a_page_without_the_file_of_its_examples_says_so(tmp_path: Path) -> None:
    rule = _rule_of(tmp_path, {"PRE001.en.md": "# PRE001 Something\n\nThis.\n"})

    *_, last = _lines(rule_report(rule, installed_registry().catalogue), "en")

    assert last == "No examples: pages/PRE001.toml is missing or malformed"


def test_a_page_without_a_remedy_ends_with_its_examples(tmp_path: Path) -> None:
    """Each example is a plan, a table, or both, in this order."""
    examples = "fires.table = 'c'\nfires.plan = 'a'\nsilent.table = 'b'\n"
    rule = _rule_of(tmp_path, {"PRE001.en.md": "# PRE001 Something\n", "PRE001.toml": examples})

    assert rule_page(rule, "en") == (
        "# PRE001 Something\n\n"
        "## Example that fires\n\n```toml\na\n```\n\n```csv\nc\n```\n\n"
        "## Example that does not\n\n```csv\nb\n```"
    )


def _rule_of(folder: Path, pages: dict[str, str]) -> AnyRule:
    """Return a rule of a plugin whose folder holds some pages."""
    (folder / "pages").mkdir()
    for name, text in pages.items():
        (folder / "pages" / name).write_text(text, encoding="utf-8")
    return attrs.evolve(installed_registry().catalogue.rules["PRE001"], folder=str(folder))


@both_languages
def test_every_item_of_the_example_has_a_page_and_a_document(lang: Language) -> None:
    loaded, report = example()

    for name, item in loaded.plan.by_id.items():
        page = _lines(item_report(item, report), lang)

        assert page[0].startswith(name)
        check("explain", _json(item_document(item, report, lang)))


@both_languages
def test_the_audit_of_the_example_is_valid_by_the_schema(lang: Language) -> None:
    _, report = example()

    check("audit", _json(audit_document(report, lang)))


@both_languages
def test_the_report_on_the_example_fits_two_screens_and_the_width(lang: Language) -> None:
    _, report = example()

    lines = write_text(report_of(report), lang=lang).splitlines()

    assert not [line for line in lines if display_width(line) > 80]
    groups = sum(1 for line in lines if line == "") - 1
    assert len(lines) <= 30 + 20 * groups
