"""The words that name a figure: taken from both sides of its number, lists of them taken apart."""

from __future__ import annotations

import re
from typing import NamedTuple

from eduplan.drafting.vocabulary import cue, said_once, vocabulary

_BULLETS = "●■◆★▲◇○•▪ "
_MARKS = " 、，。；：:,;“”\"'‘’《》·—-–"
_PLAIN_MARKS = _MARKS.replace("”", "")
_PAIRED = re.compile("[()（）”]")
_QUOTED = re.compile("“[^“”]{1,20}”")


@said_once
def named(text: str) -> str:
    """Return a text without the words before and after that are no part of a name."""
    words = vocabulary()
    before = None
    text = text.lstrip(_BULLETS)
    while text != before:
        before = text
        text = text if _QUOTED.match(text) else text.lstrip(_MARKS)
        text = _balanced(text).rstrip(_PLAIN_MARKS)
        lead = None if _QUOTED.match(text) else words.lead.match(text)
        kept = words.kept_lead.match(text) if lead else None
        if lead and not (kept and kept.end() > lead.end()):
            text = text[lead.end() :]
        text = _balanced(text.rstrip(_PLAIN_MARKS))
        tail = words.tail.search(text)
        is_quote = tail is not None and tail[0] == "”" and "“" in text
        if tail and not is_quote and not (tail.start() and words.kept_tail.search(text)):
            text = text[: tail.start()]
    return text


def _balanced(text: str) -> str:
    """Return a text without a bracket that has no partner, and from after a lone closing quote."""
    if not _PAIRED.search(text):
        return text
    if (close := text.find("”")) >= 0 and "“" not in text[:close]:
        text = text[close + 1 :] if len(text) - close > 3 else text[:close]
    for one, other in ("()", "（）"):
        if text.count(one) > text.count(other):
            start = text.rfind(one)
            if start > len(text) - 3:
                text = text[:start]
            elif start < 2:
                text = text[start + 1 :]
        elif text.count(other) > text.count(one):
            start = text.find(other)
            text = text[:start] if start == len(text) - 1 else text[start + 1 :]
    return text


_ACTORS = re.compile(
    "(?:(?:[\u4e00-\u9fff]{0,4}(?:部门|单位|政府|联系人|教育局|教育厅|教委))(?:、|和|与|及)?)+"
    "(?!的)"
)
_LIMIT = re.compile("(?:每年)?不得?(?:低于|少于|超过|高于)")


def shortened(text: str) -> str:
    """Return a name from after the last word that says when or whether (全市已新建…)."""
    if limit := _LIMIT.search(text):
        text = named(text[: limit.start()]) or text
    if (actors := _ACTORS.match(text)) and len(text) - actors.end() > 3:
        text = text[actors.end() :]
    for found in reversed([*vocabulary().adverb.finditer(text)]):
        rest = named(text[found.end() :])
        front = text[: found.start()]
        parts = parts_of(rest)
        if "、" in front and is_part(front) and not parts.scopes:
            return f"{front}{rest}"  # 小学、初中计划|新增学位
        if rest.startswith("占"):
            continue  # 公办幼儿园已|占总数
        if len(rest) > 3 and (parts.scopes or parts.has_making or parts.has_measure):
            return rest
    return text


_REGION = (
    "(?:(?![全各每本我大城农市县镇乡园校学小社片贫集连东中西]|推[进动]|促进|支持|引导|鼓励|民族|公办|民办|新建|改建|扩建|实现)(?:(?![在生均]|达到)[\u4e00-\u9fff]){2,5}?"
    "(?:自治区|省(?!份)|州|盟|市|县|区|旗)(?![属直级]))"
)
_PLACES = re.compile(f"(?:[\u4e00-\u9fff]{{2,3}}(?={_REGION}))?{_REGION}+(?:、{_REGION}+)*的?")
_ACTING = re.compile(
    "[^，、“”]{0,10}?(?:局|厅|委|办|部门|政府|财政|国家|中央|各地|督查组|检查组|[全我本]?[省市县区])"
    "(?:教育)?(?:计划|拟|将|已|共|也|还|要)*"
)
_BY = re.compile(
    "(?:通过(?!国家|[省市县]级|验收|评估|认定)|根据|按照|依托|利用|围绕|针对|随着|结合|借助|面向|被|经(?![费济营典验])|为(?![民主])|给|向(?!上)"
    "|对(?![口外象])|从(?![业教])|由|以(?![上下内外及])|在(?![校园建职编读岗册]))[^，。；]*"
)
_FOR = re.compile(
    "^为(?:全[省市县区州旗镇乡])?(?=[^主了民，]{2,8}(?:学校|小学|中学|幼儿园|学生|教师|儿童))"
)
_SERVED = re.compile(
    "(?P<who>[^，]{0,4}(?:服务)?人口[^，]{2,24}?(?:以[上下]|左右)(?:的(?:行政村|村|社区|乡镇|县|地区|区域))?)"
    "(?:至少|原则上|均|都|应|要|须|可)*(?:设置|独立设置|设立|举办|建有|建设|建成?|配建|设)(?=[^，]{0,4}[校园学])"
)
_TOWN = re.compile(
    "(?!全|各|每|本|由|被|为|农村|城镇|乡镇|城区|市区|小城镇)[\u4e00-\u9fff]{1,4}"
    "(?:镇|乡|街道|(?<![园社片小学校地])区|县|市|旗)(?=新|改|扩|建|增|迁|回购|撤)"
)
_WHERE = re.compile("(?<=..)在(?![校园建职编读岗册])[\u4e00-\u9fff]{2,6}$")
_NO_PLACE = re.compile(
    "[城园社片小学校地]区|[城学校园教全]|通过|认定|总数|实施|服务|提出|实现|贫困"
)
_OTHER_NAME = re.compile("^[(（][\u4e00-\u9fff]{1,8}[省市州盟县区旗镇乡][)）]")
_CITY = re.compile("[^小大中新各老古主县省]城市的?$")
_KINDS = "(?:学校|小学|中学|高中|初中|幼儿园|学院|校区|项目|单位)"
_APPOSED = re.compile("(?:[^、，]{2,8}、){2,}[^、，]{2,8}?(?:等|共|这|共有|共计)$")


