"""From which rows the figure of a class of institutions is added up, as one of them is read."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import NamedTuple

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.formula import Reference
from eduplan.quantity import Interval
from eduplan.quantity.ranges import ZERO, sum_of
from eduplan.readings.column import Number, as_interval
from eduplan.readings.elements import ElementReader
from eduplan.readings.facts import Reading, every_part
from eduplan.readings.institutions import Group
from eduplan.readings.observed import ObservedFacts


class Found(NamedTuple):
    """What columns keep of a figure: what it may be, the names that it lacks, what it rests on."""

    value: Number
    missing: tuple[str, ...] = ()
    is_stated: bool = False
    is_bare: bool = False

    @classmethod
    def of(cls, reading: Reading) -> Found:
        """Return what they keep of a reading."""
        names = tuple(sorted({one.name for one in reading.missing}))
        is_stated = any(map(is_figure, every_part(reading)))
        return cls(reading.interval, names, is_stated, bool(names) and not reading.parts)


class Recipe(NamedTuple):
    """From which rows the figure of an institution of a class is added up.

    Attributes:
        rows: the rows of each addend, by the number of their place.
        rest: what is added beside: zero, itself counted as 1, or what is not known.
        missing: the names of what is missing.
        is_bare: it is missing and nothing of it known.
        is_stated: it rests on a stated figure.
    """

    rows: tuple[Mapping[int, int], ...]
    rest: Interval
    missing: tuple[str, ...]
    is_bare: bool
    is_stated: bool


class RecipeReader:
    """Reads one institution of each class exactly."""

    def __init__(self, facts: ObservedFacts) -> None:
        self.facts = facts
        self._elements = ElementReader(facts, facts.catalogue)
        self._recipes: dict[tuple[str, Scope, Hashable], Recipe] = {}

    def read(self, name: str, scope: Scope, group: Group) -> Recipe:
        """Return the recipe of a figure of some codes for a class."""
        key = (name, scope, group.kind)
        if key not in self._recipes:
            context = attrs.evolve(group.first, scope=scope)
            reading = self._elements.read(
                Reference(name), self._elements.catalogue.get(name), context
            )
            self._recipes[key] = self._as_recipe(reading)
        return self._recipes[key]

    def _as_recipe(self, reading: Reading) -> Recipe:
        value, missing, is_stated, is_bare = Found.of(reading)
        at, table = reading.context, self.facts.table
        home = (at.region, at.institution or "", at.year)
        if table.register.campuses(*home):
            return Recipe((), as_interval(value), missing, is_bare, is_stated)
        rows: list[Mapping[int, int]] = []
        rest: list[Interval] = []
        pending = [reading]
        while pending:
            part = pending.pop()
            if part.parts:
                pending.extend(reversed(part.parts))
            elif is_figure(part) and self.facts.row(part.name, part.context) is not None:
                rows.append(table.rows_beside(part.name, home, part.context.scope))
            else:
                rest.append(part.interval)
        beside = ZERO if all(one == ZERO for one in rest) else sum_of(rest)
        return Recipe(tuple(rows), beside, missing, is_bare, bool(rows))


def is_figure(part: Reading) -> bool:
    """Tell a part of a reading that is a stated figure."""
    return bool(part.name and part.text and not part.parts)
