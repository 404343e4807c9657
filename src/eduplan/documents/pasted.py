"""Tables that were pasted one cell a line: found by their headers, and by columns that agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from eduplan.documents.numbering import DOTTED, mark_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HEADER = re.compile(
    r"(?:序|编)\s*号|类\s*[别型]|单\s*位|属\s*性|备\s*注|项\s*目(?:名称)?|学校(?:名称)?|(?:建设)?地点"
    r"|(?:主要|核心|发展)?指\s*标(?:名称|类别|属性)?(?:\s*[(（].*[)）])?"
    r"|(?:19|20)\d\d\s*年?(?:底|末)?(?:现状|实际|基期|基数|目标|规划|计划|预期)?[数值]?(?:\s*[(（].*[)）])?"
    r"|(?:五年)?(?:年均)?(?:累计|增长|增幅).{0,8}|(?:现状|基期|目标|规划)[数值]"
    r"|(?:主要|重点|工作|具体|建设|实施)*(?:任务|举措|措施|事项|内容|规模|性质)(?:及规模)?"
    r"|(?:总?投资|资金|经费)(?:额|估算|规模|来源)?(?:\s*[(（].*[)）])?|(?:新增)?学位数?(?:\s*[(（].*[)）])?"
    r"|(?:完成|建设|实施|起止)?(?:时限|时间|期限|年限|进度)(?:安排|要求)?|时间安排"
    r"|(?:责任|牵头|配合|负责|实施|建设)(?:单位|部门|主体)"
)
_FIGURE = re.compile(r"[≥≤<>约〔\[]?\s*\d[\d.,:：]*(?:[%％‰\s]|以上|以下|以内|左右)*[〕\]]?")
_NOTHING = re.compile(r"[-—－–/／\s]*")
_AFTER = re.compile("注\\s*[:：]|说明\\s*[:：]|附\\s*[件表注]|表\\s*\\d|专栏|备注\\s*[:：]")
_LONGEST, _FEWEST, _MOST = 60, 3, 12
"""The longest cell; the fewest and the most columns."""


class PastedTable(NamedTuple):
    """The places of the first line of a table and of the line after it, and the lines of a row."""

    start: int
    end: int
    rows: tuple[tuple[int, ...], ...]


def pasted_tables(lines: Sequence[str]) -> Iterator[PastedTable]:
    """Yield the tables whose cells stand one a line, none of them empty.

    A table begins with three headers or more, and goes on with whole rows, of which each column
    holds figures alone or words alone.
    """
    said = [(number, text) for number, line in enumerate(lines) if (text := line.strip())]
    at = 0
    while at < len(said):
        width = 0
        while width <= _MOST and _is_header(said, at + width):
            width += 1
        end = _end(said, at + width) if _FEWEST <= width <= _MOST else at
        rows = [said[place : place + width] for place in range(at, end, width or 1)]
        if len(rows) > 2 and len(rows[-1]) == width and _agree(rows):
            numbers = tuple(tuple(number for number, _ in row) for row in rows)
            yield PastedTable(said[at][0], said[end - 1][0] + 1, numbers)
            at = end
        else:
            at += max(1, width)


def _is_header(said: Sequence[tuple[int, str]], at: int) -> bool:
    return at < len(said) and len(said[at][1]) <= 20 and bool(_HEADER.fullmatch(said[at][1]))


def _end(said: Sequence[tuple[int, str]], at: int) -> int:
    """Return the place after the last line that can be a cell, or before the next headers."""
    while at < len(said):
        text = said[at][1]
        mark = mark_of(text)
        is_section = mark is not None and mark.rank < DOTTED
        if len(text) > _LONGEST or "。" in text or is_section or _AFTER.match(text):
            break
        if all(_is_header(said, place) for place in range(at, at + _FEWEST)):
            break
        at += 1
    return at


def _agree(rows: Sequence[Sequence[tuple[int, str]]]) -> bool:
    """Tell whether each column below the header holds figures alone or words alone."""
    for column in zip(*rows, strict=True):
        below = [text for _, text in column[1:] if not _NOTHING.fullmatch(text)]
        if len({bool(_FIGURE.fullmatch(one)) for one in below}) > 1:
            return False
    return True
