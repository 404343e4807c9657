"""What operators of formulas mean: whoever adds one adds a row to the table at the end.

The parser, the printers, the check of units and every reading take what they need from the rows.
Functions over institutions and over years stand in the tables of `aggregates.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from operator import add, mul, neg, sub, truediv
from typing import Any, Literal, TypeAlias

import attrs

from eduplan.quantity import EVERYTHING, Interval, Unit, parse_unit, ranges
from eduplan.quantity.ranges import ONE, ZERO, negation
from eduplan.words import Words

Units: TypeAlias = "Sequence[Unit | None]"
Sides: TypeAlias = "tuple[Interval, Interval]"
Narrow: TypeAlias = "Callable[[Interval, Interval], Sides]"

Value: TypeAlias = Interval | bool | None
"""What something may be: the values of a number; for a condition its truth, None if open."""

Takes: TypeAlias = Literal["numbers", "conditions", "choice"]
"""What operands are; a choice is a condition and two operands, one of which it takes."""


def counted_units(units: Units, is_zero: Sequence[bool]) -> Units:
    """Return the units that count among operands of one unit: zero fits each, so it names none."""
    counted = [unit for unit, zero in zip(units, is_zero, strict=True) if not zero]
    return counted or units[:1]


def unit_words(operator: Operator) -> Words:
    """Return in what unit an operator gives its value."""
    return _UNIT_WORDS[operator.unit]


def _unit_of_first(units: Units) -> Unit | None:
    return units[0]


def _no_unit(_: Units) -> None:
    return None


def _in_conditions(_: Units) -> Unit:
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
        meaning: what it gives, in a clause.
        example: a formula with it, which needs no data.
        binding: how tightly it binds its operands; None for one written as a function.
        least: fewest operands.
        most: most operands, None for any number.
        unit: the unit from those of its operands; None for a condition.
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
        has_step: whether it rounds to multiples of its last operand, of one unit without it.
        linear: the places of operands in which it is a straight line, the other being a constant.
        notation: how it is written in MathML with the least operands that it has, which stand by
            their place; empty where it is its sign, or the name of a function.
    """

    name: str
    words: Words
    value: Callable[..., Value]
    meaning: Words
    example: str
    binding: int | None = None
    least: int = 2
    most: int | None = 2
    unit: Callable[[Units], Unit | None] = _unit_of_first
    signs: tuple[str, ...] = ()
    takes: Takes = "numbers"
    is_alike: bool = True
    chains: bool = False
    divisor: int | None = None
    problem: Callable[[Sequence[Interval]], Words | None] | None = None
    where_defined: Callable[..., Interval] | None = None
    inverse: Callable[..., Interval] | None = None
    sides: Narrow | None = None
    has_step: bool = False
    linear: tuple[int, ...] = ()
    notation: str = ""


def count_of(truths: Iterable[Value]) -> Interval:
    """Return how many hold: from those that are sure to, to those that may."""
    found = list(truths)
    certain = found.count(True)
    return Interval(certain, certain + found.count(None))


def _of_all(function: Callable[[Sequence[Any]], Value]) -> Callable[..., Value]:
    """Return a function of any number of operands, made of one of a list."""
    return lambda *values: function(values)


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


def _none_equal(one: Interval, two: Interval) -> bool | None:
    return negation(one.equal(two))


def _greater(one: Interval, two: Interval) -> bool | None:
    return two.less(one)


def _greater_equal(one: Interval, two: Interval) -> bool | None:
    return two.less_equal(one)


def _summand(_: int, result: Interval, other: Interval) -> Interval:
    return result - other


def _of_difference(place: int, result: Interval, other: Interval) -> Interval:
    return other - result if place else result + other


def _factor(_: int, product: Interval, other: Interval) -> Interval:
    """Return what times one of `other` gives one of `product`: where both may be 0, anything."""
    return EVERYTHING if product.contains(0) and other.contains(0) else _quotient(product, other)


def _of_quotient(place: int, result: Interval, other: Interval) -> Interval:
    return _factor(place, other, result) if place else result * other


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
        below = Interval(None, right.upper, upper_closed=closed and right.upper_closed)
        above = Interval(left.lower, None, lower_closed=closed and left.lower_closed)
        return below, above

    return sides


def _mirrored(sides: Narrow) -> Narrow:
    def turned(left: Interval, right: Interval) -> Sides:
        of_right, of_left = sides(right, left)
        return of_left, of_right

    return turned


def _equal_sides(left: Interval, right: Interval) -> Sides:
    return right, left


_UNIT_WORDS: Mapping[Callable[[Units], Unit | None], Words] = {
    _unit_of_first: Words("与所给的数相同", "that of the numbers"),
    _no_unit: Words("成立、不成立或不能判断", "holds, does not hold or can't be told"),
    _in_conditions: Words.same("个"),
    _product_unit: Words("两个单位相乘", "the product of both"),
    _quotient_unit: Words("两个单位相除", "the quotient of both"),
}


def _of_conditions(
    name: str, chinese: str, value: Callable[..., Value], meaning: Words, example: str, **more: Any
) -> Operator:
    words, settings = Words(chinese, name), {"unit": _no_unit, **more}
    return Operator(
        name, words, value, meaning, example, takes="conditions", is_alike=False, **settings
    )


_COMPARES = Words(
    "比较两个数；一连串的比较，每相邻两个都要成立",
    "compares two numbers; in a chain each neighbouring pair is to hold",
)


