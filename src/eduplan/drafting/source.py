"""Compares a plan file with its document, both ways: what either says and the other does not."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence, Set
from fractions import Fraction
from functools import cached_property
from itertools import chain
from typing import NamedTuple

import attrs

from eduplan.documents.document import Document
from eduplan.drafting.draft import Draft, draft
from eduplan.drafting.fact import Fact
from eduplan.drafting.measures import Words as DraftedMeasure
from eduplan.drafting.measures import measures_of
from eduplan.drafting.signs import BOUNDS, TURNED
from eduplan.drafting.source_around import Arounds
from eduplan.drafting.source_clauses import compare_clauses
from eduplan.drafting.source_duties import compare_duties
from eduplan.drafting.source_figures import Read, amounts_of, bare, dated_figures_of, figures_of
from eduplan.drafting.source_head import compare_heads
from eduplan.drafting.source_held import not_held
from eduplan.drafting.source_near import Near
from eduplan.drafting.source_words import words_not_held
from eduplan.drafting.source_years import Years
from eduplan.plan.model import Item, Measure, Plan, Statement
from eduplan.quantity import Figure
from eduplan.registry import Registry
from eduplan.words import Words

NOT_HELD = Words("文档里的数，规划里没有", "a figure of the document that no item holds")
NO_MEASURE = Words("文档里的措施，规划里没有", "a measure of the document that no item holds")
NO_PROBLEM = Words("文档里的问题，规划里没有", "a problem of the document that no item holds")
NO_QUOTE = Words("文档里没有这句原文", "the document does not have these words")
MOVED = Words("这句原文在别的条款", "these words stand in another clause")
NO_FIGURE = Words("原文里没有这个数", "the quoted words do not have this figure")
NO_SUCH_FIGURE = Words("文档里没有这个数", "the document does not have this figure")
OTHER_YEAR = Words("原文说的不是这一年", "the document does not speak of this year")
OTHER_SIGN = Words("原文写的是相反的比较", "the document compares the other way round")


class Difference(NamedTuple):
    """One thing that the plan and its document do not both say.

    Attributes:
        kind: what is wrong.
        item: the id of the item of the plan; "" where it is the document that says more.
        clause: the clause that it stands in.
        said: the figure or the words.
    """

    kind: Words
    item: str
    clause: str
    said: str


@attrs.frozen
class Source:
    """How a plan and its document compare: how much of each was compared, and what differs.

    `measures` are the measures and problems that the document states.
    """

    draft: Draft
    measures: int
    items: int
    differences: tuple[Difference, ...]


def compare(plan: Plan, document: Document, registry: Registry) -> Source:
    """Return what a plan and its document do not both say: of the head, the plan, the document.

    A figure of the document is held by an item with the same figure and with words of that place;
    an item without a quote holds a figure of its value anywhere. A measure or a problem is held by
    any item of its words, its place or, quoting nothing, its clause. Measures name the bodies that
    the document names at their place.
    """
    found = draft(document, registry)
    items = [one for one in plan.items() if figures_of(one) or one.quote]
    reader = _Reader(document, found, items, (plan.first_year, plan.last_year))
    of_items = [(one, tuple(reader.of_item(one, figures_of(one)))) for one in items]
    heads = (Difference(kind, "", *where) for kind, *where in compare_heads(plan, document))
    duties = (Difference(*one) for one in compare_duties(reader.measures, plan, document))
    of_plan = chain(heads, reader.clauses(plan), *(every for _, every in of_items), duties)
    mistyped = {item.quote for item, every in of_items if any(d.kind == NO_FIGURE for d in every)}
    of_document = (*reader.not_held(items, mistyped), *reader.words_not_held(plan))
    return Source(found, len(reader.measures), len(items), (*of_plan, *of_document))


def _bound(fact: Fact, held: Sequence[Figure]) -> str:
    """Return what the sign of a figure stands for, turned if an item holds 15:1 for its 1:15."""
    bound = BOUNDS.get(fact.comparator, "")
    if ":" not in fact.value or fact.upper:
        return bound
    one, other = map(Fraction, fact.value.split(":"))
    is_turned = one != other and all(figure.value * one == other for figure in held)
    return TURNED.get(bound, "") if is_turned else bound


class _Reader:
    def __init__(
        self, document: Document, found: Draft, items: Sequence[Item], period: tuple[int, int]
    ) -> None:
        self._period = period
        self._document = document
        self._text = bare(document.text)
        self._clauses: dict[str, str] = {}
        for one in document.passages:
            said = self._clauses.get(one.clause, "")
            self._clauses[one.clause] = f"{said}\n{bare(one.text)}"
        self._facts = [Read.of(one) for one in found.facts]
        self._amounts = set().union(*(one.amounts for one in self._facts))
        self._years = Years(document)
        self._near = Near(self._facts, (one.quote for one in items), self._years)

    @cached_property
    def measures(self) -> Sequence[DraftedMeasure]:
        """The measures and problems as read of the document."""
        return (*measures_of(self._document),)

    @cached_property
    def _arounds(self) -> Arounds:
        return Arounds(self._document, self.measures, self._years)

    def clauses(self, plan: Plan) -> Iterator[Difference]:
        """Yield the clauses that the document has otherwise."""
        every = compare_clauses(plan, self._document, self._clauses)
        yield from (Difference(*one) for one in every)

    def of_item(self, item: Item, figures: tuple[Figure, ...]) -> Iterator[Difference]:
        clause = "、".join(item.clauses)
        if not item.quote:
            for one in figures:
                if one.value not in self._amounts:
                    yield Difference(NO_SUCH_FIGURE, item.id, clause, one.text)
            return
        quote = bare(item.quote)
        if quote not in self._text:
            yield Difference(NO_QUOTE, item.id, clause, item.quote)
        elif not self._is_in_its_clause(item, quote):
            yield Difference(MOVED, item.id, clause, item.quote)
        around = self._arounds.of(item)
        amounts = amounts_of(item.quote) | around.amounts
        for figure in figures:
            if amounts and figure.value not in amounts:
                yield Difference(NO_FIGURE, item.id, clause, f"{figure.text}「{item.quote}」")
        near = self._near.of(quote, frozenset(one.value for one in figures), item.clauses)
        is_of_period = not near.is_dated and self._is_of_period(item)
        for year, of_year in () if is_of_period else dated_figures_of(item):
            values = frozenset(one.value for one in of_year)
            known = around.years if around else near.years(values)
            if known and year not in known:
                yield Difference(OTHER_YEAR, item.id, clause, f"{year}「{item.quote}」")
        opposite = TURNED.get(getattr(getattr(item, "bound", None), "kind", ""))
        if near.printed and all(_bound(one, figures) == opposite for one in near.printed):
            yield Difference(OTHER_SIGN, item.id, clause, item.quote)

    def _is_of_period(self, item: Item) -> bool:
        """Tell a statement of no year but the period of the plan, as one is drafted."""
        if not isinstance(item, Statement):
            return False
        return (item.first_year, item.last_year) == self._period

    def _is_in_its_clause(self, item: Item, quote: str) -> bool:
        named = [one for one in item.clauses if one in self._clauses]
        return not named or any(quote in self._clauses[one] for one in named)

    def not_held(self, items: list[Item], mistyped: Collection[str]) -> Iterator[Difference]:
        """Yield the figures of the document that no item holds, nor a mistyped one of its words."""
        costs, number_at = self._costs(items), self._document.number_at
        facts = [
            one
            for one in self._facts
            if costs.isdisjoint((number_at(one.fact.at), value) for value in one.amounts)
        ]
        for fact in not_held(facts, items, mistyped):
            yield Difference(NOT_HELD, "", fact.clause, fact.quote)

    def words_not_held(self, plan: Plan) -> Iterator[Difference]:
        """Yield the measures and problems of the document that no item holds."""
        for one in words_not_held(self.measures, plan, self._document):
            kind = NO_PROBLEM if one.kind == "problem" else NO_MEASURE
            yield Difference(kind, "", one.passage.clause, one.title)

    def _costs(self, items: Iterable[Item]) -> Set[tuple[int, Fraction]]:
        """Return what measures cost with the numbers of the paragraphs that may say it."""
        costs = {
            (self._arounds.of(one), one.money.value)
            for one in items
            if isinstance(one, Measure) and one.money is not None
        }
        return {(number, value) for around, value in costs for number in around.numbers}
