"""The name of a number of things or of an amount: who, what is done, what."""

from __future__ import annotations

import re

from eduplan.drafting.funding import funded
from eduplan.drafting.labels import (
    Parts,
    is_kind,
    joined,
    object_of,
    parts_of,
    subject_of,
)
from eduplan.drafting.means import of_mean
from eduplan.drafting.memory import Memory, counter
from eduplan.drafting.parts import PLACES, part_name
from eduplan.drafting.predicates import said_of
from eduplan.drafting.projects import LONGEST_PROJECT, note_project, project_name
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_LEAD = 9
"""Most characters up to the end of a verb that a name begins with."""
_OF_WORK = re.compile("投|工|完成|整改|移交|启动")
"""Verbs that stand behind what they are of: 项目开工, 完成投资."""
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_LONGEST_CAUSE = 16
_SHORT = 6
"""Up to so many characters a name may need its subject."""


def pass_action(memory: Memory, own: str) -> None:
    """Let go of an action that waits (推进…建设) where the figure has a name of its own."""
    parts = parts_of(own)
    is_own = parts.has_measure or (len(own) > 3 and (parts.has_making or cue("noun").search(own)))
    is_action = object_of(memory.waiting) != memory.waiting
    if is_own and is_action and not cue("dependent").fullmatch(own):
        memory.waiting = ""


def count_name(memory: Memory, own: str, token: Token) -> str:
    """Return the full name of what is counted, from the words beside its number."""
    if memory.is_joined and cue("how_many").fullmatch(own):  # 新增学校138所、总数达2631所
        return f"{cue('how_many_end').sub('', subject_of(memory.level))}{own}"
    if cue("reaching").match(own) and (cause := _cause(memory, own)):
        return f"{cause}{own}"
    if vocabulary().making.fullmatch(memory.waiting) and not parts_of(own).has_making:
        own, memory.waiting = f"{memory.waiting}{own}", ""  # 新建：小学9所
    own = memory.of_earlier(memory.beside_last(own, token))
    own = _with_stock(memory, own, token)
    if known := funded(memory, own, token) or of_mean(memory, own, token):
        return known
    pass_action(memory, own)
    if known := project_name(memory, own) or part_name(memory, own, token):
        return known
    note_project(memory, own)
    _note_whole(memory, own, token)
    return _whole(memory, own, token)


def _with_stock(memory: Memory, own: str, token: Token) -> str:
    """Return a kind of school and its verb with what it adds to: 其中幼儿园新增|1万个."""
    verb = vocabulary().ends_in_making.search(own)
    if not verb or not is_kind(own[: verb.start()]):
        return own
    last = memory.by_unit.get(token.unit) or memory.before.get(token.unit, "")
    noun, owner = cue("of_kind").search(last), vocabulary().owner.search(last)
    if not noun:
        return own
    is_owned = owner and not vocabulary().owner.search(own)
    return f"{owner[0] if owner and is_owned else ''}{own}{noun[0]}"


def _cause(memory: Memory, own: str) -> str:
    """Return the policy or the money that brings about what comes next."""
    last = subject_of(memory.level) if memory.recent and not own.startswith("受益") else ""
    cause = object_of(memory.waiting) or memory.project or last
    return cause if len(cause) <= _LONGEST_CAUSE else ""


def _note_whole(memory: Memory, own: str, token: Token) -> None:
    """Keep the noun of what may be taken apart later."""
    found = parts_of(own)
    if said_of(own):
        memory.totals[token.unit] = own
    elif found.has_measure and not found.has_making:  # 校舍面积: 其中小学
        memory.totals[token.unit] = cue("stage_led").sub("", own).rpartition("的")[2]
    elif noun := cue("whole").search(own):
        memory.totals[token.unit] = noun[0]
        first = vocabulary().scope.search(own)
        whole = own[first.start() :] if first else noun[0]
        is_kept = memory.is_among or memory.is_inside or memory.is_joined
        memory.wholes[token.unit] = (is_kept and memory.wholes.get(token.unit)) or whole


_WHERE = re.compile("(?:全[省市县区])?(?:主?城区|中心城区|县城|城镇|农村|乡村|乡镇|城乡)?")


def _whole(memory: Memory, own: str, token: Token) -> str:
    """Return the name of what is no part of another, and keep what later figures are of."""
    words, found = vocabulary(), parts_of(own)
    label = _with_subject(memory, own, found, token)
    is_bare = bool(words.bare.fullmatch(own))
    if (of := words.of_bare.fullmatch(own)) and not words.bare.match(own):
        memory.subject = (
            "" if cue("each_led_by").match(of["of"]) else subject_of(of["of"].removesuffix("计划"))
        )
    elif found.scopes and not found.has_measure and not is_bare:
        other = cue("dependent").search(own)
        owner = own[: other.start()] if other else ""  # 幼儿园|占地
        memory.subject = memory.host or owner or subject_of(own) or memory.subject
    is_place = token.unit.endswith(PLACES) and cue("institution").search(own)
    if is_place and (found.scopes or len(own) > 4):
        memory.is_listed = memory.is_listed or bool(memory.is_joined and memory.places)
        memory.places.append(subject_of(own))
    verb = words.begins_in_making.search(own, 0, _LEAD) if found.has_making else None
    front = own[: verb.start()] if verb else ""
    is_who = bool(parts_of(front).scopes) and not _WHERE.fullmatch(front)
    if verb and (is_who or cue("acting").search(front)):
        verb = None  # 普通高中改造资金, but 城区新建小学
    if not verb and found.has_making and not said_of(own):
        verb = words.ends_in_making.search(own)
    if verb or label == own or is_bare:
        memory.verbs[token.unit] = verb[0] if verb else ""
    return label


