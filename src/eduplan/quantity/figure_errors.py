"""Why a text is no figure, or not one in the expected unit."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import TypeAlias

from eduplan.messages import Text
from eduplan.quantity import mistakes
from eduplan.quantity.formatting import format_value
from eduplan.quantity.numerals import Numeral
from eduplan.quantity.spelling import FigureError
from eduplan.quantity.unit import Unit, UnitError, parse_unit

Fits: TypeAlias = Callable[[str, Unit | None], Fraction | None]
"""Gives the value of a figure in a unit, or None: nothing is suggested that is no figure."""

_CHANGE = "翻.?番|增长|增加|提高|提升|上升|下降|降低|减少|年均"
_NEUTRAL = "力争|努力|争取|确保|达到|达|控制在|保持在|稳定在|已|将|为|有|共|共计|总计|合计| +"
"""Words before a number that say nothing of how large it is."""

_SIGNS = {**dict.fromkeys("负–—‒‑", "-"), ".": "0."}
_MULTIPLE = "[十百千万亿]*"
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_EACH = re.compile("(?P<per>[生师人])均|每(?P<each>(?:[一二三四五六七八九十百千万]*)[^0-9]+)")
_MARKS = "*※★▲△†‡①②③④⑤⑥⑦⑧⑨⑩"
"""Marks behind a figure that point to a note."""


def no_number(body: str, unit: Unit | None, printed: str, fits: Fits) -> FigureError:
    """Return the error of a text in which no number begins."""
    if re.match(r"[+-]?(nan|inf|∞|无穷)", body.casefold()):
        return FigureError(mistakes.INFINITE(text=printed), mistakes.A_NUMBER)
    if re.search(_CHANGE, body):
        return FigureError(mistakes.CHANGE(text=printed), mistakes.THE_LEVEL)
    sign = _SIGNS.get(body[:1])
    if sign and (signed := _that_fit(sign + body[1:].lstrip(), unit, fits)):
        return FigureError(mistakes.NO_DIGIT_FIRST(text=printed), mistakes.A_NUMBER, signed)
    if re.match("[\u4e00-\u9fffA-Za-z ]+[0-9]", body):
        nearest = _of_each(body, unit, fits) or _without_words(body, unit, fits)
        return FigureError(mistakes.WORDS_FIRST(text=printed), mistakes.A_NUMBER, nearest)
    if re.search("[〇零一二两三四五六七八九十半成]|分之", body):
        return FigureError(mistakes.NUMBER_IN_WORDS(text=printed), mistakes.DIGITS)
    return FigureError(mistakes.NO_NUMBER(text=printed), mistakes.A_NUMBER)


def in_words(number: Numeral, unit: Unit | None, printed: str, fits: Fits) -> FigureError:
    """Return the error of a fraction in words; one that ends as a rate is proposed as that."""
    rate = format_value(number.value, parse_unit("%"))
    nearest = (rate,) if fits(rate, unit) == number.value else ()
    return FigureError(mistakes.NUMBER_IN_WORDS(text=printed), mistakes.DIGITS, nearest)


def _of_each(body: str, unit: Unit | None, fits: Fits) -> tuple[str, ...]:
    """Return 生均4.5㎡ as 4.5m²/人, and 每百名学生1.05人 as 1.05人/百人."""
    each, number = _EACH.match(body), _NUMBER.search(body)
    if each is None or number is None or number.start() != each.end():
        return ()
    per = "人" if each["per"] else each["each"]
    try:
        found = parse_unit(f"{body[number.end() :]}/{per}")
    except UnitError:
        return ()
    return _that_fit(f"{number[0]}{found}", unit, fits)


def _without_words(body: str, unit: Unit | None, fits: Fits) -> tuple[str, ...]:
    """Return a figure without words that say nothing of its size; a bound is kept."""
    words = re.match(f"(?:{_NEUTRAL})+", body)
    return _that_fit(body[words.end() :], unit, fits) if words else ()


def not_one_number(printed: str) -> FigureError:
    """Return the error of digits and commas that may be two numbers, or one of another size."""
    return FigureError(mistakes.NOT_ONE_NUMBER(text=printed), mistakes.ONE_NUMBER)


def unfinished(rest: str, printed: str) -> FigureError | None:
    """Return the error of what follows a number and is still a number; None if it is a unit."""
    if re.match("e[+-]?[0-9]", rest.casefold()):
        return FigureError(mistakes.EXPONENT(text=printed), mistakes.WRITTEN_OUT)
    if re.match("/ *[0-9]", rest):
        return FigureError(mistakes.FRACTION(text=printed), mistakes.NO_FRACTION)
    if re.match("[0-9.,:]", rest):
        return not_one_number(printed)
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
    if period := re.fullmatch("(.+)/([1-9][0-9]?)年", rest):
        return _of_years(number, period[1], int(period[2]), printed, expected, fits)
    if re.search("[0-9]", rest):
        return FigureError(mistakes.NOT_ONE_FIGURE(text=printed), mistakes.ONE_FIGURE)
    message = mistakes.UNKNOWN_UNIT(text=printed, reason=error.message)
    meant = re.sub("^[wW]", "万", rest.rstrip(_MARKS))
    nearest = _that_fit(number + meant, expected, fits) if meant != rest else ()
    return FigureError(
        message,
        error.expected,
        nearest or _as_large(rest, number, error.nearest, expected, fits),
    )


def _of_years(
    number: str, unit: str, years: int, printed: str, expected: Unit | None, fits: Fits
) -> FigureError:
    """Return the error of 360学时/5年, which is 72学时/年, or 360学时 in all."""
    message = mistakes.OF_YEARS(text=printed)
    nearest: tuple[str, ...] = ()
    total = fits(number + unit, None)
    if expected is not None and total is not None:
        a_year = format_value(total / years, parse_unit(f"{unit}/年"))
        nearest = _that_fit(a_year, expected, fits)
    return FigureError(message, mistakes.A_YEAR_OR_IN_ALL(amount=number + unit), nearest)


def _that_fit(text: str, unit: Unit | None, fits: Fits) -> tuple[str, ...]:
    return () if fits(text, unit) is None else (text,)


def _in_unit(number: str, found: Unit, expected: Unit) -> tuple[str, ...]:
    """Return the same quantity in the expected unit, if there is one.

    22台/百人 is 4.55人/台; 47册 lacks what it is of in 册/人.
    """
    upper, _, lower = expected.symbol.partition("/")
    if found.dimension and parse_unit(upper).compatible(found):
        return (f"{number}{found}/{lower}",)
    turned = parse_unit("") / found
    if not found.dimension or not turned.compatible(expected) or not number[:1].isdecimal():
        return ()
    value = Fraction(number.replace(",", "")) * found.scale
    return (format_value(1 / value, expected),) if value else ()


def _with_unit(number: str, unit: Unit) -> tuple[str, ...]:
    written = number + unit.symbol
    if unit.kind != "rate" or not number.lstrip("+-")[:1].isdecimal():
        return (written,)
    value = Fraction(number.replace(",", ""))
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
    return tuple(text for text in texts if expected is None or fits(text, expected) is not None)


def _multiple(unit: str) -> str:
    found = re.match(_MULTIPLE, unit)
    return found[0] if found else ""


def _described(unit: Unit) -> Text:
    """Return what a figure in a unit is, as the end of "expected ..."."""
    other = mistakes.FIGURE_IN(unit=unit.symbol) if unit.symbol else mistakes.PURE_NUMBER
    return mistakes.KINDS.get(unit.kind, other)


def _by_example(unit: Unit) -> Text:
    """Return the same, and how such a figure is written."""
    example = "15:1" if unit.kind == "ratio" else f"85{unit.symbol}"
    return mistakes.SUCH_AS(what=_described(unit), example=example)
