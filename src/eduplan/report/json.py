"""A result as one JSON document: keys in a fixed order, exact numbers as text, no float."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from eduplan.bounds import Qualitative
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import Amount, Value
from eduplan.engine.asking import RuleOutcome
from eduplan.engine.audit import AuditReport
from eduplan.engine.case import Case
from eduplan.engine.findings import Finding, value_words
from eduplan.errors import EduplanError, Location, Problem
from eduplan.failures import Failure
from eduplan.messages import Message, in_language
from eduplan.messages import Value as TextValue
from eduplan.plan.model import Amendment, Baseline, Plan, Statement, Target, Waiver
from eduplan.quantity import Interval, Unit
from eduplan.registry import PluginReport
from eduplan.report.settings import AuditSettings
from eduplan.words import Language, Words

AUDIT_SCHEMA = Path(__file__).with_name("audit.schema.json")
"""The JSON Schema (draft 2020-12) of `audit_document` and `error_document`.

The order of its properties is the order of the keys in the documents.
"""

Json: TypeAlias = "dict[str, Any]"


def dump(document: Json) -> bytes:
    """Return a document as UTF-8 JSON that ends its line, the same bytes on every system."""
    text = json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False)
    # A lone surrogate, as from a file name that is not UTF-8, becomes the JSON escape for it.
    return (text + "\n").encode("utf-8", "backslashreplace")


def audit_document(report: AuditReport, settings: AuditSettings, lang: Language = "zh") -> Json:
    """Return a report as a document of the published schema, its texts in `lang`."""
    return {
        "format": 1,
        "language": lang,
        "plan": plan_document(report.plan),
        "known_on": report.known_on.isoformat(),
        "today": report.today.isoformat(),
        "amendments": [
            amendment_document(one) for one in report.plan.amendments_until(report.today)
        ],
        "settings": {
            "select": list(settings.select),
            "ignore": list(settings.ignore),
            "severity": settings.severity,
            "strict": settings.strict,
        },
        "exit_code": settings.exit_code(report),
        "counts": {
            "outcomes": len(report.outcomes),
            "by_status": dict(report.counts),
            "by_severity": dict(report.severities),
            "by_nature": dict(report.natures),
        },
        "findings": [finding_document(finding, report, lang) for finding in report.findings],
        "waived": [
            {"finding": finding_document(finding, report, lang), "waiver": _waiver(waiver)}
            for finding, waiver in report.waived
        ],
        "undecided": list(undecided_documents(report.outcomes, lang)),
        "failed_rules": [
            failed_rule_document(one, report.catalogue, lang) for one in report.failed
        ],
        "plugins": [plugin_document(plugin) for plugin in report.plugins],
        "tracebacks": tracebacks_document(
            [*(one.failure for one in report.failed), *(one.failure for one in report.plugins)]
        ),
        "registry": report.digest,
    }


def finding_document(finding: Finding, report: AuditReport, lang: Language) -> Json:
    """Return one finding as a document."""
    return {
        "code": finding.code,
        "title": report.catalogue.rules[finding.code].title.in_language(lang),
        "severity": finding.severity,
        "nature": finding.nature,
        "subjects": list(finding.subjects),
        "clauses": list(finding.clauses),
        "message": finding.message.in_language(lang),
        "remedy": finding.remedy.in_language(lang),
        "values": {name: _value(value, lang) for name, value in sorted(finding.values.items())},
        "operands": [*_operands(finding, report.case, lang)],
        "location": location_document(finding.location),
        "fingerprint": finding.fingerprint,
    }


def plugin_document(plugin: PluginReport) -> Json:
    """Return the state of a plugin as a document."""
    return {
        "name": plugin.name,
        "state": plugin.state,
        "distribution": plugin.distribution,
        "version": plugin.version,
        "domains": list(plugin.domains),
        "reasons": list(plugin.reasons),
        "traceback_id": plugin.failure.id if plugin.failure else "",
    }


def tracebacks_document(failures: Iterable[Failure | None]) -> Json:
    """Return the traceback of each failure that has one, as lines under its id."""
    found = {one.id: list(one.traceback) for one in failures if one is not None and one.id}
    return dict(sorted(found.items()))


def undecided_documents(outcomes: Iterable[RuleOutcome], lang: Language) -> Iterator[Json]:
    """Yield each outcome that could not be decided as a document, with what would decide it."""
    for one in outcomes:
        if one.outcome.status == "not_evaluated":
            reason = one.outcome.reason
            yield {
                "code": one.code,
                "subject": one.subject,
                "reason": reason.code if reason else "",
                "text": reason.words.in_language(lang) if reason else "",
                "missing": list(one.outcome.missing),
            }


def failed_rule_document(one: RuleOutcome, catalogue: Catalogue, lang: Language) -> Json:
    """Return how a rule failed on a subject as a document."""
    reason, failure = one.outcome.reason, one.failure
    return {
        "code": one.code,
        "subject": one.subject,
        "plugin": catalogue.owners.get(one.code, ""),
        "reason": reason.code if reason else "",
        "text": reason.words.in_language(lang) if reason else "",
        "traceback_id": failure.id if failure else "",
    }


def error_document(error: EduplanError, lang: Language = "zh") -> Json:
    """Return the document that stands for a result when there is none, its texts in `lang`."""
    return {
        "error": {
            "kind": type(error).__name__,
            "message": error.in_language(lang),
            "problems": [_problem(problem, lang) for problem in error.problems],
            "notes": [in_language(note, lang) for note in error.notes],
        }
    }


def location_document(location: Location | None) -> Json | None:
    """Return a place in a file as a document."""
    if location is None:
        return None
    return {
        "file": location.file,
        "line": location.line,
        "column": location.column,
        "key": location.key,
    }


def plan_document(plan: Plan) -> Json:
    """Return what identifies a plan as a document."""
    return {
        "id": plan.id,
        "title": plan.title,
        "document": plan.document,
        "issuer": plan.issuer,
        "issued": plan.issued.isoformat(),
        "region": plan.region,
        "region_name": plan.region_name,
        "first_year": plan.first_year,
        "last_year": plan.last_year,
        "baseline_year": plan.baseline_year,
        "file": plan.file,
    }


def amendment_document(amendment: Amendment) -> Json:
    """Return an amendment and the targets that it restates as a document."""
    return {
        "id": amendment.id,
        "document": amendment.document,
        "date": amendment.date.isoformat(),
        "targets": [change.target for change in amendment.changes],
    }


def interval_document(interval: Interval) -> Json:
    """Return an interval by its ends, which are exact; None where there is none on that side."""
    return {
        "lower": None if interval.lower is None else str(interval.lower),
        "upper": None if interval.upper is None else str(interval.upper),
        "lower_closed": interval.lower_closed,
        "upper_closed": interval.upper_closed,
    }


def _operands(finding: Finding, case: Case, lang: Language) -> Iterator[Json]:
    """Yield the figure of each item that a finding is about, exactly, and where it stands."""
    for item in map(case.plan.by_id.get, finding.subjects):
        if isinstance(item, Target) and not isinstance(item.bound, Qualitative):
            unit, text = case.catalogue.unit(item.indicator), case.words.aim(item).in_language(lang)
            yield _operand(item, item.indicator, text, item.bound.accepted, unit)
        elif isinstance(item, (Baseline, Statement)) and item.figure is not None:
            about = item.indicator if isinstance(item, Baseline) else item.about
            figure = item.figure
            yield _operand(item, about, figure.text, figure.interval, figure.unit)


def _operand(
    item: Baseline | Statement | Target, about: str, text: str, values: Interval, unit: Unit
) -> Json:
    return {
        "id": item.id,
        "about": about,
        "scope": dict(sorted(item.scope.items())),
        "text": text,
        "exact": interval_document(values),
        "unit": unit.symbol,
        "clauses": list(item.clauses),
        "location": location_document(item.location),
    }


def _waiver(waiver: Waiver) -> Json:
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "subject": waiver.subject,
        "reason": waiver.reason,
        "document": waiver.document,
        "expires": waiver.expires.isoformat(),
    }


def _value(value: Value, lang: Language) -> Json:
    """Return a value as it is shown and, where it is a number or a day, as it is exactly."""
    text = value_words(value).in_language(lang)
    if isinstance(value, Amount):
        return {"text": text, "exact": str(value.value), "unit": value.unit.symbol}
    if isinstance(value, (int, datetime.date)):
        return {"text": text, "exact": str(value)}
    return {"text": text}


def _problem(problem: Problem, lang: Language) -> Json:
    message = problem.message
    values = message.values if isinstance(message, Message) else {}
    return {
        "kind": message.kind.name if isinstance(message, Message) else "",
        "message": in_language(message, lang),
        "fields": {name: _field(value, lang) for name, value in sorted(values.items())},
        "location": location_document(problem.location),
        "others": [location_document(one) for one in problem.others],
        "expected": in_language(problem.expected, lang),
        "nearest": list(problem.nearest),
    }


def _field(value: TextValue, lang: Language) -> Any:
    """Return a value of a message: lists and whole numbers as such, anything else as text."""
    if isinstance(value, (Words, Message)):
        return value.in_language(lang)
    if isinstance(value, tuple):
        return [_field(one, lang) for one in value]
    return value if isinstance(value, int) else str(value)
