"""What institutions say of themselves in their rows, and by which key a figure is found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.data.observation import Observation
from eduplan.data.register import Register

Codes: TypeAlias = "tuple[tuple[str, str], ...]"
Key: TypeAlias = "tuple[str, int, str, str, Codes]"
"""The name, year, region, institution, and the codes that are not the institution's own."""
Home: TypeAlias = "tuple[str, str, int]"
"""A region, an institution in it, and a year."""


def home_of(one: Observation) -> Home:
    """Return the place and year of a row."""
    return (one.region, one.institution, one.year)


@attrs.frozen(eq=False, slots=False)
class OwnCodes:
    """The codes that institutions have as a whole, by their rows or the register.

    A figure is the same with and without them: of a public kindergarten 在园幼儿数 and
    公办在园幼儿数 are one.
    """

    observations: Sequence[Observation]
    register: Register

    def of(self, home: Home) -> Mapping[str, str]:
        """Return an institution's own codes by its rows or, where these say none, the register."""
        region, institution, year = home
        if not institution or not self.register.rows:
            return self._of_rows.get(home, {})
        if home not in self._known:
            known = self.register.find(region, institution, year)
            self._known[home] = {**self._of_rows.get(home, {}), **(known.codes if known else {})}
        return self._known[home]

    def without(self, home: Home, scope: Scope) -> Codes:
        """Return the codes of a scope that are not those of the institution as a whole."""
        if not scope:
            return ()
        own = self.of(home)
        kept = [pair for pair in scope.items() if own.get(pair[0]) != pair[1]]
        return tuple(sorted(kept) if len(kept) > 1 else kept)

    def key(self, one: Observation) -> Key:
        """Return what two rows share only if they give the same figure."""
        kept = self.without(home_of(one), one.scope)
        return (one.name, one.year, one.region, one.institution, kept)

    @cached_property
    def keys(self) -> Sequence[Key]:
        """The key of each row."""
        return [self.key(one) for one in self.observations]

    @cached_property
    def rows(self) -> dict[Home, dict[str, list[Observation]]]:
        """The rows that say what an institution is as a whole, by dimension."""
        found: dict[Home, dict[str, list[Observation]]] = {}
        for one in self.observations:
            for dimension in one.own if one.institution else ():
                found.setdefault(home_of(one), {}).setdefault(dimension, []).append(one)
        return found

    @cached_property
    def _of_rows(self) -> dict[Home, Mapping[str, str]]:
        scopes: dict[Home, dict[int, Scope]] = {home: {} for home in self.rows}
        for one in self.observations if scopes else ():
            home = home_of(one)
            if home in scopes:
                scopes[home][id(one.scope)] = one.scope  # most rows share one
        return {
            home: {one: _joined(one, scopes[home].values()) for one in dimensions}
            for home, dimensions in self.rows.items()
        }

    @cached_property
    def _known(self) -> dict[Home, Mapping[str, str]]:
        return {}


def _joined(dimension: str, scopes: Iterable[Scope]) -> str:
    """Return all codes of a dimension that scopes have, in order."""
    return "|".join(sorted({one[dimension] for one in scopes if dimension in one}))
