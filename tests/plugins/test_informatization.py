"""What the rules of informatization find, and what they leave alone, on plans of a few lines."""

from __future__ import annotations

import pytest

from eduplan import Finding, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
PER_COMPUTER = "informatization.students_per_computer"
PER_HUNDRED = "informatization.computers_per_hundred_students"


def _findings(body: str, *codes: str) -> tuple[Finding, ...]:
    loaded = parse_plan(HEAD + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=codes)
    assert report.counts["error"] == 0
    return report.findings


def _baseline(indicator: str, value: str) -> str:
    return f'[[baseline]]\nid = "B1"\nindicator = "{indicator}"\nvalue = "{value}"\n'


@pytest.mark.parametrize(
    ("indicator", "value", "turned"),
    [
        (PER_COMPUTER, "10:2.2", None),
        (PER_COMPUTER, "10:2", None),
        (PER_COMPUTER, "0.5人/台", None),
        (PER_COMPUTER, "40:1", None),
        (PER_COMPUTER, "2.2:10", None),
        (PER_COMPUTER, "0.22人/台", "4.55人/台"),
        (PER_COMPUTER, "1:5", None),
        (PER_COMPUTER, "0.2人/台", "5人/台"),
        (PER_COMPUTER, "41:1", ""),
        (PER_COMPUTER, "0人/台", ""),
        (PER_HUNDRED, "22台/百人", None),
        (PER_HUNDRED, "455台/百人", "4.55人/台"),
        (PER_HUNDRED, "2台/百人", ""),
    ],
)
def test_a_ratio_that_no_county_has_is_refused(
    indicator: str, value: str, turned: str | None
) -> None:
    """None is plausible, "" is wrong either way, else what it is the other way round."""
    found = _findings(_baseline(indicator, value), "ICT001")

    assert bool(found) is (turned is not None)
    assert all((f"颠倒过来是{turned}" in one.message.zh) is bool(turned) for one in found)


TARGET = f'[[target]]\nid = "T1"\nindicator = "{PER_COMPUTER}"\nyear = 2025\n'


@pytest.mark.parametrize(
    ("bound", "subjects"),
    [
        ('at_most = "5:1"', []),
        ('at_most = "1:5"', []),
        ('at_most = "0.2人/台"', ["T1"]),
        ('range = ["4:1", "50:1"]', ["T1"]),
        ('at_most = "5:1"\npath = { 2023 = "6:1" }', []),
        ('at_most = "5:1"\npath = { 2023 = "0.17人/台" }', ["T1"]),
        ('qualitative = "提高生机比"', []),
    ],
)
def test_targets_and_milestones_are_ratios_too(bound: str, subjects: list[str]) -> None:
    """Both ends of a range, and each milestone."""
    found = _findings(f"{TARGET}{bound}\n", "ICT001")

    assert [subject for one in found for subject in one.subjects] == subjects


def _computers(name: str, about: str, value: int, when: str) -> str:
    return (
        f'[[statement]]\nid = "{name}"\nlabel = "计算机"\nvalue = "{value}台"\n'
        f'about = "informatization.{about}"\n{when}\n'
    )


STOCK = _computers("S8", "student_computers", 380, "year = 2020") + _computers(
    "S9", "teacher_computers", 120, ""
)


@pytest.mark.parametrize(
    ("bought", "found"),
    [
        ({'period = "2016-2020"': 500}, False),
        ({'period = "2016-2020"': 501}, True),
        ({'period = "2015-2020"': 501}, False),
        ({'period = "2011-2015"': 501}, False),
        ({"year = 2019": 300, "year = 2020": 200}, False),
        ({"year = 2019": 300, "year = 2020": 201}, True),
        ({"year = 2015": 300, "year = 2020": 201}, False),
    ],
)
def test_what_was_bought_in_five_years_is_part_of_the_stock(
    bought: dict[str, int], found: bool
) -> None:
    """A figure of the five years together, or of some of them, which is less than all."""
    statements = [
        _computers(f"S{number}", "computers_bought", value, when)
        for number, (when, value) in enumerate(bought.items())
    ]
    findings = _findings("".join(statements) + STOCK, "ICT003")

    assert bool(findings) is found
    everything = {"values 2020", "S8", "S9", *(f"S{number}" for number in range(len(bought)))}
    assert [set(one.subjects) for one in findings] == ([everything] if found else [])


def test_without_a_published_stock_nothing_is_decided() -> None:
    """Unknown is neither zero nor enough."""
    bought = _computers("S1", "computers_bought", 501, 'period = "2016-2020"')
    loaded = parse_plan(HEAD + bought, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=["ICT003"])

    assert report.findings == ()
    assert report.counts["not_evaluated"] == 1


@pytest.mark.parametrize(("share", "found"), [("77.3%", False), ("70%", True)])
def test_a_share_over_five_years_follows_from_two_counts_of_these_years(
    share: str, found: bool
) -> None:
    """34 of 44 recruits of 2016 to 2020 are 77.3 %, whatever each year had."""
    recruits = "".join(
        f'[[statement]]\nid = "{name}"\nlabel = "新聘教师"\nvalue = "{value}名"\n'
        f'about = "teachers.{about}"\nperiod = "2016-2020"\n'
        for name, about, value in (("S1", "rural_recruits", 34), ("S2", "recruits", 44))
    )
    findings = _findings(_baseline("teachers.rural_recruit_share", share) + recruits, "PLAN030")

    assert [one.subjects for one in findings] == ([("B1", "S1", "S2")] if found else [])
