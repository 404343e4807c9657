"""Functions over the institutions of regions, by columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from fractions import Fraction
from functools import cached_property, partial
from operator import mul
from typing import NamedTuple

from eduplan.formula import references
from eduplan.formula.aggregates import AGGREGATES, Aggregation
from eduplan.formula.spread import FEWER_THAN_TWO, MEAN_IS_ZERO, NO_WEIGHT, Undefined
from eduplan.quantity import EVERYTHING, Interval
from eduplan.quantity.ranges import divide, root
from eduplan.readings import lowered as low
from eduplan.readings.column import Column, Numbers, as_interval, picked
from eduplan.readings.figures import FigureColumns, total_of
from eduplan.readings.lowered import Lowered
from eduplan.readings.notes import joined
from eduplan.readings.places import Places
from eduplan.readings.population import NO_INSTITUTION
from eduplan.words import Words


class Fold(NamedTuple):
    """What a fold gives for one region; `later` gives the value where it is reckoned when asked.

    `square` is the square of the value then, as numerator and denominator, where that is known.
    """

    value: Interval
    missing: Iterable[str] = ()
    problem: Words | None = None
    is_stated: bool = False
    later: Callable[[], Interval] | None = None
    square: tuple[int, int] | None = None


class Folded:
    """A fold over the institutions of some regions, each in a year; `read` gives its operands."""

    def __init__(
        self,
        figures: FigureColumns,
        node: low.Fold,
        homes: Places,
        read: Callable[[Lowered, Places], Column],
    ) -> None:
        self.figures = figures
        self.read = read
        self.node = node
        self.homes = homes
        self.function = AGGREGATES[node.function]
        self.places, self.own = figures.institutions.members(homes)

    def cells(self) -> Iterator[Fold]:
        """Yield the value of each region, and what is missing."""
        unlisted, function = self.figures.elements.unlisted, self.function
        concerned, inside = self._concerned(), self._inside()
        for home, own in zip(self.homes.contexts, self.own, strict=True):
            if not own & concerned or unlisted(home):
                names = references(self.node.origin.node) or ("institutions",)
                yield Fold(function.at_least, names)
            elif counted := own & concerned & inside:
                yield self._over(counted)
            else:
                problem = NO_INSTITUTION if function.of_nobody is None else None
                yield Fold(function.of_nobody or EVERYTHING, problem=problem)

    @cached_property
    def _parts(self) -> tuple[Column, ...]:
        operands = (self.node.operand, self.node.weight)
        return tuple(self.read(one, self.places) for one in operands if one is not None)

    @cached_property
    def _is_noted(self) -> bool:
        return any(part.notes.missing or part.notes.problems for part in self._parts)

    def _over(self, counted: int) -> Fold:
        """Return the value over some institutions."""
        parts = self._parts
        if len(parts) == 2:
            assert isinstance(parts[1], Numbers)
            counted &= ~parts[1].zeros(counted)  # its own value may be undefined (÷ 0 pupils)
        is_stated = any(part.notes.stated & counted for part in parts)
        if not self._is_noted:
            square = self._square(counted)
            if square is not None:
                later = partial(_folded, self.function, parts, counted)
                return Fold(EVERYTHING, is_stated=is_stated, later=later, square=square)
            try:
                return Fold(_folded(self.function, parts, counted), is_stated=is_stated)
            except Undefined as undefined:
                return Fold(EVERYTHING, problem=undefined.words, is_stated=is_stated)
        missing = joined([part.notes.within(counted) for part in parts]).missing
        problem = _first_problem(parts, counted)
        if missing:
            later = partial(_folded_or_anything, self.function, parts, counted)
            return Fold(EVERYTHING, missing, problem, is_stated, later)
        value = EVERYTHING
        try:
            value = _folded(self.function, parts, counted)
        except Undefined as undefined:
            problem = problem or undefined.words
        return Fold(value, (), problem, is_stated)

    def _square(self, counted: int) -> tuple[int, int] | None:
        """Return the square of a deviation or variation of points, without a root or a gcd.

        None where it is none of these, or has no value. Of x = a ÷ w weighted by w itself, as of
        books per pupil by pupils, Σw·x is Σa and Σw·x² is Σa² ÷ w.
        """
        name, parts = self.function.name, self._parts
        if name not in ("variation", "standard_deviation") or counted.bit_count() < 2:
            return None
        operand, weight = parts
        assert isinstance(operand, Numbers)
        assert isinstance(weight, Numbers)
        if (operand.spread.mask | weight.spread.mask) & counted:
            return None
        weights = picked(weight.tops, counted)
        if not isinstance(weight.bottoms, int) or min(weights) <= 0:
            return None
        everything = sum(weights)
        if operand.bottoms is weight.tops:
            tops = picked(operand.tops, counted)
            bottom, shares = self.figures.common(weight.tops, counted)
            first, second = sum(tops), sum(map(mul, map(mul, tops, tops), shares))
            top, square = second * everything - bottom * first * first, bottom * first * first
            whole = bottom * everything * everything
        else:
            tops, bottom = operand.points(counted)
            products = [*map(mul, tops, weights)]
            first, second = sum(products), sum(map(mul, products, tops))
            top, square = second * everything - first * first, first * first
            whole = (everything * bottom) ** 2
        if name == "variation":
            return (top, square) if first else None
        return top, whole

    def _concerned(self) -> int:
        """Return the institutions to which all that the fold reads applies."""
        catalogue, origin = self.figures.catalogue, self.node.origin
        mask = self.places.everyone
        for one in origin.node.children:
            for name in catalogue.names_read(one):
                mask &= self.figures.institutions.applies(name, origin.scope, self.places)
        return mask

    def _inside(self) -> int:
        """Return the institutions that are not outside all that the operand reads."""
        scopes = self.node.scopes
        mask = 0 if scopes else self.places.everyone
        for scope in scopes:
            mask |= self.figures.institutions.is_within(scope, self.places)
        return mask


def _first_problem(parts: Sequence[Column], counted: int) -> Words | None:
    """Return the problem of the first institution that has one."""
    masks = [mask & counted for part in parts for mask, _ in part.notes.problems]
    cells = [(mask & -mask).bit_length() - 1 for mask in masks if mask]
    if not cells:
        return None
    found = (part.notes.problem(min(cells)) for part in parts)
    return next(filter(None, found))


def _folded_or_anything(function: Aggregation, parts: Sequence[Column], counted: int) -> Interval:
    with suppress(Undefined):
        return _folded(function, parts, counted)
    return EVERYTHING


def _folded(function: Aggregation, parts: Sequence[Column], counted: int) -> Interval:
    """Return the value over some institutions.

    Raises:
        Undefined: the population has none.
    """
    operand = parts[0]
    if len(parts) == 1:
        if function.name == "total" and isinstance(operand, Numbers):
            return as_interval(total_of(operand, counted))
        return function.value(operand.values(counted))
    weight = parts[1]
    assert isinstance(operand, Numbers)
    assert isinstance(weight, Numbers)
    weights, _ = weight.points(counted)
    if (operand.spread.mask | weight.spread.mask) & counted or min(weights, default=0) < 0:
        pairs = zip(operand.values(counted), weight.values(counted), strict=True)
        return function.value(list(pairs))
    return _weighted(function.name, operand.points(counted), weights)


def _weighted(name: str, points: tuple[Sequence[int], int], weights: Sequence[int]) -> Interval:
    """Return a weighted mean, deviation or variation of points; no weight is zero or below.

    Σw·(x − x̄)² ÷ Σw is Σw·x² ÷ Σw − x̄²: one pass over whole numbers, nothing rounded.
    """
    tops, bottom = points
    if name != "weighted_mean" and len(tops) < 2:
        raise Undefined(FEWER_THAN_TWO)
    everything = sum(weights)
    if not everything:
        raise Undefined(NO_WEIGHT)
    products = [*map(mul, tops, weights)]
    first = sum(products)
    mean = Fraction(first, everything * bottom)
    if name == "weighted_mean":
        return Interval.point(mean)
    if name == "variation" and not mean:
        raise Undefined(MEAN_IS_ZERO)
    second = sum(map(mul, products, tops))
    variance = Fraction(second * everything - first * first, (everything * bottom) ** 2)
    deviation = root(Interval.point(variance), 2)
    assert deviation is not None
    return deviation if name == "standard_deviation" else divide(deviation, Interval.point(mean))
