"""The domain 特殊教育; the other files of this folder fill it."""

from __future__ import annotations

from eduplan import Domain

special_education = Domain(
    "special_education",
    "特殊教育",
    "Special education",
    requires=("coherence", "compulsory", "finance"),
)
