"""A document as values: its text, and the paragraphs and table cells that make it up."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import attrs

if TYPE_CHECKING:
    from collections.abc import Iterator


class Cell(NamedTuple):
    """Where a cell stands: table, row and column, each counted from 1, and how far it reaches."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@attrs.frozen
class Passage:
    """One paragraph, or one cell of a table.

    Attributes:
        text: its characters as printed, an automatic number included.
        start: where it begins in the text of the document, in characters from 0.
        clause: its number in the document's own numbering, such as 三(一)1.
        page: the page it begins on, from 1, where the format has pages.
        is_heading: whether it only names what follows.
        cell: where it stands in a table; None for a paragraph.
    """

    text: str
    start: int
    clause: str = ""
    page: int | None = None
    is_heading: bool = False
    cell: Cell | None = None

    @property
    def end(self) -> int:
        """The place after its last character."""
        return self.start + len(self.text)


@attrs.frozen(slots=False)
class Document:
    """What a reader of documents returns: `text` is that of all passages, a line each."""

    name: str
    passages: tuple[Passage, ...]

    @cached_property
    def text(self) -> str:
        """The whole text; the `start` of passages counts in it."""
        return "\n".join(one.text for one in self.passages)

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

    def at(self, place: int) -> Passage | None:
        """Return the passage that holds a place of the text."""
        return next((one for one in self.passages if one.start <= place < one.end), None)


class Block(NamedTuple):
    """What a format gives of one paragraph or cell, before anything is numbered."""

    text: str
    page: int | None = None
    is_heading: bool | None = None
    cell: Cell | None = None


def document_of(name: str, blocks: Iterator[Block]) -> Document:
    """Return a document of blocks in reading order, each numbered as the document numbers it."""
    from eduplan.documents.numbering import Numbering

    numbering = Numbering()
    kept = [one for one in blocks if one.text]
    numbered = numbering.clauses(kept)
    passages, start = [], 0
    for block, (clause, is_heading) in zip(kept, numbered, strict=True):
        passages.append(Passage(block.text, start, clause, block.page, is_heading, block.cell))
        start += len(block.text) + 1
    return Document(name, tuple(passages))
