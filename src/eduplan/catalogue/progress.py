"""Methods of progress by name: what one is told of a target, and what it answers."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Literal

import attrs

from eduplan.quantity import Interval
from eduplan.words import Words


@attrs.frozen(kw_only=True)
class ProgressFacts:
    """What a method of progress is told: numbers in the indicator's own unit, 72 for 72%.

    Attributes:
        start, start_year: where the way begins.
        value, year: where it has come to.
        target, due_year: where it is to arrive.
        better: `higher` where more is better, else `lower`.
        is_met: whether the value meets the target.
        unit: the spelling of the unit.
    """

    start: Fraction
    start_year: int
    value: Fraction
    year: int
    target: Fraction
    due_year: int
    better: Literal["higher", "lower"]
    is_met: bool
    unit: str = ""


@attrs.frozen(kw_only=True)
class ProgressAnswer:
    """What a method says of a target.

    Attributes:
        status: the method's own code of the class; `not_applicable` where it can't tell.
        words: what the class is called, or why it can't tell.
        measure: the number that the class was read from, enclosed where it is irrational.
        steps: the arithmetic, a line each, with the numbers put in.
    """

    status: str
    words: Words
    measure: Interval | None = None
    steps: tuple[Words, ...] = ()


@attrs.frozen
class ProgressMethod:
    """A method by which progress towards a target is told, beside eduplan's own pace.

    Attributes:
        name: what plans and `--method` call it.
        words: what people call it.
        source: where it is published.
        judge: answers for one target; it is pure, and told exact numbers.
    """

    name: str
    words: Words
    source: str
    judge: Callable[[ProgressFacts], ProgressAnswer]


def not_told(zh: str, en: str) -> ProgressAnswer:
    """Return the answer of a method that does not apply, and why."""
    return ProgressAnswer(status="not_applicable", words=Words(zh, en))
