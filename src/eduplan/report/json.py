"""A result as one JSON document: keys in a fixed order, exact numbers as text, no float."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from eduplan.bounds import Qualitative
from eduplan.catalogue.outcome import Amount, Reason, Value
from eduplan.engine.asking import RuleOutcome
from eduplan.engine.audit import AuditReport
from eduplan.engine.case import Case
from eduplan.engine.findings import Finding, value_words
from eduplan.errors import EduplanError, Problem
from eduplan.messages import Message
from eduplan.plan.model import Amendment, Baseline, Statement, Target
from eduplan.registry import PluginReport
from eduplan.report.documents import AUDIT, Json, Stream
from eduplan.report.manifest import Manifest
from eduplan.report.overrides import local_documents
from eduplan.words import Language, Words


def audit_document(
    report: AuditReport,
    lang: Language = "zh",
    *,
    streamed: bool = False,
    manifest: Manifest | None = None,
) -> Json:
    """Return a report as a document of the published schema, its texts in `lang`.

    With `streamed` what there may be many of is made only while `dumped` writes the document; with
    a manifest the document says what it was made from.
    """
    many: dict[str, Callable[[], Iterator[Json]]] = {
        "findings": lambda: (finding_document(one, report, lang) for one in report.findings),
        "waived": lambda: (
            {
                "finding": finding_document(finding, report, lang),
                "waiver": AUDIT.document("waiver", waiver, lang),
            }
            for finding, waiver in report.waived
        ),
        "undecided": lambda: undecided_documents(report.outcomes, lang),
    }
    return AUDIT.document(
        "audit",
        report,
        lang,
        format=1,
        language=lang,
        plan=AUDIT.document("plan", report.plan, lang),
        amendments=[_amendment(one, lang) for one in report.plan.amendments_until(report.today)],
        settings=AUDIT.document(
            "settings",
            report.settings,
            lang,
            waivers=[AUDIT.document("waiver", one, lang) for one in report.settings.waivers],
        ),
        counts={
            "outcomes": len(report.outcomes),
            "by_status": report.counts,
            "by_severity": report.severities,
            "by_nature": report.natures,
        },
        **{name: Stream(made) if streamed else made() for name, made in many.items()},
        registry=report.digest,
        **({"made_from": manifest.inputs()} if manifest else {}),
        **local_documents(report.catalogue, lang),
        **failure_documents(report.failed, report.plugins, report.catalogue.owners, lang),
    )


def finding_document(finding: Finding, report: AuditReport, lang: Language) -> Json:
    """Return one finding as a document."""
    return AUDIT.document(
        "finding",
        finding,
        lang,
        title=report.catalogue.rules[finding.code].title,
        values=values_document(finding),
        operands=_operands(finding, report.case, lang),
    )


def values_document(finding: Finding) -> dict[str, dict[str, Words | str]]:
    """Return what a finding shows: as text and, where it is a number or a day, exactly."""
    return {name: _value(value) for name, value in sorted(finding.values.items())}


def undecided_documents(outcomes: Iterable[RuleOutcome], lang: Language) -> Iterator[Json]:
    """Yield each outcome that could not be decided as a document, with what would decide it."""
    for one in outcomes:
        if one.outcome.status == "not_evaluated":
            reason = _reason(one.outcome.reason)
            yield AUDIT.document("outcome", one, lang, missing=one.outcome.missing, **reason)


def failure_documents(
    failed: Sequence[RuleOutcome],
    plugins: Sequence[PluginReport],
    owners: Mapping[str, str],
    lang: Language,
) -> Json:
    """Return the rules that failed, the plugins, and the tracebacks of both as lines by id."""
    failures = [one.failure for one in failed] + [one.failure for one in plugins]
    return {
        "failed_rules": [
            AUDIT.document(
                "failed_rule",
                one,
                lang,
                plugin=owners.get(one.code, ""),
                traceback_id=one.failure.id if one.failure else "",
                **_reason(one.outcome.reason),
            )
            for one in failed
        ],
        "plugins": [
            AUDIT.document("plugin", one, lang, traceback_id=one.failure.id if one.failure else "")
            for one in plugins
        ],
        "tracebacks": dict(sorted((one.id, one.traceback) for one in failures if one and one.id)),
    }


def error_document(error: EduplanError, lang: Language = "zh") -> Json:
    """Return the document that stands for a result when there is none, its texts in `lang`."""
    body = {
        "kind": type(error).__name__,
        "message": error.in_language(lang),
        "problems": [_problem(problem, lang) for problem in error.problems],
        "notes": error.notes,
    }
    return AUDIT.document("failure", error, lang, error=body)


def _amendment(amendment: Amendment, lang: Language) -> Json:
    targets = [change.target for change in amendment.changes]
    return AUDIT.document("amendment", amendment, lang, targets=targets)


def _reason(reason: Reason | None) -> Json:
    return {"reason": reason.code if reason else "", "text": reason.words if reason else ""}


def _operands(finding: Finding, case: Case, lang: Language) -> Iterator[Json]:
    """Yield the figure of each item that a finding is about, exactly, and where it stands."""
    for item in map(case.plan.by_id.get, finding.subjects):
        if isinstance(item, Target) and not isinstance(item.bound, Qualitative):
            about, text = item.indicator, case.words.aim(item)
            exact, unit = case.figures.accepted(item), case.catalogue.unit(about)
        elif isinstance(item, (Baseline, Statement)) and item.figure is not None:
            about = item.indicator if isinstance(item, Baseline) else item.about
            figure = item.figure
            text, exact, unit = Words.same(figure.text), figure.interval, figure.unit
        else:
            continue
        figures = {"about": about, "text": text, "exact": exact, "unit": unit.symbol}
        yield AUDIT.document("operand", item, lang, **figures)


def _value(value: Value) -> dict[str, Words | str]:
    """Return a value as it is shown and, where it is a number or a day, as it is exactly."""
    text = value_words(value)
    if isinstance(value, Amount):
        return {"text": text, "exact": str(value.value), "unit": value.unit.symbol}
    if isinstance(value, (int, datetime.date)):
        return {"text": text, "exact": str(value)}
    return {"text": text}


def _problem(problem: Problem, lang: Language) -> Json:
    message = problem.message
    kind, values = "", {}
    if isinstance(message, Message):
        kind, values = message.kind.name, dict(sorted(message.values.items()))
    return AUDIT.document("problem", problem, lang, kind=kind, fields=values)
