"""Reads the values of a plan file by its shape; what does not fit is reported and left out."""

from __future__ import annotations

import datetime
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from eduplan.catalogue.definitions import Calculation, Indicator
from eduplan.files.located import DecimalText
from eduplan.files.plan_kinds import FIRST_YEAR, LAST_YEAR, YEAR_PATTERN
from eduplan.files.plan_report import Report, described, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping

    from eduplan.catalogue.catalogue import Catalogue
    from eduplan.files.plan_kinds import Kind, Table
    from eduplan.files.toml_places import KeyPath
    from eduplan.words import Words

__all__ = ["PlanNames", "PlanValues", "clause_name"]

_BRACKETS = str.maketrans("（）", "()")
_MISSING: Any = object()
"""Stands for a value that was reported and is left out."""


def clause_name(text: str) -> str:
    """Return the number of a clause with plain brackets and without outer spaces."""
    return text.translate(_BRACKETS).strip()


class PlanNames:
    """Every name that a plan file may refer to, by family: the catalogue's and the file's own."""

    def __init__(self, catalogue: Catalogue, data: Mapping[str, Any]) -> None:
        indicators = {
            name
            for name, definition in catalogue.definitions.items()
            if isinstance(definition, Indicator)
        }
        own_indicators = _texts(data, "indicator", "name")
        self.catalogue = catalogue
        self.own = own_indicators | _texts(data, "element", "name")
        self.families: Mapping[str, Collection[str]] = {
            "indicator": indicators | own_indicators,
            "value": catalogue.definitions.keys() | self.own,
            "dimension": catalogue.dimensions.keys(),
            "rule": catalogue.rules.keys(),
            "clause": {clause_name(text) for text in _texts(data, "clause", "id")},
            "goal": _texts(data, "goal", "id"),
            "problem": _texts(data, "problem", "id"),
            "target": _texts(data, "target", "id"),
        }

    def knows(self, name: str, family: str) -> bool:
        """Tell whether `name` is one of its family; any clause is, if the file lists none."""
        known = self.families[family]
        return name in known or (family == "clause" and not known)


def _texts(data: Mapping[str, Any], table: str, key: str) -> set[str]:
    """Return the texts that stand at `key` in the tables of one name, whatever else is there."""
    tables = data.get(table)
    rows = tables if isinstance(tables, list) else []
    found = (row.get(key) for row in rows if isinstance(row, dict))
    return {text for text in found if isinstance(text, str)}


