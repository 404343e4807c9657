"""The exact reading: a tree's value for one region and year, as an interval of exact fractions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, Scope
from eduplan.errors import EduplanError
from eduplan.formula import Level, Node
from eduplan.formula.aggregates import WINDOWS, WindowFunction
from eduplan.formula.nodes import is_zero
from eduplan.formula.operators import OPERATORS, Operator, counted_units
from eduplan.quantity import EVERYTHING, Interval, Unit, parse_unit
from eduplan.readings import lowered as low
from eduplan.readings.calling import read_call
from eduplan.readings.elements import ElementReader
from eduplan.readings.expression import formula_words
from eduplan.readings.facts import Context, Facts, Missing, PeriodFacts, Reading, combined
from eduplan.readings.lowered import Lowered, Name
from eduplan.readings.lowering import lowering_of
from eduplan.readings.population import PopulationReader
from eduplan.readings.scopes import covers
from eduplan.words import Words

MAXIMUM_LEVELS = 150
"""Most levels of formulas within formulas, all counted together."""


class ReadingError(EduplanError):
    """Formulas refer to each other in a circle or too deeply; the text shows the path."""


def read_exact(
    node: Node,
    facts: Facts,
    context: Context,
    catalogue: Catalogue,
    *,
    prefer_published: bool = True,
) -> Reading:
    """Return the exact reading of a tree.

    Args:
        node: the tree, checked and lifted as the registry does it.
        facts: what it is read over.
        context: the region or institution, the year, and the scope.
        catalogue: the definitions that names stand for.
        prefer_published: whether the published value of an indicator goes before its formula;
            if not, it is used only where it `is_surer`.

    Raises:
        UnknownNameError: the tree holds a name that the catalogue does not define.
        ReadingError: indicators refer to each other in a circle, or too deeply.
    """
    reader = ExactReader(facts, catalogue, prefer_published=prefer_published)
    return reader.read(node, context)


def is_surer(published: Interval, computed: Interval | None) -> bool:
    """Return whether a published value tells more than the value of its formula, None if unknown.

    It does if the formula has no value, or if hedged counts (约, 余) leave that value without an
    end and the published one lies within it. A value bounded on both sides goes first.
    """
    if computed is None:
        return True
    if computed.lower is not None and computed.upper is not None:
        return False
    return published != computed and published.intersect(computed) == published


class ExactReader:
    """Reads any number of trees over the same facts; what was read once is kept."""

    def __init__(
        self,
        facts: Facts,
        catalogue: Catalogue,
        *,
        prefer_published: bool = True,
        elements: ElementReader | None = None,
    ) -> None:
        self.facts = facts
        self.catalogue = catalogue
        self.prefer_published = prefer_published
        self.elements = elements or ElementReader(facts, catalogue)
        """Reads elements; several readers over the same facts may share one."""
        self._lowering = lowering_of(catalogue)
        self._population = PopulationReader(self._read, self.elements)
        # Keyed by identity: equal nodes may come from different trees, and each reading must show
        # its own tree. The lowering keeps every node alive, so no identity is used twice.
        self._memory: dict[int, dict[Context, Reading]] = {}
        self._levels = 0
        self._open: list[tuple[str, Context]] = []
        self._handlers: dict[type, Callable[..., Reading]] = {
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

    def read(self, node: Node, context: Context) -> Reading:
        """Return the reading of a tree in a context; see `read_exact`."""
        level: Level = "region" if context.institution is None else "institution"
        return self._read(self._lowering.lowered(node, context.scope, level), context)

    def _read(self, node: Lowered, base: Context) -> Reading:
        """Return the reading of a lowered node, whose years count from that of `base`."""
        readings = self._memory.setdefault(id(node), {})
        known = readings.get(base)
        if known is not None:
            return known
        if self._levels >= MAXIMUM_LEVELS:
            raise ReadingError(f"{self._path()}: more than {MAXIMUM_LEVELS} levels of formulas")
        self._levels += 1
        try:
            reading = readings[base] = self._handlers[type(node)](node, base)
        finally:
            self._levels -= 1
        return reading

    def _path(self) -> str:
        return " → ".join(name for name, _ in self._open)

    # Names

    def _figure(self, node: low.Figure, base: Context) -> Reading:
        context = _context(base, node.scope, node.back, node.level)
        return self.elements.read(node.origin.node, self.catalogue.get(node.name), context)

    def _indicator(self, node: low.Published, base: Context) -> Reading:
        context = _context(base, node.scope, node.back, node.level)
        indicator = self.catalogue.indicator(node.name)
        published = self.facts.fact(node.name, context)
        if published is not None and self.prefer_published:
            return self.elements.found(node.origin.node, indicator, context, published)
        computed = self._computed(node, indicator, context)
        if published is not None and is_surer(published.interval, computed.known_interval):
            return self.elements.found(node.origin.node, indicator, context, published)
        return computed

    def _computed(self, node: low.Published, indicator: Indicator, context: Context) -> Reading:
        inner = self._lowering.formula(node)
        if inner is None:
            return self.elements.missing(node.origin.node, indicator, context)
        key = (indicator.name, context)
        circle = key in self._open
        self._open.append(key)
        try:
            if circle:
                raise ReadingError(f"the formulas form a cycle: {self._path()}")
            formula = self._read(inner, context)
        finally:
            self._open.pop()
        reading = combined(node.origin.node, context, formula.value, indicator.unit, (formula,))
        return reading._replace(name=indicator.name)

    def _total(self, node: low.Total, base: Context) -> Reading:
        context = _context(base, node.scope, node.back, "region")
        fact = self.facts.fact(node.name, context)
        if fact is None:
            return self._read(node.fold, _context(base, base.scope, node.back, "region"))
        return self.elements.found(node.origin.node, self.catalogue.get(node.name), context, fact)

    def _standard(self, node: low.Standard, base: Context) -> Reading:
        written, about = node.origin.node, node.about
        context = _context(base, node.scope, node.back, node.level)
        definition = self.catalogue.get(about)
        fact = self.facts.standard(about, context)
        if fact is not None:
            return self.elements.found(written, definition, context, fact)
        missing = (Missing(about, context, "standard"),)
        return Reading(written, context, EVERYTHING, definition.unit, missing, name=about)

    def _membership(self, node: low.Own, base: Context) -> Reading:
        written, dimension = node.origin.node, node.dimension
        context = _context(base, node.scope, node.back)
        own = self.facts.code(context, dimension) or context.scope.get(dimension)
        if own is None:
            missing = (Missing(dimension, context, "code"),)
            return Reading(written, context, None, None, missing)
        wanted = "|".join(node.codes)
        truths = {covers(wanted, code, dimension, self.catalogue) for code in own.split("|")}
        value = truths.pop() if len(truths) == 1 else None
        return Reading(written, context, value, None, source=f"{dimension}={own}")

    # Expressions

    def _constant(self, node: low.Const, base: Context) -> Reading:
        written, scope, back = node.origin
        return Reading(written, _context(base, scope, back), Interval.point(node.value), node.unit)

    def _operation(self, node: low.Operation, base: Context) -> Reading:
        operator = OPERATORS[node.operator]
        if operator.takes == "choice":
            return self._choice(node, operator, base)
        parts = tuple([self._read(operand, base) for operand in node.operands])
        written, scope, back = node.origin
        context = _context(base, scope, back)
        problem = self._zero_divisor(operator, parts, written.children)
        if operator.takes == "conditions":
            value = operator.value(*[part.truth for part in parts])
        else:
            intervals = [part.interval for part in parts]
            value = operator.value(*intervals)
            if operator.problem and all(part.is_known for part in parts[1:]):
                problem = operator.problem(intervals)
        return combined(written, context, value, _unit(operator, parts), parts, problem)

    def _choice(self, node: low.Operation, operator: Operator, base: Context) -> Reading:
        """Read the chosen branch; where the condition is undecided, both."""
        written, scope, back = node.origin
        context = _context(base, scope, back)
        condition = self._read(node.operands[0], base)
        if condition.value is not None:
            chosen = self._read(node.operands[1 if condition.value else 2], base)
            return combined(written, context, chosen.value, chosen.unit, (condition, chosen))
        branches = tuple([self._read(operand, base) for operand in node.operands[1:]])
        value = operator.value(None, *[branch.value for branch in branches])
        unit = _unit(operator, branches)
        return combined(written, context, value, unit, (condition, *branches))

    def _zero_divisor(
        self,
        function: Operator | WindowFunction,
        parts: Sequence[Reading],
        written: Sequence[Node],
    ) -> Words | None:
        """Return the words for a divisor that is or may be zero, unless it is missing."""
        place = function.divisor
        if place is None or parts[place].missing or not parts[place].interval.contains(0):
            return None
        is_sure = parts[place].interval.is_point
        return zero_divisor_words(written[place], self.catalogue, is_sure=is_sure)

    def _fold(self, node: low.Fold, base: Context) -> Reading:
        return self._population.read(node, _context(base, node.origin.scope, node.back, "region"))

    def _years(self, node: low.Years, base: Context) -> Reading:
        function = WINDOWS[node.function]
        context = _context(base, node.origin.scope, node.back)
        parts = self._period(node, function, context) or tuple(
            [
                self._read(node.operand, _context(context, context.scope, back))
                for back in function.reads(node.years)
            ]
        )
        written = node.origin.node
        value = function.value([part.interval for part in parts], node.years)
        problem = self._zero_divisor(function, parts, written.children)
        if value is None:
            value = EVERYTHING
            if not any(part.missing for part in parts):
                problem = problem or function.undefined
        unit = parts[0].unit if function.unit is None else parse_unit(function.unit)
        return combined(written, context, value, unit, parts, problem)

    def _period(
        self, node: low.Years, function: WindowFunction, context: Context
    ) -> tuple[Reading, ...]:
        """Return the figure that is stated for all years of a window together, if there is one."""
        name = node.operand
        if not (function.adds_up and isinstance(self.facts, PeriodFacts)):
            return ()
        if not isinstance(name, Name) or name.back:
            return ()
        within = _context(context, name.scope, 0)
        fact = self.facts.period_total(name.name, within, node.years)
        if fact is None:
            return ()
        definition = self.catalogue.get(name.name)
        return (self.elements.found(name.origin.node, definition, within, fact),)

    def _called(self, node: low.Called, base: Context) -> Reading:
        written, scope, back = node.origin
        parts = tuple([self._read(operand, base) for operand in node.operands])
        calculation = self.catalogue.get(node.function)
        return read_call(written, _context(base, scope, back), calculation, parts)


def zero_divisor_words(divisor: Node, catalogue: Catalogue, *, is_sure: bool) -> Words:
    """Return the words for a divisor that is zero, or may be."""
    words = formula_words(divisor, catalogue)
    if is_sure:
        return Words("除数为零：{it} = 0", "division by zero: {it} = 0").fill(it=words)
    return Words("除数可能为零：{it}", "the divisor may be zero: {it}").fill(it=words)


def _context(base: Context, scope: Scope, back: int, level: Level = "institution") -> Context:
    """Return the context in which a node is read: `back` years before `base`, within a scope.

    A node of the region is read for the region, even from an institution's formula.
    """
    institution = None if level == "region" else base.institution
    if not back and institution == base.institution and scope == base.scope:
        return base
    return Context(base.region, base.year - back, institution, scope)


def _unit(operator: Operator, parts: Sequence[Reading]) -> Unit | None:
    units: Sequence[Unit | None] = [part.unit for part in parts]
    if operator.is_alike:
        units = counted_units(units, [is_zero(part.node) for part in parts])
    return operator.unit(units)