def is_apposed(head: str) -> bool:
    """Tell whether what stands before a figure lists what it counts: 甲镇、乙镇、丙镇共|3个镇."""
    return bool(_APPOSED.search(head))


_NAMED_PLACES = re.compile(f"(?:[^、，]{{2,20}}{_KINDS}(?:、|和|及))+[^、，]{{2,20}}{_KINDS}$")
_FIRST_KIND = re.compile(f"(?:公办|民办|普惠性?)*{_KINDS}")


def is_listed_before(head: str, after: str) -> bool:
    """Tell whether what stands before a figure names each thing: 甲小学、乙小学|2所学校."""
    is_area = cue("area_kind").match(after) and cue("areas").search(head)
    return bool(is_area or (_FIRST_KIND.match(after) and _NAMED_PLACES.search(head)))


@said_once
def trimmed(label: str) -> tuple[str, str]:
    """Return a name without who acts, where and by what, and the place (雷波县|入园率)."""
    words = vocabulary()
    label = _FOR.sub("", label)
    for made in words.making.finditer(label):
        front, rest = label[: made.start()], label[made.start() :]
        if not front or len(rest) < 4 or words.owner.search(front):
            continue
        if words.measure.search(_WHERE.sub("", front)):
            continue  # 教育经费在全县|投入
        if _ACTING.fullmatch(front) or _BY.fullmatch(front) or _WHERE.search(front):
            is_place = _PLACES.fullmatch(front) and not _NO_PLACE.search(front)
            return rest, front if is_place and not re.search("[和如]|中央", front) else ""
    if served := _SERVED.match(label):
        return label[served.end() :], served["who"]
    town, place = _TOWN.match(label), _PLACES.match(label)
    is_city = place and _CITY.match(place[0])  # 禹城市
    if place and ((_NO_PLACE.search(place[0]) and not is_city) or parts_of(place[0]).has_making):
        place = None
    if place := place or town or cue("province").match(label):
        rest = _OTHER_NAME.sub("", label[place.end() :])
        is_long = len(rest) > 2 or is_kind(rest) or words.begins_in_making.fullmatch(rest)
        if is_long and not rest.startswith("数") and (_is_name(rest) or rest.startswith("各")):
            return rest, place[0].removesuffix("的")
    return label, ""


def _is_name(text: str) -> bool:
    parts = parts_of(text)
    return bool(parts.scopes or parts.has_making or parts.has_measure)


class Parts(NamedTuple):
    """What a name holds: what restricts it, a verb of making, and the measure at its end."""

    scopes: tuple[str, ...]
    has_making: bool
    has_measure: bool


@said_once
def parts_of(text: str) -> Parts:
    """Return what a name holds."""
    words = vocabulary()
    return Parts(
        tuple(dict.fromkeys(words.scope.findall(text))),
        bool(words.making.search(text)),
        bool(words.measure.search(text)),
    )


_SET_TASK = re.compile(
    "(?<=[学园中])规划$|(?:治理|整治|整改|改造|建设|创建)任务$|计划招生$|招生计划$"
)


@said_once
def subject_of(label: str) -> str:
    """Return who or what a name is about, without the verb of making."""
    words = vocabulary()
    before = None
    while label != before:
        before = label
        if found := words.ends_in_making.search(label):
            label = label[: found.start()]
        label = _SET_TASK.sub("", label.rstrip("、和与及的"))
    found = words.begins_in_making.match(label)
    return label[found.end() :] if found else label


def joined(front: str, back: str) -> str:
    """Return two parts of a name, with what both say once: 本科上线 and 上线率."""
    for length in range(min(len(front), len(back)), 1, -1):
        if front.endswith(back[:length]):
            return front + back[length:]
    return front + back


def is_part(name: str) -> bool:
    """Tell whether a name says only what tells a part from others: 农村, 小学."""
    return bool(name and cue("part").fullmatch(vocabulary().scope.sub("", name)))


def is_kind(name: str) -> bool:
    """Tell whether a name is a kind of school and no more: 小学, 普惠性幼儿园, 九年一贯制学校."""
    rest = vocabulary().scope.sub("", name)
    return bool(name) and parts_of(name).scopes != () and bool(cue("kind_rest").fullmatch(rest))


def owners_of(names: list[str]) -> list[str]:
    """Return what tells the names of a list apart, where they end alike: 小学|学历合格率."""
    least, ending = min(map(len, names)), 0
    while ending < least and len({one[-1 - ending] for one in names}) == 1:
        ending += 1
    owners = [one[: len(one) - ending] for one in names] if ending > 1 else []
    return owners if all(map(is_part, owners)) else []


_ACTOR = re.compile("[^，、]{0,6}(?:厅|局|委|政府|部门)(?=..)")


@said_once
def object_of(action: str) -> str:
    """Return what an action is done to (推进学校建设); a name that is none stays as it is."""
    words = vocabulary()
    actor = _ACTOR.match(action)
    begin, verbs = actor.end() if actor else 0, 0
    while found := words.doing.match(action, begin):
        begin, verbs = found.end(), verbs + 1
    is_name = verbs < 2 and words.measure.search(action)  # 普及程度, 发展规模
    return action if not verbs or is_name or len(action) - begin < 3 else action[begin:]
