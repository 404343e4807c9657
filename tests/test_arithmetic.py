"""Relations between published figures hold, are impossible, or can't be told, by intervals."""

from __future__ import annotations

import pytest

from eduplan.engine.arithmetic import Arithmetic
from eduplan.files.plan_file import read_plan
from tests import small
from tests.installed import installed_registry

REGISTRY = installed_registry()
EXAMPLE = read_plan("examples/erdaojiang/plan.toml", REGISTRY)
FIGURES = {
    "M": "约150人",
    "N": "96人",
    "P": "11.2%",
    "Q": "超过25%",
    "A": "90%",
    "B": "91%",
    "Z": "0%以上",
}


def _arithmetic(more: str = "", **formulas: str) -> Arithmetic:
    body = more + "".join(
        f'\n[[statement]]\nid = "{name}"\nlabel = "{name}"\nvalue = "{figure}"\n'
        + ('within = "5人"\nnote = "读作整十"\n' if "约" in figure else "")
        for name, figure in FIGURES.items()
    )
    body += "".join(
        f'\n[[relation]]\nid = "{name}"\nformula = "{text}"\n' for name, text in formulas.items()
    )
    loaded = small.load(body, REGISTRY)
    return Arithmetic(loaded.plan, loaded.registry.catalogue)


OF_EXAMPLE = Arithmetic(EXAMPLE.plan, REGISTRY.catalogue)
UNDECIDED = {"A4", "A5", "A10"}
"""They read numbers of teachers or pupils, which the plan does not print."""


@pytest.mark.parametrize("name", sorted({one.id for one in EXAMPLE.plan.relations} - UNDECIDED))
def test_the_sums_and_shares_of_the_example_hold(name: str) -> None:
    """Yearly recruits, money of parts and whole, 26 of 29 children as a printed 90 %, subsets."""
    assert OF_EXAMPLE.verdicts[name] == "holds"


def test_the_relations_of_the_example_are_those_found_by_hand() -> None:
    """Sixteen were; the day of issue (the fifteenth) is a rule's."""
    numbers = {one.id.strip("Aab") for one in EXAMPLE.plan.relations}

    assert numbers == {str(number) for number in range(1, 17) if number != 15}


@pytest.mark.parametrize(
    ("name", "bounds"),
    [
        ("A4", {"专任教师数": "(0人, 620人)"}),
        ("A5", {"专任教师数": "(0人, 620人)"}),
        ("A12", {"专任教师数": "(0人, 620人)"}),
    ],
)
def test_what_the_example_leaves_open_is_bounded_by_what_it_prints(
    name: str, bounds: dict[str, str]
) -> None:
    """Point arithmetic gives 600 from 150 ÷ ¼; 约150 read as 145 to 155 gives 620."""
    assert dict(OF_EXAMPLE.judgement(name).bounds) == bounds


def test_a_relation_of_two_unknown_numbers_names_both() -> None:
    """499 computers bought are no more than there are, however the pupils divide on two stages."""
    judgement = OF_EXAMPLE.judgement("A10")

    assert judgement.verdict == "cannot_tell"
    assert set(judgement.unknown) == {"在校生数（小学）", "在校生数（中学）"}


def test_a_share_and_a_count_bound_the_number_of_teachers() -> None:
    """More than a quarter are 145 to 155 teachers, so there are fewer than 620."""
    judgement = _arithmetic(R="M ÷ 专任教师数 = Q").judgement("R")

    assert judgement.verdict == "cannot_tell"
    assert judgement.bounds == {"专任教师数": "(0人, 620人)"}


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [
        ("T1 ≥ T2", "holds"),
        ("T1 - T2 = 30%", "holds"),
        ("T1 > A", "impossible"),
        ("T3 ≥ 80%", "holds"),
        ("T3 ≥ T1", "cannot_tell"),
        ("T4 < A", "holds"),
    ],
)
def test_the_id_of_a_target_stands_for_the_figure_that_it_sets(formula: str, verdict: str) -> None:
    """At least 85 % is 85 % in a relation, and a range all that is between its ends."""
    bounds = {
        "T1": 'at_least = "85%"',
        "T2": 'at_least = "55%以上"',
        "T3": 'range = ["80%", "90%"]',
        "T4": 'at_most = "5%"',
    }
    body = "".join(
        f'\n[[target]]\nid = "{name}"\nindicator = "preschool.inclusive_coverage_rate"\n{bound}\n'
        for name, bound in bounds.items()
    )

    assert _arithmetic(body, R=formula).verdicts["R"] == verdict


@pytest.mark.parametrize(
    ("formula", "verdict"),
    [("T1 = 0班", "holds"), ("T1 + 3班 = 3班", "holds"), ("T1 > 0班", "impossible")],
)
def test_what_is_to_be_eliminated_is_nothing_in_a_relation(formula: str, verdict: str) -> None:
    """大班额清零: no class is left, in the unit of the indicator."""
    body = '\n[[target]]\nid = "T1"\nindicator = "compulsory.large_class_count"\neliminate = true\n'
    arithmetic = _arithmetic(body, R=formula)

    assert arithmetic.verdicts["R"] == verdict
    assert arithmetic.unknown("R") == ()
    assert "T1「0班」" in arithmetic.judgement("R").arithmetic


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


@pytest.mark.parametrize(
    "formula",
    [
        "1 ÷ (B - B) = A",
        "1 ÷ (B - A - 1%) = A",
        "1 ÷ Z > 0",
        "1 ÷ Z != 0",
        "not (1 ÷ Z < 0)",
        "1 ÷ Z > 0 and A < B",
    ],
)
def test_a_relation_whose_divisor_may_be_zero_is_not_said_to_hold(formula: str) -> None:
    """A printed 91 % less another, and 0 % or more, may be zero: then there is no quotient."""
    assert _arithmetic(R=formula).verdicts["R"] == "cannot_tell"


@pytest.mark.parametrize(
    ("formula", "verdict"), [("1 ÷ Z < 0", "impossible"), ("A < B or 1 ÷ Z = 3", "holds")]
)
def test_a_divisor_that_may_be_zero_leaves_what_is_decided_without_it(
    formula: str, verdict: str
) -> None:
    """No quotient is below zero, whatever the divisor; the other part holds by itself."""
    assert _arithmetic(R=formula).verdicts["R"] == verdict
