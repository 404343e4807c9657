"""Measures and problems of a document that a plan file says, says otherwise, or dropped."""

from __future__ import annotations

import attrs
import pytest

import eduplan
from eduplan.drafting.plan import plan_of_draft
from eduplan.drafting.source import (
    NO_MEASURE,
    NO_PROBLEM,
    NO_QUOTE,
    NOT_HELD,
    Difference,
    compare,
)
from eduplan.drafting.source_clauses import NOT_LISTED, OTHER_CLAUSE_TITLE
from eduplan.drafting.source_duties import NO_BODY, NO_END, OTHER_BODY
from eduplan.drafting.source_head import OTHER_REGION
from tests.installed import installed_registry

_TEXT = """清河县教育发展“十四五”规划（2021—2025年）
一、存在的问题
（一）资源不足。一是城区学位紧张，二是农村宿舍老旧，三是食堂普遍偏小。
（二）骨干教师外流。
二、主要任务
（一）扩大学位供给。新建小学2所，新增学位2400个。（责任单位：县教育局）
（二）加强师资建设。
1.完善教师交流制度，城乡学校结对。
2.招聘教师150名。
（三）推进数字校园建设，升级学校网络。
三、保障措施
（一）加强组织领导，建立联席会议制度。
（十）强化督导评估。
"""
_ROWS = """<h1>清河县教育提升三年行动计划（2023—2025年）</h1><p>一、任务分工</p>
<table><tr><td>任务</td><td>内容</td><td>责任单位</td></tr>
<tr><td>改善寄宿条件</td><td>添置床铺，改造浴室</td><td>县教育局</td></tr>
<tr><td>补足保育人员</td><td>聘用保育员60名</td><td>县财政局</td></tr></table>"""


@pytest.fixture(scope="module")
def registry() -> eduplan.Registry:
    return installed_registry()


def drafted(text: str, registry: eduplan.Registry) -> tuple[eduplan.Plan, eduplan.Document]:
    name = "plan.html" if "<td>" in text else "plan.txt"
    document = eduplan.parse_document(text.encode(), name)
    found = eduplan.draft(document, registry)
    return plan_of_draft(found, document, registry, region="229901").plan, document


def without(plan: eduplan.Plan, *titles: str) -> eduplan.Plan:
    measures = tuple(one for one in plan.measures if one.title not in titles)
    problems = tuple(one for one in plan.problems if one.title not in titles)
    assert len((*measures, *problems)) + len(titles) == len((*plan.measures, *plan.problems))
    return attrs.evolve(plan, measures=measures, problems=problems)


def told(
    plan: eduplan.Plan, document: eduplan.Document, registry: eduplan.Registry
) -> list[Difference]:
    return [*compare(plan, document, registry).differences]


@pytest.mark.parametrize("text", [_TEXT, _ROWS], ids=["sentences", "a table"])
def test_each_measure_and_problem_that_a_plan_dropped_is_named_with_its_clause(
    text: str, registry: eduplan.Registry
) -> None:
    plan, document = drafted(text, registry)
    assert told(plan, document, registry) == []

    for kind, items in ((NO_MEASURE, plan.measures), (NO_PROBLEM, plan.problems)):
        for one in items:
            found = told(without(plan, one.title), document, registry)
            assert found == [Difference(kind, "", one.clauses[0], one.title)]


def test_a_figure_that_only_the_words_of_a_measure_or_a_problem_quote_is_named(
    registry: eduplan.Registry,
) -> None:
    plan, document = drafted(_TEXT, registry)

    for gone in plan.targets:
        less = attrs.evolve(plan, targets=tuple(one for one in plan.targets if one is not gone))
        [found] = told(less, document, registry)
        assert (found.kind, found.clause, found.said) == (NOT_HELD, gone.clauses[0], gone.quote)


def test_a_statement_in_words_holds_the_figure_and_the_measure_that_it_quotes(
    registry: eduplan.Registry,
) -> None:
    plan, document = drafted(_TEXT, registry)
    [measure] = [one for one in plan.measures if one.title == "招聘教师150名"]
    claim = eduplan.Statement(
        id="S", label="招聘", claim=measure.title, clauses=measure.clauses, quote=measure.quote
    )
    targets = tuple(one for one in plan.targets if one.quote != measure.quote)
    less = attrs.evolve(without(plan, measure.title), targets=targets, statements=(claim,))

    assert told(less, document, registry) == []


