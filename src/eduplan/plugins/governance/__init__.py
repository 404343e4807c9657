"""治理与督导 governance: layout, supervision, safety, private education and party leadership."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.governance import indicators, rules  # noqa: F401 - they fill the domain
from eduplan.plugins.governance.domain import governance


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the domain 治理与督导."""
    return [governance]
