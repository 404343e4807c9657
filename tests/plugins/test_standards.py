"""The dated standards of the built-in domains: what each asks, where, since when, known when."""

from __future__ import annotations

import datetime
from functools import cache
from typing import TYPE_CHECKING

import pytest

from eduplan import Indicator, can_judge, judges, standards_for
from tests.installed import with_jilin

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan import Catalogue, Standard, StandardAnswer

COUNTY, JILIN, NATION = "220503", "220000", "CN"
PRIMARY, JUNIOR, SENIOR = ({"stage": stage} for stage in ("primary", "junior", "senior"))
YEARS = range(2012, 2028)

GROSS = "preschool.gross_enrolment_rate"
COVERAGE = "preschool.inclusive_coverage_rate"
PUBLIC = "preschool.public_enrolment_share"
RETENTION = "compulsory.nine_year_retention_rate"
SENIOR_GROSS = "senior_high.gross_enrolment_rate"
DISABLED = "special_education.enrolment_rate"
SPECIAL_FUNDS = "special_education.funds_per_student"
FUNDS = "finance.public_funds_per_student"
STAFF = "teachers.student_staff_ratio"
LARGE = "compulsory.large_class_rate"
OVERSIZE_COUNT = "compulsory.oversize_class_count"
GUARD = "governance.full_time_guard_rate"


@cache
def catalogue() -> Catalogue:
    return with_jilin().catalogue


@cache
def by_name() -> Mapping[str, Standard]:
    return {one.name: one for one in catalogue().standards}


def asked(
    about: str,
    on: str,
    *,
    region: str = COUNTY,
    scope: Mapping[str, str] | None = None,
    known_on: str | None = None,
    kinds: tuple[str, ...] | None = None,
) -> StandardAnswer:
    return standards_for(
        catalogue(),
        about,
        on=datetime.date.fromisoformat(on),
        region=region,
        scope=scope,
        known_on=None if known_on is None else datetime.date.fromisoformat(known_on),
        kinds=kinds,
    )


def said(standard: Standard) -> str:
    return standard.bound.describe(catalogue().unit(standard.about))


def judging(answer: StandardAnswer) -> list[str]:
    """Return what judges, as text; without benchmarks, which ask for nothing."""
    definition = catalogue().get(answer.about)
    better = definition.better if isinstance(definition, Indicator) else "none"
    return [said(one) for one in judges(answer, better) if one.kind != "benchmark"]


# Value on both sides of each boundary day

