"""What each institution adds to a variation (差异系数), read from how the variation came about."""

from __future__ import annotations

import attrs

from eduplan.formula import Aggregate
from eduplan.formula.spread import Undefined, variation, weighted_mean
from eduplan.quantity import Interval, Unit, parse_unit
from eduplan.quantity.ranges import divide, square, sum_of
from eduplan.readings.facts import Reading, every_part


@attrs.frozen
class SpreadShare:
    """What an institution adds to a variation.

    Attributes:
        name: the institution.
        value: its value.
        share: its part of the weighted sum of squares, from which the variation follows.
        without: the variation of all others; None where there are too few.
    """

    name: str
    value: Interval
    share: Interval
    without: Interval | None


@attrs.frozen
class Spread:
    """The institutions of a variation.

    Attributes:
        mean: their weighted mean.
        unit: the unit of their values.
        shares: what each adds; empty where all have the same value.
    """

    mean: Interval
    unit: Unit
    shares: tuple[SpreadShare, ...] = ()


def spread_of(reading: Reading) -> Spread | None:
    """Return the institutions of the one variation that a reading rests on, if it is one."""
    folds = [
        one
        for one in every_part(reading)
        if isinstance(one.node, Aggregate) and one.node.function == "variation" and one.parts
    ]
    if len(folds) != 1 or not reading.is_known:
        return None
    parts = folds[0].parts
    unit = parts[0].unit or parse_unit("")
    pairs = [*zip(parts[::2], parts[1::2], strict=True)]
    population = [(value.interval, weight.interval) for value, weight in pairs]
    mean = weighted_mean(population)
    squares = [square(value - mean) * weight for value, weight in population]
    whole = sum_of(squares)
    spread = Spread(mean, unit)
    if whole.contains(0):
        return spread
    shares = tuple(
        SpreadShare(
            value.context.institution or "",
            value.interval,
            divide(squares[place], whole),
            _variation([*population[:place], *population[place + 1 :]]),
        )
        for place, (value, _) in enumerate(pairs)
    )
    return attrs.evolve(spread, shares=shares)


def _variation(population: list[tuple[Interval, Interval]]) -> Interval | None:
    try:
        return variation(population)
    except Undefined:
        return None
