"""The table of main indicators is read row by row, whatever format prints it."""

from __future__ import annotations

import io

import docx
import pytest

import eduplan
from examples.document.pdf import ABOVE, LEFT, pdf
from tests.drafting.documents import ROWS, TABLES
from tests.installed import installed_registry


@pytest.fixture(scope="module")
def registry() -> eduplan.Registry:
    return installed_registry()


@pytest.mark.parametrize("name", TABLES)
def test_every_row_is_whole(name: str, registry: eduplan.Registry) -> None:
    document = eduplan.parse_document(TABLES[name], name)
    facts = eduplan.draft(document, registry).facts
    read = [
        (one.label, one.kind, one.comparator, one.value, one.unit, one.year, one.binding)
        for one in facts
    ]

    assert read == [
        ("学前三年毛入园率", "baseline", "=", "88.2", "%", 2020, "expected"),
        ("学前三年毛入园率", "target", ">=", "92", "%", 2025, "expected"),
        ("九年义务教育巩固率", "baseline", "=", "98.5", "%", 2020, "binding"),
        ("九年义务教育巩固率", "target", "=", "99", "%", 2025, "binding"),
        ("新增公办园学位", "target", "=", "3600", "个", 2025, "expected"),
    ]
    assert all(one.quote in {cell for row in ROWS for cell in row} for one in facts)
    assert facts[0].about == "preschool.gross_enrolment_rate"


LINES = """主要指标表

指  标

2020年

2025年

属性

一、发展水平

1.学前三年毛入园率(%)

88.2%

92%以上

约束性

2.标准班额比例(%)

其中:小学

初中

61.5%

70.2%

80%以上

85%以上

预期性

各学校要认真落实。
"""


def test_cells_that_stand_one_a_line_are_read_as_rows(registry: eduplan.Registry) -> None:
    document = eduplan.parse_document(LINES.encode(), "plan.txt")
    facts = eduplan.draft(document, registry).facts

    assert [(one.label, one.comparator, one.value, one.year, one.binding) for one in facts] == [
        ("学前三年毛入园率", "=", "88.2", 2020, "binding"),
        ("学前三年毛入园率", ">=", "92", 2025, "binding"),
        ("小学标准班额比例", "=", "61.5", 2020, "expected"),
        ("初中标准班额比例", "=", "70.2", 2020, "expected"),
        ("小学标准班额比例", ">=", "80", 2025, "expected"),
        ("初中标准班额比例", ">=", "85", 2025, "expected"),
    ]


def test_cells_of_other_tables_are_listed_as_not_read(registry: eduplan.Registry) -> None:
    document = eduplan.parse_document("学校\t班级\t学生\n城南小学\t18\t802\n".encode(), "plan.txt")
    found = eduplan.draft(document, registry)

    assert found.facts == ()
    assert [one.quote for one in found.unread] == ["18", "802"]


ORDINARY = """清河县教育统计（2022年）

| 类别 | 学校数（所） | 在校生数（人） | 备注 |
|---|---|---|---|
| 小学 | 58 | 21030 | 含教学点 |
| 初中 | 19 | 10480 | |

| 项目 | 计量单位 | 2021年 | 2022年 |
|---|---|---|---|
| 教职工 | 人 | 4040 | 4120 |
"""


def test_an_ordinary_table_is_read_by_its_headers(registry: eduplan.Registry) -> None:
    document = eduplan.parse_document(ORDINARY.encode(), "plan.md")
    facts = eduplan.draft(document, registry).facts

    assert [(one.label, f"{one.value}{one.unit}", one.year, one.kind) for one in facts] == [
        ("小学学校数", "58所", None, "baseline"),
        ("小学在校生数", "21030人", None, "baseline"),
        ("初中学校数", "19所", None, "baseline"),
        ("初中在校生数", "10480人", None, "baseline"),
        ("教职工", "4040人", 2021, "baseline"),
        ("教职工", "4120人", 2022, "baseline"),
    ]


def test_a_first_row_of_one_cell_names_the_table_and_may_give_its_unit_and_year(
    registry: eduplan.Registry,
) -> None:
    text = """<table><tr><td colspan=3>表2 2023年教育投入（单位：万元）</td></tr>
    <tr><td>项目</td><td>学前教育</td><td>义务教育</td></tr>
    <tr><td>财政拨款</td><td>3600</td><td>21800</td></tr></table>"""
    document = eduplan.parse_document(text.encode(), "plan.html")
    found = eduplan.draft(document, registry)

    assert [(one.label, f"{one.value}{one.unit}", one.year) for one in found.facts] == [
        ("财政拨款学前教育", "3600万元", 2023),
        ("财政拨款义务教育", "21800万元", 2023),
    ]
    assert found.unread == ()


def test_rows_take_the_kind_of_education_from_the_heading_above(registry: eduplan.Registry) -> None:
    rows = [
        ("指标", "2020年", "2025年"),
        ("九年义务教育",),
        ("在校生（人）", "32170", "31500"),
        ("高中阶段教育*",),
        ("在校生（人）", "11200", "12400"),
        ("其中：中等职业教育（人）", "4100", "4800"),
        ("毛入学率（%）", "91.5", "94"),
        ("人力资源",),
        ("劳动年龄人口平均受教育年限（年）", "10.1", "10.8"),
        ("其中：受过高等教育的比例（%）", "18", "21"),
    ]
    cells = (
        "".join(f"<td colspan='{4 - len(row) if len(row) == 1 else 1}'>{one}</td>" for one in row)
        for row in rows
    )
    page = f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"
    found = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry)

    assert [(one.label, one.about) for one in found.facts[1::2]] == [
        ("义务教育在校生", "governance.students"),
        ("高中阶段教育在校生", "senior_high.stage_students"),
        ("中等职业教育在校生", "senior_high.vocational_students"),
        ("高中阶段教育毛入学率", "senior_high.gross_enrolment_rate"),
        ("劳动年龄人口平均受教育年限", ""),
        ("劳动年龄人口受过高等教育的比例", ""),
    ]
    assert [dict(one.codes) for one in found.facts[:2]] == [{"stage": "compulsory"}] * 2


