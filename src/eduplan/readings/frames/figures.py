"""What the figures of institutions and of regions over a frame have in common."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import AMOUNTS, Definition, Scope
from eduplan.readings.frames.algebra import Algebra
from eduplan.readings.frames.arithmetic import bits_of
from eduplan.readings.frames.flags import Flag, all_of, any_of, negation
from eduplan.readings.frames.layout import Cell, Layout, codes_of
from eduplan.readings.frames.values import Quantity
from eduplan.readings.scopes import lies_within


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """Whole numbers of one figure in each row.

    Attributes:
        num: the numbers, what is known of a sum where a part is missing; 0 where nothing is.
        factor: what one is in base units.
        bits: all stay below 2 to this power.
        lacks: where it is missing.
        stated: where the table says it.
        observed: where it rests on a figure of the table.
        hard: where the frame can't tell.
        negative: whether one may be below zero.
        positive: whether all that there are are above zero.
    """

    num: Any = 0
    factor: Fraction = Fraction(1)
    bits: float = 1
    lacks: Flag = True
    stated: Flag = False
    observed: Flag = False
    hard: Flag = False
    negative: bool = False
    positive: bool = False


ABSENT = Found()
NONE = Found(lacks=False)


class Figures:
    """What the figures of institutions and of regions have in common."""

    def __init__(self, catalogue: Catalogue, layout: Layout, algebra: Algebra) -> None:
        self.catalogue = catalogue
        self.layout = layout
        self.algebra = algebra

    def _aligned(self, *founds: Found) -> tuple[Fraction, list[tuple[Any, float]]]:
        """Return numbers as multiples of one factor."""
        with_numbers = [one for one in founds if not isinstance(one.num, int) or one.num]
        if not with_numbers:
            return Fraction(1), [(one.num, one.bits) for one in founds]
        step = min(one.factor for one in with_numbers)
        found = []
        for one in founds:
            times = one.factor / step if one in with_numbers else Fraction(1)
            assert times.denominator == 1
            number = int(times)
            bits = one.bits + bits_of(number) - 1
            found.append((one.num if number == 1 else one.num * number, bits))
        return step, found

    def first(self, one: Found, two: Found, *, complete: bool = False) -> Found:
        """Return one figure, where it is missing another; `complete` takes that only if whole."""
        if one.lacks is False or two is ABSENT:
            return one
        if one.lacks is True and not complete and one.hard is False:
            return two
        used = all_of(one.lacks, negation(two.lacks)) if complete else one.lacks
        step, ((first, first_bits), (second, second_bits)) = self._aligned(one, two)
        return Found(
            num=self.algebra.pick(used, second, first),
            factor=step,
            bits=max(first_bits, second_bits),
            lacks=all_of(one.lacks, two.lacks),
            stated=any_of(one.stated, all_of(used, two.stated)),
            observed=any_of(one.observed, all_of(used, two.observed)),
            hard=any_of(one.hard, all_of(one.lacks, two.hard)),
            negative=one.negative or two.negative,
            positive=one.positive and two.positive,
        )

    def chosen(self, flag: Flag, one: Found, two: Found) -> Found:
        """Return one figure where a flag is set, another elsewhere."""
        if isinstance(flag, bool):
            return one if flag else two
        step, ((first, first_bits), (second, second_bits)) = self._aligned(one, two)

        def either(yes: Flag, no: Flag) -> Flag:
            if yes is no:
                return yes
            return any_of(all_of(flag, yes), all_of(negation(flag), no))

        return Found(
            num=self.algebra.pick(flag, first, second),
            factor=step,
            bits=max(first_bits, second_bits),
            lacks=either(one.lacks, two.lacks),
            stated=either(one.stated, two.stated),
            observed=either(one.observed, two.observed),
            hard=either(one.hard, two.hard),
            negative=one.negative or two.negative,
            positive=one.positive and two.positive,
        )

    def sum(self, founds: list[Found]) -> Found:
        """Return the sum of figures."""
        step, numbers = self._aligned(*founds)
        total = numbers[0][0]
        for number, _ in numbers[1:]:
            total = total + number
        return Found(
            num=total,
            factor=step,
            bits=max(bits for _, bits in numbers) + bits_of(len(numbers)),
            lacks=any_of(*(one.lacks for one in founds)),
            observed=any_of(*(one.observed for one in founds)),
            hard=any_of(*(one.hard for one in founds)),
            negative=any(one.negative for one in founds),
            positive=all(one.positive for one in founds),
        )

    def quantity(self, found: Found, definition: Definition, codes: Scope) -> Quantity:
        """Return a figure as a number of formulas."""
        is_amount = definition.unit.kind in AMOUNTS
        missing = {} if found.lacks is False else {definition.name: found.lacks}
        return Quantity(
            num=found.num,
            factor=found.factor,
            num_bits=found.bits,
            below_zero=found.negative,
            above_zero=found.positive,
            missing=missing,
            up=found.lacks,
            down=False if is_amount else found.lacks,
            hard=found.hard,
            observed=found.observed,
            key=(definition.name, codes_of(codes)),
        )

    def narrower(self, name: str, scope: Scope) -> list[Cell]:
        """Return the columns of parts of a figure by codes."""
        found = []
        for cell in self.layout.of_name(name):
            codes = dict(cell.codes)
            is_part = set(codes) > set(scope) or codes_of(codes) != codes_of(scope)
            if is_part and set(codes) >= set(scope):
                found.append(cell)
        return found

    def wider(self, name: str, scope: Scope) -> list[Cell]:
        """Return the columns of which a figure is a part by codes."""
        return [
            cell
            for cell in self.layout.of_name(name)
            if cell.codes != codes_of(scope)
            and lies_within(scope, dict(cell.codes), self.catalogue)
        ]


def only(found: Found, flag: Flag) -> Found:
    """Return a figure where a flag is set, and none elsewhere."""
    if flag is True:
        return found
    if flag is False:
        return ABSENT
    return attrs.evolve(
        found,
        lacks=any_of(found.lacks, negation(flag)),
        stated=all_of(found.stated, flag),
        observed=all_of(found.observed, flag),
        hard=all_of(found.hard, flag),
    )
