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
        """Return the line in which the program refuses its arguments; the next names its help."""
        code = run(arguments)
        shown = capsys.readouterr()
        said, help_ = shown.err.splitlines()
        assert (code, shown.out) == (2, "")
        assert help_ == f"用法见 `eduplan {arguments[0]} --help`"
        return said

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

    assert said == (f"eduplan: 选项 {option} “{text}”：不是年份；应为1900 到 2200 的整数，如 2025")


@pytest.mark.parametrize("text", ["x", "0", "3601", "1.5", ""])
def test_a_time_limit_is_a_number_of_seconds(mistake: Callable[..., str], text: str) -> None:
    said = mistake(*AUDIT, "--isolate", "--time-limit", text)

    assert said == (f"eduplan: 选项 --time-limit “{text}”：不是秒数；应为1 到 3600 的整数，如 30")


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
    said = mistake(*arguments)

    assert f" {named} “" in said
    assert said.endswith("没有写文件名；应为文件名")


@pytest.mark.parametrize("option", ["--select", "--ignore", "--only-plugins", "--without-plugins"])
@pytest.mark.parametrize("text", ["", " ", "，"])
def test_a_choice_of_nothing_is_not_taken_for_a_choice_of_all(
    mistake: Callable[..., str], option: str, text: str
) -> None:
    said = mistake(*AUDIT, option, text)

    assert said == f"eduplan: 选项 {option} “{text}”：里面没有名称；应为至少一个名称"


def test_an_unknown_language_is_refused_with_those_there_are(mistake: Callable[..., str]) -> None:
    said = mistake(*AUDIT, "--lang", "xx")

    assert said == "eduplan: 选项 --lang “xx”：没有这种选择；应为zh、en之一"


def test_standards_of_nothing_are_not_asked_for(mistake: Callable[..., str]) -> None:
    assert "没有写名称，如 普惠性幼儿园覆盖率" in mistake("standard", "")


def test_a_year_may_be_written_in_wide_digits(capsys: pytest.CaptureFixture[str]) -> None:
    shown = []
    for year in ("２０２３", "2023"):
        run([*EVALUATE, "--as-of", year])
        shown.append(capsys.readouterr().out)

    assert "2023" in shown[0]
    assert shown[0] == shown[1]
