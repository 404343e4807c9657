"""Finds plugins: the installed ones, in Python or as data, and those in folders of files."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache, partial
from importlib.metadata import Distribution, entry_points
from importlib.util import find_spec
from os.path import abspath, basename, isdir, isfile, join, split

from eduplan.arguments import require_names
from eduplan.errors import nearest_names, system_reason
from eduplan.failures import Failure
from eduplan.files.plugin_file import DataPlugin, read_plugin
from eduplan.loading import PluginError, Source
from eduplan.messages import MessageKind
from eduplan.registry import PluginReport, Registry, build_registry

ENTRY_POINT_GROUP = "eduplan"
"""The entry points of plugins in Python: each a module with hook implementations."""

DATA_GROUP = "eduplan.data"
"""The entry points of plugins that are only data: each a package with a `plugin.toml`."""

PLUGIN_FILE = "plugin.toml"
"""The file of a plugin that is only data."""

_NOT_INSTALLED = MessageKind(
    "plugin_not_installed", "没有安装插件“{name}”", "no plugin '{name}' is installed"
)
_NO_PLUGIN_FILE = MessageKind(
    "no_plugin_file",
    "包 {package} 里没有 {file}：打包时漏掉了，或入口点写错了",
    "the package {package} has no {file}: the wheel lacks it, or the entry point is wrong",
)
_NO_FOLDER = MessageKind(
    "no_plugin_folder",
    "插件文件夹 {folder} 打不开：{reason}",
    "the folder of plugins {folder} can't be read: {reason}",
)


def load_registry(
    *,
    strict: bool = False,
    only: Collection[str] = (),
    without: Collection[str] = (),
    folders: Collection[str] = (),
    aside: Mapping[str, Failure] | None = None,
    watch: Callable[[str], None] = lambda _: None,
) -> Registry:
    """Return the registry of the plugins that are installed, or stand in folders.

    These are the entry points of the group `eduplan`, in Python, and of `eduplan.data`, whose TOML
    is read and nothing of it imported.

    Args:
        strict: whether a plugin that can't be used is an error, instead of being set aside.
        only: the names of the plugins to load; all if empty.
        without: the names of plugins that are not to be loaded.
        folders: where further plugins stand that are only data: `NAME.toml`, or `plugin.toml` in a
            folder of that name; or such a folder, or such a file, itself.
        aside: plugins that are known to fail, by name; they are set aside without being loaded.
        watch: told the name of each plugin before it is loaded, and "" when all are.

    Raises:
        PluginError: `strict` is set and a plugin can't be used, `only` or `without` names one that
            is not there, or a folder can't be read.
        ArgumentError: one text stands for the names of plugins.
    """
    require_names(only=only, without=without, folders=folders)
    require_installed((*only, *without), folders)
    sources = [*_sources(folders)]
    chosen = {source.name for source in sources if not only or source.name in only} - {*without}
    return build_registry(sources, strict, chosen, aside or {}, watch)


def list_plugins(folders: Collection[str] = ()) -> tuple[PluginReport, ...]:
    """Return the plugins without importing any code of theirs.

    Raises:
        PluginError: a folder can't be read.
    """
    return tuple(
        PluginReport(source.name, "listed", source.distribution, source.version)
        for source in sorted(_sources(folders), key=lambda source: source.order)
    )


def require_installed(names: Collection[str], folders: Collection[str] = ()) -> None:
    """Raise unless plugins of these names are there.

    Raises:
        PluginError: one is not, and the text names the nearest; or a folder can't be read.
    """
    known = sorted({source.name for source in _sources(folders)}) if names else []
    for name in names:
        if name not in known:
            raise PluginError(_NOT_INSTALLED(name=name), nearest=nearest_names(name, known))


def _sources(folders: Collection[str]) -> Iterator[Source]:
    installed = entry_points()
    described = cache(_name_and_version)
    for one in installed.select(group=ENTRY_POINT_GROUP):
        if one.dist is not None:
            yield Source(one.name, one.load, *described(one.dist))
    for one in installed.select(group=DATA_GROUP):
        if one.dist is not None:
            load = partial(_read_packaged, one.value)
            yield Source(one.name, load, *described(one.dist))
    for folder in folders:
        yield from _in_folder(folder)


def _name_and_version(package: Distribution) -> tuple[str, str]:
    metadata = package.metadata  # read anew whenever it is asked for
    return metadata["Name"], metadata["Version"]


def _read_packaged(package: str) -> DataPlugin:
    """Return the plugin whose file stands in a package, which is found and not imported."""
    spec = None if "." in package else find_spec(package)  # the parent of a part is imported
    for folder in (spec and spec.submodule_search_locations) or ():
        if isfile(path := join(folder, PLUGIN_FILE)):
            return read_plugin(path)
    raise PluginError(_NO_PLUGIN_FILE(package=package, file=PLUGIN_FILE))


def _in_folder(folder: str) -> Iterator[Source]:
    """Yield the plugins in a folder, which may be that of one plugin; or the one of a file."""
    if folder.endswith(".toml") and isfile(folder):
        yield _of_file(folder)
        return
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        raise PluginError(_NO_FOLDER(folder=folder, reason=system_reason(error))) from None
    for name in names:
        path = join(folder, name)
        if isdir(path) and isfile(join(path, PLUGIN_FILE)):
            yield _of_file(join(path, PLUGIN_FILE), path)
        elif name.endswith(".toml") and isfile(path):
            yield _of_file(path)


def _of_file(path: str, shown: str = "") -> Source:
    """Return the plugin of a file, called after it; after its folder if it is a `plugin.toml`."""
    folder, name = split(abspath(path))
    called = basename(folder) if name == PLUGIN_FILE else name.removesuffix(".toml")
    return Source(called, partial(read_plugin, path), shown or path)
