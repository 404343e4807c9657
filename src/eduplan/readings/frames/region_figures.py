"""Figures of regions over aggregated rows, one a region and year: as stated, or added up.

The order is that of `readings.elements`, as in `institution_figures`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from eduplan.catalogue.definitions import Element, Scope, adds_up
from eduplan.readings.frames.algebra import Algebra
from eduplan.readings.frames.figures import ABSENT, NONE, Figures, Found, only
from eduplan.readings.frames.flags import Flag, all_of, any_of, negation
from eduplan.readings.frames.institution_figures import InstitutionFigures
from eduplan.readings.frames.layout import codes_of
from eduplan.readings.frames.steps import Steps
from eduplan.readings.frames.values import Quantity
from eduplan.readings.scopes import NOTHING, counted_as, single_codes

MEMBERS = "members"
"""The column of how many institutions a region has in a year."""


class RegionFigures(Figures):
    """Figures of regions, over the rows that the aggregation gives: one a region and year.

    Args:
        institutions: the figures that are added up.
        algebra: that of the aggregated rows, which may be of another library.
        aggregated: takes a key and an expression of the rows of the frame, and returns the name of
            the column of its sums.
    """

    def __init__(
        self,
        institutions: InstitutionFigures,
        algebra: Algebra,
        aggregated: Callable[[object, Any], str],
        column: Callable[[str, int], Any],
        steps: Steps,
    ) -> None:
        super().__init__(institutions.catalogue, institutions.layout, algebra)
        self._steps = steps
        self.institutions = institutions
        self._aggregated = aggregated
        self._column = column

    def members(self, back: int) -> Any:
        """Return how many institutions there are."""
        return self._column(MEMBERS, back)

    def figure(self, name: str, scope: Scope, back: int) -> Quantity:
        """Return a figure as a number of formulas."""
        return self.quantity(self.found(name, scope, back), self.catalogue.get(name), scope)

    def found(self, name: str, scope: Scope, back: int) -> Found:
        """Return a figure of regions."""
        key = (name, codes_of(scope), back)
        return self._steps.made(key, lambda: self._found(name, scope, back))

    def _found(self, name: str, scope: Scope, back: int) -> Found:
        definition = self.catalogue.get(name)
        found = self._own(name, scope, back)
        if not adds_up(definition):
            return found
        if NOTHING in scope.values():
            return self.first(found, NONE)
        of_institutions = definition.level == "institution" and self.layout.has_institutions
        total = self._total(name, scope, back) if of_institutions else ABSENT
        of_regions = [cell for cell in self.layout.of_name(name) if cell.of_regions]
        by_codes = self._by_codes(name, scope, back) if of_regions else None
        if by_codes is not None:
            # Beside institutions codes count only if they give the whole.
            nobody = self.members(back) == 0 if of_institutions else True
            total = self.chosen(nobody, by_codes, self.first(total, by_codes, complete=True))
        return self._implied(self.first(found, total), name, scope, back)

    def _own(self, name: str, scope: Scope, back: int) -> Found:
        """Return what the region itself reports."""
        cell = self.layout.cells.get((name, codes_of(scope)))
        if cell is None or not cell.of_regions or not self.layout.has_regions:
            return ABSENT
        algebra = self.institutions.algebra
        column = algebra.ns.col(cell.column)
        of_region = negation(self.institutions.is_member)
        is_there = all_of(of_region, ~column.is_null())
        number = column.fill_null(0)
        if cell.of_institutions and of_region is not True:
            number = algebra.pick(of_region, number, 0)
        num = self._aggregated(("own", cell.column), number)
        count = self._aggregated(("stated", cell.column), algebra.whole(is_there))
        stated = self._column(count, back) > 0
        return Found(
            num=self._column(num, back),
            factor=cell.factor,
            bits=cell.region_bits,
            lacks=~stated,
            stated=stated,
            observed=stated,
            negative=cell.negative,
        )

    def _total(self, name: str, scope: Scope, back: int) -> Found:
        """Return the sum over the institutions."""
        one = self.institutions.found(name, scope)
        is_member = self.institutions.is_member
        counted = all_of(is_member, any_of(self.institutions.applies(name), one.stated))
        key, algebra = (name, codes_of(scope)), self.institutions.algebra

        def summed(what: str, flag: Flag) -> Any:
            if flag is False:
                return 0
            if flag is is_member or flag is True:
                return self.members(back)
            return self._column(self._aggregated((what, *key), algebra.whole(flag)), back)

        number = one.num
        cells = self.layout.of_name(*self._chain(name))
        if (
            any(cell.of_regions and cell.of_institutions for cell in cells)
            and is_member is not True
        ):
            number = algebra.pick(is_member, number, 0)
        if isinstance(number, int):
            num: Any = number * self.members(back) if number else 0
        else:
            num = self._column(self._aggregated(("sum", *key), number), back)
        always = counted is True or counted is is_member
        count = self.members(back) if always else summed("counted", counted)
        missing = summed("missing", all_of(counted, one.lacks))
        hard = summed("hard", all_of(counted, one.hard))
        none = count == 0 if self.layout.has_regions or back or not always else False
        some_missing = missing > 0 if not isinstance(missing, int) else bool(missing)
        observed = summed("observed", all_of(is_member, one.observed))
        return Found(
            num=num,
            factor=one.factor,
            bits=one.bits + self.layout.member_bits,
            lacks=any_of(none, some_missing),
            observed=observed > 0 if not isinstance(observed, int) else False,
            hard=hard > 0 if not isinstance(hard, int) else False,
            negative=one.negative,
        )

    def _chain(self, name: str) -> list[str]:
        names = [name]
        definition = self.catalogue.definitions.get(name)
        while isinstance(definition, Element) and definition.whole:
            names.append(definition.whole)
            definition = self.catalogue.definitions.get(definition.whole)
        return names

    def _by_codes(self, name: str, scope: Scope, back: int) -> Found | None:
        for dimension, code in scope.items():
            codes = single_codes(code, dimension, self.catalogue)
            if len(codes) > 1:
                parts = [self.found(name, {**scope, dimension: one}, back) for one in codes]
                return self.sum(parts)
        return None

    def _implied(self, found: Found, name: str, scope: Scope, back: int) -> Found:
        if found.lacks is False:
            return found
        definition = self.catalogue.get(name)
        if isinstance(definition, Element) and definition.whole:
            whole, codes = counted_as(name, scope, self.catalogue)
            part = attrs.evolve(self.found(whole, codes, back), stated=False)
            found = self.first(found, part, complete=True)
        zeros, parts = [], []
        for cell in self.wider(name, scope):
            own = self._own(cell.name, dict(cell.codes), back)
            if own is not ABSENT:
                zeros.append(all_of(own.stated, own.num == 0))
        for cell in self.narrower(name, scope):
            own = self._own(cell.name, dict(cell.codes), back)
            if own is not ABSENT:
                parts.append(own.stated)
        if zeros:
            found = self.first(found, only(NONE, any_of(*zeros)), complete=True)
        return attrs.evolve(found, hard=any_of(found.hard, all_of(found.lacks, any_of(*parts))))
