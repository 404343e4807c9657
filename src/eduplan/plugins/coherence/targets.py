"""Rules on targets and baselines: do they agree with each other and with the standards above."""

from __future__ import annotations

from eduplan import (
    NO_BASELINE,
    NO_NUMBER,
    OTHER_KIND,
    PASSED,
    Baseline,
    Case,
    Interval,
    Outcome,
    Qualitative,
    Reason,
    Target,
    Words,
    failed,
    not_applicable,
    not_evaluated,
)
from eduplan.plugins.coherence.domain import coherence

__all__: list[str] = []

OTHER_YEAR = Reason("other_year", Words("两个目标的年份不同", "the two are due in other years"))
NO_DIRECTION = Reason(
    "no_direction", Words("指标没有优劣方向", "the indicator has no better direction")
)
WITHIN_ROUNDING = Reason(
    "within_rounding",
    Words("差别小于基数公布的精度", "the difference is within the baseline's published precision"),
)


@coherence.rule(
    "PLAN001",
    per="target",
    severity="error",
    title=Words("目标劣于基数", "Target worse than its baseline"),
    message=Words(
        "{name}：目标{aim}（{target}）劣于基数{state}（{baseline}），相差{gap}。",
        "{name}: the target {aim} ({target}) is worse than the baseline {state} ({baseline}) "
        "by {gap}.",
    ),
    remedy=Words(
        "把目标改到不劣于基数，或写明下降的原因；基数的口径、年份有误的，先更正基数。",
        "Raise the target to at least the baseline or say why it may fall; where the baseline's "
        "definition or year is wrong, mend that first.",
    ),
)
def target_worse_than_baseline(target: Target, case: Case) -> Outcome:
    """A target that its own baseline already betters allows the indicator to get worse."""
    worst = _worst_accepted(target, case)
    if isinstance(worst, Outcome):
        return worst
    baseline = case.baseline_of(target)
    if baseline is None:
        return not_applicable(NO_BASELINE)
    higher = case.indicator(target.indicator).better == "higher"
    below = _worse(worst, baseline.figure.interval, higher=higher)
    if below is None and worst != Interval.point(baseline.figure.value):
        return not_evaluated(WITHIN_ROUNDING)
    if not below:
        return PASSED
    unit = case.unit(target.indicator)
    return failed(
        baseline.id,
        name=case.name_of(target),
        aim=case.aim(target),
        target=case.place(target),
        state=case.figure(baseline.figure),
        baseline=case.place(baseline),
        gap=case.gap(abs(worst.value - baseline.figure.value), unit),
    )


@coherence.rule(
    "PLAN003",
    per="target_pair",
    severity="warning",
    title=Words("同一指标的目标相互冲突", "Conflicting targets for one indicator"),
    message=Words(
        "{name}在{year}年有两个不同的目标：{one_aim}（{one}）与{other_aim}（{other}），{verdict}。",
        "{name} has two different targets for {year}: {one_aim} ({one}) and {other_aim} "
        "({other}); {verdict}.",
    ),
    remedy=Words(
        "只保留一个数值，其余条款引用它；确有不同口径的，写明各自的范围。",
        "Keep one figure and let the other clauses refer to it; where the two mean different "
        "things, state the scope of each.",
    ),
)
def conflicting_targets(pair: tuple[Target, Target], case: Case) -> Outcome:
    """Bounds that can't hold together are an error; bounds that can but differ, a warning."""
    one, other = pair
    if isinstance(one.bound, Qualitative) or isinstance(other.bound, Qualitative):
        return not_applicable(NO_NUMBER)
    year = case.plan.due_year(one)
    if year != case.plan.due_year(other):
        return not_applicable(OTHER_YEAR)
    accepted, others = one.bound.accepted, other.bound.accepted
    if accepted == others:
        return PASSED
    common = accepted.intersect(others)
    return failed(
        severity="error" if common is None else None,
        name=case.name_of(one),
        year=year,
        one=case.place(one),
        one_aim=case.aim(one),
        other=case.place(other),
        other_aim=case.aim(other),
        verdict=_verdict(one, other, common),
    )


