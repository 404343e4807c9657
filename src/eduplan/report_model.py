"""The report model: what a report says and in which order, as a tree of values.

Whoever makes a report decides here, once and for every form, what stands together, what comes
first, what is folded away and how much that is. A writer only lays it out: as text, as a page, as a
workbook. Every text is `Words`, in both languages; numbers stand beside the words exactly, and what
is spoken of elsewhere is referred to.

    Report > Page > Section > Entry, with Fields, Table, Note, Steps and Prose in each of them
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, Protocol, TypeAlias, overload

import attrs

from eduplan.charts import Chart, PathChart
from eduplan.errors import Location
from eduplan.quantity import Interval, Unit
from eduplan.words import Language as Language
from eduplan.words import Words

Role: TypeAlias = Literal["", "error", "warning", "info", "aside"]
"""How grave something is, or that it stands beside the matter, such as the place of a finding."""

ReferenceKind: TypeAlias = Literal["finding", "rule", "item", "clause", "definition", "standard"]
ColumnKind: TypeAlias = Literal["name", "words", "amount", "unit", "place"]

NOTHING = Words("", "")


@attrs.frozen
class Reference:
    """What something in a report is, or speaks of: an item by its id, a rule by its code.

    An anchor is the reference to what stands there, so a link leads to the anchor that equals it.
    A finding is named by its rule and its subjects: `PLAN001:T11+B03`. The `label` of an anchor is
    what people call it where that is not its name.
    """

    kind: ReferenceKind
    name: str
    label: Words = attrs.field(default=NOTHING, eq=False)

    @classmethod
    def all(cls, kind: ReferenceKind, names: Iterable[str]) -> tuple[Reference, ...]:
        """Return references to everything of a kind that has one of these names; "" names none."""
        return tuple(cls(kind, name) for name in names if name)


@attrs.frozen
class Quantity:
    """An exact number that the words of a cell show, for writers that show numbers as numbers.

    Attributes:
        key: what it is among those of the cell, such as `value` or `gap`.
        value: all that it may be, in base units; None where it is not known.
        unit: the unit in which people read it.
    """

    key: str
    value: Interval | None
    unit: Unit


@attrs.frozen
class Cell:
    """What stands in one place of a table or beside a label.

    Attributes:
        words: what people read.
        quantities: the numbers among it, exactly.
        references: what it speaks of.
        place: where in a file that stands.
    """

    words: Words
    quantities: tuple[Quantity, ...] = ()
    references: tuple[Reference, ...] = ()
    place: Location | None = None


@attrs.frozen
class Field:
    """A label and what is said under it; `key` names it for programs."""

    key: str
    label: Words
    cell: Cell

    @classmethod
    def of(
        cls, zh: str, en: str, said: Words | str, *data: Quantity | Reference | Location
    ) -> Field:
        """Return a field by its label in both languages; its key is the English one.

        `data` are the exact numbers in the words, what they refer to, and where they stand.
        """
        cell = Cell(
            said if isinstance(said, Words) else Words.same(said),
            tuple(one for one in data if isinstance(one, Quantity)),
            tuple(one for one in data if isinstance(one, Reference)),
            next((one for one in data if isinstance(one, Location)), None),
        )
        return cls(en.lower().replace(" ", "_"), Words(zh, en), cell)


def _said(fields: Iterable[Field]) -> tuple[Field, ...]:
    return tuple(one for one in fields if one.cell.words)


@attrs.frozen
class Fields:
    """Labelled facts about one thing, in order; those without text are left out."""

    fields: tuple[Field, ...] = attrs.field(default=(), converter=_said)


@attrs.frozen
class Column:
    """A column of a table: its key, its label, and what its cells are."""

    key: str
    label: Words
    kind: ColumnKind = "words"


@attrs.frozen
class Row:
    """A row of a table, with a cell for each column; `parts` stand below it.

    `details` stand there too for those who ask for everything.
    """

    cells: tuple[Cell, ...]
    role: Role = ""
    parts: tuple[Part, ...] = ()
    details: Sequence[Part] = ()
    anchor: Reference | None = None

    @classmethod
    def of(
        cls,
        *texts: Words | str,
        role: Role = "",
        parts: Iterable[Part] = (),
        anchor: Reference | None = None,
    ) -> Row:
        """Return a row of words, or of texts that are the same in both languages."""
        words = (one if isinstance(one, Words) else Words.same(one) for one in texts)
        return cls(tuple(map(Cell, words)), role, tuple(parts), anchor=anchor)


@attrs.frozen
class Table:
    """Rows of typed columns; a list of names needs no head where there is little room."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    needs_head: bool = True


@attrs.frozen
class Note:
    """A sentence or paragraph, after its label if it has one."""

    words: Words
    label: Words = NOTHING
    role: Role = ""
    references: tuple[Reference, ...] = ()
    place: Location | None = None


