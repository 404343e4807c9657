"""The plugins that a plan asks for: installed ones by name, others by their TOML file."""

from __future__ import annotations

from os.path import commonpath, dirname, join, realpath

import attrs

from eduplan.errors import EduplanError, InputError, nearest_names
from eduplan.files import mistakes
from eduplan.files.located import LocatedTable
from eduplan.files.plugin_file import read_plugin, version_numbers
from eduplan.files.problems import ProblemList
from eduplan.files.toml_places import KeyPath
from eduplan.registry import PluginReport, Registry


def with_plugins_of_plan(
    table: LocatedTable, registry: Registry, problems: ProblemList
) -> Registry:
    """Return `registry` with the plugins whose files a plan names; what is missing is reported."""
    asked = table.data.get("plugins", ())
    for index, text in enumerate(asked if isinstance(asked, list) else ()):
        path = ("plugins", index)
        if not isinstance(text, str):
            continue  # reported when the file is read
        if not text.endswith(".toml"):
            _require(text, path, registry, problems)
            continue
        file = join(dirname(table.file), text)
        if not _is_within(file, dirname(table.file)):
            problems.add(path, mistakes.PLUGIN_ELSEWHERE(name=text), mistakes.BESIDE_THE_PLAN)
            continue
        try:
            registry = _with_file(file, text, registry)
        except EduplanError as error:
            for one in error.problems:
                if one.location.line is None:
                    mistake = mistakes.PLUGIN_OF_FILE(name=text, mistake=one.message)
                    problems.add(path, mistake, one.expected, one.nearest)
                else:
                    problems.add_error(path, InputError([one]))
    return registry


def _is_within(file: str, folder: str) -> bool:
    """Return whether a file lies in a folder, wherever links lead: a plan opens nothing else.

    Whoever sends a plan must not choose what is read on the machine of whoever audits it.
    """
    home = realpath(folder or ".")
    return commonpath((home, realpath(file))) == home


def _with_file(path: str, name: str, registry: Registry) -> Registry:
    plugin = read_plugin(path)
    contribution = attrs.evolve(plugin.contribution(), plugin=name)
    report = PluginReport(name, "ready", path, plugin.version, domains=(contribution.name,))
    extended = registry.with_contribution(contribution)
    return attrs.evolve(extended, plugins=(*registry.plugins, report))


def _require(text: str, path: KeyPath, registry: Registry, problems: ProblemList) -> None:
    """Report a plugin that is not there, or too old."""
    name, sign, wanted = (part.strip() for part in _partition(text))
    known = {one.name: one for one in registry.plugins}
    found = known.get(name)
    if found is None:
        problems.add(path, mistakes.NO_PLUGIN(name=name), nearest=nearest_names(name, known))
    elif found.state != "ready":
        problems.add(path, mistakes.PLUGIN_NOT_READY(name=name))
    elif sign == "==" and version_numbers(found.version) != version_numbers(wanted):
        message = mistakes.OTHER_PLUGIN(name=name, have=found.version, needed=wanted)
        problems.add(path, message)
    elif sign == ">=" and version_numbers(found.version) < version_numbers(wanted):
        message = mistakes.PLUGIN_TOO_OLD(name=name, have=found.version, needed=wanted)
        problems.add(path, message)


def _partition(text: str) -> tuple[str, str, str]:
    """Return the name of a plugin, the sign between, and the version that is asked for."""
    return text.partition("==") if "==" in text else text.partition(">=")