TOTALS = """# 清河县“十四五”教育事业发展规划

| 指标 | 2020年 | 2025年 | 年均/累计 | 属性 |
|---|---|---|---|---|
| 新增学位（个） | — | — | 〔4600〕 | 约束性 |
| 其中：幼儿园 | — | — | 〔1200〕 | 预期性 |
| 普通高中 | — | — | 〔900〕 | 预期性 |
| 教育总投入（亿元） | 4.6 | 6.3 | 〔27〕 | 预期性 |
| 人均预期寿命（岁） | 77.9 | — | 〔1〕 | 预期性 |
| 初中辍学率（%） | 0.2 | — | ＜0.1 | 预期性 |
| 生均公用经费（元） | 850 | 940 | 2 | 预期性 |
"""


def test_the_last_column_says_sums_changes_or_what_each_year_must_reach(
    registry: eduplan.Registry,
) -> None:
    """Parts under 其中 share the words and unit of their whole."""
    found = eduplan.draft(eduplan.parse_document(TOTALS.encode(), "plan.md"), registry)
    targets = [one for one in found.facts if one.kind == "target"]

    assert [(one.label, f"{one.comparator}{one.value}{one.unit}", one.over) for one in targets] == [
        ("新增学位", "=4600个", "累计"),
        ("幼儿园新增学位", "=1200个", "累计"),
        ("普通高中新增学位", "=900个", "累计"),
        ("教育总投入", "=6.3亿元", ""),
        ("教育总投入", "=27亿元", "累计"),
        ("人均预期寿命增加", "=1岁", ""),
        ("初中辍学率", "<0.1%", "年均"),
        ("生均公用经费", "=940元", ""),
        ("生均公用经费年均增长", "=2%", "变化"),
    ]
    assert {one.year for one in targets} == {2025}
    assert found.unread == ()


def test_sentences_in_a_line_of_cells_are_read(registry: eduplan.Registry) -> None:
    line = "12 | 新增托位300个以上，公办园在园幼儿占比55%以上。 | 县教育局\n"
    found = eduplan.draft(eduplan.parse_document(line.encode(), "plan.txt"), registry)

    assert [(one.label, one.value) for one in found.facts] == [
        ("新增托位", "300"),
        ("公办园在园幼儿占比", "55"),
    ]


HEAD = "<html><body><h1>青禾县“十四五”教育发展规划</h1><p>二、主要目标</p><table>"


def _read(rows: str, registry: eduplan.Registry) -> list[tuple[object, ...]]:
    page = f"{HEAD}{rows}</table></body></html>"
    facts = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry).facts
    return [(one.label, one.kind, one.value, one.unit, one.year, one.about) for one in facts]


def _rows(*rows: str) -> str:
    cells = ("".join(f"<td>{one.strip()}</td>" for one in row.split("|")) for row in rows)
    return "".join(f"<tr>{row}</tr>" for row in cells)


def test_lines_of_a_cell_that_have_a_figure_each_are_rows(registry: eduplan.Registry) -> None:
    rows = _rows(
        "指标|2020年|2025年|属性",
        "小学教师专科以上学历比例(%)<br>其中:本科以上学历比例(%)|98%<br>61%|100%<br>75%|预期性",
        "标准班额比例(%)<p>其中:小学</p><p>初中</p>|<p></p><p>52.5</p><p>60</p>|80<br>85|约束性",
        "学前三年<br>毛入园率(%)|91|95|预期性",
    )

    assert [one[:3] for one in _read(rows, registry)] == [
        ("小学教师专科以上学历比例", "baseline", "98"),
        ("小学教师专科以上学历比例", "target", "100"),
        ("小学教师本科以上学历比例", "baseline", "61"),
        ("小学教师本科以上学历比例", "target", "75"),
        ("小学标准班额比例", "baseline", "52.5"),
        ("小学标准班额比例", "target", "80"),
        ("初中标准班额比例", "baseline", "60"),
        ("初中标准班额比例", "target", "85"),
        ("学前三年毛入园率", "baseline", "91"),
        ("学前三年毛入园率", "target", "95"),
    ]


