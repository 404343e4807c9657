"""Which indicators can be judged in which years: by what standard, or that there is none."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, Scope, Standard
from eduplan.catalogue.regions import region_chain
from eduplan.catalogue.standard_lookup import can_judge, judges, standards_for


class Coverage(NamedTuple):
    """What judges one indicator in one scope, by year; an empty tuple where nothing does."""

    about: str
    scope: Scope
    years: Mapping[int, tuple[Standard, ...]]

    @property
    def is_empty(self) -> bool:
        """Whether nothing judges it in any of the years."""
        return not any(self.years.values())


def coverage(
    catalogue: Catalogue,
    region: str,
    years: Iterable[int],
    *,
    known_on: datetime.date | None = None,
) -> tuple[Coverage, ...]:
    """Return what judges each indicator in `region` at the end of each of the years.

    Indicators without a direction are left out: nothing can judge them. There is a row for each
    scope (a stage) that a standard is made for, or else one row without scope. Benchmarks judge
    nothing. `known_on` is the day whose knowledge counts, None for all.

    Raises:
        RegionError: `region` is not a region's code.
    """
    wanted = tuple(years)
    rows: list[Coverage] = []
    for name, definition in catalogue.definitions.items():
        if not isinstance(definition, Indicator) or definition.better == "none":
            continue
        found = [
            Coverage(
                name,
                scope,
                {
                    year: _judging(catalogue, definition, year, region, scope, known_on)
                    for year in wanted
                },
            )
            for scope in _scopes(name, catalogue, region)
        ]
        own = [row for row in found if _is_of_its_own(row)]
        rows += own or [Coverage(name, {}, dict.fromkeys(wanted, ()))]
    return tuple(rows)


def _scopes(name: str, catalogue: Catalogue, region: str) -> list[Scope]:
    """Return each scope once that a standard which can judge is made for, sorted by its codes."""
    chain = region_chain(region)
    found = {
        tuple(sorted(one.scope.items())): one.scope
        for one in catalogue.standards_about(name)
        if can_judge(one) and not one.condition and one.region in chain
    }
    return [found[key] for key in sorted(found)]


def _is_of_its_own(row: Coverage) -> bool:
    """Tell whether what judges in a scope is made for just it, not for all or a wider one."""
    return any(dict(one.scope) == dict(row.scope) for those in row.years.values() for one in those)


def _judging(
    catalogue: Catalogue,
    indicator: Indicator,
    year: int,
    region: str,
    scope: Scope,
    known_on: datetime.date | None,
) -> tuple[Standard, ...]:
    answer = standards_for(
        catalogue,
        indicator.name,
        on=datetime.date(year, 12, 31),
        region=region,
        scope=scope,
        known_on=known_on,
    )
    found = judges(answer, indicator.better)
    return tuple(one for one in found if one.kind not in ("benchmark", "own"))
