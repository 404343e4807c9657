"""Rules on targets beside each other and in their own words: conflicts, missing years, hedges."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan import (
    NO_NUMBER,
    PASSED,
    Case,
    Interval,
    Outcome,
    Qualitative,
    Reason,
    Target,
    Words,
    asks_less,
    failed,
    hedges,
    not_applicable,
)
from eduplan.plugins.coherence.domain import coherence

if TYPE_CHECKING:
    from eduplan import Severity

__all__: list[str] = []

OTHER_YEAR = Reason("other_year", Words("两个目标的年份不同", "the two are due in other years"))


@coherence.rule(
    "PLAN003",
    per="target_pair",
    severity="warning",
    title=Words("同一指标的目标相互冲突", "Conflicting targets for one indicator"),
    message=Words(
        "{name}{conflict}：{one_aim}（{one}）与{other_aim}（{other}），{verdict}。",
        "{name} {conflict}: {one_aim} ({one}) and {other_aim} ({other}); {verdict}.",
    ),
    remedy=Words(
        "只保留一个数值，其余条款引用它；确有不同口径的，写明各自的范围。",
        "Keep one figure and let the other clauses refer to it; where the two mean different "
        "things, state the scope of each.",
    ),
)
def conflicting_targets(pair: tuple[Target, Target], case: Case) -> Outcome:
    """Bounds that can't hold together are an error; bounds that can but differ, a warning.

    Of two years the later may not ask less: what is reached would be given up again.
    """
    if any(isinstance(target.bound, Qualitative) for target in pair):
        return not_applicable(NO_NUMBER)
    one, other = sorted(pair, key=case.plan.due_year)
    year, later = case.plan.due_year(one), case.plan.due_year(other)
    if year != later:
        better = case.indicator(one.indicator).better
        if not asks_less(other.bound, one.bound, better):
            return not_applicable(OTHER_YEAR)
        conflict = Words(f"{year}年和{later}年的目标", f"has targets for {year} and {later}")
        verdict = Words(f"{other.id}在后而要求较低", f"{other.id} is later and asks less")
        return _conflict(one, other, case, conflict, verdict)
    common = one.bound.accepted.intersect(other.bound.accepted)
    if one.bound.accepted == other.bound.accepted:
        return PASSED
    conflict = Words(f"在{year}年有两个不同的目标", f"has two different targets for {year}")
    verdict = _verdict(one, other, common)
    return _conflict(one, other, case, conflict, verdict, "error" if common is None else None)


def _conflict(
    one: Target,
    other: Target,
    case: Case,
    conflict: Words,
    verdict: Words,
    severity: Severity | None = None,
) -> Outcome:
    return failed(
        severity=severity,
        name=case.name_of(one),
        conflict=conflict,
        one=case.place(one),
        one_aim=case.aim(one),
        other=case.place(other),
        other_aim=case.aim(other),
        verdict=verdict,
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
    "PLAN017",
    per="target",
    severity="info",
    title=Words("目标的表述留有多重余地", "Hedged target"),
    message=Words(
        "{name}：目标{aim}（{target}）同时用了“{hedges}”，期末难以认定是否完成。",
        "{name}: the target {aim} ({target}) hedges {count} times (“{hedges}”), so at the end "
        "nobody can say whether it was met.",
    ),
    remedy=Words(
        "去掉留有余地的词，或写明允许的差距。",
        "Leave the hedges out, or state how far below the figure is still accepted.",
    ),
)
def hedged_twice(target: Target, case: Case) -> Outcome:
    """One hedge is usual; several in one sentence take the promise back."""
    found = hedges(target.wording)
    if len(found) < 2:
        return PASSED
    return failed(
        name=case.name_of(target),
        aim=case.aim(target),
        target=case.place(target),
        count=len(found),
        hedges="”“".join(found),
    )


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
