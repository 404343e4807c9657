"""Collects everything that is wrong with one plan file, to be raised at once in file order."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from eduplan.errors import InputError, Problem, nearest_names
from eduplan.files.located import DecimalText

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduplan.errors import Location
    from eduplan.files.located import LocatedTable
    from eduplan.files.toml_places import KeyPath
    from eduplan.messages import Text

__all__ = ["Report", "described", "quoted"]

_MOST_COMPARISONS = 60
"""For how many words nearest names are looked for: the search is dear, and people mend in turns."""


class Report:
    """The problems found so far, each at the path of the key or table that it is about."""

    def __init__(self, table: LocatedTable) -> None:
        self.table = table
        self._problems: list[Problem] = []
        self._nearest: dict[tuple[str, str], tuple[str, ...]] = {}

    def add(
        self, path: KeyPath, message: Text, expected: Text = "", nearest: tuple[str, ...] = ()
    ) -> None:
        """Note a problem at `path`; what is missing there is placed at what would hold it."""
        self._problems.append(Problem(message, self.table.locate(path), expected, nearest))

    def add_found(self, problem: Problem) -> None:
        """Note a problem whose place is known already."""
        self._problems.append(problem)

    def nearest(self, word: str, family: str, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names of a family that look most like `word`; each word is looked up once."""
        key = (family, word)
        if key not in self._nearest:
            found = nearest_names(word, names) if len(self._nearest) < _MOST_COMPARISONS else ()
            self._nearest[key] = found
        return self._nearest[key]

    def raise_problems(self) -> None:
        """Raise `InputError` with every problem, in the order of the file, if there is any."""
        if self._problems:
            ordered = sorted(self._problems, key=lambda problem: _order(problem.location))
            raise InputError(ordered)


def _order(location: Location) -> tuple[int, int]:
    return location.line or 0, location.column or 0


def described(value: object) -> str:
    """Return what a TOML value is, in words for people who write plans."""
    if isinstance(value, DecimalText):
        return f"the number {quoted(value).strip(_QUOTES)}"
    if isinstance(value, str):
        return f"the text {quoted(value)}" if value.strip() else "an empty text"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, datetime.datetime):
        return "a date with a time"
    if isinstance(value, datetime.date):
        return f"the date {value}"
    names = {dict: "a table", list: "an array", datetime.time: "a time"}
    return names.get(type(value), type(value).__name__)


_QUOTES = "'\""


def quoted(text: str) -> str:
    """Return a text of the file as messages show it: escaped, and cut when it is long."""
    return repr(str(text) if len(text) <= 60 else f"{text[:60]}…")
