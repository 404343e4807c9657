"""Aggregates: functions over the institutions of a region."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from eduplan.formula import check_formula, references
from eduplan.formula.aggregates import AGGREGATES, Aggregation
from eduplan.formula.spread import Undefined
from eduplan.quantity import EVERYTHING, Unit, parse_unit
from eduplan.quantity.ranges import ZERO
from eduplan.readings.elements import ElementReader
from eduplan.readings.facts import Context, Missing, Reading, combined
from eduplan.readings.lowered import Fold, Lowered
from eduplan.words import Words

NO_INSTITUTION = Words("没有这样的机构", "there is no such institution")


class PopulationReader:
    """Reads a fold from the readings of its operand for each institution.

    An institution whose own codes lie outside every selection in the operand is not part of the
    population: the mean of public kindergartens leaves private ones out, not in as zero.
    """

    def __init__(
        self, read: Callable[[Lowered, Context], Reading], elements: ElementReader
    ) -> None:
        self._read = read
        self._elements = elements

    def read(self, node: Fold, home: Context) -> Reading:
        """Return the reading of a fold for a region."""
        function, written = AGGREGATES[node.function], node.origin.node
        unit = self._unit(node, function)
        everyone = self._concerned(node, home)
        if not everyone or self._elements.unlisted(home):
            missing = self._unlisted(node, home)
            return Reading(written, home, function.at_least, unit, missing)
        members = [one for one in everyone if not self._is_outside(node, one)]
        if not members:
            problem = NO_INSTITUTION if function.of_nobody is None else None
            return Reading(written, home, function.of_nobody or EVERYTHING, unit, problem=problem)
        values: Sequence[object]
        if node.weight is not None:
            pairs = self._weighted(node.operand, node.weight, members)
            parts = [part for pair in pairs for part in pair]
            values = [(one.interval, weight.interval) for one, weight in pairs]
        else:
            parts = [self._read(node.operand, member) for member in members]
            is_counted = function.takes == "conditions"
            values = [part.truth if is_counted else part.interval for part in parts]
        value, problem = EVERYTHING, None
        try:
            value = function.value(values)
        except Undefined as undefined:
            if not any(part.missing for part in parts):
                problem = undefined.words
        return combined(written, home, value, unit, tuple(parts), problem)

    def _weighted(
        self, operand: Lowered, weight: Lowered, members: Sequence[Context]
    ) -> list[tuple[Reading, Reading]]:
        weights = [(member, self._read(weight, member)) for member in members]
        # An institution of weight zero has no effect; its own value may be undefined (÷ 0 pupils).
        counted = [(one, found) for one, found in weights if found.interval != ZERO]
        return [(self._read(operand, member), found) for member, found in counted]

    def _concerned(self, node: Fold, home: Context) -> list[Context]:
        """Return the institutions to which all that the fold reads applies.

        The mean of 生师比 leaves kindergartens out, although they have teachers.
        """
        written = node.origin.node
        read = [self._elements.catalogue.names_read(one) for one in written.children]
        names = sorted(frozenset[str]().union(*read))
        return [
            member
            for member in self._elements.members(home)
            if all(self._elements.facts.applies(name, member) for name in names)
        ]

    def _is_outside(self, node: Fold, member: Context) -> bool:
        """Return whether a member is outside all that the operand reads."""
        if not node.scopes:
            return False
        return not any(
            self._elements.is_within(attrs.evolve(member, scope=scope)) for scope in node.scopes
        )

    def _unlisted(self, node: Fold, home: Context) -> tuple[Missing, ...]:
        """Return what is missing where not all institutions of a region are known."""
        names = sorted(references(node.origin.node))
        regions = self._elements.unlisted(home) or (home,)
        missing = tuple(Missing(name, one) for name in names for one in regions)
        return missing or tuple(Missing("institutions", one, "institutions") for one in regions)

    def _unit(self, node: Fold, function: Aggregation) -> Unit | None:
        if function.unit is not None:
            return parse_unit(function.unit)
        return check_formula(node.origin.node, self._elements.catalogue.shape_of).unit
