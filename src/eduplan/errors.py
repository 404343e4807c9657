"""The family of errors: what is wrong, where, what was expected and the nearest valid name.

An error is data; `in_language` makes its sentence for whoever reads it, and `str()` is English.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable
from difflib import get_close_matches
from typing import NamedTuple, Self

from eduplan.messages import Text, in_language, shown
from eduplan.templates import fill
from eduplan.words import Language, Words

MAXIMUM_PLACES = 5
"""Most further places of one mistake that its sentence names."""

_EXPECTED = Words("；应为{expected}", "; expected {expected}")
_NEAREST = Words("；是不是{names}？", "; did you mean {names}?")
_QUOTED = Words("“{name}”", "'{name}'")
_OR = Words("或", " or ")
_ALSO = Words("（另有 {count} 处相同：{places}）", " ({count} more of the same: {places})")


class Location(NamedTuple):
    """A place in an input file: file name, line and column from 1, and the key as a dotted path.

    In a workbook it has a sheet as well, and line and column are written as there: `C5`.
    """

    file: str = ""
    line: int | None = None
    column: int | None = None
    key: str = ""
    sheet: str = ""

    def __str__(self) -> str:
        file = self.file or "<input>"
        if self.sheet:
            place = "!".join([f"{file}:{self.sheet}", *self.numbers])
        else:
            place = ":".join([file, *self.numbers])
        return f"{place}: {self.key}" if self.key else place

    @property
    def order(self) -> tuple[int, int]:
        """Line and column, which tell what stands first in a file; 0 for one that is not known."""
        return self.line or 0, self.column or 0

    @property
    def numbers(self) -> list[str]:
        """Line and column as texts, so far as they are known."""
        if self.sheet and self.line is not None:
            return [f"{column_letters(self.column or 0)}{self.line}"]
        return [str(number) for number in (self.line, self.column) if number is not None]


def column_letters(column: int) -> str:
    """Return what a spreadsheet calls a column, from 1: A, B, …, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


_NOWHERE = Location()


class Problem(NamedTuple):
    """One thing that is wrong, as data; `str()` is its English sentence after its place.

    Attributes:
        message: what is wrong.
        location: where in a file; empty where it is in none.
        expected: what would have been right.
        nearest: the valid spellings that look most like what was given.
        others: further places of the same mistake, in order.
    """

    message: Text
    location: Location = _NOWHERE
    expected: Text = ""
    nearest: tuple[str, ...] = ()
    others: tuple[Location, ...] = ()

    def __str__(self) -> str:
        return self.in_language("en")

    @property
    def wrong(self) -> tuple[Text, Text, tuple[str, ...]]:
        """What is wrong, what would have been right and the nearest spellings; no place."""
        return self.message, self.expected, self.nearest

    def in_language(self, lang: Language) -> str:
        """Return the sentence in `lang`, after the place if there is one."""
        sentence = self.sentence(lang)
        return sentence if self.location == _NOWHERE else f"{self.location}: {sentence}"

    def sentence(self, lang: Language) -> str:
        """Return what is wrong, what was expected and the nearest names, without the place."""
        parts = [in_language(self.message, lang)]
        if self.expected:
            expected = in_language(self.expected, lang)
            parts.append(fill(_EXPECTED.in_language(lang), {"expected": expected}))
        if self.nearest:
            quoted = _QUOTED.in_language(lang)
            names = [fill(quoted, {"name": shown(name, lang)}) for name in self.nearest]
            listed = _OR.in_language(lang).join(names)
            parts.append(fill(_NEAREST.in_language(lang), {"names": listed}))
        if self.others:
            texts = {"count": str(len(self.others)), "places": self._other_places(lang)}
            parts.append(fill(_ALSO.in_language(lang), texts))
        return "".join(parts)

    def _other_places(self, lang: Language) -> str:
        """Return the first of the further places; file and key only where they are others."""
        places = tuple(self._other_place(one) for one in self.others[:MAXIMUM_PLACES])
        more = "…" if len(self.others) > MAXIMUM_PLACES else ""
        return shown(places, lang) + more

    def _other_place(self, place: Location) -> str:
        home = self.location
        if (place.file, place.sheet) != (home.file, home.sheet) or place.line is None:
            return str(place)
        numbers, key = ":".join(place.numbers), _last_part(place.key)
        return numbers if key == _last_part(self.location.key) else f"{numbers} {key}"


def _last_part(key: str) -> str:
    return key.rpartition(".")[2]


class EduplanError(Exception):
    """Base of every error that eduplan raises on purpose; `str()` is English.

    Attributes:
        problems: what is wrong, as data.
        notes: what else people should know who meet the error, such as plugins that are set aside.
    """

    problems: tuple[Problem, ...]
    notes: tuple[Text, ...] = ()

    def __init__(
        self, message: Text = "", expected: Text = "", nearest: tuple[str, ...] = ()
    ) -> None:
        super().__init__(message, expected, nearest)
        self.problems = (Problem(message, expected=expected, nearest=nearest),)

    @classmethod
    def of(cls, *problems: Problem) -> Self:
        """Return the error of some problems."""
        error = cls.__new__(cls, *problems)
        error.problems = problems
        return error

    def __str__(self) -> str:
        return self.in_language("en")

    def note(self, text: Text) -> None:
        """Add what else people should know; a traceback shows it too."""
        self.notes = (*self.notes, text)
        self.add_note(in_language(text, "en"))

    def in_language(self, lang: Language) -> str:
        """Return what is wrong in `lang`, each problem on a line of its own."""
        return "\n".join(problem.in_language(lang) for problem in self.problems)


class InputError(EduplanError):
    """An input can't be read as what it claims to be; holds every problem found, in file order.

    Problems that differ only in their places become one.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(_merged(problems))
        Exception.__init__(self, self.problems)


def _merged(problems: Iterable[Problem]) -> Iterable[Problem]:
    found: dict[Problem, list[Location]] = {}
    for one in problems:
        places = found.setdefault(one._replace(location=_NOWHERE, others=()), [])
        places += [one.location, *one.others]
    for same, places in found.items():
        first, *others = dict.fromkeys(places)
        yield same._replace(location=first, others=tuple(others))


_SYSTEM = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.ENOSPC: "磁盘已满",
    errno.EROFS: "磁盘只读",
    errno.ENAMETOOLONG: "文件名太长",
    errno.EIO: "读写出错",
}


def system_reason(error: OSError) -> Text:
    """Return what the system says went wrong, in Chinese where it is one of the usual mistakes."""
    said = error.strerror or str(error)
    return Words(_SYSTEM.get(error.errno or 0, said), said)


def nearest_names(word: str, names: Iterable[str], limit: int = 3) -> tuple[str, ...]:
    """Return up to `limit` of `names` that look most like `word`, best first, in one order.

    Capital letters are taken for small ones.
    """
    cutoff = 0.5 if len(word) <= 3 else 0.6  # one wrong character of two is half of a Chinese word
    alike = {name.casefold(): name for name in sorted(set(names))}
    found = get_close_matches(word[:100].casefold(), alike, n=limit, cutoff=cutoff)
    return tuple(alike[one] for one in found)
