"""特殊教育 special education: enrolment, placement, funds and resource rooms."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.special_education import indicators, rules
from eduplan.plugins.special_education.domain import special_education


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 特殊教育."""
    return [special_education]
