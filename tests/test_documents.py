"""Whatever the README and the docs show is true: each fenced block is run or read."""

from __future__ import annotations

import json
import re
import shutil
import tomllib
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from tests.containment.environment import Environment
from tests.documents import (
    CHECKS,
    DIRECTIVES,
    SETTINGS,
    Block,
    blocks_of,
    check_console,
    check_page,
    check_session,
)
from tests.environments import PROJECT as ROOT
from tests.environments import copy_project
from tests.reprint import reprint
from tests.written_files import write_file

if TYPE_CHECKING:
    from pathlib import Path

DOCS = ROOT / "docs"
PLUGIN_PAGE = DOCS / "plugin.md"
PLUGIN_TUTORIAL = DOCS / "plugins" / "tutorial.md"  # tests/test_plugin_pages.py follows it
TUTORIAL = sorted((DOCS / "tutorial").glob("[0-9]-*.md"))
PAGES = [
    *sorted(ROOT.glob("README*.md")),
    *sorted(
        page
        for page in DOCS.glob("**/*.md")
        if "_build" not in page.relative_to(DOCS).parts
        and page not in (*TUTORIAL, PLUGIN_PAGE, PLUGIN_TUTORIAL)
    ),
]
# A block that is not run is one line that installs.
INSTALL = re.compile(
    r"\$ python -m venv (?P<folder>\.venv|~/eduplan)"
    r" && (?P=folder)/bin/pip install -q '\.\[[\w,]+\]' && (?:\. )?(?P=folder)/bin/[^&;|]+"
    r"|\$ (\.venv/bin/)?pip install -q \./examples/(county_plugin|plugins/jilin)"
    r"|\$ pip install -q -e \./eduplan-\w+"
    r"|\$ python -m pip (wheel|install) -q [^&;|]+"
)


