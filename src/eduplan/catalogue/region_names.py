"""Names of regions by code and year, 1981 to 2024, and what became of codes that ended.

`regions.csv` holds every code of GB/T 2260 of county level and above, with the first year that it
was in use, the first that it was not, and the codes that took its place. Source:
github.com/yescallop/areacodes (2025-11-04, CC0 1.0), made of the lists and notices of the Ministry
of Civil Affairs.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from functools import cache
from os.path import dirname, join
from typing import NamedTuple

from eduplan.catalogue.regions import includes


class RegionRecord(NamedTuple):
    """A code as it was used: what it named, from `since` to the year before `until`, if any.

    `successors` are the codes that took its place, each with the year if that is not `until`.
    """

    code: str
    name: str
    since: int
    until: int | None
    successors: tuple[tuple[str, int | None], ...]

    def is_in_use(self, year: int) -> bool:
        """Return whether the code was in use in a year."""
        return self.since <= year and (self.until is None or year < self.until)


@cache
def region_records() -> Mapping[str, tuple[RegionRecord, ...]]:
    """Return every record by its code, the oldest first."""
    with open(join(dirname(__file__), "regions.csv"), encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found: dict[str, tuple[RegionRecord, ...]] = {}
    for row in rows:
        until = int(row["until"]) if row["until"] else None
        one = RegionRecord(
            row["code"], row["name"], int(row["since"]), until, _successors(row["successors"])
        )
        found[one.code] = (*found.get(one.code, ()), one)
    return found


def _successors(text: str) -> tuple[tuple[str, int | None], ...]:
    found = re.findall(r"(\d{6})(?:\[(\d{4})\])?", text)
    return tuple((code, int(year) if year else None) for code, year in found)


@cache
def regions_named(name: str, within: str) -> tuple[str, ...]:
    """Return the codes of the regions in a region that bear or bore a name, sorted.

    One whose code is in use goes before those of which none is.
    """
    codes = [
        (code, records[-1].until is None)
        for code, records in region_records().items()
        if includes(within, code) and any(one.name == name for one in records)
    ]
    current = tuple(sorted(code for code, is_current in codes if is_current))
    return current or tuple(sorted(code for code, _ in codes))


def region_name(code: str, year: int | None = None) -> str:
    """Return what a code named in a year, or names last; "" if it never was in use."""
    records = region_records().get(code, ())
    fits = [one for one in records if year is None or one.is_in_use(year)]
    return fits[-1].name if fits else ""


def existed_in(code: str, year: int) -> bool:
    """Return whether a region was there in a year; one that is in no list is taken to be."""
    records = region_records().get(code, ())
    return not records or any(one.is_in_use(year) for one in records)


def present_code(code: str) -> str:
    """Return the code today of a region that only changed its code within its prefecture.

    临安市 330185 has been 临安区 330112 since 2017. One that was merged, parted or moved is
    another region and keeps its code.
    """
    records = region_records().get(code, ())
    if not records or records[-1].until is None:
        return code
    following = {one for one, _ in records[-1].successors}
    new = following.pop() if len(following) == 1 else ""
    is_same = new[:4] == code[:4] and _predecessors()[new] == {code}
    began = region_records()[new][0].since if is_same else None
    return present_code(new) if began == records[-1].until else code


@cache
def _predecessors() -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = {}
    for code, records in region_records().items():
        for one in records:
            for new, _ in one.successors:
                found.setdefault(new, set()).add(code)
    return found


def successors_of(code: str) -> tuple[str, ...]:
    """Return the codes in use today that a code has become part of; itself if it still is."""
    records = region_records().get(code, ())
    if not records or records[-1].until is None:
        return (code,) if records else ()
    found = {one for next_, _ in records[-1].successors for one in successors_of(next_)}
    return tuple(sorted(found))
