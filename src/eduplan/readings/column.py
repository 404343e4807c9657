"""Columns: the values of one formula for many places at once, points as pairs of whole numbers.

A cell that is one value is a numerator over a denominator. Any other cell is reckoned by the
functions of `OPERATORS` when somebody asks what it may be, as the exact reading does it: the two
can't differ. Which cells lack what is kept as masks, whole numbers with one bit for each cell.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import repeat
from math import lcm
from typing import TypeAlias

import attrs

from eduplan.formula.operators import OPERATORS, Operator
from eduplan.immutable import EMPTY
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval
from eduplan.quantity.ranges import ZERO
from eduplan.readings.notes import (
    NO_NOTES,
    Notes,
    cells_of,
    joined,
    mask_at,
    mask_of,
    moved,
)


class Spread:
    """The cells of a column that may be more than one value.

    What one may be is reckoned when somebody asks. Most lack a figure, and nobody does. `alike` is
    what each may be, where all are known to be the same. `squares` are the numerator and the
    denominator of the square of cells that are roots: nothing else need be known to compare one.
    """

    __slots__ = ("_known", "_reckon", "alike", "mask", "squares")

    def __init__(
        self,
        mask: int,
        reckon: Callable[[int], Interval],
        alike: Interval | None = None,
        squares: Mapping[int, tuple[int, int]] = EMPTY,
    ) -> None:
        self.mask = mask
        self.alike = alike
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
    def over(parts: Sequence[tuple[int, Interval]]) -> Spread:
        """Return the spread of cells of which many may be the same: masks, and what each may be."""
        parts = [(mask, one) for mask, one in parts if mask and not one.is_point]
        if not parts:
            return NO_SPREAD
        everywhere = 0
        for mask, _ in parts:
            everywhere |= mask
        alike = parts[0][1] if len({id(one) for _, one in parts}) == 1 else None
        return Spread(
            everywhere, lambda cell: next(one for mask, one in parts if mask >> cell & 1), alike
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
        if self.spread.alike is not None:
            return zeros & mask | (unsure if self.spread.alike == ZERO else 0)
        spread = cells_of(unsure)
        return zeros & mask | mask_at(cell for cell in spread if self.spread.at(cell) == ZERO)

    def at(self, cells: Sequence[int]) -> Numbers:
        """Return the column that has some cells of this one, in any order and number."""
        bottoms, spread = self.bottoms, NO_SPREAD
        if self.spread.mask:
            mask = moved(self.spread.mask, cells)
            spread = Spread(mask, lambda place: self.spread.at(cells[place]), self.spread.alike)
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


Number: TypeAlias = "int | Fraction | Interval"
"""One value, or all that a value may be."""


def as_interval(value: Number) -> Interval:
    """Return all that a value may be."""
    return value if isinstance(value, Interval) else Interval.point(value)


def numbers(values: Sequence[Number], notes: Notes = NO_NOTES) -> Numbers:
    """Return the column of some values, over the least common denominator."""
    kinds = {*map(type, values)}
    if kinds == {int}:
        return Numbers(values, 1, NO_SPREAD, notes)  # type: ignore[arg-type]
    spread: dict[int, Interval] = {}
    points: list[Fraction | int] = []
    for cell, value in enumerate(values):
        if not isinstance(value, Interval):
            points.append(value)
        elif value.is_point:
            points.append(value.value)
        else:
            spread[cell] = value
            points.append(0)
    return pointed(points, spread, notes)


def pointed(
    points: Sequence[Fraction | int], spread: Mapping[int, Interval], notes: Notes = NO_NOTES
) -> Numbers:
    """Return the column of some points, and of what the cells are that are none."""
    bottoms = {one.denominator for one in points}
    common = bottoms.pop() if len(bottoms) == 1 else lcm(*bottoms)
    if common == 1:
        return Numbers([one.numerator for one in points], 1, Spread.of(spread), notes)
    if common.bit_length() > _LONGEST:  # ratios of many schools: each keeps its own
        each = [one.denominator for one in points]
        return Numbers([one.numerator for one in points], each, Spread.of(spread), notes)
    tops = [one.numerator * (common // one.denominator) for one in points]
    return Numbers(tops, common, Spread.of(spread), notes)


_LONGEST = 64
"""Most bits of a denominator that all cells share."""


def truths(values: Sequence[bool | None], notes: Notes = NO_NOTES) -> Truths:
    """Return the column of some conditions; those that are decided lack nothing."""
    true, false = mask_of(one is True for one in values), mask_of(one is False for one in values)
    return _decided(len(values), true, false, notes)


def _decided(size: int, true: int, false: int, notes: Notes) -> Truths:
    """Return conditions, and the notes on those that are open alone."""
    return Truths(size, true, false, notes.open_in(((1 << size) - 1) & ~(true | false)))


def of_points(function: Operator, one: Column, two: Column) -> Column | None:
    """Return what an operator gives over points that lack nothing; None if these are no such."""
    if not (_are_points(one) and _are_points(two)):
        return None
    assert isinstance(one, Numbers)
    assert isinstance(two, Numbers)
    notes = Notes(stated=one.notes.stated | two.notes.stated)
    if function.chains:
        left, right, _ = _aligned(one, two)
        true = mask_of(map(_COMPARED[function.name], left, right))
        return Truths(len(left), true, ((1 << len(left)) - 1) & ~true, notes)
    if function.name not in _POINTS or (function.name == "/" and not all(two.tops)):
        return None
    tops, bottoms = _POINTS[function.name](one, two)
    return Numbers(tops, bottoms, NO_SPREAD, notes)


def _are_points(column: Column) -> bool:
    """Tell whether all cells of a column of numbers are points that lack nothing."""
    if not isinstance(column, Numbers) or column.spread.mask:
        return False
    return not (column.notes.missing or column.notes.problems)


def operated(function: Operator, parts: Sequence[Column], notes: Notes) -> Column:
    """Return what an operator gives over columns, cell by cell; `choice` is `chosen` instead."""
    if function.takes == "conditions":
        return _of_conditions(function, [one for one in parts if isinstance(one, Truths)], notes)
    columns = [one for one in parts if isinstance(one, Numbers)]
    if function.chains:
        return _compared(function, columns[0], columns[1], notes)
    if function.name in _POINTS:
        return _reckoned(function, columns[0], columns[1], notes)
    return _by_cell(function, columns, notes)


def _of_conditions(function: Operator, parts: Sequence[Truths], notes: Notes) -> Column:
    size, everyone = parts[0].size, (1 << parts[0].size) - 1
    true, false = parts[0].true, parts[0].false
    match function.name:
        case "and":
            for one in parts[1:]:
                true, false = true & one.true, false | one.false
        case "or":
            for one in parts[1:]:
                true, false = true | one.true, false & one.false
        case "not":
            true, false = false, true
        case _:
            rows = zip(*(one.values(everyone) for one in parts), strict=True)
            return _column([function.value(*row) for row in rows], notes)
    return _decided(size, true, false, notes)


_COMPARED: Mapping[str, Callable[[int, int], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    "=": operator.eq,
    "!=": operator.ne,
    ">=": operator.ge,
    ">": operator.gt,
}


def _compared(function: Operator, one: Numbers, two: Numbers, notes: Notes) -> Truths:
    left, right, _ = _aligned(one, two)
    true = mask_of(map(_COMPARED[function.name], left, right))
    everyone = (1 << len(left)) - 1
    spread = one.spread.mask | two.spread.mask
    false, true = everyone & ~(true | spread), true & ~spread
    for cell, holds in _compared_roots(_COMPARED[function.name], one, two):
        spread &= ~(1 << cell)
        true |= holds << cell
        false |= (not holds) << cell
    known: dict[tuple[object, ...], object] = {}
    for cell in cells_of(spread) if not _tells_nothing(one, two, spread) else ():
        key = _spelling(one, cell, two), _spelling(two, cell, one)
        if key not in known:
            known[key] = function.value(one.value(cell), two.value(cell))
        true |= (known[key] is True) << cell
        false |= (known[key] is False) << cell
    return _decided(len(left), true, false, notes)


def _compared_roots(
    compare: Callable[[int, int], bool], one: Numbers, two: Numbers
) -> Iterator[tuple[int, bool]]:
    """Yield how cells compare of which one is a root of known square and the other a point."""
    for cell, (top, bottom) in one.spread.squares.items():
        if not two.spread.mask >> cell & 1:
            square, scale = two.signed_square(cell)
            yield cell, compare(top * scale, square * bottom)
    for cell, (top, bottom) in two.spread.squares.items():
        if not one.spread.mask >> cell & 1:
            square, scale = one.signed_square(cell)
            yield cell, compare(square * bottom, top * scale)


def _aligned(
    one: Numbers, two: Numbers
) -> tuple[Sequence[int], Sequence[int], int | Sequence[int]]:
    """Return the numerators of two columns over the denominators of both, and these."""
    below, other = one.bottoms, two.bottoms
    if isinstance(below, int) and isinstance(other, int):
        if below == other:
            return one.tops, two.tops, below
        common = lcm(below, other)
        left, right = common // below, common // other
        return [top * left for top in one.tops], [top * right for top in two.tops], common
    bottoms, others = one.each_bottom(), two.each_bottom()
    left_tops = [top * factor for top, factor in zip(one.tops, others, strict=False)]
    right_tops = [top * factor for top, factor in zip(two.tops, bottoms, strict=False)]
    return left_tops, right_tops, [a * b for a, b in zip(bottoms, others, strict=False)]


def _reckoned(function: Operator, one: Numbers, two: Numbers, notes: Notes) -> Numbers:
    """Return a sum, difference, product or quotient."""
    tops, bottoms = _POINTS[function.name](one, two)
    mask = one.spread.mask | two.spread.mask
    if function.divisor is not None:
        mask |= two.zeros(~two.spread.mask)
    if not mask:
        return Numbers(tops, bottoms, NO_SPREAD, notes)
    alike = _alike(function.name, one, two, mask)

    def reckon(cell: int) -> Interval:
        values = one.value(cell), two.value(cell)
        found = _of_unknown(function.name, *values) or function.value(*values)
        assert isinstance(found, Interval)
        return found

    return Numbers(tops, bottoms, Spread(mask, reckon, alike), notes)


def _alike(name: str, one: Numbers, two: Numbers, mask: int) -> Interval | None:
    """Return what all of some cells give where an element is absent altogether, if all the same."""
    first, second = _unknown_in(one, mask), _unknown_in(two, mask)
    if name == "/" and second is not None:
        return EVERYTHING
    if name in ("+", "-") and EVERYTHING in (first, second):
        return EVERYTHING
    if name in ("+", "*") and first is NON_NEGATIVE and second is NON_NEGATIVE:
        return NON_NEGATIVE
    if name in ("*", "/") and first is not None and _are_above_zero(two, mask):
        return first
    return second if name == "*" and second is not None and _are_above_zero(one, mask) else None


def _tells_nothing(one: Numbers, two: Numbers, mask: int) -> bool:
    """Tell whether some cells decide no comparison, an element being absent altogether."""
    first, second = _unknown_in(one, mask), _unknown_in(two, mask)
    if EVERYTHING in (first, second) or (first is not None and second is not None):
        return True
    if first is not None:
        return _are_above_zero(two, mask)
    return second is not None and _are_above_zero(one, mask)


def _unknown_in(column: Numbers, mask: int) -> Interval | None:
    """Return what a column is in some cells if that is anything, or any amount, in all of them."""
    alike = column.spread.alike if not mask & ~column.spread.mask else None
    return alike if alike is EVERYTHING or alike is NON_NEGATIVE else None


def _are_above_zero(column: Numbers, mask: int) -> bool:
    """Tell whether some cells are points above zero."""
    return not column.spread.mask & mask and min(picked(column.tops, mask), default=0) > 0


def _of_unknown(name: str, one: Interval, two: Interval) -> Interval | None:
    """Return what an amount of which nothing is known gives, if that is as unknown as it is."""
    if name == "/" and (two is NON_NEGATIVE or two is EVERYTHING):
        return EVERYTHING
    if name in ("+", "-"):
        return EVERYTHING if one is EVERYTHING or two is EVERYTHING else None
    is_factor = two.is_point and two.value > 0
    return one if is_factor and (one is NON_NEGATIVE or one is EVERYTHING) else None


def _spelling(column: Numbers, cell: int, other: Numbers) -> object:
    """Return what tells the values of cells apart that are compared with those of another column.

    Most cells without a figure share one, and of a point beside any amount the sign decides.
    """
    if column.spread.mask >> cell & 1:
        return id(column.spread.at(cell))
    top, bottoms = column.tops[cell], column.bottoms
    if other.spread.alike is NON_NEGATIVE and other.spread.mask >> cell & 1:
        return (top > 0) - (top < 0)
    return top, bottoms if isinstance(bottoms, int) else bottoms[cell]


_Points: TypeAlias = "tuple[Sequence[int], int | Sequence[int]]"


def _sums(one: Numbers, two: Numbers) -> _Points:
    left, right, bottoms = _aligned(one, two)
    return list(map(operator.add, left, right)), bottoms


def _differences(one: Numbers, two: Numbers) -> _Points:
    left, right, bottoms = _aligned(one, two)
    return list(map(operator.sub, left, right)), bottoms


def _products(one: Numbers, two: Numbers) -> _Points:
    tops = list(map(operator.mul, one.tops, two.tops))
    if isinstance(one.bottoms, int) and isinstance(two.bottoms, int):
        return tops, one.bottoms * two.bottoms
    if 1 in (one.bottoms, two.bottoms):
        return tops, two.bottoms if one.bottoms == 1 else one.bottoms
    bottoms = map(operator.mul, one.each_bottom(), two.each_bottom())
    return tops, [below for below, _ in zip(bottoms, tops, strict=False)]


def _quotients(one: Numbers, two: Numbers) -> _Points:
    """Return the quotients; where the divisor is zero, or no point, anything over one."""
    left, right, _ = _aligned(one, two)
    if min(right, default=1) > 0:
        return left, right
    pairs = [
        (top, below) if below > 0 else (-top, -below) if below else (0, 1)
        for top, below in zip(left, right, strict=True)
    ]
    return [top for top, _ in pairs], [below for _, below in pairs]


_POINTS: Mapping[str, Callable[[Numbers, Numbers], _Points]] = {
    "+": _sums,
    "-": _differences,
    "*": _products,
    "/": _quotients,
}


def _by_cell(function: Operator, parts: Sequence[Numbers], notes: Notes) -> Column:
    cells = range(len(parts[0].tops))
    return _column([function.value(*[one.value(cell) for one in parts]) for cell in cells], notes)


def _column(values: Sequence[Interval | bool | None], notes: Notes) -> Column:
    found = [one for one in values if isinstance(one, Interval)]
    if found and len(found) == len(values):
        return numbers(found, notes)
    return truths([one for one in values if not isinstance(one, Interval)], notes)


def chosen(condition: Truths, one: Column, two: Column) -> Column:
    """Return one column where a condition holds, another where it doesn't; where open, both."""
    either = condition.undecided
    first, second = condition.true | either, condition.false | either
    notes = joined([condition.notes, one.notes.within(first), two.notes.within(second)])
    if isinstance(one, Truths) and isinstance(two, Truths):
        true = (one.true & condition.true) | (two.true & condition.false)
        false = (one.false & condition.true) | (two.false & condition.false)
        true |= one.true & two.true & either
        false |= one.false & two.false & either
        return _decided(one.size, true, false, notes)
    assert isinstance(one, Numbers)
    assert isinstance(two, Numbers)
    function = OPERATORS["if"]
    values = [
        function.value(condition.value(cell), one.value(cell), two.value(cell))
        for cell in range(condition.size)
    ]
    return numbers([value for value in values if isinstance(value, Interval)], notes)


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
