"""Why a text is no figure, or not one in the expected unit; only mistakes pay for this module."""

from __future__ import annotations

import re
from fractions import Fraction

from eduplan.quantity import mistakes
from eduplan.quantity.figure import FigureError, parse_figure
from eduplan.quantity.formatting import format_value
from eduplan.quantity.mistakes import described, described_by_example
from eduplan.quantity.spelling import plain_text
from eduplan.quantity.unit import Unit, UnitError, parse_unit

_CHANGE = "翻.?番|增长|增加|提高|提升|上升|下降|降低|减少|年均"
_WORDS = r"[\u4e00-\u9fffA-Za-z ]+(?=[0-9])"
_SIGNS = {**dict.fromkeys("负–—‒‑", "-"), ".": "0."}
_MULTIPLE = "[十百千万亿]*"


def no_number(body: str, unit: Unit | None, printed: str) -> FigureError:
    """Return the error of a text in which no number in digits begins."""
    if re.match(r"[+-]?(nan|inf|∞|无穷)", body.casefold()):
        return FigureError(mistakes.INFINITE(text=printed), mistakes.A_NUMBER)
    if re.search(_CHANGE, body):
        return FigureError(mistakes.CHANGE(text=printed), mistakes.THE_LEVEL)
    plain = plain_text(printed)
    sign = _SIGNS.get(plain[:1])
    if sign and (signed := _that_fit(sign + plain[1:].lstrip(), unit)):
        return FigureError(mistakes.NO_DIGIT_FIRST(text=printed), mistakes.A_NUMBER, signed)
    if words := re.match(_WORDS, plain):
        is_id = words[0][-1:].isascii() and words[0][-1:] != " "  # B1 is not 1
        nearest = () if is_id else _that_fit(plain[words.end() :], unit)
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
    message = mistakes.NO_RATIO(text=printed, wanted=described(unit))
    return FigureError(message, described_by_example(unit))


def other_unit(number: str, found: Unit, expected: Unit, printed: str) -> FigureError:
    """Return the error of a number in a unit that is not the expected one."""
    message = mistakes.OTHER_UNIT(text=printed, unit=found.symbol)
    return FigureError(message, described_by_example(expected), _in_unit(number, found, expected))


def too_bare(number: str, expected: Unit) -> FigureError:
    """Return the error of a number without a unit that may mean two things."""
    message = mistakes.BARE(number=number, wanted=described(expected))
    return FigureError(message, mistakes.ITS_UNIT, _with_unit(number, expected))


def unknown_unit(
    rest: str, number: str, printed: str, expected: Unit | None, error: UnitError
) -> FigureError:
    """Return the error of what stands behind a number and is no unit."""
    if re.search("[0-9]", rest):
        return FigureError(mistakes.NOT_ONE_FIGURE(text=printed), mistakes.ONE_FIGURE)
    message = mistakes.UNKNOWN_UNIT(text=printed, reason=error.message)
    return FigureError(message, error.expected, _as_large(rest, number, error.nearest, expected))


def _that_fit(text: str, unit: Unit | None) -> tuple[str, ...]:
    try:
        parse_figure(text, unit)
    except FigureError:
        return ()
    return (text,)


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
    rest: str, number: str, names: tuple[str, ...], expected: Unit | None
) -> tuple[str, ...]:
    """Return the number in those units that fit, none of which makes it larger or smaller."""
    multiple = _multiple(rest)
    if rest == multiple and expected is not None:  # 1.2万 of 人
        return _that_fit(number + rest + expected.symbol, expected)
    texts = tuple(number + name for name in names if _multiple(name) == multiple)
    return tuple(text for text in texts if expected is None or _that_fit(text, expected))


def _multiple(unit: str) -> str:
    found = re.match(_MULTIPLE, unit)
    return found[0] if found else ""
