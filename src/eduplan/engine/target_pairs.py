"""The targets that are compared with each other: those of one indicator and scope, by two."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import TypeAlias

from eduplan.plan.model import Plan, Target
from eduplan.quantity import Interval

Accepted: TypeAlias = Callable[[Target], Interval]
"""What gives the values that meet a target."""

ALL_COMPARED = 20
"""Most targets of one indicator and scope of which each is compared with each.

Plans have two or three. Of more, each is compared with those that ask most, so that the work grows
with their number and not with its square.
"""


def _by_itself(target: Target) -> Interval:
    return target.bound.accepted


def target_pairs(plan: Plan, accepted: Accepted = _by_itself) -> Iterator[tuple[Target, Target]]:
    """Yield the pairs of targets to compare, each in the order of the plan."""
    groups: dict[tuple[str, frozenset[tuple[str, str]]], list[Target]] = {}
    for target in plan.targets:
        if target.indicator:
            group = groups.setdefault((target.indicator, frozenset(target.scope.items())), [])
            group.append(target)
    for group in groups.values():
        if len(group) <= ALL_COMPARED:
            yield from combinations(group, 2)
        else:
            yield from _telling(group, plan, accepted)


def _telling(
    group: Sequence[Target], plan: Plan, accepted: Accepted
) -> Iterator[tuple[Target, Target]]:
    """Yield pairs in which every target stands that contradicts another or differs from it.

    What contradicts any target of its year contradicts the one that asks most or least; what asks
    less than an earlier one asks less than the one of them that asks most.
    """
    places = {target.id: place for place, target in enumerate(group)}
    by_year: dict[int, list[Target]] = {}
    for target in group:
        by_year.setdefault(plan.due_year(target), []).append(target)
    beside = [*_first_of_both(group)]
    earlier: list[Target] = []
    found: set[tuple[int, int]] = set()
    for _, targets in sorted(by_year.items()):
        others = {places[one.id] for one in (*beside, *earlier, *_extremes(targets, accepted))}
        for place in (places[target.id] for target in targets):
            found |= {(min(place, one), max(place, one)) for one in others if one != place}
        earlier = _extremes([*earlier, *targets], accepted)
    return ((group[one], group[other]) for one, other in sorted(found))


def _extremes(targets: Iterable[Target], accepted: Accepted) -> list[Target]:
    """Return the target with the highest lower end, and the one with the lowest upper end."""
    targets = [*targets]
    return [
        max(targets, key=lambda one: accepted(one).lower_end),
        min(targets, key=lambda one: accepted(one).upper_end),
    ]


def _first_of_both(group: Sequence[Target]) -> Iterator[Target]:
    """Yield the first target with a year and the first without, if there are any."""
    for is_dated in (True, False):
        yield from [one for one in group if (one.year is not None) is is_dated][:1]
