"""Aggregates: functions over the institutions of a region."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from eduplan.formula import Aggregate, Node, Reference, Selection, check_formula, references
from eduplan.formula.nodes import children
from eduplan.quantity import EVERYTHING, NON_NEGATIVE, Interval, Unit, parse_unit
from eduplan.readings.facts import Missing, Moment, Reading, combined
from eduplan.readings.pointwise import count_of, truth_of
from eduplan.readings.ranges import ZERO, divide, larger, smaller, sum_of
from eduplan.readings.scopes import narrowed
from eduplan.readings.spread import SPREADS, Undefined
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from eduplan.readings.elements import ElementReader

__all__ = ["PopulationReader"]

_UNITS = {"count": "所", "share": "%", "variation": ""}
NO_INSTITUTION = Words("没有这样的机构", "there is no such institution")


class PopulationReader:
    """Reads an aggregate from the readings of its operand for each institution.

    An institution whose own codes lie outside every selection in the operand is not part of the
    population: the mean of public kindergartens leaves private ones out, not in as zero.
    """

    def __init__(self, read: Callable[[Node, Moment], Reading], elements: ElementReader) -> None:
        self._read = read
        self._elements = elements

    def read(self, node: Aggregate, home: Moment) -> Reading:
        """Return the reading of an aggregate for a region."""
        everyone = self._elements.members(home)
        if not everyone or self._elements.unlisted(home):
            return self._unlisted(node, home)
        members = [one for one in everyone if self._is_outside(node.operand, one) is not True]
        if not members:
            return self._nobody(node, home)
        if node.weight is not None:
            return self._weighted(node, node.weight, home, members)
        parts = tuple([self._read(node.operand, member) for member in members])
        return combined(node, home, _gathered(node.function, parts), self._unit(node), parts)

    def _weighted(
        self, node: Aggregate, weight: Node, home: Moment, members: Sequence[Moment]
    ) -> Reading:
        weights = [(member, self._read(weight, member)) for member in members]
        # No weight, no effect; and x ÷ 0 pupils would make everything undefined.
        counted = [(one, found) for one, found in weights if found.interval != ZERO]
        pairs = [(self._read(node.operand, member), found) for member, found in counted]
        parts = tuple([part for pair in pairs for part in pair])
        value, problem = EVERYTHING, None
        try:
            value = SPREADS[node.function]([(one.interval, two.interval) for one, two in pairs])
        except Undefined as undefined:
            if not any(part.missing for part in parts):
                problem = undefined.words
        return combined(node, home, value, self._unit(node), parts, problem)

    def _is_outside(self, node: Node, member: Moment) -> bool | None:
        """Return whether a member is outside all that an operand reads; None for a constant."""
        if isinstance(node, Reference):
            return not self._elements.is_within(member)
        if isinstance(node, Selection):
            catalogue = self._elements.catalogue
            member = narrowed(member, node.dimension, node.codes, catalogue)
        answers = [self._is_outside(operand, member) for operand in children(node)]
        decided = [answer for answer in answers if answer is not None]
        return all(decided) if decided else None

    def _unlisted(self, node: Aggregate, home: Moment) -> Reading:
        """Return what an aggregate is worth where institutions are not known: nothing."""
        names = dict.fromkeys(name for operand in children(node) for name in references(operand))
        regions = self._elements.unlisted(home) or (home,)
        missing = tuple(Missing(name, one) for name in sorted(names) for one in regions)
        missing = missing or tuple(Missing("institutions", one, "institutions") for one in regions)
        value = NON_NEGATIVE if node.function == "count" else EVERYTHING
        return Reading(node, home, value, self._unit(node), missing)

    def _nobody(self, node: Aggregate, home: Moment) -> Reading:
        if node.function in ("total", "count"):
            return Reading(node, home, ZERO, self._unit(node))
        return Reading(node, home, EVERYTHING, self._unit(node), problem=NO_INSTITUTION)

    def _unit(self, node: Aggregate) -> Unit | None:
        if node.function in _UNITS:
            return parse_unit(_UNITS[node.function])
        return check_formula(node, self._elements.catalogue.shape_of).unit


def _gathered(function: str, parts: Sequence[Reading]) -> Interval:
    number = Interval.point(len(parts))
    if function in ("count", "share"):
        count = count_of(truth_of(part) for part in parts)
        return count if function == "count" else divide(count, number)
    values = [part.interval for part in parts]
    if function in ("minimum", "maximum"):
        return reduce(smaller if function == "minimum" else larger, values)
    total = sum_of(values)
    return total if function == "total" else divide(total, number)
