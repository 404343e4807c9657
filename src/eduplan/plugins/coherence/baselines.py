"""Rules that hold a target against its baseline: is there one, and does the target go beyond it."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

import eduplan as ep
from eduplan.plugins.coherence import arithmetic, comparable
from eduplan.plugins.coherence.domain import coherence

Standing: TypeAlias = Literal["better", "met", "short"]
"""Where a baseline stands towards its target: beyond it, just there, short of it."""

NO_DIRECTION = ep.Reason(
    "no_direction", ep.Words("指标没有优劣方向", "the indicator has no better direction")
)
NO_GROWTH_VERB = ep.Reason(
    "no_growth_verb", ep.Words("表述中没有增长的动词", "nothing in the wording promises growth")
)
COMPOSITE = ep.Reason(
    "composite", ep.Words("由各分项的基数判断（PLAN019）", "its components are judged by PLAN019")
)
ON_THE_WAY = ep.Reason(
    "on_the_way",
    ep.Words("由同一指标期末的目标判断", "the last target of the same thing asks for it"),
)
NOTHING_TO_COMPARE = ep.Words(
    "无法判断幅度和进度", "so neither its size nor its progress can be judged"
)
NOTHING_LEFT = ep.Reason(
    "nothing_left", ep.Words("已到指标的尽头，无可再提高", "the indicator can't be any better")
)
WITHIN_ROUNDING = ep.Reason(
    "within_rounding",
    ep.Words(
        "差别小于基数公布的精度", "the difference is within the baseline's published precision"
    ),
)


@coherence.rule(
    "PLAN001",
    per="target",
    about=("numeric", "directed"),
    severity="error",
    title=ep.Words("目标劣于基数", "Target worse than its baseline"),
    message=ep.Words(
        "{name}：目标{aim}（{target}）劣于基数{state}（{baseline}），相差{gap}。",
        "{name}: the target {aim} ({target}) is worse than the baseline {state} ({baseline}) "
        "by {gap}.",
    ),
    remedy=ep.Words(
        "把目标改到不劣于基数，或写明下降的原因；基数口径、年份有误的，先更正。",
        "Raise the target to at least the baseline or say why it may fall; where the baseline's "
        "definition or year is wrong, mend that first.",
    ),
)
def target_worse_than_baseline(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """A target that its own baseline already betters allows the indicator to get worse.

    保持在95%以上 names the floor of what is kept, which may be above it.
    """
    if isinstance(target.bound, ep.Maintain) and not target.bound.accepted.is_point:
        return ep.not_applicable(ep.OTHER_KIND)
    compared = _compared(target, case)
    if isinstance(compared, ep.Outcome):
        return compared
    worst, baseline, standing = compared
    if standing != "better":
        return ep.PASSED
    gap = case.words.gap(abs(worst - baseline.figure.value), case.catalogue.unit(target.indicator))
    return _failed(target, baseline, case, gap=gap)


@coherence.rule(
    "PLAN026",
    per="target",
    about=("numeric", "directed"),
    nature="note",
    title=ep.Words("承诺增长，但基年已经达到", "Growth promised, but reached already"),
    message=ep.Words(
        "{name}：{target}写“{promises}”，而基数{state}（{baseline}）已达到目标{aim}。",
        "{name}: {target} says “{promises}”, but the baseline {state} ({baseline}) already meets "
        "the target {aim}.",
    ),
    remedy=ep.Words(
        "还能提高的，提高目标值；已到尽头的，改用“保持”“巩固”。",
        "Raise the target where that is possible, else word it as “maintain”.",
    ),
)
def empty_promise_of_growth(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """Speeding up towards what is reached already promises nothing."""
    promises = [text for text in target.wording if ep.growth_verbs([text])]
    if not promises:
        return ep.not_applicable(NO_GROWTH_VERB)
    return _wrong_where(("met", "better"), target, case, promises="”“".join(promises))


@coherence.rule(
    "PLAN027",
    per="target",
    about=("numeric", "directed"),
    nature="note",
    title=ep.Words("目标在基年已经达到", "Target reached in the base year already"),
    message=ep.Words(
        "{name}：基数{state}（{baseline}）已经达到目标{aim}（{target}），规划期内没有要求任何变化。",
        "{name}: the baseline {state} ({baseline}) already meets the target {aim} ({target}); "
        "nothing is asked to change.",
    ),
    remedy=ep.Words(
        "打算提高的，提高目标值；只要求保持的，写明“保持”；基数不实的，更正基数。",
        "Raise the target; or say “maintain” if that is meant; or mend a baseline that is not so.",
    ),
)
def reached_already(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """A target equal to its baseline is a matter of maintaining, and should say so.

    One that is worse is PLAN001's, one that promises growth PLAN026's. Where all is reached (100 %,
    or nothing is left of what is to go) nothing more can be asked; what is due in any case and only
    to be paid in time asks for that.
    """
    if isinstance(target.bound, ep.Maintain) or ep.growth_verbs(target.wording):
        return ep.not_applicable(ep.OTHER_KIND)
    if ep.pays_only(target.wording):
        return ep.not_applicable(ep.OTHER_KIND)
    if _is_at_its_end(target, case):
        return ep.not_applicable(NOTHING_LEFT)
    return _wrong_where(("met",), target, case)


@coherence.rule(
    "PLAN038",
    per="target",
    about=("maintained", "directed"),
    title=ep.Words("要保持的水平还没有达到", "A level to be maintained that is not reached"),
    message=ep.Words(
        "{name}：目标{aim}（{target}），而基数{state}（{baseline}）还没有达到这个水平，无从保持。",
        "{name}: the target is to {aim} ({target}), but the baseline {state} ({baseline}) has not "
        "reached that level.",
    ),
    remedy=ep.Words(
        "还没有达到的，改为“达到”并写明年度节点；已经达到的，更正基数。",
        "Where it is still to be reached, say so and set milestones; where it is reached, mend the "
        "baseline.",
    ),
)
def maintained_before_reached(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """保持 says that a level is reached; a baseline short of it says that it is not."""
    return _wrong_where(("short",), target, case)


@coherence.rule(
    "PLAN005",
    per="target",
    documents=("plan", "measures"),
    about="numeric",
    nature="gap",
    title=ep.Words("目标没有基数", "Target without a baseline"),
    message=ep.Words(
        "{name}：目标{aim}（{target}）没有{year}年基数，{so}。",
        "{name}: the target {aim} ({target}) has no baseline of {year}, {so}.",
    ),
    remedy=ep.Words(
        "补充该指标的基年数值、口径和来源。",
        "Add the indicator's value in the base year, with its definition and source.",
    ),
)
def target_without_baseline(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """Without a baseline nobody can tell how far a target is, nor whether it is on schedule.

    A growth, a sum over a period and what is newly built start nowhere. Counts from which the
    indicator can be calculated are as good as a baseline. One baseline serves a target of each
    year, so only the last of them asks for it; what is to be maintained always does.
    """
    indicator = case.catalogue.indicator(target.indicator)
    if indicator.components:
        return ep.not_applicable(COMPOSITE)
    if not comparable.has_state(target, case):
        return ep.not_applicable(comparable.NO_STATE)
    if case.figures.has_state(target.indicator, target.scope):
        return ep.PASSED
    maintains = _maintains(target)
    if not maintains and target is not _last_of_its_kind(target, case):
        return ep.not_applicable(ON_THE_WAY)
    beside = _at_the_same_level(target, case) if maintains else []
    return ep.failed(
        *(baseline.id for baseline in beside),
        name=case.words.name(target),
        aim=case.words.aim(target),
        target=case.words.place(target),
        year=_year_asked(case.plan),
        so=_nothing_to_maintain(beside, case) if maintains else NOTHING_TO_COMPARE,
    )


@coherence.rule(
    "PLAN006",
    per="baseline",
    documents=("plan",),
    nature="gap",
    title=ep.Words("基数没有对应的目标", "Baseline without a target"),
    message=ep.Words(
        "{name}：公布了基数{state}（{baseline}），规划期内没有目标。",
        "{name}: a baseline of {state} is published ({baseline}), but no target for the period.",
    ),
    remedy=ep.Words(
        "给出规划期末的目标；不打算改变的，写明“保持”。",
        "Set a target for the end of the period; where no change is meant, say “maintain”.",
    ),
)
def baseline_without_target(baseline: ep.Baseline, case: ep.Case) -> ep.Outcome:
    """A published state that no target takes up will be nobody's business."""
    if case.catalogue.indicator(baseline.indicator).better == "none":
        return ep.not_applicable(NO_DIRECTION)
    if not case.plan.targets:  # a review or a bulletin sets none
        return ep.not_applicable(ep.NO_TARGET)
    if case.index.targets(baseline.indicator):
        return ep.PASSED
    return ep.failed(
        name=case.words.name(baseline),
        state=baseline.figure.text,
        baseline=case.words.place(baseline),
    )


