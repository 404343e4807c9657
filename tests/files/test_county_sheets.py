"""Sheets as counties keep them: each test is a habit that was met, or one that a guess would get
wrong."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from eduplan import InputError, ObservationTable
from eduplan.files.register_file import parse_register
from eduplan.files.table_file import read_table
from eduplan.messages import in_language
from tests import small
from tests.evaluation.county import REGISTRY
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

PLAN = small.plan("", REGISTRY)


def table(
    path: Path, text: str, name: str = "2023.csv", encoding: str = "utf-8"
) -> ObservationTable:
    """Return what is read of a CSV file."""
    (path / name).write_bytes(text.encode(encoding))
    return read_table(path / name, REGISTRY, plan=PLAN)


def workbook(path: Path, sheets: dict[str, Any], name: str = "data.xlsx") -> Path:
    """Write a workbook of some sheets, each of rows of cells or a function that writes it."""
    xlsxwriter = pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    book = xlsxwriter.Workbook(path / name)
    for title, rows in sheets.items():
        sheet = book.add_worksheet(title)
        if callable(rows):
            rows(sheet, book)
        else:
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    book.close()
    return path / name


def read(path: Path) -> ObservationTable:
    """Return what is read of a file beside the plan."""
    return read_table(path, REGISTRY, plan=PLAN)


def values(found: ObservationTable) -> dict[tuple[str, ...], Any]:
    """Return each figure by institution, element, scope and year."""
    return {
        (
            one.institution,
            REGISTRY.catalogue.label(one.name),
            "".join(one.scope.values()),
            str(one.year),
        ): one.figure and one.figure.value
        for one in found.observations
    }


def unread(found: ObservationTable) -> str:
    """Return what was left unread, as it is said in Chinese."""
    return "\n".join(one.in_language("zh") for one in found.unread)


def test_a_school_in_each_row_and_an_element_in_each_column(tmp_path: Path) -> None:
    found = table(tmp_path, "学校名称,在校生数,教师数\n甲小学,435,30\n乙小学,28,4\n")

    assert values(found) == {
        ("甲小学", "在校生数", "", "2023"): 435,
        ("甲小学", "教师数", "", "2023"): 30,
        ("乙小学", "在校生数", "", "2023"): 28,
        ("乙小学", "教师数", "", "2023"): 4,
    }
    assert {one.region for one in found.observations} == {PLAN.region}
    assert [one.place for one in found.observations][1] == f"{tmp_path}/2023.csv:2:3"


def test_a_table_saved_by_chinese_excel(tmp_path: Path) -> None:
    """In the national encoding, with semicolons or tabs."""
    text = "学校;年份;在校生数\n甲小学;2023年;435\n"

    assert values(table(tmp_path, text, encoding="gb18030")) == {
        ("甲小学", "在校生数", "", "2023"): 435
    }


def test_title_rows_units_and_notes_are_told_from_data(tmp_path: Path) -> None:
    text = """表3 2023年各校基本情况,,,
,,,单位：人
学校名称,在校生数,教师数,教育局电话
甲小学,"1,435",30①,
乙小学,2087＊,—,
注：①含支教教师。,,,
资料来源：2023年教育统计年报,,,
"""
    found = table(tmp_path, text, "x.csv")

    assert values(found)["甲小学", "教师数", "", "2023"] == 30
    assert values(found)["乙小学", "在校生数", "", "2023"] == 2087
    assert values(found)["乙小学", "教师数", "", "2023"] is None
    assert {one.source for one in found.observations} == {"2023年教育统计年报"}
    assert "教育局电话" in unread(found)


def test_headers_of_two_levels_name_stages_under_an_element(tmp_path: Path) -> None:
    text = """学校名称,在校生数,,,教师数（人）,
