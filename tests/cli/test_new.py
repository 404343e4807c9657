"""`eduplan new plan`: a plan to begin with, as text or as a workbook."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from eduplan import parse_plan
from eduplan.files.new_plan import sample_rows
from tests.cli.command import eduplan
from tests.installed import installed_registry

if TYPE_CHECKING:
    from pathlib import Path

HEAD = ("--region", "220503", "--title", "二道江区教育规划", "--period", "2026-2030")


@pytest.mark.parametrize("name", ["plan.toml", "plan.xlsx"])
def test_a_new_plan_is_audited_as_it_stands(tmp_path: Path, name: str) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")

    done = eduplan("new", "plan", name, *HEAD, cwd=tmp_path)
    audited = eduplan("audit", name, "--severity", "error", cwd=tmp_path)

    assert (done.code, done.out) == (0, f"已写出 {name}\n")
    assert audited.code == 0
    assert "二道江区教育规划" in audited.out


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_new_text_shows_a_row_of_each_kind_that_holds_once_it_is_uncommented(
    tmp_path: Path, lang: str
) -> None:
    eduplan("new", "plan", "plan.toml", *HEAD, "--lang", lang, cwd=tmp_path)
    text = (tmp_path / "plan.toml").read_text(encoding="utf-8")
    rows = sample_rows(2026, 2030)

    for line in filter(None, rows.splitlines()):
        assert f"\n# {line}\n" in text
    head = "".join(line for line in text.splitlines(True) if not line.startswith("#"))
    plan = parse_plan(head + rows, installed_registry()).plan
    kinds = (plan.targets, plan.baselines, plan.statements, plan.measures, plan.problems)
    assert [len(kind) for kind in kinds] == [2, 2, 1, 1, 1]
    assert (plan.issuer, plan.first_year) == ("某县人民政府", 2026)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("plan.toml", *HEAD), "已有这个文件"),
        (("new.toml", "--region", "2205", *HEAD[2:]), "--region"),
        (("new.toml", *HEAD[:4], "--period", "soon"), "--period"),
        (("new.toml", *HEAD[2:]), "--region"),
    ],
)
def test_what_can_not_be_begun_is_said_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "plan.toml").write_text("", encoding="utf-8")

    done = eduplan("new", "plan", *arguments, cwd=tmp_path)

    assert done.code == 2
    assert said in done.err
    assert not (tmp_path / "new.toml").exists()
