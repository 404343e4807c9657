"""The rows of a table by name and institution, and what tells institutions apart by them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from eduplan.data.observation import Observation
from eduplan.immutable import EMPTY
from eduplan.quantity.ranges import ZERO
from eduplan.readings.places import PlaceAndYear


class Shelf(NamedTuple):
    """The rows of one name.

    Attributes:
        rows: those of each institution in a year.
        states: a number for the codes of these rows, and whether each is missing, zero or some.
        zeros: the codes in which it is zero in each region and year.
        is_of_regions: whether a region states it.
    """

    rows: Mapping[PlaceAndYear, tuple[Observation, ...]]
    states: Mapping[PlaceAndYear, int]
    zeros: Mapping[tuple[str, int], tuple[Hashable, ...]]
    is_of_regions: bool = False


NO_ROWS = Shelf(EMPTY, EMPTY, EMPTY)
"""The shelf of a name of which the table has no row."""

_MISSING, _ZERO, _SOME = range(3)


class Shelves:
    """All rows of a table, on a shelf for each name."""

    def __init__(self, rows: Iterable[Observation]) -> None:
        self._rows = rows
        self._shelves: dict[str, Shelf] = {}
        self._numbers: dict[Hashable, int] = {}

    @cached_property
    def by_name(self) -> Mapping[str, list[Observation]]:
        """The rows of each name."""
        found: dict[str, list[Observation]] = {}
        for row in self._rows:
            if row.name in found:
                found[row.name].append(row)
            else:
                found[row.name] = [row]
        return found

    def of(self, name: str) -> Shelf:
        """Return the shelf of a name."""
        if name not in self._shelves:
            rows = self.by_name.get(name)
            self._shelves[name] = NO_ROWS if rows is None else self._shelved(rows)
        return self._shelves[name]

    def _shelved(self, rows: Iterable[Observation]) -> Shelf:
        held: dict[PlaceAndYear, list[tuple[Hashable, Observation]]] = {}
        zeros: dict[tuple[str, int], list[Hashable]] = {}
        spelled: dict[tuple[int, int, bool], Hashable] = {}  # rows share scopes
        is_of_regions = False
        for row in rows:
            state = _state(row)
            key = (state, id(row.scope), row.is_part)
            said = spelled.get(key)
            if said is None:
                said = spelled[key] = (state, row.is_part, *sorted(row.scope.items()))
            if row.institution:
                place = (row.region, row.institution, row.year)
                if place in held:
                    held[place].append((said, row))
                else:
                    held[place] = [(said, row)]
                continue
            is_of_regions = True
            if state == _ZERO and not row.is_part:
                zeros.setdefault((row.region, row.year), []).append(said)
        one: dict[int, int] = {id(said): self._number((said,)) for said in spelled.values()}
        stored: dict[PlaceAndYear, tuple[Observation, ...]] = {}
        states: dict[PlaceAndYear, int] = {}
        for place, pairs in held.items():
            if len(pairs) == 1:
                ((said, row),) = pairs
                stored[place], states[place] = (row,), one[id(said)]
            else:
                pairs.sort(key=lambda pair: pair[0])  # type: ignore[arg-type,return-value]
                stored[place] = tuple([row for _, row in pairs])
                states[place] = self._number(tuple([said for said, _ in pairs]))
        sorted_zeros = {place: tuple(sorted(codes, key=repr)) for place, codes in zeros.items()}
        return Shelf(stored, states, sorted_zeros, is_of_regions)

    def _number(self, said: Hashable) -> int:
        return self._numbers.setdefault(said, len(self._numbers))


def _state(row: Observation) -> int:
    figure = row.figure
    if figure is None:
        return _MISSING
    return _SOME if figure.value or figure.interval != ZERO else _ZERO
