"""学前教育规则: identities of the yearly return, and whether a plan's promises fit together."""

from __future__ import annotations

from fractions import Fraction

from eduplan import (
    MISSING_DATA,
    NO_STANDARD,
    NO_TARGET,
    NOTHING_PUBLISHED,
    OTHER_KIND,
    PASSED,
    Baseline,
    Case,
    Interval,
    Outcome,
    Plan,
    Reason,
    Words,
    failed,
    format_value,
    not_applicable,
    not_evaluated,
    parse_unit,
)
from eduplan.plugins.preschool.domain import preschool
from eduplan.plugins.preschool.elements import (
    certified_teachers,
    childcare_workers,
    enrolment,
    inclusive_private_enrolment,
    private_enrolment,
    public_enrolment,
)
from eduplan.plugins.preschool.indicators import (
    gross_enrolment_rate,
    inclusive_coverage_rate,
    public_enrolment_share,
    staff,
    teachers,
)

__all__: list[str] = []

SUPERVISION = "《县域学前教育普及普惠督导评估办法》（教督〔2020〕1号）"
PERCENT = parse_unit("%")
LOWEST_PLAUSIBLE, HIGHEST_PLAUSIBLE = Fraction(50, 100), Fraction(115, 100)
NO_CLAIM = Reason("no_claim", Words("没有“普及”的表述", "nothing claims universal enrolment"))
THREE_ITEMS = tuple(
    handle.name
    for handle in (gross_enrolment_rate, inclusive_coverage_rate, public_enrolment_share)
)

preschool.check(
    "PRE001",
    (public_enrolment.total() + private_enrolment.total() == enrolment.total())
    & (inclusive_private_enrolment.total() <= private_enrolment.total()),
    title=Words("公办与民办在园幼儿之和不等于总数", "Public and private children don't sum up"),
    remedy=Words(
        "核对年报：公办与民办之和应等于在园幼儿数，普惠性民办园幼儿不应多于民办园幼儿。",
        "Check the return: public and private must sum to all; inclusive private is part of "
        "private.",
    ),
    source="教育事业统计年报",
)
preschool.check(
    "PRE002",
    (public_enrolment_share <= inclusive_coverage_rate) & (inclusive_coverage_rate <= "100%"),
    title=Words("公办园占比高于普惠性幼儿园覆盖率", "Public share above inclusive coverage"),
    remedy=Words(
        "公办园都计入普惠性幼儿园，占比不能高于覆盖率，覆盖率不能高于100%；更正其中的错数。",
        "Public kindergartens count as inclusive, so their share can't exceed the coverage, nor "
        "the coverage 100%; mend the wrong figure.",
    ),
    source=SUPERVISION,
)
preschool.check(
    "PRE005",
    ((teachers + childcare_workers).total() <= staff.total())
    & (certified_teachers.total() <= teachers.total()),
    title=Words("部分人数多于总人数", "A part of the staff exceeds the whole"),
    remedy=Words(
        "教职工应包括专任教师和保育员，持证教师不应多于专任教师；核对人事台账。",
        "Staff includes teachers and childcare workers, and certified teachers are teachers; "
        "check the staff list.",
    ),
    source="教育事业统计年报",
)


@preschool.rule(
    "PRE003",
    per="baseline",
    title=Words("覆盖率疑似按园数计算", "Coverage seems to count kindergartens"),
    message=Words(
        "普惠性幼儿园覆盖率{state}（{baseline}）与按园数算的占比{share}相同，覆盖率应按在园幼儿数计算。",
        "The inclusive coverage {state} ({baseline}) equals the share of institutions {share}; it "
        "is to be calculated by children.",
    ),
    remedy=Words(
        "用公办园与普惠性民办园在园幼儿数之和除以在园幼儿数重新计算。",
        "Calculate it anew from the children in public and inclusive private kindergartens.",
    ),
    source="全国教育事业发展统计公报（2023年：按幼儿90.81%，按园86.16%）",
)
def coverage_by_institutions(baseline: Baseline, case: Case) -> Outcome:
    """National figures by children and by institutions differ by several points."""
    if baseline.indicator != inclusive_coverage_rate.name:
        return not_applicable(OTHER_KIND)
    inclusive = case.statements_about("preschool.inclusive_kindergartens")
    every = case.statements_about("preschool.kindergartens")
    if not (inclusive and every and inclusive[0].figure and every[0].figure):
        return not_evaluated(
            MISSING_DATA, "preschool.inclusive_kindergartens", "preschool.kindergartens"
        )
    whole = every[0].figure.value
    if whole == 0:
        return not_evaluated(MISSING_DATA, "preschool.kindergartens")
    share = inclusive[0].figure.value / whole
    if not baseline.figure.interval.contains(share):
        return PASSED
    return failed(
        inclusive[0].id,
        every[0].id,
        state=case.figure(baseline.figure),
        baseline=case.place(baseline),
        share=case.amount(share, PERCENT),
    )


