"""The figures that an item of a plan holds, and those that words of a document print."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from fractions import Fraction
from itertools import chain
from typing import Any, NamedTuple

import attrs

from eduplan.drafting.fact import Fact
from eduplan.drafting.tokens import FIGURE, folded, tokens_of
from eduplan.plan.model import Item, Measure, Statement, Target
from eduplan.quantity import Figure, FigureError, parse_figure

_CELL = re.compile(r"[^\d\w]*(\d[\d,]*(?:\.\d+)?)[^\d\w]*(?:以上|以下|以内|左右)?")
_HEADED = (1, Fraction(1, 100), Fraction(1, 1000), 10**4, 10**8)
"""By what the unit of a header multiplies: %, ‰, 万, 亿."""

_SCALES = {"": 1, "万": 10**4, "亿": 10**8}


class Read(NamedTuple):
    """A figure as read of a document, with its bare words and the values that it may have."""

    fact: Fact
    words: str
    amounts: Set[Fraction]

    @classmethod
    def of(cls, fact: Fact) -> Read:
        """Return a figure of a draft so."""
        ends = (fact.value, fact.upper) if fact.upper else (fact.value,)
        amounts = frozenset(chain.from_iterable(_amount(f"{end}{fact.unit}") for end in ends))
        return cls(fact, bare(fact.quote), amounts)


def figures_of(value: object) -> tuple[Figure, ...]:
    """Return the figures that an item holds, in whatever attributes."""
    if isinstance(value, Figure):
        return (value,)
    if isinstance(value, Mapping):
        return tuple(one for part in value.values() for one in figures_of(part))
    kind: type[Any] = type(value)
    if not attrs.has(kind):
        return ()
    parts = (getattr(value, field.name) for field in attrs.fields(kind))
    return tuple(one for part in parts for one in figures_of(part))


def dated_figures_of(item: Item) -> Iterator[tuple[int, tuple[Figure, ...]]]:
    """Yield each year that an item gives, with the figures that it gives for it."""
    if isinstance(item, Target) and item.milestones:
        yield from ((year, (figure,)) for year, figure in item.milestones.items())
    year = item.last_year if isinstance(item, Statement) else getattr(item, "year", None)
    if year is not None:
        yield year, figures_of(item.bound if isinstance(item, Target) else item)
    if isinstance(item, Measure):
        yield from ((one, ()) for one in (item.first_year, item.last_year) if one is not None)


def bare(text: str) -> str:
    """Return a text in half width without blanks."""
    return re.sub(r"\s", "", folded(text))


def amounts_of(text: str) -> set[Fraction]:
    """Return the values of the figures that a text prints."""
    found = set()
    for one in tokens_of(folded(text)):
        if one.kind == FIGURE:
            ends = (one.value, one.upper) if one.upper else (one.value,)
            units = (one.unit,) if one.unit else ("", "%")
            found |= {value for end in ends for unit in units for value in _amount(f"{end}{unit}")}
    if cell := _CELL.fullmatch(text.strip()):  # its unit stands in a header
        found |= {Fraction(cell[1].replace(",", "")) * scale for scale in _HEADED}
    return found


def _amount(text: str) -> tuple[Fraction, ...]:
    """Return the value of a figure; of one whose unit is left out (20余万), the number."""
    try:
        value = parse_figure(text).value
        return (value, 1 / value) if ":" in text and value else (value,)  # 1:7 is 7:1 as well
    except FigureError:
        number = re.match(r"(\d+(?:\.\d+)?)(?![\d.])([万亿]?)", text)
        return (Fraction(number[1]) * _SCALES[number[2]],) if number else ()
