"""The hook definition and the ready workflow, run as their users run them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.cli.command import eduplan
from tests.outside import missing

yaml: Any = pytest.importorskip("yaml", reason="PyYAML, which pre-commit brings, is missing")

ROOT = Path(__file__).resolve().parents[2]
MINIMAL, CI = ROOT / "examples" / "minimal", ROOT / "examples" / "ci"
PRE_COMMIT = Path(sys.executable).with_name("pre-commit")
BEHIND = ('value = "97.4%"', 'value = "93%"')
"""With this baseline the one error of the example is gone: its target is no step back."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with the example, and a baseline of what an audit finds in it."""
    for name in ("plan.toml", "data.csv"):
        shutil.copy(MINIMAL / name, tmp_path / name)
    assert eduplan("audit", "plan.toml", "-o", "known.json", cwd=tmp_path).err == ""
    return tmp_path


def _mend(folder: Path) -> None:
    plan = folder / "plan.toml"
    text = plan.read_text(encoding="utf-8")
    assert BEHIND[0] in text
    plan.write_text(text.replace(*BEHIND), encoding="utf-8")


def _run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    kept = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    env = {**kept, "PATH": path, "PRE_COMMIT_HOME": str(cwd / ".cache"), "LANG": "C.UTF-8"}
    env |= {"PIP_NO_COMPILE": "1"}  # only what a hook imports is compiled, when it is
    return subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_the_steps_of_the_workflow_run_and_only_what_is_new_fails(folder: Path) -> None:
    [job] = yaml.safe_load((CI / "eduplan.yml").read_text(encoding="utf-8"))["jobs"].values()
    steps = [one["run"] for one in job["steps"] if "run" in one]
    ours = [one for one in steps if one.startswith("eduplan ")]

    assert len(ours) == len(steps) - 1  # the first one installs it
    for step in ours:
        done = _run("bash", "-e", "-c", step, cwd=folder)
        assert (done.returncode, done.stderr) == (0, ""), step
    assert (folder / "report.html").read_bytes().startswith(b"<!doctype html>")

    _mend(folder)
    eduplan("audit", "plan.toml", "-o", "known.json", cwd=folder)
    shutil.copy(MINIMAL / "plan.toml", folder / "plan.toml")
    done = _run("bash", "-e", "-c", ours[0], cwd=folder)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=plan.toml,title=PLAN001 新的发现（1项）,line=29::")
    assert "%0A原因：规划\n" in done.stdout


def _git(folder: Path, *arguments: str) -> None:
    identity = ("-c", "user.name=test", "-c", "user.email=test@example.org")
    done = _run("git", *identity, *arguments, cwd=folder)
    assert done.returncode == 0, done.stderr


def _committed(folder: Path) -> Path:
    _git(folder, "init", "--quiet")
    _git(folder, "add", "--all")
    _git(folder, "commit", "--quiet", "--no-verify", "--message", "files")
    return folder


def test_the_hooks_stop_a_commit_with_an_error_and_let_a_good_one_pass(folder: Path) -> None:
    if not PRE_COMMIT.exists():
        missing("pre-commit", "pre-commit is not installed")
    hooks = folder.with_name("hooks")
    shutil.copytree(ROOT / "src", hooks / "src", ignore=shutil.ignore_patterns("__pycache__"))
    for name in (".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, hooks / name)
    _committed(hooks)
    config = yaml.safe_load((CI / "pre-commit-config.yaml").read_text(encoding="utf-8"))
    config["repos"][0] |= {"repo": str(hooks), "rev": "HEAD"}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config), encoding="utf-8")
    (folder / ".gitignore").write_text(".cache\n", encoding="utf-8")
    _committed(folder)

    prepared = _run(PRE_COMMIT, "install-hooks", cwd=folder)
    if prepared.returncode and "No matching distribution" in prepared.stdout:
        missing("pre-commit", "the package index that pre-commit installs from can't be reached")
    assert prepared.returncode == 0, prepared.stdout

    stopped = _run(PRE_COMMIT, "run", "eduplan-audit", "--all-files", cwd=folder)
    known = _run(PRE_COMMIT, "run", "eduplan-diff", "--all-files", cwd=folder)
    assert stopped.returncode == 1
    assert "PLAN001" in stopped.stdout
    assert known.returncode == 0, known.stdout

    _mend(folder)
    passed = _run(PRE_COMMIT, "run", "--all-files", cwd=folder)
    assert passed.returncode == 0, passed.stdout
