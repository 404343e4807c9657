"""What the tutorial says of starting the program holds in the folder where the plan lies."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

INDEX = Path(__file__).resolve().parent.parent / "docs" / "tutorial" / "index.md"
NEW_ENVIRONMENT = "python -m venv ~/eduplan"


def test_the_line_for_every_new_window_works_from_the_folder_of_the_plan(
    tmp_path: Path, county_environment: Path
) -> None:
    page = INDEX.read_text(encoding="utf-8")
    [install] = [line for line in page.splitlines() if line.startswith(f"$ {NEW_ENVIRONMENT} ")]
    activate = install.rpartition(" && ")[2]
    assert f"再运行最后一段 `{activate}`" in page
    home, folder = tmp_path / "home", tmp_path / "青溪"
    home.mkdir()
    folder.mkdir()
    (home / "eduplan").symlink_to(county_environment)

    done = subprocess.run(
        ["bash", "--norc", "-c", f"{activate} && command -v eduplan && eduplan --version"],
        cwd=folder,
        env={**os.environ, "HOME": str(home), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )

    assert done.stderr == ""
    assert done.stdout.startswith(str(county_environment / "bin" / "eduplan"))
