"""The reading by columns: a tree's values for many places at once, without readings or words.

It gives the values, names of what is missing and problems of the exact reading; whoever wants to
show how a value comes about asks `ExactReader` for that one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import NamedTuple

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.errors import EduplanError
from eduplan.formula import Level, Node
from eduplan.formula.aggregates import WINDOWS, WindowFunction
from eduplan.formula.operators import OPERATORS, Operator
from eduplan.immutable import EMPTY
from eduplan.quantity import EVERYTHING, Interval
from eduplan.readings import lowered as low
from eduplan.readings.calling import NOT_EXACT, run_calculation
from eduplan.readings.column import Column, Numbers, Truths, numbers, put_off, replaced, truths
from eduplan.readings.elements import widest_interval
from eduplan.readings.exact import MAXIMUM_LEVELS, is_surer, zero_divisor_words
from eduplan.readings.facts import Context
from eduplan.readings.figures import FigureColumns
from eduplan.readings.folds import Folded
from eduplan.readings.lowered import Lowered
from eduplan.readings.lowering import lowering_of
from eduplan.readings.notes import Notes, cells_of, joined, mask_at
from eduplan.readings.observed import ObservedFacts
from eduplan.readings.operating import chosen, of_points, operated
from eduplan.readings.places import Places
from eduplan.readings.scopes import covers
from eduplan.words import Words


class NotInColumnsError(EduplanError):
    """A formula is left to the exact reading: it is too deep, or a plugin's calculation failed."""


class Cell(NamedTuple):
    """A number in one place.

    Attributes:
        interval: what it may be.
        missing: the names of what is missing, sorted.
        problem: why it has no value although nothing is missing.
    """

    interval: Interval
    missing: tuple[str, ...] = ()
    problem: Words | None = None

    @property
    def is_known(self) -> bool:
        """Whether it has everything it needs."""
        return not self.missing and self.problem is None


