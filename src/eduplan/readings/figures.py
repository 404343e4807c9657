"""Figures of elements as columns, of regions or of their institutions.

Most institutions state a figure; others have none by their own code. Of the rest one of each class
is read exactly, which says for all of them from which rows the figure is added up, and what is
missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm

import attrs

from eduplan.catalogue.definitions import Definition, Element, Scope, adds_up
from eduplan.data.cells import Value
from eduplan.formula import Node, Reference
from eduplan.immutable import frozen_texts
from eduplan.quantity import EVERYTHING, Figure, Interval
from eduplan.quantity.ranges import ZERO, sum_of
from eduplan.readings.column import (
    NO_SPREAD,
    Number,
    Numbers,
    Spread,
    added,
    as_interval,
    numbers,
    picked,
)
from eduplan.readings.elements import ElementReader, widest_interval
from eduplan.readings.facts import Context, Missing, Reading
from eduplan.readings.institutions import Group, Institutions
from eduplan.readings.notes import Notes, cells_of
from eduplan.readings.observed import PUBLISHED, ObservedFacts
from eduplan.readings.places import Places
from eduplan.readings.recipes import Found, Recipe, RecipeReader
from eduplan.readings.scopes import NOTHING, counted_as, single_codes


def _is_lacking(found: Found | None) -> bool:
    return found is None or bool(found.missing)


class FigureColumns:
    """Columns of the figures of elements, of a region or of its institutions.

    Args:
        facts: the table.
        beside: the columns of the same table with rounded figures as they are, or as printed.
    """

    def __init__(self, facts: ObservedFacts, beside: FigureColumns | None = None) -> None:
        self.facts = facts
        self.catalogue = facts.catalogue
        self.cells = facts.table.observations
        self.institutions: Institutions = beside.institutions if beside else Institutions(facts)
        self.elements = FoundmingReader(facts, self)
        """Reads figures of regions; what it adds up over institutions it adds up by columns."""
        self._recipes = RecipeReader(facts)
        self._columns: dict[tuple[str, Scope, Places], Numbers] = {}
        self._bare: dict[tuple[str, Scope, Places], int] = {}
        self._sums: dict[tuple[str, Scope, Places], Mapping[int, Found]] = {}
        self._common: dict[tuple[int, int], tuple[object, int, Sequence[int]]] = {}

    @cached_property
    def rounded(self) -> frozenset[str]:
        """The names that a rounded figure is stated of, and the elements that are parts of such."""
        kinds, values = self.cells.kinds, self.cells.values
        stated = {
            kinds[at].name
            for at, value in enumerate(values)
            if type(value) is Figure and value.qualifier == "rounded"
        }
        names = self.catalogue.definitions if stated else ()
        parts = [name for name in names if not stated.isdisjoint(self._chain(name))]
        return frozenset(stated.union(parts))

    def common(self, tops: Sequence[int], mask: int) -> tuple[int, Sequence[int]]:
        """Return the least common multiple of some cells of a column, and its share of each."""
        key = (id(tops), mask)
        if key not in self._common:
            chosen = picked(tops, mask)
            multiple = lcm(*chosen)
            self._common[key] = tops, multiple, [multiple // one for one in chosen]
        _, multiple, shares = self._common[key]
        return multiple, shares

    def column(self, name: str, scope: Scope, places: Places) -> Numbers:
        """Return the figures of an element of some codes, in each of some places."""
        key = (name, scope, places)
        if key not in self._columns:
            read = self._of_institutions if places.of_institutions else self._of_regions
            if not scope and self._is_absent(name):
                read = self._nothing
            self._columns[key] = read(name, scope, places)
        return self._columns[key]

    def _is_absent(self, name: str) -> bool:
        """Tell an element of which the table can say nothing: it has no row to tell it from."""
        definition, (own, *wholes) = self.catalogue.get(name), self._chain(name)
        counts = getattr(definition, "counts_institutions", False)
        return not (wholes or counts or own in self.cells.of_name)

    def _nothing(self, name: str, scope: Scope, places: Places) -> Numbers:
        self._bare[name, scope, places] = places.everyone
        anything = widest_interval(self.catalogue.get(name))
        spread = Spread.over([(places.everyone, anything)])
        return Numbers([0] * places.size, 1, spread, Notes({name: places.everyone}))

    def bare(self, name: str, scope: Scope, places: Places) -> int:
        """Return the institutions of which nothing of a figure is known."""
        self.column(name, scope, places)
        return self._bare[name, scope, places]

    # Regions

    def _of_regions(self, name: str, scope: Scope, places: Places) -> Numbers:
        node, definition = Reference(name), self.catalogue.get(name)
        values: list[Number] = []
        missing: dict[str, int] = {}
        stated = 0
        added = self._added_up(name, scope, places)
        for cell, (region, _, year) in enumerate(places.cells):
            found = added.get(cell)
            if found is None:
                context = Context(region, year, scope=scope)
                found = Found.of(self.elements.read(node, definition, context))
            for lacking in found.missing:
                missing[lacking] = missing.get(lacking, 0) | 1 << cell
            values.append(found.value)
            stated |= found.is_stated << cell
        return numbers(values, Notes(missing, (), stated))

    def _added_up(self, name: str, scope: Scope, places: Places) -> Mapping[int, Found]:
        """Return the figures of regions that only their own institutions can tell.

        These are regions without inner ones, of names that no region states. The order is that of
        `ElementReader`, which reads the others one by one.
        """
        key = (name, scope, places)
        if key not in self._sums:
            self._sums[key] = self._summed(name, scope, places)
        return self._sums[key]

    def _summed(self, name: str, scope: Scope, places: Places) -> Mapping[int, Found]:
        definition = self.catalogue.get(name)
        if definition.level != "institution" or not adds_up(definition):
            return {}
        chain = self._chain(name)
        if not self.cells.of_regions.isdisjoint(chain) or NOTHING in scope.values():
            return {}
        homes = enumerate(places.contexts)
        cells = [cell for cell, home in homes if not self.facts.parts(home)]
        totals = self._totals(definition, scope, places)
        unsure = [cell for cell in cells if _is_lacking(totals[cell])]
        by_codes = self._by_codes(name, scope, places) if unsure else {}
        for cell in unsure:
            total, other = totals[cell], by_codes.get(cell)
            if other is not None and (total is None or not other.missing):
                totals[cell] = other
        of_whole: Mapping[int, Found] = {}
        unsure = [cell for cell in unsure if _is_lacking(totals[cell])]
        if unsure and len(chain) > 1:
            of_whole = self._added_up(*counted_as(name, scope, self.catalogue), places)
        nothing = Found(widest_interval(definition), (name,), is_bare=True)
        found = {cell: totals[cell] or nothing for cell in cells}
        for cell in unsure:
            if cell in of_whole and not of_whole[cell].missing:
                found[cell] = of_whole[cell]
        return found

    def _totals(self, definition: Definition, scope: Scope, places: Places) -> list[Found | None]:
        """Return the sum over the own institutions of each region; None where nothing is known."""
        name = definition.name
        everyone, masks = self.institutions.members(places, inner=False)
        if not everyone.size:
            return [None] * len(masks)
        column = self.column(name, scope, everyone)
        counted = self.institutions.counted(name, scope, everyone)
        known, stated = counted & ~self.bare(name, scope, everyone), column.notes.stated
        found: list[Found | None] = []
        for mask in masks:
            own = mask & counted
            total = None
            if own & known:
                names = sorted(column.notes.within(own).missing)
                total = Found(total_of(column, own), tuple(names), bool(stated & own))
            found.append(total)
        return found

    def _by_codes(self, name: str, scope: Scope, places: Places) -> dict[int, Found]:
        """Return the sums over the codes that are counted together, where one of these is known."""
        for dimension, code in scope.items():
            codes = single_codes(code, dimension, self.catalogue)
            if len(codes) > 1:
                break
        else:
            return {}
        each = [
            self._added_up(name, frozen_texts({**scope, dimension: one}), places) for one in codes
        ]
        found = {}
        for cell in each[0]:
            parts = [one[cell] for one in each]
            if not all(one.is_bare for one in parts):
                names = sorted({name for one in parts for name in one.missing})
                is_stated = any(one.is_stated for one in parts)
                found[cell] = Found(
                    sum_of(as_interval(one.value) for one in parts), tuple(names), is_stated
                )
        return found

    # Institutions

    def _of_institutions(self, name: str, scope: Scope, places: Places) -> Numbers:
        values, stated = self.institutions.stated(name, scope, places)
        kinds = {*map(type, values)}
        if kinds == {int}:
            self._bare[name, scope, places] = 0
            return Numbers(values, 1, NO_SPREAD, Notes(stated=stated))  # type: ignore[arg-type]
        known: Iterable[Number] = map(self._value, values) if stated else [0] * places.size
        filled = _Filled([*known], stated)
        left = places.everyone & ~stated
        if left:
            left &= ~self._fill_by_own_codes(filled, name, scope, places, left)
        chain = self._chain(name)
        for group in self.institutions.grouped(chain, places) if left else ():
            if group.mask & left:
                self._fill(filled, self._recipes.read(name, scope, group), group, places)
        self._bare[name, scope, places] = filled.bare
        return filled.column()

    def _value(self, value: Value) -> Number:
        if type(value) is int:
            return value
        if not isinstance(value, Figure):
            return 0
        if value.qualifier == "exact" or (self.facts.printed and value.qualifier in PUBLISHED):
            return value.value
        return value.interval

    def _fill_by_own_codes(
        self, filled: _Filled, name: str, scope: Scope, places: Places, left: int
    ) -> int:
        """Fill those of some cells in which own codes decide, and return which these are.

        What the whole lacks may still follow from figures of the codes: it is left to be read.
        """
        institutions, definition = self.institutions, self.catalogue.get(name)
        if NOTHING in scope.values() or getattr(definition, "counts_institutions", False):
            return 0
        left &= ~institutions.with_campuses(places)
        decided = 0
        for group in institutions.of_classes(places) if scope else ():
            found = institutions.decided(definition, scope, group) if group.mask & left else None
            if found is None:
                continue
            cells = group.mask & left
            dimension, is_whole = found
            if is_whole:
                wider = frozen_texts({key: scope[key] for key in scope if key != dimension})
                column = self.column(name, wider, places)
                cells &= ~column.notes.unknown
                filled.take(column, self.bare(name, wider, places), cells)
            decided |= cells
        return decided

    def _fill(self, filled: _Filled, recipe: Recipe, group: Group, places: Places) -> None:
        """Fill the cells of a class as a recipe says."""
        filled.note(recipe.missing, group.mask)
        filled.stated |= group.mask if recipe.is_stated else 0
        filled.bare |= group.mask if recipe.is_bare else 0
        if not recipe.rows and not recipe.rest.is_point:
            filled.open.append((group.mask, recipe.rest))
            return
        values, numbers_ = self.cells.values, self.institutions.numbers(places)
        for cell in group.cells if recipe.rows or recipe.rest is not ZERO else ():
            found = [self._value(values[rows[numbers_[cell]]]) for rows in recipe.rows]
            filled.values[cell] = added(found if recipe.rest is ZERO else [recipe.rest, *found])

    def _chain(self, name: str) -> tuple[str, ...]:
        """Return the name of an element, and those of what it counts a part of."""
        names, definition = [name], self.catalogue.definitions.get(name)
        while isinstance(definition, Element) and definition.whole:
            names.append(definition.whole)
            definition = self.catalogue.definitions.get(definition.whole)
        return tuple(names)


class _Filled:
    """A column that is being filled: its values, and which cells are open, or lack what."""

    def __init__(self, values: list[Number], stated: int) -> None:
        self.values = values
        self.open: list[tuple[int, Interval]] = []
        self.missing: dict[str, int] = {}
        self.stated = stated
        self.bare = 0

    def note(self, names: Iterable[str], mask: int) -> None:
        """Note what some cells lack."""
        for name in names:
            self.missing[name] = self.missing.get(name, 0) | mask

    def take(self, other: Numbers, bare: int, mask: int) -> None:
        """Take some cells from another column."""
        spread, known = other.spread, mask & ~other.spread.mask
        if spread.alike is not None:
            self.open.append((mask & spread.mask, spread.alike))
        else:
            known = mask
        for cell in cells_of(known):
            self.values[cell] = other.number(cell)
        for name, lacking in other.notes.missing.items():
            if lacking & mask:
                self.note((name,), lacking & mask)
        self.stated |= other.notes.stated & mask
        self.bare |= bare & mask

    def column(self) -> Numbers:
        """Return the column."""
        for mask, interval in self.open if Interval in map(type, self.values) else ():
            for cell in cells_of(mask):
                self.values[cell] = interval
        found = numbers(self.values, Notes(self.missing, (), self.stated))
        spread = found.spread if found.spread.mask else Spread.over(self.open)
        return attrs.evolve(found, spread=spread)


class FoundmingReader(ElementReader):
    """Reads figures of regions, adding those of institutions by columns.

    The readings of the institutions are not kept: one reading stands for all of them.
    """

    def __init__(self, facts: ObservedFacts, figures: FigureColumns) -> None:
        super().__init__(facts, facts.catalogue)
        self._figures = figures

    def has_members(self, home: Context) -> bool:
        """Return whether a region has own institutions in a year."""
        return bool(self._institutions(home).size)

    def _institutions(self, home: Context) -> Places:
        institutions = self._figures.institutions
        places = institutions.places([(home.region, "", home.year)])
        return institutions.members(places, inner=False)[0]

    def of_members(self, node: Node, definition: Definition, home: Context) -> tuple[Reading, ...]:
        """Return one reading for all institutions that are added up; none if there are none."""
        name, figures = definition.name, self._figures
        places = self._institutions(home)
        counted = places.size and figures.institutions.counted(name, home.scope, places)
        if not counted:
            return ()
        column = figures.column(name, home.scope, places)
        notes = column.notes.within(counted)
        missing = tuple(Missing(one, home) for one in sorted(notes.missing))
        value = as_interval(total_of(column, counted))
        found = Reading(node, home, value, definition.unit, missing, name=name)
        if not counted & ~figures.bare(name, home.scope, places):
            return (found,)
        mark = Reading(node, home, value, definition.unit, name=name, text="Σ" * bool(notes.stated))
        return (found._replace(parts=(mark,)),)


def total_of(column: Numbers, counted: int) -> Number:
    """Return the sum of some cells of a column."""
    unsure = column.spread.mask & counted
    if unsure and column.spread.alike is EVERYTHING:
        return EVERYTHING
    tops, bottom = column.points(counted if column.is_least else counted & ~unsure)
    found = sum(tops) if bottom == 1 else Fraction(sum(tops), bottom)
    if not unsure:
        return found
    return Interval(found, None) if column.is_least else added([found, *column.values(unsure)])
