"""Clause numbers: what the marks of a document (第一章, 一、, （一）, 1., 1.1, （1）, ①).

An id joins the marks that a paragraph stands under: 三(一)1. A paragraph without a mark is counted
below the mark it follows: 三(二)¶ where it is the only one, 四¶1, 四¶2 where there are several.
A decimal mark holds the numbers above it, so it takes their place: 1.2.1, not 11.21.2.1.
What stands before the first mark is 前言; what follows an annex's line stands under it: 附件1一.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from eduplan.quantity.numerals import numeral_at

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduplan.tables.blocks import Block

PREFACE = "前言"

LOWEST = 99
"""The rank of a paragraph without a mark, below all that have one."""

_HAN = "一二三四五六七八九十百零〇"
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
_SPACE = r"[ \t\u3000]*"


class _Style(NamedTuple):
    """One way to mark a paragraph: its rank, how it is written, and what its id shows of it."""

    rank: int
    pattern: re.Pattern[str]
    shown: str


def _style(rank: int, pattern: str, shown: str = "{}") -> _Style:
    return _Style(rank, re.compile(pattern), shown)


_UNIT = "[万亿千百%％‰个所名元倍岁年月日人位家项座套间台册平公米亩余多左以至到—~～∶:]"
"""What stands behind a number that counts: 1.2万人 and 1.5倍 open no clause."""
_WORDS = (
    "年度|人才|人员|人事|项目|公办|公共|公平|公益|平安|家校|家庭|家长|以人|日常|多元|名校|名师|所有"
)
"""What begins as a unit does and is none."""
_HEAD = f"(?={_SPACE}[“《（(]?(?:{_WORDS}|(?!{_UNIT})[\u4e00-\u9fff]))"
_CIRCLES = "①-⑳㉑-㉟㊱-㊿"
_WHOLE = r"(?:19|20)\d\d\s*年|100\s*[%％]|\d+\s*所"
"""What a decimal can't be: 7.2022年 and 2.100% are an item and a figure, 3.12所 is none of 3.12."""
DOTTED = 40
"""The rank of 1. and of a decimal mark of one part; what is above it are sections of a document."""

_STYLES = (
    _style(0, f"(第[{_HAN}\\d]+[编篇章])"),
    _style(10, f"(第[{_HAN}\\d]+节)"),
    _style(15, f"(第[{_HAN}\\d]+条)(?={_SPACE[:-1]}+)"),
    _style(20, f"([{_HAN}{_FORMAL}]+){_SPACE}[、．.]"),
    _style(30, f"[（(]{_SPACE}([{_HAN}]+){_SPACE}[）)]", "({})"),
    _style(DOTTED, rf"(\d{{1,3}})[.．、](?!\d)|(\d{{1,2}})[.．、](?={_WHOLE})|([⒈-⒛])"),
    _style(DOTTED, rf"(\d{{1,2}}(?:[.．]\d{{1,2}}){{1,4}})[.．、]?{_HEAD}"),
    _style(DOTTED, rf"(\d{{1,2}})(?={_SPACE[:-1]}+[^\d，。；：、]{{2,30}}$){_HEAD}"),
    _style(50, r"[（(](\d{1,3})[）)]|([⑴-⒇])", "({})"),
    _style(55, r"(\d{1,2}[)）])"),
    _style(60, f"([{_CIRCLES}])"),
)
_LONGEST = 60
"""More characters than a mark looks at."""
_BEGINS = frozenset(
    f"第（({_HAN}{_FORMAL}0123456789０１２３４５６７８９"
    + "".join(map(chr, [*range(0x2460, 0x249C), *range(0x3251, 0x3260), *range(0x32B1, 0x32C0)]))
)
"""What a mark begins with; most paragraphs begin with nothing of it."""
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
    if text[begin : begin + 1] not in _BEGINS:
        return None
    found = _bare_mark_of(text[begin : begin + _LONGEST])
    return found and (found._replace(length=begin + found.length) if begin else found)


@lru_cache(maxsize=1000)
def _bare_mark_of(text: str) -> Mark | None:
    for style in _STYLES:
        match = style.pattern.match(text)
        if match:
            shown = _plain(next(one for one in match.groups() if one))
            rank = style.rank + shown.count(".")
            return Mark(rank, style.shown.format(shown), match.end())
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
        mark = _mark(block) if block.cell is None else None
        annex = _ANNEX.match(block.text) if above and block.cell is None else None
        if annex:
            above = [Mark(-1, "".join(annex.groups()), 0)]
        if mark is not None:
            above = [*_over(mark, above), mark]
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


_OWN = 70
"""The rank of a number in a form of its own: A., 甲、, I."""


def _mark(block: Block) -> Mark | None:
    """Return the mark of a paragraph, as typed or as its program numbers it."""
    number = block.number.strip()
    if not number:
        return mark_of(block.text)
    found = mark_of(number) or mark_of(f"{number} {_ANY_TITLE}")
    shown = number.strip("、.．- ")
    return found or (Mark(_OWN, shown, len(number)) if shown else None)


_ANY_TITLE = "题目"


def _paragraph(clause: str, number: int, count: int) -> str:
    """Return the id of an unmarked paragraph: with its number only where it has neighbours."""
    which = "" if count == 1 else str(number)
    return f"{clause}¶{which}" if clause else f"{PREFACE}{which}"


def _over(mark: Mark, above: list[Mark]) -> list[Mark]:
    """Return the marks that one stands under and does not hold itself: 1.1 holds the 一 of 一、."""
    first, *more = mark.shown.split(".")
    if not more:
        return [one for one in above if one.rank < mark.rank]
    over = [one for one in above if one.rank < DOTTED]
    number = numeral_at(over[-1].shown) if over else None
    return over[:-1] if number and str(number.value) == first else over


_DIGITS = str.maketrans(
    dict(zip("０１２３４５６７８９．〇）", "0123456789.零)", strict=True))
    | {chr(0x2474 + place): str(place + 1) for place in range(20)}
    | {chr(0x2488 + place): str(place + 1) for place in range(20)}
)
"""Signs of numbers as an id writes them: ⑴ and １ are 1."""


def _plain(mark: str) -> str:
    return mark.translate(_DIGITS)
