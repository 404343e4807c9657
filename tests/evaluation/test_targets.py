"""A target against the data: start, level, pace and direction, and the word for the three."""

from __future__ import annotations

import datetime
from fractions import Fraction

import attrs
import pytest

from eduplan import Interval
from tests.evaluation.county import baseline, judged, plan, rates, row, target

FLOOR = target('at_least = "90%"')


# Start


def test_a_target_starts_from_the_plans_baseline() -> None:
    one, _ = judged(plan(baseline("80%"), FLOOR), rates(y2020="79%", y2023="86%"))

    assert one.start is not None
    assert (one.start.origin, one.start.source, one.start.year) == ("plan", "B1", 2020)
    assert one.pace.share == Interval.point(Fraction(6, 10))


def test_data_that_round_to_the_baseline_make_it_exact() -> None:
    """26 of 29 children are printed as 90 %; 26 of 29 three years later is no step back."""
    rows = [
        row(element, year, number)
        for year in (2020, 2023)
        for element, number in (("入学人数", 26), ("适龄儿童数", 29))
    ]
    one, _ = judged(plan(baseline("90%"), target('at_least = "97%"')), rows)

    assert one.start is not None
    assert one.start.is_refined
    assert one.start.value.printed == Interval.point(Fraction(26, 29))
    assert one.pace.share == Interval.point(0)
    assert one.since_base is not None
    assert one.since_base.state == "flat"


def test_without_a_baseline_it_starts_from_the_data_of_the_base_year() -> None:
    one, _ = judged(plan(FLOOR), rates(y2020="80%", y2023="86%"))

    assert one.start is not None
    assert (one.start.origin, one.start.year) == ("data", 2020)
    assert one.pace.share == Interval.point(Fraction(6, 10))


def test_without_either_the_pace_is_unknown_and_says_why() -> None:
    one, _ = judged(plan(FLOOR), rates(y2021="80%", y2023="86%"))

    assert one.level.state == "missed"
    assert one.start is None
    assert one.pace.state == "unknown"
    assert one.pace.reason is not None
    assert "no comparable baseline" in one.pace.reason.en
    assert one.verdict.code == "pace_unknown"


def test_of_several_baselines_that_of_the_base_year_counts() -> None:
    """A later one would shorten the way and the time alike, and hide the years before it."""
    items = [
        baseline("78%", year=2019, name="B0"),
        baseline("80%"),
        baseline("84%", year=2021, name="B2"),
    ]
    one, _ = judged(plan(*items, FLOOR), rates(y2023="86%"))

    assert one.start is not None
    assert one.start.source == "B1"


def test_a_baseline_of_another_year_counts_from_its_own_year() -> None:
    one, _ = judged(plan(baseline("80%", year=2021), FLOOR), rates(y2023="86%"))

    assert one.pace.time == Fraction(2, 4)


def test_two_baselines_of_one_year_that_disagree_start_nowhere() -> None:
    items = [baseline("80%"), baseline("82%", name="B2")]
    one, _ = judged(plan(*items, FLOOR), rates(y2023="86%"))

    assert one.pace.state == "unknown"
    assert one.pace.reason is not None
    assert "different baselines" in one.pace.reason.en


def test_a_baseline_of_another_scope_is_no_start() -> None:
    items = baseline("80%") + 'scope = { stage = "primary" }\n'
    one, _ = judged(plan(items, FLOOR), rates(y2023="86%"))

    assert one.start is None


# Level


def test_the_gap_is_in_the_unit_of_the_indicator() -> None:
    one, _ = judged(plan(baseline("80%"), FLOOR), rates(y2023="86%"))

    assert one.level.state == "missed"
    assert one.level.gap == Interval.point(Fraction(4, 100))


def test_a_value_computed_from_counts_goes_before_a_published_one() -> None:
    one, report = judged(
        plan(FLOOR),
        [*rates(y2023="86%"), row("入学人数", 2023, 92), row("适龄儿童数", 2023, 100)],
    )

    assert one.value is not None
    assert one.value.value is not None
    assert one.value.value.printed == Interval.point(Fraction(92, 100))
    assert [finding.code for finding in report.findings] == ["DATA002"]