def _comparison(
    name: str, sign: str, value: Callable[..., Value], sides: Narrow | None, *signs: str
) -> Operator:
    return Operator(
        name,
        Words.same(sign),
        value,
        _COMPARES,
        f"1人 {sign} 2人",
        4,
        unit=_no_unit,
        signs=signs,
        chains=True,
        sides=sides,
    )


def _arithmetic(
    name: str,
    sign: str,
    value: Callable[..., Value],
    meaning: tuple[str, str],
    example: str,
    **more: Any,
) -> Operator:
    return Operator(name, Words.same(sign), value, Words(*meaning), example, **more)


def _rounding(
    name: str,
    chinese: str,
    value: Callable[[Interval, Interval], Interval],
    en: str,
    example: str,
    notation: str = "",
) -> Operator:
    meaning = Words(
        f"{chinese}到整数，或到第二个数的整数倍",
        f"rounds {en} to a whole number, or to a multiple of the second number",
    )
    return Operator(
        name,
        Words(chinese, name),
        _stepwise(value),
        meaning,
        example,
        least=1,
        problem=_without_step,
        has_step=True,
        notation=notation,
    )


_ROWS = (
    _of_conditions(
        "or",
        "或",
        _of_all(ranges.any_of),
        Words("有一个成立就成立", "holds where either does"),
        "1人 > 2人 或 1班 > 0班",
        binding=1,
    ),
    _of_conditions(
        "and",
        "且",
        _of_all(ranges.all_of),
        Words("都成立才成立", "holds where both do"),
        "1人 > 2人 且 1班 > 0班",
        binding=2,
    ),
    _of_conditions(
        "not",
        "非",
        negation,
        Words("不成立才成立", "holds where the condition does not"),
        "非 1人 > 2人",
        binding=3,
        least=1,
        most=1,
    ),
    _comparison("<", "<", Interval.less, _below(False)),
    _comparison("<=", "≤", Interval.less_equal, _below(True), "<="),
    _comparison("=", "=", Interval.equal, _equal_sides, "=="),
    _comparison("!=", "≠", _none_equal, None, "!="),
    _comparison(">=", "≥", _greater_equal, _mirrored(_below(True)), ">="),
    _comparison(">", ">", _greater, _mirrored(_below(False))),
    _arithmetic(
        "+",
        "+",
        add,
        ("相加；单位要相同", "the sum; of one unit"),
        "3人 + 2人",
        binding=5,
        inverse=_summand,
        linear=(0, 1),
    ),
    _arithmetic(
        "-",
        "-",
        sub,
        ("相减；单位要相同", "the difference; of one unit"),
        "3人 - 2人",
        binding=5,
        inverse=_of_difference,
        linear=(0, 1),
    ),
    _arithmetic(
        "*",
        "×",
        mul,
        ("相乘", "the product"),
        "3人 × 25%",
        binding=6,
        signs=("*",),
        inverse=_factor,
        linear=(0, 1),
        unit=_product_unit,
        is_alike=False,
    ),
    _arithmetic(
        "/",
        "÷",
        ranges.divide,
        ("相除；除以零没有值", "the quotient; there is none by zero"),
        "90人 ÷ 2班",
        binding=6,
        signs=("/",),
        inverse=_of_quotient,
        linear=(0,),
        unit=_quotient_unit,
        is_alike=False,
        divisor=1,
        where_defined=_quotient,
        notation="<mfrac>{0}{1}</mfrac>",
    ),
    _arithmetic(
        "negative",
        "-",
        neg,
        ("相反数", "the number below zero"),
        "-3人",
        binding=7,
        least=1,
        most=1,
        inverse=lambda _, one: -one,
    ),
    Operator(
        "if",
        Words("若", "if"),
        _choose,
        Words(
            "条件成立取第二个，不成立取第三个；不能判断时，取两者所在的整段",
            "the second where the condition holds, else the third; all between where it is open",
        ),
        "若(3人 > 2人, 5人, 4人)",
        least=3,
        most=3,
        takes="choice",
        notation=(
            "<mrow><mo>{{</mo><mtable>"
            "<mtr><mtd>{1}</mtd><mtd>{0}</mtd></mtr><mtr><mtd>{2}</mtd><mtd>{otherwise}</mtd></mtr>"
            "</mtable></mrow>"
        ),
    ),
    Operator(
        "larger",
        Words("较大", "larger"),
        _of_all(ranges.largest),
        Words("几个数里最大的", "the largest of some numbers"),
        "较大(3人, 5人)",
        most=None,
    ),
    Operator(
        "smaller",
        Words("较小", "smaller"),
        _of_all(ranges.smallest),
        Words("几个数里最小的", "the smallest of some numbers"),
        "较小(3人, 5人)",
        most=None,
    ),
    _rounding(
        "round_up",
        "进位",
        ranges.round_up,
        "up",
        "进位(83人, 10人)",
        "<mrow><mo>⌈</mo>{0}<mo>⌉</mo></mrow>",
    ),
    _rounding(
        "round_down",
        "舍去",
        ranges.round_down,
        "down",
        "舍去(3.7)",
        "<mrow><mo>⌊</mo>{0}<mo>⌋</mo></mrow>",
    ),
    _rounding("round", "四舍五入", ranges.round_half_up, "half up", "四舍五入(3.5)"),
    _of_conditions(
        "number_true",
        "成立数",
        _of_all(count_of),
        Words("几个条件里有几个成立", "how many of some conditions hold"),
        "成立数(1人 > 2人, 1班 > 0班)",
        least=1,
        most=None,
        unit=_in_conditions,
    ),
)
OPERATORS: Mapping[str, Operator] = {row.name: row for row in _ROWS}
"""Every pointwise operator by its name in the tree."""
