"""What promises of different kinds mean for each other: a change, a level, each year, the sum."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import eduplan as ep
from eduplan.plugins.coherence.domain import coherence

OTHER_TIME = ep.Reason(
    "other_time",
    ep.Words("一个是某年的数，一个是各年的合计", "one is of a year, the other of years together"),
)
NO_FLOW = ep.Reason(
    "no_flow", ep.Words("没有写每年新增多少", "nothing is promised that adds to it")
)
NO_NET = ep.Reason("no_net", ep.Words("看不出要净增多少", "no net increase follows from it"))
LACKING = ep.Words("即使没有人离开，也还少{shown}", "even if nobody leaves, {shown} are lacking")
MAY_LEAVE = ep.Words(
    "这意味着期内退休、调离等减少的不超过{shown}", "so no more than {shown} may leave in the period"
)
_IN_ALL = ep.Words(
    "{place}每年的数在{years}年里合计为{total}", "{place} makes {total} in {years} years"
)


class Compared(NamedTuple):
    """The values that two targets of one thing accept, made comparable, and what that rests on."""

    one: ep.Interval
    other: ep.Interval
    implied: tuple[ep.Words, ...] = ()


def compared(one: ep.Target, other: ep.Target, case: ep.Case) -> Compared | ep.Outcome:
    """Return what two targets of one year accept, unless they agree or can't be compared.

    A change is worked out from its start, and what is of each year for the whole period. What is
    worked out agrees with what is printed if they are one number at the precision of print.
    """
    aims = case.figures.aim(one), case.figures.aim(other)
    times = {ep.over_of(target.bound) for target in (one, other) if not ep.is_derived(target)}
    if "period" in times and "" in times:
        return ep.not_applicable(OTHER_TIME)
    implied = [case.figures.implied(target) for target in (one, other)]
    implied += [
        case.figures.implied(level, change)
        for level, change in ((one, other), (other, one))
        if not ep.is_derived(level) and ep.is_derived(change)
    ]
    accepted = [aim.accepted for aim in aims]
    if times == {"each_year", "period"}:
        for place, target in enumerate((one, other)):
            if ep.over_of(target.bound) == "each_year":
                years = case.plan.due_year(target) - case.plan.first_year + 1
                accepted[place] *= ep.Interval.point(years)
                total = case.words.accepted(
                    ep.Aim(accepted[place], "band"), case.catalogue.unit(target.indicator)
                )
                place_words = case.words.place(target)
                implied.append(_IN_ALL.fill(place=place_words, years=years, total=total))
    elif any(map(ep.is_derived, (one, other))) and _agree(*aims):
        return ep.PASSED
    if accepted[0] == accepted[1]:
        return ep.PASSED
    return Compared(accepted[0], accepted[1], tuple(filter(None, implied)))


def _agree(one: ep.Aim, other: ep.Aim) -> bool:
    """Tell whether the lines of two aims may be one at the precision of print."""
    ways = {aim.better for aim in (one, other)} - {"band"}
    if len(ways) != 1:
        return one.accepted.meets(other.accepted)
    rises = ways == {"higher"}
    return one.line(rises=rises).meets(other.line(rises=rises))


@coherence.rule(
    "PLAN050",
    per="target",
    about="numeric",
    title=ep.Words("每年新增的不够净增", "What is added does not make the net increase"),
    message=ep.Words(
        "{name}：{aim}（{target}）要净增{net}，而{flows}，期内合计{total}；{verdict}。",
        "{name}: {aim} ({target}) is a net increase of {net}, while {flows}, {total} in the "
        "period; {verdict}.",
    ),
    remedy=ep.Words(
        "把退休、调离等减少的数一并算进去，写明需要新增多少。",
        "Count those who leave as well, and say how many are to be added.",
    ),
)
def additions_below_the_net_increase(target: ep.Target, case: ep.Case) -> ep.Outcome:
    """Recruits less those who leave are the net increase; the difference is what may leave.

    A note says how many that are, a fault that even without any the increase is not reached.
    """
    flows = _flows_into(target, case)
    if not flows:
        return ep.not_applicable(NO_FLOW)
    net = _net(target, case)
    if net is None or net <= 0:
        return ep.not_applicable(NO_NET)
    total = sum((one.total for one in flows), Fraction(0))
    unit = case.catalogue.unit(target.indicator)
    short = net - total
    shown = _amount(abs(short), unit)
    verdict = (LACKING if short > 0 else MAY_LEAVE).fill(shown=shown)
    return ep.failed(
        *(one.target.id for one in flows),
        nature=None if short > 0 else "note",
        name=case.words.name(target),
        aim=case.words.aim(target),
        target=case.words.place(target),
        net=_amount(net, unit),
        flows=ep.Words.listed(
            ep.Words.join(
                (
                    case.words.name(one.target),
                    case.words.aim(one.target).with_details(case.words.place(one.target)),
                )
            )
            for one in flows
        ),
        total=_amount(total, unit),
        verdict=verdict,
    )


def _amount(value: Fraction, unit: ep.Unit) -> ep.Words:
    return ep.Words.in_both(lambda lang: ep.format_value(value, unit, lang=lang))


class _Flow(NamedTuple):
    target: ep.Target
    total: Fraction


def _flows_into(target: ep.Target, case: ep.Case) -> list[_Flow]:
    """Return the targets of what adds to a stock, each with what it makes in the period.

    Of several targets of one indicator the one that asks most counts: they mean the same people.
    """
    plan, found = case.plan, []
    for name in case.index.indicators:
        if getattr(case.catalogue.get(name), "adds_to", "") != target.indicator:
            continue
        flows = []
        for one in case.index.targets(name, target.scope):
            least, over = case.figures.accepted(one).lower, ep.over_of(one.bound)
            if least is not None and over in ("each_year", "period"):
                years = plan.due_year(target) - plan.first_year + 1 if over == "each_year" else 1
                flows.append(_Flow(one, least * years))
        if flows:
            found.append(max(flows, key=lambda flow: flow.total))
    return found


def _net(target: ep.Target, case: ep.Case) -> Fraction | None:
    """Return by how much a target wants its indicator to be more than at the start."""
    bound = target.bound
    if isinstance(bound, ep.Rise) and bound.is_limit:
        return None
    if isinstance(bound, ep.Rise) and not bound.is_growth and bound.over in ("", "period"):
        return bound.figure.value
    origin, least = case.figures.origin(target), case.figures.accepted(target).lower
    if origin is None or least is None or not origin.value.printed.is_point:
        return None
    return least - origin.value.printed.value
