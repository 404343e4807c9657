"""A formula that compares with a standard reads one number, whatever its values come from."""

from __future__ import annotations

from eduplan.data.table import ObservationTable
from eduplan.engine.given_values import GivenFacts
from eduplan.readings.facts import Context
from eduplan.readings.observed import ObservedFacts
from tests.installed import installed_registry


def test_given_values_and_a_table_compare_with_the_same_number_of_every_standard() -> None:
    catalogue = installed_registry().catalogue
    given = GivenFacts(catalogue, {})
    observed = ObservedFacts(ObservationTable(()), catalogue)
    asked = [
        (given.standard(one.about, context), observed.standard(one.about, context))
        for one in catalogue.standards
        if one.about
        for context in [Context(one.region, 2024, scope=one.scope)]
    ]

    assert any(one is not None and one.interval.is_point for one, _ in asked)
    assert all(one == other for one, other in asked)
