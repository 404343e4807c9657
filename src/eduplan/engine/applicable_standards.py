"""The standards that a plan is held against: those of its region, as known when it was issued."""

from __future__ import annotations

import datetime
from collections.abc import Collection

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import STANDARD_KINDS, Scope, Standard
from eduplan.catalogue.regions import region_chain
from eduplan.catalogue.standard_lookup import (
    StandardAnswer,
    due_targets,
    standards_for,
    state_of,
    strictest,
)
from eduplan.engine.index import PlanIndex
from eduplan.plan.model import Baseline, Target

ASKED_KINDS = tuple(kind for kind in STANDARD_KINDS if kind != "own")


@attrs.frozen
class Clock:
    """The two days by which a plan is judged.

    `today` is the day by which waivers lapse, and up to which amendments count; what was published
    after `known_on` is not held against the plan. `is_chosen` says that somebody chose
    `known_on`, so that it holds for amendments too.
    """

    today: datetime.date
    known_on: datetime.date
    is_chosen: bool = False


@attrs.frozen(eq=False, repr=False, slots=False)
class ApplicableStandards:
    """Looks up what is asked of a plan's region, as known on the day that counts."""

    index: PlanIndex
    catalogue: Catalogue
    clock: Clock

    def about(
        self,
        indicator: str,
        year: int,
        scope: Scope | None = None,
        kinds: Collection[str] | None = None,
        known_on: datetime.date | None = None,
    ) -> StandardAnswer:
        """Return the standards about an indicator at the end of a year.

        They are as known on `known_on`, the clock's day if None. `kinds` are those of
        `STANDARD_KINDS` that count, all but `own` if None: nobody asks for what we think likely.
        """
        return standards_for(
            self.catalogue,
            indicator,
            on=datetime.date(year, 12, 31),
            region=self.index.plan.region,
            scope=scope or {},
            known_on=known_on or self.clock.known_on,
            kinds=kinds or ASKED_KINDS,
        )

    def of_target(self, target: Target, kinds: Collection[str] | None = None) -> StandardAnswer:
        """Return the standards about a target in its due year, as known when it was set."""
        year = self.index.plan.due_year(target)
        return self.about(target.indicator, year, target.scope, kinds, self.known_when(target))

    def of_baseline(self, baseline: Baseline) -> tuple[Standard, ...]:
        """Return the strictest standard, and the due targets, that a baseline is held against."""
        answer = self.about(baseline.indicator, self.index.plan.year_of(baseline), baseline.scope)
        floor = strictest(answer, self.catalogue.indicator(baseline.indicator).better)
        return (*(() if floor is None else (floor,)), *due_targets(answer))

    def known_when(self, target: Target) -> datetime.date:
        """Return the day whose knowledge a target is judged by.

        That is the day of the document that set it: of the amendment that restated it, else of the
        plan; or the day that was chosen for all.
        """
        amendment = self.index.amendment_of(target)
        if amendment is None or self.clock.is_chosen:
            return self.clock.known_on
        return amendment.date

    def has_funding(self, indicator: str) -> bool:
        """Tell whether an indicator has funding standards, which change within a period.

        Its targets are judged year by year by FIN003, all others in their due year by PLAN002.
        """
        return any(one.kind == "funding" for one in self.catalogue.standards_about(indicator))

    def is_document_in_force(self, words: str, number: str) -> bool:
        """Tell whether words name a document of whose standards one is in force at issue.

        `number` is the end of the document's number within the words: 〔2001〕74号.
        """
        plan = self.index.plan
        issued = plan.judged_on(self.clock.today)
        chain = region_chain(plan.region)
        return any(
            one.document_number in words
            and one.region in chain
            and state_of(one, on=issued, known_on=self.clock.known_on) == "in_force"
            for one in self.catalogue.standards_numbered(number)
        )
