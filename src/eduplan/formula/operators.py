"""What operators and functions of formulas mean: whoever adds one adds a row to a table here.

The parser, the printers, the check of units and every reading take what they need from these rows.
"""

from __future__ import annotations

from functools import lru_cache, reduce
from operator import add, mul, neg, sub, truediv
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import attrs

from eduplan.formula.spread import standard_deviation, variation, weighted_mean
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval, parse_unit
from eduplan.quantity.ranges import (
    ONE,
    ZERO,
    all_of,
    any_of,
    divide,
    larger,
    negation,
    root,
    round_down,
    round_half_up,
    round_up,
    smaller,
    sum_of,
)
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from eduplan.quantity import Unit

    Units: TypeAlias = "Sequence[Unit | None]"
    Sides: TypeAlias = "tuple[Interval, Interval]"
    Narrow: TypeAlias = "Callable[[Interval, Interval], Sides]"

__all__ = [
    "AGGREGATES",
    "EARLIER",
    "MEMBER",
    "OPERATORS",
    "STANDARD",
    "WINDOWS",
    "Aggregation",
    "Operator",
    "Value",
    "WindowFunction",
    "count_of",
    "counted_units",
]

Value: TypeAlias = Interval | bool | None
"""What something may be: the values of a number; for a condition its truth, None if open."""

Takes: TypeAlias = Literal["numbers", "conditions", "choice"]
"""What operands are; a choice is a condition and two operands, one of which it takes."""

EARLIER = Words("往年", "earlier")
STANDARD = Words("标准", "standard")
MEMBER = Words("属于", "member")


def counted_units(units: Units, is_zero: Sequence[bool]) -> Units:
    """Return the units that count among operands of one unit: zero fits each, so it names none."""
    counted = [unit for unit, zero in zip(units, is_zero, strict=True) if not zero]
    return counted or units[:1]


def _unit_of_first(units: Units) -> Unit | None:
    return units[0]


def _no_unit(_: Units) -> None:
    return None


def _number_of_conditions(_: Units) -> Unit:
    return parse_unit("个")


def _product_unit(units: Units) -> Unit:
    return _combined_unit(units[0], units[1], mul)


def _quotient_unit(units: Units) -> Unit:
    return _combined_unit(units[0], units[1], truediv)


@lru_cache(maxsize=1024)
def _combined_unit(one: Unit | None, two: Unit | None, how: Callable[[Any, Any], Unit]) -> Unit:
    return how(one or parse_unit(""), two or parse_unit(""))


@attrs.frozen(eq=False)
class Operator:
    """A pointwise operator.

    Attributes:
        name: what the tree calls it.
        words: how it is written; a sign, a word, or the name of a function.
        value: the value from those of its operands.
        unit: the unit from those of its operands; None for a condition.
        least: fewest operands.
        most: most operands, None for any number.
        binding: how tightly it binds its operands; None for one written as a function.
        signs: how else it may be written.
        takes: what its operands are.
        is_alike: whether its operands (of a choice, the last two) must have one unit.
        chains: whether a row of them (a ≤ b ≤ c) means each neighbouring pair.
        divisor: the place of the operand that must not be zero.
        problem: why operands that are known give no value, other than a divisor of zero.
        where_defined: the values given that there is one; `value`, unless that is wider where an
            operand may have none.
        inverse: what the operand in a place can be, from the place, the result and the other
            operands. An operator that has none can't be followed from its result back.
        sides: what two sides can be at most where the comparison holds, from what they can be.
        linear: the places of operands in which it is a straight line, the other being a constant.
    """

    name: str
    words: Words
    value: Callable[..., Value]
    unit: Callable[[Units], Unit | None] = _unit_of_first
    least: int = 2
    most: int | None = 2
    binding: int | None = None
    signs: tuple[str, ...] = ()
    takes: Takes = "numbers"
    is_alike: bool = True
    chains: bool = False
    divisor: int | None = None
    problem: Callable[[Sequence[Interval]], Words | None] | None = None
    where_defined: Callable[..., Interval] | None = None
    inverse: Callable[..., Interval] | None = None
    sides: Narrow | None = None
    linear: tuple[int, ...] = ()


def count_of(truths: Iterable[Value]) -> Interval:
    """Return how many hold: from those that are sure to, to those that may."""
    found = list(truths)
    certain = found.count(True)
    return Interval(certain, certain + found.count(None))


def _choose(condition: Value, one: Value, two: Value) -> Value:
    """Return one of two; where the condition is open, all that either may be."""
    if condition is not None:
        return one if condition else two
    if isinstance(one, Interval) and isinstance(two, Interval):
        return one.hull(two)
    return one if one is two else None


def _quotient(one: Interval, two: Interval) -> Interval:
    """Return the quotients by a divisor that isn't zero; of one that can only be zero, anything."""
    return EVERYTHING if two == ZERO else one / two


