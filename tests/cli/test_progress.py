"""What is shown of work that takes long, and what an interrupted command leaves behind."""

from __future__ import annotations

import io
import re
import signal
import sys
from pathlib import Path
from threading import Event
from unittest.mock import patch

import pytest

from eduplan import Words
from eduplan.cli.progress import Progress, at, progress, wipe
from tests.cli.command import run

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"


class _Terminal(io.StringIO):
    def __init__(self) -> None:
        super().__init__()
        self.has_text = Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        written = super().write(text)
        self.has_text.set()
        return written


def _shown(*, quiet: float, waits: bool) -> str:
    terminal = _Terminal()
    one = Progress(terminal, "zh", quiet)
    one.stage = Words("正在审核", "auditing")
    one.start()
    if waits:
        terminal.has_text.wait(timeout=60)
    one.stop()
    return terminal.getvalue()


def test_long_work_shows_its_stage_in_one_line_that_is_wiped_away() -> None:
    text = _shown(quiet=0, waits=True)

    assert re.fullmatch(r"(\r\x1b\[K正在审核……[0-9]+秒)+\r\x1b\[K", text)


def test_short_work_shows_nothing() -> None:
    assert _shown(quiet=60, waits=False) == ""


def test_nothing_is_shown_where_there_is_no_terminal() -> None:
    with patch("sys.stderr", io.StringIO()) as stream, progress("zh"):
        at(Words("正在审核", "auditing"))
        wipe()

    assert stream.getvalue() == ""


_ENDING_AT_AN_IMPORT = """
import os, signal, sys
from importlib.abc import MetaPathFinder

sent, at_import = sys.argv[1:3]
sys.argv[1:3] = []

class Sender(MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == at_import:
            print(*(one for one in os.listdir() if one.endswith(".part")), file=sys.stderr)
            os.kill(os.getpid(), getattr(signal, sent))

sys.meta_path.insert(0, Sender())
signal.signal(signal.SIGINT, signal.default_int_handler)  # a job in the background ignores it
for number in (signal.SIGTERM, signal.SIGHUP):
    signal.signal(number, signal.SIG_DFL)
from eduplan.cli import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    ("at_import", "has_begun", "name"),
    [
        ("click", False, "SIGINT"),
        ("eduplan.cli.report_command", False, "SIGHUP"),
        ("eduplan.report.html", True, "SIGINT"),
        ("eduplan.report.html", True, "SIGTERM"),
    ],
)
def test_whoever_interrupts_or_ends_a_report_leaves_no_half_file_and_no_traceback(
    tmp_path: Path, at_import: str, has_begun: bool, name: str
) -> None:
    """The process sends the signal to itself: while it starts, or while it writes."""
    arguments = (name, at_import, "report", str(MINIMAL / "plan.toml"), "-o", "out.html")
    done = run([sys.executable, "-c", _ENDING_AT_AN_IMPORT, *arguments], cwd=tmp_path)

    assert done.code == 128 + getattr(signal, name)
    assert (done.err.strip() != "") is has_begun
    assert [*tmp_path.iterdir()] == []
