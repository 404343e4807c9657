"""One table of main indicators of an invented county, in every format that has tables."""

from __future__ import annotations

import io

import docx

from tests.pdf import pdf

ROWS = [
    ["序号", "指标", "单位", "2020年", "2025年", "五年累计", "属性"],
    ["1", "学前三年毛入园率", "%", "88.2", "≥92", "—", "预期性"],
    ["2", "九年义务教育巩固率", "%", "98.5", "99", "—", "约束性"],
    ["3", "新增公办园学位", "个", "—", "—", "〔3600〕", "预期性"],
]


def _word() -> bytes:
    document = docx.Document()
    table = document.add_table(rows=len(ROWS), cols=len(ROWS[0]))
    for row, texts in zip(table.rows, ROWS, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _html() -> str:
    rows = ("".join(f"<td>{cell}</td>" for cell in row) for row in ROWS)
    return f"<html><body><table>{''.join(f'<tr>{row}</tr>' for row in rows)}</table></body></html>"


TABLES = {
    "plan.txt": "\n".join("\t".join(row) for row in ROWS).encode(),
    "plan.md": "\n".join(f"| {' | '.join(row)} |" for row in ROWS).encode(),
    "plan.html": _html().encode(),
    "plan.docx": _word(),
    "plan.pdf": pdf([ROWS]),
}
