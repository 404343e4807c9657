"""Law: selecting a rule that nobody defines is an error that names the likely plugins."""

from __future__ import annotations

import types

import pytest

from eduplan import EduplanError, Registry, audit
from tests import small


def test_an_unknown_rule_is_refused_and_the_failed_plugins_are_named() -> None:
    """The rule may be one that a plugin set aside would have defined."""
    broken = types.ModuleType("broken")
    broken.eduplan_domain = list  # type: ignore[attr-defined]
    registry = Registry.of({"schools": small.plugin(small.schools()), "county": broken})
    plan = small.plan("", registry)

    with pytest.raises(EduplanError, match="county"):
        audit(plan, registry, today=small.TODAY, select=["CTY001"])


@pytest.mark.parametrize("name", ["DATA001", "DATA", "total_differs_from_parts"])
def test_a_check_of_data_is_said_to_be_one(name: str) -> None:
    """There is such a code, but an audit has no data to ask it of."""
    registry = small.registry()

    with pytest.raises(EduplanError, match=r"check of data.*eduplan evaluate"):
        audit(small.plan("", registry), registry, today=small.TODAY, select=[name])
