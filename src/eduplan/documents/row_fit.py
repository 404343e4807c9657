"""Puts the cells of pasted text into the columns of a header, where blank ones are lost.

Each cell goes where its look fits best: a unit under 单位, a figure under 2020年. Of all ways to
cut the cells into rows the one that fits best as a whole is taken, and what fits no more after the
last good row is no part of the table.
"""

from __future__ import annotations

import re
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

from eduplan.documents.text_cells import Piece, is_open, look_of, number_of
from eduplan.files.indicator_columns import FIGURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eduplan.documents.text_cells import Look

_NEVER = -20.0
"""What a cell costs in a column that can't hold it."""

_FITS: Mapping[str, Mapping[Look, float]] = {
    "label": {"words": 2, "figures": 0, "value": -1, "unit": -1},
    "category": {"words": 1, "figures": -2, "value": -2, "unit": -2},
    "unit": {"unit": 2, "nothing": 1},
    "binding": {"binding": 3, "nothing": 0.5},
    "figure": {"figure": 2, "nothing": 1.5, "value": 0.5, "figures": -1, "words": -6},
    "other": {"words": 0.5, "value": 0.5, "nothing": 0.5, "figure": -1, "figures": 0, "unit": -1},
}
_BLANKS = {"number": -0.5, "category": -0.3, "label": -15.0, "unit": -1.5, "binding": -1.0,
           "change": -0.5, "rate": -0.5, "state": -1.4, "other": -0.2}  # fmt: skip
_BLANK_FIGURE = -1.5
_ENDING = re.compile(r"\W*[^\W\d]{0,3}[率比例数值度额重量](?:\W.*)?|[(（].*[)）]")
_CUT = re.compile(".*(?:平均|[生人年]均|每[十百千]?万?|的|[及和与或在占为、]|[“][^”]*)")
"""Words that end no name: the rest of it stands in the next line."""
_MEASURE = re.compile(r"[率比例数值度额重量](?:[(（][^()（）]*[)）])?$|[(（][^()（）]*[)）]$")
"""How a name ends that is whole."""
_PART = re.compile("其\\s*中|[-—]{1,2}[^\\W\\d]")
_SECTION = re.compile(r"[（(]?[一二三四五六七八九十]+[)）、.．]")
_LONGEST_SECTION, _SHORTEST_LINE = 20, 5
_WIDE_GAP = -0.3
"""What each blank line more than there are blank cells costs."""
_NO_FIGURE = -5.0
"""What a row without a figure costs, beside its other blank cells."""
_PATIENCE = 40
"""How many cells may follow the last good row before the search ends."""
LEAST = 2.0
"""What the rows of a table are worth on average at least."""
_MANY = 24
"""So many rows tell whether there is a table: if they are worth too little, none is read on."""


class Placed(NamedTuple):
    """A cell of a row: its column from 0, None where it heads the rows below; and its lines."""

    column: int | None
    pieces: tuple[Piece, ...]


class _Way(NamedTuple):
    """A way to place the cells so far: what it is worth, where the last one stands, and before it.

    `lines` are those of the label of this row, `height` those of its last cell, `number` is that of
    the last row, `tall` how many lines the cells of figures of this one have, 0 without any;
    `label` is its name so far, and `is_late` whether the last line goes on with its words; `rows`
    counts the rows.
    """

    worth: float
    column: int | None
    piece: Piece | None = None
    before: _Way | None = None
    is_new: bool = False
    lines: int = 0
    height: int = 0
    number: int = 0
    tall: int = 0
    label: str = ""
    is_late: bool = False
    rows: int = 0

    @property
    def is_good(self) -> bool:
        return self.worth >= LEAST * self.rows


