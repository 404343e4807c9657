"""Whatever the README and the docs show is true: each fenced block is run or read."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.documents import CHECKS, DIRECTIVES, Block, blocks_of, check_console

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    *sorted(ROOT.glob("README*.md")),
    *sorted(
        page
        for page in (ROOT / "docs").glob("**/*.md")
        if "_build" not in page.relative_to(ROOT).parts
    ),
]
# A block that is not run is one line that makes an environment and installs eduplan into it.
INSTALL = re.compile(
    r"\$ python -m venv \.venv && \.venv/bin/pip install -q '\.\[\w+\]' && \.venv/bin/[^&;|]+"
)


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project that the blocks of one page may write into."""
    unneeded = shutil.ignore_patterns(".*", "__pycache__", "_build", "build", "dist", "tests")
    return Path(shutil.copytree(ROOT, tmp_path / "project", ignore=unneeded))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_block_of_a_page_holds(page: Path, project: Path) -> None:
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for block in blocks_of(page):
        if block.not_run is None and block.language not in DIRECTIVES:
            CHECKS[block.language](block, namespace, project)


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_block_is_in_a_language_that_is_checked(page: Path) -> None:
    unchecked = [
        f"{block.place}: {block.language or 'no language'}"
        for block in blocks_of(page)
        if block.language not in {*CHECKS, *DIRECTIVES}
    ]

    assert unchecked == []


def test_only_the_install_lines_of_the_readme_are_not_run() -> None:
    skipped = [block for page in PAGES for block in blocks_of(page) if block.not_run is not None]

    assert {block.page.name for block in skipped} <= {"README.md", "README.zh-CN.md"}
    assert [block.place for block in skipped if not INSTALL.fullmatch(block.text.strip())] == []


def test_both_readmes_give_the_same_commands() -> None:
    english, chinese = (
        [block.text for block in blocks_of(ROOT / name)]
        for name in ("README.md", "README.zh-CN.md")
    )

    assert english == chinese


def test_every_dependency_has_its_line_in_the_docs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    wanted = {
        re.split(r"[\[<>=~!; ]", requirement)[0]
        for requirement in [*project["dependencies"], *(line for extra in extras for line in extra)]
    }
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    listed = set(re.findall(r"^\| `(.+?)` \|", page, flags=re.MULTILINE))

    assert wanted - {"eduplan"} <= listed


def _console(tmp_path: Path, text: str) -> None:
    block = Block(tmp_path / "page.md", 1, "console", text, None)
    check_console(block, {}, tmp_path)


def test_a_console_block_may_leave_out_lines_and_show_an_exit_code(tmp_path: Path) -> None:
    _console(tmp_path, "$ seq 5\n1\n...\n5\n$ false\n$ echo $?\n1\n$ cd /\n$ pwd\n/\n")


@pytest.mark.parametrize(
    "text", ["$ echo one\ntwo\n", "$ echo one\n", "$ true\none\n", "$ seq 3\n1\n3\n", "$ false\n"]
)
def test_a_console_block_that_shows_something_else_fails(tmp_path: Path, text: str) -> None:
    with pytest.raises(AssertionError, match=r"page\.md:1: \$ "):
        _console(tmp_path, text)


def test_a_block_is_found_with_its_line_and_its_reason(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n<!-- not run: why -->\n```toml\na = 1\n```\n", encoding="utf-8")

    assert list(blocks_of(page)) == [Block(page, 4, "toml", "a = 1\n", "why")]
