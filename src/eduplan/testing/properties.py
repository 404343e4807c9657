"""Asks properties: each about many made-up plans or figures, the same in every run."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky

from eduplan.messages import Text
from eduplan.testing.subject import Subject
from eduplan.testing.trial import Trial, ask_quick

EXAMPLES = 10
"""How many made-up plans or figures a property is asked about."""


_PHASES = (Phase.explicit, Phase.generate)
"""Nothing is shrunk: a made-up plan is a seed, and a smaller seed is no simpler plan."""


class _FoundError(Exception):
    """A property found something."""


def ask_any(one: Trial, subject: Subject, examples: int = EXAMPLES) -> tuple[Text, ...]:
    """Return what a trial finds, a property within so many examples."""
    if not one.is_property:
        return ask_quick(one, subject)

    findings: list[tuple[Text, ...]] = []

    @seed(0)  # derandomize would read the source of the function each time
    @settings(
        max_examples=examples,
        deadline=None,
        database=None,
        report_multiple_bugs=False,
        phases=_PHASES,
        suppress_health_check=list(HealthCheck),
    )
    @given(st.data())
    def ask(data: st.DataObject) -> None:
        """Raise what is found."""
        found = tuple(dict.fromkeys(one.find(subject, data)))
        if found:
            findings.append(found)
            raise _FoundError

    try:
        ask()
    except (_FoundError, Flaky):  # what hangs on earlier questions does not fail again alike
        return findings[0]
    return ()
