"""A finding: the one type behind every output, rendered in either language."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING, NamedTuple

from eduplan.catalogue.outcome import SEVERITIES, Amount, Outcome, Severity, Value
from eduplan.quantity import format_value
from eduplan.words import Language, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan.catalogue.rule import Rule
    from eduplan.errors import Location
    from eduplan.plan.model import Item, Plan

__all__ = ["Finding", "finding_of", "render_value"]


class Finding(NamedTuple):
    """One thing that a rule found wrong.

    `subjects` are the ids of the items it is about, first the one asked; `clauses` where they
    stand; `values` what the message shows; `fingerprint` is the same as long as rule and subjects
    are, wherever they stand in the file.
    """

    code: str
    severity: Severity
    subjects: tuple[str, ...]
    clauses: tuple[str, ...]
    message: Words
    remedy: Words
    values: Mapping[str, Value]
    location: Location | None
    plan: str

    @property
    def fingerprint(self) -> str:
        """Twelve hexadecimal digits for this rule on these subjects of this plan."""
        from hashlib import sha256  # loads a cryptographic library, which few outputs need

        return sha256("|".join((self.code, self.plan, *self.subjects)).encode()).hexdigest()[:12]

    @property
    def rank(self) -> tuple[int, str]:
        """The order in which people should read findings: most serious first."""
        return SEVERITIES.index(self.severity), self.code


def finding_of(rule: Rule, subject: str, outcome: Outcome, plan: Plan) -> Finding:
    """Return the finding that a failed outcome of `rule` on `subject` stands for.

    Raises:
        KeyError: the message names a value that the outcome does not carry.
    """
    ids = tuple(dict.fromkeys((*subject.split("+"), *outcome.beside)))
    items = [plan.by_id[one] for one in ids if one in plan.by_id]
    clauses = tuple(dict.fromkeys(clause for item in items for clause in item.clauses))
    chinese: dict[str, str] = {}
    english: dict[str, str] = {}
    for name, value in outcome.values.items():
        chinese[name] = english[name] = render_value(value, "zh")
        if not isinstance(value, str):
            english[name] = render_value(value, "en")
    return Finding(
        code=rule.code,
        severity=outcome.severity or rule.severity,
        subjects=ids,
        clauses=clauses,
        message=Words(_filled(rule.message.zh, chinese), _filled(rule.message.en, english)),
        remedy=Words(_filled(rule.remedy.zh, chinese), _filled(rule.remedy.en, english)),
        values=outcome.values,
        location=_first_location(items),
        plan=plan.id,
    )


def _filled(text: str, values: Mapping[str, str]) -> str:
    return text.format(**values) if "{" in text or "}" in text else text


def render_value(value: Value, lang: Language) -> str:
    """Return a value of a message as people read it."""
    if isinstance(value, str):
        return value
    if isinstance(value, Words):
        return value.in_language(lang)
    if isinstance(value, Amount):
        text = format_value(value.value, value.unit)
        return text if lang == "zh" else text.replace("个百分点", " percentage points")
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, int):
        return str(value)
    raise TypeError(f"{value!r} can't be shown in a message")


def _first_location(items: list[Item]) -> Location | None:
    return next((item.location for item in items if item.location is not None), None)
