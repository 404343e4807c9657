"""The name of a figure with who it is of or what is done, as the sentence has said before."""

from __future__ import annotations

import re

from eduplan.drafting.labels import Parts, is_part, joined, parts_of, subject_of
from eduplan.drafting.memory import Memory, counter
from eduplan.drafting.predicates import said_of
from eduplan.drafting.projects import LONGEST_PROJECT
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_OF_WORK = re.compile("投|工|完成|整改|移交|启动")
"""Verbs that stand behind what they are of: 项目开工, 完成投资."""
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_SHORT = 6
"""Up to so many characters a name may need its subject."""
_LONGEST_PART = 12


def with_subject(memory: Memory, own: str, found: Parts, token: Token) -> str:
    """Return a name with the verb or the subject that it leaves out; `found` is what it holds."""
    if memory.is_among and cue("source").search(own):
        return own
    verb = _verb(memory, own, found, token)
    own = plain if cue("reorganised").fullmatch(plain := _BRACKET.sub("", own)) else own
    if cue("reorganised").fullmatch(own) and (last := memory.by_unit.get(token.unit, "")):
        return f"{own}{subject_of(cue('reorganised').sub('', last, 1))}"  # 转隶学校9所、整合2所
    if memory.is_joined and verb and (not found.has_making or cue("made_place").search(own)):
        return f"{verb}{own}"
    if places := _places(memory, own):
        return places
    is_bare = bool(vocabulary().bare.fullmatch(own))
    if found.scopes and not is_bare:
        return _staged(memory, own, verb, found, token)
    if verb and not is_bare and _is_part_of_last(memory, own, found, token):
        return f"{verb}{own}"
    if is_bare and memory.is_whole:
        return own
    if vocabulary().begins_in_making.fullmatch(own):
        return _of_verb(memory, own, token)
    return _of_subject(memory, own, found, is_bare=is_bare)


def _verb(memory: Memory, own: str, found: Parts, token: Token) -> str:
    """Return the verb of making that goes on with a name."""
    if cue("paying_led").match(own):
        return ""
    verb = memory.verb(token.unit)
    if memory.is_joined and not (verb or found.has_measure):  # 购置图书12万册、计算机1800台
        return memory.verbs.get(memory.unit, "")
    if memory.is_among and token.unit == "处" and not verb:  # 新建学校90所，其中…、园区1处
        return memory.verbs.get("所", "")
    return verb


def _places(memory: Memory, own: str) -> str:
    """Return the name of places that are added: 新增中小学学位2万个，6500个|幼儿园学位."""
    kind = own.removesuffix("学位").removeprefix("优质")
    if kind == own or not (kind == "" or is_part(kind)):
        return ""
    added = cue("added").match(memory.level)
    if added and memory.recent and not memory.is_among:
        return f"{added[0]}{own}"
    verb = memory.verbs.get(memory.unit, "")
    return f"{verb}{own}" if own == "学位" and memory.is_joined else ""


def _staged(memory: Memory, own: str, verb: str, found: Parts, token: Token) -> str:
    """Return the name of what says its stage, with the verb of what it goes on with."""
    is_on = memory.goes_on(token) or _is_of_whole(memory, token)
    whole = memory.totals.get(token.unit, "")
    is_same = is_on and (len(own) < _LONGEST_PART or memory.is_among)
    is_of_whole = is_on and bool(whole) and own.endswith(whole)
    is_plain = not found.has_making and (not found.has_measure or is_of_whole)
    is_plain = is_plain and not (memory.is_whole or said_of(own))
    return f"{verb}{own}" if is_same and is_plain else own


def _is_of_whole(memory: Memory, token: Token) -> bool:
    """Tell whether a figure goes on with a whole that has been taken apart, behind brackets."""
    is_place = token.unit in ("所", "处") and "所" in memory.whole_by_unit
    return memory.is_among and is_place


