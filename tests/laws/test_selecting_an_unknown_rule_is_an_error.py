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
