"""A table of main indicators whose cells stand one a line, as pages and pasted text print it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from eduplan.documents.document import Document, Passage
from eduplan.drafting.fact import Fact
from eduplan.drafting.tables import PART, fact_of_cell, label_of_part, token_of_cell
from eduplan.drafting.tokens import folded
from eduplan.files.table_headings import split_unit
from eduplan.plan.model import BINDINGS

_LONGEST_CELL = 40
_LABEL = re.compile(r"指\s*标(?:名称)?(?:[(（].*[)）])?|项\s*目")
_YEAR = re.compile(r"((?:19|20)\d\d)年?(?:现状|实际|基数|目标|规划)?(?:值)?(?:[(（].*[)）])?")
_OTHER = re.compile(r"序\s*号|类\s*别|单\s*位|属\s*性|指标属性|备\s*注")
_NUMBERED = re.compile(r"[(（]?\d{1,2}[)）.．、]\s*(?=\D)")
_FIGURE = re.compile(r"[≥≤<>约]?\s*[\d—－-]")
_UNIT = re.compile(r"单\s*位")
_GROUP = re.compile(r"[一二三四五六七八九十]+、")


class _Cell(NamedTuple):
    passage: Passage
    text: str


def facts_of_lines(document: Document) -> tuple[list[Fact], list[Passage]]:
    """Return the figures of such tables, and the lines that they took."""
    cells = [_Cell(one, folded(one.text).strip()) for one in document.passages if one.cell is None]
    found: list[Fact] = []
    taken: list[Passage] = []
    place = 0
    while place < len(cells):
        length, years, has_unit = _header(cells, place)
        if not years:
            place += 1
            continue
        end = place + length
        while end < len(cells) and len(cells[end].text) <= _LONGEST_CELL:
            if "。" in cells[end].text:
                break
            end += 1
        found += _Rows(years, has_unit=has_unit).facts(cells[place + length : end])
        taken += [one.passage for one in cells[place:end]]
        place = end
    return found, taken


def _header(cells: Sequence[_Cell], place: int) -> tuple[int, list[int], bool]:
    """Return how many lines of a header begin at a place, its years, and whether 单位 is one.

    No years mean that there is no header.
    """
    if not (_LABEL.fullmatch(cells[place].text) or _OTHER.fullmatch(cells[place].text)):
        return 0, [], False
    years: list[int] = []
    has_label = False
    length = 0
    for cell in cells[place : place + 10]:
        if year := _YEAR.fullmatch(cell.text):
            years.append(int(year[1]))
        elif _LABEL.fullmatch(cell.text):
            has_label = True
        elif not _OTHER.fullmatch(cell.text):
            break
        length += 1
    has_unit = any(_UNIT.fullmatch(one.text) for one in cells[place : place + length])
    return (length, years, has_unit) if has_label and len(years) > 1 else (0, [], False)


class _Rows:
    """Reads labels, then the figures of each year, then how the row binds."""

    def __init__(self, years: Sequence[int], *, has_unit: bool) -> None:
        self._years, self._has_unit = years, has_unit
        self._labels: list[str] = []
        self._figures: list[_Cell] = []

    def facts(self, cells: Sequence[_Cell]) -> list[Fact]:
        """Return the figures of the rows."""
        found: list[Fact] = []
        for cell in cells:
            binding = _binding(cell.text)
            if binding:
                found += self._row(binding)
            elif _FIGURE.match(cell.text) and not _NUMBERED.match(cell.text):
                self._figures.append(cell)
            else:
                if self._figures:
                    found += self._row("")
                if _GROUP.match(cell.text):
                    self._labels = []
                elif not cell.text.isdigit():
                    self._labels.append(_NUMBERED.sub("", cell.text))
        return found + self._row("")

    def _row(self, binding: str) -> list[Fact]:
        """Return the figures of one row; below one label several parts may stand, year by year."""
        labels, figures = self._labels, self._figures
        self._labels, self._figures = [], []
        if self._has_unit and len(labels) > 1:  # its column stands right behind the name
            labels = [*labels[:-2], f"{labels[-2]}（{labels[-1]}）"]
        count, left = divmod(len(figures), len(self._years))
        if not labels or not count or left or count > len(labels):
            return []
        found = []
        names = _named(labels, count)
        for number, cell in enumerate(figures):
            column, row = divmod(number, count)
            label, unit = names[row]
            token = token_of_cell(cell.text, unit)
            if token is not None:
                kind = "baseline" if column == 0 else "target"
                year = self._years[column]
                found.append(fact_of_cell(cell.passage, token, label, kind, year, binding))
        return found


def _named(labels: Sequence[str], count: int) -> list[tuple[str, str]]:
    """Return the last labels, each with its unit; a bare part takes the name of its whole."""
    whole, unit = split_unit(labels[0])
    names = []
    for text in labels[-count:]:
        label, own = split_unit(text)
        is_part = text is not labels[0] and (count > 1 or bool(PART.match(text)))
        is_named = is_part and (len(label) <= 6 or bool(PART.match(text)))
        names.append((label_of_part(label, whole) if is_named else label, own or unit))
    return names


def _binding(text: str) -> str:
    bare = text.removesuffix("指标")
    return next((code for code, words in BINDINGS.items() if bare == words.zh), "")
