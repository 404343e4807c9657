"""Figures of elements as columns: how one is found is settled once for institutions alike.

Institutions are of one class if all that `ElementReader` looks at is the same of them but the
figures themselves: their kinds and own codes, and of which codes they report an element, state it
as zero, or leave it out. One institution of each class is read exactly. That says for all of them
from which rows the figure is added up, and what is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from fractions import Fraction
from functools import cached_property
from math import lcm
from typing import NamedTuple

import attrs

from eduplan.catalogue.definitions import Definition, Element, Scope, adds_up
from eduplan.data.cells import Home
from eduplan.formula import Node, Reference
from eduplan.immutable import EMPTY, frozen_texts
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Figure, Interval
from eduplan.quantity.ranges import ZERO, sum_of
from eduplan.readings.column import Numbers, Spread, numbers, picked, pointed
from eduplan.readings.elements import ElementReader, widest_interval
from eduplan.readings.facts import Context, Missing, Reading, every_part
from eduplan.readings.notes import Notes, mask_of
from eduplan.readings.observed import PUBLISHED, ObservedFacts
from eduplan.readings.places import Places
from eduplan.readings.scopes import NOTHING, counted_as, single_codes
from eduplan.readings.shelves import NO_ROWS, Shelves


class Recipe(NamedTuple):
    """From which rows the figure of an institution is added up.

    Attributes:
        rows: the rows, as the place of the name among those of an element and its wholes, and the
            place among the institution's rows of that name.
        rest: what is added beside: zero, itself counted as 1, or what is not known.
        missing: the names of what is missing.
        is_bare: it is missing and nothing of it known.
        is_stated: it rests on a stated figure.
    """

    rows: tuple[tuple[int, int], ...]
    rest: Interval
    missing: tuple[str, ...]
    is_bare: bool
    is_stated: bool


class _Sum(NamedTuple):
    """The figure of a region: what it may be, the names that it lacks, and what it rests on."""

    value: Interval
    missing: tuple[str, ...] = ()
    is_stated: bool = False
    is_bare: bool = False

    @classmethod
    def of(cls, reading: Reading) -> _Sum:
        """Return what columns keep of a reading."""
        names = tuple(sorted({one.name for one in reading.missing}))
        is_stated = any(map(_is_stated, every_part(reading)))
        return cls(reading.interval, names, is_stated, bool(names) and not reading.parts)


def _is_lacking(found: _Sum | None) -> bool:
    return found is None or bool(found.missing)


class _Group(NamedTuple):
    """Cells of one class, and how they are told from others."""

    kind: Hashable
    first: Context
    cells: list[int]
    mask: int


class _Filled:
    """A column that is being filled, class by class."""

    def __init__(self, size: int) -> None:
        self._points: list[int | Fraction] = [0] * size
        self._spread: dict[int, Interval] = {}
        self._is_whole = True

    def put_whole(self, cells: Sequence[int], numbers: Sequence[int]) -> None:
        """Put whole numbers into some cells."""
        for cell, number in zip(cells, numbers, strict=True):
            self._points[cell] = number

    def put_same(self, cells: Sequence[int], value: Interval) -> None:
        """Put one value into some cells."""
        if not value.is_point:
            self._spread.update(dict.fromkeys(cells, value))
        elif value is not ZERO:
            self.put_each((cell, value) for cell in cells)

    def put_each(self, values: Iterable[tuple[int, Interval | Fraction | int]]) -> None:
        """Put a value of its own into each of some cells."""
        self._is_whole = False
        for cell, value in values:
            if not isinstance(value, Interval):
                self._points[cell] = value
            elif value.is_point:
                self._points[cell] = value.value
            else:
                self._spread[cell] = value

    def column(self, notes: Notes) -> Numbers:
        """Return the column."""
        if self._is_whole:
            return Numbers(self._points, 1, Spread.of(self._spread), notes)  # type: ignore[arg-type]
        return pointed(self._points, self._spread, notes)


class FigureColumns:
    """Columns of the figures of elements, of a region or of its institutions.

    Args:
        facts: the table.
        beside: the columns of the same table with rounded figures as they are, or as printed.
    """

    def __init__(self, facts: ObservedFacts, beside: FigureColumns | None = None) -> None:
        self.facts = facts
        self.catalogue = facts.catalogue
        self.elements = _SummingReader(facts, self)
        """Reads figures of regions; what it adds up over institutions it adds up by columns."""
        self._one = ElementReader(facts, facts.catalogue)
        self._recipes: dict[tuple[str, Scope, Hashable], Recipe | None] = {}
        self.cells = facts.table.observations
        self.shelves = Shelves(self.cells)
        self._classes: dict[Home, Hashable] = {}
        self._numbered: dict[Hashable, int] = {}
        self._numbers: dict[Places, list[int]] = {}
        self._groups: dict[tuple[tuple[str, ...], Places], list[_Group]] = {}
        self._columns: dict[tuple[str, Scope, Places], Numbers] = {}
        self._bare: dict[tuple[str, Scope, Places], int] = {}
        self._common: dict[tuple[int, int], tuple[object, int, Sequence[int]]] = {}
        self._told: dict[Hashable, bool] = {}
        self._masks: dict[Hashable, int] = {}
        self._places: dict[tuple[Home, ...], Places] = {}
        self._members: dict[tuple[Places, bool], tuple[Places, tuple[int, ...]]] = {}
        if beside is not None:
            self._share(beside)

    def _share(self, other: FigureColumns) -> None:
        """Take what is the same of rounded figures and of printed ones: all but the values."""
        self.shelves = other.shelves
        self._classes, self._groups = other._classes, other._groups
        self._numbered, self._numbers = other._numbered, other._numbers
        self._told, self._masks = other._told, other._masks
        self._places, self._members = other._places, other._members

    @cached_property
    def rounded(self) -> frozenset[str]:
        """The names that a rounded figure is stated of, and the elements that are parts of such."""
        cells = self.cells
        stated = {
            cells.kinds[at].name
            for at, value in enumerate(cells.values)
            if isinstance(value, Figure) and value.qualifier == "rounded"
        }
        parts = [
            name for name in self.catalogue.definitions if not stated.isdisjoint(self._chain(name))
        ]
        return frozenset(stated.union(parts))

    def places(self, cells: Iterable[Home]) -> Places:
        """Return some places; the same object for the same places, so that columns are shared."""
        found = Places(cells)
        return self._places.setdefault(found.cells, found)

    def institutions(self, region: str, year: int) -> Places:
        """Return the institutions of just a region in a year."""
        own, _ = self.members(self.places([(region, "", year)]), inner=False)
        return own

    def members(self, homes: Places, *, inner: bool = True) -> tuple[Places, tuple[int, ...]]:
        """Return the institutions of all of some regions, and which of them are of each.

        Those of the regions within are counted too if `inner`.
        """
        if (homes, inner) not in self._members:
            found = [self._members_of(region, year, inner) for region, _, year in homes.cells]
            masks, start = list[int](), 0
            for some in found:
                masks.append(((1 << len(some)) - 1) << start)
                start += len(some)
            everyone = self.places(one for some in found for one in some)
            self._members[homes, inner] = everyone, tuple(masks)
        return self._members[homes, inner]

    def _members_of(self, region: str, year: int, inner: bool) -> list[Home]:
        found = [*self.facts.homes(region, year)]
        for part in self.facts.parts(Context(region, year)) if inner else ():
            found += self._members_of(part.region, year, inner)
        return found

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
            self._columns[key] = read(name, scope, places)
        return self._columns[key]

    def applies(self, name: str, scope: Scope, places: Places) -> int:
        """Return the institutions to which an element applies."""
        definition = self.catalogue.definitions.get(name)
        if not isinstance(definition, Element) or definition.level != "institution":
            return places.everyone
        if not places.of_institutions:
            return places.everyone
        codes = scope if "stage" in scope else EMPTY

        def tell(context: Context) -> bool:
            return self.facts.applies(name, attrs.evolve(context, scope=codes))

        return self._told_of(("applies", name, bool(codes)), self._chain(name), places, tell)

    def is_within(self, scope: Scope, places: Places) -> int:
        """Return the institutions whose own codes don't leave them outside some codes."""

        def tell(context: Context) -> bool:
            return self.elements.is_within(attrs.evolve(context, scope=scope))

        return self._told_of(("within", scope), (), places, tell)

    def of_classes(self, places: Places) -> list[_Group]:
        """Return the institutions of some places by their kinds and own codes."""
        return self._grouped((), places)

    def counted(self, name: str, scope: Scope, places: Places) -> int:
        """Return the institutions that are expected to have a figure, or state one, if zero."""
        definition = self.catalogue.get(name)

        def tell(context: Context) -> bool:
            there = attrs.evolve(context, scope=scope)
            return self._layer_of(name, there) is not None or self._one.counts(definition, there)

        return self._told_of(("counts", name, scope), self._chain(name), places, tell)

    def bare(self, name: str, scope: Scope, places: Places) -> int:
        """Return the institutions of which nothing of a figure is known."""
        self.column(name, scope, places)
        return self._bare[name, scope, places]

    def _told_of(
        self,
        about: Hashable,
        names: tuple[str, ...],
        places: Places,
        tell: Callable[[Context], bool],
    ) -> int:
        if (about, places) not in self._masks:
            mask = 0
            for group in self._grouped(names, places):
                key = (about, group.kind)
                if key not in self._told:
                    self._told[key] = tell(group.first)
                mask |= group.mask if self._told[key] else 0
            self._masks[about, places] = mask
        return self._masks[about, places]

    def _of_regions(self, name: str, scope: Scope, places: Places) -> Numbers:
        node, definition = Reference(name), self.catalogue.get(name)
        values: list[Interval | Fraction] = []
        missing: dict[str, int] = {}
        stated = 0
        added = self._added_up(name, scope, places)
        for cell, (region, _, year) in enumerate(places.cells):
            found = added.get(cell)
            if found is None:
                context = Context(region, year, scope=scope)
                found = _Sum.of(self.elements.read(node, definition, context))
            for lacking in found.missing:
                missing[lacking] = missing.get(lacking, 0) | 1 << cell
            values.append(found.value)
            stated |= found.is_stated << cell
        return numbers(values, Notes(missing, (), stated))

    def _added_up(self, name: str, scope: Scope, places: Places) -> dict[int, _Sum]:
        """Return the figures of regions that only their own institutions can tell.

        These are regions without inner ones, of names that no region states. The order is that of
        `ElementReader`, which reads the others one by one.
        """
        definition = self.catalogue.get(name)
        if definition.level != "institution" or not adds_up(definition):
            return {}
        chain = self._chain(name)
        if any(self.shelves.of(one).is_of_regions for one in chain) or NOTHING in scope.values():
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
        of_whole: dict[int, _Sum] = {}
        unsure = [cell for cell in unsure if _is_lacking(totals[cell])]
        if unsure and len(chain) > 1:
            of_whole = self._added_up(*counted_as(name, scope, self.catalogue), places)
        nothing = _Sum(widest_interval(definition), (name,), is_bare=True)
        found = {cell: totals[cell] or nothing for cell in cells}
        for cell in unsure:
            if cell in of_whole and not of_whole[cell].missing:
                found[cell] = of_whole[cell]
        return found

    def _totals(self, definition: Definition, scope: Scope, places: Places) -> list[_Sum | None]:
        """Return the sum over the own institutions of each region; None where nothing is known."""
        name = definition.name
        everyone, masks = self.members(places, inner=False)
        if not everyone.size:
            return [None] * len(masks)
        column, counted = self.column(name, scope, everyone), self.counted(name, scope, everyone)
        known, stated = counted & ~self.bare(name, scope, everyone), column.notes.stated
        found: list[_Sum | None] = []
        for mask in masks:
            own = mask & counted
            total = None
            if own & known:
                names = sorted(column.notes.within(own).missing)
                total = _Sum(total_of(column, own), tuple(names), bool(stated & own))
            found.append(total)
        return found

    def _by_codes(self, name: str, scope: Scope, places: Places) -> dict[int, _Sum]:
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
                found[cell] = _Sum(sum_of(one.value for one in parts), tuple(names), is_stated)
        return found

    def _of_institutions(self, name: str, scope: Scope, places: Places) -> Numbers:
        chain = self._chain(name)
        filled = _Filled(places.size)
        missing: dict[str, int] = {}
        stated = bare = 0
        for group in self._grouped(chain, places):
            recipe = self._recipe(name, scope, chain, group)
            for lacking in recipe.missing:
                missing[lacking] = missing.get(lacking, 0) | group.mask
            stated |= group.mask if recipe.is_stated else 0
            bare |= group.mask if recipe.is_bare else 0
            if not recipe.rows:
                filled.put_same(group.cells, recipe.rest)
                continue
            whole = self._whole(recipe, chain, group.cells, places)
            if whole is not None:
                filled.put_whole(group.cells, whole)
            else:
                filled.put_each(self._added(recipe, chain, group.cells, places))
        self._bare[name, scope, places] = bare
        return filled.column(Notes(missing, (), stated))

    def _whole(
        self, recipe: Recipe, chain: tuple[str, ...], cells: list[int], places: Places
    ) -> list[int] | None:
        """Return the figures of one class if each is a whole number in one row; else None."""
        if len(recipe.rows) != 1 or recipe.rest is not ZERO:
            return None
        ((which, layer),) = recipe.rows
        rows, values = self.shelves.of(chain[which]).rows[layer], self.cells.values
        homes = [places.cells[cell] for cell in cells]
        found = [values[row] for row in map(rows.__getitem__, homes)]
        return found if {*map(type, found)} == {int} else None  # type: ignore[return-value]

    def _added(
        self, recipe: Recipe, chain: tuple[str, ...], cells: list[int], places: Places
    ) -> Iterable[tuple[int, Interval | Fraction | int]]:
        """Return the figures of one class, each with its cell."""
        found = [self.shelves.of(chain[which]).rows[place] for which, place in recipe.rows]
        at = places.cells
        if len(found) == 1 and recipe.rest is ZERO:
            return [(cell, self._value(found[0][at[cell]])) for cell in cells]

        def added(cell: int) -> Interval:
            values = [_interval(self._value(rows[at[cell]])) for rows in found]
            return sum_of([recipe.rest, *values])

        return [(cell, added(cell)) for cell in cells]

    def _value(self, row: int) -> Interval | Fraction | int:
        value = self.cells.values[row]
        if not isinstance(value, Figure):
            assert value is not None
            return value
        if value.qualifier == "exact" or (self.facts.printed and value.qualifier in PUBLISHED):
            return value.value
        return value.interval

    def _recipe(self, name: str, scope: Scope, chain: tuple[str, ...], group: _Group) -> Recipe:
        key = (name, scope, group.kind)
        known = self._recipes.get(key)
        if known is None:
            context = attrs.evolve(group.first, scope=scope)
            layer = self._layer_of(name, context)
            if layer is not None:
                known = Recipe(((0, layer),), ZERO, (), False, True)
                self._recipes[key] = known
                return known
            reading = self._one.read(Reference(name), self.catalogue.get(name), context)
            known = self._recipes[key] = self._as_recipe(reading, chain)
        return known

    def _layer_of(self, name: str, context: Context) -> int | None:
        """Return in which layer of the shelf an institution's figure for exactly a scope stands."""
        row, (at, place) = self.facts.row(name, context), (context.institution, context.region)
        if row is None or self.cells.values[row] is None or at is None:
            return None
        if self.facts.table.register.campuses(place, at, context.year):
            return None
        return self._layer(row)

    def _layer(self, row: int) -> int:
        home, name = self.cells.homes[row], self.cells.kinds[row].name
        layers = enumerate(self.shelves.of(name).rows)
        return next(layer for layer, held in layers if held.get(home) == row)

    def _as_recipe(self, reading: Reading, chain: tuple[str, ...]) -> Recipe:
        value, missing, is_stated, is_bare = _Sum.of(reading)
        at = reading.context
        if self.facts.table.register.campuses(at.region, at.institution or "", at.year):
            return Recipe((), value, missing, is_bare, is_stated)
        rows: list[tuple[int, int]] = []
        rest: list[Interval] = []
        pending = [reading]
        while pending:
            part = pending.pop()
            row = self.facts.row(part.name, part.context) if _is_stated(part) else None
            if part.parts:
                pending.extend(reversed(part.parts))
            elif row is None:
                rest.append(part.interval)
            else:
                rows.append((chain.index(self.cells.kinds[row].name), self._layer(row)))
        beside = ZERO if all(one == ZERO for one in rest) else sum_of(rest)
        return Recipe(tuple(rows), beside, missing, is_bare, bool(rows))

    # Classes

    def _chain(self, name: str) -> tuple[str, ...]:
        """Return the name of an element, and those of what it counts a part of."""
        names, definition = [name], self.catalogue.definitions.get(name)
        while isinstance(definition, Element) and definition.whole:
            names.append(definition.whole)
            definition = self.catalogue.definitions.get(definition.whole)
        return tuple(names)

    def _grouped(self, names: tuple[str, ...], places: Places) -> list[_Group]:
        """Return cells by class; names of which the table has no row make no difference."""
        names = tuple(name for name in names if self.shelves.of(name) is not NO_ROWS)
        key = (names, places)
        if key not in self._groups:
            found: dict[Hashable, list[int]] = {}
            for place, kind in enumerate(self._kinds_of(names, places)):
                if kind in found:
                    found[kind].append(place)
                else:
                    found[kind] = [place]
            self._groups[key] = [
                _Group(kind, places.context(cells[0]), cells, _mask_of_all(cells))
                for kind, cells in found.items()
            ]
        return self._groups[key]

    def _kinds_of(self, names: tuple[str, ...], places: Places) -> Iterable[Hashable]:
        """Return what tells each cell from those of other classes."""
        if places not in self._numbers:
            kinds = map(self._class, places.cells)
            numbered = self._numbered
            self._numbers[places] = [numbered.setdefault(one, len(numbered)) for one in kinds]
        columns: list[Iterable[Hashable]] = [self._numbers[places]]
        for shelf in map(self.shelves.of, names):
            columns.append(map(shelf.states.get, places.cells))
            if shelf.zeros:
                columns.append([shelf.zeros.get((cell[0], cell[2])) for cell in places.cells])
        return zip(*columns, strict=True)

    def _class(self, cell: Home) -> Hashable:
        if cell not in self._classes:
            self._classes[cell] = self._class_of(cell)
        return self._classes[cell]

    def _class_of(self, cell: Home) -> Hashable:
        facts, (region, institution, year) = self.facts, cell
        register, own = facts.table.register, facts.table.own_codes(region, institution, year)
        if not register.rows and "school_type" in own and "stage" in own:  # its rows say all
            return tuple(sorted(own.items()))
        context = Context(region, year, institution)
        if register.campuses(region, institution, year):
            return cell  # what its campuses report is added: it is a class of its own
        known = register.find(region, institution, year)
        return (
            tuple(sorted(own.items())),
            facts.kinds(context),
            facts.code(context, "stage") if "stage" in self.catalogue.dimensions else None,
            bool(known and known.main_school),
        )


