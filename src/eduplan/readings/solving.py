"""The solve reading: what one input must become for a formula to have an accepted value.

The formula is read forward over whole intervals of the input, which are cut in half until each is
accepted, or refused, or a single grain: so any formula can be solved that can be read, and every
answer is one that the exact reading gives. All solutions are found, also several or none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element
from eduplan.formula import Node
from eduplan.quantity import Interval
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context, Fact, Reading
from eduplan.readings.observed import ObservedFacts

MOST_READINGS = 600
"""How often a formula is read for one input; what is open then is said to be undecided."""

_REACH = 1000
"""How many times its present size an input is looked for, before it is any size at all."""

_SUPPOSED = "="


@attrs.frozen
class Input:
    """An element that a value was calculated from, where and when it was read."""

    name: str
    context: Context
    present: Interval


@attrs.frozen
class Solution:
    """What one input must become, all others unchanged.

    Attributes:
        input: the input, with its present value.
        grain: the smallest amount by which it changes, in base units.
        accepted: all its values that give an accepted result, each end a whole number of grains;
            none: no value does.
        undecided: values of which that was not found out.
    """

    input: Input
    grain: Fraction
    accepted: tuple[Interval, ...]
    undecided: tuple[Interval, ...] = ()

    @property
    def nearest(self) -> Fraction | None:
        """The solution that is nearest to the present value; None where there is none."""
        if not self.accepted or not self.input.present.is_point:
            return None
        present = self.input.present.value
        if any(one.contains(present) for one in self.accepted):
            return present
        ends = [end for one in self.accepted for end in (one.lower, one.upper) if end is not None]
        return min(ends, key=lambda end: (abs(end - present), end))


def inputs_of(reading: Reading, catalogue: Catalogue) -> tuple[Input, ...]:
    """Return the elements that a value was calculated from, each once, in order.

    They are of its own place: of the region, or of the institution whose value it is.
    """
    found: dict[tuple[str, Context], Input] = {}
    pending = [reading]
    while pending:
        part = pending.pop()
        is_element = isinstance(catalogue.definitions.get(part.name), Element)
        is_own = part.context.institution == reading.context.institution
        if is_element and is_own and isinstance(part.value, Interval):
            key = (part.name, part.context)
            found.setdefault(key, Input(part.name, part.context, part.value))
        else:
            pending.extend(reversed(part.parts))
    return tuple(found.values())


def solve(
    node: Node,
    context: Context,
    accepted: Interval,
    unknown: Input,
    facts: ObservedFacts,
) -> Solution:
    """Return every value of an input with which a formula has an accepted value.

    Args:
        node: the formula.
        context: where and when it is read.
        accepted: the values that it may have.
        unknown: the input that may change; all others stay.
        facts: what it is read over.
    """
    definition = facts.catalogue.definitions[unknown.name]
    grain = Fraction(1) if isinstance(definition, Element) else definition.unit.scale
    return _Search(node, context, accepted, unknown, facts, grain).solution()


class _Supposed(ObservedFacts):
    """The same facts, but for one figure that is supposed to be any of some values."""

    def __init__(self, facts: ObservedFacts, figure: Input, values: Interval) -> None:
        super().__init__(
            facts.table, facts.catalogue, printed=facts.printed, known_on=facts.known_on
        )
        self._figure = figure
        self._values = values

    def fact(self, name: str, context: Context) -> Fact | None:
        """Return what is supposed of the one figure, and what is known of all others."""
        if name == self._figure.name and context == self._figure.context:
            return Fact(self._values, _SUPPOSED)
        return super().fact(name, context)


class _Search:
    """Looks for the grains of an input with which a formula has an accepted value."""

    def __init__(
        self,
        node: Node,
        context: Context,
        accepted: Interval,
        unknown: Input,
        facts: ObservedFacts,
        grain: Fraction,
    ) -> None:
        self.node = node
        self.context = context
        self.accepted = accepted
        self.unknown = unknown
        self.facts = facts
        self.grain = grain
        self.readings = 0

    def solution(self) -> Solution:
        """Search from nothing to a thousand times the present value, then beyond as a whole."""
        upper = self.unknown.present.upper or Fraction(1)
        last = max(1, int(upper * _REACH / self.grain))
        found = [*self._within(0, last)]
        beyond = self._answer(Interval((last + 1) * self.grain, None))
        found.append((last + 1, None, beyond))
        return Solution(
            self.unknown,
            self.grain,
            tuple(self._joined(found, True)),
            tuple(self._joined(found, None)),
        )

    def _within(self, first: int, last: int) -> Iterator[tuple[int, int | None, bool | None]]:
        """Yield runs of grains with their answer, from the least to the most."""
        pending = [(first, last)]
        while pending:
            low, high = pending.pop()
            answer = self._answer(Interval(low * self.grain, high * self.grain))
            if answer is None and low < high and self.readings < MOST_READINGS:
                middle = (low + high) // 2
                pending += [(middle + 1, high), (low, middle)]
            else:
                yield low, high, answer

    def _answer(self, values: Interval) -> bool | None:
        """Return whether all values of the input are accepted, none of them, or some (None)."""
        self.readings += 1
        facts = _Supposed(self.facts, self.unknown, values)
        reader = ExactReader(facts, facts.catalogue, prefer_published=False)
        reading = reader.read(self.node, self.context)
        if not isinstance(reading.value, Interval) or reading.missing:
            return None
        if reading.problem is not None:  # a divisor that is or may be zero is no solution
            return False if values.is_point else None
        common = reading.value.intersect(self.accepted)
        return False if common is None else True if common == reading.value else None

    def _joined(
        self, runs: Iterable[tuple[int, int | None, bool | None]], wanted: bool | None
    ) -> Iterator[Interval]:
        """Yield the runs with an answer as intervals, those that touch as one."""
        first: int | None = None
        end: int | None = -1
        for low, high, answer in runs:
            if answer is not wanted:
                continue
            if first is not None and end is not None and low == end + 1:
                end = high
                continue
            if first is not None:
                yield self._interval(first, end)
            first, end = low, high
        if first is not None:
            yield self._interval(first, end)

    def _interval(self, first: int, last: int | None) -> Interval:
        return Interval(first * self.grain, None if last is None else last * self.grain)
