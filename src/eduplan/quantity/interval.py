"""Sets of possible values: exact intervals with open, closed or missing ends."""

from __future__ import annotations

from fractions import Fraction
from typing import TypeAlias

import attrs

from eduplan.errors import EduplanError

End: TypeAlias = "tuple[int, Fraction, int]"
"""An end as a place on the line, so that ends compare as tuples do.

-1 or 1 for an infinite one, else 0; its value; and 0 where the value belongs to the interval, 1 for
a lower end just above its value, -1 for an upper end just below it.
"""

_ZERO = Fraction(0)


class IntervalError(EduplanError, ValueError):
    """An interval is empty, has an end that is not exact, or is no single value."""


def _exact(bound: Fraction | int | None) -> Fraction | None:
    if bound is None or type(bound) is Fraction:
        return bound
    if isinstance(bound, bool) or not isinstance(bound, (int, Fraction)):
        raise IntervalError(f"{bound!r} is not exact; expected an int, a Fraction or None")
    return Fraction(bound)


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
        # One spelling per set, so that == on intervals means equal sets.
        if self.lower is None:
            object.__setattr__(self, "lower_closed", False)
        if self.upper is None:
            object.__setattr__(self, "upper_closed", False)
        is_point = self.lower is self.upper and self.lower_closed and self.upper_closed
        is_bounded = self.lower is not None and self.upper is not None
        if is_bounded and not is_point and self.lower_end > self.upper_end:
            raise IntervalError(f"{self} holds no value; expected lower <= upper")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """Return the interval of one value."""
        exact = _exact(value)  # once, so that both ends are the same object
        return cls(exact, exact)

    @classmethod
    def between(cls, lower: End, upper: End) -> Interval:
        """Return the interval of all values between two ends."""
        low, high = (None if end[0] else end[1] for end in (lower, upper))
        return cls(low, high, not lower[2], not upper[2])

    @property
    def lower_end(self) -> End:
        """The lower end as a place on the line."""
        if self.lower is None:
            return (-1, _ZERO, 0)
        return (0, self.lower, 0 if self.lower_closed else 1)

    @property
    def upper_end(self) -> End:
        """The upper end as a place on the line."""
        if self.upper is None:
            return (1, _ZERO, 0)
        return (0, self.upper, 0 if self.upper_closed else -1)

    @property
    def is_point(self) -> bool:
        """Whether there is one possible value only."""
        lower, upper = self.lower, self.upper
        return lower is not None and (lower is upper or lower == upper)

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
        one, two = self.lower, other.lower
        if one is not None and two is not None and one is self.upper and two is other.upper:
            return Interval.point(one + two)  # most are one value, and so is what they make
        return Interval(
            None if self.lower is None or other.lower is None else self.lower + other.lower,
            None if self.upper is None or other.upper is None else self.upper + other.upper,
            self.lower_closed and other.lower_closed,
            self.upper_closed and other.upper_closed,
        )

    def __sub__(self, other: Interval) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        one, two = self.lower, other.lower
        if one is not None and two is not None and one is self.upper and two is other.upper:
            return Interval.point(one - two)
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        if not isinstance(other, Interval):
            return NotImplemented
        if other.is_point:
            return self._times(other.value)
        if self.is_point:
            return other._times(self.value)
        # With signs mixed, the least and the greatest product are among those of the ends.
        ends, other_ends = (self.lower_end, self.upper_end), (other.lower_end, other.upper_end)
        corners = [_product(one, two) for one in ends for two in other_ends]
        highest = max((infinite, value, -is_open) for infinite, value, is_open in corners)
        return Interval.between(min(corners), highest)

    def _times(self, factor: Fraction) -> Interval:
        if not factor:
            return _ONLY_ZERO
        lower = None if self.lower is None else self.lower * factor
        upper = None if self.upper is None else self.upper * factor
        if factor > 0:
            return Interval(lower, lower if self.is_point else upper, *self._closed)
        return Interval(upper, upper if self.is_point else lower, *reversed(self._closed))

    @property
    def _closed(self) -> tuple[bool, bool]:
        return self.lower_closed, self.upper_closed

    def __truediv__(self, other: Interval) -> Interval:
        """Return every possible quotient by a value other than zero.

        Raises:
            ZeroDivisionError: if the divisor can only be zero.
        """
        if not isinstance(other, Interval):
            return NotImplemented
        first, last = _sign(other.lower_end), _sign(other.upper_end)
        if first == last == 0:
            raise ZeroDivisionError("division by an interval that holds only 0")
        if not first < 0 < last:
            return self * _reciprocal(other)
        # Divisors on both sides of zero make quotients of any size; only zero itself stays zero.
        return _ONLY_ZERO if self == _ONLY_ZERO else EVERYTHING

    def contains(self, value: Fraction | int) -> bool:
        """Return whether `value` is possible."""
        exact = _exact(value)
        if exact is None:
            raise IntervalError("None is no value; expected an int or a Fraction")
        return self.lower_end <= (0, exact, 0) <= self.upper_end

    def meets(self, other: Interval) -> bool:
        """Return whether some value is possible in both."""
        return self.lower_end <= other.upper_end and other.lower_end <= self.upper_end

    def intersect(self, other: Interval) -> Interval | None:
        """Return the values possible in both, or None if there are none."""
        if not self.meets(other):
            return None
        lower, upper = max(self.lower_end, other.lower_end), min(self.upper_end, other.upper_end)
        return Interval.between(lower, upper)

    def hull(self, other: Interval) -> Interval:
        """Return the smallest interval that holds both."""
        lower, upper = min(self.lower_end, other.lower_end), max(self.upper_end, other.upper_end)
        return Interval.between(lower, upper)

    def less(self, other: Interval) -> bool | None:
        """Return whether every value is below every one of `other`; None where that is open."""
        if self.upper_end < other.lower_end:
            return True
        return False if _all_less_equal(other, self) else None

    def less_equal(self, other: Interval) -> bool | None:
        """Return whether no value is above any of `other`; None where that is open."""
        if _all_less_equal(self, other):
            return True
        return False if other.upper_end < self.lower_end else None

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


def _all_less_equal(one: Interval, two: Interval) -> bool:
    return one.upper_end[:2] <= two.lower_end[:2]


def _product(one: End, two: End) -> End:
    """Return the product of two ends as a lower end: 1 is the last part of an open one."""
    zeros = [end for end in (one, two) if not _sign(end)]
    if zeros:
        # A zero that belongs to one interval makes 0 with any value of the other, also where the
        # other's end is open or infinite.
        return 0, _ZERO, int(all(end[2] for end in zeros))
    if one[0] or two[0]:
        return _sign(one) * _sign(two), _ZERO, 0
    return 0, one[1] * two[1], int(bool(one[2] or two[2]))


def _sign(end: End) -> int:
    return end[0] or (end[1] > 0) - (end[1] < 0)


def _reciprocal(interval: Interval) -> Interval:
    # Zero itself is no divisor: an end at zero becomes an infinite end, and an infinite one zero.
    lower, upper = interval.lower, interval.upper
    return Interval(
        _ZERO if upper is None else (1 / upper if upper else None),
        _ZERO if lower is None else (1 / lower if lower else None),
        interval.upper_closed,
        interval.lower_closed,
    )
