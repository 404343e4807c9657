"""What is installed: eduplan's own plugins, read once for all tests; and plugins for one test."""

from __future__ import annotations

import sys
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from eduplan import load_registry

if TYPE_CHECKING:
    import pytest

    from eduplan import Registry


@cache
def installed_registry() -> Registry:
    """Return the registry of what is installed; none can change it, so all tests may share it."""
    return load_registry(strict=True)


@cache
def with_jilin() -> Registry:
    """Return what is installed with the plugin of the province, as it stands in the examples."""
    folder = Path(__file__).resolve().parents[1] / "examples" / "plugins" / "jilin"
    sys.path.insert(0, str(folder))
    try:
        domain = import_module("eduplan_jilin").domain
    finally:
        sys.path.remove(str(folder))
    contribution = attrs.evolve(domain.contribution(), plugin="jilin")
    return installed_registry().with_contribution(contribution)


def install(folder: Path, name: str, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a plugin whose module holds `code`, and what pip would leave, on the path."""
    (folder / f"{name}.py").write_text(code, encoding="utf-8")
    describe(folder, name, {name: name})
    monkeypatch.syspath_prepend(folder)
    monkeypatch.delitem(sys.modules, name, raising=False)


def describe(
    folder: Path, distribution: str, plugins: dict[str, str], group: str = "eduplan"
) -> None:
    """Write what pip leaves of a distribution with plugins: each name with its module."""
    about = folder / f"{distribution.replace('-', '_')}-1.0.dist-info"
    about.mkdir(exist_ok=True)
    said = f"Metadata-Version: 2.1\nName: {distribution}\nVersion: 1.0\n"
    (about / "METADATA").write_text(said, encoding="utf-8")
    lines = "".join(f"{name} = {module}\n" for name, module in plugins.items())
    (about / "entry_points.txt").write_text(f"[{group}]\n{lines}", encoding="utf-8")
