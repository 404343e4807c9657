"""The rows of a table of main indicators 主要指标表 as figures: named, dated, due or so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

import attrs

from eduplan.documents.document import Document, Passage
from eduplan.drafting.cells import PART, fact_of_cell, label_of_part, parts_of_cell, token_of_cell
from eduplan.drafting.fact import OF_ITS_YEAR, Fact
from eduplan.drafting.growth import growth_of
from eduplan.drafting.times import Times
from eduplan.drafting.tokens import folded, tokens_of
from eduplan.drafting.vocabulary import vocabulary
from eduplan.files.indicator_table import IndicatorRow, PrintedFigure
from eduplan.files.table_headings import split_unit

_LONGEST_CAPTION = 60
_ADDED = re.compile("新增|增加|净增|新建|改扩建|新改扩建|创建|培养|引进")
_YEAR = re.compile(r"(?:19|20)\d\d年?(?=[)）])|(?<=\d)[ ，](?=\d{3}(?!\d))")
_DONE = re.compile("完成|实际|实现|达[成标到]")
_RANK = re.compile(
    "(?:国家|省|市|县|区|校)级|(?:(?:大专|专科|本科|硕士|博士|研究生)(?:学历|学位)?|(?:高|副高|中|初)级(?:职称)?)(?:及?以上)?"
    "|总[数量]|合计|数量|人数|规模"
)
"""A rank, a degree or how many, which names nothing without the heading left of it."""
_OWN_PLACE = re.compile("[全本各][市县区州旗]|[合总小]计")
"""A place that is all of the plan's own."""


def facts_of_rows(
    rows: Iterable[IndicatorRow], cells: Mapping[tuple[int, int], Passage], frame: Frame
) -> tuple[list[Fact], list[Passage]]:
    """Return the figures of a table of indicators, and the cells that were not read."""
    found: list[Fact] = []
    left: list[Passage] = []
    rows = [*rows]
    has_states = any(row.states for row in rows)
    last = max((one.year or 0 for row in rows for one in row.dues), default=0) or None
    for row in rows:
        dues = [_kind(row, one, "target", frame, has_states=has_states) for one in row.dues]
        for figure, printed in _figures(row):
            passage = cells.get(figure.location.order)
            if passage is None:
                continue
            kind = _kind(row, figure, printed, frame, has_states=has_states)
            if figure in row.changes and dues and "target" not in dues:
                kind = "baseline"  # 2022年, 2023年, 比上年增长
            facts = _facts(passage, row, _dated(row, figure, frame, last), kind)
            found += facts
            is_words = not facts and figure in row.dues
            if is_words or _numbers(figure.text) > sum(1 + bool(one.upper) for one in facts):
                left.append(passage)
    return found, left


class Frame(NamedTuple):
    """The last year that is past where a table speaks, and the first and last year of its plan.

    `is_over` says that it looks back on the whole of that plan.
    """

    past: int | None
    begin: int | None
    end: int | None
    is_over: bool = False


def frame_of(document: Document, first: Passage, times: Times | None) -> Frame:
    """Return the years of a table: of the plan that its caption or its document names."""
    plan, now = (times.plan, times.now) if times else (None, None)
    own = _plan_named(caption_of(document, first))
    begin, end = own or plan or _plan_named(document.passages[0].text) or (None, None)
    is_over = end is not None and plan is not None and end < plan[0]
    return Frame(now - 1 if now and plan else now, begin, end, is_over)


def _plan_named(title: str) -> tuple[int, int] | None:
    """Return the years of the only plan that a title names: “十三五”主要指标完成情况."""
    named = {
        one.years
        for one in tokens_of(folded(title))
        if one.kind == "plan" and not title.startswith(("末", "以来"), one.end)
    }
    return named.pop() if len(named) == 1 else None


def _numbers(text: str) -> int:
    return len(re.findall(r"\d[\d.,:]*", _YEAR.sub("", text)))


def _kind(
    row: IndicatorRow, figure: PrintedFigure, printed: str, frame: Frame, *, has_states: bool
) -> str:
    """Return whether a figure is due or so: a year before the plan, or the present, is past.

    The first of years that no word says more of is due where it is of a plan that is ahead. What
    its header calls a target is one, also of the plan before; not so the first year of all.
    """
    if figure.year is None or figure in row.rates:
        return printed
    is_past = frame.past is not None and figure.year <= frame.past
    if printed == "baseline":
        is_within = frame.begin is not None and figure.year >= frame.begin
        return "target" if is_within and not (is_past or figure.is_told) else printed
    if frame.begin is not None and figure.year < frame.begin:
        return printed if figure.is_told and has_states else "baseline"
    return "baseline" if is_past and not (row.binding or figure.is_told) else printed


