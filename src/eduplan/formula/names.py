"""The table of spellings that a formula's text may use: full names, labels, aliases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.errors import nearest_names
from eduplan.immutable import frozen_mapping

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

# One character for one, so that columns of the normalised text are columns of the original.
_FULL_WIDTH = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_SAME = _FULL_WIDTH | {
    ord("\u3000"): " ",
    ord("\t"): " ",
    ord("\r"): " ",
    ord("\n"): " ",
    ord("–"): "-",
    ord("—"): "-",
    ord("−"): "-",
    ord("－"): "-",
    ord("＊"): "*",
}


_FORMS: dict[str, str] = {}
"""For each plain character that has other forms, it and all of them."""
for _code, _plain in _SAME.items():
    _FORMS[_plain] = _FORMS.get(_plain, _plain) + chr(_code)


def normalise(text: str) -> str:
    """Return `text` with full-width signs and dashes as their plain forms, of equal length."""
    return text.translate(_SAME)


class NameTable:
    """Which full names each spelling stands for; matching takes the longest spelling.

    A spelling shared by several names lists them all; the reader of a formula then refuses it
    and names each.
    """

    __slots__ = ("_dimensions", "_lengths", "_longer", "_names", "_shown", "_suggests", "_waiting")

    def __init__(
        self,
        spellings: Iterable[tuple[str, str]],
        dimensions: Mapping[str, tuple[str, Mapping[str, str]]] | None = None,
        longer: Iterable[tuple[str, Callable[[], Iterable[tuple[str, str]]]]] = (),
    ) -> None:
        """Build the table.

        Args:
            spellings: pairs of a spelling and the full name it stands for.
            dimensions: for each spelling of a dimension, its name, and the code that each
                spelling of a code stands for.
            longer: pairs of a beginning and what gives further such pairs whose spellings all
                begin so; it is called where one is looked for.
        """
        self._dimensions: Mapping[str, tuple[str, Mapping[str, str]]]
        self._dimensions = frozen_mapping(dimensions or {})
        self._names: dict[str, tuple[str, ...]] = {}
        self._shown: dict[str, str] = {}
        self._lengths: dict[str, tuple[int, ...]] = {}
        # A formula reads few of some thousand spellings: by first character they wait for one that
        # begins so.
        self._waiting: dict[str, list[tuple[str, str]]] = {}
        self._longer: dict[str, list[Callable[[], Iterable[tuple[str, str]]]]] = {}
        for beginning, pairs in longer:
            self._longer.setdefault(beginning[:1], []).append(pairs)
        self._suggests = True
        self._add(spellings)

    @property
    def dimensions(self) -> Mapping[str, tuple[str, Mapping[str, str]]]:
        """For each spelling of a dimension, its name and the code of each spelling of a code."""
        return self._dimensions

    def extended(self, spellings: Iterable[tuple[str, str]]) -> NameTable:
        """Return this table with further pairs of a spelling and the full name it stands for."""
        table = NameTable((), self.dimensions)
        table._names = dict(self._names)
        table._shown = dict(self._shown)
        table._lengths = dict(self._lengths)
        table._waiting = {first: list(pairs) for first, pairs in self._waiting.items()}
        table._longer = dict(self._longer)
        table._add(spellings)
        return table

    def without_suggestions(self) -> NameTable:
        """Return this table, but `nearest` finds nothing: for texts with ever more mistakes."""
        table = self.extended(())
        table._suggests = False
        return table

    def _add(self, spellings: Iterable[tuple[str, str]]) -> None:
        waiting = self._waiting
        for pair in spellings:
            waiting.setdefault(pair[0][:1], []).append(pair)

    def _index(self, first: str) -> None:
        """Take in the spellings that begin with the plain character `first`, in any form of it."""
        pairs: list[tuple[str, str]] = []
        for form in _FORMS.get(first, first):
            pairs += self._waiting.pop(form, ())
            for more in self._longer.pop(form, ()):
                pairs += more()
        lengths = set(self._lengths.get(first, ()))
        for spelling, name in pairs:
            key = normalise(spelling)
            known = self._names.get(key, ())
            if name not in known:
                self._names[key] = tuple(sorted((*known, name))) if known else (name,)
            self._shown.setdefault(key, spelling)
            lengths.add(len(key))
        if pairs:
            self._lengths[first] = tuple(sorted(lengths, reverse=True))

    def candidates(self, spelling: str) -> tuple[str, ...]:
        """Return every full name that `spelling` may stand for; empty if none."""
        key = normalise(spelling)
        self._index(key[:1])
        return self._names.get(key, ())

    def longest_match(self, text: str, start: int) -> int:
        """Return the length of the longest spelling in normalised `text` at `start`, or 0."""
        if start >= len(text):
            return 0
        self._index(text[start])
        for length in self._lengths.get(text[start], ()):
            piece = text[start : start + length]
            if piece in self._names and _ends_cleanly(
                piece, text[start + length : start + length + 1]
            ):
                return length
        return 0

    def nearest(self, word: str) -> tuple[str, ...]:
        """Return the known spellings that look most like `word`."""
        if not self._suggests:
            return ()

        for first in (*self._waiting, *self._longer):
            self._index(normalise(first))
        found = nearest_names(normalise(word), self._names)
        return tuple(self._shown[key] for key in found)


def _ends_cleanly(piece: str, after: str) -> bool:
    """Tell whether an ASCII word ends here, so that `a.total` never matches inside `a.totals`."""
    return not (_is_word(piece[-1:]) and _is_word(after))


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ("_", "."))
