"""A plan's published figures: which of several count, and all of them as facts for formulas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.engine.index import PlanIndex, Stated
from eduplan.engine.naming import Naming
from eduplan.engine.part_whole import PartsAndWholes
from eduplan.formula import Node
from eduplan.plan.model import Baseline, Statement, Target
from eduplan.plan.promised import Aim
from eduplan.quantity import Interval
from eduplan.readings.elements import widest_interval
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Context, Fact, Reading, RegionFacts
from eduplan.readings.scopes import printed_zero
from eduplan.words import Words

_Counted: TypeAlias = "tuple[str, frozenset[tuple[str, str]]]"
"""An element, and the codes of which it is counted."""

PART_WORDS = ("其中", "部分", "新增", "新建", "增加", "另有", "之一")
"""Words by which a figure says that it is only a part."""

MOST_PLACES = 5
"""Most places that a reason names; whoever mends these sees the next."""

_DIFFER = Words(
    "规划给{year}年的{label}写了不同的数：{listed}",
    "the plan gives different figures of {label} in {year}: {listed}",
)
_UNDATED_DIFFER = Words(
    "规划给{label}写了不同的数，都没有写年份：{listed}",
    "the plan gives different figures of {label}, all without a year: {listed}",
)
_AND_MORE = Words("{listed}等{count}处", "{listed} and {more} more")


class Printed(NamedTuple):
    """A figure where the plan prints it: the item, what it may be, and its text."""

    item: Stated
    interval: Interval
    text: str


class Reconciled(NamedTuple):
    """The figures for one quantity that count, and the interval that they share.

    `interval` is None if they differ: nothing says which one holds.
    """

    figures: tuple[Printed, ...]
    interval: Interval | None

    @property
    def most_precise(self) -> Printed | None:
        """The first figure whose own interval is the shared one, if there is one."""
        return next((one for one in self.figures if one.interval == self.interval), None)

    def dispute(self, label: Words, year: int, naming: Naming) -> Words:
        """Return the words for figures that differ: the first few, each with its place."""
        listed = Words.listed(
            Words.same(one.text).with_details(naming.place(one.item))
            for one in self.figures[:MOST_PLACES]
        )
        count = len(self.figures)
        if count > MOST_PLACES:
            listed = _AND_MORE.fill(listed=listed, count=count, more=count - MOST_PLACES)
        differ = _UNDATED_DIFFER if _is_undated(self.figures[0].item) else _DIFFER
        return differ.fill(label=label, year=year, listed=listed)


def reconcile(figures: Sequence[Printed]) -> Reconciled:
    """Decide which of several figures for one quantity count; there must be at least one.

    Usually all do, and the value lies in the interval that they share. If they share none, those
    that say that they are parts (其中) are left out, then those without a year.
    """
    shared: Interval | None = figures[0].interval
    for other in figures[1:]:
        shared = None if shared is None else shared.intersect(other.interval)
    if shared is not None:
        return Reconciled(tuple(figures), shared)
    # Parts go first: a part is another quantity, while an undated figure may be of this year.
    for is_doubtful in (is_part, _is_undated):
        surer = [one for one in figures if not is_doubtful(one.item)]
        if 0 < len(surer) < len(figures):
            return reconcile(surer)
    return Reconciled(tuple(figures), None)


def printed(items: Iterable[Baseline | Statement]) -> list[Printed]:
    """Return the figures of some items, without those that have none."""
    return [Printed(one, one.figure.interval, one.figure.text) for one in items if one.figure]


def is_part(item: Stated) -> bool:
    """Tell whether a statement says that its figure is only a part: 「其中…」."""
    if isinstance(item, Statement) and item.part_of:
        return True
    said = (item.label, *item.wording) if isinstance(item, Statement) else ()
    return any(word in text for text in said for word in PART_WORDS)


def _is_undated(item: Stated) -> bool:
    """Tell whether an item only counts for the base year; a target never does."""
    if isinstance(item, Target):
        return False
    return (item.year if isinstance(item, Baseline) else item.last_year) is None


@attrs.frozen(eq=False, repr=False, slots=False)
class PublishedFacts(RegionFacts):
    """The baselines and statements as facts; undated ones count for the base year.

    A name without a dimension has one figure for all its codes: the share of backbone teachers of
    a level is of all teachers. `reconcile` decides about figures that are printed several times;
    if they differ, the value is unknown.
    """

    index: PlanIndex
    catalogue: Catalogue
    naming: Naming

    @cached_property
    def _reader(self) -> ExactReader:
        return ExactReader(self, self.catalogue)

    def read(self, formula: Node, context: Context) -> Reading:
        """Return the reading of a formula over these facts; what was read once is kept."""
        return self._reader.read(formula, context)

    @cached_property
    def names(self) -> frozenset[str]:
        """The names of which there is a figure for any year."""
        named = self.index.names(Baseline, Statement)
        return named.union(element for element, *_ in self._counts)

    @cached_property
    def _counts(self) -> Mapping[_Counted, list[Baseline | Statement]]:
        """The figures of indicators that are mere counts, by what they count."""
        found: dict[_Counted, list[Baseline | Statement]] = {}
        for one, count in PartsAndWholes(self.index, self.catalogue).counted_by_indicators():
            found.setdefault((count.element, frozenset(count.scope.items())), []).append(one)
        return found

    def fact(self, name: str, context: Context) -> Fact | None:
        """Return the figure that the plan prints for a name, year and scope."""
        return self._fact(name, context, self._printed(name, context))

    def zero_including(self, name: str, context: Context) -> Fact | None:
        """Return a figure of a name that is zero and includes this one by its codes."""
        return printed_zero(self.fact, name, context, self.catalogue)

    def _fact(self, name: str, context: Context, figures: Sequence[Printed]) -> Fact | None:
        """Return what several figures of one thing say together."""
        if not figures:
            return None
        found = reconcile(figures)
        if found.most_precise is not None:
            return self._fact_at(found.most_precise)
        occurrences = tuple(map(self._fact_at, found.figures))
        source = "；".join([one.source for one in occurrences])
        if found.interval is not None:
            return Fact(found.interval, source, occurrences=occurrences)
        problem = found.dispute(self.naming.label(name), context.year, self.naming)
        return Fact(
            widest_interval(self.catalogue.get(name)),
            source,
            occurrences=occurrences,
            problem=problem,
        )

    def _fact_at(self, one: Printed) -> Fact:
        return Fact(one.interval, self.naming.source(one.item).zh, one.text)

    def _printed(self, name: str, context: Context) -> list[Printed]:
        scope = self._scope(name, context)
        baselines = self.index.baselines(name, scope, context.year)
        own = printed((*baselines, *self.index.statements(name, scope, context.year)))
        # What an indicator counts is read only where nobody prints the count itself.
        counted = self._counts.get((name, frozenset(scope.items())), ()) if not own else ()
        return own or printed(one for one in counted if self._is_of(one, context.year))

    def _is_of(self, item: Baseline | Statement, year: int) -> bool:
        is_of_period = isinstance(item, Statement) and item.first_year != item.last_year
        return not is_of_period and self.index.plan.year_of(item) == year

    def _scope(self, name: str, context: Context) -> dict[str, str]:
        known = getattr(self.catalogue.get(name), "dimensions", ())
        return {dimension: code for dimension, code in context.scope.items() if dimension in known}

    def period_total(self, name: str, context: Context, years: int) -> Fact | None:
        """Return the figure that the plan prints for exactly these years together."""
        period = (context.year - years + 1, context.year)
        every = self.index.statements(name, self._scope(name, context))
        of_period = (one for one in every if (one.first_year, one.last_year) == period)
        return self._fact(name, context, printed(of_period))


@attrs.frozen(eq=False, repr=False, slots=False)
class TargetFacts(PublishedFacts):
    """The bounds that the plan's targets set for one year; undated ones count for its end."""

    aim: Callable[[Target], Aim]

    @cached_property
    def names(self) -> frozenset[str]:
        """The indicators that have a target for any year."""
        return self.index.names(Target)

    def period_total(self, name: str, context: Context, years: int) -> Fact | None:
        """Return None: a target is for one year."""
        return None

    def _printed(self, name: str, context: Context) -> list[Printed]:
        targets = self.index.targets(name, self._scope(name, context), context.year)
        return [Printed(one, self.aim(one).accepted, self.naming.aim(one).zh) for one in targets]
