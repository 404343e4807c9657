"""What the kit changes in a rule: its function and whatever of its module that one calls."""

from __future__ import annotations

from eduplan.catalogue.rule import Rule
from eduplan.testing.mutants import mutants_of
from tests.installed import installed_registry


def test_helpers_that_are_called_within_generators_and_lambdas_are_changed_too() -> None:
    rule = installed_registry().catalogue.rules["PLAN012"]  # asks _times in a generator
    assert isinstance(rule, Rule)

    changed = {str(one.change).partition(":")[0] for one in mutants_of(rule)}

    assert {"milestones_off_the_way", "_jump", "_times"} <= changed
