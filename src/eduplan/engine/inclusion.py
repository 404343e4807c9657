"""Published totals that may include one another without the plan saying so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element
from eduplan.engine.index import PlanIndex
from eduplan.formula import Apply, references, walk
from eduplan.immutable import FrozenDict
from eduplan.plan.model import Plan, Statement

SAYS_WHAT_IS_INCLUDED = ("其中", "包含", "包括", "不含", "另外", "另有", "除外")
"""Words by which a plan says that one figure is part of another, or stands beside it."""

MOST_WITHOUT_UPPER_END = 2
"""500余, 超过500 and 约500 have no upper end, but nobody writes them of twice as many."""


class PossibleParts(NamedTuple):
    """The statements whose figures a total may include, while the plan says neither.

    `fit` tells whether the total can include them all, by what the printed figures stand for.
    """

    parts: tuple[Statement, ...]
    fit: bool


def possible_parts(index: PlanIndex, catalogue: Catalogue) -> Mapping[str, PossibleParts]:
    """Return, for each statement by its id, what it may include without the plan saying so.

    A statement may be part of it where its element `may_be_within` that of the total, or where
    both are about one element: the total over several years, the other smaller and of no other
    years. An equation between the two, or a word such as 其中 or 另有, says how they stand.
    """
    statements = index.plan.statements
    equations = [set(names) for names in _equations(index.plan)]
    within: dict[str, list[Statement]] = {}
    for part in statements:
        element = catalogue.definitions.get(part.about)
        if isinstance(element, Element) and element.may_be_within:
            within.setdefault(element.may_be_within, []).append(part)
    places = {one.id: place for place, one in enumerate(statements)}
    found: dict[str, PossibleParts] = {}
    for whole in statements:
        candidates = within.get(whole.about, [])
        if whole.about and _years(whole) > 1:
            beside = index.statements(whole.about)
            candidates = sorted([*candidates, *beside], key=lambda one: places[one.id])
        parts = tuple(
            part
            for part in candidates
            if _may_include(whole, part) and not _is_said(whole, part, equations)
        )
        found[whole.id] = PossibleParts(parts, _fit(whole, parts))
    return FrozenDict(found)


def _may_include(whole: Statement, part: Statement) -> bool:
    """Tell whether a statement of the same element, or one that may be within it, may be part."""
    if part is whole or whole.figure is None or part.figure is None:
        return False
    if whole.figure.unit.kind != part.figure.unit.kind:
        return False
    if part.about == whole.about:
        return (
            (part.first_year is None or _period(part) == _period(whole))
            and dict(part.scope) == dict(whole.scope)
            and part.figure.value < whole.figure.value
        )
    return _may_be_at_one_time(whole, part) and all(
        whole.scope.get(name, code) == code for name, code in part.scope.items()
    )


def _is_said(whole: Statement, part: Statement, equations: Iterable[set[str]]) -> bool:
    words = (*whole.wording, *part.wording)
    if any(known in word for known in SAYS_WHAT_IS_INCLUDED for word in words):
        return True
    return any({whole.id, part.id} <= names for names in equations)


def _equations(plan: Plan) -> Iterator[tuple[str, ...]]:
    """Yield the names that stand in each equation of a plan."""
    for relation in plan.relations:
        for node in walk(relation.formula):
            if isinstance(node, Apply) and node.operator == "=":
                yield references(node)


def _fit(whole: Statement, parts: tuple[Statement, ...]) -> bool:
    """Tell whether the least that the parts stand for is within the most that the whole does."""
    if whole.figure is None:
        return True
    most = whole.figure.interval.upper
    if most is None:
        most = whole.figure.value * MOST_WITHOUT_UPPER_END
    figures = [part.figure for part in parts if part.figure is not None]
    return sum(figure.interval.lower or 0 for figure in figures) <= most


def _period(statement: Statement) -> tuple[int | None, int | None]:
    return statement.first_year, statement.last_year


def _years(statement: Statement) -> int:
    if statement.first_year is None or statement.last_year is None:
        return 0
    return statement.last_year - statement.first_year + 1


def _may_be_at_one_time(one: Statement, other: Statement) -> bool:
    """Tell whether two periods share a year; a statement without one may be of any."""
    (first, last), (start, end) = _period(one), _period(other)
    if first is None or last is None or start is None or end is None:
        return True
    return first <= end and start <= last
