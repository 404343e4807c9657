"""Measure one county: 60 schools, 5 years, 40 elements and 25 targets, beside OpenFisca-Core.

    python benchmarks/county.py [--runs 7]

The figures are synthetic, the same every time: counts of schools that agree with each other. Both
sides calculate 18 ratios and 7 variations weighted by students of each year: OpenFisca in floats,
eduplan exactly and with a verdict on each. What is printed are ratios of medians of processor time,
with the smallest and the largest ratio of a pair of runs, beside the bound of each. Every run is a
process of its own, and the two sides take turns. `openfisca_run.py` says what OpenFisca does; both
are installed into environments of their own, as `environments.py` does it.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from statistics import median
from time import process_time

from environments import FOLDER, PROJECT, programs
from openfisca_run import OPENFISCA, READ, SCHOOLS, YEARS, write_run
from startup import seconds

STUDENTS, TEACHERS, REGION = "governance.students", "teachers.full_time_teachers", "229901"
GRADUATING, TESTED = "compulsory.final_grade_students", "compulsory.fitness_tested_students"
SIGHT = "compulsory.vision_tested_students"

PARTS: dict[str, tuple[str, int, int]] = {
    TEACHERS: (STUDENTS, 60, 80),
    "governance.classes": (STUDENTS, 22, 28),
    "governance.places": (STUDENTS, 1000, 1300),
    "compulsory.books": (STUDENTS, 20_000, 40_000),
    "compulsory.equipment_value": (STUDENTS, 1_500_000, 3_000_000),
    "informatization.student_computers": (STUDENTS, 90, 150),
    "informatization.multimedia_rooms": (STUDENTS, 20, 30),
    "informatization.classrooms": (STUDENTS, 30, 40),
    "compulsory.in_zone_students": (STUDENTS, 850, 1000),
    TESTED: (STUDENTS, 950, 1000),
    SIGHT: (STUDENTS, 950, 1000),
    GRADUATING: (STUDENTS, 150, 180),
    "compulsory.graduates": (GRADUATING, 970, 1000),
    "compulsory.fitness_excellent_students": (TESTED, 100, 150),
    "compulsory.fitness_good_students": (TESTED, 250, 350),
    "compulsory.fitness_pass_students": (TESTED, 400, 500),
    "compulsory.myopic_students": (SIGHT, 350, 550),
    "compulsory.art_rooms": (STUDENTS, 3, 6),
    "compulsory.music_rooms": (STUDENTS, 3, 6),
    "informatization.tablets": (STUDENTS, 10, 60),
    "informatization.teacher_computers": (TEACHERS, 900, 1100),
    "teachers.staff": (TEACHERS, 1050, 1150),
    "teachers.qualified_teachers": (TEACHERS, 960, 1000),
    "teachers.certified_teachers": (TEACHERS, 960, 1000),
    "teachers.backbone_teachers": (TEACHERS, 100, 250),
    "teachers.above_required_degree_teachers": (TEACHERS, 700, 950),
    "teachers.teachers_aged_50_and_over": (TEACHERS, 150, 350),
    "teachers.subject_mismatched_teachers": (TEACHERS, 10, 80),
    "teachers.total_age": (TEACHERS, 38_000, 46_000),
    "compulsory.intermediate_title_teachers": (TEACHERS, 400, 600),
    "compulsory.physical_and_art_teachers": (TEACHERS, 120, 200),
}
"""Of which element each is a part, and how many of a thousand it is at least and at most."""

SHARES: dict[str, float] = {
    "governance.schools": 1,
    "compulsory.after_school_service_schools": 0.9,
    "compulsory.full_curriculum_schools": 0.9,
    "compulsory.ideology_course_schools": 0.8,
    "compulsory.schools_within_size_cap": 0.7,
    "governance.standard_schools": 0.6,
    "governance.guarded_schools": 0.9,
    "informatization.connected_schools": 0.9,
}
"""Of how many schools each is true: these report 1, the others 0."""

TARGETS = {
    "compulsory.after_school_service_coverage": 'at_least = "90%"',
    "compulsory.average_class_size": 'at_most = "45人/班"',
    "compulsory.books_per_student": 'at_least = "30册/人"',
    "compulsory.fitness_good_rate": 'at_least = "45%"',
    "compulsory.fitness_pass_rate": 'at_least = "90%"',
    "compulsory.full_curriculum_school_share": 'at_least = "90%"',
    "compulsory.ideology_course_school_share": 'at_least = "90%"',
    "compulsory.junior_graduation_rate": 'at_least = "98%"',
    "compulsory.myopia_rate": 'at_most = "45%"',
    "compulsory.primary_graduation_rate": 'at_least = "98%"',
    "compulsory.school_size_compliance_rate": 'at_least = "75%"',
    "compulsory.zone_enrolment_rate": 'at_least = "90%"',
    "teachers.above_required_degree_share": 'at_least = "80%"',
    "teachers.backbone_share": 'at_least = "20%"',
    "teachers.certification_rate": 'at_least = "98%"',
    "teachers.qualified_rate": 'at_least = "98%"',
    "teachers.student_staff_ratio": 'at_most = "16:1"',
    "teachers.student_teacher_ratio": 'at_most = "16:1"',
    **dict.fromkeys(
        (
            "compulsory.above_required_teachers_variation",
            "compulsory.physical_and_art_teachers_variation",
            "compulsory.books_variation",
            "compulsory.computers_variation",
            "compulsory.equipment_value_variation",
            "compulsory.intermediate_title_teachers_variation",
            "compulsory.multimedia_rooms_variation",
        ),
        'at_most = "0.30"',
    ),
}

PLAN = f"""format = 1
id = "synthetic"
title = "合成数据的规划"
region = "{REGION}"
issued = 2018-01-01
period = "{YEARS[0]}-{YEARS[-1]}"
baseline_year = {YEARS[0]}
"""
TARGET = """[[target]]
indicator = "{name}"
{bound}
year = {year}
"""

OPENFISCA_WARM = (
    READ
    + """import json
