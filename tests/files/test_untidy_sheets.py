"""More sheets as counties keep them: groups of rows, several tables in one, years in headers."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from eduplan import InputError, ObservationTable
from eduplan.files.table_check import check_tables
from eduplan.files.table_file import parse_table, read_table
from eduplan.messages import in_language
from tests import small
from tests.installed import installed_registry

REGISTRY = installed_registry()
PLAN = small.plan("", REGISTRY)


def read(text: str, file: str = "2023年.csv") -> ObservationTable:
    """Return what is read of a CSV text beside a plan."""
    return parse_table(text, REGISTRY, file, plan=PLAN)


def said(found: ObservationTable) -> list[str]:
    """Return each figure as `whose, of which stage or grade: what of which year, how much`."""
    return [
        f"{one.institution or '合计'} {' '.join(one.scope.values())}: "
        f"{one.name.partition('.')[2]} {one.year} {one.text}"
        for one in found.observations
    ]


def test_a_heading_of_a_group_says_the_stage_of_the_rows_below_it() -> None:
    found = read("学校名称,在校生数\n一、小学,\n甲小学,435\n二、初中,\n一中,600\n合计,1035\n")

    assert said(found) == [
        "甲小学 primary: students 2023 435",
        "一中 junior: students 2023 600",
        "合计 : students 2023 1035",
    ]
    assert found.unread == ()


def test_a_heading_of_a_group_of_elements_is_none_of_them() -> None:
    text = """指标名称,计量单位,2022,2023（预计）
一、学前教育,,,
1.在园幼儿数,人,1800,1750
　其中：公办园,人,1000,1010
二、义务教育,,,
2.小学在校生数,人,5200,5100
"""
    found = read(text, "a.csv")

    assert said(found) == [
        "合计 : enrolment 2022 1800",
        "合计 public: enrolment 2022 1000",
        "合计 primary: students 2022 5200",
    ]
    assert [in_language(one.message, "zh") for one in found.unread] == [
        "没有读“2023(预计)”这一列：不是年份，也不是地区或机构的名称"
    ]


@pytest.mark.parametrize(
    "header",
    [
        "2023年9月1日在校生数",
        "截至2023年底在校生数",
        "23年在校生数",
        "2023学年初在校生数",
    ],
)
def test_a_header_names_its_year_in_many_ways(header: str) -> None:
    assert said(read(f"学校名称,{header}\n甲小学,435\n", "a.csv")) == ["甲小学 : students 2023 435"]


def test_tables_side_by_side_are_parted_by_an_empty_column() -> None:
    found = read(
        "小学,,,初中,\n学校名称,在校生数,,学校名称,在校生数\n甲小学,435,,一中,600\n乙小学,150,,,\n"
    )

    assert said(found) == [
        "甲小学 primary: students 2023 435",
        "乙小学 primary: students 2023 150",
        "一中 junior: students 2023 600",
    ]
    assert found.observations[-1].place == "2023年.csv:3:5"


def test_a_table_may_begin_below_and_right_of_empty_cells() -> None:
    found = read(",,某县小学情况（2023年）,\n,,学校名称,在校生数\n,,甲小学,435\n", "a.csv")

    assert said(found) == ["甲小学 : students 2023 435"]
    assert found.unread == ()


def test_a_table_below_another_has_a_header_of_its_own() -> None:
    text = """各校情况（2022年）
