"""Write a table of synthetic schools; the same numbers every time.

    python benchmarks/synthetic.py FOLDER COUNTIES SCHOOLS [--arrays]

So many counties have so many schools each, in ten years. `schools.parquet` is what eduplan and the
others read, `schools.npz` the same figures in floats of 32 bits, a row a year, as OpenFisca-Core
holds them.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy
import polars
from nation_peers import COLUMNS, WEIGHT

AMOUNTS = ("compulsory.books", "compulsory.equipment_value", "compulsory.sports_area")
YEARS, ROWS = range(2014, 2024), 100_000
PROVINCES = (*range(11, 16), *range(21, 24), *range(31, 38))
PROVINCES += (*range(41, 47), *range(50, 55), *range(61, 66))


def codes(counties: int) -> list[str]:
    """Return codes of so many counties, in order, as many in each province."""
    each = -(-counties // len(PROVINCES))
    of_county = [divmod(number, each) for number in range(counties)]
    return [f"{PROVINCES[one]}{two // 99 + 1:02}{two % 99 + 1:02}" for one, two in of_county]


def main() -> None:
    parser = argparse.ArgumentParser(description="A table of synthetic schools.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("counties", type=int)
    parser.add_argument("schools", type=int, help="schools of each county")
    parser.add_argument("--arrays", action="store_true", help="write schools.npz too")
    options = parser.parse_args()
    folder, chance = options.folder, numpy.random.default_rng(7)
    regions = numpy.repeat(numpy.array(codes(options.counties)), options.schools)
    names = (numpy.arange(len(regions)) + 10**9).astype(str)
    arrays: dict[str, list[Any]] = {name: [] for name in COLUMNS if options.arrays}
    for year in YEARS:  # a year at a time, so that memory stays small
        figures = figures_of(chance, len(regions))
        keys = {"region": regions, "year": numpy.full(len(regions), year), "institution": names}
        frame = polars.DataFrame(keys | figures)
        frame.write_parquet(folder / f"{year}.part", row_group_size=ROWS)
        for column, years in arrays.items():
            years.append(figures[column].astype(numpy.float32))
    parts = [folder / f"{year}.part" for year in YEARS]
    polars.scan_parquet(parts).sink_parquet(folder / "schools.parquet", row_group_size=ROWS)
    for part in parts:
        part.unlink()
    if arrays:
        stacked: dict[str, Any] = {
            name.replace(".", "_"): numpy.stack(years) for name, years in arrays.items()
        }
        numpy.savez(folder / "schools.npz", years=numpy.array(YEARS), regions=regions, **stacked)


def figures_of(chance: numpy.random.Generator, schools: int) -> dict[str, Any]:
    """Return the figures of each school in a year."""
    students = chance.integers(50, 1500, schools)
    figures = {WEIGHT: students}
    for column in COLUMNS[1:]:
        each = chance.integers(10, 40, schools) if column in AMOUNTS else None
        few = chance.integers(5, 60, schools)
        figures[column] = few if each is None else students * each
    return figures


if __name__ == "__main__":
    main()
