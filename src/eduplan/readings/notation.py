"""A formula in the notation of mathematics: MathML, which browsers show as it is."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eduplan.catalogue.catalogue import Catalogue
from eduplan.formula import Node, nodes
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.formula.operators import OPERATORS
from eduplan.formula.printing import ATOM, Printer
from eduplan.readings.expression import LabelPrinter
from eduplan.words import Language, Words

_OTHERWISE = Words("否则", "otherwise")
_DRAWN = ATOM - 1
"""Binds tighter than any operator, as a fraction does, but not as a name that has a subscript."""


def formula_notation(node: Node, catalogue: Catalogue, lang: Language = "zh") -> str:
    """Return a formula as one MathML element, with the labels of its names.

    A quotient is a fraction; codes and earlier years are subscripts. What else is not written by
    its sign or name is said in the tables of operators and functions.
    """
    printer = _Notation(catalogue, lang)
    return (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" display="block">'
        f"{printer.text(node)}</math>"
    )


class _Notation(Printer[Node]):
    """Writes each part as one element."""

    def __init__(self, catalogue: Catalogue, lang: Language) -> None:
        super().__init__(lang)
        self.labels = LabelPrinter(catalogue, lang)

    def opened(self, item: Node) -> tuple[Node, Sequence[Node]]:
        """Return the node that is written, and those in it."""
        return item, item.children

    def written(self, item: Node) -> tuple[str, int]:
        """Return the element and how tightly it binds; what is drawn says so itself."""
        match item:
            case nodes.Aggregate("total", nodes.Reference() | nodes.Selection()):
                return self.written(item.operand)  # a region's figure of a name is its total
            case nodes.Aggregate():
                if notation := AGGREGATES[item.function].notation:
                    return self.drawn(notation, item.children), OPERATORS["*"].binding or ATOM
            case nodes.Window():
                years = {"years": item.years, "last": item.years - 1}
                return self.drawn(WINDOWS[item.function].notation, item.children, **years), _DRAWN
            case nodes.Apply():
                operator = OPERATORS[item.operator]
                if operator.notation and len(item.operands) == operator.least:
                    binding = 0 if operator.takes == "choice" else _DRAWN
                    return self.put(operator.notation, [*map(self.text, item.operands)]), binding
        return super().written(item)

    def atom(self, item: Node, node: Node, operands: Sequence[Node]) -> str:
        """Return a name or a number, one with a subscript, or a function."""
        labels = self.labels
        match node:
            case nodes.Constant():
                return _element("mn", labels.text(node))
            case nodes.Selection():
                return self.subscript(node, _text(labels.codes(node.dimension, node.codes)))
            case nodes.Earlier():
                return self.subscript(node, f"<mi>t</mi><mo>−</mo><mn>{node.years}</mn>")
            case nodes.Membership():
                codes = _text(labels.codes(node.dimension, node.codes))
                braced = f"<mrow><mo>{{</mo>{codes}<mo>}}</mo></mrow>"
                return self.between(_text(labels.dimension(node.dimension)), "∈", braced)
            case nodes.Aggregate():
                return self.called(AGGREGATES[node.function].words, operands)
            case nodes.Call():
                return self.called(labels.catalogue.label(node.function, self.lang), operands)
        return _text(labels.text(node))

    def drawn(self, notation: str, operands: Sequence[Node], **numbers: int) -> str:
        """Return the notation of a function, with brackets around operands of several parts."""
        written = [self.inside(one, _DRAWN) for one in operands]
        return self.put(notation, written, **numbers)

    def put(self, notation: str, operands: Sequence[str], **numbers: int) -> str:
        """Return a notation with its operands, and what else it says."""
        said = {name: _element("mn", str(number)) for name, number in numbers.items()}
        return notation.format(*operands, otherwise=_text(self.word(_OTHERWISE)), **said)

    def subscript(self, node: nodes.Selection | nodes.Earlier, text: str) -> str:
        """Return what a node reads, with a subscript."""
        return f"<msub>{self.inside(node.operand)}<mrow>{text}</mrow></msub>"

    def prefixed(self, sign: str, operand: str) -> str:
        """Return a sign before its operand."""
        return f"<mrow>{_element('mo', sign)}{operand}</mrow>"

    def between(self, left: str, sign: str, right: str) -> str:
        """Return a sign between its operands."""
        return f"<mrow>{left}{_element('mo', sign)}{right}</mrow>"

    def grouped(self, text: str) -> str:
        """Return a part in brackets."""
        return f"<mrow><mo>(</mo>{text}<mo>)</mo></mrow>"

    def function(self, name: str, operands: Sequence[str]) -> str:
        """Return the name of a function before its operands."""
        listed = "<mo>,</mo>".join(operands)
        return f"<mrow>{_element('mi', name)}{self.grouped(listed)}</mrow>"


def _text(text: str) -> str:
    return _element("mtext", text)


def _element(name: str, text: str) -> str:
    return f"<{name}>{escape(text)}</{name}>"
