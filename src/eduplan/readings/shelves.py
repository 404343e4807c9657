"""The rows of a table by name and institution, and what tells institutions apart by them."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from eduplan.data.observation import Observation
from eduplan.immutable import EMPTY
from eduplan.quantity.ranges import ZERO
from eduplan.readings.places import PlaceAndYear


class Shelf(NamedTuple):
    """The rows of one name.

    Attributes:
        rows: the first row of each institution in a year, the second of those that have two, ….
        states: a number for the codes of these rows, and whether each is missing, zero or some.
        zeros: the codes in which it is zero in each region and year.
        is_of_regions: whether a region states it.
    """

    rows: Sequence[Mapping[PlaceAndYear, Observation]]
    states: Mapping[PlaceAndYear, int]
    zeros: Mapping[tuple[str, int], tuple[Hashable, ...]]
    is_of_regions: bool = False


NO_ROWS = Shelf((), EMPTY, EMPTY)
"""The shelf of a name of which the table has no row."""

_MISSING, _ZERO, _SOME = range(3)


class Shelves:
    """All rows of a table, on a shelf for each name."""

    def __init__(self, rows: Iterable[Observation]) -> None:
        self._rows = rows
        self._shelves: dict[str, Shelf] = {}
        self._numbers: dict[Hashable, int] = {}
        self._places: dict[PlaceAndYear, PlaceAndYear] = {}

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
        first: dict[PlaceAndYear, Observation] = {}
        states: dict[PlaceAndYear, int] = {}
        several: dict[PlaceAndYear, list[Observation]] = {}
        zeros: dict[tuple[str, int], list[Hashable]] = {}
        spelled: dict[tuple[int, int, bool], int] = {}  # rows share scopes
        places, is_of_regions = self._places, False
        for row in rows:
            if not row.institution:
                is_of_regions = True
                if _state(row) == _ZERO and not row.is_part:
                    zeros.setdefault((row.region, row.year), []).append(_said(row))
                continue
            place = (row.region, row.institution, row.year)
            place = places.setdefault(place, place)  # all shelves share it
            if place in first:
                several.setdefault(place, [first[place]]).append(row)
                continue
            key = (_state(row), id(row.scope), row.is_part)
            if key not in spelled:
                spelled[key] = self._number((_said(row),))
            first[place], states[place] = row, spelled[key]
        stored = [first]
        for place, some in several.items():
            some.sort(key=_said)
            stored += [{} for _ in some[len(stored) :]]
            for layer, row in zip(stored, some, strict=False):
                layer[place] = row
            states[place] = self._number(tuple(map(_said, some)))
        sorted_zeros = {place: tuple(sorted(codes, key=repr)) for place, codes in zeros.items()}
        return Shelf(stored, states, sorted_zeros, is_of_regions)

    def _number(self, said: Hashable) -> int:
        return self._numbers.setdefault(said, len(self._numbers))


def _state(row: Observation) -> int:
    figure = row.figure
    if figure is None:
        return _MISSING
    return _SOME if figure.value or figure.interval != ZERO else _ZERO


def _said(row: Observation) -> tuple[Any, ...]:
    """Return what a row says beside its figure itself."""
    return (_state(row), row.is_part, *sorted(row.scope.items()))
