"""What the clauses of a document are called in a plan file."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from eduplan.documents.document import Document, Passage
from eduplan.documents.numbering import mark_of
from eduplan.drafting.plain_tables import titled_grid
from eduplan.drafting.tokens import folded

_LONGEST = 40
_CELL = re.compile("[^\\w]*\\d[\\d.,:%‰]*[^\\w]*(?:以上|以下|以内|左右)?")
"""A pasted cell of a table, which is no clause that anybody names."""


def titles_of(document: Document, clauses: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield clauses with their titles, in the order of the document; some have none."""
    left, above = set(clauses), ""
    for one in document.passages:
        if one.clause in left:
            left.discard(one.clause)
            if title := _title_of(document, one, above):
                yield one.clause, title
        above = one.text if one.cell is None else above


def _title_of(document: Document, first: Passage, above: str) -> str:
    """Return what a clause is called, by its first paragraph; of a table, by the line above."""
    text, printed = folded(first.text).strip(), first.text.strip()
    if first.cell is not None:
        table = next(one for one in document.tables if first in one)
        own, _ = titled_grid(table)
        printed = own[0].text.strip() if own else above.strip()
    if _CELL.fullmatch(text) or (first.cell and len(printed) > _LONGEST):
        return ""
    mark = mark_of(folded(printed))
    printed = printed[mark.length if mark else 0 :].lstrip()
    return re.split("[。；]", printed)[0][:_LONGEST]
