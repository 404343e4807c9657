"""Terms that have been renamed: what a plan may still print, since when it is out of date."""

from __future__ import annotations

from typing import NamedTuple


class OutdatedTerm(NamedTuple):
    """A term, the year in which another took its place, and where that is laid down."""

    term: str
    since: int
    current: str
    current_en: str
    source: str


OUTDATED_TERMS = (
    OutdatedTerm(
        "免费师范生",
        2018,
        "公费师范生",
        "state-funded normal students",
        "《教育部直属师范大学师范生公费教育实施办法》（2018年，未读到原文）",
    ),
    OutdatedTerm(
        "建档立卡",
        2021,
        "脱贫户、防止返贫监测对象",
        "households lifted out of poverty, or monitored against falling back",
        "《中共中央 国务院关于实现巩固拓展脱贫攻坚成果同乡村振兴有效衔接的意见》（未读到原文）",
    ),
)
"""Renamed in the year given; a plan of that year may still have been written with the old term."""

DOCUMENT_YEARS = 10
"""A document older than this at the day of issue is asked about: is it still in force."""
