"""Reads the cells of one row of observations; what can't be read is reported with its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Calculation, Element, Indicator, Scope, adds_up
from eduplan.catalogue.figures import amount_mistake, figure_of
from eduplan.catalogue.regions import RegionError, region_chain
from eduplan.data.cells import Cell, Home, Kind
from eduplan.data.observation import Observation
from eduplan.data.rows import RowName, row_name
from eduplan.data.table import ITSELF
from eduplan.errors import Location
from eduplan.files import table_mistakes as mistakes
from eduplan.files.mistakes import DIMENSION_TWICE, EACH_ONCE
from eduplan.files.problems import ProblemList
from eduplan.files.table_scopes import ScopeReader
from eduplan.files.toml_places import KeyPath
from eduplan.formula.names import Meaning, normalise
from eduplan.immutable import EMPTY
from eduplan.quantity import Figure, FigureError, Unit, UnitError, parse_figure, parse_unit
from eduplan.quantity.numerals import MAXIMUM_DIGITS
from eduplan.tables.spelling import (
    YEARS,
    is_a_date,
    is_missing,
    region_code,
    without_marks,
    year_of,
)
from eduplan.words import Words

_AMBIGUOUS = frozenset({"无", "没有", "○", "〇"})
_BARE = re.compile(r"(.*\d[百千万亿]*[余多]?)\s*(左右|上下|及?以上|以内|之内|及?以下)?")


class CellReader:
    """Makes an observation of each row; what is wrong with it goes to one report."""

    def __init__(
        self, catalogue: Catalogue, report: ProblemList, regions: Mapping[str, str] = EMPTY
    ) -> None:
        self.catalogue = catalogue
        self.report = report
        self._names = regions
        self._scopes = ScopeReader(catalogue, report)
        self._definitions: dict[str, Element | Indicator | None] = {}
        self._named: dict[str, Meaning] = {}
        self._figures: dict[tuple[str, str, str], Figure] = {}
        self._row_names: dict[str, RowName] = {}
        self._units: dict[str, Unit | None] = {}
        self._regions: dict[str, str] = {}
        self._years: dict[str, int] = {}
        self._homes: dict[tuple[str, str, str], tuple[Home, str, tuple[bool, bool]]] = {}
        self._kinds: dict[
            tuple[str, str, str], dict[tuple[tuple[bool, bool], bool, frozenset[str]], Kind]
        ] = {}

    def observation(
        self, line: int, row: Mapping[str, str], at: Location, whole: frozenset[str] = frozenset()
    ) -> Observation | None:
        """Return the observation of a row, or None where something was reported.

        Args:
            line: what the report is told of the row.
            row: the texts of the columns of a long table.
            at: where the figure stands.
            whole: the dimensions that the row states of the institution as a whole.
        """
        before = len(self.report)
        of = self._row_name(row["institution"])
        is_institution = bool(of.name or of.identifier)
        region = self._region(line, row["region"])
        year = self._year(line, row["year"])
        scope = self._scopes.read(line, row["scope"])
        definition = self._definition(line, row["element"])
        if definition is None:
            return None
        scope = self._with_codes_of_name(line, row["element"], scope)
        self._check_level(line, definition, is_institution=is_institution)
        own = self._scopes.own(line, scope, definition, is_institution=is_institution)
        figure = self._figure(line, row["value"], row["unit"], definition)
        if len(self.report) > before:
            return None
        if is_institution and definition.unit.symbol == ITSELF and figure and figure.value == 1:
            own = frozenset(scope)  # it counts itself: all of it is of these codes
        if is_institution:
            own |= whole
        part = self._scopes.part(scope, of.part) if of.part else scope
        found = Observation(
            region=region,
            institution=of.name,
            identifier=of.identifier,
            scope=scope if part is None else part,
            own=own,
            is_total=of.is_total,
            is_part=part is None,
            year=year,
            name=definition.name,
            figure=figure,
            text=row["value"],
            source=row["source"],
            reason=row.get("correction", ""),
            file=at.file,
            row=at.line or 0,
            sheet=at.sheet,
            column=at.column,
        )
        self._keep(row, of, found, whole)
        return found

    def cell(
        self,
        where: tuple[str, str, str],
        what: tuple[str, str, str],
        value: str,
        source: str,
        at: tuple[Callable[[int, int | None], Location], int, int | None],
        whole: frozenset[str] = frozenset(),
    ) -> Cell | None:
        """Return the cell of a row in which only the number is new, a whole one that is exact.

        None where it isn't: `observation` reads such a row, and what it says beside is known then.

        Args:
            where: the texts of region, institution and year.
            what: the texts of element, scope and unit.
            value: the text of the figure.
            source: the text of its source.
            at: what gives the place of a row and column, and these.
            whole: as in `observation`.
        """
        if not (value.isdigit() and value.isascii()) or (value[0] == "0" and value != "0"):
            return None
        home, kinds = self._homes.get(where) or self._home(where), self._kinds.get(what)
        if home is None or kinds is None or len(value) >= MAXIMUM_DIGITS:
            return None
        number = int(value)
        kind = kinds.get((home[2], number == 1, whole))
        if kind is None:
            return None
        return Cell(kind, home[0], home[1], number, value, what[2], source, *at)

    def _home(self, where: tuple[str, str, str]) -> tuple[Home, str, tuple[bool, bool]] | None:
        """Return where and when a row is by texts that were read before, and keep that."""
        region, of, year = self._regions.get(where[0]), self._row_name(where[1]), where[2]
        if region is None or year not in self._years or of.part:
            return None
        level = (bool(of.name or of.identifier), of.is_total)
        found = self._homes[where] = (region, of.name, self._years[year]), of.identifier, level
        return found

    def _keep(
        self, row: Mapping[str, str], of: RowName, one: Observation, whole: frozenset[str]
    ) -> None:
        """Keep what an observation tells of others that differ from it in the number alone."""
        figure, value, unit = one.figure, row["value"], row["unit"]
        definition = self._definitions[row["element"]]
        if figure is None or of.part or not isinstance(definition, Element):
            return
        if figure.qualifier != "exact" or figure.unit.kind == "flag":
            return
        if figure.text != f"{value}{unit}" or str(figure.value) != value:
            return
        is_one, level = figure.value == 1, (bool(of.name or of.identifier), of.is_total)
        kind = Kind(one.name, one.scope, one.own, one.is_part, one.is_total, figure.unit)
        what = (row["element"], row["scope"], unit)
        self._kinds.setdefault(what, {})[level, is_one, whole] = kind

    def _row_name(self, text: str) -> RowName:
        if text not in self._row_names:
            self._row_names[text] = row_name(text)
        return self._row_names[text]

    def _region(self, line: int, text: str) -> str:
        if text not in self._regions:
            code = read_region(self.report, (line, "region"), text, self._names)
            if not code:
                return ""
            self._regions[text] = code
        return self._regions[text]

    def _year(self, line: int, text: str) -> int:
        if text not in self._years:
            year = read_year(self.report, (line, "year"), text)
            if not year:
                return 0
            self._years[text] = year
        return self._years[text]

    # What the figure is of

    def _definition(self, line: int, text: str) -> Element | Indicator | None:
        known = self._definitions.get(text)
        if known is not None:
            return known
        found = self.catalogue.names.meanings(text) if text else ()
        definition = self.catalogue.definitions[found[0].name] if len(found) == 1 else None
        if definition is not None and not isinstance(definition, Calculation):
            self._definitions[text], self._named[text] = definition, found[0]
            return definition
        self.report_element((line, "element"), text, tuple(map(str, found)))
        return None

    def _with_codes_of_name(self, line: int, text: str, scope: Scope) -> Scope:
        """Return a scope with what the name of an element says itself: 小学在校生数."""
        said = self._named[text].scope
        for dimension, code in said.items():
            if scope.get(dimension, code) != code:
                message = DIMENSION_TWICE(dimension=dimension)
                self.report.add((line, "element"), message, EACH_ONCE)
        return {**scope, **said} if said else scope

    def report_element(self, cell: KeyPath, text: str, names: tuple[str, ...]) -> None:
        """Report a text that stands for no element or indicator, or for several."""
        if not names:
            message = mistakes.UNKNOWN_ELEMENT(text=text) if text else mistakes.NO_ELEMENT
            self.report.add(cell, message, mistakes.AN_ELEMENT, self._nearest(text))
        elif len(names) == 1:
            message = mistakes.A_CALCULATION(text=text)
            self.report.add(cell, message, mistakes.ELEMENT_OR_INDICATOR)
        else:
            spellings = self._qualified(names)
            message = mistakes.SEVERAL(text=text, names=tuple(map(Words, spellings, names)))
            self.report.add(cell, message, mistakes.ONE_OF_THEM, spellings)

    def _nearest(self, text: str) -> tuple[str, ...]:
        names = self.catalogue.names
        return self.report.once(text, "element", lambda: names.nearest(text)) if text else ()

    def _qualified(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return each of the definitions that share a label by its domain and label."""
        spellings = []
        for name in names:
            domain = self.catalogue.labels.get(name.partition(".")[0])
            label = f"{domain.zh if domain else ''}/{self.catalogue.label(name)}"
            spellings.append(label if self.catalogue.names.candidates(label) == (name,) else name)
        return tuple(spellings)

    def _check_level(
        self, line: int, definition: Element | Indicator, *, is_institution: bool
    ) -> None:
        """Report a figure of a place that has none: of its kind, or of this kind alone."""
        level = definition.level
        if level == ("institution" if is_institution else "region"):
            return
        label = Words(definition.label, definition.label_en)
        if level == "person":
            message = mistakes.OF_A_PERSON(label=label)
            self.report.add((line, "element"), message, mistakes.OF_A_PLACE)
        elif level == "region":
            message = mistakes.OF_A_REGION(label=label)
            self.report.add((line, "institution"), message, mistakes.EMPTY_CELL)
        elif not adds_up(definition):
            message = mistakes.OF_AN_INSTITUTION(label=label)
            self.report.add((line, "institution"), message, mistakes.INSTITUTION_NAME)

    # The figure

    def _figure(
        self, line: int, value: str, unit_text: str, definition: Element | Indicator
    ) -> Figure | None:
        """Return the figure of a cell; one and the same for the same texts and definition."""
        key = (value, unit_text, definition.name)
        if key in self._figures:
            return self._figures[key]
        before = len(self.report)
        figure = self._new_figure(line, value, unit_text, definition)
        if figure is not None and len(self.report) == before:
            self._figures[key] = figure
        return figure

    def _new_figure(
        self, line: int, value: str, unit_text: str, definition: Element | Indicator
    ) -> Figure | None:
        unit = self._unit(line, unit_text)
        value = without_marks(value)
        if is_missing(value):
            return None
        if is_a_date(value):
            self.report.add((line, "value"), mistakes.A_DATE(text=value), mistakes.AS_TEXT)
            return None
        if value.startswith("="):
            self.report.add((line, "value"), mistakes.A_FORMULA(text=value), mistakes.A_RESULT)
            return None
        if value in _AMBIGUOUS:
            message = mistakes.AMBIGUOUS(text=value)
            self.report.add((line, "value"), message, mistakes.ZERO_OR_MISSING)
            return None
        bare = None if unit is None else _bare(value, unit)
        text = value if bare is None else f"{bare[1]}{unit_text}{bare[2] or ''}"
        try:
            figure = figure_of(definition, text)
        except FigureError as error:
            column = "unit" if bare is not None and _is_number(value) else "value"
            self.report.add_error((line, column), error)
            return None
        if unit is not None and bare is None and not _agree(unit, figure.unit):
            message = mistakes.UNITS_DIFFER(printed=figure.unit.symbol, column=unit.symbol)
            self.report.add((line, "unit"), message, mistakes.ONE_UNIT)
        mistake = amount_mistake(definition, figure)
        if mistake is not None:
            self.report.add((line, "value"), *mistake)
        return figure

    def is_own(self, dimension: str) -> bool:
        """Tell whether a dimension may say what an institution is as a whole, as its ownership."""
        return dimension in self._scopes.of_wholes

    def is_unit_of(self, text: str, definition: Element | Indicator) -> bool:
        """Tell whether a text is a unit in which figures of a definition can be."""
        try:
            return parse_unit(text).compatible(definition.unit)
        except UnitError:
            return False

    def _unit(self, line: int, text: str) -> Unit | None:
        if not text:
            return None
        if text not in self._units:
            try:
                self._units[text] = parse_unit(text)
            except UnitError as error:
                self.report.add_error((line, "unit"), error)
                return None
        return self._units[text]


