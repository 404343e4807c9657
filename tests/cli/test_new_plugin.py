"""`eduplan new plugin`: what it writes conforms, and its wheel holds all of it, untouched."""

from __future__ import annotations

import subprocess
import sys
import tomllib
import zipfile
from typing import TYPE_CHECKING

import pytest

from eduplan import load_registry
from eduplan.testing.conformance import TRIALS
from eduplan.testing.properties import ask_any
from eduplan.testing.subject import subjects_of
from eduplan.testing.trial import run_trials
from tests.cli.command import eduplan
from tests.installed import describe

if TYPE_CHECKING:
    from pathlib import Path

FORMS = {"python": (), "data": ("--data",)}


def _made(folder: Path, name: str, *options: str) -> Path:
    done = eduplan("new", "plugin", name, "--label", "新溪县", *options, cwd=folder)
    assert done.code == 0, done.err
    return folder / f"eduplan-{name}"


@pytest.mark.parametrize("form", FORMS)
def test_the_project_conforms_untouched(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every trial of the suite; nothing of a kind that the form has is left out."""
    name = f"new_{form}"
    project = _made(tmp_path, name, *FORMS[form])
    about = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [(group, points)] = about["entry-points"].items()
    describe(project, about["name"], points, group)
    monkeypatch.syspath_prepend(project)

    registry = load_registry(strict=True)

    [subject] = subjects_of(name, registry, load_registry)
    results = [*run_trials(TRIALS, subject, lambda one, of: ask_any(one, of, 1))]
    assert [one for one in results if one.status not in ("passed", "skipped")] == []
    assert sum(one.status == "passed" for one in results) > 45


@pytest.mark.parametrize("form", FORMS)
def test_its_wheel_holds_all_that_it_ships(form: str, tmp_path: Path) -> None:
    project = _made(tmp_path, "xinxi", *FORMS[form])
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", "dist"]
    subprocess.run(build, cwd=project, check=True, capture_output=True, timeout=120)

    [wheel] = (project / "dist").glob("*.whl")
    package = project / "eduplan_xinxi"
    files = {one.relative_to(project).as_posix() for one in package.rglob("*.*") if one.is_file()}
    assert files <= {*zipfile.ZipFile(wheel).namelist()}


@pytest.mark.parametrize(
    ("name", "said"), [("Xinxi", "不能作插件的名称"), ("1x", "不能作插件的名称"), ("there", "已有")]
)
def test_a_name_or_folder_that_can_not_be_is_refused(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "eduplan-there").mkdir()

    done = eduplan("new", "plugin", name, "--label", "新溪县", cwd=tmp_path)

    assert done.code == 2
    assert said in done.err
    assert [one.name for one in tmp_path.iterdir()] == ["eduplan-there"]
