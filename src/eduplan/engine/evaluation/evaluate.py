"""The evaluation: every target against the data of a year, and whether the data agree."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from operator import attrgetter

import attrs

from eduplan.arguments import require_plan, require_registry, require_table, require_year
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import Status
from eduplan.catalogue.progress import ProgressMethod
from eduplan.catalogue.rule import AskedRule, Check
from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable
from eduplan.engine import mistakes
from eduplan.engine.applicable_standards import Clock
from eduplan.engine.asking import RuleOutcome, answer, broken
from eduplan.engine.case import Case
from eduplan.engine.evaluation.answers import Alike, Answers
from eduplan.engine.evaluation.data_case import DataCase, context_of
from eduplan.engine.evaluation.data_questions import data_questions
from eduplan.engine.evaluation.data_rules import DATA_RULES
from eduplan.engine.evaluation.series import SeriesReader
from eduplan.engine.evaluation.target import TargetEvaluation, evaluate_target
from eduplan.engine.findings import Finding, findings_of
from eduplan.errors import EduplanError, InputError, Problem, nearest_names
from eduplan.failures import PluginFailedError
from eduplan.messages import MessageKind
from eduplan.plan import model
from eduplan.plan.model import Plan
from eduplan.plan.settings import USUAL, Plausibility
from eduplan.readings.facts import require_calculations
from eduplan.readings.observed import ObservedFacts
from eduplan.registry import Registry
from eduplan.words import Words

BINDINGS: Mapping[str, Words] = {**model.BINDINGS, "unstated": Words("未注明", "unstated")}
"""How a target binds; the three are never counted together."""


_NO_METHOD = MessageKind(
    "no_progress_method", "没有进度方法“{name}”", "there is no method of progress '{name}'"
)


class EvaluationError(EduplanError):
    """The data can't be evaluated for the year that was asked; the text says which they cover."""


@attrs.frozen
class Tally:
    """How the targets of one kind of binding stand.

    Attributes:
        binding: `binding`, `expected` or `unstated`.
        targets: how many there are; those in words are `manual` and not assessed.
        judged: how many have a known level.
        on_track: how many of these are met or move as planned.
        lagging: how many call for action.
        amended: how many were restated in the middle of the period.
        by_word: how many ended in each row of the table of words, by its code.
    """

    binding: str
    targets: int
    judged: int
    on_track: int
    lagging: int
    amended: int
    by_word: Mapping[str, int]

    @property
    def agreement(self) -> Fraction | None:
        """The rate of agreement of 目标一致法, on_track ÷ judged; None if nothing was judged."""
        return Fraction(self.on_track, self.judged) if self.judged else None


