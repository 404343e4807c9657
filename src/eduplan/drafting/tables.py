"""Figures of tables: the table of main indicators 主要指标表, as any document prints it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import takewhile
from typing import NamedTuple

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.documents.document import Document, Passage
from eduplan.documents.numbering import mark_of
from eduplan.drafting import reasons
from eduplan.drafting.duties import duties_of
from eduplan.drafting.fact import OF_ITS_YEAR, Fact, Unread
from eduplan.drafting.growth import growth_of
from eduplan.drafting.plain_tables import figures_of_table
from eduplan.drafting.times import Times
from eduplan.drafting.tokens import FIGURE, STRAY, Token, folded, tokens_of
from eduplan.drafting.vocabulary import vocabulary
from eduplan.errors import Location
from eduplan.files.indicator_table import IndicatorRow, PrintedFigure, read_indicator_table
from eduplan.files.table_headings import split_unit
from eduplan.tables.sheet import Sheet

PART = re.compile(r"^(?:其\s*中|#|[-—]{1,2})[:：\s]*")
_LONGEST_CAPTION = 60
_SIGNS = str.maketrans("﹕∶≧≦﹥﹤", "::≥≤><")
_PRINTED = re.compile(r"\d\s*([^\W\d_]+/[^\W\d_]+?)(?:及?以[上下内]|左右|$)")
_GROUPED = re.compile(r"(?<=\d) (?=\d{3}(?!\d))")
_MORE = re.compile(r"(\d[^()（）]*)[(（][^()（）]*\d[^()（）]*[)）]$")
_SENTENCE = re.compile(r"(?=.*\d).{5,}[，。；,;].{3,}", re.DOTALL)
_TOLD = re.compile(r"(?=.*\d)[^\d]{2}", re.DOTALL)
_CODE = re.compile(r"[A-Za-z]+[\w/.-]*\d[\w/.-]*|\d{6,}[/-][\w/.-]+")
_ADDED = re.compile("新增|增加|净增|新建|改扩建|新改扩建|创建|培养|引进")
_WHO = re.compile("教师|教职工|学生|幼儿|班级|幼儿园|学校")
_COUNT = re.compile("(?:总|人)?数$")
_MEASURED = re.compile("(?:平均|人均|生均|(?:大专|专科|本科|研究生|硕士|博士)).*$")


def facts_of_tables(
    document: Document, catalogue: Catalogue, times: Times | None
) -> tuple[list[Fact], list[Unread], list[Passage]]:
    """Return the figures of the tables, the cells that were not read, and those that are prose.

    A column of a year after that in which the document speaks holds targets; what is due without a
    year is due in the last year of its period, and what is so without one was so before it.
    """
    tasks = {one.start for duty in duties_of(document) for one in duty.told}
    found: list[Fact] = []
    unread: list[Unread] = []
    prose: list[Passage] = []
    for passages in document.tables:
        sheet = _sheet(document.name, passages)
        table = read_indicator_table(sheet, catalogue, _caption(document, passages[0]))
        if table is not None:
            frame = _frame(document, passages[0], times)
            facts, left = _facts_of_rows(table.rows, dict(_places(passages)), frame)
        else:
            facts = [*_plain_facts(passages, times.now if times else None)]
            told = [one for one in passages if _is_prose(one, tasks)]
            prose += told
            left = _left(passages, {*(one.start for one in facts), *(one.start for one in told)})
        found += facts
        unread += map(_unread, left)
    return found, unread, prose


def _facts_of_rows(
    rows: Iterable[IndicatorRow], cells: Mapping[tuple[int, int], Passage], frame: _Frame
) -> tuple[list[Fact], list[Passage]]:
    """Return the figures of a table of indicators, and the cells that were not read."""
    found: list[Fact] = []
    left: list[Passage] = []
    rows = [*rows]
    last = max((one.year or 0 for row in rows for one in row.dues), default=0) or None
    for row in rows:
        for figure, printed in _figures(row):
            passage = cells.get(_place(figure.location))
            if passage is None:
                continue
            kind = _kind(row, figure, printed, frame)
            fact = _fact(passage, row, _dated(row, figure, frame, last), kind)
            if fact:
                found.append(fact)
            else:
                left.append(passage)
    return found, left


class _Frame(NamedTuple):
    """The year in which a table speaks, and the first and last year of its plan."""

    now: int | None
    begin: int | None
    end: int | None


def _frame(document: Document, first: Passage, times: Times | None) -> _Frame:
    """Return the years of a table: of its document, or else of the plan that a title names."""
    titles = (document.passages[0].text, _caption(document, first))
    named = (
        one.years
        for title in titles
        for one in tokens_of(folded(title))
        if one.kind == "plan" and not title.startswith("末", one.end)
    )
    plan = times.plan if times else None
    begin, end = plan or next(filter(None, named), None) or (None, None)
    return _Frame(times.now if times else None, begin, end)


def _kind(row: IndicatorRow, figure: PrintedFigure, printed: str, frame: _Frame) -> str:
    """Return whether a figure is due or so: a year before the plan, or the present, is past.

    The first of years that no word says more of is due where it is of a plan that is ahead.
    """
    if figure.year is None or figure in row.rates:
        return printed
    is_past = frame.now is not None and figure.year <= frame.now
    if printed == "baseline":
        is_within = frame.begin is not None and figure.year >= frame.begin
        return "target" if is_within and not (is_past or figure.is_told) else printed
    if frame.begin is not None and figure.year < frame.begin:
        return "baseline"
    return "baseline" if is_past and not (row.binding or figure.is_told) else printed


def _dated(
    row: IndicatorRow, figure: PrintedFigure, frame: _Frame, last: int | None
) -> PrintedFigure:
    """Return a figure with its year: what is so without one was so before the plan began.

    What grows does so up to the last year of a target, `last`.
    """
    if figure.year is not None or figure in row.rates:
        return figure
    if figure in row.states:
        return attrs.evolve(figure, year=frame.begin and frame.begin - 1)
    return attrs.evolve(figure, year=(last or frame.end) if figure in row.changes else frame.end)


def _left(passages: Iterable[Passage], read: Collection[int]) -> list[Passage]:
    """Return the cells with numbers that were not read, and that are figures of something."""
    numbers = (one for one in passages if _has_number(one.text) and one.start not in read)
    return [one for one in numbers if not (_is_row_number(one) or _is_code(one))]


def _is_prose(cell: Passage, tasks: Collection[int]) -> bool:
    """Tell a cell that says what is done, 完成3所学校改造, from a label or a figure."""
    plain = folded(cell.text)
    if _SENTENCE.match(plain) or (cell.start in tasks and _TOLD.match(plain)):
        return True
    return bool(re.search(r"\d", plain) and vocabulary().begins_in_making.match(plain))


def _has_number(text: str) -> bool:
    plain = folded(text)
    mark = mark_of(plain)
    said = plain[mark.length :] if mark else plain
    return any(one.kind in (FIGURE, STRAY) for one in tokens_of(said))


def _is_code(passage: Passage) -> bool:
    """Tell a number of a file, as cards of pages give it, from a figure: QL01/2023-00045."""
    return _CODE.fullmatch(folded(passage.text).strip()) is not None


def _is_row_number(passage: Passage) -> bool:
    is_first = passage.cell is not None and passage.cell.column == 1
    return is_first and re.fullmatch(r"\d{1,3}[.、．]?", folded(passage.text).strip()) is not None


def _plain_facts(passages: tuple[Passage, ...], now: int | None) -> Iterator[Fact]:
    for one in figures_of_table(passages):
        token = token_of_cell(one.passage.text, one.unit)
        is_ahead = one.year is not None and now is not None and one.year > now
        kind = one.kind or ("target" if is_ahead else "baseline")
        if token is not None:
            yield fact_of_cell(one.passage, token, one.label, kind, one.year, "")


def _sheet(name: str, passages: tuple[Passage, ...]) -> Sheet:
    """Return the cells of a table as rows, merged areas as such."""
    rows: dict[int, list[str]] = {}
    merged = []
    for one in passages:
        assert one.cell is not None
        _, row, column, height, width = one.cell
        cells = rows.setdefault(row, [])
        cells += [""] * (column - len(cells))
        cells[column - 1] = one.text.strip()
        if height > 1 or width > 1:
            merged.append(((row - 1, column - 1), (row + height - 2, column + width - 2)))
            for below in range(row, row + height):
                rows.setdefault(below, [])
    lines = tuple(sorted(rows))
    texts = tuple(tuple(folded(one) for one in rows[line]) for line in lines)
    return Sheet(name, texts, lines, merged=tuple(merged))


def _caption(document: Document, first: Passage) -> str:
    """Return the lines right above a table, which may give its units: 单位：万人、%."""
    at = document.number_at(first.start) - 1
    above = takewhile(lambda one: one.cell is None, document.passages[max(at - 2, 0) : at][::-1])
    return " ".join(folded(one.text) for one in above if len(one.text) <= _LONGEST_CAPTION)


def _places(passages: tuple[Passage, ...]) -> Iterator[tuple[tuple[int, int], Passage]]:
    """Yield each passage by every row and column that it covers."""
    for one in passages:
        assert one.cell is not None
        _, row, column, height, width = one.cell
        for down in range(row, row + height):
            for across in range(column, column + width):
                yield (down, across), one


def _place(location: Location) -> tuple[int, int]:
    return location.line or 0, location.column or 0


def _figures(row: IndicatorRow) -> Iterator[tuple[PrintedFigure, str]]:
    for one in (*row.states, *row.rates):
        yield one, "baseline"
    for one in (*row.dues, *row.changes):
        yield one, "target"


def _fact(passage: Passage, row: IndicatorRow, figure: PrintedFigure, kind: str) -> Fact | None:
    label, over = _label(row), ""
    unit = figure.unit or row.unit or _unit_of_others(row)
    if figure.place and figure.place not in label:
        label = f"{figure.place}{label}"
    if figure in row.rates:
        label, unit = f"{label}{split_unit(figure.header)[0]}", figure.unit or "%"
    if figure.location in [one.location for one in row.changes]:
        label, over, unit = growth_of(row, figure, label, unit)
    elif figure.is_total:
        over = "累计"
    elif len({one.year for one in row.dues}) > 1:
        over = OF_ITS_YEAR
    token = token_of_cell(figure.text, unit)
    if token is None:
        return None
    added = _ADDED.match(figure.text)
    if added and added[0] not in label:  # 公办幼儿园 | 24 | 新增8所: by how many, not how many
        label = f"{added[0]}{label}"
    fact = fact_of_cell(passage, token, label, kind, figure.year, row.binding)
    return attrs.evolve(fact, over=over)


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
    is_bare = words.measure.fullmatch(label) and not re.search("[师生园校机班]", label)
    if is_bare and heading not in label and not row.education:
        return f"{heading}{label}"  # 普惠性幼儿园 | 覆盖率
    is_staged = (
        not row.education
        or row.education in label
        or words.stage.search(label)
        or re.search("幼儿|残疾", label)
    )
    return label if is_staged else f"{row.education}{label}"


def label_of_part(printed: str, whole: str) -> str:
    """Return the name of a part (其中：小学, 其中：本科以上比例) below the label of its whole."""
    part = PART.sub("", printed)
    own = _WHO.findall(part)
    if part in whole:
        return whole
    if not vocabulary().measure.search(part):
        return part if own and own[-1] in whole else f"{part}{whole}"  # 乡村教师 of 专任教师总数
    who = _MEASURED.sub("", whole)
    if who != whole:
        return f"{who}{part}"
    is_bare = not own and _WHO.search(whole)
    return f"{_COUNT.sub('', whole)}{part}" if is_bare else part


def fact_of_cell(
    passage: Passage, token: Token, label: str, kind: str, year: int | None, binding: str
) -> Fact:
    """Return the figure that a cell prints."""
    return Fact(
        kind=kind,
        value=token.value,
        upper=token.upper,
        unit=token.unit,
        comparator=token.comparator,
        year=year,
        label=label,
        scope="",
        quote=passage.text,
        start=passage.start,
        end=passage.end,
        at=passage.start,
        clause=passage.clause,
        page=passage.page,
        binding=binding,
    )


def token_of_cell(text: str, unit: str) -> Token | None:
    """Return the figure of a cell; a bare number is in the unit of its row, or in none."""
    text = _plain(text)
    found = _only(text)
    own = _PRINTED.search(text) if found and found.unit else None
    if found and own and own[1].startswith(found.unit):  # 60课时/人年
        return found._replace(unit=own[1])
    if ":" in text or (found is not None and found.unit not in ("", "万", "亿")):
        return found
    more = found.unit if found and not unit.startswith(found.unit) else ""
    many = f"{more}{unit}"  # 约3.2万, of 人
    if found is None or not found.unit:
        found = _only(_with_unit(text, unit)) if unit else None
        if found is None or found.unit != unit:  # a unit that sentences don't use: 亿吨标准煤, 岁
            found = _only(_with_unit(text, "个"))
    return found and found._replace(unit=many)


def _plain(text: str) -> str:
    """Return a cell in the signs of sentences, without a second figure in brackets behind it."""
    plain = _GROUPED.sub("", text.translate(_SIGNS))
    return _MORE.sub(r"\1", plain)


def _with_unit(text: str, unit: str) -> str:
    return re.sub(r"(\d)(?!.*\d)", lambda last: f"{last[1]}{unit}", text, count=1)


def _only(text: str) -> Token | None:
    tokens = [one for one in tokens_of(folded(text)) if one.kind in (FIGURE, STRAY)]
    return tokens[0] if len(tokens) == 1 and tokens[0].kind == FIGURE else None


def _unread(passage: Passage) -> Unread:
    return Unread(passage.text, reasons.NO_ROW, passage.start, passage.end, passage.clause)
