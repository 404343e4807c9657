"""规划一致性 coherence: whether a plan agrees with itself, its time and the standards above it."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.coherence import (  # noqa: F401 - they fill the domain
    amendments,
    arithmetic,
    baselines,
    figures,
    measures,
    standards,
    targets,
    timing,
    waivers,
)
from eduplan.plugins.coherence.domain import coherence


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the rules about the plan as such."""
    return [coherence]
