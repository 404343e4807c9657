"""The report of what an audit or an evaluation found."""

from __future__ import annotations

from eduplan.arguments import ArgumentError
from eduplan.engine.audit import AuditReport
from eduplan.engine.evaluation.evaluate import EvaluationReport
from eduplan.report.audit import audit_report
from eduplan.report.evaluation import evaluation_report
from eduplan.report_model import Page, Report


def report_of(*results: AuditReport | EvaluationReport) -> Report:
    """Return what people read of some results, one after the other.

    Raises:
        ArgumentError: something is no result.
    """
    return Report(tuple(page for result in results for page in _pages(result)))


def _pages(result: AuditReport | EvaluationReport) -> tuple[Page, ...]:
    if isinstance(result, AuditReport):
        return audit_report(result).pages
    if isinstance(result, EvaluationReport):
        return evaluation_report(result).pages
    raise ArgumentError(f"{result!r}: expected what `audit` or `evaluate` returns")
