"""The author's operand: a thin wrapper that turns Python operators into formula nodes."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import ClassVar, NoReturn, TypeAlias

from eduplan.formula import nodes
from eduplan.formula.errors import FormulaError
from eduplan.formula.nodes import Node
from eduplan.formula.printing import format_formula
from eduplan.quantity import parse_figure, parse_unit


class Operand:
    """Something that a formula can be built from: an element, an indicator, or an expression.

    Arithmetic and comparison give new operands; nothing is calculated. `bool()` is refused,
    because `and`, `or`, `if`, `max` and a chained `a < b < c` would silently drop a part.
    """

    __slots__ = ("node",)
    __hash__: ClassVar[None]  # type: ignore[assignment]  # `==` builds a node: no keys

    def __init__(self, node: Node) -> None:
        self.node: Node = node

    def __repr__(self) -> str:
        return f"<formula {format_formula(self.node)}>"

    def __bool__(self) -> NoReturn:
        raise FormulaError(
            "a formula has no truth value of its own: write where(condition, a, b) for `if`, "
            "& and | for `and` and `or`, maximum(a, b) or minimum(a, b) for `max` and `min`, "
            "and (a <= b) & (b <= c) for a chained comparison"
        )

    def __add__(self, other: OperandLike) -> Operand:
        return _apply("+", self, other)

    def __radd__(self, other: OperandLike) -> Operand:
        return _apply("+", other, self)

    def __sub__(self, other: OperandLike) -> Operand:
        return _apply("-", self, other)

    def __rsub__(self, other: OperandLike) -> Operand:
        return _apply("-", other, self)

    def __mul__(self, other: OperandLike) -> Operand:
        return _apply("*", self, other)

    def __rmul__(self, other: OperandLike) -> Operand:
        return _apply("*", other, self)

    def __truediv__(self, other: OperandLike) -> Operand:
        return _apply("/", self, other)

    def __rtruediv__(self, other: OperandLike) -> Operand:
        return _apply("/", other, self)

    def __neg__(self) -> Operand:
        return _apply("negative", self)

    def __lt__(self, other: OperandLike) -> Operand:
        return _apply("<", self, other)

    def __le__(self, other: OperandLike) -> Operand:
        return _apply("<=", self, other)

    def __gt__(self, other: OperandLike) -> Operand:
        return _apply(">", self, other)

    def __ge__(self, other: OperandLike) -> Operand:
        return _apply(">=", self, other)

    def __eq__(self, other: OperandLike) -> Operand:  # type: ignore[override]
        return _apply("=", self, other)

    def __ne__(self, other: OperandLike) -> Operand:  # type: ignore[override]
        return _apply("!=", self, other)

    def __and__(self, other: OperandLike) -> Operand:
        return _apply("and", self, other)

    def __or__(self, other: OperandLike) -> Operand:
        return _apply("or", self, other)

    def __invert__(self) -> Operand:
        return _apply("not", self)

    def total(self) -> Operand:
        """Return the sum over the institutions of a region."""
        return Operand(nodes.Aggregate("total", self.node))

    def mean(self) -> Operand:
        """Return the plain mean over the institutions of a region."""
        return Operand(nodes.Aggregate("mean", self.node))

    def minimum(self) -> Operand:
        """Return the smallest value of any institution of a region."""
        return Operand(nodes.Aggregate("minimum", self.node))

    def maximum(self) -> Operand:
        """Return the largest value of any institution of a region."""
        return Operand(nodes.Aggregate("maximum", self.node))

    def count(self) -> Operand:
        """Return how many institutions of a region meet this condition."""
        return Operand(nodes.Aggregate("count", self.node))

    def share(self) -> Operand:
        """Return the share of the institutions of a region that meet this condition."""
        return Operand(nodes.Aggregate("share", self.node))

    def weighted_mean(self, weight: OperandLike) -> Operand:
        """Return the mean over institutions weighted by `weight`, e.g. by pupils."""
        return Operand(nodes.Aggregate("weighted_mean", self.node, node_of(weight)))

    def standard_deviation(self, weight: OperandLike) -> Operand:
        """Return the weighted standard deviation over institutions."""
        return Operand(nodes.Aggregate("standard_deviation", self.node, node_of(weight)))

    def variation(self, weight: OperandLike) -> Operand:
        """Return the weighted coefficient of variation over institutions (差异系数)."""
        return Operand(nodes.Aggregate("variation", self.node, node_of(weight)))

    def select(self, dimension: str, *codes: str) -> Operand:
        """Return this operand for some codes of a dimension only, e.g. the primary stage."""
        return Operand(nodes.Selection(self.node, dimension, _codes(codes)))

    def earlier(self, years: int) -> Operand:
        """Return this operand as it was `years` years before."""
        return Operand(nodes.Earlier(self.node, _years(years)))

    def total_over(self, years: int) -> Operand:
        """Return the sum of the last `years` years, this one included."""
        return Operand(nodes.Window("total", self.node, _years(years)))

    def mean_over(self, years: int) -> Operand:
        """Return the mean of the last `years` years, this one included."""
        return Operand(nodes.Window("mean", self.node, _years(years)))

    def yearly_growth(self, years: int) -> Operand:
        """Return the mean yearly growth since `years` years before, as a rate."""
        return Operand(nodes.Window("growth", self.node, _years(years)))


OperandLike: TypeAlias = "Operand | int | Fraction | str"
"""What may stand beside an operand: a whole number, a fraction, or a figure as text ("85%")."""


def node_of(value: OperandLike) -> Node:
    """Return the tree of an operand, or of a plain number or figure text.

    Raises:
        FormulaError: for a float, a boolean or anything else that is not exact.
    """
    if isinstance(value, Operand):
        return value.node
    if isinstance(value, bool) or not isinstance(value, (int, Fraction, str)):
        raise FormulaError(
            f"{value!r} is not exact: write an int, a Fraction, or text such as '85%' or '0.85'"
        )
    if isinstance(value, str):
        figure = parse_figure(value, exact=True)
        return _constant(figure.value, figure.unit.symbol)
    return _constant(Fraction(value), "")


def ref(name: str) -> Operand:
    """Return the element, indicator or standard of another domain by its full name."""
    return Operand(nodes.Reference(name))


def standard_for(about: Operand) -> Operand:
    """Return the standard in force about an element or indicator, e.g. the cap of class size.

    Raises:
        FormulaError: `about` is an expression and not one element or indicator.
    """
    if not isinstance(about.node, nodes.Reference):
        raise FormulaError(f"a standard is about one element or indicator, not about {about!r}")
    return Operand(nodes.StandardFor(about.node.name))


def where(condition: OperandLike, then: OperandLike, otherwise: OperandLike) -> Operand:
    """Return `then` where the condition holds, else `otherwise`."""
    return _apply("if", condition, then, otherwise)


def maximum(*operands: OperandLike) -> Operand:
    """Return the largest of several operands."""
    return _apply("larger", *operands)


def minimum(*operands: OperandLike) -> Operand:
    """Return the smallest of several operands."""
    return _apply("smaller", *operands)


def round_up(operand: OperandLike) -> Operand:
    """Return the next whole number not below the operand, e.g. whole classes."""
    return _apply("round_up", operand)


def round_down(operand: OperandLike) -> Operand:
    """Return the whole number not above the operand."""
    return _apply("round_down", operand)


def round_half_up(operand: OperandLike, step: OperandLike | None = None) -> Operand:
    """Return the operand rounded to a multiple of `step`, halves away from zero.

    `step` is in the operand's unit; without one, the result is a whole number of base units.
    """
    return _apply("round", operand) if step is None else _apply("round", operand, step)


def count_true(*conditions: OperandLike) -> Operand:
    """Return how many of the conditions hold, e.g. six of seven resource indicators."""
    return _apply("number_true", *conditions)


def member(dimension: str, *codes: str) -> Operand:
    """Return the condition that an institution's code of `dimension` is one of `codes`."""
    return Operand(nodes.Membership(dimension, _codes(codes)))


