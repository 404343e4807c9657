"""A formula tree as text again: what is printed parses to an equal tree."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.formula.nodes import (
    AGGREGATES,
    OPERATORS,
    WINDOWS,
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

if TYPE_CHECKING:
    from collections.abc import Callable

__all__ = ["format_constant", "format_formula"]

_ATOM = 9


def format_formula(node: Node, spell: Callable[[str], str] = str, *, lang: str = "zh") -> str:
    """Return the text of a tree.

    Args:
        node: the tree.
        spell: how a name is written; the default writes full names, which always parse back.
        lang: `zh` or `en`, for the names of functions and of and, or, not.
    """
    return _Printer(spell, 0 if lang == "zh" else 1).text(node)


def format_constant(constant: Constant) -> str:
    """Return a constant as its decimal text and its unit, e.g. `85%` or `6000[元/(人·年)]`."""
    digits = _decimal(constant)
    symbol = constant.unit.symbol
    plain = symbol.isalpha() or symbol in ("", "%", "‰", "m²")
    return digits + (symbol if plain else f"[{symbol}]")


class _Printer:
    def __init__(self, spell: Callable[[str], str], language: int) -> None:
        self.spell = spell
        self.language = language

    def text(self, node: Node) -> str:
        """Return the text of a tree."""
        return self.write(node)[0]

    def write(self, node: Node) -> tuple[str, int]:
        """Return the text and how tightly its outermost operator binds."""
        if isinstance(node, Apply):
            return self.apply(node)
        if isinstance(node, Selection):
            operand = self.inside(node.operand, _ATOM)
            return f"{operand}[{node.dimension}={'|'.join(node.codes)}]", _ATOM
        return self.simple(node), _ATOM

    def simple(self, node: Node) -> str:
        """Return the text of a node that binds as tightly as a name."""
        if isinstance(node, Constant):
            return format_constant(node)
        if isinstance(node, Reference):
            return self.spell(node.name)
        if isinstance(node, Membership):
            return f"{('属于', 'member')[self.language]}({node.dimension}, {'|'.join(node.codes)})"
        return self.function(node)

    def function(self, node: Node) -> str:
        """Return the text of a node that is written as a function."""
        if isinstance(node, StandardFor):
            return f"{('标准', 'standard')[self.language]}({self.spell(node.about)})"
        if isinstance(node, Aggregate):
            operands = (node.operand,) if node.weight is None else (node.operand, node.weight)
            return self.called(AGGREGATES[node.function][:2][self.language], operands)
        if isinstance(node, Earlier):
            return f"{('往年', 'earlier')[self.language]}({self.text(node.operand)}, {node.years})"
        if isinstance(node, Window):
            name = WINDOWS[node.function][self.language]
            return f"{name}({self.text(node.operand)}, {node.years})"
        if isinstance(node, Call):
            return self.called(node.function, node.operands)
        raise TypeError(f"{node!r} is not a formula node")

    def apply(self, node: Apply) -> tuple[str, int]:
        """Return the text of an operator with its operands, and how tightly it binds."""
        operator = OPERATORS[node.operator]
        sign = operator.english if self.language else operator.chinese
        if operator.precedence is None:
            return self.called(sign, node.operands), _ATOM
        binding = operator.precedence
        if operator.most == 1:
            gap = " " if sign.isascii() and sign.isalpha() else ""
            return f"{sign}{gap}{self.inside(node.operands[0], binding)}", binding
        left, right = node.operands
        # A comparison of a comparison would read as a chain, so both its sides are bracketed.
        loosest = binding + 1 if binding == OPERATORS["="].precedence else binding
        return f"{self.inside(left, loosest)} {sign} {self.inside(right, binding + 1)}", binding

    def inside(self, node: Node, loosest: int) -> str:
        """Return the text of an operand, in brackets if it binds more loosely than that."""
        text, binding = self.write(node)
        return text if binding >= loosest else f"({text})"

    def called(self, name: str, operands: tuple[Node, ...]) -> str:
        """Return a function with its operands."""
        return f"{name}({', '.join(self.text(operand) for operand in operands)})"


def _decimal(constant: Constant) -> str:
    """Return the exact decimal digits of the constant in its own unit."""
    number = constant.value / constant.unit.scale
    places, scaled = 0, number
    while scaled.denominator != 1:
        places += 1
        scaled = number * 10**places
    digits = str(scaled.numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
