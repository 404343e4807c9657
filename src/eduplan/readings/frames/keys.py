"""The keys of a frame's rows: which regions there are, and that no row stands twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import reduce
from importlib import import_module
from operator import xor
from typing import Any

from eduplan.catalogue.regions import RegionError, region_chain
from eduplan.readings.frames import mistakes
from eduplan.readings.frames.layout import INSTITUTION, REGION, YEAR
from eduplan.readings.frames.mistakes import FrameError

MOST_WITHIN = 200_000
"""Most rows of a wider region and the regions within it, which are read exactly."""

FIRST_ROWS = 10_000
"""If these are not in order, the others aren't looked at."""

Rows = Callable[[Any], Iterable[Any]]
"""Returns the rows of a small frame, as mappings."""


def wider_regions(counts: Mapping[Any, int]) -> Mapping[Any, tuple[Any, ...]]:
    """Return each region that includes others of the table, with these and itself.

    `counts` says how many rows each region has.

    Raises:
        FrameError: they have more than `MOST_WITHIN` rows.
    """
    by_code = {str(one): one for one in counts}
    within: dict[Any, list[Any]] = {}
    for code in sorted(by_code):
        for wider in _chain(code)[1:]:
            if wider in by_code:
                within.setdefault(by_code[wider], []).append(by_code[code])
    found = {wider: (wider, *parts) for wider, parts in within.items()}
    for wider, regions in found.items():
        count = sum(counts[one] for one in regions)
        if count > MOST_WITHIN:
            message = mistakes.TOO_MUCH_WITHIN(region=str(wider), count=count, most=MOST_WITHIN)
            raise FrameError(message, mistakes.WITHOUT_IT)
    return found


def _chain(code: str) -> tuple[str, ...]:
    try:
        return region_chain(code)
    except RegionError:  # a code of its own, which includes nothing
        return (code,)


def require_one_row_each(frame: Any, ns: Any, keys: Sequence[str], rows: Rows) -> None:
    """Refuse a frame with two rows for one region, year and institution.

    Raises:
        FrameError: there are two; the text gives the first.
    """
    doubtful = _doubtful(frame, ns, keys)
    if doubtful is None:
        return
    counted = doubtful.group_by(*keys).agg(ns.len().alias("count"))
    twice = sorted(rows(counted.filter(ns.col("count") > 1)), key=lambda row: str(row.values()))
    for row in twice:
        settings = {"region": str(row[REGION]), "year": row[YEAR], "count": row["count"]}
        message = mistakes.REGION_ROW_TWICE(**settings)
        if row.get(INSTITUTION) is not None:
            message = mistakes.ROW_TWICE(institution=str(row[INSTITUTION]), **settings)
        raise FrameError(message, mistakes.ONE_ROW)


def _doubtful(frame: Any, ns: Any, keys: Sequence[str]) -> Any:
    """Return the rows that may stand twice, None where none may.

    Of a frame of Polars it is enough that its rows are in order. Else hashes of 8 bytes are
    compared first, since the keys of a nation's schools are long.
    """
    polars = import_module("polars")
    if ns is not polars:
        return frame.select(*keys)
    if _are_in_order(frame, keys):
        return None
    hashed = reduce(xor, (ns.col(one).hash(number) for number, one in enumerate(keys)))
    hashed = hashed.alias("hash")
    hashes = frame.select(hashed).collect(engine="streaming")["hash"].sort()
    same = hashes.filter(hashes == hashes.shift(1)).unique()
    if not len(same):
        return None
    return frame.select(*keys, hashed).filter(polars.col("hash").is_in(same.to_list()))


def _are_in_order(frame: Any, keys: Sequence[str]) -> bool:
    """Tell whether each row comes after the one before: by region and year, or by year and region.

    The region's own row, which names no institution, stands always first or always last.
    """
    polars = import_module("polars")
    before = [polars.col(one).shift(1).alias(f"{one} before") for one in keys]
    beside = frame.select(*keys).with_columns(before)
    first = beside.head(FIRST_ROWS)
    fitting = [one for one in _orders(polars, keys) if _are_so(first, one, polars)]
    return bool(fitting and _are_so(beside, fitting[0], polars))


def _are_so(rows: Any, order: Any, polars: Any) -> bool:
    """Tell whether regions and years, and in each its institutions, come one after the other."""
    same = _is_same(polars)
    found = rows.filter(~(same & order)).select(REGION, YEAR, same.alias("same"))
    groups = found.collect(engine="streaming")
    if groups["same"].any():
        return False
    now, was = groups[1:], groups[:-1]
    for one, two in ((YEAR, REGION), (REGION, YEAR)):
        after = (now[one] > was[one]) | ((now[one] == was[one]) & (now[two] > was[two]))
        if after.fill_null(value=False).all():
            return True
    return False


def _is_same(polars: Any) -> Any:
    """Return where a row is of the region and year of the row before."""
    now, was = (
        tuple(polars.col(f"{one}{end}") for one in (REGION, YEAR)) for end in ("", " before")
    )
    return ((now[0] == was[0]) & (now[1] == was[1])).fill_null(value=False)


def _orders(polars: Any, keys: Sequence[str]) -> Sequence[Any]:
    """Return where an institution comes after the one before, in each order that there may be."""
    if INSTITUTION not in keys:
        return [polars.lit(value=False)]
    now, was = polars.col(INSTITUTION), polars.col(f"{INSTITUTION} before")
    after = (now > was).fill_null(value=False)
    own, was_own = now.is_null(), was.is_null()
    return [after, after | (was_own & ~own), after | (own & ~was_own)]
