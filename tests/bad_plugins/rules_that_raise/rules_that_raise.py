"""Rules that raise, one of them what is no `Exception`."""

from __future__ import annotations

import sys
from functools import partial
from typing import NoReturn

from eduplan import Case, Domain, Outcome, Plan, Words, hookimpl

county = Domain("rules_that_raise", Words("坏", "Bad"))
_rule = partial(
    county.rule,
    per="plan",
    title=Words("坏规则", "a bad rule"),
    message=Words("{what}", "{what}"),
    remedy=Words("", ""),
)


class StopEverythingError(BaseException):
    """What a test runner or an event loop uses to get out of everything."""


@_rule("RSE001")
def divides(plan: Plan, case: Case) -> Outcome:
    """Divide by the number of goals, of which there may be none."""
    return Outcome("pass" if 1 / len(plan.amendments) else "fail")


@_rule("RSE002")
def recurses(plan: Plan, case: Case) -> Outcome:
    """Ask itself."""
    return recurses(plan, case)


@_rule("RSE003")
def stops(plan: Plan, case: Case) -> NoReturn:
    """Get out of everything."""
    raise StopEverythingError("enough")


@_rule("RSE004")
def leaves(plan: Plan, case: Case) -> NoReturn:
    """End the program."""
    sys.exit(4)


@_rule("RSE005")
def misspells(plan: Plan, case: Case) -> Outcome:
    """Ask the plan for what it does not have."""
    return Outcome("pass" if plan.taregts else "fail")  # type: ignore[attr-defined]


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
