"""The arithmetic audit: relations between published figures, judged by what the figures can be.

Every figure stands for the interval that its printed digits allow. The relations narrow each
other's figures until nothing changes any more; a relation that no values within the intervals can
meet is impossible, whoever printed them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import attrs

from eduplan.bounds import Between, Eliminate, Qualitative
from eduplan.catalogue.definitions import AMOUNTS, Element
from eduplan.formula import (
    Aggregate,
    Apply,
    Constant,
    Node,
    Reference,
    Selection,
    format_formula,
    walk,
)
from eduplan.immutable import FrozenDict
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval, format_interval, parse_unit
from eduplan.readings.ranges import ZERO, all_of, any_of, compare, negation

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eduplan.bounds import Bound
    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.plan.model import Plan, Relation
    from eduplan.quantity import Figure, Unit

__all__ = ["Arithmetic", "Judgement", "Verdict"]

Verdict: TypeAlias = Literal["holds", "impossible", "cannot_tell"]

_Known: TypeAlias = "Mapping[Node | str, Interval]"
"""What values can be, by `_key`, as far as it is narrower than what they are by themselves."""

_ROUNDS = 50
"""Most rounds of narrowing; what is not settled by then stays as wide as it is."""

_LONGEST_END = 512
"""Most bits, numerator and denominator together, of an end that narrowing may find: squares of
squares would double them every round."""

_COMPARISONS = ("<", "<=", "=", ">=", ">")
_FOUR = ("+", "-", "*", "/")
_MIRRORED = {">=": "<=", ">": "<"}


class Judgement(NamedTuple):
    """What became of one relation.

    `left` and `right` are what its two sides can be by their own figures alone; `bounds` what each
    value that the plan does not print must then be; `against` the other relations without which
    the relation would be possible.
    """

    relation: Relation
    verdict: Verdict
    arithmetic: str
    bounds: Mapping[str, str]
    unknown: tuple[str, ...]
    against: tuple[str, ...] = ()


class _Narrowed(dict["Node | str", Interval]):
    """What relations leave of the values that they read; none for some if it `contradicts`."""

    contradicts = False


class Arithmetic:
    """The relations of one plan and the values that its figures can have under them."""

    def __init__(self, plan: Plan, catalogue: Catalogue) -> None:
        self._plan = plan
        self._catalogue = catalogue
        self._printed = dict(_figures(plan))
        self._relations = {relation.id: relation for relation in plan.relations}
        self._together: dict[str, _Narrowed] = {}
        self._read = {one.id: frozenset(map(_key, _values(one.formula))) for one in plan.relations}

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict on each relation by its id, in the order of the plan."""
        return FrozenDict(
            {name: self._verdict(relation) for name, relation in self._relations.items()}
        )

    def judgement(self, name: str) -> Judgement:
        """Return what became of the relation with the id `name`, with its arithmetic."""
        relation = self._relations[name]
        return Judgement(
            relation=relation,
            verdict=self.verdicts[name],
            arithmetic=self._shown(relation),
            bounds=FrozenDict(self._bounds(relation)),
            unknown=self.unknown(name),
            against=self._against(relation),
        )

    def unknown(self, name: str) -> tuple[str, ...]:
        """Return the values that a relation reads and the plan does not print."""
        found = self._unknown(self._relations[name])
        return tuple(dict.fromkeys(self._spelled(node) for node in found))

    def _verdict(self, relation: Relation) -> Verdict:
        alone = self._holds(relation, {})
        if alone is not None:  # narrower figures can only confirm what wide ones decide
            return "holds" if alone else "impossible"
        known = self._narrowed_together(relation)
        if not known.contradicts and self._holds(relation, known) is None:
            return "holds" if self._can_meet(relation) else "cannot_tell"
        others = self._others(relation)
        together = self._holds(relation, self._narrowed(others))
        if together is None and _is_joined(relation):
            together = False if self._is_impossible(relation, others) else None
        if together is False:
            return "impossible"
        return "holds" if together or self._can_meet(relation) else "cannot_tell"

    def _is_impossible(self, relation: Relation, others: Sequence[Relation]) -> bool:
        """Tell whether a relation can't hold beside others; its own parts count with them."""
        beside = [relation, *others] if _is_joined(relation) else others
        return self._holds(relation, self._narrowed(beside)) is False

    def _can_meet(self, relation: Relation) -> bool:
        """Tell whether only rounding keeps equations of printed figures from being decided.

        Printed figures that can meet are consistent: rounding is no contradiction.
        """
        if not _is_equation(relation.formula) or not self._is_calculable(relation.formula):
            return False
        return not any(True for _ in self._unknown(relation))

    def _is_calculable(self, formula: Node) -> bool:
        """Tell whether intervals can follow a whole formula: no other functions, nothing ÷ 0."""
        return not self._may_divide_by_zero(formula, {}) and all(
            part.operator in (*_COMPARISONS, *_FOUR, "and", "negative")
            for part in walk(formula)
            if isinstance(part, Apply)
        )

    @cached_property
    def _linked(self) -> Mapping[str, list[Relation]]:
        """For each relation those that can bear on it, itself too: linked by shared values."""
        same: dict[Node | str, Node | str] = {}  # leads each value to one that stands for its group
        for values in self._read.values():
            first: Node | str = ""
            for value in values:
                first = same[_last(same, value)] = _last(same, first or value)
        groups: dict[Node | str, list[Relation]] = {}
        for name, relation in self._relations.items():
            some = next(iter(self._read[name]), name)  # without values it stands alone
            groups.setdefault(_last(same, some), []).append(relation)
        return FrozenDict((one.id, group) for group in groups.values() for one in group)

    def _others(self, relation: Relation) -> list[Relation]:
        """Return the other relations that can bear on one: those linked to it by shared values."""
        return [one for one in self._linked[relation.id] if one is not relation]

    def _against(self, relation: Relation) -> tuple[str, ...]:
        """Return other relations, none of them idle, with which an impossible one is so."""
        if self.verdicts[relation.id] != "impossible" or self._is_impossible(relation, ()):
            return ()
        needed = self._others(relation)
        for one in tuple(needed):
            rest = [other for other in needed if other is not one]
            if self._is_impossible(relation, rest):
                needed = rest
        return tuple(one.id for one in needed)

    def _holds(self, relation: Relation, known: _Known) -> bool | None:
        return self._truth(relation.formula, known)

    def _truth(self, formula: Node, known: _Known) -> bool | None:
        """Return whether a condition holds for all values, for none, or that it is open."""
        if not isinstance(formula, Apply):
            return None
        if formula.operator in (*_COMPARISONS, "!="):
            values = (self._value(one, known) for one in formula.operands)
            return self._if_defined(compare(formula.operator, *values), formula, known)
        if formula.operator not in ("and", "or", "not"):
            return None
        truths = [self._truth(one, known) for one in formula.operands]
        if formula.operator == "not":
            return self._if_defined(negation(truths[0]), formula, known)
        return all_of(truths) if formula.operator == "and" else any_of(truths)

    def _if_defined(self, truth: bool | None, formula: Node, known: _Known) -> bool | None:
        """Return whether a condition holds; with a divisor that may be zero, at most that it can't.

        Where the divisor is zero neither the condition nor its opposite holds.
        """
        return None if truth and self._may_divide_by_zero(formula, known) else truth

    def _may_divide_by_zero(self, formula: Node, known: _Known) -> bool:
        return any(
            isinstance(part, Apply)
            and part.operator == "/"
            and self._value(part.operands[1], known).contains(0)
            for part in walk(formula)
        )

    def _narrowed_together(self, relation: Relation) -> _Narrowed:
        """Return what a relation and all that can bear on it leave of their values.

        Unless they contradict each other, that is at most what the others alone leave: what is
        still open then is so without it, too.
        """
        group = self._linked[relation.id]
        first = group[0].id
        if first not in self._together:
            self._together[first] = self._narrowed(group)
        return self._together[first]

    # Narrowing: from the leaves up to what an expression can be, and from a comparison back down.

    def _narrowed(self, relations: Sequence[Relation]) -> _Narrowed:
        known = _Narrowed()
        for _ in range(_ROUNDS):
            before = dict(known)
            for relation in relations:
                for comparison in _comparisons(relation.formula):
                    self._narrow_comparison(comparison, known)
            if known == before:
                break
        return known

    def _narrow_comparison(self, node: Apply, known: _Narrowed) -> None:
        operator, (left, right) = node.operator, node.operands
        if operator in _MIRRORED:
            operator, left, right = _MIRRORED[operator], right, left
        low, high = self._value(left, known), self._value(right, known)
        if operator == "=":
            self._narrow(left, high, known)
            self._narrow(right, low, known)
            return
        closed = operator == "<="
        below = Interval(None, high.upper, upper_closed=closed and high.upper_closed)
        above = Interval(low.lower, None, lower_closed=closed and low.lower_closed)
        self._narrow(left, below if high.upper is not None else EVERYTHING, known)
        self._narrow(right, above if low.lower is not None else EVERYTHING, known)

    def _narrow(self, node: Node, allowed: Interval, known: _Narrowed) -> None:
        if isinstance(node, Apply) and node.operator in _FOUR:
            left, right = node.operands
            values = (self._value(left, known), self._value(right, known))
            if not isinstance(left, Constant):
                self._narrow(left, _left_operand(node.operator, allowed, *values), known)
            if not isinstance(right, Constant):
                self._narrow(right, _right_operand(node.operator, allowed, *values), known)
        elif _is_value(node):
            common = self._value(node, known).intersect(allowed)
            if common is None:  # which also shows when the relation itself is judged
                known.contradicts = True
            elif _is_short(common):
                known[_key(node)] = common

    def _value(self, node: Node, known: _Known) -> Interval:
        if isinstance(node, Constant):
            return Interval.point(node.value)
        if _is_value(node):
            return known.get(_key(node)) or self._start(node)
        if isinstance(node, Apply) and node.operator == "negative":
            return -self._value(node.operands[0], known)
        if isinstance(node, Apply) and node.operator in _FOUR:
            return _image(node.operator, *(self._value(part, known) for part in node.operands))
        return EVERYTHING

    def _start(self, node: Node) -> Interval:
        if isinstance(node, Reference) and node.name in self._printed:
            return self._printed[node.name].interval
        named = _named(node)
        definition = self._catalogue.definitions.get(getattr(named, "name", ""))
        if isinstance(definition, Element) or (definition and definition.unit.kind in AMOUNTS):
            return NON_NEGATIVE
        return EVERYTHING  # a rate of growth may be below zero

    # For people.

    def _unknown(self, relation: Relation) -> Iterator[Node]:
        for node in _values(relation.formula):
            if not (isinstance(node, Reference) and node.name in self._printed):
                yield node

    def _bounds(self, relation: Relation) -> Iterator[tuple[str, str]]:
        known = self._narrowed_together(relation)
        for node in self._unknown(relation):
            start = self._start(node)
            found = known.get(_key(node), start)
            if found != start:
                yield self._spelled(node), format_interval(found, self._unit(node))

    def _shown(self, relation: Relation) -> str:
        """Return the relation with each figure in place of its id, and what the sides can be."""
        text = format_formula(relation.formula, self._figure_or_label)
        sides = []
        for comparison in _comparisons(relation.formula):
            values = [self._value(side, {}) for side in comparison.operands]
            unit = self._unit_of_side(comparison)
            shown = [format_interval(value, unit) for value in values]
            sides.append(f"{shown[0]} {comparison.operator} {shown[1]}")
        return f"{text}；{'；'.join(sides)}"

    def _figure_or_label(self, name: str) -> str:
        figure = self._printed.get(name)
        return self._catalogue.label(name) if figure is None else f"{name}「{figure.text}」"

    def _spelled(self, node: Node) -> str:
        if isinstance(node, Aggregate) and node.function == "total":
            node = node.operand
        return format_formula(node, self._catalogue.label)

    def _unit(self, node: Node) -> Unit:
        node = _named(node)
        if isinstance(node, Reference):
            figure = self._printed.get(node.name)
            return self._catalogue.unit(node.name) if figure is None else figure.unit
        return parse_unit("")

    def _unit_of_side(self, comparison: Apply) -> Unit:
        for node in reversed(comparison.operands):
            if _is_value(node):
                return self._unit(node)
            if isinstance(node, Constant):
                return node.unit
        first = next(iter(_values(comparison)), None)
        additive = all(
            not (isinstance(part, Apply) and part.operator in "*/") for part in walk(comparison)
        )
        return self._unit(first) if first is not None and additive else parse_unit("")


