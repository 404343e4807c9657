"""The rows of a table by name and institution, and what tells institutions apart by them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from eduplan.data.cells import Cells, Home, Kind
from eduplan.immutable import EMPTY


class Shelf(NamedTuple):
    """The rows of one name, by their numbers in the table.

    Attributes:
        rows: the first row of each institution in a year, the second of those that have two, ….
        states: a number for the codes of these rows, and whether each is missing, zero or some.
        zeros: the codes in which it is zero in each region and year.
        is_of_regions: whether a region states it.
    """

    rows: Sequence[Mapping[Home, int]]
    states: Mapping[Home, int]
    zeros: Mapping[tuple[str, int], tuple[Hashable, ...]]
    is_of_regions: bool = False


NO_ROWS = Shelf((), EMPTY, EMPTY)
"""The shelf of a name of which the table has no row."""

_MISSING, _ZERO, _SOME = range(3)


class Shelves:
    """All rows of a table, on a shelf for each name."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self._shelves: dict[str, Shelf] = {}
        self._numbers: dict[Hashable, int] = {}

    def of(self, name: str) -> Shelf:
        """Return the shelf of a name."""
        found = self._shelves.get(name)
        if found is None:
            kinds = self.cells.of_name.get(name)
            found = NO_ROWS
            if kinds is not None:
                found = self._at_once(kinds) or self._shelved(self.cells.by_name[name])
            self._shelves[name] = found
        return found

    def _shelved(self, rows: Sequence[int]) -> Shelf:
        first: dict[Home, int] = {}
        states: dict[Home, int] = {}
        several: dict[Home, list[int]] = {}
        zeros: dict[tuple[str, int], list[Hashable]] = {}
        spelled: dict[tuple[int, int], int] = {}  # rows share kinds
        cells, is_of_regions = self.cells, False
        for at in rows:
            home, kind, state = cells.homes[at], cells.kinds[at], self._state(at)
            region, institution, year = home
            if not institution:
                is_of_regions = True
                if state == _ZERO and not kind.is_part:
                    zeros.setdefault((region, year), []).append(_said(state, kind))
                continue
            if home in first:
                several.setdefault(home, [first[home]]).append(at)
                continue
            key = (state, id(kind))
            if key not in spelled:
                spelled[key] = self._number((_said(state, kind),))
            first[home], states[home] = at, spelled[key]
        stored = [first]
        for home, some in several.items():
            said = {at: _said(self._state(at), cells.kinds[at]) for at in some}
            some.sort(key=said.__getitem__)
            stored += [{} for _ in some[len(stored) :]]
            for layer, at in zip(stored, some, strict=False):
                layer[home] = at
            states[home] = self._number(tuple(map(said.__getitem__, some)))
        sorted_zeros = {place: tuple(sorted(codes, key=repr)) for place, codes in zeros.items()}
        return Shelf(stored, states, sorted_zeros, is_of_regions)

    def _at_once(self, kinds: Iterable[tuple[Kind, Sequence[int]]]) -> Shelf | None:
        """Return the shelf of a name of which every institution has one row; None for any other."""
        cells, first, states = self.cells, dict[Home, int](), dict[Home, int]()
        size = 0
        for kind, rows in kinds:
            homes = [cells.homes[at] for at in rows]
            first.update(zip(homes, rows, strict=True))
            states.update(dict.fromkeys(homes, self._number((_said(_SOME, kind),))))
            for home, at in zip(homes, rows, strict=True):
                value = cells.values[at]
                if not value or (type(value) is not int and not cells.is_some(at)):
                    states[home] = self._number((_said(self._state(at), kind),))
            size += len(rows)
        if len(first) < size or not all(name for _, name, _ in first):
            return None
        return Shelf((first,), states, EMPTY)

    def _number(self, said: Hashable) -> int:
        return self._numbers.setdefault(said, len(self._numbers))

    def _state(self, at: int) -> int:
        if self.cells.values[at] is None:
            return _MISSING
        return _SOME if self.cells.is_some(at) else _ZERO


def _said(state: int, kind: Kind) -> tuple[Any, ...]:
    """Return what a row says beside its figure itself."""
    return (state, kind.is_part, *sorted(kind.scope.items()))
