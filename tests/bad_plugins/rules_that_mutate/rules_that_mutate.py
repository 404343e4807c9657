"""Rules that change what they are asked about, and what all share."""

from __future__ import annotations

from functools import partial

from eduplan import PASSED, Case, Domain, Outcome, Plan, Words, hookimpl

county = Domain("rules_that_mutate", Words("坏", "Bad"))
_rule = partial(
    county.rule,
    per="plan",
    title=Words("坏规则", "a bad rule"),
    message=Words("{what}", "{what}"),
    remedy=Words("", ""),
)


@_rule("MUT001")
def changes_the_plan(plan: Plan, case: Case) -> Outcome:
    """Give the plan another year."""
    plan.last_year = 2050  # type: ignore[misc]
    return PASSED


@_rule("MUT002")
def changes_an_item(plan: Plan, case: Case) -> Outcome:
    """Give a target another year."""
    plan.targets[0].year = 2050  # type: ignore[misc]
    return PASSED


@_rule("MUT003")
def forgets_an_item(plan: Plan, case: Case) -> Outcome:
    """Take an item out of the index."""
    plan.by_id.pop(plan.targets[0].id)  # type: ignore[attr-defined]
    return PASSED


@_rule("MUT004")
def changes_the_catalogue(plan: Plan, case: Case) -> Outcome:
    """Take a rule out of the catalogue."""
    del case.catalogue.rules["PLAN001"]  # type: ignore[attr-defined]
    return PASSED


@_rule("MUT005")
def changes_a_definition(plan: Plan, case: Case) -> Outcome:
    """Turn an indicator round."""
    case.catalogue.indicator(plan.targets[0].indicator).better = "lower"  # type: ignore[misc]
    return PASSED


@_rule("MUT006")
def changes_the_case(plan: Plan, case: Case) -> Outcome:
    """Turn back the clock."""
    case.clock.today = case.clock.known_on  # type: ignore[misc]
    return PASSED


@_rule("MUT007")
def changes_the_outcome_of_all(plan: Plan, case: Case) -> Outcome:
    """Let everything that passed fail."""
    PASSED.status = "fail"  # type: ignore[misc]
    return PASSED


@_rule("MUT008")
def adds_to_the_outcome_of_all(plan: Plan, case: Case) -> Outcome:
    """Give a value to everything that passed."""
    PASSED.values["what"] = "x"  # type: ignore[index]
    return PASSED


@hookimpl
def eduplan_domains() -> list[Domain]:
    """Return the domain."""
    return [county]