@coherence.rule(
    "PLAN004",
    per="target_pair",
    severity="warning",
    title=Words("同一指标一处有年份、一处没有", "One indicator with and without a year"),
    message=Words(
        "{name}的目标{dated_aim}写明{year}年（{dated}），而{undated_aim}没有写年份（{undated}）。",
        "The target {dated_aim} for {name} is dated {year} ({dated}), while {undated_aim} has no "
        "year ({undated}).",
    ),
    remedy=Words("给没有年份的条款补上完成年份。", "Give the clause without a year its due year."),
)
def dated_and_undated_targets(pair: tuple[Target, Target], case: Case) -> Outcome:
    """An undated clause beside a dated one leaves open which of the two is to be checked."""
    undated = [target for target in pair if target.year is None]
    dated = [target for target in pair if target.year is not None]
    if not undated or not dated:
        return PASSED
    return failed(
        name=case.name_of(dated[0]),
        dated=case.place(dated[0]),
        dated_aim=case.aim(dated[0]),
        year=case.year_of(dated[0]),
        undated=case.place(undated[0]),
        undated_aim=case.aim(undated[0]),
    )


@coherence.rule(
    "PLAN005",
    per="target",
    severity="warning",
    title=Words("目标没有基数", "Target without a baseline"),
    message=Words(
        "{name}：目标{aim}（{target}）没有{year}年基数，无法判断幅度和进度。",
        "{name}: the target {aim} ({target}) has no baseline of {year}, so neither its size nor "
        "its progress can be judged.",
    ),
    remedy=Words(
        "补充该指标的基年数值、口径和来源。",
        "Add the indicator's value in the base year, with its definition and source.",
    ),
)
def target_without_baseline(target: Target, case: Case) -> Outcome:
    """Without a baseline nobody can tell how far a target is, nor whether it is on schedule."""
    if isinstance(target.bound, Qualitative):
        return not_applicable(NO_NUMBER)
    if case.baseline_of(target) is not None:
        return PASSED
    return failed(
        name=case.name_of(target),
        aim=case.aim(target),
        target=case.place(target),
        year=case.plan.baseline_year,
    )


@coherence.rule(
    "PLAN006",
    per="baseline",
    severity="warning",
    title=Words("基数没有对应的目标", "Baseline without a target"),
    message=Words(
        "{name}：公布了基数{state}（{baseline}），规划期内没有目标。",
        "{name}: a baseline of {state} is published ({baseline}), but no target for the period.",
    ),
    remedy=Words(
        "给出规划期末的目标；不打算改变的，写明“保持”。",
        "Set a target for the end of the period; where no change is meant, say “maintain”.",
    ),
)
def baseline_without_target(baseline: Baseline, case: Case) -> Outcome:
    """A published state that no target takes up will be nobody's business."""
    if case.indicator(baseline.indicator).better == "none":
        return not_applicable(NO_DIRECTION)
    if case.targets_of(baseline.indicator):
        return PASSED
    return failed(
        name=case.name_of(baseline),
        state=case.figure(baseline.figure),
        baseline=case.place(baseline),
    )


def _worst_accepted(target: Target, case: Case) -> Interval | Outcome:
    """Return the worst value that still meets a target, as a point, or why there is none."""
    if isinstance(target.bound, Qualitative):
        return not_applicable(NO_NUMBER)
    better = case.indicator(target.indicator).better
    if better not in ("higher", "lower"):
        return not_applicable(NO_DIRECTION)
    accepted = target.bound.accepted
    worst = accepted.lower if better == "higher" else accepted.upper
    return not_applicable(OTHER_KIND) if worst is None else Interval.point(worst)


def _worse(one: Interval, other: Interval, *, higher: bool) -> bool | None:
    return Interval.less(one, other) if higher else Interval.less(other, one)


def _verdict(one: Target, other: Target, common: Interval | None) -> Words:
    if common is None:
        return Words("二者不能同时成立", "they can't both hold")
    weaker = [target.id for target in (one, other) if target.bound.accepted != common]
    if len(weaker) == 1:
        return Words(
            f"二者可以同时成立，但{weaker[0]}的要求较低",
            f"both can hold, but {weaker[0]} asks less",
        )
    return Words("二者只在部分范围内同时成立", "both can hold only in part of their ranges")
