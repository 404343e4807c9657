"""Sets of possible values: exact intervals with open, closed or missing ends."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import attrs

from eduplan.errors import EduplanError

_End: TypeAlias = "tuple[int, Fraction, bool]"
"""One end: -1 or 1 where it is infinite, else 0; its value; whether the value belongs to it."""

_ZERO = Fraction(0)


class IntervalError(EduplanError, ValueError):
    """An interval is empty, has an end that is not exact, or is no single value."""


def _exact(bound: Fraction | int | None) -> Fraction | None:
    if bound is None or type(bound) is Fraction:
        return bound
    if isinstance(bound, bool) or not isinstance(bound, (int, Fraction)):
        raise IntervalError(f"{bound!r} is not exact; expected an int, a Fraction or None")
    return Fraction(bound)


def _order(one: Fraction, two: Fraction | int) -> int:
    """Return a number below, at or above zero as `one` is below, at or above `two`.

    Fractions compare in the same way, but check the other's type at length before.
    """
    return one.numerator * two.denominator - two.numerator * one.denominator


@attrs.frozen
class Interval:
    """All values between two ends, in base units; None is an end that nothing bounds.

    Arithmetic treats its operands as independent and gives the smallest interval that holds every
    possible result. Comparisons answer True or False only where every pair of values agrees.

    Raises:
        IntervalError: for a float or boolean end, and for an interval without any value.
    """

    lower: Fraction | None = attrs.field(converter=_exact)
    upper: Fraction | None = attrs.field(converter=_exact)
    lower_closed: bool = True
    upper_closed: bool = True

    def __attrs_post_init__(self) -> None:
        if self.lower is None or self.upper is None:
            self._open_missing_ends()
            return
        closed = self.lower_closed and self.upper_closed
        if self.lower is self.upper and closed:  # a point: the most frequent by far
            return
        order = _order(self.lower, self.upper)
        if order > 0 or (order == 0 and not closed):
            raise IntervalError(f"{self} holds no value; expected lower <= upper")

    def _open_missing_ends(self) -> None:
        # One spelling per set, so that == on intervals means equal sets.
        if self.lower is None:
            object.__setattr__(self, "lower_closed", False)
        if self.upper is None:
            object.__setattr__(self, "upper_closed", False)

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """Return the interval of one value."""
        return cls(value, value)

    @property
    def is_point(self) -> bool:
        """Whether there is one possible value only."""
        if self.lower is None or self.upper is None:
            return False
        return self.lower is self.upper or _order(self.lower, self.upper) == 0

    @property
    def value(self) -> Fraction:
        """The single possible value.

        Raises:
            IntervalError: (a ValueError) if there is more than one.
        """
        if self.lower is None or not self.is_point:
            raise IntervalError(f"{self} is not a single value")
        return self.lower

    def __str__(self) -> str:
        left, right = "[" if self.lower_closed else "(", "]" if self.upper_closed else ")"
        lower = "-∞" if self.lower is None else self.lower
        upper = "+∞" if self.upper is None else self.upper
        return f"{left}{lower}, {upper}{right}"

    def __neg__(self) -> Interval:
        return Interval(
            None if self.upper is None else -self.upper,
            None if self.lower is None else -self.lower,
            self.upper_closed,
            self.lower_closed,
        )

    def __add__(self, other: Interval) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        return Interval(
            None if self.lower is None or other.lower is None else self.lower + other.lower,
            None if self.upper is None or other.upper is None else self.upper + other.upper,
            self.lower_closed and other.lower_closed,
            self.upper_closed and other.upper_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        low, other_low = self.lower, other.lower
        if low is not None and other_low is not None and _both_above_zero(low, other_low):
            if low is self.upper and other_low is other.upper:
                return Interval.point(low * other_low)
            return Interval(
                low * other_low,
                None if self.upper is None or other.upper is None else self.upper * other.upper,
                self.lower_closed and other.lower_closed,
                self.upper_closed and other.upper_closed,
            )
        # With signs mixed, the least and the greatest product are among those of the ends.
        ends, other_ends = _ends(self), _ends(other)
        corners = [_product(one, two) for one in ends for two in other_ends]
        return _between(min(corners, key=_as_lower), max(corners, key=_as_upper))

    def __truediv__(self, other: Interval) -> Interval:
        """Return every possible quotient by a value other than zero.

        Raises:
            ZeroDivisionError: if the divisor can only be zero.
        """
        if not isinstance(other, Interval):
            return NotImplemented
        low, other_low = self.lower, other.lower
        if low is not None and other_low is not None and _both_above_zero(low, other_low):
            if low is self.upper and other_low is other.upper:
                return Interval.point(low / other_low)
            return Interval(
                _ZERO if other.upper is None else low / other.upper,
                None if self.upper is None else self.upper / other_low,
                self.lower_closed and other.upper_closed,
                self.upper_closed and other.lower_closed,
            )
        first, last = map(_sign, _ends(other))
        if first == last == 0:
            raise ZeroDivisionError("division by an interval that holds only 0")
        if not first < 0 < last:
            return self * _reciprocal(other)
        # Divisors on both sides of zero make quotients of any size; only zero itself stays zero.
        return _ONLY_ZERO if self == _ONLY_ZERO else EVERYTHING

    def contains(self, value: Fraction | int) -> bool:
        """Return whether `value` is possible."""
        exact = value if type(value) is int else _exact(value)
        if exact is None:
            raise IntervalError("None is no value; expected an int or a Fraction")
        if self.lower is not None:
            order = _order(self.lower, exact)
            if order > 0 or (order == 0 and not self.lower_closed):
                return False
        if self.upper is None:
            return True
        order = _order(self.upper, exact)
        return order > 0 or (order == 0 and self.upper_closed)

    def meets(self, other: Interval) -> bool:
        """Return whether some value is possible in both."""
        return not _all_less(self, other) and not _all_less(other, self)

    def intersect(self, other: Interval) -> Interval | None:
        """Return the values possible in both, or None if there are none."""
        low = other if _begins_before(self, other) else self
        high = other if _ends_before(other, self) else self
        if low is high:
            return low
        if not self.meets(other):
            return None
        return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        low = self if _begins_before(self, other) else other
        high = other if _ends_before(self, other) else self
        if low is high:
            return low
        return Interval(low.lower, high.upper, low.lower_closed, high.upper_closed)

    def less(self, other: Interval) -> bool | None:
        """Return whether every value is below every one of `other`; None where that is open."""
        if _all_less(self, other):
            return True
        return False if _all_less_equal(other, self) else None

    def less_equal(self, other: Interval) -> bool | None:
        """Return whether no value is above any of `other`; None where that is open."""
        if _all_less_equal(self, other):
            return True
        return False if _all_less(other, self) else None

    def equal(self, other: Interval) -> bool | None:
        """Return whether both are the same single value; False if they can't be, None if open."""
        if self.is_point and other.is_point:
            return self.lower == other.lower
        return None if self.meets(other) else False


