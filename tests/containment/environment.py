"""A virtual environment with eduplan as it is here, and the packages of `tests/bad_plugins`.

eduplan itself comes from the environment of the tests, whose packages the new one sees.
"""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from threading import Timer
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
SECONDS = 300  # a command that takes longer hangs
_ANSWERING = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from eduplan import PluginError
from eduplan.cli import main
from eduplan.cli.plugin_options import PluginChoice
from eduplan.engine import isolation

load = PluginChoice.load

@cache
def loaded(choice):
    try:
        return load(choice)
    except PluginError as error:
        return error

def load_once(choice):
    found = loaded(choice)
    if isinstance(found, PluginError):
        raise found
    return found

PluginChoice.load = load_once

class IsolatedOnce(isolation.Isolation):
    kept = {}

    def load_registry(self, **choice):
        if self.time_limit == isolation.TIME_LIMIT:
            self.__dict__ = self.kept.setdefault(repr(choice), self.__dict__)
        return self._base or super().load_registry(**choice)

    def __exit__(self, *error):
        if self.time_limit != isolation.TIME_LIMIT:
            super().__exit__(*error)

isolation.Isolation = IsolatedOnce
for line in sys.stdin:
    out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", newline="\\n") for _ in range(2))
    with redirect_stdout(out), redirect_stderr(err):
        code = main(json.loads(line))
    texts = []
    for stream in (out, err):
        stream.flush()
        texts.append(stream.buffer.getvalue().decode("utf-8"))
    print(json.dumps([code, *texts]), flush=True)
"""
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


class Environment:
    """An environment, and a process in it that answers one command after the other.

    Most tests are about answers, so they share that process, which loads each choice of plugins
    once, isolated ones too unless a time limit is given; whoever tests what is there only once in
    a process, what is written as plugins load, or how a process ends, asks for one of its own.
    """

    def __init__(self, python: Path, cwd: Path | None = None) -> None:
        self.python = python
        self._answering = subprocess.Popen(
            [str(python), "-c", _ANSWERING],
            cwd=cwd,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def eduplan(self, *arguments: str | Path, without: tuple[str, ...] = LEFT_OUT) -> Done:
        """Run a command without some of the plugins; English, so that reasons stand as they are."""
        return self.run(*arguments, *_left_out(without))

    def eduplan_process(self, *arguments: str | Path, without: tuple[str, ...] = LEFT_OUT) -> Done:
        """Do the same in a process of its own."""
        return self.run_process(*arguments, *_left_out(without))

    def run(self, *arguments: str | Path) -> Done:
        """Run a command; where it hangs or ends the process, the test fails."""
        assert self._answering.stdin
        assert self._answering.stdout
        too_late = Timer(SECONDS, self._answering.kill)
        too_late.start()
        print(json.dumps([*map(str, arguments)]), file=self._answering.stdin, flush=True)
        code, out, err = json.loads(self._answering.stdout.readline())
        too_late.cancel()
        return Done(code, out.encode("utf-8"), err)

    def run_process(self, *arguments: str | Path) -> Done:
        """Run a command in a process of its own."""
        done = subprocess.run(
            [str(self.python), "-m", "eduplan", *map(str, arguments)],
            capture_output=True,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            stdin=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))

    def close(self) -> None:
        """End the process that answers."""
        self._answering.communicate(timeout=SECONDS)


def _left_out(plugins: tuple[str, ...]) -> tuple[str, ...]:
    return (*(("--without-plugins", ",".join(plugins)) if plugins else ()), "--lang", "en")
