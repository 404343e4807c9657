"""Intervals: results enclose every pointwise result, and verdicts hold for every value inside."""

from __future__ import annotations

import operator
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from eduplan.errors import EduplanError
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval

if TYPE_CHECKING:
    from collections.abc import Callable

# Drawn from a list, which takes a fifth of the time of `st.fractions`; half are whole numbers.
FRACTIONS = sorted(
    {Fraction(number, parts) for parts in range(1, 9) for number in range(-20 * parts, 20 * parts)},
    key=lambda number: (abs(number), number.denominator),
)
numbers = st.integers(-20, 20).map(Fraction) | st.sampled_from(FRACTIONS)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """Any interval: ends open, closed or missing, small numbers so that ends often touch."""
    low, high = sorted((draw(numbers), draw(numbers)))
    lower, upper = draw(st.sampled_from([(low, high), (low, None), (None, high), (None, None)]))
    if low == high and None not in (lower, upper):
        return Interval.point(low)
    return Interval(lower, upper, draw(st.booleans()), draw(st.booleans()))


@st.composite
def with_member(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    """An interval and a value in it, often right at or beside an end."""
    interval = draw(intervals())
    ends = [end for end in (interval.lower, interval.upper) if end is not None]
    near = [end + step for end in ends for step in (-Fraction(1, 999), 0, Fraction(1, 999))]
    value = draw(st.one_of(numbers, st.sampled_from(near)) if near else numbers)
    if not interval.contains(value):
        assume(interval.lower is not None and interval.upper is not None)
        assert interval.lower is not None
        assert interval.upper is not None
        value = (interval.lower + interval.upper) / 2
    return interval, value


@given(
    with_member(),
    with_member(),
    st.sampled_from([operator.add, operator.sub, operator.mul, operator.truediv]),
)
def test_arithmetic_encloses_the_arithmetic_of_every_value(
    one: tuple[Interval, Fraction],
    two: tuple[Interval, Fraction],
    calculate: Callable[..., object],
) -> None:
    assume(calculate is not operator.truediv or two[1] != 0)

    enclosure = calculate(one[0], two[0])

    assert isinstance(enclosure, Interval)
    assert enclosure.contains(calculate(one[1], two[1]))  # type: ignore[arg-type]


@given(numbers, numbers)
def test_single_values_calculate_as_numbers_do(one: Fraction, two: Fraction) -> None:
    first, second = Interval.point(one), Interval.point(two)

    assert (first + second).value == one + two
    assert (first - second).value == one - two
    assert (first * second).value == one * two
    if two:
        assert (first / second).value == one / two


@given(st.lists(intervals(), min_size=1, max_size=6), st.randoms())
def test_a_sum_is_the_same_in_any_order(parts: list[Interval], random: object) -> None:
    shuffled = list(parts)
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    assert sum(shuffled, Interval.point(0)) == sum(parts, Interval.point(0))


@given(intervals(), intervals())
def test_products_do_not_depend_on_order(one: Interval, two: Interval) -> None:
    assert one * two == two * one


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (Interval(1, 2) * Interval(3, 4, True, False), Interval(3, 8, True, False)),
        (Interval(-1, 2) * Interval(-3, 4), Interval(-6, 8)),
        (Interval(0, 1) * Interval(2, 3, False, False), Interval(0, 3, True, False)),
        (Interval(0, 1, False, True) * Interval(2, None), Interval(0, None, False, False)),
        (Interval(0, 1) * EVERYTHING, EVERYTHING),
        (Interval.point(0) * EVERYTHING, Interval.point(0)),
        (Interval(4, 8) / Interval(1, 2, True, False), Interval(2, 8, False, True)),
        (Interval(1, 2) / Interval(0, 4), Interval(Fraction(1, 4), None)),
        (Interval(1, 2) / Interval(-4, 0), Interval(None, Fraction(-1, 4))),
        (Interval(1, 2) / Interval(2, None), Interval(0, 1, False, True)),
        (Interval(1, 2) / Interval(-1, 1), EVERYTHING),
        (Interval.point(0) / Interval(-1, 1), Interval.point(0)),
        (Interval(1, 2) / EVERYTHING, EVERYTHING),
        (Interval(600, None, False) - Interval.point(150), Interval(450, None, False)),
    ],
)
def test_results_are_tight_to_the_end(result: Interval, expected: Interval) -> None:
    assert result == expected


