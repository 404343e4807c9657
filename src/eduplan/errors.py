"""The family of errors: what is wrong, where, what was expected and the nearest valid name."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["EduplanError", "InputError", "Location", "Problem", "nearest_names"]


class Location(NamedTuple):
    """A place in an input file: file name, line and column from 1, and the key as a dotted path."""

    file: str = ""
    line: int | None = None
    column: int | None = None
    key: str = ""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        place = ":".join([self.file or "<input>", *numbers])
        return f"{place}: {self.key}" if self.key else place


class Problem(NamedTuple):
    """One thing that is wrong with an input, as data; `str()` is the sentence people read."""

    message: str
    location: Location = Location()
    expected: str = ""
    nearest: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.location}: {self.sentence}"

    @property
    def sentence(self) -> str:
        """What is wrong, what was expected and the nearest names, without the place."""
        parts = [self.message]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.nearest:
            parts.append("did you mean " + " or ".join(repr(name) for name in self.nearest) + "?")
        return "; ".join(parts)


class EduplanError(Exception):
    """Base of every error that eduplan raises on purpose."""


class InputError(EduplanError):
    """An input can't be read as what it claims to be; holds every problem found, in file order."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


def nearest_names(word: str, names: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` of `names` that look most like `word`, best first, in one order.

    Capital letters are taken for small ones.
    """
    from difflib import get_close_matches  # only errors pay for this import

    cutoff = 0.5 if len(word) <= 3 else 0.6  # one wrong character of two is half of a Chinese word
    alike = {name.casefold(): name for name in sorted(set(names))}
    found = get_close_matches(word[:100].casefold(), alike, n=limit, cutoff=cutoff)
    return tuple(alike[one] for one in found)
