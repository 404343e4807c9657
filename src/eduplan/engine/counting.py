"""What the names of a catalogue count, and which of these counts are parts of which others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator, Scope, adds_up
from eduplan.catalogue.rule import Check
from eduplan.immutable import EMPTY
from eduplan.readings import lowered as low
from eduplan.readings.lowering import lowering_of
from eduplan.readings.narrowing import comparisons
from eduplan.readings.scopes import counted_as, lies_within

OWNER_DIMENSIONS = ("authority", "basis")
"""Dimensions that say whose figures these are. Formulas select stages and the like."""


class Count(NamedTuple):
    """A count of an element, of some codes."""

    element: str
    scope: Scope


class Quantity(NamedTuple):
    """What a figure is: a count, or a count divided by another."""

    counted: Count
    divisor: Count | None = None


class _Share(NamedTuple):
    """A count that is part of another, as an indicator of at most 100 % divides them."""

    part: Count
    whole: Count


@lru_cache(maxsize=8)
def counting_of(catalogue: Catalogue) -> Counting:
    """Return what the names of a catalogue count, found once for all its plans."""
    return Counting(catalogue)


@attrs.frozen(eq=False, repr=False, slots=False)
class Counting:
    """What names count, and what the shares and checks of a catalogue say of counts."""

    catalogue: Catalogue

    def quantity(self, name: str, scope: Scope) -> Quantity | None:
        """Return what a name of some codes counts; None where it is no count nor rate of counts."""
        definition = self.catalogue.definitions.get(name)
        if isinstance(definition, Element):
            return Quantity(self._counted(name, scope)) if adds_up(definition) else None
        if not isinstance(definition, Indicator):
            return None
        formula = lowering_of(self.catalogue).lowered(definition.formula, scope)
        if isinstance(formula, low.Operation) and formula.operator == "/":
            part, whole = map(self._count, formula.operands)
            return Quantity(part, whole) if part and whole else None
        count = self._count(formula)
        return Quantity(count) if count else None

    def _count(self, node: low.Lowered) -> Count | None:
        if isinstance(node, low.Published) and not node.back:
            quantity = self.quantity(node.name, node.scope)
            return quantity.counted if quantity and quantity.divisor is None else None
        if not isinstance(node, low.Figure) or node.back or node.level != "region":
            return None
        definition = self.catalogue.definitions.get(node.name)
        known = isinstance(definition, Element) and adds_up(definition)
        return self._counted(node.name, node.scope) if known else None

    def _counted(self, name: str, scope: Scope) -> Count:
        return Count(*counted_as(name, scope, self.catalogue))

    @cached_property
    def shares(self) -> Mapping[str, list[_Share]]:
        """The shares that the catalogue knows, by the element that is the part."""
        found: dict[str, list[_Share]] = {}
        for one in self.catalogue.definitions.values():
            is_share = isinstance(one, Indicator) and one.most == 1
            quantity = self.quantity(one.name, EMPTY) if is_share else None
            if quantity is not None and quantity.divisor is not None:
                share = _Share(quantity.counted, quantity.divisor)
                found.setdefault(share.part.element, []).append(share)
        return found

    @cached_property
    def part_dimensions(self) -> Mapping[str, set[str]]:
        """The elements that shares divide by, with the dimensions by which their parts differ."""
        found: dict[str, set[str]] = {}
        for share in (share for shares in self.shares.values() for share in shares):
            chosen = share.part.scope.keys() - share.whole.scope.keys()
            found.setdefault(share.whole.element, set()).update(chosen)
        return found

    @cached_property
    def checked(self) -> frozenset[tuple[object, object]]:
        """The pairs, part and whole, that checks compare: what is added up is at most the sum."""
        return frozenset(
            (without_owner(part), without_owner(whole))
            for less, whole in self._comparisons()
            for addend in _addends(less)
            if (part := self._count(addend))
        )

    @cached_property
    def checked_sums(self) -> frozenset[tuple[object, object]]:
        """The sums that checks compare with a whole: all that is added up, and the whole."""
        return frozenset(
            (frozenset(without_owner(one) for one in counts if one), without_owner(whole))
            for less, whole in self._comparisons()
            if all(counts := [self._count(one) for one in _addends(less)])
        )

    def _comparisons(self) -> Iterator[tuple[low.Lowered, Count]]:
        """Yield what checks say is at most a count, and that count."""
        for rule in self.catalogue.rules.values():
            if not isinstance(rule, Check):
                continue
            for comparison in comparisons(lowering_of(self.catalogue).lowered(rule.formula)):
                for less, more in _sides(comparison):
                    if whole := self._count(more):
                        yield less, whole

    def includes(self, whole: Quantity, part: Quantity) -> bool:
        """Tell whether all that one quantity counts is counted by another, with one divisor."""
        if whole.divisor != part.divisor or whole == part:
            return False
        if whole.counted.element == part.counted.element:
            return lies_within(part.counted.scope, whole.counted.scope, self.catalogue)
        return any(
            self._is_within(share, whole.counted, part.counted)
            for share in self.shares.get(part.counted.element, ())
        )

    def _is_within(self, share: _Share, whole: Count, part: Count) -> bool:
        """Tell whether a part is within a whole by one share that is known.

        Of the part's own codes those count that the whole can have, too.
        """
        if share.whole.element != whole.element:
            return False
        if not lies_within(part.scope, share.part.scope, self.catalogue):
            return False
        known = getattr(self.catalogue.get(whole.element), "dimensions", ())
        own = {name: code for name, code in part.scope.items() if name in known}
        extra = {name: code for name, code in own.items() if name not in share.part.scope}
        return lies_within({**share.whole.scope, **extra}, whole.scope, self.catalogue)


def without_owner(count: Count) -> tuple[str, frozenset[tuple[str, str]]]:
    """Return a count as checks read it: of whosever figures are asked about."""
    scope = ((name, code) for name, code in count.scope.items() if name not in OWNER_DIMENSIONS)
    return count.element, frozenset(scope)


def _sides(comparison: low.Operation) -> Iterator[tuple[low.Lowered, low.Lowered]]:
    """Yield the side that is to be at most the other; of an equation either is."""
    one, other = comparison.operands
    if comparison.operator in ("<", "<=", "="):
        yield one, other
    if comparison.operator in (">", ">=", "="):
        yield other, one


def _addends(node: low.Lowered) -> Iterator[low.Lowered]:
    if isinstance(node, low.Operation) and node.operator == "+":
        for operand in node.operands:
            yield from _addends(operand)
    else:
        yield node
