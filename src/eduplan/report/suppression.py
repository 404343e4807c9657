"""What a report or a document derives as a small number of people, made unreadable as well.

The figures of the data are widened before they are read (`data/suppression.py`). What remains is
small by calculation: that three children are lacking of a target.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import attrs

from eduplan import charts, report_model
from eduplan.report.documents import Stream
from eduplan.report_model import Derivation, Quantity, Report, Steps
from eduplan.words import Language, Words

_PEOPLE = re.compile(
    r"(?<![\d.,≥≤<>～])(?<!不多于)(?<!more than )([1-9]\d*)\s?人(?!/|就是| is |～)"
)
"""A number of people that the data give; not what is asked, nor what one more or less changes."""
_FEW = Words("少于{n}人", "fewer than {n}人")
_OURS = (report_model.__name__, charts.__name__)


def without_small(report: Report, below: int | None) -> Report:
    """Return a report that tells no number of people from 1 to below; all of it for None."""
    if below is None:
        return report
    hidden: Report = _hidden(report, below)
    return hidden


def document_without_small(document: dict[str, Any], below: int | None) -> dict[str, Any]:
    """Return a JSON document likewise: a small number of people is no number but words."""
    if below is None:
        return document
    hidden: dict[str, Any] = _plain(document, below)
    return hidden


@attrs.frozen
class _Lines:
    """The steps of a derivation without small numbers."""

    derivation: Derivation
    below: int

    def lines(self, lang: Language) -> Sequence[str]:
        """Return the steps."""
        return [_text(one, self.below, lang) for one in self.derivation.lines(lang)]


def _hidden(value: Any, below: int) -> Any:
    if isinstance(value, tuple) and not isinstance(value, Words):
        return tuple(_hidden(one, below) for one in value)
    if isinstance(value, Words):
        return Words(*(_text(value.in_language(lang), below, lang) for lang in ("zh", "en")))
    if isinstance(value, Quantity):
        return attrs.evolve(value, value=None) if _is_small(value, below) else value
    if isinstance(value, Steps):
        return Steps(_Lines(value.derivation, below))
    if type(value).__module__ not in _OURS or not attrs.has(type(value)):
        return value
    fields = {field.name: getattr(value, field.name) for field in attrs.fields(type(value))}
    changed = {name: _hidden(one, below) for name, one in fields.items()}
    return attrs.evolve(value, **changed) if changed != fields else value


def _is_small(one: Quantity, below: int) -> bool:
    value = one.value
    return (
        one.unit.symbol == "人"
        and value is not None
        and value.is_point
        and 0 < abs(value.value) < below
    )


def _text(text: str, below: int, lang: Language) -> str:
    few = _FEW.fill(n=below).in_language(lang)
    return _PEOPLE.sub(lambda found: few if int(found[1]) < below else found[0], text)


def _plain(value: Any, below: int, lang: Language = "zh") -> Any:
    if isinstance(value, str):
        return _text(value, below, lang)
    if isinstance(value, Stream):
        return [_plain(one, below, lang) for one in value]
    if isinstance(value, list):
        return [_plain(one, below, lang) for one in value]
    if isinstance(value, dict):
        lang = value.get("language", lang)
        plain = {key: _plain(one, below, lang) for key, one in value.items()}
        return plain if value.get("unit") != "人" else {**plain, **_widened(value, below)}
    return value


def _widened(value: dict[str, Any], below: int) -> dict[str, Any]:
    """Return the keys of a number of people whose value is small, as far as may be told."""
    small = {str(sign * one) for one in range(1, below) for sign in (1, -1)}
    found = {key for key, one in value.items() if str(one) in small}
    reach = {"lower": "1", "upper": str(below - 1), "lower_closed": True, "upper_closed": True}
    told: dict[str, Any] = {"change": None, "present": f"<{below}"}
    return {key: told.get(key, reach) for key in found}
