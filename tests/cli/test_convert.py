"""`eduplan convert`: text, workbook, and the plan of a printed table of indicators."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.command import eduplan

ROOT = Path(__file__).resolve().parents[2]
PLAN = ROOT / "examples/minimal/plan.toml"
TABLE = "指标\t2020年\t2025年\t属性\n高中阶段毛入学率（%）\t93.5\t96\t约束性\n"

pytest.importorskip("xlsxwriter")
pytest.importorskip("python_calamine")


def test_a_plan_goes_to_a_workbook_and_back_and_is_audited_as_one(tmp_path: Path) -> None:
    there = eduplan("convert", PLAN, "plan.xlsx", cwd=tmp_path)
    back = eduplan("convert", "plan.xlsx", "plan.toml", cwd=tmp_path)
    again = eduplan("convert", PLAN, "plan.toml", cwd=tmp_path)
    audited = eduplan("audit", "plan.xlsx", cwd=tmp_path)

    assert (there.code, back.code, again.code) == (0, 0, 0)
    assert "没有差别" in again.out
    assert audited.code == 1
    assert "清河县" in audited.out


def test_a_printed_table_becomes_a_plan_in_one_command(tmp_path: Path) -> None:
    (tmp_path / "主要指标表.txt").write_text(TABLE, encoding="utf-8")

    done = eduplan("convert", "主要指标表.txt", "plan.toml", "--region", "220503", cwd=tmp_path)

    assert (done.code, done.out) == (0, "已写出 plan.toml\n")
    assert "93.5%" in (tmp_path / "plan.toml").read_text(encoding="utf-8")
    assert eduplan("audit", "plan.toml", cwd=tmp_path).code in (0, 1)


def test_a_plan_that_is_there_is_written_over_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "表.txt").write_text(TABLE, encoding="utf-8")
    eduplan("convert", "表.txt", "plan.toml", "--region", "220503", cwd=tmp_path)
    (tmp_path / "表.txt").write_text(TABLE.replace("93.5", "94"), encoding="utf-8")
    command = ("convert", "表.txt", "plan.toml", "--region", "220503")

    shown = eduplan(*command, cwd=tmp_path)
    before = (tmp_path / "plan.toml").read_text(encoding="utf-8")
    written = eduplan(*command, "--yes", cwd=tmp_path)

    assert shown.code == 1
    assert "93.5% → 94%" in shown.out
    assert "93.5%" in before
    assert written.code == 0
    assert "94%" in (tmp_path / "plan.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("表.txt", "plan.toml"), "--region"),
        (("数据.csv", "plan.toml"), "没有规划，也没有主要指标表"),
        (("没有.toml", "plan.xlsx"), "没有这个文件"),
        (("plan.toml", "no/such/plan.xlsx"), "写不了"),
    ],
)
def test_what_can_not_be_converted_is_said_in_a_sentence(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / "表.txt").write_text(TABLE, encoding="utf-8")
    (tmp_path / "数据.csv").write_text("学校,在校生数\n甲,5\n", encoding="utf-8")
    (tmp_path / "plan.toml").write_bytes(PLAN.read_bytes())

    done = eduplan("convert", *arguments, cwd=tmp_path)

    assert done.code == 2
    assert said in done.err
