"""A finding: the one type behind every output, rendered in either language."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from functools import cache
from hashlib import sha256

import attrs

from eduplan.catalogue.outcome import NATURES, SEVERITIES, Amount, Nature, Outcome, Severity, Value
from eduplan.catalogue.rule import Alias, AnyRule
from eduplan.engine.asking import RuleOutcome, broken
from eduplan.errors import Location
from eduplan.failures import Failure
from eduplan.immutable import EMPTY
from eduplan.plan.model import Item, Plan
from eduplan.quantity import format_value
from eduplan.templates import placeholders
from eduplan.words import Words

MOST_SHOWN = 1000
"""Most characters of one value that a message shows."""

_OWN = Words("（eduplan自定的参考{name}）", " (eduplan's own reference {name})")
_MOST_BITS = 400
_HUGE = Words("约{digits}位的数", "a number of some {digits} digits")


@attrs.frozen
class Finding:
    """One thing that a rule found wrong.

    Its texts are made where somebody reads them, so that many findings take little room.
    `subjects` are the ids of the items it is about, first the one asked; `clauses` where they
    stand; `values` what the message shows; `fingerprint` is the same as long as rule and subjects
    are, wherever they stand in the file.
    """

    rule: AnyRule
    severity: Severity
    outcome: Outcome
    subjects: tuple[str, ...]
    clauses: tuple[str, ...]
    location: Location | None
    plan: str

    @property
    def code(self) -> str:
        """The code of the rule."""
        return self.rule.code

    @property
    def nature(self) -> Nature:
        """Whether it is a fault, a gap or a note."""
        return self.outcome.nature or self.rule.nature

    @property
    def values(self) -> Mapping[str, Value]:
        """What its message shows."""
        return self.outcome.values

    @property
    def message(self) -> Words:
        """What is wrong."""
        said = self.rule.message.fill(**self._shown())
        own = "" if isinstance(self.rule, Alias) else self.rule.own_standard
        return Words.join((said, _OWN.fill(name=own))) if own else said

    @property
    def remedy(self) -> Words:
        """How to mend it."""
        return self.rule.remedy.fill(**self._shown())

    def _shown(self) -> dict[str, Words]:
        return {name: value_words(value) for name, value in self.outcome.values.items()}

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits for this rule on these subjects of this plan."""
        return sha256("|".join((self.code, self.plan, *self.subjects)).encode()).hexdigest()[:12]

    @property
    def rank(self) -> tuple[int, int, str]:
        """The order in which people should read findings: faults first, the most serious first."""
        return NATURES.index(self.nature), SEVERITIES.index(self.severity), self.code


def finding_of(
    rule: AnyRule, subject: str, outcome: Outcome, plan: Plan, severity: Severity | None = None
) -> Finding:
    """Return the finding of a failed outcome of `rule` on `subject`, as grave as it is set to be.

    Raises:
        KeyError: a text of the rule names a value that the outcome does not carry.
    """
    if missing := (_named(rule.message) | _named(rule.remedy)) - outcome.values.keys():
        raise KeyError(min(missing))
    ids = tuple(dict.fromkeys((*subject.split("+"), *outcome.beside)))
    items = [plan.by_id[one] for one in ids if one in plan.by_id]
    return Finding(
        rule=rule,
        severity=severity or _severity(outcome, rule),
        outcome=outcome,
        subjects=ids,
        clauses=tuple(dict.fromkeys(clause for item in items for clause in item.clauses)),
        location=outcome.location or _first_location(items),
        plan=plan.id,
    )


def _severity(outcome: Outcome, rule: AnyRule) -> Severity:
    asked = rule.general if isinstance(rule, Alias) else rule
    if asked is not None and asked.has_fixed_severity:
        return rule.severity
    return outcome.severity or rule.severity


@cache
def _named(template: Words) -> frozenset[str]:
    """Return the values that a text of a rule shows in either language."""
    return placeholders(template.zh) | placeholders(template.en)


def findings_of(
    outcomes: Iterable[RuleOutcome],
    rules: Mapping[str, AnyRule],
    plan: Plan,
    severities: Mapping[str, Severity] = EMPTY,
) -> tuple[list[RuleOutcome], list[Finding]]:
    """Return outcomes with the finding of each failure, whichever host asked for them.

    A failure that can't be put into words becomes an error.
    """
    kept: list[RuleOutcome] = []
    findings: list[Finding] = []
    for one in outcomes:
        kept.append(one)
        if one.outcome.status == "fail":
            try:
                findings.append(
                    finding_of(
                        rules[one.code], one.subject, one.outcome, plan, severities.get(one.code)
                    )
                )
            except Exception as error:  # the texts are the plugin's own
                kept[-1] = broken(one.code, one.subject, _unfilled(one.outcome, error))
    return kept, findings


def _unfilled(outcome: Outcome, error: Exception) -> Failure:
    """Return the failure of a rule whose placeholders don't match the outcome's values."""
    carried = "、".join(sorted(outcome.values)), ", ".join(sorted(outcome.values)) or "nothing"
    words = Words(
        f"无法填写它的文字（{type(error).__name__}: {error}）；结果所带的值：{carried[0] or '无'}",
        f"its texts can't be filled ({type(error).__name__}: {error}); the outcome carries "
        f"{carried[1]}",
    )
    return Failure(words, "bad_message")


def value_words(value: Value) -> Words:
    """Return a value of a message as people read it; a huge one is shortened.

    Raises:
        TypeError: the value can't be shown.
    """
    if isinstance(value, Words):
        return Words(_short(value.zh), _short(value.en))
    if isinstance(value, str):
        return Words.same(_short(value))
    if isinstance(value, Amount):
        number = value.value
        if digits := _digits(max(abs(number.numerator), number.denominator)):
            return _HUGE.fill(digits=digits)
        return Words.in_both(lambda lang: format_value(number, value.unit, lang=lang))
    if isinstance(value, datetime.date):
        return Words.same(value.isoformat())
    if isinstance(value, int):
        digits = _digits(value)
        return _HUGE.fill(digits=digits) if digits else Words.same(value)
    raise TypeError(f"{value!r} can't be shown in a message")


def _short(text: str) -> str:
    return text if len(text) <= MOST_SHOWN else f"{text[: MOST_SHOWN - 1]}…"


def _digits(number: int) -> int:
    """Return about how many digits a number has, if more than anybody reads; else 0."""
    bits = number.bit_length()
    return 0 if bits <= _MOST_BITS else bits * 3 // 10


def _first_location(items: list[Item]) -> Location | None:
    return next((item.location for item in items if item.location is not None), None)
