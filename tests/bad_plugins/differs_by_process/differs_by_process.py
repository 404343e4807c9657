"""A plugin whose definitions are others in every process."""

from __future__ import annotations

import os

from eduplan import Domain, hookimpl

county = Domain("fickle", "善变", "Fickle")
county.element("pupils", f"学生数{os.getpid()}", "pupils", unit="人")


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
