"""Makes the comparisons of any data: totals with parts, indicators, baselines, institutions."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eduplan.catalogue.definitions import Indicator, adds_up
from eduplan.catalogue.outcome import (
    MISSING_DATA,
    NO_NUMBER,
    PASSED,
    Outcome,
    Reason,
    failed,
    not_applicable,
    not_evaluated,
)
from eduplan.engine.asking import RuleOutcome, answer
from eduplan.engine.evaluation.checks import DATA_RULES
from eduplan.engine.evaluation.formula_checks import DISPUTED, subject_of
from eduplan.engine.evaluation.series import formula_in
from eduplan.engine.evaluation.trace import places, rows_of
from eduplan.engine.findings import Finding, finding_of
from eduplan.formula import Reference
from eduplan.quantity import Interval, format_interval, format_value
from eduplan.readings.elements import ElementReader
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Moment, require_calculations
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from eduplan.data.observation import Observation
    from eduplan.data.table import ObservationTable
    from eduplan.engine.evaluation.formula_checks import FormulaChecker
    from eduplan.engine.evaluation.series import SeriesReader
    from eduplan.plan.model import Baseline, Plan
    from eduplan.quantity import Figure
    from eduplan.readings.facts import Reading
    from eduplan.readings.observed import ObservedFacts
    from eduplan.registry import Registry

__all__ = ["Comparer"]

OF_PARTS = Words("各部分之和", "sum of the parts")
IMPOSSIBLE = Reason(
    "impossible", Words("数值超出可能的范围（DATA005）", "a figure is impossible; DATA005 says so")
)
JUDGED = Reason(
    "judged", Words("同样的数由领域的检查判断", "a check of the domain judges the same figures")
)
BY_FORMULA = Words("按数据项计算", "computed")
BY_DATA = Words("数据", "data")


class Comparer:
    """Compares figures of one table with each other and with the plan."""

    def __init__(self, plan: Plan, registry: Registry, facts: ObservedFacts) -> None:
        self.plan = plan
        self.catalogue = registry.catalogue
        self.facts = facts
        self.table: ObservationTable = facts.table
        self.findings: list[Finding] = []
        self.disputed: list[Observation] = []

    def outcomes(self, reader: SeriesReader, checker: FormulaChecker) -> Iterator[RuleOutcome]:
        """Yield how each comparison but that of totals ended; the findings are kept.

        `checker` has asked the checks of the domains of the same facts.
        """
        yield from self._indicators()
        yield from self._computed(checker)
        for baseline in self.plan.baselines:
            question = partial(self._baseline, baseline, reader)
            yield self._asked("DATA003", baseline.id, question)
        for region in self.table.regions:
            yield from self._gaps(region)

    def totals(self) -> Iterator[RuleOutcome]:
        """Compare each total that a region reports with the sum of its parts.

        `disputed` are then those that are not.
        """
        elements = ElementReader(self.facts, self.catalogue)
        for row in self.table.observations:
            definition = self.catalogue.get(row.name)
            if row.institution or row.figure is None or not adds_up(definition):
                continue
            total = elements.total(Reference(row.name), definition, _moment(row))
            if total is not None and rows_of([total], self.facts):
                one = self._asked_of("DATA001", row, partial(self._compare, row, total, OF_PARTS))
                if one.outcome.status == "fail":
                    self.disputed.append(row)
                yield one

    def _indicators(self) -> Iterator[RuleOutcome]:
        """Compare each published indicator with what its elements give."""
        reader = ExactReader(self.facts, self.catalogue)
        for row in self.table.observations:
            definition = self.catalogue.get(row.name)
            if row.figure is not None and isinstance(definition, Indicator):
                yield self._asked_of("DATA005", row, partial(self._possible, row, definition))
                formula = formula_in(definition, self.plan, row.year)
                computed = reader.read(formula, _moment(row))
                question = partial(self._compare, row, computed, BY_FORMULA)
                yield self._asked_of("DATA002", row, question)

    def _computed(self, checker: FormulaChecker) -> Iterator[RuleOutcome]:
        """Ask of each indicator that has a largest value whether its elements give more.

        Of those only of which the table has every element, and does not publish the indicator.
        """
        names = {row.name for row in self.table.observations}
        for one in self.catalogue.definitions.values():
            if not isinstance(one, Indicator) or one.most is None or one.level != "region":
                continue
            if not self._elements(one) <= names:
                continue
            for region in self.table.regions:
                for year in self.table.years:
                    moment = Moment(region, year)
                    if self.facts.observation(one.name, moment) is None:
                        question = partial(self._gives, one, moment, checker)
                        subject = f"{one.name} {subject_of(moment)}"
                        yield self._asked("DATA005", subject, question)

    def _elements(self, indicator: Indicator) -> frozenset[str]:
        """Return the elements that an indicator is computed from in the end."""
        read = self.catalogue.names_read(indicator.formula)
        return frozenset(
            name for name in read if not isinstance(self.catalogue.get(name), Indicator)
        )

    def _gaps(self, region: str) -> Iterator[RuleOutcome]:
        """Look for years in which institutions of a region have no row, but had one before."""
        found = {year: self.table.institutions(region, year) for year in self.table.years}
        present = {year: frozenset(names) for year, names in found.items() if names}
        for year in [*present][1:]:
            yield self._asked("DATA004", f"{region} {year}", partial(_gap, present, year))

    # Questions

    def _compare(self, row: Observation, other: Reading, by: Words) -> Outcome:
        assert row.figure is not None
        definition = self.catalogue.get(row.name)
        if isinstance(definition, Indicator) and not definition.can_be(row.figure):
            return not_applicable(IMPOSSIBLE)
        if not isinstance(other.value, Interval):
            return not_applicable(NO_NUMBER)
        if row.figure.interval.equal(other.value) is not False:
            return PASSED if other.is_known else _open(other)
        place = subject_of(_moment(row))
        rows = (row, *rows_of([other], self.facts))
        return self._disagreement(row.name, place, row.figure, other.value, by, rows)

    def _possible(self, row: Observation, indicator: Indicator) -> Outcome:
        assert row.figure is not None
        if indicator.can_be(row.figure):
            return PASSED
        printed = Words("公布 " + row.figure.text, "published " + row.figure.text)
        return self._beyond(indicator, subject_of(_moment(row)), printed, (row,))

    def _gives(self, indicator: Indicator, moment: Moment, checker: FormulaChecker) -> Outcome:
        formula = formula_in(indicator, self.plan, moment.year)
        reading = checker.reader.read(formula, moment)
        if not isinstance(reading.value, Interval):
            return not_applicable(NO_NUMBER)
        if indicator.can_lie_in(reading.value):
            return PASSED if reading.is_known else _open(reading)
        rows = rows_of([reading], self.facts)
        if checker.has_found(rows):
            return not_applicable(JUDGED)
        if checker.reads_disputed(rows):
            summed = checker.of_parts.read(formula, moment).value
            if not isinstance(summed, Interval) or indicator.can_lie_in(summed):
                return not_applicable(DISPUTED)
        text = format_interval(reading.value, indicator.unit)
        words = Words(f"{BY_FORMULA.zh} {text}", f"{BY_FORMULA.en} {text}")
        return self._beyond(indicator, subject_of(moment), words, rows)

    def _baseline(self, baseline: Baseline, reader: SeriesReader) -> Outcome:
        year = self.plan.year_of(baseline)
        observed = reader.series(baseline.indicator, baseline.scope).in_year(year)
        if observed.value is None:
            return _open(observed.possible)
        values = observed.value.possible
        if baseline.figure.interval.meets(values):
            return PASSED
        rows = rows_of([observed.possible], self.facts)
        figure = baseline.figure
        return self._disagreement(baseline.indicator, str(year), figure, values, BY_DATA, rows)

    def _beyond(
        self, indicator: Indicator, place: str, said: Words, rows: tuple[Observation, ...]
    ) -> Outcome:
        assert indicator.most is not None
        label = self.catalogue.words(indicator.name)
        most = format_value(indicator.most, indicator.unit)
        words = Words(
            f"{label.zh}（{place}）：{said.zh}，最大只能是{most}，最小是零",
            f"{label.en} ({place}): {said.en}; it is at most {most} and at least zero",
        )
        return failed(words=words, sources="\n".join(places(rows)))

    def _disagreement(
        self,
        name: str,
        place: str,
        figure: Figure,
        other: Interval,
        by: Words,
        rows: tuple[Observation, ...],
    ) -> Outcome:
        label, shown = self.catalogue.words(name), format_interval(other, self.catalogue.unit(name))
        bare = figure.text[-1:].isdigit() and figure.unit.kind != "ratio"
        printed = figure.text + figure.unit.symbol if bare else figure.text
        words = Words(
            f"{label.zh}（{place}）：公布 {printed}，{by.zh} {shown}",
            f"{label.en} ({place}): published {printed}, {by.en} {shown}",
        )
        return failed(words=words, sources="\n".join(places(rows)))

    # Answers

    def _asked_of(
        self, code: str, row: Observation, question: Callable[[], Outcome]
    ) -> RuleOutcome:
        return self._asked(code, f"{row.name} {subject_of(_moment(row))}", question, row)

    def _asked(
        self,
        code: str,
        subject: str,
        question: Callable[[], Outcome],
        row: Observation | None = None,
    ) -> RuleOutcome:
        """Return how a comparison ended, and keep the finding if it failed."""
        one = answer(code, subject, question)
        if one.outcome.status == "fail":
            found = finding_of(DATA_RULES[code], subject, one.outcome, self.plan)
            found = found if row is None else found._replace(location=row.location)
            self.findings.append(found)
        return one


def _moment(row: Observation) -> Moment:
    return Moment(row.region, row.year, row.institution or None, row.scope)


def _gap(present: Mapping[int, frozenset[str]], year: int) -> Outcome:
    before = frozenset[str]().union(*(names for one, names in present.items() if one < year))
    after = frozenset[str]().union(*(names for one, names in present.items() if one > year))
    absent = before - present[year]
    if not absent:
        return PASSED
    if back := sorted(absent & after):
        return failed(severity="warning", words=_without_rows(back, year, is_back=True))
    return failed(severity="info", words=_without_rows(sorted(absent), year, is_back=False))


def _without_rows(names: list[str], year: int, *, is_back: bool) -> Words:
    chinese = "前后的年份都有" if is_back else "此前有过"
    english = "but before and after" if is_back else "but before"
    return Words(
        f"{len(names)}所机构{year}年没有数据，{chinese}：{'、'.join(names)}",
        f"{len(names)} institutions without rows in {year}, {english}: {', '.join(names)}",
    )


def _open(reading: Reading) -> Outcome:
    """Return why a value is not known.

    Raises:
        PluginFailedError: a plugin's calculation failed.
    """
    require_calculations(reading)
    if reading.problem is not None:
        return not_evaluated(Reason("undefined", reading.problem))
    names = dict.fromkeys(one.name for one in reading.missing)
    return not_evaluated(MISSING_DATA, *names)
