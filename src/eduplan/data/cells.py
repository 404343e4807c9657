"""The rows of a table by columns; an observation is a view of one, made when somebody asks."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from itertools import compress
from typing import NamedTuple, TypeAlias, overload

from eduplan.catalogue.definitions import Scope
from eduplan.data.observation import Observation
from eduplan.errors import Location
from eduplan.quantity import Figure, Interval, Unit
from eduplan.quantity.ranges import ZERO

Home: TypeAlias = "tuple[str, str, int]"
"""A region, an institution in it or "", and a year."""

Value: TypeAlias = "int | Figure | None"
"""What a cell says: a number that is whole in base units and exact, any other figure, or none."""


class Kind(NamedTuple):
    """What rows share that differ in place and figure alone.

    Attributes:
        name, scope, own, is_part, is_total: as in `Observation`.
        unit: the unit of the figure, None where the cell says that it is missing.
    """

    name: str
    scope: Scope
    own: frozenset[str] = frozenset()
    is_part: bool = False
    is_total: bool = False
    unit: Unit | None = None


class Cell(NamedTuple):
    """An exact whole number as a reader finds it, of which only place and number are new.

    Attributes:
        kind, home: what it is of.
        identifier: the identifier of its institution, "" where the row has none.
        value: the number in base units.
        text: the cell as it stands.
        unit: what stands beside it, a part of the figure as printed.
        source: where the figure comes from, in the words of the file.
        place: gives the place of a row and column.
        row, column: its position in the sheet.
    """

    kind: Kind
    home: Home
    identifier: str
    value: int
    text: str
    unit: str
    source: str
    place: Callable[[int, int | None], Location]
    row: int
    column: int | None = None

    def view(self) -> Observation:
        """Return the observation that it stands for."""
        kind, (region, institution, year) = self.kind, self.home
        at, value = self.place(self.row, self.column), Fraction(self.value)
        assert kind.unit is not None
        printed, itself = f"{self.text}{self.unit}", Interval.point(value)
        return Observation(
            region=region,
            institution=institution,
            identifier=self.identifier,
            year=year,
            name=kind.name,
            scope=kind.scope,
            own=kind.own,
            is_part=kind.is_part,
            is_total=kind.is_total,
            figure=Figure(printed, value, kind.unit, itself, "exact", 0),
            text=self.text,
            source=self.source,
            file=at.file,
            row=at.line or 0,
            sheet=at.sheet,
            column=at.column,
        )


class Cells(Sequence[Observation]):
    """Rows by columns; each is an `Observation` to whoever takes one out, always the same.

    Attributes:
        kinds: the kind of each row; equal ones are one object.
        numbers: a number for each place and year.
        places: the number of the place and year of each row.
        values: what each says.
        identifiers: the identifiers of the institutions, "" where a row has none.
    """

    def __init__(self, rows: Iterable[Observation | Cell] = ()) -> None:
        self._rows = [*rows]
        made = dict[Hashable, Kind]()
        parts = [one[:4] if type(one) is Cell else _taken_apart(one, made) for one in self._rows]
        kinds, homes, identifiers, values = zip(*parts, strict=True) if parts else ((),) * 4
        alike = dict[Kind, Kind]()
        distinct = {id(kind): kind for kind in kinds}  # few, so that few are hashed
        known = {key: alike.setdefault(kind, kind) for key, kind in distinct.items()}
        self.kinds: Sequence[Kind] = [known[id(kind)] for kind in kinds]
        self.numbers: Mapping[Home, int] = {
            home: number for number, home in enumerate(dict.fromkeys(homes))
        }
        self.places: Sequence[int] = [*map(self.numbers.__getitem__, homes)]
        self.values: Sequence[Value] = values
        self.identifiers: Sequence[str] = identifiers

    @overload
    def __getitem__(self, at: int) -> Observation: ...

    @overload
    def __getitem__(self, at: slice) -> Cells: ...

    def __getitem__(self, at: int | slice) -> Observation | Cells:
        """Return a row, or some."""
        if isinstance(at, slice):
            return Cells(self._rows[at])
        one = self._rows[at]
        if isinstance(one, Cell):
            one = self._rows[at] = one.view()
        return one

    def __len__(self) -> int:
        """Return how many rows there are."""
        return len(self._rows)

    def __iter__(self) -> Iterator[Observation]:
        """Yield each row."""
        return (self[at] for at in range(len(self._rows)))

    def views(self, rows: Iterable[int]) -> list[Observation]:
        """Return some rows."""
        return [self[at] for at in rows]

    def only(self, kept: Iterable[bool]) -> Cells:
        """Return some of the rows; itself if these are all."""
        chosen = [*compress(self._rows, kept)]
        return self if len(chosen) == len(self._rows) else Cells(chosen)

    def replaced(self, rows: Mapping[int, Observation]) -> Cells:
        """Return the rows, others in place of some."""
        if not rows:
            return self
        return Cells(rows.get(at, one) for at, one in enumerate(self._rows))

    @cached_property
    def corrects(self) -> bool:
        """Whether some row corrects another."""
        return any(not isinstance(one, Cell) and one.reason for one in self._rows)

    @cached_property
    def several_sources(self) -> tuple[Observation, ...]:
        """The rows that stand for others of the same figure."""
        found = (one for one in self._rows if not isinstance(one, Cell))
        return tuple(one for one in found if one.instead_of)

    @cached_property
    def of_kind(self) -> Mapping[int, tuple[Kind, list[int]]]:
        """Each kind and the rows of it, by its identity."""
        keys = [*map(id, self.kinds)]
        kinds = dict(zip(keys, self.kinds, strict=True))
        rows: dict[int, list[int]] = {key: [] for key in kinds}
        for at, key in enumerate(keys):
            rows[key].append(at)
        return {key: (kind, rows[key]) for key, kind in kinds.items()}

    @cached_property
    def of_name(self) -> Mapping[str, list[tuple[Kind, list[int]]]]:
        """The kinds of each name, and the rows of each."""
        found: dict[str, list[tuple[Kind, list[int]]]] = {}
        for kind, rows in self.of_kind.values():
            found.setdefault(kind.name, []).append((kind, rows))
        return found

    @cached_property
    def by_name(self) -> Mapping[str, list[int]]:
        """The rows of each name."""
        return {
            name: sorted(at for _, rows in kinds for at in rows)
            for name, kinds in self.of_name.items()
        }

    @cached_property
    def homes(self) -> Sequence[Home]:
        """Where and when each row is; equal ones are one object."""
        distinct = [*self.numbers]
        return [distinct[place] for place in self.places]

    @cached_property
    def at_place(self) -> Sequence[list[int]]:
        """The rows of each place and year, by its number."""
        found: list[list[int]] = [[] for _ in self.numbers]
        for at, place in enumerate(self.places):
            found[place].append(at)
        return found

    @cached_property
    def at_home(self) -> Mapping[Home, list[int]]:
        """The rows of each place and year."""
        return dict(zip(self.numbers, self.at_place, strict=True))

    @cached_property
    def of_regions(self) -> frozenset[str]:
        """The names of which a region states a figure of its own."""
        rows = (rows for (_, name, _), rows in self.at_home.items() if not name)
        return frozenset(self.kinds[at].name for some in rows for at in some)

    def is_zero(self, at: int) -> bool:
        """Tell a row that says that there are none."""
        value = self.values[at]
        return value == 0 if type(value) is int else _is_figure(value, is_zero=True)

    def is_some(self, at: int) -> bool:
        """Tell a row that says that there are some: who fills every cell writes 0 or - for none."""
        value = self.values[at]
        return value != 0 if type(value) is int else _is_figure(value, is_zero=False)


def _is_figure(value: Value, *, is_zero: bool) -> bool:
    return isinstance(value, Figure) and (value.interval == ZERO) is is_zero


def _taken_apart(
    one: Observation | Cell, made: dict[Hashable, Kind]
) -> tuple[Kind, Home, str, Value]:
    assert isinstance(one, Observation)
    figure = one.figure
    value: Value = figure
    unit = None if figure is None else figure.unit
    if figure is not None and figure.qualifier == "exact" and figure.value.denominator == 1:
        value = figure.value.numerator
    key = (one.name, *one.scope.items(), one.own, one.is_part, one.is_total, id(unit))
    kind = made.get(key)
    if kind is None:
        kind = made[key] = Kind(one.name, one.scope, one.own, one.is_part, one.is_total, unit)
    return kind, (one.region, one.institution, one.year), one.identifier, value
