"""The name of a number of things or of an amount: who, what is done, what."""

from __future__ import annotations

import re

from eduplan.drafting.labels import (
    Parts,
    is_kind,
    is_part,
    joined,
    object_of,
    parts_of,
    subject_of,
)
from eduplan.drafting.memory import Memory
from eduplan.drafting.predicates import said_of
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_LEAD = 9
"""Most characters up to the end of a verb that a name begins with."""
_OF_WORK = re.compile("投|工|完成|整改|移交|启动")
"""Verbs that stand behind what they are of: 项目开工, 完成投资."""
_AS = re.compile("^(?:分别)?为(?!民)")
_BRACKET = re.compile(r"[(（][^()（）]*[)）]$")
_PLACES = ("所", "个", "家")
_LONGEST = 20
"""Longest name of a project that its figures repeat."""
_LONGEST_CAUSE = 16
_SHORT_THING = 8
_SHORT = 6
"""Up to so many characters a name may need its subject."""


def counter(unit: str) -> str:
    """Return a unit without its power of ten: 万人 counts 人."""
    return unit if unit.endswith("分点") else unit.lstrip("千百十万亿") or unit


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
    own = memory.beside_last(own, token)
    if (verb := vocabulary().ends_in_making.search(own)) and is_kind(own[: verb.start()]):
        last = memory.by_unit.get(token.unit) or memory.before.get(token.unit, "")
        noun = cue("of_kind").search(last)
        if noun:  # 增加公办学位3万个，其中幼儿园新增|1万个
            owner = vocabulary().owner.search(last)
            is_owned = owner and not vocabulary().owner.search(own)
            own = f"{owner[0] if owner and is_owned else ''}{own}{noun[0]}"
    pass_action(memory, own)
    implied = vocabulary().implied.get(memory.printed_unit, "")
    if implied and is_part(own):  # 新增教学班49个，其中小学34个班
        added = cue("added").match(memory.level) if memory.is_among else None
        return f"{added[0] if added else ''}{own}{implied}"
    if cue("dependent").fullmatch(own):
        if memory.host:
            return f"{memory.host}{own}"
        if memory.is_among and (whole := memory.wholes.get(memory.unit)) and not memory.project:
            return joined(whole, own)  # 学校2所，其中公办1所，占地面积312亩
        if cue("thing").search(memory.waiting) and vocabulary().making.match(memory.waiting):
            memory.project, memory.is_among = subject_of(memory.waiting), False
        if 0 < len(memory.project) <= _LONGEST and not memory.places:
            return f"{memory.project}{own}"
        if memory.level:
            thing = memory.by_unit.get(memory.unit, memory.level)
            if other := cue("dependent").search(thing):
                return f"{thing[: other.start()]}{own}"
            makes = [
                one
                for one in memory.recent
                if parts_of(one).has_making and not cue("money").match(one)
            ]
            whole = subject_of(makes[0]) if makes else ""
            if memory.is_among and whole and all(one.endswith(whole) for one in makes):
                return joined(whole, own)  # 新建学校7所，其中新建城区学校5所，总投资
            return own if len(makes) > 1 else joined(subject_of(thing), own)
    if cue("rank").fullmatch(own) and (
        rank := cue("rank").search(memory.by_unit.get(token.unit, ""))
    ):
        return rank.string[: rank.start()] + own + rank.string[rank.end() :]  # 获省级奖3项、市级5项
    if cue("class_kind").fullmatch(own):
        return own
    if cue("some").match(own) and (measure := vocabulary().measure.search(memory.level)):
        return f"{own}{measure[0]}" if memory.unit == token.unit else own
    if cue("joining").match(own):
        said = (cue("activity").search(one) for one in (memory.waiting, memory.level))
        if found := next((one for one in said if one), None):  # 开展课后服务，参与学生3.8万人
            return f"{found['of']}{own}"
    staff = cue("staff").search(memory.totals.get(token.unit, ""))
    if staff and memory.is_among and cue("subject_taught").fullmatch(own):
        return f"{own}{staff[0]}"  # 缺少教师42人，其中音乐8人
    if staff and cue("attribute").fullmatch(own):  # 教师1486人，其中50岁以上398人
        return f"{own.removesuffix('的')}{memory.wholes.get(token.unit) or staff[0]}"
    begun = cue("average_end").search(own)
    if begun and memory.unit == token.unit and begun[0] in memory.level:  # 公用经费…，中职生均
        return own + memory.level.rpartition(begun[0])[2]
    average = cue("average_end").search(memory.level)
    if average and is_part(own) and memory.unit == token.unit:  # 小学校均180人，初中600人
        return f"{own}{average[0]}"
    each = cue("each_led").match(memory.level)
    if each and memory.unit == token.unit and cue("institution").search(own):
        return own + memory.level[each.end() :]  # 每校带宽100M，农村学校50M
    label = memory.by_unit.get(token.unit, "")
    measure = vocabulary().measure.search(own)
    if memory.is_among and measure and cue("region").fullmatch(own[: measure.start()]):
        return f"{own[: measure.start()]}{label}" if label.endswith(measure[0]) else own
    if cue("region").fullmatch(own) and (before := cue("region_end").search(label)):
        return f"{label[: before.start()]}{own}"  # 工资中部2.8万元、西部3.1万元
    if cue("region").fullmatch(own) and label and memory.is_among and not memory.done:
        return f"{own}{cue('region_led').sub('', label)}"
    owned = cue("owned").fullmatch(own) if memory.is_inside else None
    if owned and memory.unit == token.unit and memory.outside.endswith("学校"):
        return f"{owned['owner']}{memory.outside}"
    if cue("state").fullmatch(own) and not memory.project and memory.totals.get(token.unit):
        last = memory.by_unit.get(token.unit) or memory.before.get(token.unit, "")
        thing = subject_of(cue("region_led").sub("", last.rpartition("的")[2]))
        of = "" if vocabulary().begins_in_making.fullmatch(own) else "的"
        return f"{own.rstrip('的')}{of}{object_of(thing) or memory.totals[token.unit]}"
    if cue("part").fullmatch(vocabulary().scope.sub("", own)):
        part = _part(memory, own, token)
        if part:
            return part
    _note_whole(memory, own, token)
    return _whole(memory, own, token)


