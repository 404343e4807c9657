"""Rules, checks and aliases: a code each, what it says when it fires, and how to mend it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import attrs

from eduplan.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from eduplan.catalogue.outcome import Severity
    from eduplan.formula import Level, Node

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


class Kind(NamedTuple):
    """A kind of subject that a rule may be about, and which subjects can be of it."""

    words: Words
    subjects: tuple[str, ...]


_WITH_FIGURES = ("target", "target_pair", "statement", "figure", "item")

KINDS = {
    "numeric": Kind(Words("有数值", "gives a number"), _WITH_FIGURES),
    "in_words": Kind(Words("没有数值", "gives no number"), ("target",)),
    "maintained": Kind(Words("要求保持", "maintains a state"), ("target",)),
    "directed": Kind(
        Words("指标越高或越低越好", "its indicator is better higher or lower"),
        ("target", "baseline"),
    ),
    "composite": Kind(Words("指标由各分项判定", "its indicator stands on components"), ("target",)),
    "with_milestones": Kind(Words("有节点", "has milestones"), ("target",)),
    "of_the_period": Kind(Words("期内的", "not done before the period"), ("measure",)),
}
"""The kinds that a rule may be about, besides elements and indicators."""

NAMED = (*_WITH_FIGURES, "baseline", "indicator", "measure", "problem")
"""The subjects that are about elements or indicators; a measure is about those that it moves."""


@attrs.frozen(kw_only=True)
class _Coded:
    """What rules, checks and aliases have in common.

    The page (what, why, an example that fires, one that doesn't) stands in `pages/` of `folder`,
    "" for one without pages; `eduplan.catalogue.pages` reads it.
    """

    code: str
    name: str
    title: Words
    source: str = ""
    folder: str = attrs.field(default="", eq=False)
    defined_in: str = ""


@attrs.frozen(kw_only=True)
class Rule(_Coded):
    """A rule whose function is asked about each subject of the kind `per`.

    It is asked about those only that are about one of the names in `about`, if there are any, and
    of all the kinds in it. `message` and `remedy` are texts with the names of the outcome's values
    in braces.
    """

    per: str
    severity: Severity
    message: Words
    remedy: Words
    function: Callable[..., object]
    about: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Check(_Coded):
    """A consistency check that is only a condition, judged over plans and over data."""

    severity: Severity
    message: Words
    remedy: Words
    formula: Node
    level: Level = "region"
    per: str = attrs.field(default="values", init=False)


@attrs.frozen(kw_only=True)
class Alias(_Coded):
    """A general rule restated for a domain: a page of its own, one finding of both.

    `alias_of` is the code of the general rule; once registered, `general` is the rule itself, whose
    subject, severity and words are the alias's too.
    """

    alias_of: str
    general: Rule | Check | None = attrs.field(default=None, repr=False)

    @property
    def per(self) -> str:
        """What the general rule is asked about."""
        return self._restated.per

    @property
    def severity(self) -> Severity:
        """How serious what the general rule finds is."""
        return self._restated.severity

    @property
    def message(self) -> Words:
        """What the general rule says when it fires."""
        return self._restated.message

    @property
    def remedy(self) -> Words:
        """How to mend what the general rule finds."""
        return self._restated.remedy

    @property
    def _restated(self) -> Rule | Check:
        assert self.general is not None, "an alias is asked for this once it is registered"
        return self.general


AskedRule: TypeAlias = Rule | Check
"""What decides something itself."""
AnyRule: TypeAlias = AskedRule | Alias
"""What stands under a code in the catalogue."""


def general_code(rule: AnyRule) -> str:
    """Return the code under which a rule finds something: of an alias, the general rule's."""
    return rule.alias_of if isinstance(rule, Alias) else rule.code
