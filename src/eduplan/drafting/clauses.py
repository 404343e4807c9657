"""Sentences taken apart: clauses, groups of figures, and what stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue

SENTENCE_END = re.compile("[。；！？!?]")
_BREAK = re.compile(r"[，：()（）—…]|--|(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])")
_CLOSE = re.compile("[()（）]")
_INSIDE = 80
"""Most characters that brackets hold which make a clause of their own."""


def clauses_of(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the places of the clauses of a sentence; figures in brackets have their own."""
    place, kept = start, start  # up to where brackets without figures break nothing
    for found in _BREAK.finditer(text, start, end):
        at = found.start()
        if at < kept:
            continue
        if found[0] in "—…-" and (text[at - 1 : at].isdigit() or text[at + 1 : at + 2].isdigit()):
            continue
        if found[0] in "()（）" and not _holds_figures(text, at, end):
            close = _CLOSE.search(text, at + 1, min(end, at + _INSIDE))
            kept = close.end() if found[0] in "(（" and close else kept
            continue
        if at > place:
            yield place, at
        place = at + len(found[0])
    if end > place:
        yield place, end


def _holds_figures(text: str, at: int, end: int) -> bool:
    if text[at] in "(（":
        inside = text[at + 1 : min(end, at + _INSIDE)]
        close = re.search("[)）]", inside)
        inside = inside[: close.start()] if close else text[at + 1 : min(end, at + 1 + _INSIDE)]
    else:
        inside = text[max(0, at - _INSIDE) : at]
        opened = max(inside.rfind("("), inside.rfind("（"))
        inside = inside[opened:] if opened >= 0 else ""
    return bool(re.search(r"\d", inside) and re.search("[，、%所人个名元亩:]", inside))


_JOINT = re.compile(r"\s?(?:、|和|与|及|或|、?约)?\s?")
_TO = re.compile(
    r"[^，。；、\d]{0,8}?(?:到|至|为|成)了?"
    r"(?:(?:19|20)\d\d年(?:底|末)?的?|[^，。；、\d]{0,3})\s?(?:约|近)?"
)
_FROM = re.compile("(?:从|由|自)[^，。；、]{0,24}$")
_RESPECTIVE = re.compile("分别|依次")
_NEAR = 12


def grouped(text: str, figures: Sequence[Token], start: int) -> list[list[Token]]:
    """Return figures in groups: lists of one unit, and pairs of from and to."""
    groups: list[list[Token]] = []
    mixed = False  # 分别 lists figures of any units
    for one in figures:
        last = groups[-1][-1] if groups else None
        is_points = last is not None and (last.unit, one.unit) == ("个", "个百分点")
        if last is not None and (last.unit == one.unit or not last.unit or mixed or is_points):
            gap = text[last.end : one.start]
            before = text[max(start, last.start - 40) : last.core[0]]
            is_pair = len(groups[-1]) == 1 and _TO.fullmatch(gap) and _FROM.search(before)
            if _JOINT.fullmatch(gap) or is_pair:
                groups[-1].append(one)
                continue
        begin = max(start, last.end if last else start, one.start - _NEAR)
        mixed = bool(_RESPECTIVE.search(text, begin, one.start))
        groups.append([one])
    return groups


def is_from_to(text: str, group: Sequence[Token]) -> bool:
    """Tell whether two figures are what something rose or fell from, and to."""
    if len(group) != 2:
        return False
    gap = text[group[0].end : group[1].core[0]]
    return bool(re.search("[到至为成]", gap)) and not _JOINT.fullmatch(gap)


def parted(between: str, has_next: bool, count: int) -> tuple[str, int]:
    """Return what follows a group of figures as its tail, and where the next head begins."""
    between = _OPENED.sub("", between)
    if not has_next and between.startswith("的") and "、" in between:
        return between, 0
    if not has_next and (between.startswith("用于") or _COMMON.match(between)):
        return between, 0
    if fitting := cue("fitting").match(between):
        tail, rest = parted(between[fitting.end() :], has_next, count)
        return tail, rest + fitting.end() * bool(rest)
    if has_next and (led := _LED.match(between)):
        return "", led.end()
    if has_next and (merged := _MERGED.search(between)):  # 11所小学|整合为6所学校
        return between[: merged.start()], merged.start()
    flat = re.sub(r"[(（][^()（）]*[)）]", lambda found: "_" * len(found[0]), between)
    cut = _RANKS.sub("_", flat).find("、")
    if cut >= 0:
        return between[:cut], cut + 1 if has_next else 0
    if has_next:
        for word in ("以及", "和", "及", "与"):
            found = flat.find(word)
            if found > 0:
                return between[:found], found + len(word)
    return between, 0


