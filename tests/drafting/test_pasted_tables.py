"""Tables that people paste as plain text are read as the same tables in any other format."""

from __future__ import annotations

import re

import pytest

import eduplan
from tests.installed import installed_registry

TITLE = "清河县“十四五”教育事业发展规划\n二、主要目标\n"
GRID = [
    ["序号", "指标", "单位", "2020年", "2025年目标", "属性"],
    ["一、学前教育", "", "", "", "", ""],
    ["1", "毛入园率", "%", "86.5", "92以上", "预期性"],
    ["2", "新增公办幼儿园学位", "个", "—", "1800", "约束性"],
    ["二、义务教育", "", "", "", "", ""],
    ["3", "在校生", "万人", "3.12", "3.3", "预期性"],
    ["", "其中：初中", "万人", "1.04", "1.1", "预期性"],
    ["4", "大班额比例", "%", "4.2", "0", "约束性"],
]


def _wide(row: list[str], mark: str) -> str:
    return mark.join(filter(None, row))


def _aligned(row: list[str]) -> str:
    return "".join(f"{one}{' ' * (24 - len(one.encode('gb18030')))}" for one in row)


FORMS = {
    "tabs": ["\t".join(row) for row in GRID],
    "tabs, none behind a heading": ["\t".join(row).rstrip() for row in GRID],
    "bars": [f"| {' | '.join(row)} |" for row in GRID],
    "bars between cells": ["｜".join(row) for row in GRID],
    "two spaces": [_wide(row, "  ") for row in GRID],
    "full-width spaces": [_wide(row, "\u3000") for row in GRID],
    "single spaces": [_wide(row, " ") for row in GRID],
    "columns of spaces": [_aligned(row) for row in GRID],
    "one cell a line": [one for row in GRID for one in row if one],
    "blank lines between": [f"{one}\n" for row in GRID for one in row if one],
}


@pytest.fixture(scope="module")
def registry() -> eduplan.Registry:
    return installed_registry()


def _read(table: str, registry: eduplan.Registry, name: str = "plan.txt") -> list[str]:
    found = eduplan.draft(eduplan.parse_document(f"{TITLE}{table}".encode(), name), registry)
    assert found.unread == ()
    return [f"{one.label}{one.comparator}{one.value}{one.unit} {one.year}" for one in found.facts]


@pytest.mark.parametrize("form", FORMS)
def test_a_table_is_read_alike_however_it_was_pasted(form: str, registry: eduplan.Registry) -> None:
    table = "\n".join(["表1 主要指标", *FORMS[form], "", "各乡镇要抓好落实。"])

    assert _read(table, registry) == [
        "学前教育毛入园率=86.5% 2020",
        "学前教育毛入园率>=92% 2025",
        "新增公办幼儿园学位=1800个 2025",
        "义务教育在校生=3.12万人 2020",
        "义务教育在校生=3.3万人 2025",
        "初中在校生=1.04万人 2020",
        "初中在校生=1.1万人 2025",
        "义务教育大班额比例=4.2% 2020",
        "义务教育大班额比例=0% 2025",
    ]


@pytest.mark.parametrize("mark", ["\t", "  ", "\n", " "])
def test_a_category_printed_once_names_the_rows_below(
    mark: str, registry: eduplan.Registry
) -> None:
    rows = ["类别|指标|2020年|2025年", "学前教育|毛入园率（%）|88|92", "公办园占比（%）|46|52"]
    rows += ["义务教育|巩固率（%）|95|97"]
    table = "\n".join(rows).replace("|", mark)

    assert _read(table, registry)[::2] == [
        "学前教育毛入园率=88% 2020",
        "学前教育公办园占比=46% 2020",
        "义务教育巩固率=95% 2020",
    ]


@pytest.mark.parametrize("mark", ["  ", "\n"])
def test_a_second_row_of_headers_stands_below_the_last_ones_of_figures(
    mark: str, registry: eduplan.Registry
) -> None:
    table = """指标|现状|规划目标|属性
2020年|2023年|2025年
学前三年毛入园率（%）|91|93|95|预期性
九年义务教育巩固率（%）|96|97|98|约束性""".replace("|", mark)

    assert _read(table, registry) == [
        "学前三年毛入园率=91% 2020",
        "学前三年毛入园率=93% 2023",
        "学前三年毛入园率=95% 2025",
        "九年义务教育巩固率=96% 2020",
        "九年义务教育巩固率=97% 2023",
        "九年义务教育巩固率=98% 2025",
    ]


def test_names_that_were_wrapped_go_on_in_the_next_line(registry: eduplan.Registry) -> None:
    table = """序号  指标  2020年  2025年
1  义务教育优质均衡发展县创建学校达标
率（%）  40  80
2  县级以上骨干教师占专任教师总数的
比例（%）  9  12"""

    assert _read(table, registry)[::2] == [
        "义务教育优质均衡发展县创建学校达标率=40% 2020",
        "县级以上骨干教师占专任教师总数的比例=9% 2020",
    ]


