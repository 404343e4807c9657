"""What the rules of plan coherence find, and what they leave alone, on plans of a few lines."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eduplan import Finding, Registry, audit
from eduplan.engine import severity
from eduplan.files.plan_file import parse_plan
from tests.installed import installed_registry, with_jilin
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
GROSS = "preschool.gross_enrolment_rate"
RATIO = "preschool.child_teacher_ratio"
SPECIAL = "special_education.enrolment_rate"
KINDERGARTENS = "preschool.inclusive_kindergarten_share"


def _findings(
    body: str, *codes: str, issued: str = "2021-06-30", using: Registry = REGISTRY
) -> tuple[Finding, ...]:
    text = HEAD.replace("2021-06-30", issued) + body
    loaded = parse_plan(text, using)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=codes)
    assert report.counts["error"] == 0
    return report.findings


def _target(indicator: str, bound: str, *more: str) -> str:
    lines = ("[[target]]", 'id = "T1"', f'indicator = "{indicator}"', bound, *more)
    return "\n".join(lines) + "\n"


def _baseline(indicator: str, value: str) -> str:
    return f'[[baseline]]\nid = "B1"\nindicator = "{indicator}"\nvalue = "{value}"\n'


@pytest.mark.parametrize(
    ("year", "said"), [("year = 2019\n", "早了3年。"), ("", "早了2年；其中1项没有年份。")]
)
def test_stale_baselines_are_said_to_be_undated_only_where_one_is(year: str, said: str) -> None:
    """None of them is nothing to say."""
    (finding,) = _findings(_baseline(GROSS, "88%") + year, "PLAN016", issued="2022-06-30")

    assert finding.message.zh.endswith(said)


def test_a_target_is_held_against_what_was_known_on_the_day_of_issue() -> None:
    """The national 97 % was published on 2022-01-25 and counts from that day on."""
    target = _target(SPECIAL, 'at_least = "96%"', "year = 2025")

    assert _findings(target, "PLAN002", issued="2022-01-24") == ()
    (finding,) = _findings(target, "PLAN002", issued="2022-01-25")
    assert "国家2025年目标≥97%" in finding.message.zh


def test_what_was_published_since_is_told_apart_and_not_held_against_the_plan() -> None:
    """Jilin's 99 % of June 2022 is mentioned beside the national figure that was known."""
    target = _target(SPECIAL, 'at_least = "96%"', "year = 2025")
    (finding,) = _findings(target, "PLAN002", issued="2022-01-25", using=with_jilin())

    before, after = finding.message.zh.split("规划印发后又有")
    assert "99%" not in before
    assert "吉林省2025年目标≥99%" in after


def test_where_less_is_better_a_higher_cap_asks_less() -> None:
    """Children per teacher: 15 at most; 16 asks less, 14 and 15 do not."""
    for cap, asks_less in (("14:1", False), ("15:1", False), ("16:1", True)):
        found = _findings(_target(RATIO, f'at_most = "{cap}"', "year = 2025"), "PLAN002")
        assert bool(found) is asks_less, cap


def test_a_target_above_a_standard_of_exactly_all_asks_no_less() -> None:
    """≥32 items and =32 items of 32 are the same demand."""
    items = _target("compulsory.quality_balance_items_met", 'at_least = "32项"', "year = 2025")

    assert _findings(items, "PLAN002") == ()


@pytest.mark.parametrize(
    ("more", "severity"),
    [
        ('binding = "binding"', "error"),
        ("", "warning"),
        ('binding = "expected"', "info"),
        ('wording = ["逐步提高"]', "info"),
    ],
)
def test_how_serious_a_weak_target_is_depends_on_how_firmly_it_is_promised(
    more: str, severity: str
) -> None:
    """A national target starts as a warning; binding adds a step, a vague wording takes one."""
    target = _target(SPECIAL, 'at_least = "96%"', "year = 2025", more)
    (finding,) = _findings(target, "PLAN002", issued="2022-01-25")

    assert finding.severity == severity


def test_a_supervision_floor_makes_an_error() -> None:
    """Less than what the supervision asks can't pass it."""
    (finding,) = _findings(_target(RATIO, 'at_most = "20:1"', "year = 2025"), "PLAN002")

    assert finding.severity == "error"


