"""What `import eduplan` promises: every listed name, nothing loaded before it is used."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest

import eduplan
from tests.typing import downstream

PUBLIC: list[str] = vars(eduplan)["__all__"]


def test_every_listed_name_can_be_used() -> None:
    assert [name for name in PUBLIC if getattr(eduplan, name, None) is None] == []
    assert {*PUBLIC} <= {*dir(eduplan)}


def test_type_checkers_take_every_name_of_the_table_for_public() -> None:
    """In a stub only `import X as X` says so; mypy checks the rest with tests/typing."""
    stub = Path(eduplan.__file__).with_suffix(".pyi").read_text(encoding="utf-8")
    names = [one for node in ast.walk(ast.parse(stub)) for one in getattr(node, "names", ())]

    assert [one.name for one in names] == [one.asname for one in names]
    assert {*PUBLIC} == {"__version__", *(one.name for one in names)}


def test_the_version_is_that_of_the_installed_package() -> None:
    assert eduplan.__version__ == version("eduplan")


def test_an_unknown_name_is_an_attribute_error_that_names_it() -> None:
    with pytest.raises(AttributeError, match="'no_such_name'"):
        _ = eduplan.no_such_name  # type: ignore[attr-defined]  # mypy sees it too


def test_importing_the_face_loads_no_other_module_of_the_package() -> None:
    code = "import sys, eduplan; print(*(m for m in sys.modules if m.startswith('eduplan')))"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.split() == ["eduplan"]


def test_the_program_of_a_developer_uses_every_public_name() -> None:
    """mypy checks it with the tests, and in CI against nothing but the installed package."""
    tree = ast.parse(Path(downstream.__file__).read_text(encoding="utf-8"))
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}

    assert {*PUBLIC} - used == set()


def test_the_program_of_a_developer_does_what_it_says(tmp_path: Path) -> None:
    data = tmp_path / "data.csv"
    data.write_text(downstream.OBSERVATIONS, encoding="utf-8")

    assert "NIG002" in downstream.audited()
    assert "0.9" in downstream.evaluated(str(data))
    assert downstream.items(downstream.loaded().plan)[:2] == ["G1", "B1"]
    assert downstream.looked_up(downstream.registry().catalogue)[1] == "83.46%"
    explained = downstream.explained(downstream.registry())
    assert "= 0.75" in explained
    assert "夜校学生数 + 1人=60人: what stands before the last '=' is not one name" in explained
    assert downstream.clauses() == {"一": "一、目标", "一¶": "新建幼儿园2所。"}
    assert downstream.drafted() == ["毛入园率=95%"]
    assert downstream.bound_words(downstream.loaded().plan.targets[0].bound) == "0.90人/个"
    assert downstream.reasons()[0] == "nothing_published"
    assert downstream.mistakes() == [
        "FigureError",
        "UnitError",
        "DefinitionError",
        "InputError",
        "UnknownNameError",
        "InputError",
        "PluginError",
        "InputError",
        "ArgumentError",
        "UnknownRuleError",
        "RegionError",
        "TableError",
        "IntervalError",
    ]


def _told_errors() -> set[str]:
    """Return the errors that the docstrings of public functions, classes and methods name."""
    public = [getattr(eduplan, name) for name in PUBLIC]
    members = [
        getattr(member, "fget", member)
        for one in public
        if isinstance(one, type)
        for name, member in vars(one).items()
        if not name.startswith("_")
    ]
    told = [(getattr(one, "__doc__", "") or "").partition("Raises:")[2] for one in public + members]
    return set(re.findall(r"\b[A-Z]\w*Error\b", "".join(told)))


def test_every_error_that_a_public_docstring_names_can_be_caught_by_its_name() -> None:
    told = _told_errors()

    assert {"ArgumentError", "InputError"} < told
    assert told - {"ValueError"} <= {*PUBLIC}


def test_the_page_of_the_api_tells_every_public_name_once() -> None:
    page = (Path(__file__).parent.parent / "docs" / "api.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| \S", page, flags=re.MULTILINE)

    assert sorted(told) == sorted({*PUBLIC} - {"__version__"})
