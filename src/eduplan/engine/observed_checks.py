"""What data must agree with: the checks of all domains, reported totals, the plan's baselines."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING

import attrs

from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.outcome import (
    MISSING_DATA,
    NOTHING_PUBLISHED,
    PASSED,
    Outcome,
    failed,
    not_applicable,
    not_evaluated,
)
from eduplan.engine.asking import RuleOutcome, broken
from eduplan.engine.conditions import conditions, explained, figures_read, outcome_of_open
from eduplan.engine.findings import Finding, finding_of
from eduplan.errors import EduplanError
from eduplan.failures import failure_of
from eduplan.formula import Aggregate, Reference, references
from eduplan.quantity import format_interval
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Moment, Reading
from eduplan.readings.observed import ObservedFacts
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eduplan.catalogue.outcome import Severity
    from eduplan.catalogue.rule import Rule
    from eduplan.data.observation import Observation
    from eduplan.data.table import ObservationTable
    from eduplan.engine.series import SeriesReader
    from eduplan.errors import Location
    from eduplan.formula import Node
    from eduplan.plan.model import Baseline, Plan
    from eduplan.quantity import Interval
    from eduplan.registry import Registry

__all__ = ["DATA_CHECKS", "DataCheck", "DataChecker"]

_ADDITIVE = ("count", "money", "measure")
_SHOWN_SOURCES = 8


@attrs.frozen
class DataCheck:
    """A comparison that is made of any data, whatever the domain."""

    code: str
    title: Words
    remedy: Words
    severity: Severity = "warning"


DATA_CHECKS = {
    one.code: one
    for one in (
        DataCheck(
            "DATA001",
            Words("区域合计与各机构之和不符", "A region's total is not that of its institutions"),
            Words(
                "核对漏报、重报的机构，或改正合计。",
                "Look for institutions left out or counted twice, or mend the total.",
            ),
        ),
        DataCheck(
            "DATA002",
            Words("公布的指标与数据项算出的值不符", "An indicator is not what its elements give"),
            Words(
                "核对分子、分母的口径，或改正公布的值。",
                "Check what the numerator and denominator count, or mend the published value.",
            ),
        ),
        DataCheck(
            "DATA003",
            Words("规划的基数与数据不符", "The plan's baseline is not what the data give"),
            Words(
                "查明是口径变了还是数错了；口径变了的目标不可直接比较进度。",
                "Find out whether the definition changed or a figure is wrong; progress across a "
                "change of definition can't be compared.",
            ),
        ),
    )
}
"""The comparisons by code; their codes stand beside those of the rules."""


class DataChecker:
    """Judges the observations of a table; every comparison ends in one outcome."""

    def __init__(self, plan: Plan, registry: Registry, table: ObservationTable) -> None:
        self.plan = plan
        self.catalogue = registry.catalogue
        self.table = table
        self.outcomes: list[RuleOutcome] = []
        self.findings: list[Finding] = []
        self._facts = ObservedFacts(table, self.catalogue)
        self._reader = ExactReader(self._facts, self.catalogue)
        self._read: dict[str, frozenset[str]] = {}
        self._observed = self._names_by_place()

    def run(self, reader: SeriesReader) -> None:
        """Make every check and comparison; what they found stands in `outcomes` and `findings`."""
        for rule in self.catalogue.rules.values():
            if rule.formula is not None:
                self._check_everywhere(rule)
        self._compare_totals()
        self._compare_indicators()
        self._compare_baselines(reader)

    # Checks that are formulas

    def _check_everywhere(self, rule: Rule) -> None:
        assert rule.formula is not None
        names = self._names_read(rule)
        for moment in self._places(rule.level):
            subject = _subject(moment)
            if not names & self._observed.get(_place_key(moment), frozenset()):
                self._add(rule.code, subject, not_applicable(NOTHING_PUBLISHED))
                continue
            self._check(rule, rule.formula, moment)

    def _check(self, rule: Rule, formula: Node, moment: Moment) -> None:
        subject = _subject(moment)
        try:
            parts = conditions(self._reader.read(formula, moment))
            known = [one for one in parts if next(figures_read(one), None) is not None]
            against = [one for one in known if one.value is False]
            if not against:
                is_open = outcome_of_open(known) if known else not_applicable(NOTHING_PUBLISHED)
                self._add(rule.code, subject, is_open)
                return
        except EduplanError as error:
            self.outcomes.append(broken(rule.code, subject, failure_of(error)))
            return
        sources = "\n".join(self._sources(*against))
        outcome = failed(words=explained(against, self.catalogue), sources=sources)
        self._add(rule.code, subject, outcome)
        found = finding_of(rule, subject, outcome, self.plan)
        self.findings.append(attrs.evolve(found, location=self._location(*against)))

    def _names_read(self, rule: Rule) -> frozenset[str]:
        assert rule.formula is not None
        found: set[str] = set()
        for name in references(rule.formula):
            found |= self._closure(name)
        return frozenset(found)

    def _closure(self, name: str) -> frozenset[str]:
        """Return a name and all that it is computed from."""
        if name not in self._read:
            found = {name}
            definition = self.catalogue.definitions.get(name)
            if isinstance(definition, Indicator):
                for part in references(definition.formula):
                    found |= self._closure(part)
            self._read[name] = frozenset(found)
        return self._read[name]

    def _places(self, level: str) -> Iterator[Moment]:
        for year in self.table.years:
            for region in self.table.regions_in(year):
                names = self.table.institutions(region, year) if level == "institution" else ()
                for name in names:
                    yield Moment(region, year, name)
                if not names:  # a table of totals only is still to agree with itself
                    yield Moment(region, year)

    def _names_by_place(self) -> dict[tuple[str, int, str], frozenset[str]]:
        """Return what is observed of each region (its institutions too) and each institution."""
        found: dict[tuple[str, int, str], set[str]] = {}
        for one in self.table.observations:
            if one.figure is not None:
                found.setdefault((one.region, one.year, ""), set()).add(one.name)
                found.setdefault((one.region, one.year, one.institution), set()).add(one.name)
        return {key: frozenset(names) for key, names in found.items()}

    @cached_property
    def _of_institutions(self) -> frozenset[tuple[str, str, int]]:
        """What institutions of a region have a figure of, by name, region and year."""
        return frozenset(
            (one.name, one.region, one.year)
            for one in self.table.observations
            if one.institution and one.figure is not None
        )

    # Comparisons of any data

    def _compare_totals(self) -> None:
        """Compare each reported total of a region with the sum of its institutions."""
        own = ObservedFacts(self.table, self.catalogue, own_only=True)
        reader = ExactReader(own, self.catalogue)
        for row in self.table.observations:
            definition = self.catalogue.get(row.name)
            additive = definition.unit.kind in _ADDITIVE and definition.level == "institution"
            if row.institution or row.figure is None or not additive:
                continue
            moment = Moment(row.region, row.year, scope=row.scope)
            if (row.name, row.region, row.year) in self._of_institutions:
                total = reader.read(Aggregate("total", Reference(row.name)), moment)
                self._compare("DATA001", row, total, Words("各机构之和", "sum of institutions"))

    def _compare_indicators(self) -> None:
        """Compare each published indicator with what its elements give."""
        for row in self.table.observations:
            definition = self.catalogue.get(row.name)
            if row.figure is None or not isinstance(definition, Indicator):
                continue
            moment = Moment(row.region, row.year, row.institution or None, row.scope)
            computed = self._reader.read(definition.formula, moment)
            self._compare("DATA002", row, computed, Words("按数据项计算", "computed"))

    def _compare(self, code: str, row: Observation, other: Reading, by: Words) -> None:
        assert row.figure is not None
        moment = Moment(row.region, row.year, row.institution or None, row.scope)
        subject = f"{row.name} {_subject(moment)}"
        agrees = row.figure.interval.equal(other.interval)
        if agrees is False:
            place = _subject(moment)
            words = self._disagreement(row.name, place, row.figure.text, other.interval, by)
            sources = (row.place, *self._sources(other))
            self._fail(code, subject, words, sources, row)
        elif other.is_known:
            self._add(code, subject, PASSED)
        else:
            names = dict.fromkeys(one.name for one in other.missing)
            self._add(code, subject, not_evaluated(MISSING_DATA, *names))

    def _compare_baselines(self, reader: SeriesReader) -> None:
        for baseline in self.plan.baselines:
            year = self.plan.baseline_year if baseline.year is None else baseline.year
            series = reader.series(baseline.indicator, baseline.scope)
            observed = series.in_year(year)
            if observed.value is None:
                self._add("DATA003", baseline.id, not_evaluated(MISSING_DATA))
            elif baseline.figure.interval.meets(observed.value.possible):
                self._add("DATA003", baseline.id, PASSED)
            else:
                self._contradict(baseline, year, observed.possible)

    def _contradict(self, baseline: Baseline, year: int, observed: Reading) -> None:
        by = Words("数据", "data")
        words = self._disagreement(
            baseline.indicator, str(year), baseline.figure.text, observed.interval, by
        )
        self._fail("DATA003", baseline.id, words, self._sources(observed), None)

    def _disagreement(
        self, name: str, place: str, printed: str, other: Interval, by: Words
    ) -> Words:
        label, shown = self.catalogue.words(name), format_interval(other, self.catalogue.unit(name))
        return Words(
            f"{label.zh}（{place}）：公布 {printed}，{by.zh} {shown}",
            f"{label.en} ({place}): published {printed}, {by.en} {shown}",
        )

    def _fail(
        self,
        code: str,
        subject: str,
        words: Words,
        sources: Iterable[str],
        row: Observation | None,
    ) -> None:
        check = DATA_CHECKS[code]
        outcome = failed(words=words, sources="\n".join(sources))
        self._add(code, subject, outcome)
        found = finding_of(_as_rule(check), subject, outcome, self.plan)
        if row is not None:
            found = attrs.evolve(found, location=row.location)
        self.findings.append(found)

    def _add(self, code: str, subject: str, outcome: Outcome) -> None:
        self.outcomes.append(RuleOutcome(code, subject, outcome))

    def _location(self, *readings: Reading) -> Location | None:
        first = next(chain.from_iterable(map(self._rows, readings)), None)
        return None if first is None else first.location

    def _sources(self, *readings: Reading) -> tuple[str, ...]:
        """Return the rows that readings rest on as `data.csv:12`, the first few of many."""
        rows = chain.from_iterable(map(self._rows, readings))
        found = tuple(dict.fromkeys(row.place for row in rows))
        if len(found) <= _SHOWN_SOURCES:
            return found
        return (*found[:_SHOWN_SOURCES], f"… ({len(found)})")

    def _rows(self, reading: Reading) -> Iterator[Observation]:
        """Yield the rows that a reading rests on."""
        if reading.source and reading.name:
            row = self._facts.observation(reading.name, reading.moment)
            if row is not None:
                yield row
        for part in reading.parts:
            yield from self._rows(part)


def _subject(moment: Moment) -> str:
    codes = "".join(f"[{name}={code}]" for name, code in moment.scope.items())
    place = f"{moment.region} {moment.institution}" if moment.institution else moment.region
    return f"{place} {moment.year}{codes}"


def _place_key(moment: Moment) -> tuple[str, int, str]:
    return (moment.region, moment.year, moment.institution or "")


def _as_rule(check: DataCheck) -> Rule:
    from eduplan.catalogue.rule import Rule

    return Rule(
        code=check.code,
        name=check.code.lower(),
        title=check.title,
        per="values",
        severity=check.severity,
        message=Words("{words}", "{words}"),
        remedy=check.remedy,
    )
