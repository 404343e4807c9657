"""One observed figure: of what, where, when, and the place in the file where it stands."""

from __future__ import annotations

import attrs

from eduplan.catalogue.definitions import Scope
from eduplan.errors import Location
from eduplan.immutable import frozen_texts
from eduplan.quantity import Figure


@attrs.frozen(kw_only=True)
class Observation:
    """A figure that was counted, measured or published.

    Attributes:
        region: the administrative code (GB/T 2260).
        institution: the institution within the region, "" for the region's own figure.
        identifier: its 学校（机构）标识码, "" where the row has none.
        year: the year whose time point it belongs to (the catalogue says which).
        name: the full name of the element or indicator.
        figure: the figure as printed; None where the cell says that it is missing, which is kept
            apart from zero.
        scope: the code of each dimension that the figure is restricted to.
        own: the dimensions of `scope` whose code is the institution's as a whole, such as its
            ownership; the figure is not a part of a larger one by them.
        is_part: it is of a part of the region that the row doesn't name (小计, 其中): it stands for
            nothing, but the whole can't be less.
        is_total: it stands in a row of totals (合计), and may say again what the region reports.
        text: the cell as it stands.
        source: where the figure comes from, in the words of the file.
        reason: why it corrects another row of the same figure, "" if it corrects none.
        instead_of: the rows of the same figure that it stands for: those that it corrects, and
            those of sources that it goes before.
        file, row: the place in the file: the line on which the row begins; the header is line 1.
        sheet, column: in a workbook its sheet; where a row holds several figures, which column.
    """

    region: str
    year: int
    name: str
    figure: Figure | None
    institution: str = ""
    identifier: str = ""
    scope: Scope = attrs.field(factory=dict, converter=frozen_texts)
    own: frozenset[str] = frozenset()
    is_part: bool = False
    is_total: bool = False
    text: str = ""
    source: str = ""
    reason: str = ""
    instead_of: tuple[Observation, ...] = ()
    file: str = ""
    row: int = 0
    sheet: str = ""
    column: int | None = None

    @property
    def place(self) -> str:
        """Where the figure stands: `data.csv:12`, `年报.xlsx:小学!C12`."""
        return str(self.location)

    @property
    def location(self) -> Location:
        """Where the figure stands, as errors and findings show it."""
        return Location(self.file, self.row or None, self.column, sheet=self.sheet)

    @property
    def origin(self) -> str:
        """All that names where the figure comes from: the source, file, folders and sheet."""
        return "\n".join((self.source, self.file, self.sheet))
