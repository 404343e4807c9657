"""Collects everything that is wrong with one file, to be raised at once in file order."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable

from eduplan.errors import EduplanError, InputError, Location, Problem, nearest_names
from eduplan.files import mistakes
from eduplan.files.located import DecimalText
from eduplan.files.toml_places import KeyPath
from eduplan.messages import Text
from eduplan.words import Words

MOST_SUGGESTIONS = 60
"""How many words get nearest names: the search is slow, and people fix a few mistakes at a time."""


class ProblemList:
    """The problems found so far; `locate` tells where in the file each of them is."""

    def __init__(self, locate: Callable[[KeyPath], Location]) -> None:
        self.locate = locate
        self._problems: list[Problem] = []
        self._nearest: dict[tuple[str, str], tuple[str, ...]] = {}

    def __len__(self) -> int:
        return len(self._problems)

    def add(
        self, path: KeyPath, message: Text, expected: Text = "", nearest: tuple[str, ...] = ()
    ) -> None:
        """Note a problem at `path`; what is missing there is placed at what would hold it."""
        self._problems.append(Problem(message, self.locate(path), expected, nearest))

    def add_error(self, path: KeyPath, error: EduplanError) -> None:
        """Note what an error says, at `path` unless it knows a place of its own."""
        for one in error.problems:
            is_placed = one.location.line is not None
            self._problems.append(one if is_placed else one._replace(location=self.locate(path)))

    def nearest(self, word: str, family: str, names: Iterable[str]) -> tuple[str, ...]:
        """Return the names of a family that look most like `word`."""
        return self.once(word, family, lambda: nearest_names(word, names))

    def once(
        self, word: str, family: str, search: Callable[[], tuple[str, ...]]
    ) -> tuple[str, ...]:
        """Return what a search finds: each word once, and nothing beyond `MOST_SUGGESTIONS`."""
        key = (family, word)
        if key not in self._nearest:
            self._nearest[key] = search() if len(self._nearest) < MOST_SUGGESTIONS else ()
        return self._nearest[key]

    def raise_problems(self) -> None:
        """Raise `InputError` with every problem, in the order of the file, if there is any."""
        if self._problems:
            raise InputError(self.sorted())

    def sorted(self) -> list[Problem]:
        """Return every problem, in the order of the file."""
        return sorted(self._problems, key=lambda one: one.location.order)


def described(value: object) -> Text:
    """Return what a TOML value is, in words for people who write plans."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, DecimalText)):
        return mistakes.THE_NUMBER(value=value)
    if isinstance(value, str):
        return mistakes.THE_TEXT(text=value) if value.strip() else mistakes.EMPTY_TEXT
    if isinstance(value, datetime.datetime):
        return Words("带时刻的日期", "a date with a time")
    if isinstance(value, datetime.date):
        return mistakes.THE_DATE(day=value)
    names = {
        dict: Words("表", "a table"),
        list: Words("数组", "an array"),
        datetime.time: Words("时刻", "a time"),
    }
    return names[type(value)]
