"""Rules that hold what a plan says of the past against what was asked then."""

from __future__ import annotations

import datetime

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence
from eduplan.plugins.coherence.header import UNSURE

OF_CLAIMS = "PRE006"
"""The rule that judges a figure and its claim (普及) together, where it is about the indicator."""

CLAIMED = ep.Reason("claimed", ep.Words("由说法的规则判断（PRE006）", "PRE006 judges the claim"))
NO_YEAR = ep.Reason("no_year", ep.Words("没有写年份", "no year is given"))
CAUGHT_UP = ep.Words("规划期内的目标要求补上", "the target of the period asks to catch up")
LEFT = ep.Words("规划没有要求补上的目标", "no target of the plan asks to catch up")


@coherence.rule(
    "PLAN046",
    per="baseline",
    about="directed",
    title=ep.Words("基数低于当年应达到的要求", "Baseline below what was due in its own year"),
    message=ep.Words(
        "{name}：{year}年{state}（{baseline}）低于当年已经应当达到的{standards}；{verdict}。",
        "{name}: {state} in {year} ({baseline}) is below what was due by then, {standards}; "
        "{verdict}.",
    ),
    remedy=ep.Words(
        "写明没有达到的原因和补上的年份；数字有误的，更正基数。",
        "Say why it was not reached and by which year it will be; mend a baseline that is not so.",
    ),
)
def below_its_own_line(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """What a higher level had asked for by that year was missed; a target may catch up.

    What a recognition asks (督导) is no duty before a county applies, an average binds no single
    one, and all of a population is never quite in any statistics.
    """
    if baseline.year is None:
        return ep.not_applicable(NO_YEAR)
    if baseline.unsure:
        return ep.not_evaluated(UNSURE)
    judge = case.catalogue.rules.get(OF_CLAIMS)
    is_claimed = isinstance(judge, ep.Rule) and baseline.indicator in judge.about
    if is_claimed and ep.universal_claims(baseline.wording):
        return ep.not_applicable(CLAIMED)
    indicator, figure = case.catalogue.indicator(baseline.indicator), baseline.figure
    due = _due_then(baseline, indicator, case)
    if not due:
        return ep.not_applicable(ep.NO_STANDARD)
    missed = [one for one in due if _is_short(figure.interval, one, indicator)]
    if not missed:
        return ep.PASSED
    targets = case.index.targets(indicator.name, baseline.scope)
    aimed = [one for one in targets if not isinstance(one.bound, ep.Qualitative)]
    raised = [
        target
        for target in aimed
        if not any(ep.asks_less(target.bound, one.bound, indicator.better) for one in missed)
    ]
    return ep.failed(
        *(target.id for target in aimed),
        # What the targets ask is judged by itself, by PLAN002.
        nature="note" if aimed else None,
        severity="info" if aimed else None,
        name=case.words.name(baseline),
        year=baseline.year,
        state=figure.text,
        baseline=case.words.place(baseline),
        standards=case.words.asked_by(missed),
        verdict=CAUGHT_UP.with_details(*map(case.words.place, raised)) if raised else LEFT,
    )


def _due_then(baseline: ep.Baseline, indicator: ep.Indicator, case: ep.Case) -> list[ep.Standard]:
    """Return what was asked by the end of a baseline's year, as it was known then."""
    year = case.plan.year_of(baseline)
    day = min(case.clock.known_on, datetime.date(year, 12, 31))
    kinds = ("legal", "staffing", "target")
    answer = case.standards.about(indicator.name, year, baseline.scope, kinds, day)
    return [
        one
        for one in ep.judges(answer, indicator.better)
        if not one.expected
        and not (one.kind == "legal" and one.bound.accepted.lower == indicator.most)
    ]


def _is_short(state: ep.Interval, standard: ep.Standard, indicator: ep.Indicator) -> bool:
    low, high = state, standard.bound.accepted
    if indicator.better == "lower":
        low, high = high, low
    return ep.Interval.less(low, high) is True
