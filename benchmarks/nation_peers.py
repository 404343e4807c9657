"""What runs in a process of its own: one peer over one table of synthetic schools.

    python benchmarks/nation_peers.py PEER FOLDER

It prints, as JSON, the seconds and processor seconds of a second run, after what is loaded and
compiled once, the peak memory of the process, and how many verdicts say that a bound is kept.
"""

from __future__ import annotations

import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

WEIGHT = "governance.students"
TEACHERS = "teachers.full_time_teachers"
ABOVE_REQUIRED = "teachers.above_required_degree_teachers"
VARIATIONS = {
    "compulsory.books_variation": ("compulsory.books", 0.35),
    "compulsory.equipment_value_variation": ("compulsory.equipment_value", 0.35),
    "compulsory.sports_area_variation": ("compulsory.sports_area", 0.35),
    "compulsory.intermediate_title_teachers_variation": (
        "compulsory.intermediate_title_teachers",
        1.1,
    ),
    "compulsory.above_required_teachers_variation": (
        "teachers.above_required_degree_teachers",
        1.1,
    ),
    "compulsory.above_required_teachers_per_student_variation": (ABOVE_REQUIRED, 1.2),
    "compulsory.teacher_student_ratio_variation": (TEACHERS, 1.1),
}
"""By indicator: what is divided by the students of each school, and the most that it may be."""
SHARES = {
    "compulsory.books_per_student": ("compulsory.books", WEIGHT, 24, "册/人"),
    "teachers.certification_rate": ("teachers.certified_teachers", TEACHERS, 1, "%"),
    "teachers.above_required_degree_share": (ABOVE_REQUIRED, TEACHERS, 1, "%"),
    "teachers.qualified_rate": ("teachers.qualified_teachers", TEACHERS, 1, "%"),
    "teachers.age_50_and_over_share": ("teachers.teachers_aged_50_and_over", TEACHERS, 1, "%"),
    "teachers.backbone_share": ("teachers.backbone_teachers", TEACHERS, 1, "%"),
    "teachers.mean_age": ("teachers.total_age", TEACHERS, 1, "岁"),
    "teachers.student_staff_ratio": (WEIGHT, "teachers.staff", 24, ""),
    "teachers.student_teacher_ratio": (WEIGHT, TEACHERS, 24, ""),
    "teachers.subject_mismatch_rate": ("teachers.subject_mismatched_teachers", TEACHERS, 1, "%"),
    "compulsory.myopia_rate": (
        *("compulsory.myopic_students", "compulsory.vision_tested_students"),
        *(1, "%"),
    ),
    "informatization.connected_class_coverage": (
        *("informatization.connected_classes", "governance.classes"),
        *(1, "%"),
    ),
    "informatization.multimedia_room_share": (
        *("informatization.multimedia_rooms", "informatization.classrooms"),
        *(1, "%"),
    ),
    "informatization.students_per_computer": (
        *(WEIGHT, "informatization.student_computers"),
        *(24, "人/台"),
    ),
    "preschool.average_class_size": ("preschool.enrolment", "preschool.classes", 1, "人/班"),
    "preschool.public_enrolment_share": (
        *("preschool.public_enrolment", "preschool.enrolment"),
        *(1, "%"),
    ),
    "preschool.class_size_compliance_rate": (
        *("preschool.compliant_classes", "preschool.classes"),
        *(1, "%"),
    ),
    "senior_high.fee_waiver_coverage": (
        *("senior_high.fee_waived_students", "senior_high.aid_eligible_students"),
        *(1, "%"),
    ),
}
"""By indicator: what is divided by what, the least that it is to be, and its unit."""
SQUARED = tuple(dict.fromkeys(one for one, _ in VARIATIONS.values()))
COLUMNS = tuple(
    dict.fromkeys([WEIGHT, *SQUARED, *(one for pair in SHARES.values() for one in pair[:2])])
)

PLAN = """format = 1
id = "synthetic"
title = "合成数据的规划"
region = "229901"
issued = 2021-06-01
period = "2021-2025"
baseline_year = 2020
"""
TARGET = """[[target]]
id = "T{number}"
indicator = "{name}"
{bound}
year = 2025
"""

Run = Callable[[], int]
"""Calculates everything, and returns how many verdicts say that a bound is kept."""


def main() -> None:
    peer, folder = sys.argv[1], Path(sys.argv[2])
    run = PEERS[peer](folder)
    run()
    began, used = perf_counter(), process_time()
    kept = run()
    measured = {
        "seconds": perf_counter() - began,
        "processor": process_time() - used,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "kept": kept,
    }
    print(json.dumps(measured))


def _eduplan(folder: Path) -> Run:
    import polars

    return _evaluated(polars.read_parquet(folder / "schools.parquet"))


def _unordered(folder: Path) -> Any:
    """Return the table with its rows in an order by chance."""
    import polars

    table = polars.read_parquet(folder / "schools.parquet")
    return table.sample(fraction=1.0, shuffle=True, seed=7)


def _from_parquet(folder: Path) -> Run:
    return _evaluated(folder / "schools.parquet")


def _evaluated(data: Any) -> Run:
    import polars

    import eduplan

    registry = eduplan.load_registry()
    plan = eduplan.parse_plan(plan_text(), registry).plan

    def run() -> int:
        found = eduplan.evaluate_many(data, registry, plan, checks=False)
        levels = [polars.col(one.column) == 0 for one in found.targets]
        return int(found.wide.select(polars.sum_horizontal(levels).sum()).item())

    return run


