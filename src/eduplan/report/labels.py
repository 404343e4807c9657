"""The words that several reports use for the same thing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from eduplan.catalogue.outcome import SEVERITIES, SEVERITY_WORDS, Nature, Severity, Status
from eduplan.quantity import Interval, parse_unit
from eduplan.report_model import Quantity
from eduplan.words import COMMA, Words

NATURE_WORDS: Mapping[Nature, Words] = {
    "fault": Words("问题", "Faults"),
    "gap": Words("缺项", "Gaps"),
    "note": Words("提示", "Notes"),
}
STATUS_WORDS: Mapping[Status, Words] = {
    "pass": Words("通过", "pass"),
    "fail": Words("发现", "finding"),
    "not_applicable": Words("不适用", "not applicable"),
    "not_evaluated": Words("无法判断", "undecided"),
    "error": Words("出错", "failed"),
}
_Key = TypeVar("_Key", bound=str)

REMEDY = Words("改法：", "Remedy: ")


def file_name(path: str) -> str:
    """Return the name of a file without its folders, which a reader of a report does not have."""
    return path.replace("\\", "/").rstrip("/").rpartition("/")[2]


def severity_words(counts: Mapping[Severity, int]) -> Words:
    """Return how many there are of each severity, the gravest first: 「错误 8，提示 1」."""
    return Words.join(
        (
            Words.join((SEVERITY_WORDS[one], str(counts[one])), " ")
            for one in SEVERITIES
            if counts.get(one)
        ),
        COMMA,
    )


def outcome_words(counts: Mapping[Status, int]) -> Words:
    """Return how rules ended, as a sum: 「通过 3 + 发现 1 + …」."""
    parts = (
        Words.join((STATUS_WORDS[status], str(count)), " ") for status, count in counts.items()
    )
    return Words.join(parts, " + ")


def counted(counts: Mapping[_Key, int]) -> tuple[Quantity, ...]:
    """Return counts as quantities of the same keys."""
    unit = parse_unit("")
    return tuple(Quantity(key, Interval.point(count), unit) for key, count in counts.items())
