"""What a headline tells in short, the text below it tells at length: of what year and kind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

import attrs

from eduplan.drafting.cues import said_of
from eduplan.drafting.fact import Fact

FIRST = 3
"""How many paragraphs at the beginning may be headlines."""
_LONGEST = 50
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_MULTIPLES = {"万": 10**4, "亿": 10**8}
_TENTH = 5
"""By how much 五成 may round, in points."""
_ROUNDED = Fraction(1, 200)
"""By how much a headline may round, as a share: 2.74万个 for 27440个."""


def untold(text: str, facts: Sequence[Fact]) -> list[Fact]:
    """Return the figures of a headline whose words do not say of what time they are."""
    if len(text) > _LONGEST or text.endswith(("。", "：")):
        return []
    return [one for one in facts if not said_of(one.quote)[2]]


def as_told(facts: Sequence[Fact], headlines: Sequence[Fact]) -> list[Fact]:
    """Return the figures of a text, those of its headlines of the kind and year told below."""
    if not headlines:
        return [*facts]
    below = [one for one in facts if one not in headlines]
    return [_as_told(one, below) if one in headlines else one for one in facts]


def _as_told(headline: Fact, facts: Sequence[Fact]) -> Fact:
    told = next((one for one in facts if _is_same(headline, one)), None)
    return attrs.evolve(headline, kind=told.kind, year=told.year) if told else headline


def _is_same(short: Fact, long: Fact) -> bool:
    rounded, exact = _amount(short), _amount(long)
    units = [one.unit.lstrip("万亿") for one in (short, long)]
    if rounded is None or exact is None or (units[0] and units[0] != units[1]):
        return False
    is_named = short.label.endswith(long.label) or long.label.endswith(short.label)
    is_tenths = is_named and short.unit == "%" and rounded % 10 == 0
    return abs(rounded - exact) <= (_TENTH if is_tenths else rounded * _ROUNDED)


def _amount(fact: Fact) -> Fraction | None:
    if fact.is_implied or fact.upper or not _NUMBER.fullmatch(fact.value):
        return None
    return Fraction(fact.value) * _MULTIPLES.get(fact.unit[:1], 1)
