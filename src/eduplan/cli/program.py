"""The program `eduplan`: its commands by name, and what becomes of a mistake."""

from __future__ import annotations

from collections.abc import Sequence

import click

from eduplan.cli import mistakes
from eduplan.cli.command import EXIT_CODES, CommandGroup
from eduplan.cli.output import Format, complain, option_value, show_error, wanted_language, write
from eduplan.cli.progress import progress
from eduplan.errors import EduplanError
from eduplan.failures import forced_exits_refused
from eduplan.words import Language

_CATALOGUE = ("indicator", "plugins", "rule", "schema")


def run(arguments: Sequence[str]) -> int:
    """Run the program; every mistake of a user becomes a sentence and the exit code 2.

    Raises:
        KeyboardInterrupt: it was interrupted.
    """
    try:
        with forced_exits_refused(), progress(wanted_language(arguments)):
            code = program.main(list(arguments), prog_name="eduplan", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        complain(error.format_message())
    except EduplanError as error:
        show_error(error, *_wanted(arguments))
    except click.Abort as error:  # so click calls what interrupted it
        raise error.__cause__ or KeyboardInterrupt from None
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
        "catalogue": "eduplan.cli.compare_catalogues",
        "convert": "eduplan.cli.convert_command",
        "data": "eduplan.cli.data_commands",
        "new": "eduplan.cli.new_commands",
        "draft": "eduplan.cli.draft_command",
        "diff": "eduplan.cli.diff_command",
        "evaluate": "eduplan.cli.evaluate_command",
        "explain": "eduplan.cli.explain_command",
        "regions": "eduplan.cli.regions_command",
        "replay": "eduplan.cli.replay_command",
        "report": "eduplan.cli.report_command",
        "solve": "eduplan.cli.solve_command",
        "source": "eduplan.cli.source_command",
        "standard": "eduplan.cli.standard_command",
        "supervise": "eduplan.cli.supervise_command",
        **dict.fromkeys(_CATALOGUE, "eduplan.cli.catalogue_commands"),
    },
    epilog=EXIT_CODES,
    invoke_without_command=True,  # to say that it lacks one in both languages
    no_args_is_help=True,
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
@click.pass_context
def program(context: click.Context) -> None:
    """Audit education development plans; explain indicators, rules and standards."""
    if context.invoked_subcommand is None:
        raise mistakes.misused(mistakes.MISSING_COMMAND)


def _wanted(arguments: Sequence[str]) -> tuple[Format, Language]:
    """Return the format and language asked for, also where the options as a whole can't be read."""
    formats: tuple[Format, ...] = ("json", "sarif") if "audit" in arguments else ("json",)
    wanted = option_value(arguments, "--format")
    format_: Format = next((one for one in formats if one == wanted), "text")
    return format_, wanted_language(arguments)
