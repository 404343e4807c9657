"""Observed figures, found by name, place, year and scope; no two rows give the same figure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from pathlib import PurePath

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.catalogue.regions import includes, region_chain
from eduplan.data import mistakes
from eduplan.data.cells import Cell, Cells, Home, Kind
from eduplan.data.observation import Observation
from eduplan.data.own_codes import OwnCodes, Slot
from eduplan.data.register import NO_REGISTER, Register
from eduplan.errors import InputError, Problem
from eduplan.messages import MAXIMUM_SHOWN

ITSELF = "所"
"""The unit in which institutions are counted: where one reports 1, that is itself."""


class TableError(InputError):
    """Rows of a table contradict each other; each problem names both."""


def _kept(rows: Iterable[Observation | Cell]) -> Cells:
    return rows if isinstance(rows, Cells) else Cells(rows)


@attrs.frozen(eq=False, slots=False)
class ObservationTable:
    """All observations of one or several files; the order of the rows changes nothing.

    An institution's **own code** of a dimension, such as its ownership, is what its rows of a year
    say of it as a whole (`Observation.own`); if others of its rows are about further codes, it has
    them all, as a school of two stages has; where its rows say nothing, the register does. Its
    figures are found with or without a single own code. Institutions are told apart by region and
    by the name that the register keeps them under.

    Attributes:
        observations: the rows, in the order of the file, by columns.
        file: the name of the file, as messages show it.
        register: the institutions that are known beside those that have rows.
        unread: what of the file was left unread, and why.

    Raises:
        TableError: two rows give the same figure, or two codes of one institution; or one name
            stands in a region and in one that includes it, where it would be counted twice.
    """

    observations: Cells = attrs.field(factory=Cells, converter=_kept)
    file: str = ""
    register: Register = NO_REGISTER
    unread: tuple[Problem, ...] = ()
    _codes: OwnCodes | None = attrs.field(default=None, repr=False)

    def __attrs_post_init__(self) -> None:
        problems = [*self._duplicates(), *self._contradictions(), *self._counted_twice()]
        if problems:
            raise TableError(sorted(problems, key=lambda one: one.location.line or 0))

    def find(
        self, name: str, region: str, year: int, institution: str = "", scope: Scope | None = None
    ) -> Observation | None:
        """Return the row for exactly this name, place, year and scope, also one that is missing."""
        at = self.row(name, (region, institution, year), scope or {})
        return None if at is None else self.observations[at]

    def row(self, name: str, home: Home, scope: Scope) -> int | None:
        """Return the number of the row that `find` finds."""
        place = self.observations.numbers.get(home, -1)
        return self._own.rows_beside(name, home, scope).get(place)

    def rows_beside(self, name: str, home: Home, scope: Scope) -> Mapping[int, int]:
        """Return by the number of their place what `row` finds wherever own codes are the same."""
        return self._own.rows_beside(name, home, scope)

    def a_year_apart(self) -> Iterator[tuple[str, list[int], list[int | None]]]:
        """Yield rows of a name, and that of the same figure a year earlier, if there is one.

        Rows of unnamed parts are left out.
        """
        own, cells = self._own, self.observations
        homes, numbers = [*cells.numbers], cells.numbers
        last = [numbers.get((region, name, year - 1), -1) for region, name, year in homes]
        changed = {
            place
            for place, (home, before) in enumerate(zip(homes, last, strict=True))
            if before >= 0 and own.of(homes[before]) is not own.of(home)
        }
        for (name, _), rows in own.by_slot.items():
            earlier = [rows.get(last[place]) for place in rows]
            for at, place in enumerate(rows) if changed else ():
                if place in changed and (scope := cells.kinds[rows[place]].scope):
                    earlier[at] = self.row(name, homes[last[place]], scope)
            yield name, [*rows.values()], earlier
        for at in own.repeated:
            kind, before = cells.kinds[at], last[cells.places[at]]
            found = self.row(kind.name, homes[before], kind.scope) if before >= 0 else None
            yield kind.name, [at], [found]

    def zeros(self, name: str, region: str, year: int, institution: str = "") -> Sequence[Scope]:
        """Return the scopes in which a name is zero in a place and year, own codes left out."""
        return self._zeros.get((name, (region, institution, year)), ())

    def own_code(self, region: str, institution: str, year: int, dimension: str) -> str | None:
        """Return the institution's own code of a dimension; a school of two stages has `a|b`."""
        return self._own.of((region, institution, year)).get(dimension)

    def own_codes(self, region: str, institution: str, year: int) -> Mapping[str, str]:
        """Return the institution's own codes by dimension."""
        return self._own.of((region, institution, year))

    def institutions(self, region: str, year: int) -> tuple[str, ...]:
        """Return the institutions of exactly this region that have a row or are open, sorted."""
        if (region, year) not in self._members:
            names = {*self.reporting(region, year), *self.register.open(region, year)}
            self._members[region, year] = tuple(sorted(names))
        return self._members[region, year]

    def reporting(self, region: str, year: int) -> tuple[str, ...]:
        """Return the institutions of exactly this region that have a row in a year, sorted."""
        return self._institutions.get((region, year), ())

    def names_reported(self, region: str, year: int) -> tuple[str, ...]:
        """Return the names of which institutions of exactly this region have a row, sorted."""
        reporting = self.reporting(region, year)
        rows = chain.from_iterable(self.rows_of(region, one, year) for one in reporting)
        return tuple(sorted({self.observations.kinds[at].name for at in rows}))

    def rows_of(self, region: str, institution: str, year: int) -> Sequence[int]:
        """Return the numbers of the rows of an institution of a year."""
        return self.observations.at_home.get((region, institution, year), ())

    def parts(self, region: str) -> tuple[str, ...]:
        """Return the widest regions within a region that are known, sorted."""
        return self._parts.get(region, ())

    @cached_property
    def regions(self) -> tuple[str, ...]:
        """The regions that have a row or an institution in the register, sorted."""
        found = {region for region, _, _ in self.observations.at_home}
        return tuple(sorted(found.union(self.register.regions)))

    def regions_of(self, year: int) -> frozenset[str]:
        """Return the regions that have a row of a year, and the wider ones that include them."""
        return self._regions_of.get(year, frozenset())

    @cached_property
    def _regions_of(self) -> dict[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for region, _, year in self.observations.at_home:
            found.setdefault(year, set()).add(region)
        return {
            year: frozenset(chain.from_iterable(map(region_chain, regions)))
            for year, regions in found.items()
        }

    @cached_property
    def restrictions(self) -> Mapping[str, frozenset[frozenset[str]]]:
        """The sets of dimensions that rows of each name have, by name."""
        found: dict[str, set[frozenset[str]]] = {}
        for kind, _ in self.observations.of_kind.values():
            found.setdefault(kind.name, set()).add(frozenset(kind.scope))
        return {name: frozenset(sets) for name, sets in found.items()}

    @cached_property
    def years(self) -> tuple[int, ...]:
        """The years that have a figure, oldest first."""
        cells = self.observations
        return tuple(
            sorted(
                {
                    home[2]
                    for home, rows in cells.at_home.items()
                    if any(cells.values[at] is not None for at in rows)
                }
            )
        )

    @cached_property
    def missing(self) -> tuple[Observation, ...]:
        """The rows whose cell says that the figure is missing."""
        cells = self.observations
        return tuple(cells[at] for at, value in enumerate(cells.values) if value is None)

    def until(self, year: int) -> ObservationTable:
        """Return the rows of the years up to `year`; itself if these are all."""
        return self._only(lambda home: home[2] <= year)

    def within(self, region: str) -> ObservationTable:
        """Return the rows of a region and of those in it; itself if these are all."""
        inner = {one for one in self.regions if includes(region, one)}
        rows = self._only(lambda home: home[0] in inner)
        register = self.register.within(region)
        return rows if register is rows.register else attrs.evolve(rows, register=register)

    def without(self, rows: Iterable[Observation]) -> ObservationTable:
        """Return all rows but some of its own; itself if there are none of these."""
        left_out = {id(one) for one in rows}
        if not left_out:
            return self
        chosen = self.observations.only(id(one) not in left_out for one in self.observations)
        return self if chosen is self.observations else attrs.evolve(self, observations=chosen)

    def _only(self, is_kept: Callable[[Home], bool]) -> ObservationTable:
        cells = self.observations
        kept = {home: is_kept(home) for home in cells.at_home}
        if all(kept.values()):
            return self
        return attrs.evolve(self, observations=cells.only(kept[home] for home in cells.homes))

    @cached_property
    def _parts(self) -> dict[str, tuple[str, ...]]:
        """The widest known regions within each region: up to the next wider one that is known."""
        known, found = {*self.regions}, dict[str, list[str]]()
        for one in self.regions:
            for wider in region_chain(one)[1:]:
                found.setdefault(wider, []).append(one)
                if wider in known:
                    break
        return {region: tuple(inner) for region, inner in found.items()}

    @cached_property
    def _members(self) -> dict[tuple[str, int], tuple[str, ...]]:
        return {}

    @cached_property
    def _institutions(self) -> dict[tuple[str, int], tuple[str, ...]]:
        found: dict[tuple[str, int], list[str]] = {}
        for region, name, year in self.observations.at_home:
            if name:
                found.setdefault((region, year), []).append(name)
        return {key: tuple(sorted(names)) for key, names in found.items()}

    @cached_property
    def _zeros(self) -> dict[tuple[str, Home], list[Scope]]:
        found: dict[tuple[str, Home], list[Scope]] = {}
        homes = [*self.observations.numbers]
        for (name, codes), rows in self._own.by_slot.items():
            for place, at in rows.items():
                if self.observations.is_zero(at):
                    found.setdefault((name, homes[place]), []).append(dict(codes))
        return found

    @cached_property
    def _own(self) -> OwnCodes:
        known = self._codes
        if known and known.observations is self.observations and known.register is self.register:
            return known
        return OwnCodes(self.observations, self.register)

    def _duplicates(self) -> Iterator[Problem]:
        if self._own.are_unique:
            return
        first: dict[tuple[Slot, Home], Observation] = {}
        cells = self.observations
        for key, one in zip(zip(self._own.slots, cells.homes, strict=True), cells, strict=True):
            if one.is_part:
                continue
            earlier = first.get(key)
            if earlier is None:
                first[key] = one
            elif not ((one.is_total or earlier.is_total) and one.figure == earlier.figure):
                # also the very same row, as of a file that was read once and added twice
                message = mistakes.FIGURE_TWICE(
                    name=one.name,
                    of=one.institution or one.region,
                    year=one.year,
                    place=_short(earlier),
                    text=earlier.text,
                )
                same = one.origin == earlier.origin
                expected = mistakes.ONE_ROW_EACH if same else mistakes.ONE_ROW_OR_AN_ORDER
                yield Problem(message, one.location, expected)

    def _contradictions(self) -> Iterator[Problem]:
        """Yield own codes that differ; only of stages a school may have several."""
        cells, kinds = self.observations, self.observations.kinds
        for (region, name, year), dimensions in self._own.rows.items():
            known = self.register.find(region, name, year)
            for dimension, rows in dimensions.items():
                said = known.codes.get(dimension) if known else None
                code = kinds[rows[0]].scope[dimension]
                if known and said and said != code:
                    place = str(known.location_in_file)
                    yield _other_code(cells[rows[0]], dimension, said, place)
                if dimension == "stage":  # a school in the sheet of each of its stages
                    continue
                others = [at for at in rows if kinds[at].scope[dimension] != code]
                if others and not all(_counts_itself(kinds[at]) for at in rows):
                    place = cells[rows[0]].place
                    yield _other_code(cells[others[0]], dimension, code, place)

    def _counted_twice(self) -> Iterator[Problem]:
        """Yield institutions whose name stands in a region and also in a wider one."""
        homes: dict[tuple[str, int], dict[str, int]] = {}
        for (region, name, year), rows in self.observations.at_home.items():
            if name:
                homes.setdefault((name, year), {})[region] = rows[0]
        for (name, year), regions in homes.items():
            for one, wider in self._nested(regions) if len(regions) > 1 else ():
                message = mistakes.COUNTED_TWICE(
                    name=name,
                    region=one.region,
                    place=wider.place,
                    wider=wider.region,
                    year=year,
                )
                yield Problem(message, one.location, mistakes.ONE_REGION)

    def _nested(self, rows: Mapping[str, int]) -> Iterator[tuple[Observation, Observation]]:
        """Yield each row with that of the nearest wider region, if there is one among them."""
        for region, at in rows.items():
            wider = next((one for one in region_chain(region)[1:] if one in rows), None)
            if wider is not None:
                yield self.observations[at], self.observations[rows[wider]]


def _short(one: Observation) -> str:
    """Return where a row stands, without the folders where messages would cut it."""
    name = PurePath(one.file).name
    short = attrs.evolve(one, file=name).place
    return one.place if len(one.place) <= MAXIMUM_SHOWN else short


def _counts_itself(kind: Kind) -> bool:
    return kind.unit is not None and kind.unit.symbol == ITSELF


def _other_code(row: Observation, dimension: str, code: str, place: str) -> Problem:
    message = mistakes.OTHER_CODE(
        name=row.institution,
        year=row.year,
        dimension=dimension,
        code=code,
        place=place,
        other=row.scope[dimension],
    )
    return Problem(message, row.location, mistakes.ONE_CODE)
