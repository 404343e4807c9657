"""Write a table of synthetic schools; the same numbers every time.

    python benchmarks/synthetic.py FOLDER COUNTIES

`schools.parquet` is what eduplan and the others read, `schools.npz` the same figures in floats of
32 bits, a row a year, as OpenFisca-Core holds them.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy
import polars
from nation_peers import COLUMNS, WEIGHT

AMOUNTS = ("compulsory.books", "compulsory.equipment_value", "compulsory.sports_area")
SCHOOLS, YEARS = 70, range(2014, 2024)


def main() -> None:
    folder, counties = Path(sys.argv[1]), int(sys.argv[2])
    chance = numpy.random.default_rng(7)
    schools, years = counties * SCHOOLS, len(YEARS)
    students = chance.integers(50, 1500, schools * years)
    figures = {WEIGHT: students}
    for column in COLUMNS[1:]:
        each = chance.integers(10, 40, schools * years) if column in AMOUNTS else None
        few = chance.integers(5, 60, schools * years)
        figures[column] = few if each is None else students * each
    regions = numpy.repeat(numpy.arange(counties), SCHOOLS) + 100_000
    frame = polars.DataFrame(
        {
            "region": numpy.tile(regions, years),
            "year": numpy.repeat(numpy.array(YEARS), schools),
            "institution": numpy.tile(numpy.arange(schools), years) + 10**9,
            **figures,
        }
    )
    texts = [polars.col(one).cast(polars.String) for one in ("region", "institution")]
    frame.with_columns(*texts).write_parquet(folder / "schools.parquet", row_group_size=250_000)
    by_year: dict[str, Any] = {
        name.replace(".", "_"): numbers.astype(numpy.float32).reshape(years, schools)
        for name, numbers in figures.items()
    }
    numpy.savez(folder / "schools.npz", years=numpy.array(YEARS), regions=regions, **by_year)


if __name__ == "__main__":
    main()