@pytest.mark.parametrize("enrolled", ["约92", "超过80", "90以下", "近90"])
def test_a_published_value_goes_before_hedged_counts_that_it_agrees_with(enrolled: str) -> None:
    """About 92 of 100 bounds nothing; the rate beside it does."""
    one, report = judged(
        plan(FLOOR),
        [*rates(y2023="86%"), row("入学人数", 2023, enrolled), row("适龄儿童数", 2023, 100)],
    )

    assert one.value is not None
    assert one.value.value is not None
    assert one.value.value.printed == Interval.point(Fraction(86, 100))
    assert one.level.state == "missed"
    assert report.findings == ()


def test_hedged_counts_that_contradict_a_published_value_go_before_it() -> None:
    """More than 95 of 100 are no 86 %, which is said, and meet 90 % whatever they are."""
    one, report = judged(
        plan(FLOOR),
        [*rates(y2023="86%"), row("入学人数", 2023, "超过95"), row("适龄儿童数", 2023, 100)],
    )

    assert one.level.state == "met"
    assert [finding.code for finding in report.findings] == ["DATA002"]


def test_a_hedged_published_value_does_not_go_before_counts() -> None:
    """92 of 100 say more than about 86 %."""
    one, _ = judged(
        plan(FLOOR),
        [*rates(y2023="约86%"), row("入学人数", 2023, 92), row("适龄儿童数", 2023, 100)],
    )

    assert one.level.state == "met"


def test_a_published_sum_of_the_period_goes_before_hedged_years() -> None:
    """The years gone are about 10 each; the sum beside them is exact."""
    years = [row("当年培训人次", year, "约10") for year in (2021, 2022, 2023)]
    one, _ = judged(
        plan(target('at_least = "100人次"', indicator="trained_so_far")),
        [*years, row("累计培训人次", 2023, 40)],
    )

    assert one.value is not None
    assert one.value.value is not None
    assert one.value.value.printed == Interval.point(40)


def test_the_scope_of_a_target_is_the_scope_of_its_value() -> None:
    scoped = target('at_least = "90%"', rest='scope = { stage = "primary" }')
    one, _ = judged(
        plan(scoped), [row("入学率", 2023, "95%", scope="学段=小学"), row("入学率", 2023, "80%")]
    )

    assert one.level.state == "met"


@pytest.mark.parametrize(
    ("bound", "value", "state"),
    [
        ('range = ["80%", "90%"]', "80%", "met"),
        ('range = ["80%", "90%"]', "91%", "missed"),
        ('exactly = "85%"', "86%", "met"),
        ('exactly = "85%"', "84%", "missed"),
        ('at_most = "85%"', "84%", "met"),
        ('maintain = "85%"', "86%", "met"),
        ('at_least = "超过85%"', "85%", "missed"),
        ('at_least = "85%"', "85%", "met"),
    ],
)
def test_each_kind_of_target_has_its_own_level(bound: str, value: str, state: str) -> None:
    one, _ = judged(plan(target(bound)), rates(y2023=value))

    assert one.level.state == state


def test_a_hedged_value_that_may_be_on_either_side_leaves_the_level_open() -> None:
    one, _ = judged(plan(baseline("80%"), FLOOR), rates(y2023="约90%"))

    assert one.level.state == "unknown"
    assert one.level.reason is not None
    assert "hedged" in one.level.reason.en
    assert one.pace.state == "unknown"


def test_a_hedged_value_that_decides_is_decided() -> None:
    one, _ = judged(plan(baseline("80%"), FLOOR), rates(y2023="90%以上"))

    assert one.level.state == "met"
    assert one.pace.state == "on_schedule"


# Pace


@pytest.mark.parametrize(
    ("value", "state", "word"),
    [
        ("86%", "on_schedule", "on_schedule"),
        ("84.8%", "near", "near"),
        ("84.7%", "behind", "behind"),
        ("80%", "none", "regress"),
        ("79%", "none", "regress"),
    ],
)
def test_the_pace_is_the_share_of_the_way_against_the_share_of_the_time(
    value: str, state: str, word: str
) -> None:
    """80 → 90 in five years, three of them gone: 86 is due, and 0.8 of that way is near."""
    one, _ = judged(plan(baseline("80%"), FLOOR), rates(y2023=value))

    assert one.pace.method == "linear_share"
    assert (one.pace.state, one.verdict.code) == (state, word)


