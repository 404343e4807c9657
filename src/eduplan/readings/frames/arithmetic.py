"""Arithmetic of formulas over the columns of a frame, bounded and exact.

How large integers get is followed in bits from a survey of the table. Where a product may pass
`MOST_BITS`, it is `hard`: whoever collects the result decides those cells again, exactly.
"""

from __future__ import annotations

from fractions import Fraction
from math import gcd
from typing import Any, NamedTuple

import attrs

from eduplan.readings.frames.flags import Flag, all_of, any_of, joined, negation
from eduplan.readings.frames.values import NotEmittedError, Quantity

MOST_BITS = 62
"""Integers stay below 2 to this power; columns hold 64 bits, one of them the sign."""

UNIT_ROUNDOFF = 2.0**-52
"""Twice the relative error of one operation on floats: half of it pays for rounding the bounds."""


class _Product(NamedTuple):
    """A column of products of integers, and where it is too large to be one."""

    value: Any
    bits: float
    hard: Flag


def bits_of(number: int) -> int:
    """Return the number of bits of an integer."""
    return abs(number).bit_length()


class Arithmetic:
    """Sums, products and quotients over expressions of one library.

    Args:
        ns: the library: `polars` or `narwhals`.
    """

    def __init__(self, ns: Any) -> None:
        self.ns = ns

    def pick(self, flag: Flag, one: Any, two: Any) -> Any:
        """Return one value where a flag is set, and another elsewhere."""
        if isinstance(flag, bool):
            return one if flag else two
        if isinstance(one, int) and isinstance(two, int) and one == two:
            return one
        return self.ns.when(flag).then(self._expr(one)).otherwise(self._expr(two))

    def _expr(self, value: Any) -> Any:
        return self.ns.lit(value) if isinstance(value, (int, float)) else value

    def real(self, value: Any) -> Any:
        """Return integers as floats."""
        return float(value) if isinstance(value, int) else value.cast(self.ns.Float64)

    def whole(self, flag: Flag) -> Any:
        """Return 1 where a flag is set, and 0 elsewhere."""
        return int(flag) if isinstance(flag, bool) else flag.cast(self.ns.Int64)

    @staticmethod
    def constant(value: Fraction) -> Quantity:
        """Return a number that is the same in all rows."""
        return Quantity(num=1, factor=value) if value else Quantity(num=0)

    # Arithmetic

    def add(self, one: Quantity, two: Quantity) -> Quantity:
        """Return a sum."""
        if one.error is not None or two.error is not None:
            return self._add_real(one.pointed, two.pointed)
        if one.is_constant and one.num == 0:
            return self._beside(two, one)
        if two.is_constant and two.num == 0:
            return self._beside(one, two)
        same = one.den is two.den or (one.is_constant and two.is_constant)
        if not same:
            one, two = self._over_common(one, two)
        step = common(one.factor, two.factor)
        first, second = (self._rescaled(each, step) for each in (one, two))
        num = first.value + second.value
        hard = any_of(one.hard, two.hard, first.hard, second.hard)
        bits = 1 + max(first.bits, second.bits)
        found = self._both(one, two, num=num, factor=step, num_bits=bits, hard=hard)
        if one.most is None and two.most is None:
            return found
        ends = zip(self._ends(one, step), self._ends(two, step), strict=True)
        num, most = (lower + upper for lower, upper in ends)
        return attrs.evolve(found, num=num, most=most)

    def _ends(self, one: Quantity, step: Fraction) -> tuple[Any, Any]:
        """Return the lower and the upper end as multiples of a step."""
        num = self._rescaled(one, step).value
        if one.most is None:
            return num, num
        most = self._rescaled(attrs.evolve(one, num=one.most), step).value
        return (num, most) if one.factor > 0 else (most, num)

    def negative(self, one: Quantity) -> Quantity:
        """Return a number with its sign turned."""
        return attrs.evolve(one, factor=-one.factor, up=one.down, down=one.up)

    def subtract(self, one: Quantity, two: Quantity) -> Quantity:
        """Return a difference."""
        return self.add(one, self.negative(two))

    def multiply(self, one: Quantity, two: Quantity) -> Quantity:
        """Return a product."""
        for each, other in ((one, two), (two, one)):
            if other.is_constant:
                return self._scaled(each, other.factor * other.num / other.den)
        if one.error is not None or two.error is not None:
            raise NotEmittedError
        one, two = one.pointed, two.pointed
        num = self._product(one.num, one.num_bits, two.num, two.num_bits)
        den = self._product(one.den, one.den_bits, two.den, two.den_bits, if_large=1)
        vague, anything, up = any_of(one.wide, two.wide), False, False
        if not (one.may_be_negative or two.may_be_negative):
            # What nothing bounds, times nothing but zero, is zero.
            is_some = [any_of(each.up, each.num > 0) for each in (one, two)]
            anything = any_of(
                all_of(one.up, one.down, is_some[1]), all_of(two.up, two.down, is_some[0])
            )
            vague = any_of(one.vague, two.vague, one.down, two.down)
            up = any_of(all_of(one.up, is_some[1]), all_of(two.up, is_some[0]))
        vague = all_of(vague, negation(anything))
        return self._both(
            one,
            two,
            num=num.value,
            den=den.value,
            factor=one.factor * two.factor,
            num_bits=num.bits,
            den_bits=den.bits,
            up=any_of(anything, all_of(up, negation(vague))),
            down=anything,
            vague=vague,
            hard=any_of(one.hard, two.hard, num.hard, den.hard),
        )

    def divide(self, one: Quantity, two: Quantity) -> Quantity:
        """Return a quotient; where the divisor is zero it is undefined, and may be anything."""
        if two.is_constant:
            if not two.num:
                return attrs.evolve(one, undefined=True, up=True, down=True, most=None)
            return self._scaled(one, two.den / (two.factor * two.num))
        if one.error is not None or two.error is not None:
            raise NotEmittedError
        two = two.pointed
        if two.wide is not False:
            return self._divide_by_wide(one.pointed, two)
        if two.may_be_negative:
            one = one.pointed
            one = attrs.evolve(one, vague=one.wide, up=False, down=False)
        is_zero = two.num == 0
        found = self._quotient(one, two)
        return attrs.evolve(
            found,
            undefined=any_of(found.undefined, all_of(is_zero, negation(two.lacks))),
            up=any_of(one.up, is_zero),
            down=any_of(one.down, is_zero),
        )

    def _divide_by_wide(self, one: Quantity, two: Quantity) -> Quantity:
        """Return quotients by what may have several values; if one is zero, they may be anything.

        By a divisor that nothing bounds above, what is not below zero gets as small as nothing.
        """
        divided = attrs.evolve(two, num=self.pick(two.num == 0, 1, two.num))
        quotient = self._quotient(one, divided)
        if one.may_be_negative or two.may_be_negative:
            anything = any_of(all_of(two.num == 0, negation(two.wide)), all_of(two.up, two.down))
            up, most, beyond = False, None, one.beyond
            vague = any_of(one.wide, two.wide)
        else:
            may_be_zero = all_of(two.num == 0, negation(two.beyond))
            anything = any_of(may_be_zero, all_of(two.up, two.down), all_of(one.up, one.down))
            vague = any_of(one.vague, one.down, two.vague, two.down, two.beyond)
            up, most = one.up, quotient.num
            beyond = any_of(one.beyond, all_of(two.up, one.num > 0))
            least = self._quotient(attrs.evolve(one, num=self.pick(two.up, 0, one.num)), divided)
            quotient = attrs.evolve(quotient, num=least.num)
        vague = all_of(vague, negation(anything))
        return attrs.evolve(
            quotient,
            most=most,
            undefined=any_of(quotient.undefined, all_of(two.num == 0, negation(two.lacks))),
            up=any_of(anything, all_of(up, negation(vague))),
            down=anything,
            vague=vague,
            beyond=beyond,
        )

    def _quotient(self, one: Quantity, two: Quantity) -> Quantity:
        """Return the quotient of the numbers alone."""
        num = self._product(one.num, one.num_bits, two.den, two.den_bits)
        den = self._product(one.den, one.den_bits, two.num, two.num_bits, if_large=1)
        most = None
        if one.most is not None:
            most = self._product(one.most, one.num_bits, two.den, two.den_bits).value
        return self._both(
            one,
            two,
            num=num.value,
            most=most,
            den=den.value,
            factor=one.factor / two.factor,
            num_bits=num.bits,
            den_bits=den.bits,
            divisor=two.key if isinstance(one.den, int) else None,
            signed=one.signed or two.signed or two.below_zero,
            hard=any_of(one.hard, two.hard, num.hard, den.hard),
        )

    def _scaled(self, one: Quantity, factor: Fraction) -> Quantity:
        if not factor:
            rest = ("missing", "undefined", "hard", "observed")
            return Quantity(num=0, **{name: getattr(one, name) for name in rest})
        turned = factor < 0
        up, down = (one.down, one.up) if turned else (one.up, one.down)
        return attrs.evolve(one, factor=one.factor * factor, up=up, down=down, key=None)

    def _beside(self, one: Quantity, zero: Quantity) -> Quantity:
        """Return a number to which zero was added: what is missing of the zero stays missing."""
        missing = joined(one.missing, zero.missing)
        return attrs.evolve(
            one,
            missing=missing,
            undefined=any_of(one.undefined, zero.undefined),
            hard=any_of(one.hard, zero.hard),
            up=any_of(one.up, zero.up),
            down=any_of(one.down, zero.down),
            vague=any_of(one.vague, zero.vague),
            beyond=any_of(one.beyond, zero.beyond),
            observed=any_of(one.observed, zero.observed),
            key=None,
        )

    def _both(self, one: Quantity, two: Quantity, **more: Any) -> Quantity:
        settings = {
            "den": one.den if not isinstance(one.den, int) else two.den,
            "den_bits": max(one.den_bits, two.den_bits),
            "signed": one.signed or two.signed,
            "below_zero": any(each.below_zero or each.factor < 0 for each in (one, two)),
            "up": any_of(one.up, two.up),
            "down": any_of(one.down, two.down),
            "vague": any_of(one.vague, two.vague),
            "beyond": any_of(one.beyond, two.beyond),
            "missing": joined(one.missing, two.missing),
            "undefined": any_of(one.undefined, two.undefined),
            "hard": any_of(one.hard, two.hard),
            "observed": any_of(one.observed, two.observed),
        }
        return Quantity(**{**settings, **more})

    def _over_common(self, one: Quantity, two: Quantity) -> tuple[Quantity, Quantity]:
        den = self._product(one.den, one.den_bits, two.den, two.den_bits, if_large=1)
        signed = one.signed or two.signed

        def over(each: Quantity, other: Quantity) -> Quantity:
            num = self._product(each.num, each.num_bits, other.den, other.den_bits)
            most = None
            if each.most is not None:
                most = self._product(each.most, each.num_bits, other.den, other.den_bits).value
            return attrs.evolve(
                each,
                num=num.value,
                most=most,
                den=den.value,
                num_bits=num.bits,
                den_bits=den.bits,
                signed=signed,
                hard=any_of(each.hard, num.hard, den.hard),
            )

        return over(one, two), over(two, one)

    def _rescaled(self, one: Quantity, step: Fraction) -> _Product:
        number = int(one.factor / step)
        return self._product(one.num, one.num_bits, number, bits_of(number))

    def _product(
        self, one: Any, one_bits: float, two: Any, two_bits: float, *, if_large: int = 0
    ) -> _Product:
        """Return a product of integers; where it may pass `MOST_BITS - 1` bits it is hard."""
        for value, other, bits in ((one, two, two_bits), (two, one, one_bits)):
            if isinstance(value, int) and abs(value) == 1:
                signed = other if value == 1 else -other
                if bits < MOST_BITS or isinstance(signed, int):
                    return _Product(signed, bits, False)
                hard = self._size(other) >= 2.0 ** (MOST_BITS - 1)
                return _Product(self.pick(hard, if_large, signed), MOST_BITS - 1, hard)
        bits = one_bits + two_bits
        if bits < MOST_BITS:
            return _Product(one * two, bits, False)
        if isinstance(one, int) and isinstance(two, int):
            raise NotEmittedError
        size = self._size(one) * self._size(two)
        hard = size >= 2.0 ** (MOST_BITS - 1)
        column, other = (two, one) if isinstance(one, int) else (one, two)
        if isinstance(other, int) and bits_of(other) > MOST_BITS:
            raise NotEmittedError
        value = self.pick(hard, if_large, column) * self.pick(hard, 1, other)
        return _Product(value, MOST_BITS - 1, hard)

    def _size(self, value: Any) -> Any:
        return float(abs(value)) if isinstance(value, int) else self.real(value).abs()

    # Floats

    def as_real(self, one: Quantity) -> Quantity:
        """Return a number as a float, with a bound of its error.

        Two conversions of integers, two of the constant, a product, a quotient and one more for
        the quotient's own rounding: seven roundings, for which eight are counted.
        """
        if one.error is not None:
            if one.factor == 1:
                return one
            scale = one.factor.numerator / one.factor.denominator
            num = one.num * scale
            rounded = self._magnitude(num) * UNIT_ROUNDOFF * 3
            error = one.error * abs(scale) * (1 + 4 * UNIT_ROUNDOFF) + rounded
            return attrs.evolve(one, num=num, error=error, factor=Fraction(1))
        upper, lower = one.factor.numerator, one.factor.denominator
        divisor = self.pick(one.known, self.real(one.den), 1.0)
        num = self.real(one.num) * float(upper) / (divisor * float(lower))
        # Of what is not known a divisor of 1 stands for the divisor.
        vague = any_of(one.vague, False if isinstance(one.den, int) else negation(one.known))
        return attrs.evolve(
            one,
            num=num,
            den=1,
            factor=Fraction(1),
            vague=vague,
            error=self._magnitude(num) * (8 * UNIT_ROUNDOFF),
        )

    @staticmethod
    def _magnitude(num: Any) -> Any:
        return abs(num) if isinstance(num, (int, float)) else num.abs()

    def _add_real(self, one: Quantity, two: Quantity) -> Quantity:
        first, second = self.as_real(one), self.as_real(two)
        num = first.num + second.num
        error = first.error + second.error + self._magnitude(num) * UNIT_ROUNDOFF
        return self._both(first, second, num=num, den=1, error=error)


def common(one: Fraction, two: Fraction) -> Fraction:
    """Return the largest number of which both are whole multiples."""
    upper = gcd(one.numerator * two.denominator, two.numerator * one.denominator)
    return Fraction(upper, one.denominator * two.denominator)