def _figures(plan: Plan) -> Iterator[tuple[str, Figure]]:
    yield from ((baseline.id, baseline.figure) for baseline in plan.baselines)
    for statement in plan.statements:
        if statement.figure is not None:
            yield statement.id, statement.figure
    for target in plan.targets:
        figure = _set(target.bound)
        if figure is not None:
            yield target.id, figure


def _set(bound: Bound) -> Figure | None:
    """Return what a target sets, as it is printed; None where it is words or nothing is to be left.

    A relation speaks of the figure itself: not of all that at least 85 % allows.
    """
    if isinstance(bound, Between):
        text = f"{bound.lower.text}～{bound.upper.text}"
        return attrs.evolve(bound.lower, text=text, interval=bound.accepted)
    if isinstance(bound, (Eliminate, Qualitative)):
        return None
    return attrs.evolve(bound.figure, interval=Interval.point(bound.figure.value))


def _parts(formula: Node) -> Iterator[Node]:
    """Yield the conditions of a relation; several stand joined by `and`."""
    if isinstance(formula, Apply) and formula.operator == "and":
        for operand in formula.operands:
            yield from _parts(operand)
    else:
        yield formula


def _is_joined(relation: Relation) -> bool:
    return isinstance(relation.formula, Apply) and relation.formula.operator == "and"


