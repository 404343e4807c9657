"""The places that a column has a cell for: regions, or institutions, each in a year."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from eduplan.data.cells import Home
from eduplan.readings.facts import Context


class Places:
    """The places that a column has a cell for: regions, or institutions, each in a year.

    Attributes:
        cells: region, institution and year of each; the institution is "" for the region itself.
        size: how many there are.
        everyone: the mask of all of them.
    """

    def __init__(self, cells: Iterable[Home]) -> None:
        self.cells = tuple(cells)
        self.size = len(self.cells)
        self.everyone = (1 << self.size) - 1
        self._earlier: dict[int, Places] = {}

    @property
    def of_institutions(self) -> bool:
        """Whether the cells are of institutions."""
        return bool(self.cells) and self.cells[0][1] != ""

    @cached_property
    def contexts(self) -> tuple[Context, ...]:
        """Each place as a context."""
        return tuple([self.context(cell) for cell in range(self.size)])

    def context(self, cell: int) -> Context:
        """Return one place as a context."""
        region, institution, year = self.cells[cell]
        return Context(region, year, institution or None)

    def earlier(self, years: int) -> Places:
        """Return the same places some years before."""
        if not years:
            return self
        if years not in self._earlier:
            self._earlier[years] = Places(
                (one, name, year - years) for one, name, year in self.cells
            )
        return self._earlier[years]

    @cached_property
    def homes(self) -> tuple[Places, tuple[int, ...]]:
        """The regions of the institutions, each once, and which of them each cell lies in."""
        keys = [(region, "", year) for region, _, year in self.cells]
        places = {key: cell for cell, key in enumerate(dict.fromkeys(keys))}
        return Places(places), tuple(places[key] for key in keys)

    def at(self, context: Context) -> int | None:
        """Return the cell of a place, None if it has none."""
        return self._at.get((context.region, context.institution or "", context.year))

    @cached_property
    def _at(self) -> dict[Home, int]:
        return {home: cell for cell, home in enumerate(self.cells)}