,合计,小学,其中：初中,小学,初中
甲学校,300,200,100,20,10
"""
    assert values(table(tmp_path, text)) == {
        ("甲学校", "在校生数", "", "2023"): 300,
        ("甲学校", "在校生数", "primary", "2023"): 200,
        ("甲学校", "在校生数", "junior", "2023"): 100,
        ("甲学校", "教师数", "primary", "2023"): 20,
        ("甲学校", "教师数", "junior", "2023"): 10,
    }


def test_the_wide_export_of_the_returns(tmp_path: Path) -> None:
    """Four levels of header, merged; a level of one column; divisions, and groups of no meaning."""
    headers = [
        ("学校名称",),
        ("区县",),
        ("办学类型",),
        ("是否计校数",),
        ("在校生数", "合计"),
        ("在校生数", "#女"),
        ("专任教师", "计"),
        ("专任教师", "#按学历分", "硕士研究生"),
        ("专任教师", "#按学历分", "本科"),
        ("占地面积及其他办学条件", "占地面积（平方米）", "其中", "运动场地面积"),
        ("固定资产总值", "教学仪器设备资产值(万元)"),
        ("本学年校舍建筑面积", "教学及辅助用房", "计"),
        ("教职工", "#女"),
    ]

    def write(sheet: Any, book: Any) -> None:
        sheet.merge_range(0, 0, 0, 12, "2025年义务教育学校基础数据")
        for column, levels in enumerate(headers):
            for level, text in enumerate(levels, start=1):
                sheet.write(level, column, text)
        for column in range(4):
            sheet.merge_range(1, column, 4, column, headers[column][0])
        sheet.merge_range(1, 4, 1, 5, "在校生数")
        sheet.merge_range(1, 6, 1, 8, "专任教师")
        sheet.merge_range(2, 7, 2, 8, "#按学历分")
        figures = [1, 500, 240, 30, 1, 25, 3000, 120.5, 2000, 24]
        sheet.write_row(5, 0, ["甲小学", 229901, "小学", *figures])

    registry = installed_registry()
    path = workbook(tmp_path, {"表": write}, "export.xlsx")
    found = read_table(path, registry, plan=small.plan("", registry))

    of = {"degree", "sex"}
    assert {
        (one.name, "".join(code for name, code in one.scope.items() if name in of), one.text)
        for one in found.observations
    } == {
        ("governance.students", "", "500"),
        ("governance.students", "female", "240"),
        ("teachers.full_time_teachers", "", "30"),
        ("teachers.full_time_teachers", "bachelor", "25"),
        ("teachers.full_time_teachers", "master", "1"),
        ("compulsory.sports_ground_area", "", "3000"),
        ("compulsory.equipment_value", "", "120.5"),
        ("compulsory.teaching_area", "", "2000"),
    }
    assert "没有读“教职工/#女”这一列：没有按它分的数据项" in unread(found)


def test_merged_cells_stand_for_every_cell_they_cover(tmp_path: Path) -> None:
    def write(sheet: Any, book: Any) -> None:
        sheet.merge_range("A1:E1", "2023年学校情况统计表")
        sheet.merge_range("A2:A3", "学校名称")
        sheet.merge_range("B2:C2", "在校生数（人）")
        sheet.merge_range("D2:D3", "教育支出（万元）")
        sheet.write_row("B3", ["小学", "初中"])
        sheet.write_row("A4", ["甲学校", 200, 100])
        sheet.write_row("A5", ["乙学校", 20, ""])

    found = read(workbook(tmp_path, {"Sheet1": write}))

    assert values(found) == {
        ("甲学校", "在校生数", "primary", "2023"): 200,
        ("甲学校", "在校生数", "junior", "2023"): 100,
        ("乙学校", "在校生数", "primary", "2023"): 20,
    }
    assert found.observations[1].place == f"{tmp_path}/data.xlsx:Sheet1!C4"


def test_a_sheet_for_each_year(tmp_path: Path) -> None:
    rows = [["学校", "在校生数"], ["甲小学", 5]]
    path = workbook(
        tmp_path, {"2022年": rows, "2023—2024学年": rows, "说明": [["本表由县教育局填报"]]}
    )

    found = read(path)

    assert {one.year for one in found.observations} == {2022, 2023}
    assert "说明" in unread(found)


def test_elements_in_rows_and_years_in_columns(tmp_path: Path) -> None:
    text = """指标,单位,2020,2021年,二〇二二年
