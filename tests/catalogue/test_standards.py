"""Dated standards: what is in force where and when, as known on a day, and what judges."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eduplan.bounds import Qualitative
from eduplan.catalogue.definitions import Standard
from eduplan.catalogue.regions import PROVINCES, RegionError, region_chain
from eduplan.catalogue.standard_lookup import (
    due_targets,
    judges,
    nearest,
    standards_for,
    state_of,
    strictest,
)
from tests.standard_records import FUNDS, RATE, RATIO, day, record, standards_of

if TYPE_CHECKING:
    from pathlib import Path

    from eduplan.catalogue.definitions import Better

COUNTY, PREFECTURE, PROVINCE = "220503", "220500", "220000"

# Boundary days


@pytest.mark.parametrize(
    ("on", "place"),
    [
        ("2020-02-17", "not_yet"),
        ("2020-02-18", "in_force"),
        ("2024-12-31", "in_force"),
        ("2025-01-01", "ended"),
    ],
)
def test_the_first_and_the_last_day_are_in_force_and_the_days_around_them_are_not(
    tmp_path: Path, on: str, place: str
) -> None:
    known = standards_of(
        tmp_path, record('at_least = "85%"\nfrom = 2020-02-18\nuntil = 2024-12-31')
    )

    answer = standards_for(known, RATE, on=day(on), region=COUNTY)

    assert [one.name for one in getattr(answer, place)] == ["field.one"]
    assert not answer.never_defined
    others = {"in_force", "published_later", "not_yet", "ended", "not_comparable"} - {place}
    assert all(getattr(answer, other) == () for other in others)


def test_ended_not_yet_in_force_and_never_defined_are_three_answers(tmp_path: Path) -> None:
    known = standards_of(
        tmp_path,
        record('name = "old"\nat_least = "80%"\nuntil = 2021-12-31'),
        record('name = "new"\nat_least = "90%"\nfrom = 2026-01-01'),
    )

    between = standards_for(known, RATE, on=day("2023-06-01"), region=COUNTY)
    nothing = standards_for(known, FUNDS, on=day("2023-06-01"), region=COUNTY)

    assert between.in_force == ()
    assert [one.name for one in between.ended] == ["field.old"]
    assert [one.name for one in between.not_yet] == ["field.new"]
    assert not between.never_defined
    assert nothing.never_defined


# Regions


def test_a_county_lies_in_its_prefecture_its_province_and_the_nation() -> None:
    assert region_chain(COUNTY) == (COUNTY, PREFECTURE, PROVINCE, "CN")
    assert region_chain(PREFECTURE) == (PREFECTURE, PROVINCE, "CN")
    assert region_chain(PROVINCE) == (PROVINCE, "CN")
    assert region_chain("CN") == ("CN",)


def test_a_code_of_no_province_is_refused() -> None:
    """Two digits that no province has are a slip, and would find the nation's standards only."""
    with pytest.raises(RegionError, match="no province's code begins with 99"):
        region_chain("990000")


@pytest.mark.parametrize("code", ["", "22050", "2205031", "022050", "cn", "２２０５０３", "22050x"])
def test_what_is_not_the_code_of_a_region_is_refused(code: str) -> None:
    with pytest.raises(RegionError, match="220503"):
        region_chain(code)


@given(st.sampled_from(sorted(PROVINCES)), st.integers(0, 9999))
def test_each_region_includes_the_one_before_it(province: str, rest: int) -> None:
    code = f"{province}{rest:04}"
    chain = region_chain(code)

    assert chain[0] == code
    assert chain[-1] == "CN"
    for wider in chain[1:]:
        assert region_chain(wider) == chain[chain.index(wider) :]


def test_the_nearest_region_comes_first_and_a_missing_one_falls_back(tmp_path: Path) -> None:
    regions = {"CN": "nation", PROVINCE: "province", PREFECTURE: "prefecture", COUNTY: "county"}
    records = [
        record(f'name = "{name}"\nregion = "{code}"\nat_least = "85%"')
        for code, name in regions.items()
    ]
    known = standards_of(tmp_path, *records)

    def names(region: str) -> list[str]:
        answer = standards_for(known, RATE, on=day("2021-01-01"), region=region)
        return [one.name.removeprefix("field.") for one in answer.in_force]

    assert names(COUNTY) == ["county", "prefecture", "province", "nation"]
    assert names("220502") == ["prefecture", "province", "nation"]
    assert names("220102") == ["province", "nation"]
    assert names("510921") == ["nation"]
    assert names("CN") == ["nation"]


def test_within_a_region_the_newest_comes_first(tmp_path: Path) -> None:
    known = standards_of(
        tmp_path,
        record('name = "older"\nfrom = 2015-01-01\nat_least = "80%"'),
        record('name = "newer"\nfrom = 2019-01-01\nat_least = "85%"'),
    )

    answer = standards_for(known, RATE, on=day("2021-01-01"), region=COUNTY)

    assert [one.name for one in answer.in_force] == ["field.newer", "field.older"]


# Two clocks