def _year_asked(plan: ep.Plan) -> int:
    """Return the base year, or the last year that was over when the plan was issued before it."""
    if plan.issued is None:
        return plan.baseline_year
    return min(plan.baseline_year, plan.issued.year - 1)


def _maintains(target: ep.Target) -> bool:
    return isinstance(target.bound, ep.Maintain) or ep.strength(target.wording) == "maintain"


def _last_of_its_kind(target: ep.Target, case: ep.Case) -> ep.Target:
    """Return the target of the same thing that is due last; of several, the first written."""
    rivals = [
        one
        for one in case.index.targets(target.indicator, target.scope)
        if comparable.has_state(one, case) and not _maintains(one)
    ]
    return max(rivals, key=case.plan.due_year, default=target)


def _at_the_same_level(target: ep.Target, case: ep.Case) -> list[ep.Baseline]:
    """Return the baselines of other indicators of the domain that have the value to maintain."""
    domain, unit = target.indicator.partition(".")[0], case.catalogue.unit(target.indicator)
    return [
        one
        for one in case.plan.baselines
        if one.indicator.startswith(f"{domain}.")
        and case.catalogue.unit(one.indicator).kind == unit.kind
        and ep.Interval.point(one.figure.value) == case.figures.accepted(target)
    ]


def _nothing_to_maintain(beside: list[ep.Baseline], case: ep.Case) -> ep.Words:
    """Return that the state to maintain is unknown, and what may have been taken for it."""
    if not beside:
        return ep.Words("要保持的状况没有公布", "so the state to be maintained is unknown")
    others = ep.Words.listed(case.words.name(one).with_details(one.id) for one in beside)
    return ep.Words(
        "要保持的状况没有公布；规划写明{state}的是{others}，不是这个指标",
        "so the state to be maintained is unknown; what the plan puts at {state} is {others}, "
        "not this indicator",
    ).fill(state=beside[0].figure.text, others=others)


