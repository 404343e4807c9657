"""One table of main indicators of the invented county, alone, in every format that has tables."""

from __future__ import annotations

import io

import docx

from examples.document.make import COUNTY, ROWS
from examples.document.pdf import pdf

__all__ = ["COUNTY", "ROWS", "TABLES"]


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
