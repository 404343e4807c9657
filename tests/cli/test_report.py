"""`eduplan report`: a document to hand on, in the form that the name of its file tells."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import eduplan

MINIMAL = Path(__file__).resolve().parents[2] / "examples" / "minimal"
PLAN, DATA = MINIMAL / "plan.toml", MINIMAL / "data.csv"


@pytest.mark.parametrize(
    ("name", "begin"),
    [
        ("r.html", "<!doctype html>"),
        ("R.HTML", "<!doctype html>"),
        ("r.md", "# 清河县"),
        ("r.txt", "清河县"),
        ("r", "清河县"),
    ],
)
def test_the_name_of_the_file_tells_the_form(tmp_path: Path, name: str, begin: str) -> None:
    done = eduplan("report", PLAN, "-o", name, cwd=tmp_path)

    assert (done.code, done.out, done.err) == (0, "", "")
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(begin)


def test_the_form_that_is_asked_for_counts_before_the_name_of_the_file(tmp_path: Path) -> None:
    eduplan("report", PLAN, "-o", "r.html", "--format", "markdown", cwd=tmp_path)

    assert (tmp_path / "r.html").read_text(encoding="utf-8").startswith("# 清河县")


@pytest.mark.parametrize(
    ("arguments", "audited", "evaluated"),
    [
        ((), True, False),
        (("--data", DATA), True, True),
        (("--data", DATA, "--only", "audit"), True, False),
        (("--data", DATA, "--only", "evaluation"), False, True),
    ],
)
def test_a_report_holds_the_audit_the_evaluation_or_both(
    arguments: tuple[str | Path, ...], audited: bool, evaluated: bool
) -> None:
    done = eduplan("report", PLAN, *arguments)

    assert done.code == 0
    assert ("PLAN001" in done.out, "进展顺利" in done.out) == (audited, evaluated)


def test_an_evaluation_without_data_is_refused() -> None:
    done = eduplan("report", PLAN, "--only", "evaluation")

    assert (done.code, done.out) == (2, "")
    assert "评价要有 --data" in done.err


def test_other_commands_follow_the_name_of_their_file_too(tmp_path: Path) -> None:
    eduplan("audit", PLAN, "-o", "a.json", cwd=tmp_path)
    eduplan("audit", PLAN, "-o", "a.sarif", cwd=tmp_path)
    eduplan("rule", "PLAN001", "-o", "rule.html", cwd=tmp_path)

    assert '"findings"' in (tmp_path / "a.json").read_text(encoding="utf-8")
    assert '"runs"' in (tmp_path / "a.sarif").read_text(encoding="utf-8")
    assert "<h1>" in (tmp_path / "rule.html").read_text(encoding="utf-8")


def test_the_same_plan_and_days_give_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.html", "two.html"):
        eduplan(
            *("report", PLAN, "--data", DATA, "--today", "2026-01-01", "-o", name), cwd=tmp_path
        )

    assert (tmp_path / "one.html").read_bytes() == (tmp_path / "two.html").read_bytes()
