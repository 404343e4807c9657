"""`eduplan new plugin`: what it writes conforms, and its wheel holds all of it, untouched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import tomllib
import zipfile
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from eduplan import load_registry
from eduplan.cli.plugin_project import RECORD, TEMPLATE_VERSION
from eduplan.testing.conformance import TRIALS
from eduplan.testing.mutants import score_of
from eduplan.testing.properties import ask_any
from eduplan.testing.subject import subjects_of
from eduplan.testing.trial import run_trials
from tests.cli.command import eduplan
from tests.documents import built_docs
from tests.environments import PROJECT, make_environment
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
    score = score_of(subject.judged, subject.registry)
    assert score.noticed > 0
    assert score.survivors == ()  # the cases are an example of how to write them


def test_its_domain_type_checks_untouched(tmp_path: Path) -> None:
    """Its test class is the same stub as those of our own domains, which mypy reads."""
    pytest.importorskip("mypy")
    project = _made(tmp_path, "typed")
    cache = PROJECT / ".mypy_cache" / "template"  # mostly of eduplan's own modules
    how = ("--strict", "--follow-imports=silent", "--cache-dir", str(cache))

    done = subprocess.run(
        [sys.executable, "-m", "mypy", *how, "eduplan_typed"],
        cwd=project,
        capture_output=True,
        encoding="utf-8",
        timeout=200,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr


TEMPLATES = {"3": "26b5ea77575e74416a4ccc0595144f5bae0c0da72f99f4e63795f922a8dfbfdf"}


def test_a_change_of_the_template_has_a_version_of_its_own() -> None:
    """A project says which version it was made by; two templates of one version can't be told.

    After a change: raise `TEMPLATE_VERSION`, and write it here with the digest that this shows.
    """
    root = PROJECT / "src" / "eduplan" / "cli" / "projects"
    digest = sha256()
    for file in sorted(root.rglob("*.template"), key=lambda one: one.as_posix()):
        name, text = file.relative_to(root).as_posix(), file.read_text(encoding="utf-8")
        digest.update(f"{name}\n{text}\0".encode())

    assert {TEMPLATE_VERSION: digest.hexdigest()} == TEMPLATES


BACKENDS = {
    "hatchling": ("hatchling>=1.27", "hatchling.build"),
    "setuptools": ("setuptools>=75", "setuptools.build_meta"),
    "uv": ("uv_build", "uv_build"),
}


def test_nothing_is_lost_in_the_wheel_of_any_backend(tmp_path: Path) -> None:
    """Each form, built by each backend and installed by pip, stands ready with all that it ships.

    What a plugin says that it ships and lost sets it aside.
    """
    made, tools = [], sysconfig.get_path("scripts")
    for form, options in FORMS.items():
        for backend, (package, module) in BACKENDS.items():
            pytest.importorskip(module.partition(".")[0])
            name = f"{backend[0]}{form[:2]}_plugin"  # its rules are called by the first letters
            made.append(name)
            project = _made(tmp_path, name, *options)
            files = {
                one.relative_to(project).as_posix()
                for one in (project / f"eduplan_{name}").glob("**/*.*")
            }
            settings = project / "pyproject.toml"
            text = settings.read_text(encoding="utf-8")
            head = f'[build-system]\nrequires = ["{package}"]\nbuild-backend = "{module}"\n'
            settings.write_text(head + text[text.index("\n[project]") :], encoding="utf-8")
            build = f"import {module} as it; it.build_wheel(r'{tmp_path}')"
            ran = subprocess.run(
                [sys.executable, "-c", build],
                cwd=project,
                env={**os.environ, "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}"},
                capture_output=True,
                check=False,
            )
            assert ran.returncode == 0, ran.stderr.decode()
            [wheel] = tmp_path.glob(f"eduplan_{name}-*.whl")
            assert files <= {*zipfile.ZipFile(wheel).namelist()}, name

    wheels = sorted(tmp_path.glob("*.whl"))
    python = make_environment(tmp_path / "venv", wheels=wheels)
    listed = [str(python), "-m", "eduplan", "plugins", "--format", "json"]
    plugins = json.loads(subprocess.run(listed, check=True, capture_output=True).stdout)["plugins"]
    ready = {one["name"] for one in plugins if one["state"] == "ready"}
    assert {*made} <= ready


def test_its_docs_are_built_without_a_warning(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = _made(tmp_path, "docs_data", "--data")
    about = tomllib.loads((project / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    [(group, points)] = about["entry-points"].items()
    describe(project, about["name"], points, group)
    monkeypatch.syspath_prepend(project)

    built = built_docs("-W", "-n", str(project / "docs"), str(project / "docs" / "_build"))

    assert built == (0, "")
    page = (project / "docs" / "_build" / "index.html").read_text(encoding="utf-8")
    assert "DOC001" in page
    assert "<mfrac>" in page


def test_an_update_shows_what_the_template_changed_and_leaves_alone_what_was_edited(
    tmp_path: Path,
) -> None:
    """The project is as an older template made it: one file was other, one was not there yet."""
    project = _made(tmp_path, "xinxi", "--data")
    older, edited, gone = (
        project / "README.md",
        project / "pyproject.toml",
        project / "docs/conf.py",
    )
    older.write_text("旧的样板\n", encoding="utf-8")
    record = project / RECORD
    now = record.read_text(encoding="utf-8")
    kept = tomllib.loads(now)["files"]
    said = now.replace(kept["README.md"], sha256("旧的样板\n".encode()).hexdigest())
    said = said.replace(f'"docs/index.md" = "{kept["docs/index.md"]}"\n', "")
    said = said.replace(f'version = "{TEMPLATE_VERSION}"', 'version = "1"')
    record.write_text(said, encoding="utf-8")
    (project / "docs" / "index.md").unlink()
    gone.unlink()
    mine = edited.read_text(encoding="utf-8").replace('version = "0.1"', 'version = "3.0"')
    edited.write_text(mine, encoding="utf-8")

    shown = eduplan("new", "plugin", "xinxi", "--update", cwd=tmp_path)
    written = eduplan("new", "plugin", "xinxi", "--update", "--yes", cwd=tmp_path)
    after = eduplan("new", "plugin", "xinxi", "--update", cwd=tmp_path)

    assert shown.code == 1
    for line in ("-旧的样板", "+# 新溪县", '-version = "3.0"', "docs/index.md  新增"):
        assert line in shown.out
    assert "docs/conf.py  已删去" in shown.out
    assert "加 --yes 写出新增的和没有改过的 2 个文件" in shown.out
    assert written.code == 0
    assert older.read_text(encoding="utf-8").startswith("# 新溪县")
    assert edited.read_text(encoding="utf-8") == mine
    assert not gone.exists()
    assert (project / "docs" / "index.md").exists()
    assert (after.code, "旧的" in after.out) == (0, False)


def test_what_no_template_made_is_not_updated(tmp_path: Path) -> None:
    (tmp_path / "eduplan-there").mkdir()
    (tmp_path / "eduplan-there" / RECORD).write_text('version = "1"\n', encoding="utf-8")

    for name in ("there", "nowhere"):
        done = eduplan("new", "plugin", name, "--update", cwd=tmp_path)
        assert done.code == 2
        assert RECORD in done.err


@pytest.mark.parametrize(
    ("name", "said"), [("Xinxi", "不能作插件的名称"), ("1x", "不能作插件的名称"), ("there", "已有")]
)
def test_a_name_or_folder_that_can_not_be_is_refused(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "eduplan-there").mkdir()

    done = eduplan("new", "plugin", name, "--label", "新溪县", cwd=tmp_path)

    assert done.code == 2
    assert said in done.err
    assert [one.name for one in tmp_path.iterdir()] == ["eduplan-there"]
