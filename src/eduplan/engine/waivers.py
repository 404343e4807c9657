"""Waivers: findings that a county accepts for a time, and waivers that miss their purpose."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from eduplan.catalogue.rule import AnyRule, AskedRule, general_code
from eduplan.engine.findings import Finding
from eduplan.plan.model import Plan, Waiver

EVERYTHING_MARK = "*"
"""The subject of a waiver that is meant for all that its rule finds."""


class WaiverUse(NamedTuple):
    """What a waiver does in one audit.

    `findings` are those it names, whether or not it is still in force; `lapsed` says that its day
    is over; `asked` that its rule was among those asked at all.
    """

    waiver: Waiver
    findings: tuple[Finding, ...]
    lapsed: bool
    asked: bool

    @property
    def is_broad(self) -> bool:
        """Whether it names everything that its rule finds, instead of one subject."""
        return self.waiver.subject == EVERYTHING_MARK


def uses_of(
    plan: Plan,
    findings: Sequence[Finding],
    rules: Iterable[AskedRule],
    today: datetime.date,
    known: Mapping[str, AnyRule],
) -> tuple[WaiverUse, ...]:
    """Return what each waiver of the plan does with these findings; its last day still counts.

    `rules` are those asked, `known` all by code: a waiver of an alias waives the general rule.
    """
    asked = {rule.code for rule in rules}
    uses = []
    for waiver in plan.waivers:
        rule = known.get(waiver.rule)
        code = waiver.rule if rule is None else general_code(rule)
        named = tuple(one for one in findings if one.code == code and _names(waiver, one))
        lapsed = waiver.expires < today
        uses.append(WaiverUse(waiver, named, lapsed, asked=code in asked))
    return tuple(uses)


def waived_by(uses: Iterable[WaiverUse]) -> dict[str, Waiver]:
    """Return the waiver in force, if any, for each finding by its fingerprint."""
    return {
        finding.fingerprint: use.waiver
        for use in uses
        if not use.lapsed
        for finding in use.findings
    }


def _names(waiver: Waiver, finding: Finding) -> bool:
    return waiver.subject in (EVERYTHING_MARK, *finding.subjects)
