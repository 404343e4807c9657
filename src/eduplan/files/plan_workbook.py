"""Writes a plan as a workbook: the tables of its form as sheets, their keys as columns.

A sheet and a column go by what the form calls them, in either language, or by the name of the key.
A cell holds what the file would: several texts stand on lines of their own, figures by year as
`2023=80%`, where a passage stands as `第3页 第12段`; a text that this would change stands as JSON.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.files.forms import Key, Kind, Table
from eduplan.files.plan_cells import NO, YES, shown_name, written
from eduplan.files.plan_form import PLAN_FILE
from eduplan.files.plan_sheets import (
    CONTENT,
    GUIDE,
    HEAD,
    ITEM,
    MEANING,
    ROW,
    own_keys,
    tables_of,
)
from eduplan.tables.writing import Column, Page, workbook_bytes
from eduplan.words import Language, Words

_ALWAYS = ("target", "statement", "measure", "problem")
"""The sheets that every workbook has, so that people find where to write."""

_USUAL = frozenset(
    {
        *("id", "indicator", "title", "label", "target", "reason", "scope"),
        *("at_least", "at_most", "exactly", "value", "year", "years", "binding", "from", "path"),
        *("clause", "wording", "note", "quote", "place", "unsure"),
    }
)
_FEW = 20
"""Columns that are all shown; of more, those that are not usual and empty are folded."""

_GUIDE_TEXT = Words(
    "每张表第一行是表头，鼠标停在表头上有说明；深色的列必填，别的列可以空着，也可以删去或换次序；"
    "不常用的列折叠着，按表上方的 [+] 展开。\n"
    "一格里写几项时，各占一行（Alt+Enter），或用分号分开；各年的数写成 2023=80%。\n"
    "数连同单位照原文写，如 85%、7134.1万元。空行不读。\n"
    "审核：eduplan audit 本文件；变成文本：eduplan convert 本文件 plan.toml",
    "The first row of each sheet is its header, with notes; dark columns are required, others may "
    "be empty, left out or in another order; rare ones are folded, [+] above the sheet opens "
    "them.\n"
    "Several things in one cell stand on lines of their own or are parted by semicolons; figures "
    "by year are written 2023=80%.\n"
    "Figures are written as printed, with their unit: 85%, 7134.1万元. Empty rows are not read.\n"
    "Audit it: eduplan audit FILE; as text: eduplan convert FILE plan.toml",
)


def plan_workbook(
    data: Mapping[str, Any], catalogue: Catalogue, lang: Language = "zh", *, empty: bool = False
) -> bytes:
    """Return the workbook of a plan, given as its file has it.

    Args:
        data: what the TOML file holds.
        catalogue: what the drop-downs offer.
        lang: the language of sheets, headers and notes.
        empty: whether sheets without rows are written too, for a plan to be begun.

    Raises:
        WorkbookError: XlsxWriter is not installed, or a text fits no cell.
    """
    pages = [_guide(lang), _head(data, lang)]
    for path, table, words in tables_of(PLAN_FILE):
        rows = list(_rows(data, path))
        if rows or empty or path in _ALWAYS:
            pages.append(_page(rows, path, table, words.in_language(lang), catalogue, lang))
    return workbook_bytes(pages, title=str(data.get("title", "")))


def _guide(lang: Language) -> Page:
    lines = _GUIDE_TEXT.in_language(lang).split("\n")
    return Page(
        GUIDE.in_language(lang), (Column(lines[0], width=100),), [[one] for one in lines[1:]]
    )


def _head(data: Mapping[str, Any], lang: Language) -> Page:
    columns = tuple(
        Column(words.in_language(lang), width=width)
        for words, width in ((ITEM, 18), (CONTENT, 50), (MEANING, 60))
    )
    rows = [
        [
            key.label.in_language(lang),
            written(key.kind, data.get(key.name), None, lang),
            key.meaning.in_language(lang),
        ]
        for key in own_keys(PLAN_FILE)
    ]
    offered = {
        at: tuple(words.in_language(lang) for words in key.kind.choices.values())
        for at, key in enumerate(own_keys(PLAN_FILE))
        if key.kind.choices
    }
    return Page(HEAD.in_language(lang), columns, rows, choices=offered)


def _rows(data: Mapping[str, Any], path: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the rows of a table, each with the number of the row that it is a part of, or 0."""
    name, _, part = path.partition(".")
    for number, row in enumerate(data.get(name, ()), start=1):
        if part:
            yield from ((number, one) for one in row.get(part, ()))
        else:
            yield 0, row


def _page(
    rows: Sequence[tuple[int, Mapping[str, Any]]],
    path: str,
    table: Table,
    name: str,
    catalogue: Catalogue,
    lang: Language,
) -> Page:
    keys = own_keys(table)
    used = frozenset[str]().union(*(row for _, row in rows))
    shown = used | _USUAL if len(keys) > _FEW else used.union(key.name for key in keys)
    columns = [
        attrs.evolve(_column(key, catalogue, lang), is_folded=key.name not in shown) for key in keys
    ]
    values = [
        [written(key.kind, row.get(key.name), catalogue, lang) for key in keys] for _, row in rows
    ]
    if "." in path:
        columns.insert(0, Column(ROW.in_language(lang), is_required=True))
        values = [[whole, *row] for (whole, _), row in zip(rows, values, strict=True)]
    return Page(name, tuple(columns), values)


def _column(key: Key, catalogue: Catalogue, lang: Language) -> Column:
    example = f"\n{key.example}" if key.example else ""
    return Column(
        key.label.in_language(lang),
        key.meaning.in_language(lang) + example,
        24 if key.kind.form in ("text", "name", "list") else 14,
        tuple(_choices(key.kind, catalogue, lang)),
        key.required,
    )


def _choices(kind: Kind, catalogue: Catalogue, lang: Language) -> Iterator[str]:
    if kind.choices:
        yield from (words.in_language(lang) for words in kind.choices.values())
    elif kind.form == "flag":
        yield from (YES,) if kind.least else (YES, NO)
    elif kind.form == "name" and kind.family in ("indicator", "value"):
        found = (name for name in catalogue.definitions if _is_of(kind.family, name, catalogue))
        yield from sorted(shown_name(one, catalogue, lang) for one in found)


def _is_of(family: str, name: str, catalogue: Catalogue) -> bool:
    kinds = {"indicator": ("Indicator",), "value": ("Indicator", "Element")}
    return type(catalogue.definitions[name]).__name__ in kinds[family]
