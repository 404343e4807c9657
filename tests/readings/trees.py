"""Random formula trees over a small table, and an interpreter of its own for their values."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from math import floor
from typing import TYPE_CHECKING, TypeAlias

import attrs
from hypothesis import strategies as st

from eduplan.formula import Aggregate, Apply, Constant, Earlier, Node, Reference, Window
from eduplan.quantity import Interval, parse_unit
from eduplan.readings.facts import Context, Fact, RegionFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from typing import Any

Place: TypeAlias = "tuple[str, str | None, int]"
"""Name, institution (None for the region) and year of one figure."""
Value: TypeAlias = "Fraction | bool | None"
"""A number, a condition, or None where a division by zero leaves no value."""

INSTITUTIONS = ("A", "B", "C")
YEARS = (2018, 2019, 2020)
PLACES: tuple[Place, ...] = (
    *(("county.births", None, year) for year in YEARS),
    *(
        (f"county.{name}", institution, 2020)
        for name in ("enrolment", "public")
        for institution in INSTITUTIONS
    ),
)
# Small numbers make zeros and ties frequent, which is where readings go wrong.
tables = st.fixed_dictionaries({place: st.integers(0, 4).map(Fraction) for place in PLACES})

_PERSON, _PURE = parse_unit("人"), parse_unit("")
_Draw: TypeAlias = "Callable[[st.SearchStrategy[Any]], Any]"
_COMPARISONS = ("<", "<=", "=", "!=", ">=", ">")
_ROUNDINGS = ("round_up", "round_down", "round")


@st.composite
def numbers(draw: _Draw) -> Node:
    """A formula of a region that gives a pure number."""
    return _number_tree(draw, _region_leaf, 3)


@st.composite
def conditions(draw: _Draw) -> Node:
    """A formula of a region that holds or does not."""
    return _condition_tree(draw, _region_leaf, 3)


def _number_tree(draw: _Draw, leaf: Callable[[_Draw], Node], depth: int) -> Node:
    kind = draw(
        st.sampled_from(["leaf", "constant", "two", "one", "step", "if"][: 6 if depth else 2])
    )
    if kind == "leaf":
        return leaf(draw)
    if kind == "constant":
        return _constant(draw)
    operand = _number_tree(draw, leaf, depth - 1)
    if kind == "one":
        return Apply(draw(st.sampled_from(["negative", *_ROUNDINGS])), (operand,))
    if kind == "step":
        return Apply(draw(st.sampled_from(_ROUNDINGS)), (operand, _constant(draw)))
    other = _number_tree(draw, leaf, depth - 1)
    if kind == "if":
        return Apply("if", (_condition_tree(draw, leaf, depth - 1), operand, other))
    operator = draw(st.sampled_from(["+", "-", "*", "/", "larger", "smaller"]))
    if operator == "/" and other == Constant(Fraction(0), _PURE):
        operator = "*"  # a divisor that is written as 0 is refused, one that turns out to be 0 not
    return Apply(operator, (operand, other))


def _condition_tree(draw: _Draw, leaf: Callable[[_Draw], Node], depth: int) -> Node:
    kind = draw(st.sampled_from(["compare", "and", "or", "not"][: 4 if depth > 0 else 1]))
    if kind == "compare":
        sides = (_number_tree(draw, leaf, max(depth - 1, 0)) for _ in range(2))
        return Apply(draw(st.sampled_from(_COMPARISONS)), tuple(sides))
    number = 1 if kind == "not" else 2
    parts = tuple([_condition_tree(draw, leaf, depth - 1) for _ in range(number)])
    return Apply(kind, parts)


def _constant(draw: _Draw) -> Node:
    return Constant(Fraction(draw(st.integers(0, 6)), 2), _PURE)


def _pure(name: str) -> Node:
    return Apply("/", (Reference(name), Constant(Fraction(1), _PERSON)))


def _institution_leaf(draw: _Draw) -> Node:
    return _pure(draw(st.sampled_from(["county.enrolment", "county.public"])))


def _region_leaf(draw: _Draw) -> Node:
    kind = draw(st.sampled_from(["births", "earlier", "total", "mean", "each", "held", "weighted"]))
    births = _pure("county.births")
    if kind == "births":
        return births
    if kind == "earlier":
        return Earlier(births, draw(st.integers(1, 2)))
    if kind in ("total", "mean"):
        return Window(kind, births, draw(st.integers(1, 3)))
    if kind == "held":
        return _held(draw)
    below = _number_tree(draw, _institution_leaf, 2)
    if kind == "weighted":
        return Aggregate("weighted_mean", below, _pure("county.public"))
    return Aggregate(draw(st.sampled_from(["total", "mean", "minimum", "maximum"])), below)


def _held(draw: _Draw) -> Node:
    condition = _condition_tree(draw, _institution_leaf, 2)
    if draw(st.booleans()):
        return Aggregate("share", condition)
    return Apply("/", (Aggregate("count", condition), Constant(Fraction(1), parse_unit("所"))))


class IntervalTable(RegionFacts):
    """Facts that are intervals; what is not in the table is missing."""

    def __init__(self, figures: Mapping[Place, Interval]) -> None:
        self.figures = figures

    def fact(self, name: str, context: Context) -> Fact | None:
        found = self.figures.get((name, context.institution, context.year))
        return None if found is None else Fact(found, "table")

    def institutions(self, context: Context) -> Sequence[Context]:
        return [attrs.evolve(context, institution=name) for name in INSTITUTIONS]


@attrs.frozen
class Interpreter:
    """Says what a tree is worth over a full table of fractions, in the plainest way."""

    table: Mapping[Place, Fraction]
    institution: str | None = None
    year: int = 2020

    def value(self, node: Node) -> Value:
        match node:
            case Constant():
                return node.value
            case Reference():
                return self.table[node.name, self.institution, self.year]
            case Earlier():
                return self._at(self.year - node.years).value(node.operand)
            case Window():
                years = [self._at(self.year - back) for back in range(node.years)]
                found = [_number(one.value(node.operand)) or Fraction(0) for one in years]
                total = sum(found, Fraction(0))
                return total / node.years if node.function == "mean" else total
            case Aggregate():
                return self._aggregate(node)
            case Apply(operator, operands):
                return self._apply(operator, [partial(self.value, one) for one in operands])
        raise AssertionError(node)

    def _at(self, year: int) -> Interpreter:
        return attrs.evolve(self, year=year)

    def _aggregate(self, node: Aggregate) -> Value:
        each = [attrs.evolve(self, institution=name) for name in INSTITUTIONS]
        if node.weight is not None:
            return _weighted(node.operand, node.weight, each)
        values = [one.value(node.operand) for one in each]
        if None in values:
            return None
        if node.function in ("count", "share"):
            holding = Fraction(values.count(True))
            return holding if node.function == "count" else holding / len(values)
        found = [_number(value) or Fraction(0) for value in values]
        if node.function in ("minimum", "maximum"):
            return min(found) if node.function == "minimum" else max(found)
        return sum(found, Fraction(0)) / (len(found) if node.function == "mean" else 1)

    def _apply(self, operator: str, operands: list[Callable[[], Value]]) -> Value:
        if operator == "if":
            condition = operands[0]()
            return None if condition is None else operands[1 if condition else 2]()
        values = [operand() for operand in operands]
        if operator in _LOGIC:
            return _LOGIC[operator](values)
        if None in values:
            return None
        return _ARITHMETIC[operator](*[Fraction(value or 0) for value in values])


def _weighted(operand: Node, weight: Node, each: list[Interpreter]) -> Value:
    pairs = [(one, _number(one.value(weight))) for one in each]
    counted = [(_number(one.value(operand)), found) for one, found in pairs if found]
    if not counted or any(value is None for value, _ in counted):
        return None
    weighted = sum((value * found for value, found in counted if value), Fraction(0))
    return weighted / sum(found for _, found in counted)


def _number(value: Value) -> Fraction | None:
    assert not isinstance(value, bool)
    return value


def _and(values: list[Value]) -> Value:
    return False if False in values else None if None in values else True


def _or(values: list[Value]) -> Value:
    return True if True in values else None if None in values else False


def _not(values: list[Value]) -> Value:
    return None if values[0] is None else not values[0]


def _divide(one: Fraction, two: Fraction) -> Fraction | None:
    return None if two == 0 else one / two


def _stepped(
    rounding: Callable[[Fraction], int], value: Fraction, step: Fraction = Fraction(1)
) -> Fraction | None:
    return rounding(value / step) * step if step > 0 else None


def _half_up(value: Fraction) -> int:
    size = floor(abs(value) + Fraction(1, 2))
    return size if value >= 0 else -size


_LOGIC: dict[str, Callable[[list[Value]], Value]] = {"and": _and, "or": _or, "not": _not}
_ARITHMETIC: dict[str, Callable[..., Value]] = {
    "+": lambda one, two: one + two,
    "-": lambda one, two: one - two,
    "*": lambda one, two: one * two,
    "/": _divide,
    "negative": lambda one: -one,
    "larger": max,
    "smaller": min,
    "<": lambda one, two: one < two,
    "<=": lambda one, two: one <= two,
    "=": lambda one, two: one == two,
    "!=": lambda one, two: one != two,
    ">=": lambda one, two: one >= two,
    ">": lambda one, two: one > two,
    "round_up": partial(_stepped, lambda value: -floor(-value)),
    "round_down": partial(_stepped, floor),
    "round": partial(_stepped, _half_up),
}
