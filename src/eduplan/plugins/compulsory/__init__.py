"""义务教育 compulsory: enrolment, retention, class size, balance and quality."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.compulsory import balance, indicators, quality, rules
from eduplan.plugins.compulsory.domain import compulsory


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 义务教育."""
    return [compulsory]