def _catalogue(number: int | None, *, checks: bool) -> Callable[[Path], Run]:
    """Return a run over the first so many indicators of the catalogue, or all."""

    def peer(folder: Path) -> Run:
        import polars

        import eduplan
        from eduplan.engine.bulk.asked import of_regions

        table, registry = polars.read_parquet(folder / "schools.parquet"), eduplan.load_registry()
        names = [*VARIATIONS, *SHARES]
        names += [one for one in of_regions(registry.catalogue, None) if one not in names]

        def run() -> int:
            found = eduplan.evaluate_many(table, registry, indicators=names[:number], checks=checks)
            return int(found.wide.height)

        return run

    return peer


def plan_text() -> str:
    """Return a plan that asks the bound of each indicator."""
    bounds = {
        name: f'at_least = "{least * 100 if unit == "%" else least}{unit}"'
        for name, (_, _, least, unit) in SHARES.items()
    }
    bounds |= {name: f'at_most = "{most}"' for name, (_, most) in VARIATIONS.items()}
    targets = [
        TARGET.format(number=number, name=name, bound=bound)
        for number, (name, bound) in enumerate(bounds.items())
    ]
    return PLAN + "".join(targets)


def _polars(folder: Path) -> Run:
    import polars

    return _by_hand(polars.read_parquet(folder / "schools.parquet"))


def _by_hand(table: Any) -> Run:
    from nation_flow import summed, values, verdicts, with_squares

    def run() -> int:
        found = verdicts(values(summed(with_squares(table.lazy()))))
        return _kept(found.collect(engine="streaming").sort("region", "year"))

    return run


def _hamilton(folder: Path) -> Run:
    import nation_flow
    import polars
    from hamilton import driver

    table = polars.read_parquet(folder / "schools.parquet")
    flow = driver.Builder().with_modules(nation_flow).build()

    def run() -> int:
        found = flow.execute(["verdicts"], inputs={"schools": table.lazy()})["verdicts"]
        return _kept(found.collect(engine="streaming").sort("region", "year"))

    return run


def _kept(found: Any) -> int:
    import polars

    return int(found.select(polars.sum_horizontal(polars.selectors.ends_with("|met")).sum()).item())


def _duckdb(folder: Path) -> Run:
    import duckdb

    connection = duckdb.connect()
    connection.execute(
        "CREATE TABLE schools AS SELECT * FROM read_parquet(?)", [str(folder / "schools.parquet")]
    )
    parts = [f'sum("{one}") / sum("{two}") >= {least}' for one, two, least, _ in SHARES.values()]
    parts += [
        f'sqrt(sum("{WEIGHT}") * sum("{one}" * 1.0 * "{one}" / "{WEIGHT}")'
        f' / (sum("{one}")::DOUBLE ** 2) - 1) <= {most}'
        for one, most in VARIATIONS.values()
    ]
    query = f"SELECT region, year, {', '.join(parts)} FROM schools GROUP BY ALL ORDER BY ALL"
    return lambda: sum(sum(row[2:]) for row in connection.execute(query).fetchall())


def _pandas(folder: Path) -> Run:
    import pandas

    frame = pandas.read_parquet(folder / "schools.parquet")

    def run() -> int:
        own = frame.copy(deep=False)
        for one in SQUARED:
            own[f"{one}²"] = own[one].astype(float) ** 2 / own[WEIGHT]
        squares = [f"{one}²" for one in SQUARED]
        found = own.groupby(["region", "year"])[[*COLUMNS, *squares]].sum()
        kept = 0
        for one, two, least, _ in SHARES.values():
            kept += int((found[one] / found[two] >= least).sum())
        for one, most in VARIATIONS.values():
            spread = found[WEIGHT] * found[f"{one}²"] / found[one].astype(float) ** 2 - 1
            kept += int((spread**0.5 <= most).sum())
        return kept

    return run


def _openfisca(folder: Path) -> Run:
    import numpy
    from nation_rules import SchoolRules
    from openfisca_core.simulation_builder import SimulationBuilder

    system = SchoolRules()
    with numpy.load(folder / "schools.npz") as saved:
        columns = {name: saved[name] for name in saved.files}
    years, regions = columns.pop("years"), columns.pop("regions")
    schools = len(regions)
    names = [*map(str, range(schools))]
    counties = [*map(str, numpy.unique(regions))]
    of_county = [*map(str, regions)]

    def run() -> int:
        builder = SimulationBuilder()
        builder.create_entities(system)
        builder.declare_person_entity("school", names)
        county = builder.declare_entity("county", counties)
        builder.join_with_persons(county, of_county, ["member"] * schools)
        simulation = builder.build(system)
        for name, numbers in columns.items():
            for year, one in zip(years, numbers, strict=True):
                simulation.set_input(name, str(year), one)
        verdicts = [name for name in system.variables if name.endswith("_met")]
        return sum(
            int(simulation.calculate(name, str(year)).sum()) for name in verdicts for year in years
        )

    return run


PEERS = {
    "eduplan": _eduplan,
    "polars": _polars,
    "duckdb": _duckdb,
    "pandas": _pandas,
    "hamilton": _hamilton,
    "openfisca": _openfisca,
    "eduplan, from Parquet": _from_parquet,
    "eduplan, unordered": lambda folder: _evaluated(_unordered(folder)),
    "polars, unordered": lambda folder: _by_hand(_unordered(folder)),
    "25 indicators": _catalogue(25, checks=False),
    "all indicators": _catalogue(None, checks=False),
    "all indicators and checks": _catalogue(None, checks=True),
}

if __name__ == "__main__":
    main()