def _is_part_of_last(memory: Memory, own: str, found: Parts, token: Token) -> bool:
    is_short = len(own) <= _SHORT and memory.goes_on(token) and not cue("noun").search(own)
    is_listed = (memory.is_among or is_short) and memory.unit == token.unit
    is_listed = is_listed or _is_of_whole(memory, token)
    return is_listed and not (found.has_making or found.has_measure or said_of(own))


def _of_verb(memory: Memory, own: str, token: Token) -> str:
    """Return a verb of making with what it is done to: 新建校舍6000平方米，加固|900平方米."""
    is_money = token.unit.endswith("元") and cue("money").fullmatch(own)
    if is_money and not (memory.project or memory.host or memory.is_inside):
        return own
    subject = _done_to(memory, token)
    last = memory.by_unit.get(token.unit, "")
    if (begun := vocabulary().begins_in_making.match(last)) and begun[0] == own:
        return last  # 新增学位1.8万个，其中2024年新增5000个
    is_place = token.unit.endswith("所")
    if subject and subject not in own and (is_place or not _OF_WORK.search(own)):
        return f"{own}{subject}"
    is_open = len(own) <= _SHORT and subject and subject not in own
    return joined(subject, own) if is_open else own


def _done_to(memory: Memory, token: Token) -> str:
    """Return what a verb of making without an object is done to."""
    is_same = counter(memory.unit) == counter(token.unit)
    if is_same and parts_of(memory.level).has_making:
        return subject_of(memory.level)
    if 0 < len(memory.project) <= LONGEST_PROJECT and not memory.places:
        return memory.project
    if subject := _subject(memory) or (is_same and subject_of(memory.level)):
        return subject
    if cue("of_works").search(memory.heading):  # （四）教师周转房建设。开工120套
        return subject_of(memory.heading)
    is_place = token.unit.endswith("所")  # 其中2019年新建6所
    return subject_of(memory.before.get(token.unit, "")) if is_place else ""


def _of_subject(memory: Memory, own: str, found: Parts, *, is_bare: bool) -> str:
    subject = _owner_of(memory, own) if is_bare else _subject(memory)
    if own != (full := memory.of_topic(own)):
        return full
    making = vocabulary().making
    is_act = bool(vocabulary().doing.match(subject) or (len(own) > 3 and making.match(own)))
    if is_act and found.has_making:
        return own  # one thing that is done beside another
    is_name = making.match(own) or found.has_measure or is_bare
    is_open = len(own) <= _SHORT and is_name
    return joined(subject, own) if subject and is_open and subject not in own else own


def _subject(memory: Memory) -> str:
    if memory.is_among and len(memory.places) > 1 and not memory.waiting:
        return ""  # what is told behind the parts is of the whole
    if memory.is_listed and not memory.waiting:
        return ""
    longest = 24 if cue("thing").search(memory.waiting) else 16
    return memory.waiting if 0 < len(memory.waiting) <= longest else memory.subject


def _owner_of(memory: Memory, own: str) -> str:
    """Return the place of learning that pupils or teachers without one are of."""
    if memory.host:
        return memory.host
    wholes = {*map(subject_of, memory.whole_by_unit.values())}
    is_apart = memory.is_among and len({*memory.places} - wholes) > 1  # of the whole again
    if memory.is_listed or is_apart:
        return ""
    is_on = not memory.recent or memory.topic in memory.recent[-1]
    topic = memory.topic if is_on else ""
    if topic.startswith(("幼儿", "学前")) and cue("not_of_preschool").search(own):
        topic = ""
    open_to = "" if re.search("[幼园]", own) else memory.subject or topic
    subject = memory.places[-1] if memory.places else open_to
    is_told = subject == "幼儿园" and "在园" in own  # 在园 says it
    is_kind = vocabulary().scope.search(subject) or cue("institution").search(subject, 2)
    return subject if is_kind and not is_told and "各级各类" not in subject else ""
