"""What the rows of each name say beside their figures, by which institutions are told apart."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple

from eduplan.data.cells import Cells, Kind

_MISSING, _ZERO, _SOME = range(3)


class Shelf(NamedTuple):
    """What the rows of one name say.

    Attributes:
        states: by the number of each place, a number for the codes of its rows, and for whether
            each is missing, zero or some.
        zeros: the codes in which it is zero in each region and year.
    """

    states: Mapping[int, int]
    zeros: Mapping[tuple[str, int], tuple[Hashable, ...]]


class Shelves:
    """All rows of a table, on a shelf for each name."""

    def __init__(self, cells: Cells) -> None:
        self.cells = cells
        self._homes = [*cells.numbers]
        self._shelves: dict[str, Shelf] = {}
        self._numbers: dict[Hashable, int] = {}

    def of(self, name: str) -> Shelf | None:
        """Return the shelf of a name; None where the table has no row of it."""
        if name not in self._shelves and name in self.cells.of_name:
            self._shelves[name] = self._shelved(self.cells.of_name[name])
        return self._shelves.get(name)

    def _shelved(self, kinds: Sequence[tuple[Kind, Sequence[int]]]) -> Shelf:
        cells, said = self.cells, dict[int, list[tuple[Any, ...]]]()
        zeros: dict[tuple[str, int], list[Hashable]] = {}
        for kind, rows in kinds:
            codes = (kind.is_part, *sorted(kind.scope.items()))
            for at in rows:
                place, state = cells.places[at], self._state(at)
                said.setdefault(place, []).append((state, *codes))
                region, institution, year = self._homes[place]
                if state == _ZERO and not (institution or kind.is_part):
                    zeros.setdefault((region, year), []).append(codes)
        known = self._numbers
        numbers = {
            place: known.setdefault(tuple(sorted(some)), len(known)) for place, some in said.items()
        }
        return Shelf(numbers, {at: tuple(sorted(some, key=repr)) for at, some in zeros.items()})

    def _state(self, at: int) -> int:
        if self.cells.values[at] is None:
            return _MISSING
        return _SOME if self.cells.is_some(at) else _ZERO
