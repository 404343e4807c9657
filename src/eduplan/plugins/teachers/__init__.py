"""师资 teachers: posts, qualification, age, rotation, recruitment, training and pay."""

from __future__ import annotations

import eduplan as ep
from eduplan.plugins.teachers import indicators, retirement, rules
from eduplan.plugins.teachers.domain import teachers


@ep.hookimpl
def eduplan_domains() -> list[ep.Domain]:
    """Contribute the domain 师资."""
    return [teachers]
