"""How every command behaves: its help in both languages, its output on any console or in a file."""

from __future__ import annotations

from typing import Any

import click

from eduplan.cli.output import write, written_to

__all__ = ["Command", "CommandGroup", "help_in_both"]


def help_in_both(zh: str, en: str) -> dict[str, Any]:
    """Return the help of a command in both languages: whoever reads it may have either."""
    return {"help": f"{zh}。\n\n{en}.", "short_help": f"{zh} / {en}"}


class Command(click.Command):
    """A command whose help goes the way of every other output, so that any console can show it.

    With `--output` everything that it writes goes into that file.
    """

    def invoke(self, ctx: click.Context) -> Any:
        """Call the command, its output going where it should."""
        with written_to(ctx.params.pop("output", None)):
            return super().invoke(ctx)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option that shows the help, in both languages itself."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.callback = _show_help
            option.help = "显示本说明 / Show this message and exit."
        return option


class CommandGroup(Command, click.Group):
    """A group of such commands."""

    command_class = Command


def _show_help(ctx: click.Context, parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        write(f"{ctx.get_help()}\n")
        ctx.exit()
