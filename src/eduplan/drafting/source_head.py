"""Compares what a plan file says of itself with the head of its document."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from eduplan.documents.document import Document, Passage
from eduplan.drafting.head import CARD, FIRST, LAST, days_of, head_of
from eduplan.drafting.tokens import folded, tokens_of
from eduplan.plan.model import Plan
from eduplan.words import Words

OTHER_TITLE = Words("标题与文档不同", "the document has another title")
OTHER_NUMBER = Words("文号与文档不同", "the document has another number")
OTHER_DAY = Words("印发日期与文档不同", "the document was issued on another day")
OTHER_ISSUER = Words("印发单位与文档不同", "the document was issued by another body")
OTHER_REGION = Words("地区名称与文档不同", "the document is of another region")
OTHER_PERIOD = Words("规划期与文档不同", "the document is of another period")

_BRACKETS = str.maketrans("[]【】()（）“”‘’\"'", "〔〕〔〕〔〕〔〕      ")


class HeadDifference(NamedTuple):
    """What the head of a document says otherwise: the kind, the clause where, and both words."""

    kind: Words
    clause: str
    said: str


def compare_heads(plan: Plan, document: Document) -> Iterator[HeadDifference]:
    """Yield what a plan says of itself and the head of its document says otherwise, or alone.

    What the document itself does not say cannot be compared.
    """
    head, page = head_of(document), _Page(document)
    for kind, said, printed in (
        (OTHER_TITLE, plan.title, head.title),
        (OTHER_NUMBER, plan.document, head.number),
        (OTHER_ISSUER, plan.issuer, head.issuer),
    ):
        if page.has(printed) and not page.says(said, printed):
            yield HeadDifference(kind, page.clause_of(printed), _both(said, printed))
    region = head.region_name
    if plan.region_name and page.has(region) and not page.is_region(plan.region_name, region):
        both = _both(plan.region_name, region)
        yield HeadDifference(OTHER_REGION, page.clause_of(region), both)
    if head.issued and plan.issued not in page.days | {head.issued}:
        said = plan.issued.isoformat() if plan.issued else ""
        clause = page.clause_of_day(head.issued)
        yield HeadDifference(OTHER_DAY, clause, _both(said, head.issued.isoformat()))
    years = plan.first_year, plan.last_year
    if head.period and years not in page.periods(head.title, head.period):
        clause = page.clause_of_period(head.period)
        yield HeadDifference(OTHER_PERIOD, clause, _both(_span(years), _span(head.period)))


class _Page:
    """The paragraphs and cells around a text, in which its head is printed."""

    def __init__(self, document: Document) -> None:
        paragraphs = [one for one in document.passages if one.cell is None]
        cells = [one for one in document.passages[:CARD] if one.cell is not None]
        around = [*paragraphs[:FIRST], *paragraphs[FIRST:][-LAST:]]
        self._passages: Sequence[Passage] = [*around, *cells]
        self._text = "".join(_bare(one.text) for one in self._passages)
        self._days = [(day, one) for one in self._passages for day in days_of(one.text)]
        self._first = paragraphs[:FIRST]

    @property
    def days(self) -> set[datetime.date]:
        """The days that it prints."""
        return {day for day, _ in self._days}

    def has(self, words: str) -> bool:
        """Tell whether it prints some words, on however many lines and in whatever brackets."""
        return bool(words) and _bare(words) in self._text

    def says(self, said: str, printed: str) -> bool:
        """Tell whether it prints what a plan says, and that is no mere part of what is printed."""
        own, whole = _bare(said), _bare(printed)
        return own == whole or (self.has(said) and own not in whole)

    def is_region(self, said: str, printed: str) -> bool:
        """Tell whether it prints a region that a plan names, in full or with those around it."""
        return self.says(said, printed) or _bare(printed) in _bare(said)

    def clause_of(self, printed: str) -> str:
        """Return the clause in which printed words stand or begin."""
        words = _bare(printed)
        holding = (one for one in self._passages if words in _bare(one.text))
        parts = (one for one in self._passages if (own := _bare(one.text)) and own in words)
        found = next(holding, None) or next(parts, None)
        return found.clause if found else ""

    def clause_of_day(self, day: datetime.date) -> str:
        """Return the clause in which a day is printed."""
        return next((one.clause for printed, one in self._days if printed == day), "")

    def periods(self, title: str, period: tuple[int, int]) -> set[tuple[int, int]]:
        """Return the periods that it may be of: its own, or what its first paragraphs name.

        A title that names one leaves no choice.
        """
        if [*_spans(title)]:
            return {period}
        return {period, *(years for one in self._first for years in _spans(one.text))}

    def clause_of_period(self, period: tuple[int, int]) -> str:
        """Return the clause in which a period is named."""
        return next((one.clause for one in self._first if period in _spans(one.text)), "")


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for one in tokens_of(folded(text)):
        if one.years and one.kind in ("plan", "span"):
            yield one.years


def _bare(text: str) -> str:
    return re.sub(r"\s", "", folded(text).translate(_BRACKETS))


def _span(years: tuple[int, int]) -> str:
    return "-".join(str(one) for one in dict.fromkeys(years))


def _both(said: str, printed: str) -> str:
    return f"{said}「{printed}」"
