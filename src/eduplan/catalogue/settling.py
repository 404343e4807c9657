"""The formulas of contributions read in their regions and checked, and what did not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

import attrs

from eduplan.catalogue import mistakes
from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.claims import misfits, misplaced
from eduplan.catalogue.contribution import Contribution, Refusal
from eduplan.catalogue.definitions import LEVEL_WORDS, Definition, Element, Indicator, Standard
from eduplan.catalogue.overrides import Overlay
from eduplan.catalogue.regional import within
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
    transform,
    walk,
    with_steps,
)
from eduplan.formula.mistakes import unit_name
from eduplan.quantity import Unit


def settle(
    catalogue: Catalogue, contributions: Sequence[Contribution], whole: Sequence[Contribution]
) -> tuple[Catalogue, list[Refusal]]:
    """Return the catalogue with what `contributions` add read and checked, and what did not fit.

    Each reads its names as they are in its region, its own first, then those of the domains that
    it requires, and then the built-in ones: what another plugin adds never makes them ambiguous.
    """
    settling = _Settling(catalogue, tuple(one.name for one in whole if one.builtin))
    for one in contributions:
        settling.add(one)
    for one in contributions:
        settling.refuse(one, misplaced(one, settling.standards))
    return settling.catalogue(), settling.refused


class _Settling:
    """What has been read so far of a catalogue to which contributions are added one by one."""

    def __init__(self, catalogue: Catalogue, common: Sequence[str]) -> None:
        """Start with a catalogue; the names of the domains `common` are preferred by all."""
        self.refused: list[Refusal] = []
        self.standards = [*catalogue.standards]
        self._start = catalogue
        self._common = common
        self._definitions: dict[str, Definition] = {**catalogue.definitions}
        self._rules: dict[str, AnyRule] = {**catalogue.rules}
        self._overlays = {one.domain: one for one in catalogue.overlays}
        self._regional: dict[str, Catalogue] = {}

    def catalogue(self) -> Catalogue:
        """Return the catalogue with all that was added."""
        return attrs.evolve(
            self._start,
            definitions=self._definitions,
            rules=self._rules,
            standards=tuple(self.standards),
            overlays=tuple(self._overlays.values()),
        ).named_by(self._start.names)  # formulas don't change what anything is called

    def refuse(self, one: Contribution, reasons: Iterable[tuple[Problem, tuple[str, ...]]]) -> None:
        """Note why a contribution doesn't fit."""
        self.refused += (Refusal(one.plugin, *why) for why in reasons)

    def add(self, one: Contribution) -> None:
        """Read what a contribution has, and note what doesn't fit."""
        view = self._seen_by(one)
        replacing: dict[str, Definition | AnyRule] = {}
        for part in (*one.definitions, *one.rules):
            name = part.code if isinstance(part, Rule | Check | Alias) else part.name
            try:
                settled = _settled(part, one, view)
            except EduplanError as error:
                problem = error.problems[0]._replace(location=Location())
                self.refused.append(_refusal(one, part, problem))
                continue
            if name in one.overrides:
                replacing[name] = settled
            elif isinstance(settled, Rule | Check | Alias):
                self._rules[name] = settled
            else:
                self._definitions[name] = settled
        if replacing:
            self._overlays[one.name] = _settled_overlay(self._overlays[one.name], replacing)
        self.refused += _strangers(one, view)
        self.refuse(one, misfits(one, self._start))
        self._add_standards(one, view)

    def _seen_by(self, one: Contribution) -> Catalogue:
        """Return the catalogue as a contribution reads it."""
        if one.region not in self._regional:
            self._regional[one.region] = within(self._start, one.region or NATION)
        seen = self._regional[one.region]
        names = seen.names.preferring(*self._common).preferring(*one.requires)
        return seen.named_by(names.preferring(one.name))

    def _add_standards(self, one: Contribution, view: Catalogue) -> None:
        try:
            self.standards += one.standards(view)
        except EduplanError as error:
            self.refuse(one, ((problem, ()) for problem in error.problems))
            return
        self.refused += _unfounded(one, self.standards)
        own = {found.name: found for found in self.standards if found.kind == "own"}
        for rule in map(self._rules.get, (rule.code for rule in one.rules)):
            if isinstance(rule, Check) and rule.own_standard in own:
                self._rules[rule.code] = _with_value_of(own[rule.own_standard], rule, view.unit)


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
