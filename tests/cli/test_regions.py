"""`eduplan regions`: every region and year of a large table, into a file."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.cli.command import eduplan

if TYPE_CHECKING:
    from pathlib import Path

polars = pytest.importorskip("polars")
RATE = "preschool.gross_enrolment_rate"
PLAN = """
format = 1
id = "many"
title = "某县教育规划"
region = "220502"
issued = 2021-06-01
period = "2021-2025"
baseline_year = 2020
[[target]]
id = "T1"
indicator = "preschool.gross_enrolment_rate"
at_least = "85%"
year = 2025
"""
DATA = """region,year,institution,preschool.enrolment,preschool.population_aged_3_to_5
220502,2025,甲,850,
220502,2025,,,1000
220503,2025,乙,849,
220503,2025,,,1000
220506,2025,丙,,
220506,2025,,,1000
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")
    (tmp_path / "schools.csv").write_text(DATA, encoding="utf-8")
    polars.read_csv(tmp_path / "schools.csv", schema_overrides={"region": polars.String}).cast(
        {"preschool.population_aged_3_to_5": polars.Int64}
    ).write_parquet(tmp_path / "schools.parquet")
    return tmp_path


@pytest.mark.parametrize("data", ["schools.csv", "schools.parquet"])
def test_the_targets_of_a_plan_are_judged_in_every_region(folder: Path, data: str) -> None:
    done = eduplan("regions", "plan.toml", "--data", data, "-o", "out.parquet", cwd=folder)

    assert (done.code, done.out, done.err) == (0, "已写出 out.parquet：3行\n", "")
    levels = polars.read_parquet(folder / "out.parquet")
    assert dict(levels.select("region", "level").rows()) == {
        "220502": "met",
        "220503": "missed",
        "220506": "unknown",
    }


def test_the_pace_of_a_plan_is_told_of_every_region(folder: Path) -> None:
    """Two counties began at 70%: one has gone all the way, the other half of it in all the time."""
    rows = [DATA.partition("\n")[0]]
    for region, enrolled in (("220502", (700, 850)), ("220503", (700, 775))):
        for year, number in zip((2020, 2025), enrolled, strict=True):
            rows += [f"{region},{year},甲,{number},", f"{region},{year},,,1000"]
    (folder / "years.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")

    asked = ("plan.toml", "--data", "years.csv", "--part", "progress", "-o", "out.parquet")
    assert eduplan("regions", *asked, cwd=folder).code == 0

    told = polars.read_parquet(folder / "out.parquet")
    assert told.select("region", "year", "level", "pace", "since_base").rows() == [
        ("220502", 2025, "met", "on_schedule", "improved"),
        ("220503", 2025, "missed", "behind", "improved"),
    ]


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".xlsx"])
@pytest.mark.parametrize("part", ["values", "data"])
def test_a_table_is_written_as_its_name_says(folder: Path, part: str, ending: str) -> None:
    done = eduplan(
        *("regions", "--data", "schools.csv", "--indicators", RATE, "--part", part),
        *("-o", f"out{ending}", "--lang", "en"),
        cwd=folder,
    )

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"wrote out{ending}: ")
    assert (folder / f"out{ending}").stat().st_size > 0


@pytest.mark.parametrize(
    ("data", "output", "said"),
    [
        ("schools.csv", "out.txt", ".parquet、.csv 或 .xlsx"),
        ("nothing.parquet", "out.csv", "nothing.parquet: 这张表读不了：没有这个文件"),
        ("plan.toml", "out.csv", "plan.toml 不是表"),
        ("damaged.parquet", "out.csv", "damaged.parquet: 这张表读不了："),
        ("twice.csv", "out.csv", "地区 220502、2025年、机构“甲”有 2 行；应为每所机构"),
        ("schools.csv", "schools.csv", "会覆盖它"),
        ("schools.csv", "no-folder/out.csv", "没有这个文件或文件夹"),
    ],
)
def test_what_can_not_be_read_or_written_is_said_in_one_line(
    folder: Path, data: str, output: str, said: str
) -> None:
    (folder / "damaged.parquet").write_bytes(b"no parquet")
    (folder / "twice.csv").write_text(DATA + "220502,2025,甲,1,\n", encoding="utf-8")
    before = {one: one.read_bytes() for one in folder.iterdir()}

    done = eduplan("regions", "--data", data, "--indicators", RATE, "-o", output, cwd=folder)

    assert done.code == 2
    assert said in done.err
    assert done.err.count("\n") == 1
    assert {one: one.read_bytes() for one in folder.iterdir()} == before


INTERRUPTED = """
import os, sys, time
import polars
from eduplan.cli import main

def wait(*_, **__):
    print("here", flush=True)
    time.sleep(120)

def write_half(self, file):
    file.write(b"half")
    file.flush()
    wait()

replace = os.replace

def moved(one, other):
    is_last = os.path.dirname(other) == os.getcwd()
    if is_last and sys.argv[1] == "not yet moved":
        wait()
    replace(one, other)
    if is_last:
        wait()

os.replace = moved
if sys.argv[1] == "half written":
    polars.LazyFrame.sink_csv = write_half
sys.exit(main(sys.argv[2:]))
"""
"""Run a command which stops at a point, says so, and waits for the signal."""


@pytest.mark.parametrize("point", ["half written", "not yet moved", "moved"])
def test_an_interrupted_run_leaves_the_old_file_or_the_new_one(folder: Path, point: str) -> None:
    (folder / "out.csv").write_text("before", encoding="utf-8")
    names = {one.name for one in folder.iterdir()}
    asked = ("regions", "--data", "schools.parquet", "-o", "out.csv", "--indicators", RATE)
    with subprocess.Popen(
        [sys.executable, "-c", INTERRUPTED, point, *asked],
        cwd=folder,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stdout.readline() == b"here\n"
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=120)

    assert running.returncode == 130
    assert {one.name for one in folder.iterdir()} == names
    text = (folder / "out.csv").read_text(encoding="utf-8")
    if point == "moved":
        assert text.startswith("region,year,indicator")
        assert text.count("\n") == 4
    else:
        assert text == "before"
