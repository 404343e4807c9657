"""A plugin whose definitions are others in every process."""

from __future__ import annotations

import os

from eduplan import Domain, Words, hookimpl

county = Domain("fickle", Words("善变", "Fickle"))
county.element("pupils", Words(f"学生数{os.getpid()}", "pupils"), unit="人")


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