SPECIAL_FUNDS = (
    record(
        'name = "funds_6000"\nfrom = 2016-03-01\nuntil = 2024-12-31\nat_least = "6000元/(人·年)"\n'
        'number = "国发〔2015〕67号"\nuncertain = ["from"]\nnote = "2016年春季学期起"',
        about=FUNDS,
    ),
    record(
        'name = "funds_7000"\nfrom = 2025-01-01\nknown_since = 2021-12-31\n'
        'at_least = "7000元/(人·年)"\nnumber = "国办发〔2021〕60号"',
        about=FUNDS,
    ),
)


@pytest.mark.parametrize(
    ("on", "known_on", "in_force", "not_yet", "published_later"),
    [
        ("2024-12-31", "2024-03-11", ["6000"], ["7000"], []),
        ("2025-01-01", "2024-03-11", ["7000"], [], []),
        ("2025-12-31", "2021-12-31", ["7000"], [], []),
        ("2025-12-31", "2021-12-30", [], [], ["7000"]),
        ("2016-02-29", "2024-03-11", [], ["7000", "6000"], []),
    ],
)
def test_a_plan_is_judged_at_its_target_year_by_what_was_known_when_it_was_issued(
    tmp_path: Path,
    on: str,
    known_on: str,
    in_force: list[str],
    not_yet: list[str],
    published_later: list[str],
) -> None:
    answer = standards_for(
        standards_of(tmp_path, *SPECIAL_FUNDS),
        FUNDS,
        on=day(on),
        region=COUNTY,
        known_on=day(known_on),
    )

    found = [
        [one.name.removeprefix("field.funds_") for one in those]
        for those in (answer.in_force, answer.not_yet, answer.published_later)
    ]
    assert found == [in_force, not_yet, published_later]


def test_without_a_day_of_knowledge_everything_is_known(tmp_path: Path) -> None:
    [standard] = standards_of(tmp_path, record('at_least = "85%"\nknown_since = 2020-06-01'))

    assert state_of(standard, on=day("2020-03-01")) == "in_force"
    assert state_of(standard, on=day("2020-03-01"), known_on=day("2020-05-31")) == "published_later"


# Scope and condition


def test_a_standard_holds_for_its_own_scope_and_one_without_scope_for_all(
    tmp_path: Path,
) -> None:
    known = standards_of(
        tmp_path,
        record('name = "primary"\nat_least = "85%"\nscope = { stage = "primary" }'),
        record('name = "all"\nat_least = "80%"'),
    )

    def names(scope: dict[str, str]) -> tuple[list[str], list[str]]:
        answer = standards_for(known, RATE, on=day("2021-01-01"), region=COUNTY, scope=scope)
        return (
            sorted(one.name for one in answer.in_force),
            [one.name for one in answer.not_comparable],
        )

    assert names({"stage": "primary"}) == (["field.all", "field.primary"], [])
    assert names({"stage": "primary", "location": "rural"})[1] == []
    assert names({"stage": "junior"}) == (["field.all"], ["field.primary"])
    assert names({}) == (["field.all"], ["field.primary"])


def test_a_condition_that_only_words_say_leaves_the_judging_to_people(tmp_path: Path) -> None:
    known = standards_of(
        tmp_path, record('range = ["8:1", "10:1"]\ncondition = "半日制"', about=RATIO)
    )

    answer = standards_for(known, RATIO, on=day("2021-01-01"), region=COUNTY)

    assert [one.condition for one in answer.not_comparable] == ["半日制"]
    assert judges(answer, "band") == ()
    assert not answer.never_defined


def test_only_the_kinds_that_are_asked_for_are_looked_up(tmp_path: Path) -> None:
    known = standards_of(tmp_path, record('at_least = "85%"'))

    answer = standards_for(
        known, RATE, on=day("2021-01-01"), region=COUNTY, kinds=("legal", "target")
    )

    assert answer.never_defined


# What judges


def test_of_floors_the_strictest_judges_whichever_region_it_comes_from(tmp_path: Path) -> None:
    known = standards_of(
        tmp_path,
        record(f'name = "near"\nkind = "funding"\nregion = "{COUNTY}"\nat_least = "80%"'),
        record('name = "far"\nkind = "legal"\nat_least = "85%"'),
        record('name = "open"\nmore_than = "85%"'),
        record('name = "staff"\nkind = "staffing"\nat_least = "99%"'),
        record('name = "unsure"\nat_least = "95%"\nconfidence = "U"'),
        record('name = "words"\nqualitative = "达到良好"'),
    )

    answer = standards_for(known, RATE, on=day("2021-01-01"), region=COUNTY)

    assert getattr(strictest(answer, "higher"), "name", None) == "field.open"
    assert len(answer.in_force) == 6


