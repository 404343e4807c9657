"""Figures of institutions over the rows of a frame: as stated, or put together from others.

The order is that of `readings.elements`. What the frame can't follow is `hard` where it would make
a difference, and the exact reader decides it.
"""

from __future__ import annotations

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Scope, adds_up
from eduplan.readings.frames.algebra import Algebra
from eduplan.readings.frames.figures import ABSENT, NONE, Figures, Found, only
from eduplan.readings.frames.flags import Flag, all_of, any_of, negation
from eduplan.readings.frames.kinds import Kinds
from eduplan.readings.frames.layout import INSTITUTION, Layout, codes_of
from eduplan.readings.frames.steps import Steps
from eduplan.readings.frames.values import Quantity
from eduplan.readings.scopes import NOTHING, counted_as, single_codes


class InstitutionFigures(Figures):
    """Figures of institutions, over the rows of the frame."""

    def __init__(
        self,
        catalogue: Catalogue,
        layout: Layout,
        algebra: Algebra,
        kinds: Kinds,
        steps: Steps,
    ) -> None:
        super().__init__(catalogue, layout, algebra)
        self.kinds = kinds
        self._steps = steps

    @property
    def is_member(self) -> Flag:
        """Where a row is of an institution."""
        if not (self.layout.has_regions and self.layout.has_institutions):
            return self.layout.has_institutions
        return ~self.algebra.ns.col(INSTITUTION).is_null()

    def figure(self, name: str, scope: Scope) -> Quantity:
        """Return a figure as a number of formulas."""
        return self.quantity(self.found(name, scope), self.catalogue.get(name), scope)

    def found(self, name: str, scope: Scope) -> Found:
        """Return a figure of institutions."""
        return self._steps.made((name, codes_of(scope)), lambda: self._found(name, scope))

    def applies(self, name: str, *, in_stage: bool = False) -> Flag:
        """Return where an institution has an element: by its kind, or because it reports some."""
        key = ("applies", name, in_stage)
        return self._steps.made(key, lambda: self._is_applicable(name, in_stage))

    def _is_applicable(self, name: str, in_stage: bool) -> Flag:
        definition = self.catalogue.definitions.get(name)
        by_kind = self.kinds.applies(name)
        if by_kind is True or not isinstance(definition, Element):
            return True
        column, reports = self.algebra.ns.col, [by_kind]
        for cell in self.layout.of_name(*filter(None, (name, definition.whole))):
            if not cell.of_institutions or (not in_stage and self.kinds.is_cell_outside(cell)):
                continue
            outside = False if in_stage else self.kinds.is_outside(cell.name)
            is_some = column(cell.column).fill_null(0) != 0
            reports.append(all_of(is_some, negation(outside)))
        return any_of(*reports)

    def holds(self, dimension: str, code: str) -> tuple[Flag, Flag]:
        """Return where an institution lies within some codes, and where it lies outside."""
        key = ("holds", dimension, code)
        return self._steps.made(key, lambda: self.kinds.holds(dimension, code))

    def is_within(self, scope: Scope) -> Flag:
        """Return where an institution is not outside some codes."""
        return negation(any_of(*(self.holds(*pair)[1] for pair in scope.items())))

    def _found(self, name: str, scope: Scope) -> Found:
        definition = self.catalogue.get(name)
        found = self._stated(name, scope)
        if not adds_up(definition):
            for dimension, code in scope.items():
                holds = self.holds(dimension, code)[0]
                whole = self.found(name, _without(scope, dimension))
                found = self.first(found, only(whole, holds))
            return found
        if NOTHING in scope.values():
            return self.first(found, NONE)
        put_together = self._put_together(name, scope)
        found = self.first(found, put_together)
        return self._implied(found, name, scope)

    def _stated(self, name: str, scope: Scope) -> Found:
        """Return what the row states, or what it counts for itself."""
        cell = self.layout.cells.get((name, codes_of(scope)))
        found = ABSENT
        if cell is not None and cell.of_institutions:
            column = self.algebra.ns.col(cell.column)
            lacks = column.is_null() if cell.lacking else False
            outside = False if "stage" in scope else self.kinds.is_outside(name)
            lacks = any_of(lacks, outside)
            num = column.fill_null(0) if cell.lacking else column
            num = num if outside is False else self.algebra.pick(outside, 0, num)
            stated = negation(lacks)
            found = Found(
                num=num,
                factor=cell.factor,
                bits=cell.bits,
                lacks=lacks,
                stated=stated,
                observed=stated,
                negative=cell.negative,
                positive=cell.positive,
            )
        one, none = self.kinds.itself(name, codes_of(scope))
        known = any_of(one, none)
        if known is False or found.lacks is False:
            return found
        known = all_of(known, self.applies(name, in_stage="stage" in scope))
        counted = Found(num=self.algebra.whole(one), lacks=negation(known), stated=known)
        return self.first(found, counted)

    def _put_together(self, name: str, scope: Scope) -> Found:
        """Return a figure by the institution's own codes, else the sum of several codes."""
        by_codes = self._by_codes(name, scope)
        found = ABSENT if by_codes is None else by_codes
        for dimension, code in reversed([*scope.items()]):
            holds, not_ = self.holds(dimension, code)
            if holds is False and not_ is False:
                continue
            whole = self.found(name, _without(scope, dimension))
            within = self.chosen(holds, whole, found)
            found = self.chosen(not_, NONE, within)
        return found

    def _by_codes(self, name: str, scope: Scope) -> Found | None:
        for dimension, code in scope.items():
            codes = single_codes(code, dimension, self.catalogue)
            if len(codes) > 1:
                return self.sum([self.found(name, {**scope, dimension: one}) for one in codes])
        return None

    def _implied(self, found: Found, name: str, scope: Scope) -> Found:
        """Return a figure with what others leave no choice about."""
        if found.lacks is False:
            return found
        definition = self.catalogue.get(name)
        if isinstance(definition, Element) and definition.whole:
            whole, codes = counted_as(name, scope, self.catalogue)
            found = self.first(
                found, attrs.evolve(self.found(whole, codes), stated=False), complete=True
            )
        column = self.algebra.ns.col
        zeros = [
            column(cell.column).fill_null(-1) == 0
            for cell in self.wider(name, scope)
            if cell.of_institutions
        ]
        if zeros:
            found = self.first(found, only(NONE, any_of(*zeros)), complete=True)
        of_region = [cell for cell in self.layout.of_name(name) if cell.of_regions]
        parts = [
            ~column(cell.column).is_null()
            for cell in self.narrower(name, scope)
            if cell.of_institutions
        ]
        open_ways = any_of(*parts, bool(of_region) and self.layout.has_regions)
        return attrs.evolve(found, hard=any_of(found.hard, all_of(found.lacks, open_ways)))


def _without(scope: Scope, dimension: str) -> Scope:
    return {name: code for name, code in scope.items() if name != dimension}
