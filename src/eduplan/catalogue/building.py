"""Putting domains together: names that clash, formulas that don't fit, cycles, each by plugin."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

import attrs

from eduplan.catalogue import mistakes
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.claims import clashes, lacking
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
from eduplan.catalogue.requirements import DefinitionError
from eduplan.catalogue.rule import Alias, AnyRule, Check, Rule
from eduplan.errors import EduplanError, Location, Problem, nearest_names
from eduplan.formula import (
    FormulaError,
    Level,
    Node,
    check_formula,
    lift,
    parse_formula,
    references,
    with_steps,
)
from eduplan.formula.mistakes import unit_name
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
            catalogue, found = _with_formulas(_merge(remaining), remaining)
            if not found:
                return catalogue, tuple(refused)
        refused += found
        gone = {one.plugin for one in refused}
        remaining = [one for one in remaining if one.plugin not in gone]


def extend_catalogue(
    catalogue: Catalogue, contributions: Sequence[Contribution], more: Sequence[Contribution]
) -> tuple[Catalogue, tuple[Refusal, ...]]:
    """Return the catalogue of `contributions` with `more`, and why these don't fit.

    Only what is new is read and checked, unless it replaces what others may refer to.
    """
    whole = (*contributions, *more)
    refused = [*lacking(whole, whole), *clashes(whole)]
    if not refused:
        known = None if any(one.overrides for one in more) else catalogue
        catalogue, refused = _with_formulas(_merge(whole), more if known else whole, known)
    return catalogue, tuple(refused)


def _merge(contributions: Sequence[Contribution]) -> Catalogue:
    replaced = {name: why for one in contributions for name, why in one.overrides.items()}
    definitions: dict[str, Definition] = {}
    owners: dict[str, str] = {}
    for one in contributions:
        for definition in one.definitions:
            if definition.name not in replaced or definition.name in one.overrides:
                definitions[definition.name] = definition
                owners[definition.name] = one.plugin
        owners.update((rule.code, one.plugin) for rule in one.rules)
    return Catalogue(
        labels={one.name: one.words for one in contributions},
        dimensions=_merge_dimensions(contributions),
        definitions=definitions,
        rules={rule.code: rule for one in contributions for rule in one.rules},
        owners=owners,
        replaced=replaced,
    )


def _merge_dimensions(contributions: Sequence[Contribution]) -> dict[str, Dimension]:
    """Return the shared dimensions and the plugins'; one that is named again gets more codes."""
    merged = {dimension.name: dimension for dimension in COMMON_DIMENSIONS}
    for one in contributions:
        for dimension in one.dimensions:
            known = merged.setdefault(dimension.name, dimension)
            if known is not dimension:
                merged[dimension.name] = attrs.evolve(
                    known,
                    codes={**known.codes, **_others(dimension.codes, known.codes)},
                    parts={**known.parts, **_others(dimension.parts, known.parts)},
                )
    return merged


def _others(values: Mapping[str, _Value], known: Mapping[str, _Value]) -> dict[str, _Value]:
    return {key: value for key, value in values.items() if key not in known}


def _with_formulas(
    catalogue: Catalogue, contributions: Sequence[Contribution], known: Catalogue | None = None
) -> tuple[Catalogue, list[Refusal]]:
    """Return the catalogue with formulas and standards read and checked, and what did not fit.

    All but `contributions` is taken as it is from `known`.
    """
    refused: list[Refusal] = []
    definitions: dict[str, Definition] = {**catalogue.definitions}
    rules: dict[str, AnyRule] = {**catalogue.rules}
    standards: list[Standard] = []
    if known is not None:
        definitions |= known.definitions
        rules |= known.rules
        standards += known.standards
    for one in contributions:
        for part in (*one.definitions, *one.rules):
            try:
                settled = _settled(part, one, catalogue)
            except EduplanError as error:
                problem = error.problems[0]._replace(location=Location())
                refused.append(_refusal(one, part, problem))
                continue
            if isinstance(settled, Rule | Check | Alias):
                rules[settled.code] = settled
            elif catalogue.owners[settled.name] == one.plugin:
                definitions[settled.name] = settled
        refused += _strangers(one, catalogue)
        try:
            standards += one.standards(catalogue)
        except EduplanError as error:
            refused += (Refusal(one.plugin, problem) for problem in error.problems)
        refused += _unfounded(one, standards)
    whole = attrs.evolve(
        catalogue,
        definitions=definitions,
        rules=rules,
        standards=tuple(standards),
        names=catalogue.names,  # formulas don't change what anything is called
    )
    return whole, refused or list(_cycles(whole, known))


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
        names = catalogue.names.preferring(contribution.name)
        formula = parse_formula(contribution.formula_texts[key], names)
    formula = lift(formula, partial(_level_of_element, catalogue), part.level)
    _check_yield(part, formula, catalogue)
    formula = with_steps(formula, catalogue.shape_of)
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


def _cycles(catalogue: Catalogue, known: Catalogue | None) -> Iterator[Refusal]:
    """Yield each plugin that owns a part of a cycle; what is known has none."""
    edges = {
        name: references(definition.formula)
        for name, definition in catalogue.definitions.items()
        if isinstance(definition, Indicator) and (known is None or name not in known.definitions)
    }
    done: set[str] = set()
    for start in edges:
        path = _cycle_from(start, edges, done)
        problem = Problem(mistakes.CYCLE(path=Words.same(" → ".join(path))))
        for plugin in dict.fromkeys(catalogue.owners[name] for name in path):
            yield Refusal(plugin, problem, path)


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
