"""One name for what a document names in two ways: in a sentence, and in a table below its stage."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from eduplan.drafting.draft import Draft
from eduplan.drafting.fact import Fact
from eduplan.drafting.fact_rows import title_of
from eduplan.drafting.vocabulary import vocabulary

_ALL = re.compile("(?<=.)(?:阶段|教育)+$")
_SHORTEST = 4
"""Fewest characters of a name that is told without its stage."""

_MOST = 12
"""Most figures of one value and year that are compared."""


def with_one_name(draft: Draft) -> Draft:
    """Return a draft in which names that differ by a stage, and agree in a figure, are one.

    教师持证率 95% and 幼儿园教师持证率 95% of one year are the same: the name that the catalogue
    knows, else the longer one, is that of both, and of their other years.
    """
    names = dict(_names(draft.facts))
    if not names:
        return draft
    told = {one: _named(one, names) for one in draft.facts}
    links = (attrs.evolve(one, facts=tuple(told[x] for x in one.facts)) for one in draft.links)
    return attrs.evolve(draft, facts=tuple(told.values()), links=tuple(links))


def _named(fact: Fact, names: Mapping[tuple[str, str], Fact]) -> Fact:
    meant = names.get((fact.label, fact.scope))
    if meant is None:
        return fact
    return attrs.evolve(
        fact, label=meant.label, scope=meant.scope, about=meant.about, codes=meant.codes
    )


def _names(facts: Iterable[Fact]) -> Iterator[tuple[tuple[str, str], Fact]]:
    """Yield each name that has another, with a figure of that; none that may have several."""
    alike: dict[tuple[object, ...], list[Fact]] = {}
    for one in facts:
        if one.label and one.year is not None:
            key = one.kind, one.value, one.upper, one.unit, one.year
            alike.setdefault(key, []).append(one)
    found: dict[tuple[str, str], dict[tuple[str, str], Fact]] = {}
    for group in alike.values():
        for less, meant in _pairs(group[:_MOST]):
            found.setdefault((less.label, less.scope), {})[meant.label, meant.scope] = meant
    for name, others in found.items():
        if len(others) == 1 and not others.keys() & found.keys():
            yield name, next(iter(others.values()))


def _pairs(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Yield figures of names that differ by a stage: that which gives way, and that which stays."""
    for short in facts:
        for long in facts:
            less, more = title_of(short), title_of(long)
            stage = more.removesuffix(less)
            is_staged = any(map(vocabulary().stage.fullmatch, (stage, _ALL.sub("", stage))))
            if len(less) >= _SHORTEST and is_staged and not (short.about and long.about):
                yield (long, short) if short.about else (short, long)
