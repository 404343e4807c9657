"""What each column of somebody's tables says, and what the unknown ones may be meant to say."""

from __future__ import annotations

from collections.abc import Container, Mapping
from os import PathLike

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.errors import Location, column_letters
from eduplan.files.returns import form_code, forms
from eduplan.files.table_file import table_sheets
from eduplan.files.table_headings import Heading, HeadingReader, place_of
from eduplan.files.table_layout import Kind, find_layout, is_note
from eduplan.files.table_split import tables_of
from eduplan.tables.sheet import Sheet, cell
from eduplan.words import Words

_UNKNOWN = Words("认不得", "unknown")
_UNWANTED = Words("不读", "not read")
_KEYS = {
    "region": Words("地区", "region"),
    "institution": Words("机构", "institution"),
    "identifier": Words("标识码", "identifier"),
    "year": Words("年份", "year"),
    "scope": Words("范围", "scope"),
    "element": Words("数据项的名称", "name of the element"),
    "value": Words("数值", "value"),
    "unit": Words("单位", "unit"),
    "source": Words("来源", "source"),
    "counted": Words("是否计校数", "whether it is counted as a school"),
    "correction": Words("更正原因", "reason for a correction"),
    "town": Words("乡镇（小计，只用来核对）", "town (a part, only compared)"),
    "nothing": _UNWANTED,
}


@attrs.frozen
class ColumnCheck:
    """A column: its letters, its header, and what that says."""

    letters: str
    header: str
    meaning: Words


@attrs.frozen
class SheetCheck:
    """A sheet: how it is laid out, None if no header is recognised, and its columns.

    Of a sheet of the national returns there is the code of its form, and whether that is read.
    """

    place: Location
    kind: Kind | None
    rows: int
    columns: tuple[ColumnCheck, ...]
    form: str = ""
    is_read: bool = True


@attrs.frozen
class TableCheck:
    """What the sheets say; for each header that says nothing known, what may be meant, or -."""

    sheets: tuple[SheetCheck, ...]
    proposed: Mapping[str, tuple[str, ...]]

    @property
    def is_known(self) -> bool:
        """Whether there is a header that is recognised, and every column below such a one."""
        return not self.proposed and any(one.kind or one.form for one in self.sheets)


def check_tables(
    path: str | PathLike[str],
    catalogue: Catalogue,
    mapping: Mapping[str, str],
    regions: Container[str] = (),
) -> TableCheck:
    """Return what the columns of the tables at `path`, a file or a folder, say.

    `regions` are the names of regions that may stand over columns.

    Raises:
        InputError: a file can't be read as cells.
    """
    reader = HeadingReader(catalogue, dict(mapping))
    proposed: dict[str, tuple[str, ...]] = {}
    sheets, _ = table_sheets(path)
    found = [
        _checked(one, reader, catalogue, proposed, regions)
        for sheet in sheets
        if not sheet.is_hidden
        for one in ([sheet] if form_code(sheet) else tables_of(sheet, reader))
    ]
    return TableCheck(tuple(found), proposed)


def _checked(
    sheet: Sheet,
    reader: HeadingReader,
    catalogue: Catalogue,
    proposed: dict[str, tuple[str, ...]],
    regions: Container[str],
) -> SheetCheck:
    if code := form_code(sheet):
        form = forms()[0].get(code)
        return SheetCheck(sheet.place(), None, len(sheet.rows), (), code, form is not None)
    layout = find_layout(sheet, reader) if sheet.rows else None
    if layout is None:
        return SheetCheck(sheet.place(), None, len(sheet.rows), ())
    columns = []
    headers = [(at, label, layout.headings[at]) for at, label in enumerate(layout.labels) if label]
    element = layout.column("element") or 0
    if layout.kind == "by_element":
        rows = [row for row in sheet.rows[layout.first :] if not is_note(row)]
        texts = [(row, cell(row, element)) for row in rows]
        labels = [label for row, label in texts if not reader.is_group(row, label)]
        known = dict(zip(labels, reader.read_labels(labels), strict=True))
        headers += [(element, label, one) for label, one in known.items() if label]
    for at, label, heading in headers:
        meaning = _meaning(heading, catalogue)
        if meaning is _UNKNOWN and layout.kind == "by_element" and at != element:
            of = next(iter(place_of(label, regions)), "")
            meaning = _KEYS.get(of, meaning)
        columns.append(ColumnCheck(column_letters(at + 1), label, meaning))
        if meaning is _UNKNOWN:
            proposed.setdefault(label, reader.nearest(label) or ("-",))
    count = len(sheet.rows) - layout.first
    return SheetCheck(sheet.place(), layout.kind, count, tuple(columns))


def _code(pairs: tuple[tuple[str, str], ...], heading: Heading, catalogue: Catalogue) -> Words:
    """Return what a code is called, of the dimension that the element has, if it has one."""
    own = [
        getattr(catalogue.get(name), "dimensions", ())
        for name in heading.names
        if heading.is_figure
    ]
    dimension, code = next((one for one in pairs for have in own if one[0] in have), pairs[0])
    return catalogue.dimensions[dimension].codes[code]


def _meaning(heading: Heading, catalogue: Catalogue) -> Words:
    if heading.key in _KEYS:
        return _KEYS[heading.key]
    if heading.key:
        dimension = catalogue.dimensions[heading.key.partition(":")[2]]
        return Words(dimension.label, dimension.label_en)
    details: list[Words | str] = [
        *(_code(pairs, heading, catalogue) for pairs in heading.codes),
        *([str(heading.year)] if heading.year is not None else []),
        *([heading.unit] if heading.unit else []),
    ]
    if heading.is_figure:
        return catalogue.words(heading.names[0]).with_details(*details)
    if heading.is_year:
        return Words("{year}年", "{year}").fill(year=heading.year or 0)
    return _UNKNOWN
