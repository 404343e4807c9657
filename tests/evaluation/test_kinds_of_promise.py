"""Every kind of promise against data, as plans print it: a table of phrases and right values."""

from __future__ import annotations

from fractions import Fraction

import pytest

from eduplan import Interval
from eduplan.engine.evaluation.target import TargetEvaluation
from tests.evaluation.county import REGION, baseline, judged, plan, rates, row, target

RATE, COUNT, FLOW, MONEY = "enrolment_rate", "teachers", "trained", "spending"


def judge(
    bound: str, start: str, *values: str, indicator: str = RATE, year: int = 2025
) -> TargetEvaluation:
    """Return the answers for a bound, from a baseline of 2020, with the values up to a year."""
    first = year - len(values) + 1
    if indicator == RATE:
        rows = rates(**{f"y{first + place}": one for place, one in enumerate(values)})
    else:
        rows = [row(f"town.{indicator}", first + place, one) for place, one in enumerate(values)]
    items = [baseline(start, indicator=indicator)] if start else []
    one, _ = judged(plan(*items, target(bound, indicator=indicator)), rows, as_of=year)
    return one


GROWTH = 'rise = "8%"\nover = "mean"'
DECLINE = 'fall = "10%"\nover = "mean"'
MEAN = 'rise = "0.4个百分点"\nover = "年均"'
PHRASES = {
    # phrase: indicator, bound, start, value of 2025, met, whether that rests on the rounding
    "不低于96%": (RATE, 'at_least = "96%"', "94.1%", "96.2%", True, False),
    "年均提高0.4个百分点, 0.38 prints as 0.4": (RATE, MEAN, "94.1%", "96.0%", True, True),
    "年均提高0.4个百分点, more": (RATE, MEAN, "94.1%", "96.3%", True, False),
    "年均提高0.4个百分点, 0.34": (RATE, MEAN, "94.1%", "95.7%", False, False),
    "年均提高不少于0.4个百分点, 0.38 is less": (
        RATE,
        'rise = "不少于0.4个百分点"\nover = "年均"',
        "94.1%",
        "96.0%",
        False,
        False,
    ),
    "提高2个百分点": (RATE, 'rise = "2个百分点"', "90.0%", "92.0%", True, True),
    "降低2个百分点": (RATE, 'fall = "2个百分点"', "90.0%", "89.0%", False, False),
    "比2020年增加300人": (COUNT, 'rise = "300人"\nsince = 2020', "2150人", "2450人", True, False),
    "比2020年增加300人, one less": (COUNT, 'rise = "300人"', "2150人", "2449人", False, False),
    "增加不超过300人": (COUNT, 'rise = "不超过300人"', "2150人", "2451人", False, False),
    "减少100人": (COUNT, 'fall = "100人"', "2150人", "2050人", True, False),
    "增长8%": (COUNT, 'rise = "8%"', "1000人", "1080人", True, False),
    "年均增长8%: 1.08⁵ × 1000 = 1469.3": (COUNT, GROWTH, "1000人", "1470人", True, False),
    "年均增长8%: 7.99% prints as 8%": (COUNT, GROWTH, "1000人", "1469人", True, True),
    "年均增长8%: 7.4%": (COUNT, GROWTH, "1000人", "1429人", False, False),
    "年均下降10%: 0.9⁵ × 1000 = 590.5": (COUNT, DECLINE, "1000人", "590人", True, False),
    "翻一番": (COUNT, 'times = "翻一番"', "1000人", "2000人", True, False),
    "达到2倍, short": (COUNT, 'times = "2倍"', "1000人", "1999人", False, False),
    "减少到一半": (COUNT, 'times = "0.5倍"', "1000人", "500人", True, False),
    "全覆盖": (RATE, 'full_coverage = "每所学校"', "90%", "100%", True, True),
    "全覆盖, not all": (RATE, 'full_coverage = "每所学校"', "90%", "99.9%", False, False),
}  # fmt: skip


