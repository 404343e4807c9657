"""How every command behaves: its help in both languages, its output on any console or in a file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from importlib import import_module
from typing import Any

import click

from eduplan.cli.options import file_name
from eduplan.cli.output import write, written_to

EXIT_CODES = """\b
退出码 / Exit codes:
  0  没有发现 / nothing found
  1  有不低于 --severity 的发现，或有规则出错
     findings of the severity or worse, or a rule that failed
  2  输入或选项不可用；--strict 时有插件或规则出错
     unusable input or option; with --strict, a plugin or rule that failed
"""


def help_in_both(zh: str, en: str) -> dict[str, Any]:
    """Return the help of a command in both languages: whoever reads it may have either."""
    return {"help": f"{zh}。\n\n{en}.", "short_help": f"{zh} / {en}"}


class Command(click.Command):
    """A command whose help goes the way of every other output, so that any console can show it.

    With `--output` everything that it writes goes into that file.
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Call the command, its output going where it should."""
        output = ctx.params.pop("output", None)
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
        if cmd_name in self.homes:
            return self._imported(cmd_name)
        self.commands.update((name, self._imported(name)) for name in self.homes)
        return None  # and click names the nearest of `commands`

    def _imported(self, name: str) -> click.Command:
        command: click.Command = getattr(import_module(self.homes[name]), name)
        return command


def _is_file(parameter: click.Parameter) -> bool:
    return parameter.callback is file_name


def _show_help(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write(f"{ctx.get_help()}\n")
        ctx.exit()
