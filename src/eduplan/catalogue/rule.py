"""Rules, checks and aliases: a code each, what it says when it fires, and how to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TypeAlias

import attrs

from eduplan.catalogue.outcome import Nature, Severity
from eduplan.errors import nearest_names
from eduplan.formula import Level, Node
from eduplan.words import Words


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

    `about` limits the subjects: to those about one of its names, and of all its kinds; `documents`
    limits the kinds of documents, where some need not say what the rule asks for. `message` and
    `remedy` are templates that the outcome's values fill. `own_standard` is the full name of
    the standard of kind `own` that it rests on: a user may switch these off, and nothing is judged
    by one before it was known. `has_fixed_severity` says that an overlay set the severity, which
    then holds for every outcome.
    """

    per: str
    severity: Severity
    nature: Nature = "fault"
    message: Words
    remedy: Words
    function: Callable[..., object]
    about: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    own_standard: str = ""
    has_fixed_severity: bool = False


@attrs.frozen(kw_only=True)
class Check(_Coded):
    """A consistency check that is only a condition, judged over plans and over data.

    `own_standard` and `has_fixed_severity` are as a rule's.
    """

    severity: Severity
    nature: Nature = "fault"
    message: Words
    remedy: Words
    formula: Node
    level: Level = "region"
    own_standard: str = ""
    has_fixed_severity: bool = False
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
    def nature(self) -> Nature:
        """Whether what the general rule finds is a fault, a gap or a note."""
        return self._restated.nature

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


def nearest_rules(name: str, rules: Mapping[str, AnyRule]) -> tuple[str, ...]:
    """Return the codes, or else the names, that look most like what somebody wrote."""
    return (
        _with_all_digits(name.upper(), rules)
        or nearest_names(name.upper(), rules)
        or nearest_names(name, [rule.name for rule in rules.values()])
    )


def _with_all_digits(code: str, rules: Iterable[str]) -> tuple[str, ...]:
    """Return the code that is meant where a zero is missing or too many: PLAN001 for PLAN01."""
    letters = code.rstrip("0123456789")
    number = code[len(letters) :].lstrip("0")
    return tuple(
        one
        for one in rules
        if number and one.startswith(letters) and one[len(letters) :].lstrip("0") == number
    )
