"""A frame of PySpark stays there until it is added up, and gives what Polars gives."""

from __future__ import annotations

import random
import shutil
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

import polars
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from eduplan import evaluate_many, load_registry, parse_plan
from eduplan.readings.frames.layout import plain_name
from tests.bulk.test_exactness import INDICATORS as SOME
from tests.bulk.test_exactness import compare, plan, registry, table_of
from tests.bulk.ties import Ties
from tests.outside import missing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

INDICATORS = ("preschool.gross_enrolment_rate", "compulsory.books_variation")
SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.sql.shuffle.partitions": "1",
    "spark.driver.host": "127.0.0.1",
}


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    if shutil.which("java") is None:
        missing("java", "Java is not installed, which PySpark runs on")
    if find_spec("pyspark") is None:
        missing("pyspark", "PySpark is not installed: pip install 'eduplan[spark]'")
    sql = import_module("pyspark.sql")
    builder = sql.SparkSession.builder.master("local[1]")
    for name, value in SETTINGS.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")  # PySpark warns of the pandas that is installed
def test_a_frame_of_pyspark_gives_what_polars_gives(spark: Any, tmp_path: Path) -> None:
    table = polars.DataFrame(
        {
            "region": ["229901"] * 3 + ["229902"] * 3 + ["229903"],
            "year": [2025] * 7,
            "institution": ["甲", "乙", None, "丙", "丁", None, None],
            "preschool.enrolment": [800, 50, None, 3, None, None, 0],
            "preschool.population_aged_3_to_5": [None, None, 1000, None, None, 7, 0],
            "governance.students": [100, 0, None, 300, 200, None, None],
            "compulsory.books": [3000, 7, None, 2**40, 1, None, 5],
        }
    )
    table.write_parquet(tmp_path / "schools.parquet")

    def found(data: Any) -> list[tuple[object, ...]]:
        many = evaluate_many(data, load_registry(), indicators=INDICATORS, checks=False)
        rows: list[tuple[object, ...]] = many.to_polars().drop("value").rows()
        return rows

    of_spark = found(spark.read.parquet(str(tmp_path / "schools.parquet")))

    assert of_spark == found(table)
    assert {row[3] for row in of_spark} == {"known", "missing", "undefined"}


def in_spark(spark: Any, table: polars.DataFrame, folder: Path) -> Any:
    table.write_parquet(folder / "table.parquet")
    return spark.read.parquet(str(folder / "table.parquet"))


@pytest.mark.filterwarnings("ignore")
def test_no_verdict_of_pyspark_is_wrong_at_a_tie_or_one_beside_it(
    spark: Any, tmp_path: Path
) -> None:
    ties = Ties(2)
    asked = parse_plan(ties.plan, registry()).plan
    data = in_spark(spark, ties.table, tmp_path)

    assert ties.wrong(evaluate_many(data, registry(), asked, checks=False)) == []


@pytest.mark.filterwarnings("ignore")
@settings(
    max_examples=1,
    deadline=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32))
def test_a_table_of_pyspark_with_gaps_gives_what_the_exact_reading_gives(
    spark: Any, tmp_path: Path, seed: int
) -> None:
    table = table_of(random.Random(seed))
    data = in_spark(spark, table, tmp_path)

    found = evaluate_many(data, registry(), plan(), indicators=SOME[:3])

    compare(found, table.rename({one: plain_name(one) for one in table.columns}))
