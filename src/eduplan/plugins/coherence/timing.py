"""Rules on time: the day of issue, the age of figures, milestones on the way, and due years."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from fractions import Fraction

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

SOME = ep.Words(
    "{count}项有数值的目标中，{some}项（{named}）",
    "{some} of {count} targets with a number ({named}) have",
)
NOT_MANY_YEARS = ep.Reason(
    "not_many_years", ep.Words("没有跨年度的数值目标", "no numeric target takes several years")
)
LOOKS_BACK = ep.Reason(
    "looks_back",
    ep.Words(
        "印发时规划期已经结束：是回顾，不是规划",
        "the period was over on the day of issue: it looks back and is no plan",
    ),
)
UNDATED = ep.not_applicable(ep.Reason("no_years", ep.Words("没有写年份", "no year is given")))
_YEARS = re.compile(
    r"(?<!\d)(\d{1,2}|[一二两三四五六七八九十]+)个?年(时间|期间|之内|以内|内|累计)?"
)

_DIGITS = {digit: number for number, digit in enumerate("一二三四五六七八九", 1)} | {"两": 2}


@coherence.rule(
    "PLAN015",
    per="plan",
    documents=("plan",),
    nature="note",
    title=ep.Words("规划印发过晚", "Plan issued late"),
    message=ep.Words(
        "规划期{first}—{last}年，印发于{issued}：全期{days}天已过去{gone}天（{share}），"
        "到期末还有{left}天。",
        "The plan for {first}–{last} was issued on {issued}: {gone} of {days} days ({share}) were "
        "gone, {left} days were left.",
    ),
    remedy=ep.Words(
        "按剩余时间重排年度任务，并补上印发前各年的实际数；不足以完成的目标走中期调整。",
        "Spread the work over the time that is left, add the actual figures of the years before "
        "the issue, and amend the targets that the rest of the period can't carry.",
    ),
)
def issued_late(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """A plan is late when its first year was over on the day of issue."""
    start = datetime.date(plan.first_year, 1, 1)
    end = datetime.date(plan.last_year, 12, 31)
    if plan.issued is None:
        return UNDATED
    if plan.issued.year > plan.last_year:
        return ep.not_applicable(LOOKS_BACK)
    if plan.issued.year <= plan.first_year:
        return ep.PASSED
    days = (end - start).days + 1
    gone = min(days, (plan.issued - start).days)
    return ep.failed(
        first=plan.first_year,
        last=plan.last_year,
        issued=plan.issued,
        days=days,
        gone=gone,
        share=_share(gone, days),
        left=max(0, (end - plan.issued).days),
    )


@coherence.rule(
    "PLAN016",
    per="plan",
    documents=("plan",),
    nature="note",
    title=ep.Words("基数陈旧", "Stale baselines"),
    message=ep.Words(
        "规划{issued}年印发，{count}项基数中最新的是{latest}年的，早了{age}年{undated}。",
        "The plan was issued in {issued}, but the latest of its {count} baselines is of {latest}, "
        "{age} years older{undated}.",
    ),
    remedy=ep.Words(
        "补上印发前最近一年的实际数，并给每个基数写明年份。",
        "Add the actual figures of the last year before the issue, and date every baseline.",
    ),
)
def stale_baselines(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """Figures more than one year older than the issue don't show where the plan starts."""
    if plan.issued is None:
        return UNDATED
    if not plan.baselines:
        return ep.not_applicable(ep.NOTHING_PUBLISHED)
    years = [baseline.year for baseline in plan.baselines if baseline.year is not None]
    latest = max(years, default=plan.baseline_year)
    age = plan.year_of_issue - latest
    if age <= 1:
        return ep.PASSED
    undated = len(plan.baselines) - len(years)
    and_undated = ep.Words(f"；其中{undated}项没有年份", f"; {undated} of them have no year")
    return ep.failed(
        *(one.id for one in plan.baselines),
        issued=plan.year_of_issue,
        count=len(plan.baselines),
        latest=latest,
        age=age,
        undated=and_undated if undated else ep.Words("", ""),
    )


