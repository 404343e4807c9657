"""义务教育 compulsory: enrolment, retention, class size, balance and quality."""

from __future__ import annotations

from eduplan import Domain, hookimpl
from eduplan.plugins.compulsory import balance, indicators, quality, rules  # noqa: F401 - they fill the domain
from eduplan.plugins.compulsory.domain import compulsory


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Contribute the domain 义务教育."""
    return [compulsory]
