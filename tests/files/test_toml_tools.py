"""Language servers for TOML check plans by the schema: the same tools that editors run."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from eduplan.files.schema import plan_schema
from eduplan.report.documents import dump
from tests.installed import installed_registry

if TYPE_CHECKING:
    from collections.abc import Sequence

ROOT = Path(__file__).resolve().parents[2]
GOOD_FILES = sorted([*ROOT.glob("examples/*/plan.toml"), *ROOT.glob("tests/plans/*.toml")])
CLEAN = (ROOT / "tests" / "plans" / "clean.toml").read_text(encoding="utf-8")
PROGRAMS = Path(sys.executable).parent


class Tool(NamedTuple):
    """A language server for TOML, called as a checker of files."""

    name: str
    arguments: tuple[str, ...]
    place: str  # how it prints file and line

    @property
    def program(self) -> str | None:
        return shutil.which(self.name, path=str(PROGRAMS)) or shutil.which(self.name)

    def check(self, files: Sequence[Path]) -> tuple[bool, list[list[int]]]:
        """Return whether the tool accepts all files, and the lines of what is wrong in each."""
        assert self.program is not None
        done = subprocess.run(
            [self.program, *self.arguments, *(one.name for one in files)],
            cwd=files[0].parent,
            env={**os.environ, "NO_COLOR": "1", "XDG_CACHE_HOME": str(files[0].parent)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        lines = [
            [int(line) for line in re.findall(self.place.format(re.escape(one.name)), done.stdout)]
            for one in files
        ]
        return done.returncode == 0, lines


TOMBI = Tool("tombi", ("lint", "--offline"), r"Error: .*\n +at {}:(\d+):")
# The one inside Even Better TOML; its wheels leave out some machines.
TAPLO = Tool("taplo", ("lint", "--colors", "never"), r"error: .*\n +┌─ .*{}:(\d+):")
TOOLS = [TOMBI, *([TAPLO] if TAPLO.program else [])]
each_tool = pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the schema of what is installed."""
    found = tmp_path_factory.mktemp("plans")
    schema = plan_schema(installed_registry())
    (found / "plan.schema.json").write_bytes(dump(schema))
    return found


def _plan(folder: Path, number: int, text: str) -> Path:
    """Write a plan that names its schema in the first line, by a relative path."""
    file = folder / f"plan{number}.toml"
    file.write_text(f"#:schema ./plan.schema.json\n{text}", encoding="utf-8")
    return file


@each_tool
def test_good_plans_are_accepted(folder: Path, tool: Tool) -> None:
    texts = [good.read_text(encoding="utf-8") for good in GOOD_FILES]

    found = tool.check([_plan(folder, *one) for one in enumerate(texts)])

    assert found == (True, [[] for _ in texts])


# What is wrong, and the edit of the clean plan that makes it so.
WRONG_VALUES = {
    "an unknown indicator": ("senior_high.gross_enrolment_rate", "senior_high.gross_rate"),
    "an unknown code": ('stage = "preschool"', 'stage = "preschol"'),
    "a year as text": ("baseline_year = 2020", 'baseline_year = "2020"'),
    "a year out of reach": ("baseline_year = 2020", "baseline_year = 20200"),
    "a bare number for a rate": ('value = "88.1%"', "value = 88"),
    "not a number": ('value = "88.1%"', "value = nan"),
    "an empty text": ('issuer = "清河县人民政府"', 'issuer = ""'),
    "a huge exponent": ('value = "88.1%"', 'value = "1e400%"'),
    "a format that is not known": ("format = 1", "format = 9"),
}
WRONG_TABLES = {
    "an unknown key": ('at_least = "92%"', 'at_leats = "92%"'),
    "an unknown dimension": ("{ stage =", "{ stages ="),
    "a missing key": ('value = "88.1%"', ""),
    "no comparator": ('at_least = "92%"', ""),
    "two comparators": ('at_least = "92%"', 'exactly = "92%"\nat_least = "92%"'),
    "a comparator without an indicator": (
        'indicator = "senior_high.gross_enrolment_rate"\nat_least',
        "at_least",
    ),
}


NO_SUCH_TABLE = ("[[relation]]", "[[relatoin]]")
WRONG = {**WRONG_VALUES, **WRONG_TABLES, "a table that there is none of": NO_SUCH_TABLE}


@pytest.fixture(scope="module")
def wrong(folder: Path) -> dict[Tool, dict[str, list[int]]]:
    """Return what each tool finds wrong in each plan: the lines."""
    plans = [
        _plan(folder, number, CLEAN.replace(old, new, 1))
        for number, (old, new) in enumerate(WRONG.values())
    ]
    return {tool: dict(zip(WRONG, tool.check(plans)[1], strict=True)) for tool in TOOLS}


@each_tool
@pytest.mark.parametrize("what", WRONG_VALUES)
def test_a_wrong_value_is_refused_at_its_line(
    wrong: dict[Tool, dict[str, list[int]]], tool: Tool, what: str
) -> None:
    old, _ = WRONG[what]
    line = CLEAN[: CLEAN.index(old)].count("\n") + 2  # one more for the name of the schema

    assert {*wrong[tool][what]} == {line}


@each_tool
@pytest.mark.parametrize("what", WRONG_TABLES)
def test_a_wrong_table_is_refused_within_it(
    wrong: dict[Tool, dict[str, list[int]]], tool: Tool, what: str
) -> None:
    old, new = WRONG[what]
    before, _, after = CLEAN.partition(old)
    first = f"\n{before}".rindex("\n[")
    rows = (before[first:] + new + after).partition("\n[")[0].count("\n")
    line = before[:first].count("\n") + 2

    assert wrong[tool][what]
    assert {*wrong[tool][what]} <= {*range(line, line + rows + 1)}


@each_tool
def test_a_table_that_there_is_none_of_is_refused(
    wrong: dict[Tool, dict[str, list[int]]], tool: Tool
) -> None:
    assert wrong[tool]["a table that there is none of"]
