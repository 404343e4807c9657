"""The worked table of progress: what each case gives, and that none is a division by zero."""

from __future__ import annotations

from fractions import Fraction

import pytest

from eduplan.bounds import AtLeast, AtMost, Eliminate, Exactly, Maintain
from eduplan.engine.evaluation.direction import change_between
from eduplan.engine.evaluation.level import level_of
from eduplan.engine.evaluation.pace import end_ahead, pace_of, share_gone, time_gone
from eduplan.plan.promised import Value, level_aim
from eduplan.quantity import EVERYTHING, Interval, parse_figure
from tests.evaluation.county import baseline, judged, plan, rates, row, target

TIME = Fraction(3, 5)
# Base 2020, now 2023, target 2025: start, now, end, share of the way, its ratio to time gone.
CASES = {
    "a rising rate": ("60", "72", "85", "0.480", "0.800"),
    "b its complement": ("40", "28", "15", "0.480", "0.800"),
    "d eliminate": ("7.0", "1.0", "0", "0.857", "1.429"),
    "e parity from below": ("0.90", "0.95", "1", "0.500", "0.833"),
    "g zero baseline": ("0", "30", "80", "0.375", "0.625"),
    "h no change": ("60", "60", "85", "0.000", "0.000"),
    "i moved away": ("60", "58", "85", "-0.080", "-0.133"),
}


def value(text: str) -> Value:
    point = Interval.point(Fraction(text))
    return Value(point, point)


@pytest.mark.parametrize(("start", "now", "end", "share", "ratio"), CASES.values(), ids=CASES)
def test_the_share_of_the_way_and_its_ratio_are_those_of_the_worked_table(
    start: str, now: str, end: str, share: str, ratio: str
) -> None:
    """p = (value - start) ÷ (end - start), and ρ = p ÷ 0.6; three decimals are published."""
    pace = pace_of(
        value(start), value(now), Fraction(end), time=TIME, due=TIME, method="linear_share"
    )

    assert pace.share is not None
    assert pace.ratio is not None
    assert round(pace.share.value, 3) == Fraction(share)
    assert round(pace.ratio.value, 3) == Fraction(ratio)


def test_three_of_five_years_are_sixty_per_cent_of_the_time() -> None:
    assert time_gone(2020, 2023, 2025) == TIME
    assert [time_gone(2020, year, 2025) for year in (2019, 2020, 2026)] == [0, 0, 1]
    assert time_gone(2025, 2025, 2025) is None


def test_a_maintain_target_that_slipped_has_no_share_but_was_not_kept() -> None:
    """Case c: 100 → 99.2 with the target 100 is 0 ÷ 0 in other methods."""
    one, _ = judged(
        plan(baseline("100%"), target('maintain = "100%"')), rates(y2021="100%", y2023="99.2%")
    )

    assert one.pace.share is None
    assert (one.pace.method, one.pace.state) == ("yearly", "lost")
    assert [(year.year, year.kept) for year in one.pace.years] == [
        (2021, True),
        (2022, None),
        (2023, False),
    ]
    assert one.verdict.code == "lost"


def test_a_floor_that_is_met_and_sinks_has_no_pace_and_is_not_just_achieved() -> None:
    """Case f: 99 → 98.5 above the floor 95."""
    one, _ = judged(plan(baseline("99%"), target('at_least = "95%"')), rates(y2023="98.5%"))

    assert one.level.state == "met"
    assert one.pace.state == "not_applicable"
    assert one.pace.share is None
    assert one.since_base is not None
    assert one.since_base.state == "worsened"
    assert one.verdict.code == "met_worsening"


def test_elimination_counts_from_the_base_down_to_nothing() -> None:
    """p = (base - value) ÷ base; at zero the target is met, and a zero base is a target to keep."""
    accepted = Eliminate().accepted

    assert share_gone(Interval.point(7), Interval.point(0), Fraction(0)) == Interval.point(1)
    assert end_ahead(Interval.point(0), accepted) is None
    assert level_of(value("0"), level_aim(Eliminate(), "lower")).state == "met"


def test_a_way_of_no_length_is_everything_and_never_divided() -> None:
    assert share_gone(Interval.point(85), Interval.point(90), Fraction(85)) == EVERYTHING


@pytest.mark.parametrize("bound", ['maintain = "0%"', "eliminate = true", 'at_most = "0%"'])
def test_zero_start_and_zero_end_need_no_magic_constant(bound: str) -> None:
    one, _ = judged(
        plan(
            baseline("0%", indicator="outside_rate"),
            target(bound, indicator="outside_rate"),
        ),
        [row("未入学率", 2023, "0%")],
    )

    assert one.level.state == "met"
    assert one.pace.state == "kept_where_known"
    assert one.verdict.code == "kept_where_known"


@pytest.mark.parametrize(
    ("bound", "better", "met", "missed"),
    [
        (AtLeast(parse_figure("85%")), "lower", "85%", "84.99%"),
        (AtMost(parse_figure("5%")), "higher", "5%", "5.01%"),
        (Exactly(parse_figure("85%")), "higher", "90%", "80%"),
        (Exactly(parse_figure("85%")), "none", "85%", "90%"),
        (Maintain(parse_figure("5%")), "lower", "4%", "6%"),
    ],
)
def test_what_meets_a_bound_depends_on_which_side_is_better(
    bound: AtLeast, better: str, met: str, missed: str
) -> None:
    """达到85% is met by 90 % where more is better; at least and at most know their own side."""
    aim = level_aim(bound, better)  # type: ignore[arg-type]

    assert level_of(value(str(parse_figure(met).value)), aim).state == "met"
    assert level_of(value(str(parse_figure(missed).value)), aim).state == "missed"


def test_the_direction_towards_a_band_is_towards_its_nearer_end() -> None:
    aim = level_aim(Exactly(parse_figure("1")), "band")

    def state(before: str, now: str) -> str:
        return change_between(value(before), value(now), aim, 2020).state

    assert state("0.90", "0.95") == "improved"
    assert state("1.10", "1.05") == "improved"
    assert state("0.95", "1.05") == "flat"
    assert state("1", "1.01") == "worsened"
