"""高中阶段 senior high: enrolment, promotion, class size, teachers and aid."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.senior_high import indicators, rules
from eduplan.plugins.senior_high.domain import senior_high


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 高中阶段."""
    return [senior_high]
