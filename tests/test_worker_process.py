"""The process of the plugins ends with the one that began it, however that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from tests.installed import install

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BEATS = """
import time
from pathlib import Path

while True:
    Path(PLACE).write_text(str(time.monotonic_ns()), encoding="utf-8")
    time.sleep(0.05)
"""


def _wait_until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _is_still(place: Path) -> bool:
    """Tell whether nothing has written to a file for two seconds."""
    before = place.read_text(encoding="utf-8")
    time.sleep(2)
    return bool(before) and place.read_text(encoding="utf-8") == before


@pytest.mark.parametrize(
    ("signal_number", "code"), [(signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)]
)
def test_a_plugin_that_hangs_does_not_outlive_the_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, signal_number: int, code: int
) -> None:
    """Neither where the user interrupts it, nor where it is killed and can't see to it."""
    place = tmp_path / "beats"
    install(tmp_path, "beats", BEATS.replace("PLACE", repr(str(place))), monkeypatch)
    process = subprocess.Popen(
        [sys.executable, "-m", "eduplan", "plugins", "--isolate", "--only-plugins", "beats"],
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    _wait_until(place.exists)
    process.send_signal(signal_number)
    out, err = process.communicate(timeout=60)

    assert process.returncode == code
    assert (out, err.strip()) == (b"", b"")
    _wait_until(lambda: _is_still(place))
