"""Tables of duties and of projects: what the columns of bodies, times and names say of a row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import attrs

from eduplan.documents.document import Document, Passage
from eduplan.drafting.bodies import names_of
from eduplan.drafting.fact import Fact
from eduplan.drafting.plain_tables import grid_of, headings_of
from eduplan.drafting.times import Times
from eduplan.drafting.tokens import folded, tokens_of

_BODIES = re.compile(
    "(?:责任|牵头|配合|负责|落实|实施|主管|承办|协办|参与)(?:单位|部门|主体|处室|科室)"
)
_TIME = re.compile(
    "(?:完成|实施|建设|起止|建成|竣工)?(?:时限|时间|期限|年限|年度|时间安排|进度)(?:安排|要求)?"
)
_TASK = re.compile("(?:主要|重点|工作|具体|目标)*(?:任务|措施|举措|事项|工作|内容)")
_PROJECT = re.compile("(?:建设|工程)?项目(?:名称)?|学校(?:名称)?|单位名称|[校园]名")
_LONGEST_NAME = 24


@attrs.frozen
class Duty:
    """A row of such a table.

    Attributes:
        cells: its cells, first to last.
        task: the cell that says what is to be done.
        project: the name of the one project or school that it is about, or "".
        bodies: who answers for it.
        year: the year by which it is due.
    """

    cells: tuple[Passage, ...]
    task: Passage | None
    project: str
    bodies: tuple[str, ...]
    year: int | None


def duties_of(document: Document) -> Iterator[Duty]:
    """Yield the rows of the tables that have a column of bodies, of times or of projects."""
    for table in document.tables:
        grid = grid_of(table)
        heads = [one.label for one in headings_of(grid[:1])] if grid else []
        bodies = [at for at, one in enumerate(heads) if _BODIES.fullmatch(one)]
        due = [at for at, one in enumerate(heads) if _TIME.fullmatch(one)]
        tasks = [at for at, one in enumerate(heads) if _TASK.fullmatch(one)]
        projects = [at for at, one in enumerate(heads) if _PROJECT.fullmatch(one)]
        if not (bodies or due or projects):
            continue
        for row in grid[1:]:
            said = [row[at] if at < len(row) else None for at in range(len(heads))]
            yield Duty(
                cells=tuple(dict.fromkeys(one for one in row if one is not None)),
                task=_first(said, tasks or projects),
                project=_name(_first(said, () if tasks else projects)),
                bodies=tuple(
                    dict.fromkeys(
                        name for at in bodies if (one := said[at])
                        for name in names_of(folded(one.text).replace(" ", "、"))
                    )
                ),
                year=next(filter(None, (_year(said[at]) for at in due)), None),
            )  # fmt: skip


def _first(cells: Sequence[Passage | None], places: Sequence[int]) -> Passage | None:
    return next((one for at in places if (one := cells[at]) and one.text.strip()), None)


def _name(cell: Passage | None) -> str:
    text = folded(cell.text).strip() if cell else ""
    return text if len(text) <= _LONGEST_NAME and not re.search(r"[，。；\d]{2}", text) else ""


def _year(cell: Passage | None) -> int | None:
    text = folded(cell.text).strip() if cell else ""
    if bare := re.fullmatch(r"(?:19|20)\d\d", text):
        return int(bare[0])
    ends = [one.years[1] for one in tokens_of(text) if one.years]
    if dotted := re.findall(r"((?:19|20)\d\d)[./-]\d{1,2}(?!\d)", text):
        ends.append(int(dotted[-1]))
    return max(ends, default=None)


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
