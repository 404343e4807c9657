"""What the rules of education finance find, and what they leave alone, on plans of a few lines."""

from __future__ import annotations

import datetime

import pytest

from eduplan import AuditReport, Finding, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
ISSUED, KNOWN = datetime.date(2024, 3, 11), datetime.date(2025, 8, 13)


def _report(body: str, *codes: str, known_on: datetime.date = ISSUED) -> AuditReport:
    loaded = parse_plan(HEAD + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, known_on=known_on, select=codes)
    assert report.counts["error"] == 0
    return report


def _findings(body: str, *codes: str, known_on: datetime.date = ISSUED) -> tuple[Finding, ...]:
    return _report(body, *codes, known_on=known_on).findings


def _late(body: str) -> AuditReport:
    """Return the audit of FIN003 after amendments, each target known when it was last set."""
    loaded = parse_plan(HEAD + body, REGISTRY)
    return audit(loaded.plan, loaded.registry, today=ISSUED, select=["FIN003"])


def _funds(bound: str, *more: str) -> str:
    lines = ('[[target]]\nid = "T1"\nindicator = "special_education.funds_per_student"', bound)
    return "\n".join((*lines, *more)) + "\n"


def test_a_quota_that_stays_flat_falls_short_only_from_the_year_of_the_rise() -> None:
    """6000 was right from 2021 to 2024; in 2025 the country asks 7000."""
    (finding,) = _findings(_funds('exactly = "6000元/(人·年)"'), "FIN003")

    assert "在2025年低于国家2025年目标≥7000元/(人·年)" in finding.message.zh
    assert "2021—2024年不低于当年的标准" in finding.message.zh


def test_the_goal_that_was_announced_judges_and_the_standard_published_later_is_told() -> None:
    """The goal is of 2021-12-31, the standard of 2025-08-13; the plan was issued between them."""
    (finding,) = _findings(_funds('exactly = "6000元/(人·年)"'), "FIN003")
    judged, told = finding.message.zh.split("规划印发后又有")

    assert finding.severity == "warning"
    assert "国办发〔2021〕60号，待核" in judged
    assert "财政部" not in judged
    assert "财政部" in told


def test_a_plan_of_the_day_of_publication_is_held_against_the_standard_itself() -> None:
    """Less than a funding standard is an error; less than a goal of a higher level a warning."""
    (finding,) = _findings(_funds('exactly = "6000元/(人·年)"'), "FIN003", known_on=KNOWN)

    assert finding.severity == "error"
    assert "财政部" in finding.message.zh
    assert "规划印发后" not in finding.message.zh


def test_a_plan_older_than_the_goal_is_not_held_against_it() -> None:
    """What nobody had announced is no fault of the plan."""
    early = datetime.date(2021, 12, 30)
    report = _report(_funds('exactly = "6000元/(人·年)"'), "FIN003", known_on=early)
    (one,) = report.outcomes

    assert one.outcome.reason is not None
    assert (one.outcome.status, one.outcome.reason.code) == ("not_applicable", "published_later")


@pytest.mark.parametrize(
    ("bound", "more", "years"),
    [
        ('exactly = "6000元/(人·年)"', "year = 2024", ""),
        ('exactly = "6000元/(人·年)"', "year = 2025", "2025"),
        ('maintain = "5900元/(人·年)"', "year = 2023", "2021—2023"),
        ('at_least = "5900元/(人·年)"', "year = 2023", "2023"),
        (
            'at_least = "7000元/(人·年)"',
            'year = 2025\npath = { 2022 = "5500元/(人·年)", 2024 = "5900元/(人·年)" }',
            "2022、2024",
        ),
        ('at_least = "7000元/(人·年)"', "", ""),
    ],
)
def test_each_year_that_a_target_speaks_of_is_judged_and_no_other(
    bound: str, more: str, years: str
) -> None:
    """A dated target counts in its year, its milestones in theirs, 保持 in every year."""
    found = _findings(_funds(bound, more), "FIN003")

    assert bool(found) is bool(years)
    assert all(f"在{years}年低于" in one.message.zh for one in found)


def test_an_amended_quota_speaks_of_the_years_from_its_amendment_on() -> None:
    """What the plan paid before is no longer to be mended; what it pays in 2025 is."""
    amended = """
[[amendment]]
id = "V1"
document = "小政发〔2023〕5号"
date = 2023-05-01

[[amendment.change]]
target = "T1"
exactly = "{}元/(人·年)"
reason = "财力所限"
"""
    body = _funds('exactly = "5000元/(人·年)"') + amended

    report = _late(body.format(5500))
    assert "在2023—2024年低于" in report.findings[0].message.zh
    assert "在2021" not in report.findings[0].message.zh
    assert _late(body.format(7000)).findings == ()


def test_a_quota_below_its_standard_is_found_once() -> None:
    """The general rule on weak targets leaves to the yearly one what it judges."""
    training = (
        '[[target]]\nid = "T1"\nindicator = "finance.training_fund_share"\n'
        'at_least = "3%"\nyear = 2025\n'
    )
    codes = [one.code for one in _findings(training, "FIN003", "PLAN002")]

    assert codes == ["FIN003"]


def test_a_standard_of_another_stage_judges_nothing() -> None:
    """650 yuan is enough for primary pupils in 2022 and not for junior ones."""
    quota = (
        '[[target]]\nid = "T1"\nindicator = "finance.public_funds_per_student"\n'
        'exactly = "650元/(人·年)"\nyear = 2022\nscope = {{ stage = "{}" }}\n'
    )

    assert _findings(quota.format("primary"), "FIN003") == ()
    assert len(_findings(quota.format("junior"), "FIN003")) == 1