BOUNDARIES = [
    (SPECIAL_FUNDS, {}, "2015-12-31", ["≥4000元/(人·年)"], ["≥6000元/(人·年)"]),
    (SPECIAL_FUNDS, {}, "2024-12-31", ["≥6000元/(人·年)"], ["≥7000元/(人·年)"] * 2),
    (FUNDS, PRIMARY, "2015-12-31", [], ["≥600元/(人·年)"]),
    (FUNDS, PRIMARY, "2020-12-31", ["≥600元/(人·年)"], ["≥650元/(人·年)"]),
    (FUNDS, PRIMARY, "2022-12-31", ["≥650元/(人·年)"], ["≥720元/(人·年)"]),
    (FUNDS, JUNIOR, "2020-12-31", ["≥800元/(人·年)"], ["≥850元/(人·年)"]),
    (FUNDS, JUNIOR, "2022-12-31", ["≥850元/(人·年)"], ["≥940元/(人·年)"]),
    (FUNDS, SENIOR, "2020-12-30", [], ["≥1000元/(人·年)"]),
    (STAFF, {**PRIMARY, "location": "rural"}, "2014-11-12", ["≤23:1"], ["≤19:1"]),
    (STAFF, {**PRIMARY, "location": "town"}, "2014-11-12", ["≤21:1"], ["≤19:1"]),
    (STAFF, {**PRIMARY, "location": "urban"}, "2014-11-12", ["≤19:1"], ["≤19:1"]),
    (STAFF, {**JUNIOR, "location": "rural"}, "2014-11-12", ["≤18:1"], ["≤13.5:1"]),
    (STAFF, {**JUNIOR, "location": "town"}, "2014-11-12", ["≤16:1"], ["≤13.5:1"]),
    (STAFF, {**SENIOR, "location": "rural"}, "2014-11-12", ["≤13.5:1"], ["≤12.5:1"]),
    (STAFF, {**SENIOR, "location": "town"}, "2014-11-12", ["≤13:1"], ["≤12.5:1"]),
    (STAFF, {**PRIMARY, "location": "urban"}, "2001-10-10", [], ["≤19:1"]),
    (GROSS, {}, "2020-02-17", ["≥85%"], ["≥85%", "≥85%"]),
    (GROSS, {}, "2024-12-31", ["≥85%", "≥85%"], ["≥85%", "≥90%"]),
    (PUBLIC, {}, "2026-12-31", ["≥50%", "≥50%"], ["≥50%", "≥60%"]),
    ("preschool.average_class_size", {"class_age_group": "small"}, "2016-02-29", [], ["≤25人/班"]),
    (RETENTION, {}, "2019-12-31", [], ["≥95%"]),
    (RETENTION, {}, "2024-12-31", ["≥95%"], ["≥96%"]),
    ("compulsory.average_class_size", PRIMARY, "2017-03-31", [], ["≤45人/班"]),
    ("compulsory.average_class_size", JUNIOR, "2017-03-31", [], ["≤50人/班"]),
    ("compulsory.books_per_student", PRIMARY, "2018-05-27", [], ["≥25册/人"]),
    ("compulsory.fitness_good_rate", {}, "2029-12-31", ["≥50%"], ["≥60%"]),
    (SENIOR_GROSS, {}, "2024-12-31", ["≥90%"], ["≥92%"]),
    (LARGE, {}, "2019-12-31", [], ["≤5%"]),
    (OVERSIZE_COUNT, {}, "2019-12-31", [], ["=0班"]),
    (GUARD, {}, "2020-11-05", [], ["=100%"]),
    ("senior_high.average_class_size", {}, "2002-06-30", [], ["≤50人/班"]),
    (DISABLED, {}, "2024-12-31", ["≥95%", "≥95%"], ["≥95%", "≥99%", "≥97%"]),
    ("teachers.pay_parity", {}, "2006-08-31", [], ["≥1:1"]),
    ("governance.schools_per_inspection_zone", {}, "2012-05-03", [], ["≤20所/个"]),
]


@pytest.mark.parametrize(("about", "scope", "last_day", "before", "after"), BOUNDARIES)
def test_what_judges_changes_on_the_day_that_the_document_says(
    about: str, scope: dict[str, str], last_day: str, before: list[str], after: list[str]
) -> None:
    """The last day before a change, and the first day of it."""
    next_day = datetime.date.fromisoformat(last_day) + datetime.timedelta(1)

    assert judging(asked(about, last_day, scope=scope)) == before
    assert judging(asked(about, next_day.isoformat(), scope=scope)) == after


# Ended, not yet in force, never defined


@pytest.mark.parametrize(
    ("name", "on", "state"),
    [
        ("special_education.funds_4000", "2015-12-31", "in_force"),
        ("special_education.funds_4000", "2016-01-01", "ended"),
        ("special_education.funds_6000", "2024-12-31", "in_force"),
        ("special_education.funds_6000", "2025-01-01", "ended"),
        ("special_education.funds_7000", "2024-12-31", "not_yet"),
        ("special_education.enrolment_target_2027", "2026-12-31", "not_yet"),
        ("preschool.public_share_target_2027", "2027-01-01", "in_force"),
        ("preschool.gross_enrolment_nation_2019", "2020-08-31", "in_force"),
        ("preschool.gross_enrolment_nation_2019", "2020-09-01", "ended"),
    ],
)
def test_ended_and_not_yet_in_force_are_two_answers(name: str, on: str, state: str) -> None:
    """Each is listed by itself, so that nobody takes it for a standard that never was."""
    answer = asked(by_name()[name].about, on)

    assert by_name()[name] in getattr(answer, state)
    assert not answer.never_defined


@pytest.mark.parametrize(
    "about",
    [
        "teachers.attrition_rate",
        "informatization.wireless_coverage",
        "preschool.contract_teacher_pay_ratio",
        "preschool.public_kindergarten_funds_per_child",
        "informatization.students_per_computer",
    ],
)
def test_what_was_never_set_for_the_county_says_so(about: str) -> None:
    """A figure of another province is no standard of this one, at any time."""
    assert asked(about, "2025-12-31").never_defined


# Known on a day

ISSUED = "2024-03-11"


