"""The domain 义务教育; the other files of this folder fill it."""

from __future__ import annotations

import eduplan as ep

compulsory = ep.Domain(
    "compulsory",
    ep.Words("义务教育", "Compulsory education"),
    requires=(
        "coherence",
        "finance",
        "governance",
        "informatization",
        "special_education",
        "teachers",
    ),
    counted_in=("compulsory_school",),
    ships=("standards", "pages", "cases"),
)
