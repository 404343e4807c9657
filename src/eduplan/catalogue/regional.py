"""The catalogue of a region: what holds there only, the wider region before the narrower."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Definition, Element, Indicator
from eduplan.catalogue.overrides import Overlay, Override, Replacement
from eduplan.catalogue.regions import NATION, region_chain
from eduplan.catalogue.rule import Alias, AnyRule


def within(catalogue: Catalogue, region: str) -> Catalogue:
    """Return what is known in a region: the domains of other regions left out, overrides in force.

    Of several overrides of one name that of the nearest region holds, whatever the order of the
    plugins.

    Raises:
        RegionError: `region` is not the code of a region.
    """
    chain = region_chain(region)
    holding = [one for one in catalogue.overlays if (one.region or NATION) in chain]
    holding.sort(key=lambda one: (-chain.index(one.region or NATION), one.plugin, one.domain))
    absent = [one for one in catalogue.overlays if (one.region or NATION) not in chain]
    if not absent and not any(one.overrides or one.terms for one in holding):
        return catalogue
    parts = _Parts(catalogue, absent)
    for overlay in holding:
        parts.put(overlay)
    return parts.catalogue()


def domain_of(name: str) -> str:
    """Return the domain of a definition or standard, with which its full name begins."""
    return name.partition(".")[0]


class _Parts:
    """The parts of a catalogue while overlays are put upon them."""

    def __init__(self, catalogue: Catalogue, absent: Iterable[Overlay]) -> None:
        self.whole = catalogue
        domains = {one.domain for one in absent}
        codes = {code for one in absent for code in one.codes}
        self.labels = {k: v for k, v in catalogue.labels.items() if k not in domains}
        self.definitions: dict[str, Definition] = {
            name: one
            for name, one in catalogue.definitions.items()
            if domain_of(name) not in domains
        }
        self.rules: dict[str, AnyRule] = {
            code: one for code, one in catalogue.rules.items() if code not in codes
        }
        self.standards = [one for one in catalogue.standards if domain_of(one.name) not in domains]
        self.owners = {**catalogue.owners}
        self.replaced: dict[str, tuple[Replacement, ...]] = {}

    def put(self, overlay: Overlay) -> None:
        """Put the words of one overlay in the place of what there is."""
        for name, new in overlay.definitions.items():
            if name in self.definitions:
                self.definitions[name] = _joined(new, self.definitions[name])
                self._replace(overlay, overlay.overrides[name])
        for code, override in overlay.overrides.items():
            if code in self.rules:
                self.rules[code] = _judged(overlay, override, self.rules[code])
                self._replace(overlay, override)
        for name, terms in overlay.terms.items():
            if name in self.definitions:
                self.definitions[name] = _called(self.definitions[name], terms)

    def _replace(self, overlay: Overlay, override: Override) -> None:
        name = override.name
        one = Replacement(override, overlay.plugin, overlay.region, self.owners[name])
        self.replaced[name] = (one, *self.replaced.get(name, ()))
        if override.severity is None:
            self.owners[name] = overlay.plugin

    def catalogue(self) -> Catalogue:
        """Return what came of it; an alias restates the rule that holds now."""
        rules = {code: _restating(one, self.rules) for code, one in self.rules.items()}
        return Catalogue(
            labels=self.labels,
            dimensions=self.whole.dimensions,
            definitions=self.definitions,
            rules=rules,
            standards=self.standards,
            owners=self.owners,
            replaced=self.replaced,
            overlays=self.whole.overlays,
        )


def _judged(overlay: Overlay, override: Override, known: AnyRule) -> AnyRule:
    if override.severity is None or isinstance(known, Alias):
        return overlay.rules.get(override.name, known)
    return attrs.evolve(known, severity=override.severity, has_fixed_severity=True)


def _restating(rule: AnyRule, rules: Mapping[str, AnyRule]) -> AnyRule:
    if not isinstance(rule, Alias):
        return rule
    general = rules.get(rule.alias_of)
    return rule if isinstance(general, Alias) else attrs.evolve(rule, general=general)


def _joined(new: Definition, old: Definition) -> Definition:
    """Return a definition that stands for another: it still goes by all its names and codes."""
    if not isinstance(new, Element | Indicator) or not isinstance(old, Element | Indicator):
        return new
    dimensions = tuple(dict.fromkeys((*new.dimensions, *old.dimensions)))
    former = (one for one in (old.label, old.label_en) if one not in (new.label, new.label_en))
    known = attrs.evolve(new, dimensions=dimensions)
    return _called(known, (*former, *old.aliases))


def _called(definition: Definition, terms: Iterable[str]) -> Definition:
    if not isinstance(definition, Element | Indicator):
        return definition
    return attrs.evolve(definition, aliases=tuple(dict.fromkeys((*definition.aliases, *terms))))


def views(catalogue: Catalogue) -> Iterator[Catalogue]:
    """Yield the catalogue of each region in which something is replaced."""
    for region in sorted({one.region for one in catalogue.overlays if one.overrides}):
        yield within(catalogue, region or NATION)
