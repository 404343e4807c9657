"""What a bureau writes: the mid-term evaluation, and what to mend in a plan clause by clause."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eduplan import audit, evaluate, read_plan, read_table, write_report
from eduplan.report.midterm import midterm_report
from eduplan.report.proposals import proposals_report
from tests.cli.command import eduplan
from tests.installed import installed_registry
from tests.report.sample import TODAY

if TYPE_CHECKING:
    from eduplan import AuditReport, EvaluationReport
    from eduplan.report_model import Language, Report

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"


@cache
def _audited() -> AuditReport:
    loaded = read_plan(MINIMAL / "plan.toml", installed_registry())
    return audit(loaded.plan, loaded.registry, today=TODAY)


@cache
def _evaluated(as_of: int) -> EvaluationReport:
    loaded = read_plan(MINIMAL / "plan.toml", installed_registry())
    table = read_table(MINIMAL / "data.csv", loaded.registry, plan=loaded.plan)
    return evaluate(loaded.plan, loaded.registry, table, as_of=as_of)


def _lines(report: Report, lang: Language = "zh") -> list[str]:
    text = str(write_report(report, None, "text", lang=lang))
    return [" ".join(line.split()) for line in text.splitlines()]


def test_binding_and_expected_targets_are_counted_apart_and_restated_ones_too() -> None:
    lines = _lines(midterm_report(_evaluated(2023)))

    assert "规划期2021—2025年，以2020年为基期；到2023年底，时间过去60%。" in lines
    assert "存在约束性指标滞后：T7 义务教育阶段适龄儿童少年入学率。" in lines
    assert "约束性 5 5 1 3 1 0 0 0 80%" in lines
    assert "预期性 3 3 0 2 1 0 0 0 66.7%" in lines
    assert "未注明 1 0 0 0 0 0 0 1 —" in lines
    assert "其中：中期调整过的 1 1 0 1 0 0 0 0 100%" in lines


def test_what_lags_has_a_proposal_with_the_pace_that_is_left_and_who_is_to_act() -> None:
    lines = _lines(midterm_report(_evaluated(2023)))

    proposals = lines[lines.index("五、对策建议") :]
    assert "到2025年还有2年，平均每年要推进 0.64人/台" in proposals
    assert "还差 149台（教学用计算机台数(学生可用)，其他数不变）" in proposals
    assert "规划没有措施推动它：补上措施和责任单位" in proposals
    assert "这是每年都要保持的，应即补上" in proposals


def test_a_target_without_data_is_open_and_asks_for_the_data() -> None:
    lines = _lines(midterm_report(_evaluated(2021)))

    assert any(line.startswith("8项目标数据不足，没有判断，不算达到") for line in lines)
    assert any(line.endswith("补上数据：T8 生机比（小学）") for line in lines)


@pytest.mark.parametrize("kind", ["midterm", "proposals"])
def test_both_are_documents_of_their_own_in_every_form_and_language(
    tmp_path: Path, kind: str
) -> None:
    data = ("--data", MINIMAL / "data.csv")
    for name in ("out.docx", "out.html", "out.xlsx"):
        asked = ("report", MINIMAL / "plan.toml", *data, "--kind", kind, "--lang", "en")
        done = eduplan(*asked, "-o", name, cwd=tmp_path)

        assert (done.code, done.err) == (0, "")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert {"midterm": "Mid-term evaluation", "proposals": "clause by clause"}[kind] in page


def test_each_clause_has_what_it_says_what_is_wrong_and_how_to_mend_it() -> None:
    lines = _lines(proposals_report(_audited()))

    clauses = [line for line in lines if line.endswith("处）")]
    assert [line.partition("（")[0] for line in clauses] == [
        "二(一)",
        "二(二)",
        "二(四)",
        "规划全文",
    ]
    first = lines.index(clauses[1])
    assert lines[first + 1].startswith("1. ［错误］九年义务教育巩固率")
    assert "条目：T5 目标值 九年义务教育巩固率 ≥95% 2025，二(二)" in lines
    assert any(line.startswith("改法：把目标改到不劣于基数") for line in lines)


def test_sections_are_counted_without_gaps_where_a_plan_has_no_measures() -> None:
    lines = _lines(midterm_report(_evaluated(2023)))

    heads = [line.partition("、") for line in lines if re.match("[一二三四五六七]、", line)]
    assert "".join(number for number, _, _ in heads) == "一二三四五六"
