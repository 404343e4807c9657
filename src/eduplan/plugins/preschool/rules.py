"""学前教育规则: identities of the yearly return, and whether published figures can be right."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.preschool import elements, indicators
from eduplan.plugins.preschool.domain import preschool

SUPERVISION = "《县域学前教育普及普惠督导评估办法》（教督〔2020〕1号）"
PERCENT = ep.parse_unit("%")
NO_CLAIM = ep.Reason("no_claim", ep.Words("没有“普及”的表述", "nothing claims universal enrolment"))

preschool.check(
    "PRE001",
    (
        elements.public_enrolment.total() + elements.private_enrolment.total()
        == elements.enrolment.total()
    )
    & (elements.inclusive_private_enrolment.total() <= elements.private_enrolment.total()),
    title=ep.Words("公办与民办在园幼儿之和不等于总数", "Public and private children don't sum up"),
    remedy=ep.Words(
        "核对年报：公办与民办之和应等于在园幼儿数，普惠性民办园幼儿不应多于民办园幼儿。",
        "Check the return: public and private must sum to all; inclusive private is part of "
        "private.",
    ),
    source="教育事业统计年报",
)
preschool.check(
    "PRE002",
    indicators.public_enrolment_share <= indicators.inclusive_coverage_rate,
    title=ep.Words("公办园占比高于普惠性幼儿园覆盖率", "Public share above inclusive coverage"),
    remedy=ep.Words(
        "公办园都计入普惠性幼儿园，占比不能高于覆盖率；更正其中的错数。",
        "Public kindergartens count as inclusive, so their share can't exceed the coverage; mend "
        "the wrong figure.",
    ),
    source=SUPERVISION,
)
preschool.check(
    "PRE005",
    (indicators.teachers.total() + elements.childcare_workers.total() <= indicators.staff.total())
    & (elements.certified_teachers.total() <= indicators.teachers.total()),
    title=ep.Words("部分人数多于总人数", "A part of the staff exceeds the whole"),
    remedy=ep.Words(
        "教职工应包括专任教师和保育员，持证教师不应多于专任教师；核对人事台账。",
        "Staff includes teachers and childcare workers, and certified teachers are teachers; "
        "check the staff list.",
    ),
    source="教育事业统计年报",
)


@preschool.rule(
    "PRE003",
    per="baseline",
    about=indicators.inclusive_coverage_rate,
    nature="note",
    own_standard="coverage_by_children",
    title=ep.Words("覆盖率疑似按园数计算", "Coverage seems to count kindergartens"),
    message=ep.Words(
        "普惠性幼儿园覆盖率{state}（{baseline}）与按园数算的占比{share}相同，覆盖率应按在园幼儿数计算。",
        "The inclusive coverage {state} ({baseline}) equals the share of institutions {share}; it "
        "is to be calculated by children.",
    ),
    remedy=ep.Words(
        "用公办园与普惠性民办园在园幼儿数之和除以在园幼儿数重新计算。",
        "Calculate it anew from the children in public and inclusive private kindergartens.",
    ),
    source="全国教育事业发展统计公报（2023年：按幼儿90.81%，按园86.16%）",
)
def coverage_by_institutions(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """National figures by children and by institutions differ by several points.

    Where every kindergarten is inclusive, or the children that are counted give the same, they
    may well be equal.
    """
    year = case.plan.year_of(baseline)
    found = case.figures.calculated(
        indicators.inclusive_kindergarten_share.name, baseline.scope, year
    )
    if found is None or not found.items:
        return ep.not_applicable(ep.NOTHING_PUBLISHED)
    if found.missing or not found.interval.is_point:
        return ep.not_evaluated(ep.MISSING_DATA, *found.missing)
    share = found.interval.value
    printed = baseline.figure.interval
    by_children = case.figures.calculated(baseline.indicator, baseline.scope, year)
    confirmed = by_children and not by_children.missing and by_children.interval.meets(printed)
    if share == 1 or confirmed or not printed.contains(share):
        return ep.PASSED
    return ep.failed(
        *found.items,
        state=baseline.figure.text,
        baseline=case.words.place(baseline),
        share=ep.Amount(share, PERCENT),
    )


@preschool.rule(
    "PRE004",
    per="baseline",
    about=indicators.gross_enrolment_rate,
    nature="note",
    own_standard="plausible_gross_enrolment",
    title=ep.Words("毛入园率超出合理范围", "Gross enrolment rate out of range"),
    message=ep.Words(
        "学前三年毛入园率{state}（{baseline}）不在{band}之间。",
        "The gross enrolment rate {state} ({baseline}) is not within {band}.",
    ),
    remedy=ep.Words(
        "核对分母是否为3—5周岁常住人口；确因外来就读高于100%的，写明原因。",
        "Check that the denominator is the resident population aged 3 to 5; where children from "
        "elsewhere raise it above 100%, say so.",
    ),
)
def implausible_gross_rate(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """A rate outside the band usually has the household register as its denominator."""
    plausible = case.catalogue.standard("preschool.plausible_gross_enrolment").bound
    if baseline.figure.interval.meets(plausible.accepted):
        return ep.PASSED
    return ep.failed(
        state=baseline.figure.text,
        baseline=case.words.place(baseline),
        band=case.words.bound(plausible, baseline.indicator),
    )


@preschool.rule(
    "PRE006",
    per="baseline",
    about=indicators.gross_enrolment_rate,
    title=ep.Words("“普及”的说法没有数据支持", "Claim of universal enrolment unsupported"),
    message=ep.Words(
        "{baseline}称“{claim}”，而毛入园率{state}低于{floors}。",
        "{baseline} claims “{claim}”, but the gross enrolment rate {state} is below {floors}.",
    ),
    remedy=ep.Words(
        "改用与数据相符的说法，或补充达到标准的依据。",
        "Word it as the figure allows, or add what shows that the standard is met.",
    ),
    source=SUPERVISION,
)
def unsupported_claim(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """普及 is measured: 85 % in 2020, 90 % in 2025."""
    claims = ep.universal_claims(baseline.wording)
    if not claims:
        return ep.not_applicable(NO_CLAIM)
    floors = case.standards.of_baseline(baseline)
    if not floors:
        return ep.not_evaluated(ep.NO_STANDARD, indicators.gross_enrolment_rate.name)
    state = baseline.figure.interval
    missed = [one for one in floors if ep.Interval.less(state, one.bound.accepted) is True]
    if not missed:
        return ep.PASSED
    return ep.failed(
        claim=claims[0],
        state=baseline.figure.text,
        baseline=case.words.place(baseline),
        floors=case.words.asked_by(missed),
    )