@attrs.frozen(eq=False, slots=False)
class EvaluationReport:
    """How each target stands at the end of a year, and what is wrong with the data.

    Attributes:
        case: the plan, as amended up to the end of the year, before the catalogue.
        registry: the plugins that it was judged with.
        table: the observations of the plan's region, and of those in it, up to the year.
        outside: how many rows up to the year are of other regions, and were not read.
        as_of: the year at whose end the plan is judged.
        targets: the three answers for each target, in the order of the plan.
        findings: what is wrong with the data, the most serious first.
        answers: how each check of the data ended on each subject.
        plausible: from where figures of the data were noted as hardly likely.
    """

    case: Case
    registry: Registry
    table: ObservationTable
    outside: int
    as_of: int
    targets: tuple[TargetEvaluation, ...]
    findings: tuple[Finding, ...]
    answers: Answers
    plausible: Plausibility = USUAL

    @property
    def plan(self) -> Plan:
        """The plan, its targets as the amendments up to the end of the year restate them."""
        return self.case.plan

    @cached_property
    def reader(self) -> SeriesReader:
        """Reads any indicator from the table as the targets were read."""
        end = datetime.date(self.as_of, 12, 31)
        return SeriesReader(ObservedFacts(self.table, self.case.catalogue, known_on=end), self.plan)

    @cached_property
    def failed(self) -> tuple[RuleOutcome, ...]:
        """Where a check failed itself, or a plugin's calculation of what a target is about.

        What would have been found there is not known; of a target, the code is its indicator.
        """
        checks = [one for one in self.answers.told if one.outcome.status == "error"]
        return (*checks, *filter(None, map(_failed_value, self.targets)))

    @cached_property
    def missing(self) -> tuple[Observation, ...]:
        """The rows whose cell says that the figure is missing.

        In a row of a kindergarten the dash under 在校生数 says that it does not apply.
        """
        facts = ObservedFacts(self.table, self.case.catalogue)
        return tuple(one for one in self.table.missing if facts.applies(one.name, context_of(one)))

    @property
    def outcomes(self) -> tuple[RuleOutcome, ...]:
        """How each check of the data ended on each subject, sorted."""
        return self.answers.each

    @property
    def counts(self) -> Mapping[Status, int]:
        """How the checks of the data ended; the counts add up."""
        return self.answers.counts

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """How the targets stand, for each kind of binding that the plan has."""
        kinds = dict.fromkeys(one.target.binding for one in self.targets)
        return tuple(_tally(kind, self.targets) for kind in BINDINGS if kind in kinds)

    @property
    def lagging(self) -> tuple[TargetEvaluation, ...]:
        """The targets that lag, were not kept, or are due and not met."""
        return tuple(one for one in self.targets if one.verdict.lags)

    @property
    def parts(self) -> tuple[str, ...]:
        """The regions within the plan's that the table knows; figures are summed over these."""
        return self.table.parts(self.plan.region)

    @property
    def is_blind(self) -> bool:
        """Whether not one of the targets with a number could be judged: no data, no answer."""
        numbers = [one for one in self.targets if one.level.state != "manual"]
        return bool(numbers) and all(one.level.state == "unknown" for one in numbers)


def evaluate(
    plan: Plan,
    registry: Registry,
    table: ObservationTable,
    *,
    as_of: int | None = None,
    own_standards: bool = True,
    method: str = "",
    plausible: Plausibility = USUAL,
) -> EvaluationReport:
    """Hold every target of a plan against observed data, as `eduplan.evaluate` does.

    `plausible` says from where figures of the data are noted as hardly likely.

    Raises:
        EduplanError: as `eduplan.evaluate`.
    """
    require_plan(plan)
    require_registry(registry)
    require_table(table)
    if as_of is not None:
        require_year(as_of=as_of)
    registry = registry.within(plan.region)
    methods = _methods(registry, method)
    _require_known(table, registry.catalogue)
    own = _of_region(table, plan.region)
    year = _year(own, as_of, plan.last_year)
    end = datetime.date(year, 12, 31)
    amended, seen = plan.as_amended(end), own.until(year)
    facts = ObservedFacts(seen, registry.catalogue, known_on=end)
    reader = SeriesReader(facts, amended, table.until(year))
    case = DataCase(amended, registry.catalogue, facts, reader, own_standards, plausible)
    answers, findings = _answered(case)
    return EvaluationReport(
        case=Case(amended, registry.catalogue, Clock(end, end), original=plan),
        registry=registry,
        table=seen,
        outside=len(table.until(year).observations) - len(seen.observations),
        as_of=year,
        targets=tuple(
            evaluate_target(one, amended, reader, year, methods.get(one.method or method))
            for one in amended.targets
        ),
        findings=findings,
        answers=answers,
        plausible=plausible,
    )


def _methods(registry: Registry, asked: str) -> dict[str, ProgressMethod]:
    """Return the methods of progress by name.

    Raises:
        EvaluationError: none has the name that is asked for.
    """
    methods = {one.name: one for one in registry.methods}
    if asked and asked not in methods:
        raise EvaluationError(_NO_METHOD(name=asked), nearest=nearest_names(asked, methods))
    return methods