@pytest.mark.parametrize(("case"), PHRASES.values(), ids=PHRASES)
def test_a_phrase_has_its_right_answer(case: tuple[str, str, str, str, bool, bool]) -> None:
    indicator, bound, start, value, met, rests = case
    one = judge(bound, start, value, indicator=indicator)

    assert one.level.state == ("met" if met else "missed")
    assert one.level.rests_on_rounding is rests


def test_a_change_asks_for_what_its_start_makes_it() -> None:
    """94.1 % and 0.4 points a year for five years are 96.1 %."""
    one = judge(MEAN, "94.1%", "95.0%")

    assert one.aim is not None
    assert one.aim.accepted == Interval(Fraction(961, 1000), None)
    assert one.level.gap == Interval.point(Fraction(11, 1000))


def test_between_the_years_a_mean_growth_is_beside_its_compound_path() -> None:
    """After three years (1.08³ - 1) ÷ (1.08⁵ - 1) of the way is due, and not three fifths."""
    bound = 'rise = "8%"\nover = "年均"'
    ahead = judge(bound, "1000人", "1260人", indicator=COUNT, year=2023)
    behind = judge(bound, "1000人", "1259人", indicator=COUNT, year=2023)
    g = Fraction(108, 100)

    assert ahead.pace.method == "compound"
    assert ahead.pace.due == (g**3 - 1) / (g**5 - 1)
    assert (ahead.pace.state, behind.pace.state) == ("on_schedule", "near")


def test_each_year_is_judged_by_itself() -> None:
    bound = 'at_least = "60人次"\nover = "每年"'
    one = judge(bound, "", "60人次", "59人次", "61人次", indicator=FLOW, year=2023)

    assert one.level.state == "met"
    assert [(year.year, year.kept) for year in one.pace.years] == [
        (2021, True),
        (2022, False),
        (2023, True),
    ]
    assert one.verdict.code == "restored"


def test_a_growth_of_each_year_is_held_against_the_year_before() -> None:
    bound = 'rise = "5%"\nover = "每年"'
    one = judge(bound, "", "100万元", "105万元", "110万元", "116万元", indicator=MONEY, year=2023)

    assert [year.kept for year in one.pace.years] == [True, True, True]
    assert (
        judge(bound, "", "100万元", "104万元", indicator=MONEY, year=2021).level.state == "missed"
    )


def test_the_first_year_is_held_against_the_start_of_the_plan() -> None:
    one = judge('rise = "1个百分点"\nover = "每年"', "90.0%", "91.2%", year=2021)

    assert one.level.state == "met"


def test_a_yearly_change_without_the_year_before_says_so() -> None:
    one = judge('rise = "1个百分点"\nover = "每年"', "90.0%", "93%", year=2023)

    assert one.level.state == "unknown"
    assert one.level.reason is not None
    assert "year before" in one.level.reason.en


def test_what_is_of_each_year_adds_up_over_the_period() -> None:
    bound = 'at_least = "300人次"\nover = "累计"'
    one = judge(bound, "", "50人次", "60人次", "70人次", indicator=FLOW, year=2023)

    assert one.level.gap == Interval.point(120)
    assert one.units is not None
    assert (one.units.change, one.units.about.zh) == (120, "当年培训人次")
    assert one.pace.share == Interval.point(Fraction(180, 300))
    assert (one.pace.method, one.pace.state) == ("cumulative", "on_schedule")


@pytest.mark.parametrize(
    ("bound", "teachers", "state"),
    [
        ('at_least = "1人"', "20人", "met"),
        ('at_least = "1人"', "19人", "missed"),
        ('at_least = "超过1人"', "20人", "missed"),
        ('at_most = "1人"', "21人", "missed"),
        ('exactly = "1人"', "20人", "met"),
    ],
)
def test_what_is_per_unit_comes_to_so_much_of_the_units_in_the_data(
    bound: str, teachers: str, state: str
) -> None:
    """One teacher for 19 pupils, of whom there are 380."""
    item = target(f'{bound}\nper = "19人"\nper_of = "在校生数"', indicator=COUNT)
    rows = [row("town.pupils", 2025, "380人"), row("town.teachers", 2025, teachers)]
    one, _ = judged(plan(item), rows, as_of=2025)

    assert one.level.state == state
    unknown, _ = judged(plan(item), rows[1:], as_of=2025)
    assert unknown.level.state == "unknown"