def call(function: str, *operands: OperandLike) -> Operand:
    """Return a call of a registered pure Python calculation, by its full name."""
    return Operand(nodes.Call(function, tuple(node_of(operand) for operand in operands)))


def _apply(operator: str, *operands: OperandLike) -> Operand:
    return Operand(nodes.Apply(operator, tuple(node_of(operand) for operand in operands)))


def _constant(value: Fraction, symbol: str) -> Node:
    if value < 0:
        return nodes.Apply("negative", (_constant(-value, symbol),))
    if _ends_as_decimal(value.denominator):
        return nodes.Constant(value, parse_unit(symbol))
    numerator, denominator = Fraction(value.numerator), Fraction(value.denominator)
    return nodes.Apply("/", (_constant(numerator, symbol), _constant(denominator, "")))


def _ends_as_decimal(denominator: int) -> bool:
    for prime in (2, 5):
        while denominator % prime == 0:
            denominator //= prime
    return denominator == 1


def _codes(codes: Iterable[str]) -> tuple[str, ...]:
    chosen = tuple(sorted(set(codes)))
    if not chosen:
        raise FormulaError("a selection needs at least one code of its dimension")
    return chosen


def _years(years: int) -> int:
    if isinstance(years, bool) or not isinstance(years, int) or not 1 <= years <= 100:
        raise FormulaError(f"{years!r} is not a number of years: expected a whole number 1 to 100")
    return years
