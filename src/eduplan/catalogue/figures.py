"""Figures of an element or indicator: 师生比 1:19 is 生师比 19:1; the largest that is possible."""

from __future__ import annotations

import re
from fractions import Fraction

import attrs

from eduplan.catalogue.definitions import AMOUNTS, Definition, Element
from eduplan.messages import MessageKind, Text
from eduplan.quantity import Figure, FigureError, Unit, parse_figure
from eduplan.quantity.spelling import plain_text
from eduplan.words import Words

ONE_FIRST = MessageKind(
    "one_first",
    "“{text}”先写了 1，它的上下限要反过来",
    "'{text}' has the one first, so that a bound of it is the other way round",
)
MANY_FIRST = MessageKind(
    "many_first",
    '多的一边在前：不低于 1:{many} 写成 at_most = "{many}:1"',
    'the many first: at least 1:{many} is at_most = "{many}:1"',
)
NO_LARGEST = MessageKind("no_largest", "“{text}”不是最大值", "'{text}' is no largest value")
ABOVE_ZERO = Words("一个大于零的数，如“100%”", 'one figure above zero, such as "100%"')
BELOW_ZERO = MessageKind("below_zero", "{text} 小于零", "{text} is below zero")
OR_MORE = MessageKind("or_more", "0{unit}或更多", "0{unit} or more")
NOT_WHOLE = MessageKind("not_whole", "{text} 不是整数", "{text} is no whole number")
WHOLE = MessageKind("whole", "整数的{unit}", "a number of whole {unit}")

_ONE_TO = r"(\D*)1 *[:比] *([0-9.]+)(\D*)"


def figure_of(
    definition: Definition | None,
    text: str,
    *,
    exact: bool = False,
    within: str | None = None,
    comparator: str = "",
) -> Figure:
    """Return the figure that `text` prints of a definition, or of anything if that is None.

    Of an indicator that is so many to one, 1:19 is the same as 19:1.

    Raises:
        FigureError: as `parse_figure` does; or `comparator`, or a word beside the ratio, bounds a
            1:n on one side, where at least 1:15 would have to be read as at most 15:1.
    """
    unit = None if definition is None else definition.unit
    turns = getattr(definition, "many_to_one", False)
    is_text = turns and isinstance(text, str)
    match = re.fullmatch(_ONE_TO, plain_text(text)) if is_text else None
    if match is None:
        return parse_figure(text, unit, exact=exact, within=within)
    before, many, after = match.groups()
    figure = parse_figure(f"{before}{many}:1{after}", unit, exact=exact, within=within)
    if figure.qualifier in _ONE_SIDED or comparator in _LEAST:
        raise FigureError(ONE_FIRST(text=text), MANY_FIRST(many=many))
    return attrs.evolve(figure, text=text)


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


_LEAST = frozenset({"at_least", "more_than"})
_ONE_SIDED = frozenset({"at_least", "at_most", "more_than", "less_than"})
