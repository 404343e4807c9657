"""Clause numbers: what the marks of a document (第一章, 一、, （一）, 1., （1）, ①).

An id joins the marks that a paragraph stands under: 三(一)1. A paragraph without a mark is counted
below the mark it follows: 三(二)¶ where it is the only one, 四¶1, 四¶2 where there are several.
What stands before the first mark is 前言; what follows an annex's line stands under it: 附件1一.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduplan.tables.blocks import Block

PREFACE = "前言"

_HAN = "一二三四五六七八九十百零〇"
_SPACE = r"[ \t\u3000]*"


class _Style(NamedTuple):
    """One way to mark a paragraph: its rank, how it is written, and what its id shows of it."""

    rank: int
    pattern: re.Pattern[str]
    shown: str


def _style(rank: int, pattern: str, shown: str = "{}") -> _Style:
    return _Style(rank, re.compile(pattern), shown)


_STYLES = (
    _style(0, f"(第[{_HAN}\\d]+[编篇章])"),
    _style(1, f"(第[{_HAN}\\d]+节)"),
    _style(2, f"([{_HAN}]+){_SPACE}[、．.]"),
    _style(3, f"[（(]{_SPACE}([{_HAN}]+){_SPACE}[）)]", "({})"),
    _style(4, r"(\d{1,3})[.．、](?!\d)"),
    _style(5, r"[（(](\d{1,3})[）)]", "({})"),
    _style(6, "([①-⑳])"),
)
_ANNEX = re.compile(
    r"\s*(附件)\s?([\d一二三四五六七八九十]{0,2})\s*(?:[:：].{0,40}|\s[^，。；！？]{0,40})?$"
)
"""A line that begins an annex, whose clauses are counted apart from those of the text before it.

附表1 is but the caption of a table.
"""

_ENDS = "。；;：:！？!?，,"


class Mark(NamedTuple):
    """The mark that opens a paragraph: its rank, its id, and how many characters it takes."""

    rank: int
    shown: str
    length: int


def mark_of(text: str) -> Mark | None:
    """Return the mark that a paragraph begins with, or None."""
    begin = len(text) - len(text.lstrip())
    for style in _STYLES:
        match = style.pattern.match(text, begin)
        if match:
            return Mark(style.rank, style.shown.format(_plain(match[1])), match.end())
    return None


def is_heading(text: str, mark: Mark | None) -> bool:
    """Tell whether a marked paragraph only names what follows: short, and no sentence."""
    rest = text[mark.length :].strip() if mark else text.strip()
    return mark is not None and len(rest) <= 40 and rest[-1:] not in _ENDS and "。" not in rest


def clauses_of(blocks: Iterable[Block]) -> list[tuple[str, bool]]:
    """Return for each block its clause, and whether it is a heading."""
    above: list[Mark] = []
    unmarked: Counter[str] = Counter()
    found: list[tuple[str, int, bool]] = []
    for block in blocks:
        mark = mark_of(block.text) if block.cell is None else None
        annex = _ANNEX.match(block.text) if above and block.cell is None else None
        if annex:
            above = [Mark(-1, "".join(annex.groups()), 0)]
        if mark is not None:
            above = [*(one for one in above if one.rank < mark.rank), mark]
        heading = is_heading(block.text, mark) if block.is_heading is None else block.is_heading
        clause, number = "".join(one.shown for one in above), 0
        if block.cell is not None:
            clause = f"{clause}表{block.cell.table}"
        elif mark is None and not heading and not annex:
            unmarked[clause] += 1
            number = unmarked[clause]
        found.append((clause, number, heading))
    return [
        (_paragraph(clause, number, unmarked[clause]) if number else clause, heading)
        for clause, number, heading in found
    ]


def _paragraph(clause: str, number: int, count: int) -> str:
    """Return the id of an unmarked paragraph: with its number only where it has neighbours."""
    which = "" if count == 1 else str(number)
    return f"{clause}¶{which}" if clause else f"{PREFACE}{which}"


def _plain(mark: str) -> str:
    return mark.replace("〇", "零")
