"""The words beside a number: what names it before it, and what it counts behind it."""

from __future__ import annotations

import re
from typing import NamedTuple

from eduplan.drafting.labels import (
    is_apposed,
    is_listed_before,
    named,
    parts_of,
    shortened,
    subject_of,
)
from eduplan.drafting.memory import Memory
from eduplan.drafting.predicates import said_of, thing_of, without_month
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, said_once, vocabulary

RATES = ("%", "‰", "个百分点", "百分点")
_ALL_OF = re.compile(
    "^[\u4e00-\u9fff]{2,4}全[省市县区州旗](?=[各共现有的学小初高中幼教职普公民新])"
)
_AWARDED = re.compile("[^，。；、]{0,12}(?:被(?:评|认定|授予|确定|命名|列)为?|获评|荣获|入选)")
_LONGEST_SENT = 20
"""Longest words on whom and for what somebody is sent."""
_LEAD = 12
"""Most characters up to the end of a verb behind who does it."""
_MORE = 4
"""By so many characters printed words say more than what a bare thing is known to do."""


class Beside(NamedTuple):
    """What stands beside a number.

    Attributes:
        head: the text before it, and `tail` that behind it.
        token: the number.
        own: the words of the head that name it.
        is_rate: whether it is a rate, a share or a ratio.
        after: what it counts, of the tail.
        change: the word for a rise or fall in the head.
    """

    head: str
    tail: str
    token: Token
    own: str
    is_rate: bool
    after: str = ""
    change: re.Match[str] | None = None

    def joined(self) -> Beside:
        """Return the same with one name of the words on both sides, where they make one."""
        own, after, words = self.own, self.after, vocabulary()
        is_open = not own or words.ends_in_making.search(own) or not words.measure.search(own)
        is_open = is_open or (self.is_rate and after.startswith("用于"))
        if not after or not is_open:
            return self
        if cue("paid_at").search(own) and (paid := cue("paid").match(after)):
            own, after = cue("paid_at").sub("", own), after[paid.end() :]
        both = own if own.endswith(after) else f"{own}{after}"  # 教学班12个班
        return self._replace(own=shortened(both), after=after)


def own_words(memory: Memory, head: str, tail: str, unit: str) -> str:
    """Return the name before a number, without since when it is, or what it was taken from."""
    if ("有" in head or "设" in head) and (host := cue("host").match(named(head))):
        memory.host = host["who"]
        head = f"{memory.host}{host.string[host.end() :]}"
    own = _ALL_OF.sub("", _without_since(head))
    spoken_of = cue("spoken_of").match(own)
    if spoken_of and memory.project_before and spoken_of.end() < len(own):
        own = memory.project_before + own[spoken_of.end() :]  # 该项目|建筑面积
    if unit.endswith("元"):
        own = cue("given").sub("", own)
    if phase := cue("phase").search(own):
        memory.phase = phase["phase"] or ""
        own = f"{own[: phase.start()]}{own[phase.end() :]}"
    if "包括" in own and (including := cue("including").match(own)):
        verb = vocabulary().making.search(including[0])  # 规划建设项目包括小学9所
        memory.verbs = {}
        own = f"{verb[0] if verb else ''}{own[including.end() :]}"
    own = _without_asides(own)
    own = named(cue("out_of").sub("", own)) if tail else _of_list(own)
    own = cue("from_part").sub("", cue("among_end").sub("", cue("paid_by").sub("", own)))
    if unit in ("人", "名") and not tail and own.endswith("每班"):  # 每班不超过50人
        return f"{own}人数"
    is_time = cue("when").search(own) and not parts_of(own).has_measure
    return "" if is_time or cue("each_of").fullmatch(own) else shortened(own)


def with_after(memory: Memory, said: Beside) -> Beside:
    """Return the same with what the number counts, as its tail says or the sentence said."""
    words, head, tail, token, own = vocabulary(), said.head, said.tail, said.token, said.own
    tail = without_month(tail)
    is_awarded = bool(_AWARDED.match(tail) or cue("predicate_led").match(tail))
    if is_awarded:  # 新增2所示范园，9所小学被评为…
        memory.verbs.pop(token.unit, None)
    is_plain = (token.unit in RATES and not cue("change").fullmatch(tail)) or is_awarded
    is_sent = cue("sent").search(own) and len(tail) <= _LONGEST_SENT
    after = named(tail if is_plain or is_sent else thing_of(tail))
    after = "" if cue("at_rate").match(tail) else cue("among_end").sub("", after)
    is_told = is_apposed(head.rstrip()) or is_listed_before(head.rstrip(), after)
    is_told = bool(after) and (is_told or bool(cue("listed_end").search(own)))
    if own and after and said_of(tail) and cue("place_name").fullmatch(own):
        memory.areas.place, own = own, ""  # 河北8所中职学校开展联合培养
    if not own or words.place.fullmatch(own) or is_told:
        told = _told(memory, after, said_of(tail), token)
        after = max(after, told, key=len) if is_told else told
    verb = words.begins_in_making.match(own)
    if after and cue("open").search(head):  # 建成甲基地和4个乙中心
        own = verb[0] if verb else ""
    change = cue("change").search(head)
    if own == memory.after and words.bare.fullmatch(own) and after and not change:
        own = ""  # 11所93个班级2790个学位
    if after and not head and (seat := cue("seat").match(memory.after)):
        place = memory.level.partition(seat[0])[0]  # 中部2个省份|16个县
        own = place if cue("part").fullmatch(place) else own
    if is_told and (making := words.begins_in_making.search(own, 0, _LEAD)):
        own = making[0].rstrip("、和与及或")
    elif is_told:
        own = ""
    return said._replace(own=own, after=after, change=change)


def _told(memory: Memory, thing: str, said: str, token: Token) -> str:
    """Return what is counted with what it does, as the sentence says now or said before."""
    if said.startswith("项目") and (memory.waiting or memory.project):
        said = ""  # the clause before says which projects
    before = memory.by_unit.get(token.unit, "")
    if before and cue("predicate_led").match(thing):  # 建设学校7所，其中4所|投入使用
        return f"{cue('predicate_end').sub('', subject_of(before))}{thing}"
    is_same = thing and before != thing and before.startswith(thing)
    is_longer = bool(said) and len(thing) > len(said) + _MORE
    return thing if is_longer else said or (before if is_same else thing)


@said_once
def _without_since(head: str) -> str:
    """Return a name without since when or by what means it is, and without who has it."""
    return named(cue("since_led").sub("", cue("having").sub("", head)))


@said_once
def _without_asides(own: str) -> str:
    """Return a name without where, to what a number is short, and for each of whom."""
    for aside in (
        "short_of",
        "sited",
        "stands_for",
        "measure_then",
        "made_each",
        "paid_each",
        "hedged_share",
    ):
        own = cue(aside).sub("", own)
    return own


_OF_LIST = re.compile(
    "^.*?(?:[^、，]{2,20}、){2,}[^、，]{2,16}?等(?P<kind>(?![省市县区地方多途])(?:[新改扩迁续]建、)*[^、，等]{3,12})$"
)


def _of_list(own: str) -> str:
    """Return the kind of the things that a name lists: 院士、首席科学家、外国专家等|高层次人才."""
    found = _OF_LIST.match(own)
    if not found or vocabulary().measure.search(found["kind"]):
        return own
    verb = vocabulary().begins_in_making.match(own)
    return f"{verb[0] if verb else ''}{found['kind']}"
