"""Real environments with packages that pip installed, made without asking a package registry."""

from __future__ import annotations

import shutil
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

__all__ = ["PROJECT", "copy_project", "make_environment"]

PROJECT = Path(__file__).resolve().parent.parent
"""The checkout that is tested."""


def copy_project(folder: Path) -> Path:
    """Copy the project, without what is made from it, into a new folder and return this."""
    unneeded = shutil.ignore_patterns(".*", "__pycache__", "_build", "build", "dist", "tests")
    return Path(shutil.copytree(PROJECT, folder, ignore=unneeded))


def make_environment(folder: Path, *projects: Path) -> Path:
    """Make an environment in `folder`, install some projects with pip, return its programs.

    What the projects depend on, and what builds them, is borrowed from the environment of the
    tests; its own eduplan stands behind the installed one.
    """
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    [packages] = folder.glob("lib/python*/site-packages")
    borrowed = sysconfig.get_path("purelib")
    (packages / "borrowed.pth").write_text(f"import site; site.addsitedir({borrowed!r})\n")
    pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
    # eduplan is there already as the borrowed one
    again = ["--ignore-installed"]
    subprocess.run([*pip, *offline, *again, *map(str, projects)], check=True, timeout=300)
    return folder / "bin"
