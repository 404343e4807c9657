"""Changes, shares and parts that are printed beside figures: what fits, and what does not."""

from __future__ import annotations

import pytest

from tests.plugins.test_changes import audited, found

CHANGES = {
    "由94.1%提高到96%，提高1.9个百分点": ("94.1%", "96.0%", 'rise = "1.9个百分点"', True),
    "年均提高0.4个百分点, 0.38 prints so": (
        "94.1%",
        "96.0%",
        'rise = "0.4个百分点", over = "年均"',
        True,
    ),
    "年均提高0.5个百分点": ("94.1%", "96.0%", 'rise = "0.5个百分点", over = "年均"', False),
    "降低 where it rose": ("94.1%", "96.0%", 'fall = "1.9个百分点"', False),
    "增加300人": ("2150人", "2450人", 'rise = "300人"', True),
    "增加200人": ("2150人", "2450人", 'rise = "200人"', False),
    "增加超过200人": ("2150人", "2450人", 'rise = "超过200人"', True),
    "增长14%, 13.95 prints so": ("2150人", "2450人", 'rise = "14%"', True),
    "增长15%": ("2150人", "2450人", 'rise = "15%"', False),
    "年均增长2.6%, 2.647 prints so": (
        "2150人",
        "2450人",
        'rise = "2.6%", over = "年均"',
        True,
    ),
    "年均增长2.8%": ("2150人", "2450人", 'rise = "2.8%", over = "年均"', False),
    "减少100人": ("1000人", "900人", 'fall = "100人"', True),
    "翻一番": ("1000人", "2000人", 'times = "翻一番"', True),
    "达到1.5倍": ("1000人", "2000人", 'times = "1.5倍"', False),
}  # fmt: skip


@pytest.mark.parametrize("case", CHANGES.values(), ids=CHANGES)
def test_a_printed_change_leads_from_one_figure_to_the_other(
    case: tuple[str, str, str, bool],
) -> None:
    start, end, change, fits = case
    row = f'label = "某数", from = "{start}", value = "{end}", {change}, since = 2015, year = 2020'
    report = audited(f"statement: {row}")

    assert (found(report, "PLAN051") == []) is fits


def test_the_ends_of_a_change_may_stand_in_other_rows() -> None:
    about = 'label = "专任教师", about = "专任教师数"'
    report = audited(
        f'statement: {about}, value = "2150人", year = 2015',
        f'statement: {about}, value = "2450人", year = 2020',
        f'statement: {about}, rise = "200人", since = 2015, year = 2020, clause = "一"',
    )

    [(_, nature, message)] = found(report, "PLAN051")
    assert nature == "fault"
    assert "应为2350人，而2020年是2450人，实际是300人" in message


def test_without_the_figures_of_both_ends_nothing_is_said() -> None:
    report = audited('statement: label = "教师", rise = "300人", since = 2015, year = 2020')

    assert found(report, "PLAN051") == []
    assert [one.outcome.status for one in report.outcomes if one.code == "PLAN051"] == [
        "not_evaluated"
    ]


@pytest.mark.parametrize(
    ("public", "share", "private", "said"),
    [
        ("12所", "57.1%", "9所", None),
        ("12所", "57%", "9所", None),
        ("12所", "58%", "9所", "不是58%"),
        ("12所", "57.1%", "8所", "各部分之和是20所"),
        ("22所", "104.8%", "9所", "多于整体"),
    ],
)
def test_parts_and_shares_fit_their_whole(
    public: str, share: str, private: str, said: str | None
) -> None:
    """12 of 21 are 57.14 %; 12 and 9 are 21."""
    report = audited(
        'statement: label = "幼儿园", value = "21所", year = 2020, adds_up = true',
        f'statement: label = "公办园", value = "{public}", share = "{share}", part_of = "幼儿园", '
        "year = 2020",
        f'statement: label = "民办园", value = "{private}", part_of = "幼儿园", year = 2020',
    )
    messages = [message for _, _, message in found(report, "PLAN052")]

    assert (messages == []) is (said is None)
    assert said is None or any(said in message for message in messages)


@pytest.mark.parametrize(
    ("part", "said"),
    [
        ('at_least = "12所", share = "57.1%"', None),
        ('at_least = "12所", share = "60%"', "不是60%"),
        ('at_least = "22所"', "≥22所多于整体的≥21所"),
        ('exactly = "22所", year = 2023', None),
        ('at_most = "22所"', None),
        ('at_least = "22所", over = "累计"', None),
    ],
)
@pytest.mark.parametrize("whole", ["幼儿园", "T1"])
def test_a_target_fits_the_target_of_which_it_is_a_part(
    part: str, said: str | None, whole: str
) -> None:
    """A limit of 22 for a part of 21 is no contradiction, nor is what is due in another year."""
    report = audited(
        'target: id = "T1", title = "幼儿园", at_least = "21所", year = 2025',
        f'target: title = "公办园", {part}, part_of = "{whole}"',
    )
    messages = [message for _, _, message in found(report, "PLAN052")]

    assert (messages == []) is (said is None)
    assert said is None or said in messages[0]


