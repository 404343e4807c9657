"""A document as values: its text, and the paragraphs and table cells that make it up."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from eduplan.documents.numbering import clauses_of
from eduplan.tables.blocks import Block, Cell

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen
class Passage:
    """One paragraph, or one cell of a table.

    Attributes:
        text: its characters as printed, an automatic number included.
        clause: its number in the document's own numbering, such as 三(一)1.
        page: the page it begins on, from 1, where the format has pages.
        is_heading: whether it only names what follows.
        cell: where it stands in a table; None for a paragraph.
        places: pairs of a place in `text` and the place in the document's text from which on it
            goes on there, first to last: several where lines of a file were joined.
    """

    text: str
    places: tuple[tuple[int, int], ...]
    clause: str = ""
    page: int | None = None
    is_heading: bool = False
    cell: Cell | None = None

    @property
    def start(self) -> int:
        """Where it begins in the text of the document, in characters from 0."""
        return self.places[0][1]

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.place(len(self.text) - 1) + 1

    def place(self, within: int) -> int:
        """Return where a character of this passage stands in the text of the document."""
        own, whole = self.places[bisect_right(self.places, (within, 10**12)) - 1]
        return whole + within - own


@attrs.frozen(slots=False)
class Document:
    """What a reader of documents returns.

    Attributes:
        name: the name of its file.
        text: of a .txt the text of the file; of any other format that of all passages, a line each.
        passages: its paragraphs and cells in reading order, each with its places in `text`.
    """

    name: str
    text: str
    passages: tuple[Passage, ...]

    @cached_property
    def tables(self) -> tuple[tuple[Passage, ...], ...]:
        """The cells of each table, in order."""
        found: dict[int, list[Passage]] = {}
        for one in self.passages:
            if one.cell is not None:
                found.setdefault(one.cell.table, []).append(one)
        return tuple(tuple(cells) for _, cells in sorted(found.items()))

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that there are, in order."""
        return tuple(dict.fromkeys(one.clause for one in self.passages if one.clause))

    def at(self, place: int) -> Passage:
        """Return the passage that holds a place of the text."""
        return self.passages[self.number_at(place) - 1]

    def number_at(self, place: int) -> int:
        """Return the number of the passage that holds a place of the text, from 1."""
        return max(1, bisect_right(self._starts, place))

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        return tuple(one.start for one in self.passages)


def document_of(name: str, blocks: Iterable[Block], text: str | None = None) -> Document:
    """Return a document of blocks in reading order, each numbered as the document numbers it.

    `text` is what the places of the blocks count in; without it they are counted anew.
    """
    kept = [one for one in blocks if one.text]
    passages, start = [], 0
    for block, (clause, is_heading) in zip(kept, clauses_of(kept), strict=True):
        places = ((0, start),) if text is None else block.places
        passages.append(Passage(block.text, places, clause, block.page, is_heading, block.cell))
        start += len(block.text) + 1
    whole = "\n".join(one.text for one in passages) if text is None else text
    return Document(name, whole, tuple(passages))