def _factor(product: Interval, other: Interval) -> Interval:
    """Return what times one of `other` gives one of `product`: where both may be 0, anything."""
    return EVERYTHING if product.contains(0) and other.contains(0) else _quotient(product, other)


def _largest(*values: Interval) -> Interval:
    return reduce(larger, values)


def _smallest(*values: Interval) -> Interval:
    return reduce(smaller, values)


def _all(*truths: bool | None) -> bool | None:
    return all_of(truths)


def _any(*truths: bool | None) -> bool | None:
    return any_of(truths)


def _stepwise(rounding: Callable[[Interval, Interval], Interval]) -> Callable[..., Interval]:
    def rounded(value: Interval, step: Interval = ONE) -> Interval:
        return rounding(value, step) if _is_step(step) else EVERYTHING

    return rounded


def _is_step(step: Interval) -> bool:
    return step.is_point and step.value > 0


NO_STEP = Words("取整的单位不是正数", "the step of the rounding is not above zero")


def _without_step(values: Sequence[Interval]) -> Words | None:
    return None if len(values) == 1 or _is_step(values[1]) else NO_STEP


def _below(closed: bool) -> Narrow:
    """Return what narrows the two sides of < (or, closed, of ≤)."""

    def sides(left: Interval, right: Interval) -> Sides:
        below = above = EVERYTHING
        if right.upper is not None:
            below = Interval(None, right.upper, upper_closed=closed and right.upper_closed)
        if left.lower is not None:
            above = Interval(left.lower, None, lower_closed=closed and left.lower_closed)
        return below, above

    return sides


def _mirrored(
    sides: Callable[[Interval, Interval], Sides],
) -> Callable[[Interval, Interval], Sides]:
    def turned(left: Interval, right: Interval) -> Sides:
        of_right, of_left = sides(right, left)
        return of_left, of_right

    return turned


def _logic(name: str, words: Words, binding: int, value: Callable[..., bool | None]) -> Operator:
    return Operator(
        name, words, value, _no_unit, binding=binding, takes="conditions", is_alike=False
    )


def _comparison(
    name: str,
    sign: str,
    value: Callable[[Interval, Interval], bool | None],
    sides: Narrow | None,
    *signs: str,
) -> Operator:
    words = Words.same(sign)
    return Operator(name, words, value, _no_unit, binding=4, signs=signs, chains=True, sides=sides)


def _rounding(
    name: str, chinese: str, rounding: Callable[[Interval, Interval], Interval]
) -> Operator:
    words = Words(chinese, name)
    return Operator(name, words, _stepwise(rounding), least=1, problem=_without_step)


OPERATORS: Mapping[str, Operator] = {
    one.name: one
    for one in (
        _logic("or", Words("或", "or"), 1, _any),
        _logic("and", Words("且", "and"), 2, _all),
        Operator(
            "not",
            Words("非", "not"),
            negation,
            _no_unit,
            least=1,
            most=1,
            binding=3,
            takes="conditions",
            is_alike=False,
        ),
        _comparison("<", "<", Interval.less, _below(False)),
        _comparison("<=", "≤", Interval.less_equal, _below(True), "<="),
        _comparison("=", "=", Interval.equal, lambda left, right: (right, left), "=="),
        _comparison("!=", "≠", lambda one, two: negation(one.equal(two)), None, "!="),
        _comparison(">=", "≥", lambda one, two: two.less_equal(one), _mirrored(_below(True)), ">="),
        _comparison(">", ">", lambda one, two: two.less(one), _mirrored(_below(False))),
        Operator(
            "+",
            Words.same("+"),
            add,
            binding=5,
            inverse=lambda _, result, other: result - other,
            linear=(0, 1),
        ),
        Operator(
            "-",
            Words.same("-"),
            sub,
            binding=5,
            inverse=lambda place, result, other: other - result if place else result + other,
            linear=(0, 1),
        ),
        Operator(
            "*",
            Words.same("×"),
            mul,
            _product_unit,
            binding=6,
            signs=("*",),
            is_alike=False,
            inverse=lambda _, result, other: _factor(result, other),
            linear=(0, 1),
        ),
        Operator(
            "/",
            Words.same("÷"),
            divide,
            _quotient_unit,
            binding=6,
            signs=("/",),
            is_alike=False,
            divisor=1,
            where_defined=_quotient,
            inverse=lambda place, result, other: (
                _factor(other, result) if place else result * other
            ),
            linear=(0,),
        ),
        Operator(
            "negative",
            Words.same("-"),
            neg,
            least=1,
            most=1,
            binding=7,
            inverse=lambda _, result: -result,
        ),
        Operator("if", Words("若", "if"), _choose, least=3, most=3, takes="choice"),
        Operator("larger", Words("较大", "larger"), _largest, most=None),
        Operator("smaller", Words("较小", "smaller"), _smallest, most=None),
        _rounding("round_up", "进位", round_up),
        _rounding("round_down", "舍去", round_down),
        _rounding("round", "四舍五入", round_half_up),
        Operator(
            "number_true",
            Words("成立数", "number_true"),
            lambda *truths: count_of(truths),
            _number_of_conditions,
            least=1,
            most=None,
            takes="conditions",
            is_alike=False,
        ),
    )
}
"""Every pointwise operator by its name in the tree."""


