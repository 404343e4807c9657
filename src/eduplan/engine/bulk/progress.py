"""Pace, direction and word of each target in each region, judged from the values of a frame.

The judge is that of one county. It reads the values that the frame gave: fractions as they are,
and of what is no fraction the bounds of its float. Where these decide nothing, and where a target
needs more than the values, the region is read exactly.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Scope
from eduplan.engine.bulk.asked import KNOWN, AskedTarget, AskedValue
from eduplan.engine.bulk.decide import RegionDecider, elsewhere
from eduplan.engine.evaluation.series import Series, SeriesReader, YearReading
from eduplan.engine.evaluation.target import TargetEvaluation, evaluate_target
from eduplan.plan.model import Plan
from eduplan.plan.promised import Value
from eduplan.quantity import Interval
from eduplan.readings.facts import Context, Reading
from eduplan.readings.frames.layout import REGION, YEAR

Rows = Mapping[Any, Mapping[int, Mapping[str, Any]]]
"""The row of each year, by region."""


class _NotInFrameError(Exception):
    """A target needs more than the values of a frame."""


class _FrameReader:
    """Reads the values of one region from the rows of a frame, in place of a `SeriesReader`."""

    def __init__(
        self,
        rows: Mapping[int, Mapping[str, Any]],
        asked: AskedValue,
        catalogue: Catalogue,
        plan: Plan,
    ) -> None:
        self.plan = plan
        self._rows = rows
        self._asked = asked
        self.catalogue = catalogue

    @property
    def beside(self) -> _FrameReader:
        """Values of other regions."""
        raise _NotInFrameError

    def value(self, name: str, context: Context) -> Value | None:
        """Return the value of another name."""
        raise _NotInFrameError

    def series(self, name: str, scope: Scope, *, summed: bool = False) -> Series:
        """Return the series of the indicator."""
        indicator = self.catalogue.indicator(name)
        if summed or indicator.time_point == "period":
            raise _NotInFrameError
        return _FrameSeries(self, indicator, scope)  # type: ignore[arg-type]  # reads years alone

    def in_year(self, year: int) -> Value | None:
        """Return the value of a year."""
        row, column = self._rows.get(year), self._asked.column
        if row is None or row[f"{column}|state"] != KNOWN:
            return None
        if self._asked.factor is not None and row[f"{column}|num"] is not None:
            pair = Fraction(int(row[f"{column}|num"]), int(row[f"{column}|den"]))
            point = Interval.point(self._asked.factor * pair)
            return Value(point, point)
        error = row.get(f"{column}|error")
        if error is None:
            raise _NotInFrameError
        middle, error = Fraction(row[column]), Fraction(error)
        bounds = Interval(middle - error, middle + error)
        return Value(bounds, bounds)


class _FrameSeries(Series):
    """One indicator of a region, year by year."""

    def _read(self, year: int) -> YearReading:
        reader: Any = self._reader
        return YearReading(year, reader.in_year(year), True, _not_read)


def _not_read() -> tuple[Reading, Reading]:
    raise _NotInFrameError


def evaluations(
    rows: Rows,
    targets: Mapping[AskedTarget, AskedValue],
    plan: Plan,
    catalogue: Catalogue,
    decider: Callable[[Any], RegionDecider],
) -> Iterator[tuple[Any, TargetEvaluation]]:
    """Yield each target in each region, at the end of each year after the plan's base year.

    `decider` returns the exact reader of a region.
    """
    for region, years in sorted(rows.items(), key=lambda one: str(one[0])):
        own = plan if plan.region == str(region) else elsewhere(plan, str(region))
        for target, asked in targets.items():
            reader: Any = _FrameReader(years, asked, catalogue, own)
            for year in sorted(years):
                if year <= plan.baseline_year:
                    continue
                found = _evaluated(target, own, reader, year)
                if found is None or (asked.factor is None and _is_open(found)):
                    found = _evaluated(target, own, decider(region).series, year)
                assert found is not None
                yield region, found


def _evaluated(
    asked: AskedTarget, plan: Plan, reader: SeriesReader, year: int
) -> TargetEvaluation | None:
    try:
        return evaluate_target(asked.target, plan, reader, year)
    except _NotInFrameError:
        return None


def _is_open(found: TargetEvaluation) -> bool:
    """Tell whether an answer is open: bounds may decide nothing where the exact value does."""
    changes = [one.state for one in (found.since_base, found.since_last) if one is not None]
    return "unknown" in (found.level.state, found.pace.state, *changes)


def rows_of(wide: Any) -> Rows:
    """Return the rows of a frame by region and year."""
    found: dict[Any, dict[int, Mapping[str, Any]]] = {}
    for row in wide.iter_rows(named=True):
        found.setdefault(row[REGION], {})[row[YEAR]] = row
    return found
