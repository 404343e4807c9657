"""A page of a government's site is its text: what stands around it is read as no figure."""

from __future__ import annotations

import datetime

import pytest

import eduplan
from eduplan.drafting.head import head_of
from eduplan.drafting.plan import plan_of_draft
from tests.installed import installed_registry

PAGE = """<html><head><meta charset="gb2312"></head><body>
<div><a>首页</a> | <a>政务公开</a> | <a>今日访问：3258人次</a></div>
<div>当前位置：首页 &gt; 政务公开 &gt; 规划计划</div>
<table><tr><td>发文机关：</td><td>青禾县人民政府办公厅</td><td>成文日期：</td>
<td>2022年3月18日</td></tr><tr><td>发文字号：</td><td>青政办发〔2022〕15号</td>
<td>标题：</td><td>青禾县第四期学前教育行动计划</td></tr></table>
<div>青禾县人民政府办公厅关于印发《青禾县第四期学前教育行动计划（2021—2025年）》的通知</div>
<div>来源：县教育局　浏览次数：1024 次</div>
<p>一、总体目标</p><p>到<span>202</span><span>5</span>年，学前三年毛入园率达到<b>9</b>5%以上。</p>
<p>二、重点任务</p><p>新建公办园8所<sup>①</sup>，新增学位2 160个。</p>
<div>【打印本页】【关闭窗口】</div><div>上一篇：全县新增3所幼儿园</div>
<div>主办：青禾县人民政府 备案号：吉ICP备05001234号 网站标识码：2205210001</div></body></html>"""


@pytest.fixture(scope="module")
def page() -> eduplan.Document:
    return eduplan.parse_document(PAGE.encode("gb18030"), "plan.html")


def test_only_its_text_has_figures(page: eduplan.Document) -> None:
    found = eduplan.draft(page, installed_registry())

    assert [(one.label, one.kind, one.value) for one in found.facts] == [
        ("学前三年毛入园率", "target", "95"),
        ("新建公办园", "target", "8"),
        ("新增学位", "target", "2160"),
    ]
    assert not found.unread


def test_its_card_says_number_and_day(page: eduplan.Document) -> None:
    head = head_of(page)

    assert head.title == "青禾县第四期学前教育行动计划(2021—2025年)"
    assert (head.issuer, head.number) == ("青禾县人民政府办公厅", "青政办发〔2022〕15号")
    assert (head.issued, head.period) == (datetime.date(2022, 3, 18), (2021, 2025))


def test_a_number_of_a_box_is_no_part_of_the_number_behind_it() -> None:
    text = "专栏1 200所学校建设工程。到2025年，改造学校200所。"
    found = eduplan.draft(eduplan.parse_document(text.encode(), "a.txt"), installed_registry())

    assert {one.value for one in found.facts} == {"200"}


def test_a_figure_of_the_text_and_of_the_table_is_one_item_that_the_table_makes_binding() -> None:
    page = """<h1>青禾县“十四五”教育发展规划</h1><p>一、主要目标</p>
<p>到2025年，劳动年龄人口平均受教育年限达到12.3年以上，农村学校带宽不低于100M。</p>
<table><tr><td>指标</td><td>2020年</td><td>2025年</td><td>属性</td></tr>
<tr><td>劳动年龄人口平均受教育年限（年）</td><td>11.4</td><td>12.3以上</td><td>约束性</td></tr></table>"""
    registry = installed_registry()
    document = eduplan.parse_document(page.encode(), "plan.html")
    plan = plan_of_draft(eduplan.draft(document, registry), document, registry, region="220503")

    targets = [(one.quote, one.binding) for one in plan.plan.targets]
    assert targets == [
        ("劳动年龄人口平均受教育年限达到12.3年以上", "binding"),
        ("农村学校带宽不低于100M", "unstated"),
    ]


def test_what_a_target_of_the_plans_own_begins_at_is_its_baseline() -> None:
    text = """青禾县“十四五”教育发展规划\n\n三、主要任务\n
到2025年，“双师型”教师占比由38%提高到60%，音体美劳教师配备率由82%提高到95%以上。\n"""
    registry = installed_registry()
    document = eduplan.parse_document(text.encode(), "plan.txt")
    drafted = plan_of_draft(eduplan.draft(document, registry), document, registry, region="220503")
    found = eduplan.audit(drafted.plan, drafted.registry).findings

    assert [one.figure.text for one in drafted.plan.baselines] == ["38%", "82%"]
    assert not {"PLAN005", "PLAN061"} & {one.code for one in found}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新增学位5400个。大班额于2022年底前清零。", [("新增学位", "5400"), ("大班额", "0")]),
        ("城区新建小学3所、初中2所。", [("城区新建小学", "3"), ("新建初中", "2")]),
    ],
)
def test_a_bare_count_or_a_word_for_none_takes_its_own_name(
    text: str, expected: list[tuple[str, str]]
) -> None:
    document = eduplan.parse_document(f"青禾县教育规划\n\n三、任务\n\n{text}".encode(), "a.txt")
    found = eduplan.draft(document, installed_registry())

    assert [(one.label, one.value) for one in found.facts] == expected


def test_a_population_that_is_expected_is_no_promise() -> None:
    text = """青禾县教育发展“十四五”规划\n\n三、主要任务\n\n到2025年，新增学位5400个。\n
预计到2025年全县常住人口约58万人、城镇化率62%、学龄人口9.4万人。"""
    found = eduplan.draft(eduplan.parse_document(text.encode(), "a.txt"), installed_registry())

    assert [(one.kind, one.value) for one in found.facts] == [
        ("target", "5400"),
        ("baseline", "58"),
        ("baseline", "62"),
        ("baseline", "9.4"),
    ]