def is_promised(text: str, token: Token) -> bool:
    """Tell whether a figure stands in quotes as what was set.

    完成“增加学位3万个”的任务; 一项指标是“增加学位3万个”.
    """
    start = text.rfind("“", max(0, token.start - 30), token.start)
    if start < 0 or "”" in text[start : token.start]:
        return False
    close = text.find("”", token.end, token.end + 30)
    if close < 0:
        return False
    return bool(_SET.match(text, close) or _SET_AS.search(text, max(0, start - 16), start))


_PLACE = "[^，。；、\\d]{0,6}(?:小学|中学|初中|高中|幼儿园|学校)"
_COMMON = re.compile(
    f"(?:{_PLACE}、)+{_PLACE}[^，。；、\\d]{{0,4}}(?:项目|工程|学位|教师|校舍|食堂|$)"
)
"""A list whose last word all of it shares: 18个|中小学、幼儿园建设项目."""
_LED = re.compile("以及|[和及与](?=[^，。；])")
_RANKS = re.compile(
    "(?<=[国省市县区])、(?=[省市县区]级|全[国省市县区])"
    "|(?<=[县市区旗])、(?=[县市区旗](?:、|实现|通过|达到|完成|全部|均|都|已|顺利|启动|开展))"
    "|(?<=[新改扩迁续]建)、(?=[新改扩迁续维])|(?<=中)、(?=小学校|高等)|(?<=乡镇)、(?=街道)"
)
_MERGED = re.compile("(?<=.)(?:整合|合并|改建|改制|改造|重组|调整|组建|撤并|转设)(?:为|成)$")
_OPENED = re.compile("[(（](?:不含|下同)[^()（）]*$")
_SET_AS = re.compile("(?:任务|指标|目标|要求|实事)[^。；“”]{0,10}$")
_SET = re.compile("”的?(?:[^，。]{0,8})(?:任务|目标|实事|承诺|计划|要求)")


def without_times(text: str, start: int, end: int, times: Sequence[Token]) -> str:
    """Return a part of a text without its times, and without what compares with them."""
    parts, place = [], start
    for one in times:
        if one.kind != "term" and start <= one.start and one.end <= end:
            since = _SINCE.match(text, one.end)
            leading = _TAKING if one.kind == "while" else _COMPARING
            before = leading.sub("", text[place : one.start])
            parts.append(_FROM_THEN.sub("", before) if since else before)
            edge = _EDGE.match(text, one.end) if one.kind == "plan" else None
            gone = since or edge or _BY.match(text, one.end)
            place = min(gone.end(), end) if gone else one.end
    parts.append(text[place:end])
    return _ASIDE.sub("", _LEFT.sub("", "".join(parts)))


_SINCE = re.compile("(?:起|开始)(?![步点])")
_BY = re.compile(r"底?[之以]?前(?![一二三四五六七八九十\d置沿列])")
_EDGE = re.compile("(?:初期?|末期?|期[初末])(?![级中高步])")
_FROM_THEN = re.compile("(?:从|自)$")
_COMPARING = re.compile('(?:与|同|和)?(?:(?<!占)比|较|相比于?|对比)[“"]?$')
_TAKING = re.compile(f"(?<![使采利应启费])用$|{_COMPARING.pattern}")  # 用3年时间
_LEFT = re.compile(
    r"在[^，。；、]{0,14}的?基础上|^[，、]?[两三四五六]年(?:内|共)?(?=[招新建补培引改])|(?:超过|高于|突破)(?:年|每年|每月)?(?:人均|每人|生均|平均)$|[两二三四五六]年(?:来)?(?=分别|依次)|期间|时期|相比|\[\d{1,2}\]"
)
_ASIDE = re.compile(r"[(（](?:(?:不?含|包括|指|即|其中)[^()（）]*|[^()（）]{7,})[)）]")
