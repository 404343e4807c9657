"""What a row of data is of: an institution, the region as a whole, or a part of the region.

Whoever reads a file, of whatever format, hands the text that stands where the institution is named
to `row_name`, and all observations of the file to `identified`.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from typing import NamedTuple

import attrs

from eduplan.catalogue.kinds import IDENTIFIER
from eduplan.data.cells import Cells, Home
from eduplan.data.observation import Observation
from eduplan.data.register import Institution, Register, plain_name
from eduplan.formula.names import normalise
from eduplan.immutable import EMPTY

_TOTAL = re.compile(
    r"(?:(?P<of_which>其中)[:,、]?)?(?P<of>.*?)(?P<sum>合计数?|总计数?|共计|累计|总和|小计)?",
    re.DOTALL,
)
_EVERYTHING = frozenset(
    {"", *(f"全{one}" for one in "县区市省州盟旗国镇乡"), "全地区", "全自治区", "全部", "各校"}
)
_WITH_IDENTIFIER = (
    re.compile(rf"['(]?(?P<identifier>{IDENTIFIER})(?![0-9])[ :)]*(?P<name>.*)"),
    re.compile(rf"(?P<name>.*?[^0-9 (])[ (]*(?P<identifier>{IDENTIFIER})\)?"),
)


_STATISTIC = re.compile(
    r"(?:全[县市区省]|[各]?校|学校)?(?:平均|均值|校均)[值数]?|最[大小高低]值?|极差|标准差|方差|中位数"
    r"|差异系数|[比较](?:上年|去年|\d{4}年).*|同比.*|增[减长].*|占比|比例|比重"
)
_STAGES = {"幼儿": "preschool", "小学": "primary", "初中": "junior", "高中": "senior"}
_PART = re.compile(rf"(?P<school>.*?)[ （]?(?P<stage>{'|'.join(_STAGES)})部）?")


def is_statistic(text: str) -> bool:
    """Tell a row that was calculated from others, 平均 or 比上年增减, from an institution."""
    return _STATISTIC.fullmatch("".join(normalise(text).split())) is not None


class RowName(NamedTuple):
    """What a row says it is of.

    Attributes:
        name: the name of an institution, "" for the region or a part of it.
        identifier: its 学校（机构）标识码, "" if the row has none.
        is_total: it is of the region, or of a part, in a row of totals.
        part: what part that is, in its own words; "?" where it is not named, "" for the whole.
    """

    name: str = ""
    identifier: str = ""
    is_total: bool = False
    part: str = ""


def row_name(text: str) -> RowName:
    """Return what a row is of by the text that stands where the institution is named.

    合计, 总计 and 全县 are of the whole region. 小计, 其中 and 小学部 are of a part that the row
    doesn't name, since they are of the rows around them; 公办合计 and 其中：公办 name theirs.
    A text may hold the identifier beside the name, or alone.
    """
    plain = "".join(normalise(text).split())
    if plain.casefold() in ("total", "subtotal"):
        return RowName(is_total=True, part="" if plain.casefold() == "total" else "?")
    found = _TOTAL.fullmatch(plain)
    assert found is not None
    of_which, of, sum_ = found["of_which"], found["of"], found["sum"]
    if of_which or sum_ or (of and of in _EVERYTHING):
        is_unnamed = sum_ == "小计" or (of_which and of in _EVERYTHING)
        return RowName(is_total=True, part="?" if is_unnamed else "" if of in _EVERYTHING else of)
    if (stage := _PART.fullmatch(plain)) and not stage["school"]:
        return RowName(is_total=True, part="?")  # 小学部 under a school that the row doesn't name
    for form in _WITH_IDENTIFIER:
        if match := form.fullmatch(normalise(text).strip()):
            return RowName(plain_name(match["name"]), match["identifier"])
    return RowName(plain_name(text))


_INSTITUTION = re.compile(
    r".+(?:小学|中学|学校|幼儿园|园|高中|初中|教学点|[校小中]部|中心校|分校|校区)(?:[（(].+[）)])?"
)


def is_institution_name(text: str) -> bool:
    """Tell the name of an institution from that of anything else: 实验小学, 城关镇中心校."""
    return _INSTITUTION.fullmatch(text) is not None or row_name(text).is_total


_YEAR = re.compile(r"\d{2,4}(?:[-—–/]\d{2,4})?(?:学?年度?)?")
_TOWN = re.compile(r"[^各乡镇]{1,5}(?:镇|乡|街道|学区)")
_OF_MANY = re.compile(
    r"(?:|全|各|各级各类|本|所有|公办|民办|普惠性?|农村|乡村|.*[省市州县区旗乡镇])"
    r"(?:普通|初级|高级|完全|九年一贯制|中等职业|特殊教育|义务教育|职业|中小|民办|公办|普惠性)*"
    r"(?:小学|中学|初中|高中|学校|幼儿园|园|教学点)"
)


def own_name(text: str) -> RowName:
    """Return what a file or a sheet of this name is of: a school, a town, or neither.

    清河县幼儿园 and 民办小学 are no school.
    """
    plain = plain_name(_YEAR.sub("", text).strip("-_ ()（）"))
    if _TOWN.fullmatch(plain):
        return RowName(is_total=True, part=plain)
    of_one = _INSTITUTION.fullmatch(plain) and not _OF_MANY.fullmatch(plain)
    return RowName(plain) if of_one else RowName()


def identified(rows: Cells, register: Register) -> tuple[Cells, Register]:
    """Return observations under the names that the register keeps, and the register.

    Identifiers that stand in the rows alone are added to it, each with its latest name.
    铁厂学校小学部 is the primary stage of 铁厂学校 where that is in the register or has own rows.
    """
    places = [*dict.fromkeys(zip(rows.homes, rows.identifiers, strict=True))]
    latest: dict[tuple[str, str], Home] = {}
    for home, identifier in places:
        key = (home[0], identifier)
        if identifier and (key not in latest or _age(latest[key]) < _age(home)):
            latest[key] = home
    new = [
        Institution(
            region=region, name=home[1] or identifier, identifier=identifier, is_listed=False
        )
        for (region, identifier), home in latest.items()
        if not register.knows(home[0], home[1], identifier)
    ]
    known = attrs.evolve(register, rows=(*register.rows, *new)) if new else register
    names = {one: _name(*one, known) for one in places}
    reporting = {(home[0], names[home, identifier], home[2]) for home, identifier in places}
    moved: dict[tuple[Home, str], tuple[str, Mapping[str, str]]] = {}
    for one, name in names.items():
        region, institution, year = one[0]
        school, stage = _school(region, name, year, known, reporting)
        if school != institution:
            moved[one] = school, stage
    changed: dict[int, Observation] = {}
    for at, one in enumerate(zip(rows.homes, rows.identifiers, strict=True)) if moved else ():
        if one in moved:
            school, stage = moved[one]
            scope = {**stage, **rows.kinds[at].scope}
            changed[at] = attrs.evolve(rows[at], institution=school, scope=scope)
    return rows.replaced(changed), known


def _school(
    region: str, name: str, year: int, register: Register, reporting: Container[Home]
) -> tuple[str, Mapping[str, str]]:
    """Return the school that an institution is a part of, and of which stage; else itself."""
    found = _PART.fullmatch(name) if name.endswith(("部", "部）")) else None
    if found is None or register.has(region, name):
        return name, EMPTY
    school = register.name(region, found["school"])
    if not ((region, school, year) in reporting or register.has(region, school)):
        return name, EMPTY
    return school, {"stage": _STAGES[found["stage"]]}


def _age(home: Home) -> tuple[bool, int, str]:
    return bool(home[1]), home[2], home[1]


def _name(home: Home, identifier: str, register: Register) -> str:
    if not (register.rows and (home[1] or identifier)):
        return home[1]
    return register.name(home[0], home[1], identifier)
