"""Writes the plan of an invented county as documents of every format: `python make.py FOLDER`."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import docx

from examples.document.pdf import pdf

COUNTY = """清河县“十四五”教育事业发展规划
清政发〔2021〕30号
清河县人民政府
2021年12月30日
一、发展基础
（一）发展成效
2020年，全县学前三年毛入园率88.2%，普惠性幼儿园覆盖率80.5%，九年义务教育巩固率98.5%。“十三五”期间，累计投入教育资金12.6亿元，新建公办幼儿园18所。
（二）存在问题
一是城区学位紧张，大班额尚未消除；二是农村教师结构性缺编，音体美教师不足。
二、发展目标
到2025年，学前三年毛入园率达到92%以上，普惠性幼儿园覆盖率保持在90%以上，公办园在园幼儿占比达到55%，九年义务教育巩固率达到99%。新建幼儿园12所，新增学位3600个。
三、主要任务
（一）推进学前教育普及普惠。新建公办幼儿园12所，扩大普惠性资源供给。（责任单位：县教育局、县自然资源局）
（二）加强教师队伍建设。每年补充教师60名，专任教师中本科以上学历的比例达到85%。
"""
ROWS = [
    ["序号", "指标", "单位", "2020年", "2025年", "五年累计", "属性"],
    ["1", "学前三年毛入园率", "%", "88.2", "≥92", "—", "预期性"],
    ["2", "九年义务教育巩固率", "%", "98.5", "99", "—", "约束性"],
    ["3", "新增公办园学位", "个", "—", "—", "〔3600〕", "预期性"],
]


def as_text() -> bytes:
    """Return the plan as a plain text."""
    return (COUNTY + "\n".join("\t".join(row) for row in ROWS)).encode()


def as_markdown() -> bytes:
    """Return the plan as Markdown."""
    table = "\n".join(f"| {' | '.join(row)} |" for row in ROWS)
    return ("\n\n".join(COUNTY.splitlines()) + f"\n\n{table}\n").encode()


def as_html() -> bytes:
    """Return the plan as a page."""
    body = "".join(f"<p>{line}</p>" for line in COUNTY.splitlines())
    rows = "".join(f"<tr>{''.join(f'<td>{one}</td>' for one in row)}</tr>" for row in ROWS)
    return f"<html><body>{body}<table>{rows}</table></body></html>".encode()


def as_word() -> bytes:
    """Return the plan as a Word file."""
    document = docx.Document()
    for line in COUNTY.splitlines():
        document.add_paragraph(line)
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def as_pdf() -> bytes:
    """Return the plan as a PDF file."""
    width = 36
    lines = [
        line[start : start + width]
        for line in COUNTY.splitlines()
        for start in range(0, len(line), width)
    ]
    return pdf([*lines, ROWS])


FORMATS: dict[str, Callable[[], bytes]] = {
    "plan.txt": as_text,
    "plan.md": as_markdown,
    "plan.html": as_html,
    "plan.docx": as_word,
    "plan.pdf": as_pdf,
}

if __name__ == "__main__":
    folder = Path(sys.argv[1])
    for name, write in FORMATS.items():
        (folder / name).write_bytes(write())
