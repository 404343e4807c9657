"""What plugins know: dimensions, elements, indicators and dated standards, as frozen values."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from eduplan.bounds import Bound
from eduplan.formula import Level, Node, Reference, is_change
from eduplan.immutable import EMPTY, frozen_mapping, frozen_texts
from eduplan.quantity import Figure, Interval, Unit
from eduplan.words import Words

Better: TypeAlias = Literal["higher", "lower", "band", "none"]
"""Which way an indicator is better; `none` has no such way."""
Scope: TypeAlias = "Mapping[str, str]"
"""Dimension to code; a dimension that is absent stands for all of its codes."""

AMOUNTS = frozenset({"count", "money", "measure"})
"""Kinds of unit in which nothing is below zero, and figures may be added."""

BETTER: Mapping[Better, Words] = {
    "higher": Words("越高越好", "higher is better"),
    "lower": Words("越低越好", "lower is better"),
    "band": Words("在范围内为好", "within a band is better"),
    "none": Words("无优劣方向", "neither way is better"),
}
REACHED: Mapping[str, str] = {"higher": "at_least", "lower": "at_most"}
"""The key of the bound with which a bare figure is reached, by which way is better."""

LEVEL_WORDS: Mapping[Level, Words] = {
    "person": Words("个人", "person"),
    "institution": Words("学校或幼儿园", "institution"),
    "region": Words("地区", "region"),
}
STANDARD_KINDS: Mapping[str, Words] = {
    "legal": Words("法定", "legal"),
    "supervision": Words("督导", "supervision"),
    "funding": Words("经费", "funding"),
    "staffing": Words("编制", "staffing"),
    "benchmark": Words("实际数", "reached"),
    "target": Words("上级目标", "target of a higher level"),
    "own": Words("eduplan自定的参考", "eduplan's own reference"),
}
CONFIDENCE: Mapping[str, Words] = {
    "V": Words("读过原文或正式说明", "read in the document itself or in an official statement"),
    "V2": Words("转引，未读原文", "read in derived material only"),
    "K": Words("未读原文", "primary text not read"),
    "U": Words("不确定，只作参数，不作判断", "uncertain, a parameter that judges nothing"),
}
TIME_POINTS: Mapping[str, Words] = {
    "school_year": Words("学年（9月1日开学）", "the school year that opens on 1 September"),
    "september": Words("9月1日", "1 September"),
    "december": Words("12月31日", "31 December"),
    "calendar_year": Words("自然年度", "the calendar year"),
    "period": Words("多年合计", "several years together"),
}


@attrs.frozen
class Dimension:
    """A closed code list by which figures may be restricted, e.g. the stage of schooling.

    `parts` says which codes together make up another: compulsory is primary and junior. It is
    `complete` if everything counted has one of the codes, so that all of them make the whole.
    """

    name: str
    label: str
    label_en: str
    codes: Mapping[str, Words] = attrs.field(converter=frozen_mapping, hash=False)
    parts: Mapping[str, tuple[str, ...]] = attrs.field(
        default=EMPTY, converter=frozen_mapping, hash=False
    )
    complete: bool = False


@attrs.frozen
class Element:
    """A counted or measured raw quantity 数据项.

    `level` says where it is counted; `dimensions` by what it can be restricted; `may_be_within`
    names the element whose totals may include this one's, or may not: some plans count it in,
    others beside. `adds_to` names the stock that this flow enlarges: recruits add to teachers.
    `adds_up` is False where figures of several places make no total (the year a school was built,
    an item that is passed or not). `counted_in` are the kinds of institution
    (`catalogue.kinds`) of which the figure is expected; empty for all. `counts_institutions` is
    True where an institution of these kinds is itself what is counted. `whole` names the element
    of which this one counts the codes `part`: 公办园在园幼儿数 is 在园幼儿数, public. `ref` is the
    short code under which the domain reference traces it; `defined_in` is `module:line`.
    """

    name: str
    label: str
    label_en: str
    unit: Unit
    level: Level = "institution"
    dimensions: tuple[str, ...] = ()
    definition: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()
    time_point: str = "september"
    may_be_within: str = ""
    adds_to: str = ""
    adds_up: bool = True
    counted_in: tuple[str, ...] = ()
    counts_institutions: bool = False
    whole: str = ""
    part: Scope = attrs.field(default=EMPTY, converter=frozen_texts, hash=False)
    ref: str = ""
    defined_in: str = ""


@attrs.frozen
class Indicator:
    """A formula over elements, standards and other indicators 指标.

    `better` is the direction; `places` the decimals it is officially published with; `within`
    names the indicator whose population includes this one's; `components` the indicators that a
    composite status stands on. `sizes` are those that a ratio of two things may have, in base
    units: a printed pair is read the way that gives one of them (生师比 19:1, 师生比 1:19), unless
    it is `ordered`, the first side always above the second. `most` is the largest value that is
    possible, in base units: 1 (100 %) where what is counted is a part of what it is divided by.
    Where there is one, nothing is below zero either; None is no limit at all.
    """

    name: str
    label: str
    label_en: str
    unit: Unit
    formula: Node
    better: Better
    level: Level = "region"
    dimensions: tuple[str, ...] = ()
    places: int | None = None
    definition: str = ""
    source: str = ""
    aliases: tuple[str, ...] = ()
    time_point: str = "september"
    within: str = ""
    components: tuple[str, ...] = ()
    sizes: Interval | None = None
    ordered: bool = False
    most: Fraction | None = None
    ref: str = ""
    defined_in: str = ""

    def can_be(self, figure: Figure) -> bool:
        """Return whether a figure may be right: as it is printed, or within what it is rounded to.

        One without an end, as 约850%, is taken at the number that it names.
        """
        if self.most is None:
            return True
        spread = figure.interval
        is_endless = spread.lower is None or spread.upper is None
        fits = 0 <= figure.value <= self.most
        return (fits or not is_endless) and self.can_lie_in(spread)

    def can_lie_in(self, values: Interval) -> bool:
        """Return whether one of some values is possible."""
        return self.most is None or values.meets(Interval(0, self.most))

    @classmethod
    def counting(cls, element: Element) -> Indicator:
        """Return the indicator that is the number of what is counted: 学校数, 建设资金."""
        return cls(
            name=element.name,
            label=element.label,
            label_en=element.label_en,
            unit=element.unit,
            formula=Reference(element.name),
            better="none",
            dimensions=element.dimensions,
            definition=element.definition,
            source=element.source,
            aliases=element.aliases,
            time_point=element.time_point,
            ref=element.ref,
            defined_in=element.defined_in,
        )

    @property
    def is_change(self) -> bool:
        """Whether it is itself a change over time, as a growth is, and so has no state."""
        return is_change(self.formula)


def _first_day(standard: Standard) -> datetime.date:
    return standard.in_force_from


@attrs.frozen(kw_only=True)
class Standard:
    """A dated, regional, scoped value that a document asks for or reports 标准.

    `about` names an element or indicator, at whose level the bound holds; it is empty only where
    the bound is in words (a law in force). `in_force_until` is the last day in force, None while
    it goes on; `known_since` the day it was published, the first in force if none is given.
    `condition` says in words who it is for, where no dimension does (half-day kindergartens):
    nothing is judged by it without a person. `target_year` is set for targets of a higher level,
    `expected` for those that are averages (预期性); `uncertain` names the keys of the file whose
    primary text was not read. `replaces` names the standard of a wider region that it stands for
    in its own from then on.
    """

    name: str
    about: str = ""
    bound: Bound
    kind: str
    region: str
    in_force_from: datetime.date
    in_force_until: datetime.date | None = None
    known_since: datetime.date = attrs.field(default=attrs.Factory(_first_day, takes_self=True))
    issuer: str = ""
    document: str
    document_number: str = ""
    article: str = ""
    scope: Scope = attrs.field(default=EMPTY, converter=frozen_texts, hash=False)
    condition: str = ""
    target_year: int | None = None
    expected: bool = False
    confidence: str = "V"
    uncertain: tuple[str, ...] = ()
    source: str = ""
    note: str = ""
    replaces: str = ""
    ref: str = ""
    defined_in: str = ""


@attrs.frozen
class Calculation:
    """A pure Python function over declared inputs that no expression can say; exact reading only.

    It takes one exact number per operand, in base units, and returns one in base units of `unit`.
    """

    name: str
    label: str
    label_en: str
    unit: Unit
    level: Level
    function: Callable[..., Fraction]
    definition: str = ""
    source: str = ""
    ref: str = ""
    defined_in: str = ""


Definition: TypeAlias = Element | Indicator | Calculation


def can_be_aimed_at(definition: Definition) -> bool:
    """Return whether an element has one number of a region: it adds up, or is the region's own."""
    if not isinstance(definition, Element) or definition.unit.kind == "flag":
        return False
    return definition.level == "region" or adds_up(definition)


def adds_up(definition: Definition) -> bool:
    """Return whether figures of codes, institutions or regions add up to that of the whole.

    Rates and means never do, nor does an indicator: its formula says how it is put together.
    """
    return isinstance(definition, Element) and (
        definition.adds_up and definition.unit.kind in AMOUNTS
    )
