"""信息化 informatization: computers, rooms, networks, platforms and security."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.informatization import indicators, rules  # noqa: F401 - they fill the domain
from eduplan.plugins.informatization.domain import informatization


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the domain 信息化."""
    return [informatization]
