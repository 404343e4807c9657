"""`eduplan solve`: what one figure must become for a target to be met."""

from __future__ import annotations

import re
from pathlib import Path

from tests.cli.command import eduplan

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"
PLAN = ("solve", MINIMAL / "plan.toml")
DATA = ("--data", MINIMAL / "data.csv")


def test_every_target_that_is_missed_has_the_figures_that_would_do() -> None:
    done = eduplan(*PLAN, *DATA)

    assert (done.code, done.err) == (0, "")
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert "T1 普惠性幼儿园覆盖率 ≥90% 公办园在园幼儿数 755人 811人～915人 +56人" in lines
    assert (
        "T8 生机比（小学） ≤6人/台 教学用计算机台数(学生可用)（小学） 702台 ≥851台 +149台" in lines
    )
    assert not re.search("^T5", done.out, flags=re.MULTILINE)


def test_one_target_may_be_asked_about_also_one_that_is_met() -> None:
    one = eduplan(*PLAN, "T3", *DATA, "--lang", "en")

    assert "What would do" in one.out
    assert "=29 people" in one.out
    assert "T1 " not in one.out


def test_a_target_that_is_not_in_the_plan_is_named_with_the_nearest() -> None:
    done = eduplan(*PLAN, "T33", *DATA)

    assert (done.code, done.out) == (2, "")
    assert "规划里没有目标“T33”" in done.err
    assert "T3" in done.err


def test_the_report_holds_what_a_bureau_writes_every_year() -> None:
    done = eduplan("report", MINIMAL / "plan.toml", *DATA)

    for title in ("逐条修改建议（", "怎样才能达标", "年度监测表：约束性", "责任分解表"):
        assert title in done.out
    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert any(
        line.startswith("T1 普惠性幼儿园覆盖率 80.5% — 82.82% 84.62% — — ≥90%") for line in lines
    )
    assert "未写明 T1 普惠性幼儿园覆盖率 ≥90% 2025 二(一) 责任单位、措施" in lines


def test_a_target_whose_value_is_published_as_it_is_says_that_nothing_can_be_told() -> None:
    done = eduplan(*PLAN, "T4", *DATA)

    assert (done.code, done.err) == (0, "")
    assert "说不出 T4 要变哪个数" in done.out
