"""The data that the targets of a plan need, and the workbook in which others fill them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import TIME_POINTS, Element, adds_up
from eduplan.formula import Level, Reference
from eduplan.plan.model import Plan
from eduplan.readings import lowered as low
from eduplan.readings.lowering import Lowering, lowering_of
from eduplan.tables.writing import Column, Page, Value, workbook_bytes
from eduplan.words import Words

_SCHOOLS = "各校"
_GUIDE = "说明"
_UNNAMED = "其他数据"
_GUIDE_TEXT = (
    "{title}：评价所需的数据",
    "每张表由它的名称所指的单位填写；一行一项，一年一格。只填白格，表头和第一列不要改。",
    "没有的数写“缺”，零写 0；不知道的空着。数前后可以带单位，不带就是“单位”一列的单位。",
    "“各校”一张一行一所学校一年；学校多时复制行。",
    "填好后：eduplan evaluate 规划文件 --data 本文件",
)


class Need(NamedTuple):
    """An element that a formula reads: of which codes, how many years back, of whom."""

    name: str
    scope: tuple[tuple[str, str], ...]
    back: int
    level: Level


def needs_of(plan: Plan, catalogue: Catalogue) -> Mapping[Need, str]:
    """Return the elements that a plan's targets are computed from, sorted, with who gives each.

    That is the body that answers for the first target that needs it: the one that is named first in
    the measures that move the target; "" where none is.
    """
    lowering = lowering_of(catalogue)
    found: dict[Need, str] = {}
    for target in plan.targets:
        if target.indicator:
            bodies = [body for one in plan.measures_for(target) for body in one.responsible]
            node = lowering.lowered(Reference(target.indicator), target.scope)
            for need in _read(node, 0, lowering, catalogue):
                found[need] = found.get(need) or next(iter(bodies), "")
    return {need: found[need] for need in sorted(found)}


def _read(node: low.Lowered, back: int, lowering: Lowering, catalogue: Catalogue) -> Iterator[Need]:
    """Yield what a node reads, counted `back` years from the year in which the whole is read."""
    inner = back + getattr(node, "back", 0)
    match node:
        case low.Figure():
            if isinstance(catalogue.definitions.get(node.name), Element):
                yield Need(node.name, tuple(sorted(node.scope.items())), inner, node.level)
        case low.Published():
            formula = lowering.formula(node)
            if formula is None:
                of_each = low.Published(node.name, node.scope, 0, "institution", origin=node.origin)
                formula = lowering.formula(of_each)
            if formula is not None:
                yield from _read(formula, inner, lowering, catalogue)
        case low.Years():
            for year in range(node.years):
                yield from _read(node.operand, inner + year, lowering, catalogue)
        case _:
            is_window = isinstance(node, (low.Fold, low.Total))
            for one in node.children:
                yield from _read(one, inner if is_window else back, lowering, catalogue)


def data_template(plan: Plan, catalogue: Catalogue) -> bytes:
    """Return the workbook in which the data for a plan's targets are filled in.

    Each body that answers for a target has a sheet, or the source of the data where the plan names
    no body: an element in each row and a year in each column. Elements that are read of each
    institution have one with an institution in each row.

    Raises:
        WorkbookError: XlsxWriter is not installed.
    """
    needs = needs_of(plan, catalogue)
    of_region = {one: body for one, body in needs.items() if _is_of_region(one, catalogue)}
    pages = [_guide(plan), *_sources(of_region, plan, catalogue)]
    of_each = [one for one in needs if one.level == "institution"]
    if of_each:
        pages.append(_schools(of_each, plan, catalogue))
    return workbook_bytes(pages, title=plan.title)


def _is_of_region(need: Need, catalogue: Catalogue) -> bool:
    """Tell whether a region can state the figure: its own, or the total of its institutions."""
    definition = catalogue.definitions[need.name]
    return need.level == "region" and (definition.level == "region" or adds_up(definition))


def _guide(plan: Plan) -> Page:
    lines = [one.replace("{title}", plan.title) for one in _GUIDE_TEXT]
    return Page(_GUIDE, (Column(lines[0], width=100),), [[one] for one in lines[1:]])


def _years(needs: Iterable[Need], plan: Plan) -> list[int]:
    """Return the years of the period from its base year, and those that a formula reads before."""
    period = range(plan.baseline_year, plan.last_year + 1)
    return sorted({year - one.back for one in needs for year in period})


def _sources(needs: Mapping[Need, str], plan: Plan, catalogue: Catalogue) -> Iterator[Page]:
    """Yield a sheet for each body or source, an element in each row and a year in each column."""
    by_body: dict[str, list[Need]] = {}
    given = {(one.name, one.scope): body for one, body in needs.items() if body}
    for one in needs:
        source = _body(catalogue.definitions[one.name].source)
        by_body.setdefault(given.get((one.name, one.scope)) or source, []).append(one)
    names: set[str] = {_GUIDE, _SCHOOLS}
    for body, own in sorted(by_body.items()):
        years = _years(own, plan)
        columns = (
            Column("指标", width=36),
            Column("单位", width=10),
            *(Column(f"{year}年", width=12) for year in years),
            Column("来源", width=24),
            Column("说明", width=60),
        )
        backs: dict[tuple[str, tuple[tuple[str, str], ...]], set[int]] = {}
        for one in own:
            backs.setdefault((one.name, one.scope), set()).add(one.back)
        rows = [_row(name, scope, len(years), catalogue) for name, scope in backs]
        yield Page(_sheet_name(body, names), columns, rows)


def _body(source: str) -> str:
    """Return who gives a figure, as the catalogue names its source, without the details."""
    return re.split("[（(，,；;。]", source)[0].strip() or _UNNAMED


def _sheet_name(text: str, taken: set[str]) -> str:
    plain = re.sub(r"[\[\]:*?/\\'《》]", "", text)[:28] or _UNNAMED
    name, number = plain, 1
    while name in taken:
        number += 1
        name = f"{plain}{number}"
    taken.add(name)
    return name


def _row(
    name: str,
    scope: tuple[tuple[str, str], ...],
    years: int,
    catalogue: Catalogue,
) -> list[Value]:
    definition = catalogue.definitions[name]
    source = _body(definition.source)
    time = TIME_POINTS.get(getattr(definition, "time_point", ""), Words("", "")).zh
    meaning = f"{definition.definition}{f'时点：{time}。' if time else ''}"
    label = header_of(name, scope, catalogue)
    return [label, definition.unit.symbol, *[None] * years, source, meaning]


def header_of(name: str, scope: Iterable[tuple[str, str]], catalogue: Catalogue) -> str:
    """Return the header that stands for an element of some codes, as tables are read."""
    label = catalogue.label(name)
    domain = catalogue.labels.get(name.partition(".")[0])
    spellings = (label, f"{domain.zh if domain else ''}/{label}", name)
    known = (one for one in spellings if catalogue.names.candidates(one) == (name,))
    codes = [_code(dimension, code, catalogue) for dimension, code in scope]
    return next(known, name) + "".join(f"（{one}）" for one in codes)


def _code(dimension: str, code: str, catalogue: Catalogue) -> str:
    words = catalogue.dimensions[dimension].codes[code]
    return code if re.search(r"[()（）]", words.zh) else words.zh


def _schools(needs: list[Need], plan: Plan, catalogue: Catalogue) -> Page:
    """Return the sheet with an institution in each row."""
    scopes = {dimension for one in needs for dimension, _ in one.scope}
    names = dict.fromkeys(one.name for one in needs)
    columns = [Column("学校名称", width=24), Column("年份", width=8)]
    for dimension in sorted(scopes):
        known = catalogue.dimensions[dimension]
        choices = tuple(words.zh for words in known.codes.values())
        columns.append(Column(known.label, "", 12, choices))
    for name in names:
        definition = catalogue.definitions[name]
        header = f"{header_of(name, (), catalogue)}（{definition.unit.symbol}）"
        columns.append(Column(header, definition.definition, 16))
    rows: list[list[Value]] = [[None, year] for year in _years(needs, plan)]
    return Page(_SCHOOLS, tuple(columns), rows)
