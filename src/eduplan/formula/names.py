"""The table of spellings that a formula's text may use: full names, labels, aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import copy

from eduplan.errors import nearest_names
from eduplan.immutable import frozen_mapping

# One character for one, so that columns of the normalised text are columns of the original.
_SAME = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width signs
    **dict.fromkeys(map(ord, "\u3000\t\r\n"), " "),
    **dict.fromkeys(map(ord, "–—−"), "-"),
}
_OTHER = re.compile(f"[{re.escape(''.join(map(chr, _SAME)))}]")


def normalise(text: str) -> str:
    """Return `text` with full-width signs and dashes as their plain forms, of equal length."""
    return text.translate(_SAME) if _OTHER.search(text) else text


class NameTable:
    """Which full names each spelling stands for; matching takes the longest spelling.

    A spelling shared by several names lists them all; the reader of a formula then refuses it
    and names each.
    """

    def __init__(
        self,
        spellings: Iterable[tuple[str, str]],
        dimensions: Mapping[str, tuple[str, Mapping[str, str]]] | None = None,
        broken_down: Mapping[str, tuple[str, ...]] | None = None,
    ) -> None:
        """Build the table.

        Args:
            spellings: pairs of a spelling and the full name it stands for.
            dimensions: for each spelling of a dimension, its name, and the code that each
                spelling of a code stands for.
            broken_down: for each full name, the dimensions that it has.
        """
        self.dimensions: Mapping[str, tuple[str, Mapping[str, str]]]
        self.dimensions = frozen_mapping(dimensions or {})
        self._broken_down = frozen_mapping(broken_down or {})
        self._names: dict[str, tuple[str, ...]] = {}
        self._shown: dict[str, str] = {}
        self._lengths: dict[str, list[int]] = {}
        """For each first character the lengths of the spellings, the longest first."""
        self._suggests = True
        self._homes: tuple[tuple[str, ...], ...] = ()
        self._add(spellings)

    def extended(self, spellings: Iterable[tuple[str, str]]) -> NameTable:
        """Return this table with further pairs of a spelling and the full name it stands for."""
        table = copy(self)
        table._names = dict(self._names)
        table._shown = dict(self._shown)
        table._lengths = dict(self._lengths)
        table._add(spellings)
        return table

    def preferring(self, *domains: str) -> NameTable:
        """Return this table as the formulas of some domains read it: their names come first."""
        table = copy(self)
        table._homes = (tuple(f"{domain}." for domain in domains), *self._homes)
        return table

    def without_suggestions(self) -> NameTable:
        """Return this table, but `nearest` finds nothing: for texts with ever more mistakes."""
        table = copy(self)
        table._suggests = False
        return table

    def _add(self, spellings: Iterable[tuple[str, str]]) -> None:
        lengths: dict[str, set[int]] = {}
        for spelling, name in spellings:
            key = normalise(spelling)
            known = self._names.get(key, ())
            if name not in known:
                self._names[key] = tuple(sorted((*known, name)))
            self._shown.setdefault(key, spelling)
            lengths.setdefault(key[:1], set()).add(len(key))
        for first, found in lengths.items():
            self._lengths[first] = sorted(found.union(self._lengths.get(first, ())), reverse=True)

    @property
    def spellings(self) -> Iterable[str]:
        """Every spelling as it was given."""
        return self._shown.values()

    def candidates(self, spelling: str) -> tuple[str, ...]:
        """Return every full name that `spelling` may stand for; empty if none."""
        found = self._names.get(normalise(spelling), ())
        if len(found) > 1:
            for homes in self._homes:
                if own := tuple(name for name in found if name.startswith(homes)):
                    return own
        return found

    def restrictions(self, code: str, name: str) -> set[tuple[str, str]]:
        """Return each dimension and code that the spelling of a code may mean beside a name.

        Those of the dimensions that the name has go first.
        """
        found = {
            (dimension, known[code])
            for dimension, known in self.dimensions.values()
            if code in known
        }
        own = self._broken_down.get(name, ())
        return {one for one in found if one[0] in own} or found

    def longest_match(self, text: str, start: int) -> int:
        """Return the length of the longest spelling in normalised `text` at `start`, or 0."""
        for length in self._lengths.get(text[start : start + 1], ()):
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
        plain = normalise(word)
        found = nearest_names(plain, self._names) or self._holding(plain)
        if not found:  # 小学班额 for 班额 and a code
            codes = {code for _, known in self.dimensions.values() for code in known}
            rests = (plain.replace(code, "", 1) for code in codes if code in plain)
            found = self._holding(min(rests, key=len, default=""))
        return tuple(self._shown[key] for key in found)

    def _holding(self, part: str) -> tuple[str, ...]:
        """Return the shortest spellings that have a part, of two characters or more, in them."""
        if len(part) < 2:
            return ()
        found = sorted((key for key in self._names if part in key), key=lambda one: (len(one), one))
        return tuple(found[:3])


def _ends_cleanly(piece: str, after: str) -> bool:
    """Tell whether an ASCII word ends here, so that `a.total` never matches inside `a.totals`."""
    return not (_is_word(piece[-1:]) and _is_word(after))


def _is_word(character: str) -> bool:
    return character.isascii() and (character.isalnum() or character in ("_", "."))
