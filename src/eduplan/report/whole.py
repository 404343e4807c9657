"""The report to hand on: an overview first, then pictures, the audit and the evaluation in full."""

from __future__ import annotations

from collections.abc import Iterator

from eduplan.catalogue.outcome import SEVERITY_WORDS
from eduplan.engine.audit import AuditReport
from eduplan.engine.evaluation.evaluate import EvaluationReport
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.report.audit import audit_report, conclusion
from eduplan.report.evaluation import evaluation_report, gravest_first, tallies, warnings
from eduplan.report.findings import finding_anchor, finding_references
from eduplan.report.index import index_page
from eduplan.report.manifest import Manifest
from eduplan.report.pictures import (
    clause_section,
    gap_section,
    level_section,
    path_sections,
    timeline_section,
)
from eduplan.report.solutions import solve_sections
from eduplan.report.spreads import spread_sections
from eduplan.report.target_words import TargetWords
from eduplan.report.yearly import duties_section, mending_section, monitoring_sections
from eduplan.report_model import (
    Cell,
    Column,
    Entry,
    Fields,
    Page,
    Part,
    Reference,
    Report,
    Row,
    Section,
    Table,
)
from eduplan.words import Words

_OVERVIEW = Words("概览", "Overview")
_PICTURES = Words("图", "Pictures")
_TABLES = Words("工作表", "Working tables")
_GRAVEST = Words("最重的问题", "The gravest faults")
_COUNT = Words("{n}项", "{n}")
_FIRST = Words("前{n}项，共{all}项", "the first {n} of {all}")
_MOST_SHOWN = 10
_STAND = Words("各目标怎样了", "How the targets stand")
_COLUMNS = (
    Column("target", Words("目标", "Target")),
    Column("verdict", Words("结论", "Verdict"), "name"),
    Column("level", Words("水平", "Level")),
    Column("pace", Words("进度", "Pace")),
)


def whole_report(
    audit: AuditReport | None,
    evaluation: EvaluationReport | None = None,
    manifest: Manifest | None = None,
) -> Report:
    """Return the report that a bureau hands on, of an audit, an evaluation or both.

    With a manifest it ends with what it was made from.
    """
    result = audit or evaluation
    if result is None:
        return Report(())
    title = Words.same(result.plan.title)
    pages = [
        Page(title, parts=tuple(_overview(audit, evaluation)), kind=_OVERVIEW),
        Page(title, parts=tuple(_pictures(audit, evaluation)), kind=_PICTURES),
    ]
    if audit is not None:
        pages += audit_report(audit, concluded=True).pages
    if evaluation is not None:
        pages += evaluation_report(evaluation).pages
    pages.append(Page(title, parts=tuple(_tables(audit, evaluation)), kind=_TABLES))
    pages.append(index_page(audit, evaluation))
    if manifest is not None:
        pages.append(manifest.page(title))
    return Report(tuple(pages))


def _overview(audit: AuditReport | None, evaluation: EvaluationReport | None) -> Iterator[Section]:
    if audit is not None:
        yield conclusion(audit)
        yield from _gravest(audit)
    if evaluation is not None:
        rows = tuple(_row(one, evaluation) for one in gravest_first(evaluation.targets))
        said: list[Part] = [*warnings(evaluation), Fields(tallies(evaluation))]
        yield Section(_STAND, (*said, Table(_COLUMNS, rows)))


def _gravest(audit: AuditReport) -> Iterator[Section]:
    """Yield the first faults, as findings are ordered by how grave they are."""
    faults = [one for one in audit.findings if one.nature == "fault"]
    entries = tuple(
        Entry(
            one.message,
            tag=SEVERITY_WORDS[one.severity],
            role=one.severity,
            references=(finding_anchor(one), *finding_references(one, audit.case)),
        )
        for one in faults[:_MOST_SHOWN]
    )
    if entries:
        n, every = len(entries), len(faults)
        shown = _FIRST.fill(n=n, all=every) if every > n else _COUNT.fill(n=n)
        yield Section(_GRAVEST.with_details(shown), entries)


def _row(one: TargetEvaluation, evaluation: EvaluationReport) -> Row:
    said = TargetWords(one, evaluation.case)
    return Row(
        (
            Cell(said.title(), references=(Reference("item", one.target.id),)),
            Cell(one.verdict.words),
            Cell(said.level()),
            Cell(said.pace(dated=False)),
        ),
        role="warning" if one.verdict.lags else "",
    )


def _tables(audit: AuditReport | None, evaluation: EvaluationReport | None) -> Iterator[Part]:
    """Yield what a bureau writes every year from the same data."""
    result = audit or evaluation
    if audit is not None:
        yield from mending_section(audit)
    if evaluation is not None:
        yield from solve_sections(evaluation)
        yield from monitoring_sections(evaluation)
    if result is not None:
        yield from duties_section(result.plan, result.case)


def _pictures(audit: AuditReport | None, evaluation: EvaluationReport | None) -> Iterator[Part]:
    result = audit or evaluation
    if evaluation is not None:
        yield from level_section(evaluation)
        yield from path_sections(evaluation)
        yield from spread_sections(evaluation)
    if result is not None:
        years = evaluation.table.years if evaluation else ()
        yield from gap_section(result.plan, result.case)
        yield timeline_section(result.plan, result.case, years)
    if audit is not None:
        yield from clause_section(audit)
