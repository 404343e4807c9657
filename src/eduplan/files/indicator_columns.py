"""What the headers of a table of main indicators 主要指标表 say of its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import attrs

from eduplan.plan.model import BINDINGS
from eduplan.quantity.unit import is_unit
from eduplan.tables.sheet import Row, cell
from eduplan.tables.spelling import heading, is_missing, year_within

Role: TypeAlias = Literal[
    "number", "category", "label", "part", "unit", "state", "due", "change", "rate", "binding",
    "other",
]  # fmt: skip
"""What a column holds: names, of which part (区域), what was so, what is to be, how it grows, how
much of what is due is done, and how it binds."""

FIGURES: tuple[Role, ...] = ("state", "due", "change", "rate")

_ROLES: tuple[tuple[Role, str], ...] = (
    ("binding", r"(?:.*指标|.*目标)?(?:属性|性质|类型)|(?:约束|预期)性.*|责任.*性质"),
    (
        "category",
        r"(?:指标|目标|教育)?(?:类别|分类|类型|领域|维度|大类|门类|板块)|一级指标|类型领域|方面|学段"
        r"|阶段|层次|分项|教育(?:阶段|学段)|区域|范围|地区|城乡(?:类[别型])?|对象|学校(?:类[别型])",
    ),
    ("unit", r"(?:计量|指标)?单位"),
    ("rate", r".*(?:完成|达成|实现|达标)(?:率|度|比例|程度|进度)|进度|进展程度"),
    (
        "change",
        r".*(?:增长|增加|增幅|增速|增量|增减|累计|提高|变化|变动|升降|年均|新增|净增|递增|递减).*",
    ),
    ("number", r"序号|编号"),
    ("other", r"备注|说明|是否.*|.*(?:单位|部门|主体)|.*来源|依据|.*口径|.*释义"),
    (
        "label",
        r"(?:主要|发展|核心|[二三]级|具体|监测|评价|预期|规划|事业|教育|工作|基本|目标|考核|任务)*指标"
        r"(?:名称|内容|项目?|体系)?|(?:目标|指标|主要)?(?:项目|内容|名称|事项)|主要(?:发展|预期)?目标|监测点"
        r"|类别(?:及|/|与)指标|指标(?:及|/|与)(?:类别|单位)"
        r"|(?:指标|项目|类别)[/、]?(?:年份|年度|时间)|(?:年份|年度|时间)[/、]?(?:指标|项目|类别)",
    ),
)
_DUE = re.compile(
    "目标|规划|预期|期末|末期|终期|中期|远期|近期|展望|到"
    "|^(?:五年|年度|考核|评估|(?:国家?|省|市|县)[定级]?)+(?:计划|任务|要求|标准)(?:任务|要求)?[数值]?$"
    "|^标准值?$|^(?:计划|任务)[数值]$"
)
_STATE = re.compile(
    "现状|达标(?!率)|自评|基期|基数|基准|基线|实际|完成|达成|实现|现值|现有|当前|目前|起点|起始|初始|期初|基年|底数|(?:监测|评估)(?:值|结果)"
)
_NO_LEVEL = re.compile("时[限间]|日期|期限|投资|资金|措施|内容|举措|设施|地点|学校|单位|说明")
"""What a column is about that says neither what is so nor what is to be: 完成时限, 规划投资."""
_TIME = re.compile(r"(?:19|20)\d\d年?(?:底|末)?|[“\"]?十[一二三四五六]五[”\"]?(?:时期|期)?末")
_OF_PERIOD = re.compile("十([一二三四五六])五")
_FIRST_PERIOD = {one: 2006 + 5 * at for at, one in enumerate("一二三四五六")}
_PLACE = re.compile(
    "全国|[全本][省市县区州旗]|市区|城区|城镇|县城|[农乡]村|镇区|主城区|中心城区|市本级|市直|区属"
    "|设区市|[省市县]级|各?县市?"
)
_PART = re.compile(
    "(?:幼儿园|学前(?:教育)?|小学|初中|义务教育|普通高中|高中(?:阶段)?|中职|职业高中|公办|民办"
    "|[省市县区男女])*(?:[合总小]计)?"
)
_KIND_OF_LEVEL = re.compile("(?:目标|规划|预期|现状|实际|基期|基准|完成|计划)+[值数]?|[值数]$")
_BRACKETED = re.compile(r"[(\[〔【]([^()\[\]〔〕【】]*)[)\]〕】]")
_NUMBER = re.compile(r"[^\d]{0,3}\d[\d.,:]*\s*(?:%|\D{0,3})(?:以上|以下|以内|左右)?")
_WORD = re.compile(r"[^\d%]{2,}")
_CORNER = re.compile("(?:年份|年度|时间|年)?")
_BINDING = re.compile(r"[^\w(]*(约束|预期)性?(?:指标)?(?:[(].*)?")
_LEVELS = 3
"""Most rows of a header."""


@attrs.frozen
class Column:
    """A column: its role, the year of its figures, its header, unit and place (市区)."""

    role: Role
    year: int | None
    header: str
    unit: str = ""
    place: str = ""

    @property
    def is_told(self) -> bool:
        """Whether words of its header, besides a year, say what its figures are: 现状值, 目标."""
        return self.role == "change" or _level_of(self.header, self.header, None) != "other"

    @property
    def is_figures(self) -> bool:
        """Whether it holds figures."""
        return self.role in FIGURES


def column_of(text: str) -> Column:
    """Return what a header says."""
    plain = heading(text)
    unit = _unit_in(plain)
    bare = re.sub(r"\s", "", _BRACKETED.sub("", plain).removesuffix(f"/{unit}"))
    bare = bare or re.sub(r"[^\w]", "", plain)  # 〔五年累计〕
    year = _year_of(plain)
    place = _place_in(bare)
    opened = re.sub(r"[\W_]", "", plain)  # 规划期内〔累计〕
    for role, pattern in _ROLES:
        said = opened if role == "change" and year is None else bare
        if (year is None or role in ("change", "rate", "binding")) and re.fullmatch(pattern, said):
            return Column(role, year if role == "rate" else None, plain, unit)
    return Column(_level_of(bare, plain, year), year, plain, unit, place)


def _place_in(bare: str) -> str:
    """Return the place, the stage or the owner that a header says: 2020年市区, 小学目标值."""
    if found := _PLACE.search(bare):
        return found[0]
    rest = _KIND_OF_LEVEL.sub("", _TIME.sub("", bare))
    return re.sub("(?<=.)[合总小]计$", "", rest) if _PART.fullmatch(rest) else ""


def _level_of(bare: str, plain: str, year: int | None) -> Role:
    if _NO_LEVEL.search(bare):
        return "other"
    if _STATE.search(plain):
        return "state"
    is_due = _DUE.search(_TIME.sub("", plain)) or _DUE.search(_TIME.sub("", bare))
    return "due" if is_due else "state" if year is not None else "other"


def _year_of(plain: str) -> int | None:
    """Return the year of a header; the end of a period is its last year: “十三五”末."""
    year = year_within(plain)
    period = _OF_PERIOD.search(plain) if year is None else None
    return _FIRST_PERIOD[period[1]] + 4 if period else year


def _unit_in(plain: str) -> str:
    """Return the unit that a header gives in brackets or behind a slash: 年均（%）或〔累计〕."""
    said = (one.removeprefix("单位").lstrip(":：") for one in _BRACKETED.findall(plain))
    found = next((one for one in said if is_unit(one) or one in ("百分点", "个百分点")), "")
    _, slash, behind = plain.rpartition("/")
    return found or (behind if slash and is_unit(behind) else "")


def names_columns(row: Row) -> bool:
    """Tell whether a row names a column of indicators, and one of years or of targets."""
    columns = _with_aims([column_of(text) for text in row])
    roles = [one.role for one in columns]
    is_titled = len({text for text in row if text}) > 1
    is_named = "label" in roles or "binding" in roles
    is_told = "due" in roles or roles.count("state") > (0 if is_named else 1)
    return is_titled and is_told and bool({"label", "category"} & {*roles} or _has_corner(columns))


def _with_aims(columns: list[Column]) -> list[Column]:
    """Return the columns; 目标任务 before all others names the rows if nothing else does."""
    at = next((at for at, one in enumerate(columns) if one.role != "number"), len(columns))
    first = columns[at] if at < len(columns) else None
    is_aim = first and first.role == "due" and first.year is None
    if not first or not is_aim or any(one.role in ("label", "category") for one in columns):
        return columns
    return [*columns[:at], attrs.evolve(first, role="label"), *columns[at + 1 :]]


def _has_corner(columns: Sequence[Column]) -> bool:
    """Tell a header without a word over the names: blank, 2020年, 2025年, 属性."""
    said = [one for one in columns[1:] if one.header]
    is_all = all(one.is_figures or one.role in ("binding", "unit") for one in said)
    return _CORNER.fullmatch(columns[0].header) is not None and is_all


def begins_table(rows: Sequence[Row], before: Sequence[Row] = ()) -> bool:
    """Tell whether the first of some rows names columns, alone or with the row below it.

    A row without a word over the names does so only below a title, not below other headers.
    """
    is_below = any(len({*row} - {""}) > 1 for row in before)
    if names_columns(rows[0]):
        return bool(cell(rows[0], 0)) or not is_below
    has_names = bool({"label", "category"} & {column_of(text).role for text in rows[0]})
    is_both = has_names and len(rows) > 1 and _is_lower(rows[:1], rows[1])
    return is_both and names_columns(tuple(_joined(rows[:2])))


def columns_of(rows: Sequence[Row]) -> tuple[list[Column], int]:
    """Return the columns that the first rows of a table name, and how many rows that takes."""
    height = 1
    while height < min(len(rows), _LEVELS) and _is_lower(rows[:height], rows[height]):
        height += 1
    columns = _with_aims([column_of(text) for text in _joined(rows[:height])])
    return _in_order(_by_cells(columns, rows[height:])), height


def _is_lower(above: Sequence[Row], row: Row) -> bool:
    """Tell a lower level of the header, 2023年 and 2025年 under 规划目标, from a first row."""
    own = [text for at, text in enumerate(row) if text and text != cell(above[-1], at)]
    columns = [column_of(text) for text in own]
    is_header = all(one.role != "other" or one.place == one.header for one in columns)
    is_told = any(one.is_figures or one.role == "other" for one in columns)
    is_row = len({*row} - {""}) > 1  # no heading within the table: 义务教育
    return bool(own) and is_row and is_header and is_told


def _joined(levels: Sequence[Row]) -> Iterator[str]:
    """Yield the headers of all levels; a blank above a lower one goes on from its left."""
    above = [""] * len(levels)
    for at in range(max(map(len, levels))):
        texts = [cell(row, at) for row in levels]
        for level, text in enumerate(texts):
            if text:
                above[level:] = [text, *[""] * (len(levels) - level - 1)]
            elif any(texts[level + 1 :]):
                texts[level] = above[level]
        yield "".join(dict.fromkeys(filter(None, texts)))


def _by_cells(columns: Sequence[Column], rows: Sequence[Row]) -> list[Column]:
    """Return the columns, those that their headers leave open told by their cells."""
    found = list(columns)
    first = next((at for at, one in enumerate(found) if one.is_figures), len(found))
    for at, one in enumerate(found):
        cells = [text for row in rows if (text := cell(row, at)) and len({*row}) > 2]
        if one.role in ("other", "category", "binding") and cells:
            role = _role_of_cells(cells)
            if role:
                found[at] = attrs.evolve(one, role=role)
            elif one.role == "binding" and not any(map(binding_of, cells)):
                found[at] = attrs.evolve(one, role="category" if at < first else "other")
    return _with_label(found, rows, first)


def _role_of_cells(cells: Sequence[str]) -> Role | None:
    """Return the role of a column of which all cells say how rows bind, or in what unit."""
    said = [one for one in cells if not is_missing(one)]
    if said and all(map(binding_of, said)):
        return "binding"
    is_units = all(is_unit(one) and not _NUMBER.fullmatch(one) for one in said)
    return "unit" if said and is_units else None


def _with_label(columns: list[Column], rows: Sequence[Row], first: int) -> list[Column]:
    """Return the columns with those that name the rows: also a blank one beside, or 类别 alone."""
    labels = [at for at, one in enumerate(columns) if one.role == "label"]
    for role in ("category", "other"):
        if not labels:
            labels = [at for at, one in enumerate(columns[:first]) if one.role == role][-1:]
    parts: list[int] = []
    for at in range(labels[-1] + 1 if labels else first, first):
        is_open = columns[at].role == "other" and not columns[at].header
        if columns[at].role == "category":
            parts.append(at)
        elif is_open and any(_WORD.search(cell(row, at)) for row in rows):
            labels.append(at)
    roles: dict[int, Role] = {**dict.fromkeys(labels, "label"), **dict.fromkeys(parts, "part")}
    return [attrs.evolve(one, role=roles.get(at, one.role)) for at, one in enumerate(columns)]


def binding_of(text: str) -> str:
    """Return `binding` for 约束性指标, `expected` for 预期性, "" for any other text."""
    found = _BINDING.fullmatch(heading(text))
    codes = (code for code, words in BINDINGS.items() if found and found[1] in words.zh)
    return next(codes, "")


def side_by_side(columns: Sequence[Column]) -> list[int]:
    """Return where a table goes on beside itself: 指标, 2020年, 2025年, 指标, 2020年, 2025年."""
    first = next((at for at, one in enumerate(columns) if one.is_figures), len(columns))
    name = columns[0].header if columns else ""
    again = (at for at, one in enumerate(columns) if at > first and one.header == name)
    return [0, *again] if name else [0]


def _in_order(columns: Sequence[Column]) -> list[Column]:
    """Return the columns; of years that say nothing more, the first is the state, others due.

    Where a column is the state by its words (现状值, 2018年完成), those of later years are due.
    """
    levels = [one for one in columns if one.role in ("state", "due")]
    told = [one.year or 0 for one in levels if _is_state(one)]
    first = min((one.year for one in levels if one.year is not None), default=0)
    last = max(told, default=first)
    return [
        attrs.evolve(one, role="due")
        if one.role == "state" and not _is_state(one) and (one.year or 0) > last
        else one
        for one in columns
    ]


def _is_state(column: Column) -> bool:
    return column.role == "state" and bool(_STATE.search(column.header))
