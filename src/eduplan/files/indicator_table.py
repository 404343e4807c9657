"""Reads the table of main indicators of a plan 主要指标表, as printed, from plain cells.

Usual columns: 序号 | 类别 | 指标(单位) | 2020年 | 2025年 | 年均增长〔累计〕 | 属性. A unit stands
in a column of its own or behind the label; 〔〕 or [ ] around a figure marks the total of a period.
Whatever file the cells come from, they are read here.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.errors import Location
from eduplan.files.indicator_columns import (
    Role,
    begins_table,
    binding_of,
    columns_of,
    names_columns,
    side_by_side,
)
from eduplan.files.indicator_names import (
    is_measured,
    is_part,
    is_whole,
    kind_of_education,
    named,
    unit_among,
    units_of,
)
from eduplan.files.table_headings import Heading, HeadingReader, without_number
from eduplan.files.table_layout import is_codes, is_note
from eduplan.tables.sheet import Row, Sheet, cell
from eduplan.tables.spelling import heading, is_missing, without_marks

_TOTAL = re.compile(r"[\[〔［【(（]\s*(.+?)\s*[\]〕］】)）]")
_SUB = re.compile(r"^(?:其中|#|[-—·•]{1,2})")
_WITHIN = re.compile("其中[:：]?")
_OF_YEAR = re.compile(r"[(（]((?:19|20)\d\d)年?[)）]$")
_NUMBERS = re.compile(r"^[(（]?[一二三四五六七八九十\d]+[)）、.．]\s*")
_NOTE = re.compile(r"[①-⑳〔\[]")
_LONGEST_HEADING = 20


@attrs.frozen
class PrintedFigure:
    """A cell that holds a figure: its text without footnote marks, its year, and where it stands.

    `is_total` says that brackets mark it as the total of the period; `unit` is what the header of
    its column gives where its row prints none, `place` whom the column is about (市区), and
    `header` all that it says; `is_told` is whether that is more than a year.
    """

    text: str
    year: int | None
    location: Location
    is_total: bool = False
    unit: str = ""
    place: str = ""
    header: str = ""
    is_told: bool = True


@attrs.frozen
class IndicatorRow:
    """One row of the table.

    Attributes:
        label: the indicator as it is printed, without its unit.
        meaning: what of the catalogue that names, in which scope, or what of it is unknown.
        unit: its unit as printed, "" if none is.
        category: the heading that it stands under.
        whole: the label of the row above that it is a part of (其中).
        binding: `binding` 约束性, `expected` 预期性, or "" where nothing is printed.
        states: what was so: figures of years up to the base year, or undated.
        dues: what is to be: figures of later years, or undated.
        changes: the yearly growth or the total of the period, as printed.
        rates: how much of what was due is done, as printed.
        location: where its label stands.
    """

    label: str
    meaning: Heading
    unit: str
    category: str
    binding: str
    states: tuple[PrintedFigure, ...]
    dues: tuple[PrintedFigure, ...]
    changes: tuple[PrintedFigure, ...]
    location: Location
    whole: str = ""
    rates: tuple[PrintedFigure, ...] = ()

    @property
    def education(self) -> str:
        """The kind of education that its heading says (高中阶段教育), if it is one."""
        return kind_of_education(self.category)


@attrs.frozen
class IndicatorTable:
    """The rows of the table, and what of it was no row: titles, notes, columns of nothing known.

    `loose` are the places of the cells of such notes and columns, `body` is the line of the first
    row below the first header.
    """

    title: str
    rows: tuple[IndicatorRow, ...]
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    loose: tuple[Location, ...] = ()
    body: int = 0


def read_indicator_table(
    sheet: Sheet, catalogue: Catalogue, caption: str = ""
) -> IndicatorTable | None:
    """Return the indicators that the cells of a table print; None if it is no such table.

    It is one if a row of it names a column of indicators and one of years or of targets. `caption`
    is what stands above it, which may give its units: 单位：万人、%.
    """
    sheet = sheet.spread()
    for position in range(min(20, len(sheet.rows))):
        if begins_table(sheet.rows[position : position + 2], sheet.rows[:position][-1:]):
            columns, _ = columns_of(sheet.rows[position:])
            begins = side_by_side(columns)
            parts = zip(begins, [*begins[1:], len(columns)], strict=True)
            sheets = (sheet if len(begins) == 1 else _between(sheet, *one) for one in parts)
            tables = [_Reader(one, catalogue, position, caption).table() for one in sheets]
            return tables[0] if len(tables) == 1 else _in_one(tables)
    return None


def _between(sheet: Sheet, begin: int, end: int) -> Sheet:
    """Return a sheet with nothing left outside of some columns."""
    rows = (("",) * begin + row[begin:end] for row in sheet.rows)
    return attrs.evolve(sheet, rows=tuple(rows))


def _in_one(tables: Sequence[IndicatorTable]) -> IndicatorTable:
    return attrs.evolve(
        tables[0],
        rows=tuple(row for one in tables for row in one.rows),
        loose=tuple(place for one in tables for place in one.loose),
    )


class _Reader:
    def __init__(self, sheet: Sheet, catalogue: Catalogue, header: int, caption: str) -> None:
        self._sheet, self._catalogue = sheet, catalogue
        self._headings = HeadingReader(catalogue)
        titles = [one for row in sheet.rows[:header] for one in row if one]
        self._title = " ".join(dict.fromkeys(titles))
        self._units = units_of(f"{caption} {self._title}")
        self._rows: list[IndicatorRow] = []
        self._notes: list[str] = []
        self._others: list[str] = []
        self._loose: list[Location] = []
        self._begin(header)

    def _begin(self, header: int) -> None:
        """Take the columns that a row, and those below it, name."""
        self._columns, height = columns_of(self._sheet.rows[header:])
        self._header, self._first = self._sheet.rows[header], header + height
        self._roles = roles = [one.role for one in self._columns]
        self._labels = [at for at, one in enumerate(roles) if one in ("label", "part")]
        self._has_part_column = "part" in roles
        self._groups = [at for at, one in enumerate(self._columns) if one.role == "category"]
        self._binds_left = "binding" in roles[: self._labels[-1]] if self._labels else False
        self._figured = [at for at, one in enumerate(self._columns) if one.is_figures]
        self._others += [one.header for one in self._columns if one.role == "other" and one.header]
        self._outer = sorted([*self._groups, *self._labels[:-1]])
        self._filled: dict[int, str] = {}
        self._heading = ""
        self._above = self._section = ""
        self._is_part = self._has_parts = self._is_headed = self._is_told_part = False
        self._bound = ""

    def table(self) -> IndicatorTable:
        """Return all rows and notes."""
        body = self._sheet.lines[self._first] if self._first < len(self._sheet.lines) else 0
        for position in range(self._first, len(self._sheet.rows)):
            row = self._sheet.rows[position]
            if position < self._first or is_codes(row) or row == self._header:
                continue
            if names_columns(row) and not self._has_figures(row):
                self._begin(position)
            elif self._is_note(row):
                self._notes.append(" ".join(dict.fromkeys(one for one in row if one)))
                self._loose += [self._sheet.place(position, at) for at in range(len(row))]
            elif not self._has_figures(row):
                self._head(row)
            else:
                self._rows.append(self._read(position, row))
                others = (at for at, one in enumerate(self._columns) if one.role == "other")
                self._loose += [self._sheet.place(position, at) for at in others]
        return IndicatorTable(
            self._title,
            tuple(self._rows),
            tuple(self._notes),
            tuple(dict.fromkeys(self._others)),
            tuple(self._loose),
            body,
        )

    def _has_figures(self, row: Row) -> bool:
        """Tell a row that prints something in a column of figures, and not its name in all."""
        names = {cell(row, at) for at in (*self._labels, *self._groups)}
        return any(cell(row, at) not in (*names, "") for at in self._figured)

    def _is_note(self, row: Row) -> bool:
        texts = [*dict.fromkeys(one for one in row if one)]
        is_one = len(texts) == 1 and bool(self._rows)
        return is_note(row) or (
            is_one and (len(texts[0]) > _LONGEST_HEADING or bool(_NOTE.match(texts[0])))
        )

    def _head(self, row: Row) -> None:
        """Take a heading within the table, 一、学前教育, or what rows below are parts of: 班额."""
        texts = [cell(row, at) for at in (*self._labels, *self._groups)]
        said = next(filter(None, texts), next(filter(None, row), ""))
        if _WITHIN.fullmatch(heading(said)):
            self._is_part = self._has_parts = True
            return
        self._section = _NUMBERS.sub("", said)
        if bound := binding_of(self._section):
            self._bound, self._section = bound, ""
        self._filled, self._heading = {}, ""
        self._above, self._is_part, self._has_parts = "", False, False
        unit = self._unit(row)
        self._begin_parts(f"{self._section}({unit})" if unit not in ("", said) else self._section)

    def _read(self, position: int, row: Row) -> IndicatorRow:
        """Return a row, and keep what those below it may be parts of."""
        label, heading_before = self._label(row), self._heading
        self._fill(row, label)
        is_within = bool(_WITHIN.fullmatch(heading(self._heading)))
        if not is_within and (group := self._whole_beside(self._heading, label)):
            return self._row(position, row, label, group)
        is_code = self._is_code(label)
        is_new = not is_within and self._heading not in ("", heading_before)
        if is_code and is_new:  # 生师比 | 小学
            self._begin_parts(self._heading)
        restricts = is_code and (self._is_headed or self._has_unit_of_above(row))
        is_sub = is_within or bool(_SUB.match(heading(label))) or self._goes_on(row, label)
        is_part = is_sub or (restricts and (self._is_part or self._has_parts))
        found = self._row(position, row, label, self._above if is_part else "")
        if not is_part:
            self._above = f"{found.label}({found.unit})" if found.unit else label
            self._has_parts = not any(d == "stage" for one in found.meaning.codes for d, _ in one)
            self._is_headed = False
        self._is_part, self._is_told_part = is_part, is_sub
        return found

    def _goes_on(self, row: Row, label: str) -> bool:
        """Tell a row below 其中 for one more part: it has no unit, and its whole has one."""
        has_unit = bool(self._unit(row) or named(label)[1])
        is_open = self._is_told_part and not has_unit and not is_measured(label)
        return is_open and bool(named(self._above)[1]) and "unit" not in self._roles

    def _begin_parts(self, whole: str) -> None:
        """Take the whole of the rows below, unless it is but a kind of education."""
        bare = without_number(whole)
        if is_whole(bare):
            self._above, self._is_part = bare, False
            self._has_parts = self._is_headed = True

    def _label(self, row: Row) -> str:
        """Return what names a row: its last words before the figures, else those of the last."""
        texts = [cell(row, at) for at in self._labels]
        if not any(texts):
            left = self._columns[: self._figured[0]]
            texts = [cell(row, at) for at, one in enumerate(left) if one.role != "number"]
        last = self._rows[-1].label if self._rows else ""
        return next(filter(None, reversed(texts)), last)

    def _fill(self, row: Row, label: str) -> None:
        """Keep what stands left of a label.

        What is blank goes on from above, as merged cells are printed that no merging is known of.
        """
        named = [at for at in self._labels if cell(row, at) == label][-1:]
        left = [at for at in self._outer if named and (at < named[0] or at in self._groups)]
        self._filled = {at: cell(row, at) or self._filled.get(at, "") for at in left}
        inner = (self._filled[at] for at in reversed(left) if at not in named)
        self._heading = next((one for one in inner if one not in ("", label)), "")

    def _category(self, names: Collection[str]) -> str:
        """Return the headings that a row stands under, the outermost first."""
        kept = (self._filled[at] for at in sorted(self._filled))
        return "/".join(
            one
            for one in dict.fromkeys((self._section, *kept))
            if one not in ("", *names) and not _WITHIN.fullmatch(heading(one))
        )

    def _unit(self, row: Row) -> str:
        units = (cell(row, at) for at, one in enumerate(self._columns) if one.role == "unit")
        return next((one for one in units if not is_missing(one)), "")

    def _whole_beside(self, whole: str, label: str) -> str:
        """Return what stands left of a label under the same header, if that is an indicator."""
        if whole in ("", label) or self._has_part_column:
            return whole
        return whole if is_measured(whole) or self._headings.read((whole,)).names else ""

    def _is_code(self, label: str) -> bool:
        """Tell whether a label says but a stage, an owner or a place: 小学."""
        return is_part(label, self._headings.read((label,)))

    def _has_unit_of_above(self, row: Row) -> bool:
        unit = self._unit(row)
        return not unit or unit == named(self._above)[1]

    def _row(self, position: int, row: Row, label: str, above: str) -> IndicatorRow:
        """Return a row; `above` is the label with its unit that it is a part of, if it is one."""
        label = re.sub(r"[(（]单位[:：]?\s*", "(", label)
        category = self._category((label, above))
        bare, unit = named(label)
        whole, unit_of_whole = named(above)
        meaning = self._meaning(label, above, kind_of_education(category))
        is_rate = unit in ("%", "‰")  # of what counts people, maybe: 其中：“双师型”教师占比（%）
        own_unit = unit and (unit if is_rate else meaning.unit or unit)
        printed = own_unit or self._unit(row)
        own = self._columns[self._labels[-1]].unit if self._labels else ""  # 指标（万人）
        known = (self._catalogue.definitions[one].unit for one in meaning.names)
        given = (
            printed
            or own
            or meaning.unit
            or unit_of_whole
            or unit_among(self._units, f"{bare}{whole}", known)
        )

        def figures(role: Role) -> tuple[PrintedFigure, ...]:
            return tuple(self._figures(position, row, role, printed))

        return IndicatorRow(
            label=bare,
            meaning=meaning,
            unit=given,
            category=category,
            binding=self._binding(row),
            states=figures("state"),
            dues=figures("due"),
            changes=figures("change"),
            location=self._sheet.place(position, self._labels[-1] if self._labels else 0),
            whole=whole,
            rates=figures("rate"),
        )

    def _meaning(self, label: str, above: str, education: str) -> Heading:
        """Return what a label means under a kind of education: 在校生 of 义务教育 are not all."""
        alone = self._headings.read((label,))
        if not alone.names and above:
            alone = self._headings.read((above, label))
        if any(dimension == "stage" for pairs in alone.codes for dimension, _ in pairs):
            return alone  # 普通高中在校生 under 高中阶段教育
        staged = self._headings.read((education, label)) if education else alone
        names = self._catalogue.definitions
        is_of_any = any("stage" in getattr(names[one], "dimensions", ()) for one in alone.names)
        is_certain = len(alone.names) == 1 and not is_of_any
        return alone if is_certain or not staged.names else staged

    def _figures(
        self, position: int, row: Row, role: Role, printed: str
    ) -> Iterator[PrintedFigure]:
        """Yield the figures of a row in the columns of a role; `printed` is the row's own unit."""
        for at, one in enumerate(self._columns):
            text = without_marks(cell(row, at))
            if one.role == role and not is_missing(text):
                total = _TOTAL.fullmatch(text)
                place = self._sheet.place(position, at)
                dated = _OF_YEAR.search(text)
                text = total[1] if total else text
                is_own = printed and role not in ("change", "rate")
                unit = "" if is_own else one.unit
                yield PrintedFigure(
                    text,
                    int(dated[1]) if dated else one.year,
                    place,
                    total is not None,
                    unit,
                    one.place,
                    one.header,
                    one.is_told,
                )

    def _binding(self, row: Row) -> str:
        texts = (cell(row, at) for at, one in enumerate(self._columns) if one.role == "binding")
        found = next(filter(None, map(binding_of, texts)), self._bound)
        if self._binds_left:  # a merged cell of which no merging is known
            self._bound = found
        return found
