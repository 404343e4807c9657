"""The level: whether a target is met, and the gap in the indicator's own unit."""

from __future__ import annotations

from typing import Literal, TypeAlias

import attrs

from eduplan.plan.promised import Aim, Value
from eduplan.quantity import Interval
from eduplan.quantity.ranges import smallest
from eduplan.words import Words

LevelState: TypeAlias = Literal["met", "missed", "unknown", "manual"]


@attrs.frozen
class Level:
    """Whether a target is met.

    Attributes:
        state: `met`, `missed`, `unknown`, or `manual` for a target in words.
        gap: what is lacking, in base units, where it is missed.
        margin: what is to spare, in base units, where it is met.
        rests_on_rounding: whether the other answer is possible within the published digits.
        reason: why there is no answer.
    """

    state: LevelState
    gap: Interval | None = None
    margin: Interval | None = None
    rests_on_rounding: bool = False
    reason: Words | None = None


def level_of(value: Value, aim: Aim) -> Level:
    """Return the level of a value; unknown if neither its printed nor possible values decide."""
    held, rests = aim.holds(value)
    if held is None:
        return Level("unknown", reason=aim.reason)
    if held:
        margin = _margin(value.printed, aim.accepted)
        return Level("met", margin=margin, rests_on_rounding=rests)
    return Level("missed", gap=_gap(value.printed, aim.accepted), rests_on_rounding=rests)


def _gap(values: Interval, accepted: Interval) -> Interval:
    """Return the distance from values that are not accepted to the nearest accepted end."""
    if accepted.lower is not None and values.upper is not None and values.upper <= accepted.lower:
        return Interval.point(accepted.lower) - values
    assert accepted.upper is not None
    return values - Interval.point(accepted.upper)


def _margin(values: Interval, accepted: Interval) -> Interval | None:
    """Return the distance from accepted values to the nearest end.

    None where both are open, and where a value is accepted at the precision of print alone.
    """
    if not values.meets(accepted):
        return None
    spare = []
    if accepted.lower is not None:
        spare.append(values - Interval.point(accepted.lower))
    if accepted.upper is not None:
        spare.append(Interval.point(accepted.upper) - values)
    return smallest(spare) if spare else None
