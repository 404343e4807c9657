"""The years that a document can mean at a place: those that the nearest cues say."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
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
        self._sentences: dict[int, _Sentences] = {}
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
        if number not in self._sentences:
            self._sentences[number] = _Sentences(passage.text)
        sentences = self._sentences[number]
        quote = passage.text[first:last]
        levels = ((quote,), sentences.at(first) if quote else (), (passage.text,))
        near = next(filter(None, map(self._of, levels)), frozenset())
        led = self._of(sentences.first)
        if not self._of((quote,)):
            led |= self._headed(passage, number)
        return near | led or self._above(number) or self._own

    def within(self, passages: Sequence[Passage]) -> frozenset[int]:
        """Return the years that the paragraphs or the row of a measure give, or those near it."""
        years = frozenset().union(*map(self._of_cell, passages))
        return years or self.near(passages[0].start, passages[0].end)

    def _near_cell(self, passage: Passage) -> frozenset[int]:
        """Return the years of a cell, else of its row and of what stands above it, or the table."""
        own = passage.cell
        assert own is not None
        table = self._tables[own.table]
        return self._of_cell(passage) or table.near(own) or table.years

    @cached_property
    def _tables(self) -> dict[int, _Table]:
        """The tables by their numbers."""
        found: dict[int, _Table] = {}
        for cells in self._document.tables:
            years = [(one.cell, self._of_cell(one)) for one in cells if one.cell]
            found[years[0][0].table] = _Table(years)
        return found

    def _of_cell(self, passage: Passage) -> frozenset[int]:
        """Return the years that a cell gives; one of a column of times needs no 年."""
        bare = _BARE.findall(folded(passage.text).strip())
        return self._of_text(passage.text).union(map(int, bare))

    def _headed(self, passage: Passage, number: int) -> frozenset[int]:
        """Return the years with which the paragraphs begin under whose marks one stands."""
        clause = passage.clause.partition("¶")[0]
        found: frozenset[int] = frozenset()
        for length in range(len(clause) + 1):
            numbers, years = self._heads.get(clause[:length], ((), ()))
            if before := bisect_left(numbers, number - 1):
                found |= years[before - 1]
        return found

    @cached_property
    def _heads(self) -> dict[str, tuple[list[int], list[frozenset[int]]]]:
        """The numbers of the paragraphs with each mark, and the years of all that begin so far."""
        found: dict[str, tuple[list[int], list[frozenset[int]]]] = {}
        for number, one in enumerate(self._document.passages):
            if one.cell is None and "¶" not in one.clause:
                numbers, years = found.setdefault(one.clause, ([], []))
                begin = re.split("[。；]", one.text, maxsplit=1)[0]
                numbers.append(number)
                years.append((years[-1] if years else frozenset()) | self._of((begin,)))
        return found

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


class _Sentences:
    """The sentences of a paragraph."""

    def __init__(self, text: str) -> None:
        found = [*_SENTENCE.finditer(text)]
        self._ends = [one.end() for one in found]
        self._starts = [one.start() for one in found]
        self._texts = [one[0] for one in found]

    @property
    def first(self) -> Sequence[str]:
        """The first, if there is any."""
        return self._texts[:1]

    def at(self, place: int) -> Sequence[str]:
        """Return the one that holds a place, if one does."""
        number = bisect_right(self._ends, place)
        is_in = number < len(self._ends) and self._starts[number] <= place
        return self._texts[number : number + 1] if is_in else ()


def _chapter(passage: Passage) -> str:
    found = _CHAPTER.match(passage.clause)
    return found[0] if found else ""


class _Table:
    """The years of a table, cell by cell.

    Attributes:
        years: all of them.
    """

    def __init__(self, cells: Sequence[tuple[Cell, frozenset[int]]]) -> None:
        self.years = frozenset().union(*(years for _, years in cells))
        self._rows: dict[int, frozenset[int]] = {}
        self._columns: dict[int, tuple[list[int], list[frozenset[int]]]] = {}
        last = max(cell.row for cell, _ in cells)
        self._width = max(cell.column for cell, _ in cells) + 1
        for cell, years in sorted(cells, key=lambda one: one[0].row):
            for row in range(cell.row, min(cell.row + cell.rows, last + 1)):
                self._rows[row] = self._rows.get(row, frozenset()) | years
            for column in self._reached(cell):
                rows, known = self._columns.setdefault(column, ([], []))
                rows.append(cell.row)
                known.append((known[-1] if known else frozenset()) | years)

    def near(self, own: Cell) -> frozenset[int]:
        """Return the years of the row of a cell, and of what stands above it in its columns."""
        found = self._rows[own.row]
        for column in self._reached(own):
            rows, known = self._columns[column]
            if above := bisect_left(rows, own.row):
                found |= known[above - 1]
        return found

    def _reached(self, cell: Cell) -> range:
        """Return the columns of a cell, up to the last in which any begins."""
        return range(cell.column, min(cell.column + cell.columns, self._width))
