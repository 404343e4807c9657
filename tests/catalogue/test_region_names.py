"""Regions by name and code, and what became of codes that ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from eduplan.catalogue.region_names import (
    region_name,
    region_records,
    regions_named,
    successors_of,
)
from eduplan.files.table_file import read_table
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
