"""One target of an evaluation as a document: the three answers, exact and in words."""

from __future__ import annotations

from fractions import Fraction

from eduplan.engine.case import Case
from eduplan.engine.evaluation.direction import Change
from eduplan.engine.evaluation.pace import Pace
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.plan.promised import Value
from eduplan.quantity import Interval, Unit, parse_unit
from eduplan.readings.explanation import explain_reading
from eduplan.readings.facts import Missing
from eduplan.report.documents import EVALUATION, Json
from eduplan.report.target_notes import amendment_reason, notes_of
from eduplan.report.target_words import MANUAL_WORDS, TargetWords, amount_words
from eduplan.words import Language

_PERCENT = parse_unit("%")
_PURE = parse_unit("")


class TargetDocument:
    """Makes the document of one target."""

    def __init__(self, one: TargetEvaluation, case: Case, lang: Language) -> None:
        self.one = one
        self.case = case
        self.lang = lang
        self.words = TargetWords(one, case)

    def document(self) -> Json:
        """Return the document; its keys stand in the order of the schema."""
        one, target, words = self.one, self.one.target, self.words
        verdict = one.verdict
        return self._document(
            "target",
            target,
            indicator=target.indicator or None,
            label=words.name(),
            bound={"kind": target.bound.kind, "text": words.aim()},
            due_year=one.due_year,
            amendment=self._amendment(),
            verdict=self._document("verdict", verdict, text=verdict.words),
            level=self._level(),
            pace=self._pace(one.pace),
            direction={
                "text": words.direction(),
                "since_base": self._change(one.since_base),
                "since_last": self._change(one.since_last),
            },
            value=self._value(one.value.value if one.value else None),
            start=self._start(),
            path=self._path(),
            notes=notes_of(words),
            missing=[self._missing(missing) for missing in one.missing],
            last_year=one.last_year,
            explanation=self._explanation(),
            **self._by_method(),
        )

    def _by_method(self) -> Json:
        """Return the key of what a method of progress says, if one was asked for."""
        method, answer = self.one.method, self.one.by_method
        if method is None or answer is None:
            return {}
        found = self._document(
            "by_method",
            answer,
            method=method.name,
            source=method.source,
            text=answer.words,
            measure=self._amount(answer.measure, _PURE),
        )
        return {"by_method": found}

    def _document(self, kind: str, subject: object, /, **given: object) -> Json:
        return EVALUATION.document(kind, subject, self.lang, **given)

    def _amendment(self) -> Json | None:
        amendment = self.case.index.amendment_of(self.one.target)
        if amendment is None:
            return None
        return self._document(
            "amendment",
            amendment,
            reason=amendment_reason(amendment, self.one.target.id),
            before=self.case.words.aim(self.case.index.as_issued(self.one.target)),
        )

    def _level(self) -> Json:
        level, words = self.one.level, self.words
        is_manual = level.state == "manual"
        return self._document(
            "level",
            level,
            text=words.level(),
            status=MANUAL_WORDS[self.one.target.status] if is_manual else None,
            gap=self._amount(level.gap, words.points),
            margin=self._amount(level.margin, words.points),
            whole_units=self._units(),
            small_numbers=self.one.is_small,
            reason=level.reason or "",
        )

    def _units(self) -> Json | None:
        units = self.one.units
        if units is None:
            return None
        step = self._amount(units.step, self.words.points)
        return self._document("whole_units", units, unit=units.unit.symbol, step=step)

    def _pace(self, pace: Pace) -> Json:
        return self._document(
            "pace",
            pace,
            method=pace.method or None,
            text=self.words.pace(),
            share=self._amount(pace.share, _PERCENT),
            possible=self._amount(pace.possible, _PERCENT),
            time=self._amount(pace.time, _PERCENT),
            due=self._amount(pace.due, _PERCENT),
            ratio=self._amount(pace.ratio, _PURE),
            years=[
                {"year": year.year, "kept": year.kept, "rests_on_rounding": year.rests_on_rounding}
                for year in pace.years
            ],
            reason=pace.reason or "",
        )

    def _change(self, change: Change | None) -> Json | None:
        if change is None:
            return None
        return self._document(
            "change",
            change,
            difference=self._amount(change.difference, self.words.points),
            within_one_unit=self.one.is_within_one(change),
        )

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
        return self._document("start", start, value=self._value(start.value))

    def _path(self) -> Json | None:
        path = self.one.path
        if path is None:
            return None
        return self._document("path", path, expected=self._amount(path.expected, self.words.unit))

    def _missing(self, missing: Missing) -> Json:
        context = missing.context
        return self._document(
            "missing",
            context,
            name=missing.name,
            kind=missing.kind,
            label=self.case.catalogue.words(missing.name),
        )

    def _explanation(self) -> Json | None:
        reading = self.one.value
        if reading is None:
            return None
        return explain_reading(reading.possible, self.case.catalogue, lang=self.lang).as_data()

    def _amount(self, amount: Interval | Fraction | None, unit: Unit) -> Json | None:
        """Return an amount as it is shown, and exactly in base units: a fraction, or its ends."""
        if amount is None:
            return None
        values = Interval.point(amount) if isinstance(amount, Fraction) else amount
        exact = values.value if values.is_point else values
        return {"text": amount_words(values, unit), "exact": exact, "unit": unit.symbol}
