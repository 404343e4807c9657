"""Observed figures, found by name, place, year and scope; nothing stands in it twice."""

from __future__ import annotations

from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

import attrs

from eduplan.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from eduplan.catalogue.definitions import Scope
    from eduplan.data.observation import Observation

__all__ = ["DuplicateError", "ObservationTable"]

_Key: TypeAlias = "tuple[str, int, str, str, tuple[tuple[str, str], ...]]"
_Home: TypeAlias = "tuple[str, str, int]"

ITSELF = "所"
"""The unit in which an institution is counted: where it reports one, that one is itself."""


class DuplicateError(InputError):
    """Two rows give a figure of the same thing; each problem names both."""


@attrs.frozen(eq=False, slots=False)
class ObservationTable:
    """All observations of one or several files; the order of the rows changes nothing.

    An institution's **own code** of a dimension, such as its ownership, is what the rows of a year
    say of the institution as a whole: the code of the row in which it counts itself (幼儿园数 1),
    or the code that every row of it carries, for a dimension that institutions are counted by.
    Its figures are found with or without that code.

    `own_dimensions` are those dimensions: a school has an ownership, but no class-size band, even
    if its only row is about one.

    Raises:
        DuplicateError: two rows stand for the same figure.
    """

    observations: tuple[Observation, ...] = ()
    file: str = ""
    own_dimensions: frozenset[str] = frozenset()

    def __attrs_post_init__(self) -> None:
        problems = list(self._duplicates())
        if problems:
            raise DuplicateError(problems)

    def find(
        self, name: str, region: str, year: int, institution: str = "", scope: Scope | None = None
    ) -> Observation | None:
        """Return the row for exactly this name, place, year and scope, also one that is missing."""
        kept = self._without_own(region, institution, year, scope or {})
        return self._by_key.get((name, year, region, institution, kept))

    def own_code(self, region: str, institution: str, year: int, dimension: str) -> str | None:
        """Return the institution's own code of a dimension, several joined by a bar."""
        return self._own_codes.get((region, institution, year), {}).get(dimension)

    def institutions(self, region: str, year: int) -> tuple[str, ...]:
        """Return the institutions of exactly this region that have a row in a year, sorted."""
        return self._institutions.get((region, year), ())

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The regions that have a row, sorted."""
        return tuple(sorted({one.region for one in self.observations}))

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a figure, oldest first."""
        return tuple(sorted({one.year for one in self.observations if one.figure is not None}))

    @cached_property
    def missing(self) -> tuple[Observation, ...]:
        """The rows whose cell says that the figure is missing."""
        return tuple(one for one in self.observations if one.figure is None)

    def regions_in(self, year: int) -> tuple[str, ...]:
        """Return the regions that have a row in a year, sorted."""
        return self._regions_by_year.get(year, ())

    @cached_property
    def _regions_by_year(self) -> dict[int, tuple[str, ...]]:
        found: dict[int, set[str]] = {}
        for one in self.observations:
            found.setdefault(one.year, set()).add(one.region)
        return {year: tuple(sorted(regions)) for year, regions in found.items()}

    @cached_property
    def _institutions(self) -> dict[tuple[str, int], tuple[str, ...]]:
        found: dict[tuple[str, int], set[str]] = {}
        for one in self.observations:
            if one.institution:
                found.setdefault((one.region, one.year), set()).add(one.institution)
        return {key: tuple(sorted(names)) for key, names in found.items()}

    @cached_property
    def _by_key(self) -> dict[_Key, Observation]:
        return {self._key(one): one for one in self.observations}

    def _key(self, one: Observation) -> _Key:
        kept = self._without_own(one.region, one.institution, one.year, one.scope)
        return (one.name, one.year, one.region, one.institution, kept)

    def _without_own(
        self, region: str, institution: str, year: int, scope: Scope
    ) -> tuple[tuple[str, str], ...]:
        own = self._own_codes.get((region, institution, year), {}) if institution else {}
        return tuple(sorted(pair for pair in scope.items() if own.get(pair[0]) != pair[1]))

    @cached_property
    def _own_codes(self) -> dict[_Home, Mapping[str, str]]:
        rows: dict[_Home, list[Observation]] = {}
        for one in self.observations:
            if one.institution:
                rows.setdefault((one.region, one.institution, one.year), []).append(one)
        return {
            home: MappingProxyType(_own_codes(found, self.own_dimensions))
            for home, found in rows.items()
        }

    def _duplicates(self) -> Iterator[Problem]:
        first: dict[_Key, Observation] = {}
        for one in self.observations:
            earlier = first.setdefault(self._key(one), one)
            if earlier is not one:
                yield Problem(
                    f"{one.name} of {one.institution or one.region} in {one.year} stands in row "
                    f"{earlier.row} already ({earlier.place}: {earlier.text!r})",
                    one.location,
                    "one row for each place, scope, year and element",
                )


def _own_codes(rows: list[Observation], own_dimensions: frozenset[str]) -> dict[str, str]:
    shared = {name: code for name, code in _shared(rows).items() if name in own_dimensions}
    found = shared | _of_itself(one for one in rows if _counts_itself(one))
    return dict(sorted(found.items()))


def _counts_itself(one: Observation) -> bool:
    return one.figure is not None and one.figure.unit.symbol == ITSELF and one.figure.value == 1


def _shared(rows: list[Observation]) -> dict[str, str]:
    """Return the codes that every row carries."""
    common = set(rows[0].scope.items())
    for one in rows[1:]:
        common &= set(one.scope.items())
    return dict(common)


def _of_itself(rows: Iterable[Observation]) -> dict[str, str]:
    """Return the codes that an institution counts itself by; a school of two stages has both."""
    found: dict[str, set[str]] = {}
    for one in rows:
        for dimension, code in one.scope.items():
            found.setdefault(dimension, set()).add(code)
    return {dimension: "|".join(sorted(codes)) for dimension, codes in found.items()}
