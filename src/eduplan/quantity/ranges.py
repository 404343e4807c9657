"""Operations on intervals beyond the four basic ones, and logic with three values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from math import isqrt, lcm

from eduplan.quantity import EVERYTHING, Interval

ROOT_DIGITS = 30
"""An irrational root is enclosed between neighbours of so many decimals."""

ZERO = Interval.point(0)
"""The interval of zero alone."""

ONE = Interval.point(1)
"""The interval of one alone."""


def all_of(values: Iterable[bool | None]) -> bool | None:
    """Return whether all hold: False if one doesn't, None if that is open."""
    found = set(values)
    if False in found:
        return False
    return None if None in found else True


def any_of(values: Iterable[bool | None]) -> bool | None:
    """Return whether one holds: True if one does, None if that is open."""
    return negation(all_of(negation(value) for value in values))


def negation(value: bool | None) -> bool | None:
    """Return the opposite; what is open stays open."""
    return None if value is None else not value


def divide(one: Interval, two: Interval) -> Interval:
    """Return the quotients; everything where the divisor may be zero.

    An undefined quotient may be anything. So a comparison that is decided while the divisor is
    missing stays as it is when the divisor turns out to be zero.
    """
    return EVERYTHING if two.contains(0) else one / two


def sum_of(terms: Iterable[Interval]) -> Interval:
    """Return the sum, zero if there are no terms."""
    found = list(terms)
    if len(found) < 2:
        return found[0] if found else ZERO
    lower = _sum([one.lower for one in found])
    if all(one.is_point for one in found):
        return Interval(lower, lower)
    upper = _sum([one.upper for one in found])
    closed = all(one.lower_closed for one in found), all(one.upper_closed for one in found)
    return Interval(lower, upper, *closed)


def _sum(ends: Sequence[Fraction | None]) -> Fraction | None:
    """Return the sum of ends over their least common denominator; None if one is infinite."""
    known = [one for one in ends if one is not None]
    if len(known) < len(ends):
        return None
    common = lcm(*(one.denominator for one in known))
    return Fraction(sum(one.numerator * (common // one.denominator) for one in known), common)


def smallest(values: Sequence[Interval]) -> Interval:
    """Return the possible values of the smallest of some."""
    lower, upper = min(one.lower_end for one in values), min(one.upper_end for one in values)
    return Interval.between(lower, upper)


def largest(values: Sequence[Interval]) -> Interval:
    """Return the possible values of the largest of some."""
    lower, upper = max(one.lower_end for one in values), max(one.upper_end for one in values)
    return Interval.between(lower, upper)


def square(interval: Interval) -> Interval:
    """Return the squares of the values; unlike a product with itself, never negative."""
    if not interval.contains(0):
        return interval * interval
    size = largest((interval, -interval))
    size = Interval(0, size.upper, upper_closed=size.upper_closed)
    return size * size


def round_up(interval: Interval, step: Interval) -> Interval:
    """Return the multiples of `step` (one value above zero) next to the values, none below."""
    return _rounded(_up, interval, step.value)


def round_down(interval: Interval, step: Interval) -> Interval:
    """Return the multiples of `step` (one value above zero) next to the values, none above."""
    return _rounded(_down, interval, step.value)


def round_half_up(interval: Interval, step: Interval) -> Interval:
    """Return the nearest multiples of `step` (one value above zero); halves away from zero."""
    return _rounded(_half_up, interval, step.value)


def root(interval: Interval, degree: int) -> Interval | None:
    """Return the roots of the values, none of which may be negative; else None.

    A rational root is exact; another is enclosed to `ROOT_DIGITS` decimals.
    """
    if interval.lower is None or interval.lower < 0:
        return None
    lower = _root(interval.lower, degree)
    upper = None if interval.upper is None else _root(interval.upper, degree)
    return Interval(
        lower.lower,
        None if upper is None else upper.upper,
        interval.lower_closed or not lower.is_point,
        interval.upper_closed or (upper is not None and not upper.is_point),
    )


# Each takes a value and a side: 0 at the value itself, 1 just above it, -1 just below it.


def _up(value: Fraction, side: int) -> int:
    return -((-value).__floor__()) if side <= 0 else value.__floor__() + 1


def _down(value: Fraction, side: int) -> int:
    return -_up(-value, -side)


def _half_up(value: Fraction, side: int) -> int:
    if value < 0 or (value == 0 and side < 0):
        return -_half_up(-value, -side)
    return _down(value + Fraction(1, 2), side)


def _rounded(
    rounding: Callable[[Fraction, int], int], interval: Interval, step: Fraction
) -> Interval:
    lower, upper = interval.lower, interval.upper
    if lower is not None:
        lower = rounding(lower / step, 0 if interval.lower_closed else 1) * step
    if upper is not None:
        upper = rounding(upper / step, 0 if interval.upper_closed else -1) * step
    return Interval(lower, upper)


def _root(value: Fraction, degree: int) -> Interval:
    numerator = _whole_root(value.numerator, degree)
    denominator = _whole_root(value.denominator, degree)
    if numerator**degree == value.numerator and denominator**degree == value.denominator:
        return Interval.point(Fraction(numerator, denominator))
    # A small value gets as many decimals more as its root has zeros after the point.
    zeros = max(0, value.denominator.bit_length() - value.numerator.bit_length()) // (3 * degree)
    scale = 10 ** (ROOT_DIGITS + zeros)
    below = _whole_root(value.numerator * scale**degree // value.denominator, degree)
    return Interval(Fraction(below, scale), Fraction(below + 1, scale), False, False)


def _whole_root(number: int, degree: int) -> int:
    """Return the largest whole number whose power is not above `number`, by Newton's method."""
    if degree == 2:
        return isqrt(number)
    if number < 2 or degree == 1:
        return number
    guess = 1 << -(-number.bit_length() // degree)
    while True:
        better = ((degree - 1) * guess + number // guess ** (degree - 1)) // degree
        if better >= guess:
            return guess
        guess = better
