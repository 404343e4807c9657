"""Real environments with packages that pip installed, made without asking a package registry."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import time
import venv
from collections.abc import Iterable
from pathlib import Path

import pytest
from hatchling.builders.wheel import WheelBuilder

PROJECT = Path(__file__).resolve().parent.parent
"""The checkout that is tested."""


def copy_project(folder: Path, *, without: tuple[str, ...] = ()) -> Path:
    """Copy the project, without what is made from it, into a new folder and return this."""
    made = (".*", "__pycache__", "_build", "build", "dist", "tests")
    unneeded = shutil.ignore_patterns(*made, *without)
    return Path(shutil.copytree(PROJECT, folder, ignore=unneeded))


def python_of(folder: Path) -> Path:
    """Return the interpreter of an environment."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def shared_environment(factory: pytest.TempPathFactory, name: str, *projects: Path) -> Path:
    """Return the folder of an environment that is made once, by whichever worker comes first.

    Workers are those of pytest-xdist, where it has started any.
    """
    own = factory.getbasetemp()
    common = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    folder, ended = common / name, common / f"{name}.ended"
    try:
        folder.mkdir()
    except FileExistsError:
        while not ended.exists():
            time.sleep(0.1)
        return folder
    try:
        make_environment(folder, *projects)
    finally:
        ended.touch()
    return folder


def make_environment(folder: Path, *projects: Path, wheels: Iterable[Path] = ()) -> Path:
    """Make an environment in `folder`, install projects and wheels with pip, return its Python.

    The wheels are built here, by the backend that pip would start three times for each project.
    What the projects depend on is borrowed from the environment of the tests; its own eduplan
    stands behind the installed one.
    """
    venv.create(folder, with_pip=False)
    python = python_of(folder)
    paths = {"base": str(folder), "platbase": str(folder)}
    packages = Path(sysconfig.get_path("purelib", vars=paths, scheme="venv"))
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    lines = [f"import site; site.addsitedir({site!r})" for site in sorted(borrowed)]
    (packages / "borrowed.pth").write_text("\n".join(lines), encoding="utf-8")
    built = [
        wheel
        for project in projects
        for wheel in WheelBuilder(str(project)).build(directory=str(folder / "wheels"))
    ]
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    # eduplan is there already as the borrowed one
    how = ["--no-index", "--no-deps", "--ignore-installed", "--disable-pip-version-check"]
    subprocess.run([*pip, *how, *built, *wheels], check=True, timeout=300)
    return python