def test_a_name_may_go_on_below_its_figures(registry: eduplan.Registry) -> None:
    table = """序号  指标  2020年  2025年  备注
1  随迁子女在公办学校和政府购买学位  90  95  含政府
学校就读比例（%）  购买学位
2  生均公用经费（元）  720  900  小学"""

    assert _read(table, registry) == [
        "随迁子女在公办学校和政府购买学位学校就读比例=90% 2020",
        "随迁子女在公办学校和政府购买学位学校就读比例=95% 2025",
        "生均公用经费=720元 2020",
        "生均公用经费=900元 2025",
    ]


def test_blank_lines_stand_for_blank_cells_where_there_are_more_than_usual(
    registry: eduplan.Registry,
) -> None:
    rows = ["指标|2020年|2023年|2025年|属性", "一、学前教育||||", "毛入园率（%）|86|90|93|预期性"]
    rows += ["新建幼儿园（所）||9||预期性", "学前一年毛入园率（%）|96||98|约束性"]
    cells = [cell for row in rows for cell in row.split("|")]

    assert _read("\n\n".join(cells), registry)[3:] == [
        "新建幼儿园=9所 2023",
        "学前一年毛入园率=96% 2020",
        "学前一年毛入园率=98% 2025",
    ]


def test_a_header_may_lack_the_cell_over_the_names_or_over_how_rows_bind(
    registry: eduplan.Registry,
) -> None:
    rows = ["毛入园率（%）    86    92    预期性", "巩固率（%）    96    98    约束性"]
    expected = ["毛入园率=86% 2020", "毛入园率=92% 2025", "巩固率=96% 2020", "巩固率=98% 2025"]

    assert _read("\n".join(["        2020年    2025年    属性", *rows]), registry) == expected
    assert _read("\n".join(["指标    2020年    2025年", *rows]), registry) == expected


def test_years_may_stand_below_each_of_several_places(registry: eduplan.Registry) -> None:
    table = """指标  全县  城区
2020年  2025年  2020年  2025年
毛入园率（%）  86  92  95  97
巩固率（%）  96  98  99  99.5"""

    assert _read(table, registry)[:4] == [
        "毛入园率=86% 2020",
        "毛入园率=92% 2025",
        "城区毛入园率=95% 2020",
        "城区毛入园率=97% 2025",
    ]


def test_cells_of_several_lines_that_a_spreadsheet_quotes_are_one_cell(
    registry: eduplan.Registry,
) -> None:
    table = (
        '指标\t2020年\t"2025年\n目标"\n"九年义务教育\n巩固率（%）"\t96\t98\n"普惠率\n（%）"\t88\t90'
    )

    assert _read(table, registry) == [
        "九年义务教育巩固率=96% 2020",
        "九年义务教育巩固率=98% 2025",
        "普惠率=88% 2020",
        "普惠率=90% 2025",
    ]


def test_a_caption_that_reads_like_a_header_is_none(registry: eduplan.Registry) -> None:
    cells = ["主要目标任务", "序号", "指标", "2020年", "2025年", "1", "毛入园率（%）", "86", "92"]

    assert _read("\n".join(cells), registry) == ["毛入园率=86% 2020", "毛入园率=92% 2025"]


def test_a_figure_without_the_one_before_it_is_due(registry: eduplan.Registry) -> None:
    cells = [
        "指标",
        "单位",
        "2020年",
        "2025年",
        "新建幼儿园",
        "所",
        "12",
        "毛入园率",
        "%",
        "86",
        "92",
    ]

    assert _read("\n".join(cells), registry)[0] == "新建幼儿园=12所 2025"


def test_two_rows_may_stand_under_one_number(registry: eduplan.Registry) -> None:
    cells = ["序号", "指标", "国家标准", "1", "公办园生均公用经费（元/年）", "600"]
    cells += ["民办园生均补助（元/年）", "500", "2", "师幼比", "≤1:15"]

    assert _read("\n\n".join(cells), registry) == [
        "公办园生均公用经费=600元/年 2025",
        "民办园生均补助=500元/年 2025",
        "师幼比<=1:15 2025",
    ]


def test_limits_within_names_are_figures_and_the_rates_below_are_of_them(
    registry: eduplan.Registry,
) -> None:
    cells = [
        "序号",
        "指标",
        "国家标准",
        "1",
        "生均户外场地面积（≥4平方米）",
        "新建园达标率（%）",
        "100",
    ]
    cells += ["改建园达标率%）", "60", "2", "班额达标率（%）", "≥85"]

    assert sorted(_read("\n".join(cells), registry)) == [
        "班额达标率>=85% 2025",
        "生均户外场地面积>=4平方米 None",
        "生均户外场地面积改建园达标率=60% 2025",
        "生均户外场地面积新建园达标率=100% 2025",
    ]


