"""The result of an audit or an evaluation prints, counts, and becomes data."""

from __future__ import annotations

from pathlib import Path

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
