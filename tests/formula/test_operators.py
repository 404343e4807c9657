"""One row of a table says what an operator means to everything that reads or writes formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.formula import Apply, Operand, Shape, check_formula, format_formula
from eduplan.formula.operators import OPERATORS, Operator
from eduplan.quantity import Interval, parse_unit
from eduplan.readings.expression import formula_words
from eduplan.words import Words
from tests.readings.table import CATALOGUE, Table, births, read

if TYPE_CHECKING:
    from collections.abc import Sequence

INVERTED = [one for one in OPERATORS.values() if one.inverse is not None]
COMPARED = [one for one in OPERATORS.values() if one.sides is not None]
_numbers = st.integers(-6, 6).map(Fraction)


def _points(values: Sequence[Fraction]) -> list[Interval]:
    return [Interval.point(value) for value in values]


@pytest.mark.parametrize("operator", INVERTED, ids=lambda one: one.name)
@given(values=st.tuples(_numbers, _numbers))
def test_an_inverse_never_excludes_the_operand_that_gave_the_result(
    operator: Operator, values: tuple[Fraction, ...]
) -> None:
    points = _points(values[: operator.most])
    result = (operator.where_defined or operator.value)(*points)
    assert operator.inverse is not None
    assert isinstance(result, Interval)

    for place, point in enumerate(points):
        others = points[:place] + points[place + 1 :]
        if result.is_point:
            assert operator.inverse(place, result, *others).contains(point.value)


@pytest.mark.parametrize("operator", COMPARED, ids=lambda one: one.name)
@given(left=_numbers, right=_numbers)
def test_a_comparison_that_holds_leaves_both_sides_what_they_are(
    operator: Operator, left: Fraction, right: Fraction
) -> None:
    assert operator.sides is not None
    of_left, of_right = operator.sides(*_points([left, right]))

    holds = operator.value(*_points([left, right]))
    assert of_left.contains(left) is holds
    assert of_right.contains(right) is holds


@pytest.mark.parametrize("name", [name for name, one in OPERATORS.items() if one.linear])
@given(constant=_numbers.filter(bool), values=st.tuples(_numbers, _numbers, _numbers))
def test_a_straight_line_has_one_slope(
    name: str, constant: Fraction, values: tuple[Fraction, ...]
) -> None:
    operator = OPERATORS[name]
    for place in operator.linear:
        found = []
        for value in values:
            pair = [constant, value] if place else [value, constant]
            result = operator.value(*_points(pair))
            assert isinstance(result, Interval)
            found.append(result.value)
        (one, two, three), (first, second, third) = values, found
        assert (second - first) * (three - two) == (third - second) * (two - one)


def test_a_new_operator_is_checked_written_and_read_by_its_row_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """No other place knows the operators by name."""
    row = Operator(
        "tripled",
        Words("三倍", "tripled"),
        lambda value: value + value + value,
        Words("三倍", "three times it"),
        "三倍(3人)",
        least=1,
        most=1,
    )
    monkeypatch.setitem(OPERATORS, row.name, row)
    formula = Operand(Apply("tripled", (births.node,)))
    shape = Shape(parse_unit("人"), "region")

    assert check_formula(formula.node, lambda _: shape) == shape
    assert format_formula(formula.node) == "三倍(county.births)"
    assert formula_words(formula.node, CATALOGUE) == Words("三倍(出生人数)", "tripled(births)")
    assert read(formula, Table({"births": 100})).interval.value == 300