def test_division_by_exactly_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError, match="only 0"):
        Interval(1, 2) / Interval.point(0)


@given(with_member(), with_member())
def test_a_comparison_never_contradicts_values_inside(
    one: tuple[Interval, Fraction], two: tuple[Interval, Fraction]
) -> None:
    (first, x), (second, y) = one, two

    assert first.less(second) in {None, x < y}
    assert first.less_equal(second) in {None, x <= y}
    assert first.equal(second) in {None, x == y}


@given(intervals(), intervals())
def test_comparisons_agree_with_each_other(one: Interval, two: Interval) -> None:
    opposite = {True: False, False: True, None: None}

    assert one.less(two) == opposite[two.less_equal(one)]
    assert one.equal(two) == two.equal(one)
    assert (one.equal(two) is False) == (not one.meets(two))


def test_a_comparison_is_open_only_where_values_differ() -> None:
    assert Interval(1, 2).less(Interval(2, 3)) is None
    assert Interval(1, 2, True, False).less(Interval(2, 3)) is True
    assert Interval(1, 2).less_equal(Interval(2, 3)) is True
    assert Interval(1, 2).equal(Interval(1, 2)) is None
    assert EVERYTHING.less(NON_NEGATIVE) is None


@given(intervals(), intervals(), numbers)
def test_a_common_value_is_one_that_both_contain(
    one: Interval, two: Interval, value: Fraction
) -> None:
    common = one.intersect(two)

    assert (common is not None) == one.meets(two)
    assert (common is not None and common.contains(value)) == (
        one.contains(value) and two.contains(value)
    )


@given(with_member(), intervals())
def test_a_hull_holds_both(one: tuple[Interval, Fraction], two: Interval) -> None:
    hull = one[0].hull(two)

    assert hull.contains(one[1])
    assert hull == two.hull(one[0])
    assert hull.intersect(two) == two


def test_intervals_that_only_touch_at_an_open_end_do_not_meet() -> None:
    assert Interval(1, 2).meets(Interval(2, 3))
    assert not Interval(1, 2, True, False).meets(Interval(2, 3))


def test_a_missing_end_is_spelled_in_one_way_only() -> None:
    assert Interval(None, 3, True) == Interval(None, 3, False)
    assert hash(Interval(None, 3, True)) == hash(Interval(None, 3, False))


@pytest.mark.parametrize("bound", [0.5, True, float("nan"), float("inf"), "1"])
def test_an_end_that_is_not_exact_is_refused(bound: object) -> None:
    with pytest.raises(EduplanError, match="not exact"):
        Interval(bound, None)  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [1, 0.5, Fraction(1, 2), None])
def test_only_intervals_take_part_in_interval_arithmetic(other: object) -> None:
    for calculate in (operator.add, operator.sub, operator.mul, operator.truediv):
        with pytest.raises(TypeError):
            calculate(Interval(1, 2), other)


def test_an_interval_without_any_value_is_refused() -> None:
    with pytest.raises(EduplanError, match="holds no value"):
        Interval(2, 1)
    with pytest.raises(EduplanError, match="holds no value"):
        Interval(1, 1, True, False)


def test_the_value_of_more_than_one_is_refused() -> None:
    assert Interval.point(3).value == 3
    with pytest.raises(ValueError, match="not a single value"):
        _ = Interval(1, 2).value


def test_an_interval_shows_its_ends() -> None:
    assert str(Interval(1, Fraction(5, 2), True, False)) == "[1, 5/2)"
    assert str(EVERYTHING) == "(-∞, +∞)"
