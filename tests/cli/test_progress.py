"""What is shown of work that takes long, and what an interrupted command leaves behind."""

from __future__ import annotations

import io
import re
import signal
import subprocess
import time
from pathlib import Path
from unittest.mock import patch

import pytest

from eduplan import Words
from eduplan.cli.progress import Progress, at, progress, wipe
from tests.cli.command import COMMAND

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _shown(seconds: float, quiet: float) -> str:
    terminal = _Terminal()
    one = Progress(terminal, "zh", quiet)
    one.stage = Words("正在审核", "auditing")
    one.start()
    time.sleep(seconds)
    one.stop()
    return terminal.getvalue()


def test_long_work_shows_its_stage_in_one_line_that_is_wiped_away() -> None:
    text = _shown(0.3, 0.01)

    assert re.fullmatch(r"(\r\x1b\[K正在审核……[0-9]+秒)+\r\x1b\[K", text)


def test_short_work_shows_nothing() -> None:
    assert _shown(0.01, 5) == ""


def test_nothing_is_shown_where_there_is_no_terminal() -> None:
    with patch("sys.stderr", io.StringIO()) as stream, progress("zh"):
        at(Words("正在审核", "auditing"))
        wipe()

    assert stream.getvalue() == ""


@pytest.mark.parametrize("seconds", [0.05, 0.6, 1.2, 2])
def test_an_interrupted_report_leaves_no_half_file(tmp_path: Path, seconds: float) -> None:
    asked = ("report", str(MINIMAL / "plan.toml"), "-o", "out.html")
    with subprocess.Popen(
        [*COMMAND, *asked], cwd=tmp_path, stderr=subprocess.PIPE, stdout=subprocess.PIPE
    ) as running:
        time.sleep(seconds)
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=120)

    left = {one.name for one in tmp_path.iterdir()}
    assert left <= {"out.html"}
    if left:  # it had finished before
        assert (tmp_path / "out.html").read_text(encoding="utf-8").endswith("</html>\n")
    else:
        assert running.returncode != 0
