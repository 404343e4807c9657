"""The name of what each pupil, class or school has, where only the first of a list says it."""

from __future__ import annotations

import re
from decimal import Decimal

from eduplan.drafting.memory import Memory
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_MOST = {"平方米": 60, "平米": 60, "㎡": 60, "m²": 60, "m2": 60, "册": 120, "本": 120, "元": 30_000}
"""How much of it a pupil may have: what is more is of the school."""
_EACH_PUPIL = re.compile("生均|人均|师均")


def of_mean(memory: Memory, own: str, token: Token) -> str:
    """Return the name of a thing behind a mean: 生均校舍面积8平方米，设备值|2000元."""
    head = cue("mean_head").match(memory.level)
    if (
        not head
        or memory.waiting
        or memory.is_inside
        or not _fits(head[0], memory.printed_unit, token)
    ):
        return ""
    if not cue("mean_thing").fullmatch(own) or vocabulary().stage.search(own):
        return ""
    return head[0] + cue("having_led").sub("", own)


def _fits(head: str, unit: str, token: Token) -> bool:
    """Tell whether a pupil, a class or a school may have so much."""
    if _EACH_PUPIL.search(head):
        return unit in _MOST and Decimal(token.value) <= _MOST[unit]
    is_few = Decimal(token.value) <= _MANY and not unit.startswith(("万", "亿"))
    return "均" in head or is_few


_MANY = 3000
"""More than so many is of no class and no hundred pupils."""
