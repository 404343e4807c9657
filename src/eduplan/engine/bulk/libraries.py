"""The libraries of data frames that bulk work runs on, each imported where it is used only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import attrs

from eduplan.errors import EduplanError, InputError, Location, Problem, system_reason
from eduplan.messages import MessageKind
from eduplan.readings.frames.layout import plain_name
from eduplan.words import Words

LAZY = ("duckdb", "pyspark")
"""Libraries whose frames stay where they are until they are asked for."""


NO_FRAME = MessageKind("no_frame", "{kind} 不是表", "{kind} is no table")
A_FRAME = Words(
    "Polars、pandas、Arrow、DuckDB 或 PySpark 的表，或 Parquet、CSV 文件的路径",
    "a frame of Polars, pandas, Arrow, DuckDB or PySpark, or the path of a Parquet or CSV file",
)
UNREADABLE = MessageKind(
    "frame_unreadable", "这张表读不了：{reason}", "the table can't be read: {reason}"
)
NO_SUCH_FILE = Words("没有这个文件", "there is no such file")
NO_POLARS = Words(
    '算许多地区要先安装：pip install "eduplan[bulk]"',
    'many regions are evaluated after pip install "eduplan[bulk]"',
)
NO_WRITER = MessageKind(
    "no_writer", "{name}：不知道写成什么格式", "{name}: its ending names no format to write"
)
A_FILE = Words(
    "以 .parquet、.csv 或 .xlsx 结尾的文件名", "a name that ends in .parquet, .csv or .xlsx"
)


class FrameKindError(EduplanError, TypeError):
    """What was given is no frame of a library that is known; the text names these."""


@attrs.frozen(kw_only=True)
class Source:
    """A frame, as the emitter takes it.

    Attributes:
        frame: the frame, lazy; of Polars itself, or wrapped by Narwhals.
        ns: what its expressions are made with, `polars` or `narwhals`.
        library: the library that holds the data.
    """

    frame: Any
    ns: Any
    library: str

    def ask(self, frame: Any, expressions: Sequence[Any]) -> Mapping[str, Any]:
        """Return the one row that some expressions give."""
        (row,) = self.rows(frame.select(*expressions))
        return row

    def as_polars(self, frame: Any) -> Any:
        """Return a lazy frame of Polars; what is of another library is computed there first."""
        return frame if self.library == "polars" else self.collected(frame).to_polars().lazy()

    def rows(self, frame: Any) -> Iterable[Mapping[str, Any]]:
        """Return the rows of a frame."""
        return list(self.collected(frame).iter_rows(named=True))

    def collected(self, frame: Any) -> Any:
        """Return a frame in memory: of Polars, or of Narwhals."""
        return frame.collect(engine="streaming") if self.library == "polars" else frame.collect()


def require_polars() -> None:
    """Raise `FrameKindError` if the extra `bulk` is missing."""
    if find_spec("polars") is None or find_spec("narwhals") is None:
        raise FrameKindError(NO_POLARS)


def source_of(data: Any) -> Source:
    """Return a frame, or the file at a path, as a source.

    Raises:
        FrameKindError: it is no frame of Polars, pandas, Arrow, DuckDB or PySpark, or Polars is
            not installed.
        InputError: the file can't be read.
    """
    require_polars()
    if isinstance(data, (str, Path)):
        data = _scanned(Path(data))
    root = type(data).__module__.partition(".")[0]
    root = root.removeprefix("_")  # DuckDB's own module is _duckdb
    if root == "polars":
        return Source(frame=data.lazy(), ns=import_module("polars"), library="polars")
    if root in ("pyarrow", "pandas"):  # pandas has no integers beside gaps
        polars = import_module("polars")
        read = polars.from_arrow if root == "pyarrow" else polars.from_pandas
        return Source(frame=read(data).lazy(), ns=polars, library="polars")
    if root == "pyspark":
        data = data.toDF(*map(plain_name, data.columns))
    if root in LAZY:
        narwhals = import_module("narwhals")
        return Source(frame=narwhals.from_native(data), ns=narwhals, library=root)
    kind = f"{type(data).__module__}.{type(data).__name__}"
    raise FrameKindError(NO_FRAME(kind=kind), A_FRAME)


def _scanned(path: Path) -> Any:
    polars = import_module("polars")
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".parquet", ""):
        raise FrameKindError(NO_FRAME(kind=path.name), A_FRAME)
    try:
        if path.is_file():
            path.open("rb").close()
        if suffix == ".csv":
            found = polars.scan_csv(path, schema_overrides={"region": polars.String})
        else:
            found = polars.scan_parquet(path)
        found.collect_schema()
    except OSError as error:
        reason = system_reason(error) if error.errno else NO_SUCH_FILE
        raise InputError([Problem(UNREADABLE(reason=reason), Location(str(path)))]) from None
    except polars.exceptions.PolarsError as error:
        reason = str(error).partition("\n")[0]
        raise InputError([Problem(UNREADABLE(reason=reason), Location(str(path)))]) from None
    return found
