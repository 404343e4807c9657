"""A rule: a code, a severity, what it says when it fires and how to mend it, and the function."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduplan.catalogue.outcome import Severity
    from eduplan.formula import Level, Node
    from eduplan.words import Words

__all__ = ["ASKED_ONE_BY_ONE", "SUBJECTS", "Rule"]

SUBJECTS = {
    "plan": "the plan as a whole",
    "indicator": "each indicator that the plan names",
    "target": "each target",
    "target_pair": "each two targets of one indicator and scope",
    "baseline": "each baseline",
    "statement": "each statement",
    "figure": "each baseline, statement and target",
    "measure": "each measure",
    "problem": "each problem",
    "relation": "each arithmetic relation that the plan states",
    "item": "each item of any kind, but no clause",
    "topic": "each group or matter that measures of the period regulate",
    "clause": "each clause that any item stands in",
    "amendment": "each amendment that counts on the day of the audit",
    "waiver": "each waiver and what it does, after all other rules were asked",
    "values": "the published values and the targets that a formula reads",
}
"""What a rule may be asked about, one at a time; `values` is for checks that are formulas."""

ASKED_ONE_BY_ONE = tuple(kind for kind in SUBJECTS if kind != "values")
"""What the function of a rule may be asked about."""


@attrs.frozen
class Rule:
    """One rule; either `function` or `formula` decides it, or that of the rule `alias_of`.

    `message` and `remedy` are texts with the names of the outcome's values in braces. The page
    (what, why, an example that fires, one that doesn't) stands in `pages/` of `folder`, "" for a
    rule without pages; `eduplan.catalogue.pages` reads it.
    """

    code: str
    name: str
    title: Words
    per: str
    severity: Severity
    message: Words
    remedy: Words
    function: Callable[..., object] | None = None
    formula: Node | None = None
    level: Level = "region"
    alias_of: str = ""
    source: str = ""
    folder: str = attrs.field(default="", eq=False)
    defined_in: str = ""
