"""The program as a process: how it starts, what it needs, how it ends."""

from __future__ import annotations

import os
import subprocess
import sys
from importlib.metadata import version
from typing import TYPE_CHECKING

import pytest

from eduplan.cli import main
from tests.cli.command import eduplan, eduplan_process
from tests.cli.plans import ONE_RULE

if TYPE_CHECKING:
    from pathlib import Path


def test_without_a_command_the_help_is_shown_as_a_mistake() -> None:
    done = eduplan_process()

    assert done.code == 2
    assert "Usage: eduplan" in done.err


def test_the_version_is_that_of_the_package() -> None:
    assert eduplan_process("--version").out == f"eduplan {version('eduplan')}\n"


@pytest.mark.parametrize(
    ("words", "position"),
    [
        ("eduplan audit pla", 2),
        ("eduplan audit plan.toml --output pla", 4),
        ("eduplan evaluate plan.toml --data pla", 4),
        ("eduplan explain T11 --plan pla", 4),
    ],
)
def test_a_shell_completes_names_of_files_where_a_file_is_meant(
    words: str,
    position: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    asked = {"_EDUPLAN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(position)}
    for name, value in asked.items():
        monkeypatch.setenv(name, value)

    with pytest.raises(SystemExit):
        main([])

    assert capsys.readouterr().out == "file,pla\n"


def test_a_shell_asks_the_process_to_complete_a_command() -> None:
    asked = {"_EDUPLAN_COMPLETE": "bash_complete", "COMP_WORDS": "eduplan aud", "COMP_CWORD": "1"}

    assert eduplan_process(environment=asked).out == "plain,audit\n"


def test_the_module_is_the_command(plan: Path) -> None:
    command = [sys.executable, "-m", "eduplan", "audit", str(plan), *ONE_RULE]

    done = subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "PYTHONIOENCODING": "utf-8"}
    )

    assert done.stdout == eduplan("audit", plan, *ONE_RULE).raw


def test_without_click_one_line_says_how_to_get_it() -> None:
    code = "import sys; sys.modules['click'] = None; from eduplan.cli import main; sys.exit(main())"

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert 'pip install "eduplan[cli]"' in done.stderr