EVERYTHING = Interval(None, None)
"""Nothing is known about the value."""

NON_NEGATIVE = Interval(0, None)
"""Zero and above: counts, areas, money spent."""

_ONLY_ZERO = Interval.point(0)


def _both_above_zero(one: Fraction, two: Fraction) -> bool:
    """Tell whether two lower ends are above zero, as of most counts and rates."""
    return one.numerator > 0 < two.numerator


def _all_less(one: Interval, two: Interval) -> bool:
    if one.upper is None or two.lower is None:
        return False
    touching = one.upper_closed and two.lower_closed
    order = _order(one.upper, two.lower)
    return order < 0 or (order == 0 and not touching)


def _all_less_equal(one: Interval, two: Interval) -> bool:
    if one.upper is None or two.lower is None:
        return False
    return _order(one.upper, two.lower) <= 0


def _begins_before(one: Interval, two: Interval) -> bool:
    """Return whether `one` has values below all those of `two`."""
    if one.lower is None or two.lower is None:
        return two.lower is not None
    order = _order(one.lower, two.lower)
    return order < 0 or (order == 0 and one.lower_closed and not two.lower_closed)


def _ends_before(one: Interval, two: Interval) -> bool:
    """Return whether `two` has values above all those of `one`."""
    if one.upper is None or two.upper is None:
        return one.upper is not None
    order = _order(one.upper, two.upper)
    return order < 0 or (order == 0 and two.upper_closed and not one.upper_closed)


def _ends(interval: Interval) -> tuple[_End, _End]:
    lower, upper = interval.lower, interval.upper
    return (
        (-1, _ZERO, False) if lower is None else (0, lower, interval.lower_closed),
        (1, _ZERO, False) if upper is None else (0, upper, interval.upper_closed),
    )


def _between(lower: _End, upper: _End) -> Interval:
    return Interval(
        None if lower[0] else lower[1], None if upper[0] else upper[1], lower[2], upper[2]
    )


def _as_lower(end: _End) -> tuple[int, Fraction, int]:
    # As a lower end, an open 3 lies above a closed 3; as an upper end, below it.
    return end[0], end[1], 0 if end[2] else 1


def _as_upper(end: _End) -> tuple[int, Fraction, int]:
    return end[0], end[1], 0 if end[2] else -1


def _product(one: _End, two: _End) -> _End:
    one_zero, two_zero = _sign(one) == 0, _sign(two) == 0
    if one_zero or two_zero:
        # A zero that belongs to one interval makes 0 with any value of the other, also where the
        # other's end is open or infinite.
        return 0, _ZERO, (one_zero and one[2]) or (two_zero and two[2])
    if one[0] or two[0]:
        return _sign(one) * _sign(two), _ZERO, False
    return 0, one[1] * two[1], one[2] and two[2]


def _sign(end: _End) -> int:
    numerator = end[1].numerator
    return end[0] or (numerator > 0) - (numerator < 0)


def _reciprocal(interval: Interval) -> Interval:
    # Zero itself is no divisor: an end at zero becomes an infinite end, and an infinite one zero.
    lower, upper = interval.lower, interval.upper
    return Interval(
        _ZERO if upper is None else (1 / upper if upper else None),
        _ZERO if lower is None else (1 / lower if lower else None),
        interval.upper_closed,
        interval.lower_closed,
    )
