"""A table of observations as facts that formulas are read over."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, adds_up
from eduplan.catalogue.kinds import KINDS, kinds_named, kinds_within, stages_of
from eduplan.catalogue.region_names import existed_in
from eduplan.catalogue.standard_lookup import judges, standards_for
from eduplan.data.cells import Home, Kind
from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable
from eduplan.quantity import Figure, Interval
from eduplan.quantity.ranges import sum_of
from eduplan.readings.facts import Context, Fact
from eduplan.readings.scopes import covers, lies_within
from eduplan.words import Words

KIND_OF_ROWS = "学校类型 kind"
"""The source of a count that follows from what an institution is said to be."""

PUBLISHED = ("exact", "rounded")
"""Qualifiers of a figure whose printed value is what was counted or measured."""
_CORRECTED = Words("更正：{reason}；原为{others}", "corrected: {reason}; it was {others}")
_ALSO = Words("另有{others}", "also {others}")
_OTHER = Words("“{text}”（{place}）", "'{text}' ({place})")


class ObservedFacts:
    """The figures of a table, and the standards of the catalogue.

    A region's own figure is the one that stands for it; one without is put together from its own
    institutions and from the regions in it that the table knows of any year, so that a region that
    has not reported makes the whole unknown.

    Args:
        table: the observations.
        catalogue: what their names stand for.
        printed: take a rounded figure at its printed value instead of all that rounds to it.
        known_on: the day whose knowledge of standards counts; None knows all.
    """

    def __init__(
        self,
        table: ObservationTable,
        catalogue: Catalogue,
        *,
        printed: bool = False,
        known_on: datetime.date | None = None,
    ) -> None:
        self.table = table
        self.catalogue = catalogue
        self.printed = printed
        self.known_on = known_on
        self._kinds: dict[tuple[str, str, int], frozenset[str]] = {}
        self._parts: dict[tuple[str, int], list[str]] = {}
        self._applies: dict[tuple[str, str, str | None, int, bool], bool] = {}
        self._stages_of: dict[str, frozenset[str]] = {}
        self._codes_of_stages: dict[Home, str | None] = {}
        self._outside: dict[tuple[str, str], bool] = {}
        self._reporting: dict[tuple[str, bool], frozenset[int]] = {}

    def without(self, rows: Iterable[Observation]) -> ObservedFacts:
        """Return the same facts, some rows of the table left out."""
        table, printed, known_on = self.table.without(rows), self.printed, self.known_on
        return ObservedFacts(table, self.catalogue, printed=printed, known_on=known_on)

    def as_printed(self) -> ObservedFacts:
        """Return the same facts, each rounded figure at its printed value."""
        return ObservedFacts(self.table, self.catalogue, printed=True, known_on=self.known_on)

    def fact(self, name: str, context: Context) -> Fact | None:
        """Return the figure for exactly this region or institution, year and scope."""
        row = self.observation(name, context) if name in self.table.restrictions else None
        if row is None:
            return self.itself(name, context)
        return self._with_campuses(self._stated(row), name, context)

    def _with_campuses(self, own: Fact | None, name: str, context: Context) -> Fact | None:
        """Return the figure of a school with those of the campuses that are counted with it."""
        main = context.institution
        if own is None or not main or not adds_up(self.catalogue.get(name)):
            return own
        facts = [own]
        for campus in self.table.register.campuses(context.region, main, context.year):
            row = self.observation(name, attrs.evolve(context, institution=campus))
            fact = self._stated(row) if row is not None else None
            if fact is not None:
                facts.append(fact)
            elif row is not None:
                return None
        if len(facts) == 1:
            return own
        texts, sources = "+".join(one.text for one in facts), [one.source for one in facts]
        notes = [one.note for one in facts if one.note]
        note = Words.clauses(notes) if notes else None
        return Fact(sum_of(one.interval for one in facts), "、".join(sources), texts, note=note)

    def _stated(self, row: Observation) -> Fact | None:
        if row.figure is None:
            return None
        figure, source = row.figure, f"{row.place} {row.source}".rstrip()
        is_exact = self.printed and figure.qualifier in PUBLISHED
        interval = Interval.point(figure.value) if is_exact else figure.interval
        return Fact(interval, source, figure.text, note=_note(row))

    def observation(self, name: str, context: Context) -> Observation | None:
        """Return the row for exactly this name and context, if there is one."""
        at = self.row(name, context)
        return None if at is None else self.table.observations[at]

    def row(self, name: str, context: Context) -> int | None:
        """Return the number of the row for exactly this name and context, if there is one."""
        home = (context.region, context.institution or "", context.year)
        at = self.table.row(name, home, context.scope)
        if at is not None and home[1] and "stage" not in context.scope:
            return None if self.is_outside(self.table.observations.kinds[at]) else at
        return at

    def restrictions(self, name: str) -> Collection[frozenset[str]] | None:
        """Return the sets of dimensions that rows of a name have; None where rows are counted."""
        if getattr(self.catalogue.definitions.get(name), "counts_institutions", False):
            return None
        return self.table.restrictions.get(name, ())

    def applies(self, name: str, context: Context) -> bool:
        """Return whether an institution has an element: it reports some, or may be of its kinds.

        What is counted with a main school has nothing of its own but what it reports.
        """
        key = (name, context.region, context.institution, context.year, "stage" in context.scope)
        if key not in self._applies:
            self._applies[key] = self._is_applicable(name, context)
        return self._applies[key]

    def _is_applicable(self, name: str, context: Context) -> bool:
        if self.may_have(name, context):
            return True
        region, institution, year = context.region, context.institution or "", context.year
        cells, place = self.table.observations, (region, institution, year)
        return cells.numbers.get(place) in self.reporting(name, in_stage="stage" in context.scope)

    def may_have(self, name: str, context: Context) -> bool:
        """Return whether an institution may have an element by its kinds."""
        definition = self.catalogue.definitions.get(name)
        if not isinstance(definition, Element) or definition.level != "institution":
            return True
        known = self.table.register.find(context.region, context.institution or "", context.year)
        if known is not None and known.main_school:
            return False
        kinds = self.kinds(context)
        return not (kinds and definition.counted_in) or not kinds.isdisjoint(definition.counted_in)

    def reporting(self, name: str, *, in_stage: bool) -> frozenset[int]:
        """Return the numbers of the places that report some of an element, or of its whole.

        Rows of stages in which the element is not counted tell something of that stage alone.
        """
        key = (name, in_stage)
        if key not in self._reporting:
            cells, definition = self.table.observations, self.catalogue.definitions.get(name)
            names = (name, getattr(definition, "whole", ""))
            kinds = [kind for one in names for kind in cells.of_name.get(one, ())]
            self._reporting[key] = frozenset(
                cells.places[at]
                for kind, rows in kinds
                if in_stage or not self.is_outside(kind)
                for at in rows
                if cells.is_some(at)
            )
        return self._reporting[key]

    def zero_including(self, name: str, context: Context) -> Fact | None:
        """Return a row of a name that is zero and includes this figure, by place or codes."""
        for institution in dict.fromkeys((context.institution or "", "")):
            for scope in self.table.zeros(name, context.region, context.year, institution):
                if lies_within(context.scope, scope, self.catalogue):
                    place = attrs.evolve(context, institution=institution or None, scope=scope)
                    return self.fact(name, place)
        return None

    def kinds(self, context: Context) -> frozenset[str]:
        """Return the kinds that an institution may be of; none if nothing is known.

        By its own code of 学校类型, in its rows or the register; else by its identifier; else by
        the rows in which it counts itself, as `幼儿园数 1`.
        """
        key = (context.region, context.institution or "", context.year)
        if key not in self._kinds:
            self._kinds[key] = self._kinds_of(*key, context)
        return self._kinds[key]

    def _kinds_of(
        self, region: str, institution: str, year: int, context: Context
    ) -> frozenset[str]:
        own = self.table.own_code(region, institution, year, "school_type")
        if own:
            return frozenset().union(*map(kinds_named, own.split("|")))
        known = self.table.register.find(region, institution, year)
        if known is not None and known.kinds:
            return known.kinds
        counted: set[str] = set()
        cells = self.table.observations
        for at in self.table.rows_of(region, institution, year):
            kind, value = cells.kinds[at], cells.values[at]
            definition = self.catalogue.definitions.get(kind.name)
            if not isinstance(definition, Element) or self.is_outside(kind):
                continue
            number = value.value if isinstance(value, Figure) else value
            if definition.counts_institutions and number == 1:
                counted.update(definition.counted_in)
        return self._of_own_stages(frozenset(counted), context)

    def _of_own_stages(self, counted: frozenset[str], context: Context) -> frozenset[str]:
        """Return the kinds that teach nothing beyond the stages that an institution is said to."""
        own = self.table.own_code(context.region, context.institution or "", context.year, "stage")
        if own is None:
            return counted
        within = kinds_within(self._stages(own))
        return (counted & within) if counted else within

    def _stages(self, code: str) -> frozenset[str]:
        """Return the stages that a code stands for, `compulsory` for two."""
        if code not in self._stages_of:
            parts = self.catalogue.dimensions["stage"].parts
            stages = (stage for one in code.split("|") for stage in parts.get(one, (one,)))
            self._stages_of[code] = frozenset(stages)
        return self._stages_of[code]

    def is_outside(self, row: Observation | Kind) -> bool:
        """Return whether a row is of stages that no kind has in which its element is counted.

        `学段=学前, 学校数 1` says that a kindergarten is there. It is no school.
        """
        stage = row.scope.get("stage")
        if stage is None:
            return False
        key = (row.name, stage)
        if key not in self._outside:
            self._outside[key] = self._is_of_other_stages(*key)
        return self._outside[key]

    def _is_of_other_stages(self, name: str, stage: str) -> bool:
        definition = self.catalogue.definitions.get(name)
        if not isinstance(definition, Element) or not definition.counted_in:
            return False
        known = {one for kind in definition.counted_in for one in KINDS[kind].stages}
        return known.isdisjoint(self._stages(stage))

    def itself(self, name: str, context: Context) -> Fact | None:
        """Return what an institution counts for where institutions are counted: 1, 0 or unknown.

        In a stage it counts if it has that stage: a nine-year school in two, yet once in the whole.
        """
        definition = self.catalogue.definitions.get(name)
        if context.institution is None or not isinstance(definition, Element):
            return None
        if not definition.counts_institutions:
            return None
        kinds = self.kinds(context)
        if not (kinds and self.applies(name, context)):
            return None
        within: list[bool | None] = [True if kinds <= {*definition.counted_in} else None]
        for dimension, code in context.scope.items():
            within.append(self._is_counted(dimension, code, kinds, context))
        if None in within and False not in within:
            return None
        counts = Interval.point(0 if False in within else 1)
        known = self.table.register.find(context.region, context.institution, context.year)
        return Fact(counts, f"{known.file}:{known.row}" if known and known.row else KIND_OF_ROWS)

    def _is_counted(
        self, dimension: str, code: str, kinds: frozenset[str], context: Context
    ) -> bool | None:
        if dimension == "stage":
            wanted = self._stages(code)
            has = {not wanted.isdisjoint(KINDS[kind].stages) for kind in kinds}
            return has.pop() if len(has) == 1 else None
        if dimension == "school_type":
            found = {covers(code, kind, dimension, self.catalogue) for kind in kinds}
            return found.pop() if len(found) == 1 else None
        own = self.code(context, dimension)
        return None if own is None else covers(code, own, dimension, self.catalogue)

    def institutions(self, context: Context) -> Sequence[Context]:
        """Return the institutions of exactly a region that have a row in the year, or are open.

        Those that are counted with a main school are a part of that.
        """
        region, year = context.region, context.year
        return [Context(region, year, name) for _, name, _ in self.homes(region, year)]

    def homes(self, region: str, year: int) -> Sequence[Home]:
        """Return the institutions that `institutions` returns, each as a home."""
        names, main_school = self.table.institutions(region, year), self.table.register.main_school
        return [(region, name, year) for name in names if not main_school(region, name, year)]

    def parts(self, context: Context) -> Sequence[Context]:
        """Return the widest regions within a region that are known and were there in the year.

        One that was merged into another before, or founded since, is not missing.
        """
        key = (context.region, context.year)
        if key not in self._parts:
            known = self.table.parts(context.region)
            self._parts[key] = [part for part in known if self._was_there(part, context.year)]
        return [Context(part, context.year) for part in self._parts[key]]

    def _was_there(self, region: str, year: int) -> bool:
        """Tell whether a region has figures of a year, or should: its code was in use then."""
        reported = self.table.regions_of(year)
        return region in reported or existed_in(region, year)

    def code(self, context: Context, dimension: str) -> str | None:
        """Return an institution's own code of a dimension; its stages also follow from its kind."""
        region, institution, year = context.region, context.institution, context.year
        own = self.table.own_code(region, institution or "", year, dimension)
        if own is not None or institution is None:
            return own
        if dimension == "stage":
            key = (region, institution, year)
            if key not in self._codes_of_stages:
                stages = self._own_stages(context)
                self._codes_of_stages[key] = "|".join(sorted(stages)) or None
            return self._codes_of_stages[key]
        kinds = self.kinds(context) if dimension == "school_type" else ()
        return next(iter(kinds)) if len(kinds) == 1 else None

    def _own_stages(self, context: Context) -> frozenset[str]:
        """Return the stages of an institution: of its kind, and those of which it reports."""
        region, institution, year = context.region, context.institution or "", context.year
        known = self.table.register.find(region, institution, year)
        stages = (known.all_stages if known else None) or stages_of(self.kinds(context))
        if not stages:
            return stages
        cells, rows = self.table.observations, self.table.rows_of(region, institution, year)
        said = [cells.kinds[at].scope for at in rows if cells.is_some(at)]
        codes = {scope["stage"] for scope in said if "stage" in scope}
        return stages.union(*map(self._stages, codes))

    def standard(self, about: str, context: Context) -> Fact | None:
        """Return the number that the standard which judges asks, at the end of the year.

        What is asked of a stage or a type is asked of an institution whose own code is that.
        """
        scope = {**self._own_codes(about, context), **context.scope}
        context = attrs.evolve(context, scope=scope)
        return judging_standard(about, context, self.catalogue, self.known_on)

    def _own_codes(self, about: str, context: Context) -> dict[str, str]:
        """Return an institution's codes of the dimensions that standards about a name have."""
        if context.institution is None:
            return {}
        standards = self.catalogue.standards_about(about)
        dimensions = {dimension for one in standards for dimension in one.scope}
        codes = {dimension: self.code(context, dimension) for dimension in sorted(dimensions)}
        return {dimension: code for dimension, code in codes.items() if code is not None}


