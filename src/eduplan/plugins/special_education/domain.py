"""The domain 特殊教育; the other files of this folder fill it."""

from __future__ import annotations

import eduplan as ep

special_education = ep.Domain(
    "special_education",
    ep.Words("特殊教育", "Special education"),
    requires=("coherence", "compulsory", "finance"),
    counted_in=("ordinary_school",),
    ships=("standards", "pages", "cases"),
)
