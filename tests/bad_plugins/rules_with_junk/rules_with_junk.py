"""Rules whose answers can't be counted or shown."""

from __future__ import annotations

from functools import partial

from eduplan import Case, Domain, Outcome, Plan, Words, failed, hookimpl

county = Domain("rules_with_junk", Words("坏", "Bad"))
_rule = partial(
    county.rule,
    per="plan",
    title=Words("坏规则", "a bad rule"),
    message=Words("{what}", "{what}"),
    remedy=Words("", ""),
)


class Shy:
    """An object that can't be put into words."""

    def __str__(self) -> str:
        raise ValueError("not to be shown")

    __repr__ = __str__


@_rule("JNK001")
def says_yes(plan: Plan, case: Case) -> Outcome:
    """Return what is no outcome."""
    return True  # type: ignore[return-value]


@_rule("JNK002")
def has_a_status_of_its_own(plan: Plan, case: Case) -> Outcome:
    """Return a status that nobody counts."""
    return Outcome("failed")  # type: ignore[arg-type]


@_rule("JNK003")
def has_a_severity_of_its_own(plan: Plan, case: Case) -> Outcome:
    """Return a severity that nobody sorts."""
    return failed(severity="fatal", what="x")  # type: ignore[arg-type]


@_rule("JNK004")
def fills_nothing(plan: Plan, case: Case) -> Outcome:
    """Return a failure without what its message names."""
    return failed(where="x")


@_rule("JNK005")
def shows_a_float(plan: Plan, case: Case) -> Outcome:
    """Return a number that is not exact."""
    return failed(what=0.1)  # type: ignore[arg-type]


@_rule("JNK006")
def shows_the_shy(plan: Plan, case: Case) -> Outcome:
    """Return a value that can't be shown."""
    return failed(what=Shy())  # type: ignore[arg-type]


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
