"""Environments of their own for what is measured side by side, in a folder that git ignores."""

from __future__ import annotations

import subprocess
import venv
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
FOLDER = PROJECT / "benchmarks" / ".environments"


def programs(name: str, *requirements: str) -> Path:
    """Return the folder of programs of an environment in which pip installed requirements.

    It is made once; what is of this checkout is installed anew each time.
    """
    folder = FOLDER / name
    is_new = not (folder / "ready").exists()
    if is_new:
        venv.create(folder, with_pip=True, clear=True)
    is_own = any(one.startswith(str(PROJECT)) for one in requirements)
    if is_new or is_own:
        pip = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check"]
        anew = ["--force-reinstall", "--no-deps"] if is_own and not is_new else []
        command = [*pip, "install", "--quiet", *anew, *requirements]
        done = subprocess.run(command, capture_output=True, check=False, text=True)
        if done.returncode:
            raise SystemExit(f"{name} can't be installed: {done.stderr}")
        (folder / "ready").touch()
    return folder / "bin"