def test_milestones_draw_the_path_that_is_due() -> None:
    late = target('at_least = "90%"', rest='path = { "2023" = "82%", "2024" = "86%" }')
    one, _ = judged(plan(baseline("80%"), late), rates(y2023="82%"))

    assert one.pace.method == "path"
    assert one.pace.due == Fraction(2, 10)
    assert one.pace.state == "on_schedule"
    assert one.path is not None
    assert (one.path.is_milestone, one.path.met) == (True, True)


@pytest.mark.parametrize(
    ("as_of", "expected"), [(2021, "0.84"), (2022, "0.88"), (2023, "0.89"), (2026, "0.91")]
)
def test_between_milestones_the_path_is_straight(as_of: int, expected: str) -> None:
    late = target('at_least = "91%"', rest='path = { "2022" = "88%" }')
    items = plan(baseline("80%"), late)
    one, _ = judged(items, rates(y2021="83%", y2022="83%", y2023="83%", y2026="83%"), as_of=as_of)

    assert one.path is not None
    assert one.path.expected == Fraction(expected)
    assert one.path.met is False


def test_without_a_start_a_milestone_still_tells_whether_it_was_reached() -> None:
    late = target('at_least = "90%"', rest='path = { "2023" = "82%" }')

    reached, _ = judged(plan(late), rates(y2023="82%"))
    missed, _ = judged(plan(late), rates(y2023="81%"))

    assert (reached.pace.state, missed.pace.state) == ("on_schedule", "behind")
    assert missed.pace.method == "path"
    assert missed.pace.share is None


def test_a_path_may_ask_nothing_at_first() -> None:
    late = target('at_least = "90%"', rest='path = { "2023" = "80%" }')

    held, _ = judged(plan(baseline("80%"), late), rates(y2023="80%"))
    fell, _ = judged(plan(baseline("80%"), late), rates(y2023="79%"))

    assert held.pace.due == 0
    assert held.pace.ratio is None
    assert held.pace.state == "on_schedule"
    assert fell.pace.state == "none"


def test_what_adds_up_over_the_period_starts_from_nothing() -> None:
    """600 of 1,000 in three of five years; what was done before the period does not count."""
    items = plan(target('at_least = "1000人次"', indicator="trained_so_far"))
    rows = [row("当年培训人次", year, 200) for year in (2021, 2022, 2023)]
    one, _ = judged(items, [row("当年培训人次", 2020, 5_000), *rows])

    assert one.start is not None
    assert (one.start.origin, one.start.year) == ("zero", 2020)
    assert one.pace.method == "cumulative"
    assert (one.pace.share, one.pace.time) == (Interval.point(Fraction(3, 5)), Fraction(3, 5))
    assert one.pace.state == "on_schedule"
    assert one.since_base is None
    assert one.last_year == 2022


def test_a_year_without_a_figure_makes_the_sum_of_the_period_unknown() -> None:
    items = plan(target('at_least = "1000人次"', indicator="trained_so_far"))
    one, _ = judged(items, [row("当年培训人次", year, 200) for year in (2021, 2023)])

    assert one.level.state == "unknown"
    assert [(missing.name, missing.context.year) for missing in one.missing] == [
        ("town.trained", 2022)
    ]


def test_a_sum_that_is_published_stands_where_its_years_are_not_known() -> None:
    items = plan(target('at_least = "1000人次"', indicator="trained_so_far"))
    one, _ = judged(items, [row("累计培训人次", 2023, 700)])

    assert one.pace.share == Interval.point(Fraction(7, 10))


def test_a_growth_target_is_held_against_the_growth_of_the_years_gone() -> None:
    """年均增长10%: 100 → 133.1 in three years is 10 % a year; five years are not yet gone."""
    items = plan(target('at_least = "10%"', indicator="growth"))
    one, _ = judged(items, [row("教育支出", 2020, 1_000), row("教育支出", 2023, 1_331)])

    assert one.level.state == "met"
    assert one.level.margin == Interval.point(0)
    assert one.pace.state == "not_applicable"
    assert one.pace.reason is not None
    assert "starts nowhere" in one.pace.reason.en