@pytest.mark.parametrize(
    ("name", "scope", "last_day_unknown"),
    [
        ("special_education.funds_target_2025", {}, "2022-01-24"),
        ("special_education.funds_7000", {}, "2025-08-12"),
        ("jilin.enrolment_2025", {}, "2022-06-15"),
        ("special_education.enrolment_target_2027", {}, "2023-08-29"),
        ("preschool.inclusive_coverage_target_2025", {}, "2021-12-15"),
        ("preschool.gross_enrolment_public_services_2025", {}, "2022-01-09"),
        ("preschool.public_share_target_2027", {}, "2023-08-29"),
        ("preschool.gross_enrolment_target_2020", {}, "2018-11-14"),
        ("preschool.class_size_small", {"class_age_group": "small"}, "2016-01-04"),
        ("compulsory.large_class_basically_2020", {}, "2016-07-10"),
        ("compulsory.large_class_target_2020", {}, "2019-07-16"),
        ("compulsory.class_size_primary", PRIMARY, "2017-05-22"),
        ("compulsory.age_enrolment_legal", {}, "2006-06-28"),
        ("compulsory.retention_target_2020", {}, "2017-01-18"),
        ("finance.quota_primary_2023", PRIMARY, "2023-05-05"),
        ("finance.three_growths_legal", {}, "1995-03-17"),
        ("preschool.teachers_per_class_full_day", {}, "2013-01-22"),
        ("senior_high.gross_enrolment_target_2025", {}, "2021-12-15"),
        ("senior_high.gross_enrolment_target_2020", {}, "2017-04-05"),
        ("preschool.gross_enrolment_nation_2023", {}, "2024-02-29"),
        ("compulsory.retention_nation_2020", {}, "2021-08-26"),
    ],
)
def test_a_standard_is_known_from_the_day_it_was_published(
    name: str, scope: dict[str, str], last_day_unknown: str
) -> None:
    """The day before, it counts as published later, however long it has been in force since."""
    standard = by_name()[name]
    on = datetime.date(standard.target_year or standard.in_force_from.year, 12, 31).isoformat()
    published = datetime.date.fromisoformat(last_day_unknown) + datetime.timedelta(1)

    before = asked(standard.about, on, scope=scope, known_on=last_day_unknown)
    after = asked(standard.about, on, scope=scope, known_on=published.isoformat())

    assert standard in before.published_later
    assert standard in after.in_force


def test_a_plan_is_held_to_the_rate_that_was_announced_for_its_last_year() -> None:
    """6000 yuan were paid when it was issued; 7000 was the target for 2025."""
    at_issue = asked(SPECIAL_FUNDS, ISSUED, known_on=ISSUED)
    at_end = asked(SPECIAL_FUNDS, "2025-12-31", known_on=ISSUED)

    assert judging(at_issue) == ["≥6000元/(人·年)"]
    assert [(one.kind, said(one)) for one in at_end.in_force] == [("target", "≥7000元/(人·年)")]
    assert [one.kind for one in at_end.published_later] == ["funding"]


# Regions


def test_the_target_of_the_province_comes_before_that_of_the_nation() -> None:
    """99 percent in Jilin, 97 in the nation; a county elsewhere has the nation's alone."""
    here, elsewhere = (
        asked(DISABLED, "2025-12-31", region=region, kinds=("target",))
        for region in (COUNTY, "510921")
    )

    assert [(one.region, said(one)) for one in here.in_force[:2]] == [
        (JILIN, "≥99%"),
        (NATION, "≥97%"),
    ]
    assert judging(elsewhere) == ["≥97%"]


@pytest.mark.parametrize(
    ("region", "primary"),
    [
        (COUNTY, "≥720元/(人·年)"),
        ("210283", "≥935元/(人·年)"),
        ("210113", "≥1150元/(人·年)"),
        (NATION, "≥720元/(人·年)"),
    ],
)
def test_a_city_or_province_that_asks_more_judges_its_own_counties_only(
    region: str, primary: str
) -> None:
    """A county of Shenyang falls back to the city, another of Liaoning to the province."""
    assert judging(asked(FUNDS, "2024-12-31", region=region, scope=PRIMARY)) == [primary]


