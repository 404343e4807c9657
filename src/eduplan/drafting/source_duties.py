"""Whether the measures of a plan say who acts and until when as the document does there."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from eduplan.documents.document import Document
from eduplan.drafting.facts import times_of
from eduplan.drafting.measures import Words
from eduplan.drafting.source_figures import bare
from eduplan.drafting.terms import span_of
from eduplan.plan.model import Measure, Plan
from eduplan.words import Words as Said

NO_BODY = Said("文档写的责任单位，规划里没有", "the plan lacks bodies that the document names")
OTHER_BODY = Said("文档这里没有这个责任单位", "the document names no such body here")
NO_END = Said("文档写的期限，规划里没有", "the plan lacks the year until which it is done")

_MOST = 12
"""Most measures of one title among which one without a place is looked for."""


class DutyDifference(NamedTuple):
    """What only the document or only a measure says: the kind, its id, the clause, the words."""

    kind: Said
    item: str
    clause: str
    said: str


def compare_duties(
    words: Iterable[Words], plan: Plan, document: Document
) -> Iterator[DutyDifference]:
    """Yield where the measures of a plan name other bodies than those of a document, or no end.

    Measures of one place share what the document says there. A name that is part of another, or has
    it as its part, is the same; a claim that quotes a name lets it be left out.
    """
    since = times_of(document).now
    places = _Places((one for one in words if one.kind == "measure"), since)
    claims = "\n".join(bare(one.quote) for one in plan.statements if one.claim)
    items: dict[int, list[Measure]] = {}
    for item in plan.measures:
        found = places.of(item)
        for start in found:
            items.setdefault(start, []).append(item)
        known = [places.at[start] for start in found]
        said = (who for who in item.responsible if bare(who) not in places.bodies_of(item))
        more = [who for who in said if not any(one.names(bare(who)) for one in known)]
        if found and more:
            yield DutyDifference(OTHER_BODY, item.id, "、".join(item.clauses), "、".join(more))
    for start, every in items.items():
        own = {bare(who) for item in every for who in item.responsible}
        left = [
            who
            for who in places.at[start].bodies
            if not (who in claims or any(one in who or who in one for one in own))
        ]
        clause, last = places.at[start].clause, places.at[start].last
        if left:
            yield DutyDifference(NO_BODY, every[0].id, clause, "、".join(left))
        if last and not any(item.last_year or item.milestones for item in every):
            yield DutyDifference(NO_END, every[0].id, clause, f"{last}「{every[0].title}」")


class _Place:
    """What a document says where some of its measures begin.

    Attributes:
        clause: the clause of it.
        bodies: who answers for it.
        last: the year until which it is done.
    """

    def __init__(self, words: Sequence[Words], since: int | None) -> None:
        self.clause = words[0].passage.clause
        self.bodies = dict.fromkeys(bare(who) for one in words for who in one.responsible)
        texts = dict.fromkeys(text for one in words for text in (one.text, one.passage.text))
        self._text = "\n".join(map(bare, texts))
        self._end = max(end for one in words for _, end in one.spans)
        spans = (one.span if one.span[1] else span_of(one.text, since) for one in words)
        self.last = max((last for _, last in spans if last), default=None)

    def names(self, who: str) -> bool:
        """Tell whether it names a body, in full or in short."""
        return who in self._text or any(one in who or who in one for one in self.bodies)

    def says(self, quote: str, offset: int) -> bool:
        """Tell whether it goes on to an offset and says some words."""
        return offset < self._end and quote in self._text


class _Places:
    """Finds what a document says where a measure of a plan stands.

    Attributes:
        at: the places by their offsets.
    """

    def __init__(self, words: Iterable[Words], since: int | None) -> None:
        found: dict[int, list[Words]] = {}
        self._titled: dict[str, dict[int, str]] = {}
        self._bodies: dict[str, set[str]] = {}
        for one in words:
            start = one.passage.place(one.start)
            found.setdefault(start, []).append(one)
            title = bare(one.title)
            self._titled.setdefault(title, {})[start] = one.passage.clause
            self._bodies.setdefault(title, set()).update(map(bare, one.responsible))
        self.at = {start: _Place(found[start], since) for start in sorted(found)}
        self._starts = [*self.at]

    def bodies_of(self, item: Measure) -> Collection[str]:
        """Return who answers, at any place, for what has the title of a measure."""
        return self._bodies.get(bare(item.quote), ())

    def of(self, item: Measure) -> Sequence[int]:
        """Return the offset of the one at its place with its quote, else those of its title."""
        quote = bare(item.quote)
        offset = item.place.offset if item.place else None
        before = 0 if offset is None else bisect_right(self._starts, offset)
        if quote and offset is not None and before:
            start = self._starts[before - 1]
            if self.at[start].says(quote, offset):
                return (start,)
        titled = self._titled.get(quote or bare(item.title), {})
        if len(titled) > _MOST:
            return ()
        return [one for one, clause in titled.items() if clause in item.clauses] or [*titled]
