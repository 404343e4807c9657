"""What many regions give: a lazy frame, and tables of values, targets and checks made of it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, TypeAlias

import attrs

from eduplan.catalogue.catalogue import Catalogue
from eduplan.engine.bulk.asked import (
    NOT_USED,
    UNDECIDED,
    AskedCheck,
    AskedTarget,
    AskedValue,
    column_of,
)
from eduplan.engine.bulk.cells import observations
from eduplan.engine.bulk.decide import RegionDecider, decided
from eduplan.engine.bulk.libraries import A_FILE, NO_WRITER, FrameKindError, Source
from eduplan.engine.bulk.progress import evaluations, rows_of
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.plan.model import Plan
from eduplan.readings.frames.cells import MEMBERS
from eduplan.readings.frames.keys import wider_regions
from eduplan.readings.frames.layout import REGION, YEAR, Layout
from eduplan.readings.frames.plan import FramePlan

Part: TypeAlias = Literal["values", "targets", "progress", "checks"]
PARTS: tuple[Part, ...] = ("values", "targets", "progress", "checks")

STATES = ("known", "missing", "undefined")
LEVELS = ("met", "missed", "unknown")
OUTCOMES = (
    "passed",
    "failed",
    "missing_data",
    "undefined",
    "not_observed",
    "other_institution",
    "not_used",
)

ANSWERS = (
    *("target", "indicator", "level", "pace", "since_base", "since_last"),
    *("verdict", "word"),
)
"""What is said of a target: level, pace, directions, and the word for them."""

WRITERS = {".parquet": "write_parquet", ".csv": "write_csv", ".xlsx": "write_excel"}
"""The methods of Polars that write a file, by how its name ends."""


def writer_of(path: str | Path) -> str:
    """Return the method of Polars that writes a file.

    Raises:
        FrameKindError: its name ends in nothing that can be written.
    """
    target = Path(path)
    if target.suffix not in WRITERS:
        raise FrameKindError(NO_WRITER(name=target.name), A_FILE)
    return WRITERS[target.suffix]


REGIONS_AT_ONCE = 100
"""Of how many regions rows are read at once, to decide what the frame could not tell."""


@attrs.frozen(kw_only=True, eq=False, slots=False)
class ManyRegions:
    """The values, verdicts and checks of many regions and years.

    Attributes:
        summed: one row a region and year, added up from the institutions: a frame of the library
            of the data, lazy where that is. It is all that is asked of the data.
        values, targets, checks: what the columns are of.
        layout: what the survey of the data says.
        catalogue: what names stand for.
        plan: the plan, if one was given.
    """

    source: Source = attrs.field(repr=False)
    summed: Any = attrs.field(repr=False)
    frame_plan: FramePlan = attrs.field(repr=False)
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
        found = self.lazy().collect(engine="streaming")
        return self._decided(self._with_left_out(found).sort(REGION, YEAR))

    @cached_property
    def added_up(self) -> Any:
        """What `summed` gives, as a frame of Polars in memory."""
        return self.source.as_polars(self.summed).collect(engine="streaming")

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
        found = self.frame_plan.answered(self.added_up.lazy(), outputs)
        return found.with_columns(*self._wider_undecided()) if self.wider else found

    def to_polars(self, part: Part = "values") -> Any:
        """Return a table of Polars: a row for each region, year and indicator, target or check."""
        tables = {
            "values": self._values,
            "targets": self._targets,
            "progress": self._progress,
            "checks": self._checks,
        }
        return tables[part]()

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
        """
        target = Path(path)
        writer = writer_of(target)
        table = self.to_polars(part)
        beside = target.with_name(f"{target.stem}.{os.getpid()}.part{target.suffix}")
        try:
            getattr(table, writer)(beside)
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

    def _decided(self, wide: Any) -> Any:
        polars = import_module("polars")
        open_flags = [polars.col(f"{one.column}|state") == 3 for one in self.values]
        open_flags += [polars.col(one.column) == 3 for one in self.targets]
        open_flags += [polars.col(one.columns[-1]) > 0 for one in self.checks]
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
        regions, wider = sorted({row[REGION] for row in rows}), self.wider
        narrow = [one for one in regions if one not in wider]
        starts = range(0, len(narrow), REGIONS_AT_ONCE)
        at_once = [narrow[start : start + REGIONS_AT_ONCE] for start in starts]
        for chosen in [*at_once, *([one] for one in regions if one in wider)]:
            deciders = self._deciders(chosen)
            for row in rows:
                if row[REGION] in deciders:
                    decider = deciders[row[REGION]]
                    yield row, decided(row, decider, self.values, self.targets, self.checks)

    def _deciders(self, regions: list[Any]) -> Mapping[Any, RegionDecider]:
        column = self.source.ns.col(REGION)
        home = {part: one for one in regions for part in self.wider.get(one, (one,))}
        found: dict[Any, list[Any]] = {one: [] for one in regions}
        for row in self.source.rows(self.source.frame.filter(column.is_in(list(home)))):
            found[home[row[REGION]]].append(row)
        return {
            region: RegionDecider(
                str(region),
                observations(rows, self.layout, self.catalogue),
                self.catalogue,
                self.plan,
            )
            for region, rows in found.items()
        }

    # The tables

    def _values(self) -> Any:
        polars = import_module("polars")
        wide = self.wide
        return polars.concat(
            [
                wide.select(
                    REGION,
                    YEAR,
                    polars.lit(one.column).alias("indicator"),
                    polars.col(one.column).alias("value"),
                    _named(polars, f"{one.column}|state", STATES).alias("state"),
                    _gaps(polars, one).alias("missing"),
                )
                for one in self.values
            ]
        )

    def _targets(self) -> Any:
        polars = import_module("polars")
        return polars.concat(
            [
                self.wide.select(
                    REGION,
                    YEAR,
                    polars.lit(one.target.id).alias("target"),
                    polars.lit(one.target.indicator).alias("indicator"),
                    _named(polars, one.column, LEVELS).alias("level"),
                )
                for one in self.targets
            ]
        )

    def _progress(self) -> Any:
        """Return the three answers and the word of each target, in each year after the base."""
        polars = import_module("polars")
        rows: list[tuple[Any, ...]] = []
        if self.targets and self.plan is not None:
            by_column = {one.column: one for one in self.values}
            targets = {
                one: by_column[column_of(one.target.indicator, one.target.scope)]
                for one in self.targets
            }
            judged = evaluations(
                rows_of(self.wide), targets, self.plan, self.catalogue, self._decider
            )
            rows = [(region, *_answers(one)) for region, one in judged]
        texts = dict.fromkeys(ANSWERS, polars.String)
        schema = {REGION: self.wide.schema[REGION], YEAR: polars.Int64, **texts}
        return polars.DataFrame(rows, schema=schema, orient="row")

    def _decider(self, region: Any) -> RegionDecider:
        if region not in self._last_decider:
            self._last_decider.clear()
            self._last_decider.update(self._deciders([region]))
        return self._last_decider[region]

    def _checks(self) -> Any:
        polars = import_module("polars")
        return polars.concat(
            [
                self.wide.select(
                    REGION,
                    YEAR,
                    polars.lit(one.check.code).alias("check"),
                    *(
                        polars.col(column).cast(polars.Int64).alias(outcome)
                        for column, outcome in zip(one.columns, OUTCOMES, strict=False)
                    ),
                )
                for one in self.checks
            ]
        )


def _answers(one: TargetEvaluation) -> tuple[Any, ...]:
    verdict, changes = one.verdict, (one.since_base, one.since_last)
    states = ["unknown" if change is None else change.state for change in changes]
    target, word = one.target, verdict.words.zh
    return (
        *(one.as_of, target.id, target.indicator, one.level.state, one.pace.state),
        *(*states, verdict.code, word),
    )


def _named(polars: Any, column: str, names: tuple[str, ...]) -> Any:
    return polars.col(column).replace_strict(
        dict(enumerate(names)), return_dtype=polars.Enum(names)
    )


def _gaps(polars: Any, asked: AskedValue) -> Any:
    """Return the names that are missing, separated by a semicolon."""
    column = polars.col(f"{asked.column}|gaps")
    parts = [
        polars.when((column // (1 << number)) % 2 == 1).then(polars.lit(name))
        for number, name in enumerate(asked.missing)
    ]
    if not parts:
        return polars.lit("")
    return polars.concat_str(parts, separator=";", ignore_nulls=True)


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
