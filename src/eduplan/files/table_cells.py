"""Reads the cells of one row of observations; what can't be read is reported with its column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eduplan.catalogue.definitions import Calculation, Element
from eduplan.catalogue.regions import RegionError, region_chain
from eduplan.data.observation import Observation
from eduplan.data.table import ITSELF
from eduplan.errors import Location, Problem, nearest_names
from eduplan.formula.names import normalise
from eduplan.quantity import FigureError, UnitError, parse_figure, parse_unit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.catalogue.definitions import Definition
    from eduplan.quantity import Figure, Unit

__all__ = ["MISSING_TOKENS", "CellReader"]

MISSING_TOKENS = frozenset(
    {"空", "缺", "缺失", "缺报", "无数据", "未统计", "不详", "…", "...", "/"}
    | {"na", "n/a", "null", "none"}
)
"""What a cell says instead of a figure, beside nothing and dashes; none of it is zero."""

_AMBIGUOUS = frozenset({"无", "没有", "○", "〇"})
_YEARS = range(1900, 2201)


class CellReader:
    """Makes an observation of each row; problems are added to one list in the order of the rows."""

    def __init__(self, catalogue: Catalogue, file: str, problems: list[Problem]) -> None:
        self.catalogue = catalogue
        self.file = file
        self.problems = problems
        self.own_dimensions = _own_dimensions(catalogue)
        self._definitions: dict[str, Definition | None] = {}
        self._scopes: dict[str, Mapping[str, str] | None] = {}

    def report(
        self,
        line: int,
        column: str,
        message: str,
        expected: str = "",
        nearest: tuple[str, ...] = (),
    ) -> None:
        """Add a problem with a cell, or with a whole row."""
        location = Location(self.file, line, key=column)
        self.problems.append(Problem(message, location, expected, nearest))

    def observation(self, line: int, row: Mapping[str, str]) -> Observation | None:
        """Return the observation of a row, or None where something was reported."""
        before = len(self.problems)
        region = self._region(line, row["region"])
        scope = self._scope(line, row["scope"])
        year = self._year(line, row["year"])
        definition = self._definition(line, row["element"])
        figure = None
        if definition is not None:
            self._check_level(line, row["institution"], definition)
            self._check_dimensions(line, bool(row["institution"]), scope, definition)
            figure = self._figure(line, row["value"], row["unit"], definition)
        if len(self.problems) > before or definition is None:
            return None
        return Observation(
            region=region,
            institution=row["institution"],
            scope=scope,
            year=year,
            name=definition.name,
            figure=figure,
            text=row["value"],
            source=row["source"],
            file=self.file,
            row=line,
        )

    def _region(self, line: int, text: str) -> str:
        try:
            region_chain(text)
        except RegionError as error:
            self.report(line, "region", str(error))
        return text

    def _year(self, line: int, text: str) -> int:
        plain = normalise(text)
        if re.fullmatch("[0-9]{4}", plain) and int(plain) in _YEARS:
            return int(plain)
        expected = f"a year from {_YEARS[0]} to {_YEARS[-1]} such as 2023"
        self.report(line, "year", f"{text!r} is not a year", expected)
        return 0

    def _definition(self, line: int, text: str) -> Definition | None:
        names = self.catalogue.names
        found = names.candidates(text) if text else ()
        if len(found) == 1:
            definition = self.catalogue.get(found[0])
            if not isinstance(definition, Calculation):
                return definition
            self.report(line, "element", f"{text!r} is a calculation", "an element or indicator")
        elif found:
            spellings = self._qualified(found)
            self.report(line, "element", f"{text!r} may mean {' or '.join(found)}", "", spellings)
        else:
            message = (
                f"no installed plugin defines {text!r}" if text else "the element is not named"
            )
            self.report(line, "element", message, "", names.nearest(text) if text else ())
        return None

    def _qualified(self, found: tuple[str, ...]) -> tuple[str, ...]:
        """Return each of the definitions that share a label by its domain and label."""
        spellings = []
        for name in found:
            domain = self.catalogue.labels.get(name.partition(".")[0])
            label = f"{domain.zh if domain else ''}/{self.catalogue.label(name)}"
            spellings.append(label if self.catalogue.names.candidates(label) == (name,) else name)
        return tuple(spellings)

    def _check_level(self, line: int, institution: str, definition: Definition) -> None:
        if institution and definition.level == "region":
            message = f"{definition.label} is of a region, not of an institution"
            self.report(line, "institution", message, "an empty cell")

    def _scope(self, line: int, text: str) -> Mapping[str, str]:
        scope: dict[str, str] = {}
        for part in re.split("[;；]", text):
            if not part.strip():
                continue
            name, sign, code = (one.strip() for one in normalise(part).partition("="))
            if not sign:
                expected = "a dimension, = and a code, such as stage=primary"
                self.report(line, "scope", f"{part.strip()!r} is no restriction", expected)
                continue
            self._add_code(line, scope, name, code)
        return scope

    def _add_code(self, line: int, scope: dict[str, str], name: str, code: str) -> None:
        dimensions = self.catalogue.names.dimensions
        if name not in dimensions:
            nearest = nearest_names(name, dimensions)
            expected = f"one of {', '.join(self.catalogue.dimensions)}"
            self.report(line, "scope", f"unknown dimension {name!r}", expected, nearest)
            return
        dimension, codes = dimensions[name]
        plain = {normalise(spelling): known for spelling, known in codes.items()}
        if code not in plain:
            expected = f"one of {', '.join(self.catalogue.dimensions[dimension].codes)}"
            message = f"{dimension} has no code {code!r}"
            self.report(line, "scope", message, expected, nearest_names(code, plain))
        elif dimension in scope:
            self.report(line, "scope", f"{dimension} is given twice", "each dimension once")
        else:
            scope[dimension] = plain[code]

    def _check_dimensions(
        self, line: int, is_institution: bool, scope: Mapping[str, str], definition: Definition
    ) -> None:
        own = getattr(definition, "dimensions", ())
        for dimension in scope:
            if dimension in own or (is_institution and dimension in self.own_dimensions):
                continue
            expected = f"one of its dimensions: {', '.join(own) or 'it has none'}"
            self.report(
                line, "scope", f"{definition.name} is not broken down by {dimension}", expected
            )

    def _figure(
        self, line: int, value: str, unit_text: str, definition: Definition
    ) -> Figure | None:
        if _is_missing(value):
            return None
        if value in _AMBIGUOUS:
            expected = "0 if there are none, 缺 if the figure is missing"
            self.report(line, "value", f"{value!r} may mean zero or missing", expected)
            return None
        unit = self._unit(line, unit_text)
        text = value + unit_text if unit is not None and _lacks_unit(value, unit) else value
        try:
            figure = parse_figure(text, definition.unit)
        except FigureError as error:
            self.report(line, "value", error.message, error.expected, error.nearest)
            return None
        self._check_figure(line, figure, unit, definition)
        return figure

    def _unit(self, line: int, text: str) -> Unit | None:
        if not text:
            return None
        try:
            return parse_unit(text)
        except UnitError as error:
            self.report(line, "unit", error.message, error.expected, error.nearest)
            return None

    def _check_figure(
        self, line: int, figure: Figure, unit: Unit | None, definition: Definition
    ) -> None:
        if unit is not None and (unit.scale != figure.unit.scale or _differs(unit, figure.unit)):
            message = f"the value is in {figure.unit.symbol}, the unit column says {unit.symbol}"
            self.report(line, "unit", message, "one unit, in either column")
        if figure.value < 0 and definition.unit.kind == "count":
            self.report(line, "value", f"{figure.text} is below zero", "a number of things counted")


def _own_dimensions(catalogue: Catalogue) -> frozenset[str]:
    """Return the dimensions that institutions are counted by: those of elements in 所."""
    return frozenset(
        dimension
        for one in catalogue.definitions.values()
        if isinstance(one, Element) and one.unit.symbol == ITSELF and one.level == "institution"
        for dimension in one.dimensions
    )


def _is_missing(value: str) -> bool:
    plain = normalise(value).strip().lower()
    return plain in MISSING_TOKENS or not plain.strip("-…")


def _lacks_unit(value: str, unit: Unit) -> bool:
    """Tell whether a value is a number alone; a ratio and an answer carry no unit to add."""
    if unit.kind in ("ratio", "flag") or ":" in normalise(value):
        return False
    return value[-1].isdigit() or value[-1] in "余多万亿千百"


def _differs(unit: Unit, printed: Unit) -> bool:
    """Tell whether a unit is another than the printed one; 个 stands for any count noun."""
    return not unit.compatible(printed) and unit.dimension != (("个", 1),)
