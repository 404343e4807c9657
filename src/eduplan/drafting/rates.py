"""The name of a rate, a share or a ratio: whose it is, and of what."""

from __future__ import annotations

import re

from eduplan.drafting.counting import pass_action
from eduplan.drafting.labels import (
    is_kind,
    is_part,
    joined,
    named,
    object_of,
    parts_of,
    subject_of,
)
from eduplan.drafting.memory import Memory
from eduplan.drafting.predicates import said_of, thing_of
from eduplan.drafting.vocabulary import cue, vocabulary

_WHOLE_NAME = 8
"""From so many characters on a rate needs no more words."""
_SHORT_RATE = 4
_WORD = 4
_LONGEST_WAITING = 24
_OWNED = ("公办", "公立", "民办")
"""Owners among the words that tell who owns a school, and where it is."""


def rate_name(memory: Memory, own: str, head: str, after: str) -> str:
    """Return the name of a rate, a share or a ratio."""
    if known := _of_last(memory, own) or _of_people(memory, own):
        return known
    own = _with_who(memory, own.removesuffix("平均"))
    if part := _of_part(memory, own):
        return part
    own = memory.of_topic(own)
    pass_action(memory, own)
    if parts_of(own).has_measure:
        return _measured(memory, own)
    if after or memory.waiting or len(own) > _WHOLE_NAME or re.search("占|的$", head):
        return with_waiting(memory, own)
    return _with_measure(memory, own)


def _of_last(memory: Memory, own: str) -> str:
    """Return the name of a rate of what the last figure counts: 压减机构57家，压减率."""
    level = memory.level
    if cue("done_rate").fullmatch(own) and level and not level.endswith("巩固率"):
        thing = cue("bare_thing").match(level) if said_of(level) else None
        return joined(thing[0] if thing else subject_of(level) or level, own)
    grade = cue("grade_rate_end").search(level)
    if grade and grade.start() and cue("grade_rate").fullmatch(own) and not memory.waiting:
        return f"{level[: grade.start()]}{own}"
    if cue("used_for").search(own):
        return own  # 招生数|用于对口招收
    activity = cue("activity").search(level) if cue("joining").match(own) else None
    if activity and not memory.waiting:
        return f"{activity['of']}{own}"  # 课后服务覆盖率100%，参与学生比例
    is_done = len(own) < _SHORT_RATE and not cue("population").fullmatch(own)
    if is_done and own.endswith("率") and own[:-1] in level and not memory.waiting:
        return joined(level, own)  # 20个县通过认定，通过率
    if own == "升学率" and not memory.waiting:  # 小学毕业生860人，升入初中858人，升学率
        who = (one for one in reversed(memory.recent) if one.endswith("毕业生"))
        return f"{name}{own}" if (name := next(who, "")) else ""
    graduates = cue("graduates").match(level) if cue("employed").fullmatch(own) else None
    return f"{graduates[0]}{own}" if graduates else ""


def _of_people(memory: Memory, own: str) -> str:
    """Return the name of a rate of those whom the sentence told of: 教师中35岁以下占31%."""
    if cue("held").match(own) and memory.waiting:  # 教师全部持证，具有本科学历的比例
        return f"{thing_of(memory.waiting)}{own}"
    if not memory.people or memory.waiting:
        return ""
    front = own.partition("学历")[0][:4]
    is_theirs = not ("教师" in own or vocabulary().stage.search(front))
    if is_theirs and cue("attribute").fullmatch(own):
        return f"{memory.people}{own.removesuffix('的')}"
    is_told = memory.people[-2:] in own
    return f"{memory.people}{own}" if cue("degree").match(own) and not is_told else ""


def _with_who(memory: Memory, own: str) -> str:
    """Return a rate with the stage, or with those who hold something or take part."""
    if cue("years_led").match(own) and memory.stage:
        own = f"{memory.stage}{own}"
    is_held = cue("held").match(own) and not cue("degree").match(own)
    is_of_others = cue("people_end").search(own)
    if (is_held or cue("taking_part").match(own)) and not (memory.waiting or is_of_others):
        who = cue("said_of_people").match(subject_of(memory.level))
        own = f"{who['who']}{own}" if who else own
    return own


def _of_part(memory: Memory, own: str) -> str:
    """Return the name of the same rate of another part: 东部地区的比例."""
    measure = vocabulary().measure.search(own)
    if not measure or measure[0] == "率" or cue("ratio").match(measure[0]):
        return ""
    if not memory.level.endswith(measure[0]) or len(measure[0]) >= _WORD:
        return ""
    front = own[: measure.start()].rstrip("的")
    is_other = is_part(front) and front not in memory.level
    is_other = is_other and not cue("institution").search(front)
    is_kind = vocabulary().stage.search(front) or cue("people").search(front)
    return f"{front}{memory.level}" if is_other and not is_kind else ""


