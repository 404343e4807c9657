"""Checks that are formulas, judged over what the plan publishes and over what it promises."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eduplan.catalogue.outcome import (
    NO_TARGET,
    NOTHING_PUBLISHED,
    Outcome,
    Reason,
    failed,
    not_applicable,
)
from eduplan.engine.conditions import (
    conditions,
    explained,
    figures_read,
    names_read,
    outcome_of_open,
)
from eduplan.engine.published import PublishedFacts, TargetFacts, items_of
from eduplan.formula import references
from eduplan.readings.exact import Moment, read_exact
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eduplan.catalogue.rule import Rule
    from eduplan.engine.asking import Question
    from eduplan.engine.case import Case
    from eduplan.readings.exact import Reading

__all__ = ["check_questions"]

STATED = Reason(
    "stated",
    Words(
        "同样的数由规划写明的关系判断", "a relation that the plan states judges the same figures"
    ),
)


def check_questions(rule: Rule, case: Case) -> Iterator[Question]:
    """Yield what a check is to be asked: of the base year, and of each year with targets.

    Published intervals that can't meet fail; intervals that can, pass: consistency of printed
    figures means that they are possible together. A target says nothing of what has none, so a
    condition is held against targets only where all that it reads has one. What a relation of the
    plan finds of the same figures is not found again.
    """
    plan, published, promised = case.plan, PublishedFacts(case), TargetFacts(case)
    base = plan.baseline_year
    yield f"values {base}", partial(_judge_published, rule, published, base, case)
    for year in sorted({plan.due_year(target) for target in plan.targets}):
        yield f"targets {year}", partial(_judge_promised, rule, promised, year, case)


def _judge_published(rule: Rule, facts: PublishedFacts, year: int, case: Case) -> Outcome:
    known = [one for one in _read(rule, facts, year, case) if _rests_on_figures(one)]
    return _judge(known, case) if known else not_applicable(NOTHING_PUBLISHED)


def _judge_promised(rule: Rule, facts: TargetFacts, year: int, case: Case) -> Outcome:
    readings = _read(rule, facts, year, case)
    known = [one for one in readings if _rests_on_figures(one) and not one.missing]
    return _judge(known, case) if known else not_applicable(NO_TARGET)


def _read(rule: Rule, facts: PublishedFacts, year: int, case: Case) -> list[Reading]:
    assert rule.formula is not None
    if facts.names.isdisjoint(names_read(rule.formula, case.catalogue)):
        return []  # most checks are about what a plan says nothing of
    moment = Moment(case.plan.region, year)
    return list(conditions(read_exact(rule.formula, facts, moment, case.catalogue)))


def _rests_on_figures(reading: Reading) -> bool:
    return next(figures_read(reading), None) is not None


def _judge(readings: Sequence[Reading], case: Case) -> Outcome:
    against = [reading for reading in readings if reading.value is False]
    if not against:
        return outcome_of_open(readings)
    items = items_of(against, case)
    if _is_stated(items, case):
        return not_applicable(STATED)
    return failed(*items, words=explained(against, case.catalogue))


def _is_stated(items: Sequence[str], case: Case) -> bool:
    """Tell whether a relation that the plan states is found impossible for the same figures."""
    return any(
        case.arithmetic.verdicts[relation.id] == "impossible"
        for relation in case.plan.relations
        if set(references(relation.formula)) == set(items)
    )
