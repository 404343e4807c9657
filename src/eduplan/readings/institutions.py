"""The institutions of a table: which of them are alike, and which rows state their figures.

Institutions are of one class if all that `ElementReader` looks at is the same of them but the
figures themselves: their kinds and own codes, and of which codes they report an element, state it
as zero, or leave it out. What holds of one of a class holds of all, and is asked once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from itertools import repeat
from operator import is_not
from typing import NamedTuple

import attrs

from eduplan.catalogue.definitions import Definition, Element, Scope, adds_up
from eduplan.data.cells import Home, Value
from eduplan.readings.elements import ElementReader
from eduplan.readings.facts import Context
from eduplan.readings.notes import cells_of, mask_at, mask_of
from eduplan.readings.observed import ObservedFacts
from eduplan.readings.places import Places
from eduplan.readings.shelves import Shelves


class Group(NamedTuple):
    """Cells of one class, and how they are told from others."""

    kind: Hashable
    first: Context
    cells: list[int]
    mask: int


class Stated(NamedTuple):
    """The figures that institutions state for exactly some codes; None where one states none."""

    values: Sequence[Value]
    mask: int


class Institutions:
    """The institutions of a table, as columns see them; nothing here depends on rounding."""

    def __init__(self, facts: ObservedFacts) -> None:
        self.facts = facts
        self.catalogue = facts.catalogue
        self.cells = facts.table.observations
        self._elements = ElementReader(facts, facts.catalogue)
        self._shelves = Shelves(self.cells)
        self._classes: dict[Home, Hashable] = {}
        self._numbered: dict[Hashable, int] = {}
        self._class_numbers: dict[Places, list[int]] = {}
        self._numbers: dict[Places, list[int]] = {}
        self._groups: dict[tuple[tuple[str, ...], Places], list[Group]] = {}
        self._stated: dict[tuple[str, Scope, Places], Stated] = {}
        self._with_campuses: dict[Places, int] = {}
        self._decided: dict[Hashable, tuple[str, bool] | None] = {}
        self._told: dict[Hashable, bool] = {}
        self._masks: dict[Hashable, int] = {}
        self._places: dict[tuple[Home, ...], Places] = {}
        self._members: dict[tuple[Places, bool], tuple[Places, tuple[int, ...]]] = {}

    # Places

    def places(self, cells: Iterable[Home]) -> Places:
        """Return some places; the same object for the same places, so that columns are shared."""
        found = Places(cells)
        return self._places.setdefault(found.cells, found)

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

    def numbers(self, places: Places) -> Sequence[int]:
        """Return the number that the table gives each place, -1 where it has no row there."""
        if places not in self._numbers:
            known = self.cells.numbers
            self._numbers[places] = [known.get(home, -1) for home in places.cells]
        return self._numbers[places]

    # Figures

    def stated(self, name: str, scope: Scope, places: Places) -> Stated:
        """Return the figures that institutions state; not those with which campuses are counted."""
        key = (name, scope, places)
        if key not in self._stated:
            values = self._values(name, scope, places)
            self._stated[key] = Stated(values, mask_of(map(is_not, values, repeat(None))))
        return self._stated[key]

    def _values(self, name: str, scope: Scope, places: Places) -> Sequence[Value]:
        rows, values = self._rows(name, scope, places), self.cells.values
        if None not in rows:
            found = [values[at] for at in rows]  # type: ignore[index]
        else:
            found = [None if at is None else values[at] for at in rows]
        if "stage" not in scope:
            kinds = [kind for kind, _ in self.cells.of_name.get(name, ())]
            outside = {id(kind) for kind in kinds if self.facts.is_outside(kind)}
            for cell, at in enumerate(rows) if outside else ():
                if at is not None and id(self.cells.kinds[at]) in outside:
                    found[cell] = None
        for cell in cells_of(self.with_campuses(places)):
            found[cell] = None
        return found

    def _rows(self, name: str, scope: Scope, places: Places) -> Sequence[int | None]:
        table, numbers = self.facts.table, self.numbers(places)
        if not scope:
            return [*map(table.rows_beside(name, places.cells[0], scope).get, numbers)]
        found: list[int | None] = [None] * places.size
        for group in self.of_classes(places):
            rows = table.rows_beside(name, places.cells[group.cells[0]], scope)
            for cell in group.cells if rows else ():
                found[cell] = rows.get(numbers[cell])
        return found

    def with_campuses(self, places: Places) -> int:
        """Return the schools with which campuses are counted."""
        if places not in self._with_campuses:
            campuses, homes = self.facts.table.register.campuses, enumerate(places.cells)
            found = (cell for cell, home in homes if campuses(*home))
            self._with_campuses[places] = mask_at(found) if self.facts.table.register.rows else 0
        return self._with_campuses[places]

    # Classes

    def of_classes(self, places: Places) -> list[Group]:
        """Return the institutions of some places by their kinds and own codes."""
        return self.grouped((), places)

    def grouped(self, names: Iterable[str], places: Places) -> list[Group]:
        """Return them by what their rows of some names say too."""
        names = tuple(name for name in names if self._shelves.of(name) is not None)
        key = (names, places)
        if key not in self._groups:
            found: dict[Hashable, list[int]] = {}
            for cell, kind in enumerate(self._kinds_of(names, places)):
                if kind in found:
                    found[kind].append(cell)
                else:
                    found[kind] = [cell]
            self._groups[key] = [
                Group(kind, places.context(cells[0]), cells, _mask_of_all(cells))
                for kind, cells in found.items()
            ]
        return self._groups[key]

    def applies(self, name: str, scope: Scope, places: Places) -> int:
        """Return the institutions to which an element applies."""
        definition = self.catalogue.definitions.get(name)
        if not isinstance(definition, Element) or definition.level != "institution":
            return places.everyone
        if not places.of_institutions:
            return places.everyone
        mask = self._told_of("may have", name, places, lambda at: self.facts.may_have(name, at))
        if mask != places.everyone:
            reporting = self.facts.reporting(name, in_stage="stage" in scope)
            if reporting:
                mask |= mask_of(place in reporting for place in self.numbers(places))
        return mask

    def is_within(self, scope: Scope, places: Places) -> int:
        """Return the institutions whose own codes don't leave them outside some codes."""

        def tell(context: Context) -> bool:
            return self._elements.is_within(attrs.evolve(context, scope=scope))

        return self._told_of("is within", scope, places, tell)

    def counted(self, name: str, scope: Scope, places: Places) -> int:
        """Return the institutions that are expected to have a figure, or state one, if zero."""
        definition = self.catalogue.get(name)
        mask = self.stated(name, scope, places).mask
        if mask != places.everyone:
            mask |= self.applies(name, scope, places)
        for cell in cells_of(self.with_campuses(places) & ~mask):
            there = attrs.evolve(places.context(cell), scope=scope)
            mask |= self._elements.counts(definition, there) << cell
        return mask

    def decided(
        self, definition: Definition, scope: Scope, group: Group
    ) -> tuple[str, bool] | None:
        """Return by which dimension the own codes of a class decide a figure, and how."""
        key = (adds_up(definition), scope, group.kind)
        if key not in self._decided:
            context = attrs.evolve(group.first, scope=scope)
            self._decided[key] = self._elements.decided(definition, context)
        return self._decided[key]

    def _told_of(
        self, what: str, of: Hashable, places: Places, tell: Callable[[Context], bool]
    ) -> int:
        """Return the institutions of whose class something holds."""
        about = (what, of)
        if (about, places) not in self._masks:
            mask = 0
            for group in self.of_classes(places):
                key = (about, group.kind)
                if key not in self._told:
                    self._told[key] = tell(group.first)
                mask |= group.mask if self._told[key] else 0
            self._masks[about, places] = mask
        return self._masks[about, places]

    def _kinds_of(self, names: Sequence[str], places: Places) -> Iterable[Hashable]:
        """Return what tells each cell from those of other classes."""
        if places not in self._class_numbers:
            known = self._numbered
            kinds = map(self._class, places.cells)
            self._class_numbers[places] = [known.setdefault(one, len(known)) for one in kinds]
        if not names:
            return self._class_numbers[places]
        columns: list[Iterable[Hashable]] = [self._class_numbers[places]]
        for shelf in filter(None, map(self._shelves.of, names)):
            columns.append(map(shelf.states.get, self.numbers(places)))
            if shelf.zeros:
                columns.append([shelf.zeros.get((cell[0], cell[2])) for cell in places.cells])
        return zip(*columns, strict=True)

    def _class(self, home: Home) -> Hashable:
        if home not in self._classes:
            self._classes[home] = self._class_of(home)
        return self._classes[home]

    def _class_of(self, home: Home) -> Hashable:
        facts, (region, institution, year) = self.facts, home
        register, own = facts.table.register, facts.table.own_codes(region, institution, year)
        if not register.rows and "school_type" in own and "stage" in own:  # its rows say all
            return tuple(sorted(own.items()))
        context = Context(region, year, institution)
        if register.campuses(region, institution, year):
            return home  # what its campuses report is added: it is a class of its own
        known = register.find(region, institution, year)
        return (
            tuple(sorted(own.items())),
            facts.kinds(context),
            facts.code(context, "stage") if "stage" in self.catalogue.dimensions else None,
            bool(known and known.main_school),
        )


def _mask_of_all(cells: Sequence[int]) -> int:
    """Return the mask of cells in ascending order, many of which stand side by side."""
    first, last, size = cells[0], cells[-1], len(cells)
    if last - first + 1 == size:
        return ((1 << size) - 1) << first
    flags = bytearray(last + 1)
    for cell in cells:
        flags[cell] = 1
    return mask_of(flags)
