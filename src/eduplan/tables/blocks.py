"""What a reader of a format yields: blocks of text, not yet numbered."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eduplan.messages import Text
    from eduplan.words import Words


class Cell(NamedTuple):
    """Where a cell stands: table, row and column, each counted from 1, and how far it reaches."""

    table: int
    row: int
    column: int
    rows: int = 1
    columns: int = 1


class Block(NamedTuple):
    """What a format gives of one paragraph or cell, before anything is numbered.

    `number` is what a program that numbers by itself prints before the paragraph: the text begins
    with it, and it opens a clause in whatever form it is.
    """

    text: str
    page: int | None = None
    is_heading: bool | None = None
    cell: Cell | None = None
    places: tuple[tuple[int, int], ...] = ()
    number: str = ""


class DocumentReader(NamedTuple):
    """A format of documents that a plugin reads.

    Attributes:
        suffix: how the names of its files end, such as `.ofd`.
        label: what people call it.
        read: called with the bytes of a file; returns its paragraphs and cells in reading order.
            Any exception says that the file can't be read.
    """

    suffix: str
    label: Words
    read: Callable[[bytes], Iterable[Block]]


class UnreadableError(Exception):
    """Why a reader can't read a document; whoever knows its name makes an `InputError` of it."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason
