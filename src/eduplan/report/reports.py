"""The report of any result: an audit, an evaluation, or several together."""

from __future__ import annotations

from eduplan.engine.audit import AuditReport
from eduplan.engine.evaluation.evaluate import EvaluationReport
from eduplan.report.audit import audit_report
from eduplan.report.evaluation import evaluation_report
from eduplan.report_model import Report


def report_of(*results: AuditReport | EvaluationReport) -> Report:
    """Return what people read of some results, one after the other.

    Raises:
        ArgumentError: something is no result.
    """
    pages = (page for result in results for page in _report(result).pages)
    return Report(tuple(pages))


def _report(result: AuditReport | EvaluationReport) -> Report:
    if isinstance(result, AuditReport):
        return audit_report(result)
    if isinstance(result, EvaluationReport):
        return evaluation_report(result)
    from eduplan.arguments import ArgumentError  # mistakes only

    raise ArgumentError(f"{result!r}: expected what `audit` or `evaluate` returns")
