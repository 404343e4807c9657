"""What the institutions of a frame are: their kinds and own codes, a class for each combination.

Whether an element applies to an institution, and which code it has, is asked of `ObservedFacts`,
once for each combination of own codes that occurs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cached_property
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.definitions import Definition, Element, Scope
from eduplan.data.observation import Observation
from eduplan.data.table import ObservationTable
from eduplan.quantity import Figure, Interval
from eduplan.readings.facts import Context
from eduplan.readings.frames.algebra import Algebra
from eduplan.readings.frames.flags import Flag, all_of, any_of, negation
from eduplan.readings.frames.layout import Cell, Codes, Layout
from eduplan.readings.observed import ObservedFacts
from eduplan.readings.scopes import covers

_PLACE = Context("000000", 2000, "?")

ITSELF = "counts_itself"
"""The key, in a combination, of the names of which an institution counts itself."""


def exact_figure(value: Fraction, definition: Any) -> Figure:
    """Return an exact number as a figure of an element or indicator."""
    text = str(value.numerator) if value.denominator == 1 else str(value)
    point = Interval.point(value)
    return Figure(text, value, definition.unit, point, "exact", 0)


class Kinds:
    """Flags that depend on what an institution is."""

    def __init__(self, catalogue: Catalogue, layout: Layout, algebra: Algebra) -> None:
        self._catalogue = catalogue
        self._layout = layout
        self._algebra = algebra
        self._facts = [self._facts_of(one) for one in layout.kinds]

    @cached_property
    def _of_no_kind(self) -> _OfKind:
        return self._facts_of({})

    @property
    def are_known(self) -> bool:
        """Whether the table says anything of kinds or codes."""
        return bool(self._facts)

    def class_expression(self) -> Any:
        """Return the number of the combination that each row has."""
        ns, found = self._algebra.ns, None
        for number, kind in reversed([*enumerate(self._layout.kinds)]):
            if found is None:
                found = ns.lit(number)
                continue
            same: Flag = True
            for dimension in self._layout.dimensions:
                column, code = ns.col(dimension), kind.get(dimension)
                one = column.is_null() if code is None else (column.fill_null("") == code)
                same = one if same is True else same & one
            for cell in counting_cells(self._catalogue, self._layout):
                is_one = cell.column in kind[ITSELF]
                one = ns.col(cell.column).fill_null(0) == 1
                same = (
                    (one if is_one else ~one) if same is True else same & (one if is_one else ~one)
                )
            found = self._algebra.pick(same, number, found)
        return found

    def applies(self, name: str) -> Flag:
        """Return where an element is expected of an institution by its kind."""
        return self._where(lambda facts: facts.by_kind(name))

    def is_cell_outside(self, cell: Cell) -> bool:
        """Tell whether a column is of a stage that no kind has in which its element is counted."""
        row = Observation(region="", year=0, name=cell.name, figure=None, scope=dict(cell.codes))
        return ObservedFacts(ObservationTable(), self._catalogue).is_outside(row)

    def is_outside(self, name: str) -> Flag:
        """Return where a row of an element is of a stage that its kinds don't have."""
        definition = self._catalogue.definitions.get(name)
        if not isinstance(definition, Element) or "stage" not in self._layout.dimensions:
            return False

        def outside(facts: ObservedFacts) -> bool:
            stage = _own_stage(facts)
            scope = {"stage": stage} if stage else {}
            row = Observation(
                region="", year=0, name=name, figure=None, scope=scope, own=frozenset(scope)
            )
            return facts.is_outside(row)

        return self._where(outside)

    def holds(self, dimension: str, code: str) -> tuple[Flag, Flag]:
        """Return where an institution lies within some codes, and where it lies outside."""

        def within(facts: ObservedFacts) -> bool | None:
            own = facts.code(_PLACE, dimension)
            return None if own is None else covers(code, own, dimension, self._catalogue)

        yes = self._where(lambda facts: within(facts) is True)
        no = self._where(lambda facts: within(facts) is False)
        if dimension != "stage" or (yes is False and no is False):
            return yes, no
        inside, outside = self._reported_stages(code)
        return all_of(yes, negation(outside)), all_of(no, negation(inside))

    def _reported_stages(self, code: str) -> tuple[Flag, Flag]:
        """Return where an institution reports of a stage within some, and of one outside.

        Its kind says which stages it has, and what it reports may add one.
        """
        wanted = self._basic_stages(code)
        stated = self._where(lambda facts: bool(_own_stage(facts)))
        inside: Flag = False
        outside: Flag = False
        for stage, is_some in self._stage_cells():
            found = self._basic_stages(stage)
            if found & wanted:
                inside = any_of(inside, is_some)
            if found - wanted:
                outside = any_of(outside, is_some)
        return all_of(inside, negation(stated)), all_of(outside, negation(stated))

    def _stage_cells(self) -> Iterator[tuple[str, Flag]]:
        """Yield the stage of each column that has one, and where an institution reports some."""
        for cell in self._layout.cells.values():
            stage = dict(cell.codes).get("stage")
            if stage is not None and cell.of_institutions:
                # Who fills every cell writes 0 for none.
                yield stage, self._algebra.ns.col(cell.column).fill_null(0) != 0

    def _basic_stages(self, code: str) -> frozenset[str]:
        parts = self._catalogue.dimensions["stage"].parts
        return frozenset(
            stage for one in code.split("|") if one for stage in parts.get(one, (one,))
        )

    def own_codes(self, dimensions: Sequence[str]) -> tuple[list[Scope], Flag]:
        """Return the own codes of each kind, and where an institution may have others."""
        found: list[Scope] = []
        unsure: Flag = False
        kinds = self._facts or [self._of_no_kind]
        for facts in kinds:
            codes = {one: facts.code(_PLACE, one) for one in dimensions}
            found.append({one: code for one, code in codes.items() if code is not None})
        if "stage" in dimensions:
            for stage, is_some in self._stage_cells():
                stages = self._basic_stages(stage)
                own = [self._basic_stages(one.get("stage", "")) for one in found]
                others = self.are(number for number, one in enumerate(own) if stages - one)
                unsure = any_of(unsure, all_of(is_some, others))
        return found, unsure

    def are(self, numbers: Iterable[int]) -> Flag:
        """Return where an institution is of one of some kinds."""
        chosen = frozenset(numbers)
        if len(self._facts) < 2:
            return 0 in chosen
        return self._held([number in chosen for number in range(len(self._facts))])

    def itself(self, name: str, codes: Codes) -> tuple[Flag, Flag]:
        """Return where an institution counts as one of a name, and where as none, if it applies."""
        definition = self._catalogue.definitions.get(name)
        if not isinstance(definition, Element) or not definition.counts_institutions:
            return False, False
        context = attrs.evolve(_PLACE, scope=dict(codes))

        def counted(facts: ObservedFacts) -> Fraction | None:
            fact = facts.itself(name, context)
            return None if fact is None else fact.interval.value

        return (
            self._where(lambda facts: counted(facts) == 1),
            self._where(lambda facts: counted(facts) == 0),
        )

    def _where(self, holds: Any) -> Flag:
        """Return the flag of the classes of which something holds."""
        if not self._facts:
            return bool(holds(self._of_no_kind))
        return self._held([bool(holds(facts)) for facts in self._facts])

    def _held(self, held: Sequence[bool]) -> Flag:
        if len(set(held)) == 1:
            return held[0]
        fewer = held.count(True) <= len(held) // 2
        column = self._algebra.ns.col(CLASS)
        chosen = [number for number, one in enumerate(held) if one is fewer]
        flag = any_of(*(column == number for number in chosen))
        return flag if fewer else ~flag

    def _facts_of(self, kind: Any) -> _OfKind:
        scope = {name: kind[name] for name in self._layout.dimensions if kind.get(name)}
        counted = kind.get(ITSELF, ())
        cells = {one.column: one for one in counting_cells(self._catalogue, self._layout)}
        dummy = next(
            one for one in self._catalogue.definitions.values() if isinstance(one, Element)
        )
        rows: list[tuple[Definition, Scope, int]] = [(dummy, {}, 0)] if not counted else []
        rows += [
            (self._catalogue.get(cells[one].name), dict(cells[one].codes), 1) for one in counted
        ]
        table = ObservationTable(
            Observation(
                region=_PLACE.region,
                year=_PLACE.year,
                institution="?",
                name=definition.name,
                figure=exact_figure(Fraction(number), definition),
                scope={**scope, **codes},
                own=frozenset(scope),
            )
            for definition, codes, number in rows
        )
        return _OfKind(table, self._catalogue)


class _OfKind(ObservedFacts):
    """The facts of a kind of institution; what applies by its figures is asked of the frame."""

    def by_kind(self, name: str) -> bool:
        return super().applies(name, _PLACE)

    def applies(self, name: str, context: Context) -> bool:
        return True


def _own_stage(facts: ObservedFacts) -> str | None:
    return facts.table.own_code(_PLACE.region, "?", _PLACE.year, "stage")


CLASS = "class"
"""The column of the number of each row's combination."""


def counting_cells(catalogue: Catalogue, layout: Layout) -> list[Any]:
    """Return the columns in which institutions count themselves."""
    return [
        cell
        for cell in layout.cells.values()
        if cell.of_institutions
        and getattr(catalogue.definitions.get(cell.name), "counts_institutions", False)
    ]
