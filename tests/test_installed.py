"""The plugins that are installed are found as Python's own tool finds them."""

from __future__ import annotations

from importlib.metadata import entry_points

import pytest

from eduplan.installed import installed_plugins


@pytest.mark.parametrize("group", ["eduplan", "console_scripts", "pytest11", "no such group"])
def test_the_entry_points_found_are_those_that_python_finds(group: str) -> None:
    """Names, values, distributions and versions."""
    found = [(one.name, one.value, one.version) for one in installed_plugins(group)]
    known = {
        (one.name, one.value, one.dist.version) for one in entry_points(group=group) if one.dist
    }

    assert found == sorted(known)


def test_an_entry_point_loads_the_object_that_it_names() -> None:
    """A module for a plugin of ours."""
    for one in installed_plugins("eduplan"):
        assert one.load().__name__ == one.value  # type: ignore[attr-defined]
