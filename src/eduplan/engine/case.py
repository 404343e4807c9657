"""What a rule may ask of a plan, in a few fields; docs/plugin.md has an example of each."""

from __future__ import annotations

from functools import cached_property

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.engine.applicable_standards import ApplicableStandards, Clock
from eduplan.engine.arithmetic import Arithmetic
from eduplan.engine.figures import Figures
from eduplan.engine.index import PlanIndex
from eduplan.engine.naming import Naming
from eduplan.engine.waivers import WaiverUse
from eduplan.plan.model import Plan


@attrs.frozen(eq=False, repr=False, slots=False)
class Case:
    """One plan before one catalogue, judged as known on a day.

    Attributes:
        plan: the plan, its targets as the amendments up to today restate them.
        catalogue: what the installed plugins define, and the plan's own indicators.
        clock: today, and the day whose knowledge counts.
        waivers: what each waiver does, for the rules about waivers, which are asked last.
        own_standards: whether rules that rest on a reference of our own are asked.
    """

    plan: Plan
    catalogue: Catalogue
    clock: Clock
    waivers: tuple[WaiverUse, ...] = ()
    own_standards: bool = True
    _original: Plan | None = None

    @cached_property
    def index(self) -> PlanIndex:
        """What the plan says, by name, scope, year and id."""
        return PlanIndex(self.plan, self._original or self.plan)

    @cached_property
    def figures(self) -> Figures:
        """Which figure of the plan counts, and what its figures give together."""
        return Figures(self.index, self.catalogue, self.words)

    @cached_property
    def arithmetic(self) -> Arithmetic:
        """The plan's arithmetic relations, judged together."""
        return Arithmetic(self.plan, self.catalogue)

    @cached_property
    def standards(self) -> ApplicableStandards:
        """What is asked of the plan's region, as known on the day that counts."""
        return ApplicableStandards(self.index, self.catalogue, self.clock)

    @cached_property
    def words(self) -> Naming:
        """What messages call items, figures, bounds and standards."""
        return Naming(self.plan, self.catalogue)