class _SummingReader(ElementReader):
    """Reads figures of regions, adding those of institutions by columns.

    The readings of the institutions are not kept: one reading stands for all of them.
    """

    def __init__(self, facts: ObservedFacts, figures: FigureColumns) -> None:
        super().__init__(facts, facts.catalogue)
        self._figures = figures

    def has_members(self, home: Context) -> bool:
        """Return whether a region has own institutions in a year."""
        return bool(self._figures.institutions(home.region, home.year).size)

    def of_members(self, node: Node, definition: Definition, home: Context) -> tuple[Reading, ...]:
        """Return one reading for all institutions that are added up; none if there are none."""
        name, figures = definition.name, self._figures
        places = figures.institutions(home.region, home.year)
        counted = figures.counted(name, home.scope, places)
        if not counted:
            return ()
        column = figures.column(name, home.scope, places)
        notes = column.notes.within(counted)
        missing = tuple(Missing(one, home) for one in sorted(notes.missing))
        value = total_of(column, counted)
        found = Reading(node, home, value, definition.unit, missing, name=name)
        if not counted & ~figures.bare(name, home.scope, places):
            return (found,)
        mark = Reading(node, home, value, definition.unit, name=name, text="Σ" * bool(notes.stated))
        return (found._replace(parts=(mark,)),)


def _mask_of_all(cells: Sequence[int]) -> int:
    """Return the mask of cells in ascending order, many of which stand side by side."""
    first, last, size = cells[0], cells[-1], len(cells)
    if last - first + 1 == size:
        return ((1 << size) - 1) << first
    flags = bytearray(last + 1)
    for cell in cells:
        flags[cell] = 1
    return mask_of(flags)


def total_of(column: Numbers, counted: int) -> Interval:
    """Return the sum of some cells of a column."""
    unsure, alike = column.spread.mask & counted, column.spread.alike
    tops, bottom = column.points(counted & ~unsure)
    found = Interval.point(Fraction(sum(tops), bottom))
    if not unsure:
        return found
    if alike is EVERYTHING or alike is NON_NEGATIVE:  # the same however often it is added
        return sum_of((found, alike))
    return sum_of((found, *column.values(unsure)))


def _is_stated(part: Reading) -> bool:
    return bool(part.name and part.text and not part.parts)


def _interval(value: Interval | Fraction | int) -> Interval:
    return value if isinstance(value, Interval) else Interval.point(value)
