"""The domain that the rules of this folder belong to; it defines no indicators of its own."""

from __future__ import annotations

import eduplan as ep

coherence = ep.Domain(
    "coherence",
    ep.Words("规划一致性", "Plan coherence"),
    ships=("pages", "cases"),
)
