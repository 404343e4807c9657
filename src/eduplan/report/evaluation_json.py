"""An evaluation as one JSON document of the published schema: exact numbers as text, no float."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from eduplan.engine.findings import render_value
from eduplan.quantity import format_value, parse_unit
from eduplan.readings.words import explain
from eduplan.report.evaluation import exit_code_of, title_of
from eduplan.report.evaluation_words import STATUS_WORDS, TargetWords, case_of
from eduplan.report.json import location_document, plan_document, plugin_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from eduplan.data.observation import Observation
    from eduplan.engine.case import Case
    from eduplan.engine.evaluate import EvaluationReport, Tally
    from eduplan.engine.findings import Finding
    from eduplan.engine.progress import Change, Pace, Value
    from eduplan.engine.target_progress import TargetEvaluation
    from eduplan.quantity import Interval, Unit
    from eduplan.words import Language, Words

__all__ = ["EVALUATION_SCHEMA", "evaluation_document"]

EVALUATION_SCHEMA = Path(__file__).with_name("evaluation.schema.json")
"""The JSON Schema (draft 2020-12) of `evaluation_document` and of the error in place of one."""

Json: TypeAlias = "dict[str, Any]"


def evaluation_document(report: EvaluationReport, lang: Language = "zh") -> Json:
    """Return a report as a document of the published schema, its texts in `lang`."""
    case, table = case_of(report), report.table
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
        },
        "as_of": report.as_of,
        "exit_code": exit_code_of(report),
        "counts": {
            "targets": [_tally(tally) for tally in report.tallies],
            "checks": dict(report.counts),
        },
        "targets": [_Target(one, case, lang).document() for one in report.targets],
        "findings": [_finding(finding, report, lang) for finding in report.findings],
        "undecided": list(_undecided(report, lang)),
        "missing": [_missing(one) for one in report.missing],
        "plugins": [plugin_document(plugin) for plugin in report.registry.plugins],
        "registry": report.registry.digest,
    }


class _Target:
    """Makes the document of one target."""

    def __init__(self, one: TargetEvaluation, case: Case, lang: Language) -> None:
        self.one = one
        self.case = case
        self.lang = lang
        self.words = TargetWords(one, case, lang)
        self.unit = self.words.unit

    def document(self) -> Json:
        one, target, words = self.one, self.one.target, self.words
        verdict = one.verdict
        return {
            "id": target.id,
            "clauses": list(target.clauses),
            "goal": target.goal,
            "binding": target.binding,
            "indicator": target.indicator,
            "label": words.name(),
            "scope": dict(sorted(target.scope.items())),
            "bound": {"kind": one.version.bound.kind, "text": words.aim()},
            "due_year": one.version.due_year,
            "amendment": self._amendment(),
            "verdict": {
                "code": verdict.code,
                "text": verdict.words.in_language(self.lang),
                "lags": verdict.lags,
            },
            "value": self._value(one.value.value if one.value else None),
            "level": self._level(),
            "pace": self._pace(one.pace),
            "path": self._path(),
            "direction": {
                "state": one.direction,
                "text": words.direction(),
                "since_base": self._change(one.since_base),
                "since_last": self._change(one.since_last),
            },
            "start": self._start(),
            "notes": list(words.notes()),
            "missing": list(one.missing),
            "last_year": one.last_year,
            "explanation": self._explanation(),
        }

    def _amendment(self) -> Json | None:
        version = self.one.version
        if version.amendment is None:
            return None
        amendment = version.amendment
        return {
            "id": amendment.id,
            "document": amendment.document,
            "date": amendment.date.isoformat(),
            "reason": version.reason,
        }

    def _level(self) -> Json:
        level, units = self.one.level, self.one.units
        return {
            "state": level.state,
            "text": self.words.level(),
            "status": self._status(),
            "gap": _amount(level.gap, self.unit),
            "margin": _amount(level.margin, self.unit),
            "rests_on_rounding": level.rests_on_rounding,
            "small_numbers": self.one.is_small,
            "whole_units": None
            if units is None
            else {
                "about": units.about.in_language(self.lang),
                "unit": units.unit.symbol,
                "present": str(units.present),
                "change": units.change,
                "step": _amount(units.step, self.unit),
            },
            "reason": _said(level.reason, self.lang),
        }

    def _status(self) -> str:
        if self.one.level.state != "manual":
            return ""
        return STATUS_WORDS[self.one.target.status].in_language(self.lang)

    def _pace(self, pace: Pace) -> Json:
        return {
            "method": pace.method,
            "state": pace.state,
            "text": self.words.pace(),
            "share": _exact(pace.share),
            "time": _exact(pace.time),
            "due": _exact(pace.due),
            "ratio": _exact(pace.ratio),
            "shares": None if pace.shares is None else _interval(pace.shares),
            "rests_on_rounding": pace.rests_on_rounding,
            "years": [
                {"year": year.year, "kept": year.kept, "rests_on_rounding": year.rests_on_rounding}
                for year in pace.years
            ],
            "reason": _said(pace.reason, self.lang),
        }

    def _path(self) -> Json | None:
        path = self.one.path
        if path is None:
            return None
        return {
            "year": path.year,
            "expected": _amount(path.expected, self.unit),
            "is_milestone": path.is_milestone,
            "met": path.met,
            "rests_on_rounding": path.rests_on_rounding,
        }

    def _change(self, change: Change | None) -> Json | None:
        if change is None:
            return None
        return {
            "year": change.year,
            "state": change.state,
            "difference": _amount(change.difference, self.unit),
            "rests_on_rounding": change.rests_on_rounding,
        }

    def _start(self) -> Json | None:
        start = self.one.start
        if start is None:
            return None
        return {
            "year": start.year,
            "value": self._value(start.value),
            "origin": start.origin,
            "source": start.source,
        }

    def _value(self, value: Value | None) -> Json | None:
        if value is None:
            return None
        return {
            "text": self.words.value(value),
            "exact": _exact(value.point),
            "unit": self.unit.symbol,
            "possible": _interval(value.possible),
        }

    def _explanation(self) -> Json | None:
        if self.one.value is None:
            return None
        return explain(self.one.value.possible, self.case.catalogue, lang=self.lang).as_data()


def _tally(tally: Tally) -> Json:
    return {
        "binding": tally.binding,
        "targets": tally.targets,
        "judged": tally.judged,
        "on_track": tally.on_track,
        "lagging": tally.lagging,
        "amended": tally.amended,
        "by_verdict": dict(sorted(tally.by_word.items())),
    }


def _finding(finding: Finding, report: EvaluationReport, lang: Language) -> Json:
    sources = finding.values.get("sources", "")
    return {
        "code": finding.code,
        "title": title_of(finding.code, report).in_language(lang),
        "severity": finding.severity,
        "subjects": list(finding.subjects),
        "message": finding.message.in_language(lang),
        "remedy": finding.remedy.in_language(lang),
        "sources": render_value(sources, lang).splitlines(),
        "location": location_document(finding.location),
        "fingerprint": finding.fingerprint,
    }


def _undecided(report: EvaluationReport, lang: Language) -> Iterator[Json]:
    for one in report.outcomes:
        if one.outcome.status not in ("not_evaluated", "error"):
            continue
        reason = one.outcome.reason
        yield {
            "code": one.code,
            "subject": one.subject,
            "status": one.outcome.status,
            "reason": reason.code if reason else "",
            "text": reason.words.in_language(lang) if reason else "",
            "missing": list(one.outcome.missing),
        }


def _missing(one: Observation) -> Json:
    return {
        "name": one.name,
        "region": one.region,
        "institution": one.institution,
        "scope": dict(sorted(one.scope.items())),
        "year": one.year,
        "text": one.text,
        "file": one.file,
        "row": one.row,
    }


def _amount(value: Fraction | None, unit: Unit) -> Json | None:
    if value is None:
        return None
    shown = parse_unit("个百分点") if unit.kind == "rate" else unit
    return {"text": format_value(value, shown), "exact": str(value), "unit": shown.symbol}


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _interval(value: Interval) -> Json:
    return {
        "lower": _exact(value.lower),
        "upper": _exact(value.upper),
        "lower_closed": value.lower_closed,
        "upper_closed": value.upper_closed,
    }


def _said(words: Words | None, lang: Language) -> str:
    return "" if words is None else words.in_language(lang)
