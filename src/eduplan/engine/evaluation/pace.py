"""The pace of a target: the progress made so far against the progress due by now."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Literal, TypeAlias

import attrs

from eduplan.plan.promised import Value, membership
from eduplan.quantity import EVERYTHING, Interval
from eduplan.words import Words

NEAR = Fraction(4, 5)
"""With this share of the progress that is due, a target is broadly on schedule 基本符合预期.

A convention of eduplan, not a national rule: 监测 and 评估 documents name the classes, no figure.
"""

Method: TypeAlias = Literal["linear_share", "path", "compound", "cumulative", "yearly", ""]
PaceState: TypeAlias = Literal[
    "on_schedule",
    "near",
    "behind",
    "none",
    "beyond",
    "kept",
    "kept_where_known",
    "restored",
    "lost",
    "not_applicable",
    "unknown",
    "manual",
]


@attrs.frozen
class YearKept:
    """Whether a value that is to be kept was kept in a year; None where that is unknown."""

    year: int
    kept: bool | None
    rests_on_rounding: bool = False


@attrs.frozen
class Pace:
    """Progress against time.

    Attributes:
        method: `linear_share` of the time, `path` of the milestones, `compound` of a mean
            growth, `cumulative` from nothing, `yearly` for what is asked of every
            year, "" where none applies.
        state: the result; `beyond` where the value has passed through the accepted range.
        share: p, the share of the distance covered so far, by the printed values.
        possible: every p that the published digits allow.
        time: τ, the share of the time that has passed, at the indicator's own time points.
        due: the share of the distance due by now: τ, or what the milestones ask.
        ratio: ρ = p ÷ due.
        rests_on_rounding: whether another state is possible within the published digits.
        years: for a value that is to be kept, each year.
        reason: why there is no answer, or why progress is not measured as a distance.
    """

    method: Method
    state: PaceState
    share: Interval | None = None
    possible: Interval | None = None
    time: Fraction | None = None
    due: Fraction | None = None
    ratio: Interval | None = None
    rests_on_rounding: bool = False
    years: tuple[YearKept, ...] = ()
    reason: Words | None = None


def time_gone(start: int, year: int, due: int) -> Fraction | None:
    """Return τ, the share of the time from `start` to `due` that has passed.

    None where `due` is not after `start`. Figures of one indicator are taken at the same time
    point of each year, so whole years lie between them. After the due year, τ stays 1.
    """
    if due <= start:
        return None
    return min(Fraction(1), max(Fraction(0), Fraction(year - start, due - start)))


def end_ahead(start: Interval, accepted: Interval) -> Fraction | None:
    """Return the end of the accepted range that a target reaches first from its start.

    None where the start is accepted already, or where its side of the range is unknown.
    """
    if membership(accepted, start) is not False:
        return None
    below = accepted.lower is not None and start.upper is not None and start.upper <= accepted.lower
    return accepted.lower if below else accepted.upper


def share_gone(start: Interval, value: Interval, end: Fraction) -> Interval:
    """Return p = (value − start) ÷ (end − start), the share of the distance covered.

    With an end of 0 that is (start − value) ÷ start.
    """
    goal = Interval.point(end)
    way = goal - start
    if way.contains(0):
        return EVERYTHING
    # Not (value − start) ÷ way: `start` would occur twice there, and intervals would treat the
    # two as independent and come out wider than p can be.
    return Interval.point(1) - (goal - value) / way


def pace_of(
    start: Value,
    value: Value,
    end: Fraction,
    *,
    time: Fraction,
    due: Fraction,
    method: Method,
) -> Pace:
    """Return the pace of a value that is to move from a start to an end.

    Args:
        start: the value at the start.
        value: the value now.
        end: where it is to arrive; not the start.
        time: the share of the time that is gone.
        due: the share of the way that is due by now.
        method: what `due` was taken from.
    """
    possible = share_gone(start.possible, value.possible, end)
    printed = share_gone(start.printed, value.printed, end)
    state = _state(printed, due)
    return Pace(
        method=method,
        state=state or "unknown",
        share=None if printed == EVERYTHING else printed,
        possible=possible,
        time=time,
        due=due,
        # A due share of 0 has no ratio; `_classes` still tells on schedule from regress.
        ratio=printed / Interval.point(due) if due and printed != EVERYTHING else None,
        rests_on_rounding=state is not None and _state(possible, due) is None,
    )


def kept_pace(years: Sequence[YearKept], reason: Words | None = None) -> Pace:
    """Return the pace of a value that is to be kept every year; the last year is the present.

    A past year without data does not make the pace unknown, but it is told: `kept_where_known`.
    """
    now = years[-1] if years else None
    if now is None or now.kept is None:
        return Pace("yearly", "unknown", years=tuple(years), reason=reason)
    answers = {one.kept for one in years}
    state: PaceState = "lost"
    if now.kept:
        state = "restored" if False in answers else "kept"
        state = "kept_where_known" if state == "kept" and None in answers else state
    rests = any(one.rests_on_rounding for one in years)
    return Pace("yearly", state, years=tuple(years), rests_on_rounding=rests, reason=reason)


def _state(share: Interval, due: Fraction) -> PaceState | None:
    """Return the class into which every possible share falls, or None."""
    return next((state for state, those in _classes(due) if membership(those, share)), None)


def _classes(due: Fraction) -> Iterator[tuple[PaceState, Interval]]:
    """Yield the shares of each class."""
    yield "on_schedule", Interval(due, None)
    if due > 0:  # else NEAR × due is no less than what is due, and nothing lies between
        yield "near", Interval(NEAR * due, due, upper_closed=False)
        yield "behind", Interval(0, NEAR * due, lower_closed=False, upper_closed=False)
        yield "none", Interval(None, 0)
    else:
        yield "none", Interval(None, due, upper_closed=False)
