"""The totals that a published share and a published count of the same kind imply between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from eduplan.engine.inclusion import SAYS_WHAT_IS_INCLUDED
from eduplan.formula import Aggregate, Apply, Node, Reference
from eduplan.immutable import frozen_texts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Scope
    from eduplan.engine.index import PlanIndex
    from eduplan.plan.model import Baseline, Plan, Statement
    from eduplan.quantity import Interval

__all__ = ["ImpliedTotal", "implied_totals"]


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
    statement about the first of the two in the same year.
    """
    baselines = index.plan.baselines
    return tuple(total for share in baselines for total in _of_share(share, index, catalogue))


def _of_share(share: Baseline, index: PlanIndex, catalogue: Catalogue) -> Iterator[ImpliedTotal]:
    indicator = catalogue.indicator(share.indicator)
    formula = indicator.formula
    if indicator.unit.kind != "rate" or not isinstance(formula, Apply) or formula.operator != "/":
        return
    part, whole = (_element(operand) for operand in formula.operands)
    if not part or not whole:
        return
    known = getattr(catalogue.get(whole), "dimensions", ())
    scope = frozen_texts({name: code for name, code in share.scope.items() if name in known})
    for count in index.statements(part):
        is_certain = dict(count.scope) == dict(share.scope)
        if count.figure is None or not _same_year(share, count, index.plan):
            continue
        if not is_certain and not _side_by_side(share, count):
            continue
        try:
            value = count.figure.interval / share.figure.interval
        except ZeroDivisionError:
            continue
        yield ImpliedTotal(share, count, whole, scope, value, is_certain)


def _element(node: Node) -> str:
    """Return the name of an element or of its total, or nothing."""
    while isinstance(node, Aggregate) and node.function == "total":
        node = node.operand
    return node.name if isinstance(node, Reference) else ""


def _same_year(share: Baseline, count: Statement, plan: Plan) -> bool:
    return count.first_year == count.last_year and plan.year_of(count) == plan.year_of(share)


def _side_by_side(share: Baseline, count: Statement) -> bool:
    """Tell whether a reader may take both for the same part: one clause, and nothing else said."""
    words = (*share.wording, *count.wording)
    said = any(known in word for known in SAYS_WHAT_IS_INCLUDED for word in words)
    return not said and not set(share.clauses).isdisjoint(count.clauses)