@attrs.frozen(eq=False)
class Aggregation:
    """A function over the institutions of a region.

    Attributes:
        name: what the tree calls it.
        words: how it is written.
        value: the value from those of the institutions, or from pairs of value and weight. Raises
            `Undefined` where a population has none.
        is_weighted: whether a second operand is the weight.
        takes: what its operand is.
        unit: the unit of the result; None for that of the operand.
        of_nobody: the value where there is no institution, None if there is none.
        least: what the value is at least, whatever institutions there are.
    """

    name: str
    words: Words
    value: Callable[[Sequence[Any]], Interval]
    is_weighted: bool = False
    takes: Takes = "numbers"
    unit: str | None = None
    of_nobody: Interval | None = None
    at_least: Interval = EVERYTHING


def _mean(values: Sequence[Interval]) -> Interval:
    return divide(sum_of(values), Interval.point(len(values)))


def _share(truths: Sequence[bool | None]) -> Interval:
    return divide(count_of(truths), Interval.point(len(truths)))


def _weighted(
    name: str,
    chinese: str,
    value: Callable[[Sequence[tuple[Interval, Interval]]], Interval],
    unit: str | None = None,
) -> Aggregation:
    return Aggregation(name, Words(chinese, name), value, is_weighted=True, unit=unit)


AGGREGATES: Mapping[str, Aggregation] = {
    one.name: one
    for one in (
        Aggregation("total", Words("合计", "total"), sum_of, of_nobody=ZERO),
        Aggregation("mean", Words("平均", "mean"), _mean),
        Aggregation("minimum", Words("最小", "minimum"), lambda values: _smallest(*values)),
        Aggregation("maximum", Words("最大", "maximum"), lambda values: _largest(*values)),
        Aggregation(
            "count",
            Words("个数", "count"),
            count_of,
            takes="conditions",
            unit="所",
            of_nobody=ZERO,
            at_least=NON_NEGATIVE,
        ),
        Aggregation("share", Words("占比", "share"), _share, takes="conditions", unit="%"),
        Aggregation(
            "weighted_mean", Words("加权平均", "weighted_mean"), weighted_mean, is_weighted=True
        ),
        Aggregation(
            "standard_deviation",
            Words("标准差", "standard_deviation"),
            standard_deviation,
            is_weighted=True,
        ),
        Aggregation(
            "variation", Words("差异系数", "variation"), variation, is_weighted=True, unit=""
        ),
    )
}
"""Every function over the level below by its name in the tree."""


@attrs.frozen(eq=False)
class WindowFunction:
    """A function over the last years.

    Attributes:
        name: what the tree calls it.
        words: how it is written.
        value: the value from those of the years read, earliest first, and the number of years;
            None where there is none.
        reads: how many years back it reads, earliest first, for a number of years.
        unit: the unit of the result; None for that of the operand.
        adds_up: whether a figure for all its years together stands for those of each.
        divisor: the place of the value that must not be zero.
        undefined: why there is no value although nothing is missing.
    """

    name: str
    words: Words
    value: Callable[[Sequence[Interval], int], Interval | None]
    reads: Callable[[int], Sequence[int]]
    unit: str | None = None
    adds_up: bool = False
    divisor: int | None = None
    undefined: Words | None = None


def _every_year(years: int) -> Sequence[int]:
    return range(years - 1, -1, -1)


def _both_ends(years: int) -> Sequence[int]:
    return (years, 0)


def _growth(values: Sequence[Interval], years: int) -> Interval | None:
    factor = root(divide(values[1], values[0]), years)
    return None if factor is None else factor - ONE


WINDOWS: Mapping[str, WindowFunction] = {
    one.name: one
    for one in (
        WindowFunction(
            "total",
            Words("近年合计", "total_over"),
            lambda values, _: sum_of(values),
            _every_year,
            adds_up=True,
        ),
        WindowFunction(
            "mean",
            Words("近年平均", "mean_over"),
            lambda values, years: divide(sum_of(values), Interval.point(years)),
            _every_year,
            adds_up=True,
        ),
        WindowFunction(
            "growth",
            Words("年均增长", "yearly_growth"),
            _growth,
            _both_ends,
            unit="%",
            divisor=0,
            undefined=Words(
                "增长率的起点或终点可能为负", "the start or the end of the growth may be negative"
            ),
        ),
    )
}
"""Every function over the last years by its name in the tree."""