def test_a_measure_in_other_words_holds_its_clause_and_those_above_and_below_it(
    registry: eduplan.Registry,
) -> None:
    plan, document = drafted(_TEXT, registry)
    gone = ("完善教师交流制度", "推进数字校园建设", "强化督导评估")
    less = without(plan, *gone)
    own = attrs.evolve(plan.measures[0], id="M", title="另一种说法", quote="", place=None)

    def left(*clauses: str) -> list[str]:
        more = [attrs.evolve(own, id=f"M{one}", clauses=(one,)) for one in clauses]
        found = told(attrs.evolve(less, measures=(*less.measures, *more)), document, registry)
        return [one.said for one in found]

    assert left() == [*gone]
    assert left("二(二)") == [*gone[1:]]
    assert left("二(三)", "三(十)") == [gone[0]]
    assert left("二") == [gone[2]]
    assert left("三(一)", "二(一)") == [*gone]


def test_words_that_quote_a_later_sentence_of_a_measure_hold_it(
    registry: eduplan.Registry,
) -> None:
    plan, document = drafted(_TEXT, registry)
    less = without(plan, "推进数字校园建设", "加强组织领导")
    [own] = [one for one in plan.measures if one.title == "推进数字校园建设"]
    later = attrs.evolve(own, title="更新设备", quote="升级学校网络", place=None)
    more = attrs.evolve(less, measures=(*less.measures, later))

    assert [one.said for one in told(more, document, registry)] == ["加强组织领导"]


def test_a_measure_whose_words_were_changed_is_told_of_once(registry: eduplan.Registry) -> None:
    plan, document = drafted(_TEXT, registry)
    changed = tuple(
        attrs.evolve(one, quote="加强组织和领导") if one.title == "加强组织领导" else one
        for one in plan.measures
    )
    found = told(attrs.evolve(plan, measures=changed), document, registry)

    assert [one.kind for one in found] == [NO_QUOTE]


_BODIES = """清河县教育发展“十四五”规划（2021—2025年）
一、主要任务
（一）新建小学2所。（责任单位：县教育局、县财政局、县住房城乡建设局）
（二）加强宿舍管理。
县教育局负责编制规划，县财政局负责落实资金。
（三）师资队伍（责任单位：县委编办）
1.完善教师交流制度。
（四）推进课后服务。
"""


def with_bodies(plan: eduplan.Plan, changes: dict[str, tuple[str, ...]]) -> eduplan.Plan:
    measures = tuple(
        attrs.evolve(one, responsible=changes.get(one.title, one.responsible))
        for one in plan.measures
    )
    assert measures != plan.measures
    return attrs.evolve(plan, measures=measures)


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({"新建小学2所": ("县教育局",)}, [(NO_BODY, "一(一)", "县财政局、县住房城乡建设局")]),
        ({"新建小学2所": ()}, [(NO_BODY, "一(一)", "县教育局、县财政局、县住房城乡建设局")]),
        (
            {"新建小学2所": ("县公安局", "县财政局", "县住房城乡建设局")},
            [(OTHER_BODY, "一(一)", "县公安局"), (NO_BODY, "一(一)", "县教育局")],
        ),
        ({"落实资金": ("县教育局",)}, [(NO_BODY, "一(二)¶", "县财政局")]),
        ({"完善教师交流制度": ()}, [(NO_BODY, "一(三)1", "县委编办")]),
        ({"推进课后服务": ("县教育局",)}, [(OTHER_BODY, "一(四)", "县教育局")]),
    ],
)
def test_bodies_that_a_measure_names_and_the_document_does_not_or_the_other_way_are_told(
    registry: eduplan.Registry,
    changes: dict[str, tuple[str, ...]],
    named: list[tuple[object, str, str]],
) -> None:
    plan, document = drafted(_BODIES, registry)
    assert told(plan, document, registry) == []

    changed = with_bodies(plan, changes)
    unplaced = tuple(attrs.evolve(one, place=None) for one in changed.measures)
    for one in (changed, attrs.evolve(changed, measures=unplaced)):
        found = told(one, document, registry)
        assert [(each.kind, each.clause, each.said) for each in found] == named


def test_a_body_may_be_named_in_full_or_in_short(registry: eduplan.Registry) -> None:
    plan, document = drafted(_BODIES, registry)
    names = ("清河县教育局", "财政局", "县住房城乡建设局")

    assert told(with_bodies(plan, {"新建小学2所": names}), document, registry) == []