def test_a_growth_that_is_no_fraction_is_still_decided() -> None:
    """The third root of 1.2 is between 1.0626 and 1.0627."""
    rows = [row("教育支出", 2020, 1_000), row("教育支出", 2023, 1_200)]

    met, _ = judged(plan(target('at_least = "6.26%"', indicator="growth")), rows)
    missed, _ = judged(plan(target('at_least = "6.27%"', indicator="growth")), rows)

    assert (met.level.state, missed.level.state) == ("met", "missed")
    assert missed.level.gap is not None
    assert missed.level.gap.lower is not None


def test_a_variation_has_a_pace_though_it_is_no_fraction() -> None:
    def rows(year: int, area: int) -> list[str]:
        return [
            row("校舍面积", year, area, institution="甲"),
            row("校舍面积", year, 100, institution="乙"),
            row("在校生数", year, 10, institution="甲"),
            row("在校生数", year, 20, institution="乙"),
        ]

    one, _ = judged(
        plan(target('at_most = "0.1"', indicator="balance")), [*rows(2020, 100), *rows(2023, 62)]
    )

    assert one.level.state == "missed"
    assert one.pace.state == "on_schedule"
    assert one.pace.share is not None
    assert not one.pace.share.is_point


def test_a_target_that_is_due_and_missed_is_not_done() -> None:
    early = FLOOR.replace("year = 2025", "year = 2022")
    one, _ = judged(plan(baseline("80%"), early), rates(y2023="86%"))

    assert one.is_due
    assert one.pace.time == 1
    assert one.verdict.code == "not_done"


def test_data_of_the_year_in_which_it_is_due_are_its_outcome_and_no_start() -> None:
    early = FLOOR.replace("year = 2025", "year = 2020")
    one, _ = judged(plan(early), rates(y2020="80%", y2023="86%"))

    assert one.start is None
    assert one.pace.state == "unknown"


def test_before_any_time_has_gone_there_is_no_pace() -> None:
    one, _ = judged(plan(baseline("80%"), FLOOR), rates(y2020="80%"), as_of=2020)

    assert one.pace.state == "not_applicable"
    assert one.pace.reason is not None
    assert "no time has gone" in one.pace.reason.en


@pytest.mark.parametrize("bound", ['at_least = "90%"', 'at_least = "70%"', 'maintain = "80%"'])
def test_a_baseline_of_a_later_year_than_is_evaluated_is_named_as_the_reason(bound: str) -> None:
    """The time of the plan has begun; where the way started is what nobody has said."""
    late = plan(baseline("80%", year=2021), target(bound))
    later, _ = judged(late, rates(y2020="79%"), as_of=2020)
    same, _ = judged(late, rates(y2021="79%"), as_of=2021)

    assert later.pace.state == "unknown"
    assert later.pace.reason is not None
    assert "基数是2021年的（B1），晚于评价年" in later.pace.reason.zh
    assert same.pace.reason is not None
    assert "晚于评价年" not in same.pace.reason.zh


def test_a_baseline_of_the_year_that_is_due_is_named_as_no_start() -> None:
    """There is a baseline, so it is not said that there is none."""
    early = 'at_least = "90%"'
    one, _ = judged(
        plan(baseline("80%", year=2021), target(early).replace("2025", "2021")),
        rates(y2021="79%"),
        as_of=2021,
    )

    assert one.start is None
    assert one.pace.reason is not None
    assert "B1，2021年）不早于目标的到期年" in one.pace.reason.zh
    assert "B1 of 2021" in one.pace.reason.en


@pytest.mark.parametrize("bound", ['maintain = "95%"', 'at_least = "95%"'])
def test_nothing_is_kept_yet_in_the_base_year(bound: str) -> None:
    one, _ = judged(plan(baseline("95%"), target(bound)), rates(y2020="95%"), as_of=2020)

    assert one.level.state == "met"
    assert one.pace.state == "not_applicable"
    assert one.pace.reason is not None
    assert "no time has gone" in one.pace.reason.en