def _dated(
    row: IndicatorRow, figure: PrintedFigure, frame: Frame, last: int | None
) -> PrintedFigure:
    """Return a figure with its year: what is so without one was so before the plan began.

    What grows does so up to the last year of a target, `last`.
    """
    if figure.year is not None or figure in row.rates:
        return figure
    if figure in row.states:
        is_done = frame.is_over and _DONE.search(figure.header)
        before = frame.begin and frame.begin - 1
        return attrs.evolve(figure, year=frame.end if is_done else before)
    return attrs.evolve(figure, year=(last or frame.end) if figure in row.changes else frame.end)


def caption_of(document: Document, first: Passage) -> str:
    """Return the lines right above a table, which may give its units: 单位：万人、%."""
    at = document.number_at(first.start) - 1
    above = takewhile(lambda one: one.cell is None, document.passages[max(at - 2, 0) : at][::-1])
    return " ".join(folded(one.text) for one in above if len(one.text) <= _LONGEST_CAPTION)


def _figures(row: IndicatorRow) -> Iterator[tuple[PrintedFigure, str]]:
    for one in (*row.states, *row.rates):
        yield one, "baseline"
    for one in (*row.dues, *row.changes):
        yield one, "target"


def _facts(passage: Passage, row: IndicatorRow, figure: PrintedFigure, kind: str) -> list[Fact]:
    """Return the figures of a cell, several where it names several parts."""
    label, over = _label(row), ""
    unit = figure.unit or row.unit or _unit_of_others(row)
    is_own = _OWN_PLACE.fullmatch(figure.place)
    if figure.place and not is_own and figure.place not in label:
        label = f"{figure.place}{label}"
    if figure in row.rates:
        label, unit = f"{label}{split_unit(figure.header)[0]}", figure.unit or "%"
    if figure.location in [one.location for one in row.changes]:
        label, over, unit = growth_of(row, figure, label, row.unit or _unit_of_others(row))
    elif figure.is_total:
        over = "累计"
    elif len({one.year for one in row.dues}) > 1:
        over = OF_ITS_YEAR
    added = _ADDED.match(figure.text)
    if added and added[0] not in label:  # 公办幼儿园 | 24 | 新增8所: by how many, not how many
        label = f"{added[0]}{label}"
    token = token_of_cell(figure.text, unit)
    named = [(label, token)] if token else parts_of_cell(figure.text, unit, label)
    facts = (
        fact_of_cell(passage, one, name, kind, figure.year, row.binding) for name, one in named
    )
    scope = figure.place if is_own else ""
    return [attrs.evolve(one, over=over, scope=scope) for one in facts]


def _unit_of_others(row: IndicatorRow) -> str:
    """Return the unit that the other cells of a row print: 3% | 2% | 0."""
    tokens = (token_of_cell(one.text, "") for one, _ in _figures(row))
    return next((one.unit for one in tokens if one and one.unit), "")


def _label(row: IndicatorRow) -> str:
    """Return a label with what the row above and the heading say of it: 其中, 高中阶段教育."""
    words, label = vocabulary(), row.label
    behind = re.fullmatch(f"(?P<what>.+)[:：(](?P<who>{words.stage.pattern})[)]?", label)
    if behind and not PART.match(label):
        label = f"{behind['who']}{behind['what']}"  # 教师学历达标率：小学
    if row.whole:
        label = label_of_part(label, row.whole)
    heading = row.category.rpartition("/")[2]
    is_measure = words.measure.fullmatch(label) and not re.search("[师生园校机班]", label)
    is_bare = bool(is_measure or _RANK.fullmatch(label))
    if is_bare and heading not in label and not row.education:
        return f"{heading}{label}"  # 普惠性幼儿园 | 覆盖率
    is_staged = (
        not row.education
        or row.education in label
        or words.stage.search(label)
        or re.search("幼儿|残疾", label)
    )
    return label if is_staged else f"{row.education}{label}"
