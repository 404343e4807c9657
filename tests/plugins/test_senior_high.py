"""What the rules of senior secondary education find, and what they leave alone."""

from __future__ import annotations

import pytest

from eduplan import AuditReport, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.plugins.mutants.mutant import baseline, statement
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
RATE = "senior_high.gross_enrolment_rate"
SCHOOLS, SENIOR = "governance.schools", 'scope = { stage = "senior" }'
VOCATIONAL_SCHOOL = 'scope = { school_type = "vocational_school" }'


def _report(body: str, code: str) -> AuditReport:
    loaded = parse_plan(HEAD + body, REGISTRY)
    return audit(loaded.plan, loaded.registry, today=TODAY, select=[code])


def _status(body: str, code: str) -> str:
    counts = _report(body, code).counts
    return next(one for one in ("fail", "not_evaluated", "pass", "not_applicable") if counts[one])


@pytest.mark.parametrize(
    ("schools", "status"),
    [
        ("", "not_evaluated"),
        (statement(0, SCHOOLS, "1所", SENIOR), "fail"),
        (statement(0, SCHOOLS, "4所", SENIOR), "not_applicable"),
        (statement(0, SCHOOLS, "0所", VOCATIONAL_SCHOOL), "fail"),
        (statement(0, SCHOOLS, "2所", VOCATIONAL_SCHOOL), "not_applicable"),
    ],
)
def test_a_rate_of_unknown_basis_is_found_where_students_must_go_elsewhere(
    schools: str, status: str
) -> None:
    """One senior high, or no vocational school; without any count nobody can tell."""
    assert _status(schools + baseline(RATE, "96.9%"), "SH002") == status


def test_a_rate_by_residence_is_found_nowhere() -> None:
    """The scope says whose students are counted."""
    rate = baseline(RATE, "96.9%", 'scope = { basis = "residence" }')

    assert _status(statement(0, SCHOOLS, "1所", SENIOR) + rate, "SH002") == "pass"


def test_two_kinds_of_students_above_the_whole_are_wrong_whatever_the_third_is() -> None:
    """820 and 160 exceed 970 already; 820 and 140 may leave ten adult students."""
    known = statement(0, "governance.students", "820人", SENIOR)
    known += statement(1, "senior_high.stage_students", "970人")
    vocational = "senior_high.vocational_students"

    assert _status(known + statement(2, vocational, "160人"), "SH003") == "fail"
    assert _status(known + statement(2, vocational, "140人"), "SH003") == "not_evaluated"


@pytest.mark.parametrize(
    ("rate", "status"),
    [("59.9%", "fail"), ("60%", "pass"), ("110%", "pass"), ("110.1%", "fail")],
)
def test_a_rate_is_plausible_from_60_to_110_percent(rate: str, status: str) -> None:
    """Both ends belong to the band."""
    assert _status(baseline(RATE, rate), "SH004") == status


def test_students_by_residence_are_added_up_by_themselves() -> None:
    """What is counted by residence sums to the stage by residence, not by location."""
    kinds = (
        ("governance.students", 100, 'stage = "senior", '),
        ("senior_high.vocational_students", 50, ""),
        ("senior_high.adult_students", 0, ""),
        ("senior_high.stage_students", 200, ""),
    )
    body = "".join(
        statement(number, name, f"{count}人", f'scope = {{ {stage}basis = "residence" }}')
        for number, (name, count, stage) in enumerate(kinds)
    )

    assert _status(body, "SH003") == "fail"
    assert _status(body.replace("200人", "150人"), "SH003") == "pass"
