"""A plugin whose hook takes an argument that no host gives."""

from __future__ import annotations

from eduplan import Domain, Words, hookimpl


@hookimpl
def eduplan_domains(year: int) -> list[Domain]:
    """Return a domain for a year."""
    return [Domain("county", Words("县", f"County in {year}"))]
