"""Reads the scope of a row, `stage=primary;ownership=public`, in codes or labels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eduplan.catalogue.definitions import Element
from eduplan.data.table import ITSELF
from eduplan.errors import nearest_names
from eduplan.formula.names import normalise

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Indicator, Scope
    from eduplan.files.table_report import Report

__all__ = ["ScopeReader"]


class ScopeReader:
    """Reads scopes and tells a part of an institution from what it is as a whole."""

    def __init__(self, catalogue: Catalogue, report: Report) -> None:
        self.catalogue = catalogue
        self.report = report
        self._read: dict[str, Scope] = {}
        self._of_wholes = _dimensions_of_wholes(catalogue.definitions.values())

    def read(self, line: int, text: str) -> Scope:
        """Return the code of each dimension that a text names."""
        if text in self._read:
            return self._read[text]
        before = self.report.number
        scope: dict[str, str] = {}
        for part in re.split("[;；]", text):
            if part.strip():
                self._add(line, scope, part.strip())
        if self.report.number == before:
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
                listed = ", ".join(definition.dimensions)
                expected = f"one of its dimensions: {listed}" if listed else "an empty cell"
                message = f"{definition.label} is not broken down by {dimension}"
                self.report.add(line, "scope", message, expected)
        return frozenset(strange)

    def _add(self, line: int, scope: dict[str, str], part: str) -> None:
        name, sign, code = (one.strip() for one in normalise(part).partition("="))
        dimensions = self.catalogue.names.dimensions
        if not sign:
            expected = "a dimension, = and a code, such as stage=primary"
            self.report.add(line, "scope", f"{part!r} is no restriction", expected)
        elif name not in dimensions:
            expected = f"one of {', '.join(self.catalogue.dimensions)}"
            nearest = self.report.nearest(name, lambda word: nearest_names(word, dimensions))
            self.report.add(line, "scope", f"unknown dimension {name!r}", expected, nearest)
        else:
            self._add_code(line, scope, dimensions[name][0], code)

    def _add_code(self, line: int, scope: dict[str, str], dimension: str, code: str) -> None:
        _, codes = self.catalogue.names.dimensions[dimension]
        plain = {normalise(spelling): known for spelling, known in codes.items()}
        if code not in plain:
            expected = f"one of {', '.join(self.catalogue.dimensions[dimension].codes)}"
            nearest = self.report.nearest(code, lambda word: nearest_names(word, plain))
            message = f"{dimension} has no code {code!r}"
            self.report.add(line, "scope", message, expected, nearest)
        elif dimension in scope:
            self.report.add(line, "scope", f"{dimension} is given twice", "each dimension once")
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