@pytest.mark.parametrize("year", [2025, 2026, 2027])
def test_a_count_of_the_period_stays_as_the_period_ended(year: int) -> None:
    """What comes after is of another period, and the first year does not drop out."""
    rows = [row("当年培训人次", one, 100) for one in range(2020, 2028)]
    items = plan(target('at_least = "500人次"', indicator="trained_so_far"))
    one, _ = judged(items, rows, as_of=year)

    assert one.value is not None
    assert one.value.value is not None
    assert one.value.value.printed == Interval.point(500)
    assert one.last_year == 2024
    assert one.verdict.code == "done"


@pytest.mark.parametrize(("value", "base"), [("1.5", "flat"), ("2.5", "worsened")])
def test_a_value_that_left_a_band_at_its_other_end_is_not_on_schedule(
    value: str, base: str
) -> None:
    """From half to one and a half, or two and a half: the way to about 1 is more than gone."""
    bound = target('range = ["0.9", "1.1"]', indicator="parity")
    rows = [row("均等指数", 2023, value)]
    one, _ = judged(plan(baseline("0.5", indicator="parity"), bound), rows)

    assert one.level.state == "missed"
    assert one.pace.state == "beyond"
    assert one.since_base is not None
    assert one.since_base.state == base
    assert one.verdict.code == "overshot"
    assert one.verdict.lags


def test_the_milestones_of_a_band_lead_to_its_nearer_end() -> None:
    """From above, without a start: 3 in 2022, then 2.1 in 2025, so 2.7 in 2023."""
    bound = target('range = ["0.9", "2.1"]', indicator="parity", rest='path = { 2022 = "3" }')
    one, _ = judged(plan(bound), [row("均等指数", 2023, "2.7")])

    assert one.path is not None
    assert one.path.expected == Fraction(27, 10)
    assert one.path.met


def test_a_target_that_equals_its_start_is_one_to_keep() -> None:
    one, _ = judged(plan(baseline("90%"), FLOOR), rates(y2021="90%", y2022="91%", y2023="89%"))

    assert one.pace.method == "yearly"
    assert [year.kept for year in one.pace.years] == [True, True, False]
    assert one.verdict.code == "lost"


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"y2021": "100%", "y2022": "100%", "y2023": "100%"}, "kept"),
        ({"y2021": "100%", "y2023": "100%"}, "kept_where_known"),
        ({"y2021": "100%", "y2022": "—", "y2023": "100%"}, "kept_where_known"),
        ({"y2021": "99%", "y2022": "—", "y2023": "100%"}, "restored"),
        ({"y2021": "100%", "y2022": "100%", "y2023": "99%"}, "lost"),
        ({"y2021": "100%", "y2022": "99%", "y2023": "—"}, "unknown"),
    ],
)
def test_a_value_to_keep_is_judged_every_year_and_a_year_without_data_is_no_kept_one(
    values: dict[str, str], state: str
) -> None:
    items = plan(baseline("100%"), target('maintain = "100%"'))
    one, _ = judged(items, rates(**values))

    assert one.pace.state == state


def test_a_target_in_words_is_kept_with_its_status_and_never_scored() -> None:
    words = '[[target]]\nid = "T1"\nqualitative = "建立制度"\nstatus = "done"\nyear = 2024\n'
    one, report = judged(plan(words, target('at_least = "90%"', name="T2")), rates(y2023="86%"))

    assert (one.level.state, one.pace.state) == ("manual", "manual")
    assert one.verdict.code == "manual"
    [tally] = report.tallies
    assert (tally.targets, tally.judged) == (2, 1)


def test_an_indicator_of_each_institution_has_no_value_of_the_region() -> None:
    items = plan(target('at_least = "9m²/人"', indicator="per_pupil"))
    rows = [
        row("校舍面积", 2023, 100, institution="甲"),
        row("在校生数", 2023, 9, institution="甲"),
    ]
    one, _ = judged(items, rows)

    assert one.level.state == "unknown"
    assert one.level.reason is not None
    assert "each institution" in one.level.reason.en


# Direction


def test_the_direction_is_told_since_the_start_and_since_the_last_year_with_data() -> None:
    one, _ = judged(plan(baseline("80%"), FLOOR), rates(y2021="88%", y2022="—", y2023="86%"))

    assert one.since_base is not None
    assert one.since_last is not None
    assert (one.since_base.year, one.since_base.state) == (2020, "improved")
    assert (one.since_last.year, one.since_last.state) == (2021, "worsened")
    assert one.since_last.difference == Interval.point(Fraction(-2, 100))
    assert one.verdict.code == "on_schedule_slipping"


