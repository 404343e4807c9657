"""Who answers for what and by when, as sentences, brackets and tables of duties say it."""

from __future__ import annotations

import pytest

import eduplan
from eduplan.drafting.bodies import bodies_of
from eduplan.drafting.plan import plan_of_draft
from tests.installed import installed_registry

_CHAPTERS = """清河县教育发展“十四五”规划
第三章 主要任务
第一节 扩大学位供给
由县教育局牵头，县发展改革委、县财政局配合，实施城区学校建设工程。
改造农村学校23所。（责任单位：县教育局、各乡镇）
第二节 加强教师队伍建设
县委编办和县人力资源社会保障局牵头落实编制动态调整，县教育局会同县财政局推进补充教师。
第三节 建设数字校园
升级校园网络，县教育局负责统筹。
第四章 保障措施
第一节 加强组织领导
1.建立联席会议制度
2.强化督导评估
责任单位：县教育局、县政府督导室
"""
_TABLE = """<h1>清河县教育提升三年行动计划（2023—2025年）</h1><p>一、重点任务</p>
<table><tr><td>序号</td><td>任务</td><td>内容</td><td>牵头单位</td><td>配合单位</td><td>完成时限</td></tr>
<tr><td>1</td><td>扩充学前资源</td><td>新建公办幼儿园6所，新增学位1800个</td><td>县教育局</td>
<td>县财政局、各乡镇</td><td>2024年12月</td></tr></table>
<table><tr><td>项目名称</td><td>建设内容</td><td>总投资（万元）</td><td>时间安排</td></tr>
<tr><td>第三小学</td><td>新建校舍12000平方米</td><td>5200</td><td>2023—2024年</td></tr>
<tr><td>第五中学</td><td>新建校舍21000平方米</td><td>9800</td><td>2025.9投用</td></tr></table>"""


@pytest.fixture(scope="module")
def registry() -> eduplan.Registry:
    return installed_registry()


def drafted(text: str, name: str, registry: eduplan.Registry) -> eduplan.Plan:
    document = eduplan.parse_document(text.encode(), name)
    return plan_of_draft(
        eduplan.draft(document, registry), document, registry, region="229901"
    ).plan


def test_measures_are_what_is_to_be_done_with_who_answers_and_no_heading_above_them(
    registry: eduplan.Registry,
) -> None:
    plan = drafted(_CHAPTERS, "plan.txt", registry)

    assert [(one.title, one.responsible) for one in plan.measures] == [
        ("实施城区学校建设工程", ("县教育局", "县发展改革委", "县财政局")),
        ("改造农村学校23所", ("县教育局", "各乡镇")),
        (
            "落实编制动态调整",
            ("县委编办", "县人力资源社会保障局", "县教育局", "县财政局"),
        ),
        ("建设数字校园", ("县教育局",)),
        ("建立联席会议制度", ("县教育局", "县政府督导室")),
        ("强化督导评估", ("县教育局", "县政府督导室")),
    ]
    assert plan.issuer == ""


def test_a_row_of_a_table_gives_its_figures_the_time_and_its_measure_the_bodies(
    registry: eduplan.Registry,
) -> None:
    plan = drafted(_TABLE, "plan.html", registry)

    assert [(one.title, one.responsible) for one in plan.measures] == [
        ("扩充学前资源", ("县教育局", "县财政局", "各乡镇"))
    ]
    assert {(one.title, one.year) for one in plan.targets if one.title} == {
        ("新建公办幼儿园", 2024),
        ("第三小学新建校舍", 2024),
        ("第三小学总投资", 2024),
        ("第五中学新建校舍", 2025),
        ("第五中学总投资", 2025),
    }


def test_a_list_of_bodies_without_an_end_takes_no_time() -> None:
    assert bodies_of("局和" * 20_000) == ()
