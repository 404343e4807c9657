"""Tables of duties and of projects: what the columns of bodies, times and names say of a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeAlias

import attrs

from eduplan.documents.document import Document, Passage
from eduplan.drafting.bodies import names_of
from eduplan.drafting.fact import Fact
from eduplan.drafting.plain_tables import titled_grid
from eduplan.drafting.times import Times
from eduplan.drafting.tokens import folded, tokens_of
from eduplan.drafting.vocabulary import cue
from eduplan.files.table_headings import split_unit

_BODIES = re.compile(
    "(?:责任|牵头|配合|负责|落实|实施|主管|承办|协办|参与)(?:单位|部门|主体|处室|科室)(?:[及和与、](?:责任|负责)人)?"
)
_TIME = re.compile(
    "(?:完成|实施|建设|起止|建成|竣工)?(?:时限|时间|期限|年限|年度|时间安排|进度)(?:安排|要求)?"
)
_MONEY = re.compile(
    "(?:项目|计划|估算|预算|概算)?总?(?:投资|投入|经费|资金|预算)(?:额|估算|预算|概算|规模)?"
)
_PAYER = re.compile("(?:资金|经费|投资)(?:来源|渠道)|筹资渠道")
_TASK = re.compile("(?:主要|重点|工作|具体|目标)*(?:任务|措施|举措|事项|工作|内容)(?:名称)?")
_CONTENT = re.compile(
    "(?:建设|实施|改造)?(?:内容|规模)(?:[及和与]?(?:规模|内容|标准))?|(?:年度|阶段|工作|目标)*(?:目标|要求|标准)"
)
_PROJECT = re.compile("(?:建设|工程)?项目(?:名称)?|学校(?:名称)?|单位名称|[校园]名")
_KINDS = (_BODIES, _TIME, _MONEY, _PAYER, _TASK, _CONTENT, _PROJECT)
_LONGEST_NAME = 24

Span: TypeAlias = "tuple[int | None, int | None]"
"""The first and the last year of what is done; None where it is not said."""


@attrs.frozen
class Duty:
    """A row of such a table.

    Attributes:
        cells: its cells, first to last.
        task: the cell that says what is to be done.
        told: all cells that say so, in sentences.
        project: the name of the one project or school that it is about, or "".
        bodies: who answers for it.
        span: the first and the last year of its column of times, each None where none is printed.
        money: its cell of what it costs.
        payer: what its column of who pays says.
    """

    cells: tuple[Passage, ...]
    task: Passage | None
    told: tuple[Passage, ...]
    project: str
    bodies: tuple[str, ...]
    span: Span
    money: Passage | None = None
    payer: str = ""

    @property
    def year(self) -> int | None:
        """The year by which it is due."""
        return self.span[1]


def duties_of(document: Document) -> Iterator[Duty]:
    """Yield the rows of the tables that have a column of bodies, of times or of projects."""
    for table in document.tables:
        _, grid = titled_grid(table)
        head = height_of_head(grid)
        columns = _Columns.of(grid[:head])
        if columns.bodies or columns.due or columns.projects:
            yield from _with_totals([(columns.duty(row), total_of(row)) for row in grid[head:]])


def _with_totals(rows: Iterable[tuple[Duty, str]]) -> Iterator[Duty]:
    """Yield rows; one of totals is no task, and due when the last of the rows above it is."""
    years: list[int | None] = []
    for duty, word in rows:
        if not word:
            years.append(duty.year)
            yield duty
        elif duty.year is None and None not in years:
            last = max((one for one in years if one is not None), default=None)
            yield attrs.evolve(duty, task=None, project="", span=(None, last))
        else:
            yield attrs.evolve(duty, task=None, project="")


def total_of(row: Iterable[Passage | None]) -> str:
    """Return the word that makes a row one of totals of those above it: 合计, 小计; else ""."""
    words = (re.sub(r"\s", "", folded(one.text)) for one in row if one)
    return next((one for one in words if cue("total_row").fullmatch(one)), "")


def height_of_head(grid: Sequence[Sequence[Passage | None]]) -> int:
    """Return how many rows the header has: one more where cells of it reach down, or name it."""
    if len(grid) < 2:
        return len(grid)
    reaches = any(one is not None and one is above for above, one in zip(*grid[:2], strict=True))
    below = [_plain(one) for one in grid[1] if _plain(one)]
    names = all(any(kind.fullmatch(one) for kind in _KINDS) for one in below)
    return 2 if reaches or (below and names) else 1


@attrs.frozen
class _Columns:
    """Where each kind of column of such a table stands."""

    bodies: tuple[int, ...]
    due: tuple[int, ...]
    tasks: tuple[int, ...]
    contents: tuple[int, ...]
    projects: tuple[int, ...]
    money: tuple[int, ...]
    payers: tuple[int, ...]

    @classmethod
    def of(cls, head: Sequence[Sequence[Passage | None]]) -> _Columns:
        """Return the columns of a header; each of its rows may say what one is."""
        rows = [[split_unit(_plain(one))[0] for one in row] for row in head]

        def having(kind: re.Pattern[str]) -> tuple[int, ...]:
            places = (at for row in rows for at, one in enumerate(row) if kind.fullmatch(one))
            return tuple(dict.fromkeys(places))

        return cls(*map(having, (_BODIES, _TIME, _TASK, _CONTENT, _PROJECT, _MONEY, _PAYER)))

    def duty(self, row: Sequence[Passage | None]) -> Duty:
        """Return what a row says."""
        spans = [_span(row[at]) for at in self.due]
        return Duty(
            cells=tuple(dict.fromkeys(one for one in row if one is not None)),
            task=_first(row, self.tasks or self.projects),
            told=tuple(one for at in (*self.tasks, *self.contents) if (one := row[at])),
            project=_name(_first(row, () if self.tasks else self.projects)),
            bodies=tuple(
                dict.fromkeys(
                    name for at in self.bodies if (one := row[at])
                    for name in names_of(folded(one.text).replace(" ", "、"))
                )
            ),
            span=next((one for one in spans if one[1]), (None, None)),
            money=_first(row, self.money),
            payer=_plain(_first(row, self.payers)),
        )  # fmt: skip


def _first(cells: Sequence[Passage | None], places: Sequence[int]) -> Passage | None:
    return next((one for at in places if (one := cells[at]) and one.text.strip()), None)


def _name(cell: Passage | None) -> str:
    text = _plain(cell)
    return text if len(text) <= _LONGEST_NAME and not re.search(r"[，。；\d]{2}", text) else ""


def _plain(cell: Passage | None) -> str:
    return folded(cell.text).strip() if cell else ""


def _span(cell: Passage | None) -> Span:
    """Return the first and the last year of a cell of times; the first is None if it has one."""
    text = _plain(cell)
    if bare := re.fullmatch(r"(?:19|20)\d\d", text):
        return None, int(bare[0])
    years = [year for one in tokens_of(text) if one.years for year in one.years]
    years += [int(one) for one in re.findall(r"((?:19|20)\d\d)[./-]\d{1,2}(?!\d)", text)]
    first, last = min(years, default=None), max(years, default=None)
    return (None if first == last else first), last


def with_rows(
    document: Document, told: Sequence[Fact], cells: Sequence[Fact], times: Times | None
) -> list[Fact]:
    """Return the figures that cells tell and those that are cells, with what their rows say.

    Each gets the year of its row, and what a cell tells the name of the project that it is of.
    """
    rows = {cell.start: one for one in duties_of(document) for cell in one.cells}
    found = [_dated(fact, rows.get(document.at(fact.at).start), times) for fact in (*told, *cells)]
    return [
        _named(fact, rows.get(document.at(fact.at).start)) if at < len(told) else fact
        for at, fact in enumerate(found)
    ]


def _dated(fact: Fact, row: Duty | None, times: Times | None) -> Fact:
    if not row or not row.year or any(one.years for one in tokens_of(folded(fact.quote))):
        return fact
    is_ahead = times is not None and times.now is not None and row.year >= times.now
    return attrs.evolve(fact, year=row.year, kind="target" if is_ahead else fact.kind)


def _named(fact: Fact, row: Duty | None) -> Fact:
    if not row or not row.project or fact.label.startswith(row.project):
        return fact
    return attrs.evolve(fact, label=f"{row.project}{fact.label}")
