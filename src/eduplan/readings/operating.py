"""Operators over columns: what they give for all cells at once, points as pairs of numbers."""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import lcm

from eduplan.formula.operators import OPERATORS, Operator
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval
from eduplan.readings.column import (
    NO_SPREAD,
    Column,
    Numbers,
    Points,
    Spread,
    Truths,
    decided,
    numbers,
    picked,
    truths,
)
from eduplan.readings.notes import Notes, cells_of, joined, mask_of


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
    return decided(size, true, false, notes)


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
    if one.is_least and two.is_least and function.name not in ("=", "!="):
        larger, smaller = (two, one) if function.name.startswith("<") else (one, two)
        true_only = larger.spread.mask & ~smaller.spread.mask
        false_only = smaller.spread.mask & ~larger.spread.mask
        false = everyone & ~true & (~spread | false_only)
        return decided(len(left), true & (~spread | true_only), false, notes)
    false, true = everyone & ~(true | spread), true & ~spread
    for cell, holds in _compared_roots(_COMPARED[function.name], one, two):
        spread &= ~(1 << cell)
        true |= holds << cell
        false |= (not holds) << cell
    known: dict[tuple[object, ...], object] = {}
    for cell in cells_of(spread) if not _tells_nothing(one, two, spread) else ():
        key = _spelling(one, cell), _spelling(two, cell)
        if key not in known:
            known[key] = function.value(one.value(cell), two.value(cell))
        true |= (known[key] is True) << cell
        false |= (known[key] is False) << cell
    return decided(len(left), true, false, notes)


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
    if _is_above(function.name, one, two, mask):
        return Numbers(tops, bottoms, Spread.above(mask, tops, bottoms), notes)
    alike = _alike(function.name, one, two, mask)

    def reckon(cell: int) -> Interval:
        values = one.value(cell), two.value(cell)
        found = _of_unknown(function.name, *values) or function.value(*values)
        assert isinstance(found, Interval)
        return found

    return Numbers(tops, bottoms, Spread(mask, reckon, alike), notes)


def _is_above(name: str, one: Numbers, two: Numbers, mask: int) -> bool:
    """Tell whether the points reckoned of the least that two columns may be are the least again."""
    if name == "+" or not (one.is_least and two.is_least):
        return one.is_least and two.is_least
    if name == "-":
        return not two.spread.mask
    return _are_above_zero(two, mask) or (name == "*" and _are_above_zero(one, mask))


def _alike(name: str, one: Numbers, two: Numbers, mask: int) -> Interval | None:
    """Return that some cells may be anything where an element is absent altogether."""
    first, second = _unknown_in(one, mask), _unknown_in(two, mask)
    if (name == "/" and second is not None) or (name in "+-" and EVERYTHING in (first, second)):
        return EVERYTHING
    of_first = name in "*/" and first is EVERYTHING and _are_above_zero(two, mask)
    of_second = name == "*" and second is EVERYTHING and _are_above_zero(one, mask)
    return EVERYTHING if of_first or of_second else None


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


def _spelling(column: Numbers, cell: int) -> object:
    """Return what tells the values of cells apart; most without a figure share one."""
    if column.spread.mask >> cell & 1:
        return id(column.spread.at(cell))
    bottoms = column.bottoms
    return column.tops[cell], bottoms if isinstance(bottoms, int) else bottoms[cell]


def _sums(one: Numbers, two: Numbers) -> Points:
    left, right, bottoms = _aligned(one, two)
    return list(map(operator.add, left, right)), bottoms


def _differences(one: Numbers, two: Numbers) -> Points:
    left, right, bottoms = _aligned(one, two)
    return list(map(operator.sub, left, right)), bottoms


def _products(one: Numbers, two: Numbers) -> Points:
    tops = list(map(operator.mul, one.tops, two.tops))
    if isinstance(one.bottoms, int) and isinstance(two.bottoms, int):
        return tops, one.bottoms * two.bottoms
    if 1 in (one.bottoms, two.bottoms):
        return tops, two.bottoms if one.bottoms == 1 else one.bottoms
    bottoms = map(operator.mul, one.each_bottom(), two.each_bottom())
    return tops, [below for below, _ in zip(bottoms, tops, strict=False)]


def _quotients(one: Numbers, two: Numbers) -> Points:
    """Return the quotients; where the divisor is zero, or no point, anything over one."""
    left, right, _ = _aligned(one, two)
    if min(right, default=1) > 0:
        return left, right
    pairs = [
        (top, below) if below > 0 else (-top, -below) if below else (0, 1)
        for top, below in zip(left, right, strict=True)
    ]
    return [top for top, _ in pairs], [below for _, below in pairs]


_POINTS: Mapping[str, Callable[[Numbers, Numbers], Points]] = {
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
        return decided(one.size, true, false, notes)
    assert isinstance(one, Numbers)
    assert isinstance(two, Numbers)
    function = OPERATORS["if"]
    values = [
        function.value(condition.value(cell), one.value(cell), two.value(cell))
        for cell in range(condition.size)
    ]
    return numbers([value for value in values if isinstance(value, Interval)], notes)
