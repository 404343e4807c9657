"""The result of an audit or an evaluation prints, counts, and becomes data."""

from __future__ import annotations

from pathlib import Path

import pytest

import eduplan
from tests.installed import installed_registry

REGISTRY = installed_registry()
FOLDER = Path(__file__).parents[1] / "examples" / "minimal"
PLAN = eduplan.read_plan(FOLDER / "plan.toml", REGISTRY).plan


def test_an_audit_prints_its_conclusion_and_its_parts_are_its_findings() -> None:
    report = eduplan.audit(PLAN, REGISTRY)

    assert str(report).startswith("结论\n")
    assert len(report) == len(report.findings) == len(list(report)) > 0
    assert report.to_dict()["plan"]["title"] == PLAN.title
    assert report._repr_markdown_().startswith("# ")


def test_an_evaluation_prints_how_many_targets_are_met_and_its_parts_are_targets() -> None:
    table = eduplan.read_table(FOLDER / "data.csv", REGISTRY)
    report = eduplan.evaluate(PLAN, REGISTRY, table)

    assert "项目标" in str(report)
    assert [one.target.id for one in report] == [one.id for one in report.plan.targets]
    assert report.to_dict()["as_of"] == report.as_of


def test_a_report_without_findings_is_still_a_report() -> None:
    assert eduplan.audit(PLAN, REGISTRY, select=["PLAN060"])


def test_a_notebook_shows_the_whole_page_in_a_frame_of_its_own() -> None:
    page = eduplan.audit(PLAN, REGISTRY)._repr_html_()

    assert page is not None
    assert page.startswith('<iframe srcdoc="&lt;!doctype html&gt;')
    assert PLAN.title in page


def test_an_item_of_a_plan_is_explained_by_its_id_as_printed_and_a_clause_by_its_number() -> None:
    target = eduplan.explain("T3", REGISTRY, plan=PLAN)
    clause = eduplan.explain("二（一）", REGISTRY, plan=PLAN, lang="en")

    assert str(target).startswith("T3 目标值 适龄残疾儿童义务教育入学率")
    assert target.as_data()["item"]["id"] == "T3"
    assert clause.lines()[0].startswith("二(一)")
    with pytest.raises(eduplan.UnknownNameError, match="T3"):
        eduplan.explain("T33", REGISTRY, plan=PLAN)


def test_an_indicator_is_explained_from_a_table_down_to_its_rows() -> None:
    table = eduplan.read_table(FOLDER / "data.csv", REGISTRY)
    explained = eduplan.explain("普惠性幼儿园覆盖率", REGISTRY, table, year=2023)

    assert explained.as_data()["value"] == "11/13"
    assert "data.csv" in explained.text()
    missing = eduplan.explain("普惠性幼儿园覆盖率", REGISTRY, table, year=2019)
    assert "因为缺少" in missing.text()


def test_the_text_of_words_is_chinese() -> None:
    assert str(eduplan.Words("约束性", "binding")) == "约束性"
