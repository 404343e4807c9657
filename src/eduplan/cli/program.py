"""The program `eduplan`: its commands by name, and what becomes of a mistake."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

import click

from eduplan.cli.command import EXIT_CODES, CommandGroup
from eduplan.cli.output import Format, complain, show_error, write
from eduplan.errors import EduplanError
from eduplan.words import Language

_INTERRUPTED = 130

_CATALOGUE = ("explain", "indicator", "plugins", "rule", "schema", "standard")


class OptionError(EduplanError):
    """The command was called in a way that it does not know."""


def run(arguments: Sequence[str]) -> int:
    """Run the program; every mistake of a user becomes a sentence and the exit code 2."""
    try:
        code = program.main(list(arguments), prog_name="eduplan", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        complain(error.format_message())
    except click.ClickException as error:
        show_error(OptionError(_usage(error)), *_wanted(arguments))
    except EduplanError as error:
        show_error(error, *_wanted(arguments))
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    else:
        return int(code or 0)
    return 2


def _show_version(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from eduplan import __version__

        write(f"eduplan {__version__}\n")
        ctx.exit()


@click.group(
    cls=CommandGroup,
    homes={
        "audit": "eduplan.cli.audit_command",
        "evaluate": "eduplan.cli.evaluate_command",
        **dict.fromkeys(_CATALOGUE, "eduplan.cli.catalogue_commands"),
    },
    epilog=EXIT_CODES,
    help="审核教育规划，解释指标、规则、标准。\n\nAudit education development plans.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_version,
    help="显示版本 / Show the version and exit.",
)
def program() -> None:
    """Audit education development plans; explain indicators, rules and standards."""


def _usage(error: click.ClickException) -> str:
    text = error.format_message()
    context = getattr(error, "ctx", None)
    return text if context is None else f"{text} (see '{context.command_path} --help')"


def _wanted(arguments: Sequence[str]) -> tuple[Format, Language]:
    """Return the format and language asked for, also where the options as a whole can't be read."""
    spelt = {*arguments, *(f"{one}={following}" for one, following in pairwise(arguments))}
    formats: tuple[Format, ...] = ("json", "sarif") if "audit" in spelt else ("json",)
    format_: Format = next((one for one in formats if f"--format={one}" in spelt), "text")
    return format_, "en" if "--lang=en" in spelt else "zh"
