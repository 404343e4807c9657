"""Reads a file by its form: what fits becomes values of the model, the rest is reported."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from eduplan.bounds import Other
from eduplan.catalogue.definitions import Calculation, Definition
from eduplan.catalogue.figures import amount_mistake, change_of, figure_of
from eduplan.catalogue.regions import PLACE
from eduplan.catalogue.rule import nearest_rules
from eduplan.files import mistakes
from eduplan.files.forms import Key, Kind, Row, Table
from eduplan.files.key_checks import check_keys, report_unknown
from eduplan.files.kinds import FIGURE, FIRST_YEAR, LAST_YEAR, YEAR, YEAR_PATTERN
from eduplan.files.located import DecimalText
from eduplan.files.names import Names
from eduplan.files.problems import ProblemList, described
from eduplan.files.scopes import DIMENSION, ScopeNames, split_scope
from eduplan.files.toml_places import KeyPath
from eduplan.formula.mistakes import AMBIGUOUS, ONE_FULL_NAME
from eduplan.messages import Text
from eduplan.quantity import FigureError, Unit, UnitError, parse_figure, parse_unit
from eduplan.quantity.mistakes import QUALIFIERS
from eduplan.tables.spelling import year_of
from eduplan.words import Words

_MISSING: Any = object()
"""Stands for a value that was reported and is left out."""


class Reader:
    """Reads tables by their shape and reports whatever does not fit."""

    def __init__(self, names: Names, problems: ProblemList) -> None:
        self.names = names
        self.problems = problems
        self.scopes = ScopeNames(names.catalogue, problems, of_places=bool(names.home))
        self.root: Mapping[str, Key] = {}
        self._readers: Mapping[str, Callable[[KeyPath, Any, Kind, Row], Any]] = {
            "text": self._text,
            "number": self._fitting,
            "flag": self._fitting,
            "date": self._fitting,
            "period": self._period,
            "figure": self._figure,
            "unit": self._unit,
            "name": self._name,
            "quantity": self._quantity,
            "scope": self._scope,
            "list": self._list,
            "one or list": self._one_or_list,
            "by year": self._by_year,
            "by name": self._by_name,
            "table": self._table,
            "tables": self._tables,
        }

    def table(self, path: KeyPath, written: Mapping[str, Any], table: Table) -> Row:
        """Return a table with the values that fit, in the order of the file."""
        before = len(self.problems)
        self.root = self.root if path else table.keys
        row = Row(table, path, written, self.problems, self._definition(written, table))
        for name, value in written.items():
            key = table.keys.get(name)
            if key is None:
                report_unknown(row, name, self.root)
                continue
            found = self._value((*path, name), value, key.kind, row)
            if found is not _MISSING:
                row.found[name] = found
        self._add_scope_of_name(row)
        check_keys(row)
        if table.complete is not None:
            table.complete(row)
        for check in table.checks:
            check(row)
        row.sound = len(self.problems) == before
        if row.sound and table.identity is not None and "id" not in row.found:
            row.extra["id"] = table.identity(row.attributes())
        return row

    def _definition(self, written: Mapping[str, Any], table: Table) -> Definition | None:
        key = table.keys.get(table.figures_of)
        return key and self.names.definition(written.get(key.name), key.kind.family, written)

    def _add_scope_of_name(self, row: Row) -> None:
        """Add to the scope of a row what the name of its figures says itself: 小学生师比."""
        key = row.table.keys.get(row.table.figures_of)
        if key is None or key.name not in row.found or "scope" not in row.table.keys:
            return
        meant = self.names.meant_in(row.written, row.written[key.name], key.kind.family)
        said, scope = meant[0].scope, row.found.get("scope", {})
        for dimension, code in said.items():
            if scope.get(dimension, code) != code:
                message = mistakes.DIMENSION_TWICE(dimension=dimension)
                row.problem(key.name, message, mistakes.EACH_ONCE)
        if said:
            row.found["scope"] = {**said, **scope}

    def rows(self, path: KeyPath, value: Any, kind: Kind) -> tuple[Row, ...]:
        """Return the tables of an array of them; what is none is reported."""
        if not isinstance(value, list):
            self._misfit(path, value, kind.expected)
            return ()
        rows = [self._table((*path, index), one, kind) for index, one in enumerate(value)]
        return tuple(one for one in rows if one is not _MISSING)

    def _value(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        return self._readers[kind.form](path, value, kind, row)

    # One reader for each form of value.

    def _misfit(
        self, path: KeyPath, value: object, expected: Text, nearest: tuple[str, ...] = ()
    ) -> Any:
        self.problems.add(path, mistakes.MISFIT(found=described(value)), expected, nearest)
        return _MISSING

    def _text(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        if not isinstance(value, str) or isinstance(value, DecimalText):
            return self._misfit(path, value, kind.expected)
        if kind.choices:
            return self._choice(path, value, kind)
        if kind.pattern and not _compiled(kind.pattern).search(value):
            return self._misfit(path, value, kind.expected)
        return kind.plain(value)

    def _choice(self, path: KeyPath, value: str, kind: Kind) -> Any:
        chosen = kind.choices if value in kind.choices else _spellings(kind)
        if value in chosen:
            return value if chosen is kind.choices else chosen[value]
        nearest = self.problems.nearest(value, kind.expected.en, (*kind.choices, *chosen))
        self.problems.add(path, mistakes.MISFIT(found=described(value)), kind.expected, nearest)
        return _MISSING

    def _fitting(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        """Return a number, a flag or a day that lies between the bounds of its kind."""
        size = value.year if isinstance(value, datetime.date) else value
        fits = type(value) is _TYPES[kind.form] and size >= (kind.least or 0)
        if not fits or (kind.most is not None and size > kind.most):
            year = year_of(value) if kind is YEAR and isinstance(value, str) else None
            return self._misfit(path, value, kind.expected, (str(year),) if year else ())
        return value

    def _period(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        """Return the first and the last year; a year alone is both."""
        found = self._text(path, value, kind, row)
        if found is _MISSING:
            return found
        years = [int(year) for year in re.findall("[0-9]{4}", found)]
        return years[0], years[-1]

    def _unit(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        is_text = isinstance(value, str) and not isinstance(value, DecimalText)
        if not is_text or (kind.pattern and not value.strip()):
            return self._misfit(path, value, kind.expected)
        try:
            return parse_unit(value)
        except UnitError as error:
            self.problems.add_error(path, error)
            return _MISSING

    def _figure(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        """Return the figure in the unit of what the table's figures are of, or in any."""
        of = None if kind.unit else row.definition
        is_blank = isinstance(value, str) and not value.strip()
        if is_blank or isinstance(value, (dict, list, bool, datetime.date, datetime.time)):
            return self._misfit(path, value, kind.expected)
        if not isinstance(value, str) or isinstance(value, DecimalText):
            return self._bare_number(path, value, None if of is None else of.unit)
        try:
            exact = kind.hedges is not None
            if kind.unit:
                figure = parse_figure(value, self._unit_of_another(kind, row), exact=exact)
            elif kind.comparator in ("rise", "fall", "times"):
                figure = change_of(of, value, exact=exact, times=kind.comparator == "times")
            else:
                figure = figure_of(of, value, exact=exact, comparator=kind.comparator)
        except FigureError as error:
            self.problems.add_error(path, error)
            return _MISSING
        is_share = of is not None and not figure.unit.compatible(of.unit)  # 增长8%, 2倍
        mistake = None if is_share else amount_mistake(of, figure)
        if mistake is not None:
            self.problems.add(path, *mistake)
            return _MISSING
        if kind.hedges is not None and figure.qualifier not in kind.hedges:
            hedge = QUALIFIERS[figure.qualifier]
            message = mistakes.HEDGED(text=figure.text, hedge=hedge)
            self.problems.add(path, message, mistakes.FIGURE_ALONE)
        return figure

    def _unit_of_another(self, kind: Kind, row: Row) -> Unit | None:
        """Return the unit of a figure that is not of what its table is of; None if not known."""
        key = row.table.keys.get(kind.unit)
        if key is None:
            return parse_unit(kind.unit)
        of = self.names.definition(row.written.get(key.name), key.kind.family, row.written)
        return None if of is None else of.unit

    def _bare_number(self, path: KeyPath, value: object, unit: Unit | None) -> Any:
        """Report a number that is not written as text, and how it would be."""
        nearest: tuple[str, ...] = ()
        try:
            parse_figure(str(value), unit)
        except FigureError as error:
            nearest = error.problems[0].nearest
        else:
            nearest = (f"{value}{unit.symbol}",) if unit and unit.kind != "ratio" else ()
        message = mistakes.NUMBER_NOT_TEXT(found=described(value))
        self.problems.add(path, message, FIGURE.expected, nearest)
        return _MISSING

    def _name(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        found = self._meaning(path, value, kind, row)
        return found if found is _MISSING else found.name

    def _quantity(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        """Return what is counted: a name, and the codes that it says itself."""
        found = self._meaning(path, value, kind, row)
        return found if found is _MISSING else Other(name=found.name, scope=found.scope)

    def _meaning(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        if not isinstance(value, str) or isinstance(value, DecimalText) or not value.strip():
            return self._misfit(path, value, kind.expected)
        value = kind.plain(value)
        meant = self.names.meant_in(row.written, value, kind.family)
        if len(meant) == 1:
            return meant[0]
        if meant:
            names = tuple(map(str, meant))
            nearest = self.names.catalogue.names.unmistakable(names)
            self.problems.add(path, AMBIGUOUS(name=value, names=names), ONE_FULL_NAME, nearest)
        else:
            self._unknown_name(path, value, kind)
        return _MISSING

    def _unknown_name(self, path: KeyPath, value: str, kind: Kind) -> None:
        family, catalogue = kind.family, self.names.catalogue
        known = self.names.families[family]
        message = mistakes.UNKNOWN_NAME(family=_FAMILIES[family], name=value)
        if family == "indicator" and value in self.names.families["value"]:
            is_calculation = isinstance(catalogue.definitions.get(value), Calculation)
            what = Words("计算", "a calculation") if is_calculation else _AN_ELEMENT
            message = mistakes.NO_INDICATOR(name=value, kind=what)
        nearest = self._nearest_name(value, family, known)
        if not nearest and family in ("indicator", "value"):
            nearest = catalogue.names.nearest(value)
        self.problems.add(path, message, "" if nearest else kind.expected, nearest)

    def _nearest_name(self, value: str, family: str, known: Iterable[str]) -> tuple[str, ...]:
        if family in ("rule", "rules"):
            rules = self.names.catalogue.rules
            return self.problems.once(value, "rule", lambda: nearest_rules(value, rules))
        return self.problems.nearest(value, family, known)

    def _scope(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        """Return the code of each dimension that a table or a text such as 学段=小学 names."""
        parts: Iterable[tuple[KeyPath, str, object]]
        if isinstance(value, str) and not isinstance(value, DecimalText):
            if (restrictions := split_scope(value)) is None:
                return self._misfit(path, value, kind.expected)
            parts = ((path, name, code) for name, code in restrictions)
        elif isinstance(value, dict):
            parts = (((*path, name), name, code) for name, code in value.items())
        else:
            return self._misfit(path, value, kind.expected)
        scope = self.scopes.read(parts)
        return {
            name: code
            for name, code in scope.items()
            if self._breaks_down((*path, name), name, row.definition)
        }

    def _breaks_down(self, path: KeyPath, dimension: str, of: Definition | None) -> bool:
        """Tell whether a definition has a dimension, and report one that it does not have."""
        is_free = of is None or dimension == PLACE
        allowed = (dimension,) if is_free else getattr(of, "dimensions", ())
        if of is not None and dimension not in allowed:
            expected = mistakes.ITS_DIMENSIONS(names=allowed) if allowed else mistakes.NO_SCOPE
            message = mistakes.NOT_BROKEN_DOWN(name=of.name, dimension=dimension)
            self.problems.add(path, message, expected)
        return dimension in allowed

    def _list(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        if not isinstance(value, list):
            return self._misfit(path, value, kind.expected)
        if len(value) < (kind.least or 0) or (kind.most is not None and len(value) > kind.most):
            message = mistakes.MISFIT_LENGTH(count=len(value))
            self.problems.add(path, message, kind.expected)
            return _MISSING
        return self._parts(path, enumerate(value), kind, row)

    def _one_or_list(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        if isinstance(value, list) and value:
            return self._parts(path, enumerate(value), kind, row)
        if not isinstance(value, str):
            return self._misfit(path, value, kind.expected)
        found = self._value(path, value, kind.part, row)
        return _MISSING if found is _MISSING else (found,)

    def _parts(
        self, path: KeyPath, parts: Iterable[tuple[str | int, Any]], kind: Kind, row: Row
    ) -> Any:
        """Return all parts as a tuple, or nothing if one does not fit."""
        item = kind.part
        found = tuple(self._value((*path, index), part, item, row) for index, part in parts)
        return _MISSING if _MISSING in found else found

    def _by_year(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        if not isinstance(value, dict):
            return self._misfit(path, value, kind.expected)
        fitting = {key: part for key, part in value.items() if self._is_year((*path, key), key)}
        parts = self._parts(path, fitting.items(), kind, row)
        return _MISSING if parts is _MISSING else dict(zip(map(int, fitting), parts, strict=True))

    def _by_name(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        if not isinstance(value, dict) or not value:
            return self._misfit(path, value, kind.expected)
        parts = self._parts(path, value.items(), kind, row)
        return _MISSING if parts is _MISSING else dict(zip(value, parts, strict=True))

    def _is_year(self, path: KeyPath, key: str) -> bool:
        fits = _compiled(YEAR_PATTERN).search(key) is not None
        if not fits:
            expected = mistakes.YEARS(first=FIRST_YEAR, last=LAST_YEAR)
            self.problems.add(path, mistakes.NO_YEAR(name=key), expected)
        return fits

    def _table(self, path: KeyPath, value: Any, kind: Kind, row: Row | None = None) -> Any:
        if not isinstance(value, dict) or kind.table is None:
            return self._misfit(path, value, kind.expected)
        return self.table(path, value, kind.table)

    def _tables(self, path: KeyPath, value: Any, kind: Kind, row: Row) -> Any:
        return self.rows(path, value, kind)


_TYPES = {"number": int, "flag": bool, "date": datetime.date}
"""Exactly these: a flag is no number, and a day with a time is no day."""

_AN_ELEMENT = Words("数据项", "an element")
_FAMILIES: Mapping[str, Words] = {
    "indicator": Words("指标", "indicator"),
    "value": Words("数据项或指标", "element or indicator"),
    "dimension": DIMENSION,
    "method": Words("进度方法", "method of progress"),
    "rule": Words("规则", "rule"),
    "rules": Words("规则", "rule"),
    "clause": Words("条款", "clause"),
    "goal": Words("目标", "goal"),
    "problem": Words("问题", "problem"),
    "target": Words("目标值", "target"),
    "aim": Words("目标值", "target"),
    "figure": Words("陈述或基数", "statement or baseline"),
}


def _spellings(kind: Kind) -> Mapping[str, str]:
    """Return which choice each of the words in either language stands for."""
    return {**{text: name for name, words in kind.choices.items() for text in words}, **kind.also}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # `$` of Python would let a line end follow; that of JSON Schema does not.
    return re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)
