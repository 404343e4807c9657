"""Kinds of institution 学校类型: what each is called, which stages it teaches, its school code."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from eduplan.words import Words


class Kind(NamedTuple):
    """A kind of institution.

    Attributes:
        words: what it is called.
        stages: the codes of the stages that it teaches.
        class_: the first two digits of its 学校（机构）标识码.
    """

    words: Words
    stages: tuple[str, ...]
    class_: str


KINDS: Mapping[str, Kind] = {
    "kindergarten": Kind(Words("幼儿园", "kindergarten"), ("preschool",), "11"),
    "primary_school": Kind(Words("小学", "primary school"), ("primary",), "21"),
    "teaching_point": Kind(Words("教学点", "teaching point"), ("primary",), "21"),
    "junior_school": Kind(Words("初级中学", "junior secondary school"), ("junior",), "31"),
    "nine_year_school": Kind(
        Words("九年一贯制学校", "nine-year school"), ("primary", "junior"), "31"
    ),
    "senior_school": Kind(Words("高级中学", "senior secondary school"), ("senior",), "34"),
    "complete_secondary_school": Kind(
        Words("完全中学", "complete secondary school"), ("junior", "senior"), "34"
    ),
    "twelve_year_school": Kind(
        Words("十二年一贯制学校", "twelve-year school"), ("primary", "junior", "senior"), "34"
    ),
    "special_school": Kind(
        Words("特殊教育学校", "special-education school"), ("special_education",), "51"
    ),
    "vocational_school": Kind(
        Words("中等职业学校", "secondary vocational school"), ("vocational",), "36"
    ),
}
"""All kinds, by code. 特殊教育 and 中职 are no stage that figures are broken down by."""


def teaching(*stages: str) -> tuple[str, ...]:
    """Return the kinds that teach one of some stages."""
    return tuple(code for code, kind in KINDS.items() if not {*stages}.isdisjoint(kind.stages))


GROUPS: Mapping[str, tuple[Words, tuple[str, ...]]] = {
    "compulsory_school": (
        Words("含义务教育学段的学校", "school with a compulsory stage"),
        teaching("primary", "junior"),
    ),
    "school_with_primary": (
        Words("含小学学段的学校", "school with a primary stage"),
        teaching("primary"),
    ),
    "school_with_junior": (
        Words("含初中学段的学校", "school with a junior secondary stage"),
        teaching("junior"),
    ),
    "senior_high_school": (
        Words("含普通高中学段的学校", "school with a senior secondary stage"),
        teaching("senior"),
    ),
    "ordinary_school": (
        Words("普通中小学", "ordinary primary or secondary school"),
        teaching("primary", "junior", "senior"),
    ),
}
"""Names for several kinds together."""


def stages_of(kinds: Iterable[str]) -> frozenset[str]:
    """Return the stages that an institution teaches which may be of some kinds; none if unsure."""
    found = {frozenset(KINDS[one].stages) for one in kinds}
    return found.pop() if len(found) == 1 else frozenset()


def kinds_named(code: str) -> frozenset[str]:
    """Return the kinds that a code of 学校类型 stands for, also one of a group."""
    if code in GROUPS:
        return frozenset(GROUPS[code][1])
    return frozenset({code} & KINDS.keys())


def kinds_within(stages: Iterable[str]) -> frozenset[str]:
    """Return the kinds that teach nothing beyond some stages."""
    allowed = frozenset(stages)
    return frozenset(code for code, kind in KINDS.items() if allowed.issuperset(kind.stages))


IDENTIFIER = "[0-9]{10}"
"""The form of a 学校（机构）标识码: two digits of class, two of province, six in order."""


def kinds_of_identifier(identifier: str) -> frozenset[str]:
    """Return the kinds that the class in a 学校（机构）标识码 allows; none where it says nothing.

    The class has fewer values than there are kinds, and is of the day on which the code was given:
    it allows kinds and proves none. Source: 《学校（机构）代码管理办法》 (教育部, 2011-07-20) and
    its 《各级各类学校（机构）代码编制规则》. Class 34 is 普通高中、完全中学; a nine-year school is
    in 31.
    """
    class_ = identifier[:2] if re.fullmatch(IDENTIFIER, identifier) else ""
    return frozenset(code for code, kind in KINDS.items() if kind.class_ == class_)
