"""Pointwise operators over readings: arithmetic, comparison, logic, rounding, and their units."""

from __future__ import annotations

from functools import lru_cache, reduce
from typing import TYPE_CHECKING

from eduplan.formula import Constant
from eduplan.quantity import EVERYTHING, Interval, parse_unit
from eduplan.readings.ranges import (
    all_of,
    any_of,
    compare,
    divide,
    larger,
    negation,
    rounded,
    smaller,
)
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eduplan.formula import Apply
    from eduplan.quantity import Unit
    from eduplan.readings.facts import Reading

__all__ = ["count_of", "operator_problem", "operator_unit", "operator_value", "truth_of"]

COMPARISONS = frozenset({"<", "<=", "=", "!=", ">=", ">"})
CONDITIONS = COMPARISONS | {"and", "or", "not"}
ROUNDINGS = frozenset({"round_up", "round_down", "round"})
NO_STEP = Words("取整的单位不是正数", "the step of the rounding is not above zero")


def operator_value(operator: str, parts: Sequence[Reading]) -> Interval | bool | None:
    """Return the value of an operator of the tree (all but `if`) over its operands' values."""
    if operator in ("and", "or", "not"):
        return _logic(operator, [truth_of(part) for part in parts])
    if operator == "number_true":
        return count_of(truth_of(part) for part in parts)
    values = [part.interval for part in parts]
    if operator in COMPARISONS:
        return compare(operator, *values)
    if operator in ROUNDINGS:
        return _rounded(operator, values)
    return _arithmetic(operator, values)


def operator_problem(operator: str, parts: Sequence[Reading]) -> Words | None:
    """Return why an operator has no value although none of its operands is missing."""
    if operator in ROUNDINGS and len(parts) == 2 and parts[1].is_known:
        return None if _is_step(parts[1].interval) else NO_STEP
    return None


def operator_unit(node: Apply, parts: Sequence[Reading]) -> Unit | None:
    """Return the unit of an operator's value, None for a condition."""
    if node.operator in CONDITIONS:
        return None
    if node.operator == "number_true":
        return parse_unit("个")
    if node.operator in ("*", "/"):
        return _product(parts[0].unit, parts[1].unit, node.operator)
    # Zero fits every unit, so it names none.
    counted = [part.unit for part in parts if not _is_zero(part)]
    return counted[0] if counted else parts[0].unit


def count_of(truths: Iterable[bool | None]) -> Interval:
    """Return how many hold: from those that are sure to, to those that may."""
    found = list(truths)
    certain = found.count(True)
    return Interval(certain, certain + found.count(None))


def truth_of(part: Reading) -> bool | None:
    """Return the truth of a condition.

    Raises:
        TypeError: it is a number.
    """
    if isinstance(part.value, Interval):
        raise TypeError("a number has no truth value; expected the reading of a condition")
    return part.value


def _logic(operator: str, truths: list[bool | None]) -> bool | None:
    if operator == "not":
        return negation(truths[0])
    return all_of(truths) if operator == "and" else any_of(truths)


def _arithmetic(operator: str, values: list[Interval]) -> Interval:
    match operator:
        case "negative":
            return -values[0]
        case "+":
            return values[0] + values[1]
        case "-":
            return values[0] - values[1]
        case "*":
            return values[0] * values[1]
        case "/":
            return divide(values[0], values[1])
    return reduce(larger if operator == "larger" else smaller, values)


def _rounded(operator: str, values: list[Interval]) -> Interval:
    step = values[1] if len(values) == 2 else _ONE
    return rounded(operator, values[0], step.value) if _is_step(step) else EVERYTHING


_ONE = Interval.point(1)


def _is_step(step: Interval) -> bool:
    return step.is_point and step.value > 0


@lru_cache(maxsize=1024)
def _product(one: Unit | None, two: Unit | None, operator: str) -> Unit:
    left, right = one or parse_unit(""), two or parse_unit("")
    return left * right if operator == "*" else left / right


def _is_zero(part: Reading) -> bool:
    return isinstance(part.node, Constant) and part.node.value == 0