class PlanValues:
    """Reads tables by their shape: `table` returns the values that fit, and reports the others.

    Figures are left as they are written: only their table knows which unit is expected.
    """

    def __init__(self, names: PlanNames, report: Report) -> None:
        self.names = names
        self.report = report
        self._required_keys: dict[str, tuple[str, ...]] = {}
        self._readers: Mapping[str, Callable[[KeyPath, Any, Kind], Any]] = {
            "text": self._text,
            "number": self._number,
            "flag": self._flag,
            "date": self._date,
            "figure": self._figure,
            "name": self._name,
            "scope": self._scope,
            "list": self._list,
            "one or list": self._one_or_list,
            "by year": self._by_year,
            "table": self._table,
            "tables": self._tables,
        }

    def table(self, path: KeyPath, raw: Mapping[str, Any], shape: Table) -> dict[str, Any]:
        """Return the values of a table by key, in the order of the file."""
        values: dict[str, Any] = {}
        for name, value in raw.items():
            key = shape.keys.get(name)
            if key is None:
                self._unknown_key(path, name, shape)
                continue
            kind = key.kind
            found = self._readers[kind.form]((*path, name), value, kind)
            if found is not _MISSING:
                values[name] = found
        self._check_keys(path, raw, shape)
        return values

    def _unknown_key(self, path: KeyPath, name: str, shape: Table) -> None:
        what = "key" if path else "table or key"
        nearest = self.report.nearest(name, shape.header, shape.keys)
        expected = "" if nearest else f"one of {', '.join(shape.keys)}"
        message = f"{shape.header} has no {what} {quoted(name)}"
        self.report.add((*path, name), message, expected, nearest)

    def _check_keys(self, path: KeyPath, raw: Mapping[str, Any], shape: Table) -> None:
        for name in self._required(shape):
            if name not in raw:
                message = f"{shape.header} lacks {name!r}"
                self.report.add((*path, name), message, shape.keys[name].kind.expected)
        self._check_alternatives(path, raw, shape)
        self._check_needs(path, raw, shape)

    def _required(self, shape: Table) -> tuple[str, ...]:
        if shape.header not in self._required_keys:
            names = tuple(name for name, key in shape.keys.items() if key.required)
            self._required_keys[shape.header] = names
        return self._required_keys[shape.header]

    def _check_alternatives(self, path: KeyPath, raw: Mapping[str, Any], shape: Table) -> None:
        for names, least in ((shape.exactly_one, 1), (shape.at_most_one, 0)):
            given = [name for name in raw if name in names] if names else []
            if names and len(given) < least and not self._misspells(raw, shape, names):
                message = f"{shape.header} has none of {', '.join(names)}"
                self.report.add(path, message, "exactly one of these keys")
            for name in given[1:]:
                message = f"{name!r} is given beside {given[0]!r}"
                self.report.add((*path, name), message, f"only one of {', '.join(names)}")

    def _misspells(self, raw: Mapping[str, Any], shape: Table, names: tuple[str, ...]) -> bool:
        """Tell whether an unknown key, reported already, was likely meant as one of `names`."""
        return any(
            not set(names).isdisjoint(self.report.nearest(key, shape.header, shape.keys))
            for key in raw
            if key not in shape.keys
        )

    def _check_needs(self, path: KeyPath, raw: Mapping[str, Any], shape: Table) -> None:
        """Report a key that is given without another: once for each other that is lacking."""
        lacking: dict[str, str] = {}
        for name, others in shape.needs.items():
            for other in others:
                if name in raw and other not in raw:
                    lacking.setdefault(other, name)
        for other, name in lacking.items():
            if other in shape.exactly_one:  # it may not be added: another of them is there
                self.report.add((*path, name), f"{name!r} is only for {other!r}")
            else:
                message = f"{shape.header} lacks {other!r}, which {name!r} needs beside it"
                self.report.add((*path, other), message, shape.keys[other].kind.expected)

    # One reader for each form of value.

    def _mismatch(self, path: KeyPath, value: object, kind: Kind) -> Any:
        self.report.add(path, f"this is {described(value)}", kind.expected)
        return _MISSING

    def _text(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        if not isinstance(value, str) or isinstance(value, DecimalText):
            return self._mismatch(path, value, kind)
        if kind.options and value not in kind.options:
            nearest = self.report.nearest(value, kind.expected, kind.options)
            self.report.add(path, f"this is {described(value)}", kind.expected, nearest)
            return _MISSING
        sure = kind.surely is not None and kind.surely(value)
        if kind.pattern and not sure and not _compiled(kind.pattern).search(value):
            return self._mismatch(path, value, kind)
        return value

    def _number(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        whole = isinstance(value, int) and not isinstance(value, bool)
        if not whole or not (kind.least or 0) <= value <= (kind.most or 0):
            return self._mismatch(path, value, kind)
        return value

    def _flag(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        fits = isinstance(value, bool) and value >= (kind.least or 0)
        return value if fits else self._mismatch(path, value, kind)

    def _date(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        is_day = type(value) is datetime.date  # a datetime is one as well
        fits = is_day and (kind.least or 0) <= value.year <= (kind.most or 0)
        return value if fits else self._mismatch(path, value, kind)

    def _figure(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        if isinstance(value, str) and not value.strip():
            return self._mismatch(path, value, kind)
        if isinstance(value, (dict, list, bool, datetime.date, datetime.time)):
            return self._mismatch(path, value, kind)
        return value

    def _name(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        if not isinstance(value, str) or isinstance(value, DecimalText) or not value.strip():
            return self._mismatch(path, value, kind)
        if kind.family == "clause":
            value = clause_name(value)
        if self.names.knows(value, kind.family):
            return value
        self._unknown_name(path, value, kind)
        return _MISSING

    def _unknown_name(self, path: KeyPath, value: str, kind: Kind) -> None:
        family, catalogue = kind.family, self.names.catalogue
        known = self.names.families[family]
        message = f"unknown {_FAMILIES.get(family, family)} {quoted(value)}"
        if family == "indicator" and value in self.names.families["value"]:
            is_calculation = isinstance(catalogue.definitions.get(value), Calculation)
            what = "a calculation" if is_calculation else "an element"
            message = f"{quoted(value)} is {what}, not an indicator"
        spelled: tuple[str, ...] = ()
        if family in ("indicator", "value"):  # a label instead of the full name
            spelled = tuple(name for name in catalogue.names.candidates(value) if name in known)
        nearest = spelled or self.report.nearest(value, family, known)
        self.report.add(path, message, "" if nearest else kind.expected, nearest)

    def _scope(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        if not isinstance(value, dict):
            return self._mismatch(path, value, kind)
        dimensions = self.names.catalogue.dimensions
        scope: dict[str, str] = {}
        for name, code in value.items():
            if name not in dimensions:
                nearest = self.report.nearest(name, "dimension", dimensions)
                expected = f"one of {', '.join(dimensions)}"
                self.report.add(
                    (*path, name), f"unknown dimension {quoted(name)}", expected, nearest
                )
            elif not isinstance(code, str) or code not in dimensions[name].codes:
                self._unknown_code((*path, name), code, dimensions[name].codes)
            else:
                scope[name] = code
        return scope

    def _unknown_code(self, path: KeyPath, code: object, codes: Mapping[str, Words]) -> None:
        expected = f"one of {', '.join(codes)}"
        if not isinstance(code, str):
            self.report.add(path, f"this is {described(code)}", expected)
            return
        labelled = tuple(one for one, words in codes.items() if code in words)
        nearest = labelled or self.report.nearest(code, str(path[-1]), codes)
        self.report.add(path, f"{path[-1]} has no code {quoted(code)}", expected, nearest)

    def _list(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        if not isinstance(value, list):
            return self._mismatch(path, value, kind)
        if len(value) < (kind.least or 0) or (kind.most is not None and len(value) > kind.most):
            self.report.add(path, f"this is an array of {len(value)}", kind.expected)
            return _MISSING
        return self._parts(path, enumerate(value), kind)

    def _one_or_list(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        if isinstance(value, list) and value:
            return self._parts(path, enumerate(value), kind)
        item = kind.item
        if item is None or not isinstance(value, str):
            return self._mismatch(path, value, kind)
        found = self._readers[item.form](path, value, item)
        return _MISSING if found is _MISSING else (found,)

    def _parts(self, path: KeyPath, parts: Any, kind: Kind) -> Any:
        """Return all parts as a tuple, or nothing if one does not fit."""
        item = kind.item
        if item is None:  # kept as a check on the shape
            raise AssertionError(kind)
        read = self._readers[item.form]
        found = tuple(read((*path, index), part, item) for index, part in parts)
        return _MISSING if _MISSING in found else found

    def _by_year(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        if not isinstance(value, dict):
            return self._mismatch(path, value, kind)
        fitting = {key: part for key, part in value.items() if self._is_year((*path, key), key)}
        parts = self._parts(path, fitting.items(), kind)
        return _MISSING if parts is _MISSING else dict(zip(map(int, fitting), parts, strict=True))

    def _is_year(self, path: KeyPath, key: str) -> bool:
        fits = _compiled(YEAR_PATTERN).search(key) is not None
        if not fits:
            expected = f"a year from {FIRST_YEAR} to {LAST_YEAR}"
            self.report.add(path, f"the key {quoted(key)} is not such a year", expected)
        return fits

    def _table(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        if not isinstance(value, dict) or kind.table is None:
            return self._mismatch(path, value, kind)
        return self.table(path, value, kind.table)

    def _tables(self, path: KeyPath, value: Any, kind: Kind) -> Any:
        """Return the values of each table; one that is none has no values, so that indexes hold."""
        if not isinstance(value, list):
            return self._mismatch(path, value, kind)
        rows = [self._table((*path, index), row, kind) for index, row in enumerate(value)]
        return [{} if row is _MISSING else row for row in rows]


_FAMILIES = {"value": "element or indicator"}


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    # `$` of Python would let a line end follow; that of JSON Schema does not.
    return re.compile(pattern.removesuffix("$") + r"\Z" if pattern.endswith("$") else pattern)
