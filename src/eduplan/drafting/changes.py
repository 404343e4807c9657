"""The name of a rise or a fall, and of what is held against the last amount."""

from __future__ import annotations

import re

from eduplan.drafting.beside import RATES, Beside
from eduplan.drafting.labels import named, shortened
from eduplan.drafting.memory import Memory
from eduplan.drafting.vocabulary import cue, vocabulary

_QUOTED = ("“", "“达到", "“达", "“不低于")


def held_against(memory: Memory, said: Beside) -> str:
    """Return the name of a figure that is held against the last, or tells it anew."""
    own, level = said.own, memory.level
    if level and said.head.rstrip().endswith(_QUOTED) and cue("set").match(said.tail):
        return level
    if said.change and (label := _change(memory, said.change, said)):
        return label
    if level and said.token.unit == "倍" and cue("times_of").match(said.head.rstrip()):
        return f"{level}倍数"  # 是“十一五”期间的2.3倍
    is_alike = said.is_rate or said.token.unit == memory.unit
    if is_alike and level and cue("beyond").match(own):
        return f"{level}{own}"
    if level and cue("equal").fullmatch(own):  # 占地250亩，合16.7万平方米
        return level
    if memory.is_inside and cue("standing").fullmatch(own):  # 毛入园率94%（国家标准85%）
        return f"{memory.outside}{own}"
    if said.is_rate and level and cue("distant").fullmatch(own):  # 距规定的90%只差2个百分点
        return level
    measure = vocabulary().measure
    is_open = said.is_rate and not measure.search(own)
    return level if is_open and measure.search(level) and cue("set").match(said.tail) else ""


def _change(memory: Memory, change: re.Match[str], said: Beside) -> str:
    """Return the name of a rise or fall of the amount before it; "" where it is of another."""
    own, after, token = said.own, said.after, said.token
    word, before = change["word"], change.string[: change.start()]
    is_rate = token.unit in RATES or token.is_implied
    is_of_last = not named(before) or bool(cue("since").fullmatch(before))
    if is_of_last and (is_rate or not after) and vocabulary().measure.search(memory.waiting):
        return f"{memory.remember(memory.waiting, token)}{word}"  # 巩固率2010年以来，提高了
    last = memory.by_unit.get(token.unit, "")
    if is_of_last and last and not is_rate and memory.unit in RATES:
        return f"{last}{word}"  # 大班额56个，占1.2%，比上年减少|118个
    if is_of_last and memory.level and (is_rate or not after):
        if memory.level.startswith(word):  # 任务是减少108个，已减少129个
            return memory.level
        return f"{memory.level}{word}"
    base = named(cue("from_before").sub("", before))
    is_since = base != named(before) or token.unit in ("%", "‰")
    if memory.level and cue("how_many").fullmatch(shortened(base)):
        return f"{memory.level}{word}"
    if base and is_since and not after:  # 录取人数同比增加, 规模增长了
        return f"{memory.remember(shortened(base), token)}{word}"
    if "百分点" in token.unit and word not in own:
        return f"{memory.remember(own, token)}{word}"
    return ""
