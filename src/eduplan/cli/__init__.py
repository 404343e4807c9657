"""The command `eduplan`: audits a plan, and explains indicators, rules, standards and plugins."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import NoReturn

from eduplan.words import Words

_WITHOUT_CLICK = Words(
    'eduplan: 命令行要另装 cli 部分：pip install "eduplan[cli]"',
    'eduplan: the command line needs the extra "cli": pip install "eduplan[cli]"',
)

_COMPLETING = "_EDUPLAN_COMPLETE"
"""Set by a shell that asks how a command could go on."""

_BETWEEN_COLLECTIONS = 50_000
"""Objects made before Python looks for unused ones: most of a command's live as long as it does."""

_ENDING = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""Signals that ask a process to end, as far as the system has them; Ctrl-C is Python's own."""


class _EndedError(KeyboardInterrupt):
    """The process was asked to end; passes through the guards around plugins as Ctrl-C does."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments`, by default those of the process; return its exit code.

    0: nothing found; 1: findings of the chosen severity or worse, or a rule that failed; 2: the
    input or an option can't be used, or, with `--strict`, a plugin failed; 128 and the number of
    the signal: it was interrupted, or asked to end.
    """
    try:
        if arguments is None:
            _clean_up_when_ended()
            gc.set_threshold(_BETWEEN_COLLECTIONS)
        return _run(arguments)
    except KeyboardInterrupt as error:
        return 128 + (error.args[0] if isinstance(error, _EndedError) else signal.SIGINT)


def _clean_up_when_ended() -> None:
    """Let whoever ends the process leave no half file, as Ctrl-C does; to be called once."""
    for name in _ENDING:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) == signal.SIG_DFL:  # not under nohup
            signal.signal(number, _end)


def _end(number: int, frame: FrameType | None) -> NoReturn:
    signal.signal(number, signal.SIG_IGN)  # a second one would interrupt the cleaning up
    raise _EndedError(number)


def _run(arguments: Sequence[str] | None) -> int:
    from eduplan.cli.output import complain, keep_output, prepare_streams, wanted_language

    prepare_streams()
    if arguments is None:
        arguments = sys.argv[1:]
        if _COMPLETING not in os.environ:  # a shell reads what click itself prints
            keep_output()
    try:
        import click  # noqa: F401 - an extra: whether it is there decides
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        complain(_WITHOUT_CLICK.in_language(wanted_language(arguments)))
        return 2
    from eduplan.cli.program import run

    return run(arguments)
