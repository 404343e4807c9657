"""Trees as text: one printer, which knows brackets, and the spelling that parses back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Generic, TypeVar

from eduplan.formula import nodes
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.nodes import Node
from eduplan.formula.operators import OPERATORS
from eduplan.words import Language, Words

EARLIER = Words("往年", "earlier")
STANDARD = Words("标准", "standard")
MEMBER = Words("属于", "member")

ATOM = 9
"""Binds tighter than any operator: a name, a function, a group."""

_Item = TypeVar("_Item")


def format_formula(node: Node, spell: Callable[[str], str] = str, *, lang: Language = "zh") -> str:
    """Return the text of a tree, which parses to an equal one.

    Args:
        node: the tree.
        spell: how a name is written; the default writes full names, which always parse back.
        lang: `zh` or `en`, for the names of functions and of and, or, not.
    """
    return _TextForm(spell, lang).text(node)


def format_constant(constant: nodes.Constant) -> str:
    """Return a constant as its decimal text and its unit, e.g. `85%` or `6000[元/(人·年)]`."""
    digits = _decimal(constant)
    symbol = constant.unit.symbol
    plain = symbol.isalpha() or symbol in ("", "%", "‰", "m²")
    return digits + (symbol if plain else f"[{symbol}]")


class Printer(Generic[_Item]):
    """Writes trees with the brackets that they need.

    What it writes is a tree, or something that was made of one and may say more. A subclass spells
    names, and whatever reads its operand at other codes or years; one of another form than plain
    text also says how a sign, brackets and a function are put around their operands.
    """

    def __init__(self, lang: Language) -> None:
        self.lang = lang

    def opened(self, item: _Item) -> tuple[Node, Sequence[_Item]]:
        """Return the node that is written, and its operands."""
        raise NotImplementedError

    def atom(self, item: _Item, node: Node, operands: Sequence[_Item]) -> str:
        """Return the text of anything but an operator; most fall to `called`."""
        raise NotImplementedError

    def text(self, item: _Item) -> str:
        """Return the text."""
        return self.written(item)[0]

    def written(self, item: _Item) -> tuple[str, int]:
        """Return the text and how tightly its outermost operator binds."""
        node, operands = self.opened(item)
        if isinstance(node, nodes.Apply):
            return self.applied(node, operands)
        return self.atom(item, node, operands), ATOM

    def applied(self, node: nodes.Apply, operands: Sequence[_Item]) -> tuple[str, int]:
        """Return the text of an operator, and how tightly it binds."""
        operator = OPERATORS[node.operator]
        sign, binding = self.word(operator.words), operator.binding
        if binding is None:
            return self.called(operator.words, operands), ATOM
        if operator.most == 1:
            return self.prefixed(sign, self.inside(operands[0], binding)), binding
        left, right = operands
        # A comparison of a comparison would read as a chain, so both its sides are bracketed.
        loosest = binding + 1 if operator.chains else binding
        sides = self.inside(left, loosest), self.inside(right, binding + 1)
        return self.between(sides[0], sign, sides[1]), binding

    def inside(self, item: _Item, loosest: int = ATOM) -> str:
        """Return the text of an operand, in brackets if it binds more loosely than that."""
        text, binding = self.written(item)
        return text if binding >= loosest else self.grouped(text)

    def called(self, name: Words | str, operands: Iterable[_Item], *more: object) -> str:
        """Return a function with its operands, and what else it is told."""
        word = name if isinstance(name, str) else self.word(name)
        return self.function(word, [*map(self.text, operands), *map(str, more)])

    def prefixed(self, sign: str, operand: str) -> str:
        """Return a sign before its operand."""
        return f"{sign}{' ' if sign.isascii() and sign.isalpha() else ''}{operand}"

    def between(self, left: str, sign: str, right: str) -> str:
        """Return a sign between its operands."""
        return f"{left} {sign} {right}"

    def grouped(self, text: str) -> str:
        """Return a text in brackets."""
        return f"({text})"

    def function(self, name: str, operands: Sequence[str]) -> str:
        """Return the name of a function before its operands."""
        return f"{name}({', '.join(operands)})"

    def word(self, words: Words) -> str:
        """Return a word in the language that is written."""
        return words.in_language(self.lang)


class _TextForm(Printer["Node"]):
    def __init__(self, spell: Callable[[str], str], lang: Language) -> None:
        super().__init__(lang)
        self.spell = spell

    def opened(self, item: Node) -> tuple[Node, Sequence[Node]]:
        return item, item.children

    def atom(self, item: Node, node: Node, operands: Sequence[Node]) -> str:
        match node:
            case nodes.Constant():
                return format_constant(node)
            case nodes.Reference():
                return self.spell(node.name)
            case nodes.StandardFor():
                return self.called(STANDARD, (), self.spell(node.about))
            case nodes.Membership():
                return self.called(MEMBER, (), node.dimension, "|".join(node.codes))
            case nodes.Selection():
                return f"{self.inside(node.operand)}[{node.dimension}={'|'.join(node.codes)}]"
            case nodes.Aggregate():
                return self.called(AGGREGATES[node.function].words, operands)
            case nodes.Window():
                return self.called(WINDOWS[node.function].words, operands, node.years)
            case nodes.Earlier():
                return self.called(EARLIER, operands, node.years)
            case nodes.Call():
                return self.called(node.function, operands)
        raise TypeError(f"{node!r} is not a formula node")


def _decimal(constant: nodes.Constant) -> str:
    """Return the exact decimal digits of the constant in its own unit."""
    number = constant.value / constant.unit.scale
    places, scaled = 0, number
    while scaled.denominator != 1:
        places += 1
        scaled = number * 10**places
    digits = str(scaled.numerator).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
