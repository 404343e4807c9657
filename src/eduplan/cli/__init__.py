"""The command `eduplan`: audits a plan, and explains indicators, rules, standards and plugins."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from eduplan.words import Words

_WITHOUT_CLICK = Words(
    'eduplan: 命令行要另装 cli 部分：pip install "eduplan[cli]"',
    'eduplan: the command line needs the extra "cli": pip install "eduplan[cli]"',
)

_COMPLETING = "_EDUPLAN_COMPLETE"
"""Set by a shell that asks how a command could go on."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments`, by default those of the process; return its exit code.

    0: nothing found; 1: findings of the chosen severity or worse, or a rule that failed; 2: the
    input or an option can't be used, or, with `--strict`, a plugin failed.
    """
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
