"""A clean plan has no finding, and each rule has a mutant of it that fires that rule only.

The mutants stand in `mutants/`, one file for each domain, which are found by their `MUTANTS`.
"""

from __future__ import annotations

from importlib import import_module
from pathlib import Path

import pytest

from eduplan import Alias
from tests.installed import installed_registry
from tests.plugins.mutants.mutant import CLEAN, Mutant, audited

REGISTRY = installed_registry()
FILES = sorted(path.stem for path in (Path(__file__).parent / "mutants").glob("*.py"))
MUTANTS: dict[str, Mutant] = {}
for _name in FILES:
    MUTANTS.update(getattr(import_module(f"tests.plugins.mutants.{_name}"), "MUTANTS", {}))


def _codes(text: str) -> set[str]:
    _, report = audited(text)
    broken = [one for one in report.outcomes if one.outcome.status == "error"]
    assert broken == []
    return {finding.code for finding in report.findings}


def test_the_clean_plan_has_no_finding_of_any_severity() -> None:
    """Neither errors nor warnings nor information."""
    assert _codes(CLEAN) == set()


@pytest.mark.parametrize("code", sorted(MUTANTS))
def test_each_mutant_fires_exactly_its_rule(code: str) -> None:
    """One fact, one finding."""
    assert _codes(MUTANTS[code].text()) == {code}


def test_every_rule_that_runs_has_a_mutant() -> None:
    """A rule that nothing can make fire is no rule; an alias never runs."""
    rules = REGISTRY.catalogue.rules.values()
    runs = {rule.code for rule in rules if not isinstance(rule, Alias)}

    assert sorted(runs - set(MUTANTS)) == []
    assert sorted(set(MUTANTS) - runs) == []
