"""Milestones lead from the baseline to the target: not back, not beyond, not all in one year."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import Finding, Indicator, audit
from eduplan.files.plan_file import parse_plan
from eduplan.formula import is_change, parse_formula
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
RETENTION = "compulsory.nine_year_retention_rate"
PER_COMPUTER = "informatization.students_per_computer"
FUNDS = "finance.public_funds_per_student"
GROWTH = "finance.education_spending_growth"


def _found(body: str, code: str = "PLAN012") -> tuple[Finding, ...]:
    loaded = parse_plan(HEAD + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=[code])
    assert report.counts["error"] == 0
    return report.findings


def _way(
    start: str, milestones: dict[int, str], bound: str, indicator: str = RETENTION, due: int = 2025
) -> str:
    baseline = (
        f'[[baseline]]\nid = "B1"\nindicator = "{indicator}"\nvalue = "{start}"\nyear = 2020\n'
    )
    steps = ", ".join(f'{year} = "{value}"' for year, value in milestones.items())
    target = (
        f'[[target]]\nid = "T1"\nindicator = "{indicator}"\n{bound}\nyear = {due}\n'
        f"path = {{ {steps} }}\n"
    )
    return (baseline if start else "") + target


@pytest.mark.parametrize(
    ("milestones", "said"),
    [
        ({2022: "95.2%", 2024: "96.4%"}, ""),
        ({2022: "94.2%", 2024: "96%"}, ""),
        ({2022: "93.8%"}, "2022年93.8%比2020年94.2%倒退"),
        ({2022: "95.9%", 2023: "95.1%"}, "2023年95.1%比2022年95.9%倒退"),
        ({2023: "98%"}, "2023年98%已超出2025年的目标"),
        ({2023: "97%"}, ""),
        ({2025: "96%"}, "2025年96%达不到当年的目标"),
        ({2025: "97%"}, ""),
        ({2026: "93%"}, ""),
    ],
)
def test_a_way_goes_neither_back_nor_beyond_its_end(milestones: dict[int, str], said: str) -> None:
    """From 94.2 % to at least 97 % in 2025; what lies outside the years is PLAN024's."""
    found = _found(_way("94.2%", milestones, 'at_least = "97%"'))

    assert [said in one.message.zh for one in found] == ([True] if said else [])


def test_the_finding_shows_the_whole_way() -> None:
    """Who mends it must see where it starts and ends."""
    (finding,) = _found(_way("94.2%", {2022: "93.8%", 2024: "96%"}, 'at_least = "97%"'))

    assert "2020年94.2%→2022年93.8%→2024年96%→2025年≥97%" in finding.message.zh
    assert "94.2% in 2020 → 93.8% in 2022 → 96% in 2024 → ≥97% in 2025" in finding.message.en
    assert (finding.severity, finding.subjects) == ("warning", ("T1",))


def test_where_less_is_better_the_way_goes_down() -> None:
    """Students per computer."""
    down, up = {2022: "6人/台", 2024: "5.4人/台"}, {2022: "7人/台", 2024: "5.4人/台"}

    assert _found(_way("6.4人/台", down, 'at_most = "5人/台"', PER_COMPUTER)) == ()
    (finding,) = _found(_way("6.4人/台", up, 'at_most = "5人/台"', PER_COMPUTER))
    assert "倒退" in finding.message.zh


def test_what_the_rounding_of_a_baseline_hides_is_no_falling_back() -> None:
    """94.2 % may be 94.16 %; a baseline without an end starts no way at all."""
    assert _found(_way("94.2%", {2022: "94.16%"}, 'at_least = "97%"')) == ()
    assert len(_found(_way("94.2%", {2022: "94.14%"}, 'at_least = "97%"'))) == 1
    assert _found(_way("约95%", {2022: "94%"}, 'at_least = "97%"')) == ()


def test_a_baseline_that_meets_the_target_is_left_to_the_rules_that_say_so() -> None:
    """One fact, one finding: PLAN027 has it already."""
    assert _found(_way("97.5%", {2023: "96%"}, 'at_least = "97%"')) == ()
    assert len(_found(_way("97.5%", {2023: "96%", 2024: "95%"}, 'at_least = "97%"'))) == 1


