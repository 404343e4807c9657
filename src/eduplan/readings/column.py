"""Columns: the values of one formula for many places at once, points as pairs of whole numbers.

A cell that is one value is a numerator over a denominator. Any other cell is reckoned by the
functions of `OPERATORS` when somebody asks what it may be, as the exact reading does it: the two
can't differ. Which cells lack what is kept as masks, whole numbers with one bit for each cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import repeat
from math import lcm
from typing import TypeAlias

import attrs

from eduplan.immutable import EMPTY
from eduplan.quantity import NON_NEGATIVE, Interval
from eduplan.quantity.ranges import ZERO, sum_of
from eduplan.readings.notes import (
    NO_NOTES,
    Notes,
    cells_of,
    mask_at,
    mask_of,
    moved,
)


class Spread:
    """The cells of a column that may be more than one value.

    What one may be is reckoned when somebody asks. Most lack a figure, and nobody does. `alike` is
    what each may be, where all are known to be the same. `is_above` tells that each may be its
    point or anything above: a count that lacks addends. `squares` are the numerator and the
    denominator of the square of cells that are roots: nothing else need be known to compare one.
    """

    __slots__ = ("_known", "_reckon", "alike", "is_above", "mask", "squares")

    def __init__(
        self,
        mask: int,
        reckon: Callable[[int], Interval],
        alike: Interval | None = None,
        squares: Mapping[int, tuple[int, int]] = EMPTY,
        *,
        is_above: bool = False,
    ) -> None:
        self.mask = mask
        self.alike = alike
        self.is_above = is_above
        self.squares = squares
        self._reckon = reckon
        self._known: dict[int, Interval] = {}

    @staticmethod
    def of(intervals: Mapping[int, Interval]) -> Spread:
        """Return the spread of cells whose intervals are known."""
        if not intervals:
            return NO_SPREAD
        distinct = {id(one): one for one in intervals.values()}
        alike = next(iter(distinct.values())) if len(distinct) == 1 else None
        return Spread(mask_at(intervals), intervals.__getitem__, alike)

    @staticmethod
    def above(mask: int, tops: Sequence[int], bottoms: int | Sequence[int]) -> Spread:
        """Return the spread of cells that are their point or anything above."""

        def reckon(cell: int) -> Interval:
            bottom = bottoms if isinstance(bottoms, int) else bottoms[cell]
            return Interval(Fraction(tops[cell], bottom), None)

        alike = None if any(picked(tops, mask)) else NON_NEGATIVE
        return Spread(mask, reckon, alike, is_above=True) if mask else NO_SPREAD

    @staticmethod
    def over(parts: Sequence[tuple[int, Interval]]) -> Spread:
        """Return the spread of cells of which many may be the same: masks, and what each may be.

        The points beside it are zero there.
        """
        parts = [(mask, one) for mask, one in parts if mask and not one.is_point]
        if not parts:
            return NO_SPREAD
        everywhere = 0
        for mask, _ in parts:
            everywhere |= mask
        alike = parts[0][1] if len({id(one) for _, one in parts}) == 1 else None
        return Spread(
            everywhere,
            lambda cell: next(one for mask, one in parts if mask >> cell & 1),
            alike,
            is_above=alike is NON_NEGATIVE,
        )

    def at(self, cell: int) -> Interval:
        """Return what one of the cells may be."""
        if self.alike is not None:
            return self.alike
        found = self._known.get(cell)
        if found is None:
            found = self._known[cell] = self._reckon(cell)
        return found


NO_SPREAD = Spread(0, EMPTY.__getitem__)
"""The spread of a column of points."""


@attrs.frozen(eq=False)
class Numbers:
    """A column of numbers in base units.

    Attributes:
        tops: the numerator of each cell that is one value; any number elsewhere.
        bottoms: the denominators, above zero; one number where all have the same.
        spread: the cells that may be more than one value.
        notes: what cells lack.
    """

    tops: Sequence[int]
    bottoms: int | Sequence[int]
    spread: Spread = NO_SPREAD
    notes: Notes = NO_NOTES

    def each_bottom(self) -> Iterable[int]:
        """Return the denominator of each cell."""
        return repeat(self.bottoms) if isinstance(self.bottoms, int) else self.bottoms

    def value(self, cell: int) -> Interval:
        """Return the interval of a cell."""
        if self.spread.mask >> cell & 1:
            return self.spread.at(cell)
        bottom = self.bottoms if isinstance(self.bottoms, int) else self.bottoms[cell]
        return Interval.point(Fraction(self.tops[cell], bottom))

    def number(self, cell: int) -> Number:
        """Return the value of a cell, as an interval where it may be more than one."""
        if self.spread.mask >> cell & 1:
            return self.spread.at(cell)
        bottom = self.bottoms if isinstance(self.bottoms, int) else self.bottoms[cell]
        return self.tops[cell] if bottom == 1 else Fraction(self.tops[cell], bottom)

    def signed_square(self, cell: int) -> tuple[int, int]:
        """Return the square of a point with its own sign, as numerator and denominator."""
        top, bottom = self.tops[cell], self.bottoms
        bottom = bottom if isinstance(bottom, int) else bottom[cell]
        return top * abs(top), bottom * bottom

    @property
    def is_least(self) -> bool:
        """Whether every cell is its point, or that or anything above."""
        return self.spread.is_above or not self.spread.mask

    @property
    def known(self) -> int:
        """The cells that lack nothing and have no problem."""
        return ((1 << len(self.tops)) - 1) & ~self.notes.unknown

    def values(self, mask: int) -> list[Interval]:
        """Return the intervals of some cells."""
        return [self.value(cell) for cell in cells_of(mask)]

    def points(self, mask: int) -> tuple[Sequence[int], int]:
        """Return the numerators of some cells over one denominator, and that."""
        tops, bottoms = picked(self.tops, mask), self.bottoms
        if isinstance(bottoms, int):
            return tops, bottoms
        bottoms = picked(bottoms, mask)
        common = lcm(*bottoms)
        return [top * (common // one) for top, one in zip(tops, bottoms, strict=True)], common

    def zeros(self, mask: int) -> int:
        """Return which of some cells are zero and nothing else."""
        tops = self.tops
        zeros = mask_of(not top for top in tops) & ~self.spread.mask if 0 in tops else 0
        unsure = self.spread.mask & mask
        if self.spread.is_above:
            return zeros & mask
        if self.spread.alike is not None:
            return zeros & mask | (unsure if self.spread.alike == ZERO else 0)
        spread = cells_of(unsure)
        return zeros & mask | mask_at(cell for cell in spread if self.spread.at(cell) == ZERO)

    def at(self, cells: Sequence[int]) -> Numbers:
        """Return the column that has some cells of this one, in any order and number."""
        bottoms, spread = self.bottoms, NO_SPREAD
        if self.spread.mask:
            mask = moved(self.spread.mask, cells)
            spread = Spread(
                mask,
                lambda place: self.spread.at(cells[place]),
                self.spread.alike,
                is_above=self.spread.is_above,
            )
        return Numbers(
            [self.tops[cell] for cell in cells],
            bottoms if isinstance(bottoms, int) else [bottoms[cell] for cell in cells],
            spread,
            self.notes.at(cells),
        )


def picked(values: Sequence[int], mask: int) -> Sequence[int]:
    """Return the values of some cells."""
    if not mask:
        return ()
    first, size = (mask & -mask).bit_length() - 1, mask.bit_count()
    if mask >> first == (1 << size) - 1:  # as the institutions of one region stand together
        return values[first : first + size]
    return [values[cell] for cell in cells_of(mask)]


@attrs.frozen(eq=False)
class Truths:
    """A column of conditions: the cells in which it holds, those in which it doesn't; else open."""

    size: int
    true: int
    false: int
    notes: Notes = NO_NOTES

    @property
    def undecided(self) -> int:
        """The cells in which it is open."""
        return ((1 << self.size) - 1) & ~(self.true | self.false)

    def value(self, cell: int) -> bool | None:
        """Return whether the condition holds in a cell."""
        return True if self.true >> cell & 1 else False if self.false >> cell & 1 else None

    def values(self, mask: int) -> list[bool | None]:
        """Return whether it holds in some cells."""
        return [self.value(cell) for cell in cells_of(mask)]

    def at(self, cells: Sequence[int]) -> Truths:
        """Return the column that has some cells of this one, in any order and number."""
        true, false = moved(self.true, cells), moved(self.false, cells)
        return Truths(len(cells), true, false, self.notes.at(cells))


