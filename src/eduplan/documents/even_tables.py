"""Tables of any kind in pasted text, known by rows that are all whole and columns that agree."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eduplan.documents.numbering import DOTTED, mark_of
from eduplan.documents.text_cells import look_of, split_line
from eduplan.documents.text_header import is_header
from eduplan.files.indicator_columns import column_of
from eduplan.files.table_headings import split_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from eduplan.documents.text_cells import Mark, Piece

AFTER = re.compile("注\\s*\\d?\\s*[:：]|说明\\s*[:：]|附\\s*[件表注]|表\\s*\\d|专栏|备注\\s*[:：]")
"""What follows a table and is no row of it."""

_LONGEST, _LONGEST_HEADER, _FEWEST, _MOST = 60, 20, 3, 12
_DATE = re.compile(
    r"(?:\d{4}\s*年)?\s*(?:\d{1,2}\s*月)?\s*(?:\d{1,2}\s*[日号])?"
    r"|(?:19|20)\d\d[-/.]\d{1,2}(?:[-/.]\d{1,2})?"
)
_SENTENCE = re.compile("[。；;，,：:！!]")


def even_rows(pieces: Iterable[Piece]) -> Sequence[Sequence[Piece]]:
    """Return the rows of a table that begins with the first of some cells, one a line, or none.

    It begins with three headers or more, and goes on with whole rows.
    """
    said, width = _until_next_header(pieces)
    for columns in range(width, _FEWEST - 1, -1):
        rows = [said[place : place + columns] for place in range(0, len(said), columns)]
        is_whole = len(rows) > 2 and len(rows[-1]) == columns
        if is_whole and not all(_is_heading(one.text) for one in rows[1]) and _agree(rows):
            return rows
    return ()


def even_lines(lines: Sequence[str], at: int, marks: Sequence[Mark]) -> Sequence[Sequence[Piece]]:
    """Return the rows of a table that begins with a line, a row in each line, or none.

    Where single spaces part its cells, its headers must be known as such; where they are not, the
    rows must hold figures that are no dates, as signatures have them.
    """
    for mark in marks:
        head = split_line(lines[at], at, mark)
        rows = [head]
        is_known = sum(_is_heading(one.text) for one in head) * 2 >= len(head)
        if len(head) < _FEWEST or not (mark == "wide" or is_known) or not _is_head(head):
            continue
        for number in range(at + 1, len(lines)):
            row = split_line(lines[number], number, mark) if lines[number].strip() else []
            if row and (len(row) != len(head) or _is_head(row)):
                break
            rows += [row] if row else []
        if len(rows) > 2 and _has_figures(rows, is_known=is_known) and _agree(rows):
            return rows
    return ()


def _is_head(row: Sequence[Piece]) -> bool:
    """Tell whether cells are all words, or years, and none a sentence or a heading of the text."""
    return not any(
        len(one.text) > _LONGEST_HEADER
        or _SENTENCE.search(one.text)
        or _is_section(one.text)
        or (look_of(one.text) in ("figure", "nothing") and column_of(one.text).year is None)
        for one in row
    )


def _is_section(text: str) -> bool:
    mark = mark_of(text)
    return mark is not None and mark.rank < DOTTED


def _is_heading(text: str) -> bool:
    is_short = 0 < len(text) <= _LONGEST_HEADER
    return is_short and (is_header(text) or bool(split_unit(text)[1]))


def _until_next_header(pieces: Iterable[Piece]) -> tuple[list[Piece], int]:
    """Return the cells before the next headers or what can be no cell, and how many are headers."""
    said: list[Piece] = []
    width = last = 0
    for one in pieces:
        if len(one.text) > _LONGEST or _is_section(one.text):
            break
        last = last + 1 if _is_heading(one.text) else 0
        said.append(one)
        if last == len(said) <= _MOST:
            width = last
        elif last >= _FEWEST:
            return said[:-last], width
        elif width < _FEWEST:
            return [], 0
    return said, width


def _columns(rows: Sequence[Sequence[Piece]]) -> Iterator[set[bool]]:
    for column in zip(*rows, strict=True):
        looks = [look_of(one.text) for one in column[1:]]
        yield {look in ("figure", "value") for look in looks if look != "nothing"}


def _agree(rows: Sequence[Sequence[Piece]]) -> bool:
    """Tell whether each column below the header holds figures alone or words alone."""
    return all(len(kinds) < 2 for kinds in _columns(rows))


def _has_figures(rows: Sequence[Sequence[Piece]], *, is_known: bool) -> bool:
    return any(
        kinds == {True} and (is_known or any(_is_count(one.text) for one in column[1:]))
        for column, kinds in zip(zip(*rows, strict=True), _columns(rows), strict=True)
    )


def _is_count(text: str) -> bool:
    return look_of(text) in ("figure", "value") and not _DATE.fullmatch(text)
