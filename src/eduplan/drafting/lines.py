"""A table of main indicators whose cells stand one a line, as pages and pasted text print it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from eduplan.documents.document import Document, Passage
from eduplan.drafting.cells import PART, fact_of_cell, label_of_part, token_of_cell
from eduplan.drafting.columns import Column, column_of
from eduplan.drafting.fact import Fact
from eduplan.drafting.tokens import folded
from eduplan.files.table_headings import split_unit
from eduplan.plan.model import BINDINGS

_LONGEST_CELL = 60
_LONGEST_HEADER = 10
_LABEL = re.compile(r"(?:主要|评估|监测|考核)?指\s*标(?:名称|内容)?(?:[(（].*[)）])?|项\s*目")
_OTHER = re.compile(r"序\s*号|类\s*别|单\s*位|属\s*性|指标属性|备\s*注")
_NUMBER = re.compile(r"序\s*号")
_NUMBERED = re.compile(r"[(（]?\d{1,2}[)）.．、]\s*(?=\D)")
_FIGURE = re.compile(r"[≥≤<>约]?\s*(?:\d[\d.,:%‰~—－-]*|[—－-]+)\D{0,6}")
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
        head = _header(cells[place : place + _LONGEST_HEADER])
        if head is None:
            place += 1
            continue
        first = end = place + head.length
        while end < len(cells) and len(cells[end].text) <= _LONGEST_CELL:
            if "。" in cells[end].text:
                break
            end += 1
        found += _Rows(head).facts(cells[first:end])
        taken += [one.passage for one in cells[place:end]]
        place = end
    return found, taken


class _Header(NamedTuple):
    """How many lines it has, its columns of figures, and whether it has those of 序号 and 单位."""

    length: int
    columns: tuple[Column, ...]
    has_number: bool
    has_unit: bool


def _header(cells: Sequence[_Cell]) -> _Header | None:
    """Return the header that begins with a line: 指标, 类别, 序号 and two columns of figures.

    One column is enough if it says what its figures are: 指标, 国家标准.
    """
    if not cells or not (_LABEL.fullmatch(cells[0].text) or _OTHER.fullmatch(cells[0].text)):
        return None
    columns: list[Column] = []
    others: list[str] = []
    for cell in cells:
        if _LABEL.fullmatch(cell.text) or _OTHER.fullmatch(cell.text):
            others.append(cell.text)
        elif (column := column_of(cell.text)).is_told and not column.label:
            columns.append(column)
        else:
            break
    is_table = len(columns) > 1 or (len(others) > 1 and any(one.kind for one in columns))
    if not is_table or not any(map(_LABEL.fullmatch, others)):
        return None
    has_number, has_unit = (any(map(one.fullmatch, others)) for one in (_NUMBER, _UNIT))
    return _Header(len(columns) + len(others), (*columns,), has_number, has_unit)


class _Rows:
    """Reads labels, then the figures of each year, then how the row binds."""

    def __init__(self, head: _Header) -> None:
        self._head, self._number = head, 1
        self._labels: list[str] = []
        self._figures: list[_Cell] = []

    def facts(self, cells: Sequence[_Cell]) -> list[Fact]:
        """Return the figures of the rows."""
        found: list[Fact] = []
        for cell in cells:
            binding = _binding(cell.text)
            if binding:
                found += self._row(binding)
            elif self._numbers_a_row(cell.text):
                found += self._row("")
                self._number += 1
            elif _FIGURE.fullmatch(cell.text) and not _NUMBERED.match(cell.text):
                self._figures.append(cell)
            else:
                if self._figures:
                    found += self._row("")
                if _GROUP.match(cell.text):
                    self._labels = []
                elif not cell.text.isdigit():
                    self._labels.append(_NUMBERED.sub("", cell.text))
        return found + self._row("")

    def _numbers_a_row(self, text: str) -> bool:
        is_whole = len(self._figures) % len(self._head.columns) == 0
        return self._head.has_number and is_whole and text == str(self._number)

    def _row(self, binding: str) -> list[Fact]:
        """Return the figures of one row; below one label several parts may stand, year by year."""
        labels, figures = self._labels, self._figures
        self._labels, self._figures = [], []
        if self._head.has_unit and len(labels) > 1:  # its column stands right behind the name
            labels = [*labels[:-2], f"{labels[-2]}（{labels[-1]}）"]
        count, left = divmod(len(figures), len(self._head.columns))
        if not labels or not count or left or count > len(labels):
            return []
        found = []
        names = _named(labels, count)
        for number, cell in enumerate(figures):
            column, row = divmod(number, count)
            label, unit = names[row]
            token = token_of_cell(cell.text, unit)
            if token is not None:
                _, _, year, said = self._head.columns[column]
                kind = said or ("baseline" if column == 0 else "target")
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
