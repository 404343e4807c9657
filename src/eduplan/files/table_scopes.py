"""Reads the scope of a row, `stage=primary;ownership=public`, in codes or labels."""

from __future__ import annotations

import re
from collections.abc import Iterable

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator, Scope
from eduplan.data.table import ITSELF
from eduplan.files import table_mistakes as mistakes
from eduplan.files.mistakes import (
    ITS_DIMENSIONS,
    NOT_BROKEN_DOWN,
    ONE_OF,
    UNKNOWN_CODE,
    UNKNOWN_NAME,
)
from eduplan.files.problems import ProblemList
from eduplan.formula.names import normalise
from eduplan.words import Words


class ScopeReader:
    """Reads scopes and tells a part of an institution from what it is as a whole."""

    def __init__(self, catalogue: Catalogue, report: ProblemList) -> None:
        self.catalogue = catalogue
        self.report = report
        self._read: dict[str, Scope] = {}
        self._of_wholes = _dimensions_of_wholes(catalogue.definitions.values())

    def read(self, line: int, text: str) -> Scope:
        """Return the code of each dimension that a text names."""
        if text in self._read:
            return self._read[text]
        before = len(self.report)
        scope: dict[str, str] = {}
        for part in re.split("[;；]", text):
            if part.strip():
                self._add(line, scope, part.strip())
        if len(self.report) == before:
            self._read[text] = scope
        return scope

    def own(
        self, line: int, scope: Scope, definition: Element | Indicator, *, is_institution: bool
    ) -> frozenset[str]:
        """Return the dimensions that say what the institution is, and report those of nothing.

        在园幼儿数 is not broken down by ownership: the ownership of its row is the kindergarten's.
        """
        strange = [one for one in scope if one not in definition.dimensions]
        for dimension in strange:
            if not (is_institution and dimension in self._of_wholes):
                allowed = definition.dimensions
                expected = ITS_DIMENSIONS(names=allowed) if allowed else mistakes.EMPTY_CELL
                label = Words(definition.label, definition.label_en)
                message = NOT_BROKEN_DOWN(name=label, dimension=dimension)
                self.report.add((line, "scope"), message, expected)
        return frozenset(strange)

    def _add(self, line: int, scope: dict[str, str], part: str) -> None:
        name, sign, code = (one.strip() for one in normalise(part).partition("="))
        dimensions = self.catalogue.names.dimensions
        if not sign:
            message = mistakes.NO_RESTRICTION(text=part)
            self.report.add((line, "scope"), message, mistakes.DIMENSION_AND_CODE)
        elif name not in dimensions:
            expected = ONE_OF(names=tuple(self.catalogue.dimensions))
            nearest = self.report.nearest(name, "dimension", dimensions)
            message = UNKNOWN_NAME(family=Words("维度", "dimension"), name=name)
            self.report.add((line, "scope"), message, expected, nearest)
        else:
            self._add_code(line, scope, dimensions[name][0], code)

    def _add_code(self, line: int, scope: dict[str, str], dimension: str, code: str) -> None:
        _, codes = self.catalogue.names.dimensions[dimension]
        plain = {normalise(spelling): known for spelling, known in codes.items()}
        if code not in plain:
            expected = ONE_OF(names=tuple(self.catalogue.dimensions[dimension].codes))
            nearest = self.report.nearest(code, dimension, plain)
            message = UNKNOWN_CODE(dimension=dimension, code=code)
            self.report.add((line, "scope"), message, expected, nearest)
        elif dimension in scope:
            message = mistakes.DIMENSION_TWICE(dimension=dimension)
            self.report.add((line, "scope"), message, mistakes.EACH_ONCE)
        else:
            scope[dimension] = plain[code]


def _dimensions_of_wholes(definitions: Iterable[object]) -> frozenset[str]:
    """Return the dimensions that institutions are counted by: those of elements in 所."""
    return frozenset(
        dimension
        for one in definitions
        if isinstance(one, Element) and one.unit.symbol == ITSELF and one.level == "institution"
        for dimension in one.dimensions
    )
