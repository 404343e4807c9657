"""The verdict of supervision: every item, the schools that fail, and what each adds to a spread."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from eduplan import Interval, parse_table
from eduplan.engine.supervision import ItemResult, Supervision, documents_of, supervise
from tests.cli.command import eduplan
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

NUMBER = "教督〔2017〕6号"
STUDENTS = {"一小": 100, "二小": 200, "三小": 100}
ABOVE = {"一小": 5, "二小": 8, "三小": 3}


def _text() -> str:
    lines = ["region,institution,scope,year,element,value"]
    for element, values in (
        ("governance.students", STUDENTS),
        ("teachers.above_required_degree_teachers", ABOVE),
    ):
        lines += [
            f"229901,{name},stage=primary,2023,{element},{value}" for name, value in values.items()
        ]
    return "\n".join(lines) + "\n"


def _found() -> Supervision:
    registry = installed_registry()
    table = parse_table(_text(), registry, "data.csv")
    return supervise(NUMBER, "229901", 2023, table, registry.catalogue)


def _item(found: Supervision, about: str) -> ItemResult:
    [item] = [
        one
        for one in found.items
        if one.standard.about == about and one.standard.scope == {"stage": "primary"}
    ]
    return item


def test_an_item_about_schools_is_met_only_if_each_of_them_meets_it() -> None:
    item = _item(_found(), "compulsory.above_required_teachers_per_hundred_students")

    assert item.is_met is False
    assert {one.name: one.is_met for one in item.schools} == {
        "一小": True,
        "二小": False,
        "三小": False,
    }


def test_a_variation_shows_what_each_school_adds_and_what_it_is_without_it() -> None:
    """Worked by hand: 5, 4, 3 for 100, 200, 100 pupils; mean 4, variance 1/2."""
    item = _item(_found(), "compulsory.above_required_teachers_variation")

    assert item.spread is not None
    shares = {one.name: one.share for one in item.spread.shares}
    assert item.is_met is True
    assert item.spread.mean == Interval.point(Fraction(4, 100))
    assert shares == {
        "一小": Interval.point(Fraction(1, 2)),
        "二小": Interval.point(0),
        "三小": Interval.point(Fraction(1, 2)),
    }
    without = {one.name: one.without for one in item.spread.shares}["二小"]
    assert without is not None
    assert without.contains(Fraction(1, 4))  # 5 and 3 about 4


def test_what_has_no_data_or_is_judged_by_people_is_open_and_never_met() -> None:
    found = _found()

    item = _item(found, "compulsory.sports_area_per_student")
    assert item.is_met is None
    assert found.is_met is False
    assert any(one.is_met is None for one in found.items)


def test_every_document_of_supervision_can_be_named() -> None:
    assert NUMBER in documents_of(installed_registry().catalogue)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return the table as a file."""
    path = tmp_path / "data.csv"
    path.write_text(_text(), encoding="utf-8")
    return path


def test_the_command_names_the_schools_that_fail_by_how_much(data: Path) -> None:
    done = eduplan("supervise", "优质均衡", "--data", data)

    lines = [" ".join(line.split()) for line in done.out.splitlines()]
    assert (done.code, done.err) == (1, "")
    assert "结论 没有达到" in lines
    worst, least = [line for line in lines if "高于规定学历专任教师数 ≥" in line]
    assert worst.startswith("三小 3人/百人 1.2人/百人 高于规定学历专任教师数 ≥5人；")
    assert least.startswith("二小 4人/百人 0.2人/百人 高于规定学历专任教师数 ≥9人；")
    assert least.endswith("1人～190人")


def test_the_page_shows_the_schools_along_the_scale(data: Path) -> None:
    done = eduplan("supervise", "优质均衡", "--data", data, "--format", "html")

    assert done.out.startswith("<!doctype html>")
    assert "每百名学生拥有高于规定学历教师数差异系数" in done.out
    assert '<svg class="chart"' in done.out
    assert "一小" in done.out


def test_an_unknown_document_is_refused_with_the_nearest(data: Path) -> None:
    done = eduplan("supervise", "优质平衡", "--data", data)

    assert (done.code, done.out) == (2, "")
    assert "优质均衡" in done.err


def test_of_several_regions_one_must_be_named(data: Path) -> None:
    text = data.read_text(encoding="utf-8")
    data.write_text(
        text + text.splitlines()[1].replace("229901", "229902") + "\n", encoding="utf-8"
    )

    done = eduplan("supervise", "优质均衡", "--data", data)

    assert done.code == 2
    assert "229901、229902" in done.err