def test_words_are_enough_where_a_higher_level_only_reports_what_was_reached() -> None:
    """A national statistic asks for nothing; a national target does."""
    for indicator, asked in ((KINDERGARTENS, False), (GROSS, True)):
        words = _target(indicator, 'qualitative = "进一步提高"', "year = 2022")

        assert bool(_findings(words, "PLAN028", issued="2023-06-01")) is asked, indicator


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1000), st.integers(0, 1000))
def test_a_target_below_at_or_above_its_baseline_is_one_finding_or_none(
    base: int, aim: int
) -> None:
    """Worse is PLAN001, equal PLAN027, better neither: one fact, one finding."""
    plan = _baseline(GROSS, f"{base / 10}%") + _target(GROSS, f'at_least = "{aim / 10}%"')
    codes = [finding.code for finding in _findings(plan, "PLAN001", "PLAN027")]

    assert codes == (["PLAN001"] if aim < base else ["PLAN027"] if aim == base else [])


def test_a_rounded_baseline_does_not_make_a_target_worse() -> None:
    """A target of 85.2 % beside a printed 85 %, which stands for anything up to 85.5 %."""
    plan = _baseline(GROSS, "85%") + _target(GROSS, 'at_least = "85.2%"')

    assert _findings(plan, "PLAN001", "PLAN026", "PLAN027") == ()


def test_more_than_the_target_is_reached_already_and_not_worse_by_nothing() -> None:
    """超过97% is at least 97 %: the target asks for no change, and its gap of 0 is no gap."""
    plan = _baseline(GROSS, "超过97%") + _target(GROSS, 'at_least = "97%"')
    found = _findings(plan, "PLAN001", "PLAN026", "PLAN027")

    assert [one.code for one in found] == ["PLAN027"]


def test_a_target_beyond_a_value_is_not_reached_at_it() -> None:
    """At 97 %, 超过97% still asks for something."""
    plan = _baseline(GROSS, "97%") + _target(GROSS, 'at_least = "超过97%"')

    assert _findings(plan, "PLAN001", "PLAN026", "PLAN027") == ()


def test_a_promise_of_growth_is_judged_by_what_is_reached() -> None:
    """加快普及 with the target met already is empty; short of it, it is a promise."""
    target = _target(GROSS, 'at_least = "90%"', 'wording = ["加快普及"]')

    assert [one.code for one in _findings(_baseline(GROSS, "90.0%") + target)].count("PLAN026") == 1
    assert _findings(_baseline(GROSS, "85.0%") + target, "PLAN026", "PLAN027") == ()


@pytest.mark.parametrize("word", ["五年时间", "3年内", "两年之内", "五年", "五年累计", "三五年内"])
def test_a_span_of_years_without_dates_is_found(word: str) -> None:
    """Nobody can tell when it ends."""
    assert _findings(_target(GROSS, 'at_least = "90%"', f'wording = ["{word}"]'), "PLAN024")


@pytest.mark.parametrize(("year", "stray"), [(2020, True), (2021, False), (2024, True)])
def test_a_milestone_lies_between_the_start_of_the_plan_and_the_year_that_is_due(
    year: int, stray: bool
) -> None:
    """What is due in 2024 of a target due in 2023 can't be checked on the way to it."""
    target = _target(GROSS, 'at_least = "90%"', f'year = 2023\npath = {{ {year} = "80%" }}')

    assert bool(_findings(target, "PLAN024")) is stray


@pytest.mark.parametrize("word", ["九年义务教育", "2025年", "学前三年", "“十四五”期间", "逐年"])
def test_words_with_a_year_that_are_no_span_are_left_alone(word: str) -> None:
    """Names of stages and calendar years say nothing of how long."""
    target = _target(GROSS, 'at_least = "90%"', f'wording = ["{word}"]')

    assert _findings(target, "PLAN024") == ()


@pytest.mark.parametrize(
    ("word", "issued", "late"),
    [
        ("五年", "2021-06-30", True),
        ("3年内", "2021-06-30", False),
        ("两年内", "2024-03-01", True),
        ("三四年内", "2021-06-30", False),
        ("三五年内", "2021-06-30", True),
        ("学前三年，五年内", "2021-06-30", True),
    ],
)
def test_a_span_is_said_to_end_after_the_plan_only_where_it_may(
    word: str, issued: str, late: bool
) -> None:
    """Three years from 2021 end within the plan, two from 2024 do not."""
    target = _target(GROSS, 'at_least = "90%"', f'wording = ["{word}"]')
    (finding,) = _findings(target, "PLAN024", issued=issued)

    assert ("可能超出2025年" in finding.message.zh) is late


MEASURE = '[[measure]]\nid = "M1"\ntitle = "校舍建设"\nclause = "三(一)"\n'


