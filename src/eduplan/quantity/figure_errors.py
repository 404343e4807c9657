"""Why a text is no figure, or not one in the expected unit."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from eduplan.messages import Text
from eduplan.quantity import mistakes
from eduplan.quantity.formatting import format_value
from eduplan.quantity.spelling import FigureError, plain_text
from eduplan.quantity.unit import Unit, UnitError, parse_unit

Fits: TypeAlias = "Callable[[str, Unit | None], bool]"
"""Tells whether a text is a figure in a unit, so that nothing is suggested that is none."""

_CHANGE = "翻.?番|增长|增加|提高|提升|上升|下降|降低|减少|年均"
_WORDS = r"[\u4e00-\u9fffA-Za-z ]+(?=[0-9])"
_SIGNS = {**dict.fromkeys("负–—‒‑", "-"), ".": "0."}
_MULTIPLE = "[十百千万亿]*"


def no_number(body: str, unit: Unit | None, printed: str, fits: Fits) -> FigureError:
    """Return the error of a text in which no number in digits begins."""
    if re.match(r"[+-]?(nan|inf|∞|无穷)", body.casefold()):
        return FigureError(mistakes.INFINITE(text=printed), mistakes.A_NUMBER)
    if re.search(_CHANGE, body):
        return FigureError(mistakes.CHANGE(text=printed), mistakes.THE_LEVEL)
    plain = plain_text(printed)
    sign = _SIGNS.get(plain[:1])
    if sign and (signed := _that_fit(sign + plain[1:].lstrip(), unit, fits)):
        return FigureError(mistakes.NO_DIGIT_FIRST(text=printed), mistakes.A_NUMBER, signed)
    if words := re.match(_WORDS, plain):
        is_id = words[0][-1:].isascii() and words[0][-1:] != " "  # B1 is not 1
        nearest = () if is_id else _that_fit(plain[words.end() :], unit, fits)
        return FigureError(mistakes.WORDS_FIRST(text=printed), mistakes.A_NUMBER, nearest)
    if re.search("[〇零一二两三四五六七八九十半成]|百分之|分之", body):
        return FigureError(mistakes.NUMBER_IN_WORDS(text=printed), mistakes.DIGITS)
    return FigureError(mistakes.NO_NUMBER(text=printed), mistakes.A_NUMBER)


def unfinished(rest: str, printed: str) -> FigureError | None:
    """Return the error of what follows a number and is still a number; None if it is a unit."""
    if re.match("e[+-]?[0-9]", rest.casefold()):
        return FigureError(mistakes.EXPONENT(text=printed), mistakes.WRITTEN_OUT)
    if re.match("/ *[0-9]", rest):
        return FigureError(mistakes.FRACTION(text=printed), mistakes.NO_FRACTION)
    if re.match("[0-9.,:]", rest):
        return FigureError(mistakes.NOT_ONE_NUMBER(text=printed), mistakes.ONE_NUMBER)
    return None


def no_ratio(unit: Unit, printed: str) -> FigureError:
    """Return the error of a ratio where figures are in another unit."""
    message = mistakes.NO_RATIO(text=printed, wanted=_described(unit))
    return FigureError(message, _by_example(unit))


def other_unit(number: str, found: Unit, expected: Unit, printed: str) -> FigureError:
    """Return the error of a number in a unit that is not the expected one."""
    message = mistakes.OTHER_UNIT(text=printed, unit=found.symbol)
    return FigureError(message, _by_example(expected), _in_unit(number, found, expected))


def too_bare(number: str, expected: Unit) -> FigureError:
    """Return the error of a number without a unit that may mean two things."""
    message = mistakes.BARE(number=number, wanted=_described(expected))
    return FigureError(message, mistakes.ITS_UNIT, _with_unit(number, expected))


def unknown_unit(
    rest: str, number: str, printed: str, expected: Unit | None, error: UnitError, fits: Fits
) -> FigureError:
    """Return the error of what stands behind a number and is no unit."""
    if re.search("[0-9]", rest):
        return FigureError(mistakes.NOT_ONE_FIGURE(text=printed), mistakes.ONE_FIGURE)
    message = mistakes.UNKNOWN_UNIT(text=printed, reason=error.message)
    nearest = _as_large(rest, number, error.nearest, expected, fits)
    return FigureError(message, error.expected, nearest)


def _that_fit(text: str, unit: Unit | None, fits: Fits) -> tuple[str, ...]:
    return (text,) if fits(text, unit) else ()


def _in_unit(number: str, found: Unit, expected: Unit) -> tuple[str, ...]:
    """Return the number in the expected unit, its 万 or 亿 kept; nothing where that is no unit."""
    prefix = re.match("百万|千万|[百千万亿]", found.symbol)
    symbol = (prefix[0] if prefix else "") + expected.symbol
    try:
        parse_unit(symbol)
    except UnitError:
        return ()
    return (number + symbol,)


def _with_unit(number: str, unit: Unit) -> tuple[str, ...]:
    value = Fraction(number.replace(",", ""))
    written = number + unit.symbol
    # 0.85 is what 85% is inside; whoever writes it bare most likely means that.
    return (format_value(value, unit), written) if 0 < abs(value) <= 1 else (written,)


def _as_large(
    rest: str, number: str, names: tuple[str, ...], expected: Unit | None, fits: Fits
) -> tuple[str, ...]:
    """Return the number in those units that fit, none of which makes it larger or smaller."""
    multiple = _multiple(rest)
    if rest == multiple and expected is not None:  # 1.2万 of 人
        return _that_fit(number + rest + expected.symbol, expected, fits)
    texts = tuple(number + name for name in names if _multiple(name) == multiple)
    return tuple(text for text in texts if expected is None or fits(text, expected))


def _multiple(unit: str) -> str:
    found = re.match(_MULTIPLE, unit)
    return found[0] if found else ""


def _described(unit: Unit) -> Text:
    """Return what a figure in a unit is, as the end of "expected ..."."""
    other = mistakes.FIGURE_IN(unit=unit.symbol) if unit.symbol else mistakes.PURE_NUMBER
    return mistakes.KINDS.get(unit.kind, other)


def _by_example(unit: Unit) -> Text:
    """Return the same, and how such a figure is written."""
    return mistakes.SUCH_AS(what=_described(unit), example=_example(unit))


def _example(unit: Unit) -> str:
    """Return how a figure in a unit is written."""
    return "15:1" if unit.kind == "ratio" else f"85{unit.symbol}"
