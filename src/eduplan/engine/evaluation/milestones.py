"""The path that a target's milestones draw, and where a value stands beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise

import attrs

from eduplan.plan.promised import Aim, Value
from eduplan.quantity import Interval


@attrs.frozen
class Path:
    """What the milestones ask of a year: of their own years as set, of others in between.

    `met` is None where the value or the way forward is unknown.
    """

    year: int
    expected: Fraction
    is_milestone: bool
    met: bool | None
    rests_on_rounding: bool = False


def path_at(
    year: int,
    points: Sequence[tuple[int, Fraction]],
    milestones: Iterable[int],
    value: Value | None,
    aim: Aim,
) -> Path | None:
    """Return what a path of (year, value) points asks of a year; None before its first point.

    Between two points the path is straight. `value` may be beyond it on the side that is forward.
    """
    expected = _on_line(year, points)
    if expected is None:
        return None
    met, rests = None, False
    if value is not None:
        met, rests = Aim(_beyond(expected, points, aim), aim.better).holds(value)
    return Path(year, expected, year in set(milestones), met, rests)


def _on_line(year: int, points: Sequence[tuple[int, Fraction]]) -> Fraction | None:
    ordered = sorted(points)
    if not ordered or year < ordered[0][0]:
        return None
    if year >= ordered[-1][0]:
        return ordered[-1][1]
    (start, low), (end, high) = next(
        pair for pair in pairwise(ordered) if pair[0][0] <= year < pair[1][0]
    )
    return low + (high - low) * Fraction(year - start, end - start)


def _beyond(expected: Fraction, points: Sequence[tuple[int, Fraction]], aim: Aim) -> Interval:
    """Return the values that are on the path or ahead of it.

    Of a band the accepted values themselves are the far end: whoever is there is not behind.
    """
    forward = points[-1][1] - points[0][1]
    if aim.better == "higher":
        return Interval(expected, None)
    if aim.better == "lower":
        return Interval(None, expected)
    accepted = aim.accepted
    if forward > 0:
        return Interval(expected, None if accepted.upper is None else max(expected, accepted.upper))
    if forward < 0:
        return Interval(None if accepted.lower is None else min(expected, accepted.lower), expected)
    return Interval.point(expected)
