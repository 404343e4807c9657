"""Regions by name and code, and what became of codes that ended."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from eduplan.catalogue.region_names import (
    present_code,
    region_name,
    region_records,
    regions_named,
    successors_of,
)
from eduplan.data.table import ObservationTable
from eduplan.files.table_file import read_table
from eduplan.formula import Reference
from eduplan.plan.model import Plan
from eduplan.readings.exact import read_exact
from eduplan.readings.facts import Context, Reading
from eduplan.readings.observed import ObservedFacts
from tests import small
from tests.evaluation.county import REGISTRY


def test_a_code_has_its_name_and_a_name_its_code() -> None:
    assert region_name("220503") == "二道江区"
    assert regions_named("二道江区", "220000") == ("220503",)
    assert region_name("110103", 2000) == "崇文区"
    assert region_name("110103", 2020) == ""


@pytest.mark.parametrize(("old", "new"), [("110103", ("110101",)), ("220503", ("220503",))])
def test_a_code_that_ended_leads_to_those_of_today(old: str, new: tuple[str, ...]) -> None:
    assert successors_of(old) == new


@pytest.mark.parametrize(
    ("code", "present"),
    [
        ("330185", "330112"),  # 临安市 became 临安区
        ("330104", "330104"),  # 江干区 was parted between two
        ("341421", "341421"),  # 庐江县 went to another prefecture
        ("220503", "220503"),
        ("229901", "229901"),  # of an invented county
    ],
)
def test_a_region_that_only_changed_its_code_is_the_same(code: str, present: str) -> None:
    assert present_code(code) == present


def at(region: str) -> Plan:
    return attrs.evolve(small.plan("", REGISTRY), region=region, region_name="")


def read(tmp_path: Path, region: str, *rows: str) -> ObservationTable:
    text = "\n".join(("地区,年份,教育支出（万元）", *rows))
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")
    return read_table(tmp_path / "data.csv", REGISTRY, plan=at(region))


@pytest.mark.parametrize("region", ["330185", "330112", "330100"])
def test_rows_of_an_older_code_are_of_the_region_of_today(tmp_path: Path, region: str) -> None:
    """Or of the plan's own, which may have been made under the older one."""
    found = read(tmp_path, region, "330185,2016,10", "330112,2020,12", "临安区,2021,13")

    expected = region if region != "330100" else "330112"
    assert {one.region for one in found.observations} == {expected}


def test_a_region_that_was_merged_into_the_plans_is_named(tmp_path: Path) -> None:
    found = read(tmp_path, "330102", "330102,2020,10", "330104,2020,12")

    said = "\n".join(one.in_language("zh") for one in found.unread)
    assert "330104（江干区）2021年撤销，全部或一部分并入 330102" in said


def test_a_sum_needs_the_counties_that_were_there_in_its_year(tmp_path: Path) -> None:
    """江干区 until 2020, 临平区 since 2021: each year is the sum of those that it had."""
    rows = ["330102,2020,10", "330104,2020,12", "330102,2022,30", "330113,2022,5"]
    facts = ObservedFacts(read(tmp_path, "330100", *rows), REGISTRY.catalogue)

    def total(year: int) -> Reading:
        context = Context("330100", year)
        return read_exact(Reference("town.spending"), facts, context, REGISTRY.catalogue)

    assert [total(2020).interval.lower, total(2022).interval.lower] == [210_000, 340_000]
    assert total(2020).is_known
    assert not total(2021).is_known


def test_every_successor_is_a_code_and_years_go_forward() -> None:
    records = region_records()
    for code, own in records.items():
        for one in own:
            assert one.until is None or one.since < one.until, code
            assert {next_ for next_, _ in one.successors} <= records.keys(), code


def test_a_table_may_call_the_counties_of_the_province_by_name(tmp_path: Path) -> None:
    plan = small.plan("", REGISTRY)
    text = "地区,年份,教育支出（万元）\n小县,2023,10\n二道江区,2023,7\n"
    (tmp_path / "data.csv").write_text(text, encoding="utf-8")

    found = read_table(tmp_path / "data.csv", REGISTRY, plan=plan)

    assert [one.region for one in found.observations] == ["229901", "220503"]
