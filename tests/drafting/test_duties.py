"""Who answers for what and by when, as sentences, brackets and tables of duties say it."""

from __future__ import annotations

import attrs
import pytest

import eduplan
from eduplan.drafting.bodies import bodies_of
from eduplan.drafting.plan import plan_of_draft
from eduplan.drafting.source import NO_FIGURE, NO_MEASURE, NOT_HELD, OTHER_YEAR, compare
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
        ("落实编制动态调整", ("县委编办", "县人力资源社会保障局")),
        ("推进补充教师", ("县教育局", "县财政局")),
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


_TERMS = """清河县教育提升三年行动计划（2023—2025年）
清河县人民政府办公室
2023年3月6日
一、重点任务
（一）扩充城区学位。2024年底前新建小学2所，总投资1.35亿元，其中县级财政4500万元。（责任单位：县教育局）
（二）改造农村学校。自2023年起每年改造3所，到2025年全部完成。（责任单位：县教育局）
（三）补充教师队伍。2022年已招聘教师120名，2023—2025年再招聘260名，执行《教师编制意见（2018—2028年）》。（责任单位：县委编办）
（四）建设智慧校园。投入资金820万元，2024年9月前投用，执行2022年版课程标准。
（五）资助困难学生。每生安排资金500元，比2026年的省定标准早一步。
"""
_TWO_HEADERS = """<h1>清河县教育提升三年行动计划（2023—2025年）</h1><p>一、任务分工</p>
<table><tr><td colspan=6>表1 任务分工（单位：万元）</td></tr>
<tr><td rowspan=2>序号</td><td rowspan=2>重点任务</td><td rowspan=2>完成时限</td>
<td rowspan=2>资金</td><td colspan=2>责任单位</td></tr><tr><td>牵头单位</td><td>配合单位</td></tr>
<tr><td>1</td><td>1.扩充学前资源，新建公办幼儿园6所</td><td>2024年12月</td><td>3200</td><td>县教育局</td>
<td><p>县财政局</p><p>县自然资源局</p><p>各乡镇</p></td></tr>
<tr><td>2</td><td>推进集团化办学</td><td>2023—2025年</td><td></td><td>县教育局</td><td>各校</td></tr>
<tr><td>3</td><td>完善督导制度</td><td>长期坚持</td><td></td><td>县政府督导室</td><td></td></tr></table>
<table><tr><td>工作任务</td><td>完成时限</td></tr><tr><td>建成心理健康中心</td><td>2023.8</td></tr></table>"""


def test_the_sentences_of_a_measure_say_until_when_it_is_done_and_what_it_costs(
    registry: eduplan.Registry,
) -> None:
    plan = drafted(_TERMS, "plan.txt", registry)

    found = [(one.title, one.first_year, one.last_year) for one in plan.measures]
    assert found == [
        ("扩充城区学位", None, 2024),
        ("改造农村学校", 2023, 2025),
        ("补充教师队伍", 2023, 2025),
        ("建设智慧校园", None, 2024),
        ("资助困难学生", None, None),
    ]
    costs = [(one.money and one.money.text, one.money_source) for one in plan.measures]
    assert costs == [("1.35亿元", "县级财政"), (None, ""), (None, ""), ("820万元", ""), (None, "")]


def test_the_columns_of_a_table_of_duties_date_its_measures_below_two_rows_of_headers(
    registry: eduplan.Registry,
) -> None:
    plan = drafted(_TWO_HEADERS, "plan.html", registry)

    assert [(one.title, one.responsible) for one in plan.measures] == [
        ("扩充学前资源", ("县教育局", "县财政局", "县自然资源局", "各乡镇")),
        ("推进集团化办学", ("县教育局", "各校")),
        ("完善督导制度", ("县政府督导室",)),
        ("建成心理健康中心", ()),
    ]
    found = [(one.first_year, one.last_year) for one in plan.measures]
    assert found == [(None, 2024), (2023, 2025), (None, None), (None, 2023)]
    assert [one.money and one.money.text for one in plan.measures] == ["3200万元", None, None, None]


