"""Law: what changes over time says from when and until when; no bare date means one day only."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan.catalogue.standard_lookup import state_of
from tests.standard_records import day, record, registry_of, standards_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_standard_goes_on_until_the_day_it_ends(tmp_path: Path) -> None:
    """A day a year after the first is in force as the first is; only `until` ends it."""
    (goes_on,) = standards_of(tmp_path, record('at_least = "85%"\nfrom = 2020-02-18'))
    (ended,) = standards_of(
        tmp_path, record('at_least = "85%"\nfrom = 2020-02-18\nuntil = 2024-12-31')
    )

    for standard in (goes_on, ended):
        assert state_of(standard, on=day("2020-02-18")) == "in_force"
        assert state_of(standard, on=day("2021-02-18")) == "in_force"
    assert state_of(goes_on, on=day("2030-01-01")) == "in_force"
    assert state_of(ended, on=day("2024-12-31")) == "in_force"
    assert state_of(ended, on=day("2025-01-01")) == "ended"


@pytest.mark.parametrize(
    "line", ['2020-01-01 = "85%"', 'values = { 2020-01-01 = "85%" }', "date = 2020-01-01"]
)
def test_a_bare_date_is_refused_where_a_change_is_meant(tmp_path: Path, line: str) -> None:
    """The plugin is set aside with the key that is not known."""
    registry = registry_of(tmp_path, record(f'at_least = "80%"\n{line}'))

    (failed,) = registry.failed
    assert any("standards.toml:" in str(reason) for reason in failed.reasons), failed.reasons


def test_a_standard_without_its_first_day_is_refused(tmp_path: Path) -> None:
    """Nobody could tell when it began."""
    text = record('at_least = "80%"').replace("from = 2020-02-18\n", "")
    registry = registry_of(tmp_path, text)

    (failed,) = registry.failed
    assert any("from" in str(reason) for reason in failed.reasons), failed.reasons