def _cause(memory: Memory, own: str) -> str:
    """Return the policy or the money that brings about what comes next."""
    last = subject_of(memory.level) if memory.recent and not own.startswith("受益") else ""
    cause = object_of(memory.waiting) or memory.project or last
    return cause if len(cause) <= _LONGEST_CAUSE else ""


def _part(memory: Memory, own: str, token: Token) -> str:
    """Return the name of a part that says only what tells it apart: 其中小学, 公办."""
    words, whole = vocabulary(), memory.totals.get(token.unit, "")
    if memory.unit == token.unit and not memory.goes_on(token):
        whole = ""  # 学位2万个，幼儿园项目20个
    thing = subject_of(memory.whole_by_unit.get(token.unit, ""))
    is_people = bool(cue("people").search(thing)) or thing.endswith("子女")
    is_theirs = is_people and bool(words.stage.fullmatch(own)) and whole not in thing
    is_other = (not whole or is_theirs) and memory.goes_on(token) and not token.unit.endswith("所")
    is_told = words.stage.search(thing) or words.owner.search(thing)
    if is_other and 1 < len(thing) <= _SHORT_THING and not (is_told or parts_of(thing).has_measure):
        return f"{memory.verbs.get(token.unit, '')}{own}{thing}"  # 资源教室15个，其中小学9个
    is_institution = bool(cue("institution").search(own))
    is_place = token.unit.endswith(_PLACES) and is_institution
    is_inner = memory.is_inside and memory.unit == token.unit and not is_place
    is_whole = memory.outside.endswith("生") or cue("owned_whole").search(memory.outside)
    is_whole = is_whole or cue("whole").search(memory.outside)
    if is_inner and is_whole and not cue("noun").search(own):
        made = words.begins_in_making.match(memory.outside)
        end = made.end() if made else 0
        return f"{memory.outside[:end]}{own}{memory.outside[end:]}"
    if (before := _before_scope(memory)) and memory.unit == token.unit:
        return f"{before}{own}"
    if whole and words.measure.search(whole) and memory.goes_on(token):
        if cue("people").search(own) and not memory.is_among:  # 平均班额54人；专任教师704人
            return ""
        if own.endswith("生") and re.search(
            "学生|校生", whole
        ):  # 在校学生人数5万人，其中高中生2万人
            return own
        verb = "" if parts_of(own).has_making else memory.verbs.get(token.unit, "")
        return f"{verb}{own.removesuffix('生')}{whole}"
    is_of_people = whole and counter(token.unit) in ("人", "名") and not own.endswith("生")
    if not whole or (cue("noun").search(own) and not (is_of_people and is_institution)):
        return ""
    owner = words.owner.match(memory.wholes.get(token.unit, ""))
    if owner and memory.is_among and words.stage.match(own) and not memory.is_inside:
        own = f"{owner[0]}{own}"  # 民办学校招生480人，其中小学180人
    memory.subject = memory.subject if memory.is_inside else own
    if is_institution:
        memory.places.append(own)
    is_count = token.unit.endswith("所") or bool(cue("institution").search(whole))
    if words.owner.fullmatch(own):
        whole = memory.wholes.get(token.unit, whole)
    if own.endswith(whole):
        memory.wholes.setdefault(token.unit, own)
    needs_noun = not (is_count and is_institution) and not own.endswith(whole)
    if own.endswith("生") and whole.endswith("生"):  # 学生5万人，其中初中生2万人
        memory.wholes[token.unit], needs_noun = own, False
    label = f"{own}{whole}" if needs_noun else own
    is_made = parts_of(own).has_making or memory.is_whole
    return label if is_made else f"{memory.verbs.get(token.unit, '')}{label}"