在校生数,人,400,410,—
　其中：小学,人,300,310,320
　　　　初中,人,100,100,100
教育支出,万元,7134.1,7200,
入学率,%,90.5,91,92
食堂数,个,1,1,1
"""
    found = values(table(tmp_path, text))

    assert found["", "在校生数", "", "2020"] == 400
    assert found["", "在校生数", "primary", "2021"] == 310
    assert found["", "在校生数", "junior", "2022"] == 100
    assert found["", "在校生数", "", "2022"] is None
    assert found["", "教育支出", "", "2020"] == 71_341_000
    assert found["", "入学率", "", "2022"] == Fraction("0.92")
    assert ("", "教育支出", "", "2022") not in found
    assert "食堂数" in unread(table(tmp_path, text))


def test_elements_in_rows_and_regions_in_columns(tmp_path: Path) -> None:
    """By code or by name, with the year in the title; what is no place is named."""
    text = "2023年各县情况,,,\n指标,229901,二道江区,玉皇县\n在校生数,435,28,3\n教师数,30,4,3\n"
    found = table(tmp_path, text, "x.csv")

    assert {(one.region, one.name, one.text) for one in found.observations} == {
        ("229901", "town.pupils", "435"),
        ("229901", "town.teachers", "30"),
        ("220503", "town.pupils", "28"),
        ("220503", "town.teachers", "4"),
    }
    assert "没有读“玉皇县”这一列：不是年份，也不是地区或机构的名称" in unread(found)


@pytest.mark.parametrize("corner", ["指标", "学校名称", ""])
def test_elements_in_rows_and_schools_in_columns(tmp_path: Path, corner: str) -> None:
    """Whatever stands in the corner; 合计 is of the region."""
    text = f"{corner},甲小学,河东九年一贯制学校,合计\n在校生数,435,28,463\n教师数,30,4,34\n"
    found = table(tmp_path, text)

    assert values(found) == {
        ("甲小学", "在校生数", "", "2023"): 435,
        ("河东九年一贯制学校", "在校生数", "", "2023"): 28,
        ("", "在校生数", "", "2023"): 463,
        ("甲小学", "教师数", "", "2023"): 30,
        ("河东九年一贯制学校", "教师数", "", "2023"): 4,
        ("", "教师数", "", "2023"): 34,
    }


def test_years_under_each_school(tmp_path: Path) -> None:
    rows = [["指标", "甲小学", "", "乙小学", ""], ["", *["2022年", "2023年"] * 2]]
    found = read(workbook(tmp_path, {"表": [*rows, ["在校生数", 1, 2, 3, 4]]}))

    assert values(found) == {
        ("甲小学", "在校生数", "", "2022"): 1,
        ("甲小学", "在校生数", "", "2023"): 2,
        ("乙小学", "在校生数", "", "2022"): 3,
        ("乙小学", "在校生数", "", "2023"): 4,
    }


def test_years_in_the_rows_and_elements_in_the_columns(tmp_path: Path) -> None:
    found = table(tmp_path, "年份,小学在校生数,教师数\n2022年,5,6\n2023年,7,8\n", "x.csv")

    assert values(found)["", "在校生数", "primary", "2023"] == 7


def test_a_school_that_is_not_counted_needs_its_main_school(tmp_path: Path) -> None:
    """Whose it is nobody guesses; the register says it."""
    (tmp_path / "2023.csv").write_text(
        "学校,是否计校数,在校生数\n甲小学,1,435\n甲小学东校区,0,28\n"
    )
    register = parse_register(
        "名称,学校类型,主校\n甲小学,小学,\n甲小学东校区,小学,甲小学\n", REGISTRY, plan=PLAN
    )

    with pytest.raises(InputError) as caught:
        read(tmp_path / "2023.csv")
    known = read_table(tmp_path / "2023.csv", REGISTRY, plan=PLAN, register=register)

    assert "2023.csv:3:3: 甲小学东校区不计校数" in caught.value.in_language("zh")
    assert len(known.observations) == 2


def test_one_and_zero_are_yes_and_no_where_that_is_asked_and_numbers_elsewhere(
    tmp_path: Path,
) -> None:
    registry = installed_registry()
    text = "年份,三个增长,幼儿园数\n2022,1,1\n2023,0,0\n"
    (tmp_path / "x.csv").write_text(text)
    found = read_table(tmp_path / "x.csv", registry, plan=small.plan("", registry))

    figures = [one.figure for one in found.observations if one.figure]
    assert [one.value for one in figures] == [1, 1, 0, 0]
    assert [one.unit.kind for one in figures] == ["flag", "count"] * 2


def test_yes_is_no_number(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"x\.csv:2:3"):
        table(tmp_path, "学校,年份,在校生数\n甲小学,2023,是\n", "x.csv")


def test_a_register_among_the_data_is_named(tmp_path: Path) -> None:
    (tmp_path / "名录.csv").write_text("学校名称,学校类型\n甲小学,小学\n")
    table(tmp_path, "学校,在校生数\n甲小学,5\n")

    assert "没有一列是数据项；是机构名录的，用 --register 给出" in unread(read(tmp_path))


def test_years_over_the_columns_of_each_element(tmp_path: Path) -> None:
    text = "学校,2022年,,2023年,\n,在校生数,教师数,在校生数,教师数\n甲小学,1,2,3,4\n"

    found = values(table(tmp_path, text, "x.csv"))

    assert found["甲小学", "在校生数", "", "2022"] == 1
    assert found["甲小学", "教师数", "", "2023"] == 4


def test_what_a_school_is_stands_in_a_column(tmp_path: Path) -> None:
    found = table(
        tmp_path,
        "学校,办学性质,在校生数\n甲小学,公办,435\n",
    )

    [one] = found.observations
    assert dict(one.scope) == {"ownership": "public"}
    assert one.own == {"ownership"}


def test_a_school_of_two_rows_has_a_part_in_each(tmp_path: Path) -> None:
    found = table(tmp_path, "学校,学段,在校生数\n甲学校,小学,200\n甲学校,初中,100\n乙学校,小学,5\n")

    assert [dict(one.scope) for one in found.observations[:2]] == [
        {"stage": "primary"},
        {"stage": "junior"},
    ]
    assert [bool(one.own) for one in found.observations] == [False, False, True]


def test_cells_of_a_workbook_are_read_as_people_see_them(tmp_path: Path) -> None:
    def write(sheet: Any, book: Any) -> None:
        percent = book.add_format({"num_format": "0.00%"})
        sheet.write_row("A1", ["地区", "年份", "入学率", "教育支出（元）"])
        sheet.write_row("A2", [229901, 2023])
        sheet.write("C2", 0.8346, percent)
        sheet.write("D2", 0.1 + 0.2)

    found = values(read(workbook(tmp_path, {"Sheet1": write})))

    assert found["", "入学率", "", "2023"] == Fraction("0.8346")


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("=1/0", "#DIV/0!"),
        ("=A1*2", "没有算出的结果"),
        ("date", "日期或时刻"),
        (-5, "小于零"),
        ("4oo", "4oo"),
    ],
)
def test_a_cell_that_holds_no_figure_is_named_with_its_place(
    tmp_path: Path, cell: object, said: str
) -> None:
    def write(sheet: Any, book: Any) -> None:
        sheet.write_row("A1", ["学校", "年份", "在校生数"])
        sheet.write_row("A2", ["甲小学", 2023])
        if cell == "=1/0":
            sheet.write_formula("C2", cell, value="#DIV/0!")
        elif cell == "=A1*2":
            sheet.write_formula("C2", cell, value="")
        elif cell == "date":
            sheet.write_number("C2", 45293, book.add_format({"num_format": "yyyy-mm-dd"}))
        else:
            sheet.write("C2", cell)

    with pytest.raises(InputError) as caught:
        read(workbook(tmp_path, {"小学": write}))

    [found] = caught.value.problems
    assert said in in_language(found.message, "zh")
    assert str(found.location).startswith(f"{tmp_path}/data.xlsx:小学!C2")


def test_a_hidden_sheet_is_named_and_not_read(tmp_path: Path) -> None:
    def hidden(sheet: Any, book: Any) -> None:
        sheet.write_row("A1", ["学校", "年份", "在校生数"])
        sheet.write_row("A2", ["甲小学", 2022, 9])
        sheet.hide()

    rows = [["学校", "年份", "在校生数"], ["甲小学", 2023, 5]]
    found = read(workbook(tmp_path, {"今年": rows, "去年": hidden}))

    assert [one.year for one in found.observations] == [2023]
    assert "去年: 没有读隐藏的工作表" in unread(found)


def test_a_folder_is_read_as_one_table(tmp_path: Path) -> None:
    folder = tmp_path / "年报"
    folder.mkdir()
    (folder / "2022.csv").write_text("学校,在校生数\n甲小学,5\n", encoding="gb18030")
    workbook(folder, {"表": [["学校", "教师数"], ["甲小学", 6]]}, "2023年.xlsx")
    (folder / "说明.docx").write_bytes(b"PK")
    (folder / "~$2023年.xlsx").write_bytes(b"lock")

    found = read(folder)

    assert values(found) == {
        ("甲小学", "在校生数", "", "2022"): 5,
        ("甲小学", "教师数", "", "2023"): 6,
    }
    assert "说明.docx" in unread(found)


def test_a_header_that_is_repeated_on_every_page_is_no_row(tmp_path: Path) -> None:
    found = table(tmp_path, "学校,在校生数\n甲小学,5\n\n学校,在校生数\n乙小学,6\n")

    assert len(found.observations) == 2


def test_column_codes_of_a_form_are_no_data(tmp_path: Path) -> None:
    found = table(tmp_path, "学校,在校生数,教师数\n甲,1,2\n甲小学,5,6\n")

    assert {one.institution for one in found.observations} == {"甲小学"}


def test_a_header_may_leave_out_that_it_counts(tmp_path: Path) -> None:
    found = table(tmp_path, "学校,在校生,教师\n甲小学,5,6\n")

    assert [one.name for one in found.observations] == ["town.pupils", "town.teachers"]


def test_a_column_of_nothing_known_is_left_and_the_nearest_is_named(tmp_path: Path) -> None:
    found = table(tmp_path, "学校,在校生数,教师人数,女教师数\n甲小学,5,6,3\n")

    assert "没有读“教师人数”这一列" in unread(found)
    assert "是不是“教师数”" in unread(found)


def test_a_level_that_is_not_known_is_never_taken_for_the_whole(tmp_path: Path) -> None:
    found = table(tmp_path, "学校,在校生数,\n,小学,其中：女\n甲小学,5,3\n")

    assert len(found.observations) == 1
    assert "其中:女" in unread(found)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("学校,在校生数\n甲小学,5\n", "看不出是哪一年的数"),
        ("学校名,人数\n甲小学,5\n", "认不出表头"),
        (",在校生数\n甲,5\n", "有一列没有表头"),
        ("学校,年份,在校生数,在校生数\n甲小学,2023,5,5\n", "2023年的 在校生数"),
        ("学校,年份,在校生数\n甲小学,2023,5\n甲小学,2023,6\n", ""),
        ("学校,年份,教育支出（人）\n甲小学,2023,5\n", "元"),
    ],
)
def test_what_would_have_to_be_guessed_is_refused(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        table(tmp_path, text, "x.csv")

    assert said in caught.value.in_language("zh")
