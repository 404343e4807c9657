"""Ask rules one question at a time; whatever a rule does becomes an outcome."""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from types import NoneType
from typing import NamedTuple, TypeAlias

from eduplan.catalogue.outcome import (
    NATURES,
    PASSED,
    SEVERITIES,
    Amount,
    Outcome,
    Reason,
    UndecidedError,
    not_evaluated,
)
from eduplan.catalogue.rule import AskedRule
from eduplan.errors import Location
from eduplan.failures import Failure, end_if_forked, failure_of
from eduplan.quantity import Unit
from eduplan.words import Words

_ANSWERS = ("pass", "fail", "not_applicable", "not_evaluated")
"""The statuses that a rule may return; only the host says `error`."""

_CHOICES: Mapping[str, tuple[str | None, ...]] = {
    "status": _ANSWERS,
    "severity": (None, *SEVERITIES),
    "nature": (None, *NATURES),
}
"""What some fields of an outcome may be."""

_SHOWN = (str, int, Words, Amount, datetime.date)
"""The types that a message may show, no subclasses: values travel between processes."""

_SHOWN_WORDS = (
    "文本、整数、日期、Words 或精确数的 Amount",
    "text, a whole number, a date, Words, or an Amount of an exact number",
)


class RuleOutcome(NamedTuple):
    """How one rule ended on one subject (the id of an item, an indicator, `plan`).

    `failure` is why there is no answer, where the outcome is `error`.
    """

    code: str
    subject: str
    outcome: Outcome
    failure: Failure | None = None


Question: TypeAlias = "tuple[str, Callable[[], object]]"
"""A subject, and what asks the rule about it."""


def ask_each(
    rules: Iterable[AskedRule], questions_of: Callable[[AskedRule], Iterable[Question]]
) -> list[RuleOutcome]:
    """Ask each rule the questions that `questions_of` gives for it."""
    return [
        answer(rule.code, subject, question)
        for rule in rules
        for subject, question in questions_of(rule)
    ]


def answer(code: str, subject: str, question: Callable[[], object]) -> RuleOutcome:
    """Ask a rule one question; every exception but KeyboardInterrupt becomes an outcome."""
    process = os.getpid()
    try:
        found = question()
        flaw = _flaw(found)
        if flaw is None:
            return RuleOutcome(code, subject, found)  # type: ignore[arg-type]  # no flaw
    except KeyboardInterrupt:
        raise
    except UndecidedError as error:
        return RuleOutcome(code, subject, not_evaluated(error.reason))
    except BaseException as error:
        return broken(code, subject, failure_of(error))
    finally:
        end_if_forked(process)

    return broken(code, subject, Failure(flaw, "bad_answer"))


def broken(code: str, subject: str, failure: Failure) -> RuleOutcome:
    """Return the outcome `error` of a rule on a subject."""
    words = Words("规则出错：{why}", "the rule failed: {why}").fill(why=failure.words)
    return RuleOutcome(code, subject, Outcome("error", Reason(failure.kind, words)), failure)


def _flaw(outcome: object) -> Words | None:
    """Return why the outcome can't be counted, or None."""
    if outcome is PASSED:
        return None
    if type(outcome) is not Outcome:
        return _returned(type(outcome).__name__, "Outcome", "an Outcome")
    for field, choices in _CHOICES.items():
        value = getattr(outcome, field)
        # The exact type comes first: a plugin's own class may compare equal to anything.
        if type(value) not in (str, NoneType) or value not in choices:
            return _returned(f"{field}={value!r}", *["/".join(filter(None, choices))] * 2)
    status, reason = outcome.status, outcome.reason
    needs_reason = status not in ("pass", "fail")
    if not _is_reason(reason) if needs_reason else reason is not None:
        expected = (
            ("Reason(code, Words)", "a Reason(code, Words)")
            if needs_reason
            else ("没有 reason", "no reason")
        )
        return _returned(f"status={status!r}, reason={reason!r}", *expected)
    for field, names in (("missing", outcome.missing), ("beside", outcome.beside)):
        if names != () and not _are_names(names):
            return _returned(f"{field}={names!r}", "名称的元组", "a tuple of names")
    if outcome.location is not None and type(outcome.location) is not Location:
        return _returned(f"location={outcome.location!r}", "Location", "a Location")
    for name, value in outcome.values.items():
        if type(name) is not str or not _is_shown(value):
            return _returned(f"{name}={value!r}", *_SHOWN_WORDS)
    return None


def _returned(found: str, zh: str, en: str) -> Words:
    return Words(f"返回了 {found}，应为{zh}", f"returned {found}; expected {en}")


def _are_names(names: object) -> bool:
    return type(names) is tuple and all(type(name) is str for name in names)


def _is_reason(reason: object) -> bool:
    return type(reason) is Reason and type(reason.code) is str and _is_words(reason.words)


def _is_words(words: object) -> bool:
    return type(words) is Words and type(words.zh) is str and type(words.en) is str


def _is_shown(value: object) -> bool:
    if type(value) is Words:
        return _is_words(value)
    if type(value) is Amount:
        return type(value.value) in (Fraction, int) and type(value.unit) is Unit
    return type(value) in _SHOWN
