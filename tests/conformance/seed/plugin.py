"""A plugin that conforms in everything; each seeded fault changes one line of it."""

from __future__ import annotations

import datetime
import os
import random
import socket
import subprocess
import warnings
from fractions import Fraction

import attrs

import eduplan as ep

HERE = os.path.dirname(__file__)
SEEN: list[object] = []

seed = ep.Domain(
    "seed",
    ep.Words("试验", "Trial"),
    file=__file__,
    ships=("standards", "pages", "cases"),
)
seed.dimension(
    "meal",
    ep.Words("用餐", "meal"),
    {"lunch": ep.Words("午餐", "lunch"), "none": ep.Words("不用餐", "no meal")},
)
children = seed.element(
    "children",
    ep.Words("儿童数", "children"),
    unit="人",
    dimensions=("meal",),
    definition="在园的儿童。",
    source="台账",
    aliases=("娃娃数",),
)
staff = seed.element(
    "staff",
    ep.Words("职工数", "staff"),
    unit="人",
    definition="在园的职工。",
    source="台账",
)
share = seed.indicator(
    "lunch_share",
    ep.Words("用餐率", "share with lunch"),
    formula=children.select("meal", "lunch") / children,
    unit="%",
    better="higher",
    most="100%",
    dimensions=(),
    definition="用午餐的儿童所占的比例。",
    source="台账",
)
ratio = seed.indicator(
    "ratio",
    ep.Words("童师比", "children per member of staff"),
    formula=children / staff,
    unit="比",
    better="lower",
    sizes=("1:1", "100:1"),
    definition="儿童数与职工数之比。",
    source="台账",
)


@seed.calculation(
    "needed",
    ep.Words("应有职工数", "staff needed"),
    unit="人",
    definition="每九名儿童一人。",
    source="台账",
)
def needed(children: Fraction, each: Fraction) -> Fraction:
    result = Fraction(-(-children // (each or 1)))
    return result


seed.indicator(
    "needed_share",
    ep.Words("职工配备率", "staff to staff needed"),
    formula=staff / ep.call("seed.needed", children, 9),
    unit="%",
    better="higher",
    definition="职工数与应有职工数之比。",
    source="台账",
)
seed.check(
    "SED001",
    "职工数 ≤ 儿童数",
    title=ep.Words("职工多于儿童", "More staff than children"),
    remedy=ep.Words("核对两个数。", "Check both numbers."),
    source="台账",
)


@seed.rule(
    "SED002",
    per="target",
    title=ep.Words("目标低于三成", "A target below thirty per cent"),
    message=ep.Words("{target}：低于三成。", "{target}: below thirty per cent."),
    remedy=ep.Words("说明理由。", "Say why."),
    severity="warning",
    source="台账",
)
def too_low(target: ep.Target, case: ep.Case) -> ep.Outcome:
    is_low = target.indicator == share.name and target.bound.accepted.contains(Fraction(1, 5))
    # RULE
    return ep.failed(target=case.words.place(target)) if is_low else ep.PASSED


@seed.rule(
    "SED003",
    per="plan",
    title=ep.Words("规划没有目标", "A plan without targets"),
    message=ep.Words("规划没有目标。", "The plan has no target."),
    remedy=ep.Words("写出目标。", "State targets."),
    nature="gap",
    source="台账",
)
def no_target(plan: ep.Plan, case: ep.Case) -> ep.Outcome:
    # OTHER
    return ep.PASSED if plan.targets else ep.failed()


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    return [seed]
