"""Checks that are formulas, judged over what the plan publishes and over what it promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eduplan.catalogue.outcome import (
    MISSING_DATA,
    NOTHING_PUBLISHED,
    PASSED,
    Outcome,
    Reason,
    failed,
    not_applicable,
    not_evaluated,
)
from eduplan.engine.published import PublishedFacts, TargetFacts
from eduplan.formula import references
from eduplan.readings.exact import Moment, read_exact
from eduplan.readings.words import explain
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.catalogue.rule import Rule
    from eduplan.engine.case import Case
    from eduplan.formula import Node

__all__ = ["check_outcomes"]


def check_outcomes(rule: Rule, case: Case) -> Iterator[tuple[str, Outcome]]:
    """Yield subject and outcome of a check over the base year and over each year with targets.

    Published intervals that can't meet fail; intervals that can, pass: consistency of printed
    figures means that they are possible together.
    """
    plan = case.plan
    assert rule.formula is not None
    yield (
        f"values {plan.baseline_year}",
        _judge(rule.formula, PublishedFacts(case), plan.baseline_year, case),
    )
    for year in sorted({plan.due_year(target) for target in plan.targets}):
        yield f"targets {year}", _judge(rule.formula, TargetFacts(case), year, case)


def _judge(formula: Node, facts: PublishedFacts, year: int, case: Case) -> Outcome:
    items = facts.items_read(references(formula))
    if not items:
        return not_applicable(NOTHING_PUBLISHED)
    moment = Moment(case.plan.region, year)
    reading = read_exact(formula, facts, moment, case.catalogue)
    if reading.value is False:
        words = Words(
            explain(reading, case.catalogue, lang="zh").lines()[0],
            explain(reading, case.catalogue, lang="en").lines()[0],
        )
        return failed(*items, words=words)
    if reading.value is None and reading.problem is not None:
        return not_evaluated(Reason("undefined", reading.problem))
    if reading.value is None and reading.missing:
        names = dict.fromkeys(missing.name for missing in reading.missing)
        return not_evaluated(MISSING_DATA, *names)
    return PASSED
