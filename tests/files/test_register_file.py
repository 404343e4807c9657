"""The register of institutions: what is read, and every mistake, named by its row and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan import InputError, RegisterError, parse_register, read_register
from eduplan.messages import in_language
from tests.evaluation.ordinary_table import LOADED
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

REGISTRY = installed_registry()
HEADER = "行政区划代码,学校标识码,名称,学校类型,学段,主校,起始年份"


def test_a_row_becomes_an_institution_that_knows_its_place(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_text(
        "\ufeffregion,name,identifier,school_type,ownership,location,opened\n"
        "220503,红旗小学（东）,2122000001,primary_school,公办,城区,2001\n",
        encoding="utf-8",
    )
    [one] = read_register(path, REGISTRY).rows

    assert (one.region, one.name, one.identifier) == ("220503", "红旗小学（东）", "2122000001")
    assert one.codes == {
        "school_type": "primary_school",
        "ownership": "public",
        "location": "urban",
    }
    assert (one.opened, one.closed, one.since) == (2001, None, None)
    assert str(one.location_in_file) == f"{path}:2"


def test_what_is_not_known_is_left_empty() -> None:
    [one] = parse_register(f"{HEADER}\n220503,,甲,,,,\n", REGISTRY).rows

    assert one.codes == {}
    assert one.kinds == frozenset()


def test_a_register_as_a_bureau_keeps_it_is_read() -> None:
    """With a title, a column of numbers, one of telephones, and a row of totals."""
    text = (
        "二道江区学校（机构）名录\n序号,学校（机构）标识码,学校名称,办学类型,办学性质,办公电话\n"
        "1,2122000001,实验小学,小学,民办,0435-1\n,,合计,1所,,\n"
    )
    [one] = parse_register(text, REGISTRY, plan=LOADED.plan).rows

    assert (one.region, one.name, one.identifier) == ("220503", "实验小学", "2122000001")
    assert one.codes == {"school_type": "primary_school", "ownership": "any_private"}


def test_stages_may_differ_from_those_of_the_kind() -> None:
    """A complete secondary school whose junior stage has run out."""
    [one] = parse_register(f"{HEADER}\n220503,,甲,完全中学,普通高中,,\n", REGISTRY).rows
    [two] = parse_register(f"{HEADER}\n220503,,甲,小学,学前、小学,,\n", REGISTRY).rows

    assert one.all_stages == {"senior"}
    assert two.all_stages == {"preschool", "primary"}


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("2205,,甲,小学,,,", "region", "'2205' is not a region"),
        ("220503,12,甲,小学,,,", "identifier", "'12' is not the identifier"),
        ("220503,,,小学,,,", "institution", "'' is not the name of an institution"),
        ("220503,,甲,小雪,,,", "school_type", "小雪"),
        ("220503,,甲,,小雪,,", "stage", "小雪"),
        ("220503,,甲,小学,,,去年", "since", "'去年' is not a year"),
    ],
)
def test_a_mistake_is_named_by_row_and_column(row: str, column: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_register(f"{HEADER}\n{row}\n", REGISTRY, "register.csv")
    [problem] = caught.value.problems

    assert said in in_language(problem.message, "en")
    assert problem.location.line == 2
    assert problem.location.key == column


@pytest.mark.parametrize(
    ("header", "said"),
    [
        ("地区,名称,学校类形", "unknown column '学校类形'.*did you mean '学校类型'"),
        ("地区,名称,学校名称", "given twice"),
        ("名称,学校类型", "columns are missing: region"),
        ("", "the table is empty"),
    ],
)
def test_columns_that_are_not_those_of_a_register_are_refused(header: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_register(header, REGISTRY)


def test_one_institution_twice_since_the_same_year_is_refused_in_both_languages() -> None:
    text = f"{HEADER}\n220503,2122000001,甲,小学,,,\n220503,2122000001,乙,教学点,,,\n"
    with pytest.raises(RegisterError) as caught:
        parse_register(text, REGISTRY, "register.csv")
    [problem] = caught.value.problems

    assert problem.location.line == 3
    assert "register.csv:2" in str(problem)
    assert "已" in problem.in_language("zh")


@pytest.mark.parametrize("main", ["丙", "乙"])
def test_a_main_school_must_be_a_school_of_the_register_that_counts_for_itself(main: str) -> None:
    text = f"地区,名称,主校\n220503,甲,{main}\n220503,乙,丁\n220503,丁,\n"
    with pytest.raises(RegisterError) as caught:
        parse_register(text, REGISTRY)

    assert f"the main school of 甲, '{main}', is not" in str(caught.value.problems[0])
