"""What stands behind the figures of a clause, and what one of a list says for the others."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eduplan.drafting.clauses import parted
from eduplan.drafting.predicates import after_brackets, predicate_of
from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue, vocabulary

_NEAR = 20
_REACH = 200
"""Most characters beside a figure that name it."""


def tails_of(text: str, groups: Sequence[Sequence[Token]], end: int) -> list[tuple[str, int, int]]:
    """Return what follows each group, where the next head begins, and how long its own is.

    What follows the last of several holds for those before it that name nothing:
    新建3所、改建5所幼儿园; 投资80万元的5所食堂.
    """
    found: list[tuple[str, int, int]] = []
    shared = ""
    for number in reversed(range(len(groups))):
        last_one = groups[number][-1]
        last = last_one.end
        has_next = number + 1 < len(groups)
        until = groups[number + 1][0].start if has_next else min(end, last + _REACH)
        tail, rest = parted(text[last:until], has_next, len(groups[number]))
        own = len(tail)
        if has_next and not rest and found[-1][0] and _NOUN.fullmatch(tail):
            rest = own  # 5个镇|12所幼儿园
        if last_one.unit.endswith("个") and (classes := _CLASSES.fullmatch(tail)):
            rest = rest or own * has_next  # 190个班级|5700个学位
            tail = "教学班" if classes["of"] == "班" else classes["of"]
        before = text[max(0, groups[number][0].start - 8) : groups[number][0].start]
        is_verb = bool(vocabulary().ends_in_making.search(before))
        behind = found[-1][0] if has_next else ""
        is_kind = behind.startswith("的") and vocabulary().measure.search(tail)
        if is_kind and is_verb and not rest:  # 建设90所规模3000人以上的|学校
            tail = behind.lstrip("的")
        if has_next and not rest and (verb := vocabulary().ends_in_making.search(tail)):
            tail = tail[: verb.start()]  # 在5个县|设立12个点
        is_said = has_next and groups[number + 1][0].is_implied and number + 2 == len(groups)
        if is_said and cue("bare_thing").fullmatch(tail):  # 7个县|全部|通过验收
            tail += text[groups[number + 1][0].end : min(end, last + _REACH)]
        if has_next and groups[number + 1][0].value == "1" and _EACH_HAS.fullmatch(tail):
            one = groups[number + 1][0]  # 96%的乡镇|至少有一所公办园
            tail = tail.replace("至少", "") + text[one.core[0] : one.core[1]] + behind
        is_shared = cue("seat").fullmatch(tail) or (
            not is_verb and cue("bare_thing").fullmatch(tail)
        )
        if has_next and is_shared:  # 2个省份16个县未通过认定; 15所小学、6所初中通过验收
            tail += predicate_of(found[-1][0])
        lead = text[max(0, groups[number][0].start - 14) : groups[number][0].start]
        noun = cue("bare_thing").match(behind)
        if noun and cue("to").search(lead) and cue("done_to").match(behind):
            tail += behind[noun.end() :]  # 对5所小学、3所幼儿园的食堂进行改造
        is_bare = cue("bare_thing").fullmatch(tail) or (is_verb and not tail)
        if not has_next and is_bare:  # 建设6个（小学2所…）|试点校
            tail += after_brackets(text, end)
        is_rate = last_one.unit in ("%", "‰")
        if not has_next and is_rate and _SOME.fullmatch(tail):
            on = _HAVING.match(text, end)
            tail += on["on"] if on else ""  # 有六成的人，拥有本科学历
        is_each = has_next and text[until - 1] == "的" and before.endswith("的")
        if is_each and not tail and behind.startswith("用于"):
            tail = behind  # 招生数的5%、专科招生数的20%用于
        if has_next and shared and is_verb and (not tail or tail == "的"):
            tail = shared
        if last_one.unit.endswith("元") and (worked := _WORKED_ON.match(tail)):
            tail = f"用于{worked['of']}{worked['act']}"  # 投入2亿元对农村小学进行改造
        if not tail and not has_next and last_one.unit.endswith("元") and _MONEY.search(before):
            spent = _SPENT.match(text, last)
            tail = f"用于{spent['on']}" if spent else tail
        if not has_next and is_rate and tail in ("的资金", "的经费", "的比例"):
            spent = _SPENT.match(text, end)
            tail += f"用于{spent['on']}" if spent else ""
        if has_next and last_one.unit.endswith("元") and _MONEY.search(before):
            making = vocabulary().begins_in_making.fullmatch(text[last : last + rest + own])
            tail = f"用于{making[0]}{behind}" if making and behind else tail
        if not has_next and tail in ("的标准", "标准", "的额度"):
            given = _GIVEN.match(text, end)
            tail = given["on"] if given else tail
        shared = tail if is_verb or not before.strip() or before.endswith("的") else ""
        found.append((tail, rest, own))
    return found[::-1]


_OF_SHARE = re.compile("的(?:比例|比重|份额)")
_LEFT_OUT = re.compile("不含|不包括|不计")
_SLOGAN = re.compile("，[^“”。；]*”")
_BUILT = re.compile(
    "[新改扩迁]建$|建[设成有]$|[创举开]办$|设[立置]$|至少[^，。；、]{0,4}$|[均都][^，。；、]{0,4}(?:设[置立有]|建有|建成|办好?)了?$"
)
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


def unit_of(token: Token, last: Token) -> str:
    """Return the unit of a figure; the last of a list says it for all: 1.2万和2700个."""
    if last.unit.endswith("百分点") and token.unit == "个":  # 2.1个和4.6个百分点
        return last.unit
    is_open = token.unit in ("万", "亿") and not last.unit.startswith(("万", "亿"))
    return f"{token.unit}{last.unit}" if is_open or not token.unit else token.unit


def sign_of(token: Token, group: Sequence[Token], is_pair: bool) -> str:
    """Return the comparator of a figure; one at either end of a list holds for all of it."""
    sign = token.comparator
    if len(group) == 1 or is_pair or sign == "between":
        return sign
    if group[-1].comparator == "<=":
        return "<="
    if sign != "=":
        return sign
    return next((one.comparator for one in (group[-1], group[0]) if one.comparator != "="), "=")


def is_figure(text: str, known: str, token: Token, start: int, end: int) -> bool:
    """Tell whether a number with a unit is a figure, and no length of time, share of a name.

    `known` are the words that name it from before its clause.
    """
    before = text[max(start, token.start - _REACH) : token.start]
    known = before + known
    if _OF_SHARE.match(text, token.end) and "占" in before[-_NEAR:]:
        return False  # 支出占公共财政支出1200亿元的比例
    is_money = token.unit.endswith("元")
    if not is_money and _LEFT_OUT.match(text, start) and text[start - 1 : start] in ("(", "（"):
        return False
    begin = text.rfind("《", max(0, token.start - _REACH), token.start)
    if begin >= 0 and text.rfind("》", begin, token.start) < 0 and text.find("》", token.end) >= 0:
        return False  # it stands within the title of a document
    if token.is_implied:
        if _SLOGAN.match(text, token.end) and text.rfind("“", start, token.start) >= 0:
            return False  # “学段全覆盖，对象无遗漏”
        return bool(re.search("学|教|园|班|校|生", known + text[token.end : end][:_NEAR]))
    if token.unit == "岁":
        return "平均年龄" in before[-12:]
    if token.unit == "年":
        is_due = token.comparator != "<" and cue("lasting").search(before)  # 服务期未满3年的
        return bool("." in token.value or "年限" in known or "受教育" in known or is_due)
    if token.value == "1" and text[token.core[0]] == "一":
        is_built = token.unit == "所" and (token.comparator == ">=" or _BUILT.search(before))
        return bool(is_built) or "每" in text[max(0, token.start - 30) : token.start]
    if ":" in token.value:
        return bool(re.search("比|配备|配置|标准|按", known[-80:]))
    if token.unit == "" and "/" not in token.value:
        if text[token.core[1] : token.core[1] + 1] in ("、", "和"):
            return True
        return bool(re.search("系数|指数|比$|比[为达是在]|值|数[为是达]$", before[-20:]))
    if token.unit in ("小时", "分钟", "天"):
        clause = text[max(start, token.start - 40) : min(end, token.end + 40)]
        return bool(re.search("每[天周年]|人均|平均|时间|不少于|不低于|不超过|以上|以内", clause))
    return token.unit not in ("分", "周", "把", "成")
