"""Limits within the names of a table, 生均面积（≥8平方米）, and the rates below that meet them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import attrs

from eduplan.documents.document import Passage
from eduplan.drafting.cells import fact_of_cell, token_of_cell
from eduplan.drafting.fact import Fact
from eduplan.drafting.tokens import folded

_LIMIT = re.compile(r"(\D{3,60}?)[(]([≥≤><]\s*\d[\d.]*\s*[^\W\d]{1,4})[)]")
_MET = re.compile("(?:达标|合格|符合)[^，]{0,6}[率例]$")


def with_limits(passages: Iterable[Passage], facts: Iterable[Fact]) -> Iterator[Fact]:
    """Yield the figures of a table: those within names too, and rates named by what they meet."""
    limits: list[Fact] = []
    over: dict[int, str] = {}
    name = ""
    for one in passages:
        if one.cell and one.cell.column == 1 and one.text.isdigit():  # the number of a row
            name = ""
        if limit := _limit(one):
            limits.append(limit)
            name = limit.label
        over[one.start] = name
    for fact in facts:
        whole = over.get(fact.start, "")
        is_met = whole not in fact.label and _MET.search(fact.label)
        yield attrs.evolve(fact, label=f"{whole}{fact.label}") if is_met else fact
    yield from limits


def _limit(cell: Passage) -> Fact | None:
    found = _LIMIT.fullmatch(folded(cell.text).strip())
    token = token_of_cell(found[2], "") if found else None
    return fact_of_cell(cell, token, found[1], "target", None, "") if found and token else None
