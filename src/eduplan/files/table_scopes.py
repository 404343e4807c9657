"""Reads the scope of a row, `stage=primary;ownership=public`, in codes or labels."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator, Scope
from eduplan.data.table import ITSELF
from eduplan.files import table_mistakes as mistakes
from eduplan.files.mistakes import ITS_DIMENSIONS, NOT_BROKEN_DOWN
from eduplan.files.problems import ProblemList
from eduplan.files.scopes import ScopeNames, split_scope
from eduplan.files.toml_places import KeyPath
from eduplan.formula.names import normalise
from eduplan.immutable import frozen_texts
from eduplan.words import Words


class ScopeReader:
    """Reads scopes and tells a part of an institution from what it is as a whole."""

    def __init__(self, catalogue: Catalogue, problems: ProblemList) -> None:
        self.problems = problems
        self.names = ScopeNames(catalogue, problems)
        self._terms = _terms(catalogue)
        self._read: dict[str, Scope] = {}
        self.of_wholes = _dimensions_of_wholes(catalogue)

    def read(self, line: int, text: str) -> Scope:
        """Return the code of each dimension that a text names."""
        if text in self._read:
            return self._read[text]
        before = len(self.problems)
        scope = frozen_texts(self._scope((line, "scope"), text))
        if len(self.problems) == before:
            self._read[text] = scope
        return scope

    def part(self, scope: Scope, text: str) -> Scope | None:
        """Return a scope restricted to the part that a row of totals names, 公办 or 农村.

        None where it names no code, one of several dimensions (小学 is a stage and a kind), or one
        that excludes the scope's own.
        """
        found = self._terms.get(normalise(text), frozenset())
        if len(found) != 1:
            return None
        dimension, code = next(iter(found))
        return None if scope.get(dimension, code) != code else {**scope, dimension: code}

    def own(
        self, line: int, scope: Scope, definition: Element | Indicator, *, is_institution: bool
    ) -> frozenset[str]:
        """Return the dimensions that say what the institution is, and report those of nothing.

        在园幼儿数 is not broken down by ownership: the ownership of its row is the kindergarten's.
        """
        strange = [one for one in scope if one not in definition.dimensions]
        if not strange:
            return frozenset()
        for dimension in strange:
            if not (is_institution and dimension in self.of_wholes):
                allowed = definition.dimensions
                expected = ITS_DIMENSIONS(names=allowed) if allowed else mistakes.EMPTY_CELL
                label = Words(definition.label, definition.label_en)
                message = NOT_BROKEN_DOWN(name=label, dimension=dimension)
                self.problems.add((line, "scope"), message, expected)
        return frozenset(strange)

    def _scope(self, path: KeyPath, text: str) -> Scope:
        restrictions = split_scope(text)
        if restrictions is None:
            message = mistakes.NO_RESTRICTION(text=text)
            self.problems.add(path, message, mistakes.DIMENSION_AND_CODE)
            return {}
        return self.names.read((path, name, code) for name, code in restrictions)


@lru_cache(maxsize=4)  # of one catalogue a folder has hundreds of sheets
def _terms(catalogue: Catalogue) -> Mapping[str, frozenset[tuple[str, str]]]:
    """Return the dimension and code of each term; of one term there may be several."""
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for dimension, codes in catalogue.names.dimensions.values():
        for spelling, code in codes.items():
            plain = normalise(spelling)
            found[plain] = found.get(plain, frozenset()) | {(dimension, code)}
    return found


@lru_cache(maxsize=4)
def _dimensions_of_wholes(catalogue: Catalogue) -> frozenset[str]:
    """Return the dimensions that institutions are counted by: those of elements in 所."""
    return frozenset(
        dimension
        for one in catalogue.definitions.values()
        if isinstance(one, Element) and one.unit.symbol == ITSELF and one.level == "institution"
        for dimension in one.dimensions
    )
