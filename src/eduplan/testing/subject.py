"""The domain that is examined, among all that is installed with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import NamedTuple, TypeVar

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.contribution import Contribution
from eduplan.catalogue.definitions import Calculation, Dimension, Element, Indicator, Standard
from eduplan.catalogue.pages import Example
from eduplan.catalogue.rule import Alias, AnyRule, Check, Rule
from eduplan.errors import EduplanError, Problem, nearest_names
from eduplan.messages import MessageKind
from eduplan.registry import Registry
from eduplan.words import Words

_Part = TypeVar("_Part")

_NO_DOMAIN = MessageKind(
    "no_domain_to_examine",
    "没有领域或插件“{name}”",
    "there is no domain or plugin '{name}'",
)


class Answer(NamedTuple):
    """What rules said of an example, in Chinese, by code; and the codes of those that failed."""

    said: Mapping[str, tuple[str, ...]]
    failed: frozenset[str]


class NoSubjectError(EduplanError):
    """There is nothing of that name to examine, or it was set aside; the text says why."""


class Subject:
    """One domain: what it contributes, as the catalogue has it."""

    def __init__(
        self,
        contribution: Contribution,
        registry: Registry,
        reload: Callable[[], Registry] | None = None,
    ) -> None:
        self.reload = reload
        self.answers: dict[tuple[Example, tuple[str, ...]], Answer] = {}
        self.contribution = contribution
        self.registry = registry.within(contribution.region) if contribution.region else registry
        self.catalogue: Catalogue = self.registry.catalogue
        self.everywhere: Catalogue = (self.registry.everywhere or registry).catalogue
        self.overrides = contribution.overrides
        self.terms = contribution.terms
        self.name = contribution.name
        own = [one.name for one in contribution.definitions]
        definitions = [self.catalogue.definitions[name] for name in own]
        self.elements = _of(Element, definitions)
        self.indicators = _of(Indicator, definitions)
        self.termed: tuple[Element | Indicator, ...] = (*self.elements, *self.indicators)
        self.calculations = _of(Calculation, definitions)
        self.dimensions: tuple[Dimension, ...] = contribution.dimensions
        self.all_rules: tuple[AnyRule, ...] = tuple(
            self.catalogue.rules[one.code] for one in contribution.rules
        )
        self.rules = _of(Rule, self.all_rules)
        self.checks = _of(Check, self.all_rules)
        self.aliases = _of(Alias, self.all_rules)
        self.judged = tuple(one for one in self.all_rules if not isinstance(one, Alias))
        self.pages = self.all_rules if "pages" in contribution.ships else ()
        self.cases = self.all_rules if "cases" in contribution.ships else ()

    @cached_property
    def standards(self) -> tuple[Standard, ...]:
        """Its dated standards."""
        prefix = f"{self.name}."
        return tuple(one for one in self.catalogue.standards if one.name.startswith(prefix))

    @cached_property
    def local_standards(self) -> tuple[Standard, ...]:
        """Its standards, where it holds in a region."""
        return self.standards if self.contribution.region else ()

    @property
    def domain(self) -> Words:
        """What it is called."""
        return self.contribution.words


def subjects_of(
    name: str, registry: Registry, reload: Callable[[], Registry] | None = None
) -> tuple[Subject, ...]:
    """Return the domain of a name, or every domain of the plugin of that name.

    `reload` gives the registry anew, for the trial whether the same comes again.

    Raises:
        NoSubjectError: there is none; or the plugin was set aside, and the text says why.
    """
    found = [one for one in registry.contributions if name in (one.name, one.plugin)]
    if found:
        return tuple(Subject(one, registry, reload) for one in found)
    for plugin in registry.failed:
        if plugin.name == name:
            raise NoSubjectError.of(*plugin.reasons)
    known = [one.name for one in registry.contributions]
    raise NoSubjectError.of(Problem(_NO_DOMAIN(name=name), nearest=nearest_names(name, known)))


def _of(kind: type[_Part], parts: Iterable[object]) -> tuple[_Part, ...]:
    return tuple(one for one in parts if isinstance(one, kind))