@pytest.mark.parametrize(
    ("years", "said"),
    [
        ("from_year = 2026\nto_year = 2027", "定在2026—2027年，不在规划期2021—2025年内"),
        ("from_year = 2026", "定在2026年，不在规划期2021—2025年内"),
        ("from_year = 2016\nto_year = 2020", "定在2016—2020年，不在规划期2021—2025年内"),
        ('milestones = { 2027 = "建成" }', "定在2027年，不在规划期2021—2025年内"),
        (
            "from_year = 2024\nto_year = 2027",
            "到2027年才完成，超出规划期2021—2025年，没有写明期内完成什么",
        ),
    ],
)
def test_a_measure_that_ends_after_the_plan_or_lies_outside_it_is_found(
    years: str, said: str
) -> None:
    (finding,) = _findings(f"{MEASURE}{years}\n", "PLAN041")

    assert said in finding.message.zh


@pytest.mark.parametrize(
    "years",
    [
        "from_year = 2021\nto_year = 2025",
        "from_year = 2019\nto_year = 2022",
        "to_year = 2025",
        "from_year = 2023",
        "from_year = 2019",
        'from_year = 2024\nto_year = 2027\nmilestones = { 2025 = "主体完工" }',
        "from_year = 2016\nto_year = 2020\nretrospective = true",
        "",
    ],
)
def test_a_measure_of_the_period_or_with_a_step_in_it_is_left_alone(years: str) -> None:
    """Work goes on from one plan to the next; what is told of the former one is no measure."""
    assert _findings(f"{MEASURE}{years}\n", "PLAN041") == ()


def test_a_component_that_its_counts_give_is_not_missing() -> None:
    """Children with disabilities by number, without the rate."""
    status = _target("compulsory.quality_balance_items_met", 'at_least = "32项"')
    counts = "".join(
        f'[[statement]]\nid = "S{number}"\nlabel = "人数"\nvalue = "{count}人"\n'
        f'about = "special_education.{name}"\n'
        for number, count, name in ((1, 29, "disabled_children"), (2, 29, "enrolled_students"))
    )
    (without,) = _findings(status, "PLAN019")
    (counted,) = _findings(status + counts, "PLAN019")

    assert "其中31个没有基数" in without.message.zh
    assert "其中30个没有基数" in counted.message.zh


PROBLEM = f'[[problem]]\nid = "X1"\ntitle = "难"\nindicators = ["{GROSS}"]\n'
ANSWER = '[[measure]]\nid = "M1"\ntitle = "做"\nanswers = ["X1"]\n'


@pytest.mark.parametrize(
    ("measure", "target", "found"),
    [
        (ANSWER, 'at_least = "90%"', False),
        (ANSWER + "retrospective = true\n", 'at_least = "90%"', True),
        (ANSWER, 'qualitative = "进一步提高"', True),
    ],
)
def test_a_problem_needs_a_measure_to_come_and_a_target_in_numbers(
    measure: str, target: str, found: bool
) -> None:
    """What was done before did not solve it, and words alone can't show that it is."""
    assert bool(_findings(PROBLEM + measure + _target(GROSS, target), "PLAN014")) is found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (("95%", 2020), ("95.2%", 2020), False),
        (("95%", 2020), ("97%", 2020), True),
        (("95%", 2020), ("97%", 2019), False),
        (("95%", 2020), ("97%", None), False),
        (("95%", None), ("97%", None), True),
    ],
)
def test_one_indicator_has_one_state_in_a_year(
    one: tuple[str, int | None], other: tuple[str, int | None], found: bool
) -> None:
    """Two figures that can't be equal as printed are one finding, at the first of them."""
    body = "".join(
        _baseline(GROSS, value).replace("B1", name) + (f"year = {year}\n" if year else "")
        for name, (value, year) in (("B1", one), ("B2", other))
    )
    findings = _findings(body, "PLAN037")

    assert [finding.subjects for finding in findings] == ([("B1", "B2")] if found else [])


@pytest.mark.parametrize(
    ("state", "codes"),
    [("95%", ["PLAN038"]), ("97%", []), ("98%", ["PLAN001"]), ("约97%", [])],
)
def test_only_what_is_reached_can_be_maintained(state: str, codes: list[str]) -> None:
    """保持97% beside a baseline of 95 % is a promise to gain two points, and does not say so."""
    plan = _baseline(GROSS, state) + _target(GROSS, 'maintain = "97%"')

    assert [one.code for one in _findings(plan, "PLAN001", "PLAN027", "PLAN038")] == codes


