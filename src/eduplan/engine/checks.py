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
from eduplan.engine.conditions import conditions, explained, figures_read, outcome_of_open
from eduplan.engine.counting import OWNER_DIMENSIONS
from eduplan.engine.published import PublishedFacts, TargetFacts
from eduplan.formula import references
from eduplan.plan.model import Baseline, Statement
from eduplan.readings.facts import Context, Reading
from eduplan.words import Words

STATED = Reason(
    "stated",
    Words(
        "同样的数由规划写明的关系判断", "a relation that the plan states judges the same figures"
    ),
)


class _YearAndOwner(NamedTuple):
    """A year, and the codes that say whose figures are read for it."""

    year: int
    scope: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return " ".join((str(self.year), *(f"{name}={code}" for name, code in self.scope)))


def check_questions(rule: Check, case: Case) -> Iterator[Question]:
    """Yield the questions of a check: about the base year, and about each year with targets.

    Other years are asked about if the plan has a figure of theirs that the check reads. Figures of
    one authority or basis are judged by themselves: figures compare only with equal scope.

    Published intervals fail if they can't meet, and pass if they can: printed figures need only be
    possible together. Targets, and figures of other years, are judged only if the condition has
    all its figures: a target says nothing about what has none. What a relation of the plan finds
    in the same figures is not found again.
    """
    plan, index, names = case.plan, case.index, case.catalogue.names_read(rule.formula)
    published: list[Baseline | Statement] = []
    for name in names:
        published += index.baselines(name)
        published += index.statements(name)
    targets = [target for name in names for target in index.targets(name)]
    base = _YearAndOwner(plan.baseline_year)
    others = {_YearAndOwner(plan.year_of(one), _owner(one.scope)) for one in published} - {base}
    due = {_YearAndOwner(plan.due_year(target)) for target in plan.targets}
    due |= {_YearAndOwner(plan.due_year(target), _owner(target.scope)) for target in targets}
    ask = partial(_judge, rule, names, case)
    yield f"values {base}", partial(ask, case.figures.published, base, is_complete=False)
    for asked in sorted(others):
        yield f"values {asked}", partial(ask, case.figures.published, asked)
    for asked in sorted(due):
        yield f"targets {asked}", partial(ask, case.figures.promised, asked)


def _owner(scope: Scope) -> tuple[tuple[str, str], ...]:
    return tuple((name, scope[name]) for name in OWNER_DIMENSIONS if name in scope)


def _judge(
    rule: Check,
    names: frozenset[str],
    case: Case,
    facts: PublishedFacts,
    asked: _YearAndOwner,
    *,
    is_complete: bool = True,
) -> Outcome:
    """Judge the conditions that rest on figures; with `is_complete`, those that lack none.

    One part above the whole decides, whatever else is missing, but of targets: they say nothing
    about what has none.
    """
    may_lack = not is_complete
    is_published = not isinstance(facts, TargetFacts)
    known = [
        one
        for one in _read(rule, names, case, facts, asked)
        if next(figures_read(one), None) is not None
        and (may_lack or not one.missing or (is_published and one.value is False))
    ]
    if not known:
        return not_applicable(NO_TARGET if isinstance(facts, TargetFacts) else NOTHING_PUBLISHED)
    against = [reading for reading in known if reading.value is False]
    if not against:
        return outcome_of_open(known)
    items = case.figures.items_read(against)
    if _is_stated(items, case):
        return not_applicable(STATED)
    return failed(*items, words=explained(against, case.catalogue))


def _read(
    rule: Check, names: frozenset[str], case: Case, facts: PublishedFacts, asked: _YearAndOwner
) -> list[Reading]:
    """Return the readings of a check's conditions that these figures can be about."""
    if facts.names.isdisjoint(names):
        return []  # most checks are about what a plan says nothing of
    context = Context(case.plan.region, asked.year, scope=dict(asked.scope))
    readings = conditions(facts.read(rule.formula, context))
    return [one for one in readings if _can_be_of(one, asked, case)]


def _can_be_of(reading: Reading, asked: _YearAndOwner, case: Case) -> bool:
    """Tell whether every name that a condition reads has the dimensions of the scope."""
    read = references(reading.node) if asked.scope else ()
    definitions = [case.catalogue.definitions[name] for name in read]
    return all(
        name in getattr(one, "dimensions", ()) for one in definitions for name, _ in asked.scope
    )


def _is_stated(items: Sequence[str], case: Case) -> bool:
    """Tell whether a relation that the plan states is found impossible for the same figures."""
    return any(
        case.arithmetic.verdicts[relation.id] == "impossible"
        for relation in case.plan.relations
        if set(relation.reads) == set(items)
    )
