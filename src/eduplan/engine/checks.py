"""Checks that are formulas, judged over what the plan publishes and over what it promises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

from eduplan.catalogue.definitions import Scope
from eduplan.catalogue.outcome import (
    NO_TARGET,
    NOTHING_PUBLISHED,
    Outcome,
    Reason,
    failed,
    not_applicable,
)
from eduplan.catalogue.rule import Check
from eduplan.engine.asking import Question
from eduplan.engine.case import Case
from eduplan.engine.conditions import (
    conditions,
    explained,
    figures_read,
    outcome_of_open,
)
from eduplan.engine.published import PublishedFacts, TargetFacts
from eduplan.formula import references
from eduplan.readings.facts import Context, Reading
from eduplan.words import Words

STATED = Reason(
    "stated",
    Words(
        "同样的数由规划写明的关系判断", "a relation that the plan states judges the same figures"
    ),
)


WHOSE = ("authority", "basis")
"""Dimensions that say whose figures these are; parts of them, such as stages, formulas select."""


class _Over(NamedTuple):
    """A year, and whose figures of it."""

    year: int
    scope: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return " ".join((str(self.year), *(f"{name}={code}" for name, code in self.scope)))


def check_questions(rule: Check, case: Case) -> Iterator[Question]:
    """Yield what a check is to be asked: of the base year, and of each year with targets.

    It is asked of every other year of which it reads a figure too, and of the figures of one
    authority or basis by themselves: two figures compare only with equal scope.

    Published intervals that can't meet fail; intervals that can, pass: consistency of printed
    figures means that they are possible together. A target says nothing of what has none, so a
    condition is held against targets, and against figures beside those of the base year, only
    where all that it reads has one. What a relation of the plan finds of the same figures is not
    found again.
    """
    published, promised = case.figures.published, case.figures.promised
    names = case.catalogue.names_read(rule.formula)
    base = _Over(case.plan.baseline_year)
    yield f"values {base}", partial(_judge_published, rule, published, names, base, case)
    for over in sorted(set(_published(names, case)) - {base}):
        yield f"values {over}", partial(_judge_complete, rule, published, names, over, case)
    due = {_Over(case.plan.due_year(target)) for target in case.plan.targets}
    for over in sorted(due.union(_promised(names, case))):
        yield f"targets {over}", partial(_judge_complete, rule, promised, names, over, case)


def _published(names: frozenset[str], case: Case) -> Iterator[_Over]:
    """Yield the years and scopes of the published figures of some names."""
    for name in names:
        for baseline in case.index.baselines(name):
            yield _Over(case.plan.year_of(baseline), _whose(baseline.scope))
        for statement in case.index.statements(name):
            yield _Over(case.plan.year_of(statement), _whose(statement.scope))


def _promised(names: frozenset[str], case: Case) -> Iterator[_Over]:
    for name in names:
        for target in case.index.targets(name):
            yield _Over(case.plan.due_year(target), _whose(target.scope))


def _whose(scope: Scope) -> tuple[tuple[str, str], ...]:
    return tuple((name, scope[name]) for name in WHOSE if name in scope)


def _judge_published(
    rule: Check, facts: PublishedFacts, names: frozenset[str], over: _Over, case: Case
) -> Outcome:
    readings = _read(rule, facts, names, over, case)
    known = [one for one in readings if _rests_on_figures(one)]
    return _judge(known, case) if known else not_applicable(NOTHING_PUBLISHED)


def _judge_complete(
    rule: Check, facts: PublishedFacts, names: frozenset[str], over: _Over, case: Case
) -> Outcome:
    readings = _read(rule, facts, names, over, case)
    known = [one for one in readings if _rests_on_figures(one) and not one.missing]
    nothing = NO_TARGET if isinstance(facts, TargetFacts) else NOTHING_PUBLISHED
    return _judge(known, case) if known else not_applicable(nothing)


def _read(
    rule: Check, facts: PublishedFacts, names: frozenset[str], over: _Over, case: Case
) -> list[Reading]:
    """Return the conditions of a check that can be of these figures, each read over them."""
    if facts.names.isdisjoint(names):
        return []  # most checks are about what a plan says nothing of
    context = Context(case.plan.region, over.year, scope=dict(over.scope))
    readings = conditions(facts.read(rule.formula, context))
    return [one for one in readings if _can_be_of(one, over, case)]


def _can_be_of(reading: Reading, over: _Over, case: Case) -> bool:
    """Tell whether all that a condition reads can be told apart by the dimensions of a scope."""
    read = references(reading.node) if over.scope else ()
    definitions = [case.catalogue.definitions[name] for name in read]
    return all(
        name in getattr(one, "dimensions", ()) for one in definitions for name, _ in over.scope
    )


def _rests_on_figures(reading: Reading) -> bool:
    return next(figures_read(reading), None) is not None


def _judge(readings: Sequence[Reading], case: Case) -> Outcome:
    against = [reading for reading in readings if reading.value is False]
    if not against:
        return outcome_of_open(readings)
    items = case.figures.items_read(against)
    if _is_stated(items, case):
        return not_applicable(STATED)
    return failed(*items, words=explained(against, case.catalogue))


def _is_stated(items: Sequence[str], case: Case) -> bool:
    """Tell whether a relation that the plan states is found impossible for the same figures."""
    return any(
        case.arithmetic.verdicts[relation.id] == "impossible"
        for relation in case.plan.relations
        if set(relation.reads) == set(items)
    )