class ColumnReader:
    """Reads any number of trees over one table; what was read once is kept.

    Args:
        facts: the table.
        prefer_published: whether the published value of an indicator goes before its formula; if
            not, it is used only where it `is_surer`.
        figures: the figures of elements; several readers over the same facts may share them.
    """

    def __init__(
        self,
        facts: ObservedFacts,
        *,
        prefer_published: bool = True,
        figures: FigureColumns | None = None,
    ) -> None:
        self.facts = facts
        self.catalogue = facts.catalogue
        self.prefer_published = prefer_published
        self.figures = figures or FigureColumns(facts)
        self.institutions = self.figures.institutions
        self.lowering = lowering_of(facts.catalogue)
        self._memory: dict[tuple[int, Places], Column] = {}
        self._regions: dict[tuple[str, tuple[int, ...]], Places] = {}
        self._levels = 0
        self._handlers: dict[type, Callable[..., Column]] = {
            low.Const: self._constant,
            low.Figure: self._figure,
            low.Published: self._indicator,
            low.Total: self._total,
            low.Standard: self._standard,
            low.Own: self._membership,
            low.Operation: self._operation,
            low.Called: self._called,
            low.Fold: self._fold,
            low.Years: self._years,
        }

    def lowered(self, node: Node, level: Level, scope: Scope = EMPTY) -> Lowered:
        """Return the normal form of a tree, whose parts `column` reads."""
        return self.lowering.lowered(node, scope, level)

    def cell(self, node: Node, context: Context) -> Cell:
        """Return the number that a tree gives for a region, a year and a scope.

        Raises:
            NotInColumnsError: it is left to the exact reading, or is no number.
        """
        region, year = context.region, context.year
        years = self.facts.table.years  # whoever asks of one year asks of others
        years = years if year in years else (year,)
        key = (region, years)
        if key not in self._regions:
            self._regions[key] = self.institutions.places((region, "", one) for one in years)
        column = self.column(self.lowered(node, "region", context.scope), self._regions[key])
        if not isinstance(column, Numbers):
            raise NotInColumnsError("a condition is no number")
        at, notes = years.index(year), column.notes
        return Cell(column.value(at), tuple(notes.names(at)), notes.problem(at))

    def column(self, node: Lowered, places: Places) -> Column:
        """Return the values of a lowered node; its years count from those of the places.

        Raises:
            NotInColumnsError: it is left to the exact reading.
        """
        key = (id(node), places)
        known = self._memory.get(key)
        if known is not None:
            return known
        if self._levels >= MAXIMUM_LEVELS:
            raise NotInColumnsError(f"more than {MAXIMUM_LEVELS} levels of formulas")
        self._levels += 1
        try:
            found = self._memory[key] = self._handlers[type(node)](node, places)
        finally:
            self._levels -= 1
        return found

    def _numbers(self, node: Lowered, places: Places) -> Numbers:
        found = self.column(node, places)
        if isinstance(found, Numbers):
            return found
        raise NotInColumnsError("a condition stands for a number")

    def _in(
        self, read: Callable[[Places], Column], places: Places, back: int, level: Level
    ) -> Column:
        """Return a column read in earlier years, for an institution maybe of its region."""
        places = places.earlier(back)
        if level == "region" and places.of_institutions:
            homes, cells = places.homes
            return read(homes).at(cells)
        return read(places)

    # Names

    def _figure(self, node: low.Figure, places: Places) -> Column:
        def read(at: Places) -> Column:
            return self.figures.column(node.name, node.scope, at)

        return self._in(read, places, node.back, node.level)

    def _indicator(self, node: low.Published, places: Places) -> Column:
        indicator = self.catalogue.indicator(node.name)

        def read(at: Places) -> Column:
            inner = self.lowering.formula(node)
            if inner is None:
                return self._nothing(widest_interval(indicator), node.name, at)
            return self._or_published(node, self.column(inner, at), at, self.prefer_published)

        return self._in(read, places, node.back, node.level)

    def _total(self, node: low.Total, places: Places) -> Column:
        def read(at: Places) -> Column:
            return self._or_published(node, self.column(node.fold, at), at, True)

        return self._in(read, places, node.back, "region")

    def _or_published(
        self, node: low.Published | low.Total, computed: Column, places: Places, preferred: bool
    ) -> Column:
        """Return computed values, what is published in place of some."""
        if not self.facts.restrictions(node.name) or not isinstance(computed, Numbers):
            return computed
        unknown, chosen_ones = computed.notes.unknown, dict[int, Interval]()
        for cell, one in enumerate(places.contexts):
            fact = self.facts.fact(node.name, attrs.evolve(one, scope=node.scope))
            if fact is None:
                continue
            value = None if unknown >> cell & 1 else computed.value(cell)
            if preferred or value is None or is_surer(fact.interval, value):
                chosen_ones[cell] = fact.interval
        return replaced(computed, chosen_ones) if chosen_ones else computed

    def _standard(self, node: low.Standard, places: Places) -> Column:
        def read(at: Places) -> Column:
            return self._asked(node.about, node.scope, at)

        return self._in(read, places, node.back, node.level)

    def _asked(self, about: str, scope: Scope, places: Places) -> Column:
        values = [EVERYTHING] * places.size
        stated = 0
        for first, cells in self._alike(places):
            fact = self.facts.standard(about, attrs.evolve(first, scope=scope))
            if fact is not None:
                stated |= sum(1 << cell for cell in cells)
                for cell in cells:
                    values[cell] = fact.interval
        lacking = places.everyone & ~stated
        return numbers(values, Notes({about: lacking} if lacking else EMPTY, (), stated))

    def _alike(self, places: Places) -> Iterable[tuple[Context, list[int]]]:
        """Return the cells of one region, year and class of institutions together."""
        if not places.of_institutions:
            return [(one, [cell]) for cell, one in enumerate(places.contexts)]
        found: dict[tuple[int, str, int], list[int]] = {}
        for number, group in enumerate(self.institutions.of_classes(places)):
            for cell in group.cells:
                region, _, year = places.cells[cell]
                found.setdefault((number, region, year), []).append(cell)
        return [(places.context(cells[0]), cells) for cells in found.values()]

    def _membership(self, node: low.Own, places: Places) -> Column:
        places = places.earlier(node.back)
        values: list[bool | None] = [None] * places.size
        lacking = 0
        for first, cells in self._alike(places):
            own = self.facts.code(first, node.dimension) or node.scope.get(node.dimension)
            if own is None:
                lacking |= sum(1 << cell for cell in cells)
                continue
            wanted = "|".join(node.codes)
            held = {covers(wanted, one, node.dimension, self.catalogue) for one in own.split("|")}
            value = held.pop() if len(held) == 1 else None
            for cell in cells:
                values[cell] = value
        return truths(values, Notes({node.dimension: lacking} if lacking else EMPTY))

    def _nothing(self, value: Interval, name: str, places: Places) -> Numbers:
        return numbers([value] * places.size, Notes({name: places.everyone}))

    # Expressions

    def _constant(self, node: low.Const, places: Places) -> Column:
        value, size = node.value, places.size
        return Numbers([value.numerator] * size, value.denominator)

    def _operation(self, node: low.Operation, places: Places) -> Column:
        function = OPERATORS[node.operator]
        parts = [self.column(operand, places) for operand in node.operands]
        if len(parts) == 2 and (found := of_points(function, *parts)) is not None:
            return found
        if function.takes == "choice":
            condition, one, two = parts
            if not isinstance(condition, Truths):
                raise NotInColumnsError("a number stands for a condition")
            return chosen(condition, one, two)
        wanted = Truths if function.takes == "conditions" else Numbers
        if not all(isinstance(part, wanted) for part in parts):
            raise NotInColumnsError("conditions and numbers are mixed")
        notes = joined([part.notes for part in parts])
        own = self._own_problems(function, parts, node.origin.node.children)
        notes = notes._replace(problems=(*notes.problems, *own)) if own else notes
        return operated(function, parts, notes)

    def _own_problems(
        self,
        function: Operator | WindowFunction,
        parts: Sequence[Column],
        written: Sequence[Node],
    ) -> list[tuple[int, Words]]:
        """Return where a divisor is or may be zero, and where a rounding has no step."""
        place = function.divisor
        if place is not None:
            divisor = parts[place]
            assert isinstance(divisor, Numbers)
            known = ((1 << len(divisor.tops)) - 1) & ~_lacking(divisor.notes)
            zero = divisor.zeros(known)
            spread = cells_of(divisor.spread.mask & known & ~zero)
            maybe = mask_at(cell for cell in spread if divisor.spread.at(cell).contains(0))
            found = [(zero, True), (maybe, False)]
            words = written[place]
            return [
                (mask, zero_divisor_words(words, self.catalogue, is_sure=sure))
                for mask, sure in found
                if mask
            ]
        if isinstance(function, Operator) and function.problem is not None and len(parts) > 1:
            numbers_ = [part for part in parts if isinstance(part, Numbers)]
            unknown = joined([part.notes for part in parts[1:]]).unknown
            problems = []
            for cell in range(len(numbers_[0].tops)):
                if not unknown >> cell & 1:
                    said = function.problem([part.value(cell) for part in numbers_])
                    if said is not None:
                        problems.append((1 << cell, said))
            return problems
        return []

    def _called(self, node: low.Called, places: Places) -> Column:
        calculation = self.catalogue.get(node.function)
        parts = [self.column(operand, places) for operand in node.operands]
        notes = joined([part.notes for part in parts])
        values: list[Interval] = []
        inexact = 0
        for cell in range(places.size):
            given = [part.value(cell) for part in parts]
            value = EVERYTHING
            if None in given or notes.unknown >> cell & 1:
                pass
            elif any(isinstance(one, Interval) and not one.is_point for one in given):
                inexact |= 1 << cell
            else:
                value = self._result(calculation, given)
            values.append(value)
        if inexact:
            notes = notes._replace(problems=(*notes.problems, (inexact, NOT_EXACT)))
        return numbers(values, notes)

    def _result(self, calculation: object, given: Sequence[Interval | bool | None]) -> Interval:
        arguments = [one.value if isinstance(one, Interval) else one for one in given]
        result = run_calculation(calculation, arguments)  # type: ignore[arg-type]
        if not isinstance(result, Fraction):
            raise NotInColumnsError("a calculation failed")
        return Interval.point(result)

    def _years(self, node: low.Years, places: Places) -> Column:
        function = WINDOWS[node.function]
        places = places.earlier(node.back)
        parts = [
            self._numbers(node.operand, places.earlier(back)) for back in function.reads(node.years)
        ]
        notes = joined([part.notes for part in parts])
        problems = self._own_problems(function, parts, node.origin.node.children)
        lacking, values = _lacking(notes), list[Interval]()
        for cell in range(places.size):
            value = function.value([part.value(cell) for part in parts], node.years)
            if value is None and function.undefined and not lacking >> cell & 1:
                problems.append((1 << cell, function.undefined))
            values.append(EVERYTHING if value is None else value)
        return numbers(values, notes._replace(problems=(*notes.problems, *problems)))

    # Institutions

    def _fold(self, node: low.Fold, places: Places) -> Column:
        def read(at: Places) -> Column:
            found = [*Folded(self.figures, node, at, self.column).cells()]
            missing: dict[str, int] = {}
            problems: list[tuple[int, Words]] = []
            stated = 0
            for cell, one in enumerate(found):
                for name in one.missing:
                    missing[name] = missing.get(name, 0) | 1 << cell
                if one.problem is not None:
                    problems.append((1 << cell, one.problem))
                stated |= one.is_stated << cell
            column = numbers([one.value for one in found], Notes(missing, tuple(problems), stated))
            later = {cell: one.later for cell, one in enumerate(found) if one.later is not None}
            squares = {cell: one.square for cell, one in enumerate(found) if one.square is not None}
            return put_off(column, later, squares) if later else column

        return self._in(read, places, node.back, "region")


def _lacking(notes: Notes) -> int:
    mask = 0
    for one in notes.missing.values():
        mask |= one
    return mask
