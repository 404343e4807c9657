"""Which indicators have a standard in which years, and which say that they have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan.catalogue.coverage import Coverage, coverage
from eduplan.catalogue.regions import RegionError
from tests.installed import installed_registry
from tests.standard_records import RATE, RATIO, day, record, registry_of

if TYPE_CHECKING:
    from pathlib import Path

COUNTY = "220503"


def _rows(folder: Path, *records: str, known_on: str | None = None) -> tuple[Coverage, ...]:
    made = registry_of(folder, *records)
    assert made.failed == ()
    known = None if known_on is None else day(known_on)
    rows = coverage(made.catalogue, COUNTY, range(2021, 2026), known_on=known)
    return tuple(row for row in rows if row.about == RATE)


def _names(row: Coverage) -> list[list[str]]:
    return [[one.name.removeprefix("field.") for one in those] for those in row.years.values()]


def test_each_year_has_what_judges_at_its_end_or_nothing(tmp_path: Path) -> None:
    """A standard that ends within the span, and one that begins later."""
    (row,) = _rows(
        tmp_path,
        record('name = "old"\nat_least = "80%"\nuntil = 2022-12-30'),
        record('name = "new"\nat_least = "90%"\nfrom = 2024-12-31'),
    )

    assert _names(row) == [["old"], [], [], ["new"], ["new"]]
    assert not row.is_empty


def test_an_indicator_without_a_standard_is_listed_with_none(tmp_path: Path) -> None:
    """That is the answer that nobody would miss if it were left out."""
    (row,) = _rows(tmp_path, record('range = ["8:1", "10:1"]', about=RATIO))

    assert row.is_empty
    assert (dict(row.scope), _names(row)) == ({}, [[], [], [], [], []])


@pytest.mark.parametrize(
    "text",
    [
        'at_least = "85%"\nconfidence = "U"',
        'exactly = "85%"\nkind = "benchmark"',
        'qualitative = "达到良好"',
        'at_least = "85%"\ncondition = "半日制"',
        'at_least = "85%"\nregion = "510000"',
        'at_least = "85%"\nfrom = 2026-01-01',
    ],
)
def test_what_can_not_judge_covers_nothing(tmp_path: Path, text: str) -> None:
    """A guess, a statistic, words, a condition, another province, a later day."""
    (row,) = _rows(tmp_path, record(text))

    assert row.is_empty


def test_each_stage_that_a_standard_is_made_for_has_its_own_row(tmp_path: Path) -> None:
    """And a stage of which the standard has ended has none."""
    rows = _rows(
        tmp_path,
        record('name = "primary"\nat_least = "85%"\nscope = { stage = "primary" }'),
        record(
            'name = "junior"\nat_least = "80%"\nscope = { stage = "junior" }\nfrom = 2023-01-01'
        ),
        record(
            'name = "senior"\nat_least = "75%"\nscope = { stage = "senior" }\n'
            "from = 2010-01-01\nuntil = 2014-10-31"
        ),
    )

    assert {row.scope["stage"]: _names(row) for row in rows} == {
        "primary": [["primary"]] * 5,
        "junior": [[], [], ["junior"], ["junior"], ["junior"]],
    }


def test_what_was_published_later_covers_nothing_on_the_day(tmp_path: Path) -> None:
    """The second clock holds here, too."""
    text = record('at_least = "85%"\nknown_since = 2023-06-01')

    assert _rows(tmp_path, text, known_on="2023-05-31")[0].is_empty
    assert not _rows(tmp_path, text, known_on="2023-06-01")[0].is_empty


def test_a_region_that_is_none_is_refused() -> None:
    """Whatever the catalogue holds."""
    with pytest.raises(RegionError, match="220503"):
        coverage(installed_registry().catalogue, "吉林", [2025])


def test_the_built_in_catalogue_covers_its_stages_and_says_where_it_does_not() -> None:
    """Public funds of three stages, special schools by themselves, attrition by nothing."""
    rows = coverage(installed_registry().catalogue, COUNTY, range(2021, 2026))
    stages = {row.scope["stage"] for row in rows if row.about == "finance.public_funds_per_student"}
    (attrition,) = (row for row in rows if row.about == "teachers.attrition_rate")

    assert stages == {"primary", "junior", "senior"}
    assert attrition.is_empty
    assert len({(row.about, *sorted(row.scope.items())) for row in rows}) == len(rows)