@pytest.mark.parametrize(
    ("better", "bounds", "winner"),
    [
        ("higher", ['at_least = "80%"', 'exactly = "100%"', 'range = ["70%", "90%"]'], 1),
        ("lower", ['at_most = "5%"', 'less_than = "5%"', 'at_most = "10%"'], 1),
        ("lower", ['at_most = "5%"', "eliminate = true"], 1),
        ("higher", ['at_most = "5%"', 'at_least = "1%"'], 1),
        ("band", ['range = ["1%", "9%"]', 'range = ["2%", "8%"]'], 1),
        ("band", ['range = ["1%", "5%"]', 'range = ["2%", "8%"]'], 0),
        ("none", ['at_least = "5%"', 'at_least = "5%"'], 0),
    ],
)
def test_the_direction_of_an_indicator_decides_which_floor_asks_most(
    tmp_path: Path, better: Better, bounds: list[str], winner: int
) -> None:
    known = standards_of(
        tmp_path, *(record(f'name = "n{number}"\n{bound}') for number, bound in enumerate(bounds))
    )

    answer = standards_for(known, RATE, on=day("2021-01-01"), region=COUNTY)

    found = strictest(answer, better)
    assert found is not None
    assert found.name == f"field.n{winner}"


def test_of_staffing_and_benchmarks_the_nearest_judges(tmp_path: Path) -> None:
    known = standards_of(
        tmp_path,
        record('name = "nation"\nkind = "staffing"\nat_least = "99%"'),
        record(f'name = "province"\nkind = "staffing"\nregion = "{PROVINCE}"\nat_least = "50%"'),
        record('name = "mean"\nkind = "benchmark"\nexactly = "60%"'),
    )

    answer = standards_for(known, RATE, on=day("2021-01-01"), region=COUNTY)

    assert getattr(nearest(answer, "staffing"), "name", None) == "field.province"
    assert [one.name for one in judges(answer, "higher")] == ["field.province", "field.mean"]
    assert strictest(answer, "higher") is None
    assert nearest(answer, "target") is None


_TARGET = 'kind = "target"\nname = "{}"\nfrom = {}\ntarget_year = {}\n{}'
TARGETS = tuple(
    record(_TARGET.format(*parts))
    for parts in (
        ("for_2020", "2018-11-01", 2020, 'at_least = "80%"'),
        ("for_2025", "2021-12-09", 2025, 'at_least = "85%"'),
        ("expected", "2021-12-28", 2025, 'more_than = "85%"\nexpected = true'),
        ("of_province", "2022-01-01", 2025, f'at_least = "83%"\nregion = "{PROVINCE}"'),
        ("for_2027", "2023-07-26", 2027, 'at_least = "90%"'),
    )
)


@pytest.mark.parametrize(
    ("on", "due", "not_yet"),
    [
        ("2019-12-31", [], {"for_2020", "for_2025", "expected", "of_province", "for_2027"}),
        ("2020-01-01", ["for_2020"], {"for_2025", "expected", "of_province", "for_2027"}),
        ("2024-12-31", ["for_2020"], {"for_2025", "expected", "of_province", "for_2027"}),
        ("2025-12-31", ["of_province", "for_2025"], {"for_2027"}),
        ("2027-09-01", ["of_province", "for_2027"], set()),
    ],
)
def test_a_target_of_a_higher_level_binds_from_its_year_until_the_next_one_of_the_same_region(
    tmp_path: Path, on: str, due: list[str], not_yet: set[str]
) -> None:
    answer = standards_for(standards_of(tmp_path, *TARGETS), RATE, on=day(on), region=COUNTY)

    assert [one.name for one in due_targets(answer)] == [f"field.{name}" for name in due]
    assert {one.name for one in answer.not_yet} == {f"field.{name}" for name in not_yet}
    assert strictest(answer, "higher") is None


# Laws of the lookup


@given(
    first=st.dates(datetime.date(2000, 1, 1), datetime.date(2030, 1, 1)),
    days=st.none() | st.integers(0, 4000),
    known=st.dates(datetime.date(2000, 1, 1), datetime.date(2040, 1, 1)),
    on=st.dates(datetime.date(1999, 1, 1), datetime.date(2045, 1, 1)),
    known_on=st.none() | st.dates(datetime.date(1999, 1, 1), datetime.date(2045, 1, 1)),
)
def test_a_standard_stands_in_exactly_one_list_on_any_pair_of_days(
    first: datetime.date,
    days: int | None,
    known: datetime.date,
    on: datetime.date,
    known_on: datetime.date | None,
) -> None:
    standard = _standard(first, days, known)

    answer = standards_for([standard], "a.b", on=on, region=COUNTY, known_on=known_on)

    lists = (answer.in_force, answer.published_later, answer.not_yet, answer.ended)
    assert [len(those) for those in lists].count(1) == 1
    assert not answer.never_defined
    in_time = first <= on and (days is None or on <= first + datetime.timedelta(days))
    assert bool(answer.in_force or answer.published_later) == in_time


def _standard(first: datetime.date, days: int | None, known: datetime.date) -> Standard:
    return Standard(
        name="a.standard",
        about="a.b",
        bound=Qualitative("在"),
        kind="legal",
        region="CN",
        in_force_from=first,
        in_force_until=None if days is None else first + datetime.timedelta(days),
        known_since=known,
        issuer="",
        document="办法",
    )
