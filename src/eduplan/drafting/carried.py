"""The name of a figure of which its own clause says little: filled with what was said before."""

from __future__ import annotations

from eduplan.drafting.beside import Beside
from eduplan.drafting.counting import count_name
from eduplan.drafting.labels import parts_of, subject_of
from eduplan.drafting.memory import Memory, counter
from eduplan.drafting.rates import rate_name
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary


def filled(memory: Memory, said: Beside) -> str:
    """Return the words beside a number, filled with those that the sentence has said."""
    own, head, token, is_rate = said.own, said.head, said.token, said.is_rate
    if (
        is_rate
        and memory.level
        and not memory.waiting
        and cue("of_last").match(own)
        and own == said.after
    ):
        return f"{memory.level}{own}"  # 新增学位5700个，65%位于农村
    last = memory.by_unit.get(token.unit, "")
    if own == "教学班" and not memory.waiting and cue("sized").search(last):
        return last  # 规模以6—12个班为宜，最大不超过|15个班
    if not own:
        if is_rate and memory.level and cue("shared").search(head.rstrip()):
            return _share(memory, "占比")
        if not memory.waiting and cue("result").fullmatch(head.rstrip()):
            making = vocabulary().making.match(memory.level)
            return memory.level[making.end() :] if making else memory.level
        is_sum = bool(cue("in_all").fullmatch(head))
        return _carried(memory, token, is_sum=is_sum)
    if is_rate and cue("share").fullmatch(own) and memory.level:
        return _share(memory, own)
    if own.startswith("占") and is_rate:
        who, _, _ = memory.level.partition("占")  # …占在校生的3%，占总人口的1%
        return f"{memory.waiting or who}{own}"
    if cue("each").fullmatch(own) and memory.waiting:
        return f"{memory.waiting}{own}"  # 适合幼儿的图书，人均4本
    if cue("each").fullmatch(own) and memory.level:
        stage = cue("stage_led").match(memory.level)
        front = stage[0] if stage else ""
        return f"{front}{own}{memory.level[len(front) :]}"
    if token.is_implied and token.value == "0":  # 超大班额清零
        return memory.of_topic(own)
    if is_rate:
        return rate_name(memory, own, head, said.after)
    return count_name(memory, _with_done(memory, own), token)


def _with_done(memory: Memory, own: str) -> str:
    """Return a bare thing with what the sentence said that others of its kind do."""
    for thing, done in memory.done.items():
        front = own.removesuffix(thing)
        if own.endswith(thing) and cue("part").fullmatch(front):
            return f"{front}{done}"
    return own


def _carried(memory: Memory, token: Token, *, is_sum: bool) -> str:
    """Return the name of a figure whose clause has none."""
    implied = vocabulary().implied.get(memory.printed_unit, "")
    if is_sum and (whole := _sum(memory, token)):
        return whole
    if memory.waiting:
        is_measure = vocabulary().measure.search(memory.waiting)
        return cue("raised").sub("", memory.waiting) if is_measure else memory.waiting
    if implied and memory.unit != token.unit:
        subject = memory.subject or subject_of(memory.level)
        of = vocabulary().of_bare.fullmatch(subject)
        return f"{of['of'] if of else subject}{implied}"
    is_other = not memory.recent and memory.unit != token.unit
    before = memory.before.get(token.unit, "") if is_other else ""
    label = memory.by_unit.get(token.unit) or before or memory.level
    is_open = label == memory.level and token.unit not in memory.by_unit
    if counter(token.unit) in ("人", "名") and is_open and memory.subject:
        return memory.subject if memory.unit != token.unit else label
    if memory.is_joined and token.unit.endswith("元") and memory.unit != token.unit:
        return memory.level  # 办理助学贷款420人、336万元
    if is_open and counter(token.unit) in ("人", "名") and cue("sized").search(label):
        return "学生"  # 30个班，1350人
    owner = vocabulary().owner.match(memory.level)  # 城区13所2576人
    return f"{owner[0]}{label}" if owner and owner[0] not in label else label


def _sum(memory: Memory, token: Token) -> str:
    """Return the name of all that a list of kinds has counted: 新建小学2所、初中1所，合计|3所."""
    if noun := _noun_of_all(memory, token):
        return noun
    listed = memory.recent
    if len({*listed}) < 2 or token.unit != memory.unit:
        return ""
    verb = vocabulary().begins_in_making.search(listed[0], 0, 9)
    noun = "学校" if all(map(cue("institution").search, listed)) else ""
    return f"{verb[0] if verb else ''}{noun}"


def _noun_of_all(memory: Memory, token: Token) -> str:
    """Return the noun that names of several stages share: 小学在校生…，初中在校生…，合计."""
    told = [vocabulary().stage.split(one, maxsplit=1) for one in memory.recent]
    last = told[-1] if told else []
    is_told = len(last) > 1 and len(last[1]) > 1 and token.unit == memory.unit
    if not is_told or len({*memory.recent[-2:]}) < 2 or told[-2] != last:
        return ""
    memory.scopes, memory.stage = (), ""
    return "".join(last)


def _share(memory: Memory, word: str) -> str:
    """Return the name of a bare share: of the last amount, or the last share where made."""
    return (
        memory.share if parts_of(memory.level).has_making and memory.share else memory.level + word
    )
