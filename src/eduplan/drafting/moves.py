"""What a measure moves: the indicators that its own words name beside a word of action."""

from __future__ import annotations

import re
from collections.abc import Iterator

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator
from eduplan.drafting.tokens import folded
from eduplan.drafting.vocabulary import vocabulary

_SHORTEST = 4
"""Fewest characters of a label that names one thing wherever it stands."""

_CLAUSE = re.compile("[^，。；：！？\\n]+")


class Moves:
    """Finds the indicators that the words of a measure say it moves.

    A label counts where it stands by itself in its clause, right behind a word of action (提高…) or
    right before one (…达到); a label within a longer name, or one of several indicators, does not.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._names: dict[str, str] = {}
        for definition in catalogue.definitions.values():
            if isinstance(definition, Indicator):
                for label in (definition.label, *definition.aliases):
                    meant = catalogue.find(label)
                    if len(label) >= _SHORTEST and len(meant) == 1:
                        self._names[label] = meant[0].name
        spellings = sorted(map(re.escape, self._names), key=len, reverse=True)
        self._labels = re.compile("|".join(spellings) or "(?!)")

    def of(self, text: str) -> tuple[str, ...]:
        """Return the full names of the indicators that a text moves, in the order of the text."""
        return tuple(dict.fromkeys(self._of(folded(text))))

    def _of(self, text: str) -> Iterator[str]:
        words = vocabulary()
        for clause in _CLAUSE.finditer(text):
            is_moved = False
            for found in self._labels.finditer(clause[0]):
                before, after = clause[0][: found.start()], clause[0][found.end() :]
                is_moved = bool(words.moving.search(before)) or (is_moved and before[-1:] in "、和")
                is_open = not before or words.open_before.search(before)
                if is_moved or (is_open and words.moved.match(after)):
                    yield self._names[found[0]]
