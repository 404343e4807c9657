"""Many regions at once say what the exact reading says, whatever library holds the table."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Any, cast

import duckdb
import polars
import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from eduplan import ManyRegions, Plan, Registry, evaluate_many, parse_plan
from eduplan.engine.bulk.asked import of_regions
from eduplan.engine.bulk.cells import observations
from eduplan.engine.bulk.decide import RegionDecider
from eduplan.engine.evaluation.answers import Alike
from eduplan.engine.evaluation.data_case import DataCase, subject_of
from eduplan.engine.evaluation.data_questions import data_questions
from eduplan.engine.evaluation.series import SeriesReader
from eduplan.engine.evaluation.target import evaluate_target
from eduplan.formula import Reference
from eduplan.readings.facts import Context
from eduplan.readings.observed import ObservedFacts
from tests.bulk.ties import Ties
from tests.installed import installed_registry

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduplan.catalogue.outcome import Outcome
    from eduplan.catalogue.rule import Check

ELEMENTS = (
    "governance.students",
    "governance.students[stage=primary]",
    "governance.students[stage=junior]",
    "governance.schools",
    "governance.classes",
    "teachers.full_time_teachers",
    "teachers.full_time_teachers[stage=primary]",
    "teachers.staff",
    "teachers.certified_teachers",
    "teachers.above_required_degree_teachers",
    "finance.public_funds",
    "compulsory.books",
    "compulsory.teaching_area",
    "compulsory.indoor_sports_area",
    "compulsory.equipment_value",
    "compulsory.sports_area",
    "compulsory.grade_one_entrants",
    "compulsory.grade_nine_students",
    "preschool.enrolment",
    "preschool.public_enrolment",
    "preschool.private_enrolment",
)

OF_REGIONS = (
    "preschool.population_aged_3_to_5",
    "compulsory.school_age_population[stage=primary]",
    "compulsory.in_age_students[stage=primary]",
    "finance.general_budget_education_spending",
    "finance.general_budget_spending",
    "finance.fiscal_recurrent_revenue",
    "special_education.disabled_children",
    "special_education.home_delivery_students",
)
INDICATORS = (
    "compulsory.books_per_student",
    "compulsory.books_variation",
    "compulsory.teaching_area_variation",
    "compulsory.equipment_value_variation",
    "compulsory.primary_net_enrolment_rate",
    "compulsory.resource_standard_school_share",
    "compulsory.nine_year_retention_rate",
    "finance.education_spending_growth",
    "finance.small_school_funding_floor",
    "finance.three_growths",
    "governance.small_school_count",
    "preschool.gross_enrolment_rate",
    "preschool.public_enrolment_share",
)
KINDS = (None, "primary_school", "junior_school", "nine_year_school", "kindergarten")

PLAN = """
format = 1
id = "ties"
title = "某县教育规划"
region = "229901"
issued = 2021-06-01
period = "2021-2025"
baseline_year = 2022
[[target]]
id = "T1"
indicator = "preschool.gross_enrolment_rate"
at_least = "85%"
year = 2025
[[target]]
id = "T2"
indicator = "preschool.public_enrolment_share"
at_most = "33.3%"
year = 2025
[[target]]
id = "T3"
indicator = "compulsory.books_variation"
at_most = "0.75"
year = 2025
[[target]]
id = "T4"
indicator = "compulsory.nine_year_retention_rate"
rise = "5个百分点"
year = 2025
"""


@cache
def registry() -> Registry:
    return installed_registry()


@cache
def plan() -> Plan:
    return parse_plan(PLAN, registry()).plan


def table_of(chance: random.Random) -> polars.DataFrame:
    """Return a table with gaps, zeros, ties and numbers of any size."""
    gaps = chance.choice((0, 0.05, 0.4))
    sizes = chance.choice(((1, 5), (1, 1000), (1, 10**15)))
    has_kinds, has_regions = chance.random() < 0.5, chance.random() < 0.8

    def number() -> int | None:
        if chance.random() < gaps:
            return None
        return 0 if chance.random() < 0.1 else chance.randint(*sizes)

    rows: list[dict[str, Any]] = []
    for region in ("229901", "229902"):
        for year in (2015, 2022, 2023, 2024):
            schools = chance.choice((0, 1, 2, 5))
            for school in range(schools):
                row: dict[str, Any] = {"region": region, "year": year}
                row["institution"] = f"第{school}学校"
                row |= {name: number() for name in ELEMENTS}
                rows.append({**row, "school_type": chance.choice(KINDS)})
            if has_regions or not schools:
                row = {"region": region, "year": year, "institution": None}
                own = OF_REGIONS if schools else (*ELEMENTS, *OF_REGIONS)
                rows.append(row | {name: number() for name in own})
    texts = ("region", "institution", "school_type")
    schema = dict.fromkeys(texts, polars.String) | {"year": polars.Int32}
    table = polars.DataFrame(
        rows, schema=schema | dict.fromkeys((*ELEMENTS, *OF_REGIONS), polars.Int64)
    )
    return table if has_kinds else table.drop("school_type")


def compare(found: ManyRegions, table: polars.DataFrame) -> None:
    """Hold every value, target and check against the exact reader."""
    catalogue = registry().catalogue
    facts = ObservedFacts(observations(table.to_dicts(), found.layout, catalogue), catalogue)
    series = SeriesReader(facts, plan())
    case = DataCase(plan(), catalogue, facts, series)
    values = {}
    for row in found.to_polars("values").iter_rows(named=True):
        context = Context(row["region"], row["year"])
        reading = values[row["indicator"], context] = series.possible.read(
            Reference(row["indicator"]), context
        )
        state = "known" if reading.is_known else "missing" if reading.missing else "undefined"
        assert (row["state"], row["indicator"]) == (state, row["indicator"])
        if state == "known":
            assert row["value"] == pytest.approx(float(reading.interval.lower or 0), rel=1e-9)
        names = {one.name for one in reading.missing}
        assert {*filter(None, row["missing"].split(";"))} == (
            names if state == "missing" else set()
        )
    for row in found.to_polars("targets").iter_rows(named=True):
        if row["target"] == "T4":  # its level depends on its start: compare_progress holds it
            continue
        reading = values[row["indicator"], Context(row["region"], row["year"])]
        accepted = {"T1": (Fraction(17, 20), None), "T2": (None, Fraction(333, 1000))}.get(
            row["target"], (None, Fraction(3, 4))
        )
        if not reading.is_known:
            assert row["level"] == "unknown"
            continue
        above = accepted[0] is None or reading.interval.lower >= accepted[0]  # type: ignore[operator]
        below = accepted[1] is None or reading.interval.upper <= accepted[1]  # type: ignore[operator]
        assert row["level"] == ("met" if above and below else "missed")
    compare_progress(found, table)
    outcomes: dict[tuple[str, int, str], list[str]] = {}
    for asked in found.checks:
        ended = ended_on(asked.check, case)
        for context in case.places(asked.check.level):
            key = (context.region, context.year, asked.check.code)
            outcomes.setdefault(key, []).append(ended[subject_of(context)].status)
    for row in found.to_polars("checks").iter_rows(named=True):
        said = outcomes.get((row["region"], row["year"], row["check"]), [])
        counts = {
            "pass": row["passed"],
            "fail": row["failed"],
            "not_evaluated": row["missing_data"] + row["undefined"],
            "not_applicable": row["not_observed"] + row["other_institution"] + row["not_used"],
        }
        place = (row["region"], row["year"], row["check"])
        assert (place, counts) == (place, {one: said.count(one) for one in counts})


def ended_on(check: Check, case: DataCase) -> dict[str, Outcome]:
    """Return how a check ended on each subject."""
    found: dict[str, Outcome] = {}
    for one in data_questions(check, case):
        if isinstance(one, Alike):
            found.update(dict.fromkeys(one.subjects(), one.outcome))
        else:
            found[one[0]] = cast("Outcome", one[1]())
    return found


def compare_progress(found: ManyRegions, table: polars.DataFrame) -> None:
    """Hold the three answers and the word of each target against those of one county's judge."""
    assert found.plan is not None
    catalogue = registry().catalogue
    observed = observations(table.to_dicts(), found.layout, catalogue)
    targets = {one.id: one for one in found.plan.targets}
    deciders: dict[str, RegionDecider] = {}
    rows = found.to_polars("progress").rows(named=True)
    assert bool(rows) == bool(table["year"].max() > found.plan.baseline_year)  # type: ignore[operator]
    for row in rows:
        region = row["region"]
        if region not in deciders:
            deciders[region] = RegionDecider(region, observed, catalogue, found.plan)
        decider = deciders[region]
        assert decider.plan is not None
        one = evaluate_target(targets[row["target"]], decider.plan, decider.series, row["year"])
        changes = [one.since_base, one.since_last]
        states = ["unknown" if change is None else change.state for change in changes]
        assert (row["level"], row["pace"], row["since_base"], row["since_last"], row["word"]) == (
            one.level.state,
            one.pace.state,
            *states,
            one.verdict.words.zh,
        )


