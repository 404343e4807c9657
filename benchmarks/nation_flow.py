"""The same work by hand in Polars, as functions that feed each other: Hamilton runs them, too."""

from __future__ import annotations

import polars
from nation_peers import COLUMNS, SHARES, SQUARED, VARIATIONS, WEIGHT
from polars import col


def with_squares(schools: polars.LazyFrame) -> polars.LazyFrame:
    """Return the schools with the squares that a variation adds up."""
    weight = col(WEIGHT)
    return schools.with_columns((col(one) ** 2 / weight).alias(f"{one}²") for one in SQUARED)


def summed(with_squares: polars.LazyFrame) -> polars.LazyFrame:
    """Return the sums of each county and year."""
    squares = (f"{one}²" for one in SQUARED)
    sums = [col(one).sum() for one in (*COLUMNS, *squares)]
    return with_squares.group_by("region", "year").agg(sums)


def values(summed: polars.LazyFrame) -> polars.LazyFrame:
    """Return the indicators."""
    weight = col(WEIGHT)
    found = [(col(one) / col(two)).alias(name) for name, (one, two, _, _) in SHARES.items()]
    found += [
        (weight * col(f"{one}²") / col(one).cast(polars.Float64) ** 2 - 1).sqrt().alias(name)
        for name, (one, _) in VARIATIONS.items()
    ]
    return summed.select("region", "year", *found)


def verdicts(values: polars.LazyFrame) -> polars.LazyFrame:
    """Return the indicators, and whether each keeps its bound."""
    found = [(col(name) >= one[2]).alias(f"{name}|met") for name, one in SHARES.items()]
    found += [(col(name) <= one[1]).alias(f"{name}|met") for name, one in VARIATIONS.items()]
    return values.with_columns(found)
