"""What one domain contributes to the catalogue, as a frozen value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple, Protocol, TypeAlias, runtime_checkable

import attrs

from eduplan.catalogue import mistakes
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Definition, Dimension, Standard
from eduplan.catalogue.overrides import Override
from eduplan.catalogue.rule import AnyRule
from eduplan.errors import Problem
from eduplan.immutable import EMPTY, frozen_mapping, frozen_texts
from eduplan.words import Words

StandardsSource: TypeAlias = "Callable[[Catalogue], Iterable[Standard]]"
"""Gives a domain's standards once the catalogue can tell units; raises `EduplanError`."""


def no_standards(catalogue: Catalogue) -> tuple[Standard, ...]:
    """Return the standards of a domain that has none."""
    return ()


@attrs.frozen(kw_only=True, eq=False)
class Contribution:
    """Everything that one domain hands over.

    Attributes:
        name: the domain's name.
        words: its label in both languages.
        dimensions, definitions, rules: what it defines, in order.
        formula_texts: formulas given as text, by the name or code of what they belong to; they are
            read when all names are known.
        region: where it holds; empty for everywhere.
        overrides: what it puts in the place of other plugins' definitions and rules there, by full
            name or code, and why.
        terms: further terms for definitions, by full name.
        requires: the domains whose definitions it refers to.
        standards: gives its dated standards.
        ships: what it says that it ships in files, of `shipping.SHIPS`.
        folder: where these files stand; empty where there are none.
        plugin: the plugin that contributes it; the registry fills it in.
        builtin: whether that came with eduplan itself, and so keeps its names before others.
    """

    name: str
    words: Words
    dimensions: tuple[Dimension, ...] = ()
    definitions: tuple[Definition, ...] = ()
    rules: tuple[AnyRule, ...] = ()
    formula_texts: Mapping[str, str] = attrs.field(default=EMPTY, converter=frozen_texts)
    region: str = ""
    overrides: Mapping[str, Override] = attrs.field(default=EMPTY, converter=frozen_mapping)
    terms: Mapping[str, tuple[str, ...]] = attrs.field(default=EMPTY, converter=frozen_mapping)
    requires: tuple[str, ...] = ()
    standards: StandardsSource = no_standards
    ships: tuple[str, ...] = ()
    folder: str = ""
    plugin: str = ""
    builtin: bool = False


@runtime_checkable
class Contributor(Protocol):
    """What a plugin may contribute: a `Domain`, or whatever else hands over a contribution."""

    def contribution(self) -> Contribution:
        """Return what it contributes, as it is now; later changes to it have no effect."""
        ...


class Refusal(NamedTuple):
    """Why a plugin can't be used.

    Attributes:
        plugin: its name.
        problem: what is wrong.
        about: the definitions that it is about by full name, or the rules by code; first the one
            that is wrong.
        place: where that stands, as `module:line`; empty where the problem has its own place.
        key: the argument of that which is wrong, if it is not the formula or the whole.
    """

    plugin: str
    problem: Problem
    about: tuple[str, ...] = ()
    place: str = ""
    key: str = ""

    @property
    def reason(self) -> Problem:
        """The problem with the definition that it is about, in one sentence."""
        mistake = self.problem.message
        if self.key:
            mistake = mistakes.KEY_OF(key=self.key, mistake=mistake)
        if self.place:
            mistake = mistakes.IN_DEFINITION(name=self.about[0], place=self.place, mistake=mistake)
        return self.problem._replace(message=mistake)
