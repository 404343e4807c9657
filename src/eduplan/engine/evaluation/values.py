"""What a target asks and what was observed, before anything is judged."""

from __future__ import annotations

import attrs

from eduplan.bounds import AtLeast, AtMost, Bound, Eliminate
from eduplan.catalogue.definitions import Better
from eduplan.quantity import Interval


@attrs.frozen
class Value:
    """A value twice: as printed, and all that the printed digits may stand for.

    `printed` is a single point, unless a figure is hedged (约) or the value is no fraction (a
    coefficient of variation). It gives the answers; where `possible` would allow another one, the
    answer says that it rests on the rounding.
    """

    printed: Interval
    possible: Interval


@attrs.frozen
class Aim:
    """What a target asks: the values that meet it, and which way is forward.

    `better` is `higher` or `lower`, or `band` where closer to the accepted values is forward.
    """

    accepted: Interval
    better: Better


def aim_of(bound: Bound, better: Better) -> Aim:
    """Return what a bound asks of an indicator; the better side of a single figure is accepted.

    达到85% is met by 90 % where more is better, and by 85 % alone where neither is. 保持 is met by
    what is better than the figure, too.
    """
    accepted = bound.accepted
    if isinstance(bound, AtLeast):
        return Aim(accepted, "higher")
    if isinstance(bound, (AtMost, Eliminate)):
        return Aim(accepted, "lower")
    if bound.kind == "range" or better not in ("higher", "lower"):
        return Aim(accepted, "band")
    if better == "higher":
        return Aim(Interval(accepted.lower, None), better)
    return Aim(Interval(None, accepted.upper), better)


def membership(accepted: Interval, values: Interval) -> bool | None:
    """Return whether all values are accepted, none (False), or some (None)."""
    common = values.intersect(accepted)
    if common is None:
        return False
    return True if common == values else None


def decided(value: Value, accepted: Interval) -> tuple[bool | None, bool]:
    """Return whether a value is accepted, and whether that rests on how it was rounded."""
    sure = membership(accepted, value.possible)
    if sure is not None:
        return sure, False
    held = membership(accepted, value.printed)
    return held, held is not None
