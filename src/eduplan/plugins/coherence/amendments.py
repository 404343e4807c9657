"""Rules on mid-term adjustments 中期调整: what they may not take back, and when they are made."""

from __future__ import annotations

import datetime

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

NOT_AMENDED = ep.Reason("not_amended", ep.Words("目标没有调整过", "the target was never amended"))


@coherence.rule(
    "PLAN034",
    per="target",
    severity="info",
    nature="note",
    title=ep.Words("目标被调低", "Target lowered by an amendment"),
    message=ep.Words(
        "{name}（{target}，{binding}）由{before}调为{after}，依据{document}。",
        "{name} ({target}, {binding}) was restated from {before} to {after} by {document}.",
    ),
    remedy=ep.Words(
        "约束性目标一般不得调低；确需调低的，按原审批程序报批，并写明批准文件。",
        "A binding target is as a rule not lowered; where it has to be, have it approved as the "
        "plan itself was, and name the approving document.",
    ),
)
def lowered_target(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """A binding 约束性 target that now asks less is a warning, any other is only told."""
    amendment = case.index.amendment_of(target)
    if amendment is None:
        return ep.not_applicable(NOT_AMENDED)
    before = case.index.as_issued(target)
    if isinstance(before.bound, ep.Qualitative):
        return ep.not_applicable(ep.OTHER_KIND)
    later = case.plan.due_year(target) > case.plan.due_year(before)
    if not later and _asks_no_less(target, before, case):
        return ep.PASSED
    is_binding = target.binding == "binding"
    return ep.failed(
        amendment.id,
        severity="warning" if is_binding else None,
        name=case.words.name(target),
        target=case.words.place(target),
        binding=_BINDING[target.binding],
        before=_due(before, case),
        after=_due(target, case),
        document=f"{amendment.document}（{amendment.date}）",
    )


@coherence.rule(
    "PLAN035",
    per="amendment",
    title=ep.Words("调整的日期不在规划期内", "Amendment outside the period of the plan"),
    message=ep.Words(
        "{amendment}（{document}）的日期是{date}，而规划{issued}印发，到{last_year}年为止。",
        "{amendment} ({document}) is dated {date}, but the plan was issued on {issued} and ends "
        "with {last_year}.",
    ),
    remedy=ep.Words(
        "核对日期；期满以后不能再调整目标，只能在评估中说明。",
        "Check the day; after the period targets can't be restated, only explained in the review.",
    ),
)
def amended_out_of_time(amendment: ep.Amendment, case: ep.Case) -> ep.Outcome:
    """What is restated before the plan is issued, or after it has ended, restates nothing."""
    plan = case.plan
    issued = plan.issued or datetime.date(plan.first_year, 1, 1)
    if issued <= amendment.date and amendment.date.year <= plan.last_year:
        return ep.PASSED
    return ep.failed(
        amendment=case.words.place(amendment),
        document=amendment.document,
        date=amendment.date,
        issued=issued,
        last_year=plan.last_year,
    )


_BINDING = {
    "binding": ep.Words("约束性", "binding"),
    "expected": ep.Words("预期性", "expected"),
    "unstated": ep.Words("未注明约束性或预期性", "neither binding nor expected"),
}


def _asks_no_less(target: ep.Target, before: ep.Target, case: ep.Case) -> bool:
    """Tell whether the worst that meets the target is no worse than before.

    Without a better direction, whether whatever meets it would have met it before.
    """
    better = case.catalogue.indicator(target.indicator).better
    if better in ("higher", "lower"):
        return not ep.asks_less(case.figures.aim(target), case.figures.aim(before), better)
    ours = case.figures.accepted(target)
    return ours.intersect(case.figures.accepted(before)) == ours


def _due(target: ep.Target, case: ep.Case) -> ep.Words:
    aim, year = case.words.aim(target), case.plan.due_year(target)
    return ep.Words(f"{year}年{aim.zh}", f"{aim.en} in {year}")
