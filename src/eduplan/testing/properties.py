"""Asks properties: each about many made-up plans or figures, the same in every run."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

from eduplan.messages import Text
from eduplan.testing.subject import Subject
from eduplan.testing.trial import Trial, ask_quick

EXAMPLES = 10
"""How many made-up plans or figures a property is asked about."""


_SETTINGS = settings(
    deadline=None,
    database=None,
    report_multiple_bugs=False,
    # Nothing is shrunk: a made-up plan is a seed, and a smaller seed is no simpler plan.
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=list(HealthCheck),
)
_DATA = st.data()


class _FoundError(Exception):
    """A property found something."""


def ask_any(one: Trial, subject: Subject, examples: int = EXAMPLES) -> tuple[Text, ...]:
    """Return what a trial finds, a property within so many examples."""
    if not one.is_property:
        return ask_quick(one, subject)

    findings: list[tuple[Text, ...]] = []

    # Hypothesis reads the source of this function each time, so it is short.
    def ask(data: st.DataObject) -> None:
        _raise_found(one.find(subject, data), findings)

    # derandomize would read the source once more
    property_ = seed(0)(settings(_SETTINGS, max_examples=examples)(given(_DATA)(ask)))
    try:
        property_()
    except (_FoundError, Flaky):  # what hangs on earlier questions does not fail again alike
        return findings[0]
    return ()


def _raise_found(texts: Iterable[Text], findings: list[tuple[Text, ...]]) -> None:
    """Keep what is found, if anything, and raise."""
    found = tuple(dict.fromkeys(texts))
    if found:
        findings.append(found)
        raise _FoundError
