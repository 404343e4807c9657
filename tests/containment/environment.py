"""A virtual environment with eduplan as it is here, and the packages of `tests/bad_plugins`.

The packages are built and installed by pip, without a network: the build backend and eduplan
itself come from the environment of the tests, whose packages the new one sees.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import Any, NamedTuple

PACKAGES = sorted(
    path for path in (Path(__file__).parent.parent / "bad_plugins").iterdir() if path.is_dir()
)
BUILT_IN = (
    "coherence",
    "compulsory",
    "finance",
    "governance",
    "informatization",
    "preschool",
    "senior_high",
    "special_education",
    "teachers",
)
ONLY_ISOLATED = ("dies_at_import", "hangs_at_import")
"""Plugins that end the process, or never end, as soon as they are imported."""

LEFT_OUT = (
    *ONLY_ISOLATED,
    "calculations_that_fail",
    "differs_by_process",
    "rules_that_die",
    "rules_that_hang",
)
"""Plugins that can't be contained without a process of their own."""


class Done(NamedTuple):
    """A finished run; nothing that a user sees is a traceback."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self) -> str:
        return self.raw.decode("utf-8")

    @property
    def document(self) -> Any:
        return json.loads(self.raw)


class Environment(NamedTuple):
    python: Path

    @classmethod
    def made(cls, folder: Path) -> Environment:
        venv.create(folder, with_pip=False)
        paths = {"base": str(folder), "platbase": str(folder)}
        home = Path(sysconfig.get_path("purelib", vars=paths, scheme="venv"))
        sites = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
        lines = [f"import site; site.addsitedir({site!r})" for site in sorted(sites)]
        (home / "environment_of_the_tests.pth").write_text("\n".join(lines), encoding="utf-8")
        python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        pip = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet"]
        how = ["--no-index", "--no-deps", "--no-build-isolation", "--disable-pip-version-check"]
        subprocess.run([*pip, *how, *map(str, PACKAGES)], check=True, timeout=600)
        return cls(python)

    def eduplan(self, *arguments: str | Path, without: tuple[str, ...] = LEFT_OUT) -> Done:
        """Run a command without some of the plugins; English, so that reasons stand as they are."""
        left_out = ["--without-plugins", ",".join(without)] if without else []
        return self.run(*arguments, *left_out, "--lang", "en")

    def run(self, *arguments: str | Path) -> Done:
        done = subprocess.run(
            [str(self.python), "-m", "eduplan", *map(str, arguments)],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))
