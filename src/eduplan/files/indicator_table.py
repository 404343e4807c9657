"""Reads the table of main indicators of a plan 主要指标表, as printed, from plain cells.

Usual columns: 序号 | 类别 | 指标(单位) | 2020年 | 2025年 | 年均增长〔累计〕 | 属性. A unit stands
in a column of its own or behind the label; 〔〕 or [ ] around a figure marks the total of a period.
Whatever file the cells come from, they are read here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.errors import Location
from eduplan.files.table_headings import Heading, HeadingReader, split_unit, without_number
from eduplan.files.table_layout import is_codes, is_note
from eduplan.plan.model import BINDINGS
from eduplan.tables.sheet import Row, Sheet, cell
from eduplan.tables.spelling import heading, is_missing, without_marks, year_within

Role: TypeAlias = Literal[
    "number", "category", "label", "unit", "state", "due", "change", "binding", "other"
]
"""What a column holds: names, what was so, what is to be, how it grows, and how it binds."""

_ROLES: tuple[tuple[Role, str], ...] = (
    ("binding", r"(?:指标)?(?:属性|性质|类型)|约束性.*|责任.*性质"),
    ("category", r"(?:指标)?(?:类别|分类|领域|维度)|一级指标|类型领域|方面"),
    ("unit", r"(?:计量)?单位"),
    ("change", r".*(?:增长|增加|增幅|累计|提高|变化|年均).*"),
    ("number", r"序号|编号"),
    ("other", r"备注|说明|责任(?:单位|部门)|牵头(?:单位|部门)|数据来源"),
    ("label", r"(?:主要|发展|核心|二级|具体)?指标(?:名称|内容)?|项目|目标内容"),
)
_DUE = re.compile("目标|规划|预期|到")
_STATE = re.compile("现状|基期|基数|基准|实际|完成|现值|起点")
_TOTAL = re.compile(r"[\[〔［【(（]\s*(.+?)\s*[\]〕］】)）]")
_EDUCATION = re.compile("(?:教育|阶段|小学|初中|高中|幼儿园)$")
_SUB = re.compile(r"^(?:其中|#|[-—]{1,2})")


@attrs.frozen
class PrintedFigure:
    """A cell that holds a figure: its text without footnote marks, its year, and where it stands.

    `is_total` says that brackets mark it as the total of the period; `unit` is what the header of
    its column gives where its row prints none.
    """

    text: str
    year: int | None
    location: Location
    is_total: bool = False
    unit: str = ""


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
        change: the yearly growth or the total of the period, as printed.
        location: where its label stands.
    """

    label: str
    meaning: Heading
    unit: str
    category: str
    binding: str
    states: tuple[PrintedFigure, ...]
    dues: tuple[PrintedFigure, ...]
    change: PrintedFigure | None
    location: Location
    whole: str = ""

    @property
    def education(self) -> str:
        """The kind of education that its heading says (高中阶段教育), if it is one."""
        return kind_of_education(self.category)


def kind_of_education(category: str) -> str:
    """Return a heading as a kind of education, without marks of footnotes; else nothing."""
    plain = re.sub(r"^九年(?=义务)|[*＊①②③④⑤\d]+$", "", category.strip())
    return plain if _EDUCATION.search(plain) else ""


@attrs.frozen
class IndicatorTable:
    """The rows of the table, and what of it was no row: titles, notes, columns of nothing known."""

    title: str
    rows: tuple[IndicatorRow, ...]
    notes: tuple[str, ...] = ()
    others: tuple[str, ...] = ()


@attrs.frozen
class _Column:
    role: Role
    year: int | None
    header: str


def read_indicator_table(sheet: Sheet, catalogue: Catalogue) -> IndicatorTable | None:
    """Return the indicators that the cells of a table print; None if it is no such table.

    It is one if a row of it names a column of indicators and one of years or of targets.
    """
    sheet = sheet.spread()
    for position, row in enumerate(sheet.rows[:20]):
        if not _names_columns(row):
            continue
        last, columns = position, [_column(text) for text in row]
        if len(sheet.rows) > position + 1 and _is_lower(row, sheet.rows[position + 1]):
            last, columns = position + 1, [*_joined(row, sheet.rows[position + 1])]
        return _Reader(sheet, catalogue, _in_order(columns), last).table()
    return None


def _names_columns(row: Row) -> bool:
    roles = [_column(text).role for text in row]
    return "label" in roles and ("due" in roles or roles.count("state") > 1)


def _is_lower(upper: Row, row: Row) -> bool:
    """Tell a second level of the header, 2023年 and 2025年 under 规划目标, from a first row."""
    own = [text for at, text in enumerate(row) if text and text != cell(upper, at)]
    return bool(own) and all(_column(text).year or _STATE.search(text) for text in own)


def _joined(upper: Row, lower: Row) -> Iterator[_Column]:
    """Yield the columns of a header of two levels; a blank above a lower one goes on from left."""
    above = ""
    for at in range(max(len(upper), len(lower))):
        below = cell(lower, at)
        above = cell(upper, at) or (above if below else "")
        yield _column(above if below in ("", above) else f"{above}{below}")


def _column(text: str) -> _Column:
    plain = heading(text)
    bare = re.sub(r"[(\[〔].*?[)\]〕]", "", plain)
    year = year_within(plain)
    for role, pattern in _ROLES:
        if (year is None or role == "change") and re.fullmatch(pattern, bare):
            return _Column(role, None, plain)
    if _STATE.search(plain):
        return _Column("state", year, plain)
    if _DUE.search(plain):
        return _Column("due", year, plain)
    return _Column("state" if year is not None else "other", year, plain)


