"""The command `eduplan`: audits a plan, and explains indicators, rules, standards and plugins."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["main"]

_WITHOUT_CLICK = 'eduplan: the command line needs the extra "cli": pip install "eduplan[cli]"'


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code.

    0: nothing found; 1: findings of the chosen severity or worse, or a rule that failed; 2: the
    input or an option can't be used, or, with `--strict`, a plugin failed.
    """
    if arguments is not None:
        return _run(list(arguments))
    # A process of its own makes much that lives to its end and hardly any cycle: looking for
    # garbage, again and again and once more at the end, would be a seventh of an audit's time.
    gc.disable()
    try:
        return _run(sys.argv[1:])
    finally:
        gc.freeze()


def _run(arguments: list[str]) -> int:
    from eduplan.cli.output import prepare_streams

    prepare_streams()
    try:
        import click  # noqa: F401 - an extra: whether it is there decides
    except ModuleNotFoundError as error:
        if error.name != "click":
            raise
        print(_WITHOUT_CLICK, file=sys.stderr)
        return 2
    from eduplan.cli.program import run

    return run(arguments)
