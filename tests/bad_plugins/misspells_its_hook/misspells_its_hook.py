"""A plugin whose hook has no such name; what it contributes would silently be nothing."""

from __future__ import annotations

from eduplan import Domain, Words, hookimpl


@hookimpl
def eduplan_domain() -> list[Domain]:
    """Return a domain to nobody."""
    return [Domain("county", Words("县", "County"))]
