"""The text form of a formula: 「普惠园在园幼儿数 ÷ 在园幼儿数 ≥ 85%」 to the tree, by column."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import partial
from typing import TypeVar

from eduplan.errors import Location, nearest_names
from eduplan.formula import mistakes, nodes
from eduplan.formula.errors import FormulaError
from eduplan.formula.functions import FUNCTIONS
from eduplan.formula.names import NameTable
from eduplan.formula.nodes import Node, references
from eduplan.formula.operators import OPERATORS
from eduplan.formula.printing import EARLIER, STANDARD
from eduplan.formula.scanner import WORD, Scanner
from eduplan.messages import MessageKind
from eduplan.quantity import Unit, UnitError, parse_unit
from eduplan.quantity.numerals import MAXIMUM_DIGITS
from eduplan.quantity.unit import is_unit
from eduplan.words import Words

_T = TypeVar("_T")

MAXIMUM_LENGTH = 4_000
"""Longest formula text that is read, in characters."""

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_CODE = r"[^\s\[\]|,=()「」]+"
_PRINTED = re.compile(r" ?\(([^()]+)\)")
_STANDARD_OF = f"{STANDARD.en} of "
_YEARS_AGO = re.compile("([0-9]+) ?(?:年前|years? ago)")
_BINDINGS = sorted({one.binding for one in OPERATORS.values() if one.binding is not None})
_BINDING_AS = [
    tuple(one for one in OPERATORS.values() if one.binding == binding) for binding in _BINDINGS
]
"""The operators that bind alike, loosest first."""


def parse_formula(text: str, names: NameTable, location: Location | None = None) -> Node:
    """Return the tree of a formula text.

    Args:
        text: the formula; Chinese labels, aliases or full names, `「」` quotes a name, full-width
            signs count as plain ones.
        names: the spellings that may stand for names.
        location: where the text stands, for the error; its column is that of the text's start.

    Raises:
        InputError: what is wrong, with the character column in the formula.
    """
    return _Parser(text, names, location or Location()).formula()


class _Parser(Scanner):
    """Precedence climbing over one text."""

    def formula(self) -> Node:
        """Read the whole text."""
        if len(self.original) > MAXIMUM_LENGTH:
            length = mistakes.LENGTH(length=len(self.original))
            self.fail(length, mistakes.AT_MOST(most=MAXIMUM_LENGTH), at=0)
        try:
            node = self.expression()
        except FormulaError as error:  # too deep, or a chain within chains, which grows too large
            [problem] = error.problems
            self.fail(problem.message, problem.expected, at=0)
        if self.peek():
            self.fail_at_word(mistakes.NOT_ENDED, mistakes.AN_OPERATOR)
        return node

    def expression(self, rank: int = 0) -> Node:
        """Read operands joined by the operators of a rank of `_BINDING_AS`, from the left."""
        if rank == len(_BINDING_AS):
            return self.selected()
        operators = _BINDING_AS[rank]
        if operators[0].most == 1:
            name = self.take_operator(operators)
            if name is None:
                return self.expression(rank + 1)
            return nodes.Apply(name, (self.nested(partial(self.expression, rank)),))
        node = self.expression(rank + 1)
        if operators[0].chains:
            return self.comparison(node, rank)
        while name := self.take_operator(operators):
            node = nodes.Apply(name, (node, self.expression(rank + 1)))
        return node

    def comparison(self, first: Node, rank: int) -> Node:
        """Read what a value is compared with; a chain holds where each of its pairs does."""
        whole: Node | None = None
        while operator := self.take_operator(_BINDING_AS[rank]):
            second = self.expression(rank + 1)
            part = nodes.Apply(operator, (first, second))
            whole = part if whole is None else nodes.Apply("and", (whole, part))
            first = second
        return first if whole is None else whole

    def selected(self) -> Node:
        """Read a value, and the codes that it is restricted to."""
        node = self.atom()
        while not isinstance(node, nodes.Constant):
            if self.take("["):
                node = self.selections(node)
            elif isinstance(node, nodes.Reference) and self.take_word(STANDARD.zh):
                node = nodes.StandardFor(node.name)
            elif (printed := self.as_printed(node)) is not None:
                node = printed
            else:
                break
        return node

    def take_word(self, word: str) -> bool:
        """Go on behind a word; tell whether it was there."""
        is_there = self.text.startswith(word, self.position)
        self.position += len(word) if is_there else 0
        return is_there

    def as_printed(self, node: Node) -> Node | None:
        """Read what explanations print behind a value: （乡村）, （1年前）; None if it isn't."""
        found = _PRINTED.match(self.text, self.position)
        if found is None:
            return None
        if years := _YEARS_AGO.fullmatch(found[1]):
            self.position = found.end()
            ago = nodes.Constant(Fraction(years[1]), parse_unit(""))
            return FUNCTIONS[EARLIER.zh].node(EARLIER.zh, (node, ago), self.fail)
        codes: dict[str, set[str]] = {}
        [name] = references(node)[:1] or [""]
        for word in re.split("[、,，]", self.original[found.start(1) : found.end(1)]):
            meant = self.names.restrictions(word.strip(), name)
            if len(meant) != 1:
                return None
            [(dimension, code)] = meant
            codes.setdefault(dimension, set()).add(code)
        self.position = found.end()
        for dimension, those in codes.items():
            node = nodes.Selection(node, dimension, tuple(sorted(those)))
        return node

    def selections(self, node: Node) -> Node:
        """Read the rest of a bracket of restrictions."""
        while True:
            dimension, known = self.dimension()
            self.expect("=")
            node = nodes.Selection(node, dimension, self.codes(known))
            if not self.take(","):
                self.expect("]")
                return node

    def dimension(self) -> tuple[str, Mapping[str, str]]:
        """Read a dimension; return its name and the spellings of its codes."""
        return self.one_of(self.names.dimensions, WORD, *mistakes.NO_SUCH_DIMENSION)

    def codes(self, known: Mapping[str, str]) -> tuple[str, ...]:
        """Read codes that `|` joins, sorted and each once."""
        pattern = re.compile(_CODE)
        codes = [self.one_of(known, pattern, *mistakes.NO_SUCH_CODE)]
        while self.take("|"):
            codes.append(self.one_of(known, pattern, *mistakes.NO_SUCH_CODE))
        return tuple(sorted(set(codes)))

    def one_of(
        self,
        known: Mapping[str, _T],
        pattern: re.Pattern[str],
        unknown: MessageKind,
        expected: Words,
    ) -> _T:
        """Read a word that is known, and return what it stands for."""
        self.skip_spaces()
        found = pattern.match(self.text, self.position)
        word = self.original[found.start() : found.end()] if found else ""
        if found is None or word not in known:
            nearest = nearest_names(word, known)
            self.fail(unknown(name=word), expected, nearest=nearest)
        self.position = found.end()
        return known[word]

    # Atoms: a group, a number, a function, a name.

    def atom(self) -> Node:
        """Read a group, a number, a function or a name, whichever is longest."""
        if self.take("("):
            node = self.nested(self.expression)
            self.expect(")")
            return node
        if self.peek() == "「":
            return self.quoted()
        if self.take_word(_STANDARD_OF):
            return FUNCTIONS[STANDARD.en].node(STANDARD.en, (self.atom(),), self.fail)
        length = self.names.longest_match(self.text, self.position)
        number = _NUMBER.match(self.text, self.position)
        if number and number.end() - self.position >= length:
            return self.number(number[0])
        function = WORD.match(self.text, self.position)
        if function and self.is_call(function) and len(function[0]) >= length:
            return self.function(function[0])
        if length := length or self.names.restricted_match(self.text, self.position):
            return self.name(self.position, self.position + length, self.position + length)
        return self.fail_at_word(mistakes.NO_VALUE, mistakes.A_VALUE, mistakes.UNKNOWN_NAME)

    def quoted(self) -> Node:
        """Read a name in 「」."""
        start = self.position
        end = self.text.find("」", start)
        if end < 0:
            self.fail(mistakes.OPEN_QUOTE, "」")
        return self.name(start + 1, end, end + 1)

    def name(self, start: int, end: int, after: int) -> Node:
        """Return the definition that some characters name, and go on behind them."""
        spelling = self.original[start:end]
        found = self.names.meanings(spelling)
        if not found:
            nearest = self.names.nearest(spelling)
            unknown = mistakes.UNKNOWN_NAME(name=spelling)
            self.fail(unknown, mistakes.A_KNOWN_NAME, nearest=nearest, at=start)
        if len(found) > 1:
            names = tuple(map(str, found))
            ambiguous = mistakes.AMBIGUOUS(name=spelling, names=names)
            nearest = self.names.unmistakable(names)
            self.fail(ambiguous, mistakes.ONE_FULL_NAME, nearest=nearest, at=start)
        self.position = after
        node: Node = nodes.Reference(found[0].name)
        for dimension, code in found[0].scope.items():
            node = nodes.Selection(node, dimension, (code,))
        return node

    def number(self, digits: str) -> Node:
        """Read a number with its unit."""
        if len(digits) > MAXIMUM_DIGITS:
            length = mistakes.LONG_NUMBER(length=len(digits))
            self.fail(length, mistakes.AT_MOST(most=MAXIMUM_DIGITS))
        self.position += len(digits)
        unit = self.unit()
        return nodes.Constant(Fraction(digits) * unit.scale, unit)

    def unit(self) -> Unit:
        """Read the unit behind a number, in brackets or as its longest spelling."""
        if self.text[self.position : self.position + 1] == "[":
            end = self.text.find("]", self.position)
            if end < 0:
                self.fail(mistakes.OPEN_UNIT, "]")
            return self.unit_of(self.original[self.position + 1 : end], end + 1)
        word = WORD.match(self.text, self.position)
        for length in range(min(4, len(word[0])) if word else 0, 0, -1):
            spelling = self.original[self.position : self.position + length]
            if is_unit(spelling):
                self.position += length
                return parse_unit(spelling)
        return parse_unit("")

    def unit_of(self, spelling: str, after: int) -> Unit:
        """Return the unit of a spelling in brackets, and go on behind them."""
        try:
            found = parse_unit(spelling)
        except UnitError as error:
            self.fail(error.message, mistakes.A_UNIT, nearest=error.nearest)
        self.position = after
        return found

    # Functions, by their Chinese or English name.

    def is_call(self, word: re.Match[str]) -> bool:
        """Tell whether a word is called as a function, and may be one."""
        return self.is_called(word) and ("." in word[0] or word[0] in FUNCTIONS)

    def function(self, word: str) -> Node:
        """Read a function with its operands; one with a full name is a plugin's calculation."""
        start = self.position
        self.position += len(word)
        self.expect("(")
        function = FUNCTIONS.get(word)
        if function is not None and function.family == "membership":
            return self.membership()
        operands = self.arguments()
        if function is None:
            return nodes.Call(word, operands)
        return function.node(word, operands, partial(self.fail, at=start))

    def arguments(self) -> tuple[Node, ...]:
        """Read operands up to the closing bracket."""
        operands = [self.nested(self.expression)]
        while self.take(","):
            operands.append(self.nested(self.expression))
        self.expect(")")
        return tuple(operands)

    def membership(self) -> Node:
        """Read the dimension and the codes of 属于."""
        dimension, known = self.dimension()
        self.expect(",")
        codes = self.codes(known)
        self.expect(")")
        return nodes.Membership(dimension, codes)
