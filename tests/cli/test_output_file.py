"""`--output`: the answer in a file, as UTF-8, or the file as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan.cli.output import write, written_to
from tests.cli.command import eduplan, one_after_the_other
from tests.cli.plans import QUICK

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
def test_an_output_file_is_utf_8_on_every_console_and_holds_what_would_be_shown(
    plan: Path, tmp_path: Path, encoding: str
) -> None:
    """In every format."""
    asked = {
        format_: ("audit", plan.name, *QUICK, "--format", format_)
        for format_ in ("text", "json", "sarif")
    }
    to_files = [(*one, "--output", tmp_path / format_) for format_, one in asked.items()]
    console = {"PYTHONIOENCODING": encoding}

    done = one_after_the_other(to_files, cwd=plan.parent, environment=console)

    assert (done.code, done.raw, done.err) == (1, b"", "")
    for format_, one in asked.items():
        assert (tmp_path / format_).read_bytes() == eduplan(*one, cwd=plan.parent).raw


@pytest.mark.parametrize("format_", ["text", "json"])
def test_a_command_that_fails_leaves_the_output_file_as_it_was(
    tmp_path: Path, format_: str
) -> None:
    (tmp_path / "kept").write_text("before", encoding="utf-8")

    done = eduplan(
        *("audit", "missing.toml", "--output", "kept", "--format", format_), cwd=tmp_path
    )

    assert done.code == 2
    assert "没有这个文件" in done.out + done.err
    assert (tmp_path / "kept").read_text(encoding="utf-8") == "before"


@pytest.mark.parametrize(
    ("name", "said"),
    [("r.json", "没有“json”这种格式"), ("r.pdf", "没有“pdf”这种格式"), ("r.doc", "是不是“docx”")],
)
def test_no_text_is_written_under_a_name_that_promises_something_else(
    plan: Path, name: str, said: str
) -> None:
    done = eduplan("report", plan.name, "-o", name, cwd=plan.parent)

    assert done.code == 2
    assert said in done.err
    assert not (plan.parent / name).exists()


def test_an_output_file_that_can_not_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    done = eduplan("plugins", "--output", "no-such-folder/list.txt", cwd=tmp_path)

    assert done.code == 2
    assert done.err == "eduplan: no-such-folder/list.txt 写不了：没有这个文件或文件夹\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("audit", "plan.toml", "--output", "plan.toml"),
        ("audit", "plan.toml", "--output", "./plan.toml", "--format", "json"),
        ("audit", "plan.toml", "--output", "link.toml"),
        ("evaluate", "plan.toml", "--data", "data.csv", "--output", "plan.toml"),
        ("evaluate", "plan.toml", "--data", "data.csv", "--output", "data.csv"),
        ("explain", "T01", "--plan", "plan.toml", "--output", "plan.toml"),
    ],
)
def test_an_output_file_that_the_command_reads_is_refused_and_stays_as_it_was(
    plan: Path, arguments: tuple[str, ...]
) -> None:
    folder = plan.parent
    (folder / "link.toml").symlink_to(plan)
    (folder / "data.csv").write_text("element,region,year,value\n", encoding="utf-8")
    before = {one.name: one.read_bytes() for one in folder.iterdir()}
    output = arguments[arguments.index("--output") + 1]

    chinese = eduplan(*arguments, cwd=folder)
    english = eduplan(*arguments, "--lang", "en", cwd=folder)

    assert (chinese.code, chinese.out, english.code, english.out) == (2, "", 2, "")
    assert chinese.err == f"eduplan: “{output}”是要读的文件，--output 会覆盖它\n"
    assert english.err == (
        f"eduplan: '{output}' is read by this command, and --output would overwrite it\n"
    )
    assert {one.name: one.read_bytes() for one in folder.iterdir()} == before


def test_a_file_is_as_it_was_until_all_of_the_answer_is_written(tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    kept.write_text("before", encoding="utf-8")

    with written_to(str(kept)):
        write("all of ")
        write(b"the answer")
        assert kept.read_text(encoding="utf-8") == "before"
    assert kept.read_text(encoding="utf-8") == "all of the answer"

    with pytest.raises(KeyboardInterrupt):
        _half_written(kept)
    assert kept.read_text(encoding="utf-8") == "all of the answer"
    assert [one.name for one in tmp_path.iterdir()] == ["kept"]


def _half_written(path: Path) -> None:
    with written_to(str(path)):
        write("half an answer")
        raise KeyboardInterrupt