@pytest.mark.parametrize(("early", "late", "found"), [(97, 96, True), (96, 97, False)])
def test_of_two_years_the_later_may_not_ask_less(early: int, late: int, found: bool) -> None:
    """97 % in 2023 and 96 % in 2025 give up again what was reached."""
    body = _target(GROSS, f'at_least = "{late}%"', "year = 2025")
    body += _target(GROSS, f'at_least = "{early}%"', "year = 2023").replace("T1", "T2")
    findings = _findings(body, "PLAN003")

    assert bool(findings) is found
    assert all("T1在后而要求较低" in one.message.zh for one in findings)


@pytest.mark.parametrize(
    ("word", "found"), [("基本达到", True), ("基本均衡", False), ("基本公共服务", False)]
)
def test_a_term_of_the_field_is_no_hedge(word: str, found: bool) -> None:
    """基本均衡 is a status that is certified; 基本达到 takes a promise back."""
    target = _target(GROSS, 'at_least = "90%"', f'wording = ["力争", "{word}"]')

    assert bool(_findings(target, "PLAN017")) is found


def test_a_composite_status_is_asked_for_its_components_once() -> None:
    """Two targets of one status, in words and in number, are one finding, and no other."""
    status = "compulsory.quality_balance_items_met"
    second = _target(status, 'qualitative = "优质均衡"').replace("T1", "T2")
    plan = _target(status, 'at_least = "32项"') + second
    found = _findings(plan, "PLAN005", "PLAN019", "PLAN028")

    assert [(one.code, one.subjects) for one in found] == [("PLAN019", ("T1", "T2"))]


@pytest.mark.parametrize(
    ("state", "aim", "found"),
    [("94%", "", True), ("94%", "94.5%", True), ("94%", "95%", False), ("96%", "", False)],
)
def test_a_component_below_its_floor_needs_a_target_that_reaches_it(
    state: str, aim: str, found: bool
) -> None:
    """The supervision asks for 95 % of the disabled children; the finding names whose state."""
    status = _target("compulsory.quality_balance_items_met", 'at_least = "32项"')
    component = _baseline(SPECIAL, state)
    if aim:
        component += _target(SPECIAL, f'at_least = "{aim}"').replace("T1", "T2")
    (finding,) = _findings(status + component, "PLAN019")

    assert ("1个的现状和目标都达不到要求" in finding.message.zh) is found
    assert ("B1" in finding.subjects) is found


LARGE_CLASSES = (
    '[[statement]]\nid = "S1"\nlabel = "大班额"\nvalue = "12班"\nabout = "governance.classes"\n'
    'scope = { stage = "compulsory", class_size_band = "56_and_more" }\n'
)


@pytest.mark.parametrize(
    ("year", "found"), [("", False), ("year = 2020\n", False), ("year = 2018\n", True)]
)
def test_counts_of_the_base_year_are_as_good_as_a_baseline(year: str, found: bool) -> None:
    """Large classes are to go; a plan that counts them by size need not print the sum again."""
    target = _target("compulsory.large_class_count", "eliminate = true")

    assert bool(_findings(LARGE_CLASSES + year + target, "PLAN005")) is found


@pytest.mark.parametrize(("issued", "year"), [("2021-06-30", 2020), ("2020-11-20", 2019)])
def test_no_baseline_is_asked_for_of_a_year_that_was_not_over_at_the_issue(
    issued: str, year: int
) -> None:
    [found] = _findings(_target(GROSS, 'at_least = "90%"'), "PLAN005", issued=issued)

    assert f"没有{year}年基数" in found.message.zh


def test_a_baseline_that_is_missing_is_asked_for_once_for_all_years() -> None:
    """A plan that sets a value for each year lacks one baseline, not one for each of them."""
    years = [
        _target(GROSS, f'at_least = "{value}%"', f"year = {year}").replace("T1", f"T{year}")
        for year, value in ((2023, 84), (2024, 87), (2025, 90))
    ]

    (finding,) = _findings("".join(years), "PLAN005")

    assert finding.subjects == ("T2025",)


def test_what_is_to_be_maintained_is_told_from_what_is_at_the_same_level() -> None:
    """Enrolment of 100 % is not retention of 100 %; a rate of another field is not named."""
    plan = _baseline("compulsory.age_enrolment_rate", "100%")
    plan += _baseline("finance.aid_coverage", "100%").replace("B1", "B2")
    plan += _target("compulsory.nine_year_retention_rate", 'maintain = "100%"')
    (finding,) = _findings(plan, "PLAN005")

    assert finding.subjects == ("T1", "B1")
    assert "要保持的状况没有公布" in finding.message.zh


