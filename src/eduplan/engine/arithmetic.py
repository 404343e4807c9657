"""The arithmetic audit: relations between published figures, judged by what the figures can be.

Every figure stands for the interval that its printed digits allow. The relations narrow each
other's figures until nothing changes any more; a relation that no values within the intervals can
meet is impossible, whoever printed them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

import attrs

from eduplan.bounds import Between, Eliminate
from eduplan.catalogue.catalogue import Catalogue
from eduplan.formula import format_formula, walk
from eduplan.formula.operators import OPERATORS
from eduplan.immutable import FrozenDict
from eduplan.plan.model import Plan, Relation, Target
from eduplan.quantity import Figure, Interval, Unit, format_interval, format_value, parse_unit
from eduplan.readings.expression import formula_words
from eduplan.readings.lowered import (
    Const,
    Lowered,
    Name,
    Operation,
    as_written,
    is_plain,
)
from eduplan.readings.lowering import lowering_of
from eduplan.readings.narrowing import (
    Known,
    Narrowed,
    Narrowing,
    comparisons,
    conjuncts,
    is_value,
    values_of,
)

Verdict: TypeAlias = Literal["holds", "impossible", "cannot_tell"]


class Judgement(NamedTuple):
    """The judgement of one relation.

    `arithmetic` shows it with its figures; `unknown` are the values that the plan does not print,
    `bounds` what these must then be; `against` are the other relations that make it impossible.
    """

    relation: Relation
    verdict: Verdict
    arithmetic: str
    bounds: Mapping[str, str]
    unknown: tuple[str, ...]
    against: tuple[str, ...] = ()


class Arithmetic:
    """The relations of one plan and the values that its figures can have under them."""

    def __init__(self, plan: Plan, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._relations = {relation.id: relation for relation in plan.relations}
        lowering = lowering_of(catalogue)
        self._formulas = {
            name: lowering.lowered(one.formula) for name, one in self._relations.items()
        }
        self._read = {name: frozenset(values_of(one)) for name, one in self._formulas.items()}
        names = {one.name for read in self._read.values() for one in read if is_plain(one)}
        self._printed = dict(_figures(plan, catalogue, names))
        self._narrowing = Narrowing(self._printed, catalogue)
        self._together: dict[str, Narrowed] = {}

    @cached_property
    def verdicts(self) -> Mapping[str, Verdict]:
        """The verdict on each relation by its id, in the order of the plan."""
        return FrozenDict(
            {name: self._verdict(relation) for name, relation in self._relations.items()}
        )

    def judgement(self, name: str) -> Judgement:
        """Return the judgement of the relation with the id `name`."""
        relation = self._relations[name]
        return Judgement(
            relation=relation,
            verdict=self.verdicts[name],
            arithmetic=self._shown(relation),
            bounds=FrozenDict(self._bounds(relation)),
            unknown=self.unknown(name),
            against=self._against(relation),
        )

    def unknown(self, name: str) -> tuple[str, ...]:
        """Return the values that a relation reads and the plan does not print.

        Each is a full name, or in words where it is of some codes only: 「在校生数（小学）」.
        """
        found = self._unknown(self._relations[name])
        spelled = (one.name if is_plain(one) else self._spelled(one) for one in found)
        return tuple(dict.fromkeys(spelled))

    def _verdict(self, relation: Relation) -> Verdict:
        alone = self._holds(relation, {})
        if alone is not None:  # narrower figures can only confirm what wide ones decide
            return "holds" if alone else "impossible"
        others = self._others(relation)
        if self._stays_open(relation, others):
            return "holds" if self._can_meet(relation) else "cannot_tell"
        together = self._holds(relation, self._narrowed(others))
        if together is None and self._is_joined(relation):
            together = False if self._is_impossible(relation, others) else None
        if together is False:
            return "impossible"
        return "holds" if together or self._can_meet(relation) else "cannot_tell"

    def _stays_open(self, relation: Relation, others: Sequence[Relation]) -> bool:
        """Tell cheaply, with one narrowing a group, whether an open relation stays open."""
        if not others:
            return not self._is_joined(relation)
        known = self._narrowed_together(relation)
        return not known.contradicts and self._holds(relation, known) is None

    def _is_impossible(self, relation: Relation, others: Sequence[Relation]) -> bool:
        """Tell whether a relation can't hold beside others; its own parts count with them."""
        beside = [relation, *others] if self._is_joined(relation) else others
        return self._holds(relation, self._narrowed(beside)) is False

    def _can_meet(self, relation: Relation) -> bool:
        """Tell whether only rounding keeps equations of printed figures from being decided.

        Printed figures that can meet are consistent: rounding is no contradiction.
        """
        formula = self._formulas[relation.id]
        if not _is_equation(formula) or not self._narrowing.follows(formula):
            return False
        return not any(True for _ in self._unknown(relation))

    def _is_joined(self, relation: Relation) -> bool:
        formula = self._formulas[relation.id]
        return next(conjuncts(formula)) is not formula

    @cached_property
    def _linked(self) -> Mapping[str, list[Relation]]:
        """The group of each relation: all that are linked by shared values (union-find)."""
        same: dict[Lowered, Lowered] = {}  # leads each value to one that stands for its group
        for values in self._read.values():
            first: Lowered | None = None
            for value in values:
                first = same[_last(same, value)] = _last(same, first or value)
        groups: dict[Lowered | str, list[Relation]] = {}
        for name, relation in self._relations.items():
            some = next(iter(self._read[name]), None)
            group = name if some is None else _last(same, some)  # without values it stands alone
            groups.setdefault(group, []).append(relation)
        return FrozenDict((one.id, group) for group in groups.values() for one in group)

    def _others(self, relation: Relation) -> list[Relation]:
        """Return the other relations that are linked to one by shared values."""
        return [one for one in self._linked[relation.id] if one is not relation]

    def _against(self, relation: Relation) -> tuple[str, ...]:
        """Return other relations that make one impossible; none of them can be left out."""
        if self.verdicts[relation.id] != "impossible" or self._is_impossible(relation, ()):
            return ()
        needed = self._others(relation)
        for one in tuple(needed):
            rest = [other for other in needed if other is not one]
            if self._is_impossible(relation, rest):
                needed = rest
        return tuple(one.id for one in needed)

    def _holds(self, relation: Relation, known: Known) -> bool | None:
        return self._narrowing.truth(self._formulas[relation.id], known)

    def _narrowed(self, relations: Iterable[Relation]) -> Narrowed:
        return self._narrowing.narrowed([self._formulas[one.id] for one in relations])

    def _narrowed_together(self, relation: Relation) -> Narrowed:
        """Return the intervals that the whole group of a relation leaves.

        Unless they contradict each other, that is at most what the others alone leave: what is
        still open then is so without it, too.
        """
        group = self._linked[relation.id]
        first = group[0].id
        if first not in self._together:
            self._together[first] = self._narrowed(group)
        return self._together[first]

    # For people.

    def _unknown(self, relation: Relation) -> Iterator[Lowered]:
        for node in values_of(self._formulas[relation.id]):
            if not (is_plain(node) and node.name in self._printed):
                yield node

    def _bounds(self, relation: Relation) -> Iterator[tuple[str, str]]:
        known = self._narrowed_together(relation)
        for node in self._unknown(relation):
            start = self._narrowing.start(node)
            found = known.get(node, start)
            if found != start:
                yield self._spelled(node), format_interval(found, self._unit(node))

    def _shown(self, relation: Relation) -> str:
        """Return the relation with each figure in place of its id, and what the sides can be."""
        text = format_formula(relation.formula, self._figure_or_label)
        sides = []
        for comparison in comparisons(self._formulas[relation.id]):
            values = [self._narrowing.value(side, {}) for side in comparison.operands]
            unit = self._unit_of_side(comparison)
            shown = [format_interval(value, unit) for value in values]
            sides.append(f"{shown[0]} {comparison.operator} {shown[1]}")
        return f"{text}；{'；'.join(sides)}"

    def _figure_or_label(self, name: str) -> str:
        figure = self._printed.get(name)
        return self._catalogue.label(name) if figure is None else f"{name}「{figure.text}」"

    def _spelled(self, node: Lowered) -> str:
        return formula_words(as_written(node), self._catalogue).zh

    def _unit(self, node: Lowered) -> Unit:
        if isinstance(node, Name):
            figure = self._printed.get(node.name)
            return self._catalogue.unit(node.name) if figure is None else figure.unit
        return parse_unit("")

    def _unit_of_side(self, comparison: Operation) -> Unit:
        for node in reversed(comparison.operands):
            if is_value(node):
                return self._unit(node)
            if isinstance(node, Const):
                return node.unit
        first = next(iter(values_of(comparison)), None)
        is_sum = all(
            OPERATORS[part.operator].is_alike
            for part in walk(comparison)
            if isinstance(part, Operation)
        )
        return self._unit(first) if first is not None and is_sum else parse_unit("")


