"""What `import eduplan` promises: every listed name, nothing loaded before it is used."""

from __future__ import annotations

import ast
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import eduplan

FACE = ast.parse(Path(eduplan.__file__).read_text(encoding="utf-8"))


def _homes_shown_to_type_checkers() -> dict[str, str]:
    return {
        alias.asname or alias.name: str(node.module)
        for block in FACE.body
        if isinstance(block, ast.If)
        for node in block.body
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }


@pytest.mark.parametrize("name", eduplan.__all__)
def test_every_listed_name_can_be_used(name: str) -> None:
    assert getattr(eduplan, name) is not None
    assert name in dir(eduplan)


def test_type_checkers_see_the_same_names_from_the_same_modules() -> None:
    assert _homes_shown_to_type_checkers() == eduplan._HOMES


def test_the_list_of_names_and_the_table_of_modules_agree() -> None:
    assert set(eduplan.__all__) == {*eduplan._HOMES, "__version__"}


def test_the_version_is_that_of_the_installed_package() -> None:
    assert eduplan.__version__ == version("eduplan")


def test_an_unknown_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="'no_such_name'"):
        _ = eduplan.no_such_name  # type: ignore[attr-defined]  # mypy sees it too


def test_importing_the_face_loads_no_other_module_of_the_package() -> None:
    code = "import sys, eduplan; print(*(m for m in sys.modules if m.startswith('eduplan')))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["eduplan"]
