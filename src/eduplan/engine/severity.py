"""How serious it is to ask for less than a standard: a table by its kind, shifted in steps."""

from __future__ import annotations

from collections.abc import Iterable

from eduplan.catalogue.definitions import Standard
from eduplan.catalogue.outcome import Severity
from eduplan.plan.model import Target
from eduplan.plan.wording import strength

STEPS: tuple[Severity, ...] = ("info", "warning", "error")

SEVERITY_OF_KIND = {
    "legal": "error",
    "supervision": "error",
    "funding": "error",
    "staffing": "warning",
    "target": "warning",
    "benchmark": "info",
}
"""Where a shortfall starts, by the kind of the standard."""

STEP_OF_BINDING = {"binding": 1, "expected": -1, "unstated": 0}
"""A binding 约束性 target weighs more, an expected 预期性 one less."""

STEP_OF_STRENGTH = {"must": 0, "maintain": 0, "aim": 0, "trend": -1, "permit": -1}
"""A wording that only names a direction, or allows something, promises less."""

STEP_OF_EXPECTED = -1
"""What a higher level itself calls an average to be expected binds no single county."""

MOST_IF_UNSURE: Severity = "warning"
"""A standard whose text was not read never makes an error."""


def severity_of(standard: Standard, target: Target) -> Severity:
    """Return how serious it is that a target asks for less than a standard."""
    step = STEPS.index(SEVERITY_OF_KIND[standard.kind])
    step += STEP_OF_BINDING[target.binding] + STEP_OF_STRENGTH[strength(target.wording)]
    step += STEP_OF_EXPECTED if standard.expected else 0
    most = STEPS.index(MOST_IF_UNSURE) if is_unsure(standard) else len(STEPS) - 1
    return STEPS[max(0, min(step, most))]


def worst_severity(standards: Iterable[Standard], target: Target) -> Severity:
    """Return how serious it is that a target asks for less than all of these, by the worst."""
    return max((severity_of(one, target) for one in standards), key=STEPS.index)


def is_unsure(standard: Standard) -> bool:
    """Tell whether the value of a standard is still to be verified 待核."""
    return standard.confidence in ("K", "U") or standard.bound.kind in standard.uncertain
