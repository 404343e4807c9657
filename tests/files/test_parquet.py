"""A table in Parquet is read as one in CSV is."""

from __future__ import annotations

from pathlib import Path

import pytest

from eduplan import InputError
from eduplan.files.table_file import read_table
from eduplan.tables import parquet
from tests import small
from tests.evaluation.county import REGISTRY

polars = pytest.importorskip("polars")

PLAN = small.plan("", REGISTRY)


def written(path: Path, **columns: list[object]) -> Path:
    polars.DataFrame(columns).write_parquet(path)
    return path


def said(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_table(path, REGISTRY, plan=PLAN)
    return caught.value.in_language("zh")


def test_a_table_in_parquet_says_what_it_says_in_csv(tmp_path: Path) -> None:
    columns: dict[str, list[object]] = {
        "学校名称": ["甲小学", "乙小学"],
        "年份": [2023, 2023],
        "在校生数": [435, None],
        "教师数": [30.0, 4.0],
    }
    found = read_table(written(tmp_path / "x.parquet", **columns), REGISTRY, plan=PLAN)
    polars.DataFrame(columns).with_columns(polars.col("教师数").cast(int)).write_csv(
        tmp_path / "x.csv"
    )
    as_csv = read_table(tmp_path / "x.csv", REGISTRY, plan=PLAN)

    def of(table: object) -> list[object]:
        rows = table.observations  # type: ignore[attr-defined]
        return [(one.institution, one.name, one.figure.value, one.row, one.column) for one in rows]

    assert of(found) == of(as_csv)
    assert found.observations[0].place == f"{tmp_path}/x.parquet:2:3"


def test_numbers_are_read_as_a_spreadsheet_shows_them(tmp_path: Path) -> None:
    path = written(tmp_path / "x.parquet", 年份=[2023], 在校生数=[30.0], 教育支出=[0.1 + 0.2])
    found = read_table(path, REGISTRY, plan=PLAN)

    assert [one.text for one in found.observations] == ["30", "0.3"]


def test_a_mistake_in_parquet_is_named_with_its_row_and_column(tmp_path: Path) -> None:
    path = written(tmp_path / "x.parquet", 学校=["甲小学"], 年份=[2023], 在校生数=[-5])

    assert "x.parquet:2:3" in said(path)


def test_parquet_that_is_damaged_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "x.parquet", 学校=["甲小学"], 年份=[2023], 在校生数=[5])
    raw = path.read_bytes()
    (tmp_path / "half.parquet").write_bytes(raw[: len(raw) // 2])
    monkeypatch.setattr(parquet, "MAXIMUM_CELLS", 5)

    assert "Parquet 文件打不开" in said(tmp_path / "half.parquet")
    assert "1 行、3 列，太多" in said(path)
