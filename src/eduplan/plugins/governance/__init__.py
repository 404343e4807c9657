"""治理与督导 governance: layout, supervision, safety, private education and party leadership."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.governance import indicators, rules
from eduplan.plugins.governance.domain import governance


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 治理与督导."""
    return [governance]
