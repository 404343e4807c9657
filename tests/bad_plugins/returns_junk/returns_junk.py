"""A plugin whose hook returns the names of domains instead of domains."""

from __future__ import annotations

from eduplan import hookimpl


@hookimpl
def eduplan_domains() -> list[str]:
    """Return what is no domain."""
    return ["county"]
