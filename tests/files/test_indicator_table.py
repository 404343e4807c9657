"""The table of main indicators, as plans print it, becomes a plan."""

from __future__ import annotations

from typing import Any

import pytest

from eduplan import InputError, Plan
from eduplan.files.indicator_table import IndicatorTable, read_indicator_table
from eduplan.files.plan_file import load_data, parse_plan
from eduplan.files.plan_writer import format_plan
from eduplan.files.table_plan import plan_of_table
from eduplan.tables.text import text_sheet
from tests.installed import installed_registry

REGISTRY = installed_registry()
PRINTED = """“十四五”时期教育发展主要指标,,,,,,
序号,类别,指标（单位）,2020年,2025年,年均增长〔累计〕,属性
1,学前教育,学前教育毛入园率（%）,88.1,≥92,,预期性
2,,普惠性幼儿园覆盖率(%),80.5,90以上,,约束性
3,义务教育,九年义务教育巩固率（%）,95.2,96左右,,约束性
4,,新增学位（个）,—,〔2100〕,,预期性
5,高中阶段,高中阶段毛入学率①(%),93.5,96,,预期性
6,投入,一般公共预算教育支出（万元）,7134.1,9000,6.5%,预期性
7,,劳动年龄人口平均受教育年限（年）,10.8,11.3,,约束性
8,,县域义务教育优质均衡,创建,通过国家认定,,预期性
注：①含技工学校。,,,,,,
"""


def table(text: str) -> IndicatorTable:
    """Return the indicators of a text."""
    found = read_indicator_table(text_sheet(text, "a.csv"), REGISTRY.catalogue)
    assert found is not None
    return found


def plan(text: str, **more: Any) -> Plan:
    """Return the plan that is made of a table; as text it is the same."""
    data = plan_of_table(table(text), REGISTRY.catalogue, region="220503", file="a.csv", **more)
    loaded = load_data(data, REGISTRY)
    assert parse_plan(format_plan(*loaded), REGISTRY).plan == loaded.plan
    return loaded.plan


def test_every_row_of_a_printed_table_is_kept() -> None:
    found = plan(PRINTED)

    targets = {one.indicator: one for one in found.targets}
    assert (found.first_year, found.last_year, found.baseline_year) == (2021, 2025, 2020)
    assert len(found.targets) == 7
    assert len(found.baselines) == 6
    assert str(targets["preschool.gross_enrolment_rate"].bound.accepted.lower) == "23/25"
    assert targets["preschool.inclusive_coverage_rate"].binding == "binding"
    assert "96左右" in targets["compulsory.nine_year_retention_rate"].note
    said = {one.label: one.figure.text if one.figure else one.claim for one in found.statements}
    assert said["新增学位（规划期累计）"] == "2100个"
    assert said["一般公共预算教育支出（年均增长或累计）"] == "6.5%"
    assert said["县域义务教育优质均衡"] == "创建"
    assert found.targets[-1].bound.describe(REGISTRY.catalogue.unit("preschool.enrolment")) != ""


def test_an_indicator_that_nothing_defines_becomes_one_of_the_plans_own() -> None:
    data = plan_of_table(table(PRINTED), REGISTRY.catalogue, region="220503", file="a.csv").data

    assert "劳动年龄人口平均受教育年限" in {one["label"] for one in data["indicator"]}
    [target] = [one for one in data["target"] if one.get("from") == "10.8年"]
    assert target["at_least"] == "11.3年"
    assert "推断" in target["note"]


@pytest.mark.parametrize(
    ("header", "row"),
    [
        ("指标名称\t单位\t2020年实际\t2025年目标", "高中阶段毛入学率\t%\t93.5\t96"),
        ("指标\t现状（2020年）\t目标（2025年）", "高中阶段毛入学率(%)\t93.5\t96"),
        (
            "一级指标\t二级指标\t2020\t2025\t指标属性",
            "高中\t高中阶段毛入学率(%)\t93.5\t96\t约束性指标",
        ),
        ("项目    2020年    2025年", "高中阶段毛入学率    93.5%    96%"),
        ("指标,基期值（二〇二〇年）,规划目标值（二〇二五年）", "高中阶段毛入学率,93.5%,96%"),
    ],
)
def test_headers_are_known_in_the_usual_forms(header: str, row: str) -> None:
    [target] = plan(f"{header}\n{row}\n").targets

    assert (target.indicator, target.year) == ("senior_high.gross_enrolment_rate", 2025)


