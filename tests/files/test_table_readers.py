"""A plugin reads tables of a format of its own; they count as any other."""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import attrs
import pytest

import eduplan
from eduplan.errors import InputError
from tests.installed import installed_registry

DBF = Path(__file__).parents[2] / "examples" / "dbf_reader" / "eduplan_dbf.py"
ROWS = [("220503", "2023", "1200"), ("220503", "2024", "1250")]


@pytest.fixture(scope="module")
def plugin() -> ModuleType:
    spec = spec_from_file_location("eduplan_dbf", DBF)
    assert spec is not None and spec.loader is not None  # noqa: PT018
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def registry(plugin: ModuleType) -> eduplan.Registry:
    found = eduplan.Registry.of({"dbf": plugin}, strict=True)
    return attrs.evolve(installed_registry(), table_readers=found.table_readers)


def dbf(rows: Sequence[Sequence[str]], deleted: Sequence[str] = ()) -> bytes:
    """Return a table of dBASE III whose names and texts are in GBK."""
    columns = (("地区", 6), ("年份", 4), ("在园幼儿", 8))
    start, width = 32 + 32 * len(columns) + 1, 1 + sum(size for _, size in columns)
    count = len(rows) + bool(deleted)
    head = b"\x03\x00\x00\x00" + struct.pack("<IHH", count, start, width) + bytes(20)
    fields = b"".join(
        name.encode("gbk").ljust(11, b"\0") + b"C" + bytes(4) + bytes([size]) + bytes(15)
        for name, size in columns
    )

    def line(mark: bytes, row: Sequence[str]) -> bytes:
        sized = zip(row, columns, strict=True)
        return mark + b"".join(text.encode("gbk").ljust(size) for text, (_, size) in sized)

    body = b"".join(line(b" ", row) for row in rows)
    return head + fields + b"\r" + body + (line(b"*", deleted) if deleted else b"")


def _figures(table: eduplan.ObservationTable) -> list[tuple[str, int, str]]:
    return sorted((one.name, one.year, one.text) for one in table.observations)


def test_a_plugin_reads_tables_of_its_own_format(
    registry: eduplan.Registry, tmp_path: Path
) -> None:
    """Deleted rows are none; a folder takes the file beside others."""
    (tmp_path / "数据.DBF").write_bytes(dbf(ROWS, deleted=("220503", "2025", "1")))
    (tmp_path / "更多.csv").write_text("地区,年份,在园幼儿\n220503,2022,1100\n", encoding="utf-8")

    alone = eduplan.read_table(tmp_path / "数据.DBF", registry)
    together = eduplan.read_table(tmp_path, registry)

    name = "preschool.enrolment"
    assert _figures(alone) == [(name, 2023, "1200"), (name, 2024, "1250")]
    assert [year for _, year, _ in _figures(together)] == [2022, 2023, 2024]


def test_without_it_the_format_is_refused(tmp_path: Path) -> None:
    (tmp_path / "data.dbf").write_bytes(dbf(ROWS))

    with pytest.raises(InputError):
        eduplan.read_table(tmp_path / "data.dbf", installed_registry())


def test_what_a_plugin_raises_or_gives_wrongly_says_that_the_table_is_damaged(
    registry: eduplan.Registry, tmp_path: Path
) -> None:
    def numbers(raw: bytes) -> Iterator[tuple[str, list[tuple[int]]]]:
        yield "", [(1,)]

    (tmp_path / "data.dbf").write_bytes(b"short")
    reader = eduplan.TableReader(".dbf", eduplan.Words("表", "table"), numbers)  # type: ignore[arg-type]
    wrong = attrs.evolve(registry, table_readers=(reader,))

    for known, said in ((registry, "dBASE table can't be opened"), (wrong, "TypeError")):
        with pytest.raises(InputError, match=said):
            eduplan.read_table(tmp_path / "data.dbf", known)
