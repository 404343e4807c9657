"""规划一致性 coherence: whether a plan agrees with itself, its time and the standards above it."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.coherence import (
    amendments,
    arithmetic,
    baselines,
    changes,
    eliminations,
    figures,
    header,
    measures,
    needs,
    parts,
    printed_changes,
    printed_parts,
    rises,
    states_against_standards,
    targets,
    targets_against_standards,
    timing,
    waivers,
)
from eduplan.plugins.coherence.domain import coherence


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the rules about the plan as such."""
    return [coherence]
