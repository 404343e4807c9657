"""Eduplan's own standards are read where they are asked for, and are then what they always are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan import InputError, load_registry
from eduplan.files.standards_on_demand import StandardsOnDemand
from tests.standard_records import FUNDS, RATE, record, registry_of

if TYPE_CHECKING:
    from pathlib import Path

CATALOGUE = load_registry(strict=True).catalogue


def test_what_is_asked_by_name_is_what_the_whole_file_says_of_it() -> None:
    """For every name that eduplan knows; each record with the line it stands in."""
    whole = {name: [one for one in CATALOGUE.standards if one.about == name] for name in NAMES}

    assert whole == {name: list(CATALOGUE.standards_about(name)) for name in NAMES}
    assert any(whole.values())


NAMES = tuple(CATALOGUE.definitions)


def test_a_mistake_is_told_where_it_is_asked_for_with_its_place_in_the_file(
    tmp_path: Path,
) -> None:
    """What is about something else can be used meanwhile."""
    catalogue = registry_of(tmp_path, record('at_least = "85%"')).catalogue
    file = tmp_path / "other.toml"
    file.write_text(
        "\n".join(
            [
                "# 标准",
                record('at_least = "720元/(人·年)"', FUNDS),
                record('name = "two"\nat_least = "85人"'),
            ]
        ),
        encoding="utf-8",
    )
    standards = StandardsOnDemand(str(file), "other")

    assert [one.defined_in for one in standards.about(FUNDS, catalogue)] == ["other/other.toml:2"]
    with pytest.raises(InputError, match=r"other\.toml:15:1: standard\[1\]\.at_least: .*85人"):
        standards.about(RATE, catalogue)


def test_nothing_is_known_of_what_no_record_is_about(tmp_path: Path) -> None:
    """The file is read all the same: one that is not there is no empty one."""
    catalogue = registry_of(tmp_path, record('at_least = "85%"')).catalogue

    assert (
        StandardsOnDemand(str(tmp_path / "standards.toml"), "field").about(FUNDS, catalogue) == ()
    )
    with pytest.raises(InputError, match="there is no such file"):
        StandardsOnDemand(str(tmp_path / "none.toml"), "field").about(FUNDS, catalogue)