def test_of_two_indicators_of_one_label_a_stage_tells_which() -> None:
    """Only one of the two 生师比 has stages."""
    [target] = plan("指标,单位,2020年,2025年\n小学生师比,,20:1,≤19:1\n").targets

    assert (target.indicator, target.scope) == (
        "teachers.student_teacher_ratio",
        {"stage": "primary"},
    )


def test_a_count_of_the_catalogue_is_aimed_at_as_it_is() -> None:
    rows = "普通高中在校生数（万人）,0.62,0.7\n专任教师数（人）,1650,1700\n在校生（人）,900,800"
    found = plan(f"指标,2020年,2025年\n{rows}\n")

    assert [(one.indicator, dict(one.scope)) for one in found.targets] == [
        ("governance.students", {"stage": "senior"}),
        ("teachers.full_time_teachers", {}),
        ("governance.students", {}),
    ]
    assert [one.bound.accepted.upper is None for one in found.targets] == [True, True, False]


def test_a_growth_takes_its_unit_from_its_header() -> None:
    found = plan("指标,2020年,2025年,年均增长（%）\n专任教师数（人）,1700,1600,-1.2\n")

    assert [one.figure and one.figure.text for one in found.statements] == ["-1.2%"]


def test_years_between_become_milestones() -> None:
    [target] = plan("指标,2020年,2023年,2025年\n高中阶段毛入学率(%),93.5,95,96\n").targets

    assert {year: figure.text for year, figure in target.milestones.items()} == {2023: "95%"}


def test_a_table_without_years_needs_a_period() -> None:
    text = "指标,现状,目标\n高中阶段毛入学率(%),93.5,96\n"

    with pytest.raises(InputError, match="--period"):
        plan(text)
    assert plan(text, period="2021-2025").targets[0].year is None


def test_another_table_is_none_of_indicators() -> None:
    assert read_indicator_table(text_sheet("学校,在校生数\n甲,5\n"), REGISTRY.catalogue) is None


def test_a_header_of_two_levels_names_the_years_below_the_targets() -> None:
    """As merged cells, or as a CSV keeps them: blank beside and below."""
    found = plan(
        "类别,指标,单位,2020年（基期）,规划目标,,属性\n,,,,2023年,2025年,\n"
        "学前教育,学前三年毛入园率,%,88.1,90,92,约束性\n"
        "义务教育,小学生均图书,册,22,25,30,预期性\n"
    )

    assert (found.first_year, found.last_year) == (2021, 2025)
    [enrolment, books] = found.targets
    assert {year: one.text for year, one in enrolment.milestones.items()} == {2023: "90%"}
    assert books.indicator == "compulsory.books_per_student"


@pytest.mark.parametrize(
    ("label", "indicator", "scope"),
    [
        ("1. 中等职业教育在校生（人）", "senior_high.vocational_students", {}),
        ("普通高中在校生（人）", "governance.students", {"stage": "senior"}),
        ("公办园在园幼儿比例（%）", "preschool.public_enrolment_share", {}),
    ],
)
def test_a_label_is_known_by_its_usual_words(
    label: str, indicator: str, scope: dict[str, str]
) -> None:
    found = plan(f"类别,指标,2020年,2025年\n高中阶段教育,{label},40,50\n")

    [target] = found.targets
    assert (target.indicator, dict(target.scope)) == (indicator, scope)


def test_a_total_of_the_last_period_is_no_state_and_own_indicators_have_no_scope() -> None:
    found = plan(
        "指标,单位,2020年,2022年,2025年\n新建学校,所,[8],3,[6]\n小学食堂覆盖率,%,80,85,90\n"
    )

    [schools, canteens] = found.targets
    assert schools.year == 2022
    assert [one.indicator for one in found.baselines] == [canteens.indicator]
    assert (canteens.indicator, dict(canteens.scope)) == ("local.row_2", {})