from time import process_time

of_each = {school: {} for school in schools}
for (element, year), one in columns.items():
    for school in schools:
        of_each[school].setdefault(element, {})[year] = one[school]


def calculate(simulation):
    for name in asked:
        for year in years:
            simulation.calculate(name, year)


def of_arrays():
    simulation = build()
    start = process_time()
    for key, array in arrays.items():
        simulation.set_input(*key, array)
    calculate(simulation)
    return process_time() - start


def of_dict():
    given = {"schools": of_each, "counties": {"229901": {"members": schools}}}
    start = process_time()
    calculate(SimulationBuilder().build_from_dict(system, given))
    return process_time() - start


of_arrays()
found = {"ready": min(of_arrays() for _ in range(5))}
found["table"] = of_dict()
print(json.dumps(found))
"""
)


def main() -> int:
    parser = argparse.ArgumentParser(description="One county, beside OpenFisca.")
    parser.add_argument("--runs", type=int, default=7, help="pairs of processes (default 7)")
    parser.add_argument("--folder", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.folder:
        print(json.dumps(_warm(Path(options.folder))))
        return 0
    other = str(programs("openfisca", OPENFISCA) / "python")
    own = programs("command", f"{PROJECT}[cli]")
    folder = FOLDER / "county"
    folder.mkdir(exist_ok=True)
    _write_county(folder)
    cold_run = [other, *write_run(FOLDER / "run")]
    warm_run = FOLDER / "run" / "warm.py"
    warm_run.write_text(OPENFISCA_WARM, encoding="utf-8")
    program, given = str(own / "python"), ["--folder", str(folder)]
    evaluate = [str(own / "eduplan"), "evaluate", str(folder / "plan.toml")]
    evaluate += ["--data", str(folder / "data.csv")]
    pairs: dict[str, list[tuple[float, float]]] = {name: [] for name in BOUNDS}
    seconds(evaluate, None), seconds(cold_run, 0)  # write the bytecode
    for _ in range(options.runs):
        mine = _answer([program, __file__, *given])
        peer = _answer([other, str(warm_run), cold_run[-1]])
        for name in ("ready", "resolved", "evaluate"):
            pairs[name].append((peer["ready"], mine[name]))
        for name in ("rows", "text"):
            pairs[name].append((peer["table"], mine[name]))
        pairs["cold"].append((seconds(evaluate, None), seconds(cold_run, 0)))
    return _print(pairs)


BOUNDS: dict[str, tuple[str, float | None, bool]] = {
    "ready": ("set_input + calculate / values and verdicts, columns ready", 20.0, True),
    "resolved": ("set_input + calculate / the same, columns to be resolved", 8.0, True),
    "rows": ("build_from_dict + calculate / the same from rows in memory", 100.0, True),
    "text": ("build_from_dict + calculate / the same from the text of a CSV", None, True),
    "evaluate": ("set_input + calculate / whole evaluate with all checks", 0.5, True),
    "cold": ("cold eduplan evaluate / cold OpenFisca", 0.5, False),
}
"""What the ratio of each measurement is, its bound if any, and whether it may not be less."""


def _print(pairs: dict[str, list[tuple[float, float]]]) -> int:
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} cores, Python {sys.version.split()[0]}")
    reached = True
    for name, (words, bound, is_least) in BOUNDS.items():
        ratios = sorted(one / two for one, two in pairs[name])
        ratio = median(one for one, _ in pairs[name]) / median(two for _, two in pairs[name])
        said = f"{words} = {ratio:.3g} ({ratios[0]:.3g} to {ratios[-1]:.3g}"
        if bound is not None:
            holds = ratio >= bound if is_least else ratio <= bound
            reached = reached and holds
            said += f"; bound {'≥' if is_least else '≤'} {bound:g}, "
            said += "reached" if holds else "not reached"
        print(f"{said})")
    return 0 if reached else 1


def _answer(command: list[str]) -> dict[str, float]:
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _write_county(folder: Path) -> None:
    """Write the plan and the table."""
    targets = [
        TARGET.format(name=name, bound=bound, year=YEARS[-1]) for name, bound in TARGETS.items()
    ]
    (folder / "plan.toml").write_text(PLAN + "".join(targets), encoding="utf-8")
    lines = ["region,institution,scope,year,element,value,unit,source", *_rows()]
    (folder / "data.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows() -> Iterator[str]:
    chance = Random(7)
    for number in range(SCHOOLS):
        stage, kind = ("小学", "小学") if number % 3 else ("初中", "初级中学")
        size = chance.randint(200, 1500)
        parts = {name: chance.randint(*least) for name, (_, *least) in PARTS.items()}
        answers = {name: int(chance.random() < share) for name, share in SHARES.items()}
        for year in YEARS:
            figures = {STUDENTS: size + 3 * (year - YEARS[0]), **answers}
            for name, (whole, *_) in PARTS.items():
                figures[name] = figures[whole] * parts[name] // 1000
            for name, figure in figures.items():
                scope = f"学段={stage};学校类型={kind}" if name == "governance.schools" else ""
                scope = scope or f"学段={stage}"
                yield f"{REGION},第{number}学校,{scope},{year},{name},{figure},,"


def _least(work: Callable[[], object], times: int) -> float:
    """Return the least processor time of some runs, in seconds."""
    found = []
    for _ in range(times):
        start = process_time()
        work()
        found.append(process_time() - start)
    return min(found)


def _warm(folder: Path) -> dict[str, float]:
    """Return the seconds that eduplan takes, what is loaded once being loaded."""
    import eduplan
    from eduplan.formula import Apply, Constant, Reference
    from eduplan.readings.column import Truths
    from eduplan.readings.columns import ColumnReader
    from eduplan.readings.figures import FigureColumns
    from eduplan.readings.lowering import lowering_of
    from eduplan.readings.observed import ObservedFacts

    registry = eduplan.load_registry()
    plan = eduplan.read_plan(folder / "plan.toml", registry).plan
    text = (folder / "data.csv").read_text(encoding="utf-8")
    table = eduplan.parse_table(text, registry, plan=plan)
    catalogue = registry.catalogue
    lowering = lowering_of(catalogue)
    conditions = []
    for one in plan.targets:
        accepted, unit = one.bound.accepted, catalogue.unit(one.indicator)
        end = accepted.upper if accepted.lower is None else accepted.lower
        assert end is not None
        sign = "<=" if accepted.lower is None else ">="
        written = Apply(sign, (Reference(one.indicator), Constant(end, unit)))
        conditions.append(lowering.lowered(written))

    def judged(figures: FigureColumns) -> None:
        reader = ColumnReader(figures.facts, figures=figures)
        places = figures.institutions.places((REGION, "", year) for year in YEARS)
        for one in conditions:
            verdicts = reader.column(one, places)
            assert isinstance(verdicts, Truths)
            assert not verdicts.undecided

    ready = FigureColumns(ObservedFacts(table, catalogue))

    def resolved() -> None:
        judged(FigureColumns(ObservedFacts(table, catalogue)))

    rows = [*eduplan.parse_table(text, registry, plan=plan).observations]

    def from_rows() -> None:
        judged(FigureColumns(ObservedFacts(eduplan.ObservationTable(rows), catalogue)))

    def from_text() -> None:
        parsed = eduplan.parse_table(text, registry, plan=plan)
        judged(FigureColumns(ObservedFacts(parsed, catalogue)))

    judged(ready)
    return {
        "ready": _least(lambda: judged(ready), 9),
        "resolved": _least(resolved, 5),
        "rows": _least(from_rows, 3),
        "text": _least(from_text, 2),
        "evaluate": _least(lambda: eduplan.evaluate(plan, registry, table), 3),
    }


if __name__ == "__main__":
    sys.exit(main())