def _note(row: Observation) -> Words | None:
    """Return why a row stands for others of the same figure, and what these say otherwise."""
    differing = (one for one in row.instead_of if row.reason or one.figure != row.figure)
    others = [_OTHER.fill(text=one.text, place=one.place) for one in differing]
    if not others:
        return None
    said = Words.listed(others)
    return (
        _CORRECTED.fill(reason=row.reason, others=said) if row.reason else _ALSO.fill(others=said)
    )


def judging_standard(
    about: str, context: Context, catalogue: Catalogue, known_on: datetime.date | None = None
) -> Fact | None:
    """Return the number that the standard which judges a name asks, at the end of the year.

    It is as known on `known_on`; None counts all that is known. None is returned where no standard
    judges.
    """
    definition = catalogue.get(about)
    answer = standards_for(
        catalogue,
        about,
        on=datetime.date(context.year, 12, 31),
        region=context.region,
        scope=context.scope,
        known_on=known_on,
    )
    found = judges(answer, getattr(definition, "better", "none"))
    if not found:
        return None
    text = found[0].bound.describe(definition.unit)
    return Fact(_asked(found[0].bound.accepted), found[0].name, text)


def _asked(accepted: Interval) -> Interval:
    """Return the number that ≥4.2 or ≤45 names, for a formula to compare with; a band as it is."""
    ends = {end for end in (accepted.lower, accepted.upper) if end is not None}
    return Interval.point(*ends) if len(ends) == 1 else accepted
