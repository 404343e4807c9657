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
from typing import TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, Scope
from eduplan.engine.counting import Count, Counting, Quantity, counting_of, without_owner
from eduplan.engine.index import PlanIndex, name_of
from eduplan.plan.model import Baseline, Statement, Target
from eduplan.quantity import Interval

Published: TypeAlias = "Baseline | Statement"


@attrs.frozen(eq=False, repr=False, slots=False)
class PartsAndWholes:
    """Finds the published figures that include another, for the same time.

    Pairs that a check of a domain compares are left to it: one fact is one finding.
    """

    index: PlanIndex
    catalogue: Catalogue

    @property
    def _counting(self) -> Counting:
        return counting_of(self.catalogue)

    def quantity(self, name: str, scope: Scope) -> Quantity | None:
        """Return what a name of some codes counts; None where it is no count nor rate of counts."""
        return self._counting.quantity(name, scope)

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
            and self._counting.includes(self._quantities[whole.id], quantity)
            and not self._is_checked(quantity.counted, self._quantities[whole.id].counted)
        ]

    def is_known_part(self, part: Published, whole: Published) -> bool:
        """Tell whether the catalogue knows that one figure includes another of the same time."""
        one, other = (self._quantities.get(item.id) for item in (part, whole))
        if one is None or other is None or _time(part) != _time(whole):
            return False
        return self._counting.includes(other, one)

    def is_sum_checked(self, parts: Sequence[Published], whole: Published) -> bool:
        """Tell whether a check of a domain says that these parts together are at most the whole."""
        every = (*parts, whole)
        *addends, total = (self._quantities.get(one.id) for one in every)
        if total is None or len({_time(one) for one in every}) > 1:
            return False
        checked = {one.counted for one in addends if one and self._is_part(one, total)}
        sums = frozenset(map(without_owner, checked)), without_owner(total.counted)
        return len(sums[0]) == len(parts) and sums in self._counting.checked_sums

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
        return one == other or self._counting.includes(other, one)

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
        chosen = self._counting.part_dimensions.get(count.element)
        return chosen is not None and chosen.isdisjoint(count.scope)

    @property
    def _items(self) -> tuple[Published, ...]:
        facts = (one for one in self.index.plan.statements if one.is_fact)
        return (*self.index.plan.baselines, *facts)

    @cached_property
    def _quantities(self) -> Mapping[str, Quantity]:
        found = ((one.id, self.quantity(name_of(one), one.scope)) for one in self._items)
        return {name: quantity for name, quantity in found if quantity is not None}

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
        shares = self._counting.shares.get(element, ())
        for name in dict.fromkeys((element, *(share.whole.element for share in shares))):
            yield from self._by_element.get((name, time), ())

    def _is_checked(self, part: Count, whole: Count) -> bool:
        one, other = map(without_owner, (part, whole))
        return (one, other) in self._counting.checked and part.scope.keys() >= whole.scope.keys()


def _time(item: Published) -> tuple[int | None, int | None]:
    if isinstance(item, Baseline):
        return item.year, item.year
    return item.first_year, item.last_year
