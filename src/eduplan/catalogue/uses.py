"""What uses a definition: the indicators and checks that read it, the rules that are about it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Indicator
from eduplan.catalogue.rule import AnyRule, Check, Rule
from eduplan.formula import Node, StandardFor, references, walk


def indicators_reading(name: str, catalogue: Catalogue) -> Iterator[Indicator]:
    """Yield the indicators whose own formula reads a definition, or the standard about it."""
    for one in catalogue.definitions.values():
        if isinstance(one, Indicator) and _reads(one, name):
            yield one


def rules_about(name: str, catalogue: Catalogue) -> Iterator[AnyRule]:
    """Yield the rules that are about a definition, and the checks that read it."""
    for rule in catalogue.rules.values():
        if isinstance(rule, Rule):
            if name in rule.about:
                yield rule
        elif isinstance(rule, Check) and _reads(rule, name):
            yield rule


def _reads(one: Indicator | Check, name: str) -> bool:
    return name in _names_in(one.formula)


@lru_cache(maxsize=4096)  # the handbook asks of every formula for every definition
def _names_in(formula: Node) -> frozenset[str]:
    standards = (one.about for one in walk(formula) if isinstance(one, StandardFor))
    return frozenset((*references(formula), *standards))
