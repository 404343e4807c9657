"""`eduplan data`: the template that others fill in, and what the columns of a table say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import eduplan

PLAN = Path(__file__).resolve().parents[2] / "examples/minimal/plan.toml"


def test_the_template_of_a_plan_is_written_and_is_known_column_by_column(tmp_path: Path) -> None:
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")

    written = eduplan("data", "template", PLAN, "填报.xlsx", cwd=tmp_path)
    checked = eduplan("data", "check", "填报.xlsx", "--plan", PLAN, cwd=tmp_path)

    assert (written.code, written.out) == (0, "已写出 填报.xlsx\n")
    assert checked.code == 0
    assert "认不得" not in checked.out


def test_a_proposed_mapping_is_kept_and_read_again(tmp_path: Path) -> None:
    text = "幼儿园名称,年份,在园幼儿人数,电话\n甲园,2023,90,1\n"
    (tmp_path / "data.csv").write_bytes(text.encode("gb18030"))

    checked = eduplan("data", "check", "data.csv", "--save", "对应.toml", cwd=tmp_path)
    again = eduplan("data", "check", "data.csv", "--mapping", "对应.toml", cwd=tmp_path)
    used = eduplan("evaluate", PLAN, "--data", "data.csv", "--mapping", "对应.toml", cwd=tmp_path)

    assert checked.code == 1
    assert "在园幼儿人数 → 认不得" in checked.out
    assert '"电话" = "-"' in (tmp_path / "对应.toml").read_text(encoding="utf-8")
    assert again.code == 0
    assert "每一列都认得" in again.out
    assert used.code in (0, 1)


@pytest.mark.parametrize(
    ("mapping", "said"),
    [("[header]\n", "headers"), ("[headers]\na = 1\n", "“a”"), ("headers = 3\n", "headers")],
)
def test_a_mapping_that_is_none_is_refused(tmp_path: Path, mapping: str, said: str) -> None:
    (tmp_path / "data.csv").write_text("学校,年份,在校生数\n甲,2023,5\n", encoding="utf-8")
    (tmp_path / "m.toml").write_text(mapping, encoding="utf-8")

    done = eduplan("data", "check", "data.csv", "--mapping", "m.toml", cwd=tmp_path)

    assert done.code == 2
    assert said in done.err
