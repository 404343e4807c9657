"""How many more whole children, teachers or yuan it takes until a target is met."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import attrs

from eduplan.formula import Apply, Constant, references
from eduplan.quantity import Interval, parse_unit
from eduplan.readings.expression import formula_words

if TYPE_CHECKING:
    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.quantity import Unit
    from eduplan.readings.facts import Reading
    from eduplan.words import Words

__all__ = ["WholeUnits", "whole_units"]


@attrs.frozen(eq=False)
class WholeUnits:
    """One input of a ratio, or the value itself, and the whole number that it must change by.

    Attributes:
        about: what is counted, in words.
        unit: its base unit: 人, 元, m².
        present: its value now; all other inputs stay as they are.
        change: whole units to add, below zero to take away; zero where the target is met, None
            where no whole number meets it.
        step: what one unit changes the indicator by, in base units.
    """

    about: Words
    unit: Unit
    present: Fraction
    change: int | None
    step: Fraction


def whole_units(reading: Reading, accepted: Interval, catalogue: Catalogue) -> WholeUnits | None:
    """Return what a printed reading of an indicator lacks in whole units.

    None for a figure that was published without its inputs, and for a formula that is neither a
    plain number nor a ratio of two. A value that must rise needs more of the numerator; one that
    must fall less of the numerator if it is a share of a whole, else more of the denominator
    (more teachers, not fewer pupils).
    """
    if not reading.is_known or not reading.parts or not reading.interval.is_point:
        return None
    formula, factor = _without_factor(reading.parts[0])
    accepted = accepted * Interval.point(1 / factor)
    found = _solved(formula, reading, accepted, catalogue)
    return None if found is None else attrs.evolve(found, step=found.step * factor)


def _without_factor(formula: Reading) -> tuple[Reading, Fraction]:
    """Return what a formula multiplies or divides by constants (÷ 1年, × 100), and by how much."""
    factor = Fraction(1)
    while isinstance(formula.node, Apply) and formula.node.operator in ("*", "/"):
        constant = formula.node.operands[1]
        if not isinstance(constant, Constant) or not constant.value:
            break
        factor *= constant.value if formula.node.operator == "*" else 1 / constant.value
        formula = formula.parts[0]
    return formula, factor


def _solved(
    formula: Reading, reading: Reading, accepted: Interval, catalogue: Catalogue
) -> WholeUnits | None:
    if not formula.interval.is_point:
        return None
    if not (isinstance(formula.node, Apply) and formula.node.operator == "/"):
        return _plain(reading, formula, accepted, catalogue)
    numerator, denominator = formula.parts
    if set(references(numerator.node)) & set(references(denominator.node)):
        return None  # one more above is one more below: not a plain ratio
    if not (numerator.interval.is_point and denominator.interval.is_point):
        return None
    return _ratio(formula, accepted, catalogue)


def _plain(
    reading: Reading, formula: Reading, accepted: Interval, catalogue: Catalogue
) -> WholeUnits | None:
    unit = _base_unit(formula.unit)
    if unit is None:
        return None
    value = formula.interval.value
    change = _change(value, accepted)
    about = catalogue.words(reading.name)
    return WholeUnits(about, unit, value, change, Fraction(1))


def _ratio(formula: Reading, accepted: Interval, catalogue: Catalogue) -> WholeUnits | None:
    numerator, denominator = formula.parts
    above, below = numerator.interval.value, denominator.interval.value
    value = formula.interval.value
    falls = accepted.upper is not None and value > accepted.upper
    is_share = value <= 1 and formula.unit is not None and not formula.unit.dimension
    if falls and not is_share and accepted.upper and above > 0 and below > 0:
        wanted = _turned(accepted, above)
        part, present, step = denominator, below, above / below - above / (below + 1)
    else:
        wanted = accepted * Interval.point(below)
        part, present, step = numerator, above, abs(1 / below)
    unit = _base_unit(part.unit)
    if unit is None:
        return None
    about = formula_words(part.node, catalogue)
    return WholeUnits(about, unit, present, _change(present, wanted), step)


def _turned(accepted: Interval, above: Fraction) -> Interval:
    """Return the denominators with which a numerator above zero gives an accepted ratio."""
    upper, lower = accepted.upper, accepted.lower
    assert upper is not None
    return Interval(
        above / upper,
        above / lower if lower is not None and lower > 0 else None,
        accepted.upper_closed,
        accepted.lower_closed,
    )


def _change(value: Fraction, wanted: Interval) -> int | None:
    """Return the smallest whole change after which a value is among the wanted ones."""
    if wanted.contains(value):
        return 0
    change = 0
    if wanted.lower is not None and value <= wanted.lower:
        change = _least(wanted.lower - value, wanted.lower_closed)
    elif wanted.upper is not None:
        change = -_least(value - wanted.upper, wanted.upper_closed)
    return change if wanted.contains(value + change) else None


def _least(lacking: Fraction, closed: bool) -> int:
    return -((-lacking).__floor__()) if closed else lacking.__floor__() + 1


def _base_unit(unit: Unit | None) -> Unit | None:
    """Return the unit of single things: 人 for 万人, 元 for 万元; None for a ratio of units."""
    if unit is None or len(unit.dimension) != 1 or unit.dimension[0][1] != 1:
        return None
    base = parse_unit(unit.dimension[0][0])
    return base if base.scale == 1 else None
