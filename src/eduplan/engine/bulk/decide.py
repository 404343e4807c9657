"""Decide cell by cell, exactly, what a frame could not tell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from fractions import Fraction
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Scope
from eduplan.catalogue.outcome import Status
from eduplan.data.table import ObservationTable
from eduplan.engine.asking import RuleOutcome, answer
from eduplan.engine.bulk.asked import (
    FAILED,
    KNOWN,
    MET,
    MISSED,
    MISSING,
    MISSING_DATA,
    NO_VALUE,
    NOT_OBSERVED,
    NOT_USED,
    OTHER_KIND,
    PASSED,
    UNDEFINED,
    UNKNOWN,
    AskedCheck,
    AskedTarget,
    AskedValue,
    is_level,
    known_since,
)
from eduplan.engine.evaluation.answers import Alike, Answers
from eduplan.engine.evaluation.check_columns import OTHER_INSTITUTION
from eduplan.engine.evaluation.data_case import DataCase
from eduplan.engine.evaluation.data_questions import check_outcome, data_questions
from eduplan.engine.evaluation.data_rules import DATA_RULES
from eduplan.engine.evaluation.level import level_of
from eduplan.engine.evaluation.series import SeriesReader
from eduplan.engine.evaluation.target import evaluate_target
from eduplan.formula import Reference
from eduplan.immutable import frozen_texts
from eduplan.plan.model import Plan
from eduplan.plan.promised import Value, level_aim
from eduplan.quantity import Interval
from eduplan.readings.columns import Cell, NotInColumnsError
from eduplan.readings.facts import Context
from eduplan.readings.observed import ObservedFacts

_NO_PLAN = Plan(id="", title="", region="", first_year=1, last_year=9999, baseline_year=0)
"""Stands for a plan where none was given; its period cuts no window."""

MOST_PARTS = 2**127
"""Numerators and denominators stay below: columns of integers hold no more."""

LEVELS = {"met": MET, "missed": MISSED}


class RegionDecider:
    """Reads the rows of one region, and of those within it, exactly."""

    def __init__(
        self, region: str, table: ObservationTable, catalogue: Catalogue, plan: Plan | None
    ) -> None:
        self.region = region
        self.catalogue = catalogue
        self.plan = _NO_PLAN if plan is None else plan
        if self.plan.region != region:
            self.plan = elsewhere(self.plan, region)
        facts = ObservedFacts(table, catalogue)
        self.series = SeriesReader(facts, self.plan)
        self.case = DataCase(self.plan, catalogue, facts, self.series)

    def value(self, name: str, scope: Scope, year: int) -> Cell:
        """Return the exact value of an indicator."""
        node, context = Reference(name), Context(self.region, year, scope=frozen_texts(scope))
        with suppress(NotInColumnsError):
            return self.series.columns.cell(node, context)
        reading = self.series.possible.read(node, context)
        missing = tuple(one.name for one in reading.missing)
        return Cell(reading.interval, missing, reading.problem)

    def level(self, asked: AskedTarget, year: int) -> int:
        """Return how a target stands in a year, as if it were due."""
        target = asked.target
        indicator = self.catalogue.indicator(target.indicator)
        if is_level(target.bound) and indicator.time_point != "period":
            found = self.value(target.indicator, target.scope, year)
            if not found.is_known:
                return UNKNOWN
            value = Value(found.interval, found.interval)
            state = level_of(value, level_aim(target.bound, indicator.better)).state
        else:
            state = evaluate_target(target, self.plan, self.series, year).level.state
        return LEVELS.get(state, UNKNOWN)

    def check(self, asked: AskedCheck, year: int) -> list[int]:
        """Return how often a check ended how."""
        counts = [0] * len(asked.columns)
        since = known_since(asked.check, self.catalogue)
        for context in self.case.places(asked.check.level):
            if (context.region, context.year) == (self.region, year):
                is_used = since is None or since <= year
                counts[self._outcome(asked, context) if is_used else NOT_USED] += 1
        return counts

    def compared(self) -> Iterator[tuple[str, Mapping[Status, int]]]:
        """Yield how many subjects of each comparison of data ended how, by status."""
        for code, rule in DATA_RULES.items():
            alike, told = list[Alike](), list[RuleOutcome]()
            for one in data_questions(rule, self.case):
                if isinstance(one, Alike):
                    alike.append(one)
                else:
                    told.append(answer(code, *one))
            yield code, Answers(tuple(told), tuple(alike)).counts

    def _outcome(self, asked: AskedCheck, context: Context) -> int:
        if self.case.fails(asked.check, context):
            return FAILED
        outcome = check_outcome(asked.check, context, self.case)
        if outcome.status == "not_evaluated":
            is_undefined = outcome.reason is not None and outcome.reason.code == "undefined"
            return NO_VALUE if is_undefined else MISSING_DATA
        if outcome.status == "not_applicable":
            other = outcome.reason is OTHER_INSTITUTION
            return OTHER_KIND if other else NOT_OBSERVED
        return PASSED if outcome.status == "pass" else FAILED


def elsewhere(plan: Plan, region: str) -> Plan:
    """Return a plan as that of another region: its targets, and no baselines of its own."""
    return attrs.evolve(plan, region=region, baselines=())


def decided(
    row: Mapping[str, Any],
    decider: RegionDecider,
    values: Iterable[AskedValue],
    targets: Iterable[AskedTarget],
    checks: Iterable[AskedCheck],
) -> dict[str, Any]:
    """Return the columns of one region and year that were not decided, decided."""
    year, found = row["year"], dict[str, Any]()
    for asked in values:
        if row[f"{asked.column}|state"] == 3:
            found.update(_columns(asked, decider.value(asked.name, asked.scope, year)))
    for target in targets:
        if row[target.column] == 3:
            found[target.column] = decider.level(target, year)
    for check in checks:
        if row[check.columns[-1]]:
            found.update(zip(check.columns, decider.check(check, year), strict=True))
    return found


def _columns(asked: AskedValue, value: Cell) -> dict[str, Any]:
    column, missing = asked.column, {*value.missing}
    gaps = sum(1 << number for number, name in enumerate(asked.missing) if name in missing)
    state = KNOWN if value.is_known else MISSING if missing else UNDEFINED
    found: dict[str, Any] = {f"{column}|state": state, f"{column}|gaps": gaps}
    rest = ("", "|error") if asked.factor is None else ("", "|num", "|den")
    found.update({f"{column}{one}": None for one in rest})
    if state == KNOWN:
        found[column] = _middle(value.interval)
        if asked.factor is not None and value.interval.is_point:
            pair = value.interval.value / asked.factor
            if max(abs(pair.numerator), pair.denominator) < MOST_PARTS:
                found[f"{column}|num"], found[f"{column}|den"] = pair.numerator, pair.denominator
    return found


def _middle(values: Interval) -> float:
    ends = [Fraction(end) for end in (values.lower, values.upper) if end is not None]
    return float(sum(ends) / len(ends))
