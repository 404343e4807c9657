"""The keys that say what is asked of a value: at least, at most, exactly, a range and so on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import attrs

from eduplan.bounds import (
    AtLeast,
    AtMost,
    Between,
    Bound,
    Eliminate,
    Exactly,
    Maintain,
    Qualitative,
)
from eduplan.files import mistakes
from eduplan.files.forms import Key, Kind, Pair, Row, key, list_of, set_figure
from eduplan.files.kinds import FIGURE, TEXT, TRUE
from eduplan.quantity import Figure, Interval
from eduplan.words import Words


def _key(
    name: str,
    kind: Kind,
    made: Callable[[Any], Bound],
    held: Callable[[Any], Any],
    zh: str,
    en: str,
) -> Key:
    """Return the key of a bound: `held` takes from the bound the value that it was made of."""
    pair = Pair(lambda value: {"bound": made(value)}, lambda item: held(item.bound))
    return key(name, kind, zh, en, pair=pair)


def _of_figure(name: str, made: Callable[[Figure], Bound], zh: str, en: str, *hedges: str) -> Key:
    """Return the key of a bound of one figure, around which only `hedges` may stand."""

    def held(bound: Any) -> Figure | None:
        fits = bound.kind == name and bound.figure.qualifier in ("exact", *hedges)
        return bound.figure if fits else None

    return _key(name, set_figure(FIGURE, name, *hedges), made, held, zh, en)


def _open(
    name: Literal["more_than", "less_than"], made: Callable[[Figure], Bound], zh: str, en: str
) -> Key:
    """Return the key of a bound whose figure is left out."""
    above = name == "more_than"

    def opened(figure: Figure) -> Bound:
        lower, upper = (figure.value, None) if above else (None, figure.value)
        reach = Interval(lower, upper, lower_closed=not above, upper_closed=above)
        return made(attrs.evolve(figure, qualifier=name, interval=reach))

    def held(bound: Any) -> Figure | None:
        is_of_figure = isinstance(bound, AtLeast if above else AtMost)
        return bound.figure if is_of_figure and bound.figure.qualifier == name else None

    return _key(name, set_figure(FIGURE, name), opened, held, zh, en)


_AT_LEAST = "不低于：不低于这个数", "at least: not below this"
_AT_MOST = "不高于：不超过这个数", "at most: not above this"
_EXACTLY = _of_figure("exactly", Exactly, "等于：等于这个数", "exactly: exactly this")
_RANGE = _key(
    "range",
    list_of(
        set_figure(FIGURE, "range"),
        Words('两个数，如 ["1%", "5%"]', 'two figures, such as ["1%", "5%"]'),
        2,
        2,
    )._replace(example='["1%", "5%"]'),
    lambda ends: Between(*ends),
    lambda bound: (bound.lower, bound.upper) if isinstance(bound, Between) else None,
    "区间：在两个数之间，含两端",
    "range: between two figures, both included",
)
_ELIMINATE = _key(
    "eliminate",
    TRUE,
    lambda _: Eliminate(),
    lambda bound: True if isinstance(bound, Eliminate) else None,
    "消除：消除，即为零",
    "eliminate: none is to be left",
)
_QUALITATIVE = _key(
    "qualitative",
    TEXT,
    Qualitative,
    lambda bound: bound.text if isinstance(bound, Qualitative) else None,
    "定性要求：没有数字，用几个字概括",
    "qualitative: no number: a few words",
)

BOUNDS_OF_TARGETS = (
    _of_figure("at_least", AtLeast, *_AT_LEAST, "more_than", "at_least"),
    _of_figure("at_most", AtMost, *_AT_MOST, "less_than", "at_most"),
    _EXACTLY,
    _RANGE,
    _of_figure("maintain", Maintain, "保持：每年保持", "maintain: to stay at this, every year"),
    _ELIMINATE,
    _QUALITATIVE,
)
"""Of these, a target has one; the words around its figure may say the same as the key."""

BOUNDS_OF_STANDARDS = (
    _of_figure("at_least", AtLeast, *_AT_LEAST),
    _of_figure("at_most", AtMost, *_AT_MOST),
    _open("more_than", AtLeast, "高于：高于这个数", "more than: above this"),
    _open("less_than", AtMost, "低于：低于这个数", "less than: below this"),
    _EXACTLY,
    _RANGE,
    _ELIMINATE,
    _QUALITATIVE,
)
"""Of these, a standard has one; its figure stands alone."""


def range_turned_round(row: Row) -> None:
    """Report the ends of a range that don't go together, or of which the upper is given first."""
    if "range" not in row.found:
        return
    lower, upper = row.found["range"]
    if not lower.unit.compatible(upper.unit):
        message = mistakes.ENDS_DIFFER(lower=lower.unit.symbol, upper=upper.unit.symbol)
        row.problem(("range", 1), message)
    elif lower.value > upper.value:
        message = mistakes.ENDS_TURNED(lower=lower.text, upper=upper.text)
        row.problem(("range", 1), message, mistakes.LOWER_FIRST)
