"""高中阶段 senior high: enrolment, promotion, class size, teachers and aid."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.senior_high import indicators, rules  # noqa: F401 - they fill the domain
from eduplan.plugins.senior_high.domain import senior_high


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the domain 高中阶段."""
    return [senior_high]
