"""Standards over the rows of a frame: one look-up for each year, kind and listed region."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from math import lcm
from typing import Any, NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Scope
from eduplan.catalogue.regions import NATION
from eduplan.readings.facts import Context
from eduplan.readings.frames.algebra import Algebra
from eduplan.readings.frames.arithmetic import bits_of
from eduplan.readings.frames.flags import Flag, any_of
from eduplan.readings.frames.kinds import Kinds
from eduplan.readings.frames.layout import REGION, YEAR, Layout
from eduplan.readings.frames.values import NotEmittedError, Quantity
from eduplan.readings.observed import judging_standard

MOST_YEARS = 100
"""Of a table that covers more, standards are read exactly."""


class _Asked(NamedTuple):
    """What a standard asks: a number or None; `is_band` if it asks for two ends."""

    number: Fraction | None
    is_band: bool = False


_Table = Sequence[Sequence[Sequence[_Asked]]]
"""What is asked by listed region, kind of institution and year."""


class Standards:
    """Gives what the standards about a name ask, as numbers of formulas.

    Args:
        algebra: that of the rows.
        kinds: what the institutions are; None where the rows are of regions.
    """

    def __init__(
        self, catalogue: Catalogue, layout: Layout, algebra: Algebra, kinds: Kinds | None
    ) -> None:
        self._catalogue = catalogue
        self._layout = layout
        self._algebra = algebra
        self._kinds = kinds

    def asked(self, about: str, scope: Scope, back: int) -> Quantity:
        """Return the number that the standard which judges a name asks, `back` years earlier.

        Raises:
            NotEmittedError: the table covers too many years.
        """
        first, last = self._layout.years
        if not (first - back > 0 and last - first < MOST_YEARS and last < 10_000):
            raise NotEmittedError
        listed = {one.region for one in self._catalogue.standards_about(about)} - {NATION}
        # The nearest region that is listed decides; the narrower come later and override.
        regions = [NATION, *sorted(listed, key=lambda one: len(_digits(one)))]
        own_codes, unsure = self._own_codes(about)
        known: dict[Any, _Asked] = {}

        def look_up(region: str, codes: Scope, year: int) -> _Asked:
            key = (region, tuple(sorted(codes.items())), year)
            if key not in known:
                known[key] = self._look_up(about, Context(region, year, scope=codes))
            return known[key]

        table = [
            [
                [look_up(region, {**own, **scope}, one - back) for one in range(first, last + 1)]
                for own in own_codes
            ]
            for region in regions
        ]
        return self._quantity(about, table, regions, unsure)

    def _own_codes(self, about: str) -> tuple[Sequence[Scope], Flag]:
        if self._kinds is None:
            return [{}], False
        dimensions = {one for each in self._catalogue.standards_about(about) for one in each.scope}
        return self._kinds.own_codes(sorted(dimensions))

    def _look_up(self, about: str, context: Context) -> _Asked:
        fact = judging_standard(about, context, self._catalogue)
        if fact is None:
            return _Asked(None)
        if not fact.interval.is_point:
            return _Asked(None, is_band=True)
        return _Asked(fact.interval.value)

    def _quantity(
        self, about: str, table: _Table, regions: Sequence[str], unsure: Flag
    ) -> Quantity:
        numbers = [
            year.number or Fraction(0) for region in table for kind in region for year in kind
        ]
        scale = lcm(*(one.denominator for one in numbers))

        def flag(holds: Callable[[_Asked], bool]) -> Flag:
            return self._column(table, regions, holds)

        lacks = flag(lambda one: one.number is None and not one.is_band)
        num = self._column(table, regions, lambda one: int((one.number or 0) * scale))
        return Quantity(
            num=num,
            factor=Fraction(1, scale),
            num_bits=bits_of(int(max(map(abs, numbers)) * scale)),
            below_zero=min(numbers) < 0,
            up=lacks,
            down=lacks,
            missing={} if lacks is False else {about: lacks},
            hard=any_of(unsure, flag(lambda one: one.is_band)),
            observed=flag(lambda one: one.number is not None or one.is_band),
        )

    def _column(self, table: _Table, regions: Sequence[str], value: Callable[[_Asked], Any]) -> Any:
        found: Any = None
        for region, kinds in zip(regions, table, strict=True):
            of_years = [tuple(value(one) for one in years) for years in kinds]
            here: Any = None
            for years in dict.fromkeys(of_years):
                by_year = self._by_year(years)
                if here is None:
                    here = by_year
                    continue
                assert self._kinds is not None
                is_kind = self._kinds.are(
                    number for number, one in enumerate(of_years) if one == years
                )
                here = self._algebra.pick(is_kind, by_year, here)
            found = here if found is None else self._algebra.pick(self._within(region), here, found)
        return found

    def _by_year(self, values: Sequence[Any]) -> Any:
        first, year = self._layout.years[0], self._algebra.ns.col(YEAR)
        found = values[-1]
        for number in reversed(range(len(values) - 1)):
            if values[number] != values[number + 1]:
                found = self._algebra.pick(year <= first + number, values[number], found)
        return found

    def _within(self, region: str) -> Flag:
        ns = self._algebra.ns
        return ns.col(REGION).cast(ns.String).str.starts_with(_digits(region))


def _digits(region: str) -> str:
    """Return what the codes of a region and of those within it begin with."""
    return (
        region[:2] if region.endswith("0000") else region[:4] if region.endswith("00") else region
    )