def test_a_blank_cell_of_a_column_of_spaces_stays_blank(registry: eduplan.Registry) -> None:
    table = """指标                    2020年    2023年    2025年
学前三年毛入园率（%）   86        90        93
新建公办幼儿园（所）                        12
义务教育巩固率（%）               96        97"""

    assert _read(table, registry)[3:] == [
        "新建公办幼儿园=12所 2025",
        "义务教育巩固率=96% 2023",
        "义务教育巩固率=97% 2025",
    ]


def test_a_table_of_another_kind_is_read_where_all_its_rows_are_whole(
    registry: eduplan.Registry,
) -> None:
    rows = ["学段  学校数（所）  在校生（人）", "小学  52  24310", "初中  18  11760"]
    expected = ["小学学校数=52所 None", "小学在校生=24310人 None"]

    assert _read("\n".join(rows), registry)[:2] == expected
    assert _read(re.sub("  ", "\n", "\n".join(rows)), registry)[:2] == expected


def test_what_stands_below_a_table_is_text_again(registry: eduplan.Registry) -> None:
    table = "\n".join([*FORMS["one cell a line"], "三、保障措施", "（一）加强领导", "注：略"])
    document = eduplan.parse_document(f"{TITLE}{table}".encode(), "plan.txt")

    assert [one.text for one in document.passages if one.cell is None][2:] == [
        "三、保障措施",
        "（一）加强领导",
        "注：略",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "2025年  全县  幼儿园\n达到  120所  左右\n小学  布局  更加合理\n",
        "指标  2020年  2025年\n各地要结合实际  认真落实  不得走样\n",
        "发布日期：2024-03-01  来源：教育局  浏览：86\n字号：大  中  小\n",
    ],
)
def test_lines_with_wide_spaces_are_no_table_by_that_alone(text: str) -> None:
    assert eduplan.parse_document(text.encode(), "plan.txt").tables == ()


def test_cells_that_are_paragraphs_of_a_page_are_a_table_too(registry: eduplan.Registry) -> None:
    page = "".join(
        f"<p>{one}</p>" for one in ["指标", "2020年", "2025年", "毛入园率（%）", "8", "9"]
    )

    assert _read(page, registry, "plan.html") == ["毛入园率=8% 2020", "毛入园率=9% 2025"]


def test_figures_stand_at_their_places_in_the_text(registry: eduplan.Registry) -> None:
    for rows in FORMS.values():
        document = eduplan.parse_document(f"{TITLE}{chr(10).join(rows)}".encode(), "plan.txt")
        for one in document.passages:
            assert document.text[one.start : one.end] == one.text


def test_signatures_and_dates_between_wide_spaces_are_no_table() -> None:
    signed = "县教育局　　县财政局　　县发改局\n2021年　　3月　　5日\n2022年　　4月　　6日"

    read = eduplan.parse_document(f"{TITLE}{signed}".encode(), "plan.txt")

    assert [one.text for one in read.passages if one.cell] == []


def test_rows_of_figures_below_unknown_headers_are_a_table() -> None:
    rows = "乡镇　　建成　　学位\n东河　　5月　　120\n西河　　6月　　90"

    read = eduplan.parse_document(f"{TITLE}{rows}".encode(), "plan.txt")

    assert len([one for one in read.passages if one.cell]) == 9


def test_a_quoted_cell_of_two_lines_outside_a_table_stays_as_it_is(
    registry: eduplan.Registry,
) -> None:
    text = f'{TITLE}\t"新建小学\n3所"\t4所'

    read = eduplan.parse_document(text.encode(), "plan.txt")

    assert [one.text for one in read.passages][2:] == ['"新建小学', '3所"\t4所']
    assert not any("\v" in one.quote for one in eduplan.draft(read, registry).facts)


def test_headings_of_a_text_side_by_side_are_no_header(registry: eduplan.Registry) -> None:
    text = "一、目标  二、任务  三、保障\n小学入学率  95%  县教育局\n初中入学率  96%  县教育局"

    read = eduplan.parse_document(f"清河县教育规划\n{text}".encode(), "plan.txt")

    assert [one.label for one in eduplan.draft(read, registry).facts] == [
        "小学入学率",
        "初中入学率",
    ]


def test_a_cell_of_a_whole_text_is_no_figure(registry: eduplan.Registry) -> None:
    long = f"3{'处' * 60}"
    text = f"| 指标 | 单位 | 2025年 |\n|---|---|---|\n| 校车 | 辆 | {long} |\n| 校医 | 名 | 3 |"

    read = eduplan.parse_document(f"{TITLE}{text}".encode(), "plan.md")

    assert [one.label for one in eduplan.draft(read, registry).facts] == ["校医"]
