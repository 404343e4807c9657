"""The characters of a formula: signs and keywords, and the errors of places in its text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import NoReturn

from eduplan.errors import InputError, Location, Problem, nearest_names
from eduplan.formula import mistakes
from eduplan.formula.functions import FUNCTIONS
from eduplan.formula.names import NameTable, normalise
from eduplan.formula.nodes import Node
from eduplan.formula.operators import Operator
from eduplan.messages import MessageKind, Text

WORD = re.compile(r"[^\s+\-*/×÷()\[\],;=<>≤≥≠!|「」]+")
"""Characters that are no sign of the text form: a name, a keyword, a function, a unit."""

_MAXIMUM_NESTING = 30


class Scanner:
    """A place in one text; positions are characters of the original."""

    def __init__(self, text: str, names: NameTable, location: Location) -> None:
        self.original = text
        self.location = location
        self.names = names
        self.position = 0
        self.nesting = 0
        self.text = normalise(text)

    def nested(self, parse: Callable[[], Node]) -> Node:
        """Read what stands inside something else, up to the limit of depth."""
        self.nesting += 1
        if self.nesting > _MAXIMUM_NESTING:
            self.fail(mistakes.NESTED, mistakes.AT_MOST_LEVELS(most=_MAXIMUM_NESTING))
        node = parse()
        self.nesting -= 1
        return node

    def skip_spaces(self) -> None:
        """Go on behind spaces."""
        while self.text[self.position : self.position + 1] == " ":
            self.position += 1

    def peek(self) -> str:
        """Return the next character that is no space; empty at the end."""
        self.skip_spaces()
        return self.text[self.position : self.position + 1]

    def take(self, sign: str) -> bool:
        """Go on behind a sign; tell whether it was there."""
        if self.peek() != sign:
            return False
        self.position += 1
        return True

    def take_operator(self, operators: Iterable[Operator]) -> str | None:
        """Go on behind one of some operators, the longest spelling first; return its name."""
        self.skip_spaces()
        for spelling, name in _spelled(tuple(operators)):
            end = self.position + len(spelling)
            if self.text.startswith(spelling, self.position) and not (
                WORD.match(spelling) and self.inside_name(end)
            ):
                self.position = end
                return name
        return None

    def inside_name(self, end: int) -> bool:
        """Tell whether a known name, or an English word, goes on over this keyword."""
        if self.names.longest_match(self.text, self.position) > end - self.position:
            return True
        before, after = self.text[end - 1], self.text[end : end + 1]
        return before.isascii() and after.isascii() and (after.isalnum() or after in "_.")

    def expect(self, sign: str) -> None:
        """Go on behind a sign that must be there."""
        if not self.take(sign):
            self.fail_at_word(mistakes.NO_SIGN(sign=sign))

    def fail_at_word(
        self, message: Text, expected: Text = "", of_word: MessageKind | None = None
    ) -> NoReturn:
        """Fail with the word that stands here, and the names nearest to it.

        `of_word` says what is wrong with a word, instead of `message`.
        """
        word = WORD.match(self.text, self.position)
        if word is None:
            sign = self.original[self.position : self.position + 1]
            found = mistakes.FOUND(mistake=message, text=sign) if sign else None
            self.fail(found or mistakes.ENDS(mistake=message), expected)
        spelling = self.original[word.start() : word.end()]
        if self.is_called(word):
            nearest = nearest_names(spelling, FUNCTIONS)
            chinese = tuple(name for name in FUNCTIONS if not name.isascii())
            expected = "" if nearest else mistakes.ONE_OF(names=chinese)
            self.fail(mistakes.UNKNOWN_FUNCTION(name=spelling), expected, nearest=nearest)
        nearest = self.names.nearest(spelling)
        found = mistakes.FOUND(mistake=message, text=spelling)
        self.fail(of_word(name=spelling) if of_word else found, expected, nearest=nearest)

    def is_called(self, word: re.Match[str]) -> bool:
        """Tell whether a word is followed by a bracket."""
        return self.text[word.end() :].lstrip(" ").startswith("(")

    def fail(
        self,
        message: Text,
        expected: Text = "",
        *,
        nearest: tuple[str, ...] = (),
        at: int | None = None,
    ) -> NoReturn:
        """Raise the error of a place in the formula, here if none is given."""
        offset = self.position if at is None else at
        place = self.location
        if place.column is not None:
            place = place._replace(column=place.column + offset)
        located = mistakes.AT(character=offset + 1, mistake=message)
        raise InputError([Problem(located, place, expected, nearest)])


@cache
def _spelled(operators: tuple[Operator, ...]) -> tuple[tuple[str, str], ...]:
    """Return the spellings of operators, the longest first, each with the operator's name."""
    pairs = {(text, one.name) for one in operators for text in (*one.words, *one.signs)}
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))
