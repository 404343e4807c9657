"""What the rules of teachers find, and what they leave alone, on plans of a few lines."""

from __future__ import annotations

import datetime
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan import Finding, audit
from eduplan.files.plan_file import parse_plan
from eduplan.plugins.teachers.retirement import (
    retirement_month_of_men,
    retirement_month_of_women_retiring_at_50,
    retirement_month_of_women_retiring_at_55,
)
from tests.installed import installed_registry
from tests.small import HEAD, TODAY

REGISTRY = installed_registry()
MISMATCH, BACKBONE = "teachers.subject_mismatch_rate", "teachers.backbone_share"
CITY, ALL = "city_and_above", "county_and_above"


def _findings(body: str, *codes: str, issued: str = "2021-06-30") -> tuple[Finding, ...]:
    loaded = parse_plan(HEAD.replace("2021-06-30", issued) + body, REGISTRY)
    report = audit(loaded.plan, loaded.registry, today=TODAY, select=codes)
    assert report.counts["error"] == 0
    return report.findings


def _share(name: str, indicator: str, value: str, *more: str, clause: str = "一(一)") -> str:
    lines = (f'id = "{name}"\nindicator = "{indicator}"\nvalue = "{value}"', f'clause = "{clause}"')
    return "\n".join(("[[baseline]]", *lines, *more)) + "\n"


def _count(name: str, about: str, value: str, *more: str, clause: str = "一(一)") -> str:
    lines = (
        f'id = "{name}"\nlabel = "某项人数"\nabout = "teachers.{about}"\nvalue = "{value}"',
        f'clause = "{clause}"',
    )
    return "\n".join(("[[statement]]", *lines, *more)) + "\n"


def _level(code: str) -> str:
    return f'scope = {{ backbone_level = "{code}" }}'


TOTAL_600 = _share("B8", MISMATCH, "25%", clause="一(二)") + _count(
    "S8", "subject_mismatched_teachers", "150人", clause="一(二)"
)


def test_a_share_and_a_count_imply_a_total_that_another_pair_refutes() -> None:
    """96 of 11.2 % are 854 to 861 teachers, 150 of 25 % about 600: not of one part."""
    pair = _share("B1", BACKBONE, "11.2%", _level(CITY)) + _count("S1", "backbone_teachers", "96人")
    (finding,) = _findings(pair + TOTAL_600, "TCH003")

    assert set(finding.subjects) == {"B1", "S1", "B8", "S8"}
    assert "在854人至860人之间" in finding.message.zh


@pytest.mark.parametrize(
    ("count", "more", "found"),
    [
        ("96人", "", True),
        ("67人", "", False),
        ("96人", _level(ALL), False),
        ("96人", 'wording = ["其中"]', False),
        ("96人", 'clause = "一(九)"', False),
        ("96人", "year = 2018", False),
        ("96人", 'unsure = "上下文既像目标又像现状"', False),
    ],
)
def test_only_what_stands_side_by_side_is_read_as_one(count: str, more: str, found: bool) -> None:
    """Another clause, year or scope, or a word that says what is included: no one is misled."""
    counted = _count("S1", "backbone_teachers", count)
    if more.startswith("clause"):
        counted = counted.replace('clause = "一(一)"', more)
    else:
        counted += f"{more}\n"
    pair = _share("B1", BACKBONE, "11.2%", _level(CITY)) + counted

    assert bool(_findings(pair + TOTAL_600, "TCH003")) is found


@pytest.mark.parametrize(
    ("count", "within", "found"),
    [
        ("约150人", "", False),
        ("约150人", 'within = "5人"', True),
        ("约150人", 'within = "80人"', False),
    ],
)
def test_about_bounds_nothing_unless_the_file_says_how_far_it_reaches(
    count: str, within: str, found: bool
) -> None:
    """约150 of more than a quarter: fewer than 620 teachers if 155 at most, else anything."""
    pair = _share("B1", BACKBONE, "11.2%", _level(CITY)) + _count("S1", "backbone_teachers", "96人")
    other = _share("B8", MISMATCH, "超过25%", clause="一(二)") + _count(
        "S8",
        "subject_mismatched_teachers",
        count,
        f'{within}\nnote = "读作这个范围"' if within else "",
        clause="一(二)",
    )

    assert bool(_findings(pair + other, "TCH003")) is found


