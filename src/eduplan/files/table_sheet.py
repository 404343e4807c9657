"""Reads the observations of one sheet of cells, whichever way round it is written."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from operator import itemgetter

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Element, Indicator
from eduplan.data.cells import Cell, Cells
from eduplan.data.observation import Observation
from eduplan.data.rows import RowName, is_statistic, own_name, row_name
from eduplan.errors import Problem
from eduplan.files import table_mistakes as mistakes
from eduplan.files.problems import ProblemList
from eduplan.files.table_cells import CellReader
from eduplan.files.table_columns import (
    OTHERS,
    TEXTS,
    THE_COLUMNS,
    WHAT,
    WHERE,
    CellPlaces,
    ColumnReader,
)
from eduplan.files.table_headings import Heading, HeadingReader, is_numbered, place_of
from eduplan.files.table_layout import Layout, find_layout, is_codes, is_group, is_note
from eduplan.tables.sheet import Row, Sheet, cell
from eduplan.tables.spelling import year_within


@attrs.frozen
class Given:
    """What is known before a sheet is read: the plan's region, and regions by their names."""

    region: str = ""
    regions: Mapping[str, str] = attrs.field(factory=dict)


_TOTAL = RowName(is_total=True)
_WHERE, _WHAT, _OTHERS = (itemgetter(*some) for some in (WHERE, WHAT, OTHERS))


def _has_figures(layout: Layout) -> bool:
    """Tell a table of figures from one that only names places, as a register does."""
    return layout.kind != "wide" or any(one.names for one in layout.headings)


