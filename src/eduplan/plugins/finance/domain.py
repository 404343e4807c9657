"""The domain 教育经费; its definitions, rules and standards are added by the other files."""

from __future__ import annotations

from eduplan import Domain

__all__ = ["finance"]

finance = Domain("finance", "教育经费", "Education finance", file=__file__)
