"""`eduplan new plan`: a plan to begin with, as text or as a workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from eduplan import parse_plan, read_plan
from tests.cli.command import eduplan
from tests.environments import PROJECT
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("--region", "220503", "--title", "二道江区教育规划", "--period", "2026-2030")


@pytest.mark.parametrize("name", ["plan.toml", "plan.xlsx"])
def test_a_new_plan_is_audited_as_it_stands(tmp_path: Path, name: str) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")

    done = eduplan("new", "plan", name, *HEAD, cwd=tmp_path)
    audited = eduplan("audit", name, "--severity", "error", cwd=tmp_path)

    assert (done.code, done.out) == (0, f"已写出 {name}\n")
    assert audited.code == 0
    assert "二道江区教育规划" in audited.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_text_shows_a_row_of_each_kind_that_holds_once_it_is_uncommented(
    tmp_path: Path, lang: str
) -> None:
    eduplan("new", "plan", "plan.toml", *HEAD, "--lang", lang, cwd=tmp_path)
    text = (tmp_path / "plan.toml").read_text(encoding="utf-8")

    filled_in = re.sub(r"^# (?=\w+ = |  \{|\])", "", text, flags=re.MULTILINE)
    plan = parse_plan(filled_in, installed_registry()).plan
    kinds = (plan.targets, plan.baselines, plan.statements, plan.measures, plan.problems)
    assert [len(kind) for kind in kinds] == [2, 2, 1, 1, 1]
    assert (plan.issuer, plan.first_year) == ("某县人民政府", 2026)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan.toml", *HEAD), "已有这个文件"),
        (("new.toml", "--region", "2205", *HEAD[2:]), "--region"),
        (("new.toml", *HEAD[:4], "--period", "soon"), "--period"),
        (("new.toml", *HEAD[2:]), "--region"),
    ],
)
def test_what_can_not_be_begun_is_said_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "plan.toml").write_text("", encoding="utf-8")

    done = eduplan("new", "plan", *arguments, cwd=tmp_path)

    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "new.toml").exists()


def test_the_plan_of_the_next_period_starts_where_the_former_one_wanted_to_be(
    tmp_path: Path,
) -> None:
    former = PROJECT / "examples" / "minimal" / "plan.toml"

    done = eduplan("new", "plan", "next.toml", "--from", former, cwd=tmp_path)
    text = (tmp_path / "next.toml").read_text(encoding="utf-8")
    plan = parse_plan(text, installed_registry()).plan

    assert (done.code, done.err) == (0, "")
    assert (plan.title, plan.region) == ("清河县教育事业发展“十五五”规划（虚构）", "229901")
    assert (plan.first_year, plan.last_year, plan.baseline_year) == (2026, 2030, 2025)
    starts = {one.indicator: (one.figure.text, one.year, one.unsure) for one in plan.baselines}
    told = "上一期定的2025年目标值，换成2025年的实际数"
    assert starts["preschool.inclusive_coverage_rate"] == ("90%", 2025, told)
    assert starts["senior_high.gross_enrolment_rate"][0] == "95%", "as amended"
    assert ("0班", 2025, told) in starts.values()
    assert '#   { indicator = "学前三年毛入园率", at_least = "92%", year = 2030' in text
    assert plan.targets == ()
    rows = parse_plan(
        text.replace("\n# target = [", "\ntarget = [")
        .replace("\n#  ", "\n  ")
        .replace("\n# ]", "\n]"),
        installed_registry(),
    ).plan
    assert [one.year for one in rows.targets] == [2030] * 6 + [None, 2030, 2029]


@pytest.mark.parametrize("name", ["minimal", "erdaojiang"])
def test_the_next_plan_is_clean_but_for_gaps(tmp_path: Path, name: str) -> None:
    former = PROJECT / "examples" / name / "plan.toml"

    eduplan("new", "plan", "next.toml", "--from", former, "--lang", "en", cwd=tmp_path)
    audited = eduplan("audit", "next.toml", "--format", "json", cwd=tmp_path).document

    faults = {one["code"] for one in audited["findings"] if one["nature"] == "fault"}
    assert faults == set(), "what the former plan aimed at is nobody's state yet"
    assert audited["counts"]["by_nature"]["gap"] > 8


def test_the_next_plan_may_be_a_workbook_and_of_another_period(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    former = PROJECT / "examples" / "minimal" / "plan.toml"
    choice = ("--from", former, "--period", "2026-2035", "--title", "远期规划")

    done = eduplan("new", "plan", "next.xlsx", *choice, cwd=tmp_path)
    plan = read_plan(tmp_path / "next.xlsx", installed_registry()).plan

    assert done.code == 0
    assert (plan.title, plan.last_year, len(plan.baselines)) == ("远期规划", 2035, 8)


def test_the_form_of_a_new_plan_may_be_asked_for(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    head = ("--region", "229901", "--title", "x", "--period", "2026-2030")

    done = eduplan("new", "plan", "规划", "--form", "xlsx", *head, cwd=tmp_path)

    assert (done.code, done.out) == (0, "已写出 规划.xlsx\n")
    assert read_plan(tmp_path / "规划.xlsx", installed_registry()).plan.region == "229901"
