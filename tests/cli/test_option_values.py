"""Values that an option can't take: what is wrong, which option it is, what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eduplan.cli.program import run

if TYPE_CHECKING:
    from collections.abc import Callable

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "minimal"
AUDIT = ("audit", str(EXAMPLE / "plan.toml"))
EVALUATE = ("evaluate", str(EXAMPLE / "plan.toml"), "--data", str(EXAMPLE / "data.csv"))


@pytest.fixture
def mistake(capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """Return what runs the program, which must refuse its arguments in one line."""

    def run_wrongly(*arguments: str) -> str:
        """Return the line in which the program refuses its arguments."""
        code = run(arguments)
        shown = capsys.readouterr()
        assert (code, shown.out, shown.err.count("\n")) == (2, "", 1)
        return shown.err

    return run_wrongly


@pytest.mark.parametrize("text", ["abc", "", "99", "20233", "2023.5", "-2023", "2²"])
@pytest.mark.parametrize(
    ("arguments", "option"),
    [((*EVALUATE, "--as-of"), "--as-of"), (("explain", "在园幼儿数", "--year"), "--year")],
)
def test_what_is_no_year_is_refused_with_the_years_there_are(
    mistake: Callable[..., str], arguments: tuple[str, ...], option: str, text: str
) -> None:
    said = mistake(*arguments, text)

    assert f"'{option}': {text!r} is no year" in said
    assert "expected one from 1900 to 2200, such as 2025" in said


@pytest.mark.parametrize("text", ["x", "0", "3601", "1.5", ""])
def test_a_time_limit_is_a_number_of_seconds(mistake: Callable[..., str], text: str) -> None:
    said = mistake(*AUDIT, "--isolate", "--time-limit", text)

    assert f"'--time-limit': {text!r} is no number of seconds" in said
    assert "expected one from 1 to 3600, such as 30" in said


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        ((*AUDIT, "--output", ""), "--output"),
        (("audit", ""), "PLAN"),
        (("evaluate", ""), "PLAN"),
        (("evaluate", AUDIT[1], "--data", " "), "--data"),
        (("explain", "T1", "--plan", ""), "--plan"),
    ],
)
def test_an_empty_name_of_a_file_is_said_with_its_option(
    mistake: Callable[..., str], arguments: tuple[str, ...], named: str
) -> None:
    """A variable of a script that is not set leaves just that."""
    assert f"'{named}': expected the name of a file" in mistake(*arguments)


@pytest.mark.parametrize("option", ["--select", "--ignore", "--only-plugins", "--without-plugins"])
@pytest.mark.parametrize("text", ["", " ", "，"])
def test_a_choice_of_nothing_is_not_taken_for_a_choice_of_all(
    mistake: Callable[..., str], option: str, text: str
) -> None:
    said = mistake(*AUDIT, option, text)

    assert f"'{option}': {text!r} names none; expected at least one" in said


def test_an_unknown_language_is_refused_with_those_there_are(mistake: Callable[..., str]) -> None:
    assert "'--lang': 'xx' is not one of 'zh', 'en'" in mistake(*AUDIT, "--lang", "xx")


def test_standards_of_nothing_are_not_asked_for(mistake: Callable[..., str]) -> None:
    assert "expected a name such as 普惠性幼儿园覆盖率" in mistake("standard", "")


def test_a_year_may_be_written_in_wide_digits(capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for year in ("２０２３", "2023"):
        run([*EVALUATE, "--as-of", year])
        shown.append(capsys.readouterr().out)

    assert "2023" in shown[0]
    assert shown[0] == shown[1]
