"""特殊教育规则: every child counted in one place, rates of few children, and who is meant."""

from __future__ import annotations

import re
from fractions import Fraction

import eduplan as ep
from eduplan.plugins.special_education import elements, indicators
from eduplan.plugins.special_education.domain import special_education

ACTION_PLAN = "《“十四五”特殊教育发展提升行动计划》（国办发〔2021〕60号）"
ANNUAL_RETURN = "教育事业统计年报"
PERCENT, PEOPLE = ep.parse_unit("%"), ep.parse_unit("人")

OF_ALL_CHILDREN = (indicators.enrolment_rate.name, indicators.individual_plan_coverage.name)
"""Rates whose denominator is all disabled children of school age."""

SMALLEST_STEP = Fraction(1, 100)
"""A rate that moves by more than one percentage point with each child is a count in disguise."""

HOME_DELIVERY_CAP = ep.standard_for(indicators.home_delivery_share)
"""The standard `plausible_home_delivery_share`: no limit of the nation's, but above it, some who
could come to school are probably taught at home."""

NARROWER = {
    "孤儿": ep.Words("有父母的残疾儿童", "disabled children who have parents"),
    "持证": ep.Words("没有办证的残疾儿童", "disabled children without a certificate"),
    "户籍": ep.Words("随迁的残疾儿童", "disabled children registered elsewhere"),
    "三类残疾": ep.Words("其他类别的残疾儿童", "children with other disabilities"),
}
"""Terms for a part of the disabled children, and whom each leaves out."""

FORMER_TERMS = ("三类残疾",)
"""What the rate was of by itself until a target was set for all disabled children (2017)."""

UNRESTRICTED = "不限|不分|不论|无论"
"""Before such a term, these say that it makes no difference: 不限户籍."""

SAYS = ep.Words("{place}写“{words}”", "{place} says “{words}”")
NO_COARSE_STEP = ep.Reason(
    "fine_enough", ep.Words("每人不超过1个百分点", "one child is at most one percentage point")
)
NO_WHOLE_NUMBER = ep.Reason(
    "no_whole_number",
    ep.Words("没有一个人数正好得出这个率", "no number of children gives just this rate"),
)

special_education.alias(
    "SPEC002",
    "PLAN030",
    title=ep.Words(
        "残疾儿童入学率与人数对不上", "Enrolment rate does not follow from the children"
    ),
)
special_education.alias(
    "SPEC003",
    "PLAN003",
    title=ep.Words("残疾儿童入学率目标相互冲突", "Conflicting targets for disabled children"),
)
special_education.alias(
    "SPEC004",
    "PLAN002",
    title=ep.Words(
        "残疾儿童入学率目标低于省和国家", "Enrolment target below the province or the nation"
    ),
)
special_education.alias(
    "SPEC006",
    "FIN003",
    title=ep.Words(
        "特教生均公用经费没有随标准提高", "Special-education funds stay behind the standard"
    ),
)

_placed = (
    elements.inclusive_students
    + elements.special_class_students
    + elements.special_school_students
    + elements.home_delivery_students
)
special_education.check(
    "SPEC001",
    (_placed <= elements.disabled_children)
    & (_placed == elements.enrolled_students)
    & (elements.enrolled_students + elements.not_enrolled_children == elements.disabled_children),
    title=ep.Words("残疾儿童安置人数对不上", "The placements of disabled children don't add up"),
    remedy=ep.Words(
        "逐名核对：随班就读、特教班、特教学校、送教上门各只计一处，其余为未入学。",
        "Check child by child: each is counted once, in an ordinary class, a special class, a "
        "special school or at home; the rest are not enrolled.",
    ),
    source=ANNUAL_RETURN,
)
special_education.check(
    "SPEC007",
    (indicators.home_delivery_share <= HOME_DELIVERY_CAP)
    & (
        elements.home_delivery_students
        <= indicators.enrolment_rate * elements.disabled_children * HOME_DELIVERY_CAP
    ),
    severity="warning",
    nature="note",
    own_standard="plausible_home_delivery_share",
    title=ep.Words("送教上门占比过高", "Too many children taught at home"),
    message=ep.Words(
        "送教上门的占已入学残疾儿童的比例过高：{words}。",
        "Of the enrolled disabled children too many are taught at home: {words}.",
    ),
    remedy=ep.Words(
        "逐名评估能否到校：能到校的改为随班就读或特教班，写明送教人数逐年减少的安排。",
        "Assess child by child who can come to school, place those in ordinary or special "
        "classes, and say how the number taught at home will fall.",
    ),
    source=ACTION_PLAN,
)


