"""`eduplan standard`: what is in force on a day, and what judges which year."""

from __future__ import annotations

import re

import pytest

from tests.cli.command import eduplan


def test_a_standard_is_shown_with_what_is_in_force_on_a_day() -> None:
    """By label, alias or full name: one answer."""
    pages = [
        eduplan("standard", name, "--on", "2024-01-01", "--region", "220503")
        for name in ("普惠性幼儿园覆盖率", "普惠率", "preschool.inclusive_coverage_rate")
    ]

    assert {page.code for page in pages} == {0}
    assert len({page.out for page in pages}) == 1
    assert "* ≥80%，督导，国家" in pages[0].out
    assert "教督〔2020〕1号" in re.sub(r"\n +", "", pages[0].out)


def test_a_name_may_be_restricted_to_a_scope_as_in_a_formula() -> None:
    """And one that can't be says which dimensions it has."""
    primary = eduplan("standard", "生均图书[学段=小学]", "--on", "2024-01-01")
    wrong = eduplan("standard", "普惠率[学段=小学]")

    assert "* ≥25册/人（小学）" in primary.out
    assert "35册" not in primary.out
    assert wrong.code == 2
    assert "没有维度“stage”" in wrong.err


def test_a_document_is_found_by_its_number_and_a_law_by_its_title() -> None:
    """Laws in force are about no figure."""
    number = eduplan("standard", "教督〔2012〕7号", "--on", "2024-01-01").out
    law = eduplan("standard", "学前教育法", "--on", "2024-01-01").out

    assert "责任区学校数≤20所/个" in number
    assert re.search(r"尚未生效\n  学前教育法施行", law)


def test_two_indicators_of_one_label_are_both_answered() -> None:
    """Students per teacher is meant of all schools, or of senior secondary."""
    names = [
        answer["about"]
        for answer in eduplan("standard", "生师比", "--format", "json").document["answers"]
    ]

    assert names == ["senior_high.student_teacher_ratio", "teachers.student_teacher_ratio"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("普惠性幼儿园覆盖率", "--region", "吉林"), "“220503”"),
        (("普惠性幼儿园覆盖率", "--on", "2024-02-30"), "应为如 2024-03-11 的日期"),
        (("普惠性幼儿圆覆盖率",), "普惠性幼儿园覆盖率"),
        ((), "--coverage 2021-2025"),
        (("普惠率", "--coverage", "2025"), "不能同时写名称"),
        (("--coverage", "2025-2021"), "2021-2025"),
        (("--coverage", "0000"), "2021-2025"),
        (("--coverage", "2025", "--region", "吉林"), "“220503”"),
    ],
)
def test_a_wrong_question_about_standards_gets_one_clear_error(
    arguments: tuple[str, ...], said: str
) -> None:
    """What is wrong, and what would be right."""
    done = eduplan("standard", *arguments)

    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert done.err.count("eduplan: ") == 1


def test_the_coverage_says_for_each_stage_and_year_what_judges_or_that_nothing_does() -> None:
    """As text and as a document."""
    page = eduplan("standard", "--coverage", "2021-2025", "--region", "220503").out
    rows = eduplan("standard", "--coverage", "2024–2025", "--format", "json").document["coverage"]

    assert "  生均公用经费（小学）：2021–2022 ≥650元/(人·年)；2023–2025 ≥720元/(人·年)\n" in page
    assert "  体质健康优良率：2021 无；2022–2025 ≥50%\n" in page
    assert re.search(r"没有标准：[^：]*教师流失率", page)
    assert {tuple(row["years"]) for row in rows} == {("2024", "2025")}