def _before_scope(memory: Memory) -> str:
    """Return the measure that the last name begins with, where its scope stands behind it."""
    scopes = [*vocabulary().scope.finditer(memory.level)]
    if not scopes or scopes[-1].end() < len(memory.level):
        return ""
    before = memory.level[: scopes[-1].start()]
    is_measure = cue("headed").match(before) or vocabulary().measure.search(before)
    return before if is_measure else ""


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
        memory.wholes.setdefault(token.unit, own[first.start() :] if first else noun[0])


_WHERE = re.compile("(?:全[省市县区])?(?:主?城区|中心城区|县城|城镇|农村|乡村|乡镇|城乡)?")


def _whole(memory: Memory, own: str, token: Token) -> str:
    """Return the name of what is no part of another, and keep what later figures are of."""
    words, found = vocabulary(), parts_of(own)
    label = _with_subject(memory, own, found, token)
    is_bare = bool(words.bare.fullmatch(own))
    if (of := words.of_bare.fullmatch(own)) and not words.bare.match(own):
        memory.subject = "" if cue("each").fullmatch(of["of"]) else of["of"].removesuffix("计划")
    elif found.scopes and not found.has_measure and not is_bare:
        other = cue("dependent").search(own)
        owner = own[: other.start()] if other else ""  # 幼儿园|占地
        memory.subject = memory.host or owner or subject_of(own) or memory.subject
    is_place = token.unit.endswith(_PLACES) and cue("institution").search(own)
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
        return own  # 投入2.1亿元，其中县级财政1.4亿元
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
    elif is_verb and 0 < len(memory.project) <= _LONGEST and not memory.places:
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
    if is_verb and (last := memory.by_unit.get(token.unit, "")).startswith(own):
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
