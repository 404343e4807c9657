"""The rules of the house that no other tool can say; the floors themselves are import-linter's."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import eduplan

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "eduplan"
PLUGIN_FILES = sorted((PACKAGE / "plugins").glob("**/*.py"))
# Faces for people stand above the public face and may use it; everything else stands below it.
FACES = ("cli", "testing", "sphinxext", "__main__", "plugins")
CORE_FILES = sorted(
    path
    for path in PACKAGE.glob("**/*.py")
    if path.relative_to(PACKAGE).parts[0].removesuffix(".py") not in FACES
)
TEST_FILES = sorted((ROOT / "tests").glob("**/*.py"))


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def _imports(path: Path) -> list[tuple[int, str, tuple[str, ...]]]:
    """Return line, absolute module and imported names of each import, wherever it stands."""
    return list(_found_imports(path))


def _found_imports(path: Path) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    package = path.relative_to(ROOT / "src").parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*above, *([node.module] if node.module else [])])
            yield node.lineno, module, tuple(alias.name for alias in node.names)


def _asked_of_the_face(path: Path) -> Iterator[tuple[int, str]]:
    """Yield line and name of what a module asks of eduplan as `ep.name`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "ep":
            yield node.lineno, node.attr


def _own_package(path: Path) -> str:
    parts = path.relative_to(PACKAGE / "plugins").parts
    return ".".join(["eduplan.plugins", parts[0].removesuffix(".py")])


def _is_open_to_plugins(module: str, names: tuple[str, ...], own: str) -> bool:
    if module == "eduplan":
        return set(names) <= {*vars(eduplan)["__all__"]}
    within_own = module == own or module.startswith(f"{own}.")
    return within_own or module.partition(".")[0] in sys.stdlib_module_names


def test_a_plugin_imports_only_the_public_face_and_itself() -> None:
    strays = [
        f"{_name(path)}:{line}: {module}: {', '.join(names)}"
        for path in PLUGIN_FILES
        for line, module, names in _imports(path)
        if not _is_open_to_plugins(module, names, _own_package(path))
    ] + [
        f"{_name(path)}:{line}: ep.{name}"
        for path in PLUGIN_FILES
        for line, name in _asked_of_the_face(path)
        if name not in vars(eduplan)["__all__"]
    ]

    assert strays == []


def test_the_core_never_imports_the_public_face() -> None:
    strays = [
        f"{_name(path)}:{line}"
        for path in CORE_FILES
        for line, module, names in _imports(path)
        if module == "eduplan" and not _are_modules(names)
    ]

    assert strays == []


@pytest.mark.parametrize(
    ("package", "home"),
    [
        ("click", "cli"),
        ("sphinx", "sphinxext"),
        ("docutils", "sphinxext"),
        ("markdown_it", "sphinxext"),
        ("htpy", "report"),
        ("python_calamine", "tables"),
    ],
)
def test_what_is_installed_with_an_extra_is_imported_in_one_place_only(
    package: str, home: str
) -> None:
    users = {
        path.relative_to(PACKAGE).parts[0]
        for path in PACKAGE.glob("**/*.py")
        for _, module, _ in _imports(path)
        if module.partition(".")[0] == package
    }

    assert users == {home}


def _are_modules(names: tuple[str, ...]) -> bool:
    homes = ((PACKAGE / name, PACKAGE / f"{name}.py") for name in names)
    return bool(names) and all(package.is_dir() or file.is_file() for package, file in homes)


def test_the_floors_in_the_docs_are_the_floors_that_are_enforced() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    [contract] = [
        contract
        for contract in settings["tool"]["importlinter"]["contracts"]
        if contract["id"] == "floors"
    ]
    enforced = [set(re.findall(r"\w+", layer)) for layer in contract["layers"]]

    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (?:\d|—) \|([^|]*)\|", page, flags=re.MULTILINE)
    drawn = [
        {re.sub(r"\.py$|/$", "", name) for name in re.findall(r"`(.+?)`", row)} for row in rows
    ]

    assert drawn == enforced


def test_the_name_of_a_test_is_a_sentence() -> None:
    short = [
        f"{_name(path)}: {node.name}"
        for path in TEST_FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and node.name.startswith("test_")
        and len(node.name.split("_")) < 4
    ]

    assert short == []
