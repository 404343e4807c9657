"""What stands behind the figures of a clause: what they count, and what is done with it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from eduplan.drafting.clauses import parted
from eduplan.drafting.predicates import after_brackets, predicate_of
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_BEFORE = 8
"""How many characters before a figure may be its verb."""
_REACH = 200
"""Most characters behind a figure that name it."""


class _Place(NamedTuple):
    """A group of figures in its clause.

    Attributes:
        groups: all the groups of the clause, and `number` says which this is.
        end: where the clause ends.
        behind: what follows the next group, "" for the last.
        last: the last figure of the group.
        next: the first figure of the next group.
        until: where what follows the group ends.
        is_verb: whether a verb of making stands right before the group.
    """

    text: str
    groups: Sequence[Sequence[Token]]
    number: int
    end: int
    behind: str
    last: Token
    next: Token | None
    until: int
    is_verb: bool

    @classmethod
    def of(
        cls, text: str, groups: Sequence[Sequence[Token]], number: int, end: int, behind: str
    ) -> _Place:
        """Return the place of one of the groups of a clause."""
        first, last = groups[number][0], groups[number][-1]
        following = groups[number + 1][0] if number + 1 < len(groups) else None
        until = following.start if following else min(end, last.end + _REACH)
        before = text[max(0, first.start - _BEFORE) : first.start]
        is_verb = bool(vocabulary().ends_in_making.search(before))
        return cls(text, groups, number, end, behind, last, following, until, is_verb)

    def before(self, length: int = _BEFORE) -> str:
        """Return some of the text before the group."""
        start = self.groups[self.number][0].start
        return self.text[max(0, start - length) : start]


def tails_of(text: str, groups: Sequence[Sequence[Token]], end: int) -> list[tuple[str, int, int]]:
    """Return what follows each group, where the next head begins, and how long its own is.

    What follows the last of several holds for those before it that name nothing:
    新建3所、改建5所幼儿园; 投资80万元的5所食堂.
    """
    found: list[tuple[str, int, int]] = []
    shared = ""
    for number in reversed(range(len(groups))):
        place = _Place.of(text, groups, number, end, found[-1][0] if found else "")
        has_next = place.next is not None
        tail, rest = parted(text[place.last.end : place.until], has_next, len(groups[number]))
        own = len(tail)
        tail, rest = _counted(place, tail, rest)
        tail = _said(place, _of_next(place, tail, rest))
        if has_next and shared and place.is_verb and tail in ("", "的"):
            tail = shared
        tail = _spent(place, tail, rest + own)
        is_open = place.is_verb or not place.before().strip() or place.before().endswith("的")
        shared = tail if is_open else ""
        found.append((tail, rest, own))
    return found[::-1]


def _counted(place: _Place, tail: str, rest: int) -> tuple[str, int]:
    """Return what is counted where it parts two figures: 5个镇|12所, 190个班级|5700个学位."""
    own, has_next = len(tail), place.next is not None
    if has_next and not rest and place.behind and _NOUN.fullmatch(tail):
        rest = own
    if place.last.unit.endswith("个") and (classes := _CLASSES.fullmatch(tail)):
        rest = rest or own * has_next
        tail = "教学班" if classes["of"] == "班" else classes["of"]
    return tail, rest


def _of_next(place: _Place, tail: str, rest: int) -> str:
    """Return a tail without the verb of the next figure, and with what that one says for it."""
    if place.next is None:
        return tail
    is_kind = place.behind.startswith("的") and vocabulary().measure.search(tail)
    if is_kind and place.is_verb and not rest:  # 建设90所规模3000人以上的|学校
        tail = place.behind.lstrip("的")
    if not tail and (sized := _SIZED.match(place.behind)):
        tail = sized["kind"]  # 设置1所|9—12班规模的幼儿园
    verb = vocabulary().ends_in_making.search(tail)
    if verb and not rest and not cue("given_to").fullmatch(tail):
        tail = tail[: verb.start()]  # 在5个县|设立12个点
    is_last = place.number + 2 == len(place.groups)
    if is_last and place.next.is_implied and cue("bare_thing").fullmatch(tail):
        tail += place.text[place.next.end : min(place.end, place.last.end + _REACH)]
    if place.next.value == "1" and _EACH_HAS.fullmatch(tail):  # 96%的乡镇|至少有一所公办园
        one = place.text[place.next.core[0] : place.next.core[1]]
        tail = tail.replace("至少", "") + one + place.behind
    is_kind = cue("bare_thing").fullmatch(tail)
    if is_kind and (work := _WORK.search(place.behind)) and _WORKED.search(place.before()):
        tail += work["act"]  # 完成5所|幼儿园、2所初中的建设
    is_bare = not place.is_verb and cue("bare_thing").fullmatch(tail)
    is_share = place.last.unit == "%" and cue("bare_thing").fullmatch(tail.lstrip("的"))
    if is_share and place.next.unit == "%":  # 16%的小学、46%的初中建成校园网
        return tail + predicate_of(place.behind.lstrip("的"))
    if is_bare or cue("seat").fullmatch(tail):  # 2个省份16个县未通过认定; 15所小学、6所初中通过验收
        tail += predicate_of(place.behind)
    return tail


def _said(place: _Place, tail: str) -> str:
    """Return a tail with what is done to the things, or said of them, farther behind."""
    noun = cue("bare_thing").match(place.behind)
    if noun and cue("to").search(place.before(14)) and cue("done_to").match(place.behind):
        tail += place.behind[noun.end() :]  # 对5所小学、3所幼儿园的食堂进行改造
    if place.next:
        is_each = place.text[place.until - 1] == "的" and place.before().endswith("的")
        is_used = is_each and not tail and place.behind.startswith("用于")
        return place.behind if is_used else tail  # 招生数的5%、专科招生数的20%用于
    if cue("bare_thing").fullmatch(tail) or (place.is_verb and not tail):
        tail += after_brackets(place.text, place.end)  # 建设6个（小学2所…）|试点校
    if place.last.unit in ("%", "‰") and _SOME.fullmatch(tail):
        on = _HAVING.match(place.text, place.end)
        tail += on["on"] if on else ""  # 有六成的人，拥有本科学历
    return tail


def _spent(place: _Place, tail: str, length: int) -> str:
    """Return what money is spent on, or who gets it, at a rate or in all."""
    text, end = place.text, place.end
    is_money = place.last.unit.endswith("元")
    if is_money and (worked := _WORKED_ON.match(tail)):
        tail = f"用于{worked['of']}{worked['act']}"  # 投入2亿元对农村小学进行改造
    is_spent = is_money and bool(_MONEY.search(place.before()))
    if place.next:
        last = place.last.end
        verb = text[last : last + length].strip()
        making = vocabulary().begins_in_making.fullmatch(verb) or cue("helps").fullmatch(verb)
        return f"用于{making[0]}{place.behind}" if is_spent and making and place.behind else tail
    if is_spent and vocabulary().begins_in_making.match(tail):
        return f"用于{tail}"  # 投入资金1200万元|新建和维修了运动场
    if not tail and is_spent:
        spent = _SPENT.match(text, place.last.end)
        return f"用于{spent['on']}" if spent else tail
    if place.last.unit in ("%", "‰") and tail in ("的资金", "的经费", "的比例"):
        spent = _SPENT.match(text, end)
        return f"{tail}用于{spent['on']}" if spent else tail
    given = _GIVEN.match(text, end) if tail in ("的标准", "标准", "的额度") else None
    return given["on"] if given else tail


_WORK = re.compile("(?:校|园|学|中)的?(?P<act>建设|改造|新建|改扩建|维修|加固)(?:任务|工作|工程)?$")
_WORKED = re.compile("(?:完成|推进|启动|实施|加快)[^，。；]{0,4}$|[、和]$")
_SIZED = re.compile("(?:班|的)*规模的(?P<kind>[^，。；]{2,12})")
_MONEY = re.compile("(?:投入|投资|安排|下达|筹措|筹集|争取)[^，。；]{0,6}$")
_SPENT = re.compile(
    "，(?:主要|重点)?(?:用于|(?=新建|改扩建|改建|扩建|迁建)|推进|实施|建设|改善|支持|完成|对|落实|扩大|提高|购置|改造|资助|补助|补充|保障|加强|奖励|奖补|解决|开展)(?:了|的)?"
    "(?P<on>[^，。；、\\d(（][^，。；、\\d]{1,23})(?=[，。；]|$|(?<=[^，]{6})、)"
)
_WORKED_ON = re.compile(
    "(?:用于)?对(?P<of>[^，。；、\\d]{2,16}?)(?:进行|实施|开展|予以|给予)了?(?P<act>[^，。；、\\d]{2,12})"
)
_GIVEN = re.compile(
    "，(?:给予|对|向|为)(?P<on>[^，。；、\\d]{2,20}?(?:补助|奖补|补贴|资助|拨款|补贴))(?=[，。；]|$)"
)
"""Who is paid, behind the rate: 按照每生200元的标准，给予民办幼儿园奖补."""
_SOME = re.compile("的(?:人|教师|学生|学校|家长|幼儿|儿童|校长|园长)")
_HAVING = re.compile("，(?P<on>(?:拥有|具有|具备|只有|仅有|没有|取得|接受)[^，。；、\\d]{2,16})")
_CLASSES = re.compile("(?P<of>(?:标准|教学)?班级?)(?:(?:及|或)?以[上下内]|左右)?")
_EACH_HAS = re.compile(
    "的?[^，。；、\\d]{0,8}(?:乡镇|街道|县区?|学校|村)(?:都|均|至少)*(?:有|建有|设有|拥有|建成|举办|配备)了?"
)
_NOUN = re.compile(
    "(?:县区?|乡?镇|乡镇|街道|省份|学校|中小学|幼儿园|学区|教学点|校区|集团|社区|村)"
)
