"""What a formula is over the rows of a frame: exact integers, and flags for what is not known.

A number is `factor × num ÷ den`, two columns of integers and a constant. What is no fraction, as a
coefficient of variation is none, is a float with a bound of its error (`error`).

Where something is missing the value lies between two ends, as in the exact reading: `num` gives the
one below, `most` the one above where that differs, and `up` and `down` say where there is none.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeAlias

import attrs

from eduplan.readings.frames.flags import Flag, Missing, any_of, negation

Expr: TypeAlias = Any
"""An expression of Polars or of Narwhals."""


class NotEmittedError(Exception):
    """A formula has a part that no frame is asked for; the exact reader reads it."""


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
        most: the upper end where it is not `num`, over the same `den`; the lower one where
            `factor` is below zero.
        up, down: where nothing bounds the value above, below.
        vague: where a bound is not followed, so that no comparison is decided by it.
        beyond: where `num` bounds the value, but is no value itself.
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
    most: Any = None
    up: Flag = False
    down: Flag = False
    vague: Flag = False
    beyond: Flag = False
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
    def wide(self) -> Flag:
        """Where it may have more than one value."""
        return any_of(self.up, self.down, self.vague)

    @property
    def pointed(self) -> Quantity:
        """The same without `most`: where that differs it is vague."""
        if self.most is None:
            return self
        return attrs.evolve(self, most=None, vague=any_of(self.vague, self.most != self.num))

    @property
    def itself(self) -> Quantity:
        """The number alone, as if it were known everywhere."""
        return attrs.evolve(
            self, most=None, up=False, down=False, vague=False, beyond=False, hard=False
        )

    @property
    def may_be_negative(self) -> bool:
        """Whether it may be below zero."""
        return self.factor < 0 or self.below_zero

    @property
    def is_constant(self) -> bool:
        """Whether it is one number in all rows."""
        if not (isinstance(self.num, int) and isinstance(self.den, int)):
            return False
        return not self.missing and self.wide is False and self.hard is False and self.most is None
