"""Which cells of a column lack what, and rest on what: masks, whole numbers with a bit for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import compress, count
from typing import NamedTuple

from eduplan.immutable import EMPTY
from eduplan.words import Words

_BITS = bytes([48, 49]) + bytes(254)
_FLAGS = bytes.maketrans(b"01", b"\0\1")


def mask_of(flags: Iterable[int]) -> int:
    """Return the mask of the cells whose flag is set."""
    return int(bytes(flags)[::-1].translate(_BITS) or b"0", 2)


def cells_of(mask: int) -> Iterator[int]:
    """Yield the places of the bits of a mask, from the first."""
    return compress(count(), bin(mask)[:1:-1].encode().translate(_FLAGS))


def mask_at(cells: Iterable[int]) -> int:
    """Return the mask of some cells."""
    mask = 0
    for cell in cells:
        mask |= 1 << cell
    return mask


def moved(mask: int, cells: Sequence[int]) -> int:
    """Return the mask of the places to which the cells of another have come."""
    return mask_of(bool(mask >> cell & 1) for cell in cells) if mask else 0


class Notes(NamedTuple):
    """What cells lack and rest on.

    Attributes:
        missing: the mask of the cells that lack it, for each name.
        problems: why cells have no value although nothing is missing; the first that has a cell's
            bit is its own.
        stated: the cells that rest on a stated figure or standard.
    """

    missing: Mapping[str, int] = EMPTY
    problems: tuple[tuple[int, Words], ...] = ()
    stated: int = 0

    @property
    def unknown(self) -> int:
        """The cells that lack something or have a problem."""
        mask = 0
        for one in self.missing.values():
            mask |= one
        for one, _ in self.problems:
            mask |= one
        return mask

    def within(self, mask: int) -> Notes:
        """Return the notes on some cells alone."""
        stated = self.stated & mask
        if not self.missing and not self.problems:
            return Notes(stated=stated)
        missing = {name: one & mask for name, one in self.missing.items() if one & mask}
        problems = tuple((one & mask, words) for one, words in self.problems if one & mask)
        return Notes(missing, problems, stated)

    def open_in(self, mask: int) -> Notes:
        """Return the notes on a condition that is open in some cells; the others lack nothing."""
        return self.within(mask)._replace(stated=self.stated)

    def names(self, cell: int) -> list[str]:
        """Return the names of what a cell lacks, sorted."""
        return sorted(name for name, mask in self.missing.items() if mask >> cell & 1)

    def problem(self, cell: int) -> Words | None:
        """Return why a cell has no value although nothing is missing."""
        return next((words for mask, words in self.problems if mask >> cell & 1), None)

    def at(self, cells: Sequence[int]) -> Notes:
        """Return the notes on some cells, in any order and number."""
        missing = {name: moved(mask, cells) for name, mask in self.missing.items()}
        problems = tuple((moved(mask, cells), words) for mask, words in self.problems)
        return Notes(missing, problems, moved(self.stated, cells))


NO_NOTES = Notes()


def joined(parts: Sequence[Notes]) -> Notes:
    """Return what cells lack that are put together from some parts."""
    stated, busy = 0, []
    for one in parts:
        stated |= one.stated
        if one.missing or one.problems:
            busy.append(one)
    if not busy:
        return Notes(stated=stated)
    missing = dict(busy[0].missing)
    for one in busy[1:]:
        for name, mask in one.missing.items():
            missing[name] = missing.get(name, 0) | mask
    problems = tuple(problem for one in busy for problem in one.problems)
    return Notes(missing, problems, stated)
