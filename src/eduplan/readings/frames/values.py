"""What a formula is over the rows of a frame: exact integers, and flags for what is not known.

A number is `factor × num ÷ den`, two columns of integers and a constant. What is no fraction, as a
coefficient of variation is none, is a float with a bound of its error (`error`). A flag is True,
False, or an expression: what a table can't lack costs nothing.

How large integers get is followed in bits from a survey of the table. Where a product may pass
`MOST_BITS`, it is `hard`: whoever collects the result decides those cells again, exactly.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from math import gcd
from typing import Any, NamedTuple, TypeAlias

import attrs

Expr: TypeAlias = Any
"""An expression of Polars or of Narwhals."""

Flag: TypeAlias = Any
"""True, False, or an expression that is never null."""

MOST_BITS = 62
"""Integers stay below 2 to this power; columns hold 64 bits, one of them the sign."""

UNIT_ROUNDOFF = 2.0**-52
"""Twice the relative error of one operation on floats: half of it pays for rounding the bounds."""


class NotEmittedError(Exception):
    """A formula has a part that no frame is asked for; the exact reader reads it."""


def any_of(*flags: Flag) -> Flag:
    """Return whether one flag is set."""
    found: Flag = False
    for flag in flags:
        if flag is True:
            return True
        if flag is not False:
            found = flag if found is False else found | flag
    return found


def all_of(*flags: Flag) -> Flag:
    """Return whether all flags are set."""
    found: Flag = True
    for flag in flags:
        if flag is False:
            return False
        if flag is not True:
            found = flag if found is True else found & flag
    return found


def negation(flag: Flag) -> Flag:
    """Return the opposite of a flag."""
    return not flag if isinstance(flag, bool) else ~flag


Missing: TypeAlias = "Mapping[str, Flag]"
"""The names that are missing, and where."""


def joined(*missing: Missing) -> Missing:
    """Return what is missing in one or the other."""
    if sum(map(bool, missing)) < 2:
        return next(filter(None, missing), {})
    names = dict.fromkeys(name for one in missing for name in one)
    return {name: any_of(*(one.get(name, False) for one in missing)) for name in names}


def where(missing: Missing, flag: Flag) -> Missing:
    """Return what is missing, there alone where a flag is set."""
    if flag is True:
        return missing
    return {} if flag is False else {name: all_of(one, flag) for name, one in missing.items()}


@attrs.frozen(kw_only=True, eq=False)
class Truth:
    """A condition in each row: it holds, or it doesn't, or neither where it is open.

    Attributes:
        yes, no: where it is decided.
        missing: what is missing, where it is open.
        undefined: where a divisor is zero.
        hard: where the frame can't tell.
        observed: where it rests on a figure of the table.
    """

    yes: Flag
    no: Flag
    missing: Missing = attrs.field(factory=dict)
    undefined: Flag = False
    hard: Flag = False
    observed: Flag = False

    @property
    def open(self) -> Flag:
        """Where it is not decided."""
        return negation(any_of(self.yes, self.no))


@attrs.frozen(kw_only=True, eq=False)
class Quantity:
    """A number in each row.

    Attributes:
        num, den: integers, as columns or constants; of a float `num` is the value.
        factor: what the quotient is multiplied by.
        num_bits, den_bits: both stay below 2 to these powers.
        signed: whether `den` may be below zero.
        below_zero: whether `num` may be.
        above_zero: whether `num` is above zero wherever nothing is missing.
        up, down: where the value may be larger or smaller without end.
        vague: where it has bounds that are not followed, so that no comparison is decided by them.
        missing: the names that are missing.
        undefined: where a divisor is zero.
        hard: where the frame can't tell.
        observed: where it rests on a figure of the table.
        error: of a float the bound of its error.
        key: what a figure is of.
        divisor: the key of what it was divided by.
    """

    num: Any
    den: Any = 1
    factor: Fraction = Fraction(1)
    num_bits: float = 1
    den_bits: float = 1
    signed: bool = False
    below_zero: bool = False
    above_zero: bool = False
    up: Flag = False
    down: Flag = False
    vague: Flag = False
    missing: Missing = attrs.field(factory=dict)
    undefined: Flag = False
    hard: Flag = False
    observed: Flag = False
    error: Any = None
    key: object = None
    divisor: object = None

    @property
    def lacks(self) -> Flag:
        """Where something is missing."""
        return any_of(*self.missing.values())

    @property
    def known(self) -> Flag:
        """Where it has a value."""
        return negation(any_of(self.lacks, self.undefined))

    @property
    def may_be_negative(self) -> bool:
        """Whether it may be below zero."""
        return self.factor < 0 or self.below_zero

    @property
    def is_constant(self) -> bool:
        """Whether it is one number in all rows."""
        if not (isinstance(self.num, int) and isinstance(self.den, int)):
            return False
        return not self.missing and self.undefined is False and self.hard is False


class _Product(NamedTuple):
    """A column of products of integers, and where it is too large to be one."""

    value: Any
    bits: float
    hard: Flag


def bits_of(number: int) -> int:
    """Return the number of bits of an integer."""
    return abs(number).bit_length()


class Algebra:
    """The operators of formulas over expressions of one library.

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
            return self._add_real(one, two)
        if one.is_constant and one.num == 0:
            return self._beside(two, one)
        if two.is_constant and two.num == 0:
            return self._beside(one, two)
        same = one.den is two.den or (one.is_constant and two.is_constant)
        if not same:
            one, two = self._over_common(one, two)
        step = _common(one.factor, two.factor)
        first, second = (self._rescaled(each, step) for each in (one, two))
        num = first.value + second.value
        hard = any_of(one.hard, two.hard, first.hard, second.hard)
        bits = 1 + max(first.bits, second.bits)
        return self._both(one, two, num=num, factor=step, num_bits=bits, hard=hard)

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
        vague = any_of(one.lacks, two.lacks, one.undefined, two.undefined)
        num = self._product(one.num, one.num_bits, two.num, two.num_bits)
        den = self._product(one.den, one.den_bits, two.den, two.den_bits, if_large=1)
        return self._both(
            one,
            two,
            num=num.value,
            den=den.value,
            factor=one.factor * two.factor,
            num_bits=num.bits,
            den_bits=den.bits,
            up=vague,
            down=vague,
            vague=vague,
            hard=any_of(one.hard, two.hard, num.hard, den.hard),
        )

    def divide(self, one: Quantity, two: Quantity) -> Quantity:
        """Return a quotient; where the divisor is zero it is undefined."""
        if two.is_constant:
            if not two.num:
                return attrs.evolve(one, undefined=True, up=True, down=True, vague=True)
            return self._scaled(one, two.den / (two.factor * two.num))
        if one.error is not None or two.error is not None:
            raise NotEmittedError
        is_zero = all_of(two.num == 0, negation(two.lacks))
        vague = any_of(one.lacks, two.lacks, one.undefined, two.undefined)
        endless = any_of(vague, is_zero)
        num = self._product(one.num, one.num_bits, two.den, two.den_bits)
        den = self._product(one.den, one.den_bits, two.num, two.num_bits, if_large=1)
        return self._both(
            one,
            two,
            num=num.value,
            den=den.value,
            factor=one.factor / two.factor,
            num_bits=num.bits,
            den_bits=den.bits,
            divisor=two.key if isinstance(one.den, int) else None,
            signed=one.signed or two.signed or two.below_zero,
            undefined=any_of(one.undefined, two.undefined, is_zero),
            up=endless,
            down=endless,
            vague=vague,
            hard=any_of(one.hard, two.hard, num.hard, den.hard),
        )

    def _scaled(self, one: Quantity, factor: Fraction) -> Quantity:
        if not factor:
            return attrs.evolve(one, num=0, den=1, factor=Fraction(1), num_bits=1, error=None)
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
            return attrs.evolve(
                each,
                num=num.value,
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
            error = one.error * abs(scale) * (1 + 4 * UNIT_ROUNDOFF) + num.abs() * UNIT_ROUNDOFF * 3
            return attrs.evolve(one, num=num, error=error, factor=Fraction(1))
        upper, lower = one.factor.numerator, one.factor.denominator
        divisor = self.pick(one.known, self.real(one.den), 1.0)
        num = self.real(one.num) * float(upper) / (divisor * float(lower))
        if isinstance(num, float):
            num = self.ns.lit(num)
        return attrs.evolve(
            one, num=num, den=1, factor=Fraction(1), error=num.abs() * (8 * UNIT_ROUNDOFF)
        )

    def _add_real(self, one: Quantity, two: Quantity) -> Quantity:
        first, second = self.as_real(one), self.as_real(two)
        num = first.num + second.num
        error = first.error + second.error + num.abs() * UNIT_ROUNDOFF
        return self._both(first, second, num=num, den=1, error=error)

    # Conditions

    def compare(self, sign: str, one: Quantity, two: Quantity) -> Truth:
        """Return how two numbers compare, decided wherever their bounds decide it."""
        gap = self.subtract(one, two)
        if gap.error is None:
            below, above, hard = self._side(gap)
        else:
            below, above = gap.num < -gap.error, gap.num > gap.error
            hard = all_of(gap.known, negation(any_of(below, above)))
        if sign in ("<", ">="):
            less = Truth(
                yes=all_of(below, negation(gap.up)),
                no=all_of(negation(below), negation(gap.down)),
            )
        elif sign in ("<=", ">"):
            less = Truth(
                yes=all_of(negation(above), negation(gap.up)),
                no=all_of(above, negation(gap.down)),
            )
        else:
            endless = any_of(gap.up, gap.down)
            less = Truth(
                yes=all_of(negation(any_of(below, above)), negation(endless)),
                no=any_of(all_of(below, negation(gap.up)), all_of(above, negation(gap.down))),
            )
        found = less if sign in ("<", "<=", "=") else Truth(yes=less.no, no=less.yes)
        is_open = found.open
        return Truth(
            yes=found.yes,
            no=found.no,
            missing=where(gap.missing, is_open),
            undefined=gap.undefined,
            hard=any_of(gap.hard, hard, gap.vague),
            observed=gap.observed,
        )

    def _side(self, gap: Quantity) -> tuple[Flag, Flag, Flag]:
        """Return where a number is below zero and above it."""
        num = gap.num if gap.factor > 0 else -gap.num
        if gap.signed and not isinstance(gap.den, int):
            num = self.pick(gap.den < 0, -num, num)
        return num < 0, num > 0, False

    def every(self, *truths: Truth) -> Truth:
        """Return whether all hold: no, as soon as one doesn't."""
        return self._of_conditions(
            all_of(*(one.yes for one in truths)), any_of(*(one.no for one in truths)), truths
        )

    def one_of(self, *truths: Truth) -> Truth:
        """Return whether one holds."""
        return self._of_conditions(
            any_of(*(one.yes for one in truths)), all_of(*(one.no for one in truths)), truths
        )

    def opposite(self, one: Truth) -> Truth:
        """Return the opposite of a condition."""
        return attrs.evolve(one, yes=one.no, no=one.yes)

    def _of_conditions(self, yes: Flag, no: Flag, truths: tuple[Truth, ...]) -> Truth:
        is_open = negation(any_of(yes, no))
        return Truth(
            yes=yes,
            no=no,
            missing=where(joined(*(one.missing for one in truths)), is_open),
            undefined=all_of(is_open, any_of(*(one.undefined for one in truths))),
            hard=any_of(*(one.hard for one in truths)),
            observed=any_of(*(one.observed for one in truths)),
        )

    def number_true(self, *truths: Truth) -> Quantity:
        """Return how many conditions hold."""
        total: Any = 0
        for one in truths:
            total = total + self.whole(one.yes)
        is_open = any_of(*(one.open for one in truths))
        return Quantity(
            num=total,
            num_bits=bits_of(len(truths)),
            missing=joined(*(one.missing for one in truths)),
            undefined=any_of(*(all_of(one.undefined, one.open) for one in truths)),
            hard=any_of(*(one.hard for one in truths)),
            up=is_open,
            down=is_open,
            vague=is_open,
            observed=any_of(*(one.observed for one in truths)),
        )

    def choose(self, condition: Truth, one: Quantity, two: Quantity) -> Quantity:
        """Return the number that a condition chooses, of two that are whole."""
        step = _common(one.factor, two.factor)
        if one.den != 1 or two.den != 1 or one.error is not None or two.error is not None:
            raise NotEmittedError
        first, second = (self._rescaled(each, step) for each in (one, two))
        found = self._both(
            one,
            two,
            num=self.pick(condition.yes, first.value, second.value),
            factor=step,
            num_bits=max(first.bits, second.bits),
            hard=any_of(one.hard, two.hard, first.hard, second.hard),
        )
        missing = joined(
            condition.missing,
            where(one.missing, negation(condition.no)),
            where(two.missing, negation(condition.yes)),
        )
        is_open = condition.open
        undefined = any_of(
            all_of(condition.undefined, is_open),
            all_of(one.undefined, negation(condition.no)),
            all_of(two.undefined, negation(condition.yes)),
        )
        return attrs.evolve(
            found,
            missing=missing,
            undefined=undefined,
            hard=any_of(found.hard, condition.hard),
            vague=any_of(found.vague, is_open),
            observed=any_of(found.observed, condition.observed),
        )


def _common(one: Fraction, two: Fraction) -> Fraction:
    """Return the largest number of which both are whole multiples."""
    upper = gcd(one.numerator * two.denominator, two.numerator * one.denominator)
    return Fraction(upper, one.denominator * two.denominator)