@preschool.rule(
    "PRE004",
    per="baseline",
    title=Words("毛入园率超出合理范围", "Gross enrolment rate out of range"),
    message=Words(
        "学前三年毛入园率{state}（{baseline}）不在50%—115%之间。",
        "The gross enrolment rate {state} ({baseline}) is not within 50–115%.",
    ),
    remedy=Words(
        "核对分母是否为3—5周岁常住人口；确因外来就读高于100%的，写明原因。",
        "Check that the denominator is the resident population aged 3 to 5; where children from "
        "elsewhere raise it above 100%, say so.",
    ),
)
def implausible_gross_rate(baseline: Baseline, case: Case) -> Outcome:
    """A rate outside the band usually has the household register as its denominator."""
    if baseline.indicator != gross_enrolment_rate.name:
        return not_applicable(OTHER_KIND)
    plausible = Interval(LOWEST_PLAUSIBLE, HIGHEST_PLAUSIBLE)
    if baseline.figure.interval.meets(plausible):
        return PASSED
    return failed(state=case.figure(baseline.figure), baseline=case.place(baseline))


@preschool.rule(
    "PRE006",
    per="baseline",
    title=Words("“普及”的说法没有数据支持", "Claim of universal enrolment unsupported"),
    message=Words(
        "{baseline}称“{claim}”，而毛入园率{state}低于{floor}（{document}）。",
        "{baseline} claims “{claim}”, but the gross enrolment rate {state} is below {floor} "
        "({document}).",
    ),
    remedy=Words(
        "改用与数据相符的说法，或补充达到标准的依据。",
        "Word it as the figure allows, or add what shows that the standard is met.",
    ),
    source=SUPERVISION,
)
def unsupported_claim(baseline: Baseline, case: Case) -> Outcome:
    """普及 is measured: 85 % in 2020, 90 % in 2025."""
    if baseline.indicator != gross_enrolment_rate.name:
        return not_applicable(OTHER_KIND)
    claim = next((word for word in baseline.wording if "普及" in word), "")
    if not claim:
        return not_applicable(NO_CLAIM)
    floor = case.strictest_floor(baseline)
    if floor is None:
        return not_evaluated(NO_STANDARD, gross_enrolment_rate.name)
    if Interval.less(baseline.figure.interval, floor.bound.accepted) is not True:
        return PASSED
    return failed(
        claim=claim,
        state=case.figure(baseline.figure),
        baseline=case.place(baseline),
        floor=case.bound(floor.bound, baseline.indicator),
        document=f"{floor.document} {floor.document_number}".strip(),
    )


@preschool.rule(
    "PRE007",
    per="plan",
    title=Words("普及普惠三项指标不齐", "The three items of universal inclusion are incomplete"),
    message=Words(
        "毛入园率、普惠性覆盖率、公办园占比应一起定：缺目标的有{targets}；缺基数的有{baselines}。",
        "Gross enrolment, inclusive coverage and public share belong together: no target for "
        "{targets}; no baseline for {baselines}.",
    ),
    remedy=Words(
        "三项都给出基年数和期末目标，口径按在园幼儿数。",
        "Give all three their value in the base year and their target, by children.",
    ),
    source=SUPERVISION,
)
def incomplete_items(plan: Plan, case: Case) -> Outcome:
    """The supervision judges the three together; a plan that names one should name all."""
    without_target = [name for name in THREE_ITEMS if not case.targets_of(name)]
    without_baseline = [name for name in THREE_ITEMS if not case.baselines_of(name)]
    if len(without_target) == len(THREE_ITEMS):
        return not_applicable(NO_TARGET)
    if not without_target and not without_baseline:
        return PASSED
    beside = [target.id for target in plan.targets if target.indicator in THREE_ITEMS]
    beside += [baseline.id for baseline in plan.baselines if baseline.indicator in THREE_ITEMS]
    return failed(
        *beside,
        targets=_listed(without_target, case),
        baselines=_listed(without_baseline, case),
    )


