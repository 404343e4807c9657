"""Exact values as people read them: decimals that end are exact, all others rounded half up."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from eduplan.quantity import mistakes
from eduplan.quantity.interval import Interval
from eduplan.quantity.spelling import FigureError
from eduplan.quantity.unit import Unit, english_of
from eduplan.words import Language, Words

EXACT_PLACES = 6
"""A value that ends within so many decimals is always written in full."""

_ROUNDED_PLACES = 2
_FLAGS = {True: Words("是", "yes"), False: Words("否", "no")}
_SIGNS = ("", "%", "‰")
_GROUPED = 5


def format_value(
    value: Fraction, unit: Unit, places: int | None = None, lang: Language = "zh"
) -> str:
    """Return a value in base units as it is written in `unit`: "87.29%", "15:1", "620人".

    A decimal that ends within `EXACT_PLACES` is exact and has no trailing zeros; any other is
    rounded half up to `places` (2 if None) and keeps them. A ratio is written against 1, and as
    1:n where n is whole, or ends where the other way round would not. `parse_figure` reads every
    exact result back. In English a unit is its word, "620 people", 万元 is written in yuan, and 是
    and 否 are "yes" and "no".

    Raises:
        FigureError: for a float or boolean.
    """
    return _written(_checked(value), unit, places, round_half_up, lang)


def format_interval(interval: Interval, unit: Unit, lang: Language = "zh") -> str:
    """Return an interval in base units as it is written in `unit`: "[83.455%, 83.465%)".

    A single value stands alone. An end that does not end as a decimal is rounded outwards, so
    that the interval shown never excludes a possible value.
    """
    lower, upper = interval.lower, interval.upper
    if lower is not None and lower == upper:
        return format_value(lower, unit, lang=lang)
    low = "-∞" if lower is None else _written(lower, unit, None, _round_down, lang)
    high = "+∞" if upper is None else _written(upper, unit, None, _round_up, lang)
    left, right = "[" if interval.lower_closed else "(", "]" if interval.upper_closed else ")"
    return f"{left}{low}, {high}{right}"


def round_half_up(value: Fraction, places: int) -> Fraction:
    """Return `value` rounded to `places` decimals, halves away from zero as official tables do.

    Places below zero round to tens, hundreds and so on.

    Raises:
        FigureError: for a float or boolean.
    """
    exact = _checked(value)
    rounded = _round_down(abs(exact) + Fraction(10) ** -places / 2, places)
    return rounded if exact >= 0 else -rounded


def _checked(value: Fraction | int) -> Fraction:
    if isinstance(value, bool) or not isinstance(value, (int, Fraction)):
        raise FigureError(
            mistakes.INEXACT(value=repr(value), type=type(value).__name__), mistakes.EXACT_NUMBER
        )
    return value if type(value) is Fraction else Fraction(value)


def _round_down(value: Fraction, places: int) -> Fraction:
    step = Fraction(10) ** -places
    return value // step * step


def _round_up(value: Fraction, places: int) -> Fraction:
    return -_round_down(-value, places)


def _written(
    value: Fraction,
    unit: Unit,
    places: int | None,
    rounding: Callable[[Fraction, int], Fraction],
    lang: Language,
) -> str:
    if unit.kind == "flag" and value in (0, 1):
        return _FLAGS[value == 1].in_language(lang)
    if unit.kind == "ratio" and _is_one_to(value):
        return f"1:{_decimal(1 / value, places, rounding)}"
    if unit.kind == "ratio":
        return f"{_decimal(value, places, rounding)}:1"
    if lang == "en" and unit.symbol not in _SIGNS:
        english = english_of(unit)
        number = _decimal(value / english.scale, places, rounding)
        return f"{_grouped(number)} {english.word if number in ('1', '-1') else english.words}"
    return _decimal(value / unit.scale, places, rounding) + unit.symbol


def _grouped(number: str) -> str:
    """Return a number with commas between its thousands, where it has five digits or more."""
    whole, point, decimals = number.partition(".")
    return f"{int(whole):,}{point}{decimals}" if len(whole.lstrip("-")) >= _GROUPED else number


def _is_one_to(value: Fraction) -> bool:
    """Return whether a ratio is 1 to a whole number, or to a decimal where n:1 would not end."""
    if not 0 < value < 1:
        return False
    ends = _places_needed(value) is not None
    return value.numerator == 1 or (not ends and _places_needed(1 / value) is not None)


def _decimal(
    value: Fraction, places: int | None, rounding: Callable[[Fraction, int], Fraction]
) -> str:
    shortest = _places_needed(value)
    if shortest is None:
        shortest = _ROUNDED_PLACES if places is None else places
        value = rounding(value, shortest)
    shortest = max(shortest, 0)
    scaled = abs(value.numerator) * 10**shortest // value.denominator
    digits = str(scaled).rjust(shortest + 1, "0")
    whole, decimals = digits[: len(digits) - shortest], digits[len(digits) - shortest :]
    sign = "-" if value.numerator < 0 else ""
    return f"{sign}{whole}.{decimals}" if decimals else sign + whole


def _places_needed(value: Fraction) -> int | None:
    for places in range(EXACT_PLACES + 1):
        if 10**places % value.denominator == 0:
            return places
    return None
