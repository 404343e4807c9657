"""The figures of a document that stand where an item quotes it: their years and their signs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from fractions import Fraction
from functools import cached_property

from eduplan.drafting.fact import Fact
from eduplan.drafting.source_alike import alike
from eduplan.drafting.source_figures import Read, bare
from eduplan.drafting.source_years import Years


class Group:
    """Figures with the same or nearly the same words, of which an item may be any."""

    def __init__(self, reads: Sequence[Read], years: Years) -> None:
        self._reads, self._years = reads, years
        self._known: dict[Set[Fraction], Set[int]] = {}

    @cached_property
    def printed(self) -> Sequence[Fact]:
        """One figure of each sign and value."""
        return (*{(one.fact.comparator, one.fact.value): one.fact for one in self._reads}.values(),)

    @cached_property
    def is_dated(self) -> bool:
        """Tell whether the document says of any of them when it holds."""
        return any(one.fact.year is not None for one in self._reads)

    def years(self, values: Set[Fraction]) -> Set[int]:
        """Return the years of which those of some values can be; of none, those of all."""
        if values not in self._known:
            reads = [one for one in self._reads if not values or values & one.amounts]
            known = (self._years.near(one.fact.start, one.fact.end) for one in reads)
            own = {one.fact.year for one in reads if one.fact.year is not None}
            self._known[values] = own.union(*known)
        return self._known[values]


class Near:
    """Finds the figures that stand where an item quotes the document."""

    def __init__(self, reads: Iterable[Read], quotes: Iterable[str], years: Years) -> None:
        self._years = years
        self._reads: dict[tuple[Fraction | None, str], list[Read]] = {}
        for one in reads:
            for value in (*one.amounts, None):
                self._reads.setdefault((value, one.words), []).append(one)
        self._like = alike(map(bare, quotes), (words for _, words in self._reads))
        self._clauses: dict[tuple[str, Set[Fraction]], dict[str, list[Read]]] = {}
        self._groups: dict[tuple[str, Set[Fraction], Sequence[str]], Group] = {}

    def of(self, quote: str, values: Set[Fraction], clauses: Sequence[str]) -> Group:
        """Return the figures with some bare words and values, in some clauses if any are there."""
        if (quote, values) not in self._clauses:
            self._clauses[quote, values] = self._by_clause(quote, values)
        every = self._clauses[quote, values]
        own = tuple(one for one in clauses if one in every)
        if (quote, values, own) not in self._groups:
            reads = [read for one in own or every for read in every[one]]
            self._groups[quote, values, own] = Group(reads, self._years)
        return self._groups[quote, values, own]

    def _by_clause(self, quote: str, values: Set[Fraction]) -> dict[str, list[Read]]:
        having = (
            self._reads.get((value, words), ())
            for words in self._like.get(quote, ())
            for value in values or (None,)
        )
        found: dict[str, list[Read]] = {}
        for one in {id(read): read for reads in having for read in reads}.values():
            found.setdefault(one.fact.clause, []).append(one)
        return found