def test_lines_of_a_cell_of_word_are_rows_too_and_are_found_where_they_stand(
    registry: eduplan.Registry,
) -> None:
    file = docx.Document()
    table = file.add_table(rows=2, cols=3)
    texts = ("指标", "2020年", "2025年"), ("新建公办园(所)\n其中：乡镇", "9\n4", "15\n8")
    for row, cells in zip(table.rows, texts, strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    stream = io.BytesIO()
    file.save(stream)

    document = eduplan.parse_document(stream.getvalue(), "plan.docx")
    facts = eduplan.draft(document, registry).facts

    assert [(one.label, one.value) for one in facts] == [
        ("新建公办园", "9"),
        ("新建公办园", "15"),
        ("乡镇新建公办园", "4"),
        ("乡镇新建公办园", "8"),
    ]
    assert all(document.text[one.start : one.end] == one.quote for one in facts)


def test_a_label_left_of_others_under_one_header_is_what_they_are_parts_of(
    registry: eduplan.Registry,
) -> None:
    rows = """<tr><td colspan="2">指标</td><td>2020年</td><td>2025年</td></tr>
        <tr><td rowspan="2">专任教师学历合格率（%）</td><td>小学</td><td>99</td><td>100</td></tr>
        <tr><td>初中</td><td>98.5</td><td>100</td></tr>
        <tr><td>教育信息化</td><td>师机比</td><td>1.1:1</td><td>1:1</td></tr>"""

    assert [one[:4] for one in _read(rows, registry)] == [
        ("小学专任教师学历合格率", "baseline", "99", "%"),
        ("小学专任教师学历合格率", "target", "100", "%"),
        ("初中专任教师学历合格率", "baseline", "98.5", "%"),
        ("初中专任教师学历合格率", "target", "100", "%"),
        ("师机比", "baseline", "1.1:1", ""),
        ("师机比", "target", "1:1", ""),
    ]


def test_a_bare_nought_has_the_unit_of_its_row_and_an_increase_is_no_level(
    registry: eduplan.Registry,
) -> None:
    rows = _rows(
        "指标|2020年|“十四五”目标",
        "大班额比例|3%|0",
        "公办幼儿园（所）|24|新增8所",
        "专任教师总数（人）|3120|3400",
        "其中：乡村教师（人）|1460|1500",
    )

    assert _read(rows, registry) == [
        ("大班额比例", "baseline", "3", "%", 2020, "compulsory.large_class_rate"),
        ("大班额比例", "target", "0", "%", 2025, "compulsory.large_class_rate"),
        ("公办幼儿园", "baseline", "24", "所", 2020, "preschool.public_kindergartens"),
        ("新增公办幼儿园", "target", "8", "所", 2025, ""),
        ("专任教师总数", "baseline", "3120", "人", 2020, "teachers.full_time_teachers"),
        ("专任教师总数", "target", "3400", "人", 2025, "teachers.full_time_teachers"),
        ("乡村教师", "baseline", "1460", "人", 2020, ""),
        ("乡村教师", "target", "1500", "人", 2025, ""),
    ]


def test_a_share_is_never_of_what_counts_the_same_things(registry: eduplan.Registry) -> None:
    text = "2020年，全县带宽100M以上的学校有46所，带宽100M以上的学校占62%。"
    facts = eduplan.draft(eduplan.parse_document(text.encode(), "plan.txt"), registry).facts

    assert [(one.value, one.unit, one.about) for one in facts] == [
        ("46", "所", "informatization.high_bandwidth_schools"),
        ("62", "%", ""),
    ]


LAID_OUT = """<html><body><table><tr><td>首页</td></tr><tr><td>
<h1>青禾县“十四五”教育发展规划</h1><table><tr><td><p>二、主要目标</p>
<p>到2025年，学前三年毛入园率达到95%以上。</p>
<table><tr><td>指标</td><td>2020年</td><td>2025年</td></tr>
<tr><td>九年义务教育巩固率（%）</td><td>96</td><td>98</td></tr></table>
<p>新建幼儿园5所。</p></td></tr></table></td></tr></table></body></html>"""


def test_a_table_that_lays_out_a_page_is_no_table(registry: eduplan.Registry) -> None:
    document = eduplan.parse_document(LAID_OUT.encode(), "plan.html")
    facts = eduplan.draft(document, registry).facts

    assert len(document.tables) == 1
    assert [(one.label, one.kind, one.value, one.clause) for one in facts] == [
        ("学前三年毛入园率", "target", "95", "二¶1"),
        ("九年义务教育巩固率", "baseline", "96", "二表1"),
        ("九年义务教育巩固率", "target", "98", "二表1"),
        ("新建幼儿园", "target", "5", "二¶2"),
    ]


def test_a_box_around_text_in_word_is_read_as_paragraphs(registry: eduplan.Registry) -> None:
    file = docx.Document()
    file.add_paragraph("青禾县“十四五”教育发展规划")
    file.add_paragraph("三、主要任务")
    box = file.add_table(rows=1, cols=1).rows[0].cells[0]
    box.text = "专栏1 学前教育普及普惠工程"
    box.add_paragraph("1.公办园扩容。到2025年，新建公办园12所，新增学位3600个。")
    stream = io.BytesIO()
    file.save(stream)

    document = eduplan.parse_document(stream.getvalue(), "plan.docx")
    facts = eduplan.draft(document, registry).facts

    assert not document.tables
    assert [(one.label, one.value, one.clause) for one in facts] == [
        ("新建公办园", "12", "三1"),
        ("新增学位", "3600", "三1"),
    ]


def test_sentences_in_cells_are_read_and_numbers_of_rows_and_dates_are_no_figures(
    registry: eduplan.Registry,
) -> None:
    page = HEAD.replace("主要目标", "重点任务") + _rows(
        "序号|重点任务|责任单位|完成时限",
        "1|新建公办幼儿园3所，增加学位810个。|教育局、发改局|2022年底",
        "2|完成4所农村学校操场改造|教育局|2022年10月",
    )
    document = eduplan.parse_document(page.encode(), "plan.html")
    draft = eduplan.draft(document, registry)

    assert [(one.label, one.kind, one.value) for one in draft.facts] == [
        ("新建公办幼儿园", "target", "3"),
        ("增加学位", "target", "810"),
        ("农村学校操场改造", "target", "4"),
    ]
    assert not draft.unread


def test_units_of_headers_hold_and_cells_of_several_parts_are_read(
    registry: eduplan.Registry,
) -> None:
    page = HEAD + _rows(
        "指标|2020年（万人）|2025年（万人）|年均增长",
        "在园幼儿数|2.187|2|-1.3%",
        "毛入园率（%）|88|95|",
        "生均公用经费（元）|小学720<br>初中940|1200|",
        "小学/初中班额（人）|44/52|45（小学）、50（初中）|",
        "教师（人）|3120/2860|3200|",
    )
    found = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry)

    assert [(one.label, one.value, one.unit) for one in found.facts] == [
        ("在园幼儿数", "2.187", "万人"),
        ("在园幼儿数", "2", "万人"),
        ("在园幼儿数年均下降", "1.3", "%"),
        ("毛入园率", "88", "%"),
        ("毛入园率", "95", "%"),
        ("小学生均公用经费", "720", "元"),
        ("初中生均公用经费", "940", "元"),
        ("生均公用经费", "1200", "元"),
        ("小学班额", "44", "人"),
        ("初中班额", "52", "人"),
        ("小学班额", "45", "人"),
        ("初中班额", "50", "人"),
        ("教师", "3200", "人"),
    ]
    assert [one.quote for one in found.unread] == ["3120/2860"]


