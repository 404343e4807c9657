"""The help of every command on consoles of any width, as people read it."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from eduplan.cli.program import program
from eduplan.report.terminal import display_width

COMMANDS = [
    *("audit", "evaluate", "explain", "indicator", "plugins", "regions", "rule", "schema"),
    "standard",
]
ANSWERING = [one for one in COMMANDS if one not in ("regions", "schema")]  # those write tables
PAGES = [(), *((command,) for command in COMMANDS)]


def help_of(*command: str, columns: int) -> list[str]:
    environment = {"COLUMNS": str(columns)}
    return CliRunner().invoke(program, [*command, "--help"], env=environment).output.splitlines()


@pytest.mark.parametrize("columns", [40, 60, 80, 100])
@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_no_line_of_a_help_is_wider_than_the_console(
    command: tuple[str, ...], columns: int
) -> None:
    """A Chinese character takes two columns; one word that is longer can't be helped."""
    lines = help_of(*command, columns=columns)

    wide = [line for line in lines if display_width(line) > columns]
    assert len(lines) > 10
    assert [line for line in wide if " " in line.strip()] == []


@pytest.mark.parametrize("command", PAGES, ids=" ".join)
def test_a_help_says_the_same_on_every_console(command: tuple[str, ...]) -> None:
    """Where lines end is all that differs: no word is lost or cut."""
    narrow, wide = ("".join("".join(help_of(*command, columns=n)).split()) for n in (40, 200))

    assert narrow == wide


def test_the_texts_of_options_stand_below_each_other() -> None:
    lines = help_of("explain", columns=80)

    options = lines[lines.index("选项 / Options:") + 1 : lines.index("  例 / Examples:")]
    starts = {len(re.match(r" *(-[\w-]+(, -\S+)?( \S+)?)? *", line)[0]) for line in options if line}  # type: ignore[index]
    assert starts == {len("  --without-plugins NAMES  ")}


def test_on_a_narrow_console_the_text_of_an_option_stands_below_it() -> None:
    lines = help_of("audit", columns=40)

    at = lines.index("  --select CODES")
    assert lines[at + 1].startswith("      只问这些规则")


def test_an_example_that_is_longer_than_the_console_goes_on_further_in() -> None:
    lines = help_of("explain", columns=40)

    at = lines.index("  例 / Examples:")
    assert lines[at + 1] == "    eduplan explain 普惠性幼儿园覆盖率"
    assert lines[at + 2].startswith("    eduplan explain ")
    assert lines[at + 3].startswith("        ")


def test_the_meaning_of_an_exit_code_stays_beside_the_code() -> None:
    lines = help_of("audit", columns=40)

    at = next(place for place, line in enumerate(lines) if line.startswith("    1  "))
    assert lines[at + 1].startswith("       ")
    assert not lines[at + 1].startswith("        ")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_help_of_every_command_and_option_is_in_both_languages(command: str) -> None:
    text = "\n".join(help_of(command, columns=200))
    options = re.findall(
        r"^  (-.*)", text.partition("选项 / Options:")[2].replace("\n     ", ""), re.M
    )

    assert len(options) >= 3
    assert [one for one in options if not re.search(r"[\u4e00-\u9fff].* / [A-Z]", one)] == []


@pytest.mark.parametrize("command", ANSWERING)
def test_every_command_that_answers_has_the_same_options_for_its_output(command: str) -> None:
    text = "\n".join(help_of(command, columns=80))

    for option in ("--format FORMAT", "text、html、docx", "--lang [zh|en]", "--output FILE"):
        assert option in text
    assert ("json" in text) == (command != "report")
    assert ("sarif" in text) == (command == "audit")


def test_help_says_what_the_exit_codes_mean() -> None:
    for command in ((), ("audit",)):
        text = "\n".join(help_of(*command, columns=80))
        assert all(part in text for part in ("退出码 / Exit codes", "  0  ", "  1  ", "  2  "))
