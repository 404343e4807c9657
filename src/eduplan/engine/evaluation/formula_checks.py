"""The checks of all domains that are formulas, over the places and years of a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from eduplan.catalogue.outcome import Outcome, Reason, failed, not_applicable
from eduplan.engine.asking import RuleOutcome, answer, broken
from eduplan.engine.audit import unfilled
from eduplan.engine.conditions import conditions, explained, figures_read, outcome_of_open
from eduplan.engine.evaluation.trace import places, rows_of
from eduplan.engine.findings import Finding, finding_of
from eduplan.readings.exact import ExactReader
from eduplan.readings.facts import Moment, Reading
from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eduplan.catalogue.rule import Rule
    from eduplan.data.table import ObservationTable
    from eduplan.plan.model import Plan
    from eduplan.readings.observed import ObservedFacts
    from eduplan.registry import Registry

__all__ = ["FormulaChecker", "subject_of"]

NOT_OBSERVED = Reason("not_observed", Words("数据中没有", "the data have none of it"))


class FormulaChecker:
    """Asks every check of every place and year that the table has a figure of."""

    def __init__(self, plan: Plan, registry: Registry, facts: ObservedFacts) -> None:
        self.plan = plan
        self.catalogue = registry.catalogue
        self.facts = facts
        self.table: ObservationTable = facts.table
        self.findings: list[Finding] = []
        self._reader = ExactReader(facts, self.catalogue)

    def outcomes(self) -> Iterator[RuleOutcome]:
        """Yield how each check ended on each place; the findings of those that failed are kept."""
        for rule in self.catalogue.rules.values():
            for moment in self._places(rule.level) if rule.formula is not None else ():
                found = answer(rule.code, subject_of(moment), partial(self._judge, rule, moment))
                yield self._found(rule, moment, found) if found.outcome.status == "fail" else found

    def _judge(self, rule: Rule, moment: Moment) -> Outcome:
        known = self._known(rule, moment)
        against = [one for one in known if one.value is False]
        if not known:
            return not_applicable(NOT_OBSERVED)
        if not against:
            return outcome_of_open(known)
        sources = "\n".join(places(rows_of(against, self.facts)))
        return failed(words=explained(against, self.catalogue), sources=sources)

    def _known(self, rule: Rule, moment: Moment) -> list[Reading]:
        """Return the conditions of a check that rest on a figure of the table."""
        assert rule.formula is not None
        parts = conditions(self._reader.read(rule.formula, moment))
        return [one for one in parts if next(figures_read(one), None) is not None]

    def _found(self, rule: Rule, moment: Moment, one: RuleOutcome) -> RuleOutcome:
        """Keep the finding of a failure; one that can't be put into words is an error."""
        try:
            found = finding_of(rule, one.subject, one.outcome, self.plan)
        except Exception as error:  # the message is the plugin's own
            return broken(one.code, one.subject, unfilled(one.outcome, error))
        against = [part for part in self._known(rule, moment) if part.value is False]
        rows = rows_of(against, self.facts)
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
