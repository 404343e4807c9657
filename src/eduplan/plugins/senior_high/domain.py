"""The domain 高中阶段; the other files of this folder fill it."""

from __future__ import annotations

import eduplan as ep

senior_high = ep.Domain(
    "senior_high",
    ep.Words("高中阶段", "Senior secondary education"),
    requires=("coherence", "compulsory", "governance", "teachers"),
    counted_in=("senior_high_school",),
    ships=("standards", "pages", "cases"),
)
