"""The page on promises: every row is read, and asks for what the page says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eduplan import Qualitative, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

PAGE = Path(__file__).resolve().parents[2] / "docs" / "promises.md"
REGISTRY = installed_registry()
ROW = re.compile(r"^\| ([^|`]+) \| `([^`]+)` \|(?: ([^|]+) \|)?$", flags=re.MULTILINE)
ROWS = ROW.findall(PAGE.read_text(encoding="utf-8"))
TARGETS = [row for row in ROWS if row[2]]
STATEMENTS = [row[1] for row in ROWS if not row[2]]
STARTS = """
[[baseline]]
indicator = "九年义务教育巩固率"
value = "94.1%"
year = 2020

[[baseline]]
indicator = "专任教师数"
value = "2150人"
year = 2020

[[statement]]
label = "小学班级"
about = "小学班级数"
value = "36班"
kind = "预测"
year = 2025
"""


def test_the_page_has_every_kind_of_promise() -> None:
    assert len(TARGETS) == 27
    assert len(STATEMENTS) == 8


@pytest.mark.parametrize("row", TARGETS, ids=[row[0] for row in TARGETS])
def test_a_target_asks_for_what_the_page_says(row: tuple[str, str, str]) -> None:
    _, written, asked = row
    spent = ', from = "3亿元"' if '"教育支出"' in written else ""
    text = f"{HEAD}target = [{{ {written}{spent} }}]\n{STARTS}"
    loaded = parse_plan(text, REGISTRY)
    case = audit(loaded.plan, loaded.registry, today=TODAY).case
    [target] = loaded.plan.targets

    if isinstance(target.bound, Qualitative):
        assert asked == "人工认定"
        return
    aim = case.figures.aim(target)
    said = aim.reason or case.words.accepted(aim, case.catalogue.unit(target.indicator))
    assert said.zh == asked


def test_every_statement_of_the_page_is_read_and_fits() -> None:
    rows = ", ".join(f"{{ {row} }}" for row in STATEMENTS)
    loaded = parse_plan(f"{HEAD}statement = [{rows}]\n", REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY)

    assert len(loaded.plan.statements) == len(STATEMENTS)
    assert not [one for one in report.findings if one.code in ("PLAN051", "PLAN052")]
