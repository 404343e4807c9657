"""What a rule may ask: the plan, the catalogue, the two clocks, and what the plan publishes."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import attrs

from eduplan.catalogue.outcome import UndecidedError
from eduplan.engine.naming import Naming
from eduplan.immutable import FrozenDict
from eduplan.plan.model import Amendment, Baseline, Statement, Target

if TYPE_CHECKING:
    import datetime
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Indicator, Scope, Standard
    from eduplan.catalogue.standards import StandardAnswer
    from eduplan.engine.arithmetic import Arithmetic
    from eduplan.engine.implied import ImpliedTotal
    from eduplan.engine.inclusion import PossibleParts
    from eduplan.engine.published import Calculated, PublishedFacts, TargetFacts
    from eduplan.engine.waivers import WaiverUse
    from eduplan.plan.model import Plan

__all__ = ["Case"]

_Scoped = TypeVar("_Scoped", Target, Baseline)
_Item = TypeVar("_Item", Target, Baseline, Statement)
_Stated = TypeVar("_Stated", Baseline, Statement)
PART_WORDS = ("其中", "部分", "新增", "新建", "增加", "另有", "之一")
"""Words that say of a figure that it is not all there is."""

_Alike: TypeAlias = "tuple[str, frozenset[tuple[str, str]], tuple[int | None, int | None]]"


@attrs.frozen(eq=False, repr=False, slots=False)
class Case(Naming):
    """One plan before one catalogue, judged as known on a day.

    Attributes:
        plan: the plan.
        catalogue: what the installed plugins define, and the plan's own indicators.
        known_on: what was published later is not held against the plan.
        today: the day by which waivers lapse, and up to which amendments count.
        original: the plan as it was issued, before its amendments; None where they are the same.
        is_day_given: whether somebody chose `known_on`, so that it holds for amendments too.
        waiver_uses: what each waiver does, for the rules about waivers, which are asked last.
    """

    plan: Plan
    catalogue: Catalogue
    known_on: datetime.date
    today: datetime.date
    waiver_uses: tuple[WaiverUse, ...] = ()
    original: Plan | None = None
    is_day_given: bool = False

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The plan's arithmetic relations, judged together."""
        from eduplan.engine.arithmetic import Arithmetic

        return Arithmetic(self.plan, self.catalogue)

    @cached_property
    def implied_totals(self) -> tuple[ImpliedTotal, ...]:
        """The totals that the plan's shares and counts imply between them."""
        from eduplan.engine.implied import implied_totals

        return implied_totals(self)

    @cached_property
    def indicators(self) -> tuple[str, ...]:
        """The indicators that the plan's targets and baselines name, in order of appearance."""
        targets = [target.indicator for target in self.plan.targets]
        baselines = [baseline.indicator for baseline in self.plan.baselines]
        return tuple(dict.fromkeys(name for name in (*targets, *baselines) if name))

    @cached_property
    def ids_by_place(self) -> Mapping[str, str]:
        """The id of every item by its place as readings give it, in the order of the plan."""
        return FrozenDict((self.place(item).zh, item.id) for item in self.plan.items())

    @cached_property
    def facts(self) -> tuple[PublishedFacts, TargetFacts]:
        """The plan's figures, and its targets, as facts that formulas are read over."""
        from eduplan.engine.published import PublishedFacts, TargetFacts

        return PublishedFacts(self), TargetFacts(self)

    # Rules ask for the items of one name over and over.

    @cached_property
    def _targets(self) -> Mapping[str, tuple[Target, ...]]:
        return _by_name((one.indicator, one) for one in self.plan.targets)

    @cached_property
    def _baselines(self) -> Mapping[str, tuple[Baseline, ...]]:
        return _by_name((one.indicator, one) for one in self.plan.baselines)

    @cached_property
    def _statements(self) -> Mapping[str, tuple[Statement, ...]]:
        return _by_name((one.about, one) for one in self.plan.statements)

    @cached_property
    def _statements_alike(self) -> Mapping[_Alike, tuple[Statement, ...]]:
        found: dict[_Alike, list[Statement]] = {}
        for statement in self.plan.statements:
            found.setdefault(_alike(statement), []).append(statement)
        return {key: tuple(statements) for key, statements in found.items()}

    @cached_property
    def _read_together(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for names in (relation.reads for relation in self.plan.relations):
            for name in names:
                found.setdefault(name, set()).update(names)
        return {name: frozenset(names) for name, names in found.items()}

    @cached_property
    def _possible_parts(self) -> Mapping[str, PossibleParts]:
        from eduplan.engine.inclusion import possible_parts

        return possible_parts(self.plan, self.catalogue)

    def indicator(self, name: str) -> Indicator:
        """Return the definition of an indicator."""
        return self.catalogue.indicator(name)

    def targets_of(self, indicator: str, scope: Scope | None = None) -> tuple[Target, ...]:
        """Return the targets of an indicator; with `scope`, those of exactly that scope."""
        return _of_scope(self._targets.get(indicator, ()), scope)

    def baselines_of(self, indicator: str, scope: Scope | None = None) -> tuple[Baseline, ...]:
        """Return the baselines of an indicator; with `scope`, those of exactly that scope."""
        return _of_scope(self._baselines.get(indicator, ()), scope)

    def baseline_of(self, target: Target) -> Baseline | None:
        """Return the baseline that a target starts from: same indicator and scope, latest year.

        Raises:
            UndecidedError: that year has several, which differ.
        """
        found = self.baselines_of(target.indicator, target.scope)
        return self._newest(found, self.year_of_baseline)

    def year_of_baseline(self, baseline: Baseline) -> int:
        """Return the year of a baseline; an undated one counts for the plan's base year."""
        return self.plan.baseline_year if baseline.year is None else baseline.year

    def calculated(self, indicator: str, scope: Scope, year: int) -> Calculated | None:
        """Return an indicator by its formula from the plan's other figures of a year.

        None where that is no number.

        Raises:
            UndecidedError: what it is calculated from differs from place to place, or its divisor
                is zero, or may be.
        """
        from eduplan.engine.published import calculated

        return calculated(self, indicator, scope, year)

    def has_state(self, indicator: str, scope: Scope | None = None) -> bool:
        """Tell whether the plan publishes where an indicator starts.

        Counts of the base year from which it can be calculated are as good as a baseline; with
        `scope`, only what is of exactly that scope is.
        """
        if self.baselines_of(indicator, scope):
            return True
        names = self.catalogue.names_read(self.indicator(indicator).formula)
        if self.facts[0].names.isdisjoint(names):  # as is mostly so
            return False
        try:
            found = self.calculated(indicator, scope or {}, self.plan.baseline_year)
        except UndecidedError:  # of what is printed differently, something is printed
            return True
        return found is not None and bool(found.items) and not found.missing

    def statements_about(self, name: str) -> tuple[Statement, ...]:
        """Return the statements that give a value of an element or indicator."""
        return self._statements.get(name, ())

    def statements_like(self, statement: Statement) -> tuple[Statement, ...]:
        """Return the statements of the name, scope and years of one, itself too, as in the plan."""
        return self._statements_alike[_alike(statement)]

    def read_together(self, name: str) -> frozenset[str]:
        """Return the ids and names that a relation of the plan reads together with one."""
        return self._read_together.get(name, frozenset())

    def year_of_statement(self, statement: Statement) -> int:
        """Return the last year of a statement; an undated one counts for the plan's base year."""
        return self.plan.baseline_year if statement.last_year is None else statement.last_year

    def is_part(self, item: Baseline | Statement | Target) -> bool:
        """Tell whether a statement says that its figure is not all there is: 「其中…」."""
        said = (item.label, *item.wording) if isinstance(item, Statement) else ()
        return any(word in text for text in said for word in PART_WORDS)

    def count_of(self, name: str, scope: Scope | None = None) -> Statement | None:
        """Return the newest figure of a name for one year, of exactly a scope (none if None).

        A code that stands for all the others of its dimension restricts nothing: a figure of all
        authorities in the area is that of the whole.

        Raises:
            UndecidedError: that year has several, which differ.
        """
        wanted = self._restricting(scope or {})
        found = [
            one
            for one in self.statements_about(name)
            if one.figure is not None
            and one.first_year == one.last_year
            and self._restricting(one.scope) == wanted
        ]
        return self._newest(found, self.year_of_statement)

    def _restricting(self, scope: Scope) -> dict[str, str]:
        """Return a scope without the codes that stand for everything."""
        return {name: code for name, code in scope.items() if not self._is_everything(name, code)}

    def _is_everything(self, dimension: str, code: str) -> bool:
        known = self.catalogue.dimensions.get(dimension)
        parts = known.parts.get(code) if known else None
        return known is not None and bool(parts) and {*known.codes} == {code, *(parts or ())}

    def one_of(self, items: Sequence[_Stated]) -> _Stated | None:
        """Return the most exact of several figures of one thing; None if there are none.

        Where they differ, those that say that they are parts don't count, nor then what has no
        year beside what has one.

        Raises:
            UndecidedError: the figures differ, and nobody can say which of them it is.
        """
        if len(items) < 2:
            return items[0] if items else None
        from eduplan.engine.published import most_exact  # few plans print a figure twice

        return most_exact(items, self)

    def _newest(
        self, items: Sequence[_Stated], year_of: Callable[[_Stated], int]
    ) -> _Stated | None:
        if len(items) < 2:
            return items[0] if items else None
        newest = max(map(year_of, items))
        return self.one_of([one for one in items if year_of(one) == newest])

    def possible_parts(self, whole: Statement) -> PossibleParts:
        """Return what a published total may include without the plan saying so."""
        return self._possible_parts[whole.id]

    def is_document_in_force(self, words: str, number: str) -> bool:
        """Tell whether words name a document of whose standards one is in force at issue.

        `number` is the end of the document's number within the words: 〔2001〕74号.
        """
        from eduplan.catalogue.regions import region_chain
        from eduplan.catalogue.standards import state_of

        chain = region_chain(self.plan.region)
        return any(
            one.document_number in words
            and one.region in chain
            and state_of(one, on=self.plan.issued, known_on=self.known_on) == "in_force"
            for one in self.catalogue.standards_numbered(number)
        )

    def standards(
        self,
        indicator: str,
        year: int,
        scope: Scope | None = None,
        kinds: Collection[str] | None = None,
        known_on: datetime.date | None = None,
    ) -> StandardAnswer:
        """Return the standards about an indicator at the end of a year.

        They are as known on `known_on`, the case's own if None. `kinds` are those of
        `STANDARD_KINDS` that count, all if None.
        """
        import datetime

        from eduplan.catalogue.standards import standards_for

        return standards_for(
            self.catalogue,
            indicator,
            on=datetime.date(year, 12, 31),
            region=self.plan.region,
            scope=scope or {},
            known_on=known_on or self.known_on,
            kinds=kinds,
        )

    def standards_of(self, target: Target, kinds: Collection[str] | None = None) -> StandardAnswer:
        """Return the standards about a target in its due year, as known when it was set."""
        year, known_on = self.plan.due_year(target), self.known_when(target)
        return self.standards(target.indicator, year, target.scope, kinds, known_on)

    def known_when(self, target: Target) -> datetime.date:
        """Return the day whose knowledge a target is judged by.

        That is the day of the document that set it: of the amendment that restated it, else of the
        plan; or the day that was chosen for all.
        """
        amendment = self.amendment_of(target)
        if amendment is None or self.is_day_given:
            return self.known_on
        return amendment.date

    def as_issued(self, target: Target) -> Target:
        """Return a target as the plan set it when it was issued, before any amendment."""
        found = (self.original or self.plan).by_id.get(target.id)
        return found if isinstance(found, Target) else target

    def amendment_of(self, target: Target) -> Amendment | None:
        """Return the amendment that restated a target, or None."""
        found = self.plan.by_id.get(target.amended_by)
        return found if isinstance(found, Amendment) else None

    def floors_of(self, baseline: Baseline) -> tuple[Standard, ...]:
        """Return the strictest standard, and the due targets, that a baseline is held against."""
        from eduplan.catalogue.standards import due_targets, strictest

        answer = self.standards(baseline.indicator, self.year_of_baseline(baseline), baseline.scope)
        floor = strictest(answer, self.indicator(baseline.indicator).better)
        return (*(() if floor is None else (floor,)), *due_targets(answer))

    def has_funding_standard(self, indicator: str) -> bool:
        """Tell whether an indicator has funding standards, which change within a period.

        Its targets are judged year by year by FIN003, all others in their due year by PLAN002.
        """
        return any(one.kind == "funding" for one in self.catalogue.standards_about(indicator))


def _alike(statement: Statement) -> _Alike:
    """Return what statements have in common that are about one thing in one time."""
    years = (statement.first_year, statement.last_year)
    return statement.about, frozenset(statement.scope.items()), years


def _by_name(pairs: Iterable[tuple[str, _Item]]) -> Mapping[str, tuple[_Item, ...]]:
    found: dict[str, list[_Item]] = {}
    for name, item in pairs:
        found.setdefault(name, []).append(item)
    return FrozenDict((name, tuple(items)) for name, items in found.items())


def _of_scope(items: tuple[_Scoped, ...], scope: Scope | None) -> tuple[_Scoped, ...]:
    if scope is None or not items:
        return items
    return tuple(item for item in items if dict(item.scope) == dict(scope))
