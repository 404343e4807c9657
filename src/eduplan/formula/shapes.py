"""What a formula yields, found before any data: its unit, its level, whether it is a condition."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Literal, NamedTuple, TypeAlias

import attrs

from eduplan.errors import nearest_names
from eduplan.formula import mistakes, nodes
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.errors import FormulaError
from eduplan.formula.nodes import Node, is_zero, transform, walk
from eduplan.formula.operators import OPERATORS, Takes, counted_units
from eduplan.formula.printing import format_constant, format_formula
from eduplan.immutable import FrozenDict
from eduplan.messages import Text
from eduplan.quantity import Unit, parse_unit

Level: TypeAlias = Literal["person", "institution", "region"]
"""Where something is counted."""

LEVELS: tuple[Level, ...] = ("person", "institution", "region")
"""From the smallest to the largest; an aggregation goes up one, nothing goes down silently."""


_NO_DIMENSIONS: FrozenDict[str, frozenset[str]] = FrozenDict()


class Shape(NamedTuple):
    """What a formula yields: its unit (None for a condition), level and selectable dimensions.

    `level` is None for a constant, which fits every level.
    """

    unit: Unit | None
    level: Level | None
    dimensions: Mapping[str, frozenset[str]] = _NO_DIMENSIONS


def check_formula(node: Node, shape_of: Callable[[str], Shape]) -> Shape:
    """Return what `node` yields.

    Args:
        node: the tree.
        shape_of: the shape of a name; raises `FormulaError` for an unknown one.

    Raises:
        FormulaError: units, levels, dimensions or operands do not fit; the message shows the part.
    """
    return _Checker(shape_of).shape(node)


def lift(node: Node, level_of: Callable[[str], Level | None], level: Level) -> Node:
    """Return `node` with bare institution-level names as their totals, if it is for a region.

    Only a name that stands outside any aggregation is lifted; everything else is left as written.
    """
    if level != "region":
        return node

    def lifted(one: Node) -> Node | None:
        if isinstance(one, (nodes.Reference, nodes.Selection)):
            name = _selected(one)
            is_below = bool(name) and level_of(name) == "institution"
            return nodes.Aggregate("total", one) if is_below else one
        return one if isinstance(one, nodes.Aggregate) else None

    return transform(node, lifted)


def with_steps(node: Node, shape_of: Callable[[str], Shape], shown: Unit | None = None) -> Node:
    """Return a checked tree with the unit that a rounding works in, where it isn't a base unit.

    四舍五入(94.4%) is 94%, not 1: it becomes 四舍五入(94.4%, 1%). A bare ratio is rounded in the
    unit in which it is `shown`, that of its indicator or of what it is compared with.
    """
    if not any(isinstance(one, nodes.Apply) and _rounds(one) for one in walk(node)):
        return node
    if not isinstance(node, nodes.Apply):
        return transform(node, lambda one: None if one is node else with_steps(one, shape_of))
    unit = None
    if OPERATORS[node.operator].is_alike:
        units = [check_formula(operand, shape_of).unit for operand in node.operands]
        unit = next((one for one in units if one is not None and one.symbol), shown)
    operands = [with_steps(operand, shape_of, unit) for operand in node.operands]
    if _rounds(node) and len(operands) == 1 and unit is not None and unit.scale != 1:
        operands.append(nodes.Constant(unit.scale, unit))
    return attrs.evolve(node, operands=tuple(operands))


def _rounds(node: nodes.Apply) -> bool:
    return OPERATORS[node.operator].has_step


def _selected(node: Node) -> str:
    """Return the name below selections; nothing where they are of an expression."""
    if isinstance(node, nodes.Selection):
        return _selected(node.operand)
    return node.name if isinstance(node, nodes.Reference) else ""


class _Checker:
    def __init__(self, shape_of: Callable[[str], Shape]) -> None:
        self.shape_of = shape_of

    def shape(self, node: Node) -> Shape:
        """Return what a tree yields; it must fit together."""
        match node:
            case nodes.Constant():
                return Shape(node.unit, None)
            case nodes.Reference():
                return self.shape_of(node.name)
            case nodes.Apply():
                return self.apply(node)
            case nodes.Aggregate():
                return self.aggregate(node)
            case nodes.Selection():
                return self.selection(node)
            case nodes.StandardFor():
                return Shape(self.shape_of(node.about).unit, None)
            case nodes.Membership():
                return Shape(None, "institution")
            case nodes.Earlier():
                return self.operand(node.operand)
            case nodes.Window():
                shape, unit = self.operand(node.operand), WINDOWS[node.function].unit
                return shape if unit is None else shape._replace(unit=parse_unit(unit))
            case nodes.Call():
                for operand in node.operands:
                    self.shape(operand)
                return self.shape_of(node.function)
        raise FormulaError(f"{node!r} is not a formula node")

    def apply(self, node: nodes.Apply) -> Shape:
        """Return what an operator yields."""
        operator = OPERATORS[node.operator]
        counted: Sequence[Node] = node.operands
        if operator.takes == "choice":
            condition, *counted = node.operands
            shapes = [self.operand(condition, "conditions"), *map(self.shape, counted)]
        else:
            shapes = [self.operand(operand, operator.takes) for operand in counted]
        units: Sequence[Unit | None] = [shape.unit for shape in shapes[-len(counted) :]]
        if operator.is_alike:
            units = self.alike(node, counted, units)
        if operator.divisor is not None and is_zero(counted[operator.divisor]):
            raise FormulaError(mistakes.DIVIDES_BY_ZERO(formula=format_formula(node)))
        dimensions = _shared(shapes) if operator.takes == "numbers" else _NO_DIMENSIONS
        return Shape(operator.unit(units), self.level(node, shapes), dimensions)

    def alike(
        self, node: nodes.Apply, operands: Sequence[Node], units: Sequence[Unit | None]
    ) -> Sequence[Unit | None]:
        """Return the units that count of operands that are added or compared; they must fit."""
        counted = counted_units(units, [is_zero(operand) for operand in operands])
        for other in counted[1:]:
            if not _fits(counted[0], other):
                one, two = mistakes.unit_name(counted[0]), mistakes.unit_name(other)
                raise FormulaError(
                    mistakes.OTHER_UNITS(formula=format_formula(node), one=one, other=two),
                    _of_one_unit(operands, counted),
                )
        return counted

    def aggregate(self, node: nodes.Aggregate) -> Shape:
        """Return what a function over the level below yields."""
        function = AGGREGATES[node.function]
        shape = self.operand(node.operand, function.takes)
        if shape.level not in ("institution", None):
            level = mistakes.LEVELS[shape.level]
            raise FormulaError(
                mistakes.LEVEL_TOO_HIGH(formula=format_formula(node), level=level),
                mistakes.OF_AN_INSTITUTION,
            )
        if node.weight is not None:
            self.operand(node.weight)
        unit = shape.unit if function.unit is None else parse_unit(function.unit)
        return Shape(unit, "region", shape.dimensions)

    def selection(self, node: nodes.Selection) -> Shape:
        """Return what a restricted operand yields; it must have the dimension and the codes."""
        shape = self.operand(node.operand)
        codes = shape.dimensions.get(node.dimension)
        if codes is None:
            message = mistakes.NO_DIMENSION(
                formula=format_formula(node),
                operand=format_formula(node.operand),
                dimension=node.dimension,
            )
            known = tuple(sorted(shape.dimensions))
            expected = mistakes.ITS_DIMENSIONS(names=known) if known else mistakes.NO_SELECTION
            raise FormulaError(message, expected, nearest_names(node.dimension, known))
        unknown = sorted(set(node.codes) - codes)
        if unknown:
            message = mistakes.NO_CODE(
                formula=format_formula(node), dimension=node.dimension, code=unknown[0]
            )
            expected = mistakes.ONE_OF(names=tuple(sorted(codes)))
            raise FormulaError(message, expected, nearest_names(unknown[0], codes))
        return shape

    def operand(self, node: Node, takes: Takes = "numbers") -> Shape:
        """Return the shape of an operand that must be a number, or else a condition."""
        shape = self.shape(node)
        if takes == "numbers" and shape.unit is None:
            message = mistakes.IS_CONDITION(formula=format_formula(node))
            raise FormulaError(message, mistakes.A_NUMBER)
        if takes == "conditions" and shape.unit is not None:
            message = mistakes.IS_NUMBER(formula=format_formula(node))
            raise FormulaError(message, mistakes.A_CONDITION)
        return shape

    def level(self, node: Node, shapes: list[Shape]) -> Level | None:
        """Return the one level at which the operands stand; None if they stand at any."""
        levels = {shape.level for shape in shapes if shape.level is not None}
        if len(levels) > 1:
            named = tuple(mistakes.LEVELS[one] for one in sorted(levels))
            message = mistakes.MIXED_LEVELS(formula=format_formula(node), levels=named)
            raise FormulaError(message, mistakes.AN_AGGREGATION)
        return levels.pop() if levels else None


def _fits(one: Unit | None, other: Unit | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.compatible(other)


def _shared(shapes: list[Shape]) -> Mapping[str, frozenset[str]]:
    """Return the dimensions that every operand which has any can be restricted by."""
    with_any = [shape.dimensions for shape in shapes if shape.dimensions]
    if not with_any:
        return _NO_DIMENSIONS
    if len(with_any) == 1:
        return with_any[0]
    names = set(with_any[0]).intersection(*with_any[1:])
    return FrozenDict((name, with_any[0][name]) for name in sorted(names))


def _of_one_unit(operands: Sequence[Node], units: Sequence[Unit | None]) -> Text:
    """Return what was expected: a bare number lacks the unit of what is beside it."""
    bare = next(
        (one for one in operands if isinstance(one, nodes.Constant) and not one.unit.symbol), None
    )
    unit = next((one for one in units if one is not None and one.symbol), None)
    if bare is None or unit is None:
        return mistakes.ONE_UNIT
    meant = attrs.evolve(bare, value=bare.value * unit.scale, unit=unit)
    return mistakes.ONE_UNIT_SUCH_AS(example=format_constant(meant))
