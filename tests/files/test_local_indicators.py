"""An indicator of the plan's own that nothing defines: one row of label, unit and direction."""

from __future__ import annotations

from fractions import Fraction

import pytest

from eduplan import InputError, Interval, audit, evaluate, format_plan, parse_plan
from eduplan.files.table_file import parse_table
from tests.small import HEAD, TODAY, registry

REGISTRY = registry()
ROW = 'indicator = [{ label = "课后服务开设率", unit = "%", better = "越高越好" }]\n'
TARGET = 'target = [{ indicator = "课后服务开设率", from = "80%", at_least = "95%" }]\n'


def test_a_label_a_unit_and_a_direction_are_an_indicator() -> None:
    loaded = parse_plan(HEAD + ROW + TARGET, REGISTRY)
    [target] = loaded.plan.targets

    assert target.indicator == "local.课后服务开设率"
    assert loaded.registry.catalogue.indicator(target.indicator).better == "higher"
    assert audit(loaded.plan, loaded.registry, today=TODAY).findings is not None


def test_no_direction_is_said_as_people_say_it() -> None:
    loaded = parse_plan(HEAD + ROW.replace("越高越好", "无") + TARGET, REGISTRY)

    assert loaded.registry.catalogue.indicator("课后服务开设率").better == "none"


def test_it_is_read_from_what_is_reported() -> None:
    loaded = parse_plan(HEAD + ROW + TARGET, REGISTRY)
    header = "region,institution,scope,year,element,value,unit,source\n"
    text = f"{header}229901,,,2023,课后服务开设率,88.5%,,年报\n"
    table = parse_table(text, loaded.registry, "data.csv")
    [one] = evaluate(loaded.plan, loaded.registry, table, as_of=2023).targets

    assert one.level.gap == Interval.point(Fraction(65, 1000))


def test_it_is_written_as_it_is_read() -> None:
    loaded = parse_plan(HEAD + ROW + TARGET, REGISTRY)
    text = format_plan(loaded.plan, loaded.registry)

    assert "reported" not in text
    assert parse_plan(text, REGISTRY).plan == loaded.plan


def test_one_row_of_a_number_that_is_counted_needs_no_direction() -> None:
    row = 'element = [{ label = "社区学习点数", unit = "个" }]\n'
    target = 'target = [{ indicator = "社区学习点数", at_least = "30个" }]\n'
    [found] = parse_plan(HEAD + row + target, REGISTRY).plan.targets

    assert found.indicator == "local.社区学习点数"


@pytest.mark.parametrize(
    ("row", "name"),
    [
        ('title = "新建公办幼儿园", at_least = "6所", over = "累计"', "local.新建公办幼儿园"),
        ('title = "课后服务开设率", at_least = "95%"', "local.课后服务开设率"),
        ('title = "建设资金", at_least = "7134.1万元", over = "累计"', "local.建设资金"),
        ('title = "每校心理教师", range = ["1人", "2人"]', "local.每校心理教师"),
        ('title = "投诉", fall = "20件", from = "80件"', "local.投诉"),
        ('title = "学生数", at_least = "500人"', "schools.pupils"),
    ],
)
def test_a_number_that_is_promised_needs_no_indicator_of_its_own(row: str, name: str) -> None:
    """Title and unit define it; what the catalogue knows by that title is meant."""
    loaded = parse_plan(f"{HEAD}target = [{{ {row} }}]\n", REGISTRY)
    [target] = loaded.plan.targets

    assert target.indicator == name
    assert audit(loaded.plan, loaded.registry, today=TODAY).failed == ()
    text = format_plan(loaded.plan, loaded.registry)
    assert parse_plan(text, REGISTRY).plan == loaded.plan


def test_without_a_title_a_number_needs_to_say_of_what_it_is() -> None:
    with pytest.raises(InputError, match="indicator"):
        parse_plan(f'{HEAD}target = [{{ at_least = "6所" }}]\n', REGISTRY)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_its_formula_says_that_it_is_reported(lang: str) -> None:
    loaded = parse_plan(HEAD + ROW + TARGET, REGISTRY)
    label = loaded.registry.catalogue.label("local.课后服务开设率.reported", lang)  # type: ignore[arg-type]

    assert ("上报" in label) is (lang == "zh")
