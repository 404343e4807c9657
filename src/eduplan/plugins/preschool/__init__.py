"""学前教育 pre-primary education: enrolment, inclusiveness, staff, places and 普及普惠."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.preschool import indicators, promises, rules
from eduplan.plugins.preschool.domain import preschool


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 学前教育."""
    return [preschool]
