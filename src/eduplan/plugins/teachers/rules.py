"""师资规则: identities of the staff return, shares against counts, and rotation without a rate."""

from __future__ import annotations

from fractions import Fraction

import eduplan as ep
from eduplan.plugins.teachers import elements, indicators
from eduplan.plugins.teachers.domain import teachers

ROTATION = (indicators.rotation_rate.name, indicators.rotation_backbone_share.name)
NO_COUNT = ep.Reason(
    "no_count", ep.Words("没有公布与它相对的人数", "no count that belongs to it is published")
)
AS_READ = ep.Words("{listed}（按{low}至{high}读）", "{listed} (read as {low} to {high})")
NO_FEWER = ep.Words("不少于{low}", "at least {low}")
NO_MORE = ep.Words("不超过{high}", "at most {high}")
BETWEEN = ep.Words("在{low}至{high}之间", "between {low} and {high}")
NO_OTHER = ep.Reason(
    "no_other_total", ep.Words("没有其他数可以对照总数", "no other figure bounds the total")
)
NO_ROTATION = ep.Reason(
    "no_rotation",
    ep.Words("没有涉及交流轮岗的措施和问题", "no measure or problem is about rotation"),
)

teachers.check(
    "TCH001",
    (elements.full_time_teachers.total() <= elements.staff.total())
    & (elements.qualified_teachers.total() <= elements.full_time_teachers.total())
    & (elements.above_required_degree_teachers.total() <= elements.full_time_teachers.total())
    & (elements.certified_teachers.total() <= elements.full_time_teachers.total())
    & (elements.backbone_teachers.total() <= elements.full_time_teachers.total())
    & (elements.subject_mismatched_teachers.total() <= elements.full_time_teachers.total())
    & (elements.teachers_aged_50_and_over.total() <= elements.full_time_teachers.total())
    & (elements.rotated_teachers <= elements.rotation_eligible_teachers)
    & (elements.rotated_backbone_teachers <= elements.rotated_teachers)
    & (elements.rural_recruits <= elements.recruits),
    title=ep.Words("部分教师人数多于总人数", "A part of the teachers exceeds the whole"),
    remedy=ep.Words(
        "专任教师是教职工的一部分，学历合格、持证、骨干等是专任教师的一部分；核对人事台账和统计时点。",
        "Full-time teachers are part of the staff; qualified, certified and backbone teachers are "
        "full-time ones. Check the staff list and the day of each count.",
    ),
    source="教育事业统计年报",
)
teachers.alias(
    "TCH005",
    "PLAN024",
    title=ep.Words("培训目标写“五年”而没有起止", "Training target “in five years” without dates"),
)
teachers.alias(
    "TCH007",
    "PLAN014",
    title=ep.Words("队伍问题没有指标回应", "Staff problem without a target that answers it"),
)


