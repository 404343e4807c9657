"""What people call an item: its own id and name, or its name where the author gave it no id."""

from __future__ import annotations

import datetime
import re
from functools import cache
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from eduplan import audit, evaluate, read_table, write_report, write_text
from eduplan.files.plan_file import parse_plan
from eduplan.report.items import item_report
from eduplan.report.midterm import midterm_report
from eduplan.report.proposals import proposals_report
from eduplan.report.solutions import solve_report
from eduplan.report.whole import whole_report
from eduplan.words import Words
from tests.installed import installed_registry

if TYPE_CHECKING:
    from eduplan import AuditReport, EvaluationReport
    from eduplan.report_model import Report

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"
TODAY = datetime.date(2026, 1, 1)
MADE = re.compile(
    r"\b(goal|statement|target|baseline|measure|problem|relation|amendment|waiver):[^ ]|:from\b"
)
TARGETS = """target = [
  { indicator = "普惠性幼儿园覆盖率", at_least = "88%", year = 2025, clause = "三(一)" },
  { indicator = "普惠性幼儿园覆盖率", at_least = "80%", year = 2024 },
  { id = "T20", indicator = "九年义务教育巩固率", at_least = "95%", year = 2025, from = "93%" },
  { qualitative = "建成学区", year = 2024 },"""
MORE = """
goal = [{ title = "公平优质", clause = "二" }]
statement = [
  { label = "在园幼儿", about = "在园幼儿数", value = "100人", year = 2020, clause = "一(一)" },
  { label = "在园幼儿", about = "在园幼儿数", value = "200人", year = 2020, clause = "一(二)" },
]
measure = [
  { title = "新建幼儿园", moves = ["普惠性幼儿园覆盖率"], responsible = ["教育局"], clause = "四" },
]
problem = [{ title = "学位不足", clause = "一" }]
relation = [{ formula = "学校数[学段=小学] <= 学校数" }]
"""


@cache
def _results() -> tuple[AuditReport, EvaluationReport]:
    """Return what is found in the county's plan where almost nothing has an id of its own."""
    text = (MINIMAL / "plan.toml").read_text(encoding="utf-8")
    text = re.sub(r'\{ id = "(?!T4)[A-Z]\d+", ', "{ ", text).replace("target = [", TARGETS, 1)
    loaded = parse_plan(text + MORE, installed_registry(), "plan.toml")
    table = read_table(MINIMAL / "data.csv", loaded.registry, plan=loaded.plan)
    evaluation = evaluate(loaded.plan, loaded.registry, table)
    return audit(loaded.plan, loaded.registry, today=TODAY), evaluation


def _reports() -> list[Report]:
    audited, evaluated = _results()
    return [
        whole_report(audited, evaluated),
        midterm_report(evaluated),
        proposals_report(audited),
        solve_report(evaluated),
    ]


def test_no_report_shows_the_id_that_was_made_for_an_item() -> None:
    whole, *others = _reports()
    page = str(write_report(whole, None, "html", lang="en"))
    page = unescape(re.sub(r"<(script|style).*?</\1>|<[^>]*>", "", page, flags=re.DOTALL))
    texts = [page, *(write_text(one) for one in (whole, *others))]

    assert [
        m[0] for text in texts for m in re.finditer(rf"(?:{MADE.pattern}).{{0,40}}", text)
    ] == []


def test_an_item_without_an_id_of_its_own_goes_by_its_name() -> None:
    audited, _ = _results()
    words, plan = audited.case.words, audited.plan

    named = [words.called(one).zh for one in plan.targets]

    assert named[:5] == [
        "普惠性幼儿园覆盖率（2025）",  # the plan has several targets on it
        "普惠性幼儿园覆盖率（2024）",
        "T20 九年义务教育巩固率",
        "建成学区",
        "普惠性幼儿园覆盖率（2025）",
    ]
    assert words.mark(plan.by_id["T20:from"]) == Words("T20起点", "start of T20")
    assert {words.called(one).zh for one in plan.baselines} >= {"高中阶段毛入学率基数"}


def test_the_page_of_an_item_says_how_to_refer_to_it() -> None:
    audited, _ = _results()
    target = audited.plan.targets[0]

    text = write_text(item_report(target, audited))

    assert text.startswith("目标值 普惠性幼儿园覆盖率\n")
    assert target.id in "".join(text.split())
