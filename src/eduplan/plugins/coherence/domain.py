"""The domain that the rules of this folder belong to; it defines no indicators of its own."""

from __future__ import annotations

from eduplan import Domain

coherence = Domain("coherence", "规划一致性", "Plan coherence")
