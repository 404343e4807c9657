"""A list of many entries: in columns where the terminal has them, else each on a few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eduplan.report.terminal import Console, aligned, display_width, padded, wrapped

_GAP = "  "
_LEAST_LAST = 24
"""Columns that the last cell needs to be wrapped beside the others; with fewer it stands below."""


def entries(rows: Sequence[Sequence[str]], console: Console) -> Iterator[list[str]]:
    """Yield the lines of each row, no wider than the terminal; a word that is longer stands out.

    Rows that fit are one line each, in columns; so are all where there is no terminal, since
    other programs take a line for an entry. Otherwise the last cell is wrapped in its column, or
    stands below the others where that would be too narrow.
    """
    lines = [*aligned(rows)] if rows else []
    width = console.width
    if not console.is_terminal or all(display_width(line) <= width for line in lines):
        yield from ([line] for line in lines)
        return
    leads = [max(map(display_width, column)) for column in zip(*rows, strict=True)][:-1]
    below = width - sum(leads) - len(_GAP) * len(leads) < _LEAST_LAST
    for row in rows:
        yield [*(_stacked(row, width) if below else _hanging(row, leads, width))]


def _hanging(row: Sequence[str], leads: Sequence[int], width: int) -> Iterator[str]:
    cells = [padded(cell, lead) + _GAP for cell, lead in zip(row, leads, strict=False)]
    return wrapped(row[-1], width, first="".join(cells))


def _stacked(row: Sequence[str], width: int) -> Iterator[str]:
    yield from wrapped(_GAP.join(filter(None, row[:-1])), width, rest="    ")
    yield from wrapped(row[-1], width, first="    ")
