"""Reads the workbook of a plan: what its sheets say, as the file of the plan would."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import attrs

from eduplan.errors import InputError, Location, Problem, nearest_names
from eduplan.files import workbook_mistakes as mistakes
from eduplan.files.forms import Key, Table
from eduplan.files.located import LocatedTable, printed_key
from eduplan.files.plan_cells import names_of, value_of
from eduplan.files.plan_form import PLAN_FILE
from eduplan.files.plan_sheets import GUIDE, HEAD, ITEM, ROW, SHEETS, own_keys, tables_of
from eduplan.files.toml_places import KeyPath
from eduplan.tables.sheet import Row, Sheet, cell
from eduplan.tables.spelling import heading

_TITLES = 10
"""Rows in which the headers of a sheet are looked for."""


@attrs.frozen(eq=False, slots=False)
class WorkbookTable(LocatedTable):
    """The data of a plan that was read from a workbook; places are those of cells."""

    places: Mapping[KeyPath, Location] = attrs.field(factory=dict, kw_only=True)

    def locate(self, path: KeyPath) -> Location:
        """Return the place of the cell at `path`, or of the nearest of what would enclose it."""
        for length in range(len(path), -1, -1):
            found = self.places.get(path[:length])
            if found is not None:
                return found._replace(key=printed_key(path))
        return Location(self.file, key=printed_key(path))


def holds_a_plan(sheets: Iterable[Sheet]) -> bool:
    """Tell the workbook of a plan from others: it has a sheet of what stands before every table."""
    return any(one.name.strip() in HEAD for one in sheets)


def plan_of_sheets(sheets: Sequence[Sheet], file: str) -> WorkbookTable:
    """Return what the sheets of a workbook say of a plan, as its file would.

    Raises:
        InputError: a sheet or a column is unknown or there twice, or the workbook holds no plan;
            with the nearest name.
    """
    reader = _Sheets(file)
    for sheet in sheets:
        if not sheet.is_hidden and sheet.rows:
            reader.read(sheet)
    if reader.problems:
        raise InputError(reader.problems)
    if not reader.data:
        names = tuple(dict.fromkeys(one.zh for one in (HEAD, *SHEETS.values())))
        raise InputError([Problem(mistakes.NO_PLAN, Location(file), mistakes.SHEETS(names=names))])
    return WorkbookTable(file, "", reader.data, places=reader.places)


class _Sheets:
    def __init__(self, file: str) -> None:
        self.data: dict[str, Any] = {}
        self.places: dict[KeyPath, Location] = {}
        self.problems: list[Problem] = []
        self._forms = {path: (table, words) for path, table, words in tables_of(PLAN_FILE)}
        self._names = dict.fromkeys(HEAD, "")
        self._names |= {GUIDE.zh: "guide", GUIDE.en: "guide"}
        for path, (_, words) in self._forms.items():
            self._names |= dict.fromkeys((path, *words), path)

    def read(self, sheet: Sheet) -> None:
        """Read one sheet; what is wrong is noted."""
        path = self._names.get(sheet.name.strip())
        if path is None:
            names = tuple(dict.fromkeys(name for name in self._names if not name.isascii()))
            near = nearest_names(sheet.name, self._names)
            message = mistakes.UNKNOWN_SHEET(name=sheet.name)
            self._note(sheet.place(), message, mistakes.SHEETS(names=names), near)
        elif path == "":
            self._read_head(sheet)
        elif path != "guide":
            self._read_rows(sheet, path)

    def _note(
        self, place: Location, message: Any, expected: Any = "", near: Iterable[str] = ()
    ) -> None:
        self.problems.append(Problem(message, place, expected, tuple(near)))

    def _read_head(self, sheet: Sheet) -> None:
        names = names_of(own_keys(PLAN_FILE))
        for position, row in enumerate(sheet.rows):
            name, text = cell(row, 0), cell(row, 1)
            if not text or heading(name) in ITEM:
                continue
            key = names.get(heading(name))
            place = sheet.place(position, 0)
            if key is None:
                near = nearest_names(heading(name), names)
                self._note(place, mistakes.UNKNOWN_ITEM(name=name), "", near)
                continue
            if key.name in self.data:
                self._note(place, mistakes.ITEM_TWICE(name=name))
            self.data[key.name] = value_of(key.kind, text)
            self.places[key.name,] = sheet.place(position, 1)
        self.places.setdefault((), sheet.place())

    def _read_rows(self, sheet: Sheet, path: str) -> None:
        table, _ = self._forms[path]
        columns, header = self._columns(sheet, table, is_part="." in path)
        name, _, part = path.partition(".")
        for position, row in enumerate(sheet.rows[header + 1 :], start=header + 1):
            values = {
                key.name: value_of(key.kind, text)
                for at, key in columns.items()
                if key is not None and (text := cell(row, at))
            }
            if not values:
                continue
            target = self._rows_of(sheet, position, row, columns, name, part)
            if target is None:
                continue
            rows, base = target
            where: KeyPath = (*base, len(rows))
            rows.append(values)
            self.places[where] = sheet.place(position)
            for at, key in columns.items():
                if key is not None:
                    self.places[*where, key.name] = sheet.place(position, at)

    def _rows_of(
        self,
        sheet: Sheet,
        position: int,
        row: Row,
        columns: Mapping[int, Key | None],
        name: str,
        part: str,
    ) -> tuple[list[dict[str, Any]], KeyPath] | None:
        """Return the rows that a row of a sheet goes into, and their path."""
        if not part:
            return self.data.setdefault(name, []), (name,)
        at = next((at for at, key in columns.items() if key is None), None)
        number = cell(row, at) if at is not None else ""
        wholes = self.data.get(name, [])
        if not (number.isdigit() and 1 <= int(number) <= len(wholes)):
            message = mistakes.NO_SUCH_ROW(number=number or "—", table=SHEETS[name])
            self._note(sheet.place(position, at), message, mistakes.FROM_ONE_TO(most=len(wholes)))
            return None
        whole = int(number) - 1
        return wholes[whole].setdefault(part, []), (name, whole, part)

    def _columns(
        self, sheet: Sheet, table: Table, *, is_part: bool
    ) -> tuple[dict[int, Key | None], int]:
        """Return the key of each column, and the row of the headers, which may be below a title.

        The key is None for the column that numbers the row of the whole.
        """
        names: dict[str, Key | None] = {**names_of(own_keys(table))}
        if is_part:
            names |= dict.fromkeys(ROW)
        found: dict[int, Key | None] = {}
        known = [sum(heading(one) in names for one in row) for row in sheet.rows[:_TITLES]]
        header = next((at for at, count in enumerate(known) if count > 1), 0)
        for at, text in enumerate(sheet.rows[header]):
            plain = heading(text)
            place = sheet.place(header, at)
            if not plain:
                filled = next((row for row in sheet.rows[header:] if cell(row, at)), None)
                if filled is not None:
                    self._note(place, mistakes.UNNAMED_COLUMN(text=cell(filled, at)))
            elif plain not in names:
                near = nearest_names(plain, names)
                labels = tuple(key.label.zh for key in own_keys(table))
                self._note(
                    place, mistakes.UNKNOWN_HEADER(name=text), mistakes.ONE_OF(names=labels), near
                )
            elif names[plain] in found.values():
                self._note(place, mistakes.HEADER_TWICE(name=text))
            else:
                found[at] = names[plain]
        return found, header
