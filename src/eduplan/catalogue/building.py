"""Putting domains together: names that clash, formulas that don't fit, cycles, each by plugin."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import partial
from typing import Any, TypeVar

import attrs

from eduplan.catalogue import mistakes
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.claims import clashes, lacking, misfits, misplaced
from eduplan.catalogue.contribution import Contribution, Refusal
from eduplan.catalogue.definitions import (
    LEVEL_WORDS,
    Definition,
    Dimension,
    Element,
    Indicator,
    Standard,
)
from eduplan.catalogue.dimensions import COMMON_DIMENSIONS
from eduplan.catalogue.overrides import Overlay
from eduplan.catalogue.regional import views, within
from eduplan.catalogue.regions import NATION
from eduplan.catalogue.requirements import DefinitionError
from eduplan.catalogue.rule import Alias, AnyRule, Check, Rule
from eduplan.errors import EduplanError, Location, Problem, nearest_names
from eduplan.formula import (
    Constant,
    FormulaError,
    Level,
    Node,
    StandardFor,
    check_formula,
    lift,
    parse_formula,
    references,
    transform,
    walk,
    with_steps,
)
from eduplan.formula.mistakes import unit_name
from eduplan.quantity import Unit
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
            catalogue, found = _with_formulas(_merge(remaining), remaining, remaining)
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
        catalogue, refused = _with_formulas(_merge(more, catalogue), more, whole)
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
    )


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


def _with_formulas(
    catalogue: Catalogue, contributions: Sequence[Contribution], whole: Sequence[Contribution]
) -> tuple[Catalogue, list[Refusal]]:
    """Return the catalogue with what `contributions` add read and checked, and what did not fit.

    Each reads its names as they are in its region, its own first, then those of the domains that
    it requires, and then the built-in ones: what another plugin adds never makes them ambiguous.
    """
    refused: list[Refusal] = []
    definitions: dict[str, Definition] = {**catalogue.definitions}
    rules: dict[str, AnyRule] = {**catalogue.rules}
    standards = [*catalogue.standards]
    overlays = {one.domain: one for one in catalogue.overlays}
    regional: dict[str, Catalogue] = {}
    common = tuple(one.name for one in whole if one.builtin)
    for one in contributions:
        if one.region not in regional:
            regional[one.region] = within(catalogue, one.region or NATION)
        seen = regional[one.region]
        names = seen.names.preferring(*common).preferring(*one.requires).preferring(one.name)
        view = seen.named_by(names)
        replacing: dict[str, Any] = {}
        for part in (*one.definitions, *one.rules):
            name = part.code if isinstance(part, Rule | Check | Alias) else part.name
            try:
                settled = _settled(part, one, view)
            except EduplanError as error:
                problem = error.problems[0]._replace(location=Location())
                refused.append(_refusal(one, part, problem))
                continue
            if name in one.overrides:
                replacing[name] = settled
            elif isinstance(settled, Rule | Check | Alias):
                rules[name] = settled
            else:
                definitions[name] = settled
        if replacing:
            overlays[one.name] = _settled_overlay(overlays[one.name], replacing)
        refused += _strangers(one, view)
        refused += (Refusal(one.plugin, *why) for why in misfits(one, catalogue))
        try:
            standards += one.standards(view)
        except EduplanError as error:
            refused += (Refusal(one.plugin, problem) for problem in error.problems)
        else:
            refused += _unfounded(one, standards)
            own = {found.name: found for found in standards if found.kind == "own"}
            for rule in map(rules.get, (rule.code for rule in one.rules)):
                if isinstance(rule, Check) and rule.own_standard in own:
                    rules[rule.code] = _with_value_of(own[rule.own_standard], rule, view.unit)
    for one in contributions:
        refused += (Refusal(one.plugin, *why) for why in misplaced(one, standards))
    found = attrs.evolve(
        catalogue,
        definitions=definitions,
        rules=rules,
        standards=tuple(standards),
        overlays=tuple(overlays.values()),
    ).named_by(catalogue.names)  # formulas don't change what anything is called
    new = {part.name for one in contributions for part in one.definitions}
    return found, refused or [*_cycles(found, new), *_cycles_in_regions(found, new)]


def _settled_overlay(overlay: Overlay, parts: Mapping[str, Any]) -> Overlay:
    """Return an overlay with its formulas read."""
    return attrs.evolve(
        overlay,
        definitions={name: parts.get(name, one) for name, one in overlay.definitions.items()},
        rules={code: parts.get(code, one) for code, one in overlay.rules.items()},
    )


def _refusal(
    contribution: Contribution, part: Definition | AnyRule, problem: Problem, key: str = ""
) -> Refusal:
    name = getattr(part, "code", part.name)
    return Refusal(contribution.plugin, problem, (name,), part.defined_in, key)


def _strangers(contribution: Contribution, catalogue: Catalogue) -> Iterator[Refusal]:
    """Yield each name that a contribution refers to and nothing defines."""
    for rule in contribution.rules:
        for name in rule.about if isinstance(rule, Rule) else ():
            if "." in name and name not in catalogue.definitions:
                yield _refusal(contribution, rule, catalogue.unknown(name), "about")
    for definition in contribution.definitions:
        for key in ("may_be_within", "whole", "adds_to"):
            whole = getattr(definition, key, "")
            if whole and whole not in catalogue.definitions:
                yield _refusal(contribution, definition, catalogue.unknown(whole), key)
        for dimension, code in getattr(definition, "part", {}).items():
            known = catalogue.dimensions.get(dimension)
            if known is None or not known.codes.keys() >= {*code.split("|")}:
                problem = Problem(mistakes.NO_SUCH_CODE(dimension=dimension, code=code))
                yield _refusal(contribution, definition, problem, "part")
        for dimension in getattr(definition, "dimensions", ()):
            if dimension not in catalogue.dimensions:
                message = mistakes.UNKNOWN_DIMENSION(name=dimension)
                problem = Problem(message, nearest=nearest_names(dimension, catalogue.dimensions))
                yield _refusal(contribution, definition, problem, "dimensions")


def _unfounded(contribution: Contribution, standards: Sequence[Standard]) -> Iterator[Refusal]:
    """Yield each rule whose own standard its domain does not define."""
    own = {one.name for one in standards if one.kind == "own"}
    for rule in contribution.rules:
        name = "" if isinstance(rule, Alias) else rule.own_standard
        if name and name not in own:
            problem = Problem(mistakes.NO_OWN_STANDARD(name=name), nearest=nearest_names(name, own))
            yield _refusal(contribution, rule, problem, "own_standard")


def _with_value_of(standard: Standard, check: Check, unit_of: Callable[[str], Unit]) -> Check:
    """Return a check with the value of its own standard where its formula asks for a standard.

    A formula asks for what is in force where it is read; a standard of our own is in force nowhere.
    """
    accepted = standard.bound.accepted
    ends = [end for end in (accepted.lower, accepted.upper) if end is not None]
    asked = StandardFor(standard.about)
    if len(ends) != 1 or asked not in walk(check.formula):
        return check
    value = Constant(ends[0], unit_of(standard.about))
    formula = transform(check.formula, lambda one: value if one == asked else None)
    return attrs.evolve(check, formula=formula)


def _settled(
    part: Definition | AnyRule, contribution: Contribution, catalogue: Catalogue
) -> Definition | AnyRule:
    """Return the definition or check with its formula read from text, lifted and checked."""
    if isinstance(part, Alias):
        return _restating(part, catalogue.rules)
    if not isinstance(part, Indicator | Check):
        return part
    key = part.code if isinstance(part, Check) else part.name
    formula = part.formula
    if key in contribution.formula_texts:
        formula = parse_formula(contribution.formula_texts[key], catalogue.names)
    formula = lift(formula, partial(_level_of_element, catalogue), part.level)
    _check_yield(part, formula, catalogue)
    shown = part.unit if isinstance(part, Indicator) else None
    formula = with_steps(formula, catalogue.shape_of, shown)
    return part if formula is part.formula else attrs.evolve(part, formula=formula)


def _restating(alias: Alias, rules: Mapping[str, AnyRule]) -> Alias:
    """Return an alias with the rule that it restates."""
    general = rules.get(alias.alias_of)
    if general is None:
        unknown = mistakes.UNKNOWN_RULE(code=alias.alias_of)
        raise DefinitionError(unknown, nearest=nearest_names(alias.alias_of, rules))
    if isinstance(general, Alias):
        message = mistakes.RESTATES(code=general.code, general=general.alias_of)
        raise DefinitionError(message, f"alias_of={general.alias_of!r}")
    return attrs.evolve(alias, general=general)


def _level_of_element(catalogue: Catalogue, name: str) -> Level | None:
    """Return the level of an element; None for an indicator, whose aggregation must be written."""
    definition = catalogue.definitions.get(name)
    return definition.level if isinstance(definition, Element) else None


def _check_yield(part: Indicator | Check, formula: Node, catalogue: Catalogue) -> None:
    shape = check_formula(formula, catalogue.shape_of)
    wanted = part.unit if isinstance(part, Indicator) else None
    if wanted is not None and (shape.unit is None or not wanted.compatible(shape.unit)):
        raise FormulaError(mistakes.YIELDS(found=unit_name(shape.unit)), unit_name(wanted))
    if wanted is None and shape.unit is not None:
        raise FormulaError(mistakes.NO_CONDITION, mistakes.A_CONDITION)
    if shape.level is not None and shape.level != part.level:
        message = mistakes.YIELDS_LEVEL(level=LEVEL_WORDS[shape.level])
        raise FormulaError(message, mistakes.ONE_PER(level=LEVEL_WORDS[part.level]))


def _cycles(catalogue: Catalogue, new: Collection[str]) -> Iterator[Refusal]:
    """Yield each plugin that owns a part of a cycle through something new; there was none before.

    Where something is replaced, it is the plugins that replace it: there is no cycle without them.
    """
    edges = {
        name: references(definition.formula)
        for name, definition in catalogue.definitions.items()
        if isinstance(definition, Indicator)
    }
    done: set[str] = set()
    for start in edges if catalogue.replaced else (name for name in edges if name in new):
        path = _cycle_from(start, edges, done)
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
    start: str, edges: Mapping[str, tuple[str, ...]], done: set[str]
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
        elif name in edges and name not in done:
            path.append(name)
            pending.append((name, True))
            pending.extend((operand, False) for operand in reversed(edges[name]))
    return ()
