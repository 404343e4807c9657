"""Formulas as a plan file writes them: read with their place, and relations between its figures."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attrs

from eduplan.errors import InputError, Problem
from eduplan.formula import (
    FormulaError,
    Shape,
    check_formula,
    lift,
    parse_formula,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.errors import Location
    from eduplan.files.located import LocatedTable
    from eduplan.files.toml_places import KeyPath
    from eduplan.formula import NameTable, Node
    from eduplan.quantity import Unit

__all__ = ["RelationReader", "parse_located"]

_OPENING = re.compile(r"""[^=]*=\s*("(?!"")|'(?!''))""")


def parse_located(text: str, names: NameTable, path: KeyPath, table: LocatedTable) -> Node:
    """Return the tree of the formula at `path` in `table`.

    Raises:
        InputError: one problem, at its column in the file where the text stands as it is read.
    """
    try:
        return parse_formula(text, names)
    except InputError as error:  # only errors pay for the place
        [problem] = error.problems
    start = _start_of(text, path, table)
    if start is not None:
        return parse_formula(text, names, start)  # fails again, and says where
    raise InputError([attrs.evolve(problem, location=table.locate(path))])


def _start_of(text: str, path: KeyPath, table: LocatedTable) -> Location | None:
    """Return where the first character of a text stands, if it stands in one line, unescaped."""
    place = table.locate(path)
    if place.line is None or place.column is None:
        return None
    line = table.text.split("\n")[place.line - 1]
    opening = _OPENING.match(line, place.column - 1)
    if opening is None or not line.startswith(text, opening.end()):
        return None
    return attrs.evolve(place, column=opening.end() + 1)


class RelationReader:
    """Reads relations: formulas over the ids of a plan's figures and the names of the catalogue.

    `units` holds the unit of the figure of each id; None where the item has no figure.
    """

    def __init__(
        self, units: Mapping[str, Unit | None], catalogue: Catalogue, table: LocatedTable
    ) -> None:
        self._units = units
        self._catalogue = catalogue
        self._table = table
        self._names = catalogue.names.extended((name, name) for name in units)

    def formula(self, text: str, path: KeyPath) -> Node:
        """Return the checked tree of a relation, a condition for a region.

        Raises:
            InputError: one problem: the text can't be read, or its parts don't fit.
        """
        parsed = parse_located(text, self._names, path, self._table)
        try:
            formula = lift(parsed, self._level_of, "region")
            shape = check_formula(formula, self._shape_of)
        except FormulaError as error:
            raise InputError([Problem(str(error), self._table.locate(path))]) from None
        if shape.unit is not None:
            message = "the formula yields a number, not a condition"
            expected = "a comparison, such as B33 + B36 = B30"
            raise InputError([Problem(message, self._table.locate(path), expected)])
        if shape.level not in (None, "region"):
            message = f"the formula yields a condition for each {shape.level}"
            expected = "one for the region, such as a total"
            raise InputError([Problem(message, self._table.locate(path), expected)])
        return formula

    def _level_of(self, name: str) -> str | None:
        return None if name in self._units else self._catalogue.level_of(name)

    def _shape_of(self, name: str) -> Shape:
        if name not in self._units:
            return self._catalogue.shape_of(name)
        unit = self._units[name]
        if unit is None:
            raise FormulaError(f"{name} has no figure to calculate with")
        return Shape(unit, None)
