"""The domain 义务教育; the other files of this folder fill it."""

from __future__ import annotations

from eduplan import Domain

compulsory = Domain(
    "compulsory",
    "义务教育",
    "Compulsory education",
    requires=(
        "coherence",
        "finance",
        "governance",
        "informatization",
        "special_education",
        "teachers",
    ),
)
