"""Printed figures: the text as it stands, its exact value, its unit and what it may stand for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from eduplan.quantity import figure_errors, mistakes
from eduplan.quantity.interval import EVERYTHING, Interval
from eduplan.quantity.numerals import MAXIMUM_DIGITS, Numeral, numeral_at
from eduplan.quantity.spelling import FigureError, plain_text
from eduplan.quantity.unit import Unit, UnitError, is_count_quotient, parse_unit

MAXIMUM_FIGURE_LENGTH = 200
"""Longest text, in characters, that is read as a figure."""

Qualifier: TypeAlias = Literal[
    "exact", "rounded", "about", "more_than", "at_least", "less_than", "at_most"
]
"""How the printed number stands to the value it reports."""

_Parsed: TypeAlias = tuple[Fraction, Unit, Interval, int]
"""What stands between the words of a figure: value, unit, what it may stand for, decimals."""


@attrs.frozen
class Figure:
    """A printed figure; `value` is the printed number and `interval` what it may stand for.

    Both are in base units: 83.46% is 0.8346 and stands for [0.83455, 0.83465). `decimals` counts
    the printed ones.
    """

    text: str
    value: Fraction
    unit: Unit
    interval: Interval
    qualifier: Qualifier
    decimals: int


def parse_figure(
    text: str | int, unit: Unit | None = None, *, exact: bool = False, within: str | None = None
) -> Figure:
    """Return the figure that `text` prints: "83.46%", "1亿2000万元", "500余套", "10:2.2", "八成".

    `unit` is the expected one. A bare number is taken in it, unless it is a rate or a difference:
    a bare 85 may mean 85 or 85%. 个 and 家 stand for any count noun. A ratio a:b is a divided by b.

    Counts, 元, 学时 and quotas in 元 are exact. Rates, ratios, other quotients, measures and
    multiples such as 万元 stand for all values that round to them (halves away from zero), unless
    `exact` says that the figure was set and not measured. 约 bounds nothing, unless `within` says
    how far it reaches: "5人", and "1个百分点" for a rate.

    Raises:
        FigureError: if `text` is no figure, is not in the expected unit, or is not exact text: a
            float, a boolean, NaN, infinity, an exponent, too many digits or characters.
    """
    printed = _printed(text)
    plain = plain_text(printed)
    if _MANY_DIGITS.search(plain):
        raise FigureError(mistakes.MANY_DIGITS(text=printed), _MOST_DIGITS)
    if _WIDE_GROUPS.search(printed):
        raise figure_errors.not_one_number(printed)
    if plain.isdigit() and plain.isascii() and within is None and _may_be_bare(unit):
        return _whole(printed, int(plain), unit or parse_unit(""), exact)
    hedge, before, body, after = _without_hedges(plain, printed)
    if unit is not None and unit.kind == "flag":
        number, found, spread, decimals = _flag(plain, unit, printed)
    elif ratio := _RATIO.fullmatch(body):
        number, found, spread, decimals = _ratio(ratio, unit, exact, printed)
    else:
        try:
            if hedge and _ALONE.match(body):  # 近百所, 不足百人
                body = f"1{body}"
            number, found, spread, decimals = _plain(body, unit, exact, printed)
        except FigureError as error:
            nearest = tuple(f"{before}{one}{after}" for one in error.nearest)
            raise FigureError(error.message, error.expected, nearest) from None
    if within is not None:
        spread = _around(number, found, within, hedge, printed)
    elif hedge:
        spread = _one_sided(number, hedge)
    certain: Qualifier = "exact" if spread.is_point else "rounded"
    return Figure(printed, number, found, spread, hedge or certain, decimals)


def _may_be_bare(unit: Unit | None) -> bool:
    return unit is None or unit.kind not in ("flag", *_NEVER_BARE)


def _whole(printed: str, number: int, unit: Unit, exact: bool) -> Figure:
    """Return the figure of digits alone, as most are printed."""
    value = Fraction(number) if unit.scale == 1 else number * unit.scale
    if exact or not _is_rounded(unit, 0):
        return Figure(printed, value, unit, Interval.point(value), "exact", 0)
    return Figure(printed, value, unit, _rounding(value, unit.scale), "rounded", 0)


def measured(figure: Figure) -> Interval:
    """Return all values that would be printed as a figure that was set: 0.4 for 0.35 to 0.45.

    A count, and a figure with a limiting word, stands for itself.
    """
    itself = Interval.point(figure.value)
    if figure.qualifier != "exact":
        return itself
    again = parse_figure(figure.text, figure.unit)
    return again.interval if again.value == figure.value else itself


def _fits(text: str, unit: Unit | None) -> Fraction | None:
    """Return the value of the figure that a text is in a unit, None if it is none."""
    try:
        return parse_figure(text, unit).value
    except FigureError:
        return None


_MOST_DIGITS = mistakes.AT_MOST_DIGITS(most=MAXIMUM_DIGITS)
_SIDE = r"([0-9]+(?:\.[0-9]+)?)"
_RATIO = re.compile(f"{_SIDE} *[:比] *{_SIDE}")

_BEFORE: tuple[tuple[Qualifier, str], ...] = (
    ("about", "约 大约 约为 大概 近 接近 将近 ≈ ~ about approximately"),
    ("more_than", "> 超过 超 大于 高于 多于 逾 more_than over above"),
    ("at_least", "≥ >= 不低于 不少于 不小于 至少 at_least not_less_than"),
    ("less_than", "< 不足 不到 不满 未满 小于 低于 少于 less_than under below"),
    ("at_most", "≤ <= 不超过 不高于 不多于 不大于 至多 最多 at_most not_more_than up_to"),
)
_AFTER: tuple[tuple[Qualifier, str], ...] = (
    ("about", "左右 上下"),
    ("at_least", "以上 及以上"),
    ("at_most", "以内 之内 以下 及以下"),
)


def hedge_words() -> Mapping[Qualifier, tuple[str, ...]]:
    """Return the words that may stand before or behind a number, by what they say of it."""
    found: dict[Qualifier, list[str]] = {}
    for place, table in (("{}…", _BEFORE), ("…{}", _AFTER)):
        for hedge, line in table:
            words = (place.format(word.replace("_", " ")) for word in line.split())
            found.setdefault(hedge, []).extend(words)
    found["more_than"].extend(f"…{mark}" for mark in _OVER)
    return {hedge: tuple(words) for hedge, words in found.items()}


def _longest_first(table: tuple[tuple[Qualifier, str], ...]) -> list[tuple[str, Qualifier]]:
    words = [(word.replace("_", " "), hedge) for hedge, line in table for word in line.split()]
    return sorted(words, key=lambda pair: -len(pair[0]))


_PREFIXES = _longest_first(_BEFORE)
_SUFFIXES = _longest_first(_AFTER)

_OVER = ("余", "多")
_BEFORE_OVER = frozenset("0123456789十百千万亿")
_ALONE = re.compile("[百千万亿](?!分之)")
"""Multiples that stand for one of them behind a qualifier: 近百所 is 约100所."""


def _printed(text: object) -> str:
    """Return the text of a figure; whole numbers are the only other type that is exact."""
    if isinstance(text, int) and not isinstance(text, bool):
        if abs(text) >= 10**MAXIMUM_DIGITS:
            raise FigureError(mistakes.LONG_NUMBER, _MOST_DIGITS)
        return str(text)
    if not isinstance(text, str):
        message = mistakes.INEXACT(value=repr(text), type=type(text).__name__)
        raise FigureError(message, mistakes.FIGURE_AS_TEXT)
    if len(text) > MAXIMUM_FIGURE_LENGTH:
        limit = mistakes.AT_MOST_CHARACTERS(most=MAXIMUM_FIGURE_LENGTH)
        raise FigureError(mistakes.LONG_FIGURE(text=text), limit)
    return text


def _without_hedges(body: str, printed: str) -> tuple[Qualifier | None, str, str, str]:
    """Return what the words around a number say, those before it, the rest, and those behind it.

    85%以上 is at_least, "", 85% and 以上; the 余 of 500余套 is given as 超过 before it.
    """
    found: set[Qualifier] = set()
    before = after = ""
    if not body[:1].isdigit():  # as most figures begin
        start = body[:20].lower()
        for word, hedge in _PREFIXES:
            if start.startswith(word):
                found.add(hedge)
                before, body = body[: len(word)], body[len(word) :].strip()
                break
    for word, hedge in _SUFFIXES:
        if body.endswith(word):
            found.add(hedge)
            after, body = word, body[: -len(word)].strip()
            break
    # 500余套, 3万余人, 20多个, 5年多
    if "余" in body or "多" in body:
        number = _without_over(body)
        if number != body:
            found.add("more_than")
            before, body = before or "超过", number
    if len(found) > 1:
        qualifiers = tuple(mistakes.QUALIFIERS[one] for one in sorted(found))
        message = mistakes.TWO_QUALIFIERS(text=printed, qualifiers=qualifiers)
        raise FigureError(message, mistakes.ONE_QUALIFIER)
    return (found.pop() if found else None), before, body, after


def _without_over(body: str) -> str:
    """Return a number without the 余 or 多 that follows it, or that ends it all."""
    places = [place for place, mark in enumerate(body) if mark in _OVER]
    if places and body[: places[0]][-1:] in _BEFORE_OVER:
        return body[: places[0]] + body[places[0] + 1 :]
    ends = body[-1:] in _OVER and body[-2:-1] not in ("", *_OVER)
    return body[:-1] if ends else body


def _plain(body: str, expected: Unit | None, exact: bool, printed: str) -> _Parsed:
    sign = body[:1] if body[:1] in _SIGNS else ""
    number = numeral_at(body, len(sign))
    if number is None:
        raise figure_errors.no_number(body, expected, printed, _fits)
    digits, rest = body[: number.end], body[number.end :].strip()
    if rest[:1] in _UNFINISHED and (error := figure_errors.unfinished(rest, printed)):
        raise error
    if "分之" in digits:
        if not number.step or digits.startswith("万") or rest:
            raise figure_errors.in_words(number, expected, printed, _fits)
        rest, number = ("%", number.times(100)) if "百" in digits else ("‰", number.times(1000))
    unit = _unit_of(rest, digits, expected, printed)
    if "," in digits and unit.kind in {"rate", "difference"}:
        raise figure_errors.not_one_number(printed)  # 85,900% may be 85.9%
    value = number.value if unit.scale == 1 else number.value * unit.scale
    value = -value if sign == "-" else value
    decimals = len(str(number.step.denominator)) - 1
    rounded = not exact and (number.step > 1 or _is_rounded(unit, decimals))
    spread = _rounding(value, number.step * unit.scale) if rounded else Interval.point(value)
    return value, unit, spread, decimals


def _ratio(match: re.Match[str], expected: Unit | None, exact: bool, printed: str) -> _Parsed:
    unit = expected or parse_unit("比")
    if unit.kind == "number":
        unit = parse_unit("比")
    elif unit.kind != "ratio" and not is_count_quotient(unit):
        raise figure_errors.no_ratio(unit, printed)
    upper, lower = [side for one in match.groups() if (side := numeral_at(one))]
    if lower.value == 0:
        raise FigureError(mistakes.DIVIDES_BY_ZERO(text=printed), mistakes.A_RATIO)
    decimals = len(str(min(upper.step, lower.step).denominator)) - 1
    return upper.value / lower.value, unit, _side(upper, exact) / _side(lower, exact), decimals


def _side(side: Numeral, exact: bool) -> Interval:
    # 1, 10 and 100 are what a ratio is stated against, not what was measured.
    if exact or (side.step == 1 and side.value in {1, 10, 100}):
        return Interval.point(side.value)
    return _rounding(side.value, side.step)


def _flag(plain: str, unit: Unit, printed: str) -> _Parsed:
    answers = {"是": 1, "yes": 1, "true": 1, "1": 1, "否": 0, "no": 0, "false": 0, "0": 0}
    answer = answers.get(plain.casefold())
    if answer is None:
        raise FigureError(mistakes.NO_ANSWER(text=printed), mistakes.YES_OR_NO)
    return Fraction(answer), unit, Interval.point(answer), 0


_SIGNS = frozenset("+-")
_NEVER_BARE = ("rate", "difference")
"""Kinds of unit in which a bare 85 may mean 85 or 85%."""

_MANY_DIGITS = re.compile(f"[0-9.,]{{{MAXIMUM_DIGITS + 1}}}")
_WIDE_GROUPS = re.compile("[0-9]，[0-9]")
"""A full-width comma between plain digits parts two figures; it groups no thousands."""

_UNFINISHED = frozenset("eE/0123456789.,:")
"""What may go on a number; the part before it alone would be wrong."""


def _unit_of(rest: str, number: str, expected: Unit | None, printed: str) -> Unit:
    """Return the unit in which the number is printed, checked against the expected one."""
    if not rest:
        if expected is not None and expected.kind in _NEVER_BARE:
            raise figure_errors.too_bare(number, expected)
        return expected or parse_unit("")
    try:
        found = parse_unit(rest)
    except UnitError as error:
        raise figure_errors.unknown_unit(rest, number, printed, expected, error, _fits) from None
    if found.kind in {"ratio", "flag"}:
        raise FigureError(mistakes.NO_FIGURE(text=printed), mistakes.A_RATIO)
    if expected is None:
        return found
    if found.dimension == (("个", 1),) and expected.kind == "count":
        return parse_unit(found.symbol.removesuffix("个") + expected.dimension[0][0])
    if found.compatible(expected) and not _confuses_points(found, expected):
        return found
    raise figure_errors.other_unit(number, found, expected, printed)


def _confuses_points(found: Unit, expected: Unit) -> bool:
    # 提高1.9% and 提高1.9个百分点 are two statements; neither may stand for the other.
    kinds = {found.kind, expected.kind}
    return "difference" in kinds and kinds != {"difference"} and expected.kind != "number"


def _is_rounded(unit: Unit, decimals: int) -> bool:
    """Return whether figures in a unit stand for all that rounds to them; see `parse_figure`."""
    if unit.kind == "number":
        return decimals > 0
    if unit.kind in {"count", "money"}:
        return unit.scale != 1
    if unit.kind == "quotient":
        return unit.symbol.partition("/")[0] != "元"
    return unit.symbol not in {"学时", "节", "天"}


def _rounding(value: Fraction, step: Fraction) -> Interval:
    # Halves round away from zero (四舍五入): 83 is [82.5, 83.5), -83 is (-83.5, -82.5].
    half = step / 2
    return Interval(value - half, value + half, value > 0, value < 0)


def _one_sided(number: Fraction, hedge: Qualifier) -> Interval:
    if hedge in {"more_than", "at_least"}:
        return Interval(number, None, hedge == "at_least", False)
    if hedge in {"less_than", "at_most"}:
        return Interval(None, number, False, hedge == "at_most")
    return EVERYTHING


def _around(
    number: Fraction, unit: Unit, within: str, hedge: Qualifier | None, printed: str
) -> Interval:
    if hedge != "about":
        raise FigureError(mistakes.TAKES_NO_BOUND(text=printed), mistakes.ONLY_ABOUT)
    margin_unit = parse_unit("个百分点") if unit.kind == "rate" else unit
    margin = parse_figure(within, margin_unit, exact=True)
    if margin.qualifier != "exact" or margin.value < 0:
        expected = mistakes.WITHIN(unit=margin_unit.symbol)
        raise FigureError(mistakes.NO_BOUND(text=within), expected)
    return Interval(number - margin.value, number + margin.value)
