"""Measure a synthetic nation: bulk evaluation beside what one writes by hand, on the same columns.

    python benchmarks/nation.py [--counties 400] [--runs 5]

The data are synthetic: 70 schools a county, 10 years, counts drawn with a fixed seed. Every peer
calculates the same indicators (shares of students and books, areas, equipment a student, and
weighted variations) of each county and year and holds each against a threshold: eduplan exactly,
the others in floats. What is printed are ratios of the medians, with the smallest and largest ratio
of a pair of runs, beside the bound; `--counties 2850` is the whole nation. Each peer runs in turn,
in a process of its own so that its peak memory is its own. Run it with a Python that has the extras
`bulk` and `test`, while the machine does nothing else.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

WEIGHT = "governance.students"
VARIATIONS = {
    "compulsory.books_variation": "compulsory.books",
    "compulsory.equipment_value_variation": "compulsory.equipment_value",
    "compulsory.sports_area_variation": "compulsory.sports_area",
    "compulsory.intermediate_title_teachers_variation": "compulsory.intermediate_title_teachers",
    "compulsory.above_required_teachers_variation": "teachers.above_required_degree_teachers",
    "compulsory.backbone_teachers_variation": "teachers.backbone_teachers",
}
SHARES = {"compulsory.books_per_student": "compulsory.books"}
BOOKS, BALANCED = 30, 0.45
BOUNDS = {"polars": 1.20, "duckdb": None, "pandas": None}

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


def main() -> int:
    parser = argparse.ArgumentParser(description="A synthetic nation, beside what hands write.")
    parser.add_argument("--counties", type=int, default=400)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer", help=argparse.SUPPRESS)
    parser.add_argument("--data", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.peer:
        print(json.dumps(_measured(options.peer, options.data)))
        return 0
    with TemporaryDirectory() as folder:
        data = str(Path(folder) / "synthetic.parquet")
        _write_synthetic(data, options.counties)
        found: dict[str, list[dict[str, float]]] = {name: [] for name in PEERS}
        for _ in range(options.runs):
            for name in PEERS:
                command = [sys.executable, __file__, "--peer", name, "--data", data]
                done = subprocess.run(command, capture_output=True, check=True, text=True)
                found[name].append(json.loads(done.stdout.splitlines()[-1]))
    _print(found, options.counties)
    return 0


def _write_synthetic(path: str, counties: int) -> None:
    """Write a table of synthetic schools; the same numbers every time."""
    import numpy
    import polars

    chance, schools, years = numpy.random.default_rng(7), 70, range(2014, 2024)
    rows = counties * schools * len(years)
    students = chance.integers(50, 1500, rows)
    table: dict[str, Any] = {
        "region": numpy.tile(numpy.repeat(numpy.arange(counties), schools), len(years)) + 100_000,
        "year": numpy.repeat(numpy.array(years), counties * schools),
        "institution": numpy.tile(numpy.arange(counties * schools), len(years)) + 10**9,
        WEIGHT: students,
    }
    for column in dict.fromkeys(VARIATIONS.values()):
        is_amount = "teachers" not in column
        numbers = students * chance.integers(10, 40, rows) if is_amount else None
        table[column] = chance.integers(5, 60, rows) if numbers is None else numbers
    frame = polars.DataFrame(table)
    texts = [polars.col(one).cast(polars.String) for one in ("region", "institution")]
    frame.with_columns(*texts).write_parquet(path)


def _measured(peer: str, path: str) -> dict[str, float]:
    import polars

    table = polars.read_parquet(path)
    run = PEERS[peer](table)
    run()  # what is loaded and compiled once
    start = perf_counter()
    run()
    seconds = perf_counter() - start
    return {"seconds": seconds, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}


def _eduplan(table: Any) -> Any:
    import eduplan

    registry = eduplan.load_registry()
    bounds = dict.fromkeys(SHARES, f'at_least = "{BOOKS}册/人"')
    bounds |= dict.fromkeys(VARIATIONS, f'at_most = "{BALANCED}"')
    targets = [
        TARGET.format(number=number, name=name, bound=bound)
        for number, (name, bound) in enumerate(bounds.items())
    ]
    plan = eduplan.parse_plan(PLAN + "".join(targets), registry).plan
    return lambda: eduplan.evaluate_many(table, registry, plan, checks=False).wide


def _polars(table: Any) -> Any:
    import polars
    from polars import col

    weight = col(WEIGHT)

    def run() -> Any:
        terms = [(col(one) ** 2 / weight).alias(f"{one}²") for one in VARIATIONS.values()]
        sums = [col(one).sum() for one in (WEIGHT, *VARIATIONS.values())]
        sums += [col(f"{one}²").sum() for one in VARIATIONS.values()]
        found = table.lazy().with_columns(terms).group_by("region", "year").agg(sums)
        values = [(col(one) / weight).alias(name) for name, one in SHARES.items()]
        values += [
            (weight * col(f"{one}²") / col(one).cast(polars.Float64) ** 2 - 1).sqrt().alias(name)
            for name, one in VARIATIONS.items()
        ]
        verdicts = [(col(name) >= BOOKS).alias(f"{name}|met") for name in SHARES]
        verdicts += [(col(name) <= BALANCED).alias(f"{name}|met") for name in VARIATIONS]
        answer = found.select("region", "year", *values).with_columns(verdicts)
        return answer.collect(engine="streaming").sort("region", "year")

    return run


def _duckdb(table: Any) -> Any:
    import duckdb

    connection = duckdb.connect()
    connection.register("arrow", table.to_arrow())
    connection.execute("CREATE TABLE schools AS SELECT * FROM arrow")
    parts = [f'sum("{one}") / sum("{WEIGHT}") >= {BOOKS}' for one in SHARES.values()]
    parts += [
        f'sqrt(sum("{WEIGHT}") * sum("{one}" * 1.0 * "{one}" / "{WEIGHT}")'
        f' / (sum("{one}")::DOUBLE ** 2) - 1) <= {BALANCED}'
        for one in VARIATIONS.values()
    ]
    query = f"SELECT region, year, {', '.join(parts)} FROM schools GROUP BY ALL ORDER BY ALL"
    return lambda: connection.execute(query).to_arrow_table()


def _pandas(table: Any) -> Any:
    frame = table.to_pandas()

    def run() -> Any:
        own = frame.copy(deep=False)
        for one in VARIATIONS.values():
            own[f"{one}²"] = own[one].astype(float) ** 2 / own[WEIGHT]
        squares = [f"{one}²" for one in VARIATIONS.values()]
        found = own.groupby(["region", "year"])[[WEIGHT, *VARIATIONS.values(), *squares]].sum()
        for name, one in SHARES.items():
            found[name] = found[one] / found[WEIGHT] >= BOOKS
        for name, one in VARIATIONS.items():
            spread = found[WEIGHT] * found[f"{one}²"] / found[one].astype(float) ** 2 - 1
            found[name] = spread**0.5 <= BALANCED
        return found

    return run


PEERS = {"eduplan": _eduplan, "polars": _polars, "duckdb": _duckdb, "pandas": _pandas}


def _print(found: dict[str, list[dict[str, float]]], counties: int) -> None:
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    said = ", ".join(f"{name} {version(name)}" for name in ("polars", "duckdb", "pandas"))
    print(f"synthetic: {counties} counties, {counties * 700} school-years; {platform.machine()}")
    print(f"Python {platform.python_version()}, {said}; {cores} cores, load {load:.1f}")
    own = found["eduplan"]
    for name, bound in BOUNDS.items():
        for what in ("seconds", "memory"):
            pairs = [a[what] / b[what] for a, b in zip(own, found[name], strict=True)]
            ratio = median(one[what] for one in own) / median(one[what] for one in found[name])
            line = f"eduplan / {name} by hand, {what} = {ratio:.2f} "
            line += f"({min(pairs):.2f} to {max(pairs):.2f} in {len(pairs)} pairs"
            if bound is not None and what == "seconds":
                line += f"; bound {bound:.2f}, {'reached' if ratio <= bound else 'not reached'}"
            print(line + ")")


if __name__ == "__main__":
    sys.exit(main())