@attrs.frozen
class Entry:
    """One of several things that are listed.

    Attributes:
        words: what people read.
        role: how grave it is.
        tag: the word that marks it: a verdict, or a severity other than that of its section.
        in_full: what it says where there is room for all, if that is more than `words`.
        is_marked: whether it stands out among its like, as the standard that judges.
        anchor: what it is.
        references: what it speaks of.
        parts: what stands below it.
        details: what stands below it too for those who ask for everything.
    """

    words: Words
    role: Role = ""
    tag: Words = NOTHING
    in_full: Words = NOTHING
    is_marked: bool = False
    anchor: Reference | None = None
    references: tuple[Reference, ...] = ()
    parts: tuple[Part, ...] = ()
    details: tuple[Part, ...] = ()


@attrs.frozen(eq=False)
class Entries(Sequence["Part"]):
    """Entries that are made while somebody reads them, then what follows them.

    A plan may have hundreds of thousands of findings, and as entries these would take gigabytes.

    Attributes:
        number: how many entries there are.
        entry: makes the one at a place, counted from 0.
        after: what follows the last.
    """

    number: int
    entry: Callable[[int], Entry]
    after: tuple[Part, ...] = ()

    def __len__(self) -> int:
        return self.number + len(self.after)

    @overload
    def __getitem__(self, place: int) -> Part: ...

    @overload
    def __getitem__(self, place: slice) -> tuple[Part, ...]: ...

    def __getitem__(self, place: int | slice) -> Part | tuple[Part, ...]:
        if isinstance(place, slice):
            return tuple(self[one] for one in range(*place.indices(len(self))))
        place = range(len(self))[place]  # from the end too, and an IndexError beyond it
        return self.entry(place) if place < self.number else self.after[place - self.number]


@attrs.frozen
class Section:
    """What stands under one title, or without a title what is folded together.

    Attributes:
        title: the title, with how many there are.
        parts: what stands in it; `Entries` where these are many.
        role: how grave the gravest in it is.
        shown: how many entries are shown before the rest is folded; None: all.
        is_numbered: whether its entries are counted.
        anchor: what it is about.
    """

    title: Words
    parts: Sequence[Part] = ()
    role: Role = ""
    shown: int | None = None
    is_numbered: bool = False
    anchor: Reference | None = None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries that stand in it."""
        return tuple(part for part in self.parts if isinstance(part, Entry))

    @property
    def hidden(self) -> int:
        """How many entries are folded away."""
        if self.shown is None:
            return 0
        parts = self.parts
        number = parts.number if isinstance(parts, Entries) else len(self.entries)
        return max(0, number - self.shown)

    def unfolded(self) -> Sequence[Part]:
        """Return the parts without the entries that are folded away."""
        if not self.hidden:
            return self.parts
        if isinstance(self.parts, Entries):
            return (*self.parts[: self.shown], *self.parts.after)
        left = iter(range(len(self.entries) - self.hidden))
        return tuple(
            part
            for part in self.parts
            if not isinstance(part, Entry) or next(left, None) is not None
        )


class Derivation(Protocol):
    """How a value came about."""

    def lines(self, lang: Language) -> Sequence[str]:
        """Return the steps, those of one below it indented by two blanks."""
        ...


@attrs.frozen
class Steps:
    """How a value came about, worked out only where it is shown."""

    derivation: Derivation


@attrs.frozen
class Prose:
    """A text in Markdown: the page of a rule."""

    text: Words


@attrs.frozen
class Picture:
    """A chart, and the table of the numbers that it shows: a form that can't draw shows these.

    Attributes:
        title: what it shows.
        chart: the numbers, as they are drawn.
        table: the same numbers, as they are read.
        references: what it speaks of.
    """

    title: Words
    chart: Chart
    table: Table
    references: tuple[Reference, ...] = ()

    @property
    def is_small(self) -> bool:
        """Whether it is one of several that stand beside each other."""
        return isinstance(self.chart, PathChart)


Part: TypeAlias = "Fields | Table | Note | Entry | Section | Steps | Prose | Picture"


@attrs.frozen
class Page:
    """A page of a report.

    Attributes:
        title: what it is about.
        head: what identifies that.
        parts: what it says.
        is_card: whether it is short enough to stand without room between its parts.
        anchor: what it is about, as others refer to it.
        kind: what it says of that, where pages about the same stand together, such as 审核.
    """

    title: Words = NOTHING
    head: Fields = Fields()
    parts: tuple[Part, ...] = ()
    is_card: bool = False
    anchor: Reference | None = None
    kind: Words = NOTHING


@attrs.frozen
class Report:
    """All that a reader sees, page by page."""

    pages: tuple[Page, ...]


@attrs.frozen
class ReportFormat:
    """A form in which reports are written, and what writes it.

    Attributes:
        name: what `--format` calls it: lower-case letters and digits.
        label: what people call it.
        write: called as `write(report, lang=…, expand=…)` and returns text, or the bytes of a file;
            with `expand` it shows also what is folded away.
        suffix: how the names of such files end; the name after a dot if it is left out.
    """

    name: str
    label: Words
    write: Callable[..., str | bytes]
    suffix: str = attrs.field(default=attrs.Factory(lambda self: f".{self.name}", takes_self=True))