class SheetReader:
    """Reads one sheet; what is wrong goes to `problems`, what is left unread to `unread`.

    `uncounted` holds a figure of each institution that is counted with a main school, by its row.
    """

    def __init__(
        self, sheet: Sheet, catalogue: Catalogue, headings: HeadingReader, given: Given
    ) -> None:
        self.problems = list(sheet.problems)
        self.unread: list[Problem] = []
        self.uncounted: list[Observation] = []
        self.is_table = True
        self._sheet = sheet
        self._catalogue = catalogue
        self._headings = headings
        self._given = given
        self._places = CellPlaces(sheet)
        self._report = ProblemList(self._places.locate)
        self._cells = CellReader(catalogue, self._report, given.regions)

    def observations(self) -> tuple[Observation | Cell, ...]:
        """Return what could be read, so that rows are compared even where others are wrong."""
        layout = find_layout(self._sheet, self._headings) if self._sheet.rows else None
        if layout is None or not _has_figures(layout):
            self.is_table = False
            self._refuse(layout)
            return ()
        self._layout, self._places.headers = layout, layout.labels
        columns = frozenset(at for at, one in enumerate(layout.headings) if not one.names)
        self._rows = self._sheet.spread(columns).rows
        self._columns = ColumnReader(
            self._sheet,
            layout,
            self._rows,
            self._catalogue,
            self._headings,
            self._cells,
            self._places,
            self._report,
            self.unread,
        )
        found = tuple(self._of_kind(layout))
        if not found and not self._report and not self.problems:
            self._report.add((), mistakes.NO_ROWS, mistakes.A_ROW_EACH)
        self.problems += self._report.sorted()
        return found

    def _of_kind(self, layout: Layout) -> Iterator[Observation | Cell]:
        if not self._columns.check({"year"} if self._year else ()):
            return
        if layout.kind == "long":
            yield from self._long(layout)
        elif layout.kind == "wide":
            yield from self._wide(layout)
        else:
            yield from self._by_element(layout)

    def _refuse(self, layout: Layout | None) -> None:
        """Note that nothing is known as a header, with what the first rows say."""
        names_places = layout is not None and layout.column("institution") is not None
        if names_places and len(self._sheet.rows) > 1:
            self.problems.append(Problem(mistakes.NO_FIGURES, self._sheet.place(0)))
            return
        rows = self._sheet.rows
        if rows and all(sum(map(bool, row)) == 1 and not max(row).isdigit() for row in rows):
            self.problems.append(Problem(mistakes.ONLY_TEXT, self._sheet.place()))
            return
        rows = self._sheet.rows[:5]
        texts = [one for row in rows for one in row if one and not one[:1].isdigit()]
        if not texts:
            place = self._sheet.place()
            self.problems.append(Problem(mistakes.EMPTY_TABLE, place, THE_COLUMNS))
            return
        widest = max(rows, key=lambda row: sum(bool(one) > one[:1].isdigit() for one in row))
        names = [one for one in widest if one] or texts
        nearest = next(filter(None, map(self._catalogue.names.nearest, names[:8])), ())
        place = self._sheet.place(rows.index(widest))
        message = mistakes.NO_HEADER(names=tuple(names[:8]))
        self.problems.append(Problem(message, place, mistakes.A_HEADER, nearest))

    # The rows

    def _data(self, layout: Layout) -> Iterator[tuple[int, Row]]:
        """Yield the rows of data: no notes, and no header that is printed again on a new page."""
        for position in range(layout.first, len(self._rows)):
            if self._is_data(position, layout):
                yield position, self._rows[position]

    def _is_data(self, position: int, layout: Layout) -> bool:
        printed = self._sheet.rows[position]
        return not (printed == layout.bottom or is_codes(printed) or is_note(printed))

    def _long(self, layout: Layout) -> Iterator[Observation | Cell]:
        at = {one.key: column for column, one in enumerate(layout.headings) if one.key in TEXTS}
        self._places.at = at
        width, nothing = len(layout.headings), dict.fromkeys(TEXTS, "")
        if "region" not in at:
            nothing["region"] = self._given.region
        if "year" not in at and self._year:
            nothing["year"] = str(self._year)
        nothing["unit"] = layout.headings[at["value"]].unit
        keys = [one.key if one.key in TEXTS else "" for one in layout.headings]
        where_of, what_of, others_of = (
            itemgetter(*(at.get(key, width + TEXTS.index(key)) for key in some))
            for some in (WHERE, WHAT, OTHERS)
        )
        rest = tuple(nothing[key] for key in TEXTS)
        place = self._sheet.place
        is_named = layout.column("identifier") is None and not self._own.is_total
        for position in range(layout.first, len(self._rows)):
            row = self._rows[position]
            if is_named and len(row) == width:
                full = row + rest
                where, (value, source, correction) = where_of(full), others_of(full)
                if where[1] and not correction:
                    at_row = (place, position, None)
                    known = self._cells.cell(where, what_of(full), value, source, at_row)
                    if known is not None:
                        yield known
                        continue
            if not self._is_data(position, layout):
                continue
            if len(row) != width and not self._sheet.name:
                message = mistakes.ROW_LENGTH(count=len(row))
                self._report.add((position,), message, mistakes.AS_HEADER(count=width))
                continue
            texts = {**nothing, **dict(zip(keys, row, strict=False))}
            self._identify(texts, layout, row)
            found = self._cells.observation(position, texts, place(position))
            if found is not None:
                yield found

    def _wide(self, layout: Layout) -> Iterator[Observation | Cell]:
        figures = self._columns.figures()
        rows = [(at, row, self._texts(layout, row)) for at, row in self._data(layout)]
        several = self._places_of_several_rows([texts for _, _, texts in rows])
        of_sheet = group = self._of_sheet(layout)
        self._note_towns(layout, [row_name(texts["institution"]) for _, _, texts in rows])
        keys = {one.key: column for column, one in enumerate(layout.headings) if one.key}
        for position, row, texts in rows:
            if is_statistic(texts["institution"]):
                message = mistakes.CALCULATED_ROW(label=texts["institution"])
                self.unread.append(Problem(message, self._sheet.place(position)))
                continue
            cells = [(column, one) for column, one in figures if cell(row, column)]
            if not cells:
                if is_group(row) and (below := self._group("".join(row))) is not None:
                    group = below or of_sheet
                    continue
                self.unread.append(Problem(mistakes.UNREAD_ROW, self._sheet.place(position)))
                continue
            home = (texts["region"], texts["institution"], texts["year"])
            over = group if row_name(texts["institution"]).name else of_sheet
            for column, one in cells:
                self._places.at = {**keys, "value": column, "element": column, "unit": column}
                self._places.label = layout.labels[column]
                of = self._in_group(texts, one, over)
                whole = frozenset() if home in several else self._dimensions(of["scope"])
                found = list(self._figure(position, column, cell(row, column), one, of, whole))
                if found and self._is_uncounted(layout, row):
                    self.uncounted += Cells(found)
                yield from found

    def _note_towns(self, layout: Layout, names: Sequence[RowName]) -> None:
        """Note that the rows of towns make no total, since nobody knows whether all are there."""
        if (
            layout.column("town") is not None
            and _TOTAL not in names
            and not any(one.name for one in names)
        ):
            self.unread.append(Problem(mistakes.TOWNS, self._sheet.place(layout.first - 1)))

    def _of_sheet(self, layout: Layout) -> tuple[str, str]:
        """Return what the name of the sheet, or a title, says of all its rows: 小学."""
        titles = ("".join(row) for row in self._sheet.rows[: layout.first] if is_group(row))
        said = (self._group(one) for one in (*titles, self._sheet.name))
        return next((one for one in said if one and one[1]), ("", ""))

    def _group(self, text: str) -> tuple[str, str] | None:
        """Return the dimension and code that the heading of a group or sheet says of its rows.

        Both are "" where it says nothing of the kind; None is no heading at all.
        """
        found = self._headings.read((text,))
        if found.names or found.key or found.unknown or len(found.codes) != 1:
            return ("", "") if is_numbered(text) else None
        pairs = dict(found.codes[0])
        dimension = "stage" if "stage" in pairs else next(iter(pairs))
        return dimension, pairs[dimension]

    def _in_group(
        self, texts: Mapping[str, str], heading: Heading, group: tuple[str, str] | None
    ) -> Mapping[str, str]:
        """Return what a row says with what is said over it, unless it or the column says that."""
        dimension, code = group or ("", "")
        said = {one for pairs in heading.codes for one, _ in pairs}
        if not code or dimension in said | self._dimensions(texts["scope"]):
            return texts
        known = getattr(self._catalogue.get(heading.names[0]), "dimensions", ())
        if dimension not in known and not row_name(texts["institution"]).name:
            return texts
        return {**texts, "scope": ";".join(filter(None, (texts["scope"], f"{dimension}={code}")))}

    def _is_uncounted(self, layout: Layout, row: Row) -> bool:
        at = layout.column("counted")
        return at is not None and cell(row, at) in ("0", "否", "不计", "不计校数")

    def _by_element(self, layout: Layout) -> Iterator[Observation | Cell]:
        element, unit = layout.column("element"), layout.column("unit")
        columns = list(self._years_and_places(layout, element or 0))
        rows = [(at, row, cell(row, element or 0)) for at, row in self._data(layout)]
        labels = [label for _, row, label in rows if not self._headings.is_group(row, label)]
        headings = self._headings.read_labels(labels)
        of_sheet = group = self._of_sheet(layout)
        for position, row, label in rows:
            if self._headings.is_group(row, label):
                group = self._group(label) or of_sheet
                continue
            heading = next(headings)
            if not heading.is_figure:
                self._leave_row(position, element or 0, label, heading)
                continue
            texts = self._in_group(self._texts(layout, row), heading, group)
            for column, over, place in columns:
                text = cell(row, column)
                if text:
                    self._places.at = {"value": column, "element": element or 0, "unit": unit or 0}
                    self._places.label = label
                    both = attrs.evolve(
                        heading,
                        year=heading.year if over.year is None else over.year,
                        unit=cell(row, unit) if unit is not None else heading.unit or over.unit,
                    )
                    of = {**texts, **place}
                    yield from self._figure(position, column, text, both, of, frozenset())

    def _years_and_places(
        self, layout: Layout, element: int
    ) -> Iterator[tuple[int, Heading, Mapping[str, str]]]:
        """Yield the columns under which figures stand, with the year and the place of each."""
        for column, (one, label) in enumerate(zip(layout.headings, layout.labels, strict=True)):
            if column == element or one.key or not label:
                continue
            names = one.unknown or ((label,) if one.year is None else ())
            place = place_of(names[0], self._given.regions) if len(names) == 1 else {}
            if one.is_year or (place and not (one.names or one.codes)):
                yield column, one, place
            else:
                self._columns.leave(layout.first - 1, column, label, mistakes.NO_YEAR_OR_PLACE)

    def _leave_row(self, position: int, column: int, label: str, heading: Heading) -> None:
        place = self._sheet.place(position, column)
        if len(heading.names) > 1 and not heading.unknown:
            self._places.at = {"element": column}
            self._cells.report_element((position, "element"), label, heading.names)
        elif label:
            reason, *near = self._columns.why(heading.unknown or (label,))
            message = mistakes.UNREAD_ROW_LABEL(label=label, reason=reason)
            self.unread.append(Problem(message, place, nearest=tuple(map(str, near))))

    def _texts(self, layout: Layout, row: Row) -> dict[str, str]:
        """Return what the cells of a row say of all its figures."""
        texts = dict.fromkeys(TEXTS, "")
        scope = []
        for column, one in enumerate(layout.headings):
            text = cell(row, column)
            if one.key in texts:
                texts[one.key] = text
            elif one.key.startswith("dimension:") and text:
                scope.append(f"{one.key.partition(':')[2]}={text}")
        texts["scope"] = ";".join(filter(None, (texts["scope"], *scope)))
        if layout.column("region") is None:
            texts["region"] = self._given.region
        texts["source"] = texts["source"] or layout.source
        self._identify(texts, layout, row)
        return texts

    def _identify(self, texts: dict[str, str], layout: Layout, row: Row) -> None:
        """Say of which institution a row is, or of what total, where no cell of that name does.

        An identifier that has a column stands before the name. 合计 under regions is of the plan's
        region, a row of a town alone is of a part of it, and so is 合计 in the sheet of a town. The
        rows of a sheet that is named after a school are that school's.
        """
        if not texts["institution"] and row_name(texts["region"]).is_total:
            texts.update(institution=texts["region"], region=self._given.region)
        column = layout.column("identifier")
        if column is not None:
            texts["institution"] = f"{cell(row, column)} {texts['institution']}".strip()
        town = layout.column("town")
        if town is not None and not texts["institution"] and (name := cell(row, town)):
            texts["institution"] = name if row_name(name).is_total else f"{name}小计"
        if self._own.is_total and row_name(texts["institution"]) == _TOTAL:
            texts["institution"] = f"{self._own.part}小计"
        elif not texts["institution"] and layout.column("institution") is None:
            texts["institution"] = self._own.name

    @cached_property
    def _own(self) -> RowName:
        """The school, or the town, that the sheet or the file is named after."""
        named = (own_name(one) for one in (self._sheet.name, self._file_name))
        return next(filter(any, named), RowName())

    def _figure(
        self,
        position: int,
        column: int,
        text: str,
        heading: Heading,
        row: Mapping[str, str],
        whole: frozenset[str],
    ) -> Iterator[Observation | Cell]:
        """Yield the figure of one cell, if nothing is wrong with it."""
        definition = self._catalogue.get(heading.names[0])
        year = heading.year if heading.year is not None else self._year
        if not self._is_placed(position, column, row, year):
            return
        codes = [self._code(one, definition) for one in heading.codes]
        if None in codes:
            reason = self._columns.ambiguous(heading.codes[codes.index(None)])
            label = self._places.label
            self._columns.leave(self._layout.first - 1, column, label, reason)
            return
        texts = {
            **row,
            "year": row["year"] or str(year),
            "scope": ";".join(filter(None, (row["scope"], *map(str, codes)))),
            "element": definition.name,
            "value": text,
            "unit": heading.unit or self._unit_for(definition),
        }
        place = self._sheet.place
        value, source, correction = _OTHERS(texts)
        found: Observation | Cell | None = None
        if not correction:
            at_cell = (place, position, column)
            found = self._cells.cell(_WHERE(texts), _WHAT(texts), value, source, at_cell, whole)
        if found is None:
            found = self._cells.observation(position, texts, place(position, column), whole)
        if found is not None:
            yield found

    def _is_placed(
        self, position: int, column: int, row: Mapping[str, str], year: int | None
    ) -> bool:
        """Report a figure without year or place, or in cells that are merged; else return True."""
        if not (row["year"] or year):
            cell_of_year = (position, "year") if self._layout.column("year") is not None else ()
            self._report.add(cell_of_year, mistakes.NO_YEAR_GIVEN, mistakes.SAY_THE_YEAR)
        elif not row["region"]:
            self._report.add((position, "region"), mistakes.NO_PLACE_GIVEN, mistakes.SAY_THE_PLACE)
        elif (position, column) in self._merged_figures:
            self._report.add((position, "value"), mistakes.MERGED_FIGURE, mistakes.SPLIT_CELLS)
        else:
            return True
        return False

    def _code(self, pairs: tuple[tuple[str, str], ...], definition: object) -> str | None:
        """Return the restriction that a term means for an element, or None if it may be several."""
        dimensions = getattr(definition, "dimensions", ())
        own = [pair for pair in pairs if pair[0] in dimensions]
        found = own or list(pairs)
        return "=".join(found[0]) if len(found) == 1 else None

    def _unit_for(self, definition: object) -> str:
        """Return the unit that the title gives, if it can be that of an element."""
        unit = self._layout.unit
        if not unit or not isinstance(definition, (Element, Indicator)):
            return ""
        return unit if self._cells.is_unit_of(unit, definition) else ""

    @cached_property
    def _year(self) -> int | None:
        """The year that the titles, the name of the sheet, or that of the file gives."""
        named = (self._layout.year, year_within(self._sheet.name), year_within(self._file_name))
        return next((one for one in named if one is not None), None)

    @property
    def _file_name(self) -> str:
        return self._sheet.file.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]

    @cached_property
    def _merged_figures(self) -> frozenset[tuple[int, int]]:
        """The cells of figures that are merged over several rows."""
        at = {line - 1: position for position, line in enumerate(self._sheet.lines)}
        return frozenset(
            (at[top], left)
            for (top, left), (bottom, _) in self._sheet.merged
            if bottom > top and at.get(top, -1) >= self._layout.first
        )

    @staticmethod
    def _dimensions(scope: str) -> frozenset[str]:
        return frozenset(one.partition("=")[0].strip() for one in scope.split(";") if one)

    @staticmethod
    def _places_of_several_rows(rows: Sequence[Mapping[str, str]]) -> frozenset[tuple[str, ...]]:
        """Return the places that have several rows, which tell parts of them apart."""
        seen: set[tuple[str, ...]] = set()
        several: set[tuple[str, ...]] = set()
        for one in rows:
            home = (one["region"], one["institution"], one["year"])
            (several if home in seen else seen).add(home)
        return frozenset(several)