Column: TypeAlias = Numbers | Truths


Points: TypeAlias = "tuple[Sequence[int], int | Sequence[int]]"
"""Numerators, and their denominator or denominators."""

Number: TypeAlias = "int | Fraction | Interval"
"""One value, or all that a value may be."""


def as_interval(value: Number) -> Interval:
    """Return all that a value may be."""
    return value if isinstance(value, Interval) else Interval.point(value)


def added(values: Sequence[Number]) -> Number:
    """Return the sum of some values."""
    if {*map(type, values)} <= {int, Fraction}:
        return sum(values)  # type: ignore[arg-type]
    return sum_of(map(as_interval, values))


def numbers(values: Sequence[Number], notes: Notes = NO_NOTES) -> Numbers:
    """Return the column of some values, over the least common denominator."""
    kinds = {*map(type, values)}
    if kinds == {int}:
        return Numbers(values, 1, NO_SPREAD, notes)  # type: ignore[arg-type]
    spread: dict[int, Interval] = {}
    if Interval in kinds:
        spread = {
            cell: value
            for cell, value in enumerate(values)
            if type(value) is Interval and not value.is_point
        }
    is_above = all(one.upper is None and one.lower_closed for one in spread.values())
    points: list[int | Fraction] = [
        (value.lower or 0) if isinstance(value, Interval) else value for value in values
    ]
    tops, bottoms = _over_one(points)
    if is_above:
        return Numbers(tops, bottoms, Spread.above(mask_at(spread), tops, bottoms), notes)
    return Numbers(tops, bottoms, Spread.of(spread), notes)


