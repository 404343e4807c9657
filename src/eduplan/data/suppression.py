"""Small numbers of people made unreadable before anything is calculated from them.

A count of one to nine children can tell who they are. Where that is asked for, such a figure of a
region is not known at all, and one of an institution, on which sums rest, is all that it may be:
from one up to the bound. So no result can tell more. If a total and all other institutions give one
away, the next smallest institution is widened too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from fractions import Fraction

import attrs

from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable
from eduplan.quantity import Figure, Interval


def suppressed(table: ObservationTable, below: int) -> ObservationTable:
    """Return a table in which no number of people is known exactly that is from 1 up to `below`."""
    groups: dict[tuple[object, ...], list[Observation]] = defaultdict(list)
    for one in table.observations:
        if one.institution:
            groups[one.region, one.year, one.name, one.scope].append(one)
    widened = {
        id(row): width for rows in groups.values() for row, width in _also(rows, table, below)
    }
    observations = [_hidden(one, below, widened.get(id(one))) for one in table.observations]
    return attrs.evolve(table, observations=observations)


def is_small(figure: Figure | None, below: int) -> bool:
    """Return whether a figure is a number of people so small that it is not to be told."""
    return (
        figure is not None
        and figure.unit.symbol == "人"
        and figure.interval.is_point
        and 0 < figure.value < below
    )


def _hidden(one: Observation, below: int, widened: Interval | None) -> Observation:
    instead_of = tuple(_hidden(other, below, None) for other in one.instead_of)
    figure, interval = one.figure, widened
    if is_small(figure, below):
        if not one.institution:
            text = f"少于{below}人"
            return attrs.evolve(one, figure=None, text=text, instead_of=instead_of)
        interval = Interval(1, below - 1)
    if figure is None or interval is None:
        return attrs.evolve(one, instead_of=instead_of) if instead_of else one
    text = f"{interval.lower}～{interval.upper}人"
    told = attrs.evolve(figure, text=text, interval=interval, qualifier="about")
    return attrs.evolve(one, figure=told, text=text, instead_of=instead_of)


def _also(
    rows: Iterable[Observation], table: ObservationTable, below: int
) -> Iterable[tuple[Observation, Interval]]:
    """Yield the institution that hides a single small one from the subtraction of all others."""
    rows = [one for one in rows if one.figure is not None and one.figure.interval.is_point]
    small = [one for one in rows if is_small(one.figure, below)]
    others: list[tuple[Fraction, Observation]] = [
        (one.figure.value, one)
        for one in rows
        if one.figure is not None and not is_small(one.figure, below) and one.figure.value
    ]
    if len(small) != 1 or not others or small[0].figure is None:
        return
    [first] = small
    if table.find(first.name, first.region, first.year, scope=first.scope) is None:
        return
    value, row = min(others, key=lambda other: (other[0], other[1].institution))
    together = value + small[0].figure.value
    yield row, Interval(max(together - (below - 1), Fraction(below)), together - 1)
