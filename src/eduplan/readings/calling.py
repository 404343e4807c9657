"""Run the calculations of plugins, with exact values only."""

from __future__ import annotations

import os
from collections.abc import Iterable
from fractions import Fraction

import attrs

from eduplan.catalogue.definitions import Calculation, Definition
from eduplan.failures import Failure, PluginFailedError, end_if_forked, failure_of
from eduplan.formula import Node
from eduplan.quantity import EVERYTHING, Interval
from eduplan.readings.facts import Context, Reading, combined
from eduplan.words import COLON, Words

MAXIMUM_DIGITS = 4_000
"""Most digits of what a calculation gives; longer numbers would take ages to reckon with."""

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
    process = os.getpid()
    try:
        result: object = calculation.function(*values)
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # a plugin's own code may raise anything
        failure = failure_of(error)
        if isinstance(error, PluginFailedError):  # it has been calculated elsewhere
            return failure
        return attrs.evolve(failure, words=Words.join((calculation.name, failure.words), COLON))
    finally:
        end_if_forked(process)
    words = _flaw(result)
    if words is None:
        return Fraction(result)  # type: ignore[call-overload, no-any-return]
    return Failure(Words.join((calculation.name, words), " "), "bad_answer")


def _flaw(result: object) -> Words | None:
    """Return why nothing can be reckoned with what a calculation returned, or None."""
    kind = type(result)
    if kind is not int and kind is not Fraction:
        name = kind.__name__
        return Words(f"返回了 {name}，应为 Fraction", f"returned a {name}; expected a Fraction")
    parts = result.numerator, result.denominator  # type: ignore[attr-defined]
    if max(part.bit_length() for part in parts) <= MAXIMUM_DIGITS * 10 // 3:
        return None
    most = MAXIMUM_DIGITS
    return Words(f"返回了超过 {most} 位的数", f"returned a number of more than {most} digits")


def _said(calculation: Definition, failure: Failure) -> Words:
    said = failure.words
    return Words(f"{calculation.label}出错：{said.zh}", f"{calculation.label_en} failed: {said.en}")
