"""How a rule ends on one subject: pass, fail, not applicable, not evaluated, or error."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Literal, NamedTuple, TypeAlias

import attrs

from eduplan.errors import EduplanError, Location
from eduplan.immutable import EMPTY, frozen_mapping
from eduplan.quantity import Unit
from eduplan.words import Words

Severity: TypeAlias = Literal["error", "warning", "info"]
"""How serious a finding is, and a rule unless its outcome says otherwise."""
Nature: TypeAlias = Literal["fault", "gap", "note"]
"""What a finding is: something wrong, something not written, something worth knowing."""
Status: TypeAlias = Literal["pass", "fail", "not_applicable", "not_evaluated", "error"]
STATUSES: tuple[Status, ...] = ("pass", "fail", "not_applicable", "not_evaluated", "error")

SEVERITY_WORDS: Mapping[Severity, Words] = {
    "error": Words("错误", "error"),
    "warning": Words("警告", "warning"),
    "info": Words("提示", "info"),
}
SEVERITIES: tuple[Severity, ...] = tuple(SEVERITY_WORDS)
"""Most serious first."""

NATURE_WORDS: Mapping[Nature, Words] = {
    "fault": Words("问题", "fault"),
    "gap": Words("缺项", "gap"),
    "note": Words("提示", "note"),
}
NATURES: tuple[Nature, ...] = tuple(NATURE_WORDS)
"""In the order in which people read them."""


class Reason(NamedTuple):
    """Why a rule has no answer about a subject: a code for programs, and words for people."""

    code: str
    words: Words


class Amount(NamedTuple):
    """An exact number in base units, and the unit in which people read it."""

    value: Fraction
    unit: Unit


Value: TypeAlias = "Amount | Words | str | int | datetime.date"
"""What a message may show in one of its places."""

NO_BASELINE = Reason("no_baseline", Words("没有可比的基数", "there is no comparable baseline"))
NO_TARGET = Reason("no_target", Words("没有可比的目标", "there is no comparable target"))
NO_NUMBER = Reason("no_number", Words("没有数值", "there is no number"))
NO_STANDARD = Reason("no_standard", Words("没有适用的标准", "no standard applies"))
OTHER_KIND = Reason("other_kind", Words("规则不涉及这类对象", "the rule is not about this kind"))
OTHER_DOCUMENT = Reason(
    "other_document", Words("这类文件不问这一条", "this kind of document is not asked")
)
NOTHING_PUBLISHED = Reason("nothing_published", Words("规划没有公布", "the plan publishes none"))
MISSING_DATA = Reason("missing_data", Words("缺少数据", "data are missing"))


class UndecidedError(EduplanError):
    """A rule can't be decided, because a figure that it needs is unclear; `reason` says why.

    A rule need not catch it: it ends as `not_evaluated` with the reason.
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.words.en)
        self.reason = reason


@attrs.frozen
class Outcome:
    """How a rule ended on one subject.

    A failure carries the ids of further items it is about (`beside`), the values its message
    shows, and its own severity and nature where they differ from the rule's. `missing` lists what
    an undecided rule would need. `location` is where what it found stands, if that is in no item.
    """

    status: Status
    reason: Reason | None = None
    missing: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    severity: Severity | None = None
    nature: Nature | None = None
    values: Mapping[str, Value] = attrs.field(default=EMPTY, converter=frozen_mapping, hash=False)
    location: Location | None = None


PASSED = Outcome("pass")
"""The subject is as the rule asks."""


def failed(
    *beside: str,
    severity: Severity | None = None,
    nature: Nature | None = None,
    **values: Value,
) -> Outcome:
    """Return a failure that shows `values` and is also about the items with the ids `beside`."""
    return Outcome("fail", beside=beside, severity=severity, nature=nature, values=values)


def not_applicable(reason: Reason) -> Outcome:
    """Return that the rule is not about this subject, and why."""
    if type(reason) is Reason and type(reason.words) is Words:  # else equal to one that is right
        return _not_applicable(reason)
    return Outcome("not_applicable", reason)


@lru_cache(maxsize=1000)
def _not_applicable(reason: Reason) -> Outcome:
    """Return the same outcome for the same reason: an audit has hundreds of thousands of them."""
    return Outcome("not_applicable", reason)


def not_evaluated(reason: Reason, *missing: str) -> Outcome:
    """Return that the rule could not be decided, why, and which names would decide it."""
    return Outcome("not_evaluated", reason, missing)
