"""The command `eduplan`: audits a plan, and explains indicators, rules, standards and plugins."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_WITHOUT_CLICK = 'eduplan: the command line needs the extra "cli": pip install "eduplan[cli]"'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code; without `arguments`, end the process with it.

    0: nothing found; 1: findings of the chosen severity or worse, or a rule that failed; 2: the
    input or an option can't be used, or, with `--strict`, a plugin failed.
    """
    if arguments is None:
        _run_as_process()
    return _run(list(arguments))


def _run_as_process() -> NoReturn:
    """Run the command of this process and end it.

    All that it makes lives to its end: looking for garbage again and again, and taking everything
    apart at last, would be a sixth of an audit. So neither is done; exit handlers are called.
    """
    gc.disable()
    code = _run(sys.argv[1:])
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):  # closed, or its reader gone: nobody to tell it
                stream.flush()
    os._exit(code)


def _run(arguments: list[str]) -> int:
    from eduplan.cli.output import complain, prepare_streams

    prepare_streams()
    try:
        import click  # noqa: F401 - an extra: whether it is there decides
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        complain(_WITHOUT_CLICK)
        return 2
    from eduplan.cli.program import run

    return run(arguments)
