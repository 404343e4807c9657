"""The functions of the text form: their names in both languages, and the node that each makes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple, NoReturn, TypeAlias

from eduplan.formula import mistakes, nodes
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.nodes import Node
from eduplan.formula.operators import OPERATORS
from eduplan.formula.printing import EARLIER, MEMBER, STANDARD
from eduplan.messages import Message, Text

Fail: TypeAlias = "Callable[[Text, Text], NoReturn]"
"""Raises the error of the call: what is wrong, and what was expected."""


class Function(NamedTuple):
    """What a name means as a function; `name` tells those of one family apart."""

    family: Literal["aggregate", "window", "earlier", "standard", "operator", "membership"]
    name: str = ""

    def node(self, word: str, operands: tuple[Node, ...], fail: Fail) -> Node:
        """Return the node of a call by the name `word`; there must be as many operands as it takes.

        A membership holds codes and no operands: the parser makes its node.
        """
        if self.family == "operator":
            operator = OPERATORS[self.name]
            _require(word, operands, operator.least, operator.most, fail)
            return nodes.Apply(self.name, operands)
        if self.family == "standard":
            _require(word, operands, 1, 1, fail)
            return _standard(operands[0], fail)
        if self.family == "aggregate":
            number = 2 if AGGREGATES[self.name].is_weighted else 1
            _require(word, operands, number, number, fail)
            return nodes.Aggregate(self.name, *operands)
        _require(word, operands, 2, 2, fail)
        years = _years(operands[1], fail)
        if self.family == "earlier":
            return nodes.Earlier(operands[0], years)
        return nodes.Window(self.name, operands[0], years)


def _require(
    word: str, operands: tuple[Node, ...], least: int, most: int | None, fail: Fail
) -> None:
    if len(operands) < least or (most is not None and len(operands) > most):
        fail(mistakes.OPERANDS(function=word, number=len(operands)), _wanted(least, most))


def _wanted(least: int, most: int | None) -> Message:
    if most is None:
        return mistakes.OR_MORE(least=least)
    return mistakes.JUST(number=most) if least == most else mistakes.FROM_TO(least=least, most=most)


def _standard(operand: Node, fail: Fail) -> Node:
    if not isinstance(operand, nodes.Reference):
        fail(mistakes.NO_STANDARD_OF, mistakes.AN_ELEMENT_OR_INDICATOR)
    return nodes.StandardFor(operand.name)


def _years(node: Node, fail: Fail) -> int:
    """Return a whole number of years that is written out."""
    if isinstance(node, nodes.Constant) and node.unit.symbol in ("", "年"):
        value = node.value
        if value.denominator == 1 and 1 <= value <= 100:
            return int(value)
    return fail(mistakes.BAD_YEARS, mistakes.A_NUMBER_OF_YEARS)


def _table() -> dict[str, Function]:
    functions = {
        EARLIER: Function("earlier"),
        STANDARD: Function("standard"),
        **{one.words: Function("aggregate", one.name) for one in AGGREGATES.values()},
        **{one.words: Function("window", one.name) for one in WINDOWS.values()},
        **{
            one.words: Function("operator", one.name)
            for one in OPERATORS.values()
            if one.binding is None
        },
        MEMBER: Function("membership"),
    }
    return {word: function for words, function in functions.items() for word in words}


FUNCTIONS: Mapping[str, Function] = _table()
"""Every function by each of its names."""
