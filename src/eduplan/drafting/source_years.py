"""The years that a document can mean at a place: those that the nearest cues say."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from eduplan.documents.document import Document, Passage
from eduplan.drafting.facts import times_of
from eduplan.drafting.seen import COMPARED, TIMES_OF
from eduplan.drafting.tokens import folded, tokens_of
from eduplan.tables.blocks import Cell

_SENTENCE = re.compile("[^。；！？]+")
_BARE = re.compile(r"^(?:19|20)\d\d$|(?:19|20)\d\d(?=[./-]\d{1,2}(?!\d))")
"""A year of a column of times, which needs no 年: 2025, 2025.9."""
_CHAPTER = re.compile("第.+?章|前言|[^第前].*?(?=[(（¶表]|$)")
"""The first part of a clause: 三 of 三(一)1."""


class Years:
    """Tells which years a document can mean at a place."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[str, frozenset[int]] = {}
        self._nearest: dict[tuple[int, int], frozenset[int]] = {}
        self._heads: dict[str, list[tuple[int, str]]] = {}
        for number, one in enumerate(document.passages):
            if one.cell is None and "¶" not in one.clause:
                begin = re.split("[。；]", one.text, maxsplit=1)[0]
                self._heads.setdefault(one.clause, []).append((number, begin))
        self._times = times = times_of(document)
        spans = [one for one in (times.plan, times.period) if one]
        ends = [year for first, last in spans for year in (first - 1, first, last)]
        own = (times.now, times.as_of, times.last, times.goal, times.base)
        self._own = frozenset(year for year in (*own, *ends) if year)

    def near(self, start: int, end: int) -> frozenset[int]:
        """Return the years that a quote can be of, as the document says where it stands.

        Its own words come first, then its sentence, its paragraph or table, what stands above in
        its chapter, and the times of the document. A year with which its paragraph begins, or
        which the headings above it give, is one too.
        """
        place = start, end
        if place not in self._nearest:
            self._nearest[place] = self._near(start, end)
        return self._nearest[place]

    def _near(self, start: int, end: int) -> frozenset[int]:
        passage, number = self._document.at(start), self._document.number_at(start)
        if passage.cell is not None:
            return self._near_cell(passage) or self._above(number) or self._own
        every = range(len(passage.text))
        first, last = (bisect_left(every, one, key=passage.place) for one in (start, end))
        about = [one[0] for one in _SENTENCE.finditer(passage.text) if first in range(*one.span())]
        quote = passage.text[first:last]
        levels = ((quote,), about if quote else (), (passage.text,))
        near = next(filter(None, map(self._of, levels)), frozenset())
        begins = [one[0]] if (one := _SENTENCE.search(passage.text)) else []
        headings = () if self._of((quote,)) else self._headings(passage, number)
        led = self._of([*begins, *headings])
        return near | led or self._above(number) or self._own

    def within(self, passages: Sequence[Passage]) -> frozenset[int]:
        """Return the years that the paragraphs or the row of a measure give, or those near it."""
        return self._of_cells(passages) or self.near(passages[0].start, passages[0].end)

    def _near_cell(self, passage: Passage) -> frozenset[int]:
        """Return the years of a cell, else of its row and of what stands above it, or the table."""
        own = passage.cell
        assert own is not None
        table, of_all = self._tables[own.table]
        near = [one for one in table if one.cell and _bears_on(one.cell, own)]
        return next(filter(None, map(self._of_cells, ([passage], near))), of_all)

    @cached_property
    def _tables(self) -> dict[int, tuple[Sequence[Passage], frozenset[int]]]:
        """The cells of each table, and the years that it gives."""
        tables = self._document.tables
        return {
            one.cell.table: (cells, self._of_cells(cells))
            for cells in tables
            if (one := cells[0]).cell
        }

    def _of_cells(self, passages: Sequence[Passage]) -> frozenset[int]:
        bare = (_BARE.findall(folded(one.text).strip()) for one in passages)
        return self._of(one.text for one in passages) | {
            int(year) for every in bare for year in every
        }

    def _headings(self, passage: Passage, number: int) -> Iterator[str]:
        """Yield how the paragraphs begin under whose marks a paragraph stands."""
        clause = passage.clause.partition("¶")[0]
        for length in range(len(clause) + 1):
            above = self._heads.get(clause[:length], ())
            yield from (begin for at, begin in above if at < number - 1)

    def _above(self, number: int) -> frozenset[int]:
        """Return the years of the chapter of a paragraph, up to it."""
        return self._so_far[number - 1]

    @cached_property
    def _so_far(self) -> list[frozenset[int]]:
        """For each paragraph the years of its chapter, up to it."""
        of_chapter: dict[str, frozenset[int]] = {}
        found = []
        for one in self._document.passages:
            chapter = _chapter(one)
            known = of_chapter.get(chapter, frozenset()) | self._of((one.text,))
            of_chapter[chapter] = known
            found.append(known)
        return found

    def _of(self, texts: Iterable[str]) -> frozenset[int]:
        """Return the years that texts give; one that is only compared with is none."""
        return frozenset().union(*map(self._of_text, texts))

    def _of_text(self, printed: str) -> frozenset[int]:
        if printed not in self._known:
            self._known[printed] = frozenset(self._years(folded(printed)))
        return self._known[printed]

    def _years(self, text: str) -> Iterator[int]:
        for one in tokens_of(text):
            if COMPARED.search(text[max(0, one.start - 10) : one.start]):
                continue
            if one.years and not TIMES_OF.match(text, one.end):
                yield from one.years
                if one.kind == "plan":
                    yield one.years[0] - 1
            elif year := self._times.year(text, [one], 0)[0]:
                yield year


def _chapter(passage: Passage) -> str:
    found = _CHAPTER.match(passage.clause)
    return found[0] if found else ""


def _bears_on(one: Cell, own: Cell) -> bool:
    """Tell whether a cell stands in the row of another, or in its column above it."""
    is_in_row = one.row <= own.row < one.row + one.rows
    reaches = one.column < own.column + own.columns and own.column < one.column + one.columns
    return is_in_row or (reaches and one.row < own.row)
