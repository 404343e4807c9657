"""The example plugin of a county, installed by pip into an environment of its own."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

from tests.environments import PROJECT

if TYPE_CHECKING:
    from pathlib import Path

PLUGIN = PROJECT / "examples" / "county_plugin"
PAGES = sorted((PLUGIN / "eduplan_qingxi" / "pages").glob("*.md"))


@pytest.fixture
def eduplan(county_environment: Path, tmp_path: Path) -> Any:
    """The installed command, run far from the checkout: its exit code and its JSON."""

    def run(*arguments: str) -> tuple[int, Any]:
        done = subprocess.run(
            [str(county_environment / "bin" / "eduplan"), *arguments, "--format", "json"],
            capture_output=True,
            cwd=tmp_path,
            stdin=subprocess.DEVNULL,
            timeout=120,
            check=False,
        )
        return done.returncode, json.loads(done.stdout)

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


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_examples_of_the_page_of_its_rule_do_what_they_say(
    eduplan: Any, page: Path, tmp_path: Path
) -> None:
    """The first makes the rule fire, the second does not."""
    text = page.read_text(encoding="utf-8")
    fires, silent = re.findall(r"^```toml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    (tmp_path / "fires.toml").write_text(fires, encoding="utf-8")
    (tmp_path / "silent.toml").write_text(silent, encoding="utf-8")

    assert eduplan("audit", "fires.toml", "--select", "QX001")[0] == 1
    assert eduplan("audit", "silent.toml", "--select", "QX001")[0] == 0


def test_the_page_of_its_rule_travels_with_it(eduplan: Any) -> None:
    """In the language that is asked for."""
    chinese = eduplan("rule", "QX001")[1]["rules"][0]
    english = eduplan("rule", "QX001", "--lang", "en")[1]["rules"][0]

    assert chinese["page"] == PAGES[1].read_text(encoding="utf-8").rstrip()
    assert english["page"] == PAGES[0].read_text(encoding="utf-8").rstrip()
