"""A plugin whose label is a number; it would break whatever shows it."""

from __future__ import annotations

from eduplan import Domain, Words, hookimpl

county = Domain("numbers", Words("数", "Numbers"))
county.element("pupils", Words(2025, "pupils"), unit="人")  # type: ignore[arg-type]


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain; it never comes to that."""
    return [county]
