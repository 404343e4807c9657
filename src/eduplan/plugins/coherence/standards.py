"""Rules that hold a plan's targets against the standards and the targets of higher levels."""

from __future__ import annotations

from eduplan import (
    NO_NUMBER,
    NO_STANDARD,
    OTHER_KIND,
    PASSED,
    Case,
    Interval,
    Outcome,
    Qualitative,
    Severity,
    Standard,
    Target,
    Words,
    failed,
    judges,
    not_applicable,
    strength,
)
from eduplan.plugins.coherence.domain import coherence

__all__ = ["SEVERITY_OF_KIND", "severity_of"]

STEPS: tuple[Severity, ...] = ("info", "warning", "error")
SEVERITY_OF_KIND = {
    "legal": "error",
    "supervision": "error",
    "funding": "error",
    "staffing": "warning",
    "target": "warning",
    "benchmark": "info",
}
"""How serious it is to ask for less than a standard of each kind."""

STEP_OF_BINDING = {"binding": 1, "expected": -1, "unstated": 0}
STEP_OF_STRENGTH = {"must": 0, "maintain": 0, "aim": 0, "trend": -1, "permit": -1}


def severity_of(standard: Standard, target: Target) -> Severity:
    """Return how serious it is that a target asks for less than a standard.

    A standard whose primary text was not read (confidence K or U) never makes an error.
    """
    step = STEPS.index(SEVERITY_OF_KIND[standard.kind])
    step += STEP_OF_BINDING[target.binding] + STEP_OF_STRENGTH[strength(target.wording)]
    step -= 1 if standard.expected else 0
    most = 1 if standard.confidence in ("K", "U") else 2
    return STEPS[max(0, min(step, most))]


@coherence.rule(
    "PLAN002",
    per="target",
    severity="warning",
    title=Words("目标低于上级标准或上级目标", "Target weaker than a standard"),
    message=Words(
        "{name}：目标{aim}（{target}）低于{standards}。",
        "{name}: the target {aim} ({target}) asks for less than {standards}.",
    ),
    remedy=Words(
        "把目标提高到不低于所列标准；确有困难的，写明理由和分步达到的年份。",
        "Raise the target to what is listed, or say why not and by which year it will be reached.",
    ),
)
def weaker_than_standard(target: Target, case: Case) -> Outcome:
    """A target is held against what was known on the day of issue and applies in its due year.

    Funding standards change within a period and are judged year by year by FIN003.
    """
    if isinstance(target.bound, Qualitative):
        return not_applicable(NO_NUMBER)
    better = case.indicator(target.indicator).better
    if better not in ("higher", "lower"):
        return not_applicable(OTHER_KIND)
    answer = case.standards(target.indicator, case.plan.due_year(target), target.scope)
    found = [one for one in judges(answer, better) if one.kind not in ("funding", "benchmark")]
    if not found:
        return not_applicable(NO_STANDARD)
    weaker = [one for one in found if _asks_less(target, one)]
    if not weaker:
        return PASSED
    return failed(
        severity=max((severity_of(one, target) for one in weaker), key=STEPS.index),
        name=case.name_of(target),
        aim=case.aim(target),
        target=case.place(target),
        standards=_listed(weaker, target, case),
    )


def _asks_less(target: Target, standard: Standard) -> bool:
    """Tell whether some value would meet the target and miss the standard."""
    accepted: Interval = target.bound.accepted
    return accepted.intersect(standard.bound.accepted) != accepted


def _listed(standards: list[Standard], target: Target, case: Case) -> Words:
    parts = [_shown(standard, target, case) for standard in standards]
    return Words("；".join(part.zh for part in parts), "; ".join(part.en for part in parts))


def _shown(standard: Standard, target: Target, case: Case) -> Words:
    bound = case.bound(standard.bound, target.indicator)
    year = str(standard.target_year or "")
    source = f"{standard.document}{standard.document_number}"
    unsure = standard.confidence in ("K", "U") or standard.bound.kind in standard.uncertain
    region = Words("国家", "nation") if standard.region == "CN" else _same(standard.region)
    return Words(
        f"{bound.zh}（{region.zh}，{year + '年，' if year else ''}{source}"
        f"{'，待核' if unsure else ''}）",
        f"{bound.en} ({region.en}, {year + ', ' if year else ''}{source}"
        f"{', to be verified' if unsure else ''})",
    )


def _same(text: str) -> Words:
    return Words(text, text)
