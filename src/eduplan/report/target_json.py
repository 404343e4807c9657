"""One target of an evaluation as a document: the three answers, exact and in words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any, TypeAlias

from eduplan.engine.case import Case
from eduplan.engine.evaluation.direction import Change
from eduplan.engine.evaluation.pace import Pace
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.engine.evaluation.values import Value
from eduplan.quantity import Interval, Unit, parse_unit
from eduplan.readings.explanation import explain_reading
from eduplan.readings.facts import Missing
from eduplan.report.json import interval_document
from eduplan.report.target_notes import amendment_reason, notes_of
from eduplan.report.target_words import MANUAL_WORDS, TargetWords, amount_words
from eduplan.words import Language, Words

Json: TypeAlias = "dict[str, Any]"

_PERCENT = parse_unit("%")
_PURE = parse_unit("")


def exact(value: Fraction | None) -> str | None:
    """Return an exact number as text, e.g. `103/118`."""
    return None if value is None else str(value)


class TargetDocument:
    """Makes the document of one target."""

    def __init__(self, one: TargetEvaluation, case: Case, lang: Language) -> None:
        self.one = one
        self.case = case
        self.lang = lang
        self.words = TargetWords(one, case)

    def document(self) -> Json:
        """Return the document; its keys stand in the order of the schema."""
        one, target, words, say = self.one, self.one.target, self.words, self.say
        verdict = one.verdict
        return {
            "id": target.id,
            "clauses": list(target.clauses),
            "goal": target.goal,
            "binding": target.binding,
            "indicator": target.indicator or None,
            "label": say(words.name()),
            "scope": dict(sorted(target.scope.items())),
            "bound": {"kind": target.bound.kind, "text": say(words.aim())},
            "due_year": one.due_year,
            "amendment": self._amendment(),
            "verdict": {
                "code": verdict.code,
                "text": say(verdict.words),
                "lags": verdict.lags,
                "counts": verdict.counts,
            },
            "level": self._level(),
            "pace": self._pace(one.pace),
            "direction": {
                "text": say(words.direction()),
                "since_base": self._change(one.since_base),
                "since_last": self._change(one.since_last),
            },
            "value": self._value(one.value.value if one.value else None),
            "start": self._start(),
            "path": self._path(),
            "notes": [say(one) for one in notes_of(words)],
            "missing": [self._missing(missing) for missing in one.missing],
            "last_year": one.last_year,
            "explanation": self._explanation(),
        }

    def say(self, words: Words | None) -> str:
        """Return words in the language of the document, "" for none."""
        return "" if words is None else words.in_language(self.lang)

    def _amendment(self) -> Json | None:
        amendment = self.case.index.amendment_of(self.one.target)
        if amendment is None:
            return None
        case, target = self.case, self.one.target
        return {
            "id": amendment.id,
            "document": amendment.document,
            "date": amendment.date.isoformat(),
            "reason": amendment_reason(amendment, target.id),
            "before": self.say(case.words.aim(case.index.as_issued(target))),
        }

    def _level(self) -> Json:
        level, words = self.one.level, self.words
        is_manual = level.state == "manual"
        return {
            "state": level.state,
            "text": self.say(words.level()),
            "status": self.say(MANUAL_WORDS[self.one.target.status]) if is_manual else None,
            "gap": self._amount(level.gap, words.points),
            "margin": self._amount(level.margin, words.points),
            "whole_units": self._units(),
            "small_numbers": self.one.is_small,
            "rests_on_rounding": level.rests_on_rounding,
            "reason": self.say(level.reason),
        }

    def _units(self) -> Json | None:
        units = self.one.units
        if units is None:
            return None
        step = None if units.step is None else Interval.point(units.step)
        return {
            "about": self.say(units.about),
            "unit": units.unit.symbol,
            "present": str(units.present),
            "change": units.change,
            "step": self._amount(step, self.words.points),
        }

    def _pace(self, pace: Pace) -> Json:
        return {
            "method": pace.method or None,
            "state": pace.state,
            "text": self.say(self.words.pace()),
            "share": self._amount(pace.share, _PERCENT),
            "possible": self._amount(pace.possible, _PERCENT),
            "time": self._amount(_point(pace.time), _PERCENT),
            "due": self._amount(_point(pace.due), _PERCENT),
            "ratio": self._amount(pace.ratio, _PURE),
            "rests_on_rounding": pace.rests_on_rounding,
            "years": [
                {"year": year.year, "kept": year.kept, "rests_on_rounding": year.rests_on_rounding}
                for year in pace.years
            ],
            "reason": self.say(pace.reason),
        }

    def _change(self, change: Change | None) -> Json | None:
        if change is None:
            return None
        return {
            "year": change.year,
            "state": change.state,
            "difference": self._amount(change.difference, self.words.points),
            "within_one_unit": self.one.is_within_one(change),
            "rests_on_rounding": change.rests_on_rounding,
        }

    def _value(self, value: Value | None) -> Json | None:
        if value is None:
            return None
        return {
            "printed": self._amount(value.printed, self.words.unit),
            "possible": self._amount(value.possible, self.words.unit),
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
            "text": start.text,
        }

    def _path(self) -> Json | None:
        path = self.one.path
        if path is None:
            return None
        return {
            "year": path.year,
            "expected": self._amount(_point(path.expected), self.words.unit),
            "is_milestone": path.is_milestone,
            "met": path.met,
            "rests_on_rounding": path.rests_on_rounding,
        }

    def _missing(self, missing: Missing) -> Json:
        context = missing.context
        return {
            "name": missing.name,
            "kind": missing.kind,
            "label": self.case.catalogue.label(missing.name, self.lang),
            "region": context.region,
            "institution": context.institution,
            "year": context.year,
            "scope": dict(context.scope),
        }

    def _explanation(self) -> Json | None:
        if self.one.value is None:
            return None
        return explain_reading(
            self.one.value.possible, self.case.catalogue, lang=self.lang
        ).as_data()

    def _amount(self, amount: Interval | None, unit: Unit) -> Json | None:
        """Return an amount as it is shown, and exactly in base units: a fraction, or its ends."""
        if amount is None:
            return None
        return {
            "text": self.say(amount_words(amount, unit)),
            "exact": exact(amount.value) if amount.is_point else interval_document(amount),
            "unit": unit.symbol,
        }


def _point(value: Fraction | None) -> Interval | None:
    return None if value is None else Interval.point(value)
