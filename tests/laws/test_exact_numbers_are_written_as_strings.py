"""Law: an exact number crosses every border as text, never as a float."""

from __future__ import annotations

import json
import subprocess
import sys


def test_no_float_is_in_the_json_of_an_audit() -> None:
    """On the real plan."""
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "eduplan",
            "audit",
            "examples/erdaojiang/plan.toml",
            "--format=json",
        ],
        capture_output=True,
        check=False,
    )
    floats: list[str] = []

    json.loads(run.stdout, parse_float=floats.append)

    assert run.returncode == 1
    assert floats == []
