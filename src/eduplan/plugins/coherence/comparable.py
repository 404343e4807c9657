"""What of a plan can be compared: states with states, and figures of one thing with each other."""

from __future__ import annotations

import re

import eduplan as ep

NO_STATE = ep.Reason(
    "no_state",
    ep.Words(
        "写的是变化或一段时间的合计，没有现状", "it is a change or a sum over a time, no state"
    ),
)
TOLD_APART = ep.Reason(
    "told_apart",
    ep.Words("规划写明两处指的不是一回事", "the plan says that the two are of different things"),
)

INCREMENT = re.compile(
    r"新建|再建|新增|净增|改扩建|增设|增建|开工|启动建设|投入使用|(?<![逐年续步断])增加(?![到至])"
)
"""Words of something added, not of what there is then: 新增2000个学位."""

EXCEPTION = re.compile(r"个别|特殊情况|特殊原因|确有困难|确需|放宽|例外|经批准|过渡期")
"""Words of a rule's exception, which allows what the rule does not."""

_AMOUNTS = ("count", "money", "measure")
_STANDARD = re.compile(r"(国家|省|市|县|区)[级定颁]?[\u4e00-\u9fff]{0,4}?标准")
_PLACE = re.compile(r"城区|县城|乡镇|镇区|农村|乡村|山区|平原|海岛|牧区|边远|民族地区|新区|开发区")


def has_state(target: ep.Target, case: ep.Case) -> bool:
    """Return whether a target is of something that is at some level on any day.

    A growth, a sum over a period and what is newly built start nowhere, and what one year asks
    says nothing of the next.
    """
    indicator = case.catalogue.indicator(target.indicator)
    is_flow = indicator.unit.kind in _AMOUNTS and ep.over_of(target.bound) == "each_year"
    if ep.is_sum(target.bound) or (is_flow and not ep.is_derived(target)):
        return False
    if indicator.is_change or indicator.time_point == "period":
        return False
    said = (indicator.label, target.title, *target.wording)
    return not (indicator.unit.kind in _AMOUNTS and any(map(INCREMENT.search, said)))


def are_told_apart(one: ep.Target | ep.Baseline, other: ep.Target | ep.Baseline) -> bool:
    """Return whether the plan's words say that two items of one scope are of different things.

    They name different standards or places, have different titles, or one is the other's exception.
    """
    titles = {getattr(item, "title", "") for item in (one, other)}
    if len(titles) > 1 and "" not in titles:
        return True
    said, beside = _said(one), _said(other)
    standards, others = _found(_STANDARD, said), _found(_STANDARD, beside)
    return (
        (bool(standards) and bool(others) and standards != others)
        or _found(_PLACE, said) != _found(_PLACE, beside)
        or bool(EXCEPTION.search(said)) != bool(EXCEPTION.search(beside))
    )


def is_nameless_part(pair: tuple[ep.Target, ep.Target], plan: ep.Plan) -> bool:
    """Return whether a relation of the plan makes one a part that bears the name of its whole.

    A text that gives parts by place (44所，其中甲区16所) names each of them as it names the whole.
    """
    targets = {one.id: one for one in plan.targets}
    return any(
        one.id in relation.reads[:-1]
        and (whole := targets.get(relation.reads[-1])) is not None
        and whole.indicator == one.indicator
        for one in pair
        for relation in plan.relations
    )


def _said(item: ep.Target | ep.Baseline) -> str:
    return "，".join((getattr(item, "title", ""), *item.wording))


def _found(pattern: re.Pattern[str], said: str) -> set[str]:
    return {found[found.re.groups] for found in pattern.finditer(said)}
