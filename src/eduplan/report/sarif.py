"""An audit as a SARIF 2.1.0 log, for editors and for platforms that show findings beside a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import PurePath
from urllib.parse import quote_from_bytes

from eduplan.engine.audit import AuditReport, select_rules
from eduplan.engine.exit_codes import UNUSABLE
from eduplan.engine.findings import Finding
from eduplan.errors import EduplanError, InputError, Location, Problem
from eduplan.messages import in_language
from eduplan.plan.model import Item, Waiver
from eduplan.report.documents import Json, Stream, plain
from eduplan.report.item_facts import item_kind, item_summary
from eduplan.report.json import audit_document, values_document
from eduplan.report.sarif_tool import LEVELS, driver, extension, message
from eduplan.words import Language

FINGERPRINT = "eduplan/v1"
"""The key of a finding's own fingerprint among the partial fingerprints of a result."""

_SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
_ROOT = "SRCROOT"  # where relative paths begin: by custom the folder that is under version control


def audit_sarif(report: AuditReport, lang: Language = "zh", *, streamed: bool = False) -> Json:
    """Return a report as a SARIF log of one run, its texts in `lang`.

    With `streamed` the results are made only while the log is written by `dumped`.

    Waived findings are suppressed results. A rule that failed is an error of the run, which by the
    standard makes the run unsuccessful; a plugin that was set aside is a warning.
    """
    run = _Run(report, lang)
    document = audit_document(report, lang, streamed=True)  # of it no finding is read
    kept = ("plan", "known_on", "today", "amendments", "settings", "counts", "registry")
    return _log(
        {
            "tool": {
                "driver": driver(run.rules, report.catalogue, lang),
                "extensions": [extension(plugin) for plugin in report.plugins],
            },
            "automationDetails": {"id": f"eduplan/{report.plan.id}/"},
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {
                    "executionSuccessful": not report.counts["error"],
                    "exitCode": report.exit_code,
                    "toolExecutionNotifications": [*run.failures(), *run.set_aside()],
                }
            ],
            "artifacts": [
                {
                    "location": _artifact(report.plan.file),
                    "roles": ["analysisTarget"],
                    "mimeType": "application/toml",
                    "encoding": "UTF-8",
                }
            ],
            "results": Stream(run.results) if streamed else [*run.results()],
            "properties": {name: document[name] for name in kept},
        }
    )


def error_sarif(error: EduplanError, lang: Language = "zh") -> Json:
    """Return the log of a run that came to no result, with every problem, its texts in `lang`."""
    name, kind = "unusable_option", "toolConfigurationNotifications"
    if isinstance(error, InputError):
        name, kind = "unusable_input", "toolExecutionNotifications"
    notifications = [_problem_notification(problem, name, lang) for problem in error.problems]
    notifications += (_notification(name, "note", in_language(one, lang)) for one in error.notes)
    return _log(
        {
            "tool": {"driver": driver((), None, lang)},
            "columnKind": "unicodeCodePoints",
            "invocations": [
                {"executionSuccessful": False, "exitCode": UNUSABLE, kind: notifications}
            ],
            "results": [],
        }
    )


