"""Rules that are never done with one of their subjects."""

from __future__ import annotations

import time
from functools import partial

from eduplan import PASSED, Case, Domain, Outcome, Target, Words, hookimpl

county = Domain("rules_that_hang", Words("坏", "Bad"))
_rule = partial(
    county.rule,
    per="plan",
    title=Words("坏规则", "a bad rule"),
    message=Words("{what}", "{what}"),
    remedy=Words("", ""),
)


@_rule("HNG001", per="target")
def hangs_on_the_second(target: Target, case: Case) -> Outcome:
    """Answer for the first target only."""
    while target is not case.plan.targets[0]:
        time.sleep(60)
    return PASSED


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
