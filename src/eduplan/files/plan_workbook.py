"""A plan as a workbook: the tables of its form as sheets, their keys as columns, both ways.

A sheet and a column go by what the form calls them, in either language, or by the name of the key.
A cell holds what the file would: several texts stand on lines of their own, figures by year as
`2023=80%`, where a passage stands as `第3页 第12段`; a text that this would change stands as JSON.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.errors import InputError, Location, Problem, nearest_names
from eduplan.files import workbook_mistakes as mistakes
from eduplan.files.forms import Key, Kind, Table
from eduplan.files.located import LocatedTable, printed_key
from eduplan.files.plan_form import PLAN_FILE
from eduplan.files.toml_places import KeyPath
from eduplan.tables.sheet import Row, Sheet, cell
from eduplan.tables.spelling import heading
from eduplan.tables.writing import Column, Page, Value, workbook_bytes
from eduplan.words import Language, Words

HEAD = Words("基本信息", "Plan")
"""The sheet of the keys that stand before every table, one in each row."""

SHEETS: Mapping[str, Words] = {
    "target": Words("指标和目标", "Targets"),
    "baseline": Words("基数", "Baselines"),
    "statement": Words("其他数据", "Statements"),
    "measure": Words("措施", "Measures"),
    "problem": Words("问题", "Problems"),
    "goal": Words("目标", "Goals"),
    "clause": Words("条款", "Clauses"),
    "relation": Words("算术关系", "Relations"),
    "waiver": Words("豁免", "Waivers"),
    "amendment": Words("中期调整", "Amendments"),
    "element": Words("本地数据项", "Own elements"),
    "indicator": Words("本地指标", "Own indicators"),
}
"""What the sheet of each table is called, in the order of the workbook."""

_ALWAYS = ("target", "statement", "measure", "problem")
"""The sheets that every workbook has, so that people find where to write."""

_GUIDE = Words("说明", "Guide")
_ITEM, _CONTENT, _MEANING = (
    Words("项目", "item"),
    Words("内容", "content"),
    Words("含义", "meaning"),
)
_ROW = Words("所属的行", "row")
"""The column of a sheet of parts that numbers the row of the sheet before it, from 1."""

_USUAL = frozenset(
    {
        *("id", "indicator", "title", "label", "target", "reason", "scope"),
        *("at_least", "at_most", "exactly", "value", "year", "years", "binding", "from", "path"),
        *("clause", "wording", "note", "quote", "place", "unsure"),
    }
)
_FEW = 20
"""Columns that are all shown; of more, those that are not usual and empty are folded."""

_SPLIT = re.compile(r"[\n;；]")
_NUMBERED = re.compile(r"第(\d+)([^\s\d第]+)|([a-z]+) (\d+)")
_GUIDE_TEXT = Words(
    "每张表第一行是表头，鼠标停在表头上有说明；深色的列必填，别的列可以空着，也可以删去或换次序；"
    "不常用的列折叠着，按表上方的 [+] 展开。\n"
    "一格里写几项时，各占一行（Alt+Enter），或用分号分开；各年的数写成 2023=80%。\n"
    "数连同单位照原文写，如 85%、7134.1万元。空行不读。\n"
    "审核：eduplan audit 本文件；变成文本：eduplan convert 本文件 plan.toml",
    "The first row of each sheet is its header, with notes; dark columns are required, others may "
    "be empty, left out or in another order; rare ones are folded, [+] above the sheet opens "
    "them.\n"
    "Several things in one cell stand on lines of their own or are parted by semicolons; figures "
    "by year are written 2023=80%.\n"
    "Figures are written as printed, with their unit: 85%, 7134.1万元. Empty rows are not read.\n"
    "Audit it: eduplan audit FILE; as text: eduplan convert FILE plan.toml",
)


def _tables(table: Table) -> Iterator[tuple[str, Table, Words]]:
    """Yield each sheet: the path of its table, its form and its name; parts after their whole."""
    for name, words in SHEETS.items():
        if name not in table.keys:
            continue
        inner = table.keys[name].kind.table
        assert inner is not None
        yield name, inner, words
        for key in inner.keys.values():
            if key.kind.form == "tables" and key.kind.table is not None:
                label = key.kind.table.label
                parts = Words(f"{words.zh}-{label.zh}"[:31], f"{words.en} {key.name}"[:31])
                yield f"{name}.{key.name}", key.kind.table, parts


def _own_keys(table: Table) -> list[Key]:
    """Return the keys of which each has one cell."""
    return [key for key in table.keys.values() if key.kind.form != "tables"]


# Writing


def plan_workbook(
    data: Mapping[str, Any], catalogue: Catalogue, lang: Language = "zh", *, empty: bool = False
) -> bytes:
    """Return the workbook of a plan, given as its file has it.

    Args:
        data: what the TOML file holds.
        catalogue: what the drop-downs offer.
        lang: the language of sheets, headers and notes.
        empty: whether sheets without rows are written too, for a plan to be begun.

    Raises:
        WorkbookError: XlsxWriter is not installed, or a text fits no cell.
    """
    pages = [_guide(lang), _head(data, lang)]
    for path, table, words in _tables(PLAN_FILE):
        rows = list(_rows(data, path))
        if rows or empty or path in _ALWAYS:
            pages.append(_page(rows, path, table, words.in_language(lang), catalogue, lang))
    return workbook_bytes(pages, title=str(data.get("title", "")))


def _guide(lang: Language) -> Page:
    lines = _GUIDE_TEXT.in_language(lang).split("\n")
    return Page(
        _GUIDE.in_language(lang), (Column(lines[0], width=100),), [[one] for one in lines[1:]]
    )


def _head(data: Mapping[str, Any], lang: Language) -> Page:
    columns = tuple(
        Column(words.in_language(lang), width=width)
        for words, width in ((_ITEM, 18), (_CONTENT, 50), (_MEANING, 60))
    )
    rows = [
        [
            key.label.in_language(lang),
            _written(key.kind, data.get(key.name), None, lang),
            key.meaning.in_language(lang),
        ]
        for key in _own_keys(PLAN_FILE)
    ]
    offered = {
        at: tuple(words.in_language(lang) for words in key.kind.choices.values())
        for at, key in enumerate(_own_keys(PLAN_FILE))
        if key.kind.choices
    }
    return Page(HEAD.in_language(lang), columns, rows, choices=offered)


def _rows(data: Mapping[str, Any], path: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    """Yield the rows of a table, each with the number of the row that it is a part of, or 0."""
    name, _, part = path.partition(".")
    for number, row in enumerate(data.get(name, ()), start=1):
        if part:
            yield from ((number, one) for one in row.get(part, ()))
        else:
            yield 0, row


def _page(
    rows: Sequence[tuple[int, Mapping[str, Any]]],
    path: str,
    table: Table,
    name: str,
    catalogue: Catalogue,
    lang: Language,
) -> Page:
    keys = _own_keys(table)
    used = frozenset[str]().union(*(row for _, row in rows))
    shown = used | _USUAL if len(keys) > _FEW else used.union(key.name for key in keys)
    columns = [
        attrs.evolve(_column(key, catalogue, lang), is_folded=key.name not in shown) for key in keys
    ]
    values = [
        [_written(key.kind, row.get(key.name), catalogue, lang) for key in keys] for _, row in rows
    ]
    if "." in path:
        columns.insert(0, Column(_ROW.in_language(lang), is_required=True))
        values = [[whole, *row] for (whole, _), row in zip(rows, values, strict=True)]
    return Page(name, tuple(columns), values)


def _column(key: Key, catalogue: Catalogue, lang: Language) -> Column:
    example = f"\n{key.example}" if key.example else ""
    return Column(
        key.label.in_language(lang),
        key.meaning.in_language(lang) + example,
        24 if key.kind.form in ("text", "name", "list") else 14,
        tuple(_choices(key.kind, catalogue, lang)),
        key.required,
    )


def _choices(kind: Kind, catalogue: Catalogue, lang: Language) -> Iterator[str]:
    if kind.choices:
        yield from (words.in_language(lang) for words in kind.choices.values())
    elif kind.form == "flag":
        yield from (_YES,) if kind.least else (_YES, _NO)
    elif kind.form == "name" and kind.family in ("indicator", "value"):
        found = (name for name in catalogue.definitions if _is_of(kind.family, name, catalogue))
        yield from sorted(_name(one, catalogue, lang) for one in found)


def _is_of(family: str, name: str, catalogue: Catalogue) -> bool:
    kinds = {"indicator": ("Indicator",), "value": ("Indicator", "Element")}
    return type(catalogue.definitions[name]).__name__ in kinds[family]


_YES, _NO = "是", "否"
_FLAGS = {_YES: True, "true": True, "yes": True, _NO: False, "false": False, "no": False}


def _name(name: str, catalogue: Catalogue | None, lang: Language) -> str:
    """Return the label of a definition where it can mean nothing else, else its name."""
    if catalogue is None or name not in catalogue.definitions:
        return name
    label = catalogue.label(name, lang)
    return label if catalogue.names.candidates(label) == (name,) else name


def _written(kind: Kind, value: Any, catalogue: Catalogue | None, lang: Language) -> Value:
    """Return what a cell says of a value of the file."""
    if value is None:
        return None
    if kind.form == "flag":
        return _YES if value else _NO
    if isinstance(value, bool) or not isinstance(value, (str, int, list, tuple, dict)):
        return value.isoformat() if isinstance(value, datetime.date) else str(value)
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value in kind.choices:
        return kind.choices[value].in_language(lang)
    if kind.form == "name" and isinstance(value, str):
        return _safe(_name(value, catalogue, lang), parted=False)
    if isinstance(value, str):
        return _safe(str(value), parted=False)
    if kind.table is not None and isinstance(value, dict):
        return _written_parts(kind.table, value, catalogue, lang) or _json(dict(value))
    if isinstance(value, dict):
        parts = [f"{name}={one}" for name, one in value.items()]
        plain = all(
            "=" not in str(one) and _is_safe(str(one), parted=True) for one in value.values()
        )
        return "\n".join(parts) if plain and parts else _json(dict(value))
    if kind.item is not None and kind.item.form == "name":
        value = [_name(one, catalogue, lang) for one in value]
    if value and all(_is_safe(one, parted=True) for one in value):
        return "\n".join(value)
    return _json(list(value))


def _written_parts(
    table: Table, values: Mapping[str, Any], catalogue: Catalogue | None, lang: Language
) -> str:
    """Return what a cell says of a small table, 第3页 第12段 or 指标=…; "" if it would not fit."""
    parts = [
        (table.keys[name], str(_written(table.keys[name].kind, value, catalogue, lang)))
        for name, value in values.items()
    ]
    if all(key.kind.form == "number" for key, _ in parts):
        words = ("第{n}{label}", "{label} {n}")[lang == "en"]
        found = (words.format(n=text, label=key.label.in_language(lang)) for key, text in parts)
        return " ".join(found)
    if any("=" in text or not _is_safe(text, parted=True) for _, text in parts):
        return ""
    return "\n".join(f"{key.label.in_language(lang)}={text}" for key, text in parts)


def _parts(table: Table, text: str) -> Any:
    """Return what a cell says of a small table, or the text if it says nothing of the kind."""
    keys = _names_of(table.keys.values())
    if not _NUMBERED.sub("", text).strip():
        found = [(one[2] or one[3], one[1] or one[4]) for one in _NUMBERED.finditer(text)]
    else:
        split = (one.partition("=") for one in _SPLIT.split(text) if one.strip())
        found = [(name, value) for name, _, value in split]
    named = [(keys.get(heading(name)), value.strip()) for name, value in found]
    if not all(key is not None and value for key, value in named):
        return text
    return {key.name: _value(key.kind, value) for key, value in named if key is not None}


def _safe(text: str, *, parted: bool) -> str:
    return text if _is_safe(text, parted=parted) else _json(text)


def _is_safe(text: str, *, parted: bool) -> bool:
    """Tell whether a text is read from a cell as it was written into it."""
    plain = text.replace("\n", "") if not parted else text
    return (
        bool(text)
        and text == text.strip()
        and plain.isprintable()
        and text[0] not in '"[{'
        and "_x" not in text
        and not (parted and _SPLIT.search(text))
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=not str(value).isprintable(), default=str)


# Reading

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
        self._forms = {path: (table, words) for path, table, words in _tables(PLAN_FILE)}
        self._names = dict.fromkeys(HEAD, "")
        self._names |= {_GUIDE.zh: "guide", _GUIDE.en: "guide"}
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
        names = _names_of(_own_keys(PLAN_FILE))
        for position, row in enumerate(sheet.rows):
            name, text = cell(row, 0), cell(row, 1)
            if not text or heading(name) in _ITEM:
                continue
            key = names.get(heading(name))
            place = sheet.place(position, 0)
            if key is None:
                near = nearest_names(heading(name), names)
                self._note(place, mistakes.UNKNOWN_ITEM(name=name), "", near)
                continue
            if key.name in self.data:
                self._note(place, mistakes.ITEM_TWICE(name=name))
            self.data[key.name] = _value(key.kind, text)
            self.places[key.name,] = sheet.place(position, 1)
        self.places.setdefault((), sheet.place())

    def _read_rows(self, sheet: Sheet, path: str) -> None:
        table, _ = self._forms[path]
        columns, header = self._columns(sheet, table, is_part="." in path)
        name, _, part = path.partition(".")
        for position, row in enumerate(sheet.rows[header + 1 :], start=header + 1):
            values = {
                key.name: _value(key.kind, text)
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
        names: dict[str, Key | None] = {**_names_of(_own_keys(table))}
        if is_part:
            names |= dict.fromkeys(_ROW)
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
                labels = tuple(key.label.zh for key in _own_keys(table))
                self._note(
                    place, mistakes.UNKNOWN_HEADER(name=text), mistakes.ONE_OF(names=labels), near
                )
            elif names[plain] in found.values():
                self._note(place, mistakes.HEADER_TWICE(name=text))
            else:
                found[at] = names[plain]
        return found, header


def _names_of(keys: Iterable[Key]) -> dict[str, Key]:
    """Return the keys by their names and what they are called."""
    return {
        heading(spelling): key
        for key in keys
        for spelling in (key.label.en, key.label.zh, key.name)
    }


def _value(kind: Kind, text: str) -> Any:
    """Return what a cell says, as the file would; whether it fits is for the form to judge."""
    if text[0] in '"[{':
        try:
            return json.loads(text)
        except ValueError:
            pass
    if kind.form == "flag":
        return _FLAGS.get(text.lower(), text)
    if kind.form == "number":
        return int(text) if re.fullmatch(r"\d{1,9}", text) else _year(text)
    if kind.form == "date":
        return _day(text)
    if kind.form in ("list", "one or list"):
        return [one.strip() for one in _SPLIT.split(text) if one.strip()]
    if kind.form == "by year":
        return _by_year(text)
    if kind.table is not None:
        return _parts(kind.table, text)
    return "；".join(text.split("\n")) if kind.form == "scope" else text


def _year(text: str) -> Any:
    found = re.fullmatch(r"(\d{4})年?", text)
    return int(found[1]) if found else text


def _day(text: str) -> Any:
    found = re.fullmatch(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?", text)
    try:
        return datetime.date(*map(int, found.groups())) if found else text
    except ValueError:
        return text


def _by_year(text: str) -> Any:
    parts = [one.strip() for one in _SPLIT.split(text) if one.strip()]
    pairs = [re.fullmatch(r"(\d{4})年?\s*[=:：]?\s*(.+)", one) for one in parts]
    if not all(pairs):
        return text
    return {found[1]: found[2] for found in pairs if found}
