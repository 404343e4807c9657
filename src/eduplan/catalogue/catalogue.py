"""The catalogue: everything that the installed domains define, as one immutable value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any

import attrs

from eduplan.catalogue import mistakes
from eduplan.catalogue.definitions import (
    Calculation,
    Definition,
    Dimension,
    Element,
    Indicator,
    Scope,
    Standard,
    can_be_aimed_at,
)
from eduplan.catalogue.overrides import Overlay, Replacement
from eduplan.catalogue.regions import region_words
from eduplan.catalogue.rule import AnyRule
from eduplan.errors import EduplanError, Problem, nearest_names
from eduplan.formula import FormulaError, Level, NameTable, Node, Shape, references
from eduplan.formula.mistakes import AMBIGUOUS, ONE_FULL_NAME
from eduplan.immutable import EMPTY, FrozenDict
from eduplan.quantity import Unit
from eduplan.words import Language, Words


class UnknownNameError(EduplanError):
    """A name that no installed plugin defines; the text names the nearest ones."""


def _sorted(values: Mapping[str, Any]) -> Any:
    return FrozenDict(sorted(values.items()))


def _by_region(overlays: Iterable[Overlay]) -> tuple[Overlay, ...]:
    return tuple(sorted(overlays, key=lambda one: (one.region, one.plugin, one.domain)))


def _by_subject_and_day(standards: Iterable[Standard]) -> tuple[Standard, ...]:
    return tuple(sorted(standards, key=lambda one: (one.about, one.in_force_from, one.name)))


@attrs.frozen(kw_only=True, eq=False, repr=False, slots=False)
class Catalogue:
    """What the installed domains know, by full name; equal whatever the order of the plugins.

    Attributes:
        labels: the domains' own labels, by domain name.
        dimensions: the code lists, by name.
        definitions: elements, indicators and calculations, by full name.
        standards: every dated value, sorted by what it is about and by day.
        rules: every rule and check, by code.
        owners: the plugin that each definition, and each rule by its code, came from.
        replaced: the definitions and rules, by name or code, whose word is another plugin's here,
            each with whose and why, the nearest region first; filled in the catalogue of a region
            (`eduplan.catalogue.regional.within`).
        overlays: the domains that hold in a region only, and what they replace there.
    """

    labels: Mapping[str, Words] = attrs.field(converter=_sorted)
    dimensions: Mapping[str, Dimension] = attrs.field(converter=_sorted)
    definitions: Mapping[str, Definition] = attrs.field(converter=_sorted)
    standards: tuple[Standard, ...] = attrs.field(default=(), converter=_by_subject_and_day)
    rules: Mapping[str, AnyRule] = attrs.field(converter=_sorted)
    owners: Mapping[str, str] = attrs.field(converter=_sorted)
    replaced: Mapping[str, tuple[Replacement, ...]] = attrs.field(default=EMPTY, converter=_sorted)
    overlays: tuple[Overlay, ...] = attrs.field(default=(), converter=_by_region)
    _shapes: dict[str, Shape] = attrs.field(factory=dict, init=False)
    _counted: dict[str, Indicator] = attrs.field(factory=dict, init=False)
    _behind: dict[str, frozenset[str]] = attrs.field(factory=dict, init=False)

    def __repr__(self) -> str:
        return f"<catalogue of {len(self.definitions)} definitions and {len(self.rules)} rules>"

    @cached_property
    def names(self) -> NameTable:
        """The spellings that formulas may use: full names, labels, aliases, `领域/label`."""
        return NameTable(
            self._spellings(self.definitions),
            self._dimension_spellings(),
            _broken_down(self.definitions),
        )

    def named_after(self, known: Catalogue) -> Catalogue:
        """Return this catalogue, its names added to those of one whose definitions it has too.

        To make all names anew takes longer than to read a plan. They are where it has other
        dimensions, or another definition or label under a known name.
        """
        kept = known.dimensions == self.dimensions and all(
            new.get(name) is one
            for new, old in ((self.definitions, known.definitions), (self.labels, known.labels))
            for name, one in old.items()
        )
        if not kept:
            return self
        added = {
            name: one for name, one in self.definitions.items() if name not in known.definitions
        }
        return self.named_by(known.names.extended(self._spellings(added), _broken_down(added)))

    def named_by(self, names: NameTable) -> Catalogue:
        """Return this catalogue with a table of its names that is made already.

        One with other definitions (`attrs.evolve`) makes its own.
        """
        found = attrs.evolve(self)
        vars(found)["names"] = names  # where `cached_property` keeps it
        return found

    def find(self, query: str) -> tuple[Definition, ...]:
        """Return every definition that `query` spells, by full name, label or alias; or none.

        A label may say its codes too: 小学生师比 is 生师比, of primary schools (`names.meanings`).
        """
        names = dict.fromkeys(one.name for one in self.names.meanings(query))
        return tuple(self.definitions[name] for name in names)

    def means(self, spelling: str, name: str, scope: Scope) -> bool:
        """Tell whether a spelling may stand for a full name in a scope: 小学生师比 for primary."""
        found = self.names.meanings(spelling)
        return any(one.name == name and one.scope.items() <= scope.items() for one in found)

    def search(self, part: str) -> tuple[Definition, ...]:
        """Return every definition whose full name, label or alias has `part` in it."""
        names = {name for spelling, name in self._spellings(self.definitions) if part in spelling}
        return tuple(one for name, one in self.definitions.items() if name in names)

    def meant_by(self, query: str) -> tuple[Definition, ...]:
        """Return every definition that `query` spells, by full name, label or alias.

        Raises:
            UnknownNameError: it spells none; the text names the nearest spellings.
        """
        if found := self.find(query):
            return found
        nearest = self.names.nearest(query)
        raise UnknownNameError(mistakes.UNKNOWN_NAME(name=query), nearest=nearest)

    def get(self, name: str) -> Definition:
        """Return the definition with the full name `name`.

        Raises:
            UnknownNameError: no installed plugin defines it.
        """
        try:
            return self.definitions[name]
        except KeyError:
            raise UnknownNameError.of(self.unknown(name)) from None

    def indicator(self, name: str) -> Indicator:
        """Return the indicator of a full name, label or alias, or the number of what is counted.

        Of an indicator and an element of one label it is the indicator.

        Raises:
            UnknownNameError: there is none, several could be meant, which are listed, or `name` is
                of nothing that adds up to a number.
        """
        definition = self.definitions.get(name) or self._aimed_at(name)
        name = definition.name
        if isinstance(definition, Element) and can_be_aimed_at(definition):
            if name not in self._counted:
                self._counted[name] = Indicator.counting(definition)
            return self._counted[name]
        if not isinstance(definition, Indicator):
            kind = mistakes.KINDS[type(definition).__name__.lower()]
            message = mistakes.NOT_AN_INDICATOR(name=name, kind=kind)
            raise UnknownNameError(message, mistakes.AN_INDICATOR)
        return definition

    def _aimed_at(self, spelling: str) -> Definition:
        """Return what a label or an alias means where a number can be aimed at."""
        found = self.meant_by(spelling)
        meant = [one for one in found if isinstance(one, Indicator)] or found
        if len(meant) > 1:
            names = tuple(one.name for one in meant)
            message = AMBIGUOUS(name=spelling, names=names)
            raise UnknownNameError(message, ONE_FULL_NAME, self.names.unmistakable(names))
        return meant[0]

    def unit(self, name: str) -> Unit:
        """Return the unit of a definition."""
        return self.get(name).unit

    def label(self, name: str, lang: Language = "zh") -> str:
        """Return the official term of a definition, or the name itself where it is unknown."""
        definition = self.definitions.get(name)
        if definition is None:
            return name
        return definition.label if lang == "zh" else definition.label_en

    def words(self, name: str) -> Words:
        """Return the official term of a definition in both languages."""
        return Words(self.label(name, "zh"), self.label(name, "en"))

    @cached_property
    def _standards_by_subject(self) -> Mapping[str, tuple[Standard, ...]]:
        found: dict[str, list[Standard]] = {}
        for one in self.standards:
            found.setdefault(one.about, []).append(one)
        return {name: tuple(those) for name, those in found.items()}

    def standards_about(self, name: str) -> tuple[Standard, ...]:
        """Return every dated value about an element or indicator, oldest first."""
        return self._standards_by_subject.get(name, ())

    def standard(self, name: str) -> Standard:
        """Return the standard with the full name `name`.

        Raises:
            UnknownNameError: there is none.
        """
        found = next((one for one in self.standards if one.name == name), None)
        if found is None:
            raise UnknownNameError.of(self.unknown(name))
        return found

    def standards_numbered(self, number: str) -> tuple[Standard, ...]:
        """Return every dated value of the documents whose number ends with 〔year〕number号."""
        return tuple(one for one in self.standards if one.document_number.endswith(number))

    def names_read(self, formula: Node) -> frozenset[str]:
        """Return the names that a formula reads, and all that these are computed from."""
        names = references(formula)
        return frozenset(names).union(*map(self.names_behind, names))

    def names_behind(self, name: str) -> frozenset[str]:
        """Return the names that an indicator is computed from in the end; none of anything else."""
        if name not in self._behind:
            definition = self.definitions.get(name)
            formula = definition.formula if isinstance(definition, Indicator) else None
            self._behind[name] = frozenset() if formula is None else self.names_read(formula)
        return self._behind[name]

    def shape_of(self, name: str) -> Shape:
        """Return what a name yields in a formula.

        Raises:
            FormulaError: no installed plugin defines it, with the nearest names.
        """
        if name not in self._shapes:
            if name not in self.definitions:
                raise FormulaError.of(self.unknown(name))
            self._shapes[name] = self._shape(self.definitions[name])
        return self._shapes[name]

    def level_of(self, name: str) -> Level | None:
        """Return the level at which a name is counted, or None if it is unknown."""
        definition = self.definitions.get(name)
        return None if definition is None else definition.level

    def unknown(self, name: str) -> Problem:
        """Return the problem that nothing defines `name`, with the nearest names."""
        domain = name.partition(".")[0]
        for one in self.overlays:
            if one.domain == domain and domain not in self.labels:
                return Problem(mistakes.ELSEWHERE(name=name, region=region_words(one.region)))
        nearest = nearest_names(name, self.definitions)
        return Problem(mistakes.UNKNOWN_NAME(name=name), nearest=nearest)

    def _shape(self, definition: Definition) -> Shape:
        names, codes = getattr(definition, "dimensions", ()), self._codes
        known = FrozenDict((name, codes[name]) for name in names if name in codes)
        return Shape(definition.unit, definition.level, known)

    @cached_property
    def _codes(self) -> Mapping[str, frozenset[str]]:
        return {name: frozenset(one.codes) for name, one in self.dimensions.items()}

    def _spellings(self, definitions: Mapping[str, Definition]) -> Iterator[tuple[str, str]]:
        for name, definition in definitions.items():
            yield name, name
            for label in _labels(definition):
                yield label, name
        for name, definition in definitions.items():  # whose a label is: 学前/毛入园率
            for domain in self.labels.get(name.partition(".")[0], ()):
                for label in _labels(definition):
                    yield f"{domain}/{label}", name

    def _dimension_spellings(self) -> dict[str, tuple[str, Mapping[str, str]]]:
        spellings: dict[str, tuple[str, Mapping[str, str]]] = {}
        for dimension in self.dimensions.values():
            codes = FrozenDict(
                (spelling, code)
                for code, words in dimension.codes.items()
                for spelling in (code, words.zh, words.en)
            )
            for spelling in (dimension.name, dimension.label, dimension.label_en):
                spellings[spelling] = (dimension.name, codes)
        return spellings


def _broken_down(definitions: Mapping[str, Definition]) -> dict[str, tuple[str, ...]]:
    return {
        name: one.dimensions
        for name, one in definitions.items()
        if isinstance(one, (Element, Indicator))
    }


def _labels(definition: Definition) -> tuple[str, ...]:
    if isinstance(definition, (Element, Indicator)):
        return (definition.label, definition.label_en, *definition.aliases)
    if isinstance(definition, Calculation):
        return (definition.label, definition.label_en)
    return ()
