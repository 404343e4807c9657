"""Files that are no plan: a sentence with the place, and exit code 2."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.command import eduplan
from tests.cli.plans import ONE_RULE, PLAN

if TYPE_CHECKING:
    from pathlib import Path


def test_a_problem_in_json_has_its_line_and_the_nearest_name(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text(PLAN.replace("at_least", "at_lest"), encoding="utf-8")

    done = eduplan("audit", "bad.toml", "--format=json", cwd=tmp_path)

    places = {
        (problem["location"]["file"], problem["location"]["line"]): problem["nearest"]
        for problem in done.document["error"]["problems"]
    }
    assert "at_least" in places["bad.toml", 42]


BAD_FILES: dict[str, bytes] = {
    "empty": b"",
    "blank": b" \n\n",
    "truncated": PLAN.encode()[: len(PLAN.encode()) // 2],
    "cut_in_a_character": 'title = "规'.encode()[:-1],
    "gb18030": PLAN.encode("gb18030"),
    "utf_16": PLAN.encode("utf-16"),
    "binary": bytes(range(256)),
    "deep": b"a = " + b"[" * 100_000 + b"]" * 100_000,
    "not_toml": "这不是规划\n".encode(),
    "another_format": b"format = 99\n",
    "no_plan": b"[[target]]\nid = 1\n",
    "long_line": b'a = "' + b"x" * 1_000_000,
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_no_plan_is_refused_with_a_sentence(tmp_path: Path, name: str) -> None:
    (tmp_path / "bad.toml").write_bytes(BAD_FILES[name])

    done = eduplan("audit", "bad.toml", cwd=tmp_path)

    assert done.code == 2
    assert done.out == ""
    assert done.err.startswith("bad.toml")
    assert len(done.err) < 5_000


def test_a_hundred_megabytes_are_refused_at_once(tmp_path: Path) -> None:
    with (tmp_path / "large.toml").open("wb") as stream:
        stream.truncate(100 * 2**20)

    done = eduplan("audit", "large.toml", cwd=tmp_path)

    assert done.code == 2
    assert "文件太大" in done.err


@pytest.mark.parametrize("name", ["missing.toml", ".", "\udcff.toml", "/dev/null"])
def test_what_is_no_regular_file_is_refused(tmp_path: Path, name: str) -> None:
    done = eduplan("audit", name, cwd=tmp_path)

    assert done.code == 2
    assert done.err


@pytest.mark.parametrize("text", ["\ufeff" + PLAN, PLAN.replace("\n", "\r\n")], ids=["BOM", "CRLF"])
def test_files_of_windows_editors_read_the_same(plan: Path, text: str) -> None:
    expected = eduplan("audit", plan.name, *ONE_RULE, cwd=plan.parent).raw
    plan.write_bytes(text.encode("utf-8"))

    assert eduplan("audit", plan.name, *ONE_RULE, cwd=plan.parent).raw == expected


def test_every_mistake_of_a_file_is_shown_at_once(tmp_path: Path) -> None:
    text = PLAN.replace('"60.5%"', '"60.5"').replace("at_least", "at_lest")
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")

    done = eduplan("audit", "bad.toml", cwd=tmp_path)

    assert [line for line in (35, 42) if f"bad.toml:{line}:" in done.err] == [35, 42]
