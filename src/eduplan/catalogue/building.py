"""Putting domains together: names that clash, formulas that don't fit, cycles, each by plugin."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

import attrs

from eduplan.catalogue import mistakes
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.claims import clashes, lacking
from eduplan.catalogue.contribution import Contribution, Refusal
from eduplan.catalogue.definitions import Definition, Dimension, Indicator
from eduplan.catalogue.dimensions import COMMON_DIMENSIONS
from eduplan.catalogue.overrides import Overlay
from eduplan.catalogue.regional import views
from eduplan.catalogue.settling import settle
from eduplan.errors import Problem
from eduplan.formula import references
from eduplan.words import Words

_Value = TypeVar("_Value")


def build_catalogue(
    contributions: Sequence[Contribution],
) -> tuple[Catalogue, tuple[Refusal, ...]]:
    """Return the catalogue of all plugins that fit together, and why the others were set aside.

    The result does not depend on the order of `contributions`. A plugin is set aside as a whole:
    for a domain that it requires and that is not there, for a name that another one already
    defines, a formula that does not check, or a cycle; and so is, in turn, a plugin that requires
    what is gone, or refers to it.
    """
    remaining = sorted(contributions, key=lambda one: (one.plugin, one.name))
    refused: list[Refusal] = []
    while True:
        found = [*lacking(remaining, contributions)] or [*clashes(remaining)]
        if not found:
            catalogue, found = _read(_merge(remaining), remaining, remaining)
            if not found:
                return catalogue, tuple(refused)
        refused += found
        gone = {one.plugin for one in refused}
        remaining = [one for one in remaining if one.plugin not in gone]


def extend_catalogue(
    catalogue: Catalogue, contributions: Sequence[Contribution], more: Sequence[Contribution]
) -> tuple[Catalogue, tuple[Refusal, ...]]:
    """Return the catalogue of `contributions` with `more`, and why these don't fit.

    Only what is new is read and checked.
    """
    whole = (*contributions, *more)
    refused = [*lacking(whole, whole), *clashes(whole)]
    if not refused:
        catalogue, refused = _read(_merge(more, catalogue), more, whole)
    return catalogue, tuple(refused)


_COMMON = Catalogue(
    labels={},
    dimensions={dimension.name: dimension for dimension in COMMON_DIMENSIONS},
    definitions={},
    rules={},
    owners={},
)


def _merge(contributions: Sequence[Contribution], known: Catalogue = _COMMON) -> Catalogue:
    """Return what is known and what is added to it; what replaces something stands aside."""
    definitions = {**known.definitions}
    rules = {**known.rules}
    owners = {**known.owners}
    for one in contributions:
        added = {part.name: part for part in one.definitions if part.name not in one.overrides}
        asked = {rule.code: rule for rule in one.rules if rule.code not in one.overrides}
        definitions |= added
        rules |= asked
        owners |= dict.fromkeys((*added, *asked), one.plugin)
    return attrs.evolve(
        known,
        labels={**known.labels, **{one.name: one.words for one in contributions}},
        dimensions=_merge_dimensions(known.dimensions, contributions),
        definitions=definitions,
        rules=rules,
        owners=owners,
        overlays=(*known.overlays, *filter(None, map(_overlay, contributions))),
    ).named_after(known)


def _overlay(one: Contribution) -> Overlay | None:
    """Return what a contribution has that does not hold for all; None if it has none of it."""
    if not (one.region or one.overrides or one.terms):
        return None
    replacing = [part for part in one.definitions if part.name in one.overrides]
    return Overlay(
        plugin=one.plugin,
        domain=one.name,
        region=one.region,
        codes=tuple(rule.code for rule in one.rules if rule.code not in one.overrides),
        definitions={part.name: part for part in replacing},
        rules={rule.code: rule for rule in one.rules if rule.code in one.overrides},
        overrides=one.overrides,
        terms=one.terms,
    )


def _merge_dimensions(
    known: Mapping[str, Dimension], contributions: Sequence[Contribution]
) -> dict[str, Dimension]:
    """Return the dimensions with the plugins'; one that is named again gets more codes."""
    merged = {**known}
    for one in contributions:
        for dimension in one.dimensions:
            first = merged.setdefault(dimension.name, dimension)
            if first is not dimension:
                merged[dimension.name] = attrs.evolve(
                    first,
                    codes={**first.codes, **_others(dimension.codes, first.codes)},
                    parts={**first.parts, **_others(dimension.parts, first.parts)},
                )
    return merged


def _others(values: Mapping[str, _Value], known: Mapping[str, _Value]) -> dict[str, _Value]:
    return {key: value for key, value in values.items() if key not in known}


def _read(
    catalogue: Catalogue, contributions: Sequence[Contribution], whole: Sequence[Contribution]
) -> tuple[Catalogue, list[Refusal]]:
    """Return the catalogue with formulas read, and what did not fit or goes round in a circle."""
    found, refused = settle(catalogue, contributions, whole)
    new = {part.name for one in contributions for part in one.definitions}
    return found, refused or [*_cycles(found, new), *_cycles_in_regions(found, new)]


def _cycles(catalogue: Catalogue, new: Collection[str]) -> Iterator[Refusal]:
    """Yield each plugin that owns a part of a cycle through something new; there was none before.

    Where something is replaced, it is the plugins that replace it: there is no cycle without them.
    """
    definitions = catalogue.definitions
    done: set[str] = set()
    for start in definitions if catalogue.replaced else sorted({*new} & definitions.keys()):
        path = _cycle_from(start, definitions, done)
        problem = Problem(mistakes.CYCLE(path=Words.same(" → ".join(path))))
        guilty = [name for name in path if name in catalogue.replaced] or path
        for plugin in dict.fromkeys(catalogue.owners[name] for name in guilty):
            yield Refusal(plugin, problem, path)


def _cycles_in_regions(catalogue: Catalogue, new: Collection[str]) -> Iterator[Refusal]:
    """Yield the cycles that only what is replaced in a region makes."""
    if any(name in one.definitions for one in catalogue.overlays for name in new):
        for view in views(catalogue):
            yield from _cycles(view, new)


def _cycle_from(
    start: str, definitions: Mapping[str, Definition], done: set[str]
) -> tuple[str, ...]:
    """Return the first cycle reached from `start` as a closed path, or nothing; no recursion."""
    path: list[str] = []
    pending: list[tuple[str, bool]] = [(start, False)]
    while pending:
        name, leaving = pending.pop()
        if leaving:
            done.add(path.pop())
        elif name in path:
            return (*path[path.index(name) :], name)
        elif name not in done and isinstance(one := definitions.get(name), Indicator):
            path.append(name)
            pending.append((name, True))
            pending.extend((operand, False) for operand in reversed(references(one.formula)))
    return ()
