"""The places that a column has a cell for: regions, or institutions, each in a year."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from eduplan.data.cells import Home
from eduplan.readings.facts import Context


class Places:
    """The places that a column has a cell for: regions, or institutions, each in a year."""

    def __init__(self, contexts: Iterable[Context]) -> None:
        self.contexts = tuple(contexts)
        self.everyone = (1 << len(self.contexts)) - 1
        self._earlier: dict[int, Places] = {}

    @property
    def of_institutions(self) -> bool:
        """Whether the cells are of institutions."""
        return bool(self.contexts) and self.contexts[0].institution is not None

    def earlier(self, years: int) -> Places:
        """Return the same places some years before."""
        if not years:
            return self
        if years not in self._earlier:
            shifted = [
                Context(one.region, one.year - years, one.institution) for one in self.contexts
            ]
            self._earlier[years] = Places(shifted)
        return self._earlier[years]

    @cached_property
    def homes(self) -> tuple[Places, tuple[int, ...]]:
        """The regions of the institutions, each once, and which of them each cell lies in."""
        keys = [(one.region, one.year) for one in self.contexts]
        places = {key: cell for cell, key in enumerate(dict.fromkeys(keys))}
        homes = Places(Context(region, year) for region, year in places)
        return homes, tuple(places[key] for key in keys)

    def at(self, context: Context) -> int | None:
        """Return the cell of a place, None if it has none."""
        return self._at.get((context.region, context.institution or "", context.year))

    @cached_property
    def _at(self) -> dict[Home, int]:
        return {home: cell for cell, home in enumerate(self.cells)}

    @cached_property
    def cells(self) -> tuple[Home, ...]:
        """Region, institution and year of each cell."""
        return tuple((one.region, one.institution or "", one.year) for one in self.contexts)
