"""What a command is at, on the terminal, once it takes more than two seconds.

It stands in one line of the standard error that is wiped away at the end. Where that is no terminal
nothing is ever written.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from eduplan.words import Language, Words

QUIET = 2.0
"""Seconds before anything is shown."""
_AGAIN = 1.0
_LINE = Words("{stage}……{n}秒", "{stage} ... {n} s")
_WORKING = Words("正在工作", "working")
_WIPE = "\r\x1b[K"


class Progress:
    """Shows a stage and the seconds that have passed, from a thread of its own."""

    def __init__(self, stream: TextIO, lang: Language, quiet: float = QUIET) -> None:
        self.stream = stream
        self.lang = lang
        self.quiet = quiet
        self.stage = _WORKING
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._show, daemon=True)

    def start(self) -> None:
        """Begin to count."""
        self._thread.start()

    def stop(self) -> None:
        """Wipe the line away, if there is one; nothing is shown from then on."""
        self._done.set()
        if self._thread is not threading.current_thread():
            self._thread.join()

    def _show(self) -> None:
        began = time.monotonic()
        if self._done.wait(self.quiet):
            return
        try:
            while True:
                seconds = int(time.monotonic() - began)
                line = _LINE.fill(stage=self.stage, n=seconds).in_language(self.lang)
                self._write(f"{_WIPE}{line}")
                if self._done.wait(_AGAIN):
                    break
            self._write(_WIPE)
        except (OSError, ValueError):  # the terminal has gone; the work goes on
            pass

    def _write(self, text: str) -> None:
        self.stream.write(text)
        self.stream.flush()


_shown: list[Progress] = []


@contextmanager
def progress(lang: Language) -> Iterator[None]:
    """Show meanwhile what the command is at, if the standard error is a terminal."""
    stream = sys.stderr
    if stream is None or not stream.isatty() or os.environ.get("TERM") == "dumb":
        yield
        return
    one = Progress(stream, lang)
    _shown.append(one)
    one.start()
    try:
        yield
    finally:
        one.stop()
        _shown.remove(one)


def at(stage: Words) -> None:
    """Say what the command is at from now on."""
    for one in _shown:
        one.stage = stage


def wipe() -> None:
    """End what is shown, before the answer is written."""
    for one in _shown:
        one.stop()
