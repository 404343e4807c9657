"""How many more whole children, teachers or yuan it takes until a target is met."""

from __future__ import annotations

import math
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator
from eduplan.data.table import ITSELF
from eduplan.formula import Aggregate, Apply, Constant, Node, Reference
from eduplan.formula.aggregates import AGGREGATES
from eduplan.formula.operators import OPERATORS, Operator, count_of
from eduplan.quantity import Interval, Unit, parse_unit
from eduplan.quantity.ranges import ONE, ZERO
from eduplan.readings.expression import formula_words
from eduplan.readings.facts import Context, Reading, every_part
from eduplan.words import Words


@attrs.frozen
class WholeUnits:
    """One input of a ratio, or the value itself, and the whole number that it must change by.

    Attributes:
        about: what is counted, in words.
        unit: its base unit: 人, 元, m².
        present: its value now; all other inputs stay as they are.
        change: whole units to add, below zero to take away; zero where the target is met, None
            where no whole number meets it.
        step: what one unit changes the indicator by, in base units; None where the indicator is
            that number itself.
    """

    about: Words
    unit: Unit
    present: Fraction
    change: int | None
    step: Fraction | None = None


def has_whole_units(indicator: Indicator) -> bool:
    """Return whether the value of an indicator can lack whole units: no variation does."""
    formula = indicator.formula
    is_spread = isinstance(formula, Aggregate) and AGGREGATES[formula.function].is_weighted
    return not is_spread or _base_unit(indicator.unit) is not None


def reads_apart(indicator: Indicator, catalogue: Catalogue) -> bool:
    """Return whether a formula reads no element twice, nor beside one that it is a part of.

    Then no figure of an institution can stand both above and below.
    """
    seen: set[str] = set()
    for name in _elements_read(indicator.formula, catalogue):
        chain = {name}
        while (whole := getattr(catalogue.definitions.get(name), "whole", "")) not in chain | {""}:
            chain.add(whole)
            name = whole
        if not seen.isdisjoint(chain):
            return False
        seen |= chain
    return True


def _elements_read(formula: Node, catalogue: Catalogue) -> Iterator[str]:
    """Yield the elements that a formula reads in the end, as often as they are written."""
    if isinstance(formula, Reference):
        definition = catalogue.definitions.get(formula.name)
        if isinstance(definition, Indicator):
            yield from _elements_read(definition.formula, catalogue)
        else:
            yield formula.name
    for child in formula.children:
        yield from _elements_read(child, catalogue)


def whole_units(reading: Reading, accepted: Interval, catalogue: Catalogue) -> WholeUnits | None:
    """Return what a printed reading of an indicator lacks in whole units.

    None for a figure that was published without its inputs, and for a formula that is neither a
    plain number, nor a ratio of two, nor a share of institutions. A value that must rise needs
    more of the numerator; one that must fall less of the numerator if it is a share of a whole,
    else more of the denominator (more teachers, not fewer pupils).
    """
    if not reading.is_known or not isinstance(reading.value, Interval):
        return None
    return _solved(_core(reading, accepted), reading.name, catalogue)


class _Core(NamedTuple):
    """A formula stripped of constants, the values it must have, and the factor they amount to."""

    formula: Reading
    accepted: Interval
    factor: Fraction = Fraction(1)


def _core(reading: Reading, accepted: Interval) -> _Core:
    """Look through an indicator that is another one, and through constants: ÷ 1年, × 100, - 1."""
    core = _Core(reading, accepted)
    while True:
        formula = core.formula
        inner = formula.parts[0] if len(formula.parts) == 1 else None
        if formula.name and inner is not None and inner.name != formula.name:
            core = core._replace(formula=inner)
        elif (undone := _without_constant(core)) is not None:
            core = undone
        else:
            return core


def _without_constant(core: _Core) -> _Core | None:
    """Return the formula without the constant at its end or beginning; None where it has none."""
    node, parts = core.formula.node, core.formula.parts
    if not isinstance(node, Apply) or len(parts) != 2:
        return None
    for place, other in ((0, parts[1]), (1, parts[0])):
        if isinstance(other.node, Constant) and place in OPERATORS[node.operator].linear:
            return _undone(core, OPERATORS[node.operator], place, other.interval)
    return None


