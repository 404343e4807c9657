"""The direction: improved, flat or worsened since an earlier year."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from eduplan.plan.promised import Aim, Value
from eduplan.quantity import Interval

ChangeState: TypeAlias = Literal["improved", "flat", "worsened", "unknown"]


@attrs.frozen
class Change:
    """The change since an earlier year, forward or backward.

    `difference` is the value minus the earlier one, in base units; `rests_on_rounding` says that
    another state is possible within the published digits.
    """

    year: int
    state: ChangeState
    difference: Interval
    rests_on_rounding: bool = False


def change_between(before: Value, now: Value, aim: Aim, year: int) -> Change:
    """Return the change from an earlier value, of `year`, to the present one."""
    difference = now.printed - before.printed
    sure = _compared(_merit(before.possible, aim), _merit(now.possible, aim))
    if sure != "unknown":
        return Change(year, sure, difference)
    state = _compared(_merit(before.printed, aim), _merit(now.printed, aim))
    return Change(year, state, difference, rests_on_rounding=state != "unknown")


def _merit(values: Interval, aim: Aim) -> Interval:
    """Return values turned so that more is better: as they are, negated, or minus the distance."""
    if aim.better == "higher":
        return values
    if aim.better == "lower":
        return -values
    return _closeness(values, aim.accepted)


def _closeness(values: Interval, accepted: Interval) -> Interval:
    """Return minus the distances from the accepted values, zero for those within."""
    if values.lower is None or values.upper is None:
        return Interval(None, 0)
    ends = [_distance(end, accepted) for end in (values.lower, values.upper)]
    least = Fraction(0) if values.meets(accepted) else min(ends)
    return -Interval(least, max(ends))


def _distance(value: Fraction, accepted: Interval) -> Fraction:
    if accepted.lower is not None and value < accepted.lower:
        return accepted.lower - value
    if accepted.upper is not None and value > accepted.upper:
        return value - accepted.upper
    return Fraction(0)


def _compared(before: Interval, now: Interval) -> ChangeState:
    if now.is_point and before == now:
        return "flat"
    if before.less(now):
        return "improved"
    return "worsened" if now.less(before) else "unknown"
