"""Rules on time: when the plan was issued, and how old its figures were by then."""

from __future__ import annotations

import datetime
from fractions import Fraction

from eduplan import (
    NOTHING_PUBLISHED,
    PASSED,
    Case,
    Outcome,
    Plan,
    Words,
    failed,
    not_applicable,
    parse_unit,
)
from eduplan.plugins.coherence.domain import coherence

__all__: list[str] = []


@coherence.rule(
    "PLAN015",
    per="plan",
    severity="warning",
    title=Words("规划印发过晚", "Plan issued late"),
    message=Words(
        "规划期{first}—{last}年，印发于{issued}：全期{days}天已过去{gone}天（{share}），"
        "到期末还有{left}天。",
        "The plan for {first}–{last} was issued on {issued}: {gone} of {days} days ({share}) were "
        "gone, {left} days were left.",
    ),
    remedy=Words(
        "按剩余时间重排年度任务，并补上印发前各年的实际数；不足以完成的目标走中期调整。",
        "Spread the work over the time that is left, add the actual figures of the years before "
        "the issue, and amend the targets that the rest of the period can't carry.",
    ),
)
def issued_late(plan: Plan, case: Case) -> Outcome:
    """A plan is late when its first year was over on the day of issue."""
    start = datetime.date(plan.first_year, 1, 1)
    end = datetime.date(plan.last_year, 12, 31)
    if plan.issued.year <= plan.first_year:
        return PASSED
    days = (end - start).days + 1
    gone = min(days, (plan.issued - start).days)
    return failed(
        first=plan.first_year,
        last=plan.last_year,
        issued=plan.issued,
        days=days,
        gone=gone,
        share=_share(gone, days, case),
        left=max(0, (end - plan.issued).days),
    )


@coherence.rule(
    "PLAN016",
    per="plan",
    severity="warning",
    title=Words("基数陈旧", "Stale baselines"),
    message=Words(
        "规划{issued}年印发，{count}项基数中最新的是{latest}年的，早了{age}年；"
        "其中{undated}项没有年份。",
        "The plan was issued in {issued}, but the latest of its {count} baselines is of {latest}, "
        "{age} years older; {undated} of them have no year.",
    ),
    remedy=Words(
        "补上印发前最近一年的实际数，并给每个基数写明年份。",
        "Add the actual figures of the last year before the issue, and date every baseline.",
    ),
)
def stale_baselines(plan: Plan, case: Case) -> Outcome:
    """Figures more than one year older than the issue don't show where the plan starts."""
    if not plan.baselines:
        return not_applicable(NOTHING_PUBLISHED)
    years = [baseline.year for baseline in plan.baselines if baseline.year is not None]
    latest = max(years, default=plan.baseline_year)
    age = plan.issued.year - latest
    if age <= 1:
        return PASSED
    return failed(
        issued=plan.issued.year,
        count=len(plan.baselines),
        latest=latest,
        age=age,
        undated=len(plan.baselines) - len(years),
    )


def _share(part: int, whole: int, case: Case) -> Words:
    from eduplan import format_value

    text = format_value(Fraction(part, whole), parse_unit("%"), 1)
    return Words(text, text)
