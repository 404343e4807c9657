"""The page on progress shows the table of words as it is in the code."""

from __future__ import annotations

import re
from pathlib import Path

from eduplan.engine.evaluation.verdicts import ANY, VERDICTS

PAGE = Path(__file__).resolve().parents[2] / "docs" / "progress.md"
STATES = {
    ANY: "—",
    "manual": "定性",
    "unknown": "未知",
    "met": "达到",
    "missed": "未达到",
    "on_schedule": "达到时序",
    "near": "基本达到",
    "behind": "滞后",
    "none": "无进展",
    "beyond": "超出范围",
    "kept": "年年保持",
    "kept_where_known": "有数据的年份都保持",
    "restored": "中断后恢复",
    "lost": "没有保持",
    "worsened": "变差",
    "before": "未到期",
    "due": "到期",
}


def rows() -> list[str]:
    """Return the rows of the page's table for those of the code."""
    found = []
    for row in VERDICTS:
        states = " | ".join(STATES[state] for state in row[:5])
        counted = "达到或符合预期" if row.counts else "滞后" if row.lags else ""
        found.append(f"| {states} | {row.words.zh} | {counted} |".replace("|  |", "| |"))
    return found


def test_the_page_shows_every_row_of_the_table_in_its_order() -> None:
    page = PAGE.read_text(encoding="utf-8")
    shown = page.partition("| 水平 | 进度 | 比基年 |")[2]

    assert (
        re.findall(r"^\| (?!---|水平).*\|$", shown, flags=re.MULTILINE)[: len(VERDICTS)] == rows()
    )
    assert shown.count("\n| ") == len(VERDICTS)