@coherence.rule(
    "PLAN047",
    per="figure",
    about="numeric",
    nature="gap",
    title=ep.Words("数没有写年份", "Figure without a year"),
    message=ep.Words(
        "{name}{figure}（{place}）没有写是哪一年的。",
        "{name} {figure} ({place}) does not say of which year it is.",
    ),
    remedy=ep.Words(
        "写明年份；一段时间的合计写明起止年份。",
        "Give the year; of a sum over some time, the first and the last.",
    ),
)
def undated_figure(item: ep.Baseline | ep.Statement | ep.Target, case: ep.Case) -> ep.Outcome:
    """Figures of different years don't compare; one of no year can't be checked at all."""
    is_claim = isinstance(item, ep.Statement) and not item.is_fact
    if isinstance(item, ep.Target) or is_claim or item.figure is None:
        return ep.not_applicable(ep.OTHER_KIND)
    year = item.year if isinstance(item, ep.Baseline) else item.last_year
    if year is not None:
        return ep.PASSED
    label = item.label if isinstance(item, ep.Statement) and not item.about else ""
    return ep.failed(
        name=label or case.words.name(item),
        figure=item.figure.text,
        place=case.words.place(item),
    )


@coherence.rule(
    "PLAN011",
    per="plan",
    documents=("plan", "measures"),
    nature="gap",
    title=ep.Words("目标没有年度节点", "Targets without milestones"),
    message=ep.Words(
        "{which}没有年度节点，规划期内无法逐年检查。",
        "{which} no milestone for any year, so nothing can be checked on the way.",
    ),
    remedy=ep.Words(
        "至少给主要目标定出中期（如期中一年）和逐年的数值。",
        "Give at least the main targets a value for mid-term, better for each year.",
    ),
)
def no_milestones(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    """What is checked only at the end can't be mended on the way."""
    stepwise = [target for target in plan.targets if _takes_years(target, plan)]
    if not stepwise:
        return ep.not_applicable(NOT_MANY_YEARS)
    first = _first_due(plan)  # an earlier target of the same thing is a milestone of the later
    without = [
        target.id
        for target in stepwise
        if not target.milestones and first[target.indicator, target.scope] == plan.due_year(target)
    ]
    if not without:
        return ep.PASSED
    count = len(stepwise)
    if len(without) == count:
        all_of_them = f"All {count} targets with a number have"
        return ep.failed(*without, which=ep.Words(f"{count}项有数值的目标都", all_of_them))
    named = ep.Words.listed(map(case.words.subject, without))
    which = SOME.fill(count=count, some=len(without), named=named)
    return ep.failed(*without, which=which)


@coherence.rule(
    "PLAN024",
    per="target",
    documents=("plan", "measures", "review", "bulletin", "report", "notice"),
    title=ep.Words("完成年份不在规划期内或没有起止", "Due outside the period, or with no dates"),
    message=ep.Words(
        "{name}：目标{aim}（{target}）{gap}。", "{name}: the target {aim} ({target}) {gap}."
    ),
    remedy=ep.Words(
        "写明起止年份，并让完成年份落在规划期内；远景目标单独标明。",
        "Give the first and the last year, within the period; mark what is a longer view.",
    ),
)
def due_outside_the_period(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """A span of years without its first one may end after the plan does."""
    plan = case.plan
    spans = {text: length for text in target.wording if (length := _span(text)) is not None}
    due, period = plan.due_year(target), f"{plan.first_year}—{plan.last_year}"
    nature: ep.Nature = "fault"
    if not plan.first_year <= due <= plan.last_year:
        gap = ep.Words(
            f"定在{due}年，不在规划期{period}年内", f"is due in {due}, outside the period {period}"
        )
    elif strays := [year for year in target.milestones if not plan.first_year <= year <= due]:
        years = "、".join(map(str, sorted(strays)))
        gap = ep.Words(
            f"的节点定在{years}年，不在规划开始至完成的{plan.first_year}—{due}年内",
            f"has milestones in {years.replace('、', ', ')}, outside the years up to when it is "
            f"due, {plan.first_year}—{due}",
        )
    elif target.year is None and spans:
        gap, nature = _undated_span(spans, plan), "gap"
    else:
        return ep.PASSED
    return ep.failed(
        nature=nature,
        name=case.words.name(target),
        aim=case.words.aim(target),
        target=case.words.place(target),
        gap=gap,
    )


@coherence.rule(
    "PLAN041",
    per="measure",
    documents=("plan", "measures"),
    about="of_the_period",
    nature="note",
    title=ep.Words("措施的时间不在规划期内", "Measure dated outside the period"),
    message=ep.Words("{title}（{measure}）{gap}。", "{title} ({measure}) {gap}."),
    remedy=ep.Words(
        "把时间改到规划期内；跨期的写明期内完成到哪一步；上一时期已经做的，标明是回顾。",
        "Date it within the period; of what goes on after it say which step is done by then, and "
        "mark what was done before as looking back.",
    ),
)
def measure_outside_the_period(measure: ep.Measure, case: ep.Case) -> ep.Outcome:
    """What ends after the plan, with no step on the way, no check of the plan ever asks for."""
    if measure.first_year is None and measure.last_year is None and not measure.milestones:
        return UNDATED  # as most are
    gap = _outside(measure, case.plan)
    return (
        ep.failed(title=measure.title, measure=case.words.place(measure), gap=gap)
        if gap
        else ep.PASSED
    )


def _outside(measure: ep.Measure, plan: ep.Plan) -> ep.Words | None:
    """Return where the years of a measure lie outside the period; None where they don't."""
    ends = (measure.first_year, measure.last_year)
    years = sorted([*measure.milestones, *(year for year in ends if year is not None)])
    first, last, period = years[0], years[-1], f"{plan.first_year}—{plan.last_year}"
    is_open = measure.first_year is not None and measure.last_year is None  # 自2019年起
    if first > plan.last_year or (last < plan.first_year and not is_open):
        span = f"{first}" if first == last else f"{first}—{last}"
        return ep.Words(
            f"定在{span}年，不在规划期{period}年内",
            f"is set for {span}, outside the period {period}",
        )
    steps = [year for year in measure.milestones if plan.first_year <= year <= plan.last_year]
    if last <= plan.last_year or steps:
        return None
    return ep.Words(
        f"到{last}年才完成，超出规划期{period}年，没有写明期内完成什么",
        f"is not done before {last}, after the period {period}, and no step within it is named",
    )


def _span(text: str) -> int | None:
    """Return the years that a wording gives without dates, as 五年时间, 3年内 or 三年 alone.

    学前三年, 九年义务教育 and 2025年 are none.
    """
    for found in _YEARS.finditer(text) if "年" in text else ():
        if found[2] or found[0] == text:
            return _number(found[1])
    return None


def _undated_span(spans: Mapping[str, int], plan: ep.Plan) -> ep.Words:
    """Return that a span has no dates, and whether it may end after the plan, from its issue."""
    text, issued, last = "”“".join(spans), plan.year_of_issue, plan.last_year
    if issued + max(spans.values()) <= last:
        return ep.Words(
            f"写“{text}”而没有起止年份，从哪一年算到哪一年不明",
            f"speaks of “{text}” without dates: from which year to which is not said",
        )
    return ep.Words(
        f"写“{text}”而没有起止年份，从{issued}年印发起算可能超出{last}年",
        f"speaks of “{text}” without dates; counted from its issue in {issued} it may end after "
        f"{last}",
    )


def _number(text: str) -> int:
    """Return a number of years as plans write it: 5, 五, 两, 十五; of 三五, the larger one."""
    if text.isdigit():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return 10 * (_DIGITS.get(tens[-1:], 1) if ten else 0) + _DIGITS.get(ones[-1:], 0)


def _takes_years(target: ep.Target, plan: ep.Plan) -> bool:
    """Tell whether a target takes several years of the period; what is due later is PLAN024's."""
    if isinstance(target.bound, ep.Qualitative) or ep.asks_every_year(target.bound):
        return False
    return plan.first_year < plan.due_year(target) <= plan.last_year


def _first_due(plan: ep.Plan) -> Mapping[object, int]:
    """Return the first year of the period in which each thing has a target."""
    found: dict[object, int] = {}
    for target in plan.targets:
        due, key = plan.due_year(target), (target.indicator, target.scope)
        if due >= plan.first_year:
            found[key] = min(due, found.get(key, due))
    return found


def _share(part: int, whole: int) -> str:
    return ep.format_value(Fraction(part, whole), ep.parse_unit("%"), 1)