def test_a_rate_and_its_counts_agree_within_the_printed_digits() -> None:
    """26 of 29 is 89.66 %: printed as 90 % it agrees, as 90.0 % it does not."""
    counts = "".join(
        f'[[statement]]\nid = "S{number}"\nlabel = "人数"\nvalue = "{count}人"\nabout = "{name}"\n'
        for number, (count, name) in enumerate(
            [
                (29, "special_education.disabled_children"),
                (26, "special_education.enrolled_students"),
            ]
        )
    )

    assert _findings(counts + _baseline(SPECIAL, "90%"), "PLAN030") == ()
    (finding,) = _findings(counts + _baseline(SPECIAL, "90.0%"), "PLAN030")
    assert finding.subjects == ("B1", "S0", "S1")
    assert "89.66%" in finding.message.zh


def test_missing_counts_leave_a_rate_undecided() -> None:
    """Unknown is never zero."""
    count = '[[statement]]\nid = "S1"\nlabel = "人数"\nvalue = "29人"\n'
    count += 'about = "special_education.disabled_children"\n'
    loaded = parse_plan(HEAD + count + _baseline(SPECIAL, "90%"), REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=["PLAN030"])
    (outcome,) = [one for one in report.outcomes if one.subject.startswith("B")]

    assert outcome.outcome.status == "not_evaluated"
    assert outcome.outcome.missing == ("special_education.enrolled_students",)


@pytest.mark.parametrize(
    ("others", "reason"),
    [
        (("29人", "27人"), "29人（S1）、27人（S2）"),
        (("0人", "0人"), "除数为零"),
    ],
)
def test_counts_that_differ_or_divide_by_nothing_confirm_no_rate(
    others: tuple[str, str], reason: str
) -> None:
    """What can't be calculated is not passed over; of two counts neither is the one that fits."""
    counts = "".join(
        f'[[statement]]\nid = "S{number}"\nlabel = "人数"\nvalue = "{count}"\n'
        f'about = "special_education.{name}"\n'
        for number, (count, name) in enumerate(
            [
                ("26人", "enrolled_students"),
                (others[0], "disabled_children"),
                (others[1], "disabled_children"),
            ]
        )
    )
    loaded = parse_plan(HEAD + counts + _baseline(SPECIAL, "90%"), REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=["PLAN030"])
    (outcome,) = [one for one in report.outcomes if one.subject.startswith("B")]

    assert outcome.outcome.status == "not_evaluated"
    assert outcome.outcome.reason is not None
    assert reason in outcome.outcome.reason.words.zh


@pytest.mark.parametrize("values", [("95%", "97%"), ("97%", "95%")])
def test_a_target_is_held_against_neither_of_two_baselines_that_differ(
    values: tuple[str, str],
) -> None:
    """Below one of them, above the other: PLAN037 tells of the two, nothing of the target."""
    baselines = "".join(
        _baseline(SPECIAL, value).replace('"B1"', f'"B{number}"')
        for number, value in enumerate(values, 1)
    )
    target = _target(SPECIAL, 'at_least = "96%"')
    loaded = parse_plan(HEAD + baselines + target, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=["PLAN001", "PLAN037"])
    (outcome,) = [one for one in report.outcomes if one.code == "PLAN001"]

    assert [one.code for one in report.findings] == ["PLAN037"]
    assert outcome.outcome.status == "not_evaluated"
    assert outcome.outcome.reason is not None
    assert f"{values[0]}（B1）、{values[1]}（B2）" in outcome.outcome.reason.words.zh


@pytest.mark.parametrize(
    ("lines", "lacking"),
    [
        ("needs_money = true", "但没有写数额和来源"),
        ('needs_money = true\nmoney = "36万元"', "但没有写来源"),
        ('money = "36万元"', "但没有写来源"),
        ('needs_money = true\nmoney_source = "县财政"', "但没有写数额"),
        ('needs_money = true\nmoney = "36万元"\nmoney_source = "县财政"', ""),
        ("", ""),
    ],
)
def test_a_measure_that_costs_money_is_told_which_of_amount_and_source_it_lacks(
    lines: str, lacking: str
) -> None:
    """An amount that nobody pays is as little money as a source that gives no amount."""
    found = _findings(f'[[measure]]\nid = "M1"\ntitle = "购置校车"\n{lines}\n', "PLAN009")

    said = [one.message.zh for one in found]
    assert said == ([f"购置校车（M1）需要经费，{lacking}。"] if lacking else [])


