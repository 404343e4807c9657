"""The options that decide which plugins a command uses, and how; and the registry they give."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, NamedTuple, TypeVar

import click

from eduplan.cli import mistakes
from eduplan.cli.options import FileName, names, number, with_options
from eduplan.cli.output import plugin_prints_aside
from eduplan.engine.questions import Asker, ask_here
from eduplan.installed import load_registry
from eduplan.registry import Registry

_Command = TypeVar("_Command", bound="Callable[..., Any]")


class PluginChoice(NamedTuple):
    """Which installed plugins are used, and how.

    Attributes:
        strict: whether a plugin or rule that fails is an error.
        only: the names of the plugins to load; all if empty.
        without: the names of plugins that are not loaded.
        folders: where further plugins stand that are only data.
        isolate: whether they run in a process of their own.
        time_limit: seconds for each plugin's loading and each question there; None for the default.
    """

    strict: bool = False
    only: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    isolate: bool = False
    time_limit: int | None = None

    def load(self) -> Registry:
        """Return the registry of the plugins, loaded in this process.

        Raises:
            PluginError: `strict` is set and one can't be used, or a name is not installed.
        """
        with plugin_prints_aside():
            return load_registry(
                strict=self.strict, only=self.only, without=self.without, folders=self.folders
            )

    @contextmanager
    def opened(self) -> Iterator[tuple[Registry, Asker]]:
        """Give the registry, and what asks the rules: here, or in a process of their own.

        Meanwhile the standard output is the standard error; what is found is written afterwards,
        from the folder in which the command began.
        """
        with plugin_prints_aside():
            if not self.isolate:
                yield self.load(), ask_here
                return
            from eduplan.engine.isolation import TIME_LIMIT, Isolation

            with Isolation(time_limit=self.time_limit or TIME_LIMIT) as isolation:
                registry = isolation.load_registry(
                    strict=self.strict, only=self.only, without=self.without, folders=self.folders
                )
                yield registry, isolation.ask


def plugin_options(command: _Command) -> Callable[..., Any]:
    """Add what decides on plugins: which are used, and whether one may fail.

    The command gets them together, as its argument `choice`.
    """

    @wraps(command)
    def with_choice(
        strict: bool,
        only_plugins: tuple[str, ...],
        without_plugins: tuple[str, ...],
        plugins_dir: tuple[str, ...],
        isolate: bool = False,
        time_limit: int | None = None,
        **arguments: Any,
    ) -> Any:
        """Gather the options of plugins into one argument and run the command."""
        if time_limit is not None and not isolate:
            raise mistakes.misused(mistakes.LIMIT_NEEDS_ISOLATE)
        choice = PluginChoice(
            strict, only_plugins, without_plugins, plugins_dir, isolate, time_limit
        )
        return command(choice=choice, **arguments)

    return with_options(_PLUGIN_OPTIONS, with_choice)


def isolation_options(command: _Command) -> _Command:
    """Add `--isolate` and `--time-limit`; stands below `plugin_options`, which hands them on."""
    return with_options(_ISOLATION_OPTIONS, command)


_PLUGIN_OPTIONS = (
    click.option(
        "--strict",
        is_flag=True,
        help="插件或规则出错即报错，不搁置 / A plugin or rule that fails is an error.",
    ),
    click.option(
        "--only-plugins",
        callback=names,
        multiple=True,
        metavar="NAMES",
        help="只用这些插件 / Use these plugins only.",
    ),
    click.option(
        "--without-plugins",
        callback=names,
        multiple=True,
        metavar="NAMES",
        help="不用这些插件，也不导入 / Leave these plugins out; they are not imported.",
    ),
    click.option(
        "--plugins-dir",
        type=FileName(),
        multiple=True,
        metavar="DIR",
        help="再用这个文件夹（或一个 .toml 文件）里的插件 / "
        "Use the TOML plugins of this folder, or this one file, as well.",
    ),
)
_ISOLATION_OPTIONS = (
    click.option(
        "--isolate",
        is_flag=True,
        help="插件在单独的进程里运行 / Run plugins in a process of their own.",
    ),
    click.option(
        "--time-limit",
        callback=number(mistakes.NO_SECONDS, 1, 3600, 30),
        metavar="SECONDS",
        help="每装入一个插件、每问一次规则的时限 / For each loading and each question.  [30]",
    ),
)
