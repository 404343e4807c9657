"""Formulas as a plan file writes them: read with their place, and relations between its figures."""

from __future__ import annotations

import re
from collections.abc import Mapping

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import LEVEL_WORDS, Element
from eduplan.errors import InputError, Location, Problem
from eduplan.files import mistakes
from eduplan.files.kinds import OWN_DOMAIN
from eduplan.files.located import LocatedTable
from eduplan.files.problems import MOST_SUGGESTIONS
from eduplan.files.toml_places import KeyPath
from eduplan.formula import (
    FormulaError,
    Level,
    NameTable,
    Node,
    Shape,
    check_formula,
    lift,
    parse_formula,
    references,
    with_steps,
)
from eduplan.quantity import Unit

_OPENING = r"""[^=\n]*+=[ \t]*+("(?!"")|'(?!''))"""
"""From a key to the first character of its text, if the text is written in one line."""


def parse_located(text: str, names: NameTable, path: KeyPath, table: LocatedTable) -> Node:
    """Return the tree of the formula at `path` in `table`.

    Raises:
        InputError: one problem, at its column in the file where the text stands as it is read.
    """
    try:
        return parse_formula(text, names, Location(column=0))
    except InputError as error:
        [problem] = error.problems
    place = table.locate(path)
    opening = re.compile(_OPENING).match(table.text, table.offset(path))
    if opening is not None and table.text.startswith(text, opening.end()):
        start = table.text.rfind("\n", 0, opening.end()) + 1
        column = opening.end() - start + 1 + (problem.location.column or 0)
        place = place._replace(column=column)
    raise InputError([problem._replace(location=place)])


class RelationReader:
    """Reads relations: formulas over the ids of a plan's figures and the names of the catalogue.

    `units` holds the unit of the figure of each id, None where the item has no figure; `unread`
    the ids of items with a mistake of their own, by which no relation is judged.
    """

    def __init__(
        self,
        units: Mapping[str, Unit | None],
        unread: frozenset[str],
        catalogue: Catalogue,
        table: LocatedTable,
    ) -> None:
        self._units = units
        self._unread = unread
        self._catalogue = catalogue
        self._table = table
        names = catalogue.names.preferring(OWN_DOMAIN)
        self._names = names.extended((name, name) for name in units)
        self._failures = 0

    def formula(self, text: str, path: KeyPath) -> Node:
        """Return the checked tree of a relation, a condition for a region.

        Raises:
            InputError: one problem: the text can't be read, or its parts don't fit.
        """
        parsed = self._parsed(text, path)
        if not self._unread or self._unread.isdisjoint(references(parsed)):
            return self._checked(parsed, path)
        return parsed

    def _parsed(self, text: str, path: KeyPath) -> Node:
        try:
            return parse_located(text, self._names, path, self._table)
        except InputError:
            self._failures += 1
            if self._failures == MOST_SUGGESTIONS:
                self._names = self._names.without_suggestions()
            raise

    def _checked(self, parsed: Node, path: KeyPath) -> Node:
        try:
            formula = lift(parsed, self._level_of, "region")
            shape = check_formula(formula, self._shape_of)
        except FormulaError as error:
            raise InputError([Problem(str(error), self._table.locate(path))]) from None
        place = self._table.locate(path)
        if shape.unit is not None:
            raise InputError([Problem(mistakes.NO_CONDITION, place, mistakes.A_COMPARISON)])
        if shape.level not in (None, "region"):
            message = mistakes.CONDITION_OF_EACH(level=LEVEL_WORDS[shape.level])
            raise InputError([Problem(message, place, mistakes.OF_THE_REGION)])
        return with_steps(formula, self._shape_of)

    def _level_of(self, name: str) -> Level | None:
        """Return the level of an element; None for a ratio, whose aggregation must be written."""
        definition = None if name in self._units else self._catalogue.definitions.get(name)
        return definition.level if isinstance(definition, Element) else None

    def _shape_of(self, name: str) -> Shape:
        if name not in self._units:
            return self._catalogue.shape_of(name)
        unit = self._units[name]
        if unit is None:
            raise FormulaError(mistakes.FIGURE_LACKING(name=name))
        return Shape(unit, None)
