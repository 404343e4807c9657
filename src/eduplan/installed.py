"""Which plugins are installed, read from the entry points of the distributions on `sys.path`.

`importlib.metadata` gives the same and costs as much to import as attrs and pluggy together, on
every start of the command; it is asked only for what is not a plain folder. A test compares both.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

__all__ = ["InstalledPlugin", "installed_plugins"]

_ENDINGS = (".dist-info", ".egg-info")


class InstalledPlugin(NamedTuple):
    """One entry point: its name, the object it names, and the distribution it came with."""

    name: str
    value: str
    distribution: str
    version: str

    def load(self) -> object:
        """Import and return the object; raises whatever its module raises."""
        from importlib import import_module

        module, _, path = self.value.partition("[")[0].strip().partition(":")
        found: object = import_module(module.strip())
        for name in path.strip().split(".") if path.strip() else ():
            found = getattr(found, name)
        return found


def installed_plugins(group: str) -> tuple[InstalledPlugin, ...]:
    """Return the entry points of a group, sorted by name; of a distribution the first found."""
    seen: set[str] = set()
    found: list[InstalledPlugin] = []
    for folder in dict.fromkeys(sys.path):
        for distribution, version, text in _entry_point_files(folder or os.curdir):
            key = distribution.lower().replace("-", "_").replace(".", "_")
            if key not in seen:
                seen.add(key)
                pairs = _pairs(text, group)
                found += (InstalledPlugin(*pair, distribution, version) for pair in pairs)
    return tuple(sorted(found))


def _entry_point_files(folder: str) -> Iterator[tuple[str, str, str]]:
    """Yield name, version and entry points of each distribution in a folder or an archive."""
    if not os.path.isdir(folder):
        if os.path.isfile(folder):
            yield from _in_archive(folder)
        return
    for name in sorted(os.listdir(folder)):
        if name.endswith(_ENDINGS):
            distribution, _, version = name.rpartition(".")[0].partition("-")
            yield distribution, version.partition("-")[0], _text(folder, name)


def _text(folder: str, name: str) -> str:
    try:
        with open(os.path.join(folder, name, "entry_points.txt"), encoding="utf-8") as file:
            return file.read()
    except OSError:  # it has no entry points
        return ""


def _in_archive(path: str) -> Iterator[tuple[str, str, str]]:
    from importlib.metadata import distributions

    for one in distributions(path=[path]):
        yield one.name, one.version, one.read_text("entry_points.txt") or ""


def _pairs(text: str, group: str) -> Iterable[tuple[str, str]]:
    """Yield name and value of each entry point of a group in the text of an entry point file."""
    section = ""
    for raw in text.splitlines():
        line = raw.strip()
        if line.startswith("[") and line.endswith("]"):
            section = line[1:-1].strip()
        elif section == group and "=" in line and line[0] not in "#;":
            name, _, value = line.partition("=")
            yield name.strip(), value.strip()
