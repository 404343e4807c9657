"""The columns of one sheet: which hold figures, what is wrong with them, and which are left."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.errors import Location, Problem, nearest_names
from eduplan.files import table_mistakes as mistakes
from eduplan.files.problems import ProblemList
from eduplan.files.table_cells import CellReader
from eduplan.files.table_headings import KEYS, Heading, HeadingReader
from eduplan.files.table_layout import Layout
from eduplan.files.toml_places import KeyPath
from eduplan.messages import Text
from eduplan.tables.sheet import Row, Sheet, cell
from eduplan.words import Words

COLUMNS = ("region", "institution", "scope", "year", "element", "value", "unit", "source")
"""The columns of a long table, in the order in which they are usually written."""

TEXTS = (*COLUMNS, "correction")
"""The columns whose texts make a figure; few tables have the last, why a row corrects another."""

WHERE = ("region", "institution", "year")
WHAT = ("element", "scope", "unit")
OTHERS = ("value", "source", "correction")
"""The texts that say where a figure is of, of what it is, and the rest."""

_NEEDED = ("year", "element", "value")
THE_COLUMNS = mistakes.COLUMNS(columns=Words.same(",".join(COLUMNS)))


@attrs.define
class CellPlaces:
    """Where in a sheet stands what is reported of a row.

    Attributes:
        at: the column of each thing that is read of a row.
        label: the header of the figure that is being read.
        headers: the header of each column, by which a cell is called.
    """

    sheet: Sheet
    at: Mapping[str, int] = attrs.field(factory=dict)
    label: str = ""
    headers: Sequence[str] = ()

    def locate(self, path: KeyPath) -> Location:
        """Return the place of a cell, given as row and column, of a whole row, or of the sheet."""
        row = int(path[0]) if path else None
        key = str(path[1]) if len(path) > 1 else ""
        column = self.at.get(key)
        if key == "value" and self.label:
            key = self.label
        elif key and column is not None and column < len(self.headers):
            key = self.headers[column] or key
        return self.sheet.place(row, column, key)


@attrs.frozen
class ColumnReader:
    """Reads the columns of a sheet: what is wrong goes to `report`, what is left to `unread`."""

    sheet: Sheet
    layout: Layout
    rows: Sequence[Row]
    catalogue: Catalogue
    headings: HeadingReader
    cells: CellReader
    places: CellPlaces
    report: ProblemList
    unread: list[Problem]

    def check(self, known: Container[str] = ()) -> bool:
        """Report columns that are given twice or lack a name; of a long table also others.

        `known` are the columns that it may lack, since all its rows share what they would say.
        """
        layout, before = self.layout, len(self.report)
        header = layout.first - 1
        keys = [one.key for one in layout.headings]
        missing = [name for name in COLUMNS if name not in keys]
        for column, (one, label) in enumerate(zip(layout.headings, layout.labels, strict=True)):
            self.places.at = {"": column}
            if one.key and one.key != "nothing" and keys.index(one.key) < column:
                self.report.add((header, ""), mistakes.COLUMN_TWICE(name=label), THE_COLUMNS)
            elif not (label or one.key) and (text := self._first_text(column)):
                if layout.kind == "long":
                    self.report.add((header, ""), mistakes.UNNAMED_COLUMN, THE_COLUMNS)
                elif column == 0:
                    message = mistakes.NO_COLUMN_NAME(text=text)
                    self.report.add((header, ""), message, mistakes.SAY_WHOSE)
                else:
                    self.leave(header, column, text, mistakes.UNNAMED_COLUMN)
            elif layout.kind == "long" and not one.key:
                words = [word for name in missing for word in KEYS[name].split()]
                message = mistakes.UNKNOWN_COLUMN(name=label)
                self.report.add((header, ""), message, THE_COLUMNS, nearest_names(label, words))
        if layout.kind == "long" and (
            lacking := [one for one in _NEEDED if one in missing and one not in known]
        ):
            self.places.at = {}
            self.report.add((header,), mistakes.COLUMNS_MISSING(names=tuple(lacking)), THE_COLUMNS)
        return len(self.report) == before

    def _first_text(self, column: int) -> str:
        return next(filter(None, (cell(row, column) for row in self.rows[self.layout.first :])), "")

    def leave(self, row: int, column: int, label: str, reason: Text, *near: str) -> None:
        """Note that a column is left unread."""
        message = mistakes.UNREAD_COLUMN(label=label, reason=reason)
        self.unread.append(Problem(message, self.sheet.place(row, column), nearest=near))

    def figures(self) -> list[tuple[int, Heading]]:
        """Return the columns of figures; of the others it is noted or reported why they are not."""
        layout, found = self.layout, []
        header = layout.first - 1
        for column, (one, label) in enumerate(zip(layout.headings, layout.labels, strict=True)):
            if one.key or not label:
                continue
            if len(one.names) > 1 and not one.unknown:
                self.places.at = {"value": column}
                self.cells.report_element((header, "value"), label, one.names)
            elif one.is_figure and (other := self._undivided(one)):
                message = mistakes.NOT_DIVIDED(codes=other)
                self.leave(header, column, label, message)
            elif one.is_figure:
                found.append((column, one))
            else:
                unknown = one.unknown or (label,)
                self.leave(header, column, label, *self.why(unknown))
        return found

    def _undivided(self, heading: Heading) -> tuple[str, ...]:
        """Return the codes of a header that nothing says of its element: 女 of 在校生数."""
        known = getattr(self.catalogue.get(heading.names[0]), "dimensions", ())
        return tuple(
            pairs[0][1]
            for pairs in heading.codes
            if not any(dimension in known or self.cells.is_own(dimension) for dimension, _ in pairs)
        )

    def ambiguous(self, pairs: Sequence[tuple[str, str]]) -> Text:
        """Return that a code may be of several dimensions: 小学 of 学段 or of 学校类型."""
        dimensions = [(self.catalogue.dimensions[dimension], code) for dimension, code in pairs]
        names = tuple(
            Words.join((Words(one.label, one.label_en), "=", one.codes[code]))
            for one, code in dimensions
        )
        text = dimensions[0][0].codes[dimensions[0][1]]
        return mistakes.SEVERAL(text=text, names=names)

    def why(self, unknown: Sequence[str]) -> tuple[Text, *tuple[str, ...]]:
        """Return that what a header says is unknown, with what is nearest to it."""
        return mistakes.NOTHING_KNOWN(names=tuple(unknown)), *self.headings.nearest(unknown[-1])
