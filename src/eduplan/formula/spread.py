"""Weighted mean, standard deviation and coefficient of variation over exact intervals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from eduplan.quantity import NON_NEGATIVE, Interval
from eduplan.quantity.ranges import divide, root, square, sum_of
from eduplan.words import Words

Weighted: TypeAlias = "Sequence[tuple[Interval, Interval]]"
"""Value and weight of each institution."""

FEWER_THAN_TWO = Words("不足两个机构", "there are fewer than two institutions")
MEAN_IS_ZERO = Words("平均值为 0", "the mean is 0")
NO_WEIGHT = Words("权重之和为 0", "the weights add up to 0")
NEGATIVE = Words("方差为负", "the variance is negative")


class Undefined(Exception):  # noqa: N818 - an outcome of the field, caught by the reading
    """A function has no value for this population; `words` say why."""

    def __init__(self, words: Words) -> None:
        super().__init__(words.en)
        self.words = words


def weighted_mean(population: Weighted) -> Interval:
    """Return Σ w·x ÷ Σ w.

    Raises:
        Undefined: the weights may add up to zero.
    """
    weights = sum_of(weight for _, weight in population)
    if weights.contains(0):
        raise Undefined(NO_WEIGHT)
    mean = divide(sum_of(weight * value for value, weight in population), weights)
    return mean if mean.is_point else _within_values(mean, population)


def standard_deviation(population: Weighted) -> Interval:
    """Return √(Σ w·(x − x̄)² ÷ Σ w), of the population as a whole (not of a sample).

    Raises:
        Undefined: fewer than two institutions have weight.
    """
    _require_two(population)
    mean = weighted_mean(population)
    squares = [(square(value - mean), weight) for value, weight in population]
    variance = weighted_mean(squares).intersect(NON_NEGATIVE)
    deviation = None if variance is None else root(variance, 2)
    if deviation is None:
        raise Undefined(NEGATIVE)
    return deviation


def variation(population: Weighted) -> Interval:
    """Return the standard deviation over the mean 差异系数 (教督〔2012〕3号, 教督〔2017〕6号).

    Raises:
        Undefined: fewer than two institutions have weight, or the mean may be zero.
    """
    _require_two(population)
    mean = weighted_mean(population)
    if mean.contains(0):
        raise Undefined(MEAN_IS_ZERO)
    return divide(standard_deviation(population), mean)


def _within_values(mean: Interval, population: Weighted) -> Interval:
    """Return what is left of a mean's interval: no mean lies outside the values themselves."""
    if any(weight.lower is None or weight.lower < 0 for _, weight in population):
        return mean
    hull = population[0][0]
    for value, _ in population:
        hull = hull.hull(value)
    return mean.intersect(hull) or mean


def _require_two(population: Weighted) -> None:
    """Refuse a population of which fewer than two are sure to count."""
    if sum(not weight.contains(0) for _, weight in population) < 2:
        raise Undefined(FEWER_THAN_TWO)
