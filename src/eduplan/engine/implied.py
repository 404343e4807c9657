"""The totals that a published share and a published count of the same kind imply between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator, Scope
from eduplan.engine.inclusion import SAYS_WHAT_IS_INCLUDED
from eduplan.engine.index import PlanIndex
from eduplan.immutable import frozen_texts
from eduplan.plan.model import Baseline, Plan, Statement
from eduplan.quantity import Interval
from eduplan.readings.lowered import Operation, is_plain
from eduplan.readings.lowering import Lowering, lowering_of


class ImpliedTotal(NamedTuple):
    """What a whole must be if a share and a count are of the same part of it.

    `whole` is the element that the share is of, `scope` which of it; `value` is in base units.
    `is_certain` tells that the two have equal scopes, so that they are of the same part; where it
    is false, they only stand side by side in one clause and may be read so.
    """

    share: Baseline
    counted: Statement
    whole: str
    scope: Scope
    value: Interval
    is_certain: bool


def implied_totals(index: PlanIndex, catalogue: Catalogue) -> tuple[ImpliedTotal, ...]:
    """Return every total that a share and a count of the plan imply, in the order of the shares.

    The share is a baseline whose indicator is one element divided by another; the count a
    statement about the first of the two in the same year. What is marked as unsure implies nothing.
    """
    lowering = lowering_of(catalogue)
    return tuple(
        total
        for share in index.plan.baselines
        if not share.unsure
        for part, whole in _divided(catalogue.indicator(share.indicator), lowering)
        for total in _of_share(share, part, whole, index, catalogue)
    )


def _divided(indicator: Indicator, lowering: Lowering) -> Iterator[tuple[str, str]]:
    """Yield the names of which an indicator is the share: the part, and the whole."""
    formula = lowering.lowered(indicator.formula)
    if indicator.unit.kind != "rate" or not isinstance(formula, Operation):
        return
    if formula.operator == "/":
        part, whole = formula.operands
        if is_plain(part) and is_plain(whole):
            yield part.name, whole.name


def _of_share(
    share: Baseline, part: str, whole: str, index: PlanIndex, catalogue: Catalogue
) -> Iterator[ImpliedTotal]:
    known = getattr(catalogue.get(whole), "dimensions", ())
    scope = frozen_texts({name: code for name, code in share.scope.items() if name in known})
    for count in index.statements(part):
        is_certain = dict(count.scope) == dict(share.scope)
        if count.unsure or count.figure is None or not _same_year(share, count, index.plan):
            continue
        if not is_certain and not _side_by_side(share, count):
            continue
        try:
            value = count.figure.interval / share.figure.interval
        except ZeroDivisionError:
            continue
        yield ImpliedTotal(share, count, whole, scope, value, is_certain)


def _same_year(share: Baseline, count: Statement, plan: Plan) -> bool:
    return count.first_year == count.last_year and plan.year_of(count) == plan.year_of(share)


def _side_by_side(share: Baseline, count: Statement) -> bool:
    """Tell whether a reader may take both for the same part: one clause, and nothing else said.

    Different codes of one dimension say that they are of different parts.
    """
    if any(count.scope.get(name, code) != code for name, code in share.scope.items()):
        return False
    words = (*share.wording, *count.wording)
    said = any(known in word for known in SAYS_WHAT_IS_INCLUDED for word in words)
    return not said and not set(share.clauses).isdisjoint(count.clauses)
