"""Which published figures are parts of which others, by what the catalogue knows of both.

A figure is part of another if both are counts of one element and its codes lie within the other's;
or if an indicator that is at most 100 % divides its element by the other's. A rate is part of a
rate with the same divisor if its dividend is part of the other's. An element that is defined as
some codes of another (`Element.whole`) counts these: 公办园在园幼儿数 is 在园幼儿数, public.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple, TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator, Scope, adds_up
from eduplan.catalogue.rule import Check
from eduplan.engine.index import PlanIndex, name_of
from eduplan.immutable import EMPTY
from eduplan.plan.model import Baseline, Statement, Target
from eduplan.quantity import Interval
from eduplan.readings import lowered as low
from eduplan.readings.lowering import lowering_of
from eduplan.readings.narrowing import comparisons
from eduplan.readings.scopes import counted_as, lies_within

OWNER_DIMENSIONS = ("authority", "basis")
"""Dimensions that say whose figures these are. Formulas select stages and the like."""

Published: TypeAlias = "Baseline | Statement"


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


@attrs.frozen(eq=False, repr=False, slots=False)
class PartsAndWholes:
    """Finds the published figures that include another, for the same time.

    Pairs that a check of a domain compares are left to it: one fact is one finding.
    """

    index: PlanIndex
    catalogue: Catalogue

    def exceeded_by(self, part: Published) -> list[Published]:
        """Return the figures that include that of `part` and are certainly less than it."""
        figure, quantity = part.figure, self._quantities.get(part.id)
        if figure is None or quantity is None:
            return []
        return [
            whole
            for whole in self._candidates(quantity, _time(part))
            if whole.figure is not None
            and Interval.less(whole.figure.interval, figure.interval) is True
            and self._includes(self._quantities[whole.id], quantity)
            and not self._is_checked(quantity.counted, self._quantities[whole.id].counted)
        ]

    def is_known_part(self, part: Published, whole: Published) -> bool:
        """Tell whether the catalogue knows that one figure includes another of the same time."""
        one, other = (self._quantities.get(item.id) for item in (part, whole))
        if one is None or other is None or _time(part) != _time(whole):
            return False
        return self._includes(other, one)

    def is_sum_checked(self, parts: Sequence[Published], whole: Published) -> bool:
        """Tell whether a check of a domain says that these parts together are at most the whole."""
        every = (*parts, whole)
        *addends, total = (self._quantities.get(one.id) for one in every)
        if total is None or len({_time(one) for one in every}) > 1:
            return False
        checked = {one.counted for one in addends if one and self._is_part(one, total)}
        sums = frozenset(map(_without_owner, checked)), _without_owner(total.counted)
        return len(sums[0]) == len(parts) and sums in self._checked_sums

    def _is_part(self, part: Quantity, whole: Quantity) -> bool:
        is_own = part.counted.scope.keys() >= whole.counted.scope.keys()
        return is_own and part.divisor is whole.divisor is None

    def counted_by_indicators(self) -> Iterator[tuple[Published, Count]]:
        """Yield the figures of indicators that count an element, as they are, and what they count.

        大班额班级数 counts the classes of 56 and more.
        """
        for one in self._items:
            quantity = self._quantities.get(one.id)
            definition = self.catalogue.definitions.get(name_of(one))
            if quantity and quantity.divisor is None and isinstance(definition, Indicator):
                yield one, quantity.counted

    def is_same_or_within(self, part: Quantity, whole: Quantity) -> bool:
        """Tell whether all that one quantity counts is counted by the other, whatever divides."""
        one, other = Quantity(part.counted), Quantity(whole.counted)
        return one == other or self._includes(other, one)

    @cached_property
    def eliminations(self) -> Mapping[Quantity, Target]:
        """The earliest target that leaves nothing of a quantity, by the quantity."""
        found: dict[Quantity, Target] = {}
        for target in self.index.plan.targets:
            quantity = self.quantity(target.indicator, target.scope)
            if quantity is None or target.bound.accepted.upper != 0:
                continue
            if quantity not in found or self._is_due_before(target, found[quantity]):
                found[quantity] = target
        return found

    def _is_due_before(self, one: Target, other: Target) -> bool:
        return self.index.plan.due_year(one) < self.index.plan.due_year(other)

    def is_whole(self, count: Count) -> bool:
        """Tell whether a count is of all of something, of which the catalogue knows parts.

        Classes are; those of 56 and more are a part of them.
        """
        chosen = self._part_dimensions.get(count.element)
        return chosen is not None and chosen.isdisjoint(count.scope)

    @cached_property
    def _part_dimensions(self) -> Mapping[str, set[str]]:
        """The elements that shares divide by, with the dimensions by which their parts differ."""
        found: dict[str, set[str]] = {}
        for share in (share for shares in self._shares.values() for share in shares):
            chosen = share.part.scope.keys() - share.whole.scope.keys()
            found.setdefault(share.whole.element, set()).update(chosen)
        return found

    @property
    def _items(self) -> tuple[Published, ...]:
        facts = (one for one in self.index.plan.statements if one.is_fact)
        return (*self.index.plan.baselines, *facts)

    @cached_property
    def _quantities(self) -> Mapping[str, Quantity]:
        found = ((one.id, self.quantity(name_of(one), one.scope)) for one in self._items)
        return {name: quantity for name, quantity in found if quantity is not None}

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
    def _shares(self) -> Mapping[str, list[_Share]]:
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
    def _by_element(self) -> Mapping[tuple[str, object], list[Published]]:
        """The figures by the element that they count, and their time; of each quantity the least.

        Comparing with the least alone keeps the work in proportion to the plan.
        """
        least: dict[tuple[Quantity, object], tuple[Fraction, Published]] = {}
        for one in self._items:
            quantity, figure = self._quantities.get(one.id), one.figure
            if quantity is None or figure is None or figure.interval.upper is None:
                continue
            key, upper = (quantity, _time(one)), figure.interval.upper
            if key not in least or upper < least[key][0]:
                least[key] = upper, one
        found: dict[tuple[str, object], list[Published]] = {}
        for (quantity, time), (_, one) in least.items():
            found.setdefault((quantity.counted.element, time), []).append(one)
        return found

    def _candidates(self, quantity: Quantity, time: object) -> Iterator[Published]:
        element = quantity.counted.element
        shares = self._shares.get(element, ())
        for name in dict.fromkeys((element, *(share.whole.element for share in shares))):
            yield from self._by_element.get((name, time), ())

    def _is_checked(self, part: Count, whole: Count) -> bool:
        one, other = map(_without_owner, (part, whole))
        return (one, other) in self._checked and part.scope.keys() >= whole.scope.keys()

    @cached_property
    def _checked(self) -> frozenset[tuple[object, object]]:
        """The pairs, part and whole, that checks compare: what is added up is at most the sum."""
        return frozenset(
            (_without_owner(part), _without_owner(whole))
            for less, whole in self._comparisons()
            for addend in _addends(less)
            if (part := self._count(addend))
        )

    @cached_property
    def _checked_sums(self) -> frozenset[tuple[object, object]]:
        """The sums that checks compare with a whole: all that is added up, and the whole."""
        return frozenset(
            (frozenset(_without_owner(one) for one in counts if one), _without_owner(whole))
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

    def _includes(self, whole: Quantity, part: Quantity) -> bool:
        if whole.divisor != part.divisor or whole == part:
            return False
        if whole.counted.element == part.counted.element:
            return lies_within(part.counted.scope, whole.counted.scope, self.catalogue)
        return any(
            self._is_within(share, whole.counted, part.counted)
            for share in self._shares.get(part.counted.element, ())
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


def _without_owner(count: Count) -> tuple[str, frozenset[tuple[str, str]]]:
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


def _time(item: Published) -> tuple[int | None, int | None]:
    if isinstance(item, Baseline):
        return item.year, item.year
    return item.first_year, item.last_year
