"""An evaluation as one JSON document of the published schema: exact numbers as text, no float."""

from __future__ import annotations

from eduplan.engine.evaluation.evaluate import EvaluationReport
from eduplan.engine.findings import Finding
from eduplan.report.documents import EVALUATION, Json
from eduplan.report.evaluation import exit_code_of, title_of
from eduplan.report.json import failure_documents, undecided_documents
from eduplan.report.manifest import Manifest
from eduplan.report.overrides import local_documents
from eduplan.report.target_json import TargetDocument
from eduplan.words import Language


def evaluation_document(
    report: EvaluationReport,
    lang: Language = "zh",
    *,
    strict: bool = False,
    manifest: Manifest | None = None,
) -> Json:
    """Return a report as a document of the published schema, its texts in `lang`.

    With `strict` a check that failed makes the exit code 2; with a manifest the document says what
    it was made from.
    """
    table, registry = report.table, report.registry
    return EVALUATION.document(
        "evaluation",
        report,
        lang,
        format=1,
        language=lang,
        plan=EVALUATION.document("plan", report.plan, lang),
        data={
            "file": table.file,
            "rows": len(table.observations),
            "missing": len(report.missing),
            "years": table.years,
            "regions": table.regions,
            "parts": report.parts,
            "outside": report.outside,
            **({"unread": [one.in_language(lang) for one in table.unread]} if table.unread else {}),
        },
        exit_code=exit_code_of(report, strict=strict),
        counts={
            "targets": [
                EVALUATION.document("tally", tally, lang, by_verdict=tally.by_word)
                for tally in report.tallies
            ],
            "checks": len(report.answers),
            "by_status": report.counts,
        },
        targets=[TargetDocument(one, report.case, lang).document() for one in report.targets],
        findings=[_finding(finding, report, lang) for finding in report.findings],
        undecided=undecided_documents(report.outcomes, lang),
        missing=[
            EVALUATION.document("cell", one, lang, institution=one.institution or None)
            for one in report.missing
        ],
        registry=registry.digest,
        **({"made_from": manifest.inputs()} if manifest else {}),
        **local_documents(report.case.catalogue, lang),
        **failure_documents(report.failed, registry.plugins, report.case.catalogue.owners, lang),
    )


def _finding(finding: Finding, report: EvaluationReport, lang: Language) -> Json:
    title = title_of(finding.code, report)
    sources = str(finding.values.get("sources", "")).splitlines()
    return EVALUATION.document("finding", finding, lang, title=title, sources=sources)
