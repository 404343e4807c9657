"""The options `--settings` and `--no-settings`: which settings file of an audit applies."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

from eduplan.cli.options import FileName, with_options
from eduplan.files.settings_file import find_settings, read_settings
from eduplan.plan.settings import AuditSettings
from eduplan.registry import Registry

_Command = TypeVar("_Command", bound="Callable[..., Any]")


class SettingsChoice(NamedTuple):
    """The settings file that was named, and whether none is wanted."""

    file: str | None = None
    none: bool = False

    def path(self, plan: str) -> str | None:
        """Return the file that applies to the plan at a path; None for none."""
        return None if self.none else self.file or find_settings(plan)

    def load(self, plan: str, registry: Registry) -> AuditSettings:
        """Return the settings that apply to the plan at a path.

        Raises:
            InputError: as `read_settings`.
        """
        path = self.path(plan)
        return read_settings(path, registry) if path else AuditSettings()


def settings_options(command: _Command) -> Callable[..., Any]:
    """Add both options; the command gets them together, as its argument `settings`."""

    @wraps(command)
    def with_settings(settings: str | None, no_settings: bool, **arguments: Any) -> Any:
        """Gather the options into one argument and run the command."""
        return command(settings=SettingsChoice(settings, no_settings), **arguments)

    return with_options(_OPTIONS, with_settings)


_OPTIONS = (
    click.option(
        "--settings",
        type=FileName(),
        metavar="FILE",
        help="设置文件 / The settings file.  [规划旁或上层文件夹的 eduplan.toml / the nearest]",
    ),
    click.option("--no-settings", is_flag=True, help="不用设置文件 / Use no settings file."),
)
