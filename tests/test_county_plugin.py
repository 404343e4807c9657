"""The example plugin of a county, installed by pip into an environment of its own."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING, Any

import pytest

from tests.containment.environment import Environment
from tests.environments import PROJECT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PLUGIN = PROJECT / "examples" / "county_plugin"
PAGES = PLUGIN / "eduplan_qingxi" / "pages"


@pytest.fixture(scope="module")
def answering(
    county_environment: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Environment]:
    """The installed command, in one process far from the checkout."""
    there = Environment(county_environment / "bin" / "python", tmp_path_factory.mktemp("far"))
    yield there
    there.close()


@pytest.fixture
def eduplan(answering: Environment) -> Any:
    """The exit code and the JSON of the installed command."""

    def run(*arguments: str | Path) -> tuple[int, Any]:
        done = answering.run(*arguments, "--format", "json")
        return done.code, done.document

    return run


def test_the_plugin_stands_beside_the_built_in_ones(eduplan: Any) -> None:
    """Ready, with its own version; none is set aside for it."""
    code, document = eduplan("plugins", "--strict")

    ready = {one["name"]: one["version"] for one in document["plugins"] if one["state"] == "ready"}
    assert code == 0
    assert ready["qingxi"] == "1.0"
    assert ready.keys() >= {"coherence", "preschool", "teachers"}
    assert len(ready) == len(document["plugins"])


def test_its_rule_finds_and_the_general_rules_judge_by_its_standard(eduplan: Any) -> None:
    code, document = eduplan("audit", str(PLUGIN / "qingxi.toml"), "--today", "2022-01-10")

    found = {one["code"]: one["message"] for one in document["findings"]}
    assert code == 1
    assert found.keys() == {"PLAN002", "QX001"}
    assert "青教发〔2021〕12号" in found["PLAN002"]


@pytest.mark.parametrize(("example", "code"), [("fires", 1), ("silent", 0)])
def test_the_examples_of_the_page_of_its_rule_do_what_they_say(
    eduplan: Any, example: str, code: int, tmp_path: Path
) -> None:
    """One makes the rule fire, the other does not."""
    examples = tomllib.loads((PAGES / "QX001.toml").read_text(encoding="utf-8"))
    (tmp_path / "plan.toml").write_text(examples[example]["plan"], encoding="utf-8")

    assert eduplan("audit", tmp_path / "plan.toml", "--select", "QX001")[0] == code


@pytest.mark.parametrize(("lang", "file"), [("zh", "QX001.md"), ("en", "QX001.en.md")])
def test_the_page_of_its_rule_travels_with_it(eduplan: Any, lang: str, file: str) -> None:
    """In the language that is asked for, with the examples that stand once."""
    page = eduplan("rule", "QX001", "--lang", lang)[1]["rules"][0]["page"]

    examples = tomllib.loads((PAGES / "QX001.toml").read_text(encoding="utf-8"))
    prose = (PAGES / file).read_text(encoding="utf-8")
    assert {*prose.splitlines()} <= {*page.splitlines()}
    assert f"```toml\n{examples['fires']['plan']}```" in page
    assert f"```toml\n{examples['silent']['plan']}```" in page
