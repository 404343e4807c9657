"""Consoles, pipes and disks of every kind; what is written doesn't depend on them."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.cli.command import COMMAND, Done, eduplan, eduplan_process, one_after_the_other
from tests.cli.plans import QUICK

if TYPE_CHECKING:
    from collections.abc import Sequence


def test_the_output_does_not_depend_on_hash_seed_or_locale(plan: Path) -> None:
    """In no format."""
    settings: list[dict[str, str]] = [
        {"PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C", "LANG": "C", "PYTHONUTF8": "1"},
        {"PYTHONHASHSEED": "3", "LC_ALL": "zh_CN.UTF-8", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "4", "COLUMNS": "200", "FORCE_COLOR": "1"},
    ]
    audit = ("audit", plan, "--today", "2026-01-01")
    formats = [(*audit, "--format", format_) for format_ in ("text", "json", "sarif")]

    runs = [one_after_the_other(formats, environment=one) for one in settings]

    assert {run.code for run in runs} == {1}
    assert len({run.raw for run in runs}) == 1
    assert runs[0].raw == b"".join(eduplan(*one).raw for one in formats)


def _json_and(done: Done) -> tuple[Any, bytes]:
    """Return the JSON that a process wrote first, which is UTF-8, and what it wrote after it."""
    document, end, rest = done.raw.partition(b"\n}\n")
    return json.loads((document + end).decode("utf-8")), rest


@pytest.fixture
def said(plan: Path) -> Sequence[Sequence[str | Path]]:
    """Commands for one process: the JSON of an audit, then its text in both languages."""
    audit = ("audit", plan, *QUICK)
    return [(*audit, "--format", "json"), audit, (*audit, "--lang", "en")]


def test_a_gbk_console_shows_chinese_in_its_own_encoding_and_json_in_utf_8(
    said: Sequence[Sequence[str | Path]],
) -> None:
    json_, done = (
        eduplan_process(*one, environment={"PYTHONIOENCODING": "gbk"}) for one in said[:2]
    )

    text = done.raw.decode("gbk")
    assert (json_.code, done.code) == (1, 1)
    assert json_.document["plan"]["title"] == "某县“十四五”教育规划"
    assert "目标≥55%" in text
    assert "一(一)(P)" in text  # GBK has no ¶


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""},
    ],
)
def test_a_console_without_chinese_shows_plain_signs_and_escapes_and_json_in_utf_8(
    said: Sequence[Sequence[str | Path]], environment: dict[str, str]
) -> None:
    done = one_after_the_other(said, environment=environment)

    document, rest = _json_and(done)
    assert done.code == 1
    assert document["plan"]["title"] == "某县“十四五”教育规划"
    assert rest.decode("ascii").count(">=55%") >= 2


def test_help_and_errors_can_be_written_on_a_plain_console() -> None:
    helps = one_after_the_other(
        [("--help",), ("audit", "--help")], environment={"PYTHONIOENCODING": "ascii"}
    )
    error = eduplan_process("audit", "文件.toml", environment={"PYTHONIOENCODING": "ascii"})

    assert (helps.code, error.code) == (0, 2)
    for done in (helps, error):
        assert done.out + done.err
        assert (done.out + done.err).isascii()


def test_a_reader_that_goes_away_is_no_error(plan: Path) -> None:
    command = [*COMMAND, "audit", str(plan), *QUICK]

    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()

    assert process.wait() == 1
    assert errors == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("audit", "PLAN", *QUICK), ("--version",), ("--help",)])
def test_a_full_disk_is_said_in_one_line(plan: Path, arguments: Sequence[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *(str(plan) if one == "PLAN" else one for one in arguments)],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )

    assert done.returncode == 2
    assert done.stderr.decode().count("\n") == 1
    assert "输出写不了：磁盘已满" in done.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("audit", "none.toml"), ("audti",), ()])
def test_where_no_error_can_be_written_the_exit_code_tells(arguments: Sequence[str]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [*COMMAND, *arguments], stdout=subprocess.PIPE, stderr=full, check=False
        )

    assert done.returncode == 2
    assert done.stdout == b""
