"""What is drawn of an audit and an evaluation, each picture with the table of its numbers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from itertools import groupby

from eduplan.bounds import Qualitative, is_sum
from eduplan.catalogue.definitions import Standard
from eduplan.catalogue.outcome import SEVERITIES, SEVERITY_WORDS, Severity
from eduplan.charts import (
    Bullet,
    BulletChart,
    ClauseMap,
    Patch,
    PathChart,
    Point,
    Span,
    Timeline,
)
from eduplan.engine.audit import AuditReport
from eduplan.engine.case import Case
from eduplan.engine.evaluation.evaluate import EvaluationReport
from eduplan.engine.evaluation.series import SeriesReader
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.plan.model import Plan, Target
from eduplan.report.target_words import TargetWords
from eduplan.report_model import (
    NOTHING,
    Cell,
    Column,
    Note,
    Part,
    Picture,
    Quantity,
    Reference,
    Row,
    Section,
    Table,
)
from eduplan.words import Words

_UNKNOWN = Words("无数据", "no data")
_YEAR = Column("year", Words("年份", "Year"), "name")
_WHAT = Column("what", Words("是什么", "What"))
_VALUE = Column("value", Words("数值", "Value"), "amount")
_TARGET = Column("target", Words("目标", "Target"))
_LEVEL = Column("level", Words("水平", "Level"))
_AIM = Column("aim", Words("要求", "Asked"))
_STANDARDS = Column("standards", Words("标准", "Standards"))
_FROM = Column("from", Words("自", "From"), "amount")
_UNTIL = Column("until", Words("至", "Until"), "amount")
_CLAUSE = Column("clause", Words("条款", "Clause"), "name")
_ITEMS = Column("items", Words("读出几项", "Items"), "amount")
_FAULT = Column("fault", Words("最重的问题", "Gravest fault"))
_PERIOD = Words("规划期", "Period of the plan")
_DATA = Words("数据", "Data")
_LEVELS = Words(
    "{year}年底的水平（绿线是目标，虚线是标准，棕色是要加紧的）",
    "Levels at the end of {year} (green line: target; dashed: standards; brown: behind)",
)
_WAYS = Words(
    "圆圈是起点，蓝点是各年数据，菱形是节点，虚线是直路，浅色是达标的范围，“?”是没有数据的年份。",
    "Circle: start; blue: data of each year; diamond: milestone; dashed: straight way; shaded: "
    "values that meet the target; '?': year without data.",
)
_OPEN = Words("至今", "in force")
_MOST_STANDARDS = 12


def path_sections(result: EvaluationReport) -> Iterator[Section]:
    """Yield the paths of the targets, domain by domain: small pictures beside each other."""
    reader = result.reader
    numbers = [one for one in result.targets if one.aim is not None]
    ordered = sorted(numbers, key=lambda one: _domain(one.target))
    legend: tuple[Part, ...] = (Note(_WAYS, role="aside"),)
    for domain, group in groupby(ordered, key=lambda one: _domain(one.target)):
        pictures = tuple(_path(one, reader, result.case) for one in group)
        label = result.registry.catalogue.labels.get(domain, Words.same(domain))
        title = Words("目标的路径：{domain}", "Paths of targets: {domain}").fill(domain=label)
        yield Section(title, (*legend, *pictures))
        legend = ()


def _domain(target: Target) -> str:
    return target.indicator.partition(".")[0]


def _path(one: TargetEvaluation, reader: SeriesReader, case: Case) -> Picture:
    said, target = TargetWords(one, case), one.target
    series = reader.series(target.indicator, target.scope, summed=is_sum(target.bound))
    first = min(one.start.year if one.start else case.plan.baseline_year, one.as_of)
    observed = []
    for year in range(first, one.as_of + 1):
        value = series.value(year)
        observed.append(Point(year, value.printed if value else None))
    start = Point(one.start.year, one.start.value.printed) if one.start else None
    milestones = tuple(
        Point(year, figure.interval) for year, figure in sorted(target.milestones.items())
    )
    accepted = one.aim.accepted if one.aim else None
    chart = PathChart(said.unit, Point(one.due_year, accepted), start, milestones, tuple(observed))
    rows = [
        *([_value_row(start, Words("起点", "start"), said)] if start else []),
        *(_value_row(point, Words("节点", "milestone"), said) for point in milestones),
        *(_value_row(point, Words("数据", "data"), said) for point in observed),
        Row.of(str(one.due_year), Words("目标", "target"), said.aim()),
    ]
    table = Table((_YEAR, _WHAT, _VALUE), tuple(rows))
    return Picture(said.title(), chart, table, (Reference("item", target.id),))


def _value_row(point: Point, what: Words, said: TargetWords) -> Row:
    words = _UNKNOWN if point.value is None else said.value(point.value)
    cell = Cell(words, (Quantity("value", point.value, said.unit),))
    return Row((Cell(Words.same(point.year)), Cell(what), cell))


def level_section(result: EvaluationReport) -> Iterator[Section]:
    """Yield the levels of all targets beside what is asked, those that lag first."""
    numbers = [one for one in result.targets if one.aim is not None]
    ordered = sorted(numbers, key=lambda one: not one.verdict.lags)
    bullets, rows = [], []
    for one in ordered:
        said = TargetWords(one, result.case)
        value = one.value.value.printed if one.value and one.value.value else None
        standards = _floors(one.target, result.case)
        asked = tuple(
            bound.accepted
            for standard in standards
            if not isinstance(bound := standard.bound, Qualitative)
        )
        aim = one.aim.accepted if one.aim else None
        shown = said.value(value) if value else _UNKNOWN
        label = said.label()
        bullets.append(Bullet(label, shown, said.unit, value, aim, asked, one.verdict.lags))
        rows.append(
            Row(
                (
                    Cell(label, references=(Reference("item", one.target.id),)),
                    Cell(shown, (Quantity("value", value, said.unit),)),
                    Cell(said.aim()),
                    Cell(
                        Words.listed(
                            dict.fromkeys(
                                result.case.words.bound(standard.bound, standard.about)
                                for standard in standards
                            )
                        )
                    ),
                )
            )
        )
    if bullets:
        title = Words("水平、目标和标准", "Levels, targets and standards")
        what = _LEVELS.fill(year=result.as_of)
        table = Table(
            (_TARGET, _LEVEL, Column("aim", Words("要求", "Asked")), _STANDARDS), tuple(rows)
        )
        yield Section(title, (Picture(what, BulletChart(tuple(bullets)), table),))


def _floors(target: Target, case: Case) -> tuple[Standard, ...]:
    return case.standards.of_target(target).in_force if target.indicator else ()


def timeline_section(plan: Plan, case: Case, years: tuple[int, ...] = ()) -> Section:
    """Return when the plan, the data and the standards that its targets meet are in force."""
    spans = [Span(_PERIOD, "plan", plan.first_year, plan.last_year + 1)]
    rows = [Row.of(_PERIOD, str(plan.first_year), str(plan.last_year))]
    if plan.issued is not None:
        label = Words("规划印发 {day}", "Plan issued {day}").fill(day=plan.issued)
        spans.append(Span(label, "data", _in_years(plan.issued), _in_years(plan.issued)))
        rows.append(Row.of(label, str(plan.issued), str(plan.issued)))
    if years:
        spans.append(Span(_DATA, "data", years[0], years[-1] + 1))
        rows.append(Row.of(_DATA, str(years[0]), str(years[-1])))
    for standard in _cited(plan, case)[:_MOST_STANDARDS]:
        until = standard.in_force_until
        asked = case.words.bound(standard.bound, standard.about)
        document = Words.same(standard.document_number or standard.document)
        brief = Words.join((case.words.label(standard.about), asked), " ")
        label = brief.with_details(document)
        spans.append(
            Span(
                label,
                "standard",
                max(_in_years(standard.in_force_from), plan.first_year - 10),
                None if until is None else _in_years(until),
                _in_years(standard.known_since),
                brief,
            )
        )
        there = (Reference("standard", standard.name),)
        rows.append(
            Row(
                (
                    Cell(label, references=there),
                    Cell(Words.same(standard.in_force_from)),
                    Cell(Words.same(until) if until else _OPEN),
                )
            )
        )
    title = Words("时间轴：规划、数据、标准", "Timeline: plan, data, standards")
    what = Words("圆圈是公布得比生效晚的日子", "A circle: published after it came into force")
    table = Table((_WHAT, _FROM, _UNTIL), tuple(rows))
    return Section(title, (Picture(what, Timeline(tuple(spans)), table),))


def _cited(plan: Plan, case: Case) -> list[Standard]:
    found = {
        standard.name: standard for target in plan.targets for standard in _floors(target, case)
    }
    return sorted(found.values(), key=lambda one: (one.in_force_from, one.name))


def _in_years(day: datetime.date) -> float:
    return round(day.year + (day.timetuple().tm_yday - 1) / 366, 3)


def clause_section(result: AuditReport) -> Iterator[Section]:
    """Yield the map of the document: what was read from each clause, and its gravest fault."""
    plan = result.plan
    gravest: dict[str, Severity] = {}
    for finding in result.findings:
        if finding.nature == "fault":
            for clause in finding.clauses:
                known = gravest.get(clause, finding.severity)
                gravest[clause] = min(known, finding.severity, key=SEVERITIES.index)
    if not plan.by_clause:
        return
    patches, rows = [], []
    for clause, items in plan.by_clause.items():
        fault = gravest.get(clause)
        patches.append(Patch(clause, len(items), fault or ""))
        words = SEVERITY_WORDS[fault] if fault else NOTHING
        rows.append(
            Row(
                (
                    Cell(Words.same(clause), references=(Reference("clause", clause),)),
                    Cell(Words.same(len(items))),
                    Cell(words),
                )
            )
        )
    title = Words("条款一览：读出多少，问题在哪", "Clauses: what was read, where faults are")
    picture = Picture(
        Words(
            "每格一条，按文件次序；虚线格没有读出内容，边框是问题",
            "One square a clause, in order; dashed: nothing was read; framed: a fault",
        ),
        ClauseMap(tuple(patches)),
        Table((_CLAUSE, _ITEMS, _FAULT), tuple(rows)),
    )
    yield Section(title, (picture,))


_MARKS = {True: Words("●", "●"), False: Words("○", "○"), None: Words("–", "–")}


def gap_section(plan: Plan, case: Case) -> Iterator[Section]:
    """Yield what each target has and lacks, as a table of dots."""
    columns = (
        Column("target", Words("目标", "Target")),
        Column("baseline", Words("基数", "Baseline"), "name"),
        Column("milestones", Words("节点", "Milestones"), "name"),
        Column("year", Words("年份", "Year"), "name"),
        Column("binding", Words("性质", "Binding"), "name"),
        Column("measures", Words("措施", "Measures"), "name"),
        Column("money", Words("经费", "Money"), "name"),
        Column("body", Words("责任单位", "Body"), "name"),
    )
    rows = tuple(_gap_row(target, plan, case) for target in plan.targets)
    if rows:
        title = Words(
            "每个目标写了什么（● 有，○ 没有，– 不适用）",
            "What each target has (● yes, ○ no, – n/a)",
        )
        yield Section(title, (Table(columns, rows),))


def _gap_row(target: Target, plan: Plan, case: Case) -> Row:
    number = bool(target.indicator) and not isinstance(target.bound, Qualitative)
    measures = plan.measures_for(target)
    known: Iterable[bool | None] = (
        bool(case.index.baselines(target.indicator, target.scope)) if number else None,
        bool(target.milestones) if number else None,
        target.year is not None,
        target.binding != "unstated",
        bool(measures) if target.indicator else None,
        any(one.money for one in measures) if measures else None,
        any(one.responsible for one in measures) if measures else None,
    )
    first = Cell(case.words.called(target), references=(Reference("item", target.id),))
    return Row((first, *(Cell(_MARKS[one]) for one in known)))
