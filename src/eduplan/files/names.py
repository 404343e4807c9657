"""What the names in a file may mean."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Definition
from eduplan.files.scopes import split_scope
from eduplan.formula.names import Meaning, normalise


@attrs.frozen
class Names:
    """What the names in a file may mean: the catalogue, and every name by its family."""

    catalogue: Catalogue
    families: Mapping[str, Collection[str]]
    subjects: Mapping[str, str] = {}
    """The indicator of each target, for what restates it."""
    home: str = ""
    """The domain whose own names come first, where several are spelt alike."""

    def meant_by(self, spelling: str, family: str) -> tuple[Meaning, ...]:
        """Return every name of a family that `spelling` may stand for.

        Elements and indicators go by full name, label or alias in either language, as in formulas,
        and may say their codes: 小学生师比. Any clause is one, listed or not.
        """
        known = self.families[family]
        if spelling in known or family == "clause":
            return (Meaning(spelling),)
        if family not in ("indicator", "value"):
            return ()
        found = self.catalogue.names.preferring(self.home).meanings(spelling)
        meant = tuple(one for one in found if one.name in known)
        if meant or family != "indicator":
            return meant
        # Whatever can be counted can be aimed at; an indicator of the same label goes first.
        return tuple(one for one in found if one.name in self.families["counted"])

    def meant_in(self, row: Mapping[str, Any], spelling: str, family: str) -> tuple[Meaning, ...]:
        """Return the names that a spelling may stand for in a row: the scope of it may decide."""
        meant = self.meant_by(spelling, family)
        dimensions = self._dimensions(row.get("scope"))
        if len(meant) < 2 or not dimensions:
            return meant
        fitting = tuple(
            one
            for one in meant
            if dimensions <= {*getattr(self.catalogue.definitions.get(one.name), "dimensions", ())}
        )
        return fitting or meant

    def _dimensions(self, scope: object) -> set[str]:
        """Return the dimensions that a scope names, as far as they are known."""
        names: Iterable[str] = scope if isinstance(scope, dict) else ()
        if isinstance(scope, str):
            names = (name for name, _ in split_scope(scope) or ())
        known = self.catalogue.names.dimensions
        return {known[name][0] for name in map(normalise, names) if name in known}

    def definition(
        self, spelling: object, family: str, row: Mapping[str, Any]
    ) -> Definition | None:
        """Return what a name of a family is of; None if none or several could be meant."""
        meant = self.meant_in(row, spelling, family) if isinstance(spelling, str) else ()
        if len(meant) != 1:
            return None
        name = meant[0].name
        return self.catalogue.definitions.get(self.subjects.get(name, name))
