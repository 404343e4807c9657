"""Names, scopes and places that real plans use: each is found, and counts as it should."""

from __future__ import annotations

from fractions import Fraction

import pytest

from eduplan import Interval, evaluate, format_plan, parse_plan
from eduplan.files.table_file import parse_table
from tests.installed import installed_registry
from tests.plugins.test_changes import audited, found
from tests.small import HEAD

REGISTRY = installed_registry()
ROWS = {
    "新增学位2100个": 'indicator = "新增学位数", at_least = "2100个", over = "累计"',
    "新建小学3所": 'indicator = "新建学校数", at_least = "3所", over = "累计", scope = "学段=小学"',
    "新建幼儿园12所": 'indicator = "新建幼儿园数", at_least = "12所", over = "累计"',
    "学前净入园率": 'indicator = "学前三年净入园率", at_least = "95%"',
    "初中净入学率": 'indicator = "初中净入学率", at_least = "99%"',
    "小学教师本科率": 'indicator = "本科及以上学历教师占比", at_least = "85%", scope = "学段=小学"',
    "高中教师研究生": 'indicator = "研究生学历教师占比", at_least = "9%", scope = "学段=普通高中"',
    "省优质园": 'indicator = "等级幼儿园数", at_least = "3所", scope = "幼儿园等级=quality"',
    "优质园覆盖率": 'indicator = "优质园覆盖率", at_least = "70%"',
    "文明校园": 'indicator = "获得称号的学校数", at_least = "20所", scope = "称号=文明校园"',
    "千人托位数": 'indicator = "千人托位数", at_least = "4.5个/千人"',
    "残疾幼儿入园率": 'indicator = "残疾幼儿入园率", at_least = "90%"',
    "残疾学生高中阶段入学率": 'indicator = "残疾学生高中阶段入学率", at_least = "60%"',
    "普惠园在园幼儿": 'indicator = "普惠性幼儿园在园幼儿数", at_least = "3500人"',
    "随迁子女": 'indicator = "在校生数", at_least = "500人", scope = "户籍=随迁子女"',
    "民办园": 'indicator = "幼儿园数", at_most = "9所", scope = "办学性质=民办"',
    "县城": 'indicator = "班级数", at_most = "90班", scope = "县城=县城"',
}


@pytest.mark.parametrize("row", ROWS.values(), ids=ROWS)
def test_what_real_plans_promise_is_one_row(row: str) -> None:
    loaded = parse_plan(f"{HEAD}target = [{{ {row} }}]\n", REGISTRY)

    assert loaded.plan.targets[0].indicator
    text = format_plan(loaded.plan, loaded.registry)
    assert parse_plan(text, REGISTRY).plan == loaded.plan


@pytest.mark.parametrize(
    ("written", "code"), [("CN", "CN"), ("全国", "CN"), ("吉林省", "220000"), ("220503", "220503")]
)
def test_a_plan_is_of_the_nation_a_province_or_a_county(written: str, code: str) -> None:
    head = HEAD.replace('region = "229901"', f'region = "{written}"')

    assert parse_plan(head, REGISTRY).plan.region == code


def test_figures_of_two_places_are_not_compared() -> None:
    """A city's document tells of its counties."""
    about = 'label = "在校生数", about = "在校生数", year = 2020'
    report = audited(
        f'statement: {about}, value = "5000人", scope = "地区=长兴县"',
        f'statement: {about}, value = "7000人", scope = "地区=安吉县"',
        f'statement: {about}, value = "12万人", clause = "一"',
    )

    assert found(report, "PLAN040") == []
    assert found(audited(
        f'statement: {about}, value = "5000人", scope = "地区=长兴县"',
        f'statement: {about}, value = "7000人", scope = "地区=长兴县", clause = "一"',
    ), "PLAN040")  # fmt: skip


@pytest.mark.parametrize(("place", "met"), [("229901", True), ("229902", False)])
def test_a_target_of_a_place_is_read_from_the_rows_of_that_place(place: str, met: bool) -> None:
    head = HEAD.replace('region = "229901"', 'region = "229900"')
    row = f'indicator = "九年义务教育巩固率", at_least = "95%", scope = "地区={place}"'
    loaded = parse_plan(f"{head}target = [{{ {row} }}]\n", REGISTRY)
    header = "region,institution,scope,year,element,value,unit,source\n"
    rows = (
        "229901,,,2023,九年义务教育巩固率,96%,,年报\n229902,,,2023,九年义务教育巩固率,93%,,年报\n"
    )
    table = parse_table(header + rows, loaded.registry, "data.csv")
    [one] = evaluate(loaded.plan, loaded.registry, table, as_of=2023).targets

    assert one.level.state == ("met" if met else "missed")


def test_a_place_without_a_code_has_no_data() -> None:
    row = 'indicator = "九年义务教育巩固率", at_least = "95%", scope = "地区=长兴县"'
    loaded = parse_plan(f"{HEAD}target = [{{ {row} }}]\n", REGISTRY)
    header = "region,institution,scope,year,element,value,unit,source\n"
    text = header + "229901,,,2023,九年义务教育巩固率,96%,,年报\n"
    [one] = evaluate(
        loaded.plan, loaded.registry, parse_table(text, loaded.registry, "data.csv"), as_of=2023
    ).targets

    assert one.level.state == "unknown"


def test_a_share_of_teachers_by_degree_is_their_quotient() -> None:
    head = "region,institution,scope,year,element,value,unit,source\n"
    rows = [
        f"229901,,stage=primary;degree={code},2023,专任教师数,{number},,年报\n"
        for code, number in {"postgraduate": 10, "bachelor": 70, "college": 20}.items()
    ]
    rows.append("229901,,stage=primary,2023,专任教师数,100,,年报\n")
    row = 'indicator = "本科及以上学历教师占比", at_least = "85%", scope = "学段=小学"'
    loaded = parse_plan(f"{HEAD}target = [{{ {row} }}]\n", REGISTRY)
    table = parse_table(head + "".join(rows), loaded.registry, "data.csv")
    [one] = evaluate(loaded.plan, loaded.registry, table, as_of=2023).targets

    assert one.level.gap == Interval.point(Fraction(5, 100))
