"""What must not matter to an answer: the day, chance, the environment, files, what is printed.

Each change of the world is entered, the question is asked again, and the answers are compared.
"""

from __future__ import annotations

import builtins
import datetime
import io
import os
import random
import sys
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, chdir, contextmanager
from types import ModuleType
from typing import Any
from unittest.mock import patch

SEED = 20210101
LATER = 20 * 365 * 24 * 3600.0
"""Twenty years in seconds."""


class TouchedError(Exception):
    """Something reached for what it must leave alone."""


@contextmanager
def steady() -> Iterator[None]:
    """Let chance be the same each time, so that only the trial of chance notices it."""
    state = random.getstate()
    random.seed(SEED)
    try:
        yield
    finally:
        random.setstate(state)


@contextmanager
def other_chance() -> Iterator[None]:
    """Let chance go another way."""
    random.seed(SEED + 1)
    with patch("os.urandom", lambda size: b"\x5a" * size):
        yield


@contextmanager
def other_day() -> Iterator[None]:
    """Let it be twenty years later, for whoever asks the clock."""
    real_time = time.time

    class Date(datetime.date):
        """A date whose today is another day."""

        @classmethod
        def today(cls) -> Any:
            """Return the day twenty years from now."""
            return datetime.date.fromtimestamp(real_time() + LATER)

    class Datetime(datetime.datetime):
        """A moment whose now is another one."""

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            """Return the moment twenty years from now."""
            return datetime.datetime.fromtimestamp(real_time() + LATER, tz)

        @classmethod
        def utcnow(cls) -> Any:
            """Return the moment twenty years from now."""
            return cls.now()

    with ExitStack() as stack:
        stack.enter_context(patch("time.time", lambda: real_time() + LATER))
        for module in _plugin_modules():
            for name, found in [*vars(module).items()]:
                if found is datetime.date:
                    stack.enter_context(patch.object(module, name, Date))
                elif found is datetime.datetime:
                    stack.enter_context(patch.object(module, name, Datetime))
                elif found is datetime:
                    stack.enter_context(patch.object(module, name, _Dates(Date, Datetime)))
        yield


class _Dates:
    """The module `datetime` with another today."""

    def __init__(self, date: Any, moment: Any) -> None:
        self.date, self.datetime = date, moment

    def __getattr__(self, name: str) -> Any:
        return getattr(datetime, name)


def _plugin_modules() -> Iterator[ModuleType]:
    """Yield the modules that may be a plugin's: all but the library's and Python's own."""
    for name, module in [*sys.modules.items()]:
        is_ours = name.startswith("eduplan.") and not name.startswith("eduplan.plugins")
        file = getattr(module, "__file__", None)
        if file and not is_ours and name.partition(".")[0] not in sys.stdlib_module_names:
            yield module


def other_environment() -> AbstractContextManager[Any]:
    """Let the environment hold other variables."""
    return patch.dict(os.environ, {"LANG": "xx_XX", "EDUPLAN_TRIAL": "1", "HOME": "/"}, clear=True)


@contextmanager
def other_folder() -> Iterator[None]:
    """Let another folder be the current one."""
    with tempfile.TemporaryDirectory() as folder, chdir(folder):
        yield


@contextmanager
def no_files(touched: list[str]) -> Iterator[None]:
    """Note each file that is opened, and refuse it."""

    def refuse(file: Any, *arguments: Any, **more: Any) -> Any:
        """Refuse to open a file."""
        touched.append(str(file))
        raise TouchedError(f"it opened {file}")

    with patch.object(builtins, "open", refuse), patch.object(io, "open", refuse):
        yield


@contextmanager
def no_network(touched: list[str]) -> Iterator[None]:
    """Note each connection that is tried, and refuse it."""

    def refuse(*arguments: Any, **more: Any) -> Any:
        """Refuse a connection."""
        touched.append("socket")
        raise TouchedError("it opened a connection")

    with patch("socket.socket", refuse), patch("socket.create_connection", refuse):
        yield


@contextmanager
def no_processes(touched: list[str]) -> Iterator[None]:
    """Note each process that is started, and refuse it."""

    def refuse(*arguments: Any, **more: Any) -> Any:
        """Refuse to start a process."""
        touched.append("process")
        raise TouchedError("it started a process")

    with patch("subprocess.Popen", refuse), patch("os.system", refuse):
        yield


@contextmanager
def heard(said: list[str]) -> Iterator[None]:
    """Note what is printed."""
    out, err = io.StringIO(), io.StringIO()
    with patch.object(sys, "stdout", out), patch.object(sys, "stderr", err):
        yield
    said += [text for text in (out.getvalue(), err.getvalue()) if text]


@contextmanager
def warned(said: list[str]) -> Iterator[None]:
    """Note what is warned of."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        yield
    said += [str(one.message) for one in caught]


CHANGES: dict[str, Callable[[], AbstractContextManager[Any]]] = {
    "day": other_day,
    "chance": other_chance,
    "environment": other_environment,
    "folder": other_folder,
}
"""Changes of the world after which an answer must be the same."""

FORBIDDEN: dict[str, Callable[[list[str]], AbstractContextManager[Any]]] = {
    "files": no_files,
    "network": no_network,
    "processes": no_processes,
    "printing": heard,
    "warnings": warned,
}
"""What must not be done while an answer is found."""
