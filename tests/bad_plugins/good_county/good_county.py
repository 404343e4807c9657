"""A plugin that works, but prints as it is loaded and as it is asked."""

from __future__ import annotations

from functools import partial

from eduplan import Case, Domain, Outcome, Plan, Words, failed, hookimpl

county = Domain("good_county", Words("坏", "Bad"))
_rule = partial(
    county.rule,
    per="plan",
    title=Words("坏规则", "a bad rule"),
    message=Words("{what}", "{what}"),
    remedy=Words("", ""),
)


print("good_county is loaded")


@_rule("GUD001")
def finds(plan: Plan, case: Case) -> Outcome:
    """Find something in every plan."""
    print("good_county is asked")
    return failed(what="好")


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
