"""`eduplan draft`: what is read of a document, as text and as JSON."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import eduplan
from tests.drafting.documents import COUNTY

TEXT = """清河县“十四五”教育规划
一、现状
2020年，全县学前三年毛入园率88.2%。
二、发展目标
到2025年，学前三年毛入园率达到92%以上，新建研学幼儿园12所。另见编号77。
"""


def test_figures_are_shown_with_their_clause_and_indicator(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    out = eduplan("draft", "plan.txt", cwd=tmp_path).out

    assert "还没有人核对" in out.splitlines()[0]
    assert "二¶" in out
    assert "≥92%" in out
    assert "读出 3 个数" in out
    assert "「另见编号77」" in out


def test_json_names_the_indicator_only_where_the_label_is_known(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    items = eduplan("draft", "plan.txt", "--format", "json", cwd=tmp_path).document["items"]

    assert [(one["label"], one["indicator"], one["year"]) for one in items] == [
        ("学前三年毛入园率", "preschool.gross_enrolment_rate", 2020),
        ("学前三年毛入园率", "preschool.gross_enrolment_rate", 2025),
        ("新建研学幼儿园", "", 2025),
    ]
    assert all(TEXT[one["start"] : one["end"]] == one["quote"] for one in items)


def test_a_plan_file_is_written_and_its_document_holds_it(tmp_path: Path) -> None:
    (tmp_path / "county.txt").write_text(COUNTY, encoding="utf-8")
    done = eduplan("draft", "county.txt", "--region", "229901", "-o", "plan.toml", cwd=tmp_path)

    assert done.code == 0
    assert "还没有人核对" in done.err
    compared = eduplan("source", "plan.toml", "county.txt", cwd=tmp_path)
    assert (compared.code, "差别 0 处" in compared.out) == (0, True)
    assert eduplan("audit", "plan.toml", "--today", "2026-01-01", cwd=tmp_path).code in (0, 1)


def test_a_plan_file_and_the_screen_say_what_was_not_read_and_where(tmp_path: Path) -> None:
    (tmp_path / "plan.txt").write_text(TEXT, encoding="utf-8")
    done = eduplan("draft", "plan.txt", "--region", "229901", "-o", "plan.toml", cwd=tmp_path)
    head = (tmp_path / "plan.toml").read_text(encoding="utf-8").splitlines()[:3]

    assert [one for one in head if "二¶「另见编号77」" in one and one.startswith("# 没有读作数据")]
    assert "二¶「另见编号77」" in done.err


def test_the_audit_of_a_document_says_first_that_nobody_checked_it(tmp_path: Path) -> None:
    (tmp_path / "county.txt").write_text(COUNTY, encoding="utf-8")
    arguments = ("audit", "county.txt", "--region", "229901", "--today", "2026-01-01")
    done = eduplan(*arguments, cwd=tmp_path)

    assert "还没有人核对" in done.out.partition("结论")[0]
    assert "PLAN011" in done.out
    assert "PLAN014" not in done.out  # nobody linked measures to problems yet
    assert "还没有人核对" in eduplan(*arguments, "--format", "json", cwd=tmp_path).err


def test_a_document_without_a_region_asks_for_it(tmp_path: Path) -> None:
    (tmp_path / "county.txt").write_text(COUNTY.replace("清河县", "新河镇"), encoding="utf-8")
    done = eduplan("audit", "county.txt", cwd=tmp_path)

    assert done.code == 2
    assert "--region" in done.err


def test_what_a_plan_file_lacks_is_shown(tmp_path: Path) -> None:
    (tmp_path / "county.txt").write_text(COUNTY, encoding="utf-8")
    eduplan("draft", "county.txt", "--region", "229901", "-o", "plan.toml", cwd=tmp_path)
    changed = COUNTY.replace("达到92%以上", "达到93%以上")
    (tmp_path / "county.txt").write_text(changed, encoding="utf-8")
    out = eduplan("draft", "county.txt", "--into", "plan.toml", cwd=tmp_path).out

    assert "改动 目标值" in out
    assert "target:" not in out
    assert "92% → 93%" in out


def test_what_only_stands_elsewhere_now_is_no_change(tmp_path: Path) -> None:
    (tmp_path / "county.txt").write_text(COUNTY, encoding="utf-8")
    eduplan("draft", "county.txt", "--region", "229901", "-o", "plan.toml", cwd=tmp_path)
    (tmp_path / "county.txt").write_text(COUNTY.replace("清政发", "清政教发"), encoding="utf-8")
    out = eduplan("draft", "county.txt", "--into", "plan.toml", cwd=tmp_path).out

    assert out.splitlines()[1:] == ["  文号 清政发〔2021〕30号 → 清政教发〔2021〕30号"]


def test_a_document_that_can_t_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "plan.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    done = eduplan("draft", "plan.doc", cwd=tmp_path)

    assert done.code == 2
    assert "另存为 .docx" in done.err
