"""Figures of an element or indicator: which way a printed pair is read, and what is possible."""

from __future__ import annotations

import re
from fractions import Fraction

import attrs

from eduplan.catalogue.definitions import AMOUNTS, Definition, Element, Indicator
from eduplan.messages import MessageKind, Text
from eduplan.quantity import (
    EVERYTHING,
    Figure,
    FigureError,
    Interval,
    Unit,
    format_value,
    parse_figure,
    parse_unit,
)
from eduplan.quantity.mistakes import A_RATIO
from eduplan.quantity.spelling import plain_text
from eduplan.words import Words

TURNED = MessageKind(
    "turned_bound",
    "“{text}”两边写反了，它的上下限要反过来",
    "'{text}' has its sides turned, so that a bound of it is the other way round",
)
AS_TURNED = MessageKind(
    "as_turned",
    '{key} = "{turned}"：两边和上下限一起颠倒',
    '{key} = "{turned}": sides and bound turned together',
)
EITHER_WAY = MessageKind(
    "read_either_way",
    "“{text}”可以是{one}，颠倒过来也可以是{other}",
    "'{text}' may be {one} or, the other way round, {other}",
)
NEITHER_WAY = MessageKind(
    "read_neither_way",
    "“{text}”是{one}，颠倒过来是{other}，都不可能",
    "'{text}' is {one} and, the other way round, {other}; neither is possible",
)
ONE_WAY = MessageKind(
    "read_as_printed",
    "“{text}”是{one}，不可能；颠倒过来是{other}",
    "'{text}' is {one}, which is not possible; the other way round it is {other}",
)
ONE_READING = MessageKind(
    "one_reading",
    "只有一种读法的数，如“{one}”或“{other}”",
    "a figure with one reading, such as '{one}' or '{other}'",
)
POSSIBLE = MessageKind("possible_sizes", "从{least}到{most}", "{least} to {most}")
A_RATE = MessageKind("rate_as_ratio", "“{text}”是比率，不是比", "'{text}' is a rate, not a ratio")
NO_LARGEST = MessageKind("no_largest", "“{text}”不是最大值", "'{text}' is no largest value")
ABOVE_ZERO = Words("一个大于零的数，如“100%”", 'one figure above zero, such as "100%"')
BELOW_ZERO = MessageKind("below_zero", "{text} 小于零", "{text} is below zero")
OR_MORE = MessageKind("or_more", "0{unit}或更多", "0{unit} or more")
NOT_WHOLE = MessageKind("not_whole", "{text} 不是整数", "{text} is no whole number")
WHOLE = MessageKind("whole", "整数的{unit}", "a number of whole {unit}")

_PAIR = r"(\D*)([0-9.]+) *[:比] *([0-9.]+)(\D*)"
_OPPOSITE = {
    **dict.fromkeys(("at_least", "more_than"), "at_most"),
    **dict.fromkeys(("at_most", "less_than"), "at_least"),
}


def figure_of(
    definition: Definition | None,
    text: str,
    *,
    exact: bool = False,
    within: str | None = None,
    comparator: str = "",
) -> Figure:
    """Return the figure that `text` prints of a definition, or of anything if that is None.

    A printed pair is read the way that gives a possible size: of 生师比, 1:19 is the same as 19:1.
    If both do, n:1 stands as it is printed.

    Raises:
        FigureError: as `parse_figure` does; no reading of a pair, or of a number that stands for a
            ratio, is possible, or both are; or `comparator`, or a word beside the pair, bounds a
            turned one on one side, where at least 1:15 would have to be read as at most 15:1.
    """
    unit = None if definition is None else definition.unit
    figure = parse_figure(text, unit, exact=exact, within=within)
    if definition is None:
        return figure
    pair = None if figure.text.isdigit() else re.fullmatch(_PAIR, plain_text(figure.text))
    if pair is None:
        return _possible(definition, figure)
    before, first, second, after = pair.groups()
    if first == second or getattr(definition, "ordered", False):
        return _possible(definition, figure)
    ways = [figure]
    if figure.value:
        turned = parse_figure(f"{before}{second}:{first}{after}", unit, exact=exact, within=within)
        ways.append(attrs.evolve(turned, text=text))
    sizes = getattr(definition, "sizes", None) or EVERYTHING
    fits = [way for way in ways if sizes.contains(way.value)]
    is_to_one = Fraction(second) == 1
    if len(fits) == 2 and not is_to_one:
        one, other = (_size(way.value, definition.unit) for way in ways)
        message = EITHER_WAY(text=text, one=one, other=other)
        raise FigureError(message, ONE_READING(one=one, other=other))
    if not fits or (fits[0] is not figure and is_to_one and figure.value < 1):
        raise _impossible(definition, figure, NEITHER_WAY if not fits else ONE_WAY)
    if fits[0] is not figure:
        _refuse_bound(definition, fits[0], comparator, f"{second}:{first}")
    return fits[0]


