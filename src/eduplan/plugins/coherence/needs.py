"""The rule on needs and forecasts that stand beside targets (需求, 预测)."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence.comparable import INCREMENT
from eduplan.plugins.coherence.domain import coherence

NO_NEED = ep.Reason(
    "no_need",
    ep.Words(
        "规划没有写同一数量、同一年份的需求或预测",
        "the plan states no need or forecast of the same thing and year",
    ),
)
_SHOWN = {
    "need": ep.Words("需求{figure}（{place}）", "need of {figure} ({place})"),
    "forecast": ep.Words("预测{figure}（{place}）", "forecast of {figure} ({place})"),
}


@coherence.rule(
    "PLAN053",
    per="target",
    about="numeric",
    nature="note",
    title=ep.Words(
        "目标低于规划自己的需求或预测", "A target below the plan's own need or forecast"
    ),
    message=ep.Words(
        "{name}到{year}年的目标{aim}（{place}），低于规划自己写的{needs}。",
        "The target for {name} in {year}, {aim} ({place}), is below the plan's own {needs}.",
    ),
    remedy=ep.Words(
        "核对两处的口径；目标确实只满足一部分的，写明其余怎样解决。",
        "Check that both are of one thing; where the target meets only a part of it, say how the "
        "rest is met.",
    ),
)
def below_its_need(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """What the plan says it needs in a year, or expects, is not more than it aims at.

    A limit may be meant to stay below a forecast, and less is better of some things; what is added
    is not compared with what there is then.
    """
    year = case.plan.due_year(target)
    needs = [one for one in case.index.needs(target.indicator, target.scope, year) if one.figure]
    needs = [one for one in needs if _is_comparable(one, target, case)]
    if not needs:
        return ep.not_applicable(NO_NEED)
    if case.figures.aim(target).reason is not None:
        return ep.not_evaluated(ep.MISSING_DATA, target.indicator)
    level = case.figures.level(target)
    unmet = [one for one in needs if one.figure and ep.Interval.less(level, one.figure.interval)]
    if not unmet:
        return ep.PASSED
    return ep.failed(
        *(one.id for one in unmet),
        name=case.words.name(target),
        year=year,
        aim=case.words.aim(target),
        place=case.words.place(target),
        needs=ep.Words.listed(_shown(one, case) for one in unmet),
    )


def _is_comparable(need: ep.Statement, target: ep.Target, case: ep.Case) -> bool:
    if case.catalogue.indicator(target.indicator).better in ("lower", "band"):
        return False
    if ep.is_sum(target.bound) or need.part_of or case.figures.is_part(need):
        return False
    if need.kind == "forecast" and case.figures.aim(target).better == "lower":
        return False
    return _is_added(need.label, need.wording) == _is_added(target.title, target.wording)


def _is_added(name: str, wording: tuple[str, ...]) -> bool:
    return any(map(INCREMENT.search, (name, *wording)))


def _shown(need: ep.Statement, case: ep.Case) -> ep.Words:
    figure = need.figure.text if need.figure else ""
    return _SHOWN[need.kind].fill(figure=figure, place=case.words.place(need))