def test_what_was_done_before_the_period_regulates_nothing() -> None:
    """A topic of a retrospective measure and of one measure of the period is no double rule."""
    measures = "".join(
        f'[[measure]]\nid = "M{number}"\ntitle = "资助"\ntopics = ["资助"]\n'
        f'clause = "三({number})"\nretrospective = {done}\n'
        for number, done in ((1, "true"), (2, "false"))
    )

    assert _findings(measures, "PLAN021") == ()
    assert _findings(measures.replace("true", "false"), "PLAN021")


def test_a_target_that_is_to_be_kept_needs_no_milestone() -> None:
    """保持 is checked every year anyway; one that is due in the first year has no way to go."""
    kept = _target(GROSS, 'maintain = "100%"', "year = 2025")
    soon = _target(GROSS, 'at_least = "90%"', "year = 2021")

    assert _findings(kept, "PLAN011") == ()
    assert _findings(soon, "PLAN011") == ()
    assert _findings(soon.replace("2021", "2022"), "PLAN011")


def test_the_day_a_waiver_lapses_does_not_depend_on_the_day_of_issue() -> None:
    """The two clocks are two: `today` for waivers, the day of issue for what was known."""
    target = _target(SPECIAL, 'at_least = "96%"', "year = 2025")
    loaded = parse_plan(HEAD + target, REGISTRY)
    early, late = (
        audit(loaded.plan, loaded.registry, today=day, known_on=known, select=["PLAN002"])
        for day in (datetime.date(2021, 7, 1), datetime.date(2030, 1, 1))
        for known in (datetime.date(2021, 7, 1),)
    )

    assert early.findings == late.findings == ()


@pytest.mark.parametrize("ending", [".md", ".en.md"])
def test_the_page_prints_the_table_of_severities_that_is_used(ending: str) -> None:
    """What a reader sees is what the rule looks up."""
    folder = Path(REGISTRY.catalogue.rules["PLAN002"].folder)
    page = (folder / "pages" / f"PLAN002{ending}").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| (\w+)[^|]* \| (error|warning|info) \|$", page, re.MULTILINE))
    steps = re.findall(r"\| ([+-]\d) \|$", page, re.MULTILINE)

    assert rows == severity.SEVERITY_OF_KIND
    assert [int(step) for step in steps] == [
        severity.STEP_OF_BINDING["binding"],
        severity.STEP_OF_BINDING["expected"],
        severity.STEP_OF_STRENGTH["trend"],
        severity.STEP_OF_EXPECTED,
    ]


def test_a_finding_names_all_the_figures_that_it_rests_on() -> None:
    """A relation its figures, the missing milestones their targets, old figures all of them."""
    counts = "".join(
        f'[[statement]]\nid = "S{number}"\nlabel = "数"\nvalue = "{number}人"\n'
        f'clause = "一({number})"\n'
        for number in (1, 2, 4)
    )
    relation = '[[relation]]\nid = "R1"\nformula = "S1 + S2 = S4"\n'
    (sums,) = _findings(counts + relation, "PLAN020")
    target = _target(GROSS, 'at_least = "96%"', "year = 2025")
    (undone,) = _findings(target, "PLAN011")
    (stale,) = _findings(_baseline(GROSS, "88%"), "PLAN016", issued="2022-06-30")

    assert sums.subjects == ("R1", "S1", "S2", "S4")
    assert sums.clauses == ("一(1)", "一(2)", "一(4)")
    assert undone.subjects == ("plan", "T1")
    assert stale.subjects == ("plan", "B1")


def test_a_drafted_problem_is_not_asked_of_while_nobody_linked_any_measure() -> None:
    drafted = PROBLEM + 'quote = "难"\n'
    linked = ANSWER + '[[problem]]\nid = "X2"\ntitle = "缺"\nquote = "缺"\n'

    assert _findings(PROBLEM, "PLAN014")
    assert not _findings(drafted, "PLAN014")
    assert _findings(drafted + linked, "PLAN014")


def test_a_part_that_bears_the_name_of_its_whole_is_no_second_target_of_it() -> None:
    whole = _target(GROSS, 'at_least = "90%"')
    part = whole.replace("T1", "T2").replace("90%", "40%")
    relation = '[[relation]]\nformula = "T2 <= T1"\n'

    assert _findings(whole + part, "PLAN003")
    assert not _findings(whole + part + relation, "PLAN003")
