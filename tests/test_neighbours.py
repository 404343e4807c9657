"""Real neighbours: a province in Python, a county in TOML, a file of standards, each installed."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.containment.environment import Environment
from tests.environments import PROJECT, make_environment

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLUGINS = PROJECT / "examples" / "plugins"
EXAMPLE = PROJECT / "examples" / "erdaojiang" / "plan.toml"
HEAD = """title = "小规划"
region = "{region}"
issued = 2023-12-30
period = "2021-2025"
"""


@pytest.fixture(scope="session")
def neighbours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An environment into which pip installed eduplan and the wheels of both neighbours."""
    folder = tmp_path_factory.mktemp("neighbours")
    make_environment(folder, PROJECT, PLUGINS / "jilin", PLUGINS / "baishui")
    return folder


@pytest.fixture(scope="module")
def answering(neighbours: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Environment]:
    """The installed command, in one process far from the checkout."""
    there = Environment(neighbours / "bin" / "python", tmp_path_factory.mktemp("far"))
    yield there
    there.close()


@pytest.fixture
def eduplan(answering: Environment) -> Any:
    """The exit code and the JSON of the installed command."""

    def run(*arguments: str | Path) -> tuple[int, Any]:
        done = answering.run(*arguments, "--format", "json")
        return done.code, done.document

    return run


def _found(document: Any) -> set[tuple[str, str]]:
    return {(one["code"], one["message"]) for one in document["findings"]}


def test_both_stand_ready_beside_the_built_in_ones(eduplan: Any) -> None:
    code, document = eduplan("plugins", "--strict", "--plugins-dir", str(PLUGINS))

    ready = {one["name"]: one["version"] for one in document["plugins"] if one["state"] == "ready"}
    assert code == 0
    assert {name: ready[name] for name in ("jilin", "baishui", "heishui")} == {
        "jilin": "1.0",
        "baishui": "1.0",
        "heishui": "1.0",
    }


def test_the_example_plan_is_told_more_by_the_province_s_package(eduplan: Any) -> None:
    """Its target of 98 % is above the nation's and below the province's; a committee is missing."""
    plan = (str(EXAMPLE), "--today", "2024-06-30")
    without = _found(eduplan("audit", *plan, "--without-plugins", "jilin,baishui")[1])
    added = _found(eduplan("audit", *plan, "--without-plugins", "baishui")[1]) - without

    assert sorted(code for code, _ in added) == ["JLN002", "PLAN002", "PLAN002"]
    assert all("吉林省2025年目标≥99%" in said for code, said in added if code == "PLAN002")
    assert not any("吉林省2025年" in said for _, said in without)


def test_a_plan_of_another_province_is_told_nothing_of_it(eduplan: Any, tmp_path: Path) -> None:
    body = '[[target]]\nid = "T1"\nindicator = "special_education.enrolment_rate"\n'
    text = f'{HEAD}\n{body}at_least = "98%"\nyear = 2025\n'
    codes = {}
    for region in ("220503", "210100"):
        (tmp_path / "plan.toml").write_text(text.format(region=region), "utf-8")
        document = eduplan("audit", tmp_path / "plan.toml", "--today", "2024-06-30")[1]
        codes[region] = {one["code"] for one in document["findings"]}

    assert {"JLN002", "PLAN002"} <= codes["220503"]
    assert {"JLN002", "PLAN002"}.isdisjoint(codes["210100"])


def test_the_county_s_word_stands_for_the_province_s_and_says_so(
    eduplan: Any, tmp_path: Path
) -> None:
    text = """
[[statement]]
id = "S1"
label = "常住人口"
about = "preschool.resident_population"
value = "260000人"
year = 2020

[[statement]]
id = "S2"
label = "达标特殊教育学校数"
about = "达标特殊教育学校数"
value = "0所"
year = 2020

[[target]]
id = "T1"
indicator = "适龄残疾儿童义务教育入学率"
at_least = "99%"
year = 2025
"""
    (tmp_path / "plan.toml").write_text(HEAD.format(region="229903") + text, "utf-8")

    document = eduplan("audit", tmp_path / "plan.toml", "--today", "2024-06-30")[1]

    severities = {one["code"]: one["severity"] for one in document["findings"]}
    assert severities["JLN001"] == "error"
    said = {one["code"]: one["message"] for one in document["findings"]}
    assert "229903" in said["PLAN002"]
    assert "吉林省" not in said["PLAN002"]
    assert {one["name"]: one["instead_of"] for one in document["replaced"]} == {
        "JLN001": "jilin",
        "special_education.enrolment_rate": "special_education",
    }


@pytest.mark.parametrize("name", ["jilin", "baishui"])
def test_the_conformance_suite_passes_in_the_environment(neighbours: Path, name: str) -> None:
    """The tests that the package brings, run by its author's pytest; what was asked is printed."""
    quick = ("-p", "no:cacheprovider", "--assert=plain")  # else all of eduplan is compiled anew
    done = subprocess.run(
        [str(neighbours / "bin" / "python"), "-m", "pytest", "-q", *quick],
        cwd=PLUGINS / name,
        capture_output=True,
        encoding="utf-8",
        timeout=600,
        check=False,
    )

    assert done.returncode == 0, done.stdout[-3000:]
    assert " passed" in done.stdout


def test_a_single_file_of_standards_is_a_plugin_too(eduplan: Any) -> None:
    asked = ("--on", "2025-12-31", "--region", "229904", "--plugins-dir", str(PLUGINS))
    _, document = eduplan("standard", "普惠性幼儿园覆盖率", *asked)

    [answer] = document["answers"]
    assert "heishui.inclusive_coverage_2025" in [one["name"] for one in answer["in_force"]]


def test_what_the_readme_of_the_province_says_is_all_that_it_brings() -> None:
    """Each document that its standards cite is in the table of the page."""
    page = (PLUGINS / "jilin" / "README.md").read_text("utf-8")
    standards = (PLUGINS / "jilin" / "eduplan_jilin" / "standards.toml").read_text("utf-8")

    assert "吉政办发〔2014〕22号" in page
    assert standards.count("[[standard]]") == 5
    assert page.count("同上") == 3