def _name(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", PAGES, ids=_name)
def test_every_block_of_a_page_holds(page: Path, tmp_path: Path) -> None:
    """In a copy of the project, where the page does anything with it."""
    folder = tmp_path / "project"
    if any(map(_does_something, blocks_of(page))):
        copy_project(folder, without=("src",))  # the commands of a page are those installed

    check_page(page, {"__name__": "__main__"}, folder)


def _does_something(block: Block) -> bool:
    is_run = block.language in ("python", "pycon", "console")
    return block.not_run is None and (is_run or bool(block.caption))


def test_the_tutorial_holds_step_by_step_from_an_empty_folder(tmp_path: Path) -> None:
    """Its pages in their order, as a reader follows them; and an editor finds nothing wrong."""
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for page in TUTORIAL:
        check_page(page, namespace, tmp_path)

    text = (tmp_path / "plan.toml").read_text(encoding="utf-8")
    schema = json.loads((tmp_path / "plan.schema.json").read_bytes())
    plan = json.loads(json.dumps(tomllib.loads(text), default=str))  # JSON has no days
    assert text.startswith("#:schema ./plan.schema.json\n")
    jsonschema.validate(plan, schema)


def test_the_plugin_page_holds_where_its_plugin_is_installed(
    tmp_path: Path, county_environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its commands are run by one process there: most of the time of each is its start."""
    project = copy_project(tmp_path / "project", without=("src",))
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    there = Environment(county_environment / "bin" / "python", project)
    monkeypatch.setattr("tests.documents.eduplan", lambda *asked, cwd: there.run(*asked))

    check_page(PLUGIN_PAGE, {}, project)
    there.close()


@pytest.mark.parametrize("page", [*PAGES, *TUTORIAL, PLUGIN_PAGE, PLUGIN_TUTORIAL], ids=_name)
def test_every_block_is_in_a_language_that_is_checked(page: Path) -> None:
    unchecked = [
        f"{block.place}: {block.language or 'no language'}"
        for block in blocks_of(page)
        if block.language not in {*CHECKS, *DIRECTIVES}
    ]

    assert unchecked == []


def _is_job(block: Block) -> bool:
    """Tell whether a block is a program for a cluster; that it is Python is seen here."""
    is_job = block.language == "python" and block.text.startswith("# job.py\nfrom pyspark.")
    return is_job and bool(compile(block.text, block.place, "exec"))


def test_only_the_lines_that_install_and_jobs_for_a_cluster_are_not_run() -> None:
    skipped = [
        block
        for page in (*PAGES, *TUTORIAL, PLUGIN_PAGE, PLUGIN_TUTORIAL)
        for block in blocks_of(page)
        if block.not_run is not None
    ]

    wrong = [
        block.place
        for block in skipped
        if not (INSTALL.fullmatch(block.text.strip()) or _is_job(block))
    ]
    assert wrong == []


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


PLAN = """format = 1

target = [
  { id = "T1", year = 2025 },
  { id = "T2", year = 2025 },
]
"""


@pytest.mark.parametrize(
    ("caption", "text", "lines"),
    [
        ("new.toml", "a = 1\n", ["a = 1"]),
        ("plan.toml，放在最前", "# first\n", ["# first", *PLAN.splitlines()]),
        ("plan.toml，接在末尾", "goal = [\n]\n", [*PLAN.splitlines(), "", "goal = [", "]"]),
        (
            "plan.toml，改这一行",
            '  { id = "T1", year = 2024 },\n',
            PLAN.replace("2025", "2024", 1).splitlines(),
        ),
        (
            "plan.toml，加在 target 里",
            '  { id = "T3", year = 2025 },\n',
            [*PLAN.splitlines()[:-1], '  { id = "T3", year = 2025 },', "]"],
        ),
        (
            "plan.toml，删去这一行",
            '  { id = "T2", year = 2025 },\n',
            [*PLAN.splitlines()[:4], "]"],
        ),
    ],
)
def test_what_a_reader_is_told_to_write_is_written(
    tmp_path: Path, caption: str, text: str, lines: list[str]
) -> None:
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")

    write_file(caption, text, tmp_path)

    written = (tmp_path / caption.partition("，")[0]).read_text(encoding="utf-8")
    assert written.splitlines() == lines


@pytest.mark.parametrize(
    ("caption", "text"),
    [
        ("plan.toml", "a = 1\n"),  # it is there already
        ("new.toml，接在末尾", "a = 1\n"),  # it is not there
        ("plan.toml，随便", "a = 1\n"),
        ("plan.toml，删去这一行", '  { id = "T2", year = 2024 },\n'),  # not what it says
        ("plan.toml，改这一行", '  { id = "T3", year = 2024 },\n'),
        ("plan.toml，加在 goal 里", '  { id = "G1" },\n'),
    ],
)
def test_what_a_reader_can_not_do_fails(tmp_path: Path, caption: str, text: str) -> None:
    (tmp_path / "plan.toml").write_text(PLAN, encoding="utf-8")

    with pytest.raises(AssertionError):
        write_file(caption, text, tmp_path)


def test_a_python_session_that_shows_something_else_fails(tmp_path: Path) -> None:
    """And one that is right leaves its names to the next."""
    names: dict[str, Any] = {}
    check_session(Block(tmp_path, 1, "pycon", ">>> a = 1\n>>> a\n1\n", None), names, tmp_path)

    with pytest.raises(AssertionError, match=r"(?s)Expected:\s+2\s+Got:\s+1"):
        check_session(Block(tmp_path, 1, "pycon", ">>> a\n2\n", None), names, tmp_path)


def test_a_reprinted_page_shows_what_its_commands_print(tmp_path: Path) -> None:
    """What was left out by `...` stays left out."""
    page, folder = tmp_path / "page.md", tmp_path / "folder"
    folder.mkdir()
    blocks = (
        "```console\n$ cat a.toml\nold\n$ seq 3\n1\n...\n```",
        "```console\n$ echo two\n```",
    )
    first = "```{code-block} toml\n:caption: a.toml\nb = 1\n```"
    page.write_text("\n\n".join([first, *blocks, "End."]), encoding="utf-8")

    reprint([page], folder)
    check_page(page, {}, _emptied(folder))

    assert "$ cat a.toml\nb = 1\n$ seq 3\n1\n...\n" in page.read_text(encoding="utf-8")


def _emptied(folder: Path) -> Path:
    shutil.rmtree(folder)
    folder.mkdir()
    return folder


def test_a_block_is_found_with_its_line_and_its_reason(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n<!-- not run: why -->\n```toml\na = 1\n```\n", encoding="utf-8")

    assert list(blocks_of(page)) == [Block(page, 4, "toml", "a = 1\n", "why")]