def test_a_gap_between_two_scopes_has_its_tolerance() -> None:
    bound = 'level_with = { scope = "学段=初中", within = "3个百分点" }'
    item = target(bound, rest='scope = "学段=小学"')
    states = {}
    for junior in ("91%", "92.5%", "98.5%"):
        rows = [
            row("入学率", 2023, "95%", scope="stage=primary"),
            row("入学率", 2023, junior, scope="stage=junior"),
        ]
        one, _ = judged(plan(item), rows)
        states[junior] = one.level.state
        assert one.pace.state == "not_applicable"

    assert states == {"91%": "missed", "92.5%": "met", "98.5%": "missed"}


def test_a_sign_makes_a_gap_one_sided() -> None:
    """农村不低于城市 3个百分点以内: above is no gap."""
    item = target('not_below = { scope = "学段=初中" }', rest='scope = "学段=小学"')
    rows = [
        row("入学率", 2023, "99%", scope="stage=primary"),
        row("入学率", 2023, "91%", scope="stage=junior"),
    ]
    one, _ = judged(plan(item), rows)

    assert one.level.state == "met"


def test_what_is_relative_to_an_unknown_figure_says_so() -> None:
    item = target('not_below = { words = "全省平均" }')
    one, _ = judged(plan(item), rates(y2023="95%"))

    assert one.level.state == "unknown"
    assert one.level.reason is not None
    assert "not known" in one.level.reason.en


def test_without_its_start_a_change_asks_for_nothing_that_is_known() -> None:
    one = judge('rise = "300人"', "", "2450人", indicator=COUNT)

    assert one.level.state == "unknown"
    assert one.level.reason is not None
    assert "start is not known" in one.level.reason.en


def test_a_change_since_a_year_starts_in_that_year_alone() -> None:
    items = [
        baseline("2150人", indicator=COUNT, year=2019),
        target('rise = "300人"\nsince = 2020', indicator=COUNT),
    ]
    one, _ = judged(plan(*items), [row("town.teachers", 2025, "2450人")], as_of=2025)

    assert one.level.state == "unknown"


@pytest.mark.parametrize(
    ("bound", "zh", "en"),
    [
        ('at_least = "60人次"\nover = "每年"', "每年≥60人次", "≥60 attendances each year"),
        ('rise = "8%"\nover = "年均"', "年均增长8%", "grow by 8% a year on average"),
        (
            'rise = "300人次"\nsince = 2020',
            "比2020年增加300人次",
            "rise by 300 attendances since 2020",
        ),
        ('times = "翻一番"', "达到起点的2倍", "2 times the start"),
        ('not_below = { words = "全省平均" }', "不低于全省平均", "not below 全省平均"),
        ('not_below = { indicator = "town.teachers" }', "不低于教师数", "not below teachers"),
    ],
)
def test_a_promise_is_said_in_both_languages(bound: str, zh: str, en: str) -> None:
    _, report = judged(plan(target(bound, indicator=FLOW)), [row("town.trained", 2023, "60人次")])
    aim = report.case.words.aim(report.plan.targets[0])

    assert (aim.zh, aim.en) == (zh, en)


@pytest.mark.parametrize(("own", "met"), [("95.3%", True), ("95.1%", False)])
def test_a_target_above_the_mean_of_the_province_is_judged_where_its_row_is_in_the_table(
    own: str, met: bool
) -> None:
    rows = [
        row("town.enrolment_rate", 2025, own),
        row("town.enrolment_rate", 2025, "95.2%", region="220000"),
    ]
    item = target('above = { region = "吉林省" }')

    one, report = judged(plan(baseline("94.1%"), item), rows, as_of=2025)

    assert one.level.state == ("met" if met else "missed")
    assert [seen.region for seen in report.table.observations] == [REGION]
    unknown, _ = judged(plan(baseline("94.1%"), item), rows[:1], as_of=2025)
    assert unknown.level.state == "unknown"