def _in_order(columns: Sequence[_Column]) -> list[_Column]:
    """Return the columns; of years that say nothing more, the first is the state, others due."""
    years = [one.year for one in columns if one.year is not None]
    first = min(years, default=None)
    return [
        attrs.evolve(one, role="due")
        if one.role == "state" and one.year != first and not _STATE.search(one.header)
        else one
        for one in columns
    ]


class _Reader:
    def __init__(
        self, sheet: Sheet, catalogue: Catalogue, columns: Sequence[_Column], header: int
    ) -> None:
        self._sheet, self._catalogue = sheet, catalogue
        self._columns = columns
        self._header = header
        self._headings = HeadingReader(catalogue)
        labels = [at for at, one in enumerate(columns) if one.role == "label"]
        self._labels, self._label = labels, labels[-1]
        self._categories = [
            at for at, one in enumerate(columns) if one.role == "category" or at in labels[:-1]
        ]

    def table(self) -> IndicatorTable:
        """Return all rows and notes."""
        rows: list[IndicatorRow] = []
        notes: list[str] = []
        above = category = ""
        is_part = is_headed = False
        for position in range(self._header + 1, len(self._sheet.rows)):
            row = self._sheet.rows[position]
            texts = {one for one in row if one}
            label = cell(row, self._label)
            if is_codes(row) or row == self._sheet.rows[self._header]:
                continue
            if is_note(row) or (len(texts) == 1 and rows and len(next(iter(texts))) > 20):
                notes.append(" ".join(dict.fromkeys(one for one in row if one)))
                continue
            if len(texts) == 1 or not label:  # a heading within the table: 一、学前教育
                category = re.sub(r"^[(（]?[一二三四五六七八九十\d]+[)）、.．]\s*", "", min(texts))
                continue
            if group := self._whole_beside(row):
                rows.append(self._row(position, row, group, category))
                continue
            is_part = (
                bool(_SUB.match(heading(label)))
                or (is_part and self._only_restricts(row))
                or (is_headed and self._is_of_a_code(row))
            )
            found = self._row(position, row, above if is_part else "", category)
            rows.append(found)
            category = found.category
            if not is_part:
                above = f"{found.label}({found.unit})" if found.unit else label
                printed = (*found.states, *found.dues)
                is_headed = not any(re.search(r"\d", one.text) for one in printed)
        titles = (one for row in self._sheet.rows[: self._header] for one in row if one)
        others = (one.header for one in self._columns if one.role == "other" and one.header)
        title = " ".join(dict.fromkeys(titles))
        return IndicatorTable(title, tuple(rows), tuple(notes), tuple(dict.fromkeys(others)))

    def _unit(self, row: Row) -> str:
        units = (cell(row, at) for at, one in enumerate(self._columns) if one.role == "unit")
        return next(filter(None, units), "")

    def _whole_beside(self, row: Row) -> str:
        """Return what stands left of a label under the same header, if that is an indicator."""
        if len(self._labels) < 2:
            return ""
        whole, label = (cell(row, at) for at in self._labels[-2:])
        if whole in ("", label):
            return ""
        return whole if split_unit(whole)[1] or self._headings.read((whole,)).names else ""

    def _only_restricts(self, row: Row) -> bool:
        """Tell whether a row below 其中 goes on with the parts: it says but a stage or a place."""
        meaning = self._headings.read((cell(row, self._label),))
        return self._is_of_a_code(row) and not (meaning.unit or self._unit(row))

    def _is_of_a_code(self, row: Row) -> bool:
        """Tell a row, 小学, for one of what a row without figures above is of, 班额（分学段）."""
        meaning = self._headings.read((cell(row, self._label),))
        return bool(meaning.codes) and not meaning.names

    def _row(self, position: int, row: Row, above: str, category: str) -> IndicatorRow:
        """Return a row; `above` is the label with its unit that it is a part of, if it is one."""
        label = cell(row, self._label)
        categories = (one for at in self._categories if (one := cell(row, at)) != above)
        bare, unit = split_unit(without_number(label))
        whole, unit_of_whole = split_unit(above)
        category = "/".join(filter(None, categories)) or category
        meaning = self._meaning(label, above, kind_of_education(category))
        is_rate = unit in ("%", "‰")  # of what counts people, maybe: 其中：“双师型”教师占比（%）
        printed = self._unit(row) or (unit and (unit if is_rate else meaning.unit or unit))
        own = split_unit(self._columns[self._label].header)[1] or meaning.unit  # 指标（万人）
        return IndicatorRow(
            label=bare,
            meaning=meaning,
            unit=printed or own or unit_of_whole,
            category=category,
            binding=self._binding(row),
            states=self._figures(position, row, "state", printed),
            dues=self._figures(position, row, "due", printed),
            change=next(iter(self._figures(position, row, "change", printed)), None),
            location=self._sheet.place(position, self._label),
            whole=whole,
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
    ) -> tuple[PrintedFigure, ...]:
        """Return the figures of a row in the columns of a role; `printed` is the row's own unit."""
        found = []
        for at, one in enumerate(self._columns):
            text = without_marks(cell(row, at))
            if one.role == role and not is_missing(text):
                total = _TOTAL.fullmatch(text)
                place = self._sheet.place(position, at)
                text = total[1] if total else text
                is_own = printed and role != "change"
                unit = "" if is_own else split_unit(one.header)[1]
                found.append(PrintedFigure(text, one.year, place, total is not None, unit))
        return tuple(found)

    def _binding(self, row: Row) -> str:
        texts = [cell(row, at) for at, one in enumerate(self._columns) if one.role == "binding"]
        return next(
            (
                code
                for text in texts
                for code, words in BINDINGS.items()
                if heading(text).removesuffix("指标").removesuffix("性") == words.zh[:2]
            ),
            "",
        )
