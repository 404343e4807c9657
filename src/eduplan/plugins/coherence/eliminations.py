"""Rules on what one target does away with while another still allows it."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence import comparable
from eduplan.plugins.coherence.domain import coherence

NO_COUNT = ep.Reason(
    "no_count", ep.Words("不是计数，也不是两个计数之比", "it is no count, nor a rate of counts")
)
NOT_ELIMINATED = ep.Reason(
    "not_eliminated", ep.Words("没有目标要求消除它", "no target does away with it")
)


@coherence.rule(
    "PLAN045",
    per="target",
    about="numeric",
    title=ep.Words("要消除的，另一处还允许有", "What is to be eliminated is still allowed"),
    message=ep.Words(
        "{name}：目标{aim}（{target}）还允许有，而{other_name}{other_aim}（{other}）要求{year}年一个不留：{verdict}。",
        "{name}: the target {aim} ({target}) still allows some, but {other_name} {other_aim} "
        "({other}) leaves none in {year}: {verdict}.",
    ),
    remedy=ep.Words(
        "只保留一个要求：确要消除的，另一处改为引用它；做不到的，把消除改为控制在多少以内。",
        "Keep one of them: where all is to go, let the other clause refer to that; where it can't, "
        "say how much may be left.",
    ),
)
def allowed_though_eliminated(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """Where no large class is left, none of 66 is, and their share is zero.

    Of one indicator and scope the two are PLAN003's.
    """
    accepted, parts = case.figures.accepted(target), case.figures.parts
    quantity = parts.quantity(target.indicator, target.scope)
    if quantity is None or accepted.upper == 0:
        return ep.not_applicable(NO_COUNT)
    other = next(
        (
            one
            for eliminated, one in parts.eliminations.items()
            if parts.is_same_or_within(quantity, eliminated) and _is_against(one, target, case)
        ),
        None,
    )
    if other is None:
        return ep.not_applicable(NOT_ELIMINATED)
    is_possible = accepted.contains(0)
    return ep.failed(
        other.id,
        nature="note" if is_possible else None,
        severity=None if is_possible else "error",
        name=case.words.name(target),
        aim=case.words.aim(target),
        target=case.words.place(target),
        other_name=case.words.name(other),
        other_aim=case.words.aim(other),
        other=case.words.place(other),
        year=case.plan.due_year(other),
        verdict=ep.Words(f"{target.id}的要求较低", f"{target.id} asks less")
        if is_possible
        else ep.Words("二者不能同时成立", "they can't both hold"),
    )


def _is_against(eliminating: ep.Target, target: ep.Target, case: ep.Case) -> bool:
    """Tell whether nothing is to be left when a target of something else is due."""
    if (eliminating.indicator, eliminating.scope) == (target.indicator, target.scope):
        return False
    is_due = case.plan.due_year(eliminating) <= case.plan.due_year(target)
    return is_due and not comparable.are_told_apart(eliminating, target)
