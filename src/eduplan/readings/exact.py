"""The exact reading: a tree's value for one region and year, as an interval of exact fractions."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from eduplan.catalogue.definitions import Indicator
from eduplan.errors import EduplanError
from eduplan.formula import (
    Aggregate,
    Apply,
    Call,
    Constant,
    Earlier,
    Membership,
    Node,
    Reference,
    Selection,
    StandardFor,
    Window,
)
from eduplan.quantity import EVERYTHING, Interval, parse_unit
from eduplan.readings.elements import ElementReader
from eduplan.readings.facts import Fact, Facts, Missing, Moment, PeriodFacts, Reading, combined
from eduplan.readings.pointwise import operator_problem, operator_unit, operator_value
from eduplan.readings.population import PopulationReader
from eduplan.readings.ranges import divide, root, sum_of
from eduplan.readings.scopes import covers, narrowed
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduplan.catalogue.catalogue import Catalogue

__all__ = [
    "MAXIMUM_LEVELS",
    "ExactReader",
    "Fact",
    "Facts",
    "Missing",
    "Moment",
    "Reading",
    "ReadingError",
    "is_surer",
    "read_exact",
]

MAXIMUM_LEVELS = 150
"""How deep trees may refer to further trees, all their levels together."""

NOT_GROWING_FROM = Words(
    "增长率的起点或终点可能为负", "the start or the end of the growth may be negative"
)


class ReadingError(EduplanError):
    """Formulas refer to each other in a circle or too deeply; the text shows the path."""


def read_exact(
    node: Node,
    facts: Facts,
    moment: Moment,
    catalogue: Catalogue,
    *,
    prefer_published: bool = True,
) -> Reading:
    """Return the exact reading of a tree.

    Args:
        node: the tree, checked and lifted as the registry does it.
        facts: what it is read over.
        moment: the region or institution, the year, and the scope.
        catalogue: the definitions that names stand for.
        prefer_published: whether the published value of an indicator goes before its formula;
            if not, it is used only where it `is_surer`.

    Raises:
        UnknownNameError: the tree holds a name that the catalogue does not define.
        ReadingError: indicators refer to each other in a circle, or too deeply.
    """
    reader = ExactReader(facts, catalogue, prefer_published=prefer_published)
    return reader.read(node, moment)


def is_surer(published: Interval, computed: Reading) -> bool:
    """Return whether a published value tells more than what a formula gives.

    It does where the formula has no value, or one that hedged counts (约, 余) leave without an end
    and that the published one is within. What counts bound on both sides goes before it.
    """
    if not isinstance(computed.value, Interval) or not computed.is_known:
        return True
    value = computed.value
    if value.lower is not None and value.upper is not None:
        return False
    return published != value and published.intersect(value) == published


class ExactReader:
    """Reads any number of trees over the same facts; what was read once is kept."""

    def __init__(
        self, facts: Facts, catalogue: Catalogue, *, prefer_published: bool = True
    ) -> None:
        self.facts = facts
        self.catalogue = catalogue
        self.prefer_published = prefer_published
        self._elements = ElementReader(facts, catalogue)
        self._population = PopulationReader(self.read, self._elements)
        # The tree stays beside its readings: while it lives, no other one can take its identity.
        self._memory: dict[int, tuple[Node, dict[Moment, Reading]]] = {}
        self._levels = 0
        self._open: list[tuple[str, Moment]] = []
        self._handlers: dict[type, Callable[..., Reading]] = {
            Constant: self._constant,
            Reference: self._reference,
            StandardFor: self._standard,
            Apply: self._apply,
            Aggregate: self._aggregate,
            Selection: self._selection,
            Membership: self._membership,
            Earlier: self._earlier,
            Window: self._window,
            Call: self._call,
        }

    def read(self, node: Node, moment: Moment) -> Reading:
        """Return the reading of a tree at a moment; see `read_exact`."""
        _, readings = self._memory.get(id(node)) or self._memory.setdefault(id(node), (node, {}))
        known = readings.get(moment)
        if known is not None:
            return known
        if self._levels >= MAXIMUM_LEVELS:
            raise ReadingError(f"{self._path()}: more than {MAXIMUM_LEVELS} levels of formulas")
        self._levels += 1
        try:
            reading = self._handlers[type(node)](node, moment)
        finally:
            self._levels -= 1
        readings[moment] = reading
        return reading

    def _path(self) -> str:
        return " → ".join(name for name, _ in self._open)

    def _constant(self, node: Constant, moment: Moment) -> Reading:
        return Reading(node, moment, Interval.point(node.value), node.unit)

    def _selection(self, node: Selection, moment: Moment) -> Reading:
        within = narrowed(moment, node.dimension, node.codes, self.catalogue)
        return self.read(node.operand, within)

    def _earlier(self, node: Earlier, moment: Moment) -> Reading:
        return self.read(node.operand, attrs.evolve(moment, year=moment.year - node.years))

    # Names

    def _reference(self, node: Reference, moment: Moment) -> Reading:
        definition = self.catalogue.get(node.name)
        if isinstance(definition, Indicator):
            return self._indicator(node, definition, moment)
        return self._elements.read(node, definition, moment)

    def _indicator(self, node: Reference, indicator: Indicator, moment: Moment) -> Reading:
        published = self.facts.fact(indicator.name, moment)
        if published is not None and self.prefer_published:
            return self._elements.found(node, indicator, moment, published)
        if indicator.level == "institution" and moment.institution is None:
            # The aggregation of a ratio is always written: its county value is not its formula
            # over county totals.
            computed = self._elements.missing(node, indicator, moment)
        else:
            computed = self._computed(node, indicator, moment)
        if published is not None and is_surer(published.interval, computed):
            return self._elements.found(node, indicator, moment, published)
        return computed

    def _computed(self, node: Reference, indicator: Indicator, moment: Moment) -> Reading:
        key = (indicator.name, moment)
        circle = key in self._open
        self._open.append(key)
        try:
            if circle:
                raise ReadingError(f"the formulas form a cycle: {self._path()}")
            formula = self.read(indicator.formula, moment)
        finally:
            self._open.pop()
        reading = combined(node, moment, formula.value, indicator.unit, (formula,))
        return reading._replace(name=indicator.name)

    def _standard(self, node: StandardFor, moment: Moment) -> Reading:
        definition = self.catalogue.get(node.about)
        fact = self.facts.standard(node.about, moment)
        if fact is not None:
            return self._elements.found(node, definition, moment, fact)
        missing = (Missing(node.about, moment, "standard"),)
        return Reading(node, moment, EVERYTHING, definition.unit, missing, name=node.about)

    def _membership(self, node: Membership, moment: Moment) -> Reading:
        own = self.facts.code(moment, node.dimension) or moment.scope.get(node.dimension)
        if own is None:
            missing = (Missing(node.dimension, moment, "code"),)
            return Reading(node, moment, None, None, missing)
        wanted = "|".join(node.codes)
        truths = {covers(wanted, code, node.dimension, self.catalogue) for code in own.split("|")}
        value = truths.pop() if len(truths) == 1 else None
        return Reading(node, moment, value, None, source=f"{node.dimension}={own}")

    # Expressions

    def _apply(self, node: Apply, moment: Moment) -> Reading:
        if node.operator == "if":
            return self._choice(node, moment)
        parts = tuple([self.read(operand, moment) for operand in node.operands])
        value = operator_value(node.operator, parts)
        problem = operator_problem(node.operator, parts)
        if node.operator == "/":
            problem = self._zero_divisor(parts[1], node.operands[1])
        return combined(node, moment, value, operator_unit(node, parts), parts, problem)

    def _choice(self, node: Apply, moment: Moment) -> Reading:
        """Read `if`: one branch where the condition is decided, else all that either may be."""
        condition = self.read(node.operands[0], moment)
        if condition.value is not None:
            chosen = self.read(node.operands[1 if condition.value else 2], moment)
            parts = (condition, chosen)
            return combined(node, moment, chosen.value, chosen.unit, parts)
        one, two = (self.read(operand, moment) for operand in node.operands[1:])
        unit = operator_unit(node, (one, two))
        if isinstance(one.value, Interval):
            return combined(node, moment, one.value.hull(two.interval), unit, (condition, one, two))
        value = one.value if one.value is two.value else None
        return combined(node, moment, value, None, (condition, one, two))

    def _zero_divisor(self, divisor: Reading, node: Node) -> Words | None:
        """Return that a divisor is or may be zero, unless that is because something is missing."""
        if divisor.missing or not divisor.interval.contains(0):
            return None
        from eduplan.readings.expression import formula_words  # only this problem pays for it

        words = formula_words(node, self.catalogue)
        if divisor.interval.is_point:
            return Words(f"除数为零：{words.zh} = 0", f"division by zero: {words.en} = 0")
        return Words(f"除数可能为零：{words.zh}", f"the divisor may be zero: {words.en}")

    def _aggregate(self, node: Aggregate, moment: Moment) -> Reading:
        is_home = moment.institution is None
        home = moment if is_home else attrs.evolve(moment, institution=None)
        if node.function == "total":
            direct = self._direct_total(node, home)
            if direct is not None:
                return direct
        return self._population.read(node, home)

    def _direct_total(self, node: Aggregate, home: Moment) -> Reading | None:
        """Return the region's own figure of a name, if the total is of one name only."""
        operand, within = node.operand, home
        while isinstance(operand, Selection):
            within = narrowed(within, operand.dimension, operand.codes, self.catalogue)
            operand = operand.operand
        if not isinstance(operand, Reference):
            return None
        definition = self.catalogue.get(operand.name)
        if not isinstance(definition, Indicator):
            return self._elements.read(operand, definition, within)
        fact = self.facts.fact(definition.name, within)
        return None if fact is None else self._elements.found(operand, definition, within, fact)

    def _window(self, node: Window, moment: Moment) -> Reading:
        if node.function == "growth":
            return self._growth(node, moment)
        printed = self._period_total(node, moment)
        years = range(moment.year - node.years + 1, moment.year + 1)
        parts = (
            tuple([self.read(node.operand, attrs.evolve(moment, year=year)) for year in years])
            if printed is None
            else (printed,)
        )
        value = sum_of(part.interval for part in parts)
        if node.function == "mean":
            value = divide(value, Interval.point(node.years))
        return combined(node, moment, value, parts[0].unit, parts)

    def _period_total(self, node: Window, moment: Moment) -> Reading | None:
        """Return the figure that stands for the years of a window together, if there is one."""
        if not isinstance(self.facts, PeriodFacts):
            return None
        operand = node.operand
        while not isinstance(operand, Reference):
            if isinstance(operand, Selection):
                moment = narrowed(moment, operand.dimension, operand.codes, self.catalogue)
            elif not (isinstance(operand, Aggregate) and operand.function == "total"):
                return None
            operand = operand.operand
        fact = self.facts.period_total(operand.name, moment, node.years)
        definition = self.catalogue.get(operand.name)
        return fact and self._elements.found(operand, definition, moment, fact)

    def _growth(self, node: Window, moment: Moment) -> Reading:
        start = attrs.evolve(moment, year=moment.year - node.years)
        parts = (self.read(node.operand, start), self.read(node.operand, moment))
        ratio = divide(parts[1].interval, parts[0].interval)
        factor = root(ratio, node.years)
        problem = self._zero_divisor(parts[0], node.operand)
        if factor is None and problem is None and not (parts[0].missing or parts[1].missing):
            problem = NOT_GROWING_FROM
        value = EVERYTHING if factor is None else factor - Interval.point(1)
        return combined(node, moment, value, parse_unit("%"), parts, problem)

    def _call(self, node: Call, moment: Moment) -> Reading:
        from eduplan.readings.calling import called  # few formulas call what plugins calculate

        parts = tuple([self.read(operand, moment) for operand in node.operands])
        return called(node, moment, self.catalogue.get(node.function), parts)
