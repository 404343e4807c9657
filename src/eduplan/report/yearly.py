"""What a bureau writes every year: who does what by when, how each target stands, what to mend."""

from __future__ import annotations

from collections.abc import Iterator

from eduplan.bounds import is_sum
from eduplan.engine.audit import AuditReport
from eduplan.engine.case import Case
from eduplan.engine.evaluation.evaluate import BINDINGS, EvaluationReport
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.engine.findings import Finding
from eduplan.plan.model import Measure, Plan, Target
from eduplan.report.findings import finding_anchor
from eduplan.report.target_words import TargetWords
from eduplan.report_model import (
    NOTHING,
    Cell,
    Column,
    Quantity,
    Reference,
    Role,
    Row,
    Section,
    Table,
)
from eduplan.words import Words

_DUTIES = Words("责任分解表（按责任单位）", "Table of duties, by body")
_NOBODY = Words("未写明", "not named")
_BODY = Column("body", Words("责任单位", "Body"))
_WHAT = Column("what", Words("目标或措施", "Target or measure"))
_ASKED = Column("asked", Words("要求", "What is asked"))
_WHEN = Column("when", Words("完成时间", "By when"), "name")
_CLAUSE = Column("clause", Words("条款", "Clause"), "name")
_LACKS = Column("lacks", Words("还缺什么", "What is missing"))
_MISSING = {
    "body": Words("责任单位", "body"),
    "year": Words("完成时间", "date"),
    "money": Words("经费", "money"),
    "measure": Words("措施", "measure"),
    "milestones": Words("年度节点", "milestones"),
}
_MONITORING = Words("年度监测表：{kind}", "Yearly monitoring: {kind}")
_START = Column("start", Words("起点", "Start"), "amount")
_AIM = Column("aim", Words("目标", "Target"))
_PACE = Column("pace", Words("时序进度", "Pace"))
_VERDICT = Column("verdict", Words("结论", "Verdict"), "name")
_INDICATOR = Column("indicator", Words("指标", "Indicator"))
_NO_DATA = Words("—", "—")
_TO_MEND = Words("逐条修改建议（{n}处）", "What to mend, clause by clause ({n})")
_FOUND = Column("found", Words("问题", "Fault"))
_HOW = Column("how", Words("怎么改", "How"))
_RULE = Column("rule", Words("规则", "Rule"), "name")


def duties_section(plan: Plan, case: Case) -> Iterator[Section]:
    """Yield who does what by when: every target and measure under each body that is named."""
    rows: list[tuple[str, Row]] = []
    for target in plan.targets:
        measures = plan.measures_for(target)
        bodies = dict.fromkeys(body for one in measures for body in one.responsible)
        rows += [(body, _duty_of_target(body, target, measures, case)) for body in bodies or [""]]
    for measure in plan.measures:
        if not measure.retrospective:
            for body in measure.responsible or [""]:
                rows.append((body, _duty_of_measure(body, measure, case)))
    if rows:
        ordered = sorted(rows, key=lambda row: (not row[0], row[0]))  # nobody's stand last
        table = Table(
            (_BODY, _WHAT, _ASKED, _WHEN, _CLAUSE, _LACKS), tuple(row for _, row in ordered)
        )
        yield Section(_DUTIES, (table,))


def _duty_of_target(body: str, target: Target, measures: list[Measure], case: Case) -> Row:
    lacks = {
        "body": not body,
        "year": target.year is None,
        "measure": bool(target.indicator) and not measures,
        "milestones": bool(target.indicator) and not target.milestones,
    }
    aim = case.words.bound(target.bound, target.indicator) if target.indicator else NOTHING
    when = Words.same(target.year or "")
    return _duty(body, target, case.words.called(target), aim, when, lacks)


def _duty_of_measure(body: str, measure: Measure, case: Case) -> Row:
    lacks = {
        "body": not body,
        "year": measure.last_year is None,
        "money": measure.needs_money and measure.money is None,
    }
    money = Words.same(measure.money.text if measure.money else "")
    when = Words.same(measure.last_year or "")
    return _duty(body, measure, case.words.called(measure), money, when, lacks)


def _duty(
    body: str,
    item: Target | Measure,
    what: Words,
    asked: Words,
    when: Words,
    lacks: dict[str, bool],
) -> Row:
    clauses = Reference.all("clause", item.clauses)
    missing = Words.listed(_MISSING[name] for name, is_missing in lacks.items() if is_missing)
    return Row(
        (
            Cell(Words.same(body) if body else _NOBODY),
            Cell(what, references=(Reference("item", item.id),)),
            Cell(asked),
            Cell(when),
            Cell(Words.listed(item.clauses), references=clauses),
            Cell(missing),
        )
    )


def monitoring_sections(result: EvaluationReport) -> Iterator[Section]:
    """Yield the yearly table of each kind of target: start, every year, target, pace, verdict."""
    years = range(result.plan.first_year, max(result.plan.last_year, result.as_of) + 1)
    columns = (
        _INDICATOR,
        _START,
        *(Column(str(year), Words.same(year), "amount") for year in years),
        _AIM,
        _PACE,
        _VERDICT,
    )
    for tally in result.tallies:
        own = [one for one in result.targets if one.target.binding == tally.binding]
        rows = tuple(_monitored(one, result, years) for one in own)
        title = _MONITORING.fill(kind=BINDINGS[tally.binding])
        yield Section(title, (Table(columns, rows),))


def _monitored(one: TargetEvaluation, result: EvaluationReport, years: range) -> Row:
    said, target = TargetWords(one, result.case), one.target
    start = one.start.value.printed if one.start else None
    role: Role = "warning" if one.verdict.lags else ""
    cells = [Cell(said.label(), references=(Reference("item", target.id),))]
    cells.append(
        Cell(said.value(start), (Quantity("start", start, said.unit),)) if start else Cell(_NO_DATA)
    )
    series = None
    if one.aim is not None:
        series = result.reader.series(target.indicator, target.scope, summed=is_sum(target.bound))
    for year in years:
        known = series.value(year) if series and year <= result.as_of else None
        if known is None:
            cells.append(Cell(_NO_DATA))
        else:
            quantity = Quantity(str(year), known.printed, said.unit)
            cells.append(Cell(said.value(known.printed), (quantity,)))
    cells += map(Cell, (said.aim(), said.pace(dated=False), one.verdict.words))
    return Row(tuple(cells), role=role)


def mending_section(result: AuditReport) -> Iterator[Section]:
    """Yield what to mend and how, clause by clause in the order of the document."""
    faults = [one for one in result.findings if one.nature == "fault"]
    order = {clause: place for place, clause in enumerate(result.plan.by_clause)}
    ordered = sorted(faults, key=lambda one: min((order.get(c, 0) for c in one.clauses), default=0))
    if ordered:
        table = Table((_CLAUSE, _FOUND, _HOW, _RULE), tuple(map(_to_mend, ordered)))
        yield Section(_TO_MEND.fill(n=len(ordered)), (table,))


def _to_mend(finding: Finding) -> Row:
    return Row(
        (
            Cell(
                Words.listed(finding.clauses), references=Reference.all("clause", finding.clauses)
            ),
            Cell(finding.message),
            Cell(finding.remedy),
            Cell(Words.same(finding.code), references=(finding_anchor(finding),)),
        ),
        role=finding.severity,
    )
