"""信息化 informatization: computers, rooms, networks, platforms and security."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.informatization import indicators, rules
from eduplan.plugins.informatization.domain import informatization


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 信息化."""
    return [informatization]