def change_of(
    definition: Definition | None, text: str, *, exact: bool = True, times: bool = False
) -> Figure:
    """Return the figure by which something changes, or how many `times` what it was it is.

    Rates change by 个百分点; everything else by an amount in its own unit, or by a share of what
    there was (8%; 1倍 is 100 %). 翻一番 is two times, 翻两番 four times, 减半 half.

    Raises:
        FigureError: it is no such figure.
    """
    if times:
        return parse_figure(_DOUBLINGS.get(plain_text(text), text), parse_unit("倍"), exact=exact)
    if definition is None:
        return parse_figure(text, exact=exact)
    if definition.unit.kind == "rate":
        return parse_figure(text, parse_unit("个百分点"), exact=exact)
    if plain_text(text) in _AS_MUCH_AGAIN:
        return attrs.evolve(parse_figure("100%", parse_unit("%"), exact=exact), text=text)
    if _BY_SHARE.search(plain_text(text)):
        return parse_figure(text, parse_unit("%"), exact=exact)
    unit = parse_unit("") if definition.unit.kind == "ratio" else definition.unit
    return parse_figure(text, unit, exact=exact)


_BY_SHARE = re.compile("[%‰成]|百分之|千分之")
_AS_MUCH_AGAIN = ("一倍", "1倍")
_DOUBLINGS = {
    "翻一番": "2倍",
    "翻番": "2倍",
    "翻两番": "4倍",
    "翻三番": "8倍",
    "减半": "0.5倍",
    "一半": "0.5倍",
}


def _possible(definition: Definition, figure: Figure) -> Figure:
    """Return a figure that stands as it is printed; its size must be possible where it is a ratio.

    Raises:
        FigureError: it isn't, or the figure is a rate such as 14%.
    """
    if definition.unit.kind != "ratio" or not isinstance(definition, Indicator):
        return figure
    if figure.unit.kind == "rate" and not definition.ordered:
        raise FigureError(A_RATE(text=figure.text), A_RATIO)
    if definition.sizes is None or not figure.value or definition.sizes.contains(figure.value):
        return figure
    turned = definition.sizes.contains(1 / figure.value)
    raise _impossible(definition, figure, ONE_WAY if turned else NEITHER_WAY)


def _refuse_bound(definition: Definition, figure: Figure, comparator: str, turned: str) -> None:
    """Refuse a bound of a turned pair that has to be turned with it.

    What the better direction asks may stand: at most 1:18 of 生师比, at least 1:15 of 生均图书.
    """
    refused = "at_most" if getattr(definition, "better", "") == "higher" else "at_least"
    key = _OPPOSITE.get(figure.qualifier) or _OPPOSITE.get(comparator, "")
    if figure.qualifier in _OPPOSITE or key == _OPPOSITE[refused]:
        raise FigureError(TURNED(text=figure.text), AS_TURNED(key=key, turned=turned))


def _impossible(definition: Definition, figure: Figure, kind: MessageKind) -> FigureError:
    unit, sizes = definition.unit, getattr(definition, "sizes", None) or EVERYTHING
    one, other = _size(figure.value, unit), _size(1 / figure.value, unit) if figure.value else "∞"
    least, most = _size(sizes.lower or Fraction(0), unit), _size(sizes.upper or Fraction(0), unit)
    message = kind(text=figure.text, one=one, other=other)
    return FigureError(message, POSSIBLE(least=least, most=most))


def _size(value: Fraction, unit: Unit) -> str:
    """Return a reading of a pair; of a ratio, the number that stands for so many to one."""
    return format_value(value, parse_unit("") if unit.kind == "ratio" else unit)


def sizes_of(sizes: tuple[str, str], unit: Unit) -> Interval:
    """Return the values from the smallest to the largest of two figures in a unit.

    Raises:
        FigureError: one is no figure in the unit, or not one exact figure.
    """
    least, most = (parse_figure(text, unit, exact=True).value for text in sizes)
    return Interval(least, most)


def largest_value(text: str, unit: Unit) -> Fraction:
    """Return the largest possible value that `text` gives in a unit, in base units.

    Raises:
        FigureError: it is no figure in the unit, or not one exact figure above zero.
    """
    figure = parse_figure(text, unit, exact=True)
    if figure.qualifier != "exact" or figure.value <= 0:
        raise FigureError(NO_LARGEST(text=text), ABOVE_ZERO)
    return figure.value


def amount_mistake(definition: Definition | None, figure: Figure) -> tuple[Text, Text] | None:
    """Return what is wrong with a figure of an element, and what was expected; None if nothing is.

    Nothing is counted as less than none of it, or as part of one; averages and gaps are indicators.
    """
    if not isinstance(definition, Element):
        return None
    unit = definition.unit
    if figure.value < 0 and unit.kind in AMOUNTS:
        return BELOW_ZERO(text=figure.text), OR_MORE(unit=unit.symbol)
    if unit.kind == "count" and figure.unit.scale == 1 and figure.value.denominator > 1:
        return NOT_WHOLE(text=figure.text), WHOLE(unit=unit.symbol)
    return None
