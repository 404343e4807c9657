"""The evaluation: every target against the data of a year, and whether the data agree."""

from __future__ import annotations

import datetime
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING

import attrs

from eduplan.catalogue.outcome import SEVERITIES, Status
from eduplan.engine.audit import STATUSES
from eduplan.engine.observed_checks import DataChecker
from eduplan.engine.series import SeriesReader
from eduplan.engine.target_progress import TargetEvaluation, evaluate_target
from eduplan.errors import EduplanError
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan.data.observation import Observation
    from eduplan.data.table import ObservationTable
    from eduplan.engine.asking import RuleOutcome
    from eduplan.engine.findings import Finding
    from eduplan.plan.model import Plan
    from eduplan.registry import Registry

__all__ = ["BINDINGS", "EvaluationError", "EvaluationReport", "Tally", "evaluate"]

BINDINGS = {
    "binding": Words("约束性", "binding"),
    "expected": Words("预期性", "expected"),
    "unstated": Words("未注明", "unstated"),
}
"""How a target binds; the three are never counted together."""


class EvaluationError(EduplanError):
    """The data can't be evaluated for the year that was asked; the text says which they cover."""


@attrs.frozen
class Tally:
    """How the targets of one kind of binding stand.

    `judged` are those whose level is known; `on_track` of these are met or on schedule, so that
    `on_track ÷ judged` is the rate of agreement of 目标一致法; `lagging` call for action; `amended`
    were restated in the middle of the period.
    """

    binding: str
    targets: int
    judged: int
    on_track: int
    lagging: int
    amended: int
    by_word: Mapping[str, int]


@attrs.frozen(eq=False, slots=False)
class EvaluationReport:
    """How each target stands at the end of a year, and what is wrong with the data.

    `findings` are of the data, the most serious first; `outcomes` says how each check of the data
    ended; `missing` are the cells of the table that say that a figure is missing.
    """

    plan: Plan
    registry: Registry
    table: ObservationTable
    as_of: int
    targets: tuple[TargetEvaluation, ...]
    findings: tuple[Finding, ...]
    outcomes: tuple[RuleOutcome, ...]

    @property
    def missing(self) -> tuple[Observation, ...]:
        """The rows whose cell says that the figure is missing."""
        return self.table.missing

    @cached_property
    def counts(self) -> Mapping[Status, int]:
        """How the checks of the data ended; the counts add up."""
        found = Counter(one.outcome.status for one in self.outcomes)
        return {status: found[status] for status in STATUSES}

    @cached_property
    def tallies(self) -> tuple[Tally, ...]:
        """How the targets stand, for each kind of binding that the plan has."""
        kinds = [kind for kind in BINDINGS if any(_binds(one, kind) for one in self.targets)]
        return tuple(_tally(kind, self.targets) for kind in kinds)

    @property
    def lagging(self) -> tuple[TargetEvaluation, ...]:
        """The targets that lag, were not kept, or are due and not met."""
        return tuple(one for one in self.targets if one.verdict.lags)

    @property
    def is_blind(self) -> bool:
        """Whether not one of the targets with a number could be judged: no data, no answer."""
        numbers = [one for one in self.targets if one.level.state != "manual"]
        return bool(numbers) and all(one.level.state == "unknown" for one in numbers)


def evaluate(
    plan: Plan, registry: Registry, table: ObservationTable, *, as_of: int | None = None
) -> EvaluationReport:
    """Hold every target of a plan against observed data, and the data against each other.

    Args:
        plan: the plan, read with the same registry.
        registry: the plugins in use.
        table: the observations, for any years and regions.
        as_of: the year at whose end the plan is judged; the last one that has a figure if None.
            Later figures are not read; no figure stands in for a missing one.

    Raises:
        EvaluationError: the table has no figure at all, or none up to `as_of`.
    """
    year = _year(table, as_of)
    seen = _until(table, year)
    known_on = datetime.date(year, 12, 31)
    reader = SeriesReader(seen, registry.catalogue, plan, known_on)
    checker = DataChecker(plan, registry, seen)
    checker.run(reader)
    return EvaluationReport(
        plan=plan,
        registry=registry,
        table=seen,
        as_of=year,
        targets=tuple(evaluate_target(one, plan, reader, year) for one in plan.targets),
        findings=tuple(sorted(checker.findings, key=_reading_order)),
        outcomes=tuple(checker.outcomes),
    )


def _year(table: ObservationTable, as_of: int | None) -> int:
    if not table.years:
        raise EvaluationError(f"{table.file or 'the table'} holds no figure: all cells are missing")
    if as_of is None:
        return table.years[-1]
    if as_of < table.years[0]:
        covered = f"{table.years[0]} to {table.years[-1]}"
        raise EvaluationError(
            f"the data cover {covered}; expected a year from then on, not {as_of}"
        )
    return as_of


def _until(table: ObservationTable, year: int) -> ObservationTable:
    if all(one.year <= year for one in table.observations):
        return table
    kept = tuple(one for one in table.observations if one.year <= year)
    return attrs.evolve(table, observations=kept)


def _reading_order(finding: Finding) -> tuple[int, str, tuple[str, ...]]:
    return SEVERITIES.index(finding.severity), finding.code, finding.subjects


def _binds(one: TargetEvaluation, kind: str) -> bool:
    return one.target.binding == kind


def _tally(kind: str, targets: tuple[TargetEvaluation, ...]) -> Tally:
    own = [one for one in targets if _binds(one, kind)]
    verdicts = [one.verdict for one in own]
    return Tally(
        binding=kind,
        targets=len(own),
        judged=sum(one.level.state in ("met", "missed") for one in own),
        on_track=sum(one.counts for one in verdicts),
        lagging=sum(one.lags for one in verdicts),
        amended=sum(one.version.amendment is not None for one in own),
        by_word=dict(Counter(one.code for one in verdicts)),
    )
