"""Run the command: in this process, or as the real one where the process itself is tested."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import chdir, nullcontext, redirect_stderr, redirect_stdout
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from eduplan.cli import main
from eduplan.cli.plugin_options import PluginChoice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from eduplan import Registry

INSTALLED = Path(sys.executable).with_name("eduplan")
COMMAND = [str(INSTALLED)] if INSTALLED.exists() else [sys.executable, "-m", "eduplan"]
_ONE_AFTER_THE_OTHER = """
import json, sys
from functools import cache
from eduplan.cli import main
from eduplan.cli.plugin_options import PluginChoice
PluginChoice.load = cache(PluginChoice.load)
sys.exit(max(main(arguments) for arguments in json.loads(sys.argv[1])))
"""
_PLACES = [*sys.path]
_load = PluginChoice.load
_loaded = cache(_load)


class Done:
    """A finished run: exit code and both streams, which must never hold a traceback."""

    def __init__(self, code: int, out: bytes, err: bytes) -> None:
        self.code = code
        self.raw = out
        self.out = out.decode("utf-8", "replace")
        self.err = err.decode("utf-8", "replace")
        assert "Traceback" not in self.err + self.out

    @property
    def document(self) -> Any:
        return json.loads(self.raw.decode("utf-8"))


def eduplan(*arguments: str | Path, cwd: Path | None = None) -> Done:
    """Run the command in this process, as on a console that takes UTF-8."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="\n") for _ in range(2))
    with (
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(cwd) if cwd else nullcontext(),
        patch.object(PluginChoice, "load", _shared),
    ):
        code = main([*map(str, arguments)])
    return Done(code, _written(out), _written(err))


def _shared(choice: PluginChoice) -> Registry:
    """Load a choice of plugins once for all commands; none can change what is loaded.

    A test that installs a plugin of its own puts it on the path: then it is loaded anew.
    """
    return _loaded(choice) if sys.path == _PLACES else _load(choice)


def eduplan_process(
    *arguments: str | Path, cwd: Path | None = None, environment: Mapping[str, str] | None = None
) -> Done:
    """Run the installed command as a process of its own."""
    return run([*COMMAND, *map(str, arguments)], cwd, environment)


def one_after_the_other(
    commands: Sequence[Sequence[str | Path]],
    *,
    cwd: Path | None = None,
    environment: Mapping[str, str] | None = None,
) -> Done:
    """Run several commands in one process: all that they write, and the highest exit code.

    Plugins are loaded once, by the first.
    """
    texts = json.dumps([[*map(str, one)] for one in commands])
    return run([sys.executable, "-c", _ONE_AFTER_THE_OTHER, texts], cwd, environment)


def run(command: list[str], cwd: Path | None, environment: Mapping[str, str] | None = None) -> Done:
    """Run any command as a process of its own, with nothing to read."""
    done = subprocess.run(
        command,
        capture_output=True,
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **(environment or {})},
        stdin=subprocess.DEVNULL,
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def _written(stream: io.TextIOWrapper) -> bytes:
    stream.flush()
    data = stream.detach()
    assert isinstance(data, io.BytesIO)
    return data.getvalue()
