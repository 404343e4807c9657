"""The name of a number of things or of an amount: who, what is done, what."""

from __future__ import annotations

import re

from eduplan.drafting.funding import funded
from eduplan.drafting.labels import (
    is_kind,
    object_of,
    parts_of,
    subject_of,
)
from eduplan.drafting.means import of_mean
from eduplan.drafting.memory import Memory
from eduplan.drafting.parts import PLACES, part_name
from eduplan.drafting.predicates import said_of
from eduplan.drafting.projects import note_project, project_name
from eduplan.drafting.subjects import with_subject
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_LEAD = 9
"""Most characters up to the end of a verb that a name begins with."""
_LONGEST_CAUSE = 16


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
    if token.unit in ("亩", "公顷") and cue("institution").search(own):
        own = f"{own}占地面积"  # 新建学校不少于100亩
    reached = cue("reached_front").match(memory.level) if memory.is_joined else None
    if reached and not parts_of(own).has_making:
        return f"{reached['front']}{own}"  # 教育集团涵盖学校46所和|企业2家
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
    is_open = bool(memory.recent) and not own.startswith("受益") and "用于" not in memory.level
    last = subject_of(memory.level) if is_open else ""
    waiting = object_of(memory.waiting)
    told = "" if waiting.startswith("从") else waiting
    causes = told, memory.project, last, memory.purpose
    return next((one for one in causes if 0 < len(one) <= _LONGEST_CAUSE), "")


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
    elif found.has_measure and not token.unit.endswith("元"):  # 新增校舍面积，其中小学
        memory.totals[token.unit] = subject_of(own)


_WHERE = re.compile("(?:全[省市县区])?(?:主?城区|中心城区|县城|城镇|农村|乡村|乡镇|城乡)?")


def _whole(memory: Memory, own: str, token: Token) -> str:
    """Return the name of what is no part of another, and keep what later figures are of."""
    words, found = vocabulary(), parts_of(own)
    label = with_subject(memory, own, found, token)
    is_bare = bool(words.bare.fullmatch(own))
    if (of := words.of_bare.fullmatch(own)) and not is_bare:
        memory.subject = (
            "" if cue("each_led_by").match(of["of"]) else subject_of(of["of"].removesuffix("计划"))
        )
    elif found.scopes and not found.has_measure and not is_bare:
        other = cue("dependent").search(own)
        owner = own[: other.start()] if other else ""  # 幼儿园|占地
        memory.subject = memory.host or owner or subject_of(own) or memory.subject
    is_place = token.unit.endswith(PLACES) and cue("institution").search(own)
    if is_place and (found.scopes or len(own) > 4):
        kind = subject_of(own)
        is_other = memory.is_joined and any(one != kind for one in memory.places)
        memory.is_listed = memory.is_listed or is_other
        memory.places.append(kind)
    led = words.begins_in_making.search(own, 0, _LEAD) if found.has_making else None
    verb = words.begins_in_making.match(own, led.start()) if led else None
    front = own[: verb.start()] if verb else ""
    is_who = bool(parts_of(front).scopes) and not _WHERE.fullmatch(front)
    is_who = is_who and not (verb and own[verb.end() :] == "学位")  # 小学新增学位
    if verb and (is_who or cue("acting").search(front)):
        verb = None  # 普通高中改造资金, but 城区新建小学
    if not verb and found.has_making and not said_of(own):
        verb = words.ends_in_making.search(own)
    if verb or label == own or is_bare:
        memory.verbs[token.unit] = verb[0] if verb else ""
    return label
