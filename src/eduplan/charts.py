"""What pictures show, as values: numbers with their units, unknown where they are not known.

A picture says no more than its numbers: what is known as an interval is drawn as one, and what is
not known is marked as missing. How it looks is for whoever draws it.
"""

from __future__ import annotations

from typing import TypeAlias

import attrs

from eduplan.quantity import Interval, Unit
from eduplan.words import Words

_NO_WORDS = Words("", "")


@attrs.frozen
class Point:
    """A value of a year; None is a year whose value is not known."""

    year: int
    value: Interval | None


@attrs.frozen
class PathChart:
    """The way of one indicator through the years to its target.

    Attributes:
        unit: the unit of every value.
        aim: the values that meet the target, and the year in which it is due.
        start: where the way begins, if that is known.
        milestones: what is due in the years between.
        observed: what the data say, year by year.
    """

    unit: Unit
    aim: Point
    start: Point | None = None
    milestones: tuple[Point, ...] = ()
    observed: tuple[Point, ...] = ()

    @property
    def has_way(self) -> bool:
        """Whether there is a way to go: what the start meets already is a floor to be kept."""
        aim, start = self.aim.value, self.start.value if self.start else None
        is_met = aim is not None and start is not None and aim.intersect(start) == start
        return bool(self.milestones) or not is_met


@attrs.frozen
class Bullet:
    """One level beside what is asked of it.

    Attributes:
        label: what it is the level of.
        said: the level in words, or why there is none.
        unit: the unit of every value.
        level: all that it may be; None where it is not known.
        aim: the values that meet the target.
        standards: the values that each standard in force accepts.
        lags: whether it calls for action.
    """

    label: Words
    said: Words
    unit: Unit
    level: Interval | None
    aim: Interval | None
    standards: tuple[Interval, ...] = ()
    lags: bool = False


@attrs.frozen
class BulletChart:
    """Levels against their targets and standards, one below the other."""

    bullets: tuple[Bullet, ...]


@attrs.frozen
class Span:
    """A time on a timeline, in years and parts of years; without an end it goes on.

    `kind` is `plan`, `data`, or `standard`; `known` is when it became known, if that was later.
    `brief` stands in place of a label for which there is no room.
    """

    label: Words
    kind: str
    first: float
    last: float | None
    known: float | None = None
    brief: Words = _NO_WORDS


@attrs.frozen
class Timeline:
    """What was in force when, beside the period of the plan."""

    spans: tuple[Span, ...]


@attrs.frozen
class Dot:
    """One institution on the scale of a distribution: its value, and its share of the spread."""

    label: str
    value: Interval
    share: Interval | None = None


@attrs.frozen
class Distribution:
    """The institutions along the scale of one indicator, with their mean and what is asked."""

    unit: Unit
    dots: tuple[Dot, ...]
    mean: Interval | None = None
    asked: Interval | None = None


@attrs.frozen
class Patch:
    """A clause on a map of a document: how many items were read from it, and its gravest fault."""

    label: str
    items: int
    fault: str = ""


@attrs.frozen
class ClauseMap:
    """The clauses of a document in their order."""

    patches: tuple[Patch, ...]


Chart: TypeAlias = PathChart | BulletChart | Timeline | Distribution | ClauseMap
"""All that is drawn."""
