"""Finds and reads the settings of an audit: `eduplan.toml` beside a plan, or in a folder above."""

from __future__ import annotations

from os import PathLike
from os.path import abspath, isabs, relpath
from pathlib import Path

from eduplan.arguments import require_registry
from eduplan.errors import InputError
from eduplan.files.located import read_toml
from eduplan.files.names import Names
from eduplan.files.problems import ProblemList
from eduplan.files.reader import Reader
from eduplan.files.settings_form import SETTINGS_FILE
from eduplan.plan.settings import AuditSettings
from eduplan.registry import Registry

FILE_NAME = "eduplan.toml"
"""What a settings file is called that is found without being named."""


def find_settings(plan: str | PathLike[str]) -> str | None:
    """Return the settings file for a plan: the nearest one in its folder or above; None for none.

    A plan that is itself called `eduplan.toml` is not taken for its settings.
    """
    path = Path(abspath(plan))
    for folder in path.parents:
        found = folder / FILE_NAME
        if found != path and found.is_file():
            return str(found) if isabs(plan) else relpath(found)
    return None


def read_settings(path: str | PathLike[str], registry: Registry) -> AuditSettings:
    """Return the settings in the TOML file at `path`.

    Raises:
        InputError: the file can't be read as settings, or names a rule that no plugin in use
            defines; holds every problem in the order of the file, with the nearest names.
        ArgumentError: `registry` is no registry.
    """
    require_registry(registry)
    table = read_toml(path)
    problems = ProblemList(table.locate)
    rules = registry.catalogue.rules
    prefixes = {code.rstrip("0123456789") for code in rules}
    families = {
        "rule": rules.keys(),
        "rules": {*rules, *prefixes, *(one.name for one in rules.values())},
    }
    row = Reader(Names(registry.catalogue, families), problems).table((), table.data, SETTINGS_FILE)
    try:
        problems.raise_problems()
    except InputError as error:
        for note in registry.absent:
            error.note(note)
        raise
    for waiver in row.rows("waiver"):
        waiver.extra["location"] = waiver.place
    row.extra["file"] = table.file
    settings: AuditSettings = row.item()
    return settings