def test_two_pairs_of_equal_scope_that_contradict_are_one_finding() -> None:
    """The later one is held against the earlier, not both against each other."""
    pair = _share("B1", BACKBONE, "11.2%") + _count("S1", "backbone_teachers", "96人")

    assert [one.subjects[0] for one in _findings(TOTAL_600 + pair, "TCH003")] == ["B1"]


def test_a_published_total_refutes_a_pair_of_which_one_gives_a_scope() -> None:
    """With equal scopes the same arithmetic is PLAN030's."""
    total = _count("S9", "full_time_teachers", "600人", clause="一(三)")
    counted = _count("S1", "backbone_teachers", "96人")
    apart = _share("B1", BACKBONE, "11.2%", _level(CITY)) + counted + total
    alike = _share("B1", BACKBONE, "11.2%") + _count("S1", "backbone_teachers", "96人") + total

    assert [one.code for one in _findings(apart, "TCH003", "PLAN030")] == ["TCH003"]
    assert [one.code for one in _findings(alike, "TCH003", "PLAN030")] == ["PLAN030"]


def test_a_part_of_the_teachers_above_the_whole_is_found_in_any_pair() -> None:
    """One pair that is known and wrong decides, whatever else is missing."""
    staff = _count("S1", "staff", "90人") + _count("S2", "full_time_teachers", "80人")

    assert _findings(staff, "TCH001") == ()
    assert len(_findings(staff + _count("S3", "certified_teachers", "81人"), "TCH001")) == 1


ROTATION = '[[measure]]\nid = "M1"\ntitle = "轮岗"\nmoves = ["teachers.rotation_rate"]\n'
PROBLEM = '[[problem]]\nid = "X1"\ntitle = "交流难"\nindicators = ["teachers.rotation_rate"]\n'
RATE = '[[target]]\nid = "T1"\nindicator = "teachers.rotation_rate"\n'


@pytest.mark.parametrize(
    ("body", "subjects"),
    [
        (ROTATION, ["M1"]),
        (PROBLEM, ["X1"]),
        (ROTATION + PROBLEM, ["M1", "X1"]),
        (ROTATION + RATE + 'qualitative = "有序交流"\n', ["M1"]),
        (ROTATION + RATE + 'at_least = "5%"\nyear = 2025\n', []),
        (ROTATION + "retrospective = true\n", []),
    ],
)
def test_rotation_needs_a_number(body: str, subjects: list[str]) -> None:
    """Words are none; a number below the standard is another rule's."""
    found = _findings(body, "TCH004")

    assert [list(one.subjects) for one in found] == ([["plan", *subjects]] if subjects else [])
    assert all("10%" in one.message.zh and "20%" in one.message.zh for one in found)


def _month(year: int, month: int) -> Fraction:
    """Return a month as calculations take it: in years, the base unit of 月."""
    return Fraction(year * 12 + month, 12)


