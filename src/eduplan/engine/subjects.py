"""The subjects that rules are asked about, by kind, each with the id under which it is counted."""

from __future__ import annotations

from itertools import chain, combinations
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from eduplan.engine.case import Case
    from eduplan.plan.model import Measure, Target

__all__ = ["Topic", "subjects_of"]


class Topic(NamedTuple):
    """A group or matter that measures of the period regulate, by the plan's own name for it."""

    name: str
    measures: tuple[Measure, ...]


def subjects_of(case: Case, kind: str) -> Iterator[tuple[str, object]]:
    """Yield id and value of every subject of a kind of `SUBJECTS`, in the order of the plan."""
    return _KINDS[kind](case)


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
