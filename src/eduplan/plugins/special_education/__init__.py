"""特殊教育 special education: enrolment, placement, funds and resource rooms."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.special_education import indicators, rules  # noqa: F401 - they fill the domain
from eduplan.plugins.special_education.domain import special_education


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the domain 特殊教育."""
    return [special_education]
