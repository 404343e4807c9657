"""Where a target starts from: the plan's baseline, the data of the base year, or nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import attrs

from eduplan.bounds import since_of
from eduplan.engine.evaluation.series import Series
from eduplan.engine.naming import id_words
from eduplan.engine.published import printed, reconcile
from eduplan.plan.model import Baseline, Item, Plan, Target
from eduplan.plan.promised import Value, membership
from eduplan.quantity import Interval
from eduplan.words import Words

_DIFFER = Words(
    "规划给同一年写了不同的基数：{listed}",
    "the plan gives different baselines for one year: {listed}",
)
_TOO_LATE = Words(
    "规划的基数（{listed}）不早于目标的到期年，数据中也没有基年的值",
    "the baseline of the plan ({listed}) is not before the year in which the target is due, and "
    "the data have no value of the base year",
)
_OF_YEAR = Words("{id}，{year}年", "{id} of {year}")
NO_START = Words(
    "规划没有可比的基数，数据中也没有基年的值",
    "the plan has no comparable baseline and the data have no value of the base year",
)
OF_PERIOD = Words(
    "数年合并计算的比率，没有起点可言", "a rate of several years together starts nowhere"
)


@attrs.frozen
class Start:
    """Where a target starts from.

    `origin` is the plan's baseline (`source` its id, `text` the figure as printed), the data, or
    zero of what adds up over the period. Where the data of the year round to the plan's baseline,
    `value` is theirs, which is the more exact: 26 of 29 children are 90 %. `is_refined` says that
    it is another number than the plan prints.
    """

    year: int
    value: Value
    origin: Literal["plan", "data", "zero"]
    source: str = ""
    text: str = ""
    is_refined: bool = False


def start_of(target: Target, plan: Plan, series: Series) -> Start | Words:
    """Return where a target starts, or why that is not known."""
    since = since_of(target.bound) or plan.baseline_year
    if series.is_cumulative:
        nothing = Interval.point(0)
        return Start(plan.first_year - 1, Value(nothing, nothing), "zero")
    if series.is_of_period:
        return OF_PERIOD
    baselines = _baselines(target, plan, since)
    if baselines:
        return _from_plan(baselines, plan, series)
    # A value of the year in which the target is due is its outcome, no start.
    observed = series.value(since) if since < plan.due_year(target) else None
    if observed is not None:
        return Start(since, observed, "data")
    # What is left is of the year in which the target is due, or later.
    late = [one for one in plan.baselines if _is_of(one, target)]
    if not late:
        return NO_START
    listed = Words.listed(_OF_YEAR.fill(id=_mark(one), year=plan.year_of(one)) for one in late)
    return _TOO_LATE.fill(listed=listed)


def _from_plan(baselines: Sequence[Baseline], plan: Plan, series: Series) -> Start | Words:
    found = reconcile(printed(baselines))
    if found.interval is None:
        texts = (Words.same(one.text).with_details(_mark(one.item)) for one in found.figures)
        return _DIFFER.fill(listed=Words.listed(texts))
    most_precise = (found.most_precise or found.figures[0]).item
    first = next(one for one in baselines if one is most_precise)
    figure, year = first.figure, plan.year_of(first)
    single = figure.qualifier in ("exact", "rounded")
    shown = Interval.point(figure.value) if single else figure.interval
    value, observed = Value(shown, figure.interval), series.value(year)
    if single and observed is not None and membership(figure.interval, observed.possible):
        value = observed
    is_refined = value.printed != shown
    return Start(year, value, "plan", first.id, figure.text, is_refined)


def _mark(item: Item) -> Words:
    return id_words(item.id) or Words.listed(item.clauses) or Words("基数", "baseline")


def _baselines(target: Target, plan: Plan, since: int) -> list[Baseline]:
    """Return the plan's baselines of a year, else of the last year before the due one.

    A change since a year starts in that year and in no other.
    """
    found: dict[int, list[Baseline]] = {}
    for one in plan.baselines:
        if _is_of(one, target) and plan.year_of(one) < plan.due_year(target):
            found.setdefault(plan.year_of(one), []).append(one)
    if since in found or since_of(target.bound) is not None:
        return found.get(since, [])
    return found.get(max(found, default=0), [])


def _is_of(baseline: Baseline, target: Target) -> bool:
    same = baseline.indicator == target.indicator
    return same and dict(baseline.scope) == dict(target.scope)
