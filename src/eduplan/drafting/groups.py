"""What one figure of a list says for the others, and which numbers are figures."""

from __future__ import annotations

import re
from collections.abc import Sequence

from eduplan.drafting.tokens import Token
from eduplan.drafting.vocabulary import cue

_NEAR = 20
_REACH = 200
"""Most characters beside a figure that name it."""

_OF_CHANGE = ("倍", "个百分点", "百分点")
_OF_TIME = ("小时", "个小时")
_OF_SHARE = re.compile("的(?:比例|比重|份额)")
_LEFT_OUT = re.compile("不含|不包括|不计")
_SLOGAN = re.compile("，[^“”。；]*”")
_BUILT = re.compile(
    "[新改扩迁]建$|建[设成有]$|[创举开]办$|设[立置]$|至少[^，。；、]{0,4}$|[均都][^，。；、]{0,4}(?:设[置立有]|建有|建成|办好?)了?$"
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
    if len(group) == 1 or is_pair or sign != "=":
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
    is_many = token.unit.startswith(("万", "亿"))
    if token.value == "1" and text[token.core[0]] == "一" and not is_many:
        if token.unit in _OF_CHANGE or (token.unit in _OF_TIME and token.comparator != "="):
            return True
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