class _Run:
    """What the results and notifications of one audit have in common."""

    def __init__(self, report: AuditReport, lang: Language) -> None:
        asked = report.settings
        self.rules = select_rules(report.registry, asked.select, asked.ignore)
        self._places = {rule.code: place for place, rule in enumerate(self.rules)}
        self._report = report
        self._lang: Language = lang

    def results(self) -> Iterator[Json]:
        """Yield the result of each finding, then of each that is waived."""
        yield from (self.result(finding) for finding in self._report.findings)
        yield from (self.result(finding, waiver) for finding, waiver in self._report.waived)

    def result(self, finding: Finding, waiver: Waiver | None = None) -> Json:
        """Return the result that stands for a finding; a waived one is suppressed."""
        remedy = finding.remedy.in_language(self._lang)
        items = [one for one in map(self._report.plan.by_id.get, finding.subjects) if one]
        main = next((one for one in items if one.location is not None), None)
        return {
            "ruleId": finding.code,
            "ruleIndex": self._places[finding.code],
            "level": LEVELS[finding.severity],
            "message": message(f"{finding.message.in_language(self._lang)}\n{remedy}"),
            "locations": [self._main_location(finding, main)],
            "relatedLocations": [self._location(one) for one in items if one is not main],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "suppressions": [] if waiver is None else [self._suppression(waiver)],
            "properties": {
                "nature": finding.nature,
                "subjects": list(finding.subjects),
                "remedy": remedy,
                "values": plain(values_document(finding), self._lang),
            },
        }

    def failures(self) -> Iterator[Json]:
        """Yield a notification for each rule that failed on a subject."""
        for one in self._report.failed:
            reason = one.outcome.reason.words.in_language(self._lang) if one.outcome.reason else ""
            text = f"{one.code} ({one.subject}): {reason}"
            yield {
                **_notification("rule_failed", "error", text),
                "associatedRule": {"id": one.code, "index": self._places[one.code]},
                "properties": {"traceback_id": one.failure.id if one.failure else ""},
            }

    def set_aside(self) -> Iterator[Json]:
        """Yield a notification for each reason for which a plugin was set aside."""
        for plugin in self._report.registry.failed:
            for reason in plugin.reasons:
                text = f"{plugin.name}: {reason.in_language(self._lang)}"
                yield _notification("plugin_set_aside", "warning", text)

    def _main_location(self, finding: Finding, item: Item | None) -> Json:
        """Return where a finding stands: with no item in the file, the plan as a whole."""
        kind = self._report.catalogue.rules[finding.code].per
        others = [one for one in finding.subjects[:1] if one not in self._report.plan.by_id]
        top = Location(self._report.plan.file, 1)
        return {
            "physicalLocation": _physical((item and item.location) or top),
            "logicalLocations": [
                *({"name": one, "kind": kind} for one in others),
                *([] if item is None else _logical(item)),
            ],
        }

    def _location(self, item: Item) -> Json:
        summary = item_summary(item, self._report.case).in_language(self._lang)
        return {
            "physicalLocation": _physical(item.location or Location(self._report.plan.file)),
            "logicalLocations": list(_logical(item)),
            "message": message(summary),
        }

    def _suppression(self, waiver: Waiver) -> Json:
        return {
            "kind": "inSource",
            "status": "accepted",
            "justification": "\n".join(filter(None, (waiver.reason, waiver.document))),
            "location": self._location(waiver),
            "properties": {"id": waiver.id, "expires": waiver.expires.isoformat()},
        }


def _log(run: Json) -> Json:
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _logical(item: Item) -> Iterator[Json]:
    """Yield the item itself and the clauses of the plan in which it stands."""
    yield {"name": item.id, "kind": item_kind(item)}
    for clause in item.clauses:
        yield {"name": clause, "kind": "clause"}


def _physical(location: Location) -> Json:
    """Return a place as a file and, where the line is known, its region."""
    place: Json = {"artifactLocation": _artifact(location.file)}
    if location.line is not None:
        place["region"] = {"startLine": location.line}
        if location.column is not None:
            place["region"]["startColumn"] = location.column
    return place


def _artifact(file: str) -> Json:
    """Return a file as a URI: relative to the root if its path is relative, else absolute."""
    path = PurePath(file)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    # As bytes, since the name of a file need not be text.
    return {"uri": quote_from_bytes(os.fsencode(path.as_posix())), "uriBaseId": _ROOT}


def _problem_notification(problem: Problem, name: str, lang: Language) -> Json:
    notification = _notification(name, "error", problem.sentence(lang))
    places = [one for one in (problem.location, *problem.others) if one.file]
    if places:
        notification["locations"] = [_problem_location(place) for place in places]
    return notification


def _problem_location(location: Location) -> Json:
    place: Json = {"physicalLocation": _physical(location)}
    if location.key:
        place["logicalLocations"] = [{"name": location.key, "kind": "key"}]
    return place


def _notification(name: str, level: str, text: str) -> Json:
    return {"descriptor": {"id": name}, "level": level, "message": message(text)}
