"""Rules that rest on a reference of our own: asked where it is in use, and was known on the day."""

from __future__ import annotations

import datetime

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import Reason
from eduplan.catalogue.rule import AskedRule
from eduplan.words import Words

SWITCHED_OFF = Reason(
    "own_standards_off",
    Words("没有采用eduplan自定的参考", "eduplan's own references are not used"),
)
NOT_KNOWN = Reason(
    "not_known",
    Words(
        "eduplan自定的参考晚于判断日", "eduplan's own reference is later than the day that counts"
    ),
)


def why_not_by_own(
    rule: AskedRule, catalogue: Catalogue, known_on: datetime.date, *, in_use: bool
) -> Reason | None:
    """Return why a rule is not asked, if it rests on a standard of kind `own`."""
    if not rule.own_standard:
        return None
    if not in_use:
        return SWITCHED_OFF
    return NOT_KNOWN if known_on < catalogue.standard(rule.own_standard).known_since else None
