"""经费 finance: spending, quotas, aid, projects and the money of measures."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.finance import indicators, rules
from eduplan.plugins.finance.domain import finance


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 经费."""
    return [finance]