def test_a_value_that_is_met_but_below_the_last_one_is_not_just_achieved() -> None:
    one, _ = judged(plan(baseline("80%"), FLOOR), rates(y2022="95%", y2023="92%"))

    assert one.verdict.code == "met_slipping"


def test_no_change_is_flat_and_neither_better_nor_worse() -> None:
    one, _ = judged(plan(baseline("80.0%"), FLOOR), rates(y2023="80.0%"))

    assert one.since_base is not None
    assert one.since_base.state == "flat"


# Guards


def test_a_verdict_that_the_rounding_could_turn_says_so() -> None:
    """94.4 % published at 93.5 % of the start: exactly on the line, or just below it."""
    one, _ = judged(
        plan(baseline("93.5%"), target('at_least = "95%"')), rates(y2023="94.4%"), as_of=2023
    )

    assert one.pace.ratio == Interval.point(1)
    assert one.pace.state == "on_schedule"
    assert one.pace.rests_on_rounding
    assert not one.level.rests_on_rounding


def test_a_level_on_the_line_that_was_rounded_up_says_so() -> None:
    one, _ = judged(plan(FLOOR), rates(y2023="90%"))

    assert one.level.state == "met"
    assert one.level.rests_on_rounding


def test_counts_are_exact_and_rest_on_no_rounding() -> None:
    one, _ = judged(plan(FLOOR), [row("入学人数", 2023, 90), row("适龄儿童数", 2023, 100)])

    assert one.level.state == "met"
    assert not one.level.rests_on_rounding


def test_small_numbers_are_told_where_one_child_is_more_than_what_lacks() -> None:
    """28 of 29 children: one is 3.4 points, and 97 % are 0.4 points away."""

    def rows(year: int, number: int) -> list[str]:
        return [row("入学人数", year, number), row("适龄儿童数", year, 29)]

    one, _ = judged(plan(target('at_least = "97%"')), [*rows(2022, 27), *rows(2023, 28)])

    assert one.is_small
    assert one.units is not None
    assert one.units.step == Fraction(1, 29)
    assert one.is_within_one(one.since_last)


def test_large_numbers_are_not_called_small() -> None:
    rows = [row("入学人数", 2023, 2_800), row("适龄儿童数", 2023, 2_900)]
    one, _ = judged(plan(target('at_least = "97%"')), rows)

    assert not one.is_small


# Amendments


AMENDED = """
[[amendment]]
id = "A1"
document = "清政发〔2023〕18号"
date = 2023-06-30

[[amendment.change]]
target = "T1"
at_least = "85%"
year = 2024
reason = "人口减少"
path = { "2023" = "84%" }
"""


def test_a_target_is_judged_by_the_version_in_force_at_the_end_of_the_year() -> None:
    items = plan(baseline("80%"), FLOOR, AMENDED)
    data = rates(y2022="84%", y2023="84%")

    before, _ = judged(items, data, as_of=2022)
    after, report = judged(items, data, as_of=2023)

    assert (before.due_year, before.aim and before.aim.accepted.lower) == (2025, Fraction(9, 10))
    assert before.target.amended_by == ""
    assert (after.due_year, after.aim and after.aim.accepted.lower) == (2024, Fraction(85, 100))
    assert after.target.amended_by == "A1"
    assert after.path is not None
    assert after.path.met is True
    assert [tally.amended for tally in report.tallies] == [1]


def test_an_amendment_counts_from_the_year_of_its_day_on() -> None:
    later = AMENDED.replace("2023-06-30", "2024-01-01")
    one, _ = judged(plan(baseline("80%"), FLOOR, later), rates(y2023="84%"))

    assert one.target.amended_by == ""


def test_the_plan_that_was_given_is_not_changed() -> None:
    items = plan(baseline("80%"), FLOOR, AMENDED)
    copy = attrs.evolve(items)
    judged(items, rates(y2023="84%"))

    assert items == copy
    assert items.amendments[0].date == datetime.date(2023, 6, 30)
