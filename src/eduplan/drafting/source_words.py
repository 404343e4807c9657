"""Which measures and problems of a document no item of a plan says, in whatever words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from eduplan.documents.document import Document
from eduplan.drafting.measures import Words
from eduplan.drafting.source_alike import SHORTEST, Within, alike
from eduplan.drafting.source_figures import bare
from eduplan.plan.model import Goal, Item, Measure, Plan, PlanProblem, Statement

_ONE_NUMBER = re.compile("[0-9]{2}|[〇零一二三四五六七八九十百]{2}")


def words_not_held(words: Sequence[Words], plan: Plan, document: Document) -> Iterator[Words]:
    """Yield the measures and problems of a document that no item of a plan holds.

    An item in words holds those whose title it has or quotes, those that say its quote anywhere,
    and that at whose place it stands. A figure of the same words says nobody who is to act, and a
    measure of another place holds only those whose bodies it names. An item that quotes nothing of
    the document holds its clause, and a measure or problem what stands above and below it: that may
    say the same in other words.
    """
    figures = (*plan.baselines, *plan.statements, *plan.targets)
    items = (*plan.goals, *figures, *plan.measures, *plan.problems)
    quotes = {bare(one.quote) for one in items}
    in_words = [one for one in items if _is_in_words(one)]
    titled = alike((bare(one.title) for one in words), chain.from_iterable(map(_own, in_words)))
    elsewhere = _Elsewhere(in_words, words)
    told = Within(quote for one in in_words if len(quote := bare(one.quote)) >= SHORTEST)
    offsets = sorted({one.place.offset for one in in_words if one.place and one.place.offset})
    printed = {*Within(quotes).of(bare(document.text))}
    clauses = _Clauses(one for one in items if bare(one.quote) not in printed)
    for one in words:
        said = chain(titled[bare(one.title)], told.of(bare(one.text)))
        is_there = _holds_any(one, offsets) or any(elsewhere.hold(one, own) for own in said)
        if not (is_there or clauses.hold(one.passage.clause)):
            yield one


def _is_in_words(item: Item) -> bool:
    """Tell whether an item says something in words, whatever figures it has besides."""
    is_claim = isinstance(item, Statement) and item.figure is None
    return is_claim or isinstance(item, Goal | Measure | PlanProblem)


def _own(item: Item) -> tuple[str, str]:
    return bare(item.quote), bare(getattr(item, "title", ""))


class _Elsewhere:
    """What measures of a plan say that stand at the very place of one of the document."""

    def __init__(self, items: Iterable[Item], words: Iterable[Words]) -> None:
        places = {(one.passage.place(one.start), bare(one.title)) for one in words}
        self._free: set[str] = set()
        self._bodies: dict[str, set[str]] = {}
        for item in items:
            at = item.place.offset if item.place else None
            if isinstance(item, Measure) and (at, bare(item.quote)) in places:
                for own in _own(item):
                    self._bodies.setdefault(own, set()).update(map(bare, item.responsible))
            else:
                self._free.update(_own(item))

    def hold(self, one: Words, own: str) -> bool:
        """Tell whether items with some words may hold a measure at whose place none stands."""
        return own in self._free or self._bodies.get(own, set()).issuperset(
            map(bare, one.responsible)
        )


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
