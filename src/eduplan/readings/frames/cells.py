"""Figures of institutions and regions over a frame: as stated, or added up from their parts.

The order is that of `readings.elements`. What the frame can't follow is `hard` where it would make
a difference, and the exact reader decides it.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import AMOUNTS, Definition, Element, Scope, adds_up
from eduplan.readings.frames.kinds import Kinds
from eduplan.readings.frames.layout import INSTITUTION, Cell, Layout, codes_of
from eduplan.readings.frames.steps import Steps
from eduplan.readings.frames.values import (
    Algebra,
    Flag,
    Quantity,
    all_of,
    any_of,
    bits_of,
    negation,
)
from eduplan.readings.scopes import NOTHING, counted_as, lies_within, single_codes

MEMBERS = "members"
"""The column of how many institutions a region has in a year."""


@attrs.frozen(kw_only=True, eq=False)
class Found:
    """Whole numbers of one figure in each row.

    Attributes:
        num: the numbers, what is known of a sum where a part is missing; 0 where nothing is.
        factor: what one is in base units.
        bits: all stay below 2 to this power.
        lacks: where it is missing.
        stated: where the table says it.
        observed: where it rests on a figure of the table.
        hard: where the frame can't tell.
        negative: whether one may be below zero.
        positive: whether all that there are are above zero.
    """

    num: Any = 0
    factor: Fraction = Fraction(1)
    bits: float = 1
    lacks: Flag = True
    stated: Flag = False
    observed: Flag = False
    hard: Flag = False
    negative: bool = False
    positive: bool = False


ABSENT = Found()
NONE = Found(lacks=False)


class _Figures:
    """What the figures of institutions and of regions have in common."""

    def __init__(self, catalogue: Catalogue, layout: Layout, algebra: Algebra) -> None:
        self.catalogue = catalogue
        self.layout = layout
        self.algebra = algebra

    def _aligned(self, *founds: Found) -> tuple[Fraction, list[tuple[Any, float]]]:
        """Return numbers as multiples of one factor."""
        with_numbers = [one for one in founds if not isinstance(one.num, int) or one.num]
        if not with_numbers:
            return Fraction(1), [(one.num, one.bits) for one in founds]
        step = min(one.factor for one in with_numbers)
        found = []
        for one in founds:
            times = one.factor / step if one in with_numbers else Fraction(1)
            assert times.denominator == 1
            number = int(times)
            bits = one.bits + bits_of(number) - 1
            found.append((one.num if number == 1 else one.num * number, bits))
        return step, found

    def first(self, one: Found, two: Found, *, complete: bool = False) -> Found:
        """Return one figure, where it is missing another; `complete` takes that only if whole."""
        if one.lacks is False or two is ABSENT:
            return one
        if one.lacks is True and not complete and one.hard is False:
            return two
        used = all_of(one.lacks, negation(two.lacks)) if complete else one.lacks
        step, ((first, first_bits), (second, second_bits)) = self._aligned(one, two)
        return Found(
            num=self.algebra.pick(used, second, first),
            factor=step,
            bits=max(first_bits, second_bits),
            lacks=all_of(one.lacks, two.lacks),
            stated=any_of(one.stated, all_of(used, two.stated)),
            observed=any_of(one.observed, all_of(used, two.observed)),
            hard=any_of(one.hard, all_of(one.lacks, two.hard)),
            negative=one.negative or two.negative,
            positive=one.positive and two.positive,
        )

    def chosen(self, flag: Flag, one: Found, two: Found) -> Found:
        """Return one figure where a flag is set, another elsewhere."""
        if isinstance(flag, bool):
            return one if flag else two
        step, ((first, first_bits), (second, second_bits)) = self._aligned(one, two)

        def either(yes: Flag, no: Flag) -> Flag:
            if yes is no:
                return yes
            return any_of(all_of(flag, yes), all_of(negation(flag), no))

        return Found(
            num=self.algebra.pick(flag, first, second),
            factor=step,
            bits=max(first_bits, second_bits),
            lacks=either(one.lacks, two.lacks),
            stated=either(one.stated, two.stated),
            observed=either(one.observed, two.observed),
            hard=either(one.hard, two.hard),
            negative=one.negative or two.negative,
            positive=one.positive and two.positive,
        )

    def sum(self, founds: list[Found]) -> Found:
        """Return the sum of figures."""
        step, numbers = self._aligned(*founds)
        total = numbers[0][0]
        for number, _ in numbers[1:]:
            total = total + number
        return Found(
            num=total,
            factor=step,
            bits=max(bits for _, bits in numbers) + bits_of(len(numbers)),
            lacks=any_of(*(one.lacks for one in founds)),
            observed=any_of(*(one.observed for one in founds)),
            hard=any_of(*(one.hard for one in founds)),
            negative=any(one.negative for one in founds),
            positive=all(one.positive for one in founds),
        )

    def quantity(self, found: Found, definition: Definition, codes: Scope) -> Quantity:
        """Return a figure as a number of formulas."""
        is_amount = definition.unit.kind in AMOUNTS
        missing = {} if found.lacks is False else {definition.name: found.lacks}
        return Quantity(
            num=found.num,
            factor=found.factor,
            num_bits=found.bits,
            below_zero=found.negative,
            above_zero=found.positive,
            missing=missing,
            up=found.lacks,
            down=False if is_amount else found.lacks,
            hard=found.hard,
            observed=found.observed,
            key=(definition.name, codes_of(codes)),
        )

    def _narrower(self, name: str, scope: Scope) -> list[Cell]:
        """Return the columns of parts of a figure by codes."""
        found = []
        for cell in self.layout.of_name(name):
            codes = dict(cell.codes)
            is_part = set(codes) > set(scope) or codes_of(codes) != codes_of(scope)
            if is_part and set(codes) >= set(scope):
                found.append(cell)
        return found

    def _wider(self, name: str, scope: Scope) -> list[Cell]:
        """Return the columns of which a figure is a part by codes."""
        return [
            cell
            for cell in self.layout.of_name(name)
            if cell.codes != codes_of(scope)
            and lies_within(scope, dict(cell.codes), self.catalogue)
        ]


class InstitutionFigures(_Figures):
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
                found = self.first(found, _only(whole, holds))
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
            for cell in self._wider(name, scope)
            if cell.of_institutions
        ]
        if zeros:
            found = self.first(found, _only(NONE, any_of(*zeros)), complete=True)
        of_region = [cell for cell in self.layout.of_name(name) if cell.of_regions]
        parts = [
            ~column(cell.column).is_null()
            for cell in self._narrower(name, scope)
            if cell.of_institutions
        ]
        open_ways = any_of(*parts, bool(of_region) and self.layout.has_regions)
        return attrs.evolve(found, hard=any_of(found.hard, all_of(found.lacks, open_ways)))


def _without(scope: Scope, dimension: str) -> Scope:
    return {name: code for name, code in scope.items() if name != dimension}


def _only(found: Found, flag: Flag) -> Found:
    """Return a figure where a flag is set, and none elsewhere."""
    if flag is True:
        return found
    if flag is False:
        return ABSENT
    return attrs.evolve(
        found,
        lacks=any_of(found.lacks, negation(flag)),
        stated=all_of(found.stated, flag),
        observed=all_of(found.observed, flag),
        hard=all_of(found.hard, flag),
    )


class RegionFigures(_Figures):
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
        for cell in self._wider(name, scope):
            own = self._own(cell.name, dict(cell.codes), back)
            if own is not ABSENT:
                zeros.append(all_of(own.stated, own.num == 0))
        for cell in self._narrower(name, scope):
            own = self._own(cell.name, dict(cell.codes), back)
            if own is not ABSENT:
                parts.append(own.stated)
        if zeros:
            found = self.first(found, _only(NONE, any_of(*zeros)), complete=True)
        return attrs.evolve(found, hard=any_of(found.hard, all_of(found.lacks, any_of(*parts))))
