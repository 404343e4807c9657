"""An evaluation as one JSON document of the published schema: exact numbers as text, no float."""

from __future__ import annotations

from pathlib import Path
from typing import Any, TypeAlias

from eduplan.data.observation import Observation
from eduplan.engine.evaluation.evaluate import EvaluationReport, Tally
from eduplan.engine.findings import Finding
from eduplan.report.evaluation import exit_code_of, title_of
from eduplan.report.json import (
    failed_rule_document,
    location_document,
    plan_document,
    plugin_document,
    tracebacks_document,
    undecided_documents,
)
from eduplan.report.target_json import TargetDocument, exact
from eduplan.words import Language

EVALUATION_SCHEMA = Path(__file__).with_name("evaluation.schema.json")
"""The JSON Schema (draft 2020-12) of `evaluation_document` and of the error in place of one.

The order of its properties is the order of the keys in the documents.
"""

Json: TypeAlias = "dict[str, Any]"


def evaluation_document(
    report: EvaluationReport, lang: Language = "zh", *, strict: bool = False
) -> Json:
    """Return a report as a document of the published schema, its texts in `lang`.

    With `strict` a check that failed makes the exit code 2.
    """
    table = report.table
    return {
        "format": 1,
        "language": lang,
        "plan": plan_document(report.plan),
        "data": {
            "file": table.file,
            "rows": len(table.observations),
            "missing": len(table.missing),
            "years": list(table.years),
            "regions": list(table.regions),
            "parts": list(report.parts),
            "outside": report.outside,
        },
        "as_of": report.as_of,
        "exit_code": exit_code_of(report, strict=strict),
        "counts": {
            "targets": [_tally(tally) for tally in report.tallies],
            "checks": len(report.outcomes),
            "by_status": dict(report.counts),
        },
        "targets": [TargetDocument(one, report.case, lang).document() for one in report.targets],
        "findings": [_finding(finding, report, lang) for finding in report.findings],
        "undecided": list(undecided_documents(report.outcomes, lang)),
        "failed_rules": [
            failed_rule_document(one, report.case.catalogue, lang) for one in report.failed
        ],
        "missing": [_missing(one) for one in report.missing],
        "plugins": [plugin_document(plugin) for plugin in report.registry.plugins],
        "tracebacks": tracebacks_document(
            [
                *(one.failure for one in report.failed),
                *(one.failure for one in report.registry.plugins),
            ]
        ),
        "registry": report.registry.digest,
    }


def _tally(tally: Tally) -> Json:
    return {
        "binding": tally.binding,
        "targets": tally.targets,
        "judged": tally.judged,
        "on_track": tally.on_track,
        "lagging": tally.lagging,
        "amended": tally.amended,
        "agreement": exact(tally.agreement),
        "by_verdict": dict(tally.by_word),
    }


def _finding(finding: Finding, report: EvaluationReport, lang: Language) -> Json:
    return {
        "code": finding.code,
        "title": title_of(finding.code, report).in_language(lang),
        "severity": finding.severity,
        "nature": finding.nature,
        "subjects": list(finding.subjects),
        "message": finding.message.in_language(lang),
        "remedy": finding.remedy.in_language(lang),
        "sources": str(finding.values.get("sources", "")).splitlines(),
        "location": location_document(finding.location),
        "fingerprint": finding.fingerprint,
    }


def _missing(one: Observation) -> Json:
    return {
        "name": one.name,
        "region": one.region,
        "institution": one.institution or None,
        "scope": dict(sorted(one.scope.items())),
        "year": one.year,
        "text": one.text,
        "file": one.file,
        "row": one.row,
    }
