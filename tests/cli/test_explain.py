"""`eduplan explain`: values put in, formulas, and the items of a plan."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import eduplan

if TYPE_CHECKING:
    from collections.abc import Sequence


EXAMPLE = str(Path(__file__).parents[2] / "examples" / "erdaojiang" / "plan.toml")
GIVEN = ("--set", "公办园在园幼儿数=620人", "--set", "普惠性民办园在园幼儿数=410人")


def test_values_put_in_are_worked_out_in_words() -> None:
    done = eduplan("explain", "普惠性幼儿园覆盖率", *GIVEN, "--set", "在园幼儿数＝1180")

    text = re.sub(r"\n +", "", done.out).replace(" ", "")
    expected = "公办园在园幼儿数620人+普惠性民办园在园幼儿数410人)÷在园幼儿数1180人=87.29%"
    assert done.code == 0
    assert expected in text


def test_without_all_values_the_answer_is_unknown_and_says_what_is_missing() -> None:
    done = eduplan("explain", "普惠性幼儿园覆盖率", *GIVEN)

    assert "因为缺少：在园幼儿数" in re.sub(r"\n +", "", done.out)


def test_an_explanation_as_json_holds_the_exact_value() -> None:
    done = eduplan(*("explain", "普惠率", *GIVEN, "--set", "在园幼儿数=1180人", "--format", "json"))

    assert "103/118" in done.out
    assert done.document["explanation"]


def test_a_formula_is_explained_by_the_definitions_of_its_names() -> None:
    done = eduplan("explain", "公办园在园幼儿数 ÷ 在园幼儿数 ≥ 50%")

    assert done.code == 0
    assert "preschool.public_enrolment" in done.out


@pytest.mark.parametrize(
    ("formula", "shown"),
    [("1人 + 2人", "1人 + 2人 = 3人"), ("1 > 2", "不成立"), ("1 ÷ (2 - 2)", "除数为零")],
)
def test_a_formula_without_names_is_worked_out(formula: str, shown: str) -> None:
    done = eduplan("explain", formula)

    assert done.code == 0
    assert shown in done.out


@pytest.mark.parametrize(
    ("arguments", "shown"),
    [
        (("在园幼儿数 ÷",), "在园幼儿数 ÷"),
        (("1 ÷ 0",), "以 0 为除数"),
        (("开平方(4)",), "合计"),
        (("在园幼儿数", "--set", "幼儿园数=5元"), "幼儿园数=5元："),
        (("在园幼儿数 + 幼儿园数",), "不能相加减"),
        (("(" * 5_000,), "5000 个字"),
        (("在园幼儿数", "--set", "在园幼儿数"), "名称=值"),
        (("在园幼儿数", "--set", "在园幼儿数=若干"), "若干"),
        (("在园幼儿数", "--set", "在园幼儿=5人"), "在园幼儿数"),
        (("在园幼儿数", "--set", "在园幼儿数=5元"), "元"),
        (("生师比", "--set", "在园幼儿数=5人"), "teachers.student_teacher_ratio"),
        (("在园幼儿数", *("--set", "在园幼儿数=5人") * 2), "在园幼儿数 已经给过"),
        (
            ("在园幼儿数", "--set", "在园幼儿数=5人", "--set", "preschool.enrolment=5人"),
            "preschool.enrolment 已经给过",
        ),
        (("在园幼儿数", "--year", "x"), "--year"),
    ],
)
def test_what_can_not_be_explained_is_refused_with_the_reason(
    arguments: Sequence[str], shown: str
) -> None:
    done = eduplan("explain", *arguments)

    assert done.code == 2
    assert shown in done.err


@pytest.mark.parametrize("subject", ["T01", "B01", "M01", "三(一)1"])
def test_an_item_or_clause_of_a_plan_is_explained_with_what_is_about_it(
    plan: Path, subject: str
) -> None:
    done = eduplan("explain", "--plan", plan, subject)

    assert done.code == 0
    assert done.out.startswith(subject)
    assert eduplan("explain", "--plan", plan, subject, "--format", "json").document["item"]


def test_a_clause_is_found_with_the_brackets_that_the_document_prints(plan: Path) -> None:
    """三（一）1 is 三(一)1, as in the file of the plan."""
    done = eduplan("explain", "--plan", plan, "三（一）1")

    assert done.code == 0
    assert done.out.startswith("三(一)1")


def test_a_target_is_explained_with_its_baseline_and_findings(plan: Path) -> None:
    done = eduplan("explain", "--plan", plan, "T01")

    for part in ("目标值", "≥55%", "三(一)1", "B01", "60.5%", "PLAN001", "plan.toml:39"):
        assert part in re.sub(r"\n +", "", done.out)


def test_an_indicator_of_the_plan_itself_is_explained_with_values_put_in(plan: Path) -> None:
    """By its label, in a formula, and in JSON; without the plan the label is unknown."""
    children, public = "全县在园幼儿数=1180人", "全县公办园在园幼儿数=885人"
    given = ("--plan", plan, "--set", children, "--set", public)

    page = eduplan("explain", "--plan", plan, "全县公办园在园幼儿占比")
    done = eduplan("explain", "全县公办园在园幼儿占比", *given)
    formula = eduplan("explain", "全县公办园在园幼儿数 ≥ 60% × 全县在园幼儿数", *given)

    assert page.out.startswith("全县公办园在园幼儿占比  local.public_share\n")
    assert done.out.startswith(page.out)
    assert f"规划文件 {plan}:24" in re.sub(r"\n +", " ", page.out)
    assert "= 75%" in re.sub(r"\n +", " ", done.out.removeprefix(page.out))
    assert "成立" in formula.out
    assert eduplan("explain", "全县公办园在园幼儿占比").code == 2


def test_a_misspelt_name_of_the_plan_itself_is_refused_with_the_nearest(plan: Path) -> None:
    done = eduplan("explain", "--plan", plan, "全县公办园在园幼儿比")

    assert done.code == 2
    assert "“全县公办园在园幼儿占比”" in done.err


def test_what_is_missing_in_a_plan_is_missing_for_its_region_and_the_year(plan: Path) -> None:
    """Of the nation where no plan is named."""
    given = ("--year", "2020", "--set", "全县在园幼儿数=1180人")
    done = eduplan("explain", "全县公办园在园幼儿占比", "--plan", plan, *given)
    national = eduplan("explain", "普惠性幼儿园覆盖率", *GIVEN, "--year", "2020")

    assert "全县公办园在园幼儿数（220503，2020年）" in re.sub(r"\n +", "", done.out)
    assert "在园幼儿数（国家，2020年）" in re.sub(r"\n +", "", national.out)


def test_an_unknown_item_is_refused_with_the_nearest(plan: Path) -> None:
    done = eduplan("explain", "--plan", plan, "T001")

    assert done.code == 2
    assert "“T01”" in done.err


def test_a_rule_says_how_it_ended_on_one_item_of_a_plan_and_why_it_is_silent() -> None:
    done = eduplan("explain", "PLAN005", "T12", "--plan", EXAMPLE)

    [row] = [line for line in done.out.splitlines() if line.startswith("T12")]
    assert done.code == 0
    assert row.split() == ["T12", "不适用", "写的是变化或一段时间的合计，没有现状"]


def test_without_an_item_a_rule_tells_of_every_subject_and_what_it_found() -> None:
    done = eduplan("explain", "PLAN002", "--plan", EXAMPLE, "--format", "json", "--lang", "en")

    statuses = {one["subject"]: one["status"] for one in done.document["outcomes"]}
    failed = {subject for subject, status in statuses.items() if status == "fail"}
    assert {one["code"] for one in done.document["findings"]} == {"PLAN002"}
    assert failed == {one["subjects"][0] for one in done.document["findings"]}
    silent = [one for one in done.document["outcomes"] if one["status"] not in ("pass", "fail")]
    assert silent
    assert all(one["reason"] for one in silent)


def test_a_rule_that_had_nothing_to_ask_about_says_so() -> None:
    done = eduplan("explain", "PLAN034", "T12", "--plan", EXAMPLE)

    assert "没有问过" in done.out or "不适用" in done.out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("PLAN005", "T999", "--plan"), "T999"),
        (("T11", "T12", "--plan"), "不是规则代码"),
    ],
)
def test_an_item_beside_anything_but_a_rule_and_an_unknown_item_are_refused(
    arguments: tuple[str, ...], said: str
) -> None:
    done = eduplan("explain", *arguments, EXAMPLE)

    assert done.code == 2
    assert said in done.err
