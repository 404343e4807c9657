"""The items of a plan by name, scope, year and id: the one place to look them up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, product
from typing import NamedTuple, TypeAlias, TypeVar

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.immutable import FrozenDict
from eduplan.plan.model import Amendment, Baseline, Plan, Statement, Target
from eduplan.quantity import EVERYTHING, Interval

Stated: TypeAlias = Target | Baseline | Statement
"""An item about an element or indicator, in a scope and usually in a year."""

_Dated: TypeAlias = Baseline | Statement

_Kind = TypeVar("_Kind", Target, Baseline, Statement)

_Key: TypeAlias = "tuple[type, str, frozenset[tuple[str, str]] | None, int | None]"


@attrs.frozen(eq=False, repr=False, slots=False)
class PlanIndex:
    """Looks up what a plan says.

    Attributes:
        plan: the plan, as amended.
        original: the plan as it was issued, before its amendments.
    """

    plan: Plan
    original: Plan

    @cached_property
    def _items(self) -> Mapping[_Key, tuple[Stated, ...]]:
        """The items by kind and name; and by their scope, their year and both, else None there."""
        found: dict[_Key, list[Stated]] = {}
        every: Iterable[Stated] = chain(
            self.plan.targets, self.plan.baselines, self.plan.statements
        )
        for item in every:
            if isinstance(item, Statement) and not item.is_fact:
                continue
            kind, name, years = type(item), name_of(item), {None, self._year_of(item)}
            for scope, year in product((None, _of_scope(item.scope)), years):
                found.setdefault((kind, name, scope, year), []).append(item)
        return FrozenDict((key, tuple(items)) for key, items in found.items())

    @cached_property
    def answered(self) -> frozenset[str]:
        """The ids of the problems that measures of the period answer."""
        measures = (one for one in self.plan.measures if not one.retrospective)
        return frozenset(chain.from_iterable(one.answers for one in measures))

    @cached_property
    def _read_together(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for names in (relation.reads for relation in self.plan.relations):
            for name in names:
                found.setdefault(name, set()).update(names)
        return FrozenDict((name, frozenset(names)) for name, names in found.items())

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that targets and baselines name, in order of appearance."""
        named = dict.fromkeys(name for kind, name, *_ in self._items if kind is not Statement)
        return tuple(filter(None, named))

    @cached_property
    def moved(self) -> frozenset[str]:
        """The indicators that measures of the period move; what was done before it is left out."""
        measures = (one for one in self.plan.measures if not one.retrospective)
        return frozenset(chain.from_iterable(one.moves for one in measures))

    def names(self, *kinds: type[Stated]) -> frozenset[str]:
        """Return the names that items of some kinds are about."""
        return frozenset(name for kind, name, *_ in self._items if kind in kinds and name)

    def targets(
        self, name: str, scope: Scope | None = None, year: int | None = None
    ) -> tuple[Target, ...]:
        """Return the targets of an indicator; of exactly `scope`, due in `year`, where given."""
        return self._found(Target, name, scope, year)

    def baselines(
        self, name: str, scope: Scope | None = None, year: int | None = None
    ) -> tuple[Baseline, ...]:
        """Return the baselines of an indicator; of exactly `scope` and of `year`, where given."""
        return self._found(Baseline, name, scope, year)

    def statements(
        self, name: str, scope: Scope | None = None, year: int | None = None
    ) -> tuple[Statement, ...]:
        """Return the statements about a name; of exactly `scope` and `year` alone, where given."""
        return self._found(Statement, name, scope, year)

    def needs(
        self, name: str, scope: Scope, year: int, first: int | None = None
    ) -> Sequence[Statement]:
        """Return the needs and forecasts of a name, of exactly `scope` and of `year` alone.

        With `first` they are those of all years from that one together.
        """
        return self._needs.get((name, _of_scope(scope), first or year, year), ())

    @cached_property
    def _needs(self) -> Mapping[object, list[Statement]]:
        found: dict[object, list[Statement]] = {}
        for one in self.plan.statements:
            is_need = one.kind in ("need", "forecast") and one.per is None
            if is_need and one.about:
                year = self.plan.year_of(one)
                key = one.about, _of_scope(one.scope), one.first_year or year, year
                found.setdefault(key, []).append(one)
        return found

    def statements_after(self, statement: Statement) -> Iterator[Statement]:
        """Yield the later statements with the same name, scope and years, in order.

        None are where all of these can be equal: whoever looks for two that differ is done.
        """
        group = self._alike.get(_likeness(statement))
        if statement.is_fact and group is not None and not group.agree:
            place = group.places[statement.id]
            yield from (group.items[one] for one in range(place + 1, len(group.items)))

    @cached_property
    def _alike(self) -> Mapping[object, _Alike]:
        found: dict[object, list[Statement]] = {}
        for one in self.plan.statements:
            if one.is_fact:
                found.setdefault(_likeness(one), []).append(one)
        return {key: _Alike.of(items) for key, items in found.items()}

    def last_before(self, name: str, scope: Scope, year: int) -> Sequence[Baseline | Statement]:
        """Return the dated figures of the last year before `year` that has any.

        They are those of one name and exactly `scope`; what is of several years is left out.
        """
        by_year = self._dated.get((name, _of_scope(scope)), {})
        last = max((one for one in by_year if one < year), default=None)
        return () if last is None else by_year[last]

    @cached_property
    def _dated(self) -> Mapping[tuple[str, frozenset[tuple[str, str]]], Mapping[int, list[_Dated]]]:
        found: dict[tuple[str, frozenset[tuple[str, str]]], dict[int, list[_Dated]]] = {}
        items: Iterable[_Dated] = chain(self.plan.baselines, self.plan.statements)
        for one in items:
            year = one.year if isinstance(one, Baseline) else one.last_year
            is_claim = isinstance(one, Statement) and not one.is_fact
            if year is not None and year == getattr(one, "first_year", year) and not is_claim:
                of_name = found.setdefault((name_of(one), _of_scope(one.scope)), {})
                of_name.setdefault(year, []).append(one)
        return found

    def read_together(self, name: str) -> frozenset[str]:
        """Return the ids and names that relations of the plan read together with this one."""
        return self._read_together.get(name, frozenset())

    def amendment_of(self, target: Target) -> Amendment | None:
        """Return the amendment that restated a target, or None."""
        found = self.plan.by_id.get(target.amended_by)
        return found if isinstance(found, Amendment) else None

    def as_issued(self, target: Target) -> Target:
        """Return a target as the plan set it when it was issued, before any amendment."""
        found = self.original.by_id.get(target.id)
        return found if isinstance(found, Target) else target

    def _found(
        self, kind: type[_Kind], name: str, scope: Scope | None, year: int | None
    ) -> tuple[_Kind, ...]:
        wanted = None if scope is None else _of_scope(scope)
        return self._items.get((kind, name, wanted, year), ())  # type: ignore[return-value]

    def _year_of(self, item: Stated) -> int | None:
        """Return the one year that an item is of, None if it is of several."""
        if isinstance(item, Target):
            return self.plan.due_year(item)
        if isinstance(item, Statement) and item.first_year != item.last_year:
            return None
        return self.plan.year_of(item)


class _Alike(NamedTuple):
    """Statements of one name, scope and time, and whether one value can be that of all."""

    items: Sequence[Statement]
    places: Mapping[str, int]
    agree: bool

    @classmethod
    def of(cls, items: Sequence[Statement]) -> _Alike:
        """Intervals of which each two meet have a point in common: one pass tells."""
        shared: Interval | None = EVERYTHING
        for one in items:
            if shared is not None and one.figure is not None:
                shared = shared.intersect(one.figure.interval)
        return cls(items, {one.id: place for place, one in enumerate(items)}, shared is not None)


def _likeness(one: Statement) -> object:
    return one.about, _of_scope(one.scope), one.first_year, one.last_year


def _of_scope(scope: Scope) -> frozenset[tuple[str, str]]:
    return frozenset(scope.items())


def name_of(item: Stated) -> str:
    """Return the full name of what an item is about, "" if it is about nothing that is defined."""
    return item.about if isinstance(item, Statement) else item.indicator
