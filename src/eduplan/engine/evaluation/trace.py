"""From a reading back to the rows of the table that it rests on."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from eduplan.data.observation import Observation
from eduplan.readings.facts import Reading, every_part
from eduplan.readings.observed import ObservedFacts

SHOWN = 8
"""How many places are listed before the rest is counted."""


def rows_of(readings: Iterable[Reading], facts: ObservedFacts) -> tuple[Observation, ...]:
    """Return the rows that readings rest on, each once, in the order of the formulas."""
    rows: dict[int, Observation] = {}
    for part in chain.from_iterable(map(every_part, readings)):
        row = facts.observation(part.name, part.context) if part.source and part.name else None
        if row is not None:
            rows[id(row)] = row
    return tuple(rows.values())


def places(rows: tuple[Observation, ...]) -> tuple[str, ...]:
    """Return where rows stand, as `data.csv:12`, the first few of many."""
    found = [row.place for row in rows[:SHOWN]]
    return (*found, f"… ({len(rows)})") if len(rows) > SHOWN else tuple(found)