@pytest.mark.parametrize(("last", "jumps"), [("1600元/(人·年)", False), ("1599元/(人·年)", True)])
def test_a_year_may_take_three_mean_steps_and_no_more(last: str, jumps: bool) -> None:
    """1000 in five years is 200 a year: 600 of it in the last one is three times as much."""
    way = _way("1200元/(人·年)", {2024: last}, 'at_least = "2200元/(人·年)"', FUNDS)

    assert bool(_found(way)) is jumps


def test_a_jump_says_which_years_and_how_much_of_the_way_they_take() -> None:
    """The last year is to do what four did not."""
    (finding,) = _found(_way("94.0%", {2024: "94.5%"}, 'at_least = "97%"'))

    assert "2024到2025年每年要变2.5个百分点，是全程平均的4.1倍" in finding.message.zh


def test_the_rounding_of_a_baseline_counts_for_the_plan() -> None:
    """From 90 % the last year takes 3 mean steps of 2 points; from 89.5 % less than three."""
    assert _found(_way("90%", {2024: "93.99%"}, 'at_least = "100%"')) == ()
    assert len(_found(_way("90.0%", {2024: "93.9%"}, 'at_least = "100%"'))) == 1


def test_an_amended_target_is_judged_with_the_milestones_of_the_amendment() -> None:
    """Its own ones are gone."""
    amended = (
        '[[amendment]]\nid = "V1"\ndocument = "小政发〔2022〕1号"\ndate = 2022-01-20\n'
        '[[amendment.change]]\ntarget = "T1"\nat_least = "96%%"\nreason = "调整"\n'
        'path = { 2023 = "%s" }\n'
    )
    way = _way("94.2%", {2022: "93%"}, 'at_least = "97%"')

    assert _found(way + amended % "95%") == ()
    (finding,) = _found(way + amended % "96.5%")
    assert "2023年96.5%已超出2025年的目标" in finding.message.zh


@settings(deadline=None, max_examples=50)
@given(st.lists(st.integers(0, 900), min_size=4, max_size=4), st.integers(0, 900))
def test_a_way_is_found_exactly_where_it_turns_or_jumps(steps: list[int], start: int) -> None:
    """Whole yuan each year, of which none is rounded: a second reading of the rule."""
    values = [1000 + start, *(1000 + step for step in steps), 2000]
    milestones = {2021 + place: f"{value}元/(人·年)" for place, value in enumerate(values[1:-1])}
    text = _way(f"{values[0]}元/(人·年)", milestones, 'at_least = "2000元/(人·年)"', FUNDS)
    changes = [two - one for one, two in pairwise(values)]
    jumps = max(changes) > 3 * Fraction(values[-1] - values[0], 5)

    assert bool(_found(text)) is (min(changes) < 0 or jumps)


# What is itself a change


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("年均增长(在园幼儿数, 3)", True),
        ("在园幼儿数 ÷ 往年(在园幼儿数, 1) - 1", True),
        ("在园幼儿数 ÷ 往年(在园幼儿数, 1)", True),
        ("在园幼儿数 - 往年(在园幼儿数, 1)", True),
        ("在园幼儿数", False),
        ("在园幼儿数 ÷ 往年(公办园在园幼儿数, 1)", False),
        ("近年合计(在园幼儿数, 5)", False),
        ("在园幼儿数 - 公办园在园幼儿数", False),
    ],
)
def test_a_change_is_what_sets_a_thing_against_itself_before(formula: str, expected: bool) -> None:
    """Growth, an index of the year before, a difference; but not a cohort's rate."""
    assert is_change(parse_formula(formula, REGISTRY.catalogue.names)) is expected


def test_only_the_growths_of_the_catalogue_are_changes() -> None:
    """Retention looks back as well, but at another thing."""
    changes = {
        one.name
        for one in REGISTRY.catalogue.definitions.values()
        if isinstance(one, Indicator) and one.is_change
    }

    assert changes == {
        "finance.education_spending_growth",
        "finance.education_spending_per_student_growth",
    }


def test_a_growth_starts_nowhere_and_needs_no_baseline_nor_a_way() -> None:
    """At least 0 in every year is judged by itself; a rate that is a state still needs one."""
    growth = _way("", {2023: "6%", 2024: "3%"}, 'at_least = "5%"', GROWTH)

    assert _found(growth, "PLAN005") == ()
    assert _found(growth) == ()
    assert len(_found(_way("", {2023: "96%"}, 'at_least = "97%"'), "PLAN005")) == 1
