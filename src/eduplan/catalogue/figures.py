"""Figures of an element or indicator: 师生比 1:19 is 生师比 19:1; the largest that is possible."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import attrs

from eduplan.catalogue.definitions import AMOUNTS, Element
from eduplan.quantity import FigureError, parse_figure
from eduplan.quantity.spelling import plain_text

if TYPE_CHECKING:
    from fractions import Fraction

    from eduplan.catalogue.definitions import Definition
    from eduplan.quantity import Figure, Unit

__all__ = ["amount_mistake", "figure_of", "largest_value"]

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
        message = f"{text!r} has the one first, so that a bound of it is the other way round"
        expected = f'the many first: at least 1:{many} is at_most = "{many}:1"'
        raise FigureError(message, expected)
    return attrs.evolve(figure, text=text)


@lru_cache(maxsize=64)  # nearly all are 100%
def largest_value(text: str, unit: Unit) -> Fraction:
    """Return the largest possible value that `text` gives in a unit, in base units.

    Raises:
        FigureError: it is no figure in the unit, or not one exact figure above zero.
    """
    figure = parse_figure(text, unit, exact=True)
    if figure.qualifier != "exact" or figure.value <= 0:
        raise FigureError(f"{text!r} is no largest value", 'one figure above zero, such as "100%"')
    return figure.value


def amount_mistake(definition: Definition | None, figure: Figure) -> tuple[str, str] | None:
    """Return what is wrong with a figure of an element, and what was expected; None if nothing is.

    Nothing is counted as less than none of it, or as part of one; averages and gaps are indicators.
    """
    if not isinstance(definition, Element):
        return None
    unit = definition.unit
    if figure.value < 0 and unit.kind in AMOUNTS:
        return f"{figure.text} is below zero", f"0{unit} or more"
    if unit.kind == "count" and figure.unit.scale == 1 and figure.value.denominator > 1:
        return f"{figure.text} is no whole number", f"a number of whole {unit}"
    return None


_LEAST = frozenset({"at_least", "more_than"})
_ONE_SIDED = frozenset({"at_least", "at_most", "more_than", "less_than"})
