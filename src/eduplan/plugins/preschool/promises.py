"""学前教育规则: whether the three promises fit together, and whether anything carries them."""

from __future__ import annotations

from fractions import Fraction

import eduplan as ep
from eduplan.plugins.preschool import elements, indicators, rules
from eduplan.plugins.preschool.domain import preschool

TEACHERS = "teachers.full_time_teachers"
TEACHERS_PER_CLASS = 2
RECRUITING = (
    indicators.child_carer_ratio.name,
    indicators.child_staff_ratio.name,
    indicators.child_teacher_ratio.name,
    indicators.teachers_per_class.name,
    "teachers.post_fill_rate",
    "teachers.rural_recruit_share",
    "teachers.student_teacher_ratio",
)
"""What a measure moves that brings in teachers."""

UNTARGETED = ep.Words("没有目标的是{names}", "no target for {names}")
UNMEASURED = ep.Words("没有基数的是{names}", "no baseline for {names}")

THREE_ITEMS = (
    indicators.gross_enrolment_rate.name,
    indicators.inclusive_coverage_rate.name,
    indicators.public_enrolment_share.name,
)


@preschool.rule(
    "PRE007",
    per="plan",
    documents=("plan",),
    nature="gap",
    title=ep.Words("普及普惠三项指标不齐", "The three items of universal inclusion are incomplete"),
    message=ep.Words(
        "毛入园率、普惠性幼儿园覆盖率、公办园占比应一起定：{gaps}。",
        "Gross enrolment, inclusive coverage and public share belong together: {gaps}.",
    ),
    remedy=ep.Words(
        "三项都给出基年数和期末目标，口径按在园幼儿数。",
        "Give all three their value in the base year and their target, by children.",
    ),
    source=rules.SUPERVISION,
)
def incomplete_items(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """The supervision judges the three together; a plan that names one should name all.

    Nobody did so before a share of public places was asked for.
    """
    if not _is_asked(indicators.public_enrolment_share.name, case):
        return ep.not_applicable(ep.NO_STANDARD)
    without_target = [name for name in THREE_ITEMS if not case.index.targets(name)]
    without_baseline = [name for name in THREE_ITEMS if not case.figures.has_state(name)]
    if len(without_target) == len(THREE_ITEMS):
        return ep.not_applicable(ep.NO_TARGET)
    if not without_target and not without_baseline:
        return ep.PASSED
    beside = [target.id for target in plan.targets if target.indicator in THREE_ITEMS]
    beside += [baseline.id for baseline in plan.baselines if baseline.indicator in THREE_ITEMS]
    gaps = [
        said.fill(names=ep.Words.listed(map(case.words.label, names)))
        for said, names in ((UNTARGETED, without_target), (UNMEASURED, without_baseline))
        if names
    ]
    return ep.failed(*beside, gaps=ep.Words.clauses(gaps))


def _is_asked(name: str, case: ep.Case) -> bool:
    """Tell whether a standard that was known on the day of issue asks for an indicator."""
    return bool(case.standards.about(name, case.plan.last_year).in_force)


@preschool.rule(
    "PRE008",
    per="plan",
    documents=("plan",),
    severity="info",
    nature="gap",
    title=ep.Words("没有学位需求预测", "No forecast of demand for places"),
    message=ep.Words(
        "规划定了学前目标（{targets}），但出生人口和学位数都没有公布，无法预测学位需求。",
        "The plan sets preschool targets ({targets}) but publishes neither births nor places, so "
        "the demand for places can't be forecast.",
    ),
    remedy=ep.Words(
        "补充近年出生人口和现有学位数；规划期内的入园幼儿在编制时都已出生。",
        "Add recent births and the places there are; the children of the period are born already.",
    ),
    source="《关于学前教育深化改革规范发展的若干意见》（2018年）；"
    "《“十四五”学前教育发展提升行动计划》（教基〔2021〕8号）",
)
def no_demand_forecast(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """Intake of 2021–2025 depends on births of 2017–2022, known when the plan is made.

    Counties are to plan by the population since the opinion of 2018 that set the three items.
    """
    if not _is_asked(indicators.public_enrolment_share.name, case):
        return ep.not_applicable(ep.NO_STANDARD)
    targets = [target for name in THREE_ITEMS for target in case.index.targets(name)]
    if not targets:
        return ep.not_applicable(ep.NO_TARGET)
    known = ("preschool.births", "preschool.places", "preschool.place_gap")
    named = {statement.about for statement in plan.statements}
    named |= set(case.index.indicators)
    if named.intersection(known):
        return ep.PASSED
    places = ep.Words.clauses(map(case.words.place, targets))
    return ep.failed(*(target.id for target in targets), targets=places)


@preschool.rule(
    "PRE009",
    per="target",
    about=indicators.inclusive_coverage_rate,
    severity="info",
    nature="note",
    title=ep.Words(
        "覆盖率目标与公办园占比目标的差额没有说明", "What lies between two targets is not explained"
    ),
    message=ep.Words(
        "覆盖率目标{coverage}（{target}）与公办园占比目标{public}（{other}）：{verdict}。",
        "The coverage target {coverage} ({target}) with the public share {public} ({other}): "
        "{verdict}.",
    ),
    remedy=ep.Words(
        "写明扩大公办园和扶持普惠性民办园各要增加多少学位；覆盖率目标不应低于公办园占比目标。",
        "State how many places public and inclusive private kindergartens are each to add; the "
        "coverage target should not be below the public one.",
    ),
)
def implied_private_share(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """The difference of the two targets is a promise of its own, which measures must carry.

    A coverage below the public share is no promise at all, since what is public is inclusive: a
    warning.
    """
    year, low = case.plan.due_year(target), case.figures.accepted(target).lower
    others = [
        one
        for one in case.index.targets(indicators.public_enrolment_share.name, target.scope)
        if case.plan.due_year(one) == year
    ]
    least = max(
        (case.figures.accepted(one).lower or Fraction(0) for one in others), default=Fraction(0)
    )
    if low is None or not least:
        return ep.not_applicable(ep.NO_TARGET)
    if low == least:
        return ep.PASSED
    other = next(one for one in others if case.figures.accepted(one).lower == least)
    is_below = low < least
    return ep.failed(
        other.id,
        severity="warning" if is_below else None,
        nature="fault" if is_below else None,
        coverage=case.words.aim(target),
        target=case.words.place(target),
        public=case.words.aim(other),
        other=case.words.place(other),
        verdict=_below_the_public_share() if is_below else _carried(low - least, case),
    )


def _below_the_public_share() -> ep.Words:
    return ep.Words(
        "公办园都计入普惠性幼儿园，公办园占比达到目标时覆盖率早已超过目标，覆盖率目标不起作用",
        "public kindergartens are inclusive, so where the public share is met the coverage is "
        "beyond its target, which asks for nothing",
    )


def _carried(rest: Fraction, case: ep.Case) -> ep.Words:
    """Return how many children are left to private kindergartens, and whether measures help."""
    supported = indicators.inclusive_coverage_rate.name in case.index.moved
    share = ep.format_value(rest, rules.PERCENT)
    return ep.Words(
        f"公办园只到目标值时，至少{share}的幼儿要在普惠性民办园就读；"
        + ("已有措施涉及覆盖率" if supported else "没有措施涉及覆盖率"),
        f"where the public share is just met, at least {share} of the children must be in "
        "inclusive private kindergartens; "
        + ("some measure moves the coverage" if supported else "no measure moves the coverage"),
    )


@preschool.rule(
    "PRE010",
    per="plan",
    documents=("plan",),
    nature="gap",
    title=ep.Words("教师缺口没有补充措施", "Teachers are short and no measure recruits"),
    message=ep.Words(
        "{classes}（{places}），按每班2名专任教师需{need}人，现有{have}（{stock}），没有补充教师的措施。",
        "{classes} ({places}) need {need} teachers at two per class, there are {have} ({stock}), "
        "and no measure recruits any.",
    ),
    remedy=ep.Words(
        "写明补充教师的人数、渠道和年度安排。", "State how many are recruited, how and when."
    ),
    source="《幼儿园教职工配备标准（暂行）》（教师〔2013〕1号）",
)
def unmet_teacher_need(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """Two teachers per class is the standard; fewer need a measure of the period."""
    if not _is_asked(indicators.teachers_per_class.name, case):
        return ep.not_applicable(ep.NO_STANDARD)
    groups = case.figures.count(elements.classes.name)
    stock = case.figures.count(TEACHERS, {"stage": "preschool"})
    if groups is None and stock is None:
        return ep.not_applicable(ep.NOTHING_PUBLISHED)
    if groups is None or groups.figure is None:
        return ep.not_evaluated(ep.MISSING_DATA, elements.classes.name)
    if stock is None or stock.figure is None:
        return ep.not_evaluated(ep.MISSING_DATA, TEACHERS)
    if case.plan.year_of(groups) != case.plan.year_of(stock):
        return ep.not_evaluated(ep.MISSING_DATA, elements.classes.name, TEACHERS)
    need = groups.figure.interval * ep.Interval.point(TEACHERS_PER_CLASS)
    recruits = not case.index.moved.isdisjoint(RECRUITING)
    if recruits or ep.Interval.less(stock.figure.interval, need) is not True:
        return ep.PASSED
    return ep.failed(
        groups.id,
        stock.id,
        classes=groups.figure.text,
        places=case.words.place(groups),
        need=ep.format_value(groups.figure.value * TEACHERS_PER_CLASS, ep.parse_unit("")),
        have=stock.figure.text,
        stock=case.words.place(stock),
    )