def _wrong_where(
    wrong: tuple[Standing, ...], target: ep.Target, case: ep.Case, **more: ep.Value
) -> ep.Outcome:
    """Return a failure where the baseline stands so towards the target, or why nobody can tell."""
    compared = _compared(target, case)
    if isinstance(compared, ep.Outcome):
        return compared
    _, baseline, standing = compared
    return _failed(target, baseline, case, **more) if standing in wrong else ep.PASSED


def _compared(
    target: ep.Target, case: ep.Case
) -> tuple[Fraction, ep.Baseline, Standing] | ep.Outcome:
    """Return the worst value that meets a target, its baseline, and where that stands.

    Or why there is nothing to compare, or nothing that can be told.
    """
    worst = worst_accepted(target, case)
    if isinstance(worst, ep.Outcome):
        return worst
    if not comparable.has_state(target, case):
        return ep.not_applicable(comparable.NO_STATE)
    baseline = case.figures.baseline(target)
    if baseline is None:
        return ep.not_applicable(ep.NO_BASELINE)
    if comparable.are_told_apart(target, baseline):
        return ep.not_applicable(comparable.TOLD_APART)
    indicator = case.catalogue.indicator(target.indicator)
    if indicator.most is not None and (
        worst > indicator.most or not indicator.can_be(baseline.figure)
    ):
        return ep.not_applicable(arithmetic.IMPOSSIBLE)
    standing = _standing(target, worst, baseline, case)
    return ep.not_evaluated(WITHIN_ROUNDING) if standing is None else (worst, baseline, standing)


def worst_accepted(target: ep.Target, case: ep.Case) -> Fraction | ep.Outcome:
    """Return the worst value that meets a directed target (its end, if open), or why none does."""
    accepted = case.figures.accepted(target)
    is_higher = case.catalogue.indicator(target.indicator).better == "higher"
    worst = accepted.lower if is_higher else accepted.upper
    return ep.not_applicable(ep.OTHER_KIND) if worst is None else worst


def _is_at_its_end(target: ep.Target, case: ep.Case) -> bool:
    """Tell whether a target asks for the best that its indicator can be."""
    indicator, worst = case.catalogue.indicator(target.indicator), worst_accepted(target, case)
    return worst == (indicator.most if indicator.better == "higher" else 0)


def _standing(
    target: ep.Target, worst: Fraction, baseline: ep.Baseline, case: ep.Case
) -> Standing | None:
    """Compare the published interval with the worst accepted value; None where rounding hides it.

    A baseline that is printed as exactly that value, or as more than it, counts as just there,
    whatever its rounding; it is short of a target that leaves the value itself out.
    """
    figure, point = baseline.figure, ep.Interval.point(worst)
    if figure.value == worst and figure.qualifier in ("exact", "rounded"):
        return "met" if case.figures.accepted(target).contains(worst) else "short"
    higher = case.catalogue.indicator(target.indicator).better == "higher"
    low, high = (point, figure.interval) if higher else (figure.interval, point)
    beyond = ep.Interval.less(low, high)
    if beyond is None:
        return None
    if beyond and figure.value == worst:
        return "met"
    return "better" if beyond else "short"


def _failed(
    target: ep.Target, baseline: ep.Baseline, case: ep.Case, **more: ep.Value
) -> ep.Outcome:
    """Return a failure that shows both figures and both clauses."""
    return ep.Outcome(
        "fail",
        beside=(baseline.id,),
        values={
            "name": case.words.name(target),
            "aim": case.words.aim(target),
            "target": case.words.place(target),
            "state": baseline.figure.text,
            "baseline": case.words.place(baseline),
            **more,
        },
    )
