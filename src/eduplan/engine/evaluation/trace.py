"""From a reading back to the rows of the table that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from eduplan.data.observation import Observation
from eduplan.readings.facts import Reading
from eduplan.readings.observed import ObservedFacts

SHOWN = 8
"""How many places are listed before the rest is counted."""


def rows_of(readings: Iterable[Reading], facts: ObservedFacts) -> tuple[Observation, ...]:
    """Return the rows that readings rest on, each once, in the order of the formulas."""
    seen: set[int] = set()
    rows = [row for reading in readings for row in _rows(reading, facts, seen)]
    return tuple({id(row): row for row in rows}.values())


def places(rows: tuple[Observation, ...]) -> tuple[str, ...]:
    """Return where rows stand, as `data.csv:12`, the first few of many."""
    found = [row.place for row in rows[:SHOWN]]
    return (*found, f"… ({len(rows)})") if len(rows) > SHOWN else tuple(found)


def _rows(reading: Reading, facts: ObservedFacts, seen: set[int]) -> Iterator[Observation]:
    if id(reading) in seen:  # a figure that a formula reads twice is one reading
        return
    seen.add(id(reading))
    if reading.source and reading.name:
        row = facts.observation(reading.name, reading.context)
        if row is not None:
            yield row
    for part in reading.parts:
        yield from _rows(part, facts, seen)
