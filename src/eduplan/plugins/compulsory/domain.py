"""The domain 义务教育; its definitions, rules and standards are added by the other files."""

from __future__ import annotations

from eduplan import Domain

__all__ = ["compulsory"]

compulsory = Domain("compulsory", "义务教育", "Compulsory education", file=__file__)
