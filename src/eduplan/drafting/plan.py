"""Makes of a draft what the file of a plan holds; what fits no key is kept in words, marked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from eduplan.documents.document import Document
from eduplan.drafting import reasons
from eduplan.drafting.draft import Draft
from eduplan.drafting.fact import Fact
from eduplan.drafting.fact_rows import Row
from eduplan.drafting.head import head_of
from eduplan.drafting.measures import Words, measures_of
from eduplan.drafting.plan_tables import PlanTables
from eduplan.drafting.same_names import with_one_name
from eduplan.drafting.terms import money_of
from eduplan.drafting.tokens import folded
from eduplan.errors import InputError, Location, Problem
from eduplan.files.plan_file import LoadedPlan, load_data
from eduplan.files.workbook_reader import WorkbookTable
from eduplan.registry import Registry

_ROW = re.compile(r"(\w+)\[(\d+)\]")
_MOST_TRIES = 6


def plan_of_draft(
    draft: Draft, document: Document, registry: Registry, *, region: str = "", period: str = ""
) -> LoadedPlan:
    """Return a draft as a plan: each item with the words of the document, its place, its doubts.

    A target of something that the catalogue does not know, and a figure in a unit that no plan file
    has, stand as statements in the document's own words.

    Args:
        draft: what was read.
        document: the document that it was read from.
        registry: the plugins.
        region: the administrative code; the document seldom has one.
        period: first and last year, as `2021-2025`, where the document does not say.

    Raises:
        InputError: the document names no region or no period, and neither is given.
    """
    data = _head(document, region, period)
    draft = with_one_name(draft)
    tables = PlanTables(document, registry.catalogue, data["period"], draft.facts)
    _fill(tables, draft, document)
    first, _, last = data["period"].partition("-")
    base = tables.base_year(int(first)) if first.isdigit() else None
    if base is not None and base < int(last or first):
        data["baseline_year"] = base
    return _loaded(document.name, data, tables, registry)


def _head(document: Document, region: str, period: str) -> Row:
    """Return what a plan file says of itself; the region and the period go before those read."""
    head = head_of(document)
    years = period or "-".join(str(one) for one in dict.fromkeys(head.period or ()))
    code = region or head.region
    lacking = [
        Problem(reason, Location(document.name))
        for value, reason in ((code, reasons.NO_REGION), (years, reasons.NO_PERIOD))
        if not value
    ]
    if lacking:
        raise InputError(lacking)
    data: Row = {"title": _as_printed(document, head.title), "region": code, "period": years}
    optional = {
        "kind": head.kind,
        "region_name": head.region_name,
        "issuer": head.issuer,
        "document": head.number,
        "issued": head.issued,
    }
    return data | {name: value for name, value in optional.items() if value}


def _fill(tables: PlanTables, draft: Draft, document: Document) -> None:
    """Add the figures, the measures and problems, and what relates the figures.

    A figure that is what a measure costs stands there alone, unless others are related to it.
    """
    in_order = sorted(draft.facts, key=lambda fact: fact.at)
    told = [(one, _cost(one, in_order)) for one in measures_of(document)]
    costs = {cost for _, cost in told if cost is not None}
    related = {fact for link in draft.links for fact in link.facts}
    for fact in draft.facts:
        if fact not in costs or fact in related:
            tables.add(fact)
    for one, cost in told:
        tables.add_words(one, cost)
    for link in draft.links:
        tables.add_link(link)


def _as_printed(document: Document, words: str) -> str:
    """Return words of a head in the width in which the document prints them."""
    for one in document.passages:
        if (place := folded(one.text).find(words)) >= 0:
            return one.text[place : place + len(words)]
    return words


def _cost(one: Words, facts: Sequence[Fact]) -> Fact | None:
    """Return the figure of what a measure costs, of those in its own words or its row."""
    near = (
        facts[bisect_left(facts, start, key=_place) : bisect_left(facts, end, key=_place)]
        for start, end in one.spans
    )
    return money_of([*chain.from_iterable(near)], one.money)


def _place(fact: Fact) -> int:
    return fact.at


def _loaded(name: str, data: Row, tables: PlanTables, registry: Registry) -> LoadedPlan:
    """Return the plan; a row that can't be read says less and less until it can."""
    for attempt in range(_MOST_TRIES):
        table = WorkbookTable(name, "", data | tables.data())
        try:
            return load_data(table, registry)
        except InputError as error:
            rows = {*_rows_of(error.problems)}
            if not rows or attempt == _MOST_TRIES - 1:
                raise
            tables.demote(rows)
    raise AssertionError("the last try raises")


def _rows_of(problems: Iterable[Problem]) -> Iterator[tuple[str, int]]:
    for one in problems:
        for place in (one.location, *one.others):
            if found := _ROW.match(place.key):
                yield found[1], int(found[2])
