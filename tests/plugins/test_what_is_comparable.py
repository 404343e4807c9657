"""What is no contradiction: changes, sums, outcomes, other places, the end of a scale.

Each case was found wrongly once, in a plan that somebody else wrote.
"""

from __future__ import annotations

import pytest

from eduplan import Finding, audit
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
RETENTION = "compulsory.nine_year_retention_rate"
LARGE = "compulsory.large_class_count"
NEW_PLACES = """
[[element]]
name = "local.new_places"
label = "新增学位数"
unit = "人"
time_point = "calendar_year"

[[indicator]]
name = "local.new_places_count"
label = "新增学位"
unit = "人"
formula = "local.new_places"
better = "higher"
"""


def _findings(body: str, *codes: str, head: str = HEAD) -> tuple[Finding, ...]:
    loaded = parse_plan(head + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=codes)
    assert report.counts["error"] == 0
    return report.findings


def _target(indicator: str, bound: str, year: int = 2025, more: str = "", name: str = "T1") -> str:
    return f'[[target]]\nid = "{name}"\nindicator = "{indicator}"\n{bound}\nyear = {year}\n{more}\n'


def _baseline(indicator: str, value: str, year: int = 2020, more: str = "") -> str:
    name = f"B{year}"
    return (
        f'[[baseline]]\nid = "{name}"\nindicator = "{indicator}"\nvalue = "{value}"\n'
        f"year = {year}\n{more}\n"
    )


def test_the_figure_of_the_year_that_is_due_is_the_outcome_and_not_the_start() -> None:
    """At most 6 in 2022: 5 in that year keeps the promise, 7 the year before is the start."""
    target = _target(LARGE, 'at_most = "6班"', 2022)
    both = _baseline(LARGE, "7班", 2021) + _baseline(LARGE, "5班", 2022)

    late = HEAD.replace("2021-06-30", "2023-03-01")

    assert _findings(target + both, "PLAN001", "PLAN027", head=late) == ()
    (finding,) = _findings(target + both.replace("7班", "4班"), "PLAN001", head=late)
    assert finding.subjects == ("T1", "B2021")


@pytest.mark.parametrize(
    ("indicator", "bound", "state"),
    [
        (RETENTION, 'exactly = "100%"', "100%"),
        ("compulsory.age_enrolment_rate", 'at_least = "100%"', "100%"),
        (LARGE, "eliminate = true", "0班"),
        (LARGE, 'at_most = "0班"', "0班"),
    ],
)
def test_what_is_at_the_end_of_its_scale_is_not_to_be_raised(
    indicator: str, bound: str, state: str
) -> None:
    """100 % of all, and none of what is to go, can't get better."""
    found = _findings(_target(indicator, bound) + _baseline(indicator, state), "PLAN027")

    assert bool(found) is (indicator == RETENTION)  # which may be above 100 %, by transfers


@pytest.mark.parametrize(
    ("indicator", "bound", "more"),
    [
        ("teachers.minimum_training_hours", 'at_least = "360学时"', ""),
        ("preschool.supported_inclusive_private_kindergarten_count", 'at_least = "8所"', ""),
        ("local.new_places_count", 'at_least = "2000人"', ""),
        ("preschool.model_kindergarten_count", 'at_least = "3所"', 'wording = ["新增"]'),
        ("preschool.model_kindergarten_count", 'at_least = "3所"', 'wording = ["投入使用"]'),
    ],
)
def test_what_is_summed_up_or_newly_built_has_no_baseline(
    indicator: str, bound: str, more: str
) -> None:
    """Hours in five years, and kindergartens to be built, start at nothing."""
    body = NEW_PLACES + _target(indicator, bound, more=more)

    assert _findings(body, "PLAN005", "PLAN001") == ()


def test_what_is_added_in_one_year_says_nothing_of_the_next() -> None:
    """2000 places in 2023 and 1500 more in 2025 fall behind nothing."""
    targets = _target("local.new_places_count", 'at_least = "2000人"', 2023) + _target(
        "local.new_places_count", 'at_least = "1500人"', 2025, name="T2"
    )

    assert _findings(NEW_PLACES + targets, "PLAN003") == ()


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("", "", True),
        ('wording = ["城区"]', 'wording = ["农村"]', False),
        ('wording = ["山区"]', "", False),
        ('title = "清河区"', 'title = "白水县"', False),
        ('wording = ["原则上"]', 'wording = ["个别"]', False),
        ('wording = ["省定标准"]', 'wording = ["国家办学标准"]', False),
        ('wording = ["国家标准"]', 'wording = ["国家办学标准"]', True),
    ],
)
def test_two_places_two_standards_or_a_rule_and_its_exception_are_no_conflict(
    one: str, other: str, found: bool
) -> None:
    """The words say that the two are of different things."""
    targets = _target(LARGE, 'at_most = "5班"', more=one) + _target(
        LARGE, 'at_most = "8班"', more=other, name="T2"
    )

    assert bool(_findings(targets, "PLAN003")) is found


def test_one_standard_that_is_met_says_nothing_of_another() -> None:
    """省定标准 and 国家办学标准 are both told by one indicator."""
    share = "governance.standard_school_share"
    body = _target(share, 'at_least = "95%"', more='wording = ["国家办学标准"]')
    state = _baseline(share, "98%", more='wording = ["省定标准"]')

    assert _findings(body + state, "PLAN001") == ()
    assert len(_findings(body + state.replace("省定标准", "国家标准"), "PLAN001")) == 1


def test_growth_in_words_says_all_that_a_growth_above_nothing_does() -> None:
    """逐年增长 asks for what ≥0 % asks for."""
    target = _target("finance.education_spending_per_student_growth", 'qualitative = "逐年增长"')

    assert _findings(target, "PLAN028") == ()


def test_the_three_items_of_preschool_are_asked_for_since_they_are_asked_for_together() -> None:
    """A plan of 2011 knew of no public share."""
    target = _target("preschool.gross_enrolment_rate", 'at_least = "85%"', 2015)
    early = HEAD.replace("2021-06-30", "2011-06-30").replace("2021-2025", "2011-2015")
    early = early.replace("2020", "2010")

    assert _findings(target, "PRE007", head=early) == ()
    assert len(_findings(target.replace("2015", "2025"), "PRE007")) == 1


def test_what_looks_back_is_not_asked_for_targets_nor_called_late() -> None:
    """A review of the last period sets no target and comes after its end."""
    review = HEAD.replace("2021-06-30", "2026-01-31")
    fact = _baseline(RETENTION, "95.2%")

    assert _findings(fact, "PLAN006", "PLAN015", head=review) == ()
    assert [one.code for one in _findings(fact + _target(LARGE, 'at_most = "4班"'), "PLAN006")] == [
        "PLAN006"
    ]


def test_an_earlier_target_of_the_same_thing_is_its_milestone() -> None:
    """90 % in 2023 and 93 % in 2025 are a way in steps."""
    last = _target(RETENTION, 'at_least = "93%"')
    first = _target(RETENTION, 'at_least = "90%"', 2023, name="T2")

    assert [one.subjects for one in _findings(last, "PLAN011")] == [("plan", "T1")]
    assert [one.subjects for one in _findings(last + first, "PLAN011")] == [("plan", "T2")]