def _over_one(points: Sequence[int | Fraction]) -> Points:
    """Return numerators and the denominator of them all, or the own ones if that is too long."""
    bottoms = {one.denominator for one in points}
    common = bottoms.pop() if len(bottoms) == 1 else lcm(*bottoms)
    if common == 1:
        return [one.numerator for one in points], 1
    if common.bit_length() > _LONGEST:  # ratios of many schools: each keeps its own
        return [one.numerator for one in points], [one.denominator for one in points]
    return [one.numerator * (common // one.denominator) for one in points], common


_LONGEST = 64
"""Most bits of a denominator that all cells share."""


def truths(values: Sequence[bool | None], notes: Notes = NO_NOTES) -> Truths:
    """Return the column of some conditions; those that are decided lack nothing."""
    true, false = mask_of(one is True for one in values), mask_of(one is False for one in values)
    return decided(len(values), true, false, notes)


def decided(size: int, true: int, false: int, notes: Notes) -> Truths:
    """Return conditions, and the notes on those that are open alone."""
    return Truths(size, true, false, notes.open_in(((1 << size) - 1) & ~(true | false)))


def replaced(column: Numbers, cells: Mapping[int, Interval]) -> Numbers:
    """Return a column in which some cells are stated otherwise."""
    mask, tops = mask_at(cells), list(column.tops)
    bottoms = [one for one, _ in zip(column.each_bottom(), tops, strict=False)]
    spread = column.spread.mask & ~mask
    for cell, interval in cells.items():
        if interval.is_point:
            tops[cell], bottoms[cell] = interval.value.as_integer_ratio()
        else:
            spread |= 1 << cell

    def reckon(cell: int) -> Interval:
        return cells[cell] if cell in cells else column.spread.at(cell)

    notes = column.notes.within(~mask)
    notes = notes._replace(stated=notes.stated | mask)
    return Numbers(tops, bottoms, Spread(spread, reckon), notes)


def put_off(
    column: Numbers,
    later: Mapping[int, Callable[[], Interval]],
    squares: Mapping[int, tuple[int, int]],
) -> Numbers:
    """Return a column in which some cells of its spread are reckoned when somebody asks."""
    mask = column.spread.mask | mask_at(later)

    def reckon(cell: int) -> Interval:
        return later[cell]() if cell in later else column.spread.at(cell)

    return attrs.evolve(column, spread=Spread(mask, reckon, squares=squares))
