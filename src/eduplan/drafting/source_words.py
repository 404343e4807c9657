"""Which measures and problems of a document no item of a plan says, in whatever words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from eduplan.documents.document import Document
from eduplan.drafting.measures import Words
from eduplan.drafting.source_alike import SHORTEST, Within, alike
from eduplan.drafting.source_figures import bare
from eduplan.plan.model import Goal, Item, Measure, Plan, PlanProblem, Statement

_ONE_NUMBER = re.compile("[0-9]{2}|[〇零一二三四五六七八九十百]{2}")


def words_not_held(words: Sequence[Words], plan: Plan, document: Document) -> Iterator[Words]:
    """Yield the measures and problems of a document that no item of a plan holds.

    An item in words holds those whose title it has or quotes, those that say its quote anywhere,
    and that at whose place it stands; a figure of the same words says nobody who is to act. An item
    that quotes nothing of the document holds its clause, and a measure or problem what stands above
    and below it: that may say the same in other words.
    """
    figures = (*plan.baselines, *plan.statements, *plan.targets)
    items = (*plan.goals, *figures, *plan.measures, *plan.problems)
    quotes = {bare(one.quote) for one in items}
    in_words = [one for one in items if _is_in_words(one)]
    own = {bare(said) for one in in_words for said in (one.quote, getattr(one, "title", ""))}
    titled = alike((bare(one.title) for one in words), own)
    told = Within(quote for one in in_words if len(quote := bare(one.quote)) >= SHORTEST)
    offsets = sorted({one.place.offset for one in in_words if one.place and one.place.offset})
    printed = {*Within(quotes).of(bare(document.text))}
    clauses = _Clauses(one for one in items if bare(one.quote) not in printed)
    for one in words:
        is_there = _holds_any(one, offsets) or any(told.of(bare(one.text)))
        if not (titled[bare(one.title)] or is_there or clauses.hold(one.passage.clause)):
            yield one


def _is_in_words(item: Item) -> bool:
    """Tell whether an item says something in words, whatever figures it has besides."""
    is_claim = isinstance(item, Statement) and item.figure is None
    return is_claim or isinstance(item, Goal | Measure | PlanProblem)


def _holds_any(one: Words, offsets: Sequence[int]) -> bool:
    """Tell whether any of some sorted places of the document lies in a measure or problem."""
    nexts = ((bisect_left(offsets, start), end) for start, end in one.spans)
    return any(at < len(offsets) and offsets[at] < end for at, end in nexts)


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