def test_pasted_cells_have_bare_numbers_and_a_column_of_units() -> None:
    cells = ["指标", "单位", "2020年", "2025年", "属性"]
    cells += ["学前三年毛入园率", "%", "88", "92", "预期性", "九年义务教育巩固率", "%", "97", "99"]
    text = "\n".join(["清河县教育发展“十四五”规划", "二、目标", *cells, "约束性"])
    document = eduplan.parse_document(text.encode(), "a.txt")
    facts = eduplan.draft(document, installed_registry()).facts

    assert [(one.label, one.value, one.unit, one.year) for one in facts] == [
        ("学前三年毛入园率", "88", "%", 2020),
        ("学前三年毛入园率", "92", "%", 2025),
        ("九年义务教育巩固率", "97", "%", 2020),
        ("九年义务教育巩固率", "99", "%", 2025),
    ]


STANDARDS = """学前教育督导评估指标
序号
指标
国家标准
达标情况
1
学前三年毛入园率（%）
≥85
93.4
2
班均人数（人）
≤30
26
3
县域内聘用教师年平均工资收入与在编教师年平均工资收入之比（%）
75
81
4
专任教师与在园幼儿之比
≤1:15
1:12
"""


@pytest.mark.parametrize("name", ["plan.txt", "plan.html"])
def test_columns_of_a_standard_and_of_how_it_is_met_say_what_is_due_and_what_is_so(
    name: str, registry: eduplan.Registry
) -> None:
    text = STANDARDS if name.endswith("txt") else _table_of(STANDARDS.splitlines(), columns=4)
    facts = eduplan.draft(eduplan.parse_document(text.encode(), name), registry).facts

    assert [(one.label, one.kind, one.comparator, one.value, one.unit) for one in facts] == [
        ("学前三年毛入园率", "target", ">=", "85", "%"),
        ("学前三年毛入园率", "baseline", "=", "93.4", "%"),
        ("班均人数", "target", "<=", "30", "人"),
        ("班均人数", "baseline", "=", "26", "人"),
        ("县域内聘用教师年平均工资收入与在编教师年平均工资收入之比", "target", "=", "75", "%"),
        ("县域内聘用教师年平均工资收入与在编教师年平均工资收入之比", "baseline", "=", "81", "%"),
        ("专任教师与在园幼儿之比", "target", "<=", "1:15", ""),
        ("专任教师与在园幼儿之比", "baseline", "=", "1:12", ""),
    ]


def test_states_without_a_year_are_of_before_the_period_and_stages_of_the_heading_above(
    registry: eduplan.Registry,
) -> None:
    rows = [
        "序号/指标/单位/现状值/目标值",
        "1/专任教师数/人/4120/4300",
        "/其中：双师型教师占专业课教师比例（%）//42.1/60",
        "2/班额///",
        "/小学/人∕班/46.3/45",
        "/初中/人∕班/51.8/50",
    ]
    cells = [cell.replace("∕", "/") for row in rows for cell in row.split("/")]
    page = _table_of(["清河县“十四五”教育事业发展规划", *cells], columns=5)
    facts = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry).facts

    assert [(one.label, one.kind, one.value, one.unit, one.year) for one in facts] == [
        ("专任教师数", "baseline", "4120", "人", 2020),
        ("专任教师数", "target", "4300", "人", 2025),
        ("双师型教师占专业课教师比例", "baseline", "42.1", "%", 2020),
        ("双师型教师占专业课教师比例", "target", "60", "%", 2025),
        ("小学班额", "baseline", "46.3", "人/班", 2020),
        ("小学班额", "target", "45", "人/班", 2025),
        ("初中班额", "baseline", "51.8", "人/班", 2020),
        ("初中班额", "target", "50", "人/班", 2025),
    ]


def _table_of(lines: list[str], columns: int) -> str:
    title, *cells = lines
    rows = (cells[at : at + columns] for at in range(0, len(cells), columns))
    body = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in rows)
    return f"<h1>{title}</h1><table>{body}</table>"


