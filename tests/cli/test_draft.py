"""`eduplan draft`: what is read of a document, as text and as JSON."""

from __future__ import annotations

from pathlib import Path

from tests.cli.command import eduplan

TEXT = """清河县“十四五”教育规划
一、现状
2020年，全县学前三年毛入园率88.2%。
二、发展目标
到2025年，学前三年毛入园率达到92%以上，新建幼儿园12所。另见编号77。
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
        ("新建幼儿园", "", 2025),
    ]
    assert all(TEXT[one["start"] : one["end"]] == one["quote"] for one in items)


def test_a_document_that_can_t_be_read_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "plan.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(600))
    done = eduplan("draft", "plan.doc", cwd=tmp_path)

    assert done.code == 2
    assert "另存为 .docx" in done.err
