"""The domain 高中阶段; the other files of this folder fill it."""

from __future__ import annotations

from eduplan import Domain

senior_high = Domain(
    "senior_high",
    "高中阶段",
    "Senior secondary education",
    requires=("coherence", "compulsory", "governance", "teachers"),
)
