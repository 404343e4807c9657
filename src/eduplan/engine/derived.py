"""What promises imply: where a change leads from its start, and what change a level takes."""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

import attrs

from eduplan.bounds import Compared, Fall, Multiple, Rise, over_of
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Scope
from eduplan.engine.naming import Naming
from eduplan.plan.model import Baseline, Statement, Target
from eduplan.plan.promised import Aim, Value, yearly_change
from eduplan.quantity import Interval, Unit, round_half_up
from eduplan.words import Words

_LEADS = Words("从{start}算起，{year}年为{end}", "from {start} that is {end} in {year}")
_COMES_TO = Words("{year}年为{end}", "that is {end} in {year}")
_TAKES = Words("从{start}到{end}是{change}", "from {start} to {end} it takes to {change}")
_STARTS = Words("由此推算起点是{start}", "which puts the start at {start}")
_START = Words("{figure}（{place}，{year}年）", "{figure} ({place}, {year})")
_PLACES = 2


class Origin(NamedTuple):
    """The published figure from which a target starts, its year and its value."""

    item: Baseline | Statement
    year: int
    value: Value


def is_derived(target: Target) -> bool:
    """Return whether what a target asks follows from other figures."""
    return isinstance(target.bound, (Rise, Fall, Multiple, Compared))


def other_of(bound: Compared, target: Target, catalogue: Catalogue) -> tuple[str, Scope]:
    """Return the name and the scope of the figure that a target is held against.

    What is per unit counts the units of the target's own scope, so far as they are broken down.
    """
    other = bound.other
    if not other.name:
        return target.indicator, other.scope or target.scope
    if bound.per is None:
        return other.name, other.scope
    known = getattr(catalogue.get(other.name), "dimensions", ())
    own = {name: code for name, code in target.scope.items() if name in known}
    return other.name, {**own, **other.scope}


def leads_to(target: Target, aim: Aim, origin: Origin | None, year: int, naming: Naming) -> Words:
    """Return where a change leads from its start, or what comes of so much per unit."""
    if aim.reason is not None or not is_derived(target):
        return Words.same("")
    unit = naming.catalogue.unit(target.indicator)
    if isinstance(target.bound, Compared):
        return _COMES_TO.fill(year=year, end=naming.accepted(aim, unit))
    if origin is None:
        return Words.same("")
    return _LEADS.fill(
        start=_start_words(origin, naming), year=year, end=naming.accepted(aim, unit)
    )


def takes(
    target: Target, aim: Aim, beside: Target, origin: Origin | None, years: int, naming: Naming
) -> Words:
    """Return the change, of the kind that another target promises, that a level takes.

    Without a published start, where the two together put it.
    """
    bound = beside.bound
    end = aim.accepted.lower if aim.accepted.lower is not None else aim.accepted.upper
    if end is None or not isinstance(bound, (Rise, Fall)):
        return Words.same("")
    unit, years = naming.catalogue.unit(target.indicator), years if over_of(bound) else 1
    if origin is None:
        if bound.is_growth or bound.over:
            return Words.same("")
        change = -bound.figure.value if isinstance(bound, Fall) else bound.figure.value
        start = Interval.point(end - change)
        return _STARTS.fill(start=naming.accepted(Aim(start, "band"), unit))
    change_a_year = yearly_change(bound, origin.value.printed, Interval.point(end), years)
    if change_a_year is None or change_a_year.lower is None:
        return Words.same("")
    return _TAKES.fill(
        start=_start_words(origin, naming),
        end=naming.accepted(Aim(Interval.point(end), "band"), unit),
        change=_change_words(bound, change_a_year.lower, unit),
    )


def _change_words(bound: Rise | Fall, value: Fraction, unit: Unit) -> Words:
    """Return a change as the plan prints one: a rise that is below zero is a fall."""
    kind = Rise if value >= 0 else Fall
    scale = bound.figure.unit.scale
    shown = round_half_up(abs(value) / scale, _PLACES) * scale
    figure = attrs.evolve(bound.figure, value=shown, qualifier="exact")
    found = kind(figure, over=bound.over)
    return Words.in_both(lambda lang: found.describe(unit, lang))


def _start_words(origin: Origin, naming: Naming) -> Words:
    figure = origin.item.figure
    text = "" if figure is None else figure.text
    return _START.fill(figure=text, place=naming.place(origin.item), year=origin.year)