@pytest.mark.parametrize(("text", "name"), [(_TERMS, "plan.txt"), (_TWO_HEADERS, "plan.html")])
def test_what_a_measure_costs_and_when_it_ends_is_held_against_its_own_words(
    text: str, name: str, registry: eduplan.Registry
) -> None:
    plan = drafted(text, name, registry)
    document = eduplan.parse_document(text.encode(), name)
    assert compare(plan, document, registry).differences == ()

    dated, funded = (
        next(one for one in plan.measures if one.last_year),
        next(one for one in plan.measures if one.money),
    )
    later = attrs.evolve(dated, last_year=2025)
    dearer = attrs.evolve(funded, money=eduplan.parse_figure("77万元"))
    for old, new, kinds in ((dated, later, {OTHER_YEAR}), (funded, dearer, {NO_FIGURE, NOT_HELD})):
        measures = tuple(new if one is old else one for one in plan.measures)
        changed = compare(attrs.evolve(plan, measures=measures), document, registry)
        assert {one.kind for one in changed.differences} & kinds


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        ("〔责任单位：县教育局、县财政局〕", ("县教育局", "县财政局")),
        ("【牵头单位：县教育局；配合单位：各乡镇】", ("县教育局", "各乡镇")),
        ("[县教育局负责]", ("县教育局",)),
        ("（县财政局、县教育局，2022年起持续实施）", ("县财政局", "县教育局")),
        ("（县教育局，长期坚持）", ("县教育局",)),
        (
            "〔区教育局牵头，区住建局、各镇(街道)按职责分工负责〕",
            ("区教育局", "区住建局", "各镇(街道)"),
        ),
    ],
)
def test_bodies_stand_in_brackets_of_any_shape(said: str, bodies: tuple[str, ...]) -> None:
    assert bodies_of(said) == bodies


_PASTED = """清河县学前教育提升行动计划（2023—2025年）
一、重点项目
项目
建设规模
总投资（万元）
完成时限
责任单位
城北第二幼儿园
12个班
2600
2023年8月
县住建局
河东中心幼儿园
9个班
1850
2024年8月
河东镇政府
二、组织保障
（一）加强领导
"""


def test_cells_that_were_pasted_one_a_line_are_a_table(registry: eduplan.Registry) -> None:
    document = eduplan.parse_document(_PASTED.encode(), "plan.txt")
    cells = [one.text for one in document.tables[0]]
    plan = drafted(_PASTED, "plan.txt", registry)

    assert (cells[0], cells[-1], len(cells)) == ("项目", "河东镇政府", 15)
    found = [(one.title, one.responsible, one.last_year) for one in plan.measures]
    assert found[:2] == [
        ("城北第二幼儿园", ("县住建局",), 2023),
        ("河东中心幼儿园", ("河东镇政府",), 2024),
    ]
    assert [one.money and one.money.text for one in plan.measures[:2]] == ["2600万元", "1850万元"]
    assert all(eduplan.is_sum(one.bound) for one in plan.targets)  # a new school starts nowhere


@pytest.mark.parametrize("changed", ["县住建局\n", "2600\n"])
def test_pasted_lines_that_are_no_whole_rows_are_no_table(changed: str) -> None:
    text = _PASTED.replace(changed, "", 1)

    assert eduplan.parse_document(text.encode(), "plan.txt").tables == ()


def test_headers_that_go_on_without_rows_take_no_time() -> None:
    text = "项目\n单位\n备注\n一\n" * 20_000

    assert eduplan.parse_document(text.encode(), "plan.txt").passages


def test_cells_of_tasks_are_read_as_sentences_and_numbers_of_files_are_no_figures(
    registry: eduplan.Registry,
) -> None:
    text = """<table><tr><td>索引号：</td><td>QL01/2023-00045</td></tr></table>
    <h1>清河县教育提升三年行动计划（2023—2025年）</h1>
    <p>发布时间：2023-04-18 10:32　来源：县政府办　浏览次数：1286 次</p><p>一、任务分工</p>
    <table><tr><td>工作任务</td><td>年度目标</td><td>完成时限</td></tr>
    <tr><td>补充教师</td><td>每年招聘教师150名以上</td><td>2025年</td></tr></table>"""
    document = eduplan.parse_document(text.encode(), "plan.html")
    found = eduplan.draft(document, registry)

    assert [(one.quote, one.comparator) for one in found.facts] == [("每年招聘教师150名以上", ">=")]
    assert found.unread == ()
    assert "发布时间：2023-04-18" in [one.text for one in document.passages]


