"""Which targets of one indicator are compared: each with each, or with those that ask most."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.engine.target_pairs import ALL_COMPARED, target_pairs
from tests import small

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduplan import Plan, Target

BOUNDS = st.tuples(
    st.sampled_from(["at_least", "at_most", "exactly"]), st.integers(1, 9), st.integers(2021, 2025)
)


def _plan(bounds: Iterable[tuple[str, int, int]]) -> Plan:
    return small.plan(
        "".join(
            f'[[target]]\nid = "T{number}"\nindicator = "schools.use"\n'
            f'{kind} = "{percent * 10}%"\nyear = {year}\n'
            for number, (kind, percent, year) in enumerate(bounds)
        ),
        small.registry(),
    )


def _contradicted(pairs: Iterable[tuple[Target, Target]], plan: Plan) -> set[str]:
    """Return the ids of targets that can't hold beside another, or ask less than an earlier one."""
    found: set[str] = set()
    for pair in pairs:
        one, other = sorted(pair, key=plan.due_year)
        ours, theirs = one.bound.accepted, other.bound.accepted
        if plan.due_year(one) < plan.due_year(other):
            if theirs.lower_end < ours.lower_end or ours.upper_end < theirs.upper_end:
                found.add(other.id)
        elif ours.intersect(theirs) is None:
            found |= {one.id, other.id}
    return found


@pytest.mark.parametrize("number", [2, ALL_COMPARED])
def test_a_few_targets_are_compared_each_with_each(number: int) -> None:
    plan = _plan([("at_least", 8, 2025)] * number)

    assert [*target_pairs(plan)] == [*combinations(plan.targets, 2)]


@pytest.mark.parametrize("number", [40, 400, 4_000])
def test_the_comparisons_of_many_targets_grow_with_their_number(number: int) -> None:
    """Not with its square: 4,000 targets of one indicator have eight million pairs."""
    plan = _plan([("at_least", 1 + one % 9, 2021 + one % 5) for one in range(number)])

    assert sum(1 for _ in target_pairs(plan)) <= 6 * number


@given(st.lists(BOUNDS, min_size=ALL_COMPARED + 1, max_size=ALL_COMPARED + 10))
def test_of_many_targets_none_that_is_contradicted_is_left_out(
    bounds: list[tuple[str, int, int]],
) -> None:
    plan = _plan(bounds)

    expected = _contradicted(combinations(plan.targets, 2), plan)
    assert _contradicted(target_pairs(plan), plan) == expected
