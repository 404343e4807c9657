"""Results of many regions are written whole, and a table that can't be read is named."""

from __future__ import annotations

import zipfile
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import polars
import pytest

from eduplan import (
    FrameError,
    FrameKindError,
    ManyRegions,
    TableError,
    evaluate_many,
)
from eduplan.engine.bulk import tables
from eduplan.readings.frames import keys
from tests.installed import installed_registry

if TYPE_CHECKING:
    from eduplan import Registry

RATE = "preschool.gross_enrolment_rate"


@pytest.fixture(scope="module")
def registry() -> Registry:
    return installed_registry()


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


@pytest.mark.parametrize("name", ["values.csv", "values.xlsx"])
def test_no_name_of_a_region_is_calculated_by_a_spreadsheet(
    name: str, registry: Registry, tmp_path: Path
) -> None:
    evaluated(registry, table(region=["=1+1", "220503"])).write(tmp_path / name)

    if name == "values.csv":
        assert (tmp_path / name).read_text(encoding="utf-8").count("'=1+1") == 1
    else:
        with zipfile.ZipFile(tmp_path / name) as book:
            assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_what_can_not_be_written_leaves_the_file_as_it_was(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(self: polars.LazyFrame, file: Any) -> None:
        file.write(b"half")
        raise KeyboardInterrupt

    (tmp_path / "values.parquet").write_bytes(b"before")
    found = evaluated(registry, table())
    monkeypatch.setattr(polars.LazyFrame, "sink_parquet", interrupted)
    with pytest.raises(KeyboardInterrupt):
        found.write(tmp_path / "values.parquet")

    assert [one.read_bytes() for one in tmp_path.iterdir()] == [b"before"]


def test_a_table_of_what_was_not_asked_has_no_rows(registry: Registry) -> None:
    found = evaluated(registry, table())

    assert found.to_polars("checks").columns[:4] == ["region", "year", "check", "passed"]
    assert [found.to_polars(part).height for part in ("targets", "progress", "checks")] == [0] * 3


def test_more_rows_than_a_sheet_holds_are_refused(
    registry: Registry, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 1)
    with pytest.raises(FrameError, match=r"has 2 rows.*at most 1.*\.parquet or \.csv"):
        evaluated(registry, table()).write(tmp_path / "values.xlsx")
    assert not [*tmp_path.iterdir()]


def test_a_file_of_parquet_is_read_where_it_lies(registry: Registry, tmp_path: Path) -> None:
    table().write_parquet(tmp_path / "schools.parquet")

    found = evaluated(registry, tmp_path / "schools.parquet")
    assert found.to_polars()["value"].to_list() == [0.85, None]
    assert found.read_exactly == {}


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


@pytest.mark.parametrize(
    ("institutions", "said"),
    [
        (["甲", "甲"], "region 220502, year 2025, institution '甲' has 2 rows"),
        ([None, None], "region 220502, year 2025 has 2 rows of its own figures"),
    ],
)
@pytest.mark.parametrize("library", ["polars", "duckdb"])
def test_a_row_that_stands_twice_is_refused_with_its_key(
    library: str, institutions: list[str | None], said: str, registry: Registry
) -> None:
    twice = table(region=["220502"] * 2, institution=institutions).cast(
        {"institution": polars.String}
    )
    data = twice if library == "polars" else duckdb.connect().from_arrow(twice.to_arrow())

    with pytest.raises(FrameError, match=said):
        evaluated(registry, data)


@pytest.mark.parametrize(
    "names",
    [
        ["乙", "甲", "乙", "甲"],  # in no order
        ["甲", "乙", "甲", "乙"],
        [None, "甲", None, "甲"],  # the region's own row first
        ["甲", None, "甲", None],
    ],
)
@pytest.mark.parametrize("is_twice", [False, True])
def test_in_any_order_of_rows_one_that_stands_twice_is_found(
    names: list[str | None], is_twice: bool, registry: Registry
) -> None:
    names = [names[0], *names] if is_twice else names
    regions = ["220502"] * (len(names) - 2) + ["220503"] * 2
    own = [1] * len(names)
    rows = {"region": regions, "year": [2025] * len(names), "preschool.enrolment": own}
    data = polars.DataFrame({**rows, "institution": names})
    if is_twice:
        with pytest.raises(FrameError, match="has 2 rows"):
            evaluated(registry, data)
    else:
        assert evaluated(registry, data).to_polars().height == 2


def test_rows_in_order_of_region_year_and_institution_twice_over_are_found(
    registry: Registry,
) -> None:
    twice = polars.concat([table(), table()])
    with pytest.raises(FrameError, match="has 2 rows"):
        evaluated(registry, twice)


def test_narrow_integers_and_categories_are_read_as_they_are(registry: Registry) -> None:
    narrow = polars.DataFrame(
        {
            "region": ["220502"] * 3,
            "year": [2025] * 3,
            "institution": ["甲", "乙", None],
            "preschool.enrolment": [20_000, 20_000, None],
            "preschool.population_aged_3_to_5": [None, None, 50_000],
        },
        schema_overrides={
            "region": polars.Categorical,
            "year": polars.Int16,
            "institution": polars.Enum(["乙", "甲"]),
            "preschool.enrolment": polars.Int16,
            "preschool.population_aged_3_to_5": polars.UInt16,
        },
    )
    assert evaluated(registry, narrow).to_polars()["value"].to_list() == [0.8]


@pytest.mark.parametrize("library", ["polars", "duckdb"])
def test_a_row_whose_institution_is_empty_is_the_regions_own(
    library: str, registry: Registry
) -> None:
    empty = table(institution=["", "乙"])
    data = empty if library == "polars" else duckdb.connect().from_arrow(empty.to_arrow())

    states = evaluated(registry, data).to_polars().sort("region")["state"].to_list()
    assert states == ["known", "missing"]


def test_a_prefecture_is_the_sum_of_its_counties_also_beside_a_county_that_lacks_a_figure(
    registry: Registry,
) -> None:
    name = "preschool.enrolment"
    columns: dict[str, Any] = {
        "region": ["220500", "220502", "220503"] * 2,
        "year": [2024] * 3 + [2025] * 3,
        "preschool.population_aged_3_to_5": [3000, None, None] * 2,
        name: [None, 1000, 500, None, 1000, None],
    }
    many = evaluated(registry, polars.DataFrame(columns))
    assert many.read_exactly == {RATE: 2}

    wider = many.to_polars().filter(polars.col("region") == "220500")

    assert wider.select("value", "state", "missing").rows() == [
        (0.5, "known", ""),
        (None, "missing", name),
    ]


def test_a_wider_region_with_too_much_in_it_is_refused(
    registry: Registry, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(keys, "MOST_WITHIN", 1)
    with pytest.raises(FrameError, match=r"220500 has rows .* 2 in all.* left out"):
        evaluated(registry, table(region=["220500", "220503"])).to_polars()


def test_an_institution_in_a_county_and_in_its_prefecture_is_refused(registry: Registry) -> None:
    found = evaluated(registry, table(region=["220500", "220503"], institution=["甲", "甲"]))
    with pytest.raises(TableError, match="counted twice"):
        found.to_polars()


def test_an_error_of_a_table_is_told_in_chinese_too(registry: Registry) -> None:
    with pytest.raises(FrameError) as caught:
        evaluated(registry, table(人数=[1, 2]))
    assert caught.value.in_language("zh") == "这些列名不是已知的数据项：人数"


def test_what_is_no_frame_is_refused(registry: Registry) -> None:
    with pytest.raises(FrameKindError, match="Polars, pandas, Arrow, DuckDB or PySpark"):
        evaluated(registry, [1, 2])