@pytest.mark.parametrize("year", YEARS)
def test_the_figures_of_other_provinces_never_judge_jilin(year: int) -> None:
    """Sichuan, Anhui, Shandong, Liaoning: none is even listed for a county of Jilin."""
    for name in {one.about for one in catalogue().standards} - {""}:
        answer = asked(name, f"{year}-12-31")
        lists = (answer.in_force, answer.not_yet, answer.ended, answer.not_comparable)

        assert {one.region for those in lists for one in those} <= {JILIN, NATION}


def test_a_figure_marked_as_uncertain_never_judges() -> None:
    """Not even in its own region and scope, whatever the year."""
    unsure = [one for one in catalogue().standards if one.confidence == "U" and one.about]
    assert len(unsure) >= 5

    for one in unsure:
        assert not can_judge(one)
        for year in YEARS:
            answer = asked(one.about, f"{year}-12-31", region=one.region, scope=one.scope)
            for better in ("higher", "lower", "band", "none"):
                assert one not in judges(answer, better)


def test_a_rate_for_three_kinds_of_disability_is_not_held_against_all_of_them() -> None:
    """The 90 percent of 2016 are for sight, hearing and intellect."""
    answer = asked(DISABLED, "2016-12-31")

    assert [one.name for one in answer.not_comparable] == [
        "special_education.enrolment_target_2016"
    ]
    assert judging(answer) == []


def test_what_a_special_school_must_have_is_not_asked_for_every_disabled_pupil() -> None:
    """8000 yuan for special schools, 6000 for all."""
    everywhere = asked(SPECIAL_FUNDS, "2023-12-31")
    school = asked(SPECIAL_FUNDS, "2023-12-31", scope={"school_type": "special_school"})

    assert judging(everywhere) == ["≥6000元/(人·年)"]
    assert judging(school) == ["≥8000元/(人·年)"]


# Targets of the nation and of Jilin, by year

TARGETS: list[tuple[str, dict[str, str], set[str], set[str], set[str], set[str]]] = [
    # indicator, scope, nation 2020, nation 2025, nation 2027, Jilin 2025
    (GROSS, {}, {"≥85%"}, {"≥90%", ">90%"}, set(), set()),
    (COVERAGE, {}, {"≥80%"}, {"≥85%"}, set(), set()),
    (PUBLIC, {}, {"≥50%"}, {"≥50%"}, {"≥60%"}, set()),
    (RETENTION, {}, {"≥95%"}, {"≥96%"}, set(), set()),
    ("compulsory.large_class_rate", {}, {"≤5%"}, {"=0%"}, set(), set()),
    ("senior_high.large_class_rate", {}, set(), {"=0%"}, set(), set()),
    (SENIOR_GROSS, {}, {"≥90%"}, {"≥92%", ">92%"}, set(), set()),
    (DISABLED, {}, {"≥95%"}, {"≥97%"}, {"≥97%"}, {"≥99%"}),
]


@pytest.mark.parametrize(
    ("about", "scope", "nation_2020", "nation_2025", "nation_2027", "jilin_2025"), TARGETS
)
def test_the_targets_of_higher_levels_by_year(
    about: str,
    scope: dict[str, str],
    nation_2020: set[str],
    nation_2025: set[str],
    nation_2027: set[str],
    jilin_2025: set[str],
) -> None:
    """A region's own target for a year; what is not known for Jilin stays empty."""

    def own(region: str, year: int) -> set[str]:
        answer = asked(about, f"{year}-12-31", region=region, scope=scope, kinds=("target",))
        return {
            said(one)
            for one in answer.in_force
            if (one.region, one.target_year) == (region, year) and can_judge(one)
        }

    assert [own(NATION, year) for year in (2020, 2025, 2027)] == [
        nation_2020,
        nation_2025,
        nation_2027,
    ]
    assert own(JILIN, 2025) == jilin_2025


# What the nation reached

