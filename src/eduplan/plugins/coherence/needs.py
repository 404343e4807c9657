"""The rules on what a plan says it needs beside its targets: 需求, 预测, 每12班1间."""

from __future__ import annotations

from collections.abc import Iterator

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
NO_UNITS = ep.Reason(
    "no_units",
    ep.Words("没有写每多少个单位多少", "it is no figure of what is counted per unit"),
)
_SHORT = ep.Words("{year}年需要{needed}，{said}", "in {year} {needed} are needed, {said}")
_AIMED = ep.Words("目标只有{aim}（{place}）", "the target is but {aim} ({place})")
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
    is not compared with what there is then, and a sum over the period only with a need of all its
    years.
    """
    year = case.plan.due_year(target)
    first = case.plan.first_year if ep.is_sum(target.bound) else year
    every = case.index.needs(target.indicator, target.scope, year, first)
    needs = [one for one in every if one.figure]
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


@coherence.rule(
    "PLAN054",
    per="statement",
    title=ep.Words("不够每单位应有的数", "Less than so much per unit comes to"),
    message=ep.Words(
        "{label}（{place}）每{per}{each}：{flaws}。",
        "{label} ({place}), {each} per {per}: {flaws}.",
    ),
    remedy=ep.Words(
        "按单位数重新推算，更正目标或需求；不是每个单位都要配的，写明范围。",
        "Work it out again, mend the target or the need, or say which units it is for.",
    ),
)
def below_so_much_per_unit(statement: ep.Statement, case: ep.Case) -> ep.Outcome:
    """So much for every so many units is so much in a year, where their number is known.

    The targets and needs of the same thing and year are held against it. A limit is not.
    """
    if not (statement.per_of and statement.per and statement.figure and statement.about):
        return ep.not_applicable(NO_UNITS)
    beside = [*_beside(statement, case)]
    if not beside:
        return ep.not_applicable(NO_NEED)
    needed = {year: case.figures.needed(statement, year) for year, *_ in beside}
    if None in needed.values():
        return ep.not_evaluated(ep.MISSING_DATA, statement.per_of.name)
    unit = case.catalogue.unit(statement.about)
    short = [
        (one.id, _SHORT.fill(year=year, needed=_amount(found, unit), said=said))
        for year, one, values, said in beside
        if (found := needed[year]) is not None and ep.Interval.less(values, found)
    ]
    if not short:
        return ep.PASSED
    return ep.failed(
        *(name for name, _ in short),
        label=statement.label,
        place=case.words.place(statement),
        per=statement.per.text,
        each=statement.figure.text,
        flaws=ep.Words.clauses(words for _, words in short),
    )


def _beside(
    statement: ep.Statement, case: ep.Case
) -> Iterator[tuple[int, ep.Item, ep.Interval, ep.Words]]:
    """Yield what is aimed at, or needed, of what is counted per unit: year, item, values, words."""
    about, scope, last = statement.about, statement.scope, statement.last_year
    for target in case.index.targets(about, scope):
        year = case.plan.due_year(target)
        aim = case.figures.aim(target)
        is_limit = aim.better == "lower" or aim.reason is not None or ep.is_sum(target.bound)
        if last in (None, year) and not is_limit:
            said = _AIMED.fill(aim=case.words.aim(target), place=case.words.place(target))
            yield year, target, case.figures.level(target), said
    for year in range(case.plan.baseline_year, case.plan.last_year + 1):
        for need in case.index.needs(about, scope, year) if last in (None, year) else ():
            if need.figure:
                yield year, need, need.figure.interval, _shown(need, case)


def _amount(values: ep.Interval, unit: ep.Unit) -> ep.Words:
    return ep.Words.in_both(lambda lang: ep.format_interval(values, unit, lang))


def _is_comparable(need: ep.Statement, target: ep.Target, case: ep.Case) -> bool:
    if case.catalogue.indicator(target.indicator).better in ("lower", "band"):
        return False
    if need.part_of:
        return False
    if ep.is_sum(target.bound):
        return True
    if case.figures.is_part(need):
        return False
    if need.kind == "forecast" and case.figures.aim(target).better == "lower":
        return False
    return _is_added(need.label, need.wording) == _is_added(target.title, target.wording)


def _is_added(name: str, wording: tuple[str, ...]) -> bool:
    return any(map(INCREMENT.search, (name, *wording)))


def _shown(need: ep.Statement, case: ep.Case) -> ep.Words:
    figure = need.figure.text if need.figure else ""
    return _SHOWN[need.kind].fill(figure=figure, place=case.words.place(need))