def with_unit(value: str, unit_text: str) -> str:
    """Return a value with the unit that stands beside it, if it has none of its own."""
    try:
        bare = _bare(value, parse_unit(unit_text)) if unit_text else None
    except UnitError:
        return value
    return value if bare is None else f"{bare[1]}{unit_text}{bare[2] or ''}"


def read_region(
    report: ProblemList, cell: KeyPath, text: str, names: Mapping[str, str] = EMPTY
) -> str:
    """Return the code of a region that is written as such, maybe an older one, or by name.

    "" is for one that was reported.
    """
    code = region_code(text)
    try:
        region_chain(code)
    except RegionError:
        if text in names:
            return names[text]
        nearest = report.nearest(text, "region", names)
        report.add(cell, mistakes.NO_REGION(text=text), mistakes.A_REGION, nearest)
        return ""
    return names.get(code, code)


def read_year(report: ProblemList, cell: KeyPath, text: str) -> int:
    """Return a year; 0 if it was reported that a text is none."""
    found = year_of(text)
    if found is None:
        expected = mistakes.A_YEAR(first=YEARS[0], last=YEARS[-1])
        report.add(cell, mistakes.NOT_A_YEAR(text=text), expected)
    return found or 0


def _is_number(value: str) -> bool:
    try:
        parse_figure(value)
    except FigureError:
        return False
    return True


def _bare(value: str, unit: Unit) -> re.Match[str] | None:
    """Return the number and the hedge after it if a value has no unit; ratios and answers never do.

    90以上 in % is 90%以上, and 7千余 in 人 is 7千余人.
    """
    if unit.kind in ("ratio", "flag") or ":" in normalise(value):
        return None
    return _BARE.fullmatch(value)


def _agree(column: Unit, printed: Unit) -> bool:
    """Tell whether the unit column says what the value says; 个 stands for any count noun."""
    same = column.compatible(printed) or column.dimension == (("个", 1),)
    return same and column.scale == printed.scale