class Columns:
    """The columns of a header, by their roles."""

    def __init__(self, roles: Sequence[str]) -> None:
        self._roles = roles
        self._blanks = [_BLANK_FIGURE if one == "due" else _BLANKS.get(one, -0.2) for one in roles]
        self._words = [at for at, one in enumerate(roles) if one in ("category", "label")]

    def rows(self, pieces: Iterable[Piece]) -> tuple[list[list[Placed]], float]:
        """Return the rows that the first pieces make, and what they are worth.

        They end where going on is worth less, or where many are worth too little on average.
        """
        ways = [_Way(0, len(self._roles) - 1)]
        best = sure = _Way(0, None)
        idle = 0
        for piece, after in pairwise(chain(pieces, (None,))):
            assert piece is not None
            ways, idle = self._next(ways, piece), idle + 1
            if not ways or idle > _PATIENCE:
                break
            if after is None or after.opens:
                for way in ways:
                    ended = way._replace(worth=self._ended(way))
                    if self._tall(way) and ended.worth > best.worth:
                        best, idle = ended, 0
            if best.rows >= _MANY and not best.is_good:
                best = sure if sure.rows else best
                break
            sure = best if best.rows >= _MANY else sure
        return _rows_of(best), best.worth

    def _next(self, ways: Iterable[_Way], piece: Piece) -> list[_Way]:
        """Return the best ways on, one for each place where the piece may stand."""
        found: dict[tuple[int | None, int, int, bool], _Way] = {}
        for way in ways:
            for one in self._ways_on(way, piece):
                place = one.column, one.tall, one.height, one.is_late
                if place not in found or one.worth > found[place].worth:
                    found[place] = one
        least = max((one.worth for one in found.values()), default=0) + 2 * _NEVER
        return [one for one in found.values() if one.worth > least]

    def _ways_on(self, way: _Way, piece: Piece) -> Iterator[_Way]:
        """Yield where a piece may stand after others: in the row, in its cell, or in a new row."""
        if way.is_late and not piece.opens:
            yield from self._in_remark(way, piece)
        elif way.column is not None:
            yield from self._in_row(way, piece)
            yield from self._in_cell(way, piece)
        if not piece.opens:
            return
        yield from self._in_label(way, piece)
        ended = self._ended(way)
        is_row = way.column is not None and way.piece is not None and self._tall(way) > 0
        blank = len(self._roles) - 1 - way.column if is_row and way.column is not None else 0
        for column in range(len(self._roles)):
            fit = self._fit(column, piece, way.number)
            worth = fit + self._skipped(-1, column, piece, max(0, piece.gap - blank))
            worth += ended + self._shown(len(self._roles) - 1 - blank, len(self._roles), piece.gap)
            if fit > _NEVER:
                yield self._way(way, worth, column, piece, is_new=True)
        if piece.is_alone and (cost := _cost_of_section(piece)) is not None:
            worth, rows = ended + cost, way.rows + 1
            yield _Way(worth, None, piece, way, is_new=True, number=way.number, rows=rows)

    def _in_label(self, way: _Way, piece: Piece) -> Iterator[_Way]:
        """Yield the way on where a line goes on with the name of a row that is whole."""
        is_end = _MEASURE.search(piece.text) and not _MEASURE.search(way.label)
        if self._tall(way) < 1 or not (is_end or _is_cut(way.label)):
            return
        if look_of(piece.text) == "words" and not _SECTION.match(piece.text):
            label = way.label + piece.text
            column = self._roles.index("label")
            worth = self._ended(way) - 1.0
            yield way._replace(worth=worth, column=column, piece=piece, before=way, is_new=False,
                               label=label, is_late=True)  # fmt: skip

    def _in_remark(self, way: _Way, piece: Piece) -> Iterator[_Way]:
        """Yield the ways on where such a line goes on with words of other columns."""
        for column, role in enumerate(self._roles):
            is_word = look_of(piece.text) not in ("figure", "nothing", "binding")
            if role == "other" and column > (way.column or 0) and is_word:
                yield way._replace(column=column, piece=piece, before=way, is_new=False)

    def _ended(self, way: _Way) -> float:
        """Return what a way is worth if its last row ends there."""
        if way.piece is None or way.column is None or way.is_late:
            return way.worth
        tall = self._tall(way)
        if tall < 0:
            return way.worth + _NEVER
        blank = self._skipped(way.column, None) if tall else self._unfigured(way.column)
        return way.worth + blank

    def _unfigured(self, after: int) -> float:
        """Return what a row without a figure costs from a column on."""
        roles, blanks = self._roles[after + 1 :], self._blanks[after + 1 :]
        others = (cost for role, cost in zip(roles, blanks, strict=True) if role not in FIGURES)
        return _NO_FIGURE + sum(others)

    def _tall(self, way: _Way) -> int:
        """Return how many lines the figures of the row have so far; -1 if not all as many."""
        if way.is_late or way.column is None or self._roles[way.column] not in FIGURES:
            return way.tall
        return way.height if way.tall in (0, way.height) else -1

    def _in_row(self, way: _Way, piece: Piece) -> Iterator[_Way]:
        assert way.column is not None
        tall = self._tall(way)
        if tall < 0:
            return
        wrapped = -2.0 if piece.opens and not piece.is_alone else 0.0
        for column in range(way.column + 1, len(self._roles)):
            fit = self._fit(column, piece, way.number)
            if fit > _NEVER and way.piece is not None:
                worth = (
                    way.worth + fit + wrapped + self._skipped(way.column, column, piece, piece.gap)
                )
                yield self._way(way, worth, column, piece, is_new=False)

    def _way(self, way: _Way, worth: float, column: int, piece: Piece, *, is_new: bool) -> _Way:
        lines, label = (0, "") if is_new else (way.lines, way.label)
        number = way.number
        if self._roles[column] == "label":
            lines, label = 1, piece.text
        if self._roles[column] == "number":
            number = number_of(piece.text) or number
        tall = 0 if is_new else self._tall(way)
        rows = way.rows + is_new
        return _Way(worth, column, piece, way, is_new, lines, 1, number, tall, label, rows=rows)

    def _in_cell(self, way: _Way, piece: Piece) -> Iterator[_Way]:
        """Yield the way on where a piece is one more line of the cell before it."""
        assert way.column is not None
        if way.piece is None or way.is_late:
            return
        role = self._roles[way.column]
        if role in FIGURES:
            is_figure = look_of(piece.text) in ("figure", "nothing")
            is_line = is_figure and way.height < (way.tall or way.lines)
            cost = -0.5 if is_line and piece.opens else None
        elif role in ("label", "category", "other"):
            cost = self._cost_of_line(way.piece, piece)
        else:
            cost = None
        if cost is not None:
            is_label = role == "label"
            yield way._replace(
                worth=way.worth + cost, piece=piece, before=way, is_new=False,
                lines=way.lines + is_label, height=way.height + 1,
                label=way.label + piece.text * is_label,
            )  # fmt: skip

    def _cost_of_line(self, last: Piece, piece: Piece) -> float | None:
        if look_of(piece.text) in ("figure", "nothing", "binding"):
            return None
        if _is_cut(last.text) or _ENDING.fullmatch(piece.text):
            return 0.0 if piece.opens else -1.0
        if _PART.match(piece.text):
            return -1.0
        if _MEASURE.search(last.text) and _MEASURE.search(piece.text):  # two names
            return -4.5
        return -3.0 if len(last.text) >= _SHORTEST_LINE else -4.0

    def _fit(self, column: int, piece: Piece, number: int) -> float:
        """Return what a piece is worth in a column, by its look and by where its marks put it."""
        role, look = self._roles[column], look_of(piece.text)
        if role == "number":
            found = number_of(piece.text)
            fit = _NEVER if found is None else 2.0 if found == number + 1 else 0.0
        else:
            fit = _FITS["figure" if role in FIGURES else role].get(look, _NEVER)
            if role in FIGURES and look == "words" and len(piece.text) > 12:
                fit = _NEVER
        if role == "unit" and fit == _NEVER and look == "words" and len(piece.text) <= 6:
            fit = -2.0
        if role == "other" and look == "binding":
            fit = -3.0
        if piece.column is not None and fit > _NEVER:
            fit += 1.0 - 2 * min(abs(piece.column - column), 4)
        return fit

    def _skipped(
        self, after: int, until: int | None, piece: Piece | None = None, gap: int = 0
    ) -> float:
        """Return what the blank cells between two columns cost; None is the end of the row.

        It costs nothing where marks show that they are blank, or a gap of blank lines does; a
        wider gap than that costs a little.
        """
        if piece is not None and piece.column is not None and piece.column == until:
            return 0.0
        end = len(self._roles) if until is None else until
        cost = sum(self._blanks[after + 1 : end]) + self._shown(after, end, gap)
        return cost + _WIDE_GAP * max(0, gap - (end - after - 1))

    def _shown(self, after: int, end: int, gap: int) -> float:
        """Return what of the cost of blank cells a gap of blank lines spares."""
        costs = sorted(one for one in self._blanks[after + 1 : end] if one > _BLANKS["label"])
        return -sum(costs[:gap])


def _cost_of_section(piece: Piece) -> float | None:
    """Return what a line alone costs as the heading of the rows below; None where it can't be."""
    if look_of(piece.text) in ("figure", "nothing", "binding") or piece.text[-1] in "。；;,，":
        return None
    if _PART.match(piece.text) or _is_cut(piece.text):
        return None
    if _SECTION.match(piece.text):
        return -1.0
    return -1.5 if len(piece.text) <= _LONGEST_SECTION else None


def _is_cut(text: str) -> bool:
    return is_open(text) or _CUT.fullmatch(text) is not None


def _rows_of(way: _Way) -> list[list[Placed]]:
    """Return the rows of a way, first to last."""
    rows: list[list[Placed]] = [[]]
    lines: list[Piece] = []
    one = way
    while one.piece is not None and one.before is not None:
        lines.append(one.piece)
        if one.is_new or one.before.column != one.column:
            rows[-1].append(Placed(one.column, tuple(lines[::-1])))
            lines = []
        if one.is_new:
            rows.append([])
        one = one.before
    return [row[::-1] for row in rows[-2::-1]]
