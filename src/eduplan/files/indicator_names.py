"""What the names of a table of main indicators 主要指标表 say: kinds of education, and units."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from eduplan.files.table_headings import Heading, split_unit, without_number
from eduplan.quantity import UnitError, parse_unit
from eduplan.quantity.unit import Unit

_KIND = re.compile(
    "学前(?:教育)?|幼儿教育|义务教育|小学教育|初中教育|普通高中(?:教育)?|高中(?:阶?段)?教育|高中阶段"
    "|(?:中等|高等)?职业(?:教育|学校)|中职(?:学校)?|特殊教育|高等教育|继续教育|成人教育|终身教育|老年教育|社区教育|民办教育"
)
_SCHOOLS = re.compile("(?:小学|初中|高中|幼儿园)(?:阶段)?")
_WHO = re.compile(
    "高校|高等学校|高职(?:院校|高专)?|(?:本科|专科)院校|中小学|中学|[男女](?:性|生|教师)?"
    "|城市|[农牧山川矿林]区|农村|[东中西]部(?:地区)?|民族地区|[乡城]镇|县城|其他(?:地区|各地|学校)?"
)
_NO_CODE = re.compile("[生师员]$")
_MEASURE = re.compile("(?:率|比|比例|占比|比重|系数|[^\\W\\d]数|面积|经费|年限|班额|标准|学时|册)$")
_GENERAL = re.compile(
    "(?:教育|事业|办学|发展|学校|总体|普及|师资|教师|学历)*(?:规模|水平)"
    "|.*(?:程度|质量|保障|发展|建设|队伍|普及|公平|条件|投入|特色|均衡|指标|目标)"
)
_SIGNS = "★☆▲△●○◆◇※*＊ "
_LEVELS = re.compile(r"^\d{1,2}(?:[.．]\d{1,2})+[.、．]?\s*|^\d{1,2}\s+(?=\D)")
_OF_ALL = re.compile(r"单位[:：]\s*([^()（）\s；;。]+(?:[、，,/ ]+[^()（）\s；;。]+)*)")
_RATE = re.compile(r"(?:率|比例|占比|比重|百分比)$")
_RATIO = re.compile("[师生机班普职]比$")
_LOOSE_UNIT = re.compile(
    r"(.+?)(?:[(（](分|课时(?:/.+)?|学分|[座期场篇份支片栋块类种]|场次|批次|[MG](?:bps)?|兆|[^()（）]*标准煤)[)）]|([%‰])[)）]?)"
)
"""A unit behind a label that figures of data don't have, or no brackets around it."""


def kind_of_education(category: str) -> str:
    """Return the one kind of education that a heading says, the innermost first; else nothing."""
    for one in reversed(category.split("/")):
        plain = re.sub(r"[*＊①②③④⑤\d]+$", "", one.strip())
        kinds = [*dict.fromkeys(_KIND.findall(plain))]
        if len(kinds) == 1:
            return "学前教育" if kinds[0] == "学前" else kinds[0]
        if _SCHOOLS.fullmatch(plain):
            return plain
    return ""


def is_part(label: str, meaning: Heading) -> bool:
    """Tell whether a label says but a stage, an owner or a place: 小学."""
    is_code = bool(meaning.codes) and not meaning.names and not _NO_CODE.search(label)
    return is_code or kind_of_education(label) == label or bool(_WHO.fullmatch(label))


def is_measured(name: str) -> bool:
    """Tell whether a name says what is measured, so that others may be parts of it: 入学率."""
    return bool(named(name)[1] or _MEASURE.search(named(name)[0]))


def is_whole(heading: str) -> bool:
    """Tell a heading that rows below may be parts of, from a kind of education or a field."""
    plain = re.sub("^九年|[*＊]$", "", heading)
    return bool(plain) and kind_of_education(heading) != plain and not _GENERAL.fullmatch(heading)


def named(label: str) -> tuple[str, str]:
    """Return a label without its number and its unit, and that unit: 满意度（分）, 入园率%."""
    plain = without_number(_LEVELS.sub("", label.lstrip(_SIGNS)))
    bare, unit = split_unit(plain)
    if not unit and (found := _LOOSE_UNIT.fullmatch(plain)):
        return found[1], found[2] or found[3]
    return bare, unit.replace("m²", "㎡") if "㎡" in label else unit


def units_of(title: str) -> list[str]:
    """Return the units that a title gives: 单位：万人、%."""
    said = _OF_ALL.search(title)
    return re.split("[、，,/ ]+", said[1]) if said else []


def unit_among(units: Sequence[str], label: str, known: Iterable[Unit]) -> str:
    """Return which of the units of a title is that of a label, of which `known` are possible."""
    shares = [one for one in units if one in ("%", "‰")]
    others = [one for one in units if one not in shares]
    if len(units) == 1:
        return "" if shares and _RATIO.search(label) else units[0]
    if _RATE.search(label):
        return next(iter(shares), "")
    fitting = [one for one in others if any(_is_like(one, unit) for unit in known)]
    return next(iter(fitting or (others if len(others) == 1 else [])), "")


def _is_like(unit: str, other: Unit) -> bool:
    try:
        return parse_unit(unit).compatible(other)
    except UnitError:
        return False