def test_headers_say_in_many_words_what_is_so_and_what_is_due(registry: eduplan.Registry) -> None:
    rows = """<tr><td>一级指标</td><td>二级指标</td><td>“十三五”末</td><td colspan="2">规划目标</td>
        <td>指标性质</td></tr>
        <tr><td></td><td></td><td></td><td>2023年</td><td>2025年</td><td></td></tr>
        <tr><td>学前教育普惠</td><td>毛入园率（%）</td><td>90</td><td>92</td><td>94</td><td>预期性</td></tr>
        <tr><td></td><td>普惠率（%）</td><td>81</td><td>—</td><td>≥85</td><td>约束性指标</td></tr>"""

    assert [one[:5] for one in _read(rows, registry)] == [
        ("学前教育毛入园率", "baseline", "90", "%", 2020),
        ("学前教育毛入园率", "target", "92", "%", 2023),
        ("学前教育毛入园率", "target", "94", "%", 2025),
        ("学前教育普惠率", "baseline", "81", "%", 2020),
        ("学前教育普惠率", "target", "85", "%", 2025),
    ]


def test_years_behind_a_present_value_are_ahead_and_places_within_are_part_of_the_name(
    registry: eduplan.Registry,
) -> None:
    rows = """<tr><td rowspan="2">指标</td><td>现状值</td><td colspan="2">2022年</td></tr>
        <tr><td>全县</td><td>全县</td><td>县城</td></tr>
        <tr><td>高中阶段毛入学率（%）</td><td>88</td><td>90</td><td>95</td></tr>"""

    assert [one[:5] for one in _read(rows, registry)] == [
        ("高中阶段毛入学率", "baseline", "88", "%", 2020),
        ("高中阶段毛入学率", "target", "90", "%", 2022),
        ("县城高中阶段毛入学率", "target", "95", "%", 2022),
    ]


def test_a_column_of_growth_tells_rates_from_differences_and_sums(
    registry: eduplan.Registry,
) -> None:
    rows = _rows(
        "指标|2020年|2025年|年均增长（%）|五年累计|完成率",
        "专任教师（人）|3000|3300|1.9|300|",
        "巩固率（%）|96|97.5||提高1.5个百分点|98%",
        "小学生数（人）|9000|8400|-1.4|-600|",
        "教育投入（亿元）|5|6||28|",
    )

    assert [one[:5] for one in _read(rows, registry) if one[4] != 2020] == [
        ("专任教师", "target", "3300", "人", 2025),
        ("专任教师年均增长", "target", "1.9", "%", 2025),
        ("专任教师增加", "target", "300", "人", 2025),
        ("巩固率", "target", "97.5", "%", 2025),
        ("巩固率增加", "target", "1.5", "个百分点", 2025),
        ("巩固率完成率", "baseline", "98", "%", None),
        ("小学生数", "target", "8400", "人", 2025),
        ("小学生数年均下降", "target", "1.4", "%", 2025),
        ("小学生数减少", "target", "600", "人", 2025),
        ("教育投入", "target", "6", "亿元", 2025),
        ("教育投入", "target", "28", "亿元", 2025),
    ]


def test_a_column_of_places_right_of_the_name_says_of_whom_a_row_is(
    registry: eduplan.Registry,
) -> None:
    page = """# 青禾县“十五五”教育主要目标

（单位：%）

| 指标 | 区域 | 2027年 | 2030年标准 |
|---|---|---|---|
| 学前三年毛入园率 | 全县 | 91以上 | — |
| | 县城 | 95 | 96 |
| 生师比 | 小学 | 17 | 16.5 |
"""
    facts = eduplan.draft(eduplan.parse_document(page.encode(), "plan.md"), registry).facts

    assert [(one.label, one.kind, f"{one.value}{one.unit}", one.year) for one in facts] == [
        ("全县学前三年毛入园率", "target", "91%", 2027),
        ("县城学前三年毛入园率", "target", "95%", 2027),
        ("县城学前三年毛入园率", "target", "96%", 2030),
        ("小学生师比", "target", "17", 2027),
        ("小学生师比", "target", "16.5", 2030),
    ]


def test_a_stage_below_a_category_or_a_name_is_of_it(registry: eduplan.Registry) -> None:
    rows = """<tr><td>类别</td><td>指标</td><td>2020年</td><td>2025年</td></tr>
        <tr><td>差异系数</td><td>小学</td><td>—</td><td>≤0.6</td></tr>
        <tr><td></td><td>初中</td><td>0.52</td><td>0.5</td></tr>
        <tr><td>规模</td><td>在校生（万人）</td><td>1.2</td><td>约1.1万</td></tr>
        <tr><td></td><td>小学</td><td>0.8</td><td>0.7</td></tr>
        <tr><td></td><td>教师培训</td><td>60课时/人年</td><td>72（2024年75）</td></tr>"""

    assert [one[:4] for one in _read(rows, registry)] == [
        ("小学差异系数", "target", "0.6", ""),
        ("初中差异系数", "baseline", "0.52", ""),
        ("初中差异系数", "target", "0.5", ""),
        ("在校生", "baseline", "1.2", "万人"),
        ("在校生", "target", "1.1", "万人"),
        ("小学在校生", "baseline", "0.8", "万人"),
        ("小学在校生", "target", "0.7", "万人"),
        ("教师培训", "baseline", "60", "课时/人年"),
        ("教师培训", "target", "72", "课时/人年"),
    ]


def test_years_may_stand_down_the_side(registry: eduplan.Registry) -> None:
    rows = """<tr><td>年份</td><td>学前三年毛入园率（%）</td><td>在园幼儿数（人）</td></tr>
        <tr><td>2020年</td><td>90</td><td>8210</td></tr>
        <tr><td>2025年目标</td><td>94以上</td><td>7600</td></tr>
        <tr><td>属性</td><td>约束性</td><td>预期性</td></tr>"""

    assert [one[:5] for one in _read(rows, registry)] == [
        ("学前三年毛入园率", "baseline", "90", "%", 2020),
        ("在园幼儿数", "baseline", "8210", "人", 2020),
        ("学前三年毛入园率", "target", "94", "%", 2025),
        ("在园幼儿数", "target", "7600", "人", 2025),
    ]


