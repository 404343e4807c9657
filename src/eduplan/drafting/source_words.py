"""Which measures and problems of a document no item of a plan says, in whatever words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import attrs

from eduplan.documents.document import Document
from eduplan.drafting.measures import Words
from eduplan.drafting.source_alike import SHORTEST, Within, alike
from eduplan.drafting.source_figures import bare
from eduplan.plan.model import Goal, Item, Measure, Plan, PlanProblem, Statement

_ONE_NUMBER = re.compile("[0-9]{2}|[〇零一二三四五六七八九十百]{2}")


def words_not_held(words: Sequence[Words], plan: Plan, document: Document) -> Iterator[Words]:
    """Yield the measures and problems of a document that no item of a plan holds.

    An item holds those whose title it quotes; one in words also those whose title it has, those
    that say its quote anywhere, and that at whose place it stands. One that quotes nothing of the
    document holds its clause, and a measure or problem what stands above and below it: that may say
    the same in other words.
    """
    places = [*_places(words)]
    figures = (*plan.baselines, *plan.statements, *plan.targets)
    items = (*plan.goals, *figures, *plan.measures, *plan.problems)
    quotes = {bare(one.quote) for one in items}
    in_words = [one for one in items if _is_in_words(one)]
    titles = {bare(getattr(one, "title", "")) for one in in_words}
    titled = alike((one.title for one in places), quotes | titles)
    told = Within(quote for one in in_words if len(quote := bare(one.quote)) >= SHORTEST)
    offsets = sorted({one.place.offset for one in in_words if one.place and one.place.offset})
    printed = {*Within(quotes).of(bare(document.text))}
    clauses = _Clauses(one for one in items if bare(one.quote) not in printed)
    for one in places:
        is_there = one.holds_any(offsets) or any(told.of(one.text))
        if not (titled[one.title] or is_there or clauses.hold(one.words.passage.clause)):
            yield one.words


def _is_in_words(item: Item) -> bool:
    """Tell whether an item says something in words, whatever figures it has besides."""
    is_claim = isinstance(item, Statement) and item.figure is None
    return is_claim or isinstance(item, Goal | Measure | PlanProblem)


@attrs.frozen
class _Place:
    """A measure or a problem with all that it says, and from where to where in the document."""

    words: Words
    text: str
    spans: Sequence[tuple[int, int]]

    @property
    def title(self) -> str:
        """Its title without blanks."""
        return bare(self.words.title)

    def holds_any(self, offsets: Sequence[int]) -> bool:
        """Tell whether any of some sorted places of the document lies in it."""
        nexts = ((bisect_left(offsets, start), end) for start, end in self.spans)
        return any(at < len(offsets) and offsets[at] < end for at, end in nexts)


def _places(words: Iterable[Words]) -> Iterator[_Place]:
    """Yield where each stands; a point of a paragraph ends where the next begins."""
    for one, following in pairwise((*words, None)):
        assert one is not None
        if one.passages:
            spans = [(passage.start, passage.end) for passage in one.passages]
            yield _Place(one, bare(one.text), spans)
            continue
        passage = one.passage
        is_followed = following is not None and following.passage is passage
        end = following.start if following is not None and is_followed else len(passage.text)
        span = passage.place(one.start), passage.place(end - 1) + 1
        yield _Place(one, bare(passage.text[one.start : end]), [span])


class _Clauses:
    """The clauses of items that quote nothing of the document."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._own: set[str] = set()
        self._told: set[str] = set()
        self._above: set[str] = set()
        for item in items:
            self._own.update(item.clauses)
            if isinstance(item, Measure | PlanProblem):
                self._told.update(item.clauses)
                self._above.update(above for one in item.clauses for above in _above(one))

    def hold(self, clause: str) -> bool:
        """Tell whether an item is of a clause, or says what stands above or below it."""
        if not clause:
            return False
        is_within = not self._told.isdisjoint(_above(clause))
        return is_within or clause in self._own or clause in self._above


def _above(clause: str) -> Iterator[str]:
    """Yield a clause and those above it: 三, 三(二) and 三(二)1."""
    for end in range(1, len(clause) + 1):
        if not _ONE_NUMBER.fullmatch(clause[end - 1 : end + 1]):
            yield clause[:end]
