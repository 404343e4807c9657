"""Rules that end the process, each in a way that no `except` catches."""

from __future__ import annotations

import ctypes
import os
from functools import partial

from eduplan import Case, Domain, Outcome, Plan, Words, hookimpl

county = Domain("rules_that_die", Words("坏", "Bad"))
_rule = partial(
    county.rule,
    per="plan",
    title=Words("坏规则", "a bad rule"),
    message=Words("{what}", "{what}"),
    remedy=Words("", ""),
)


@_rule("DIE001")
def leaves_at_once(plan: Plan, case: Case) -> Outcome:
    """End the process without a word."""
    os._exit(3)


@_rule("DIE002")
def reads_where_nothing_is(plan: Plan, case: Case) -> Outcome:
    """Crash the interpreter, as a broken extension does."""
    return Outcome("pass" if ctypes.string_at(0) else "fail")


@_rule("DIE003")
def takes_all_memory(plan: Plan, case: Case) -> Outcome:
    """Ask for more and more memory."""
    taken = []
    while True:
        taken.append(bytes(2**32))


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
