"""Which figures of a document the items of a plan hold, each item those of one place."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple, TypeAlias

import attrs

from eduplan.drafting.fact import Fact
from eduplan.drafting.source_alike import Within, alike
from eduplan.drafting.source_figures import Read, bare, dated_figures_of, figures_of
from eduplan.plan.model import Goal, Item, Measure, PlanProblem

_DOING = (Goal, Measure, PlanProblem)
"""Items whose words say what is done or wrong, and hold no figure that they quote."""


class _Hold(NamedTuple):
    """A figure that an item holds, with the bare words that the item quotes."""

    item: Item
    value: Fraction
    quote: str


@attrs.define(eq=False)
class _Turn:
    """What an item, or a note of it, can do once: hold what one place of the document prints."""

    is_free: bool = True


_Reach: TypeAlias = tuple[int, int]
"""The offsets of the first and the last of some items."""

_Lane: TypeAlias = "deque[_Turn]"
"""Turns of which any will do, first to last; those taken go from its front."""


def not_held(
    facts: Sequence[Read], items: Sequence[Item], mistyped: Collection[str]
) -> Iterator[Fact]:
    """Yield the figures of a document that no item holds.

    Figures take the items that stand in their very place first, then those in their clause, then
    any with their words. A figure that is printed again is held by an item that notes its clause
    (又见), or that names the same. A statement and a target in words (清零) hold the figures of
    their words; a measure, a problem and a goal hold none. `mistyped` are quotes of items of which
    another difference is told.
    """
    holds = [_Hold(one, held.value, bare(one.quote)) for one in items for held in figures_of(one)]
    like = alike((one.words for one in facts), (one.quote for one in holds))
    left = _not_noted(_Lanes(holds, like).left(facts), items)
    told = (one for one in items if not (isinstance(one, _DOING) or figures_of(one)))
    words = {bare(one) for one in (*(item.quote for item in told), *mistyped)}
    same = _Same(holds, facts)
    yield from (one.fact for one in left if not (one.words in words or same.hold(one)))


class _Lanes:
    """Lets figures take items with their words, the nearest first."""

    def __init__(self, holds: Iterable[_Hold], like: Mapping[str, Sequence[str]]) -> None:
        self._like = like
        self._lanes: dict[Hashable, _Lane] = {}
        self._choices: dict[Hashable, deque[_Lane]] = {}
        offsets: dict[tuple[Fraction, str], set[int]] = {}
        for item, value, quote in holds:
            at = None if item.place is None else item.place.offset
            turn = _Turn()
            for where in (*({at} - {None}), *item.clauses, None):
                self._lanes.setdefault((value, quote, where), deque()).append(turn)
            if at is not None:
                offsets.setdefault((value, quote), set()).add(at)
        self._offsets = {key: sorted(every) for key, every in offsets.items()}

    def left(self, facts: Iterable[Read]) -> list[Read]:
        """Return the figures for which no item is free."""
        left = [one for one in facts if not self._take_in_place(one)]
        left = [one for one in left if not self._take(one, one.fact.clause)]
        return [one for one in left if not self._take(one, None)]

    def _take_in_place(self, read: Read) -> bool:
        start, end = read.fact.start, read.fact.end
        for amount in read.amounts:
            for quote in self._like.get(read.words, ()):
                offsets = self._offsets.get((amount, quote), ())
                near = offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]
                if any(_take(self._lanes[amount, quote, at]) for at in near):
                    return True
        return False

    def _take(self, read: Read, where: str | None) -> bool:
        for amount in read.amounts:
            lanes = self._of(amount, read.words, where)
            while lanes:
                if _take(lanes[0]):
                    return True
                lanes.popleft()
        return False

    def _of(self, amount: Fraction, words: str, where: str | None) -> deque[_Lane]:
        """Return the lanes of a value, of some words and of a clause, or of any."""
        key = amount, words, where
        if key not in self._choices:
            every = (self._lanes.get((amount, one, where)) for one in self._like.get(words, ()))
            self._choices[key] = deque(one for one in every if one)
        return self._choices[key]


def _take(lane: _Lane) -> bool:
    """Take the first free turn of a lane, if there is one."""
    while lane:
        if (turn := lane.popleft()).is_free:
            turn.is_free = False
            return True
    return False


def _not_noted(facts: Iterable[Read], items: Iterable[Item]) -> list[Read]:
    """Return the figures for which no item notes their clause; what names the same goes first."""
    lanes: dict[Hashable, _Lane] = {}
    for item in items:
        for said in item.note.split("；"):
            if (again := said.strip()).startswith("又见"):
                turn = _Turn()
                for value in {one.value for one in figures_of(item)}:
                    for name in ("", *_names(item)):
                        key = again.removeprefix("又见"), value, name
                        lanes.setdefault(key, deque()).append(turn)

    def is_noted(read: Read, name: str) -> bool:
        keys = ((read.fact.clause, value, name) for value in read.amounts)
        return any(_take(lanes[key]) for key in keys if key in lanes)

    left = [one for one in facts if not (one.fact.about and is_noted(one, one.fact.about))]
    return [one for one in left if not is_noted(one, "")]


def _names(item: Item) -> set[str]:
    return {getattr(item, "indicator", ""), getattr(item, "about", "")} - {""}


class _Same:
    """What items name that have a value, and for which years: the same may be printed again."""

    def __init__(self, holds: Sequence[_Hold], facts: Iterable[Read]) -> None:
        self._unquoted = {one.value for one in holds if not one.quote}
        self._years: dict[tuple[Fraction, str], dict[int | None, _Reach]] = {}
        labels = Within(bare(one.fact.label) for one in facts)
        named = {one: {*labels.of(one)} for one in {hold.quote for hold in holds}}
        for item, value, quote in holds:
            years: set[int | None] = {year for year, _ in dated_figures_of(item)}
            at = item.place.offset if item.place else None
            for name in named[quote] | _names(item):
                known = self._years.setdefault((value, name), {})
                for year in years or {None}:
                    known[year] = _reach(known.get(year), at)

    def hold(self, read: Read) -> bool:
        """Tell whether an item of the same value has no quote, or names what is printed again.

        One that stands in the same place is of another figure there.
        """
        fact = read.fact
        names = {fact.about, bare(fact.label)} - {""}
        known = (self._years.get((one, name), {}) for one in read.amounts for name in names)
        is_known = any(
            (first < fact.start or fact.end <= last)
            and (fact.year is None or year in {None, fact.year})
            for one in known
            for year, (first, last) in one.items()
        )
        return is_known or not self._unquoted.isdisjoint(read.amounts)


def _reach(known: _Reach | None, at: int | None) -> _Reach:
    """Return from where to where items stand, with one more; one without a place stands apart."""
    place = -1 if at is None else at
    return (place, place) if known is None else (min(known[0], place), max(known[1], place))
