"""Which version of a target judges: the plan's own, or that of a mid-term adjustment."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from eduplan.bounds import Bound
    from eduplan.plan.model import Amendment, Plan, Target

__all__ = ["TargetVersion", "version_in_force"]


@attrs.frozen(eq=False)
class TargetVersion:
    """A target as it stands in a year: by the plan itself, or by the amendment that restates it."""

    bound: Bound
    due_year: int
    amendment: Amendment | None = None
    reason: str = ""


def version_in_force(plan: Plan, target: Target, as_of: int) -> TargetVersion:
    """Return the version that judges: the last one dated before the end of the year `as_of`."""
    end = datetime.date(as_of, 12, 31)
    version = TargetVersion(target.bound, plan.due_year(target))
    for amendment in sorted(plan.amendments, key=lambda one: (one.date, one.id)):
        for change in amendment.changes if amendment.date <= end else ():
            if change.target == target.id:
                due = version.due_year if change.year is None else change.year
                version = TargetVersion(change.bound, due, amendment, change.reason)
    return version
