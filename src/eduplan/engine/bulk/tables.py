"""The tables that many regions give, made of the wide frame piece by piece, and files of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeAlias

from eduplan.catalogue.outcome import STATUSES, Status
from eduplan.engine.bulk.asked import AskedCheck, AskedTarget, AskedValue
from eduplan.engine.bulk.libraries import A_FILE, NO_WRITER, FrameKindError
from eduplan.engine.evaluation.target import TargetEvaluation
from eduplan.readings.frames import mistakes
from eduplan.readings.frames.layout import REGION, YEAR
from eduplan.readings.frames.mistakes import FrameError

Part: TypeAlias = Literal["values", "targets", "progress", "checks", "data"]
PARTS: tuple[Part, ...] = ("values", "targets", "progress", "checks", "data")

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

WRITERS = {".parquet": "sink_parquet", ".csv": "sink_csv", ".xlsx": "write_excel"}
"""The methods of Polars that write a file, by how its name ends; those of files are lazy."""

_FORMULA = r"^[=+\-@\t\r]"
"""What a spreadsheet that opens a CSV file would calculate; texts are names, never numbers."""

MOST_ROWS = 1_048_575
"""Most rows of a sheet, beside its header."""


def ending_of(path: str | Path) -> str:
    """Return the ending of a file's name, which says what is written.

    Raises:
        FrameKindError: nothing is written into files of such names.
    """
    target = Path(path)
    if target.suffix not in WRITERS:
        raise FrameKindError(NO_WRITER(name=target.name), A_FILE)
    return target.suffix


def write_table(table: Any, file: BinaryIO, ending: str) -> int:
    """Write a lazy frame into an open file, and return the number of its rows.

    Only a workbook is put together in memory first.

    Raises:
        FrameError: it has more rows than a workbook takes.
    """
    polars = import_module("polars")
    rows = int(table.select(polars.len()).collect(engine="streaming").item())
    if ending == ".csv":
        table = table.with_columns(polars.col(polars.String).str.replace(_FORMULA, "'$0"))
    if ending != ".xlsx":
        getattr(table, WRITERS[ending])(file)
        return rows
    if rows > MOST_ROWS:
        raise FrameError(mistakes.TOO_LONG(rows=rows, most=MOST_ROWS), mistakes.NO_SHEET)
    table.collect(engine="streaming").write_excel(file)
    return rows


def _for_each(wide: Any, asked: Iterable[Sequence[Any]], *columns: str) -> Any:
    """Return a row for each region, year and thing asked about, in columns of these names.

    Where nothing was asked, there are the columns and no row.
    """
    polars = import_module("polars")
    frames = [wide.select(REGION, YEAR, *map(_called, parts, columns)) for parts in asked]
    if frames:
        return polars.concat(frames)
    empty = [polars.lit(None, polars.String).alias(one) for one in columns]
    return wide.limit(0).select(REGION, YEAR, *empty)


def _called(part: Any, column: str) -> Any:
    return part.alias(column)


def values_table(wide: Any, values: Iterable[AskedValue]) -> Any:
    """Return a row for each region, year and indicator."""
    polars = import_module("polars")
    asked = (
        (
            polars.lit(one.column),
            polars.col(one.column),
            _named(polars, f"{one.column}|state", STATES),
            _gaps(polars, one),
        )
        for one in values
    )
    return _for_each(wide, asked, "indicator", "value", "state", "missing")


def targets_table(wide: Any, targets: Iterable[AskedTarget]) -> Any:
    """Return a row for each region, year and target."""
    polars = import_module("polars")
    asked = (
        (
            polars.lit(one.target.id),
            polars.lit(one.target.indicator),
            _named(polars, one.column, LEVELS),
        )
        for one in targets
    )
    return _for_each(wide, asked, "target", "indicator", "level")


def checks_table(wide: Any, checks: Iterable[AskedCheck]) -> Any:
    """Return a row for each region, year and check."""
    polars = import_module("polars")
    asked = (
        (
            polars.lit(one.check.code),
            *(polars.col(column).cast(polars.Int64) for column in one.columns),
        )
        for one in checks
    )
    return _for_each(wide, asked, "check", *OUTCOMES)


def progress_table(region_type: Any, judged: Iterable[tuple[Any, TargetEvaluation]]) -> Any:
    """Return a row for each region, year and target, with the three answers and the word."""
    polars = import_module("polars")
    rows = [(region, *_answers(one)) for region, one in judged]
    schema = {REGION: region_type, YEAR: polars.Int64, **dict.fromkeys(ANSWERS, polars.String)}
    return polars.LazyFrame(rows, schema=schema, orient="row")


def data_table(region_type: Any, compared: Iterable[tuple[Any, str, Mapping[Status, int]]]) -> Any:
    """Return a row for each region and comparison of data: how many subjects ended how."""
    polars = import_module("polars")
    rows = [(region, code, *map(counts.get, STATUSES)) for region, code, counts in compared]
    schema = {REGION: region_type, "check": polars.String, **dict.fromkeys(STATUSES, polars.Int64)}
    return polars.LazyFrame(rows, schema=schema, orient="row")


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
        for number, name in sorted(enumerate(asked.missing), key=itemgetter(1))
    ]
    if not parts:
        return polars.lit("")
    return polars.concat_str(parts, separator=";", ignore_nulls=True)
