"""经费 finance: spending, quotas, aid, projects and the money of measures."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.finance import indicators, rules  # noqa: F401 - they fill the domain
from eduplan.plugins.finance.domain import finance


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the domain 经费."""
    return [finance]
