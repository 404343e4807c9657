"""The figure that a plan publishes for a quantity, or its value by formula."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeVar

import attrs

from eduplan.bounds import (
    AtLeast,
    AtMost,
    Bound,
    Compared,
    Exactly,
    Fall,
    Maintain,
    Multiple,
    Rise,
    since_of,
)
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Scope
from eduplan.catalogue.outcome import Reason, UndecidedError
from eduplan.engine.conditions import explained, figures_read
from eduplan.engine.derived import Origin, is_derived, leads_to, other_of, takes
from eduplan.engine.implied import ImpliedTotal, implied_totals
from eduplan.engine.inclusion import PossibleParts, possible_parts
from eduplan.engine.index import PlanIndex, Stated
from eduplan.engine.naming import Naming
from eduplan.engine.part_whole import PartsAndWholes
from eduplan.engine.published import PublishedFacts, TargetFacts, is_part, printed, reconcile
from eduplan.plan.model import Baseline, Statement, Target
from eduplan.plan.promised import Aim, Known, Value, accepted_in
from eduplan.quantity import Figure, Interval
from eduplan.quantity.figure import measured
from eduplan.readings.facts import Context, Reading, require_calculations
from eduplan.words import Words

_Figure = TypeVar("_Figure", bound="Baseline | Statement")


class Calculated(NamedTuple):
    """The value of an indicator by its formula, from the counts that a plan publishes.

    `items` are the ids of the items read, `missing` the names of which nothing is published;
    `interval` holds every value that is possible whatever these are; `words()` shows the
    calculation.
    """

    interval: Interval
    items: tuple[str, ...]
    missing: tuple[str, ...]
    words: Callable[[], Words]


@attrs.frozen(eq=False, repr=False, slots=False)
class Figures:
    """Picks the figures of a plan that count, and calculates from them."""

    index: PlanIndex
    catalogue: Catalogue
    naming: Naming
    _starts: dict[tuple[str, frozenset[tuple[str, str]], int], Baseline | Reason | None] = (
        attrs.field(factory=dict, init=False)
    )

    @cached_property
    def published(self) -> PublishedFacts:
        """The baselines and statements, as facts that formulas are read over."""
        return PublishedFacts(self.index, self.catalogue, self.naming)

    @cached_property
    def promised(self) -> TargetFacts:
        """The targets, as facts that formulas are read over."""
        return TargetFacts(self.index, self.catalogue, self.naming, self.aim)

    def aim(self, target: Target, bound: Bound | None = None, *, year: int | None = None) -> Aim:
        """Return what a target, or another bound in its place, asks of the year when it is due.

        With `year` it is taken to be due then.

        A change is worked out from the baseline, a yearly one for the whole way; `reason` says why
        nothing is known.
        """
        bound = target.bound if bound is None else bound
        # What a plan says is held against what else it says: no side is better here.
        due = self.index.plan.due_year(target) if year is None else year
        known = Known(better="none", due=due)
        if isinstance(bound, (Rise, Fall, Multiple)):
            origin = self.origin(target)
            if origin is not None:
                known = attrs.evolve(known, start_year=origin.year, start=origin.value)
            if not isinstance(bound, Multiple) and bound.over == "each_year":
                bound = attrs.evolve(bound, over="mean")
        elif isinstance(bound, Compared):
            known = attrs.evolve(known, other=self._other(target, bound))
        return accepted_in(bound, known.due, known)

    def level(self, target: Target) -> Interval:
        """Return the number that a target names or leads to, as all that it may be rounded from.

        It is all numbers where none is named, or the target's start is not known.
        """
        bound, aim = target.bound, self.aim(target)
        if isinstance(bound, (AtLeast, AtMost, Exactly, Maintain)):
            return measured(bound.figure)
        return aim.accepted if aim.better == "band" else aim.line(rises=aim.better == "higher")

    def accepted(self, target: Target) -> Interval:
        """Return the values that meet a target when it is due; all where that is not known."""
        return self.aim(target).accepted

    def origin(self, target: Target) -> Origin | None:
        """Return where a target starts: its baseline, else another figure of the start's year."""
        try:
            start: Baseline | Statement | None = self.baseline(target)
            if start is None:
                year = since_of(target.bound) or self.index.plan.baseline_year
                start = self.one_of(self._whole(target, year))
        except UndecidedError:
            return None
        if start is None or start.figure is None:
            return None
        return Origin(start, self.index.plan.year_of(start), _value_of(start.figure))

    def _whole(self, target: Target, year: int) -> list[Statement]:
        """Return the figures of all of what a target is about in a year."""
        every = self.index.statements(target.indicator, target.scope, year)
        return [one for one in every if one.figure is not None and not is_part(one)]

    def of_year(self, name: str, scope: Scope, year: int) -> Interval | None:
        """Return what the plan publishes of a name for a year; None if it publishes nothing."""
        context = Context(self.index.plan.region, year, scope=scope)
        fact = self.published.fact(name, context) if name else None
        return None if fact is None else fact.interval

    def implications(self, target: Target) -> tuple[Words, ...]:
        """Return what a target implies: where it leads, or what it takes beside a change."""
        beside = self.index.targets(target.indicator, target.scope)
        changes = [one for one in beside if is_derived(one) and not is_derived(target)]
        every = (self.implied(target), *(self.implied(target, one) for one in changes))
        return tuple(filter(None, every))

    def implied(self, target: Target, beside: Target | None = None) -> Words:
        """Return where a change leads when it is due; of two targets, what the level takes."""
        plan = self.index.plan
        due, origin = plan.due_year(target), self.origin(target)
        if beside is None:
            return leads_to(target, self.aim(target), origin, due, self.naming)
        origin = origin or self.origin(beside)
        years = due - origin.year if origin else 0
        return takes(target, self.aim(target), beside, origin, years, self.naming)

    def _other(self, target: Target, bound: Compared) -> Value | None:
        """Return the figure that a target is held against, where the plan itself has it."""
        other = bound.other
        if other.words or other.region not in ("", self.index.plan.region):
            return None
        name, scope = other_of(bound, target, self.catalogue)
        found = self.expected(name, scope, self.index.plan.due_year(target))
        return None if found is None else Value(found, found)

    def expected(self, name: str, scope: Scope, year: int) -> Interval | None:
        """Return what the plan says of a name in a year: a fact, else a forecast, else a target."""
        if (found := self.of_year(name, scope, year)) is not None:
            return found
        said = [one.figure for one in self.index.needs(name, scope, year) if one.figure]
        aimed = self.index.targets(name, scope, year)
        levels = [one.interval for one in said]
        levels += [self.level(one) for one in aimed if not is_derived(one)]
        return levels[0] if levels else None

    def needed(self, statement: Statement, year: int) -> Interval | None:
        """Return what so much per unit comes to in a year: 每12班1间 is 3 of 36 classes."""
        figure, per, of = statement.figure, statement.per, statement.per_of
        if figure is None or per is None or of is None:
            return None
        known = getattr(self.catalogue.get(of.name), "dimensions", ())
        own = {name: code for name, code in statement.scope.items() if name in known}
        count = self.expected(of.name, {**own, **of.scope}, year)
        return None if count is None else count * figure.interval / per.interval

    @cached_property
    def parts(self) -> PartsAndWholes:
        """Which published figures include which others."""
        return PartsAndWholes(self.index, self.catalogue)

    @cached_property
    def implied_totals(self) -> tuple[ImpliedTotal, ...]:
        """The totals that the plan's shares and counts imply between them."""
        return implied_totals(self.index, self.catalogue)

    @cached_property
    def _possible_parts(self) -> Mapping[str, PossibleParts]:
        return possible_parts(self.index, self.catalogue)

    @cached_property
    def _ids_by_place(self) -> Mapping[str, str]:
        """The id of every item by its source as readings give it, in the order of the plan."""
        return {self.naming.source(item).zh: item.id for item in self.index.plan.items()}

    def baseline(self, target: Target) -> Baseline | None:
        """Return the baseline that a target starts from: same indicator and scope, latest year.

        A figure of the year in which the target is due, or later, is its outcome and no start.

        Raises:
            UndecidedError: that year has several, which differ.
        """
        due = self.index.plan.due_year(target)
        since = since_of(target.bound)
        key = target.indicator, frozenset(target.scope.items()), since or -due
        if key not in self._starts:
            self._starts[key] = self._start(target, due, since)
        start = self._starts[key]
        if isinstance(start, Reason):
            raise UndecidedError(start)
        return start

    def _start(self, target: Target, due: int, since: int | None) -> Baseline | Reason | None:
        """Return where targets of an indicator and scope start, or why that is undecided.

        What is counted since a year starts in that year and in no other.
        """
        try:
            found = self.index.baselines(target.indicator, target.scope)
            if since is not None:
                return self._newest([one for one in found if one.year == since])
            return self._newest([one for one in found if one.year is None or one.year < due])
        except UndecidedError as error:
            return error.reason

    def count(self, name: str, scope: Scope | None = None) -> Statement | None:
        """Return the newest figure of a name for one year, of exactly a scope (none if None).

        A code that stands for all the others of its dimension restricts nothing: a figure of all
        authorities in the area is that of the whole.

        Raises:
            UndecidedError: that year has several, which differ.
        """
        wanted = self._restricting(scope or {})
        found = [
            one
            for one in self.index.statements(name)
            if one.figure is not None
            and one.first_year == one.last_year
            and self._restricting(one.scope) == wanted
        ]
        return self._newest(found)

    def one_of(self, items: Sequence[_Figure]) -> _Figure | None:
        """Pick the most precise of several figures for the same quantity; None if there are none.

        Raises:
            UndecidedError: the figures differ, and nothing says which one holds.
        """
        if len(items) < 2:
            return items[0] if items else None
        found = reconcile(printed(items))
        first: _Figure = (found.most_precise or found.figures[0]).item  # type: ignore[assignment]
        if found.interval is not None:
            return first
        year = self.index.plan.year_of(first)
        said = found.dispute(self.naming.name(first), year, self.naming)
        raise UndecidedError(Reason("undefined", said))

    def calculated(self, indicator: str, scope: Scope, year: int) -> Calculated | None:
        """Return an indicator by its formula from the plan's other figures of a year.

        None where the formula gives a condition, not a number.

        Raises:
            UndecidedError: what the formula reads is printed differently in several places, or its
                divisor is zero, or may be.
            PluginFailedError: a plugin's calculation failed, and that is why there is no value.
        """
        context = Context(self.index.plan.region, year, scope=scope)
        reading = self.published.read(self.catalogue.indicator(indicator).formula, context)
        if not isinstance(reading.value, Interval):
            return None
        require_calculations(reading)
        if reading.problem is not None:
            raise UndecidedError(Reason("undefined", reading.problem))
        missing = tuple(dict.fromkeys(one.name for one in reading.missing))
        shown = reading._replace(unit=self.catalogue.unit(indicator))  # 89.66 %, not 0.8966
        items = self.items_read([reading])
        return Calculated(reading.value, items, missing, lambda: explained([shown], self.catalogue))

    def has_state(self, indicator: str, scope: Scope | None = None) -> bool:
        """Tell whether the plan publishes where an indicator starts.

        Counts of the base year from which it can be calculated are as good as a baseline; with
        `scope`, only what is of exactly that scope is.
        """
        if self.index.baselines(indicator, scope):
            return True
        names = self.catalogue.names_read(self.catalogue.indicator(indicator).formula)
        if self.published.names.isdisjoint(names):  # as is mostly so
            return False
        try:
            found = self.calculated(indicator, scope or {}, self.index.plan.baseline_year)
        except UndecidedError:  # of what is printed differently, something is printed
            return True
        return found is not None and bool(found.items) and not found.missing

    def is_part(self, item: Stated) -> bool:
        """Tell whether a statement says that its figure is not all there is: 「其中…」."""
        return is_part(item)

    def possible_parts(self, whole: Statement) -> PossibleParts:
        """Return what a published total may include without the plan saying so."""
        return self._possible_parts[whole.id]

    def items_read(self, readings: Iterable[Reading]) -> tuple[str, ...]:
        """Return the ids of the items that readings rest on, in the order of the plan."""
        sources = {figure.source for reading in readings for figure in figures_read(reading)}
        if not sources:
            return ()
        return tuple(name for place, name in self._ids_by_place.items() if place in sources)

    def _newest(self, items: Sequence[_Figure]) -> _Figure | None:
        newest = max(map(self.index.plan.year_of, items), default=None)
        return self.one_of([one for one in items if self.index.plan.year_of(one) == newest])

    def _restricting(self, scope: Scope) -> dict[str, str]:
        """Return a scope without the codes that stand for everything."""
        return {name: code for name, code in scope.items() if not self._is_everything(name, code)}

    def _is_everything(self, dimension: str, code: str) -> bool:
        known = self.catalogue.dimensions.get(dimension)
        parts = known.parts.get(code) if known else None
        return known is not None and bool(parts) and {*known.codes} == {code, *(parts or ())}


def _value_of(figure: Figure) -> Value:
    """Return a figure as a value: the number that is printed, if not hedged, and its spread."""
    single = figure.qualifier in ("exact", "rounded")
    return Value(Interval.point(figure.value) if single else figure.interval, figure.interval)
