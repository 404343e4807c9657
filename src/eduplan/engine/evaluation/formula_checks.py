"""The checks of all domains that are formulas, over the places and years of a table."""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING

from eduplan.catalogue.outcome import Outcome, Reason, failed, not_applicable
from eduplan.catalogue.rule import Check
from eduplan.engine.asking import RuleOutcome, answer, broken
from eduplan.engine.audit import unfilled
from eduplan.engine.conditions import conditions, explained, figures_read, outcome_of_open
from eduplan.engine.evaluation.trace import places, rows_of
from eduplan.engine.findings import Finding, finding_of
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Moment, Reading
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from eduplan.data.observation import Observation
    from eduplan.data.table import ObservationTable
    from eduplan.plan.model import Plan
    from eduplan.readings.observed import ObservedFacts
    from eduplan.registry import Registry

__all__ = ["DISPUTED", "FormulaChecker", "subject_of"]

NOT_OBSERVED = Reason("not_observed", Words("数据中没有", "the data have none of it"))
DISPUTED = Reason(
    "disputed_total",
    Words(
        "合计与各部分之和不符（DATA001），按各部分之和没有矛盾",
        "it is DATA001's total alone that fails",
    ),
)


class FormulaChecker:
    """Asks every check of every place and year that the table has a figure of.

    Args:
        plan: the plan whose region it is.
        registry: the plugins in use.
        facts: what the checks are read over.
        disputed: rows that are no total of their parts, as DATA001 finds. A check that fails for
            nothing else says the same once more, and does not.
    """

    def __init__(
        self,
        plan: Plan,
        registry: Registry,
        facts: ObservedFacts,
        disputed: Sequence[Observation] = (),
    ) -> None:
        self.plan = plan
        self.catalogue = registry.catalogue
        self.facts = facts
        self.table: ObservationTable = facts.table
        self.disputed = tuple(disputed)
        self.findings: list[Finding] = []
        self.reader = ExactReader(facts, self.catalogue)
        self._against: list[frozenset[int]] = []

    def outcomes(self) -> Iterator[RuleOutcome]:
        """Yield how each check ended on each place; the findings of those that failed are kept."""
        for rule in self.catalogue.rules.values():
            if not isinstance(rule, Check):
                continue
            for moment in self._places(rule.level):
                found = answer(rule.code, subject_of(moment), partial(self._judge, rule, moment))
                yield self._found(rule, moment, found) if found.outcome.status == "fail" else found

    @cached_property
    def of_parts(self) -> ExactReader:
        """Reads the sum of the parts in the place of each disputed total."""
        return ExactReader(self.facts.without(self.disputed), self.catalogue)

    def has_found(self, rows: Iterable[Observation]) -> bool:
        """Return whether a check failed for some of these rows alone."""
        known = {id(row) for row in rows}
        return any(against <= known for against in self._against)

    def reads_disputed(self, rows: Iterable[Observation]) -> bool:
        """Return whether one of these rows is a disputed total."""
        return not {id(row) for row in rows}.isdisjoint(map(id, self.disputed))

    def _judge(self, rule: Check, moment: Moment) -> Outcome:
        known = self._known(rule, moment)
        failing = [one for one in known if one.value is False]
        if not known:
            return not_applicable(NOT_OBSERVED)
        if not failing:
            return outcome_of_open(known)
        against = self._undisputed(failing)
        if not against:
            return not_applicable(DISPUTED)
        sources = "\n".join(places(rows_of(against, self.facts)))
        return failed(words=explained(against, self.catalogue), sources=sources)

    def _known(self, rule: Check, moment: Moment) -> list[Reading]:
        """Return the conditions of a check that rest on a figure of the table."""
        parts = conditions(self.reader.read(rule.formula, moment))
        return [one for one in parts if next(figures_read(one), None) is not None]

    def _undisputed(self, failing: list[Reading]) -> list[Reading]:
        """Return those that fail whatever becomes of the disputed totals that they read."""
        return [one for one in failing if not self._is_disputed(one)]

    def _is_disputed(self, failing: Reading) -> bool:
        if not self.reads_disputed(rows_of([failing], self.facts)):
            return False
        return self.of_parts.read(failing.node, failing.moment).value is not False

    def _found(self, rule: Check, moment: Moment, one: RuleOutcome) -> RuleOutcome:
        """Keep the finding of a failure; one that can't be put into words is an error."""
        try:
            found = finding_of(rule, one.subject, one.outcome, self.plan)
        except Exception as error:  # the message is the plugin's own
            return broken(one.code, one.subject, unfilled(one.outcome, error))
        failing = [part for part in self._known(rule, moment) if part.value is False]
        against = self._undisputed(failing)
        rows = rows_of(against, self.facts)
        for part in against:
            self._against.append(frozenset(map(id, rows_of([part], self.facts))))
        self.findings.append(found._replace(location=rows[0].location if rows else None))
        return one

    def _places(self, level: str) -> Iterator[Moment]:
        for year in self.table.years:
            for region in self.table.regions:
                names = self.table.institutions(region, year) if level == "institution" else ()
                for name in names:
                    yield Moment(region, year, name)
                if not names:  # a table of totals only is still to agree with itself
                    yield Moment(region, year)


def subject_of(moment: Moment) -> str:
    """Return a place and year as the subject of an outcome: `229901 实验幼儿园 2023`."""
    codes = "".join(f"[{name}={code}]" for name, code in moment.scope.items())
    # A plus sign stands between the ids of a subject that is a pair.
    institution = (moment.institution or "").replace("+", "＋")
    place = f"{moment.region} {institution}" if institution else moment.region
    return f"{place} {moment.year}{codes}"