def _answered(case: DataCase) -> tuple[Answers, tuple[Finding, ...]]:
    """Return how each check of the data ended on what it was asked about, and what they found."""
    rules = {**DATA_RULES, **_checks(case.catalogue)}
    told, alike = list[RuleOutcome](), list[Alike]()
    for rule in rules.values():
        for asked in data_questions(rule, case):
            if isinstance(asked, Alike):
                alike.append(asked)
            else:
                told.append(answer(rule.code, *asked))
    outcomes, findings = findings_of(told, rules, case.plan)
    answers = Answers(tuple(sorted(outcomes, key=attrgetter("code", "subject"))), tuple(alike))
    return answers, tuple(sorted(findings, key=lambda one: (*one.rank, one.subjects)))


def _checks(catalogue: Catalogue) -> dict[str, AskedRule]:
    return {code: rule for code, rule in catalogue.rules.items() if isinstance(rule, Check)}


def _failed_value(one: TargetEvaluation) -> RuleOutcome | None:
    """Return that the value of a target's indicator could not be calculated, if that is why."""
    try:
        if one.value is not None and not one.value.by_columns:
            require_calculations(one.value.possible)
    except PluginFailedError as error:
        return broken(one.target.indicator, one.target.id, error.failure)
    return None


def _require_known(table: ObservationTable, catalogue: Catalogue) -> None:
    """Raise for observations that don't fit the catalogue: made by hand, or read with another."""
    cells = table.observations
    first = cells.views(rows[0] for _, rows in cells.of_kind.values())
    if not any(problem for one in first for problem in _problems(one, catalogue)):
        return
    raise InputError([one for row in table.observations for one in _problems(row, catalogue)])


def _problems(one: Observation, catalogue: Catalogue) -> Iterator[Problem]:
    definition = catalogue.definitions.get(one.name)
    if definition is None:
        yield catalogue.unknown(one.name)._replace(location=one.location)
    elif one.figure is not None and not one.figure.unit.compatible(definition.unit):
        unit = one.figure.unit.symbol or mistakes.NO_UNIT
        message = mistakes.OTHER_UNIT(name=one.name, text=one.figure.text, unit=unit)
        yield Problem(message, one.location, mistakes.FIGURE_IN(unit=definition.unit.symbol))
    for dimension, code in one.scope.items():
        known = catalogue.dimensions.get(dimension)
        if known is None or code not in known.codes:
            message = mistakes.UNKNOWN_CODE(name=one.name, dimension=dimension, code=code)
            yield Problem(message, one.location)


def _of_region(table: ObservationTable, region: str) -> ObservationTable:
    own = table.within(region)
    if table.observations and not own.observations:
        name = table.file or mistakes.THE_TABLE
        message = mistakes.NO_ROW_OF_REGION(table=name, region=region, regions=table.regions)
        raise EvaluationError(message)
    return own


def _year(table: ObservationTable, as_of: int | None, last: int) -> int:
    if not table.years:
        raise EvaluationError(mistakes.NO_FIGURE(table=table.file or mistakes.THE_TABLE))
    if as_of is None:
        return next((one for one in reversed(table.years) if one <= last), table.years[-1])
    if as_of < table.years[0]:
        first, last = table.years[0], table.years[-1]
        message = mistakes.BEFORE_THE_DATA(first=first, last=last, year=as_of)
        raise EvaluationError(message, mistakes.A_YEAR_FROM(first=first))
    return as_of


def _tally(kind: str, targets: tuple[TargetEvaluation, ...]) -> Tally:
    own = [one for one in targets if one.target.binding == kind]
    verdicts = [one.verdict for one in own]
    return Tally(
        binding=kind,
        targets=len(own),
        judged=sum(one.level.state in ("met", "missed") for one in own),
        on_track=sum(one.counts for one in verdicts),
        lagging=sum(one.lags for one in verdicts),
        amended=sum(bool(one.target.amended_by) for one in own),
        by_word=dict(sorted(Counter(one.code for one in verdicts).items())),
    )
