"""What a row of totals of a table adds up: the figures of the rows above it, column by column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from eduplan.documents.document import Document, Passage
from eduplan.drafting.cells import PART
from eduplan.drafting.duties import height_of_head, total_of
from eduplan.drafting.fact import Fact
from eduplan.drafting.plain_tables import titled_grid
from eduplan.drafting.tokens import folded

_NONE = re.compile(r"[-—–－/／]+|无|0")
_HAN = re.compile("[(（]?[一二三四五六七八九十]+(?:[)）、.．]|$)")
_DIGITS = re.compile(r"[(（]?\d")
_MOST = 80
"""Most figures of a sum: a formula nests no deeper than it may."""

_Row: TypeAlias = "Sequence[Passage | None]"


def totals_of(document: Document, facts: Sequence[Fact]) -> Iterator[tuple[Fact, ...]]:
    """Yield each total of a column of a table, with the figures above it that it adds up.

    Every cell between the header and the total must be one exact figure of one kind and unit, or
    say that there is none. A total below subtotals (小计) adds up those.
    """
    told: dict[int, list[Fact]] = {}
    for fact in facts:
        told.setdefault(document.at(fact.at).start, []).append(fact)
    single = {start: every[0] for start, every in told.items() if len(every) == 1}
    for table in document.tables:
        _, grid = titled_grid(table)
        rows = grid[height_of_head(grid) :]
        if any(map(total_of, rows)) and not _has_levels(rows):
            for column in range(len(grid[0])):
                yield from _totals(rows, column, single)


def _has_levels(rows: Sequence[_Row]) -> bool:
    """Tell whether the marks of rows (一, 1, 2, 二) make some of them parts of others."""
    begins = [next((text for one in row if (text := _plain(one))), "") for row in rows]
    return any(map(_HAN.match, begins)) and any(map(_DIGITS.match, begins))


def _totals(
    rows: Sequence[_Row], column: int, facts: Mapping[int, Fact]
) -> Iterator[tuple[Fact, ...]]:
    """Yield the totals of a column; what can't be added up spoils the sums that it belongs to."""
    section: list[Fact | None] = []
    subtotals: list[Fact | None] = []
    above: Passage | None = None
    for row in rows:
        cell = row[column]
        is_again = cell is not None and cell is above
        if is_again or len({*row}) == 1 or _NONE.fullmatch(_plain(cell)):
            continue  # it reaches down from above, or only names the rows below it
        above = cell
        word, fact = total_of(row[:column]), _addend(cell, facts)
        if not word:
            is_part = any(PART.match(_plain(one)) for one in row[:column])
            section.append(None if is_part else fact)
        elif word == "小计":
            yield from _sum(fact, section)
            subtotals, section = [*subtotals, fact], []
        else:
            yield from _sum(fact, [*subtotals, *section] if not (subtotals and section) else [])
            return


def _addend(cell: Passage | None, facts: Mapping[int, Fact]) -> Fact | None:
    fact = facts.get(cell.start) if cell else None
    return fact if fact and fact.comparator == "=" and not fact.is_implied else None


def _sum(total: Fact | None, every: Sequence[Fact | None]) -> Iterator[tuple[Fact, ...]]:
    known = [one for one in every if one is not None]
    if total is None or len(known) < len(every) or not 1 < len(known) <= _MOST:
        return
    if all((one.kind, one.unit) == (total.kind, total.unit) for one in known):
        yield total, *known


def _plain(cell: Passage | None) -> str:
    return re.sub(r"\s", "", folded(cell.text)) if cell else ""
