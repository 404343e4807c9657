"""The table of spellings that a formula's text may use: full names, labels, aliases."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import NamedTuple, TypeAlias

from eduplan.errors import nearest_names
from eduplan.immutable import EMPTY, FrozenDict, frozen_mapping

# One character for one, so that columns of the normalised text are columns of the original.
_SAME = {
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},  # full-width signs
    **dict.fromkeys(map(ord, "\u3000\t\r\n"), " "),
    **dict.fromkeys(map(ord, "–—−"), "-"),
}
_OTHER = re.compile(f"[{re.escape(''.join(map(chr, _SAME)))}]")


_Pair: TypeAlias = "tuple[str, str]"
"""A dimension and one of its codes."""

MOST_CODES, LONGEST = 4, 100
"""Most codes that are looked for before a label, and the longest such name: no text takes long."""

_CODES_BEHIND = re.compile(r"(.+?) ?(?:\(([^()]+)\)|\[([^\[\]]+)\])")
_BETWEEN_CODES = re.compile("[、,;]")


class Meaning(NamedTuple):
    """What a spelling may stand for: a full name, and the codes that it is restricted to."""

    name: str
    scope: Mapping[str, str] = EMPTY

    def __str__(self) -> str:
        """Return it as it can be typed: `governance.schools[stage=primary]`."""
        codes = ",".join(f"{name}={code}" for name, code in self.scope.items())
        return f"{self.name}[{codes}]" if codes else self.name


def normalise(text: str) -> str:
    """Return `text` with full-width signs and dashes as their plain forms, of equal length."""
    return text.translate(_SAME) if _OTHER.search(text) else text


class CodeTable:
    """What the spellings of codes may stand for; all tables of a catalogue share it."""

    def __init__(self, dimensions: Mapping[str, tuple[str, Mapping[str, str]]]) -> None:
        """Build the table from each spelling of a dimension, its name and its codes' spellings."""
        self._dimensions = dimensions

    @cached_property
    def pairs(self) -> Mapping[str, tuple[_Pair, ...]]:
        """The dimensions and codes that each term may stand for: 小学, public."""
        found: dict[str, dict[_Pair, None]] = {}
        for dimension, known in self._dimensions.values():
            for spelling, code in known.items():
                found.setdefault(normalise(spelling), {})[dimension, code] = None
        return {spelling: tuple(pairs) for spelling, pairs in found.items()}

    @cached_property
    def lengths(self) -> Mapping[str, list[int]]:
        """For each first character the lengths of the codes, the longest first."""
        lengths: dict[str, set[int]] = {}
        for code in self.pairs:
            lengths.setdefault(code[:1], set()).add(len(code))
        return {first: sorted(found, reverse=True) for first, found in lengths.items()}

    @cached_property
    def longest(self) -> int:
        """The length of the longest code."""
        return max(map(len, self.pairs), default=0)


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
        self._codes = CodeTable(self.dimensions)
        self._broken_down = frozen_mapping(broken_down or {})
        self._names: dict[str, tuple[str, ...]] = {}
        self._shown: dict[str, str] = {}
        self._lengths: dict[str, list[int]] = {}
        """For each first character the lengths of the spellings, the longest first."""
        self._suggests = True
        self._homes: tuple[tuple[str, ...], ...] = ()
        self._add(spellings)

    def extended(
        self,
        spellings: Iterable[tuple[str, str]],
        broken_down: Mapping[str, tuple[str, ...]] = EMPTY,
    ) -> NameTable:
        """Return this table with further pairs of a spelling and the full name it stands for.

        `broken_down` gives the dimensions that further names have.
        """
        table = copy(self)
        if broken_down:
            table._broken_down = FrozenDict({**self._broken_down, **broken_down})
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
            known = self._names.get(key)
            if known is None:
                self._names[key] = (name,)
            elif name not in known:
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

    def meanings(self, spelling: str, most: int = MOST_CODES) -> tuple[Meaning, ...]:
        """Return every name that `spelling` may stand for, with the codes that it says itself.

        The codes stand before a label or behind it: 小学生师比, 生师比（小学）, 生师比[学段=小学].
        A name that is not broken down that way is not meant; a code of two of its dimensions may
        mean either. Empty if there is none.
        """
        if plain := self.candidates(spelling):
            return tuple(map(Meaning, plain))
        text = normalise(spelling).strip()
        if len(text) > LONGEST:
            return ()
        if behind := _CODES_BEHIND.fullmatch(text):
            words = _BETWEEN_CODES.split(behind[2] or behind[3])
            return self._restricted(self.meanings(behind[1]), words) if most else ()
        found = (
            self._restricted(self.meanings(rest, most - 1), [code])
            for code, rest in (self.split(text) if most else ())
        )
        return next(filter(None, found), ())

    def _restricted(self, meanings: Iterable[Meaning], words: Sequence[str]) -> tuple[Meaning, ...]:
        """Return those of some meanings that can have each of some codes, with these."""
        for word in words:
            dimension, sign, code = word.strip().rpartition("=")
            wanted = self.dimensions.get(dimension.strip(), ("?",))[0] if sign else ""
            meanings = tuple(
                Meaning(one.name, FrozenDict({**one.scope, pair[0]: pair[1]}))
                for one in meanings
                for pair in self._pairs(code.strip(), one.name, wanted)
                if pair[0] not in one.scope
            )
        return tuple(meanings)

    def _pairs(self, code: str, name: str, wanted: str) -> list[_Pair]:
        """Return what the spelling of a code may mean of a name, in one dimension if wanted."""
        own = self._broken_down.get(name, ())
        known = self.codes.get(code, ())
        return [one for one in known if one[0] in own and wanted in ("", one[0])]

    @property
    def codes(self) -> Mapping[str, tuple[_Pair, ...]]:
        """The dimensions and codes that each term may stand for: 小学, public."""
        return self._codes.pairs

    def split(self, text: str) -> Iterator[tuple[str, str]]:
        """Yield a code that stands before the rest of a text, the longest first: 小学|在校生数."""
        for length in self._codes.lengths.get(text[:1], ()):
            if length < len(text) and text[:length] in self.codes:
                yield text[:length], text[length:].removeprefix("的").strip()

    def restrictions(self, code: str, name: str) -> set[_Pair]:
        """Return each dimension and code that the spelling of a code may mean beside a name.

        Those of the dimensions that the name has go first.
        """
        found = self.codes.get(normalise(code), ())
        own = self._broken_down.get(name, ())
        return {one for one in found if one[0] in own} or {*found}

    def unmistakable(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return for each full name the shortest Chinese spelling that means nothing else."""
        found: dict[str, list[str]] = {name: [] for name in names}
        for key, meant in self._names.items():
            if len(meant) == 1 and meant[0] in found and not key.isascii():
                found[meant[0]].append(self._shown[key])
        return tuple(min(those, key=len) for those in found.values() if those)

    def longest_match(self, text: str, start: int) -> int:
        """Return the length of the longest spelling in normalised `text` at `start`, or 0."""
        for length in self._lengths.get(text[start : start + 1], ()):
            piece = text[start : start + length]
            if piece in self._names and _ends_cleanly(
                piece, text[start + length : start + length + 1]
            ):
                return length
        return 0

    def restricted_match(self, text: str, start: int, most: int = MOST_CODES) -> int:
        """Return the length of a code and a spelling behind it in a normalised text, or 0."""
        for code, _ in self.split(text[start : start + self._codes.longest + 1]):
            rest = text[start + len(code) :]
            behind = start + len(code) + len(rest) - len(rest.removeprefix("的").lstrip())
            length = self.longest_match(text, behind)
            if not length and most > 1:
                length = self.restricted_match(text, behind, most - 1)
            if length:
                return behind + length - start
        return 0

    def nearest(self, word: str) -> tuple[str, ...]:
        """Return the known spellings that look most like `word`."""
        if not self._suggests:
            return ()
        plain = normalise(word)
        found = nearest_names(plain, self._names) or self._holding(plain)
        if not found:  # 小学班额 for 班额 and a code
            rests = (plain.replace(code, "", 1) for code in self.codes if code in plain)
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
