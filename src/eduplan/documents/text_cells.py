"""Cells as pasted text prints them: lines split into pieces, and what each piece looks like."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from eduplan.files.indicator_columns import binding_of
from eduplan.quantity.unit import is_unit

if TYPE_CHECKING:
    from collections.abc import Iterator

Look: TypeAlias = Literal["nothing", "figure", "figures", "value", "unit", "binding", "words"]
"""What a piece looks like: a dash, a figure, a text with figures in it, words that stand in the
place of a figure (全覆盖), a unit, how a row binds, or any other words."""

Mark: TypeAlias = Literal["bar", "open", "tab", "wide", "space"]
"""What parts the cells of a line: bars (`open` without those at its ends), tabs, wide spaces, or
single ones."""

_MARKS: tuple[tuple[Mark, re.Pattern[str]], ...] = (
    ("bar", re.compile(r"[|｜]")),
    ("open", re.compile(r"[|｜]")),
    ("tab", re.compile(r"\t")),
    ("wide", re.compile(r"[ \u00a0]*[\t\u3000][ \u00a0\t\u3000]*|[ \u00a0]{2,}")),
    ("space", re.compile(r"[ \u00a0\t\u3000]+")),
)
SHOWN: tuple[Mark, ...] = ("bar", "open", "tab")
"""Marks that show blank cells too."""

BREAK = "\v"
_LINES = r'"[^"\t\n]{0,60}(?:\n[^"\t\n]{0,60}){1,6}"'
_QUOTED = re.compile(rf"(?<=\t){_LINES}(?![^\t\n])|(?<![^\t\n]){_LINES}(?=\t)")
_SPACED_WORD = re.compile(
    r"(?<![^\W\d_])(?:[序编]\s+号|指\s+标|单\s+位|属\s+性|备\s+注|类\s+[别型]|项\s+目|内\s+容)(?![^\W\d_])"
)
_FIGURE = re.compile(
    r"(?:约|近|超过?|高于|低于|不[低高少大]于|不超过|至少|大于|小于|达到?|[≥≤<>＜＞≧≦±+\-−－])*\s*"
    r"[〔\[【(（]?\s*[+\-−－]?\d[\d.,，]*(?:\s*[:：∶比]\s*\d[\d.]*)?\s*(?:%|％|‰|[^\W\d_/]{1,3}(?:/[^\W\d_]{1,2})?)?"
    r"(?:\s*[-—–~～－至]+\s*\d[\d.,]*\s*(?:%|％|‰|[^\W\d_]{1,3})?)?"
    r"\s*(?:[及]?以[上下内]|左右|个百分点)*\s*[〕\]】)）]?[*＊①-⑳]*"
)
_NOTHING = re.compile(r"[-—－–/／\s…*]+|无|暂无|/")
_VALUE = re.compile(
    "(?:基本|全面|全部|完全|初步|大体|持续|逐[年步]|进一步|显著|明显|不断|稳步|动态|普遍|保持|达到|实现|高于|优于)?"
    "(?:全?覆盖|达标|实现|完成|建成|普及|清零|消除|均衡|提高|提升|下降|降低|增长|增加|减少|稳定|保持|改善|优化|合格"
    "|国家标准|省定标准|全[国省市]平均水平)"
    "|[前第][一二三四五六七八九十\\d]+[位名]?|[零一二三四五六七八九十]+[所个人名位]"
)


class Piece(NamedTuple):
    """A text between marks: its line, where it begins there, and whether it is the first there.

    `gap` is how many blank lines stand before it, `column` where its marks say that it stands (from
    0), and `is_alone` whether its line has no other. `parts` are its lines, with their places, if
    it has several.
    """

    text: str
    line: int
    at: int
    opens: bool = True
    is_alone: bool = True
    gap: int = 0
    column: int | None = None
    parts: tuple[tuple[str, int], ...] = ()

    @property
    def printed(self) -> tuple[tuple[str, int], ...]:
        """Its lines, each with the place where it begins."""
        return self.parts or ((self.text, self.at),)


def in_one_line(text: str) -> str:
    """Return a text as long, the lines of a cell that a spreadsheet quotes parted by `BREAK`."""
    return _QUOTED.sub(lambda cell: f" {cell[0][1:-1].replace(chr(10), BREAK)} ", text)


def marks_of(line: str) -> Iterator[Mark]:
    """Yield what may part the cells of a line, the surest first."""
    for mark, pattern in _MARKS:
        is_barred = line.strip()[:1] in ("|", "｜")
        if (
            pattern.search(line.strip())
            and is_barred >= (mark == "bar")
            and not (is_barred and mark == "open")
        ):
            yield mark


def split_line(line: str, number: int, mark: Mark) -> list[Piece]:
    """Return the cells of a line; between tabs and bars blank ones too."""
    pattern = dict(_MARKS)[mark]
    plain = _SPACED_WORD.sub(lambda word: re.sub(r"\s", "_", word[0]), line)
    begin, end = 0, len(line.rstrip())
    if mark == "bar":
        begin = len(plain) - len(plain.lstrip()) + (plain.lstrip()[:1] in "|｜")
        end -= plain.rstrip()[-1:] in "|｜"
    elif mark == "tab":
        end = len(line.rstrip(" \r\n"))
    found: list[Piece] = []
    while begin <= end:
        parted = pattern.search(plain, begin, end)
        stop = parted.start() if parted else end
        text = line[begin:stop]
        at = begin + len(text) - len(text.lstrip())
        if text.strip() or mark in SHOWN:
            found.append(piece_of(text.strip(), number, at))
        begin = parted.end() if parted else end + 1
    return found


def piece_of(text: str, number: int, at: int) -> Piece:
    """Return a piece with its lines; they begin at a place of a line."""
    if BREAK not in text:
        return Piece(text, number, at)
    starts = accumulate((len(one) + 1 for one in text.split(BREAK)), initial=at)
    parts = [(one, start) for one, start in zip(text.split(BREAK), starts, strict=False) if one]
    said = "".join(one for one, _ in parts)
    return Piece(said, number, at, parts=(*parts,))


@lru_cache(maxsize=4096)
def look_of(text: str) -> Look:
    """Return what a piece looks like."""
    if _NOTHING.fullmatch(text):
        return "nothing"
    if len(text) > 40:
        return "words"
    if _FIGURE.fullmatch(text):
        return "figure"
    if binding_of(text):
        return "binding"
    if text in ("百分点", "个百分点") or is_unit(text):
        return "unit"
    if _VALUE.fullmatch(text):
        return "value"
    return "figures" if len(re.findall(r"\d+", text)) > 1 else "words"


def number_of(text: str) -> int | None:
    """Return the number of a row that a piece is, if it can be one."""
    found = re.fullmatch(r"[(（]?(\d{1,3})[)）.．、]?", text)
    return int(found[1]) if found else None


def is_open(text: str) -> bool:
    """Tell whether a bracket of a text is not closed in it."""
    return len(re.findall("[(（〔]", text)) > len(re.findall("[)）〕]", text))