def _with_subject(memory: Memory, own: str, found: Parts, token: Token) -> str:
    words, verb = vocabulary(), memory.verbs.get(token.unit, "")
    if memory.is_joined and not (verb or found.has_measure):  # 购置图书12万册、计算机1800台
        verb = memory.verbs.get(memory.unit, "")
    if memory.is_among and cue("source").search(own):
        return own
    verb = "" if cue("paying_led").match(own) else verb
    is_bare = bool(words.bare.fullmatch(own))
    own = plain if cue("reorganised").fullmatch(plain := _BRACKET.sub("", own)) else own
    if cue("reorganised").fullmatch(own) and (last := memory.by_unit.get(token.unit, "")):
        return f"{own}{subject_of(cue('reorganised').sub('', last, 1))}"  # 转隶学校9所、整合2所
    if memory.is_joined and verb and (not found.has_making or cue("made_place").search(own)):
        return f"{verb}{own}"
    added = cue("added").match(memory.level)
    if own == "学位" and (memory.is_joined or added):  # 新增校舍9万平方米、学位7800个
        return f"{memory.verbs.get(memory.unit) or (added[0] if added else '')}{own}"
    if found.scopes and not is_bare:
        is_same = memory.goes_on(token) and (len(own) < 12 or memory.is_among)
        is_part = memory.goes_on(token) and own.endswith(memory.totals.get(token.unit) or own + "_")
        is_plain = not found.has_making and (not found.has_measure or is_part)
        is_plain = is_plain and not (memory.is_whole or said_of(own))
        return f"{verb}{own}" if is_same and is_plain else own
    is_short = len(own) <= _SHORT and memory.goes_on(token) and not cue("noun").search(own)
    is_listed = (memory.is_among or is_short) and memory.unit == token.unit
    is_named = found.has_making or found.has_measure or is_bare or said_of(own)
    if is_listed and verb and not is_named:
        return f"{verb}{own}"
    if is_bare and memory.is_whole:
        return own
    is_verb = bool(words.begins_in_making.fullmatch(own))
    is_money = token.unit.endswith("元") and cue("money").fullmatch(own)
    if is_money and is_verb and not (memory.project or memory.host or memory.is_inside):
        return own  # 实施三年行动计划，投入3.2亿元
    subject = _owner_of(memory, own) if is_bare else _subject(memory)
    is_same = counter(memory.unit) == counter(token.unit)
    if is_verb and is_same and parts_of(memory.level).has_making:
        subject = subject_of(memory.level)  # 新建校舍6000平方米，加固900平方米
    elif is_verb and 0 < len(memory.project) <= LONGEST_PROJECT and not memory.places:
        subject = memory.project
    if not subject and is_verb and is_same:
        subject = subject_of(memory.level)
    if (
        is_verb and not subject and cue("of_works").search(memory.heading)
    ):  # （四）教师周转房建设。开工120套
        subject = subject_of(memory.heading)
    if is_verb and not subject and token.unit.endswith("所"):  # 其中2019年新建6所
        subject = subject_of(memory.before.get(token.unit, ""))
    if own != (full := memory.of_topic(own)):
        return full
    last = memory.by_unit.get(token.unit, "")
    if is_verb and (begun := words.begins_in_making.match(last)) and begun[0] == own:
        return last  # 新增学位1.8万个，其中2024年新增5000个
    is_act = bool(words.doing.match(subject) or (len(own) > 3 and words.making.match(own)))
    if not is_verb and is_act and found.has_making:
        return own  # one thing that is done beside another
    if is_verb and subject and subject not in own and not _OF_WORK.search(own):
        return f"{own}{subject}"
    is_name = words.making.match(own) or found.has_measure or is_bare
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
    if memory.is_listed:
        return ""
    is_on = not memory.recent or memory.topic in memory.recent[-1]
    topic = memory.topic if is_on else ""
    open_to = "" if re.search("[幼园]", own) else memory.subject or topic
    subject = memory.places[-1] if memory.places else open_to
    is_told = subject == "幼儿园" and "在园" in own  # 在园 says it
    is_kind = vocabulary().scope.search(subject) or cue("institution").search(subject, 2)
    return subject if is_kind and not is_told and "各级各类" not in subject else ""
