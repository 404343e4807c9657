"""Why a text is no figure, or not one in the expected unit; only mistakes pay for this module."""

from __future__ import annotations

import re
from fractions import Fraction

from eduplan.quantity.figure import FigureError, parse_figure
from eduplan.quantity.formatting import format_value
from eduplan.quantity.spelling import plain_text, shown
from eduplan.quantity.unit import Unit, UnitError, parse_unit

__all__ = ["no_number", "no_ratio", "other_unit", "too_bare", "unfinished", "unknown_unit"]

_CHANGE = "翻.?番|增长|增加|提高|提升|上升|下降|降低|减少|年均"
_WORDS = r"[\u4e00-\u9fffA-Za-z ]+(?=[0-9])"
_SIGNS = {**dict.fromkeys("负–—‒‑", "-"), ".": "0."}
_MULTIPLE = "[十百千万亿]*"


def no_number(body: str, unit: Unit | None, printed: str) -> FigureError:
    """Return the error of a text in which no number in digits begins."""
    expected = 'a number in digits with its unit, e.g. "85%" or "620人"'
    if re.match(r"[+-]?(nan|inf|∞|无穷)", body.casefold()):
        return FigureError(f"{shown(printed)} is not a finite number", expected)
    if re.search(_CHANGE, body):
        expected = (
            "the figure alone: the level that the change leads to "
            "or, where the figure is of a change, that change"
        )
        return FigureError(f"{shown(printed)} says how much changes, in words", expected)
    plain = plain_text(printed)
    sign = _SIGNS.get(plain[:1])
    if sign and (signed := _that_fit(sign + plain[1:].lstrip(), unit)):
        return FigureError(f"{shown(printed)} does not begin with a digit", expected, signed)
    if words := re.match(_WORDS, plain):
        message = f"{shown(printed)} has words before its number"
        is_id = words[0][-1:].isascii() and words[0][-1:] != " "  # B1 is not 1
        nearest = () if is_id else _that_fit(plain[words.end() :], unit)
        return FigureError(message, expected, nearest)
    if re.search("[〇零一二两三四五六七八九十半成]|百分之|分之", body):
        expected = 'digits, e.g. "85%" for 百分之八十五 and "25%" for 四分之一'
        return FigureError(f"{shown(printed)} is a number in words, which is not read", expected)
    return FigureError(f"{shown(printed)} does not hold a number", expected)


def unfinished(rest: str, printed: str) -> FigureError | None:
    """Return the error of what follows a number and is still a number; None if it is a unit."""
    if re.match("e[+-]?[0-9]", rest.casefold()):
        return FigureError(f"{shown(printed)} has an exponent", "all digits written out")
    if re.match("/ *[0-9]", rest):
        return FigureError(
            f"{shown(printed)} is a fraction", 'a decimal, a rate ("25%") or a ratio ("1:4")'
        )
    if re.match("[0-9.,:]", rest):
        expected = 'one number, thousands grouped by commas or not at all: "27903" or "27,903"'
        return FigureError(f"{shown(printed)} is not one number", expected)
    return None


def no_ratio(unit: Unit, printed: str) -> FigureError:
    """Return the error of a ratio where figures are in another unit."""
    return FigureError(f"the ratio {shown(printed)} is not {_described(unit)}", _example(unit))


def other_unit(number: str, found: Unit, expected: Unit, printed: str) -> FigureError:
    """Return the error of a number in a unit that is not the expected one."""
    wanted = f"{_described(expected)}, {_example(expected)}"
    message = f"{shown(printed)} is in {found.symbol}"
    return FigureError(message, wanted, _in_unit(number, found, expected))


def too_bare(number: str, expected: Unit) -> FigureError:
    """Return the error of a number without a unit that may mean two things."""
    message = f"a bare {number} is not {_described(expected)}"
    return FigureError(message, "its unit as well", _with_unit(number, expected))


def unknown_unit(
    rest: str, number: str, printed: str, expected: Unit | None, error: UnitError
) -> FigureError:
    """Return the error of what stands behind a number and is no unit."""
    if re.search("[0-9]", rest):
        wanted = 'one figure; a range is two figures, such as ["80%", "85%"]'
        return FigureError(f"{shown(printed)} is not one figure", wanted)
    message = f"{shown(printed)} has no known unit: {error.message}"
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


def _described(unit: Unit) -> str:
    names = {"rate": "a rate", "difference": "a difference of rates", "ratio": "a ratio"}
    return names.get(unit.kind, f"a figure in {unit.symbol}" if unit.symbol else "a pure number")


def _example(unit: Unit) -> str:
    example = "15:1" if unit.kind == "ratio" else f"85{unit.symbol}"
    return f'e.g. "{example}"'
