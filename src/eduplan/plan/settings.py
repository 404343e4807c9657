"""How a plan is to be audited: which rules are asked, how grave they are, what is waived."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

import attrs

from eduplan.catalogue.outcome import Severity
from eduplan.immutable import EMPTY, frozen_mapping
from eduplan.plan.model import Plan, Waiver


def _exact(value: str | int | Fraction) -> Fraction:
    return Fraction(value)


@attrs.frozen
class Plausibility:
    """From where figures of data are hardly likely (经验校验): the bounds of DATA007 and DATA008.

    Attributes:
        times: a count jumps that is more than so many times what it was the year before, or that
            was so many times more.
        points: a published rate jumps that changes by so many percentage points or more.
        robust_z: an institution is an outlier from this robust z on.
        z: and from this ordinary z on, where more than half of the institutions are alike.
    """

    times: Fraction = attrs.field(default=Fraction(2), converter=_exact)
    points: Fraction = attrs.field(default=Fraction(20), converter=_exact)
    robust_z: Fraction = attrs.field(default=Fraction(7, 2), converter=_exact)
    z: Fraction = attrs.field(default=Fraction(3), converter=_exact)


USUAL = Plausibility()
"""The bounds where nobody sets others: those of Iglewicz and Hoaglin (1993), and of our own."""


@attrs.frozen
class AuditSettings:
    """The choices of whoever asks for an audit, or of a settings file; reports record them.

    Attributes:
        select: codes, names or prefixes of the rules to ask; all if empty.
        ignore: codes, names or prefixes of the rules to leave out.
        severity: the least serious severity that counts in the exit code.
        strict: whether a plugin or rule that fails is an error instead of being set aside.
        own_standards: whether to ask the rules that rest on a reference of eduplan's own (standards
            of kind `own`), such as a range of what is plausible.
        severities: how grave the findings of some rules are, by code, whatever the rules say.
        waivers: findings accepted beside those that the plan waives itself; one that names a plan
            is for that plan alone.
        plausible: from where an evaluation notes figures of its data as hardly likely.
        file: the settings file that was read, "" for none.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: Severity = "warning"
    strict: bool = False
    own_standards: bool = True
    severities: Mapping[str, Severity] = attrs.field(
        default=EMPTY, converter=frozen_mapping, hash=False
    )
    waivers: tuple[Waiver, ...] = ()
    plausible: Plausibility = USUAL
    file: str = attrs.field(default="", eq=False)

    def asked(
        self,
        *,
        select: tuple[str, ...] = (),
        ignore: tuple[str, ...] = (),
        severity: Severity | None = None,
        strict: bool = False,
        own_standards: bool | None = None,
    ) -> AuditSettings:
        """Return the settings with what somebody asks for now, which goes before a file.

        Rules that are selected now are asked even where the file leaves them out.
        """
        return attrs.evolve(
            self,
            select=select or self.select,
            ignore=ignore or (() if select else self.ignore),
            severity=severity or self.severity,
            strict=strict or self.strict,
            own_standards=self.own_standards if own_standards is None else own_standards,
        )

    def with_waivers(self, plan: Plan) -> Plan:
        """Return a plan with the waivers that are for it; where both have one, its own stays."""
        added = tuple(
            one for one in self.waivers if one.plan in ("", plan.id) and one.id not in plan.by_id
        )
        return attrs.evolve(plan, waivers=(*plan.waivers, *added)) if added else plan


AS_THE_RULES_SAY = AuditSettings()
"""The settings of an audit of which nothing else is said."""
