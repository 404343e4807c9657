"""学前教育 pre-primary education: enrolment, inclusiveness, staff, places and 普及普惠."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.preschool import indicators, promises, rules  # noqa: F401 - they fill the domain
from eduplan.plugins.preschool.domain import preschool


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the domain 学前教育."""
    return [preschool]
