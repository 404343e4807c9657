"""All trials, and the least that must have been asked of what a domain declares."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeAlias

from eduplan.messages import MessageKind, Text
from eduplan.registry import Registry
from eduplan.testing import definitions, files, overlays
from eduplan.testing.subject import subjects_of
from eduplan.testing.trial import Result, Trial, ask_quick, run_trials

Trials: TypeAlias = "tuple[Trial, ...]"

QUICK: Trials = (*definitions.TRIALS, *files.TRIALS, *overlays.QUICK)
"""The trials that need no made-up plans; `eduplan plugins --check` asks these."""

LEAST = {
    "": 9,
    "elements": 5,
    "indicators": 14,
    "rules": 20,
    "checks": 2,
    "all_rules": 9,
    "calculations": 12,
    "standards": 4,
    "dimensions": 2,
    "judged": 4,
    "overrides": 3,
    "terms": 1,
    "local_standards": 1,
}
"""How many trials must at least have been asked for what a domain declares."""

_TOO_FEW = MessageKind(
    "too_few_trials",
    "只问了 {asked} 项，按领域的内容至少应问 {least} 项：没有收集到，或被排除了",
    "only {asked} trials were asked; what the domain declares asks for {least} at least: some "
    "were not collected, or left out",
)


def too_few(results: Iterable[Result], least: int) -> Text:
    """Return that too few trials were asked; "" where there were enough."""
    asked = sum(one.status != "skipped" for one in results)
    return _TOO_FEW(asked=asked, least=least) if asked < least else ""


def examine(name: str, registry: Registry, reload: Callable[[], Registry]) -> list[Result]:
    """Return how the quick trials of a domain, or of all domains of a plugin, end.

    Raises:
        NoSubjectError: there is none of that name, or it was set aside.
    """
    return [
        result
        for subject in subjects_of(name, registry, reload)
        for result in run_trials(QUICK, subject, ask_quick)
    ]
