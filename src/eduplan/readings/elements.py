"""Read elements: a figure as stated, or added up from codes, institutions or regions."""

from __future__ import annotations

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import AMOUNTS, Definition, Element, adds_up
from eduplan.formula import Node, Reference
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval
from eduplan.quantity.ranges import ZERO, sum_of
from eduplan.readings.facts import Context, Fact, Facts, Missing, Reading, combined
from eduplan.readings.scopes import (
    NOTHING,
    counted_as,
    covers,
    partition,
    single_codes,
    without,
)


def widest_interval(definition: Definition) -> Interval:
    """Return the widest possible interval."""
    return NON_NEGATIVE if definition.unit.kind in AMOUNTS else EVERYTHING


class ElementReader:
    """Looks up figures, and adds them up from their parts where nothing states them.

    The order is: a figure for exactly this scope; for an institution whose own code decides, its
    whole figure or zero; for a region, the total of its institutions and inner regions; the sum
    over the codes; the element of which this one is a part; zero, where the whole is zero. Only
    what `adds_up` is put together.
    """

    def __init__(self, facts: Facts, catalogue: Catalogue) -> None:
        self.facts = facts
        self.catalogue = catalogue
        self._memory: dict[str, dict[Context, Reading]] = {}
        self._own: dict[Context, tuple[Context, ...]] = {}
        self._members: dict[Context, tuple[Context, ...]] = {}
        self._unlisted: dict[Context, tuple[Context, ...]] = {}

    def read(self, node: Node, definition: Definition, context: Context) -> Reading:
        """Return the value of an element; unknown, and what is missing, if there is none.

        Readings are kept: one figure is part of many others. `node` is the reference to the
        element, or a selection of it.
        """
        readings = self._memory.setdefault(definition.name, {})
        known = readings.get(context)
        if known is None:
            known = readings[context] = self._read(node, definition, context)
        return known

    def _read(self, node: Node, definition: Definition, context: Context) -> Reading:
        fact = self.facts.fact(definition.name, context)
        if fact is not None:
            return self.found(node, definition, context, fact)
        if not adds_up(definition):
            return self._undivided(node, definition, context)
        if NOTHING in context.scope.values():
            return self._none(node, definition, context, "")
        of_place = self._of_region if context.institution is None else self._of_institution
        found = of_place(node, definition, context)
        if found is not None and not found.missing:
            return found
        implied = self._implied(node, definition, context)
        return implied or found or self.missing(node, definition, context)

    def found(self, node: Node, definition: Definition, context: Context, fact: Fact) -> Reading:
        """Return the reading of a stated figure."""
        return Reading(
            node,
            context,
            fact.interval,
            definition.unit,
            name=definition.name,
            source=fact.source,
            text=fact.text,
            parts=tuple([self.found(node, definition, context, one) for one in fact.occurrences]),
            problem=fact.problem,
            note=fact.note,
        )

    def missing(self, node: Node, definition: Definition, context: Context) -> Reading:
        """Return the reading of a figure that nothing states: unknown."""
        value = widest_interval(definition)
        missing = (Missing(definition.name, context),)
        return Reading(node, context, value, definition.unit, missing, name=definition.name)

    def members(self, home: Context) -> tuple[Context, ...]:
        """Return the institutions of a region and of its inner regions, in its scope."""
        if home not in self._members:
            found = list(self._own_members(home))
            for part in self._parts(home):
                found += self.members(part)
            self._members[home] = tuple(found)
        return self._members[home]

    def unlisted(self, home: Context) -> tuple[Context, ...]:
        """Return the inner regions of which no institution is known."""
        if home not in self._unlisted:
            found: list[Context] = []
            for part in self._parts(home):
                found += self.unlisted(part) if self.members(part) else [part]
            self._unlisted[home] = tuple(found)
        return self._unlisted[home]

    def total(self, node: Node, definition: Definition, context: Context) -> Reading | None:
        """Return the sum over a region's own institutions and the regions in it, if it has any.

        The figure that the region itself reports is left out.
        """
        of_institutions = definition.level == "institution"
        parts = self._parts(context)
        if not parts and not (of_institutions and self.has_members(context)):
            return None
        addends = self.of_members(node, definition, context) if of_institutions else ()
        addends += tuple([self.read(node, definition, part) for part in parts])
        return self._sum(node, definition, context, addends)

    def has_members(self, home: Context) -> bool:
        """Return whether a region has own institutions in a year."""
        return bool(self._own_members(home))

    def of_members(self, node: Node, definition: Definition, home: Context) -> tuple[Reading, ...]:
        """Return the readings of a region's own institutions that are added up."""
        members = [one for one in self._own_members(home) if self.counts(definition, one)]
        return tuple([self.read(node, definition, member) for member in members])

    def counts(self, definition: Definition, member: Context) -> bool:
        """Return whether an institution is expected to have a figure, or states one, if zero."""
        applies = self.facts.applies(definition.name, member)
        return applies or self.facts.fact(definition.name, member) is not None

    def is_within(self, member: Context) -> bool:
        """Return whether an institution's own codes leave it within its context's scope."""
        return all(self._holds(member, dimension) is not False for dimension in member.scope)

    def _own_members(self, home: Context) -> tuple[Context, ...]:
        if home not in self._own:
            found = self.facts.institutions(home)
            names = [member.institution for member in found]
            self._own[home] = tuple(
                [Context(home.region, home.year, name, home.scope) for name in names]
            )
        return self._own[home]

    def _parts(self, home: Context) -> tuple[Context, ...]:
        return tuple(attrs.evolve(home, region=part.region) for part in self.facts.parts(home))

    def _holds(self, member: Context, dimension: str) -> bool | None:
        """Return whether a whole institution lies within its scope; None if in part or unknown."""
        own = self.facts.code(member, dimension)
        if own is None:
            return None
        return covers(member.scope[dimension], own, dimension, self.catalogue)

    def decided(self, definition: Definition, context: Context) -> tuple[str, bool] | None:
        """Return the first dimension by which an institution's own code decides, and how.

        Its figure is the whole one (True), or it has none (False). A rate of a part is not zero.
        """
        for dimension in context.scope if context.institution is not None else ():
            holds = self._holds(context, dimension)
            if holds or (holds is False and adds_up(definition)):
                return dimension, holds
        return None

    def _undivided(self, node: Node, definition: Definition, context: Context) -> Reading:
        """Read a rate: it holds for a whole institution and never adds up."""
        found = self._by_own_code(node, definition, context)
        return found or self.missing(node, definition, context)

    def _by_own_code(self, node: Node, definition: Definition, context: Context) -> Reading | None:
        found = self.decided(definition, context)
        if found is None:
            return None
        dimension, holds = found
        if holds:
            return self.read(node, definition, without(context, dimension))
        own = self.facts.code(context, dimension)
        return self._none(node, definition, context, f"{dimension}={own}")

    def _of_institution(
        self, node: Node, definition: Definition, context: Context
    ) -> Reading | None:
        own = self._by_own_code(node, definition, context)
        return own or self._by_codes(node, definition, context)

    def _of_region(self, node: Node, definition: Definition, context: Context) -> Reading | None:
        total = self.total(node, definition, context)
        # Institutions are preferred, since they can be traced. Codes help where one of them has no
        # figure, but only if they give the whole: two incomplete sums must not compete.
        if total is None or total.missing:
            by_codes = self._by_codes(node, definition, context)
            if by_codes is not None and (total is None or not by_codes.missing):
                return by_codes
        return total

    def _implied(self, node: Node, definition: Definition, context: Context) -> Reading | None:
        """Return what other figures leave no choice about; None if they leave one."""
        known = self.facts.restrictions(definition.name)
        ways = [self._as_part]
        if known is None or known:
            ways += [self._of_all_codes, self._of_own_stages, self._part_of_nothing]
        for way in ways:
            found = way(node, definition, context)
            if found is not None and not found.missing:
                return found
        return None

    def _as_part(self, node: Node, definition: Definition, context: Context) -> Reading | None:
        """Read an element that is a part of another from that one: 公办园在园幼儿数."""
        if not (isinstance(definition, Element) and definition.whole):
            return None
        name, scope = counted_as(definition.name, context.scope, self.catalogue)
        whole = self.catalogue.get(name)
        part = self.read(Reference(name), whole, attrs.evolve(context, scope=scope))
        found = combined(node, context, part.value, definition.unit, (part,))
        return found._replace(name=definition.name)

    def _of_all_codes(self, node: Node, definition: Definition, context: Context) -> Reading | None:
        """Read the whole as the sum over all codes of a dimension, if each is stated."""
        assert isinstance(definition, Element)
        known = self.facts.restrictions(definition.name)
        for name in definition.dimensions:
            if known is not None and not any(name in one for one in known):
                continue
            dimension = self.catalogue.dimensions.get(name)
            if dimension is None or not dimension.complete or name in context.scope:
                continue
            within = {code: context.restricted(name, code) for code in dimension.codes}
            facts = {
                code: (at, fact)
                for code, at in within.items()
                if (fact := self.facts.fact(definition.name, at))
            }
            chosen = partition(dimension, facts)
            if chosen:
                stated = [facts[code] for code in chosen]
                parts = [self.found(node, definition, where, fact) for where, fact in stated]
                return self._sum(node, definition, context, tuple(parts))
        return None

    def _of_own_stages(
        self, node: Node, definition: Definition, context: Context
    ) -> Reading | None:
        """Read the whole of a school of several stages as the sum over these."""
        if context.institution is None or "stage" not in getattr(definition, "dimensions", ()):
            return None
        own = self.facts.code(context, "stage")
        if "stage" in context.scope or own is None:
            return None
        restricted = context.restricted("stage", own)
        if "|" in own:
            return self._by_codes(node, definition, restricted)
        fact = self.facts.fact(definition.name, restricted)
        return self.found(node, definition, restricted, fact) if fact else None

    def _part_of_nothing(
        self, node: Node, definition: Definition, context: Context
    ) -> Reading | None:
        """Read zero where a whole, or the region's figure, is zero: so are all of its parts."""
        zero = self.facts.zero_including(definition.name, context)
        return self._none(node, definition, context, zero.source) if zero else None

    def _by_codes(self, node: Node, definition: Definition, context: Context) -> Reading | None:
        for dimension, code in context.scope.items():
            codes = single_codes(code, dimension, self.catalogue)
            if len(codes) > 1:
                contexts = [context.restricted(dimension, single) for single in codes]
                parts = tuple([self.read(node, definition, single) for single in contexts])
                return self._sum(node, definition, context, parts)
        return None

    def _sum(
        self, node: Node, definition: Definition, context: Context, parts: tuple[Reading, ...]
    ) -> Reading | None:
        """Return the sum of the parts; None if none is known: then the whole is missing."""
        if all(part.missing and not part.parts for part in parts):
            return None
        value = sum_of(part.interval for part in parts)
        reading = combined(node, context, value, definition.unit, parts)
        return reading._replace(name=definition.name)

    def _none(self, node: Node, definition: Definition, context: Context, source: str) -> Reading:
        """Return zero: the institution has none of these codes."""
        return Reading(node, context, ZERO, definition.unit, name=definition.name, source=source)
