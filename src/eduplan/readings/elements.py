"""The value of a name where nothing is calculated: as it stands, by codes, or by its parts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from eduplan.catalogue.definitions import AMOUNTS, adds_up
from eduplan.quantity import EVERYTHING, NON_NEGATIVE
from eduplan.quantity.ranges import ZERO, sum_of
from eduplan.readings.facts import Missing, Moment, Reading, combined
from eduplan.readings.scopes import NOTHING, covers, single_codes, without

if TYPE_CHECKING:
    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Definition
    from eduplan.formula import Node
    from eduplan.quantity import Interval
    from eduplan.readings.facts import Fact, Facts


def anything(definition: Definition) -> Interval:
    """Return all that a value may be of which nothing is known."""
    return NON_NEGATIVE if definition.unit.kind in AMOUNTS else EVERYTHING


class ElementReader:
    """Looks figures up over some facts, and puts them together from their parts.

    A figure for a scope is, in this order: the one that stands for it; for an institution whose
    own code decides, its figure or zero; for a region, the total of its own institutions and of
    the regions in it; the sum over the codes. Only what adds up is put together.
    """

    def __init__(self, facts: Facts, catalogue: Catalogue) -> None:
        self.facts = facts
        self.catalogue = catalogue
        self._memory: dict[str, dict[Moment, Reading]] = {}
        self._own: dict[Moment, tuple[Moment, ...]] = {}
        self._members: dict[Moment, tuple[Moment, ...]] = {}
        self._unlisted: dict[Moment, tuple[Moment, ...]] = {}

    def read(self, node: Node, definition: Definition, moment: Moment) -> Reading:
        """Return the value of an element; unknown, with what is missing, where there is none.

        What was read once is kept: one figure is part of many others. `node` is the reference to
        the element, or a selection of it.
        """
        readings = self._memory.setdefault(definition.name, {})
        known = readings.get(moment)
        if known is None:
            known = readings[moment] = self._read(node, definition, moment)
        return known

    def _read(self, node: Node, definition: Definition, moment: Moment) -> Reading:
        fact = self.facts.fact(definition.name, moment)
        if fact is not None:
            return self.found(node, definition, moment, fact)
        if not adds_up(definition):
            return self._undivided(node, definition, moment)
        if NOTHING in moment.scope.values():
            return self._none(node, definition, moment, "")
        if moment.institution is not None:
            own = self._by_own_code(node, definition, moment)
            parts = own or self._by_codes(node, definition, moment)
            return parts or self.missing(node, definition, moment)
        return self._of_region(node, definition, moment)

    def found(self, node: Node, definition: Definition, moment: Moment, fact: Fact) -> Reading:
        """Return the reading of a figure that stands somewhere."""
        return Reading(
            node,
            moment,
            fact.interval,
            definition.unit,
            name=definition.name,
            source=fact.source,
            text=fact.text,
            parts=tuple([self.found(node, definition, moment, one) for one in fact.told]),
            problem=fact.problem,
        )

    def missing(self, node: Node, definition: Definition, moment: Moment) -> Reading:
        """Return the reading of a figure that stands nowhere: anything it may be."""
        value = anything(definition)
        missing = (Missing(definition.name, moment),)
        return Reading(node, moment, value, definition.unit, missing, name=definition.name)

    def members(self, home: Moment) -> tuple[Moment, ...]:
        """Return the institutions of a region and of those in it, in the scope it is read in."""
        if home not in self._members:
            found = list(self._own_members(home))
            for part in self._parts(home):
                found += self.members(part)
            self._members[home] = tuple(found)
        return self._members[home]

    def unlisted(self, home: Moment) -> tuple[Moment, ...]:
        """Return the regions within a region of which no institution is known."""
        if home not in self._unlisted:
            found: list[Moment] = []
            for part in self._parts(home):
                found += self.unlisted(part) if self.members(part) else [part]
            self._unlisted[home] = tuple(found)
        return self._unlisted[home]

    def total(self, node: Node, definition: Definition, moment: Moment) -> Reading | None:
        """Return the sum over a region's own institutions and the regions in it, if it has any.

        The figure that the region itself reports is left out.
        """
        of_institutions = definition.level == "institution"
        addends = self._own_members(moment) if of_institutions else ()
        addends += self._parts(moment)
        if not addends:
            return None
        parts = tuple([self.read(node, definition, addend) for addend in addends])
        return self._sum(node, definition, moment, parts)

    def is_within(self, member: Moment) -> bool:
        """Return whether an institution's own codes leave it within its moment's scope."""
        return all(self._holds(member, dimension) is not False for dimension in member.scope)

    def _own_members(self, home: Moment) -> tuple[Moment, ...]:
        if home not in self._own:
            found = self.facts.institutions(home)
            names = [member.institution for member in found]
            self._own[home] = tuple(
                [Moment(home.region, home.year, name, home.scope) for name in names]
            )
        return self._own[home]

    def _parts(self, home: Moment) -> tuple[Moment, ...]:
        return tuple(attrs.evolve(home, region=part.region) for part in self.facts.parts(home))

    def _holds(self, member: Moment, dimension: str) -> bool | None:
        """Return whether a whole institution lies within its scope; None if in part or unknown."""
        own = self.facts.code(member, dimension)
        if own is None:
            return None
        return covers(member.scope[dimension], own, dimension, self.catalogue)

    def _undivided(self, node: Node, definition: Definition, moment: Moment) -> Reading:
        """Read a rate: it holds of a whole institution, and adds up over nothing."""
        if moment.institution is not None:
            for dimension in moment.scope:
                if self._holds(moment, dimension):
                    return self.read(node, definition, without(moment, dimension))
        return self.missing(node, definition, moment)

    def _by_own_code(self, node: Node, definition: Definition, moment: Moment) -> Reading | None:
        for dimension in moment.scope:
            holds = self._holds(moment, dimension)
            if holds:
                return self.read(node, definition, without(moment, dimension))
            if holds is False:
                own = self.facts.code(moment, dimension)
                return self._none(node, definition, moment, f"{dimension}={own}")
        return None

    def _of_region(self, node: Node, definition: Definition, moment: Moment) -> Reading:
        total = self.total(node, definition, moment)
        if total is None or total.missing:
            by_codes = self._by_codes(node, definition, moment)
            if by_codes is not None and (total is None or not by_codes.missing):
                return by_codes
        return total or self.missing(node, definition, moment)

    def _by_codes(self, node: Node, definition: Definition, moment: Moment) -> Reading | None:
        for dimension, code in moment.scope.items():
            codes = single_codes(code, dimension, self.catalogue)
            if len(codes) > 1:
                moments = [moment.restricted(dimension, single) for single in codes]
                parts = tuple([self.read(node, definition, single) for single in moments])
                return self._sum(node, definition, moment, parts)
        return None

    def _sum(
        self, node: Node, definition: Definition, moment: Moment, parts: tuple[Reading, ...]
    ) -> Reading | None:
        """Return the sum of some parts; None where nothing is known of any: it tells no more."""
        if all(part.missing and not part.parts for part in parts):
            return None
        value = sum_of(part.interval for part in parts)
        reading = combined(node, moment, value, definition.unit, parts)
        return reading._replace(name=definition.name)

    def _none(self, node: Node, definition: Definition, moment: Moment, source: str) -> Reading:
        """Return zero: of these codes, the institution holds none."""
        return Reading(node, moment, ZERO, definition.unit, name=definition.name, source=source)
