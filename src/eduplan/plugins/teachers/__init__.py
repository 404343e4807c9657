"""师资 teachers: posts, qualification, age, rotation, recruitment, training and pay."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.teachers import indicators, retirement, rules  # noqa: F401 - they fill the domain
from eduplan.plugins.teachers.domain import teachers


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the domain 师资."""
    return [teachers]
