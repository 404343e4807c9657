"""How every command behaves: its help in both languages, its output on any console or in a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

import click

from eduplan.cli import mistakes
from eduplan.cli.options import FileName
from eduplan.cli.output import write, written_to

EXIT_CODES = """\b
退出码 / Exit codes:
  0  没有发现 / nothing found
  1  有不低于 --severity 的发现，或有规则出错
     findings of the severity or worse, or a rule that failed
  2  输入或选项不可用；--strict 时有插件或规则出错
     unusable input or option; with --strict, a plugin or rule that failed
"""

OUTPUT = "eduplan.output"
"""Under which a context keeps the name of the file that the answer goes to."""


def help_in_both(zh: str, en: str) -> dict[str, Any]:
    """Return the help of a command in both languages: whoever reads it may have either."""
    return {"help": f"{zh}。\n\n{en}.", "short_help": f"{zh} / {en}"}


class Command(click.Command):
    """A command whose help goes the way of every other output, so that any console can show it.

    With `--output` everything that it writes goes into that file.
    """

    allow_extra_args = True  # so that they are refused here, in both languages

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; what is left over belongs to the command of a group, or is wrong.

        Raises:
            OptionError: the command does not know an argument, or lacks one.
        """
        try:
            rest = super().parse_args(ctx, args)
        except click.exceptions.NoArgsIsHelpError:
            raise
        except click.UsageError as error:
            raise mistakes.as_ours(error, self) from None
        if rest and not isinstance(self, click.Group) and not ctx.resilient_parsing:
            raise mistakes.misused(mistakes.EXTRA_ARGUMENTS(arguments=tuple(rest)))
        return rest

    def invoke(self, ctx: click.Context) -> Any:
        """Call the command, its output going where it should."""
        output = ctx.meta[OUTPUT] = ctx.params.pop("output", None)
        inputs = [ctx.params.get(one.name or "") for one in self.params if _is_file(one)]
        with written_to(output, not_over=filter(None, inputs)):
            return super().invoke(ctx)

    def get_help(self, ctx: click.Context) -> str:
        """Return the help, laid out for the console."""
        from eduplan.cli.help import HelpFormatter  # only a help pays for this import

        formatter = HelpFormatter()
        self.format_help(ctx, formatter)
        return formatter.getvalue().rstrip("\n")

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """Return the option that shows the help, in both languages itself."""
        return self._own_help_option

    @cached_property
    def _own_help_option(self) -> click.Option:
        return click.Option(
            ["-h", "--help"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_help,
            help="显示本说明 / Show this message and exit.",
        )


class CommandGroup(Command, click.Group):
    """A group of such commands; `homes` names the module of each, imported when it is called."""

    def __init__(self, *args: Any, homes: Mapping[str, str], **settings: Any) -> None:
        super().__init__(*args, **settings)
        self.homes = homes

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of the commands, sorted."""
        return sorted(self.homes)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of a name, or None."""
        if cmd_name not in self.homes:
            return None
        command: click.Command = getattr(import_module(self.homes[cmd_name]), cmd_name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the first argument names, and the arguments for it.

        Raises:
            OptionError: there is none of that name.
        """
        name = args[0]
        if name not in self.homes and not name.startswith("-") and not ctx.resilient_parsing:
            raise mistakes.unknown_command(name, self.homes)
        return super().resolve_command(ctx, args)


def _is_file(parameter: click.Parameter) -> bool:
    return isinstance(parameter.type, FileName)


def _show_help(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write(f"{ctx.get_help()}\n")
        ctx.exit()
