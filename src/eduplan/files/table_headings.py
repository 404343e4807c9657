"""What the header of a column says: where, when, or a figure of what, in which scope and unit."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Calculation
from eduplan.data.rows import is_institution_name
from eduplan.formula.names import normalise
from eduplan.quantity.unit import is_unit, parse_unit
from eduplan.tables.sheet import Row
from eduplan.tables.spelling import heading, is_region_code, year_of

_Pairs: TypeAlias = "tuple[tuple[str, str], ...]"
"""The dimensions and codes that one term may stand for."""

KEYS = {
    "region": "region 地区 地域 区划代码 行政区划代码 行政区划 地区代码 地区名称 区县 县区 "
    "县(市、区) 所属地区 所在地区 所属区县 region_code county district",
    "institution": "institution 机构 机构名称 学校 学校名称 学校(机构)名称 校名 园名 园所 "
    "园所名称 幼儿园名称 单位名称 school kindergarten school_name",
    "identifier": "identifier 标识码 学校标识码 机构标识码 学校(机构)标识码",
    "year": "year 年份 年度 学年 学年度 统计年份 统计年度 时间 年",
    "scope": "scope 范围 统计范围",
    "element": "element 数据项 指标 指标名称 统计指标 项目 indicator item",
    "value": "value 数值 值 指标值 数量 figure",
    "unit": "unit 单位 计量单位",
    "source": "source 来源 数据来源 资料来源 出处",
    "correction": "correction 更正原因 更正理由 更正说明 更正",
    "counted": "是否计校数 是否计入校数",
    "dimension:school_type": "办学类型 学校类别 学校办学类型",
    "dimension:location": "城乡类型 城乡分类 学校所在地城乡类型",
    "dimension:ownership": "公办民办 学校性质 办园性质",
    "town": "乡镇 街道 镇街 乡镇(街道) 乡(镇) 所属乡镇 所在乡镇 所属镇街 学区 片区 town",
    "nothing": "序号 编号 备注 说明 no note notes remarks 联系人 联系电话 填报人 填报时间",
}
"""What each column that is no figure may be called; `nothing` is read by nobody, and `town` is
where a row is of no institution."""

_KEY_OF = {word: key for key, words in KEYS.items() for word in words.split(" ")}
_WHOLE = frozenset({"合计", "总计", "小计", "计", "总数", "全部", "总体", "total", "all"})
_GROUP = re.compile(
    r".*(?:情况|数据|信息|指标|统计表?)"
    # what the wide export of the national returns puts over columns that are no parts of it
    r"|固定资产总值|本学年校舍建筑面积|占地面积及其他办学条件"
)
_DIVISION = re.compile(r"#?按.+分|其中")
_OF_WHICH = re.compile(r"^(?:其中[:：]?|中[:：]|#|\*|[-—]+|求和项:|Sum of )\s*")
_SHARES = ("占比", "比例", "比重")
_SHARE = re.compile(f"(.+?)的?(?:{'|'.join(_SHARES)})")
_NUMBERED = re.compile(r"^(?:\d{1,2}[.、)]|\(\d{1,2}\)|[一二三四五六七八九十]{1,3}、|[①-⑳])\s*")
_BRACKETS = re.compile(r"(.+)[(\[〔]([^()\[\]〔〕]*)[)\]〕](.*)")
_UNIT_BEHIND = re.compile(r"(.+?)[/,，、:：](.+)")
_ENDINGS = {
    "%": ("率", "占比", "比例", "比重", "百分比"),
    "m²": ("面积",),
    "元": ("经费", "支出", "投入", "金额", "资金", "资产"),
    "人": ("人数", "生数", "师数", "幼儿数", "人员数"),
}
"""By its last word, the unit that a header must have where it names none."""

_USUAL = {
    **dict.fromkeys(("学生数", "学生人数", "学生"), "在校生数"),
    **dict.fromkeys(("教师数", "教师人数", "教师"), "专任教师数"),
    **dict.fromkeys(("幼儿数", "幼儿人数", "在园人数"), "在园幼儿数"),
}
"""What is usually meant by words that say less than the name; proposed, but never read so."""

_OTHER_CODES = {"高中": "普通高中", "幼儿": "学前"}
"""What a stage is called over figures, where the whole word would be ambiguous in a sentence."""

_YEAR_BEFORE = re.compile(
    r"(?:截[至止]|至)?((?:19|20|21)\d\d|\d\d(?=年))(?:学?年度?)?(?:\d{1,2}月(?:\d{1,2}日)?)?"
    r"[末底初]?(.+)"
)


@attrs.frozen
class Heading:
    """What a header says, read level by level.

    Attributes:
        key: which column it is if it holds no figures: one of `KEYS`, or `dimension:stage`.
        names: the full names that it may stand for.
        codes: the restrictions, each as the dimensions and codes that it may stand for.
        year: the year of its figures, None if it names none.
        unit: the unit as it is written, "" if it names none.
        unknown: the parts that say nothing known.
    """

    key: str = ""
    names: tuple[str, ...] = ()
    codes: tuple[_Pairs, ...] = ()
    year: int | None = None
    unit: str = ""
    unknown: tuple[str, ...] = ()

    @property
    def is_figure(self) -> bool:
        """Whether it stands for figures of one thing, and nothing of it is unknown."""
        return len(self.names) == 1 and not self.unknown

    @property
    def is_known(self) -> bool:
        """Whether it names a column of any kind."""
        return bool(self.key or self.names)

    @property
    def is_year(self) -> bool:
        """Whether it names a year and nothing else."""
        return self.year is not None and not (self.names or self.codes or self.unknown)


class HeadingReader:
    """Reads headers by the names, labels, aliases and codes of a catalogue, and by a mapping.

    `mapping` gives for what a header says what it shall say: the name of an element, its scope in
    brackets or before it, or "-" for a column that is not wanted.
    """

    def __init__(self, catalogue: Catalogue, mapping: dict[str, str] | None = None) -> None:
        self._catalogue = catalogue
        self._mapping = {heading(name): text for name, text in (mapping or {}).items()}
        self._keys: dict[str, str] = {}
        self._levels: dict[str, Heading] = {}

    def read(self, levels: Sequence[str]) -> Heading:
        """Return what the levels of a header say together, the outermost first."""
        texts = tuple(dict.fromkeys(filter(None, map(heading, levels))))
        if len(texts) == 1 and texts[0].count("/") > 1:  # the levels in one cell, as in a CSV
            texts = tuple(filter(None, texts[0].split("/")))
        if not self._mapping:
            return self._read(texts)
        mapped = self._mapping.get("/".join(texts)) or self._mapping.get("".join(texts[-1:]))
        if mapped == "-":
            return Heading("nothing")
        return self._read((mapped,) if mapped else texts)

    def is_group(self, row: Row, label: str) -> bool:
        """Tell the heading of a group of rows, 一、学前教育, from the name of a figure."""
        return sum(map(bool, row)) == 1 and not self.read((label,)).names

    def read_labels(self, labels: Iterable[str]) -> Iterator[Heading]:
        """Yield what labels below each other say; 其中：公办园 is of the one above it."""
        above: tuple[str, ...] = ()
        for label in labels:
            found = self.read((label,))
            if not found.names:
                found = self.read((*above, label))
            elif not found.unknown:
                above = (label,)
            yield found

    def nearest(self, label: str) -> tuple[str, ...]:
        """Return the known names most like a header, of those that can have its unit."""
        plain, written = split_unit(label.rpartition("/")[2])
        unit = written or next(
            (unit for unit, endings in _ENDINGS.items() if plain.endswith(endings)), ""
        )
        usual = [one for one in (_USUAL.get(plain, ""),) if self._catalogue.find(one)]
        names = self._catalogue.names
        found: dict[tuple[str, ...], str] = {}  # one spelling of each
        for one in (*usual, *names.nearest(plain)):
            if not unit or self._can_have(one, unit):
                found.setdefault(names.candidates(one), one)
        return tuple(found.values())

    def _can_have(self, name: str, unit: str) -> bool:
        return any(
            one.unit.compatible(parse_unit(unit))
            for one in self._catalogue.find(name)
            if not isinstance(one, Calculation)
        )

    def key_of(self, text: str) -> str:
        """Return which column a text alone names, if it is one that holds no figures; else ""."""
        return self._key_of(heading(text))

    def _key_of(self, plain: str) -> str:
        known = _KEY_OF.get(plain) or _KEY_OF.get(plain.lower(), "")
        if known:
            return known
        dimension = self._catalogue.names.dimensions.get(normalise(plain))
        return f"dimension:{dimension[0]}" if dimension else ""

    def _read(self, texts: tuple[str, ...]) -> Heading:
        if len(texts) == 1 and (key := self._key_of(texts[0])):
            return Heading(key)
        last, unit = _split_unit(texts[-1]) if texts else ("", "")
        if (unit or len(texts) > 1) and self._key_of(last) == "value":  # 数量（间）
            return Heading("value", unit=unit)
        whole = self._joined(texts)
        if whole is not None:
            return whole
        parts = [self._level(one) for one in texts]
        if len(parts) == 1 and not any(map(_GROUP.fullmatch, parts[0].unknown)):
            return parts[0]
        if "其中" in texts and any(one.names for one in parts[texts.index("其中") :]):
            texts = texts[texts.index("其中") :]  # 占地面积/其中/运动场地面积
            parts = [self._level(one) for one in texts]
        named = [position for position, one in enumerate(parts) if one.names]
        kept = named[-1] if named else len(parts)
        unknown = tuple(
            part
            for position, one in enumerate(parts)
            for part in one.unknown
            if not (position < kept and _GROUP.fullmatch(part))
            and not (position > 0 and _DIVISION.fullmatch(part))
        )
        years = [one.year for one in parts if one.year is not None]
        codes = tuple(dict.fromkeys(code for one in parts for code in one.codes))
        return Heading(
            names=self._fitting(parts[kept].names if named else (), codes),
            codes=codes,
            year=years[-1] if years else None,
            unit=next((one.unit for one in reversed(parts) if one.unit), ""),
            unknown=unknown,
        )

    def _joined(self, texts: tuple[str, ...]) -> Heading | None:
        """Return what the levels say as one name, outer before inner or inner before outer."""
        if len(texts) < 2:
            return None
        for text in ("".join(texts), "".join(reversed(texts))):
            if names := self._names(text):
                return Heading(names=names)
        return None

    def _level(self, text: str) -> Heading:
        if text not in self._levels:
            self._levels[text] = self._new_level(text)
        return self._levels[text]

    def _new_level(self, text: str) -> Heading:
        """Return what one level says: a name, a code, a year, a unit, or several of them."""
        plain = _NUMBERED.sub("", _OF_WHICH.sub("", text)).strip()
        if not plain or plain.lower() in _WHOLE:
            return Heading()
        for one in dict.fromkeys((text, plain)):
            if names := self._names(one):
                return Heading(names=names)
            if codes := self._catalogue.names.codes.get(normalise(_OTHER_CODES.get(one, one))):
                return Heading(codes=(codes,))
        if (year := year_of(plain)) is not None:
            return Heading(year=year)
        if is_unit(plain):
            return Heading(unit=plain)
        return next(self._compounds(plain), Heading(unknown=(text,)))

    def _compounds(self, text: str) -> Iterator[Heading]:
        """Yield what a text says as two parts, where both are known."""
        if found := _BRACKETS.fullmatch(text):  # the last ones
            outer = found[1] + found[3]
            yield from self._both(outer, found[2].removeprefix("单位:").removeprefix("单位"))
        if found := _UNIT_BEHIND.fullmatch(text):
            yield from self._both(found[1], found[2])
        if found := _YEAR_BEFORE.fullmatch(text):
            year = found[1] if len(found[1]) == 4 else f"20{found[1]}"  # 23年在校生数
            yield from self._both(found[2], year)
        for code, rest in self._catalogue.names.split(normalise(text)):  # 小学在校生数
            yield from self._both(rest, code)

    def _both(self, main: str, more: str) -> Iterator[Heading]:
        one, other = self._level(main.strip()), self._level(more.strip())
        if not (one.unknown or other.unknown) and not (one.names and other.names):
            codes = tuple(dict.fromkeys((*one.codes, *other.codes)))
            yield Heading(
                names=self._fitting(one.names or other.names, codes),
                codes=codes,
                year=one.year if other.year is None else other.year,
                unit=other.unit or one.unit,
            )

    def _fitting(self, names: tuple[str, ...], codes: Sequence[_Pairs]) -> tuple[str, ...]:
        """Return those of several names that can have the codes: of two 生师比 one has stages."""
        if len(names) < 2 or not codes:
            return names
        found = {name: getattr(self._catalogue.get(name), "dimensions", ()) for name in names}
        fitting = tuple(
            name
            for name, dimensions in found.items()
            if all(any(pair[0] in dimensions for pair in pairs) for pairs in codes)
        )
        return fitting or names

    def _names(self, text: str) -> tuple[str, ...]:
        """Return what a text names; 专任教师 over figures is 专任教师数, 室内体育用房 its 面积.

        A share goes by any word for one.
        """
        share = _SHARE.fullmatch(text) if text.endswith(_SHARES) else None
        others = [f"{share[1]}{one}" for one in _SHARES] if share else []
        spellings = (*(f"{text}{what}" for what in ("", "数", "面积")), *others)
        names, definitions = self._catalogue.names, self._catalogue.definitions
        found = next(filter(None, map(names.candidates, spellings)), ())
        return tuple(one for one in found if not isinstance(definitions[one], Calculation))


def place_of(text: str, regions: Container[str] = ()) -> Mapping[str, str]:
    """Return the region or institution that a header names; nothing if it names neither."""
    if text in regions or is_region_code(text):
        return {"region": text}
    return {"institution": text} if is_institution_name(text) else {}


def is_numbered(text: str) -> bool:
    """Tell a heading by its number: 一、小学."""
    return _NUMBERED.match(heading(text)) is not None


def without_number(text: str) -> str:
    """Return a name without the number before it: 1. 在园幼儿数."""
    return _NUMBERED.sub("", heading(text))


def split_unit(text: str) -> tuple[str, str]:
    """Return a header without the unit in brackets or after a slash behind it, and that unit."""
    return _split_unit(heading(text))


def _split_unit(plain: str) -> tuple[str, str]:
    for pattern in (_BRACKETS, _UNIT_BEHIND):
        found = pattern.fullmatch(plain)
        if found and not "".join(found.groups()[2:]) and is_unit(found[2]):
            return found[1].strip(), found[2]
    return plain, ""
