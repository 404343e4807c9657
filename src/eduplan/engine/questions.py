"""The questions of an audit: each rule about each of its subjects in a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Protocol

from eduplan.catalogue.outcome import OTHER_DOCUMENT, not_applicable
from eduplan.catalogue.rule import Alias, AnyRule, AskedRule, Check, Rule
from eduplan.engine.asking import Question, RuleOutcome, ask_each
from eduplan.engine.case import Case
from eduplan.engine.checks import check_questions
from eduplan.engine.own_standards import why_not_by_own
from eduplan.engine.subjects import subjects_of, why_not_about
from eduplan.registry import Registry


class Asker(Protocol):
    """Asks some rules about all their subjects, here or elsewhere."""

    def __call__(
        self, rules: Iterable[AskedRule], case: Case, registry: Registry
    ) -> list[RuleOutcome]:
        """Return how each rule ended on each of its subjects, in the order of the questions."""
        ...


def questions(rule: AnyRule, case: Case) -> Iterator[Question]:
    """Yield what a rule is to be asked, in the order of the plan; an alias is asked nothing."""
    if isinstance(rule, Alias):
        return
    unused = why_not_by_own(rule, case.catalogue, case.clock.known_on, in_use=case.own_standards)
    match rule:
        case Check():
            for subject, ask in check_questions(rule, case):
                yield subject, partial(not_applicable, unused) if unused else ask
        case Rule():
            other = rule.documents and case.plan.kind not in rule.documents and OTHER_DOCUMENT
            for subject, value in subjects_of(case, rule.per):
                reason = unused or other or why_not_about(value, rule.about, case)
                ask = partial(rule.function, value, case)
                yield subject, ask if reason is None else partial(not_applicable, reason)


def ask_here(rules: Iterable[AskedRule], case: Case, registry: Registry) -> list[RuleOutcome]:
    """Return how each rule ended on each of its subjects, asked in this process."""
    return ask_each(rules, lambda rule: questions(rule, case))
