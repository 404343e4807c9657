"""What many regions give: a lazy frame, and tables of values, targets and checks made of it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.catalogue.outcome import Status
from eduplan.engine.bulk.asked import (
    NOT_USED,
    UNDECIDED,
    AskedCheck,
    AskedTarget,
    AskedValue,
    column_of,
)
from eduplan.engine.bulk.decide import RegionDecider, decided
from eduplan.engine.bulk.progress import evaluations, rows_of
from eduplan.engine.bulk.rows import Rows
from eduplan.engine.bulk.tables import (
    Part,
    checks_table,
    data_table,
    ending_of,
    progress_table,
    targets_table,
    values_table,
    write_table,
)
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.plan.model import Plan
from eduplan.readings.frames.keys import wider_regions
from eduplan.readings.frames.layout import REGION, YEAR, Layout
from eduplan.readings.frames.plan import FramePlan
from eduplan.readings.frames.region_figures import MEMBERS

REGIONS_AT_ONCE = 100
"""Of how many regions rows are read at once, to decide what the frame could not tell."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class ManyRegions:
    """The values, verdicts and checks of many regions and years.

    Attributes:
        rows: the rows of the data.
        summed: one row a region and year, added up from the institutions: a frame of the library
            of the data, lazy where that is. It is all that is asked of the data.
        frame_plan: how that is done; None of a table so small that it is read exactly.
        values, targets, checks: what the columns are of.
        layout: what the survey of the data says.
        catalogue: what names stand for.
        plan: the plan, if one was given.
    """

    rows: Rows = attrs.field(repr=False)
    summed: Any = attrs.field(repr=False)
    frame_plan: FramePlan | None = attrs.field(repr=False)
    outputs: Mapping[str, Any] = attrs.field(repr=False)
    layout: Layout = attrs.field(repr=False)
    catalogue: Catalogue = attrs.field(repr=False)
    plan: Plan | None
    values: tuple[AskedValue, ...]
    targets: tuple[AskedTarget, ...]
    checks: tuple[AskedCheck, ...]
    _last_decider: dict[Any, RegionDecider] = attrs.field(factory=dict, repr=False, init=False)

    @cached_property
    def wide(self) -> Any:
        """A frame of Polars with a row for each region and year, sorted, everything decided.

        It has for each indicator its value as a float, `|num` and `|den` of the fraction, `|state`
        and `|gaps`; for each target `|level`; for each check how many ended how.
        """
        return self._decided(self._undecided)

    @cached_property
    def read_exactly(self) -> Mapping[str, int]:
        """How many regions and years of an indicator, target or check the frame left open.

        The exact reader answered them, cell by cell: many of them take long. Of a small table, all
        of which is read so, none was left open.
        """
        flags = self._open_flags()
        if not flags or self.frame_plan is None:
            return {}
        (row,) = self._undecided.select(
            **{name: one.sum() for name, one in flags.items()}
        ).to_dicts()
        return {name: count for name, count in row.items() if count}

    @cached_property
    def _undecided(self) -> Any:
        return self._with_left_out(self.lazy().collect(engine="streaming"))

    @cached_property
    def added_up(self) -> Any:
        """What `summed` gives, as a frame of Polars in memory, sorted."""
        summed = self.rows.as_polars(self.summed)
        return summed.collect(engine="streaming").sort(REGION, YEAR)

    @cached_property
    def wider(self) -> Mapping[Any, tuple[Any, ...]]:
        """Each region that includes others of the table, with these and itself.

        Raises:
            FrameError: they have too many rows to be read exactly.
        """
        polars = import_module("polars")
        # A year of a region has its institutions and at most one row of its own.
        rows = (polars.col(MEMBERS) + 1).sum()
        return wider_regions(dict(self.added_up.group_by(REGION).agg(rows).iter_rows()))

    def lazy(self) -> Any:
        """Return the lazy frame of Polars, in which 3 stands for what is not decided."""
        polars = import_module("polars")
        outputs = {
            name: polars.lit(one) if isinstance(one, (int, float)) else one
            for name, one in self.outputs.items()
        }
        rows = self.added_up.lazy()
        if self.frame_plan is None:
            return rows.with_columns(**outputs)
        found = self.frame_plan.answered(rows, outputs)
        return found.with_columns(*self._wider_undecided()) if self.wider else found

    def table(self, part: Part = "values") -> Any:
        """Return a table as a lazy frame of Polars, everything in it decided."""
        match part:
            case "values":
                return values_table(self.wide.lazy(), self.values)
            case "targets":
                return targets_table(self.wide.lazy(), self.targets)
            case "checks":
                return checks_table(self.wide.lazy(), self.checks)
            case "progress":
                return progress_table(self.wide.schema[REGION], self._judged())
            case "data":
                return data_table(self.added_up.schema[REGION], self._compared())

    def to_polars(self, part: Part = "values") -> Any:
        """Return a table of Polars: a row for each region, year and indicator, target or check."""
        return self.table(part).collect(engine="streaming")

    def to_pandas(self, part: Part = "values") -> Any:
        """Return a table of pandas."""
        return self.to_polars(part).to_pandas()

    def to_arrow(self, part: Part = "values") -> Any:
        """Return a table of Arrow."""
        return self.to_polars(part).to_arrow()

    def write(self, path: str | Path, part: Part = "values") -> None:
        """Write a table into a file: Parquet, CSV or, by its name, a workbook (.xlsx).

        The file is whole or not there: it is written beside its place and then moved.

        Raises:
            FrameKindError: the name ends in nothing that can be written.
            FrameError: the table has more rows than a workbook takes.
        """
        target = Path(path)
        ending = ending_of(target)
        beside = target.with_name(f"{target.name}.{os.getpid()}.part")
        try:
            with beside.open("wb") as file:
                write_table(self.table(part), file, ending)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)

    # What the frame could not tell

    def _with_left_out(self, wide: Any) -> Any:
        """Return the frame with the columns of what no frame is asked for, undecided."""
        polars = import_module("polars")
        return wide.with_columns(
            *(
                polars.lit(value, dtype).alias(f"{one.column}{suffix}")
                for one in self.values
                if not one.is_emitted
                for suffix, value, dtype in (
                    ("", None, polars.Float64),
                    ("|state", 3, polars.Int64),
                    ("|gaps", 0, polars.Int64),
                    ("|num", None, polars.Int64),
                    ("|den", None, polars.Int64),
                )
            )
        )

    def _wider_undecided(self) -> Iterator[Any]:
        """Yield columns that leave undecided what is added up from the regions within one."""
        polars = import_module("polars")
        is_wider = polars.col(REGION).is_in(list(self.wider))
        for name in self.outputs:
            if name.endswith(("|state", "|level")):
                yield polars.when(is_wider).then(UNDECIDED).otherwise(polars.col(name)).alias(name)
        for one in self.checks:
            is_used = polars.col(one.columns[NOT_USED]) == 0
            last = polars.col(one.columns[-1])
            yield polars.when(is_wider & is_used).then(1).otherwise(last).alias(one.columns[-1])

    def _open_flags(self) -> Mapping[str, Any]:
        """Return where the frame could not tell, by indicator, target and check."""
        column = import_module("polars").col
        return {
            **{one.column: column(f"{one.column}|state") == UNDECIDED for one in self.values},
            **{one.target.id: column(one.column) == UNDECIDED for one in self.targets},
            **{one.check.code: column(one.columns[-1]) > 0 for one in self.checks},
        }

    def _decided(self, wide: Any) -> Any:
        polars = import_module("polars")
        open_flags = [*self._open_flags().values()]
        if not open_flags:
            return wide
        is_open = wide.select(polars.any_horizontal(open_flags).alias("open"))["open"]
        if not is_open.any():
            return wide
        rows = wide.with_row_index("place").filter(is_open).to_dicts()
        changed = {row["place"]: new for row, new in self._each_decided(rows)}
        return _replaced(wide, changed)

    def _each_decided(
        self, rows: list[dict[str, Any]]
    ) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
        for deciders in self._each_deciders({row[REGION] for row in rows}):
            for row in rows:
                if row[REGION] in deciders:
                    decider = deciders[row[REGION]]
                    yield row, decided(row, decider, self.values, self.targets, self.checks)

    def _each_deciders(self, regions: Iterable[Any]) -> Iterator[Mapping[Any, RegionDecider]]:
        """Yield the exact readers of regions, those of a few at a time."""
        ordered, wider = sorted(regions), self.wider
        narrow = [one for one in ordered if one not in wider]
        starts = range(0, len(narrow), REGIONS_AT_ONCE)
        at_once = [narrow[start : start + REGIONS_AT_ONCE] for start in starts]
        for chosen in [*at_once, *([one] for one in ordered if one in wider)]:
            yield self._deciders(chosen)

    def _deciders(self, regions: list[Any]) -> Mapping[Any, RegionDecider]:
        homes = {part: one for one in regions for part in self.wider.get(one, (one,))}
        return {
            region: RegionDecider(str(region), table, self.catalogue, self.plan)
            for region, table in self.rows.tables(homes).items()
        }

    def _compared(self) -> Iterator[tuple[Any, str, Mapping[Status, int]]]:
        """Yield how the comparisons of data ended in each region."""
        for deciders in self._each_deciders(set(self.added_up[REGION])):
            for region, decider in sorted(deciders.items()):
                for code, counts in decider.compared():
                    yield region, code, counts

    def _judged(self) -> Iterable[tuple[Any, TargetEvaluation]]:
        if self.plan is None:
            return ()
        by_column = {one.column: one for one in self.values}
        targets = {
            one: by_column[column_of(one.target.indicator, one.target.scope)]
            for one in self.targets
        }
        rows = rows_of(self.wide)
        return evaluations(rows, targets, self.plan, self.catalogue, self._decider)

    def _decider(self, region: Any) -> RegionDecider:
        if region not in self._last_decider:
            self._last_decider.clear()
            self._last_decider.update(self._deciders([region]))
        return self._last_decider[region]


def _replaced(wide: Any, changed: Mapping[int, Mapping[str, Any]]) -> Any:
    """Return a frame in which some cells are other ones."""
    polars = import_module("polars")
    by_column: dict[str, dict[int, Any]] = {}
    for place, cells in changed.items():
        for column, value in cells.items():
            by_column.setdefault(column, {})[place] = value
    columns = []
    for column, new in by_column.items():
        if column not in wide.columns:
            continue
        values = wide[column].to_list()
        for row, value in new.items():
            values[row] = value
        dtype = wide[column].dtype
        if dtype.is_integer() and any(abs(one) >= 2**63 for one in new.values() if one):
            dtype = polars.Int128
        columns.append(polars.Series(column, values, dtype=dtype))
    return wide.with_columns(*columns)
