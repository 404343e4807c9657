"""What headings, and sentences that lead to what follows, set for the paragraphs below them."""

from __future__ import annotations

import re
from collections.abc import Sequence

import attrs

from eduplan.documents.document import Passage
from eduplan.documents.numbering import LOWEST, mark_of
from eduplan.drafting.cues import STRONG
from eduplan.drafting.seen import lead_of
from eduplan.drafting.times import Times, kind_of
from eduplan.drafting.tokens import FIGURE, Token

_HEADING = 20
"""Longest paragraph that may be a heading without a style of one."""
_NO_HEADING = re.compile(r"\d[%所人个]|，|。$")
_LEADING = 80
"""Longest sentence that leads to what follows: 2024年，我们将做好以下工作：."""
_RECKONED = re.compile(
    "(?:生源|人口|学位|需求|规模|人数|学生数?|趋势)(?:变化|发展|需求)?(?:预测|测算)"
)
_DAY = re.compile(r"\d[-/.月]\d")
_TO_COME = re.compile("(?:[^，。；]{0,6})(?:建议|下一?步|今后|打算)")
_BESIDE = 4
"""How many characters a line has less than that beside its year, if it is a time alone."""


@attrs.define
class Sections:
    """The section that a paragraph stands in.

    Attributes:
        times: what the document says of time.
        kind: target or baseline, as its heading says, or "".
        year: the year that its heading gives.
        stated: the year of the last facts in it, for a paragraph that gives none.
        told: the kind and the year of the last figures, with which 其中 goes on.
        ahead: the last year ahead that a paragraph gave, which 到那时 means.
        rank: of the heading.
        is_reckoned: whether its figures are forecasts (生源预测).
        number: of the paragraph within the document.
    """

    times: Times
    kind: str = ""
    year: int | None = None
    stated: int | None = None
    told: tuple[str, int | None] | None = None
    ahead: int | None = None
    rank: int = 0
    is_reckoned: bool = False
    number: int = 0

    def read(self, passage: Passage, text: str, tokens: Sequence[Token], *, is_first: bool) -> None:
        """Take over what a paragraph sets, if it is a heading or leads to what follows."""
        if mark_of(text) and len(text) <= _HEADING:
            text = text.removesuffix("。")  # （一）现实基础。
        if passage.is_heading or (len(text) <= _HEADING and not _NO_HEADING.search(text)):
            self._heading(text, tokens, is_first=is_first)
        elif text.endswith("：") and len(text) <= _LEADING:
            self._lead(text, tokens)

    def default(self, text: str) -> str:
        """Return the kind that the figures of a paragraph are of where no word says it."""
        words = lead_of(text)
        lead = self.times.section(words)
        is_below = self.kind == "baseline" and lead == "target" and not _TO_COME.match(words)
        return self.kind if is_below else lead or self.kind

    def _heading(self, text: str, tokens: Sequence[Token], *, is_first: bool) -> None:
        mark = mark_of(text)
        self.is_reckoned = bool(_RECKONED.search(text)) or (self.is_reckoned and not mark)
        own = self.times.section(text)
        is_below = self.kind == "baseline" and mark is not None and mark.rank > self.rank
        if own and not (is_below and own == "target"):  # a review stays one in its parts
            top = LOWEST if is_first else 0  # a title is above all parts
            self.kind, self.rank = own, mark.rank if mark else top
        if own:
            self.stated = None
        if not own and not mark and _is_time(text, tokens):  # “十三五”期间; 到2025年
            self._date(text, tokens)
        elif not is_first and (own or mark or any(one.kind == "term" for one in tokens)):
            year = self.times.year(text, tokens, 0)[0]
            self.year = year or (None if own and not is_below else self.year)

    def _lead(self, text: str, tokens: Sequence[Token]) -> None:
        if not any(one.kind == FIGURE for one in tokens):
            self._date(text, tokens)

    def _date(self, text: str, tokens: Sequence[Token]) -> None:
        """Take over the year and the kind that a line gives what stands below it."""
        year, certain = self.times.year(text, tokens, 0)
        kind, strength, _ = kind_of(text, year if certain else None, self.times, self.kind)
        if kind and strength >= STRONG:
            self.kind, self.rank, self.stated = kind, LOWEST, None
            self.year = year if certain else None


def _is_time(text: str, tokens: Sequence[Token]) -> bool:
    """Tell whether a line holds a year, no day, and hardly anything else."""
    if len(tokens) != 1 or _DAY.search(text):
        return False
    return len(text) - (tokens[0].end - tokens[0].start) < _BESIDE
