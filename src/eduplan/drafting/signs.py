"""The bounds that printed signs stand for, also those of ratios that a plan file turns round.

A plan file has a ratio of one to many the other way round: 7:1 for 1:7.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction

BOUNDS = {">=": "at_least", ">": "at_least", "<=": "at_most", "<": "at_most"}
"""Keys of the bounds that signs stand for."""

TURNED = {"at_least": "at_most", "at_most": "at_least"}
"""Keys of bounds of a ratio, and of the same ratio turned round."""

_OF_ONE = re.compile(r"1:[1-9]\d*(?:\.\d+)?")


def many_to_one(ratios: Iterable[str]) -> list[str] | None:
    """Return ratios of one to many turned round, the least first; None if none is such a ratio.

    An end of a range that is 1:1 goes with the other.
    """
    every = [*ratios]
    if not all(map(_OF_ONE.fullmatch, every)) or all(_many(one) == 1 for one in every):
        return None
    return [f"{one.partition(':')[2]}:1" for one in sorted(every, key=_many)]


def _many(ratio: str) -> Fraction:
    return Fraction(ratio.partition(":")[2])
