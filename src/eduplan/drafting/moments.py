"""Words that say how far the time and the kind of a clause reach: events, results, sources."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from eduplan.drafting.cues import STRONG, said_of
from eduplan.drafting.times import Times
from eduplan.drafting.tokens import FIGURE, STRAY, Token
from eduplan.drafting.vocabulary import cue, vocabulary
from eduplan.quantity.numerals import numeral_at

_PROJECT = 260
"""Most characters of a paragraph of one project."""
_OF_PROJECT = 2
_TITLE = 80
"""Most characters between the beginning of a title and a time within it."""
_NEAR = 16
_FIRST = 8
"""Where the first time of a paragraph begins that sets what it is of."""

DATELINE = re.compile(
    r"[\u4e00-\u9fff·]{2,10}(?:\d{1,2}月\d{1,2}日)?(?:电|讯)\s*(?:[(（][^()（）]{1,24}[)）])?\s*"
    r"(?:[^，。；]{0,16}记者[^，。；]{0,40}?(?:获悉|了解到|获知))?[，\s]*"
    r"|[^，。；]{0,16}记者[^，。；]{0,40}?(?:获悉|了解到|获知)[，\s]*"
)
"""Where news comes from, before what it says: 本报讯 记者从市教育局获悉."""
BEGINNING = re.compile("(?:从|由|自)(?:目前|当前|现在|现有|如今|现状|上年|去年)")
BY_THEN = re.compile("到那时|届时|到时")
EVENT = re.compile(
    "清零|通过[^，。；]{0,24}(?:验收|认定|评估)|成立|投入使用|投用|挂牌|获评|荣获|被评"
)
"""What happened in a year, which dates nothing but itself."""
GOES_ON = re.compile("(?P<part>其中)|(?:此外|同时|另外|与此同时|除此之外)，?")
"""A paragraph that is of the time of the one before: 此外，…."""
SOON = 8
"""How many months ahead a month that no year is said of may lie."""
PARTS = re.compile("其中[:：]")
OCCASION = re.compile(
    "20\\d\\d年度?[^，。；、\\d]{0,24}(?:评估|评价|考核|测试|[抽检监]测|[竞比大]赛|评比|督导|检查|调查|展演|[高中会]考|考试)"
    "[^，。；、\\d]{0,6}[中上时]$"
    '|20\\d\\d年?，?[^，。；]{0,24}(?:获得|荣获|授予|获评|被评为)[^，。；\\d]{2,30}(?:表彰|称号|奖|先进|示范|县|市|区|校|单位)[”"]?$'
    "|20\\d\\d年?度?[^，。；、\\d]{2,20}(?:项目|工程|任务|计划|建设|改造)"
    "(?:均|都|已经?|全部|全面|基本|如期|按期|顺利|圆满|提前)+(?:完成|完工|竣工|交付|通过验收|投用|投入使用|收官)$"
)
"""An occasion or a task of a year, which dates what came of it only: 在2020年度教育督导评估中."""
HONOUR = re.compile(
    "(?:获得?|荣获|获评|授予|被?评为|评选为|命名为|入选|入围|跻身)了?[“《]?(?:全?[国省市县区]级?)?20\\d\\d年?度?[^，。；、\\d]{2,30}$"
)
"""What was won, whose name has a year that dates nothing: 获2017年度先进单位称号."""
SO_FAR = re.compile("已经?(?:申请|批准|批复|到位|下达|拨付|落实|争取|完成[^，。；]{0,8}投资)")
"""What was done so far of what is to be; it says nothing of the rest."""
EXPECTED = re.compile(
    "预计|(?:年初|年度|原)(?:计划|确定|预计|下达)|可(?=新增|增加|提供|容纳|解决|满足)"
)
"""What is to come of what was done: 新开工幼儿园13所，预计可增加学位900个."""
LISTED = re.compile("列[入为][^，。；]{0,24}(?:实事|民[生心]工程)(?!的)")
"""What is promised of the year: 30所学校列入为民办实事工程."""
SET_ASIDE = re.compile(
    "(?<![全已])安排(?!了|的|在|到)[^，。；\\d]{0,24}\\d[\\d.,]*[余多]?[万亿]+元"
)
"""Money that is set aside for what is to be: 省财政安排12.6亿元."""
_RESULT = re.compile(
    "(?:有效|极大|明显|基本|切实|进一步|较好|大大|显著|彻底|逐步|初步)"
    "(?:缓解|改善|解决|满足|提升|破解|改变|优化|增强|扩大|提高|保障|消除|填补)了?"
    "|(?:缓解|改善|解决|满足|提升|破解|改变|填补|消除)了"
)
"""What came of what was done, at the end of a sentence."""
NOW = re.compile("[^，。；]{0,16}?(?:现[共已]?(?:拥|设)?有|目前|如今|现阶段|迄今)")
THAN = re.compile("(?:比|较)(?:上一?年|去年|(?:19|20)\\d\\d年)(?:同期|底|末)?的$")
_LAUNCHED = re.compile('启动[^。；()（）]{1,40}(?:工程|计划|行动|方案|目标|任务)[”"》]?[(（]$')
_LAUNCHED_REACH = 60
BESIDE = re.compile(
    "(?:[比较](?:上一?年|去年|前一年|(?:19|20)\\d\\d年)(?:同期|底|末|度)?|同比|环比)"
    "(?:又|再|将|要|约|净|共|预计)*(?:[增升降减多少扩翻]|提[高升])"
)
"""How much more a figure is than another, which is a promise if the figure is: 比去年增加1万人."""
_DURING = re.compile("(?:规划)?(?:期间|时期|以来|实施以来|五年|末)")
EACH = re.compile("分别|依次|各[为有]")
YEARLY = re.compile("[两二三四五六]年(?:来)?(?:分别|依次)")
RISE = re.compile(
    "(?:从|由|自)[^，。；]{0,60}?(?:分别|逐步|依次|均|都){0,3}"
    "(?:提高|提升|增加|增长|上升|上调|调整|扩大|下降|降低|下调|减少|压减|[增升降减])[到至为]"
)
"""What something rose or fell from, up to what it came to: 由中部2.8万元、西部3.1万元提高到."""
RISES_TO = re.compile(
    "，(?:逐步|稳步)?(?:提高|提升|增加|上升|扩大|下降|降低|减少|压减|增长|[增升降减])[到至]"
)
ACCORDING = re.compile('(?:根据|按照|依据)[《“"]?')
_BY_PLAN = re.compile("(?:根据|按照|依据)[^，。；、]{0,10}$")
_PLAN = re.compile("[^，。；、]{0,8}(?:规划|计划)")
_DONE_OF_TASK = re.compile(
    "(?:进展(?:情况)?：|完成情况：|目前，?|截[至止][^，。]{0,12}，)?(?:实际|现?已经?|均已)?(?:全部)?"
    "(?:完成|新?增加?|建成|开工|完工|改造|招聘|培训|资助)了?\\d[\\d.,]*(?P<unit>万?[所个人名间套座家])"
)
_FURTHER = re.compile("(?:进一步|继续|大力|不断)+")
_OF_OTHERS = re.compile("(?:去年|上年|截[至止]到?|[-—–~至到])$")
OF_OURS = re.compile("(?:目前|现在)?，?(?:我|全|本|该)[省市县区州旗]")
"""How a sentence begins that says how things are here, behind what is required."""
WITHIN = re.compile("年内|全年|当年|[上下]半年|本学")
"""Times of the year that is spoken of, whichever it is."""


def is_titled(text: str, token: Token) -> bool:
    """Tell whether a number or a time stands within the title of a document."""
    before = text[max(0, token.start - _TITLE) : token.start]
    return before.rfind("《") > before.rfind("》")


def is_named_by(text: str, token: Token) -> bool:
    """Tell whether a time stands in the name of a document: 《…规划》, 按照“十三五”规划."""
    is_plan = token.kind == "plan" and _PLAN.match(text, token.end)
    is_own = is_plan and _BY_PLAN.search(text, max(0, token.start - _NEAR), token.start)
    return bool(is_own) or is_titled(text, token)


def is_done(text: str, start: int, end: int, tokens: Sequence[Token], times: Times) -> bool:
    """Tell whether a sentence ends with what came of it (极大缓解了入学压力)."""
    place = max((one.end for one in tokens), default=end)
    if not re.search("了", text[place:end]) or not _RESULT.search(text, place, end):
        return False
    now = times.now
    is_ahead = any(one.years and now and one.years[1] > now for one in tokens)
    return not is_ahead and said_of(text[start:end])[0] <= STRONG


def is_task(text: str, start: int, end: int) -> bool:
    """Tell whether the next sentence tells how much is done of one: 新建20所。已完成12所."""
    done = _DONE_OF_TASK.match(text, end + 1)
    sentence = text[start:end]
    is_open = done and not said_of(sentence)[2] and vocabulary().making.search(sentence[:_NEAR])
    return bool(done and is_open and re.search(f"\\d{done['unit']}", sentence))


def is_task_begun(text: str, start: int) -> bool:
    """Tell whether a part of a sentence begins with what is to be done: ；进一步改善条件，…."""
    lead = _FURTHER.match(text, start)
    return bool(vocabulary().doing.match(text, lead.end() if lead else start))


def is_launched(text: str, start: int, end: int) -> bool:
    """Tell whether brackets say what a programme that was begun is to make: （建成5个…）."""
    before = max(0, start - _LAUNCHED_REACH)
    if not vocabulary().begins_in_making.match(text[start:end]):
        return False
    sentence = re.split("[。；]", text[start : end + _LAUNCHED_REACH], maxsplit=1)[0]
    return bool(_LAUNCHED.search(text, before, start)) and not re.search("已|了", sentence)


class Closing(NamedTuple):
    """What the end of a sentence says of the figures before it, and the times that it gives."""

    kind: str
    times: Sequence[Token]


def closing_of(text: str, end: int, tokens: Sequence[Token]) -> Closing | None:
    """Return what a sentence says of its figures when it has told them: …，预计明年投用."""
    figures = [one.end for one in tokens if one.kind == FIGURE]
    comma = text.find("，", figures[-1], end) if figures else -1
    if comma < 0:
        return None
    times = [one for one in tokens if one.kind not in (FIGURE, STRAY)]
    has_own = any(one.start < figures[-1] for one in times)
    if cue("closes_ahead").match(text, comma, end):
        return Closing("target", () if has_own else times)
    return Closing("baseline", ()) if cue("closes_done").match(text, comma, end) else None


def is_project_ahead(text: str) -> bool:
    """Tell whether a paragraph is of one project that is still to be completed."""
    if len(text) > _PROJECT or len(cue("project").findall(text)) < _OF_PROJECT:
        return False
    is_to_come = cue("closes_ahead").search(text) or cue("under_way").search(text)
    return bool(is_to_come) and not cue("closes_done").search(text)


def is_span(text: str, token: Token) -> bool:
    """Tell whether a time is several years, or a period that something rose over or since."""
    is_over = token.kind == "plan" and text.startswith(("期间", "时期"), token.end)
    is_over = is_over or (token.kind == "year" and text.startswith("以来", token.end))
    return is_over or bool(token.kind == "span" and token.years and token.years[0] < token.years[1])


def month_of(text: str, day: Token) -> int:
    """Return the month that a day or a month printed without its year is of; 0 if none."""
    before = text[max(0, day.start - 8) : day.start]
    number = text[day.start : day.end].split("月")[0]
    if "月" not in text[day.start : day.end] or _OF_OTHERS.search(before):
        return 0
    found = numeral_at(number)
    return int(number) if number.isdigit() else int(found.value) if found else 0


def season_of(clause: str) -> int:
    """Return the month by which an autumn or the end of a year is there; 0 if none is told of."""
    return next((month for one, month in _SEASONS if one.search(clause)), 0)


_SEASONS = ((re.compile("(?<!当年)秋(?:季|学期)"), 9), (re.compile("(?<!当)年底前"), 12))


def is_of_past(text: str, tokens: Sequence[Token], times: Times) -> bool:
    """Tell whether a paragraph begins with a plan that is over, and goes on with no other."""
    first = tokens[0] if tokens else None
    if not first or first.kind != "plan" or not first.years or first.start > _FIRST:
        return False
    last = times.as_of or times.now
    if not last or not _DURING.match(text, first.end):
        return False
    is_over = first.years[1] <= last or "以来" in text[first.end : first.end + 6]
    return is_over and all(not one.years or one.years[1] <= last for one in tokens[1:])
