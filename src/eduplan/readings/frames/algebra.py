"""The operators of formulas over the columns of a frame: arithmetic, comparisons, choices."""

from __future__ import annotations

from typing import Any

import attrs

from eduplan.readings.frames.arithmetic import Arithmetic, bits_of, common
from eduplan.readings.frames.flags import Flag, all_of, any_of, joined, negation, where
from eduplan.readings.frames.values import NotEmittedError, Quantity, Truth


class Algebra(Arithmetic):
    """The operators of formulas over expressions of one library.

    Args:
        ns: the library: `polars` or `narwhals`.
    """

    def compare(self, sign: str, one: Quantity, two: Quantity) -> Truth:
        """Return how two numbers compare, decided wherever their ends decide it."""
        gap = self.subtract(one, two)
        (below, not_below), (above, not_above), hard = self._sides(gap)
        if sign in ("<", ">="):
            first = Truth(yes=below, no=not_below)
        elif sign in ("<=", ">"):
            first = Truth(yes=not_above, no=above)
        else:
            first = Truth(yes=all_of(not_below, not_above), no=any_of(below, above))
        found = first if sign in ("<", "<=", "=") else self.opposite(first)
        return attrs.evolve(
            found,
            missing=where(gap.missing, found.open),
            undefined=gap.undefined,
            hard=any_of(gap.hard, hard),
            observed=gap.observed,
        )

    def _sides(self, gap: Quantity) -> tuple[tuple[Flag, Flag], tuple[Flag, Flag], Flag]:
        """Return where a number is sure to be below zero, and not to; above, and not; and hard."""
        bounded, floored = negation(gap.up), negation(gap.down)
        hard = all_of(gap.vague, negation(all_of(gap.up, gap.down)))
        if gap.error is not None:
            below, above = gap.num < -gap.error, gap.num > gap.error
            not_below, not_above = ~below, ~above
            hard = any_of(hard, negation(any_of(below, above, all_of(gap.up, gap.down))))
        else:
            low = high = gap.num if gap.factor > 0 else -gap.num
            if gap.signed and not isinstance(gap.den, int):
                low = high = self.pick(gap.den < 0, -low, low)
            if gap.most is not None:
                low, high = (low, gap.most) if gap.factor > 0 else (-gap.most, low)
            below, above, not_below, not_above = high < 0, low > 0, low >= 0, high <= 0
            hard = any_of(hard, all_of(gap.beyond, any_of(low == 0, high == 0)))
        return (
            (all_of(below, bounded), all_of(not_below, floored)),
            (all_of(above, floored), all_of(not_above, bounded)),
            hard,
        )

    def every(self, *truths: Truth) -> Truth:
        """Return whether all hold: no, as soon as one doesn't."""
        surely_not = any_of(*(all_of(one.no, negation(one.hard)) for one in truths))
        found = self._of_conditions(
            all_of(*(one.yes for one in truths)), any_of(*(one.no for one in truths)), truths
        )
        return attrs.evolve(found, hard=all_of(found.hard, negation(surely_not)))

    def one_of(self, *truths: Truth) -> Truth:
        """Return whether one holds."""
        return self.opposite(self.every(*map(self.opposite, truths)))

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
        """Return how many conditions hold: those that are sure to, and at most those that may."""
        total: Any = 0
        most: Any = 0
        for one in truths:
            total = total + self.whole(one.yes)
            most = most + self.whole(negation(one.no))
        is_open = any_of(*(one.open for one in truths))
        return Quantity(
            num=total,
            num_bits=bits_of(len(truths)),
            most=None if is_open is False else most,
            missing=joined(*(one.missing for one in truths)),
            undefined=any_of(*(all_of(one.undefined, one.open) for one in truths)),
            hard=any_of(*(one.hard for one in truths)),
            observed=any_of(*(one.observed for one in truths)),
        )

    def choose(self, condition: Truth, one: Quantity, two: Quantity) -> Quantity:
        """Return the number that a condition chooses, of two that are whole."""
        step = common(one.factor, two.factor)
        one, two = one.pointed, two.pointed
        if not (isinstance(one.den, int) and isinstance(two.den, int)):
            raise NotEmittedError
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
        first_may, second_may = negation(condition.no), negation(condition.yes)
        missing = joined(
            condition.missing, where(one.missing, first_may), where(two.missing, second_may)
        )
        undefined = any_of(
            all_of(condition.undefined, condition.open),
            all_of(one.undefined, first_may),
            all_of(two.undefined, second_may),
        )
        return attrs.evolve(
            found,
            missing=missing,
            undefined=undefined,
            hard=any_of(found.hard, condition.hard),
            up=any_of(all_of(one.up, first_may), all_of(two.up, second_may)),
            down=any_of(all_of(one.down, first_may), all_of(two.down, second_may)),
            vague=any_of(
                all_of(one.vague, first_may), all_of(two.vague, second_may), condition.open
            ),
            observed=any_of(found.observed, condition.observed),
        )