def test_headings_say_how_the_rows_below_bind_and_what_they_are_of(
    registry: eduplan.Registry,
) -> None:
    page = HEAD + _rows(
        "指标|2015年|2020年目标|2020年完成|备注",
        "一、约束性指标||||",
        "巩固率（%）|93|95|96|含2所民办学校",
        "二、预期性指标||||",
        "各级学校在校生（人）||||",
        "学前教育|800|900|860|",
        "高中阶段|400|420|430|",
        "# 普通高中|300|310|320|",
    )
    found = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry)

    assert [(one.label, one.kind, one.value, one.binding) for one in found.facts] == [
        ("巩固率", "baseline", "93", "binding"),
        ("巩固率", "target", "95", "binding"),
        ("巩固率", "baseline", "96", "binding"),
        ("学前教育在校生", "baseline", "800", "expected"),
        ("学前教育在校生", "target", "900", "expected"),
        ("学前教育在校生", "baseline", "860", "expected"),
        ("高中阶段在校生", "baseline", "400", "expected"),
        ("高中阶段在校生", "target", "420", "expected"),
        ("高中阶段在校生", "baseline", "430", "expected"),
        ("普通高中在校生", "baseline", "300", "expected"),
        ("普通高中在校生", "target", "310", "expected"),
        ("普通高中在校生", "baseline", "320", "expected"),
    ]
    assert [one.quote for one in found.unread] == ["含2所民办学校"]


def test_units_stand_behind_names_in_more_than_one_way(registry: eduplan.Registry) -> None:
    rows = _rows(
        "年份<br>指标|“十三五”末实现值|“十四五”末目标值|属性",
        "毛入园率%|90|94|预期性",
        "教育满意度（分）|86|90|指导性",
        "教师培训，人次|310|400|预期性",
    )

    assert [one[:5] for one in _read(rows, registry)] == [
        ("毛入园率", "baseline", "90", "%", 2020),
        ("毛入园率", "target", "94", "%", 2025),
        ("教育满意度", "baseline", "86", "分", 2020),
        ("教育满意度", "target", "90", "分", 2025),
        ("教师培训", "baseline", "310", "人次", 2020),
        ("教师培训", "target", "400", "人次", 2025),
    ]


def test_cells_of_a_pdf_reach_as_far_as_their_lines_are_drawn(registry: eduplan.Registry) -> None:
    table = [
        ["类别", "指标", "2020年", "目标值", LEFT, "属性"],
        [ABOVE, ABOVE, ABOVE, "2023年", "2025年", ABOVE],
        ["学前教育", "毛入园率（%）", "90", "92", "94", "预期性"],
        [ABOVE, "普惠率（%）", "81", "83", "85", "约束性"],
    ]
    raw = pdf(["青禾县“十四五”教育发展规划", "二、主要目标", table])
    facts = eduplan.draft(eduplan.parse_document(raw, "plan.pdf"), registry).facts

    assert [(one.label, one.value, one.year, one.binding) for one in facts] == [
        ("学前教育毛入园率", "90", 2020, "expected"),
        ("学前教育毛入园率", "92", 2023, "expected"),
        ("学前教育毛入园率", "94", 2025, "expected"),
        ("学前教育普惠率", "81", 2020, "binding"),
        ("学前教育普惠率", "83", 2023, "binding"),
        ("学前教育普惠率", "85", 2025, "binding"),
    ]


def test_a_table_that_goes_on_behind_a_break_keeps_its_header_and_its_caption(
    registry: eduplan.Registry,
) -> None:
    page = (
        HEAD
        + "<caption>表1 主要指标（单位：%）</caption>"
        + _rows("指标|2020年|2025年", "毛入园率|90|94")
        + "</table><table>"
        + _rows("巩固率|96|98")
    )
    document = eduplan.parse_document(page.encode(), "plan.html")
    facts = eduplan.draft(document, registry).facts

    assert [(one.label, f"{one.value}{one.unit}", one.year) for one in facts] == [
        ("毛入园率", "90%", 2020),
        ("毛入园率", "94%", 2025),
        ("巩固率", "96", 2020),
        ("巩固率", "98", 2025),
    ]
    assert "表1 主要指标（单位：%）" in document.text


def test_parts_stand_below_a_row_or_in_a_column_that_only_says_of_which(
    registry: eduplan.Registry,
) -> None:
    rows = """<tr><td colspan="2">指标</td><td colspan="2">规划目标</td></tr>
        <tr><td>名称</td><td>单位</td><td>2020年</td><td>2025年</td></tr>
        <tr><td>1.1 在校生</td><td>人</td><td>900</td><td>950（2024年）</td></tr>
        <tr><td>其中：</td><td></td><td></td><td></td></tr>
        <tr><td>小学</td><td>人</td><td>600</td><td>610</td></tr>
        <tr><td>小学生</td><td>人</td><td>590</td><td>600</td></tr>"""
    beside = """<tr><td colspan="2">指标</td><td>2020年</td><td>2025年</td></tr>
        <tr><td colspan="2">幼儿园（所）</td><td>56</td><td>72</td></tr>
        <tr><td rowspan="2">其中</td><td>公办</td><td>21</td><td>36</td></tr>
        <tr><td>普惠性民办</td><td>18</td><td>26</td></tr>"""

    assert [(one[0], one[2], one[4]) for one in _read(rows, registry)] == [
        ("在校生", "900", 2020),
        ("在校生", "950", 2024),
        ("小学在校生", "600", 2020),
        ("小学在校生", "610", 2025),
        ("小学生", "590", 2020),
        ("小学生", "600", 2025),
    ]
    assert [(one[0], one[2]) for one in _read(beside, registry)] == [
        ("幼儿园", "56"),
        ("幼儿园", "72"),
        ("公办幼儿园", "21"),
        ("公办幼儿园", "36"),
        ("普惠性民办幼儿园", "18"),
        ("普惠性民办幼儿园", "26"),
    ]