@pytest.mark.parametrize(("junior", "fits"), [("950人", True), ("1100人", False)])
def test_the_parts_of_a_target_make_its_whole_where_they_are_all_there_is(
    junior: str, fits: bool
) -> None:
    whole = 'indicator = "专任教师数", exactly = "2450人", adds_up = true'
    parts = [
        f'target: indicator = "{stage}专任教师数", exactly = "{number}", part_of = "专任教师数"'
        for stage, number in (("小学", "1500人"), ("初中", junior))
    ]
    report = audited(f"target: {whole}", *parts)
    messages = [message for _, _, message in found(report, "PLAN052")]

    assert (messages == []) is fits
    assert fits or "各部分之和是2600人，不是=2450人" in messages[0]


@pytest.mark.parametrize(("more", "fits"), [("310人", True), ("210人", False)])
def test_a_change_is_held_against_the_figure_of_the_year_before_of_the_same_label(
    more: str, fits: bool
) -> None:
    report = audited(
        'statement: label = "在校生", value = "7900人", year = 2019',
        f'statement: label = "在校生", value = "8210人", rise = "{more}", year = 2020',
    )

    assert (found(report, "PLAN051") == []) is fits


@pytest.mark.parametrize("kind", ["需求", "预测", "规定"])
def test_a_need_a_forecast_and_a_rule_are_no_facts(kind: str) -> None:
    """A forecast of 900 pupils beside a count of 500 contradicts nothing."""
    about = 'label = "专任教师", about = "专任教师数", year = 2020'
    report = audited(
        f'statement: {about}, value = "500人"',
        f'statement: {about}, value = "900人", kind = "{kind}", clause = "二"',
    )

    assert found(report, "PLAN040") == []
    assert report.case.figures.of_year("teachers.full_time_teachers", {}, 2020) is not None


def test_what_is_per_unit_is_no_total() -> None:
    """每12班1间 is a quota, not one room."""
    row = 'label = "音乐教室", value = "1间", per = "12班", kind = "规定", except = "小规模学校"'
    [statement] = audited(f"statement: {row}").plan.statements

    assert statement.per is not None
    assert statement.per.text == "12班"
    assert not statement.is_fact


@pytest.mark.parametrize(
    ("primary", "junior", "codes"),
    [
        ("1200人", "900人", ["COMP016"]),
        ("1000人", "980人", ["PLAN052"]),
        ("1100人", "900人", []),
    ],
)
def test_a_sum_above_its_whole_that_a_check_judges_is_found_once(
    primary: str, junior: str, codes: list[str]
) -> None:
    """The check of teachers by stage says what is too many; that parts are missing it can't say."""
    report = audited(
        'statement: label = "教师", about = "专任教师数", adds_up = true, year = 2020, '
        'value = "2000人"',
        'statement: label = "小学", about = "小学专任教师数", part_of = "教师", year = 2020, '
        f'value = "{primary}"',
        'statement: label = "初中", about = "初中专任教师数", part_of = "教师", year = 2020, '
        f'value = "{junior}"',
    )

    assert [one.code for one in report.findings if one.code in ("COMP016", "PLAN052")] == codes


@pytest.mark.parametrize(
    ("about", "scope", "code"),
    [
        ("专任教师数", 'scope = "城乡=乡村", ', "PLAN042"),
        ("公办园在园幼儿数", "", "PRE001"),
        ("", "", "PLAN052"),
    ],
)
def test_a_part_above_its_whole_is_found_once(about: str, scope: str, code: str) -> None:
    """What the catalogue knows to be a part is judged by that, the rest by what the plan says."""
    whole = "在园幼儿数" if code == "PRE001" else "专任教师数"
    named = [f'about = "{name}", ' if about else "" for name in (whole, about)]
    report = audited(
        f'statement: label = "整体", {named[0]}value = "1000人", year = 2020',
        f'statement: label = "部分", {named[1]}{scope}value = "1300人", part_of = "整体", '
        "year = 2020",
    )

    judges = ("PLAN042", "PLAN052", "PRE001")
    assert [one.code for one in report.findings if one.code in judges] == [code]
