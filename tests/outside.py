"""Programs that some tests run besides Python: where one is missing, they skip with the reason.

`EDUPLAN_REQUIRE=node,chromium` says which must be there: without one of these the tests fail.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import NoReturn

import pytest

JAVASCRIPT = Path(__file__).resolve().parent / "javascript"


def missing(name: str, reason: str) -> NoReturn:
    """Skip the test for want of a program, or fail it where the program is required."""
    if name in os.environ.get("EDUPLAN_REQUIRE", "").split(","):
        pytest.fail(f"{reason}, and EDUPLAN_REQUIRE names {name}")
    pytest.skip(reason)


def javascript(script: str) -> list[str]:
    """Return the command that runs a script of tests/javascript."""
    node = shutil.which("node")
    if node is None:
        missing("node", "Node is not installed")
    if not (JAVASCRIPT / "node_modules" / "ajv").exists():
        missing("node", "npm install was not run in tests/javascript")
    return [node, str(JAVASCRIPT / script)]
