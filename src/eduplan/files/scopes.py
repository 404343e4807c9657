"""What a scope may be written as: 学段=小学 or stage=primary, several after a semicolon."""

from __future__ import annotations

import re
from collections.abc import Iterable

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.region_names import regions_named
from eduplan.catalogue.regions import NATION, PLACE, PLACE_WORDS, region_named
from eduplan.files import mistakes
from eduplan.files.problems import ProblemList, described
from eduplan.files.toml_places import KeyPath
from eduplan.formula.names import normalise
from eduplan.words import Words

DIMENSION = Words("维度", "dimension")


def split_scope(text: str) -> tuple[tuple[str, str], ...] | None:
    """Return what is written on either side of each `=`; None if a part of the text has none."""
    parts = [one.strip() for one in re.split("[;；]", text) if one.strip()]
    pairs = [tuple(side.strip() for side in normalise(one).partition("=")) for one in parts]
    if not all(sign for _, sign, _ in pairs):
        return None
    return tuple((name, code) for name, _, code in pairs)


def _place(text: str) -> str:
    """Return the code of a place, where its name is that of one region alone, or the name."""
    found = region_named(text)
    codes = () if found.isascii() else regions_named(found, NATION)
    return codes[0] if len(codes) == 1 else found


class ScopeNames:
    """Finds the dimension and the code that people mean, by name or by term in either language."""

    def __init__(
        self, catalogue: Catalogue, problems: ProblemList, *, of_places: bool = False
    ) -> None:
        self._of_places = of_places
        self._catalogue = catalogue
        self._problems = problems

    def read(self, parts: Iterable[tuple[KeyPath, str, object]]) -> dict[str, str]:
        """Return the code of each dimension; what is unknown or given twice is reported."""
        scope: dict[str, str] = {}
        for path, name, code in parts:
            found = self._restriction(path, name, code)
            if found is not None and found[0] in scope:
                message = mistakes.DIMENSION_TWICE(dimension=found[0])
                self._problems.add(path, message, mistakes.EACH_ONCE)
            elif found is not None:
                scope.update((found,))
        return scope

    def _restriction(self, path: KeyPath, name: str, code: object) -> tuple[str, str] | None:
        """Return a dimension and its code; None if one of them is unknown, which is reported."""
        if self._of_places and name in PLACE_WORDS and isinstance(code, str) and code.strip():
            return PLACE, _place(code)
        spellings = self._catalogue.names.dimensions
        if normalise(name) not in spellings:
            nearest = self._problems.nearest(name, "dimension", spellings)
            message = mistakes.UNKNOWN_NAME(family=DIMENSION, name=name)
            expected = mistakes.ONE_OF(names=tuple(self._catalogue.dimensions))
            self._problems.add(path, message, expected, nearest)
            return None
        dimension, codes = spellings[normalise(name)]
        expected = mistakes.ONE_OF(names=tuple(self._catalogue.dimensions[dimension].codes))
        if not isinstance(code, str):
            self._problems.add(path, mistakes.MISFIT(found=described(code)), expected)
            return None
        plain = {normalise(spelling): known for spelling, known in codes.items()}
        if normalise(code) not in plain:
            nearest = self._problems.nearest(code, dimension, plain)
            message = mistakes.UNKNOWN_CODE(dimension=dimension, code=code)
            self._problems.add(path, message, expected, nearest)
            return None
        return dimension, plain[normalise(code)]