@special_education.rule(
    "SPEC005",
    per="target",
    about=(*OF_ALL_CHILDREN, "numeric"),
    severity="info",
    nature="note",
    title=ep.Words(
        "人数少，目标率只能取整数人", "With few children a rate is a whole number of them"
    ),
    message=ep.Words(
        "{name}：残疾儿童共{count}，每人占{step}；目标{aim}（{target}）实际要求{needed}，"
        "即{reached}{more}。",
        "{name}: there are {count_en} disabled children, each of whom is {step}; the target {aim} "
        "({target}) asks for {needed_en} of them, which is {reached}{more}.",
    ),
    remedy=ep.Words(
        "同时写出人数，并逐名落实；人数会变的，写明按哪一年的名单。",
        "Give the number of children too, and settle child by child; where the list will change, "
        "say of which year it is.",
    ),
)
def whole_children(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """Of 29 children each is 3.45 points: 95 % means 28 of them, 97 to 99 % all 29."""
    accepted = case.figures.accepted(target)
    least = accepted.lower
    if least is None:
        return ep.not_applicable(ep.NO_NUMBER)
    published = case.figures.count(elements.disabled_children.name, target.scope)
    if published is None or published.figure is None or not published.figure.interval.is_point:
        return ep.not_evaluated(ep.MISSING_DATA, elements.disabled_children.name)
    count = published.figure.value
    if count <= 0 or 1 / count <= SMALLEST_STEP:
        return ep.not_applicable(NO_COARSE_STEP)
    needed = -(-least * count // 1)
    if not accepted.contains(needed / count):
        needed += 1
    if needed > count:
        return ep.not_applicable(NO_WHOLE_NUMBER)
    if needed == least * count:
        return ep.PASSED
    return ep.failed(
        published.id,
        name=case.words.name(target),
        count=ep.Amount(count, PEOPLE),
        count_en=int(count),
        step=case.words.gap(1 / count, PERCENT),
        aim=case.words.aim(target),
        target=case.words.place(target),
        needed=ep.Amount(Fraction(needed), PEOPLE),
        needed_en=int(needed),
        reached=ep.Amount(needed / count, PERCENT),
        more=_more_than_now(target, count, int(needed), case),
    )


@special_education.rule(
    "SPEC009",
    per="plan",
    documents=("plan",),
    title=ep.Words("受益对象写窄了", "Group named too narrowly"),
    message=ep.Words(
        "{items}，只是适龄残疾儿童少年的一部分，漏掉了{left_out}。",
        "{items}, which is only a part of the disabled children of school age and leaves out "
        "{left_out}.",
    ),
    remedy=ep.Words(
        "笔误的，改为“残疾儿童少年”；确指这一部分的，写明其余儿童如何安排。",
        "Mend it where it is a slip; where only this group is meant, say what is done for the "
        "others.",
    ),
)
def narrower_group(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """A rate counts all disabled children; what serves it can't be for some of them only."""
    is_for_all = bool(case.standards.about(OF_ALL_CHILDREN[0], plan.last_year).in_force)
    found = [
        (item, words, term)
        for item in plan.items()
        if _serves_all(item)
        for words in item.wording
        for term in NARROWER
        if term not in FORMER_TERMS or is_for_all
        if term in words and re.search(rf"(?<!{UNRESTRICTED}){term}", words)
    ]
    if not found:
        return ep.PASSED
    said = {(item.id, words): (case.words.place(item), words) for item, words, _ in found}
    left_out = [NARROWER[term] for term in dict.fromkeys(term for *_, term in found)]
    return ep.failed(
        *dict.fromkeys(item.id for item, *_ in found),
        items=ep.Words.clauses(
            SAYS.fill(place=place, words=words) for place, words in said.values()
        ),
        left_out=ep.Words.listed(left_out),
    )


@special_education.rule(
    "SPEC010",
    per="statement",
    about=elements.disabled_children,
    severity="info",
    nature="gap",
    title=ep.Words("残疾儿童人数的口径不清", "Unclear which disabled children are counted"),
    message=ep.Words(
        "{label}{count}（{statement}）没有写年龄范围，入学率的分母不明。",
        "{about} {count} ({statement}) gives no ages, so the denominator of the rate is unclear.",
    ),
    remedy=ep.Words(
        "写明统计日期、年龄范围（如6—14周岁），以及依残联名单还是教育部门名单。",
        "Give the day, the ages (such as 6 to 14), and whose list it is: the disabled persons' "
        "federation's or the education office's.",
    ),
)
def unclear_denominator(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """A list “at present” of no given age can't be compared with one of another year."""
    said = (statement.label, *statement.wording)
    if any("岁" in text or "适龄" in text for text in said):
        return ep.PASSED
    return ep.failed(
        label=statement.label,
        about=case.words.label(statement.about),
        count="" if statement.figure is None else statement.figure.text,
        statement=case.words.place(statement),
    )


def _more_than_now(target: ep.Target, count: Fraction, needed: int, case: ep.Case) -> ep.Words:
    """Return how many children more that is, if only one whole number rounds to the baseline."""
    baseline = case.figures.baseline(target)
    if baseline is None:
        return ep.Words("", "")
    now = [
        children
        for children in range(int(count) + 1)
        if baseline.figure.interval.meets(ep.Interval.point(children / count))
    ]
    if len(now) != 1 or now[0] >= needed:
        return ep.Words("", "")
    more = needed - now[0]
    return ep.Words(f"，比现在的{now[0]}人多{more}人", f", {more} more than the {now[0]} of now")


def _serves_all(item: ep.Item) -> bool:
    """Tell whether an item is about a rate of all disabled children."""
    if isinstance(item, ep.Measure):
        return not item.retrospective and any(name in OF_ALL_CHILDREN for name in item.moves)
    return isinstance(item, ep.Target | ep.Baseline) and item.indicator in OF_ALL_CHILDREN
