"""Narrowing: what relations between figures leave of the values that the figures can have.

It goes from the leaves up to what an expression can be, and from a comparison back down, until
nothing changes any more.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from eduplan.catalogue.definitions import AMOUNTS, Element
from eduplan.formula import Aggregate, Apply, Constant, Node, Reference, Selection
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval
from eduplan.readings.ranges import ZERO

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.plan.model import Relation
    from eduplan.quantity import Figure

__all__ = [
    "COMPARISONS",
    "FOUR",
    "Key",
    "Known",
    "Narrowed",
    "Narrowing",
    "comparisons",
    "conditions",
    "is_value",
    "key_of",
    "named",
    "values_of",
]

Key: TypeAlias = "Node | str"
"""What stands for a value in a table; see `key_of`."""

Known: TypeAlias = "Mapping[Key, Interval]"
"""What values can be, by key, as far as it is narrower than what they are by themselves."""

_ROUNDS = 50
"""Most rounds of narrowing; what is not settled by then stays as wide as it is."""

_LONGEST_END = 512
"""Most bits, numerator and denominator together, of an end that narrowing may find: squares of
squares would double them every round."""

COMPARISONS = ("<", "<=", "=", ">=", ">")
FOUR = ("+", "-", "*", "/")
_MIRRORED = {">=": "<=", ">": "<"}


class Narrowed(dict[Key, Interval]):
    """What relations leave of the values that they read; none for some if it `contradicts`."""

    contradicts = False


class Narrowing:
    """Tells what values can be: those printed by their figures, all others by what they are of."""

    def __init__(self, printed: Mapping[str, Figure], catalogue: Catalogue) -> None:
        self._printed = printed
        self._catalogue = catalogue

    def narrowed(self, relations: Sequence[Relation]) -> Narrowed:
        """Return what some relations leave of the values that they read."""
        known = Narrowed()
        for _ in range(_ROUNDS):
            before = dict(known)
            for relation in relations:
                for comparison in comparisons(relation.formula):
                    self._narrow_comparison(comparison, known)
            if known == before:
                break
        return known

    def _narrow_comparison(self, node: Apply, known: Narrowed) -> None:
        operator, (left, right) = node.operator, node.operands
        if operator in _MIRRORED:
            operator, left, right = _MIRRORED[operator], right, left
        low, high = self.value(left, known), self.value(right, known)
        if operator == "=":
            self._narrow(left, high, known)
            self._narrow(right, low, known)
            return
        closed = operator == "<="
        below = Interval(None, high.upper, upper_closed=closed and high.upper_closed)
        above = Interval(low.lower, None, lower_closed=closed and low.lower_closed)
        self._narrow(left, below if high.upper is not None else EVERYTHING, known)
        self._narrow(right, above if low.lower is not None else EVERYTHING, known)

    def _narrow(self, node: Node, allowed: Interval, known: Narrowed) -> None:
        if isinstance(node, Apply) and node.operator in FOUR:
            left, right = node.operands
            one, other = self.value(left, known), self.value(right, known)
            if not isinstance(left, Constant):
                self._narrow(left, _left_operand(node.operator, allowed, other), known)
            if not isinstance(right, Constant):
                self._narrow(right, _right_operand(node.operator, allowed, one), known)
        elif is_value(node):
            common = self.value(node, known).intersect(allowed)
            if common is None:  # which also shows when the relation itself is judged
                known.contradicts = True
            elif _is_short(common):
                known[key_of(node)] = common

    def value(self, node: Node, known: Known) -> Interval:
        """Return what an expression can be, given what the values that it reads can be."""
        if isinstance(node, Constant):
            return Interval.point(node.value)
        if is_value(node):
            return known.get(key_of(node)) or self.start(node)
        if isinstance(node, Apply) and node.operator == "negative":
            return -self.value(node.operands[0], known)
        if isinstance(node, Apply) and node.operator in FOUR:
            return _image(node.operator, *(self.value(part, known) for part in node.operands))
        return EVERYTHING

    def start(self, node: Node) -> Interval:
        """Return what a value can be by itself."""
        if isinstance(node, Reference) and node.name in self._printed:
            return self._printed[node.name].interval
        definition = self._catalogue.definitions.get(getattr(named(node), "name", ""))
        if isinstance(definition, Element) or (definition and definition.unit.kind in AMOUNTS):
            return NON_NEGATIVE
        return EVERYTHING  # a rate of growth may be below zero


def conditions(formula: Node) -> Iterator[Node]:
    """Yield the conditions of a relation; several stand joined by `and`."""
    if isinstance(formula, Apply) and formula.operator == "and":
        for operand in formula.operands:
            yield from conditions(operand)
    else:
        yield formula


def comparisons(formula: Node) -> Iterator[Apply]:
    """Yield those conditions of a relation that narrow their sides."""
    for part in conditions(formula):
        if isinstance(part, Apply) and part.operator in COMPARISONS:
            yield part


def values_of(node: Node) -> Iterator[Node]:
    """Yield the names, with their selections, that a formula reads."""
    if is_value(node):
        yield node
    elif isinstance(node, Apply):
        for operand in node.operands:
            yield from values_of(operand)


def is_value(node: Node) -> bool:
    """Tell whether a node is narrowed as one value: whatever is neither number nor arithmetic."""
    return not isinstance(node, (Constant, Apply))


def key_of(node: Node) -> Node | str:
    """Return what stands for a value in a table: nearly always a name, which is quicker found."""
    return node.name if isinstance(node, Reference) else node


def named(node: Node) -> Node:
    """Return the name below selections and totals: a region's total is what a plan prints."""
    while isinstance(node, Selection) or (isinstance(node, Aggregate) and node.function == "total"):
        node = node.operand
    return node


def _is_short(interval: Interval) -> bool:
    for end in (interval.lower, interval.upper):
        if end is not None and (end.numerator * end.denominator).bit_length() > _LONGEST_END:
            return False
    return True


def _image(operator: str, left: Interval, right: Interval) -> Interval:
    if operator == "+":
        return left + right
    if operator == "-":
        return left - right
    if operator == "*":
        return left * right
    return _quotient(left, right)


def _left_operand(operator: str, result: Interval, right: Interval) -> Interval:
    """Return what the left operand can be, given what the result and the right one can be."""
    if operator == "+":
        return result - right
    if operator == "-":
        return result + right
    return _factor(result, right) if operator == "*" else result * right


def _right_operand(operator: str, result: Interval, left: Interval) -> Interval:
    """Return what the right operand can be, given what the result and the left one can be."""
    if operator == "+":
        return result - left
    if operator == "-":
        return left - result
    return _factor(result, left) if operator == "*" else _factor(left, result)


def _factor(product: Interval, other: Interval) -> Interval:
    """Return what times one of `other` gives one of `product`: where both may be 0, anything."""
    return EVERYTHING if product.contains(0) and other.contains(0) else _quotient(product, other)


def _quotient(left: Interval, right: Interval) -> Interval:
    """Return the quotient; where the divisor is zero itself, nothing is known of it."""
    return EVERYTHING if right == ZERO else left / right
