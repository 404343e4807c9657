"""The same work as rules of OpenFisca-Core: schools, their county, a variable for each thing."""

from __future__ import annotations

from typing import Any

from nation_peers import COLUMNS, SHARES, VARIATIONS, WEIGHT
from numpy import sqrt
from openfisca_core.entities import build_entity
from openfisca_core.periods import YEAR
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

School = build_entity(key="school", plural="schools", label="a school", is_person=True)
County = build_entity(
    key="county",
    plural="counties",
    label="a county",
    roles=[{"key": "member", "plural": "members", "label": "its schools"}],
)


def plain(name: str) -> str:
    """Return a name as OpenFisca takes it."""
    return name.replace(".", "_")


def share(upper: str, lower: str) -> Any:
    """Return the formula of a quotient of sums."""

    def formula(county: Any, period: Any) -> Any:
        total = county.sum(county.members(plain(upper), period))
        return total / county.sum(county.members(plain(lower), period))

    return formula


def variation(upper: str) -> Any:
    """Return the formula of a coefficient of variation, weighted by the students."""

    def formula(county: Any, period: Any) -> Any:
        weight = county.members(plain(WEIGHT), period)
        value = county.members(plain(upper), period) / weight
        total = county.sum(weight)
        mean = county.sum(value * weight) / total
        square = county.sum(weight * (value - county.project(mean)) ** 2) / total
        return sqrt(square) / mean

    return formula


def verdict(name: str, bound: float, *, is_least: bool) -> Any:
    """Return the formula of whether an indicator keeps its bound."""

    def formula(county: Any, period: Any) -> Any:
        value = county(plain(name), period)
        return value >= bound if is_least else value <= bound

    return formula


def variable(name: str, entity: Any, formula: Any = None, kind: type = float) -> type:
    """Return a variable of each year."""
    settings = {"value_type": kind, "entity": entity, "definition_period": YEAR, "label": name}
    if formula is not None:
        settings["formula"] = formula
    return type(name, (Variable,), settings)


class SchoolRules(TaxBenefitSystem):  # type: ignore[misc]  # has no types
    """All of them."""

    def __init__(self) -> None:
        super().__init__([School, County])
        for name in COLUMNS:
            self.add_variable(variable(plain(name), School))
        for name, (upper, lower, least, _) in SHARES.items():
            self._add(name, share(upper, lower), verdict(name, least, is_least=True))
        for name, (upper, most) in VARIATIONS.items():
            self._add(name, variation(upper), verdict(name, most, is_least=False))

    def _add(self, name: str, value: Any, met: Any) -> None:
        self.add_variable(variable(plain(name), County, value))
        self.add_variable(variable(f"{plain(name)}_met", County, met, bool))