def test_what_names_nothing_alone_goes_with_the_heading_left_of_it(
    registry: eduplan.Registry,
) -> None:
    rows = """<tr><td>类别</td><td colspan="2">主要指标</td><td>单位</td><td>2025年</td></tr>
        <tr><td>特色</td><td rowspan="2">足球学校</td><td>高校</td><td>所</td><td>2</td></tr>
        <tr><td>特色</td><td>小学</td><td>所</td><td>9</td></tr>
        <tr><td>师资</td><td rowspan="2">骨干教师</td><td>省级</td><td>人</td><td>12</td></tr>
        <tr><td>师资</td><td>市级</td><td>人</td><td>30</td></tr>
        <tr><td colspan="5">学前教育</td></tr>
        <tr><td>规模</td><td colspan="2">幼儿园</td><td>所</td><td>26</td></tr>
        <tr><td>水平</td><td colspan="2">受教育年限</td><td></td><td>15年以上</td></tr>"""
    page = f"{HEAD}{rows}</table></body></html>"
    facts = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry).facts

    assert [(one.label, f"{one.comparator}{one.value}{one.unit}") for one in facts] == [
        ("高校足球学校", "=2所"),
        ("小学足球学校", "=9所"),
        ("省级骨干教师", "=12人"),
        ("市级骨干教师", "=30人"),
        ("幼儿园", "=26所"),
        ("学前教育受教育年限", ">=15年"),
    ]


def test_lines_of_a_cell_go_by_how_they_begin_and_no_two_figures_are_joined(
    registry: eduplan.Registry,
) -> None:
    rows = _rows(
        "指标|2020年|2025年",
        "普惠率（%）<br>其中：公办园在园<br>幼儿占比（%）|85<br>46|90<br>52",
        "班额（人）<br>小学<br>初中|44<br>50|45<br>50",
        "教师与校长（人）|13.2<br>88|12",
    )
    page = f"{HEAD}{rows}</table></body></html>"
    found = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry)

    assert [(one.label, one.value) for one in found.facts] == [
        ("普惠率", "85"),
        ("普惠率", "90"),
        ("公办园在园幼儿占比", "46"),
        ("公办园在园幼儿占比", "52"),
        ("小学班额", "44"),
        ("小学班额", "45"),
        ("初中班额", "50"),
        ("初中班额", "50"),
        ("教师与校长", "12"),
    ]
    assert [one.quote for one in found.unread] == ["13.2 88"]


def test_cells_of_markdown_may_have_several_lines(registry: eduplan.Registry) -> None:
    page = """# 青禾县“十四五”教育发展规划

| 指标 | 2020年 | 2025年 |
|---|---|---|
| 普惠率（%）<br>巩固率（%） | 85<br/>96 | 90<br>98 |
"""
    facts = eduplan.draft(eduplan.parse_document(page.encode(), "plan.md"), registry).facts

    assert [(one.label, one.value) for one in facts] == [
        ("普惠率", "85"),
        ("普惠率", "90"),
        ("巩固率", "96"),
        ("巩固率", "98"),
    ]


def test_a_second_figure_of_a_cell_is_listed_where_it_is_not_read(
    registry: eduplan.Registry,
) -> None:
    page = HEAD + _rows(
        "指标|2020年|2025年|属性",
        "★幼儿园（所）|41（2019年）|48，其中新建7所|约束性（国家）",
        "在园幼儿（人）|9 120|8，800|▲预期性",
    )
    found = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry)

    assert [(one.label, one.value, one.year, one.binding) for one in found.facts] == [
        ("幼儿园", "41", 2019, "binding"),
        ("幼儿园", "48", 2025, "binding"),
        ("在园幼儿", "9120", 2020, "expected"),
        ("在园幼儿", "8800", 2025, "expected"),
    ]
    assert [one.quote for one in found.unread] == ["48，其中新建7所"]


def test_a_table_may_go_on_beside_itself(registry: eduplan.Registry) -> None:
    rows = _rows(
        "指标|2020年|2025年|指标|2020年|2025年",
        "毛入园率（%）|90|94|毛入学率（%）|92|95",
        "普惠率（%）|81|85|巩固率（%）|96|98",
    )

    assert [(one[0], one[2], one[4]) for one in _read(rows, registry)] == [
        ("毛入园率", "90", 2020),
        ("毛入园率", "94", 2025),
        ("毛入学率", "92", 2020),
        ("毛入学率", "95", 2025),
        ("普惠率", "81", 2020),
        ("普惠率", "85", 2025),
        ("巩固率", "96", 2020),
        ("巩固率", "98", 2025),
    ]


def test_what_stands_right_of_a_measured_name_is_a_part_of_it(registry: eduplan.Registry) -> None:
    rows = """<tr><td>工程</td><td colspan="2">指标</td><td>2020年</td><td>2025年</td></tr>
        <tr><td rowspan="2">特教提升</td><td rowspan="2">残疾儿童平均入学率（%）</td>
            <td>牧区</td><td>88</td><td>92</td></tr>
        <tr><td>半农半牧区</td><td>90</td><td>94</td></tr>"""

    assert [(one[0], one[2], one[3]) for one in _read(rows, registry)] == [
        ("牧区残疾儿童平均入学率", "88", "%"),
        ("牧区残疾儿童平均入学率", "92", "%"),
        ("半农半牧区残疾儿童平均入学率", "90", "%"),
        ("半农半牧区残疾儿童平均入学率", "94", "%"),
    ]