@teachers.rule(
    "TCH003",
    per="baseline",
    title=ep.Words("占比与人数推出的总数相互矛盾", "A share and a count imply incompatible totals"),
    message=ep.Words(
        "{name}{share}（{baseline}）与{count}若指同一部分，{whole}应{implied}；而{against}：两数所指的范围不同，"
        "规划没有写明。",
        "If {name} {share} ({baseline}) and {count} were of the same part, {whole} would be "
        "{implied}; but {against}. The two are of different parts, and the plan does not say so.",
    ),
    remedy=ep.Words(
        "给占比和人数写明同一范围（层级、学段、年份），或写明“其中”，并公布总数。",
        "Give the share and the count one scope (level, stage, year), or write 其中, and publish "
        "the total.",
    ),
)
def incompatible_totals(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """A count divided by its share is a total; two such totals of one whole must agree."""
    implied = [one for one in case.figures.implied_totals if one.share.id == baseline.id]
    if not implied:
        return ep.not_applicable(NO_COUNT)
    compared = False
    for one in implied:
        for other in _other_totals(one, case):
            compared = True
            if not one.value.meets(other.value):
                return _contradiction(one, other, case)
        for published in _published_totals(one, case):
            compared = True
            if published.figure is not None and not one.value.meets(published.figure.interval):
                return _contradiction(one, published, case)
    return ep.PASSED if compared else ep.not_applicable(NO_OTHER)


def _other_totals(one: ep.ImpliedTotal, case: ep.Case) -> list[ep.ImpliedTotal]:
    """Return the certain totals of the same whole; of two certain ones the later is compared."""
    totals = list(case.figures.implied_totals)
    earlier = totals[: totals.index(one)] if one.is_certain else totals
    return [
        other
        for other in earlier
        if other.is_certain
        and other.share.id != one.share.id
        and (other.whole, other.scope) == (one.whole, one.scope)
    ]


def _published_totals(one: ep.ImpliedTotal, case: ep.Case) -> list[ep.Statement]:
    """Return the whole as it is published; a certain pair is held against it by PLAN030."""
    if one.is_certain:
        return []
    return [
        statement
        for statement in case.index.statements(one.whole)
        if dict(statement.scope) == dict(one.scope)
        and not statement.unsure
        and statement.last_year in (None, case.plan.year_of(one.share))
    ]


def _contradiction(
    one: ep.ImpliedTotal, other: ep.ImpliedTotal | ep.Statement, case: ep.Case
) -> ep.Outcome:
    unit, whole = case.catalogue.unit(one.whole), case.words.label(one.whole)
    if isinstance(other, ep.Statement):
        beside: tuple[str, ...] = (other.id,)
        stated = case.words.listed([other])
        against = ep.Words(f"公布的是{stated.zh}", f"what is published is {stated.en}")
    else:
        beside = (other.share.id, other.counted.id)
        name, count = case.words.name(other.share), _as_read(other.counted, case)
        share, place = other.share.figure.text, case.words.place(other.share)
        value = _whole_range(other.value, unit)
        against = ep.Words(
            f"按{name.zh}{share}（{place.zh}）与{count.zh}，它{value.zh}",
            f"by {name.en} {share} ({place.en}) and {count.en} it is {value.en}",
        )
    return ep.failed(
        one.counted.id,
        *beside,
        # Two figures that only stand side by side may be of different parts.
        nature=None if one.is_certain else "note",
        name=case.words.name(one.share),
        share=one.share.figure.text,
        baseline=case.words.place(one.share),
        count=case.words.listed([one.counted]),
        whole=whole,
        implied=_whole_range(one.value, unit),
        against=against,
    )


def _as_read(statement: ep.Statement, case: ep.Case) -> ep.Words:
    """Return a count, and how far about 约 reaches: no plan says it, only its file."""
    listed, figure = case.words.listed([statement]), statement.figure
    if figure is None or figure.qualifier != "about":
        return listed
    least, most = figure.interval.lower, figure.interval.upper
    if least is None or most is None:
        return listed
    low, high = _amount(least, figure.unit), _amount(most, figure.unit)
    return AS_READ.fill(listed=listed, low=low, high=high)


def _whole_range(value: ep.Interval, unit: ep.Unit) -> ep.Words:
    """Return the whole numbers of an interval as people say them: 在854人至860人之间, 不超过619人.

    Where there is none between its ends, the two around it are told.
    """
    least = _whole_after(value.lower or Fraction(0), value.lower_closed)
    low = _amount(least, unit)
    if value.upper is None:
        return NO_FEWER.fill(low=low)
    most = -_whole_after(-value.upper, value.upper_closed)
    high = _amount(most, unit)
    if least <= 1:
        return NO_MORE.fill(high=high)
    if least > most:
        low, high = high, low
    return BETWEEN.fill(low=low, high=high)


def _amount(value: Fraction, unit: ep.Unit) -> ep.Words:
    return ep.Words.in_both(lambda lang: ep.format_value(value, unit, lang=lang))


def _whole_after(end: Fraction, is_closed: bool) -> Fraction:
    """Return the least whole number that is not before a lower end."""
    whole = Fraction(-(-end // 1))
    return whole if is_closed or whole != end else whole + 1


@teachers.rule(
    "TCH004",
    per="plan",
    documents=("plan",),
    nature="gap",
    title=ep.Words("交流轮岗没有比例目标", "Rotation without a rate"),
    message=ep.Words(
        "{items}涉及教师交流轮岗，但没有写明比例；上级的要求是{standards}。",
        "The rotation of teachers has no rate ({items}); asked from above is {standards}.",
    ),
    remedy=ep.Words(
        "写明每年交流教师占符合条件教师的比例、其中骨干教师的比例，以及对交流教师的激励。",
        "Set the yearly rate among eligible teachers, the share of backbone teachers among them, "
        "and what encourages teachers to go.",
    ),
    source="《关于推进县（区）域内义务教育学校校长教师交流轮岗的意见》（教师〔2014〕4号）",
)
def rotation_without_a_rate(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """Rotation that nobody counts can't be checked, while standards give it a rate."""
    moving = [
        measure
        for measure in plan.measures
        if not measure.retrospective and set(ROTATION).intersection(measure.moves)
    ]
    diagnosed = [one for one in plan.problems if set(ROTATION).intersection(one.indicators)]
    if not moving and not diagnosed:
        return ep.not_applicable(NO_ROTATION)
    targets = [target for name in ROTATION for target in case.index.targets(name)]
    if any(not isinstance(target.bound, ep.Qualitative) for target in targets):
        return ep.PASSED
    standards = [
        standard
        for name in ROTATION
        for standard in ep.judges(
            case.standards.about(name, plan.last_year), case.catalogue.indicator(name).better
        )
    ]
    if not standards:
        return ep.not_applicable(ep.NO_STANDARD)
    places = [case.words.place(item) for item in (*moving, *diagnosed)]
    return ep.failed(
        *(item.id for item in (*moving, *diagnosed)),
        items=ep.Words.join(places, ep.Words("、", "; ")),
        standards=_named(standards, case),
    )


def _named(standards: list[ep.Standard], case: ep.Case) -> ep.Words:
    return ep.Words.clauses(
        ep.Words.join(
            (case.words.label(one.about), case.words.asked_by([one])), ep.Words("：", ": ")
        )
        for one in standards
    )
