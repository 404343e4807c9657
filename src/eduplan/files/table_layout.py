"""Finds the header of a sheet of cells: title rows, levels of the header, where the data begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Literal, TypeAlias

import attrs

from eduplan.data.rows import is_institution_name
from eduplan.files.table_headings import Heading, HeadingReader
from eduplan.quantity.spelling import plain_text
from eduplan.tables.sheet import Row, Sheet, cell
from eduplan.tables.spelling import (
    heading,
    is_a_date,
    is_missing,
    without_marks,
    year_of,
    year_within,
)

Kind: TypeAlias = Literal["long", "wide", "by_element"]
"""A figure in each row; a place in each row; an element in each row, and years in the columns."""

_SEARCHED = 30
"""Rows in which the header is looked for."""

_FIGURE = re.compile(
    r"[约近超≥≤<>'-]{0,2} ?\d[\d,. ]*(?:%|‰|[:比]\d[\d.]*|[万千百亿]?[^\W\d]{0,3}[余多]?)?"
)
_ERROR = re.compile(r"#[A-Z][A-Z0-9/]+[!?]?")
_TITLED = re.compile(r"(?<!中)[:：]|^表\s*\d|^附表")
_NOTES = re.compile(
    r"^[(（]?(?:注|说明|备注|资料来源|数据来源|填表|填报|制表|审核|负责人|单位负责人|单位\(盖章|注释)"
    r".{0,6}[:：)）]|^注\d?\s|^[*＊※]"
)
_FILLED_IN = re.compile(r"(?:填表|填报|制表|报送|上报|打印|导出|编制)(?:日期|时间)")
_ABOUT = re.compile(
    r"^附?表\s*[\d一二三四五六七八九十.-]*[:：、]?|各(?:级各?类|学段|年级|乡镇|校|园|学校|幼儿园|(?=小学|初中|高中|中学))"
    r"|(?:基本)?(?:情况|统计|一览|汇总|明细)*表?$"
)
"""What the title of a table says beside the name of what is counted in it."""

_FIRST_CODE = frozenset({"1", "(1)", "（1）", "1)", "1）"})
_LETTERS = frozenset("甲乙丙丁")
_SOURCE = re.compile(r"(?:资料|数据)来源[:：]\s*(.+)")
_UNIT = re.compile(r"(?:计量)?单位[:：]\s*([^\s、，,)）]+)\s*[)）]?$")


@attrs.frozen(slots=False)
class Layout:
    """Where things stand in a sheet.

    Attributes:
        kind: whether each row has one figure, or figures of one place or of one element.
        headings: what each column says.
        labels: the header of each column as it is printed, its levels joined by `/`.
        first: the position of the first row of data.
        bottom: the last row of the header, as it may be printed again on every page.
        year, unit, source: what the titles, and the notes below, say of all figures.
    """

    kind: Kind
    headings: tuple[Heading, ...]
    labels: tuple[str, ...]
    first: int
    bottom: Row
    year: int | None = None
    unit: str = ""
    source: str = ""

    def column(self, key: str) -> int | None:
        """Return the position of a column that holds no figures."""
        return self._columns.get(key)

    @cached_property
    def _columns(self) -> Mapping[str, int]:
        return {one.key: at for at, one in reversed([*enumerate(self.headings)])}


def find_layout(sheet: Sheet, reader: HeadingReader) -> Layout | None:
    """Return where things stand in a sheet; None if nothing in its first rows is a known header."""
    for position, row in enumerate(sheet.rows[:_SEARCHED]):
        if "value" in {reader.read((one,)).key for one in row if one}:
            return _layout(sheet, reader, range(position, position + 1), "long")
    rows = sheet.rows[:_SEARCHED]
    first = next((at for at, row in enumerate(rows) if _is_data(row, reader)), 0)
    if first:
        first = _below_header(rows, first, reader)
    else:  # nothing is filled in yet: the row that names most is the header
        known = [sum(reader.read((one,)).is_known for one in row if one) for row in rows]
        first = known.index(max(known)) + 1
    top = first
    while top > 0 and (
        _is_header(sheet.rows[top - 1], reader if top == first else None)
        or _is_inner_level(sheet.rows[max(top - 2, 0) : top])
    ):
        top -= 1
    found = _layout(sheet, reader, range(top, first), "wide")
    if found.column("element") is not None:
        return attrs.evolve(found, kind="by_element")
    if _names_elements(sheet, found, reader):
        headings = (Heading("element"), *found.headings[1:])
        return attrs.evolve(found, kind="by_element", headings=headings)
    keys = {one.key for one in found.headings if one.key}
    return found if len(keys) > 1 or any(one.names for one in found.headings) else None


def _below_header(rows: Sequence[Row], first: int, reader: HeadingReader) -> int:
    """Return the first row below the header, which may be a heading of a group: 一、小学."""
    top, left = first, _left(rows[first])
    while top > 1 and is_group(rows[top - 1]) and _left(rows[top - 1]) == left:
        top -= 1
    return top if top < first and _is_header(rows[top - 1], reader) else first


def _left(row: Row) -> int:
    return next((at for at, one in enumerate(row) if one), 0)


def is_group(row: Row) -> bool:
    """Tell the heading of the rows below it, 一、小学, which is a row of one text."""
    texts = [one for one in row if one]
    return len(texts) == 1 and not (_is_figure(texts[0]) or _TITLED.search(texts[0]))


def _names_elements(sheet: Sheet, layout: Layout, reader: HeadingReader) -> bool:
    """Tell a table whose first column names elements although its header does not say so."""
    if not layout.headings or any(one.names for one in layout.headings):
        return False
    first = [cell(row, 0) for row in sheet.rows[layout.first : layout.first + _SEARCHED]]
    return any(reader.read((one,)).is_figure for one in first if one)


def is_note(row: Row) -> bool:
    """Tell a note below the table, or who filled it in, from a row of data."""
    return _NOTES.match(next(filter(None, row), "")) is not None


def is_codes(row: Row) -> bool:
    """Tell the row of column codes of a printed form, 甲 乙 1 2 3, from a row of data."""
    if _FIRST_CODE.isdisjoint(row):
        return False
    texts = [one for one in row if one]
    letters = [one for one in texts if one in _LETTERS]
    others = [one for one in texts if one not in _LETTERS]
    if others[0] not in _FIRST_CODE:
        return False
    numbers = [one.strip("()（）") for one in others]
    counted = [str(number) for number in range(1, len(numbers) + 1)]
    return len(numbers) > 1 and (bool(letters) or len(numbers) > 3) and numbers == counted


def _is_data(row: Row, reader: HeadingReader) -> bool:
    if is_codes(row):
        return False
    texts = [one for one in row if one]
    return (
        len(texts) > 1
        and reader.key_of(texts[0]) != "element"  # the others may be codes of regions
        and any((_is_figure(one) or is_missing(one)) and year_of(one) is None for one in texts)
        and not any(reader.read((one,)).is_figure for one in texts if _is_figure(one))
    )


def _is_figure(text: str) -> bool:
    """Tell a figure, or what stands in the place of one: an error, a formula, a date."""
    if text.startswith("=") or is_a_date(text):
        return True
    plain = plain_text(without_marks(text))
    return _FIGURE.fullmatch(plain) is not None or _ERROR.fullmatch(text) is not None


def _is_header(row: Row, reader: HeadingReader | None) -> bool:
    """Tell a level of the header from a title; the lowest may be known by what it names."""
    texts = {one for one in row if one}
    if reader is not None and any(reader.read((one,)).is_known for one in texts):
        return True
    return len(texts) > 1 and not any(_TITLED.search(one) for one in texts)


def _is_inner_level(rows: Sequence[Row]) -> bool:
    """Tell a level that only one column has, below a level of several, from a title."""
    if len(rows) < 2:
        return False
    above, texts = rows[0], [one for one in rows[1] if one]
    is_below = len(texts) == 1 and rows[1].index(texts[0]) > 0
    return is_below and not _TITLED.search(texts[0]) and _is_header(above, None)


def _layout(sheet: Sheet, reader: HeadingReader, header: range, kind: Kind) -> Layout:
    spread = sheet.spread(until=header.stop)
    rows = [spread.rows[at] for at in header]
    width = max(map(len, rows), default=0)
    if not sheet.merged:
        rows = list(_filled(rows, width))
    levels = [_levels(rows, column) for column in range(width)]
    headings = tuple(_of_kindergartens(levels, reader))
    titles = [one for row in sheet.rows[: header.start] for one in row if one]
    if not any(one.names for one in headings) and any(one.codes for one in headings):
        headings = tuple(_of_title(headings, levels, [*titles, sheet.name], reader))
    dated = (one for one in titles if not _FILLED_IN.search(heading(one)))
    years = {year for year in map(year_within, dated) if year is not None}
    units = {found[1] for one in titles if (found := _UNIT.search(heading(one)))}
    return Layout(
        kind,
        _with_places(headings, sheet.rows[header.stop : header.stop + _SEARCHED]),
        tuple("/".join(one) for one in levels),
        header.stop,
        sheet.rows[header.stop - 1] if header else (),
        years.pop() if len(years) == 1 else None,
        units.pop() if len(units) == 1 else "",
        next(_sources(sheet), ""),
    )


def _of_kindergartens(
    columns: Sequence[tuple[str, ...]], reader: HeadingReader
) -> Iterator[Heading]:
    """Yield the headings; under 幼儿园名称, 班级数 is 幼儿园班级数 where there is such a figure."""
    headings = [reader.read(levels) for levels in columns]
    whose = [one for one, levels in zip(headings, columns, strict=True) if "园" in "".join(levels)]
    is_theirs = any(one.key == "institution" for one in whose)
    for one, levels in zip(headings, columns, strict=True):
        own = reader.read((*levels[:-1], f"幼儿园{levels[-1]}")) if is_theirs and one.names else one
        yield own if own.is_figure else one


def _of_title(
    headings: Sequence[Heading],
    columns: Sequence[tuple[str, ...]],
    titles: Sequence[str],
    reader: HeadingReader,
) -> Iterator[Heading]:
    """Yield the headings; under 各校在校生数 小学, 一年级 and 合计 are of that element."""
    read = (reader.read((_ABOUT.sub("", plain_text(one)),)) for one in titles)
    over = next((one for one in read if one.is_figure), Heading())
    for one, levels in zip(headings, columns, strict=True):
        is_of = over.names and levels and not (one.key or one.unknown or one.is_year)
        codes, unit = (*over.codes, *one.codes), one.unit or over.unit
        yield attrs.evolve(one, names=over.names, codes=codes, unit=unit) if is_of else one


def _levels(rows: Sequence[Row], column: int) -> tuple[str, ...]:
    texts = (heading(cell(row, column)) for row in rows if not is_codes(row))
    return tuple(dict.fromkeys(filter(None, texts)))


def _filled(rows: Sequence[Row], width: int) -> Iterator[Row]:
    """Yield the levels, each blank over a lower level filled from its left, as print centres it."""
    for number, row in enumerate(rows):
        below = rows[number + 1 :]
        filled: list[str] = []
        for column in range(width):
            text = cell(row, column)
            if not text and filled and any(cell(one, column) for one in below):
                text = filled[-1]
            filled.append(text)
        yield tuple(filled)


def _with_places(headings: tuple[Heading, ...], rows: Sequence[Row]) -> tuple[Heading, ...]:
    """Return the headings, the one over the names of institutions known as that of institutions.

    It may say nothing known (行标签, 名称, nothing), or 单位 where no element has a unit or where
    计量单位 is another column.
    """
    keys = [one.key for one in headings]
    if "institution" in keys:
        return headings
    if "unit" in keys and ("element" not in keys or keys.count("unit") > 1):
        found: int | None = keys.index("unit")
    else:
        found = next((at for at, one in enumerate(headings) if _are_places(one, at, rows)), None)
    return tuple(
        Heading("institution") if at == found and rows else one for at, one in enumerate(headings)
    )


def _are_places(over: Heading, at: int, rows: Sequence[Row]) -> bool:
    """Tell a column of names of institutions, with totals among them, below an unknown header."""
    if over.is_known or over.codes or over.year is not None:
        return False
    names = [is_institution_name(cell(row, at)) for row in rows if cell(row, at)]
    return sum(names) > len(names) / 2


def _sources(sheet: Sheet) -> Iterator[str]:
    for row in (*sheet.rows[:_SEARCHED], *sheet.rows[-_SEARCHED:]):
        for text in row:
            if found := _SOURCE.search(text):
                yield found[1].rstrip("。)）")
