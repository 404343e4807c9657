"""What stands in the clause, or in the row, of a measure that an item of a plan quotes."""

from __future__ import annotations

from collections.abc import Sequence, Set
from fractions import Fraction
from functools import cached_property

from eduplan.documents.document import Document, Passage
from eduplan.drafting.measures import Words
from eduplan.drafting.source_figures import amounts_of, bare
from eduplan.drafting.source_years import Years
from eduplan.plan.model import Item, Measure


class Around:
    """Paragraphs or cells that say what a measure is, or none."""

    def __init__(self, passages: Sequence[Passage], document: Document, years: Years) -> None:
        self._passages, self._document, self._years = passages, document, years

    def __bool__(self) -> bool:
        """Tell whether there are any."""
        return bool(self._passages)

    @cached_property
    def amounts(self) -> Set[Fraction]:
        """The values of the figures that they print."""
        return {
            value for text in {one.text for one in self._passages} for value in amounts_of(text)
        }

    @cached_property
    def years(self) -> Set[int]:
        """The years that they give, or that are given near them."""
        return self._years.within(self._passages)

    @cached_property
    def numbers(self) -> Set[int]:
        """Their numbers in the document."""
        return {self._document.number_at(one.start) for one in self._passages}


class Arounds:
    """Finds what stands around the measures of a document."""

    def __init__(self, document: Document, measures: Sequence[Words], years: Years) -> None:
        self._document, self._years = document, years
        self._titled: dict[str, dict[str, list[Words]]] = {}
        for one in measures:
            of_title = self._titled.setdefault(bare(one.title), {})
            of_title.setdefault(one.passage.clause, []).append(one)
        self._clauses: dict[str, list[Passage]] = {}
        for passage in document.passages:
            self._clauses.setdefault(passage.clause, []).append(passage)
        self._known: dict[tuple[str, Sequence[str]], Around] = {}

    def of(self, item: Item) -> Around:
        """Return what stands around what a measure quotes; nothing for other items."""
        quote = bare(item.quote) if isinstance(item, Measure) else ""
        key = quote, tuple(item.clauses) if quote else ()
        if key not in self._known:
            passages = self._passages(*key) if quote else ()
            self._known[key] = Around(passages, self._document, self._years)
        return self._known[key]

    def _passages(self, quote: str, clauses: Sequence[str]) -> Sequence[Passage]:
        if titled := self._titled.get(quote):
            own = [one for one in clauses if one in titled] or [*titled]
            return [passage for one in own for words in titled[one] for passage in words.passages]
        every = (
            passage for one in dict.fromkeys(clauses) for passage in self._clauses.get(one, ())
        )
        return [one for one in every if quote in bare(one.text)]
