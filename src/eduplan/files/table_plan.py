"""Makes of a table of main indicators what the file of a plan holds: targets, baselines, data.

An element is aimed at as it is; an indicator that nothing installed defines becomes one of the
plan's own; a total of the period and a yearly growth become statements. No figure is dropped: what
fits no number is kept in words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import REACHED, Element, Indicator
from eduplan.catalogue.figures import figure_of
from eduplan.errors import InputError, Location, Problem
from eduplan.files import workbook_mistakes as mistakes
from eduplan.files.indicator_table import IndicatorRow, IndicatorTable, PrintedFigure
from eduplan.files.kinds import OWN_DOMAIN
from eduplan.files.table_cells import with_unit
from eduplan.files.toml_places import KeyPath
from eduplan.files.workbook_reader import WorkbookTable
from eduplan.quantity import Figure, FigureError, UnitError, parse_figure, parse_unit
from eduplan.templates import fill

_RANGE = re.compile(r"(.*\d.*?) *[-–—~～至] *(\d.*)")
_KEYS = {
    **dict.fromkeys(("at_least", "more_than"), "at_least"),
    **dict.fromkeys(("at_most", "less_than"), "at_most"),
}


def plan_of_table(
    table: IndicatorTable,
    catalogue: Catalogue,
    *,
    region: str,
    title: str = "",
    period: str = "",
    file: str = "",
) -> WorkbookTable:
    """Return the plan that a table of main indicators prints, as its file would hold it.

    Args:
        table: the table.
        catalogue: what its labels may mean.
        region: the administrative code of the plan's region.
        title: the title of the plan; that of the table if left out.
        period: first and last year, as `2021-2025`; from the table if left out: from the year
            after the state to the last year of a target.
        file: the name of the file, as locations print it.

    Raises:
        InputError: the table names no years, and no period is given.
    """
    years = [one.year for row in table.rows for one in row.dues if one.year is not None]
    base = _base_year(table)
    if not period:
        if not years or base is None:
            message = mistakes.NO_PERIOD
            raise InputError([Problem(message, Location(file), mistakes.SAY_THE_PERIOD)])
        period = f"{base + 1}-{max(years)}"
    data: dict[str, Any] = {
        "title": title or table.title or file,
        "region": region,
        "period": period,
    }
    maker = _Maker(catalogue, base)
    for number, row in enumerate(table.rows, start=1):
        maker.add(row, number)
    for name in ("target", "baseline", "statement", "indicator"):
        if maker.tables[name]:
            data[name] = maker.tables[name]
    places = {(): Location(file), **maker.places}
    return WorkbookTable(file, "", data, places=places)


def _base_year(table: IndicatorTable) -> int | None:
    years = {one.year for row in table.rows for one in row.states if one.year is not None}
    return max(years, default=None)


class _Maker:
    def __init__(self, catalogue: Catalogue, base: int | None) -> None:
        self.tables: dict[str, list[dict[str, Any]]] = {
            name: [] for name in ("target", "baseline", "statement", "indicator")
        }
        self.places: dict[KeyPath, Location] = {}
        self._catalogue = catalogue
        self._base = base

    def add(self, row: IndicatorRow, number: int) -> None:
        """Add what one row of the table says."""
        unit = row.unit or self._unit_of_figures(row)
        definition = self._definition(row)
        dues = [one for one in row.dues if not one.is_total]
        if definition is None and dues:
            definition = self._own(row, number, unit)
        common: dict[str, Any] = {}
        if definition is not None:
            common["indicator"] = self._spelling(definition)
            if scope := self._scope(row, definition):
                common["scope"] = scope
        states = list(row.states)
        levels = [one for one in states if not one.is_total]
        now = next((one for one in levels if one.year in (self._base, None)), None)
        if definition is None or not dues:
            self._in_words(row, dues)
            dues = []
        elif dues:
            self._target(row, definition, common, dues, unit, now)
            states = [one for one in states if one is not now]
        for one in states:
            self._state(row, None if one.is_total else definition, common, one, unit)
        totals = [*(one for one in row.dues if one.is_total), *row.changes]
        for one in {(one.text, one.is_total): one for one in totals}.values():
            self._change(row, one, unit)
        for one in row.rates:
            said = with_unit(one.text, one.unit)
            label = f"{row.label}（{one.header}）"
            self._place("statement", {"label": label, **_said(said)}, one.location)

    def _target(
        self,
        row: IndicatorRow,
        definition: Element | Indicator,
        common: Mapping[str, Any],
        dues: list[PrintedFigure],
        unit: str,
        now: PrintedFigure | None,
    ) -> None:
        *steps, last = sorted(dues, key=lambda one: one.year or 9999)
        target = {**common, **self._bound(last.text, definition, unit, self._better(row, unit))}
        if last.year is not None:
            target["year"] = last.year
        if row.binding:
            target["binding"] = row.binding
        if now is not None:
            target["from"] = self._said_of(now.text, definition, unit)
        if steps:
            target["path"] = {
                str(one.year): self._said_of(one.text, definition, unit) for one in steps
            }
        self._place("target", target, last.location)

    def _bound(
        self, text: str, definition: Element | Indicator, unit: str, moves: str
    ) -> dict[str, Any]:
        """Return the key of the bound that a cell prints; a bare figure is reached from below.

        `moves` is the way in which the table itself moves, for what has no better way.
        """
        ends = _RANGE.fullmatch(text)
        if ends is not None and ":" not in text:
            return {"range": [with_unit(end, unit) for end in ends.groups()]}
        figure = self._figure(text, definition, unit)
        if figure is None:
            return {"qualitative": f"{definition.label}：{text}"}
        better = definition.better if isinstance(definition, Indicator) else moves
        key = _KEYS.get(figure.qualifier) or REACHED.get(better, "exactly")
        if figure.qualifier == "about":
            note = fill(mistakes.PRINTED_AS.zh, {"text": text})
            return {key: _without_hedge(figure.text), "note": note}
        is_inferred = key not in ("exactly", _KEYS.get(figure.qualifier))
        own = isinstance(definition, Element) or definition.name.startswith(f"{OWN_DOMAIN}.")
        return {key: figure.text, **({"note": mistakes.INFERRED.zh} if own and is_inferred else {})}

    def _said_of(self, text: str, definition: Element | Indicator, unit: str) -> str:
        """Return a figure as the definition can have it: of 生均图书, 25 册 is 25."""
        figure = self._figure(text, definition, unit)
        return figure.text if figure else with_unit(text, unit)

    def _figure(self, text: str, definition: Element | Indicator, unit: str) -> Figure | None:
        for spelling in dict.fromkeys((with_unit(text, unit), text)):
            try:
                return figure_of(definition, spelling)
            except FigureError:
                continue
        return None

    def _state(
        self,
        row: IndicatorRow,
        definition: Element | Indicator | None,
        common: Mapping[str, Any],
        one: PrintedFigure,
        unit: str,
    ) -> None:
        """Add the state of a year: a baseline, or a statement where it is of nothing known."""
        text = with_unit(one.text, unit)
        year = {} if one.year is None else {"year": one.year}
        if definition is not None:
            self._place("baseline", {**common, "value": text, **year}, one.location)
        else:
            self._place("statement", {"label": row.label, **_said(text), **year}, one.location)

    def _change(self, row: IndicatorRow, one: PrintedFigure, unit: str) -> None:
        """Add a total of the period, or a growth, as data beside the targets."""
        label = f"{row.label}（{'规划期累计' if one.is_total else '年均增长或累计'}）"
        said = with_unit(one.text, unit if one.is_total else one.unit)
        self._place("statement", {"label": label, **_said(said)}, one.location)

    def _in_words(self, row: IndicatorRow, dues: list[PrintedFigure]) -> None:
        """Keep a row of which nothing is known in words."""
        for one in dues:
            target: dict[str, Any] = {"qualitative": f"{row.label}：{one.text}"}
            if one.year is not None:
                target["year"] = one.year
            if row.binding:
                target["binding"] = row.binding
            self._place("target", target, one.location)

    def _place(self, table: str, row: dict[str, Any], place: Location) -> None:
        rows = self.tables[table]
        self.places[table, len(rows)] = place
        rows.append(row)

    # What the row is about

    def _definition(self, row: IndicatorRow) -> Element | Indicator | None:
        if not row.meaning.is_figure:
            return None
        found = self._catalogue.get(row.meaning.names[0])
        return found if isinstance(found, (Element, Indicator)) else None

    def _own(self, row: IndicatorRow, number: int, unit: str) -> Indicator | None:
        """Return an indicator of the plan's own for a row as it is printed, if it has a unit."""
        try:
            parsed = parse_unit(unit)
        except UnitError:
            return None
        if not unit:
            return None
        name, better = f"{OWN_DOMAIN}.row_{number}", self._better(row, unit)
        own = {"name": name, "label": row.label, "unit": unit, "better": better}
        self.tables["indicator"].append({**own, "source": mistakes.FROM_TABLE.zh})
        as_printed: Any = None  # no formula
        return Indicator(name, row.label, row.label, parsed, as_printed, better)

    def _better(self, row: IndicatorRow, unit: str) -> Any:
        """Return the way in which the table itself moves from its state to its target."""
        try:
            levels = [one for one in row.states if not one.is_total]
            first = parse_figure(with_unit(levels[0].text, unit)).value
            last = parse_figure(with_unit(row.dues[-1].text, unit)).value
        except (FigureError, IndexError):
            return "none"
        return "higher" if last > first else "lower" if last < first else "none"

    def _spelling(self, definition: Element | Indicator) -> str:
        label = definition.label
        names = self._catalogue.names.candidates(label)
        return label if names == (definition.name,) else definition.name

    def _scope(self, row: IndicatorRow, definition: Element | Indicator) -> dict[str, str]:
        scope: dict[str, str] = {}
        if definition.name.startswith(f"{OWN_DOMAIN}."):
            return scope  # its label says it
        for pairs in row.meaning.codes:
            own = [pair for pair in pairs if pair[0] in definition.dimensions]
            if len(own or pairs) == 1:
                scope.update(own or pairs)
        return scope

    @staticmethod
    def _unit_of_figures(row: IndicatorRow) -> str:
        for one in (*row.dues, *row.states):
            try:
                return parse_figure(one.text).unit.symbol
            except FigureError:
                continue
        return ""


def _said(text: str) -> dict[str, str]:
    """Return a figure as a value, anything else as a claim."""
    try:
        parse_figure(text)
    except FigureError:
        return {"claim": text}
    return {"value": text}


def _without_hedge(text: str) -> str:
    return re.sub("约|大约|近|接近|左右|上下", "", text).strip()
