"""Run the calculations of plugins, with exact values only."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

import attrs

from eduplan.catalogue.definitions import Calculation, Definition
from eduplan.failures import Failure, PluginFailedError, failure_of
from eduplan.formula import Node
from eduplan.quantity import EVERYTHING, Interval
from eduplan.readings.facts import Context, Reading, combined
from eduplan.words import COLON, Words

NOT_EXACT = Words("该计算只接受准确值", "this calculation takes exact values only")


def read_call(
    node: Node, context: Context, calculation: Definition, parts: tuple[Reading, ...]
) -> Reading:
    """Return the reading of a call: its result where all operands are known and exact."""
    if not all(part.is_known for part in parts):
        return combined(node, context, EVERYTHING, calculation.unit, parts)
    result = _result(calculation, parts)
    if isinstance(result, Fraction):
        return combined(node, context, Interval.point(result), calculation.unit, parts)
    if isinstance(result, Words):
        return combined(node, context, EVERYTHING, calculation.unit, parts, result)
    problem = _said(calculation, result)
    reading = combined(node, context, EVERYTHING, calculation.unit, parts, problem)
    return reading._replace(failure=result)


def _result(calculation: object, parts: tuple[Reading, ...]) -> Fraction | Words | Failure:
    """Return a calculation's result over known values, or why there is none."""
    if not isinstance(calculation, Calculation):
        return Words("不是已登记的计算", "this is not a registered calculation")
    values = [part.value for part in parts]
    if any(isinstance(value, Interval) and not value.is_point for value in values):
        return NOT_EXACT
    return run_calculation(
        calculation, [value.value if isinstance(value, Interval) else value for value in values]
    )


def run_calculation(calculation: Calculation, values: Iterable[object]) -> Fraction | Failure:
    """Return the result of a calculation over exact values, or how it failed."""
    try:
        result: object = calculation.function(*values)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin's own code may raise anything
        failure = failure_of(error)
        if isinstance(error, PluginFailedError):  # it has been calculated elsewhere
            return failure
        return attrs.evolve(failure, words=Words.join((calculation.name, failure.words), COLON))
    if type(result) in (int, Fraction):
        return Fraction(result)  # type: ignore[call-overload, no-any-return]

    name, kind = calculation.name, type(result).__name__
    words = Words(
        f"{name} 返回了 {kind}，应为 Fraction", f"{name} returned a {kind}; expected a Fraction"
    )
    return Failure(words, "bad_answer")


def _said(calculation: Definition, failure: Failure) -> Words:
    said = failure.words
    return Words(f"{calculation.label}出错：{said.zh}", f"{calculation.label_en} failed: {said.en}")