OVERSIZE = "compulsory.oversize_class_rate"
REACHED = {
    GROSS: {
        2019: "=83.4%",
        2020: "=85.2%",
        2021: "=88.1%",
        2022: "=89.7%",
        2023: "=91.1%",
        2024: "=92%",
    },
    COVERAGE: {2020: "=84.74%", 2022: "=89.55%", 2023: "=90.81%", 2024: "=91.61%"},
    "preschool.inclusive_kindergarten_share": {
        2020: "=80.24%",
        2022: "=84.96%",
        2023: "=86.16%",
        2024: "=87.26%",
    },
    "preschool.child_teacher_ratio": {2023: "=13.32:1"},
    RETENTION: {2019: "=94.8%", 2020: "=95.2%", 2021: "=95.4%", 2023: "=95.7%", 2024: "=95.9%"},
    SENIOR_GROSS: {2019: "=89.5%", 2020: "=91.2%", 2021: "=91.4%", 2024: "=92%"},
    "senior_high.student_teacher_ratio": {2024: "=12.7:1"},
    "senior_high.qualified_teacher_rate": {2024: "=99.37%"},
    DISABLED: {2020: ">95%", 2022: "=96%", 2024: "=97%"},
    "informatization.school_network_coverage": {2020: "=99.7%"},
    OVERSIZE: {2019: "=0.23%"},
}


@pytest.mark.parametrize("about", REACHED)
def test_what_the_nation_reached_is_told_for_its_year_and_not_carried_forward(about: str) -> None:
    """A year without a published figure has none; the one before is not taken for it."""
    scope = PRIMARY if about == OVERSIZE else {}
    answers = {
        year: asked(about, f"{year}-12-31", scope=scope, kinds=("benchmark",)).in_force
        for year in range(2018, 2026)
    }

    told = {year: [said(one) for one in found] for year, found in answers.items() if found}
    assert told == {year: [figure] for year, figure in REACHED[about].items()}


def test_a_statistic_asks_for_nothing() -> None:
    """Among what judges it comes last, after floors and targets."""
    answer = asked(COVERAGE, "2024-12-31")

    assert [one.kind for one in judges(answer, "higher")] == ["supervision", "target", "benchmark"]


# The records as such

RECORDS = {"PRE": 25, "COMP": 16, "SH": 8, "SPEC": 13, "TCH": 15, "ICT": 8, "FIN": 15, "GOV": 8}
NO_REGION_KNOWN = {"TCH-S05"}
WITHOUT_RECORD = {
    "compulsory.large_class_target_2025",
    "governance.average_years_of_schooling_2025",
}
"""Targets that stand in the matrix of targets alone."""


def test_every_record_of_the_reference_is_held_or_pointed_to() -> None:
    """One record may stand in two domains: then the other's number is in the note."""
    refs = {one.ref for one in catalogue().standards}
    notes = "\n".join(one.note for one in catalogue().standards)
    numbers = [
        f"{area}-S{number:02}" for area, last in RECORDS.items() for number in range(1, last + 1)
    ]

    missing = {number for number in numbers if number not in refs and f"{number}。" not in notes}

    assert missing == NO_REGION_KNOWN


def test_every_standard_names_its_document_and_where_it_was_read() -> None:
    """And, but for statistics, the record that it stands for."""
    for one in catalogue().standards:
        assert one.document, one.name
        assert one.source, one.name
        assert (
            one.ref
            or one.kind in ("benchmark", "own")
            or one.name in WITHOUT_RECORD
            or one.name.startswith("jilin.")
        ), one.name


def test_what_was_not_read_says_what_is_to_be_verified() -> None:
    """A figure known from hearsay alone is marked by its confidence, a guess by its keys, too."""
    silent = [
        one.name for one in catalogue().standards if one.confidence == "U" and not one.uncertain
    ]

    assert silent == []


LAWS_OF_A_FIRST = {
    "1995-09-01",
    "2002-07-01",
    "2006-09-01",
    "2012-10-01",
    "2015-03-01",
    "2016-01-01",
    "2016-03-01",
    "2017-05-01",
    "2022-01-01",
    "2022-09-01",
    "2023-01-01",
    "2025-01-01",
    "2025-06-01",
    "2025-09-01",
}


def test_a_day_that_stands_for_a_month_or_a_year_is_marked() -> None:
    """What is really in force from the first of a month is listed above; all else is a guess."""
    unmarked = {
        one.in_force_from.isoformat()
        for one in catalogue().standards
        if one.in_force_from.day == 1 and one.kind != "benchmark" and "from" not in one.uncertain
    }

    assert unmarked == LAWS_OF_A_FIRST


def test_a_figure_stands_once() -> None:
    """No two standards say the same of the same, by the same document and for the same time."""
    seen = [
        (
            one.about,
            str(one.bound),
            one.region,
            one.document,
            one.target_year,
            tuple(sorted(one.scope.items())),
            one.condition,
        )
        for one in catalogue().standards
    ]

    assert len(seen) == len(set(seen))