def _figures(
    plan: Plan, catalogue: Catalogue, names: Collection[str]
) -> Iterator[tuple[str, Figure]]:
    """Yield the figure of each item that is one of the names."""
    for baseline in plan.baselines:
        if baseline.id in names:
            yield baseline.id, baseline.figure
    for statement in plan.statements:
        if statement.id in names and statement.figure is not None:
            yield statement.id, statement.figure
    for target in plan.targets:
        figure = _set(target, catalogue) if target.id in names else None
        if figure is not None:
            yield target.id, figure


def _set(target: Target, catalogue: Catalogue) -> Figure | None:
    """Return the figure that a target sets, as printed; None for a target in words.

    A relation speaks of the figure itself: not of all that at least 85 % allows. Where nothing is
    to be left, the figure is 0 in the unit of the indicator.
    """
    bound = target.bound
    if isinstance(bound, Between):
        text = f"{bound.lower.text}～{bound.upper.text}"
        return attrs.evolve(bound.lower, text=text, interval=bound.accepted)
    if isinstance(bound, Eliminate):
        unit = catalogue.unit(target.indicator)
        nothing = Fraction(0)
        return Figure(format_value(nothing, unit), nothing, unit, bound.accepted, "exact", 0)
    figure: Figure | None = getattr(bound, "figure", None)
    if figure is None:
        return None
    return attrs.evolve(figure, interval=Interval.point(figure.value))


def _is_equation(formula: Lowered) -> bool:
    return all(isinstance(one, Operation) and one.operator == "=" for one in conjuncts(formula))


def _last(leads: dict[Lowered, Lowered], value: Lowered) -> Lowered:
    """Return the value at the end of `leads`, and shorten the way there (path compression)."""
    passed = []
    while (following := leads.get(value, value)) != value:
        passed.append(value)
        value = following
    leads.update(dict.fromkeys(passed, value))
    return value
