"""The subjects that rules are asked about, by kind, each with the id under which it is counted."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING, Any, NamedTuple

from eduplan.bounds import Maintain, Qualitative
from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.outcome import NO_NUMBER, OTHER_KIND, Reason
from eduplan.engine.index import name_of
from eduplan.plan.model import Baseline, Measure, PlanProblem, Statement, Target
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from eduplan.engine.case import Case

HAS_NUMBER = Reason("has_number", Words("目标有数值", "the target has a number"))
NO_DIRECTION = Reason(
    "no_direction", Words("指标没有优劣方向", "the indicator has no better direction")
)
NO_MILESTONES = Reason("no_milestones", Words("目标没有节点", "the target has no milestones"))


class Topic(NamedTuple):
    """A group or matter that measures of the period regulate, by the plan's own name for it."""

    name: str
    measures: tuple[Measure, ...]


def subjects_of(case: Case, kind: str) -> Iterator[tuple[str, object]]:
    """Yield id and value of every subject of a kind of `SUBJECTS`, in the order of the plan."""
    return _KINDS[kind](case)


def why_not_about(value: object, about: Iterable[str], case: Case) -> Reason | None:
    """Return why a rule that is about some names and kinds is not about a subject, or None."""
    kinds = [name for name in about if name in _HAS_KIND]
    names = {name for name in about if name not in _HAS_KIND}
    if names and names.isdisjoint(_names(value)):
        return OTHER_KIND
    for kind in kinds:
        has_kind, reason = _HAS_KIND[kind]
        if not has_kind(value, case):
            return reason
    return None


def _names(value: object) -> tuple[str, ...]:
    """Return the elements and indicators that a subject is about."""
    match value:
        case Target() | Baseline() | Statement():
            return (name_of(value),)
        case Indicator():
            return (value.name,)
        case Measure():
            return value.moves
        case PlanProblem():
            return value.indicators
        case tuple():  # two targets of one indicator
            return _names(value[0])
    return ()


def _is_numeric(value: Any, case: Case) -> bool:
    """Tell whether a subject gives a number: of two targets, each."""
    if isinstance(value, tuple):
        return all(_is_numeric(one, case) for one in value)
    if isinstance(value, Target):
        return not isinstance(value.bound, Qualitative)
    return getattr(value, "figure", None) is not None


def _indicator(value: Target | Baseline, case: Case) -> Indicator | None:
    return case.catalogue.indicator(value.indicator) if value.indicator else None


def _is_directed(value: Target | Baseline, case: Case) -> bool:
    indicator = _indicator(value, case)
    return indicator is not None and indicator.better in ("higher", "lower")


def _is_composite(value: Target, case: Case) -> bool:
    indicator = _indicator(value, case)
    return indicator is not None and bool(indicator.components)


_HAS_KIND: Mapping[str, tuple[Callable[[Any, Case], bool], Reason]] = {
    "numeric": (_is_numeric, NO_NUMBER),
    "in_words": (lambda value, case: not _is_numeric(value, case), HAS_NUMBER),
    "maintained": (lambda value, _: isinstance(value.bound, Maintain), OTHER_KIND),
    "directed": (_is_directed, NO_DIRECTION),
    "composite": (_is_composite, OTHER_KIND),
    "with_milestones": (lambda value, _: bool(value.milestones), NO_MILESTONES),
    "of_the_period": (lambda value, _: not value.retrospective, OTHER_KIND),
}
"""What makes a subject one of `KINDS`, and why a rule is not about one that isn't."""


def _plan(case: Case) -> Iterator[tuple[str, object]]:
    yield "plan", case.plan


def _indicators(case: Case) -> Iterator[tuple[str, object]]:
    for name in case.index.indicators:
        yield name, case.catalogue.indicator(name)


def _target_pairs(case: Case) -> Iterator[tuple[str, object]]:
    groups: dict[tuple[str, frozenset[tuple[str, str]]], list[Target]] = {}
    for target in case.plan.targets:
        if target.indicator:
            group = groups.setdefault((target.indicator, frozenset(target.scope.items())), [])
            group.append(target)
    for group in groups.values():
        for one, other in combinations(group, 2):
            yield f"{one.id}+{other.id}", (one, other)


def _topics(case: Case) -> Iterator[tuple[str, object]]:
    found: dict[str, list[Measure]] = {}
    for measure in case.plan.measures:
        for topic in () if measure.retrospective else measure.topics:
            found.setdefault(topic, []).append(measure)
    for topic, measures in found.items():
        yield f"topic {topic}", Topic(topic, tuple(measures))


def _items(case: Case) -> Iterator[tuple[str, object]]:
    return ((item.id, item) for item in case.plan.items())


def _figures(case: Case) -> Iterator[tuple[str, object]]:
    for item in chain(case.plan.baselines, case.plan.statements, case.plan.targets):
        yield item.id, item


def _clauses(case: Case) -> Iterator[tuple[str, object]]:
    for clause, items in case.plan.by_clause.items():
        if items:
            yield f"clause {clause}", items


def _amendments(case: Case) -> Iterator[tuple[str, object]]:
    for amendment in case.plan.amendments_until(case.clock.today):
        yield amendment.id, amendment


def _waivers(case: Case) -> Iterator[tuple[str, object]]:
    for use in case.waivers:
        yield use.waiver.id, use


def _table(name: str) -> Callable[[Case], Iterator[tuple[str, object]]]:
    def items(case: Case) -> Iterator[tuple[str, object]]:
        """Yield the items of the table."""
        return ((item.id, item) for item in getattr(case.plan, name))

    return items


_KINDS: Mapping[str, Callable[[Case], Iterator[tuple[str, object]]]] = {
    "plan": _plan,
    "indicator": _indicators,
    "target": _table("targets"),
    "target_pair": _target_pairs,
    "baseline": _table("baselines"),
    "statement": _table("statements"),
    "figure": _figures,
    "measure": _table("measures"),
    "problem": _table("problems"),
    "relation": _table("relations"),
    "item": _items,
    "topic": _topics,
    "clause": _clauses,
    "amendment": _amendments,
    "waiver": _waivers,
}