@preschool.rule(
    "PRE008",
    per="plan",
    severity="info",
    title=Words("没有学位需求预测", "No forecast of demand for places"),
    message=Words(
        "规划定了学前目标，但没有公布出生人口或学位数，无法预测学位需求。",
        "The plan sets preschool targets but publishes neither births nor places, so the demand "
        "for places can't be forecast.",
    ),
    remedy=Words(
        "补充近年出生人口和现有学位数；规划期内的入园幼儿在编制时都已出生。",
        "Add recent births and the places there are; the children of the period are born already.",
    ),
    source="《“十四五”学前教育发展提升行动计划》（教基〔2021〕8号）",
)
def no_demand_forecast(plan: Plan, case: Case) -> Outcome:
    """Intake of 2021–2025 depends on births of 2017–2022, known when the plan is made."""
    if not any(case.targets_of(name) for name in THREE_ITEMS):
        return not_applicable(NO_TARGET)
    known = ("preschool.births", "preschool.places", "preschool.place_gap")
    named = {statement.about for statement in plan.statements}
    named |= set(case.indicators)
    return PASSED if named.intersection(known) else failed()


@preschool.rule(
    "PRE009",
    per="plan",
    severity="info",
    title=Words("两个目标隐含普惠性民办园的最低占比", "Two targets imply a share of private ones"),
    message=Words(
        "覆盖率{coverage}而公办园占比{public}：公办园只到目标值时，"
        "至少{rest}的幼儿要在普惠性民办园就读；{support}。",
        "Coverage {coverage} with a public share {public}: where the public share is just met, at "
        "least {rest} of the children must be in inclusive private kindergartens; {support}.",
    ),
    remedy=Words(
        "写明扩大公办园和扶持普惠性民办园各要增加多少学位。",
        "State how many places public and inclusive private kindergartens are each to add.",
    ),
)
def implied_private_share(plan: Plan, case: Case) -> Outcome:
    """The difference of the two targets is a promise of its own, which measures must carry."""
    coverage = case.targets_of(inclusive_coverage_rate.name, {})
    public = case.targets_of(public_enrolment_share.name, {})
    if not coverage or not public:
        return not_applicable(NO_TARGET)
    low, least = coverage[0].bound.accepted.lower, public[0].bound.accepted.lower
    if low is None or least is None:
        return not_applicable(NO_TARGET)
    if low <= least:
        return PASSED
    moved = {name for measure in plan.measures for name in measure.moves}
    supported = inclusive_coverage_rate.name in moved
    return failed(
        coverage[0].id,
        public[0].id,
        coverage=case.aim(coverage[0]),
        public=case.aim(public[0]),
        rest=case.amount(low - least, PERCENT),
        support=Words(
            "已有措施涉及覆盖率" if supported else "没有措施涉及覆盖率",
            "some measure moves the coverage" if supported else "no measure moves the coverage",
        ),
    )


@preschool.rule(
    "PRE010",
    per="plan",
    title=Words("教师缺口没有补充措施", "Teachers are short and no measure recruits"),
    message=Words(
        "{classes}个班按每班两名专任教师需{need}人，现有{have}人，没有补充教师的措施。",
        "{classes} classes need {need} teachers at two per class, there are {have}, and no measure "
        "recruits any.",
    ),
    remedy=Words(
        "写明补充教师的人数、渠道和年度安排。", "State how many are recruited, how and when."
    ),
    source="《幼儿园教职工配备标准（暂行）》（教师〔2013〕1号）",
)
def unmet_teacher_need(plan: Plan, case: Case) -> Outcome:
    """Two teachers per class is the standard; fewer need a measure."""
    classes = case.statements_about("preschool.classes")
    stocks = [
        one
        for one in case.statements_about("teachers.full_time_teachers")
        if dict(one.scope) == {"stage": "preschool"}
    ]
    if not classes and not stocks:
        return not_applicable(NOTHING_PUBLISHED)
    if not (classes and stocks and classes[0].figure and stocks[0].figure):
        return not_evaluated(MISSING_DATA, "preschool.classes", "teachers.full_time_teachers")
    need, have = 2 * classes[0].figure.value, stocks[0].figure.value
    recruits = any(
        name.startswith(("teachers.recruit", "preschool.child_teacher", "preschool.teachers_per"))
        for measure in plan.measures
        for name in measure.moves
    )
    if need <= have or recruits:
        return PASSED
    return failed(
        classes[0].id,
        stocks[0].id,
        classes=format_value(classes[0].figure.value, parse_unit("")),
        need=format_value(need, parse_unit("")),
        have=format_value(have, parse_unit("")),
    )


def _listed(names: list[str], case: Case) -> Words:
    labels = [case.label(name) for name in names]
    return Words(
        "、".join(label.zh for label in labels) or "（无）",
        ", ".join(label.en for label in labels) or "none",
    )
