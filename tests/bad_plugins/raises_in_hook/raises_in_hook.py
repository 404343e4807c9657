"""A plugin whose hook raises."""

from __future__ import annotations

from eduplan import Domain, hookimpl


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Read definitions from a table that was never shipped."""
    raise FileNotFoundError("no such file: indicators.csv")