def test_a_claim_that_quotes_a_body_lets_a_measure_leave_it_out(
    registry: eduplan.Registry,
) -> None:
    plan, document = drafted(_BODIES, registry)
    less = with_bodies(plan, {"完善教师交流制度": ()})
    claim = eduplan.Statement(
        id="S", label="编办", claim="责任单位", clauses=("一(三)",), quote="责任单位：县委编办"
    )

    assert told(attrs.evolve(less, statements=(claim,)), document, registry) == []


def test_the_end_of_a_measure_that_a_plan_dropped_is_named(registry: eduplan.Registry) -> None:
    text = _TEXT.replace("升级学校网络", "2024年底前升级学校网络")
    plan, document = drafted(text, registry)
    assert told(plan, document, registry) == []

    measures = tuple(attrs.evolve(one, last_year=None) for one in plan.measures)
    found = told(attrs.evolve(plan, measures=measures), document, registry)
    assert [(one.kind, one.clause) for one in found] == [(NO_END, "二(三)")]


def test_a_clause_that_a_list_lacks_or_calls_otherwise_is_named(
    registry: eduplan.Registry,
) -> None:
    plan, document = drafted(_TEXT, registry)

    def found(*clauses: eduplan.Clause) -> list[tuple[object, str]]:
        differences = told(attrs.evolve(plan, clauses=clauses), document, registry)
        return [(one.kind, one.clause) for one in differences]

    for number, one in enumerate(plan.clauses):
        before, after = plan.clauses[:number], plan.clauses[number + 1 :]
        assert found(*before, *after) == [(NOT_LISTED, one.id)]
        for title in (f"{one.title}事宜", one.title.replace(one.title[1], "另")):
            other = attrs.evolve(one, title=title)
            assert found(*before, other, *after) == [(OTHER_CLAUSE_TITLE, one.id)]
        part = attrs.evolve(one, title=one.title[:4])
        assert found(*before, part, *after) == []
    assert found() == []


def test_a_region_that_the_document_does_not_name_is_told(registry: eduplan.Registry) -> None:
    plan, document = drafted(_TEXT, registry)

    for name, kinds in (("清水县", [OTHER_REGION]), ("通化市清河县", []), ("", [])):
        found = told(attrs.evolve(plan, region_name=name), document, registry)
        assert [one.kind for one in found] == kinds


def test_figures_in_a_unit_that_no_plan_file_has_all_stand_in_its_words(
    registry: eduplan.Registry,
) -> None:
    cells = (("指标", "2022年", "2025年"), ("家长满意度", "86.5分", "90分左右"))
    rows = "</tr><tr>".join("".join(f"<td>{one}</td>" for one in row) for row in cells)
    plan, document = drafted(_ROWS.replace("</p>", f"</p><table><tr>{rows}</tr></table>"), registry)

    assert [one.claim for one in plan.statements if one.label == "家长满意度"] == [
        "86.5分",
        "90分左右",
    ]
    assert told(plan, document, registry) == []


def test_two_figures_of_one_number_are_each_missed(registry: eduplan.Registry) -> None:
    text = _TEXT.replace("新增学位2400个", "小学和初中巩固率都达到98%")
    plan, document = drafted(text, registry)
    both = [one for one in plan.targets if "98%" in one.quote]
    assert len(both) == 2
    assert told(plan, document, registry) == []

    for gone in both:
        less = attrs.evolve(plan, targets=tuple(one for one in plan.targets if one is not gone))
        assert [one.kind for one in told(less, document, registry)] == [NOT_HELD]


def test_a_measure_that_is_told_twice_with_other_bodies_is_missed_until_one_row_names_all(
    registry: eduplan.Registry,
) -> None:
    more = "（五）新建小学2所。（责任单位：县发展改革局）\n"
    plan, document = drafted(f"{_BODIES}{more}", registry)
    first, last = (one for one in plan.measures if one.title == "新建小学2所")
    less = attrs.evolve(plan, measures=tuple(one for one in plan.measures if one is not last))
    both = (*first.responsible, *last.responsible)

    assert [one.kind for one in told(less, document, registry)] == [NO_MEASURE]
    assert told(with_bodies(less, {first.title: both}), document, registry) == []
