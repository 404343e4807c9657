"""What institutions say of themselves in their rows, and by which key a figure is found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress
from typing import TypeAlias

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.data.cells import Cells, Home, Kind
from eduplan.data.register import Register
from eduplan.immutable import EMPTY

Codes: TypeAlias = "tuple[tuple[str, str], ...]"
Slot: TypeAlias = "tuple[str, Codes]"
"""A name, and the codes that are not the institution's own: two rows of it and of one place and
year give the same figure."""


@attrs.frozen(eq=False, slots=False)
class OwnCodes:
    """The codes that institutions have as a whole, by their rows or the register.

    A figure is the same with and without them: of a public kindergarten 在园幼儿数 and
    公办在园幼儿数 are one.
    """

    observations: Cells
    register: Register

    def of(self, home: Home) -> Mapping[str, str]:
        """Return an institution's own codes by its rows or, where these say none, the register.

        Where those of two are alike, they are one object.
        """
        found = self._known.get(home)
        if found is None:
            region, institution, year = home
            known = self.register.find(region, institution, year) if institution else None
            codes = {**self._of_rows.get(home, EMPTY), **(known.codes if known else EMPTY)}
            found = self._alike.setdefault(tuple(codes.items()), codes)
            self._known[home] = found
        return found

    def without(self, home: Home, scope: Scope) -> Codes:
        """Return the codes of a scope that are not those of the institution as a whole."""
        return _without(self.of(home), scope) if scope else ()

    @cached_property
    def slots(self) -> Sequence[Slot]:
        """The slot of each row; equal ones are one object."""
        kinds, slots = self.observations.kinds, dict[Slot, Slot]()
        known: dict[int, dict[int, Slot]] = {}
        found: list[Slot] = [("", ())] * len(kinds)
        for home, rows in self.observations.at_home.items():
            own = self.of(home)
            of_own = known.setdefault(id(own), {})
            for at in rows:
                kind = kinds[at]
                slot = of_own.get(id(kind))
                if slot is None:
                    slot = (kind.name, _without(own, kind.scope))
                    slot = of_own[id(kind)] = slots.setdefault(slot, slot)
                found[at] = slot
        return found

    @cached_property
    def by_slot(self) -> Mapping[Slot, Mapping[int, int]]:
        """The last row of each slot in each place, by the number of the place.

        Rows of unnamed parts stand alone.
        """
        cells, found, size = self.observations, dict[Slot, dict[int, int]](), 0
        for kind, rows in cells.of_kind.values():
            if not kind.is_part:
                size += len(rows)
                for slot, places, some in self._slotted(kind, rows):
                    found.setdefault(slot, {}).update(zip(places, some, strict=True))
        if sum(map(len, found.values())) == size:
            return dict(sorted(found.items(), key=lambda one: min(one[1].values())))
        found = {}
        each = zip(self.slots, cells.places, cells.kinds, strict=True)
        for at, (slot, place, kind) in enumerate(each):
            if not kind.is_part:
                found.setdefault(slot, {})[place] = at
        return found

    def _slotted(
        self, kind: Kind, rows: Sequence[int]
    ) -> Iterator[tuple[Slot, Sequence[int], Sequence[int]]]:
        """Yield the slots of rows of one kind, with the places and the rows of each."""
        places = [*map(self.observations.places.__getitem__, rows)]
        if not kind.scope:
            yield (kind.name, ()), places, rows
            return
        owns = [*map(id, map(self._by_place.__getitem__, places))]
        known = {id(own): own for own in map(self._by_place.__getitem__, places)}
        slots = {key: (kind.name, _without(own, kind.scope)) for key, own in known.items()}
        for slot in dict.fromkeys(slots.values()):
            if len(known) == 1 or all(one == slot for one in slots.values()):
                yield slot, places, rows
                return
            chosen = [slots[own] == slot for own in owns]
            yield slot, [*compress(places, chosen)], [*compress(rows, chosen)]

    @cached_property
    def _by_place(self) -> Sequence[Mapping[str, str]]:
        return [*map(self.of, self.observations.numbers)]

    def rows_beside(self, name: str, home: Home, scope: Scope) -> Mapping[int, int]:
        """Return the row of a name and scope in each place with the own codes of one of them."""
        return self.by_slot.get((name, self.without(home, scope)), EMPTY)

    @cached_property
    def repeated(self) -> Sequence[int]:
        """The rows of which a later one gives the same figure; those of unnamed parts left out."""
        if self.are_unique:
            return ()
        cells, known = self.observations, self.by_slot
        rows = enumerate(zip(self.slots, cells.places, cells.kinds, strict=True))
        return [
            at for at, (slot, place, kind) in rows if not kind.is_part and known[slot][place] != at
        ]

    @cached_property
    def are_unique(self) -> bool:
        """Whether no two rows give the same figure."""
        kinds = self.observations.of_kind.values()
        stand_alone = sum(len(rows) for kind, rows in kinds if kind.is_part)
        return sum(map(len, self.by_slot.values())) + stand_alone == len(self.observations)

    @cached_property
    def rows(self) -> Mapping[Home, Mapping[str, list[int]]]:
        """The rows that say what an institution is as a whole, by dimension."""
        cells = self.observations
        saying = sorted(at for kind, rows in cells.of_kind.values() if kind.own for at in rows)
        found: dict[Home, dict[str, list[int]]] = {}
        for at in saying:
            home = cells.homes[at]
            for dimension in cells.kinds[at].own if home[1] else ():
                found.setdefault(home, {}).setdefault(dimension, []).append(at)
        return found

    @cached_property
    def _of_rows(self) -> dict[Home, Mapping[str, str]]:
        cells, found = self.observations, dict[Home, Mapping[str, str]]()
        known: dict[tuple[object, ...], Mapping[str, str]] = {}
        for home, dimensions in self.rows.items():
            kinds = [*map(cells.kinds.__getitem__, cells.at_home[home])]
            key = (frozenset(map(id, kinds)), *dimensions)
            if key not in known:  # most institutions have rows of the same kinds
                known[key] = {one: _joined(one, kinds) for one in dimensions}
            found[home] = known[key]
        return found

    @cached_property
    def _known(self) -> dict[Home, Mapping[str, str]]:
        return {}

    @cached_property
    def _alike(self) -> dict[Codes, Mapping[str, str]]:
        return {}


def _without(own: Mapping[str, str], scope: Scope) -> Codes:
    kept = [pair for pair in scope.items() if own.get(pair[0]) != pair[1]]
    return tuple(sorted(kept) if len(kept) > 1 else kept)


def _joined(dimension: str, kinds: Iterable[Kind]) -> str:
    """Return all codes of a dimension that rows have, in order."""
    return "|".join(sorted({one.scope[dimension] for one in kinds if dimension in one.scope}))