def _measured(memory: Memory, own: str) -> str:
    """Return the name of a rate that says its measure, with whose it is."""
    parts = parts_of(own)
    if cue("ratio").match(own) and memory.waiting and not parts_of(memory.waiting).scopes:
        memory.waiting = ""  # 教师人手一台电脑，师机比
    is_bare = not parts.scopes and len(own) < _WHOLE_NAME
    is_bare = is_bare and (parts.has_making or not parts_of(memory.waiting[:4]).has_making)
    if memory.waiting and (is_bare or cue("group").search(memory.waiting)):
        return with_waiting(memory, own)
    subject = memory.project if parts.has_making and memory.project else object_of(memory.subject)
    is_done = vocabulary().making.match(subject) and not parts.has_making
    if own in ("职普比", "普职比"):
        return own
    if cue("ratio").match(own):  # of the place, not of its teachers
        subject = cue("of_staff").sub("", subject)
        subject = subject if parts_of(subject).scopes else ""
    is_made = any(parts_of(one).has_making for one in (subject, *memory.recent))
    thing = cue("how_many_end").sub("", memory.recent[-1] if memory.recent else "")
    if own in ("覆盖率", "普及率") and memory.is_joined and not parts_of(memory.level).has_measure:
        return f"{subject_of(memory.level)}{own}"  # 新增优质园98所、覆盖率90.2%
    is_covered = own == "覆盖率" and not (memory.waiting or parts_of(thing).has_measure)
    if is_covered and thing and not is_made and memory.unit in ("所", "个", "间"):
        return f"{thing}{own}"  # 教育强县110个，覆盖率92%
    if cue("population").fullmatch(own) and (is_made or subject.endswith("园")):
        return own  # 新建幼儿园4所，毛入园率94%: of all children
    if not parts.scopes and len(own) <= _SHORT_RATE and not is_done and subject not in own:
        return joined(subject, own)
    return own


def _with_measure(memory: Memory, own: str) -> str:
    """Return the name of a rate that says no measure: it goes on with the last one's."""
    stage, level = vocabulary().stage, memory.level
    if not vocabulary().measure.search(cue("members").sub("", stage.sub("", level))):
        return own
    for kinds in (stage, cue("members")):
        last = next((one for one in kinds.finditer(level) if one.end() == len(level)), None)
        if last and kinds.fullmatch(own):
            return level[: last.start()] + own  # 教师合格率小学为96%，初中为88%
    if own.startswith("学前"):
        level = re.sub("^学前[一二三]年", "", level)
    measure = vocabulary().measure.search(level)
    of = level[: measure.start()] if measure else ""
    is_like = len(own) > _WORD // 2 and of.endswith(own[-2:]) and not of.endswith(own)
    if measure and is_like and cue("members").fullmatch(own[-2:]):
        return f"{own}{measure[0]}"  # 高级教师比例10%，骨干教师15%
    if measure and not _is_of_alike(own):
        return f"{own}{measure[0]}"  # 校园网覆盖率100%，班级多媒体98%
    return f"{own}{_of_whole(own, level)}"


def _is_of_alike(own: str) -> bool:
    """Tell whether a name says only which of those that are alike: a place, a kind of school."""
    is_place = cue("region").search(own) or cue("placed").match(own)
    is_more = parts_of(own).has_making or cue("no_thing").search(own)
    return bool(is_place or is_more or is_part(own) or is_kind(own) or cue("members").search(own))


def _of_whole(own: str, level: str) -> str:
    """Return a rate without the place and the stage for which another part has its own."""
    level = cue("placed").sub("", level)
    owner, stage = vocabulary().owner, vocabulary().stage
    led = owner.match(level)
    begin = led.end() if led else 0
    others = {one in _OWNED for one in owner.findall(own)}
    front = "" if led and (led[0] in _OWNED) in others else level[:begin]
    found = stage.match(level, begin) if stage.search(own) else None
    return f"{front}{level[found.end() if found else begin :]}"


def with_waiting(memory: Memory, own: str) -> str:
    """Return a name behind what a clause without a figure names."""
    is_near = 0 < len(memory.waiting) <= _LONGEST_WAITING
    who, of, _ = own.partition("占")
    is_near = is_near and not (of and len(who) >= _WORD)  # 实践课时|占总课时 says whose it is
    return joined(memory.waiting, own) if is_near else own


def share_of_others(memory: Memory, head: str, tail: str) -> str:
    """Return the name of a share that says of what it is: 骨干教师不低于交流总数的20%."""
    if name := _set_by(memory, head, tail):
        return name
    shared = cue("cost_shared").match(head) if cue("cost_ratio").match(tail) else None
    if shared:  # 所需经费由省与县按照6:4的比例分担
        return f"{named(shared['amount'])}分担比例"
    if memory.level and (than := cue("relative").search(head.lstrip("，"))):
        return f"{memory.level}相当于{than['of']}"
    share = cue("of_others").search(head)
    who = named(share["who"]) if share else ""
    is_share = bool(share and who) and not vocabulary().measure.search(who)
    return f"{who}占{share['of']}" if share and is_share else ""


def _set_by(memory: Memory, head: str, tail: str) -> str:
    """Return the name of a share by which an amount is set: 按工资总额2%安排培训经费."""
    by = cue("set_by").search(head)
    what = cue("set_for").match(tail) if by else None
    before = memory.level.partition("占")
    amount = (what and what["what"]) or (by and by["amount"]) or (before[1] and before[0])
    if not by or not amount or not (what or not tail):
        return ""
    return f"{amount}{by['of']}" if by["of"].endswith("比") else f"{amount}占{by['of']}"