def _undone(core: _Core, operator: Operator, place: int, constant: Interval) -> _Core | None:
    """Undo a linear operation by a constant: return the other operand, and multiply the factor."""
    with_one, with_zero = (
        operator.value(*((constant, value) if place else (value, constant)))
        for value in (ONE, ZERO)
    )
    assert isinstance(with_one, Interval)
    assert isinstance(with_zero, Interval)
    slope = with_one - with_zero
    if operator.inverse is None or not slope.is_point or slope == ZERO:
        return None
    accepted = operator.inverse(place, core.accepted, constant)
    return _Core(core.formula.parts[place], accepted, core.factor * slope.value)


def _solved(core: _Core, name: str, catalogue: Catalogue) -> WholeUnits | None:
    formula, node = core.formula, core.formula.node
    if not formula.interval.is_point:
        return None
    if isinstance(node, Aggregate) and node.function == "share":
        return _share(core, node, catalogue)
    if not formula.name and isinstance(node, Apply) and node.operator == "/":
        return _ratio(core, catalogue)
    unit = _base_unit(formula.unit)
    if unit is None or core.factor != 1:
        return None
    present = formula.interval.value
    return WholeUnits(catalogue.words(name), unit, present, _change(present, core.accepted))


def _share(core: _Core, node: Aggregate, catalogue: Catalogue) -> WholeUnits | None:
    """Return how many more institutions must meet a condition."""
    number = len(core.formula.parts)
    held = count_of(part.truth for part in core.formula.parts)
    if not held.is_point:
        return None
    wanted = core.accepted * Interval.point(number)
    return WholeUnits(
        about=formula_words(node.operand, catalogue),
        unit=parse_unit(ITSELF),
        present=held.value,
        change=_change(held.value, wanted),
        step=abs(core.factor / number),
    )


def _ratio(core: _Core, catalogue: Catalogue) -> WholeUnits | None:
    numerator, denominator = core.formula.parts
    if not (numerator.interval.is_point and denominator.interval.is_point):
        return None
    if _leaves(numerator) & _leaves(denominator):
        return None  # one more above is one more below: not a plain ratio
    above, below = numerator.interval.value, denominator.interval.value
    if _needs_more_below(core, above, below):
        part, present, wanted = denominator, below, _turned(core.accepted, above)
        step = above / below - above / (below + 1)
    else:
        part, present, wanted = numerator, above, core.accepted * Interval.point(below)
        step = 1 / below
    unit = _base_unit(part.unit)
    if unit is None:
        return None
    return WholeUnits(
        about=formula_words(part.node, catalogue),
        unit=unit,
        present=present,
        change=_change(present, wanted),
        step=abs(step * core.factor),
    )


def _needs_more_below(core: _Core, above: Fraction, below: Fraction) -> bool:
    """Tell whether a ratio of two things must fall: 生师比 falls by more teachers."""
    upper, unit = core.accepted.upper, core.formula.unit
    if upper is None or upper <= 0 or above <= 0 or below <= 0 or above / below <= upper:
        return False
    return above > below or unit is None or bool(unit.dimension)


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


def _leaves(reading: Reading) -> frozenset[tuple[str, Context]]:
    """Return every figure that a reading is calculated from."""
    return frozenset((one.name, one.context) for one in every_part(reading) if one.name)


def _change(value: Fraction, wanted: Interval) -> int | None:
    """Return the smallest whole change after which a value is among the wanted ones."""
    if wanted.contains(value):
        return 0
    change = 0
    if wanted.lower is not None and value <= wanted.lower:
        change = _least(wanted.lower - value, wanted.lower_closed)
    elif wanted.upper is not None:
        change = -_least(value - wanted.upper, wanted.upper_closed)
    changed = value + change
    return change if changed >= 0 and wanted.contains(changed) else None


def _least(lacking: Fraction, closed: bool) -> int:
    return math.ceil(lacking) if closed else math.floor(lacking) + 1


def _base_unit(unit: Unit | None) -> Unit | None:
    """Return the unit of single things: 人 for 万人, 元 for 万元; None for a ratio of units."""
    if unit is None or len(unit.dimension) != 1 or unit.dimension[0][1] != 1:
        return None
    base = parse_unit(unit.dimension[0][0])
    return base if base.scale == 1 else None
