"""What the functions of the public face refuse at once: one error, what was expected."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from eduplan import (
    ArgumentError,
    Isolation,
    RegionError,
    audit,
    evaluate,
    explain,
    load_registry,
    parse_plan,
    parse_table,
    read_plan,
    read_table,
    standards_for,
)
from tests.installed import installed_registry

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "minimal"
REGISTRY = installed_registry()
PLAN, USING = read_plan(EXAMPLE / "plan.toml", REGISTRY)
TABLE = read_table(EXAMPLE / "data.csv", USING)
DAY = datetime.date(2026, 1, 1)
MOMENT = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
RATE = "preschool.inclusive_coverage_rate"


def refused(call: Callable[[], Any]) -> str:
    """Return what the one error says, in one line."""
    with pytest.raises(ArgumentError) as caught:
        call()
    assert "\n" not in str(caught.value)
    return str(caught.value)


@pytest.mark.parametrize("name", ["select", "ignore"])
def test_one_text_is_no_list_of_rules(name: str) -> None:
    """It would be read letter by letter."""
    choice: Any = {name: "PLAN"}
    said = refused(lambda: audit(PLAN, USING, today=DAY, **choice))

    assert said == f"{name}='PLAN': expected several names, such as ['PLAN']"


def test_a_rule_is_named_by_a_text() -> None:
    said = refused(lambda: audit(PLAN, USING, today=DAY, select=[7]))  # type: ignore[list-item]

    assert said == "7: expected the code or name of a rule, such as 'PLAN001'"


@pytest.mark.parametrize("name", ["only", "without"])
@pytest.mark.parametrize("load", [load_registry, Isolation().load_registry])
def test_one_text_is_no_list_of_plugins(name: str, load: Callable[..., Any]) -> None:
    said = refused(lambda: load(**{name: "finance"}))

    assert said == f"{name}='finance': expected several names, such as ['finance']"


@pytest.mark.parametrize("value", ["2024-01-01", "x", "", 2024, MOMENT])
@pytest.mark.parametrize("name", ["today", "known_on"])
def test_a_day_is_a_date(name: str, value: object) -> None:
    """A text, a year and a moment are none; no rule is asked with one."""
    days: Any = {"today": DAY, name: value}
    said = refused(lambda: audit(PLAN, USING, **days))

    assert said == f"{name}={value!r}: expected a day, such as datetime.date(2024, 3, 11)"


@pytest.mark.parametrize("name", ["on", "known_on"])
def test_standards_are_asked_for_on_a_date(name: str) -> None:
    days: Any = {"on": DAY, name: "2024-01-01"}
    said = refused(lambda: standards_for(USING.catalogue, RATE, region="220503", **days))

    assert said.startswith(f"{name}='2024-01-01': expected a day")


def test_a_kind_of_date_is_a_day() -> None:
    """Libraries that set the clock for a test have one."""

    class Day(datetime.date):
        """A day of a library."""

    report = audit(PLAN, USING, today=Day(2026, 1, 1), known_on=Day(2025, 1, 1))

    assert report.counts["error"] == 0
    assert report.findings == audit(PLAN, USING, today=DAY, known_on=Day(2025, 1, 1)).findings


@pytest.mark.parametrize("year", ["2023", 2023.0, True, 0, 23, 10000, -5])
def test_a_year_is_a_whole_number_of_those_that_plans_are_about(year: Any) -> None:
    evaluated = refused(lambda: evaluate(PLAN, USING, TABLE, as_of=year))
    explained = refused(lambda: explain(RATE, USING, {}, year=year))

    assert evaluated == f"as_of={year!r}: expected a year from 1900 to 2200, such as 2025"
    assert explained == f"year={year!r}: expected a year from 1900 to 2200, such as 2025"


def test_the_region_of_an_explanation_is_one_also_where_no_standard_is_asked_for() -> None:
    """A part of a code would leave out the standards of the place without a word."""
    with pytest.raises(RegionError, match="'2205' is not a region"):
        explain("在园幼儿数", USING, {"在园幼儿数": "3人"}, year=2023, region="2205")


def test_what_was_read_is_no_plan_yet() -> None:
    """It holds the plan, and the registry with the plan's own definitions."""
    loaded: Any = read_plan(EXAMPLE / "plan.toml", REGISTRY)
    expected = "plan: a LoadedPlan; expected a Plan, as the `plan` of what `read_plan` returns"

    assert refused(lambda: audit(loaded, USING, today=DAY)) == expected
    assert refused(lambda: evaluate(loaded, USING, TABLE)) == expected


def test_the_name_of_a_file_is_no_table() -> None:
    path: Any = "data.csv"
    said = refused(lambda: evaluate(PLAN, USING, path))

    assert said == "table: a str; expected an ObservationTable, as `read_table` returns it"


def test_standards_are_found_by_registry_catalogue_or_from_some_of_them() -> None:
    """Whichever is at hand: a program has the registry, a rule its catalogue."""
    known = [one for one in USING.catalogue.standards if one.about == RATE]
    answers = [
        standards_for(those, RATE, on=DAY, region="220503")
        for those in (USING, USING.catalogue, known)
    ]

    assert answers[0].in_force
    assert answers[0] == answers[1] == answers[2]


CALLS: dict[str, Callable[[Any], object]] = {
    "read_plan": lambda using: read_plan(EXAMPLE / "plan.toml", using),
    "parse_plan": lambda using: parse_plan("format = 1", using),
    "read_table": lambda using: read_table(EXAMPLE / "data.csv", using),
    "parse_table": lambda using: parse_table("", using),
    "audit": lambda using: audit(PLAN, using, today=DAY),
    "evaluate": lambda using: evaluate(PLAN, using, TABLE),
    "explain": lambda using: explain(RATE, using, {}, year=2023),
}


@pytest.mark.parametrize("name", CALLS)
def test_every_function_takes_the_registry_and_refuses_a_catalogue(name: str) -> None:
    """One face: nobody has to know which function looks only into the catalogue."""
    said = refused(lambda: CALLS[name](USING.catalogue))

    assert said == "registry: a Catalogue; expected a Registry, as `load_registry` returns it"
