"""A table of values exactly on the bounds of a plan, and one unit beside them."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import polars

if TYPE_CHECKING:
    from eduplan import ManyRegions

HEAD = """
format = 1
id = "ties"
title = "某县教育规划"
region = "229901"
issued = 2021-06-01
period = "2021-2025"
baseline_year = 2020
"""
TARGET = """
[[target]]
id = "{id}"
indicator = "{indicator}"
{bound}
year = 2025
"""


class Ties:
    """Values on bounds: shares in hundredths of a percent, variations in hundredths.

    Attributes:
        table: a row for each institution, and each region's own row.
        plan: the text of a plan with a target for each bound.
        levels: what each target must say of the regions that were made for it.
    """

    def __init__(self, number: int) -> None:
        chance = random.Random(number)
        self.levels: dict[tuple[str, str], str] = {}
        self.plan = HEAD
        self._rows: list[dict[str, Any]] = []
        for place in range(number):
            self._add_share(f"R{place}", chance.randint(1, 9999))
            self._add_variation(f"V{place}", chance.randint(1, 99))
        schema = {"region": polars.String, "year": polars.Int64, "institution": polars.String}
        figures = [one for one in self._rows[0] if one not in schema]
        figures += [one for one in self._rows[-1] if one not in schema]
        self.table = polars.DataFrame(
            self._rows, schema=schema | dict.fromkeys(figures, polars.Int64)
        )

    def _add_share(self, target: str, hundredths: int) -> None:
        bound = f'at_least = "{hundredths / 100:.2f}%"'
        self.plan += TARGET.format(
            id=target, indicator="preschool.gross_enrolment_rate", bound=bound
        )
        for times in (1, 7, 10**9):
            population = 10_000 * times
            for beside in (-1, 0, 1):
                region = self._region(target, "missed" if beside < 0 else "met")
                self._put(
                    region,
                    None,
                    {
                        "preschool.enrolment": population * hundredths // 10_000 + beside,
                        "preschool.population_aged_3_to_5": population,
                    },
                )

    def _add_variation(self, target: str, hundredths: int) -> None:
        """Two schools of one size whose books are so much more and less than the mean."""
        bound = f'at_most = "0.{hundredths:02}"'
        self.plan += TARGET.format(id=target, indicator="compulsory.books_variation", bound=bound)
        for times in (1, 13, 10**6):
            for beside in (-1, 0, 1):
                region = self._region(target, "missed" if beside > 0 else "met")
                for name, sign in (("甲", 1), ("乙", -1)):
                    books = times * (100 + sign * hundredths) + (beside if sign > 0 else 0)
                    figures = {"governance.students": 100 * times, "compulsory.books": books}
                    self._put(region, name, figures)

    def _region(self, target: str, level: str) -> str:
        prefecture, county = divmod(len(self.levels), 99)
        region = f"22{prefecture + 1:02}{county + 1:02}"
        self.levels[target, region] = level
        return region

    def _put(self, region: str, institution: str | None, figures: dict[str, int]) -> None:
        keys = {"region": region, "year": 2025, "institution": institution}
        self._rows.append({**keys, **figures})

    def wrong(self, found: ManyRegions) -> list[tuple[str, str]]:
        """Return the targets and regions of which something else was said."""
        levels = found.to_polars("targets").select("target", "region", "level").rows()
        said = {(target, region): level for target, region, level in levels}
        return [key for key, level in self.levels.items() if said[key] != level]