@pytest.mark.parametrize(
    ("said", "bodies"),
    [
        ("县教育局牵头，会同县财政局和县委编办核定编制", ("县教育局", "县财政局", "县委编办")),
        ("县残联协助县教育局评估残疾儿童", ("县残联", "县教育局")),
        ("改善条件，牵头部门为县教育局，配合部门为县工信局", ("县教育局", "县工信局")),
        (
            "（牵头单位：县教育局，责任单位：县财政局，完成时限：2024年底）",
            ("县教育局", "县财政局"),
        ),
        ("优化布局，由县住房和城乡建设局提出方案", ("县住房和城乡建设局",)),
        ("落实公用经费（财政局、教育局），完善资助政策", ("财政局", "教育局")),
        ("公安、民政等部门配合劝返", ("公安部门", "民政部门")),
        ("县教育局和县财政局共同研究拨款办法", ("县教育局", "县财政局")),
        ("县审计局要加强监督，各有关部门要配合", ("县审计局",)),
        ("县教育局要求各校自查，引导社会参与，完善学校负责的机制", ()),
        ("实行校长负责制，教师参与管理，家长负责接送", ()),
    ],
)
def test_bodies_are_told_by_what_they_do(said: str, bodies: tuple[str, ...]) -> None:
    assert bodies_of(said) == bodies


@pytest.mark.parametrize(
    ("paragraph", "measures"),
    [
        (
            "县教育局负责编制布局规划，县自然资源局负责保障用地，县财政局配合；县住建局负责统筹建设。",
            [
                ("编制布局规划", ("县教育局",)),
                ("保障用地", ("县自然资源局", "县财政局")),
                ("统筹建设", ("县住建局",)),
            ],
        ),
        (
            "培育名师（责任单位：县教育局）；修订奖励办法（牵头单位：县委人才办）。",
            [("培育名师", ("县教育局",)), ("修订奖励办法", ("县委人才办",))],
        ),
        (
            "推进课后服务。由县教育局负责组织实施，县发展改革委负责核定收费标准。",
            [("推进课后服务", ("县教育局", "县发展改革委"))],
        ),
        (
            "由县教育局牵头制定校车方案，县交通运输局配合优化线路。",
            [("制定校车方案", ("县教育局", "县交通运输局"))],
        ),
        (
            "由副县长牵头，县教育局、县财政局等部门参加，成立工作专班。",
            [("成立工作专班", ("县教育局", "县财政局"))],
        ),
        ("县教育局要加强督导检查，定期通报。", [("加强督导检查", ("县教育局",))]),
        ("责任单位：县教育局。配合单位：县财政局。", []),
    ],
)
def test_each_of_several_actions_of_a_paragraph_has_its_own_bodies(
    paragraph: str, measures: list[tuple[str, tuple[str, ...]]], registry: eduplan.Registry
) -> None:
    text = f"清河县教育发展“十四五”规划\n一、主要任务\n（一）{paragraph}"
    plan = drafted(text, "plan.txt", registry)

    assert [(one.title, one.responsible) for one in plan.measures] == measures
    document = eduplan.parse_document(text.encode(), "plan.txt")
    assert compare(plan, document, registry).differences == ()


def test_each_of_several_actions_has_its_own_money_and_years(registry: eduplan.Registry) -> None:
    text = (
        "清河县教育发展“十四五”规划\n一、主要任务\n（一）县教育局负责建设宿舍，2023年底前投入资金"
        "820万元；县财政局负责更新课桌，2025年底前投入资金1300万元。"
    )
    plan = drafted(text, "plan.txt", registry)

    found = [(one.title, one.last_year, one.money and one.money.text) for one in plan.measures]
    assert found == [("建设宿舍", 2023, "820万元"), ("更新课桌", 2025, "1300万元")]
    fewer = attrs.evolve(plan, measures=plan.measures[:1])
    document = eduplan.parse_document(text.encode(), "plan.txt")
    kinds = [one.kind for one in compare(fewer, document, registry).differences]
    assert sorted(kinds) == sorted([NOT_HELD, NO_MEASURE])
