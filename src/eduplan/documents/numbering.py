"""Clause numbers: what a document's own marks (第一章, 一、, （一）, 1., （1）, ①) make of each paragraph.

An id joins the marks that a paragraph stands under: 三(一)1. A paragraph without a mark is counted
below the mark it follows: 三(二)¶ where it is the only one, 四¶1, 四¶2 where there are several. What
stands before the first mark is 前言.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eduplan.documents.document import Block

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


class Numbering:
    """Gives each block its clause, in one pass over the document."""

    def clauses(self, blocks: Sequence[Block]) -> list[tuple[str, bool]]:
        """Return for each block its clause, and whether it is a heading."""
        found = [self._below(*one) for one in self._marked(blocks)]
        counted = Counter(clause for clause, number, _ in found if number)
        return [
            (_paragraph(clause, number, counted[clause]) if number else clause, heading)
            for clause, number, heading in found
        ]

    def _marked(self, blocks: Iterable[Block]) -> Iterable[tuple[str, Block, bool, bool]]:
        """Yield the id of the marks above each block, the block, and whether it opens one."""
        above: list[Mark] = []
        for block in blocks:
            mark = mark_of(block.text) if block.cell is None else None
            if mark is not None:
                above = [one for one in above if one.rank < mark.rank]
                above.append(mark)
            heading = (
                block.is_heading if block.is_heading is not None else is_heading(block.text, mark)
            )
            yield "".join(one.shown for one in above), block, mark is not None, heading

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def _below(
        self, clause: str, block: Block, opens: bool, heading: bool
    ) -> tuple[str, int, bool]:
        if block.cell is not None:
            return f"{clause}表{block.cell.table}", 0, heading
        if opens or heading:
            return clause, 0, heading
        self._counts[clause] += 1
        return clause, self._counts[clause], heading


def _paragraph(clause: str, number: int, count: int) -> str:
    """Return the id of an unmarked paragraph: with its number only where it has neighbours."""
    which = "" if count == 1 else str(number)
    return f"{clause}¶{which}" if clause else f"{PREFACE}{which}"


def _plain(mark: str) -> str:
    return mark.replace("〇", "零")
