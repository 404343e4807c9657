"""Results of many regions are written whole, and a table that can't be read is named."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars
import pytest

from eduplan import FrameError, FrameKindError, ManyRegions, evaluate_many, load_registry

if TYPE_CHECKING:
    from eduplan import Registry

RATE = "preschool.gross_enrolment_rate"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return load_registry()


def table(**columns: Any) -> polars.DataFrame:
    found: dict[str, Any] = {
        "region": ["220502", "220503"],
        "year": [2025, 2025],
        "preschool.enrolment": [850, 1200],
        "preschool.population_aged_3_to_5": [1000, 0],
    }
    return polars.DataFrame({**found, **columns})


def evaluated(registry: Registry, data: object) -> ManyRegions:
    return evaluate_many(data, registry, indicators=[RATE], checks=False)


@pytest.mark.parametrize("name", ["values.parquet", "values.csv", "values.xlsx"])
def test_a_result_is_written_as_its_name_says(
    name: str, registry: Registry, tmp_path: Path
) -> None:
    evaluated(registry, table()).write(tmp_path / name)

    assert [one.name for one in tmp_path.iterdir()] == [name]
    if name != "values.xlsx":
        read = polars.read_csv if name == "values.csv" else polars.read_parquet
        states = read(tmp_path / name)["state"].cast(polars.String).to_list()
        assert states == ["known", "undefined"]


def test_what_can_not_be_written_leaves_the_file_as_it_was(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: polars.DataFrame, file: Path) -> None:
        file.write_bytes(b"half")
        raise KeyboardInterrupt

    (tmp_path / "values.parquet").write_bytes(b"before")
    found = evaluated(registry, table())
    monkeypatch.setattr(polars.DataFrame, "write_parquet", interrupted)
    with pytest.raises(KeyboardInterrupt):
        found.write(tmp_path / "values.parquet")

    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"before"]


def test_a_file_of_parquet_is_read_where_it_lies(registry: Registry, tmp_path: Path) -> None:
    table().write_parquet(tmp_path / "schools.parquet")

    found = evaluated(registry, tmp_path / "schools.parquet")
    assert found.to_polars()["value"].to_list() == [0.85, None]


def test_decimals_are_the_numbers_that_they_print_as(registry: Registry) -> None:
    found = evaluated(registry, table(**{"preschool.enrolment": [0.1, 0.3]}))
    (asked,) = found.values
    pair = found.wide.select(f"{RATE}|num", f"{RATE}|den").row(0)

    assert asked.factor is not None
    assert asked.factor * pair[0] / pair[1] == Fraction(1, 10_000)


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"preschool.enrolmant": [1, 2]}, "preschool.enrolmant"),
        ({"preschool.enrolment": [1 / 3, 2]}, "more than 6 decimals"),
        ({"preschool.enrolment": ["850人", "1200人"]}, "holds no numbers"),
    ],
)
def test_a_column_that_can_not_be_read_is_named(
    columns: dict[str, Any], said: str, registry: Registry
) -> None:
    with pytest.raises(FrameError, match=said):
        evaluated(registry, table(**columns))


def test_what_is_no_frame_is_refused(registry: Registry) -> None:
    with pytest.raises(FrameKindError, match="Polars, pandas, Arrow, DuckDB or PySpark"):
        evaluated(registry, [1, 2])