@pytest.mark.parametrize(
    ("calculation", "birth", "retires"),
    [
        (retirement_month_of_men, (1964, 12), (2024, 12)),
        (retirement_month_of_men, (1965, 1), (2025, 2)),
        (retirement_month_of_men, (1965, 4), (2025, 5)),
        (retirement_month_of_men, (1965, 5), (2025, 7)),
        (retirement_month_of_men, (1976, 8), (2039, 7)),
        (retirement_month_of_men, (1976, 9), (2039, 9)),
        (retirement_month_of_men, (1980, 1), (2043, 1)),
        (retirement_month_of_women_retiring_at_55, (1969, 12), (2024, 12)),
        (retirement_month_of_women_retiring_at_55, (1970, 1), (2025, 2)),
        (retirement_month_of_women_retiring_at_55, (1981, 8), (2039, 7)),
        (retirement_month_of_women_retiring_at_55, (1981, 9), (2039, 9)),
        (retirement_month_of_women_retiring_at_50, (1974, 12), (2024, 12)),
        (retirement_month_of_women_retiring_at_50, (1975, 1), (2025, 2)),
        (retirement_month_of_women_retiring_at_50, (1984, 10), (2039, 9)),
        (retirement_month_of_women_retiring_at_50, (1984, 11), (2039, 11)),
    ],
)
def test_the_month_of_retirement_agrees_with_the_ends_of_the_published_tables(
    calculation: object, birth: tuple[int, int], retires: tuple[int, int]
) -> None:
    """No delay before 2025; the full one from births of 1976-09, 1981-09 and 1984-11 on."""
    assert callable(calculation)

    assert calculation(_month(*birth)) == _month(*retires)


@given(st.integers(1960 * 12, 1995 * 12))
def test_who_is_born_later_never_retires_earlier(month: int) -> None:
    """The delay grows by a month at most from one month of birth to the next."""
    for calculation in (
        retirement_month_of_men,
        retirement_month_of_women_retiring_at_50,
        retirement_month_of_women_retiring_at_55,
    ):
        step = calculation(Fraction(month + 1, 12)) - calculation(Fraction(month, 12))

        assert Fraction(1, 12) <= step <= Fraction(2, 12)


def test_a_birth_that_is_no_month_is_refused() -> None:
    """Days don't enter; half a month is a mistake of whoever computed it."""
    with pytest.raises(ValueError, match="is no month"):
        retirement_month_of_men(Fraction(1976 * 24 + 1, 24))


def _retiring(period: str, *wording: str) -> str:
    words = ", ".join(f'"{word}"' for word in wording)
    scope = 'scope = { departure_reason = "retirement" }'
    return _count("S1", "departures", "120人", period, scope, f"wording = [{words}]")


@pytest.mark.parametrize(
    ("period", "word", "issued", "found"),
    [
        ('period = "2021-2025"', "男满60周岁", "2024-10-30", True),
        ('period = "2021-2025"', "女55岁", "2024-10-30", True),
        ('period = "2021-2025"', "五十五周岁", "2024-10-30", True),
        ('period = "2021-2025"', "男满60周岁", "2024-09-12", False),
        ('period = "2021-2024"', "男满60周岁", "2024-10-30", False),
        ('period = "2021-2025"', "按法定退休年月", "2024-10-30", False),
        ('period = "2021-2025"', "160周岁", "2024-10-30", False),
    ],
)
def test_former_ages_count_up_to_2024_and_are_held_against_plans_that_could_know(
    period: str, word: str, issued: str, found: bool
) -> None:
    """The decision was published on 2024-09-13 and applies from 2025-01-01 on."""
    assert bool(_findings(_retiring(period, word), "TCH010", issued=issued)) is found


def test_departures_for_other_reasons_have_no_age() -> None:
    """Who resigns at 55 does not retire."""
    left = _retiring('period = "2021-2025"', "年满55周岁").replace("retirement", "resignation")

    assert _findings(left, "TCH010", issued=str(datetime.date(2024, 10, 30))) == ()


def test_the_share_of_a_level_is_a_share_of_all_teachers() -> None:
    """The whole has no levels: 50 of 800 are 6.25 %, whichever level the 50 are of."""
    counts = _count("S1", "backbone_teachers", "50人", _level(ALL))
    counts += _count("S2", "full_time_teachers", "800人")

    assert _findings(_share("B1", BACKBONE, "6.25%", _level(ALL)) + counts, "PLAN030") == ()
    (finding,) = _findings(_share("B1", BACKBONE, "11.2%", _level(ALL)) + counts, "PLAN030")
    assert finding.subjects == ("B1", "S1", "S2")
