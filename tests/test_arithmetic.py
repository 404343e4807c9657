"""Relations between published figures hold, are impossible, or can't be told, by intervals."""

from __future__ import annotations

import pytest

from eduplan import load_registry
from eduplan.engine.arithmetic import Arithmetic
from eduplan.files.plan_file import read_plan
from tests import small

REGISTRY = load_registry()
EXAMPLE = read_plan("examples/erdaojiang/plan.toml", REGISTRY)
FIGURES = {"M": "约150人", "N": "96人", "P": "11.2%", "Q": "超过25%", "A": "90%", "B": "91%"}


def _arithmetic(**formulas: str) -> Arithmetic:
    body = "".join(
        f'\n[[statement]]\nid = "{name}"\nlabel = "{name}"\nvalue = "{figure}"\n'
        + ('within = "5人"\nnote = "读作整十"\n' if "约" in figure else "")
        for name, figure in FIGURES.items()
    )
    body += "".join(
        f'\n[[relation]]\nid = "{name}"\nformula = "{text}"\n' for name, text in formulas.items()
    )
    loaded = small.load(body, REGISTRY)
    return Arithmetic(loaded.plan, loaded.registry.catalogue)


@pytest.mark.parametrize("name", ["A1", "A2", "A3a", "A3b", "A6a", "A6b", "A7", "A8a", "A8b"])
def test_the_sums_and_shares_of_the_example_hold(name: str) -> None:
    """Yearly recruits, money of parts and whole, 26 of 29 children as a printed 90 %, subsets."""
    assert Arithmetic(EXAMPLE.plan, REGISTRY.catalogue).verdicts[name] == "holds"


def test_a_share_and_a_count_bound_the_number_of_teachers() -> None:
    """More than a quarter are 145 to 155 teachers, so there are fewer than 620."""
    judgement = _arithmetic(R="M ÷ 专任教师数 = Q").judgement("R")

    assert judgement.verdict == "cannot_tell"
    assert judgement.bounds == {"专任教师数": "(0人, 620人)"}


def test_a_bound_of_one_relation_makes_another_impossible_and_is_named() -> None:
    """96 persons and 11.2 % can't be of one set of fewer than 620 teachers."""
    arithmetic = _arithmetic(R="M ÷ 专任教师数 = Q", S="N ÷ 专任教师数 = P")

    assert arithmetic.verdicts["S"] == "impossible"
    assert arithmetic.judgement("S").against == ("R",)


def test_a_printed_rate_stands_for_what_its_digits_allow() -> None:
    """26 of 29 is a printed 90 % and is no printed 91 %."""
    arithmetic = _arithmetic(R="26 ÷ 29 = A", S="26 ÷ 29 = B")

    assert arithmetic.verdicts == {"R": "holds", "S": "impossible"}


def test_the_order_of_relations_never_changes_a_verdict() -> None:
    """Each is judged against all others."""
    one = _arithmetic(R="M ÷ 专任教师数 = Q", S="N ÷ 专任教师数 = P").verdicts
    other = _arithmetic(S="N ÷ 专任教师数 = P", R="M ÷ 专任教师数 = Q").verdicts

    assert dict(one) == dict(other)
