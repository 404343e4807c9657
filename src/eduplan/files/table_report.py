"""Collects what is wrong with a table: each problem with its file, line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.errors import Location, Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eduplan.messages import Text

__all__ = ["MOST_SUGGESTIONS", "Report"]

MOST_SUGGESTIONS = 100
"""How many words the nearest names are looked for; a search takes milliseconds."""


class Report:
    """The problems of one file, in the order in which they were found."""

    def __init__(self, file: str, columns: Mapping[str, int], problems: list[Problem]) -> None:
        self.file = file
        self.columns = columns
        self.problems = problems
        self._nearest: dict[str, tuple[str, ...]] = {}

    @property
    def number(self) -> int:
        """How many problems there are so far."""
        return len(self.problems)

    def add(
        self,
        line: int,
        column: str,
        message: Text,
        expected: Text = "",
        nearest: tuple[str, ...] = (),
    ) -> None:
        """Add a problem with a cell, or with a whole row where `column` is empty."""
        place = self.columns[column] + 1 if column else None
        location = Location(self.file, line, place, column)
        self.problems.append(Problem(message, location, expected, nearest))

    def nearest(self, word: str, search: Callable[[str], tuple[str, ...]]) -> tuple[str, ...]:
        """Return what `search` finds; nothing for ever more words, so that no table takes long."""
        if word not in self._nearest and len(self._nearest) < MOST_SUGGESTIONS:
            self._nearest[word] = search(word)
        return self._nearest.get(word, ())
