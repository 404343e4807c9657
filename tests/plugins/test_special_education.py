"""What the rules of special education find, and what they leave alone, on plans of a few lines."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import AuditReport, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.plugins.mutants.mutant import baseline, statement
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
RATE = "special_education.enrolment_rate"
CHILDREN = "special_education.disabled_children"
INCLUSIVE = "special_education.inclusive_students"
ENROLLED = "special_education.enrolled_students"
AT_HOME = "special_education.home_delivery_students"


def _report(body: str, code: str) -> AuditReport:
    loaded = parse_plan(HEAD + body, REGISTRY)
    return audit(loaded.plan, loaded.registry, today=TODAY, select=[code])


def _status(body: str, code: str) -> str:
    counts = _report(body, code).counts
    return next(one for one in ("fail", "not_evaluated", "pass", "not_applicable") if counts[one])


def _target(percent: int) -> str:
    return f'\n[[target]]\nid = "T1"\nindicator = "{RATE}"\nat_least = "{percent}%"\nyear = 2025\n'


@pytest.mark.parametrize(
    ("percent", "asked"),
    [(95, "28人，即96.55%"), (97, "29人，即100%"), (98, "29人，即100%"), (99, "29人，即100%")],
)
def test_of_29_children_a_target_asks_for_whole_ones(percent: int, asked: str) -> None:
    """The worked example: a step of 3.45 points; 95 % is 28 of them, 97 to 99 % are all."""
    (finding,) = _report(statement(0, CHILDREN, "29人") + _target(percent), "SPEC005").findings

    assert "每人占3.45个百分点" in finding.message.zh
    assert f"实际要求{asked}" in finding.message.zh


@pytest.mark.parametrize(
    ("value", "more"),
    [
        ("90%", "，比现在的26人多3人"),  # 26 of 29 only: 89.66 %
        ("100%", ""),
        ("超过80%", ""),  # 24 to 29 of them
    ],
)
def test_how_many_more_that_is_is_said_where_the_baseline_leaves_no_choice(
    value: str, more: str
) -> None:
    """A rate that fits several whole numbers does not tell how many children there are now."""
    body = statement(0, CHILDREN, "29人") + _target(99) + baseline(RATE, value)
    (finding,) = _report(body, "SPEC005").findings

    assert finding.message.zh.endswith(f"100%{more}。")


@given(st.integers(1, 99), st.integers(1, 99))
def test_a_target_between_two_whole_numbers_is_found_and_no_other(
    children: int, percent: int
) -> None:
    """80 % of 20 is 16 exactly; 80 % of 29 is between 23 and 24."""
    body = statement(0, CHILDREN, f"{children}人") + _target(percent)

    whole = children * percent % 100 == 0
    assert _status(body, "SPEC005") == ("pass" if whole else "fail")


@pytest.mark.parametrize(
    ("children", "status"), [("100人", "not_applicable"), ("约29人", "not_evaluated")]
)
def test_a_hundred_children_and_a_count_that_is_not_exact_are_left_alone(
    children: str, status: str
) -> None:
    """One point for each child is what a rate can show; 约29 may be any number near it."""
    assert _status(statement(0, CHILDREN, children) + _target(98), "SPEC005") == status


@pytest.mark.parametrize(("at_home", "status"), [("10人", "fail"), ("9人", "not_evaluated")])
def test_more_placed_than_there_are_is_wrong_whatever_else_is_missing(
    at_home: str, status: str
) -> None:
    """20 and 10 exceed 29; 20 and 9 leave the classes and schools that nobody counted at zero."""
    body = statement(0, CHILDREN, "29人") + statement(1, INCLUSIVE, "20人")

    assert _status(body + statement(2, AT_HOME, at_home), "SPEC001") == status


@pytest.mark.parametrize(("at_home", "status"), [("6人", "fail"), ("5人", "pass")])
def test_a_fifth_of_the_enrolled_taught_at_home_is_the_mark(at_home: str, status: str) -> None:
    """6 of 26 is 23.1 %, 5 of 26 is 19.2 %."""
    body = statement(0, CHILDREN, "29人") + statement(1, ENROLLED, "26人")

    assert _status(body + statement(2, AT_HOME, at_home), "SPEC007") == status


def test_the_enrolled_may_be_given_by_the_rate() -> None:
    """The printed 90 % of 29 is 26, give or take a half; 6 is more than a fifth of all these."""
    body = statement(0, CHILDREN, "29人") + baseline(RATE, "90%") + statement(1, AT_HOME, "6人")

    assert _status(body, "SPEC007") == "fail"


@pytest.mark.parametrize(("share", "status"), [("23%", "fail"), ("19%", "pass")])
def test_a_published_share_is_enough(share: str, status: str) -> None:
    """Without any count."""
    assert _status(baseline("special_education.home_delivery_share", share), "SPEC007") == status


@pytest.mark.parametrize(
    ("value", "moves", "status"),
    [
        ("适龄残疾孤儿", RATE, "fail"),
        ("持证残疾儿童", "special_education.individual_plan_coverage", "fail"),
        ("残疾儿童少年", RATE, "pass"),
        ("孤儿", "finance.aid_coverage", "pass"),
    ],
)
def test_a_narrower_group_matters_where_the_rate_is_of_all_children(
    value: str, moves: str, status: str
) -> None:
    """Aid for orphans is aid for orphans; schooling for disabled children is for all of them."""
    measure = (
        f'\n[[measure]]\nid = "M1"\ntitle = "措施"\nmoves = ["{moves}"]\nwording = ["{value}"]\n'
    )

    assert _status(measure, "SPEC009") == status


def test_the_newest_count_of_children_is_the_one_that_counts() -> None:
    """40 children in 2016, 29 in 2020."""
    older = statement(1, CHILDREN, "40人").replace("2020", "2016")
    newer = statement(2, CHILDREN, "29人")
    (finding,) = _report(older + newer + _target(98), "SPEC005").findings

    assert finding.subjects == ("T1", "S92")


def test_two_counts_of_children_that_differ_give_no_number_of_children() -> None:
    """29 or 31 children: nobody can say how many 98 % of them are."""
    twice = statement(1, CHILDREN, "29人") + statement(2, CHILDREN, "31人")

    assert _status(twice + _target(98), "SPEC005") == "not_evaluated"


def test_more_than_half_of_two_children_are_both() -> None:
    """超过50% leaves one of two out."""
    target = _target(50).replace("50%", "超过50%")
    (finding,) = _report(statement(1, CHILDREN, "2人") + target, "SPEC005").findings

    assert "实际要求2人" in finding.message.zh


def test_words_that_lift_a_restriction_are_no_narrower_group() -> None:
    """不限户籍 means everybody."""
    for words, status in (("本地户籍残疾儿童", "fail"), ("不限户籍的残疾儿童", "pass")):
        target = _target(98).rstrip() + f'\nwording = ["{words}"]\n'

        assert _status(target, "SPEC009") == status


def test_the_children_of_one_authority_are_added_up_by_themselves() -> None:
    """A figure of the bureau's own schools is compared with such figures only."""
    own = 'scope = { authority = "district_bureau" }'
    placed = (
        (CHILDREN, 29),
        (INCLUSIVE, 20),
        (AT_HOME, 6),
        ("special_education.special_class_students", 0),
        ("special_education.special_school_students", 5),
    )
    body = "".join(
        statement(number, name, f"{count}人", own) for number, (name, count) in enumerate(placed)
    )
    (finding,) = _report(body, "SPEC001").findings

    assert finding.subjects[0] == "values 2020 authority=district_bureau"
    assert _status(body.replace(own, "", 1), "SPEC001") == "not_evaluated"