def test_columns_of_stages_and_owners_are_part_of_the_name(registry: eduplan.Registry) -> None:
    rows = """<tr><td rowspan="2">指标</td><td colspan="2">小学</td>
        <td colspan="2">初中目标值</td></tr>
        <tr><td>2020年</td><td>2025年</td><td>合计</td><td>公办</td></tr>
        <tr><td>班额（人）</td><td>44</td><td>43</td><td>48</td><td>47</td></tr>
        <tr><td colspan="5">办学规模</td></tr>
        <tr><td>小学</td><td>21</td><td>20</td><td></td><td></td></tr>
        <tr><td colspan="5">在校生规模（人）</td></tr>
        <tr><td>小学</td><td>9120</td><td>8900</td><td></td><td></td></tr>"""

    assert [one[:5] for one in _read(rows, registry)] == [
        ("小学班额", "baseline", "44", "人", 2020),
        ("小学班额", "target", "43", "人", 2025),
        ("初中班额", "target", "48", "人", 2025),
        ("初中公办班额", "target", "47", "人", 2025),
        ("小学", "baseline", "21", "", 2020),
        ("小学", "target", "20", "", 2025),
        ("小学在校生规模", "baseline", "9120", "人", 2020),
        ("小学在校生规模", "target", "8900", "人", 2025),
    ]


def test_growth_of_what_is_past_is_no_target_and_sentences_in_cells_are_read(
    registry: eduplan.Registry,
) -> None:
    page = "<h1>青禾县2023年教育统计公报</h1><p>2024年3月</p><table>" + _rows(
        "目标任务|2022年|2023年|比上年增长（%）|完成情况",
        "在园幼儿（人）|9120|8800|-3.5|新建公办幼儿园2所，新增学位540个。",
    )
    facts = eduplan.draft(eduplan.parse_document(page.encode(), "plan.html"), registry).facts

    assert [(one.label, one.kind, one.value, one.year) for one in facts] == [
        ("在园幼儿", "baseline", "9120", 2022),
        ("在园幼儿", "baseline", "8800", 2023),
        ("在园幼儿下降", "baseline", "3.5", 2023),
        ("新建公办幼儿园", "baseline", "2", 2023),
        ("新增学位", "baseline", "540", 2023),
    ]


def test_a_row_without_a_unit_below_one_of_its_whole_is_a_part_of_that_too(
    registry: eduplan.Registry,
) -> None:
    rows = _rows(
        "指标|2020年|2025年|累计",
        "在学总规模（万人）|5.2|7.6|〔2.4〕",
        "其中：研究生|0.2|0.4|",
        "普通本专科|3.3|5.2|",
        "新增劳动力平均受教育年限（年）|13.2|14|〔0.8〕",
    )

    assert [(one[0], one[2], one[3]) for one in _read(rows, registry)] == [
        ("在学总规模", "5.2", "万人"),
        ("在学总规模", "7.6", "万人"),
        ("在学总规模增加", "2.4", "万人"),
        ("研究生在学总规模", "0.2", "万人"),
        ("研究生在学总规模", "0.4", "万人"),
        ("普通本专科在学总规模", "3.3", "万人"),
        ("普通本专科在学总规模", "5.2", "万人"),
        ("新增劳动力平均受教育年限", "13.2", "年"),
        ("新增劳动力平均受教育年限", "14", "年"),
        ("新增劳动力平均受教育年限增加", "0.8", "年"),
    ]


def test_a_caption_dates_a_table_that_looks_back_on_the_plan_before(
    registry: eduplan.Registry,
) -> None:
    rows = "<caption>表1 “十三五”主要指标完成情况</caption>" + _rows(
        "指标|基期值|目标值|完成值", "毛入园率（%）|81|88|90"
    )

    assert [one[:5] for one in _read(rows, registry)] == [
        ("毛入园率", "baseline", "81", "%", 2015),
        ("毛入园率", "target", "88", "%", 2020),
        ("毛入园率", "baseline", "90", "%", 2020),
    ]


def test_a_blank_header_goes_on_from_its_left_in_any_table(registry: eduplan.Registry) -> None:
    page = """# 青禾县“十四五”教育发展规划

| 乡镇 | 毛入园率（%） | | 巩固率（%） | |
|---|---|---|---|---|
| | 2020年 | 2025年 | 2020年 | 2025年 |
| 河东乡 | 84 | 90 | 94 | 97 |
"""
    facts = eduplan.draft(eduplan.parse_document(page.encode(), "plan.md"), registry).facts

    assert [(one.label, f"{one.value}{one.unit}", one.year) for one in facts] == [
        ("河东乡毛入园率", "84%", 2020),
        ("河东乡毛入园率", "90%", 2025),
        ("河东乡巩固率", "94%", 2020),
        ("河东乡巩固率", "97%", 2025),
    ]


def test_a_figure_that_is_the_number_of_its_row_is_read(registry: eduplan.Registry) -> None:
    rows = _rows("序号|指标|2020年|2025年", "1|毛入园率（%）|90|94", "2|新建学校（所）||2")

    assert [(one[0], one[2]) for one in _read(rows, registry)] == [
        ("毛入园率", "90"),
        ("毛入园率", "94"),
        ("新建学校", "2"),
    ]