def in_duckdb(table: polars.DataFrame) -> Any:
    return duckdb.connect().from_arrow(table.to_arrow())


LIBRARIES: dict[str, Callable[[polars.DataFrame], Any]] = {
    "polars": lambda table: table,
    "polars, lazy": polars.DataFrame.lazy,
    "pandas": polars.DataFrame.to_pandas,
    "arrow": polars.DataFrame.to_arrow,
}


@pytest.mark.parametrize("library", LIBRARIES)
@settings(max_examples=2, deadline=None, phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_values_verdicts_and_checks_are_those_of_the_exact_reading(library: str, seed: int) -> None:
    table = table_of(random.Random(seed))
    found = evaluate_many(LIBRARIES[library](table), registry(), plan(), indicators=INDICATORS)

    compare(found, table)


@settings(max_examples=1, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(seed=st.integers(0, 2**32))
@example(seed=1102)  # a kindergarten that fills a cell of the primary stage with 0
def test_a_relation_of_duckdb_gives_the_same(seed: int) -> None:
    table = table_of(random.Random(seed))
    found = evaluate_many(in_duckdb(table), registry(), plan(), indicators=INDICATORS)

    compare(found, table)


def test_a_table_of_institutions_alone_is_checked_too() -> None:
    table = table_of(random.Random(1)).drop_nulls("institution")
    compare(evaluate_many(table, registry(), plan(), indicators=INDICATORS[:1]), table)


def test_nothing_is_read_exactly_where_most_columns_are_missing() -> None:
    """Every indicator and check, standards that are looked up among them, by the table alone."""
    every = of_regions(registry().catalogue, None)
    table = polars.DataFrame(
        {
            "region": ["229901"] * 4,
            "year": [2023, 2023, 2024, 2024],
            "institution": ["甲", "乙"] * 2,
            "school_type": ["primary_school", "junior_school"] * 2,
            "governance.students": [90, 400, 95, 380],
            "finance.public_funds": [65_000, 400_000, 72_000, 400_000],
            "compulsory.sports_area": [100, 5_000, 1_000, 5_000],
            "preschool.enrolment": [None, 10, 20, 30],
            "preschool.public_enrolment": [None, 5, 20, 31],
        }
    )
    found = evaluate_many(table, registry(), plan(), indicators=every)

    assert {*found.read_exactly} <= {"T4"}
    values = found.to_polars().filter(indicator="finance.small_school_funding_floor")
    assert values["value"].to_list() == [0, 1]
    compare(found, table)


def test_schools_that_are_all_alike_do_not_differ_at_all() -> None:
    alike = {"governance.students": [3, 12], "compulsory.books": [5, 20]}
    keys = {"region": ["229901"] * 2, "year": [2025] * 2, "institution": ["甲", "乙"]}
    found = evaluate_many(
        polars.DataFrame(keys | alike),
        registry(),
        indicators=["compulsory.books_variation"],
        checks=False,
    )
    assert found.to_polars()["value"].to_list() == [0.0]


@pytest.mark.parametrize("seed", range(2))
def test_a_wider_region_is_put_together_from_the_regions_within_it(seed: int) -> None:
    """A county, its prefecture, its province and the nation, each with rows of some years."""
    chance = random.Random(seed)
    frames = []
    for names in (("220502", "220500"), ("220000", "CN")):
        renamed = polars.col("region").replace(dict(zip(("229901", "229902"), names, strict=True)))
        schools = polars.concat_str(renamed, polars.col("institution"))
        frames.append(table_of(chance).with_columns(renamed, schools.alias("institution")))
    table = polars.concat(frames, how="diagonal").filter(
        (polars.col("region") != "220502") | (polars.col("year") != 2023)
    )
    found = evaluate_many(table, registry(), plan(), indicators=INDICATORS)

    assert set(found.wider) == {"220500", "220000", "CN"}
    compare(found, table)


@pytest.mark.parametrize("library", [*LIBRARIES, "duckdb"])
def test_no_verdict_is_wrong_at_a_tie_or_one_child_or_book_beside_it(library: str) -> None:
    ties = Ties(12 if library == "polars" else 4)
    data = in_duckdb(ties.table) if library == "duckdb" else LIBRARIES[library](ties.table)
    found = evaluate_many(data, registry(), parse_plan(ties.plan, registry()).plan, checks=False)

    assert ties.wrong(found) == []
