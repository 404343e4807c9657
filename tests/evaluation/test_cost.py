"""The cost of an evaluation grows with the table and no faster; counted in calls, not seconds."""

from __future__ import annotations

import cProfile
import pstats
from typing import TYPE_CHECKING

from eduplan import evaluate
from tests.evaluation.county import REGISTRY, baseline, plan, row, table, target

if TYPE_CHECKING:
    from collections.abc import Callable

PLAN = plan(
    baseline("80%"),
    target('at_least = "90%"', name="T1"),
    target('at_most = "0.1"', name="T2", indicator="balance"),
    target('at_least = "90%"', name="T3", indicator="with_base"),
)
ELEMENTS = ("入学人数", "在校生数", "教师数", "校舍面积", "劳动基地数")


def _rows(schools: int, years: int) -> list[str]:
    return [
        line
        for year in range(2024 - years, 2024)
        for line in (
            row("适龄儿童数", year, 100),
            row("在校生数", year, 40 * schools),
            *(
                row(element, year, 20 + place, institution=f"学校{number}")
                for number in range(schools)
                for place, element in enumerate(ELEMENTS)
            ),
        )
    ]


def _calls(work: Callable[[], object]) -> int:
    profile = cProfile.Profile()
    profile.runcall(work)
    total: int = pstats.Stats(profile).total_calls  # type: ignore[attr-defined]
    return total


def _cost(schools: int, years: int = 3) -> int:
    rows = _rows(schools, years)
    return _calls(lambda: evaluate(PLAN, REGISTRY, table(rows)))


def test_twice_the_schools_or_years_cost_about_twice_as_much() -> None:
    _cost(1)  # what is read but once, such as the units

    assert _cost(40) / _cost(20) < 2.2
    assert _cost(20, years=8) / _cost(20, years=4) < 2.2
