"""Narrow the intervals of figures by the relations between them (constraint propagation).

Intervals go up from the leaves of a lowered formula to the sides of a comparison. What the
comparison leaves to its sides goes back down to the leaves. This repeats until nothing changes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import AMOUNTS, Element
from eduplan.formula import walk
from eduplan.formula.operators import OPERATORS, Value
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Figure, Interval
from eduplan.readings.lowered import Const, Lowered, Name, Operation, is_plain

Known: TypeAlias = "Mapping[Lowered, Interval]"
"""The intervals that relations have narrowed; every other value has its own."""

_ROUNDS = 50
"""Most rounds: narrowing may converge without end. Stopping early is safe, only less narrow."""

_LONGEST_END = 512
"""Most bits of a new end, numerator and denominator together. Repeated squares would double them
every round; to leave a longer end out is safe, since the wider interval still holds."""


class Narrowed(dict[Lowered, Interval]):
    """The intervals that relations leave; `contradicts` if they leave none to some value."""

    contradicts = False


class Narrowing:
    """Bounds values: printed ones by their figures, others by their unit, and all by relations."""

    def __init__(self, printed: Mapping[str, Figure], catalogue: Catalogue) -> None:
        self._printed = printed
        self._catalogue = catalogue

    def narrowed(self, relations: Sequence[Lowered]) -> Narrowed:
        """Return the intervals that some relations leave to the values they read."""
        known = Narrowed()
        for _ in range(_ROUNDS):
            before = dict(known)
            for relation in relations:
                for comparison in comparisons(relation):
                    self._narrow_comparison(comparison, known)
            if known == before:
                break
        return known

    def truth(self, formula: Lowered, known: Known) -> bool | None:
        """Return whether a condition holds for all values (True), none (False) or some (None)."""
        if not isinstance(formula, Operation):
            return None
        operator = OPERATORS[formula.operator]
        found: Value = None
        if operator.chains:
            found = operator.value(*[self.value(one, known) for one in formula.operands])
        elif operator.takes == "conditions":
            found = operator.value(*[self.truth(one, known) for one in formula.operands])
        if isinstance(found, Interval):
            return None
        # Where a divisor is zero, neither a condition nor its opposite holds. `and` and `or` need
        # no check of their own: each of their parts was asked already.
        may_be_undefined = operator.name not in ("and", "or") and self.may_divide_by_zero(
            formula, known
        )
        return None if found and may_be_undefined else found

    def value(self, node: Lowered, known: Known) -> Interval:
        """Return the interval of an expression, given the intervals of the values it reads."""
        if isinstance(node, Const):
            return Interval.point(node.value)
        if not isinstance(node, Operation):
            return known.get(node) or self.start(node)
        operator = OPERATORS[node.operator]
        if operator.inverse is None:
            return EVERYTHING
        image = operator.where_defined or operator.value
        found = image(*[self.value(part, known) for part in node.operands])
        return found if isinstance(found, Interval) else EVERYTHING

    def start(self, node: Lowered) -> Interval:
        """Return the interval of a value before narrowing."""
        if is_plain(node) and node.name in self._printed:
            return self._printed[node.name].interval
        if isinstance(node, Name):
            definition = self._catalogue.definitions.get(node.name)
            if isinstance(definition, Element) or (definition and definition.unit.kind in AMOUNTS):
                return NON_NEGATIVE
        return EVERYTHING  # a rate of growth may be below zero

    def may_divide_by_zero(self, formula: Lowered, known: Known) -> bool:
        """Tell whether a divisor anywhere in a formula may be zero."""
        for part in walk(formula):
            if isinstance(part, Operation):
                place = OPERATORS[part.operator].divisor
                if place is not None and self.value(part.operands[place], known).contains(0):
                    return True
        return False

    def follows(self, formula: Lowered) -> bool:
        """Tell whether narrowing covers a whole formula: no other function, no zero divisor."""
        operators = [
            OPERATORS[part.operator] for part in walk(formula) if isinstance(part, Operation)
        ]
        return not self.may_divide_by_zero(formula, {}) and all(
            one.inverse or one.sides or one.name == "and" for one in operators
        )

    def _narrow_comparison(self, node: Operation, known: Narrowed) -> None:
        sides = OPERATORS[node.operator].sides
        assert sides is not None
        left, right = node.operands
        of_left, of_right = sides(self.value(left, known), self.value(right, known))
        self._narrow(left, of_left, known)
        self._narrow(right, of_right, known)

    def _narrow(self, node: Lowered, allowed: Interval, known: Narrowed) -> None:
        inverse = OPERATORS[node.operator].inverse if isinstance(node, Operation) else None
        if isinstance(node, Operation) and inverse is not None:
            values = [self.value(operand, known) for operand in node.operands]
            for place, operand in enumerate(node.operands):
                others = (*values[:place], *values[place + 1 :])
                self._narrow(operand, inverse(place, allowed, *others), known)
        elif is_value(node):
            common = self.value(node, known).intersect(allowed)
            if common is None:  # kept as it was; `truth` then finds the relation impossible
                known.contradicts = True
            elif _is_short(common):
                known[node] = common


def conjuncts(formula: Lowered) -> Iterator[Lowered]:
    """Yield the conditions that a relation joins by `and`; itself if it joins none."""
    if isinstance(formula, Operation) and formula.operator == "and":
        for operand in formula.operands:
            yield from conjuncts(operand)
    else:
        yield formula


def comparisons(formula: Lowered) -> Iterator[Operation]:
    """Yield the conditions of a relation that narrow their sides."""
    for part in conjuncts(formula):
        if isinstance(part, Operation) and OPERATORS[part.operator].sides:
            yield part


def values_of(node: Lowered) -> Iterator[Lowered]:
    """Yield the values that a formula reads, in the order in which they are written."""
    if is_value(node):
        yield node
    elif isinstance(node, Operation):
        for operand in node.operands:
            yield from values_of(operand)


def is_value(node: Lowered) -> bool:
    """Tell whether a node is narrowed as one value: anything but a number or arithmetic."""
    return not isinstance(node, (Const, Operation))


def _is_short(interval: Interval) -> bool:
    ends = [end for end in (interval.lower, interval.upper) if end is not None]
    return all((end.numerator * end.denominator).bit_length() <= _LONGEST_END for end in ends)
