"""A calculation that a formula over named inputs says, where a plugin has no Python."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from inspect import Parameter, Signature

import attrs

from eduplan.catalogue import mistakes
from eduplan.formula import (
    Apply,
    Constant,
    FormulaError,
    NameTable,
    Node,
    Reference,
    Shape,
    check_formula,
    parse_formula,
    walk,
)
from eduplan.formula.operators import OPERATORS, Value
from eduplan.quantity import Interval, parse_unit


@attrs.frozen
class FormulaFunction:
    """A pure function of exact numbers without a unit, as a `Calculation` has it."""

    inputs: tuple[str, ...]
    formula: Node

    @property
    def __signature__(self) -> Signature:
        """What it takes, for whoever asks a function that."""
        kind = Parameter.POSITIONAL_ONLY
        return Signature([Parameter(name, kind) for name in self.inputs])

    def __call__(self, *values: Fraction) -> Fraction:
        """Return the value.

        Raises:
            ZeroDivisionError: there is none, as by a division by zero.
        """
        given = dict(zip(self.inputs, values, strict=True))
        result = _value(self.formula, {name: Interval.point(one) for name, one in given.items()})
        if not isinstance(result, Interval) or not result.is_point:
            raise ZeroDivisionError
        return result.value


def formula_function(inputs: tuple[str, ...], text: str) -> FormulaFunction:
    """Return the function that a formula over some inputs says.

    Raises:
        InputError: the formula can't be read, or reads something else.
        FormulaError: it is no number, or says what only a formula of an indicator can.
    """
    formula = parse_formula(text, NameTable((name, name) for name in inputs))
    for one in walk(formula):
        if not isinstance(one, Constant | Reference | Apply):
            raise FormulaError(mistakes.NO_CALCULATION, mistakes.ARITHMETIC)
    if check_formula(formula, lambda _: Shape(parse_unit(""), None)).unit is None:
        raise FormulaError(mistakes.NO_CALCULATION, mistakes.ARITHMETIC)
    return FormulaFunction(inputs, formula)


def _value(node: Node, given: Mapping[str, Interval]) -> Value:
    match node:
        case Constant():
            return Interval.point(node.value)
        case Reference():
            return given[node.name]
    assert isinstance(node, Apply)
    return OPERATORS[node.operator].value(*(_value(one, given) for one in node.operands))
