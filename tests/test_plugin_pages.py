"""The pages for authors of plugins: the tutorial step by step, and nothing left untold."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from eduplan import Catalogue, Domain, hookspecs
from eduplan.engine.subjects import KINDS, SUBJECTS
from eduplan.files.plugin_file import parse_plugin
from eduplan.files.plugin_form import PLUGIN_FILE
from eduplan.formula.aggregates import AGGREGATES, WINDOWS
from eduplan.readings.growth import OWN_METHODS
from tests.documents import CHECKS, DIRECTIVES, blocks_of, commands_of
from tests.environments import PROJECT, copy_project
from tests.installed import describe, installed_registry

PAGES = PROJECT / "docs" / "plugins"
HOWTO, CONTRACT, USE = PAGES / "howto.md", PAGES / "contract.md", PAGES / "use.md"


def test_the_tutorial_leads_from_nothing_to_a_plugin_that_conforms_in_both_forms(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks_of(PAGES / "tutorial.md"):
        if block.text.startswith("$ pip install"):
            describe(tmp_path, "eduplan-baixi", {"baixi": "eduplan_baixi"})
            monkeypatch.syspath_prepend(tmp_path)
            monkeypatch.syspath_prepend(tmp_path / "eduplan-baixi")
        if block.not_run is None and block.language not in DIRECTIVES:
            monkeypatch.delitem(sys.modules, "eduplan_baixi", raising=False)
            if block.caption:
                (tmp_path / block.caption).write_text(block.text, "utf-8")  # in place of the sample
            if not block.caption.endswith(".py"):
                CHECKS[block.language](block, namespace, tmp_path)


def test_the_toml_of_the_how_to_page_is_one_plugin_that_holds() -> None:
    text = "\n".join(block.text for block in blocks_of(HOWTO) if block.language == "toml")
    plugin = parse_plugin(text, "qingxi.toml")

    known = installed_registry().with_contribution(plugin.contribution())

    assert known.within("229902").catalogue.rules["PLAN005"].severity == "error"
    assert {key for key in PLUGIN_FILE.keys if f"[[{key}]]" in text} == {
        key for key, one in PLUGIN_FILE.keys.items() if one.kind.form == "tables"
    }


def _formulas(catalogue: Catalogue) -> tuple[tuple[str, object], ...]:
    """Return the formulas that the county has, as they were read."""
    return tuple(
        (name, getattr(one, "formula", None))
        for name, one in catalogue.definitions.items()
        if name.startswith("qingxi.")
    )


def test_both_forms_of_the_how_to_page_define_the_same() -> None:
    blocks = [*blocks_of(HOWTO)]
    text = "\n".join(block.text for block in blocks if block.language == "toml")
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks:
        if block.language == "python":
            CHECKS["python"](block, namespace, PROJECT)
    python = namespace["domain"].contribution()
    data = parse_plugin(text, "qingxi.toml").contribution()

    assert {one.name for one in python.definitions} == {one.name for one in data.definitions}
    known = installed_registry()
    views = [known.with_contribution(one).within("229902").catalogue for one in (python, data)]
    assert len({*(_formulas(one) for one in views)}) == 1
    assert {one.code for one in python.rules} - {"QXI002"} == {one.code for one in data.rules}
    assert python.overrides == data.overrides
    assert python.terms == data.terms


def test_the_how_to_page_shows_whatever_a_domain_can_say() -> None:
    page = HOWTO.read_text("utf-8")
    methods = {name for name, _ in inspect.getmembers(Domain, inspect.isfunction)}

    for name in methods - {"contribution"}:
        if not name.startswith("_"):
            assert f"domain.{name}(" in page, name
    for name in (*SUBJECTS, *KINDS):
        assert f"`{name}`" in page, name
    for name in SUBJECTS:
        assert f'"{name}": lambda' in page or f'per="{name}"' in page, name
    for words in [one.words for one in AGGREGATES.values()] + [o.words for o in WINDOWS.values()]:
        assert f"{words.zh}(" in page, words


def test_the_contract_names_every_hook_and_every_method_of_progress() -> None:
    page = CONTRACT.read_text("utf-8")
    hooks = [name for name in dir(hookspecs) if name.startswith(hookspecs.HOOK_PREFIX)]
    assert hooks == sorted(hookspecs.HOOKS)

    for name in (*hooks, *(one.name for one in OWN_METHODS), hookspecs.API_NAME):
        assert f"`{name}`" in page or f"{name} =" in page, name


def test_a_folder_of_wheels_installs_eduplan_and_a_plugin_without_a_network(
    tmp_path: Path,
) -> None:
    """The two lines of the page; what eduplan itself needs is left where it is."""
    project = copy_project(tmp_path / "project")
    lines = [
        command.text
        for block in blocks_of(USE)
        if block.language == "console" and block.not_run
        for command in commands_of(block.text)
    ]
    [collect, install] = lines
    here = {"PIP_NO_DEPS": "1", "PIP_NO_BUILD_ISOLATION": "0", "PIP_NO_INDEX": "1"}
    there = {"PIP_NO_DEPS": "1", "PIP_TARGET": str(tmp_path / "site"), "PIP_NO_INDEX": "1"}
    for line, settings in ((collect, here), (install, there)):
        subprocess.run(
            ["bash", "--norc", "-c", line],
            cwd=project,
            env={"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", **settings},
            check=True,
            timeout=300,
        )

    assert {one.name for one in (tmp_path / "site").iterdir()} >= {"eduplan", "eduplan_jilin"}