def _comparisons(formula: Node) -> Iterator[Apply]:
    """Yield those conditions of a relation that narrow their sides."""
    for part in _parts(formula):
        if isinstance(part, Apply) and part.operator in _COMPARISONS:
            yield part


def _is_equation(formula: Node) -> bool:
    return all(isinstance(part, Apply) and part.operator == "=" for part in _parts(formula))


def _values(node: Node) -> Iterator[Node]:
    """Yield the names, with their selections, that a formula reads."""
    if _is_value(node):
        yield node
    elif isinstance(node, Apply):
        for operand in node.operands:
            yield from _values(operand)


def _is_value(node: Node) -> bool:
    """Tell whether a node is narrowed as one value: whatever is neither number nor arithmetic."""
    return not isinstance(node, (Constant, Apply))


def _last(leads: dict[Node | str, Node | str], value: Node | str) -> Node | str:
    """Return where `leads` ends from a value, and let it lead there at once the next time."""
    passed = []
    while (following := leads.get(value, value)) != value:
        passed.append(value)
        value = following
    leads.update(dict.fromkeys(passed, value))
    return value


def _key(node: Node) -> Node | str:
    """Return what stands for a value in a table: nearly always a name, which is quicker found."""
    return node.name if isinstance(node, Reference) else node


def _named(node: Node) -> Node:
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


def _left_operand(operator: str, result: Interval, _: Interval, right: Interval) -> Interval:
    """Return what the left operand can be, given what the result and the right one can be."""
    if operator == "+":
        return result - right
    if operator == "-":
        return result + right
    return _factor(result, right) if operator == "*" else result * right


def _right_operand(operator: str, result: Interval, left: Interval, _: Interval) -> Interval:
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
