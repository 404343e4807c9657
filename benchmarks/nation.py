"""Measure a synthetic nation: bulk evaluation beside what others do with the same columns.

    python benchmarks/nation.py [--counties 285] [--runs 3] [--growth] [--catalogue]

A nation has 2,850 counties; a tenth of them is measured where nothing else is asked for. The data
are synthetic: 70 schools a county, 10 years, counts drawn with a fixed seed, in order of year,
region and school. Every peer calculates the same 25 indicators of each county and year, 18 ratios
and 7 variations, and holds each against a bound: eduplan exactly, after it has proved that no row
stands twice; the others in floats. Each runs in an environment of its own, in a process of its
own, in turn; what is printed are ratios of the medians of processor time, with the smallest and
largest ratio of a pair of runs, beside the bound. OpenFisca-Core gets its figures as arrays that
are ready, a row a year; its population is built anew in each run.

`--growth` reads as many counties from Parquet, with 70, 210 and 700 schools each: of 2,850 counties
the last are 20 million school-years. `--catalogue` measures 25 indicators beside the whole
catalogue and its checks, in a fiftieth of the counties.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import NamedTuple

from environments import PROJECT, programs

SCHOOLS = 70
PEERS = Path(__file__).with_name("nation_peers.py")
FILE = ("polars==2.1.0", "numpy")
NEEDS = {
    "eduplan": (f"{PROJECT}[bulk]", *FILE),
    "eduplan, from Parquet": (f"{PROJECT}[bulk]", *FILE),
    "eduplan, unordered": (f"{PROJECT}[bulk]", *FILE),
    "polars": FILE,
    "polars, unordered": FILE,
    "duckdb": ("duckdb==2.0.1",),
    "pandas": ("pandas==3.1.1", "pyarrow"),
    "hamilton": ("sf-hamilton", *FILE),
    "openfisca": ("OpenFisca-Core==46.0.1",),
}


class Bound(NamedTuple):
    """A ratio that is asked for: at most so much, or at least."""

    one: str
    other: str
    what: str
    limit: float | None
    is_most: bool = True


BOUNDS = (
    Bound("eduplan", "polars", "processor", 1.20),
    Bound("eduplan", "polars", "seconds", None),
    Bound("eduplan, unordered", "polars, unordered", "processor", None),
    Bound("eduplan, unordered", "eduplan", "processor", None),
    Bound("openfisca", "eduplan", "processor", 3.5, is_most=False),
    Bound("openfisca", "eduplan", "seconds", None),
    Bound("eduplan", "openfisca", "memory", 0.5),
    Bound("eduplan, from Parquet", "openfisca", "memory", 0.5),
    Bound("openfisca", "eduplan, from Parquet", "processor", None),
    Bound("eduplan", "polars", "memory", None),
    Bound("eduplan", "duckdb", "processor", None),
    Bound("eduplan", "duckdb", "memory", None),
    Bound("eduplan", "hamilton", "processor", None),
    Bound("eduplan", "pandas", "processor", None),
    Bound("eduplan", "pandas", "memory", None),
)

Measured = dict[str, list[dict[str, float]]]


def main() -> int:
    parser = argparse.ArgumentParser(description="A synthetic nation, beside what others do.")
    parser.add_argument("--counties", type=int, default=285)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--growth", action="store_true")
    parser.add_argument("--catalogue", action="store_true")
    options = parser.parse_args()
    python = {name: _python(name) for name in NEEDS}
    with TemporaryDirectory() as folder:
        _synthetic(python["eduplan"], folder, options.counties, "--arrays")
        found: Measured = {name: [] for name in NEEDS}
        for _ in range(options.runs):
            for name in NEEDS:
                found[name].append(_run(python[name], str(PEERS), name, folder))
    _print_machine(options.counties, python)
    _print_ratios(found)
    if options.growth:
        _print_growth(python, options.counties)
    if options.catalogue:
        _print_catalogue(python["eduplan"], max(1, options.counties // 50))
    return 0


def _python(name: str) -> str:
    return str(programs(name.partition(",")[0], *NEEDS[name]) / "python")


def _run(*command: str) -> dict[str, float]:
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    if done.returncode:
        raise SystemExit(f"{command} failed: {done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


def _synthetic(
    python: str, folder: str, counties: int, *options: str, schools: int = SCHOOLS
) -> None:
    script = str(Path(__file__).with_name("synthetic.py"))
    subprocess.run([python, script, folder, str(counties), str(schools), *options], check=True)


def _print_machine(counties: int, python: Mapping[str, str]) -> None:
    load, cores = os.getloadavg()[0], os.cpu_count() or 1
    print(f"synthetic: {counties} counties, {counties * 700} school-years")
    print(
        f"{platform.machine()}, {cores} cores, load {load:.1f}, Python {platform.python_version()}"
    )
    for name, needs in NEEDS.items():
        listed = [python[name], "-m", "pip", "list", "--format", "json"]
        done = subprocess.run(listed, capture_output=True, check=True)
        versions = {one["name"].lower(): one["version"] for one in json.loads(done.stdout)}
        plain = [one.partition("=")[0] for one in needs if not one.startswith("/")]
        said = ", ".join(f"{one} {versions[one.lower()]}" for one in plain)
        print(f"{name}: {said}")


def _print_ratios(found: Measured) -> None:
    for name, runs in found.items():
        middle = {what: median(run[what] for run in runs) for what in runs[0]}
        print(
            f"{name}: {middle['seconds']:.3f} s, {middle['processor']:.3f} s of processors, "
            f"{middle['memory']:.0f} MB, {middle['kept']:.0f} bounds kept"
        )
    kept = {run["kept"] for runs in found.values() for run in runs}
    print("all keep the same bounds" if len(kept) == 1 else "they DIFFER in the bounds kept")
    for bound in BOUNDS:
        one, other = ([run[bound.what] for run in found[each]] for each in bound[:2])
        pairs = sorted(a / b for a, b in zip(one, other, strict=True))
        ratio = median(one) / median(other)
        line = f"{bound.one} / {bound.other}, {bound.what} = {ratio:.2f} "
        line += f"({pairs[0]:.2f} to {pairs[-1]:.2f} in {len(pairs)} pairs"
        if bound.limit is not None:
            is_reached = ratio <= bound.limit if bound.is_most else ratio >= bound.limit
            said = "at most" if bound.is_most else "at least"
            line += (
                f"; asked {said} {bound.limit:.2f}, {'reached' if is_reached else 'NOT reached'}"
            )
        print(line + ")")


def _print_growth(python: Mapping[str, str], counties: int) -> None:
    """Print how time and memory grow, from Parquet, with three and ten times the schools."""
    names = ("eduplan, from Parquet", "openfisca")
    first: dict[str, dict[str, float]] = {}
    for times in (1, 3, 10):
        with TemporaryDirectory() as folder:
            _synthetic(python["eduplan"], folder, counties, "--arrays", schools=SCHOOLS * times)
            runs = {name: _run(python[name], str(PEERS), name, folder) for name in names}
        years = counties * SCHOOLS * 10 * times
        for name, run in runs.items():
            said = [
                f"{what} {run[what]:.1f} = {run[what] / first.setdefault(name, run)[what]:.2f}x"
                for what in ("processor", "memory")
            ]
            print(f"{name}, {times}x the schools, {years} school-years: {', '.join(said)}")
        one, other = (runs[name]["memory"] for name in names)
        print(f"{' / '.join(names)}, {times}x the schools, memory = {one / other:.2f}")


def _print_catalogue(python: str, counties: int) -> None:
    with TemporaryDirectory() as folder:
        _synthetic(python, folder, counties)
        names = ("25 indicators", "all indicators", "all indicators and checks")
        runs = [_run(python, str(PEERS), name, folder) for name in names]
    for name, run in zip(names, runs, strict=True):
        ratio = run["processor"] / runs[0]["processor"]
        print(f"{counties} counties, {name}: {run['processor']:.2f} s of processors, {ratio:.1f}x")


if __name__ == "__main__":
    sys.exit(main())
