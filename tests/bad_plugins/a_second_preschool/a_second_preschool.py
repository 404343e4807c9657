"""A plugin whose entry point has the name of a built-in one."""

from __future__ import annotations

from eduplan import Domain, Words, hookimpl


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return a domain that clashes with nothing."""
    return [Domain("kindergartens", Words("幼儿园", "Kindergartens"))]
