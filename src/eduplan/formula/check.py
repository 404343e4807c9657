"""What a formula yields, found before any data: its unit, its level, whether it is a condition."""

from __future__ import annotations

from operator import is_
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

import attrs

from eduplan.formula.nodes import (
    OPERATORS,
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
from eduplan.formula.operand import FormulaError
from eduplan.formula.printing import format_constant, format_formula
from eduplan.immutable import FrozenDict
from eduplan.quantity import Unit, parse_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

__all__ = ["LEVELS", "Level", "Shape", "check_formula", "lift"]

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
    return node if level != "region" else _lift(node, level_of)


def _lift(node: Node, level_of: Callable[[str], Level | None]) -> Node:
    if isinstance(node, (Reference, Selection)):
        return Aggregate("total", node) if _level_below(node, level_of) else node
    if isinstance(node, (Apply, Call)):
        lifted = tuple([_lift(operand, level_of) for operand in node.operands])
        if all(map(is_, lifted, node.operands)):
            return node
        if isinstance(node, Apply):
            return Apply(node.operator, lifted)
        return Call(node.function, lifted)
    if isinstance(node, (Earlier, Window)):
        operand = _lift(node.operand, level_of)
        return node if operand is node.operand else attrs.evolve(node, operand=operand)
    return node


def _level_below(node: Node, level_of: Callable[[str], Level | None]) -> bool:
    while isinstance(node, Selection):
        node = node.operand
    return isinstance(node, Reference) and level_of(node.name) == "institution"


class _Checker:
    def __init__(self, shape_of: Callable[[str], Shape]) -> None:
        self.shape_of = shape_of

    def shape(self, node: Node) -> Shape:
        """Return what a tree yields; it must fit together."""
        if isinstance(node, Constant):
            return Shape(node.unit, None)
        if isinstance(node, Reference):
            return self.shape_of(node.name)
        if isinstance(node, Apply):
            return self.apply(node)
        if isinstance(node, Aggregate):
            return self.aggregate(node)
        if isinstance(node, Selection):
            return self.selection(node)
        return self.rest(node)

    def rest(self, node: Node) -> Shape:
        """Return what one of the rarer nodes yields."""
        if isinstance(node, StandardFor):
            return Shape(self.shape_of(node.about).unit, None)
        if isinstance(node, Membership):
            return Shape(None, "institution")
        if isinstance(node, Earlier):
            return self.number(node.operand)
        if isinstance(node, Window):
            shape = self.number(node.operand)
            growth = node.function == "growth"
            return shape._replace(unit=parse_unit("%")) if growth else shape
        if isinstance(node, Call):
            for operand in node.operands:
                self.shape(operand)
            return self.shape_of(node.function)
        raise FormulaError(f"{node!r} is not a formula node")

    def apply(self, node: Apply) -> Shape:
        """Return what an operator yields."""
        operator = OPERATORS[node.operator]
        name = operator.name
        if name in ("and", "or", "not", "number_true"):
            shapes = [self.condition(operand) for operand in node.operands]
            return Shape(
                parse_unit("个") if name == "number_true" else None, self.level(node, shapes)
            )
        if name == "if":
            self.condition(node.operands[0])
            shapes = [self.shape(operand) for operand in node.operands]
            return Shape(self.common_unit(node, shapes[1:]), self.level(node, shapes))
        shapes = [self.number(operand) for operand in node.operands]
        return Shape(self.unit(node, shapes), self.level(node, shapes), _shared(shapes))

    def unit(self, node: Apply, shapes: list[Shape]) -> Unit | None:
        """Return the unit of an operator's result; None for a comparison."""
        if node.operator in ("*", "/"):
            left, right = (shape.unit or parse_unit("") for shape in shapes)
            if node.operator == "/" and _is_zero(node.operands[1]):
                raise FormulaError(f"{_show(node)} divides by 0")
            return left * right if node.operator == "*" else left / right
        unit = self.common_unit(node, shapes)
        comparison = OPERATORS[node.operator].precedence == OPERATORS["="].precedence
        return None if comparison else unit

    def common_unit(self, node: Apply, shapes: list[Shape]) -> Unit | None:
        """Return the unit of operands that are added or compared; zero fits every unit."""
        operands = node.operands[-len(shapes) :]
        counted = [
            shape.unit
            for shape, operand in zip(shapes, operands, strict=True)
            if not _is_zero(operand)
        ]
        units = counted or [shapes[0].unit]
        for other in units[1:]:
            if not _fits(units[0], other):
                raise FormulaError(
                    f"{_show(node)}: {_unit_name(units[0])} and {_unit_name(other)} can't be "
                    f"added or compared; expected {_of_one_unit(operands, counted)}"
                )
        return units[0]

    def aggregate(self, node: Aggregate) -> Shape:
        """Return what a function over the level below yields."""
        counts = node.function in ("count", "share")
        shape = self.condition(node.operand) if counts else self.number(node.operand)
        if shape.level not in ("institution", None):
            raise FormulaError(
                f"{_show(node)}: the operand stands at the level of a {shape.level} already; "
                "expected one at the level of an institution"
            )
        if node.weight is not None:
            self.number(node.weight)
        units = {"count": parse_unit("所"), "share": parse_unit("%"), "variation": parse_unit("")}
        return Shape(units.get(node.function, shape.unit), "region", shape.dimensions)

    def selection(self, node: Selection) -> Shape:
        """Return what a restricted operand yields; it must have the dimension and the codes."""
        shape = self.number(node.operand)
        codes = shape.dimensions.get(node.dimension)
        if codes is None:
            known = "、".join(sorted(shape.dimensions)) or "none"
            raise FormulaError(
                f"{_show(node)}: {_show(node.operand)} has no dimension {node.dimension!r}; "
                f"its dimensions: {known}"
            )
        unknown = sorted(set(node.codes) - codes)
        if unknown:
            raise FormulaError(
                f"{_show(node)}: {node.dimension} has no code {unknown[0]!r}; "
                f"expected one of {', '.join(sorted(codes))}"
            )
        return shape

    def number(self, node: Node) -> Shape:
        """Return the shape of an operand that must be a number."""
        shape = self.shape(node)
        if shape.unit is None:
            raise FormulaError(f"{_show(node)} is a condition; expected a number here")
        return shape

    def condition(self, node: Node) -> Shape:
        """Return the shape of an operand that must be a condition."""
        shape = self.shape(node)
        if shape.unit is not None:
            raise FormulaError(f"{_show(node)} is a number; expected a condition here")
        return shape

    def level(self, node: Node, shapes: list[Shape]) -> Level | None:
        """Return the one level at which the operands stand; None if they stand at any."""
        levels = {shape.level for shape in shapes}
        levels.discard(None)
        if len(levels) > 1:
            raise FormulaError(
                f"{_show(node)} mixes the levels {' and '.join(sorted(map(str, levels)))}; "
                "expected an aggregation such as .total() below the higher one"
            )
        return levels.pop() if levels else None


def _fits(one: Unit | None, other: Unit | None) -> bool:
    if one is None or other is None:
        return one is other
    return one.compatible(other)


def _is_zero(node: Node) -> bool:
    return isinstance(node, Constant) and node.value == 0


def _shared(shapes: list[Shape]) -> Mapping[str, frozenset[str]]:
    """Return the dimensions that every operand which has any can be restricted by."""
    with_any = [shape.dimensions for shape in shapes if shape.dimensions]
    if not with_any:
        return _NO_DIMENSIONS
    if len(with_any) == 1:
        return with_any[0]
    names = set(with_any[0]).intersection(*with_any[1:])
    return FrozenDict((name, with_any[0][name]) for name in sorted(names))


def _of_one_unit(operands: tuple[Node, ...], units: list[Unit | None]) -> str:
    """Return what was expected: a bare number lacks the unit of what is beside it."""
    bare = next(
        (one for one in operands if isinstance(one, Constant) and not one.unit.symbol), None
    )
    unit = next((one for one in units if one is not None and one.symbol), None)
    if bare is None or unit is None:
        return "operands of one unit"
    meant = attrs.evolve(bare, value=bare.value * unit.scale, unit=unit)
    return f"operands of one unit, such as {format_constant(meant)}"


def _unit_name(unit: Unit | None) -> str:
    return "a condition" if unit is None else repr(unit.symbol or "a pure number")


def _show(node: Node) -> str:
    text = format_formula(node)
    return f"「{text if len(text) <= 80 else text[:77] + '...'}」"