学校名称,在校生数
甲小学,435
注：含教学点。
表二 幼儿园情况
幼儿园名称,在园幼儿数,班级数
乙园,120,4
"""
    found = read(text, "a.csv")

    assert said(found) == [
        "甲小学 : students 2022 435",
        "乙园 : enrolment 2022 120",
        "乙园 : classes 2022 4",
    ]
    assert found.observations[-1].name == "preschool.classes"


def test_a_header_twice_in_one_table_is_still_an_error() -> None:
    with pytest.raises(InputError, match=r"1:3.*学校名称"):
        read("学校名称,在校生数,学校名称\n甲小学,435,甲小学\n")


def test_towns_are_no_figures(tmp_path: Path) -> None:
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream)
    page = book.add_worksheet("初中")
    page.write_row(0, 0, ["乡镇", "学校名称", "在校生数"])
    page.merge_range(1, 0, 3, 0, "城关镇")
    for at, row in enumerate((["一中", 435], ["二中", 200], ["小计", 635]), 1):
        page.write_row(at, 1, row)
    book.close()
    (tmp_path / "2023年.xlsx").write_bytes(stream.getvalue())

    found = read_table(tmp_path / "2023年.xlsx", REGISTRY, plan=PLAN)

    assert said(found)[:2] == ["一中 junior: students 2023 435", "二中 junior: students 2023 200"]
    assert found.observations[2].is_part


def test_a_school_stands_in_the_table_of_each_of_its_stages() -> None:
    found = read("学校名称,学段,在校生数\n甲学校,小学,20\n")
    both = read("学校名称,学段,在校生数\n甲学校,初中,30\n", "b2023年.csv")

    table = ObservationTable((*found.observations, *both.observations))

    assert table.own_code("229901", "甲学校", 2023, "stage") == "junior|primary"


def test_an_identifier_may_stand_in_brackets_before_the_name() -> None:
    [one] = read("学校,在校生数\n（2122000002）河东小学,150\n").observations

    assert (one.identifier, one.institution) == ("2122000002", "河东小学")


def test_an_identifier_says_nothing_of_years_without_rows() -> None:
    """Only a register lists schools that are open; a new school had no pupils to report before."""
    found = read(
        "学校标识码,学校,年份,在校生数\n2122000001,甲小学,2022,5\n2122000001,甲小学,2023,6\n"
        "2122000002,乙小学,2023,7\n"
    )

    assert found.institutions(PLAN.region, 2022) == ("甲小学",)
    assert found.institutions(PLAN.region, 2023) == ("乙小学", "甲小学")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("地区,学校,在校生数\n无名县,甲小学,5\n", ":2:1: 地区: “无名县”不是地区"),
        ("学校,统计年份,在校生数\n甲小学,去年,5\n", ":2:2: 统计年份: “去年”不是年份"),
        (
            "学校,生师比\n甲小学,15:1\n",
            ":1:2: 生师比: “生师比”可能指：高中阶段/生师比、师资/生师比",
        ),
    ],
)
def test_a_cell_is_called_by_its_own_header(text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read(text)

    assert said in caught.value.in_language("zh")


def test_files_that_cannot_be_read_are_named_together(tmp_path: Path) -> None:
    pytest.importorskip("python_calamine")
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04" + bytes(500))
    (tmp_path / "b.xls").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(5000))

    with pytest.raises(InputError) as caught:
        read_table(tmp_path, REGISTRY, plan=PLAN)

    assert [one.location.file[-5:] for one in caught.value.problems] == [".xlsx", "b.xls"]


def test_a_table_without_a_known_header_is_not_said_to_be_known(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("甲,乙\n丙,1\n", encoding="utf-8")

    assert not check_tables(tmp_path / "a.csv", REGISTRY.catalogue, {}).is_known


def test_a_percent_of_a_workbook_by_another_program_is_one(tmp_path: Path) -> None:
    """Openpyxl says of a cell that it is a number, `t="n"`; Excel leaves that out."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    book = xlsxwriter.Workbook(tmp_path / "a.xlsx")
    page = book.add_worksheet()
    page.write_row(0, 0, ["指标", "2023年"])
    page.write(1, 0, "九年义务教育巩固率")
    page.write(1, 1, 0.97, book.add_format({"num_format": "0%"}))
    book.close()
    other = tmp_path / "b.xlsx"
    with zipfile.ZipFile(tmp_path / "a.xlsx") as old, zipfile.ZipFile(other, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b'r="B2" s="1"', b'r="B2" s="1" t="n"'))
    assert b't="n"' in zipfile.ZipFile(other).read("xl/worksheets/sheet1.xml")

    assert said(read_table(other, REGISTRY, plan=PLAN)) == [
        "合计 : nine_year_retention_rate 2023 97%"
    ]
