"""Which figures of a document the items of a plan hold, each item those of one place."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from fractions import Fraction
from typing import TypeAlias

import attrs

from eduplan.drafting.fact import Fact
from eduplan.drafting.source_figures import Read, bare, dated_figures_of, figures_of
from eduplan.plan.model import Item

_SHORTEST = 4
"""Fewest characters of words that are told within others: a cell 95 stands in many."""


@attrs.define(eq=False)
class _Hold:
    """A figure that an item holds; each holds what one place of the document prints."""

    item: Item
    value: Fraction
    quote: str
    is_free: bool = True

    def is_at(self, fact: Fact) -> bool:
        """Tell whether the item says that it stands where a figure does."""
        place = self.item.place
        at = None if place is None else place.offset
        return at is not None and fact.start <= at < fact.end

    def is_of(self, read: Read) -> bool:
        """Tell whether the words of the item are those of a figure, or part of them, or more."""
        short, long = sorted((self.quote, read.words), key=len)
        return short == long or (len(short) >= _SHORTEST and short in long)


_Holds: TypeAlias = "dict[Fraction, list[_Hold]]"


def not_held(
    facts: Sequence[Read], items: Sequence[Item], mistyped: Collection[str]
) -> Iterator[Fact]:
    """Yield the figures of a document that no item holds.

    Figures take the items that stand in their very place first, then those in their clause, then
    any with their words. A figure that is printed again is held by an item that notes its clause
    (又见), or that names the same. `mistyped` are quotes of items of which another difference is
    told.
    """
    holds: _Holds = {}
    for item in items:
        for figure in figures_of(item):
            one = _Hold(item, figure.value, bare(item.quote))
            holds.setdefault(figure.value, []).append(one)
    left = _left(facts, holds)
    words = {bare(one.quote) for one in items if one.quote and not figures_of(one)}
    words |= {bare(one) for one in mistyped}
    notes = [*_notes(items)]
    left = [one for one in left if not _note(one, notes, is_named=True)]
    left = [one for one in left if not _note(one, notes, is_named=False)]
    for read in left:
        of_value = [one for amount in read.amounts for one in holds.get(amount, ())]
        if not (read.words in words or any(_is_same(read, one) for one in of_value)):
            yield read.fact


def _left(facts: Iterable[Read], holds: _Holds) -> list[Read]:
    """Return the figures for which no item is free, each item taken by one figure."""
    left = [*facts]
    for step in range(3):
        left = [one for one in left if not _take(one, holds, step)]
    return left


def _take(read: Read, holds: _Holds, step: int) -> bool:
    """Take the first free item for a figure: in its place, in its clause, or anywhere."""
    for amount in read.amounts:
        for one in holds.get(amount, ()):
            is_near = (
                one.is_at(read.fact)
                if not step
                else step > 1 or read.fact.clause in one.item.clauses
            )
            if one.is_free and is_near and one.is_of(read):
                one.is_free = False
                return True
    return False


def _is_same(read: Read, hold: _Hold) -> bool:
    """Tell whether an item of the same value has no quote, or names what is printed again."""
    fact, item = read.fact, hold.item
    if not hold.quote:
        return True
    years = {year for year, _ in dated_figures_of(item)}
    if fact.year is not None and years and fact.year not in years:
        return False
    return _is_about(fact, item) or (fact.label != "" and bare(fact.label) in hold.quote)


def _is_about(fact: Fact, item: Item) -> bool:
    names = (getattr(item, "indicator", ""), getattr(item, "about", ""))
    return fact.about != "" and fact.about in names


@attrs.define(eq=False)
class _Note:
    """A clause in which an item notes that it stands again (又见), and the values that it holds."""

    item: Item
    values: Set[Fraction]
    clause: str
    is_free: bool = True


def _note(read: Read, notes: Iterable[_Note], *, is_named: bool) -> bool:
    """Take the first free note of the clause of a figure, of an item that names the same or any."""
    for one in notes:
        is_of = one.clause == read.fact.clause and not read.amounts.isdisjoint(one.values)
        if one.is_free and is_of and (not is_named or _is_about(read.fact, one.item)):
            one.is_free = False
            return True
    return False


def _notes(items: Iterable[Item]) -> Iterator[_Note]:
    for item in items:
        for said in item.note.split("；"):
            if (again := said.strip()).startswith("又见"):
                values = {one.value for one in figures_of(item)}
                yield _Note(item, values, again.removeprefix("又见"))
